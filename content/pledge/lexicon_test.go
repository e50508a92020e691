package pledge

import (
	"testing"

	"readout/content/annot"
	"readout/content/lexicon"
	"readout/content/sentence"
)

func TestLexicon(t *testing.T) {
	if err := words().err; err != nil {
		t.Fatal(err)
	}
	var lex lexicon.Lexicon
	if err := lex.Parse("pledge.txt", pledgeText); err != nil {
		t.Fatal(err)
	}
	for _, err := range lex.CheckExamples(sentence.Tokenize, predicates) {
		t.Error(err)
	}
}

// predicates answers for examples: weekdays are their only dates.
func predicates(toks []annot.Token) lexicon.Predicate {
	return func(name string, i int) int {
		l := toks[i].Lower
		switch {
		case name == "gerund" && len(l) > 4 && l[len(l)-3:] == "ing":
			return 1
		case name == "timex" && len(l) > 5 && l[len(l)-3:] == "day":
			return 1
		}
		return 0
	}
}
