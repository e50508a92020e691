package event

import (
	_ "embed"
	"sync"

	"readout/content/annot"
	"readout/content/lexicon"
)

//go:embed event.txt
var eventText string

// vocabulary is event.txt.
type vocabulary struct {
	speech, occasion, article, preposition, relative      map[string]bool
	conjunction, lead, deadline, subordinator             map[string]bool
	asks, nowadays, thin, adverb, spans, spanned          map[string]bool
	manner, state, anything, reader, bound, denial, mover map[string]bool
	pointing, anybody, pictured, supposing, unsettled     map[string]bool
	asking                                                map[string]bool
	where, according, ofFigures, figures                  map[string]bool
	gauge, against, breaks, since, mine                   map[string]bool
	noPlace                                               *lexicon.Matcher
	err                                                   error
}

var words = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{}
	var lex lexicon.Lexicon
	if v.err = lex.Parse("event/event.txt", eventText); v.err != nil {
		return v
	}
	v.noPlace, v.err = lex.Matcher("no-place")
	for name, set := range map[string]*map[string]bool{
		"mere-speech": &v.speech, "occasion": &v.occasion, "article": &v.article, "preposition": &v.preposition,
		"relative": &v.relative, "conjunction": &v.conjunction, "lead": &v.lead, "deadline": &v.deadline,
		"subordinator": &v.subordinator, "asks": &v.asks, "nowadays": &v.nowadays, "thin": &v.thin, "adverb": &v.adverb, "spans": &v.spans, "spanned": &v.spanned,
		"manner": &v.manner, "state": &v.state, "anything": &v.anything, "reader": &v.reader, "bound": &v.bound, "denial": &v.denial, "mover": &v.mover,
		"pointing": &v.pointing, "anybody": &v.anybody, "pictured": &v.pictured, "asking": &v.asking,
		"supposing": &v.supposing, "unsettled": &v.unsettled,
		"where": &v.where, "according": &v.according,
		"gauge": &v.gauge, "against": &v.against, "breaks": &v.breaks, "since": &v.since, "mine": &v.mine,
		"of-figures": &v.ofFigures, "figures": &v.figures,
	} {
		*set = lex.Set(name)
	}
	return v
})

// CheckExamples runs the examples of the lexicon and returns what does not hold.
func CheckExamples(tokenize func(string) []annot.Token) []error {
	var lex lexicon.Lexicon
	if err := lex.Parse("event/event.txt", eventText); err != nil {
		return []error{err}
	}
	return lex.CheckExamples(tokenize, nil)
}
