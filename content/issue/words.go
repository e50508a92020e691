package issue

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"readout/content/annot"
	"readout/content/lexicon"
)

//go:embed stance.txt
var stanceText string

//go:embed kin.txt
var kinText string

//go:embed topic.txt
var topicText string

// words is what the stage knows: its rules and lists, read once.
type words struct {
	lexicon                                                  *lexicon.Lexicon
	stance                                                   *lexicon.Matcher
	stop                                                     map[string]bool
	asking, money, sums, dates                               map[string]bool
	parting, linking, pronoun, article                       map[string]bool
	anaphor, opening, wh, aside, dangling, leading, seedless map[string]bool
	position, personal, saying, proposal, mouthpiece         map[string]bool
	classes                                                  map[string]int // class of stance.txt to its place in stances
	// groups are subjects: each a list of words and phrases as stems.
	groups [][][]string
}

// The classes of stance.txt by their place in stances.
const (
	unsettled = iota
	doubt
	refusal
	demand
	condition
	approval
	undertaking
	contrast
	question
	praise
	numStances
)

// stances are the classes of stance.txt with what one match says by default.
var stances = [numStances]struct {
	class  string
	weight float64
}{
	unsettled: {"unsettled", 1}, doubt: {"doubt", 0.9}, refusal: {"refusal", 0.8}, demand: {"demand", 0.7},
	condition: {"condition", 0.6}, approval: {"approval", 0.8}, undertaking: {"undertaking", 0.5},
	contrast: {"contrast", 0.35}, question: {"question", 0.5}, praise: {"praise", -0.5},
}

var known = sync.OnceValue(func() *words {
	w, err := readWords()
	if err != nil {
		panic(err) // the files are embedded, and a test reads them
	}
	return w
})

func readWords() (*words, error) {
	lex := &lexicon.Lexicon{}
	for _, f := range []struct{ name, text string }{
		{"stance.txt", stanceText}, {"kin.txt", kinText}, {"topic.txt", topicText},
	} {
		if err := lex.Parse(f.name, f.text); err != nil {
			return nil, err
		}
	}
	var classes []string
	for _, s := range stances {
		classes = append(classes, s.class)
	}
	m, err := lex.Matcher(classes...)
	if err != nil {
		return nil, err
	}
	w := &words{lexicon: lex, stance: m, stop: lex.Set("stop"), asking: lex.Set("asking"), parting: lex.Set("parting"), linking: lex.Set("linking"), pronoun: lex.Set("pronoun"), article: lex.Set("article"), money: lex.Set("money"), sums: lex.Set("sums"), dates: lex.Set("dates"),
		anaphor: lex.Set("anaphor"), wh: lex.Set("wh"), aside: lex.Set("aside"), dangling: lex.Set("dangling"), leading: lex.Set("leading"), seedless: lex.Set("seedless"), opening: lex.Set("opening"), position: lex.Set("position"),
		personal: lex.Set("personal"), saying: lex.Set("saying"), proposal: lex.Set("proposal"), mouthpiece: lex.Set("mouthpiece"),
		classes: map[string]int{}}
	for i, s := range stances {
		w.classes[s.class] = i
	}
	line := 0
	for e, item := range lex.Items("kin") {
		if e.Line != line {
			w.groups = append(w.groups, nil)
			line = e.Line
		}
		g := &w.groups[len(w.groups)-1]
		*g = append(*g, stems(item))
	}
	return w, nil
}

// weigh is the place of a rule's class in stances, and what a match of it says.
func (w *words) weigh(e *lexicon.Entry) (class int, weight float64) {
	class = w.classes[e.Class]
	weight = stances[class].weight
	if v, err := strconv.ParseFloat(e.Attr("weight"), 64); err == nil {
		weight = v
	}
	return class, weight
}

func predicates(doc *annot.Document) lexicon.Predicate {
	next := 0
	return func(name string, i int) int {
		if name != "timex" {
			return 0
		}
		if next >= len(doc.Timexes) || doc.Timexes[next].First > i {
			next = 0
		}
		for next < len(doc.Timexes) && doc.Timexes[next].First < i {
			next++
		}
		if next < len(doc.Timexes) && doc.Timexes[next].First == i {
			return doc.Timexes[next].End - i
		}
		return 0
	}
}

// A plainWord is a word of a title or question.
type plainWord struct {
	lower string
	caps  bool // capitals only
}

// split parts a title or question into words.
func split(text string) []plainWord {
	var out []plainWord
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '\'' && r != '’' && r != '-'
	}) {
		w = strings.ReplaceAll(strings.Trim(w, "."), "’", "'")
		lower := strings.TrimSuffix(strings.ToLower(w), "'s")
		if lower != "" {
			out = append(out, plainWord{lower, len(w) > 1 && w == strings.ToUpper(w)})
		}
	}
	return out
}

// stems are the stems of the words of a phrase; words that say nothing stay as
// they are.
func stems(phrase string) []string {
	var out []string
	for _, w := range split(phrase) {
		out = append(out, stem(w.lower))
	}
	return out
}

func join(words []string) string { return strings.Join(words, " ") }
