package clause

import (
	_ "embed"
	"strings"
	"sync"

	"readout/content/lexicon"
)

//go:embed words.txt
var wordsText string

// A word is what the lexicon knows of a form.
type word struct {
	is    flags
	lemma string // of the verb, when the form can be one
}

type flags uint32

const (
	det flags = 1 << iota
	pronoun
	object
	preposition
	subordinator
	relative
	conjunction
	modal
	be
	have
	do
	negation
	adverb
	nounish
	base
	third
	past
	participle
	ing
	group
	speech
	get
	predicate
	ally
	causative
	inverting
	private
)

const verbForm = base | third | past | participle | ing

// file is words.txt; empty should it be wrong, and then the tests say so.
var file = sync.OnceValue(func() *lexicon.Lexicon {
	lex := &lexicon.Lexicon{}
	if err := lex.Parse("clause/words.txt", wordsText); err != nil {
		return &lexicon.Lexicon{}
	}
	return lex
})

// amounts are the words behind a number that something rises or falls by. Read-only.
var amounts = sync.OnceValue(func() map[string]bool { return file().Set("amount") })

// words is the table of forms. Read-only.
var words = sync.OnceValue(func() map[string]word {
	lex := file()
	t := make(table, 4*(lex.Len("verb")+lex.Len("nounish")+lex.Len("speech")))
	for class, f := range map[string]flags{
		"det": det, "pronoun": pronoun, "object": object, "preposition": preposition, "subordinator": subordinator,
		"relative": relative, "conjunction": conjunction, "modal": modal, "be": be, "have": have, "do": do,
		"negation": negation, "adverb": adverb, "group": group, "get": get, "predicate": predicate, "ally": ally, "causative": causative, "inverting": inverting, "private": private,
	} {
		for _, word := range lex.Items(class) {
			t.add(word, f, "")
		}
	}
	for _, lemma := range lex.Items("verb") {
		t.verb(lemma, 0)
	}
	for _, lemma := range lex.Items("nounish") {
		t.verb(lemma, nounish)
	}
	for _, lemma := range lex.Items("speech") {
		t.verb(lemma, speech)
	}
	return t
})

// adverbials finds the phrases of words.txt that stand as adverbs.
var adverbials = sync.OnceValue(func() *lexicon.Matcher {
	m, err := file().Matcher("adverbial")
	if err != nil {
		return nil
	}
	return m
})

type table map[string]word

func (t table) add(form string, f flags, lemma string) {
	w := t[form]
	w.is |= f
	if lemma != "" && (w.lemma == "" || form == lemma) {
		w.lemma = lemma
	}
	t[form] = w
}

func (t table) verb(lemma string, extra flags) {
	forms := lexicon.Verb(lemma)
	t.add(lemma, base|extra, lemma)
	t.add(forms.Third, third|extra, lemma)
	for _, f := range forms.Past {
		t.add(f, past|extra&^nounish, lemma)
	}
	for _, f := range forms.Participle {
		t.add(f, participle|extra&^nounish, lemma)
	}
	t.add(forms.Ing, ing|extra&^nounish, lemma)
}

// look finds a form; unknown words in -ed and -ing are taken for verb forms.
func look(lower string) word {
	w, ok := words()[lower]
	if ok {
		return w
	}
	switch {
	case strings.Contains(lower, "-"): // "multi-layered", "war-weary"
	case len(lower) > 4 && strings.HasSuffix(lower, "ed") && !strings.HasSuffix(lower, "eed"):
		return word{past | participle, single(strings.TrimSuffix(lower, "ed"))}
	case len(lower) > 5 && strings.HasSuffix(lower, "ing"):
		return word{ing, single(strings.TrimSuffix(lower, "ing"))}
	}
	return word{}
}

// single takes back the consonant that -ed and -ing double: "slipp" is slip, and
// "pass" and "call" are as they are.
func single(stem string) string {
	n := len(stem) - 1
	if n > 2 && stem[n] == stem[n-1] && strings.IndexByte("bdgmnprt", stem[n]) >= 0 {
		return stem[:n]
	}
	return stem
}
