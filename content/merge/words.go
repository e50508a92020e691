package merge

import (
	"cmp"
	_ "embed"
	"strings"
	"sync"

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

	// points and undertaking are \"the\" and \"promise\" in \"the promise covers …\".
	points, undertaking map[string]bool
	// offered and worded are those words of undertaking that stand for an offer, or
	// for what was undertaken in that very word.
	offered, worded map[string]bool
	open            map[string]bool    // words by which a clause leaves open what it tells
	scales          map[string]bool    // "million"
	opposed         map[[2]string]bool // stems of two verbs of which none says the other
	// those is "these" in "these commitments"; wording is "clause" in "that clause is gone".
	those, wording map[string]bool
	// asked opens a question that is told, answer a short answer to it.
	asked, answer map[string]bool
	denial        map[string]bool // "no", "never"
	// texts are what several parties agree on.
	texts map[string]bool
	// none open an action that is to be refrained from.
	none map[string]bool
	err  error
}

var vocab = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{empty: map[string]bool{}, kin: map[string]string{}}
	var lex lexicon.Lexicon
	if v.err = lex.Parse("merge/words.txt", wordsText); v.err != nil {
		return v
	}
	for _, item := range lex.Items("empty") {
		v.empty[stem(item)] = true
	}
	v.closes, v.points, v.undertaking = lex.Set("closes"), lex.Set("points"), lex.Set("undertaking")
	v.texts, v.none = lex.Set("texts"), lex.Set("none")
	v.offered, v.worded, v.scales = lex.Set("offered"), lex.Set("worded"), lex.Set("scales")
	v.open = lex.Set("open")
	v.those, v.wording, v.asked, v.answer, v.denial = lex.Set("those"), lex.Set("wording"), lex.Set("asked"), lex.Set("answer"), lex.Set("denial")
	lines := map[int]string{}
	for e, item := range lex.Items("kin") {
		for _, form := range lexicon.Forms(item) {
			s := stem(form)
			if lines[e.Line] == "" {
				lines[e.Line] = s
			}
			v.kin[s] = lines[e.Line]
		}
	}
	v.opposed = map[[2]string]bool{}
	for _, item := range lex.Items("opposed") {
		one, other, _ := strings.Cut(item, "/")
		a, b := v.root(one), v.root(other)
		v.opposed[[2]string{a, b}], v.opposed[[2]string{b, a}] = true, true
	}
	return v
})

// root is the stem of a word, or that of the group of words that it belongs to.
func (v *vocabulary) root(w string) string {
	s := stem(w)
	return cmp.Or(v.kin[s], s)
}

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
