package litter

import (
	"testing"

	"readout/content/lexicon"
)

func TestExamples(t *testing.T) {
	var l lexicon.Lexicon
	if err := l.Parse("litter.txt", rules); err != nil {
		t.Fatal(err)
	}
	for _, err := range l.CheckExamples(words, ends) {
		t.Error(err)
	}
}

func TestIs(t *testing.T) {
	for _, line := range []string{
		"Follow", "SHARE", "• Share", "(Reporting by Ana Lund; Editing by Per Holm)",
		"– With additional reporting from the wires", "With files from Per Holm",
		"Additional reporting by Bo Lund in Riga", "Ana Lund contributed reporting.",
		"Ana Lund, in Riga, and Per Holm contributed to this report.",
		"Read also: How ferries are built", "Photo: Ana Lund",
		"Copyright The Plain Herald Limited 2026. All rights reserved.",
		"___", "* * *", "Follow Loom's coverage of the elections on its website.",
	} {
		if _, ok := Is(line); !ok {
			t.Errorf("%q is litter", line)
		}
	}
	for _, line := range []string{
		"Follow the money, she said.", "Share prices fell.", "France contributed 40 trucks to the convoy.",
		"The photo showed a ferry.", "He read the letter: it was short.", "Save the whales",
		"“The fund contributed,” she said, and they reported from Riga.",
		"More ferries will run.", "Comment was free until Monday.",
		"Home rule was promised.", "Print runs were cut and the paper said so on Monday.",
	} {
		if rule, ok := Is(line); ok {
			t.Errorf("%q is an article's line; taken for litter by %s", line, rule)
		}
	}
}

func TestTrim(t *testing.T) {
	for in, want := range map[string]string{
		"The pier is shut. (Reporting by Ana Lund; editing by Per Holm)": "The pier is shut.",
		"The pier is shut (since May).":                                  "The pier is shut (since May).",
		"The pier is shut. Enditem":                                      "The pier is shut.",
		"This is how it ends":                                            "This is how it ends",
		"The pier (shut)":                                                "The pier (shut)",
	} {
		if got := Trim(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestOwner(t *testing.T) {
	for in, want := range map[string]string{
		"Copyright The Plain Herald Limited 2026. All rights reserved.": "The Plain Herald",
		"© 2026 Plain Herald. All rights reserved. Privacy Terms":       "Plain Herald",
		"Copyright 2026":                            "",
		"The Plain Herald":                          "",
		"Copyright © 2026 by Loom Wire, Inc.":       "Loom Wire",
		"Copyright law is old, and it was changed.": "",
	} {
		if got := Owner(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
