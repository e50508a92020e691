package merge

import (
	_ "embed"
	"math"
	"strings"
	"sync"

	"readout/content/annot"
	"readout/content/lexicon"
)

//go:embed words.txt
var wordsText string

// vocabulary is words.txt: words that say nothing of what an item is about, and
// groups of words that come to the same.
type vocabulary struct {
	empty  map[string]bool   // stems left out
	kin    map[string]string // stem → the first stem of its group
	closes map[string]bool   // words at which a noun phrase ends
	err    error
}

var vocab = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{empty: map[string]bool{}, kin: map[string]string{}}
	var lex lexicon.Lexicon
	if v.err = lex.Parse("merge/words.txt", wordsText); v.err != nil {
		return v
	}
	for _, e := range lex.Entries("empty") {
		v.empty[stem(e.Pattern)] = true
	}
	v.closes = lex.Set("closes")
	lines := map[int]string{}
	for _, e := range lex.Entries("kin") {
		for _, form := range lexicon.Forms(e.Pattern) {
			s := stem(form)
			if lines[e.Line] == "" {
				lines[e.Line] = s
			}
			v.kin[s] = lines[e.Line]
		}
	}
	return v
})

// stem cuts the endings of inflection; it need not be a word, only the same for
// the forms of one word.
func stem(w string) string {
	w = strings.TrimSuffix(w, "'s")
	if base, ok := strings.CutSuffix(w, "res"); ok && len(base) > 3 && strings.HasSuffix(base, "t") { // metres, centres
		w = base + "ers"
	}
	for _, cut := range [...]struct{ end, with string }{
		{"isations", "ize"}, {"izations", "ize"}, {"isation", "ize"}, {"ization", "ize"}, {"ifications", "ify"}, {"ification", "ify"}, {"ifying", "ify"}, {"ified", "ify"}, {"ifies", "ify"},
		{"ments", ""}, {"ment", ""}, {"ings", ""}, {"ing", ""}, {"ies", "y"}, {"ied", "y"}, {"tions", "t"}, {"tion", "t"},
		{"ors", ""}, {"ers", ""}, {"or", ""}, {"er", ""}, {"ses", "s"}, {"ed", ""}, {"es", ""}, {"s", ""},
	} {
		if base, ok := strings.CutSuffix(w, cut.end); ok && len(base) >= 3 && !(cut.end == "s" && strings.HasSuffix(w, "ss")) {
			w = base + cut.with
			break
		}
	}
	w = strings.ReplaceAll(w, "our", "or")
	w = strings.TrimSuffix(w, "e")
	if n := len(w); n > 3 && w[n-1] == w[n-2] && w[n-1] != 's' {
		w = w[:n-1]
	}
	return w
}

// A bag is the words that an item is about, by stem.
type bag map[string]bool

// words adds the telling words of tokens first to end to a bag.
func (b bag) words(doc *annot.Document, first, end int) {
	v := vocab()
	for i := first; i < end; i++ {
		t := doc.Tokens[i]
		switch t.Kind {
		case annot.QuoteTok, annot.Punct, annot.Clitic:
			continue
		case annot.Number:
			if strings.ContainsAny(t.Lower, "$€£¥") {
				b["money"] = true
			}
			continue
		}
		for part := range strings.SplitSeq(t.Lower, "-") {
			s := stem(part)
			if len(s) < 2 || v.empty[s] {
				continue
			}
			if k := v.kin[s]; k != "" {
				s = k
			}
			b[s] = true
		}
	}
}

// weights says how telling a stem is among a set of bags: the rarer, the more.
type weights struct {
	n  int
	df map[string]int
}

func weigh(bags []bag) weights {
	w := weights{n: len(bags), df: map[string]int{}}
	for _, b := range bags {
		for s := range b {
			w.df[s]++
		}
	}
	return w
}

func (w weights) of(s string) float64 {
	return math.Log(1 + float64(w.n+1)/float64(1+w.df[s]))
}

// overlap is how much of the lighter bag's weight the other one shares, 0 to 1.
// Sums run over sorted keys nowhere: the order of additions must not matter, so
// they are made in integer steps.
func (w weights) overlap(a, b bag) float64 {
	var common, wa, wb int64
	for s := range a {
		x := int64(w.of(s) * 1e6)
		wa += x
		if b[s] {
			common += x
		}
	}
	for s := range b {
		wb += int64(w.of(s) * 1e6)
	}
	if least := min(wa, wb); least > 0 {
		return float64(common) / float64(least)
	}
	return 0
}

// common is the number of stems that two bags share.
func (b bag) common(o bag) int {
	n := 0
	for s := range b {
		if o[s] {
			n++
		}
	}
	return n
}
