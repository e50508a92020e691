package condition

import (
	_ "embed"
	"slices"
	"sync"

	"readout/content/annot"
	"readout/content/lexicon"
	"readout/model"
)

//go:embed condition.txt
var lexiconText string

//go:embed grammar.txt
var grammarText string

// vocabulary is condition.txt and grammar.txt.
type vocabulary struct {
	marker, inverted                     *lexicon.Matcher
	outcome, maybe, goesOn               map[string]bool
	preposition, determiner, definite    map[string]bool
	relative, conjunction, ahead, denies map[string]bool
	asks, self, unreal                   map[string]bool
	pronoun, auxiliary                   map[string]bool
	err                                  error
}

var words = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{}
	var lex lexicon.Lexicon
	if v.err = lex.Parse("condition/condition.txt", lexiconText); v.err != nil {
		return v
	}
	if v.err = lex.Parse("condition/grammar.txt", grammarText); v.err != nil {
		return v
	}
	if v.marker, v.err = lex.Matcher("marker"); v.err != nil {
		return v
	}
	v.inverted, v.err = lex.Matcher("inverted")
	for name, set := range map[string]*map[string]bool{
		"outcome": &v.outcome, "maybe": &v.maybe, "goes-on": &v.goesOn, "preposition": &v.preposition,
		"determiner": &v.determiner, "definite": &v.definite, "relative": &v.relative, "conjunction": &v.conjunction,
		"lies-ahead": &v.ahead, "denies": &v.denies, "asks": &v.asks, "self": &v.self, "pronoun": &v.pronoun, "auxiliary": &v.auxiliary, "unreal": &v.unreal,
	} {
		*set = lex.Set(name)
	}
	return v
})

// waits is the clause that waits on the condition: the one after it where the
// condition opens what is said, else the nearest verb before it; -1 for none.
func (f *finder) waits(c annot.Condition) int {
	before, after := -1, -1
	for k := f.from; k < f.to; k++ {
		v := &f.doc.Clauses[k]
		if v.Verb[1] <= c.First && !(before >= 0 && f.aside(k, c.First)) {
			before = k
		}
		if v.Verb[0] >= c.End && after < 0 {
			after = k
		}
	}
	if after >= 0 && (before < 0 || f.fronted(c.First)) && !f.saying(after, before) {
		return after
	}
	if before < 0 && after >= 0 && after+1 < f.to { // "If it fails, he said, the two will part"
		return after + 1
	}
	return before
}

// aside reports whether clause k stands between commas before token i: ", he said,".
func (f *finder) aside(k, i int) bool {
	v := &f.doc.Clauses[k]
	at := min(v.First, v.Verb[0])
	return at > f.first && f.doc.Tokens[at-1].Lower == "," && v.Verb[1] < i && v.Verb[1]+6 > i &&
		f.doc.Tokens[i-1].Lower == "," && v.Tense == annot.Past && v.Modal == "" && !v.Participle
}

// saying reports whether clause k only says who speaks, while more follows.
func (f *finder) saying(k, before int) bool {
	v := &f.doc.Clauses[k]
	return v.Parent < 0 && before < 0 && k+1 < f.to && v.Verb[1] < f.end && f.doc.Tokens[v.Verb[1]].Lower == "," && v.Modal == "" && v.Tense == annot.Past
}

// fronted reports whether a condition at token i stands before what waits on it:
// it opens the sentence or the quotation, or follows "that", a mark or "and".
func (f *finder) fronted(i int) bool {
	i--
	for i >= f.first && (f.doc.Tokens[i].Lower == "," || f.doc.Tokens[i].Lower == "only") {
		i--
	}
	if i < f.first {
		return true
	}
	t := f.doc.Tokens[i]
	if t.Kind == annot.QuoteTok {
		m := f.doc.InQuote(i + 1)
		return m >= 0 && f.doc.Marks[m].First == i+1
	}
	if t.Lower == ";" || t.Lower == ":" || t.Lower == "—" || t.Lower == "…" {
		return true
	}
	if t.Lower == "that" || t.Lower == "and" || t.Lower == "but" || t.Lower == "part" || t.Lower == "or" || t.Lower == "said" {
		return f.verbAfter(i + 1)
	}
	return false
}

// verbAfter reports whether more than one verb stands after token i.
func (f *finder) verbAfter(i int) bool {
	for k := f.from; k < f.to; k++ {
		if f.doc.Clauses[k].Verb[0] > i {
			return true
		}
	}
	return false
}

// ahead reports whether what waits has not happened yet: it is told in the
// future, as possible, as an infinitive, or as a rule in the present, and the
// condition itself, where it has a verb, not in the plain past.
func (f *finder) ahead(c annot.Condition, sub int) bool {
	shifted := false // the main clause is told as "would"
	if c.Clause >= 0 {
		v := &f.doc.Clauses[c.Clause]
		shifted = v.Modal == "would" || v.Modal == "could" || v.Infinitive
		if !f.open(c.Clause) && !(sub >= 0 && f.present(sub)) {
			return false
		}
	}
	return sub < 0 || f.present(sub) || shifted && (c.Clause < 0 || !f.toldPast(c.Clause))
}

