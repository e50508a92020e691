package issue

import (
	"testing"

	"readout/content/annot"
	"readout/content/lexicon"
	"readout/content/sentence"
)

func TestLexiconExamples(t *testing.T) {
	w, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	month := map[string]bool{"may": true, "thursday": true}
	pred := func(toks []annot.Token) lexicon.Predicate {
		return func(name string, i int) int {
			if name == "timex" && month[toks[i].Lower] {
				if i+1 < len(toks) && toks[i+1].Kind == annot.Number {
					return 2
				}
				return 1
			}
			return 0
		}
	}
	for _, err := range w.lexicon.CheckExamples(sentence.Tokenize, pred) {
		t.Error(err)
	}
}
