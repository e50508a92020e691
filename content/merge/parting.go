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
	err     error
}

var parting = sync.OnceValue(func() *partingWords {
	var lex lexicon.Lexicon
	w := &partingWords{err: lex.Parse("merge/differences.txt", differencesText)}
	w.waiting = lex.Set("waiting")
	return w
})