// asked reports whether a condition stands in a question that asks what then
// happens, and so says of nothing that it waits: "Who pays if the mill shuts?"
func (f *finder) asked(c annot.Condition) bool {
	if c.First <= f.first || f.doc.Tokens[f.end-1].Lower != "?" {
		return false
	}
	return f.words.asks[f.doc.Tokens[f.first].Lower]
}

// headline reports whether the sentence is one, which tells the past in the present.
func (f *finder) headline() bool {
	b := f.doc.Sentences[f.n].Block
	return b >= 0 && b < len(f.doc.Source.Blocks) && f.doc.Source.Blocks[b].Kind == model.Heading
}

// willBe reports whether a clause tells what is to come.
func (f *finder) willBe(k int) bool {
	v := &f.doc.Clauses[k]
	return v.Modal != "" || v.Infinitive
}

// elliptical reports whether a condition is a pronoun and an auxiliary and no more,
// which names nothing to wait on: "if we must", "if they had".
func (f *finder) elliptical(c annot.Condition) bool {
	end := c.End
	for end > c.First && f.punct(end-1) {
		end--
	}
	return end-c.First == 3 && f.words.pronoun[f.doc.Tokens[c.First+1].Lower] && f.words.auxiliary[f.doc.Tokens[c.First+2].Lower]
}

// unreal reports whether somebody tells in direct speech what he would do if
// things were otherwise: "I would sing if I could".
func (f *finder) unreal(c annot.Condition) bool {
	if c.Clause < 0 || f.doc.InQuote(c.First) < 0 || f.doc.Clauses[c.Clause].Modal != "would" {
		return false
	}
	return c.First+2 < c.End && f.words.self[f.doc.Tokens[c.First+1].Lower] && f.words.unreal[f.doc.Tokens[c.First+2].Lower]
}

// done reports whether a condition holds a verb in the plain past, or a day that
// is over, while what waits is told in the plain future: "will meet after the
// talks failed".
func (f *finder) done(c annot.Condition) bool {
	if c.Clause < 0 || f.doc.Clauses[c.Clause].Modal != "will" {
		return false
	}
	i, _ := slices.BinarySearchFunc(f.doc.Timexes, c.First, func(t annot.Timex, at int) int { return t.First - at })
	for ; i < len(f.doc.Timexes) && f.doc.Timexes[i].End <= c.End; i++ {
		if t := &f.doc.Timexes[i]; !t.To.IsZero() && !f.doc.Anchor.IsZero() && t.To.Compare(f.doc.Anchor) < 0 && t.Precision == model.Day {
			return true
		}
	}
	for k := f.from; k < f.to; k++ {
		v := &f.doc.Clauses[k]
		if v.Verb[0] > c.First && v.Verb[1] <= c.End && v.Tense == annot.Past && v.Modal == "" && !v.Perfect && !v.Participle && !v.Passive && v.Subject[0] < v.Subject[1] && v.Subject[1] <= v.Verb[0] {
			return true
		}
	}
	return false
}

// present reports whether clause k is told in the present, the perfect or as a bare participle.
func (f *finder) present(k int) bool {
	v := &f.doc.Clauses[k]
	bare := v.Participle && v.Tense == annot.NoTense || v.Tense == annot.Past && v.Subject[0] == v.Subject[1] &&
		v.Verb[1] == v.Verb[0]+1 && (v.Verb[0]-2 < f.first || f.punct(v.Verb[0]-2))
	return v.Tense == annot.Present || bare && v.Modal == ""
}

// open reports whether clause k tells what may still come.
func (f *finder) open(k int) bool {
	v := &f.doc.Clauses[k]
	switch {
	case v.Perfect && v.Modal != "":
		return false
	case v.Modal != "":
		return true
	case v.Infinitive:
		return !f.toldPast(k)
	case v.Participle:
		return v.Tense == annot.NoTense && !v.Passive && !f.toldPast(k)
	}
	return v.Tense == annot.Present && !v.Perfect
}

// toldPast reports whether an infinitive or participle hangs on a plain past of
// doing ("refused to talk after"), not on one of undertaking ("agreed to").
func (f *finder) toldPast(k int) bool {
	v := &f.doc.Clauses[k]
	for hops := 0; hops < 8 && (v.Infinitive || v.Participle); hops++ {
		p := v.Parent
		if p < 0 {
			p = k - 1
		}
		if p < f.from {
			return false
		}
		k, v = p, &f.doc.Clauses[p]
	}
	return v.Tense == annot.Past && v.Modal == "" && !f.words.ahead[v.Lemma] && !v.Infinitive && !v.Participle
}

// denied reports whether what waits is denied: "will not … before".
func (f *finder) denied(c annot.Condition) bool {
	if c.Clause < 0 {
		return false
	}
	v := &f.doc.Clauses[c.Clause]
	return v.Negated || f.words.denies[v.Lemma]
}

// CheckExamples runs the examples of the lexicon and returns what does not hold.
func CheckExamples(tokenize func(string) []annot.Token) []error {
	var lex lexicon.Lexicon
	if err := lex.Parse("condition/condition.txt", lexiconText); err != nil {
		return []error{err}
	}
	return lex.CheckExamples(tokenize, nil)
}
