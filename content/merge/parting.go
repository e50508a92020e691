package merge

import (
	_ "embed"
	"strconv"
	"sync"

	"readout/content/lexicon"
)

//go:embed differences.txt
var differencesText string

// partingWords is differences.txt.
type partingWords struct {
	waiting             map[string]bool
	measure             map[string]bool
	scale               map[string]float64
	numeral             map[string]float64
	currency            map[string]string // a word to its sign
	appointment, voting map[string]bool
	counter             *lexicon.Matcher
	err                 error
}

var parting = sync.OnceValue(func() *partingWords {
	var lex lexicon.Lexicon
	w := &partingWords{err: lex.Parse("merge/differences.txt", differencesText)}
	if w.err != nil {
		return w
	}
	w.waiting, w.measure = lex.Set("waiting"), lex.Set("measure")
	w.appointment, w.voting = lex.Set("appointment"), lex.Set("voting")
	w.scale, w.numeral, w.currency = map[string]float64{}, map[string]float64{}, map[string]string{}
	for _, e := range lex.Entries("scale") {
		if w.scale[e.Pattern], w.err = strconv.ParseFloat(e.Attr("by"), 64); w.err != nil {
			return w
		}
	}
	for _, e := range lex.Entries("numeral") {
		if w.numeral[e.Pattern], w.err = strconv.ParseFloat(e.Attr("is"), 64); w.err != nil {
			return w
		}
	}
	for _, e := range lex.Entries("currency") {
		w.currency[e.Pattern] = e.Attr("sign")
	}
	w.counter, w.err = lex.Matcher("counter")
	return w
})
