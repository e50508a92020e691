// Package language tells which language an article is in, by the words that every text
// of a language holds (words.txt) and by its script. It is there to keep what is not
// English from being read as English: where it is in doubt, a text is English.
//
// It knows texts alone, no format and no stage.
package language

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"readout/content/lexicon"
)

//go:embed words.txt
var words string

// English is the tag of English.
const English = "en"

type vocabulary struct {
	tags []string            // sorted, English left out
	of   map[string][]string // the tags of languages that have a word
}

var vocab = sync.OnceValue(func() vocabulary {
	var l lexicon.Lexicon
	if err := l.Parse("words.txt", words); err != nil {
		panic(err) // the file is embedded, and a test reads it
	}
	v := vocabulary{of: map[string][]string{}}
	english, either := l.Set(English), l.Set("either")
	for _, tag := range l.Classes() {
		if tag == "either" {
			continue
		}
		if tag != English {
			v.tags = append(v.tags, tag)
		}
		for w := range l.Set(tag) {
			if tag == English || !english[w] && !either[w] {
				v.of[w] = append(v.of[w], tag)
			}
		}
	}
	slices.Sort(v.tags)
	return v
})

// Limits of the count.
const (
	sample   = 1 << 12 // bytes of a text that are looked at
	fewest   = 12      // words of a text that can be told to be foreign by its words alone
	share    = 12      // of a hundred words, how many must be of the foreign language
	margin   = 3       // and how many times as many as of English
	kinds    = 3       // how many different ones these must be
	declared = 5       // of a hundred, where the article says that it is in that language
)

// Of is the language of a text, a primary tag of BCP 47; "en" where nothing speaks for
// another one. stated is the tag that the article states, "" for none or English. A text
// that is plainly English is, whatever it states.
func Of(text, stated string) string {
	text = text[:min(len(text), sample)]
	if tag := script(text); tag != "" {
		if stated != "" && stated != English {
			return stated
		}
		return tag
	}
	hits, different := map[string]int{}, map[string]int{}
	seen := map[string]bool{}
	all := 0
	known := vocab().of
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), apart) {
		all++
		tags := known[w]
		if len(tags) == 0 {
			continue
		}
		for _, tag := range tags {
			hits[tag]++
			if !seen[w] {
				different[tag]++
			}
		}
		seen[w] = true
	}
	best, most := "", 0
	for _, tag := range vocab().tags {
		if hits[tag] > most || hits[tag] == most && most > 0 && tag == stated {
			best, most = tag, hits[tag]
		}
	}
	english := hits[English]
	switch {
	case stated != "" && stated != English && hits[stated]*100 >= declared*all && hits[stated] > english:
		return stated
	case stated != "" && stated != English && english*100 < declared*all && all > 0:
		return stated // of which there are no words here
	case all >= fewest && most*100 >= share*all && most > margin*english && different[best] >= kinds:
		return best
	}
	return English
}

// apart reports whether r parts words; a word with a figure in it is one.
func apart(r rune) bool {
	if r < utf8.RuneSelf {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
}

// scripts are those that tell a text which is not English, with the language that most
// texts in them are in.
var scripts = []struct {
	table *unicode.RangeTable
	tag   string
}{
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Han, "zh"},
	{unicode.Cyrillic, "ru"}, {unicode.Arabic, "ar"}, {unicode.Hebrew, "he"}, {unicode.Greek, "el"},
	{unicode.Devanagari, "hi"}, {unicode.Bengali, "bn"}, {unicode.Thai, "th"}, {unicode.Georgian, "ka"}, {unicode.Armenian, "hy"},
}

// script is the language of a text more than half of which is in another script, "".
func script(text string) string {
	counts := make([]int, len(scripts))
	all, ukrainian := 0, false
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		all++
		if r < 0x370 {
			continue
		}
		ukrainian = ukrainian || strings.ContainsRune("іїєґІЇЄҐ", r)
		for i, s := range scripts {
			if unicode.Is(s.table, r) {
				counts[i]++
				break
			}
		}
	}
	sum, best := 0, 0
	for i, n := range counts {
		sum += n
		if n > counts[best] {
			best = i
		}
	}
	if sum*2 <= all {
		return ""
	}
	if counts[0]+counts[1] > 0 && scripts[best].tag == "zh" && (counts[0]+counts[1])*10 > sum {
		return "ja"
	}
	if scripts[best].tag == "ru" && ukrainian {
		return "uk"
	}
	return scripts[best].tag
}
