package quote

import (
	"testing"

	"readout/content/sentence"
)

func TestLexiconExamples(t *testing.T) {
	for _, err := range words().lexicon.CheckExamples(sentence.Tokenize, nil) {
		t.Error(err)
	}
}
