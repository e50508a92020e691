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
	waiting map[string]bool
	measure map[string]bool
	scale   map[string]float64
	counter *lexicon.Matcher
	err     error
}

var parting = sync.OnceValue(func() *partingWords {
	var lex lexicon.Lexicon
	w := &partingWords{err: lex.Parse("merge/differences.txt", differencesText)}
	if w.err != nil {
		return w
	}
	w.waiting, w.measure = lex.Set("waiting"), lex.Set("measure")
	w.scale = map[string]float64{}
	for _, e := range lex.Entries("scale") {
		if w.scale[e.Pattern], w.err = strconv.ParseFloat(e.Attr("by"), 64); w.err != nil {
			return w
		}
	}
	w.counter, w.err = lex.Matcher("counter")
	return w
})
