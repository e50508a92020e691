package quote

import (
	_ "embed"
	"sync"

	"readout/content/lexicon"
)

//go:embed speech.txt
var speechText string

// vocabulary is the lexicon as the stages use it. Read-only.
type vocabulary struct {
	lexicon           lexicon.Lexicon
	cues              *lexicon.Matcher // verbs, phrases and nouns
	plain, pronoun    map[string]bool
	possessive        map[string]bool
	relative, elision map[string]bool
	adverb, auxiliary map[string]bool
	being             map[string]bool
	preposition       map[string]bool
	leading           map[string]bool
	determiner, vague map[string]bool
	conjunction, day  map[string]bool
	voice, document   map[string]bool
	time, kin         map[string]bool
}

// words parses the lexicon once. A mistake in it is a mistake in the program,
// which a test finds before anybody else does.
var words = sync.OnceValue(func() *vocabulary {
	w := &vocabulary{}
	if err := w.lexicon.Parse("speech.txt", speechText); err != nil {
		panic(err)
	}
	cues, err := w.lexicon.Matcher("verb", "phrase", "noun")
	if err != nil {
		panic(err)
	}
	w.cues = cues
	for name, set := range map[string]*map[string]bool{
		"plain": &w.plain, "pronoun": &w.pronoun, "possessive": &w.possessive, "relative": &w.relative,
		"elision": &w.elision, "adverb": &w.adverb, "auxiliary": &w.auxiliary, "being": &w.being,
		"preposition": &w.preposition, "leading": &w.leading, "determiner": &w.determiner, "vague": &w.vague,
		"conjunction": &w.conjunction, "day": &w.day, "time": &w.time, "kin": &w.kin, "voice": &w.voice, "document": &w.document,
	} {
		*set = w.lexicon.Set(name)
	}
	return w
})
