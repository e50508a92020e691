package merge

import (
	_ "embed"
	"sync"

	"readout/content/lexicon"
)

//go:embed differences.txt
var differencesText string

// partingWords is differences.txt.
type partingWords struct {
	waiting map[string]bool
	measure map[string]bool
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
	w.counter, w.err = lex.Matcher("counter")
	return w
})
