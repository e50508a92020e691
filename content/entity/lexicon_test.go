package entity

import (
	"testing"

	"readout/content/sentence"
)

func TestPresenceExamples(t *testing.T) {
	for _, err := range presenceLexicon().CheckExamples(sentence.Tokenize, nil) {
		t.Error(err)
	}
}
