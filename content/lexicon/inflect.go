package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed irregular.txt
var irregularText string

// irregular maps a lemma to all its forms, for verbs and nouns that do not
// follow the rules of spelling. Read-only.
var irregular = sync.OnceValue(func() map[string][]string {
	table := map[string][]string{}
	for line := range strings.Lines(irregularText) {
		if f := strings.Fields(line); len(f) > 1 && f[0] != "#" {
			table[f[0]] = append(table[f[0]], f[1:]...)
		}
	}
	return table
})

// Forms are the inflected forms of a lemma, itself first: the third person or
// plural, the past and participle, the -ing form. It does not know whether the
// word is a verb or a noun and gives the forms of both.
func Forms(lemma string) []string {
	return append([]string{lemma}, Verb(lemma).all()...)
}

// VerbForms are the forms of a verb.
type VerbForms struct {
	Third      string   // "agrees"
	Present    []string // further forms of the present: "am", "are"
	Past       []string // "agreed"; several where usage varies or "be" asks for it
	Participle []string // past participle
	Ing        string
}

func (v VerbForms) all() []string {
	out := append(append([]string{v.Third}, v.Present...), v.Past...)
	return append(append(out, v.Participle...), v.Ing)
}

// Verb gives the forms of a verb. Irregular ones come from irregular.txt, whose
// columns are lemma, third person, past, participle, -ing; several forms of one
// column are parted by commas.
func Verb(lemma string) VerbForms {
	if f := irregular()[lemma]; len(f) >= 4 {
		present := strings.Split(f[0], ",")
		return VerbForms{present[0], present[1:], strings.Split(f[1], ","), strings.Split(f[2], ","), f[3]}
	}
	past := []string{regularPast(lemma)}
	return VerbForms{third(lemma), nil, past, past, ing(lemma)}
}

func third(w string) string {
	switch {
	case ends(w, "s", "x", "z", "ch", "sh"):
		return w + "es"
	case ends(w, "o") && !vowelBefore(w, 2):
		return w + "es"
	case ends(w, "y") && !vowelBefore(w, 2):
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}

func regularPast(w string) string {
	switch {
	case ends(w, "e"):
		return w + "d"
	case ends(w, "y") && !vowelBefore(w, 2):
		return w[:len(w)-1] + "ied"
	case doubles(w):
		return w + w[len(w)-1:] + "ed"
	}
	return w + "ed"
}

func ing(w string) string {
	switch {
	case ends(w, "ie"):
		return w[:len(w)-2] + "ying"
	case ends(w, "e") && !ends(w, "ee", "oe", "ye") && len(w) > 2:
		return w[:len(w)-1] + "ing"
	case doubles(w):
		return w + w[len(w)-1:] + "ing"
	}
	return w + "ing"
}

func ends(w string, tails ...string) bool {
	for _, t := range tails {
		if strings.HasSuffix(w, t) {
			return true
		}
	}
	return false
}

// vowelBefore reports whether the n-th letter from the end is a vowel.
func vowelBefore(w string, n int) bool {
	return len(w) >= n && strings.IndexByte("aeiou", w[len(w)-n]) >= 0
}

// doubles reports whether the last consonant is doubled before -ed and -ing:
// in words of one syllable that end consonant, vowel, consonant. Longer words
// that double stand in irregular.txt.
func doubles(w string) bool {
	n := len(w)
	if n < 3 || strings.IndexByte("bdgklmnprt", w[n-1]) < 0 || !vowelBefore(w, 2) || vowelBefore(w, 3) {
		return false
	}
	vowels := 0
	for i := range n {
		if strings.IndexByte("aeiouy", w[i]) >= 0 {
			vowels++
		}
	}
	return vowels == 1
}
