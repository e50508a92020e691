package clause

import (
	"testing"

	"readout/content/lexicon"
	"readout/content/sentence"
)

func TestLexicon(t *testing.T) {
	var lex lexicon.Lexicon
	if err := lex.Parse("words.txt", wordsText); err != nil {
		t.Fatal(err)
	}
	for _, err := range lex.CheckExamples(sentence.Tokenize, nil) {
		t.Error(err)
	}
}
