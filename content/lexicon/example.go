package lexicon

import (
	"fmt"
	"strings"
	"sync/atomic"

	"readout/content/annot"
)

// Check compiles all patterns of a class and tells what is wrong with the first
// wrong one.
func (l *Lexicon) Check(class string) error {
	if l.classes[class] == nil {
		return l.noClass(class)
	}
	for e, pattern := range l.Items(class) {
		if _, err := l.compile(pattern); err != nil {
			return &Error{e.File, e.Line, pattern, err.Error()}
		}
	}
	return nil
}

// CheckExamples runs the examples and counter-examples of the given classes
// (all rule classes when none is given) and returns what does not hold. pred
// gives the predicates for one example's tokens; it may be nil.
func (l *Lexicon) CheckExamples(tokenize func(string) []annot.Token, pred func([]annot.Token) Predicate, classes ...string) []error {
	if len(classes) == 0 {
		for _, name := range l.Classes() {
			if l.classes[name].rules {
				classes = append(classes, name)
			}
		}
	}
	var bad []error
	for _, name := range classes {
		for _, e := range l.Entries(name) {
			if err := l.checkEntry(&e, tokenize, pred); err != nil {
				bad = append(bad, &Error{e.File, e.Line, e.Pattern, err.Error()})
			}
		}
	}
	return bad
}

func (l *Lexicon) checkEntry(e *Entry, tokenize func(string) []annot.Token, pred func([]annot.Token) Predicate) error {
	if _, err := l.compile(e.Pattern); err != nil {
		return err
	}
	m := newMatcher(l)
	m.add(e, &beginning{lex: l})
	m.starts = make([]atomic.Pointer[step], 1)
	find := func(text string) ([]annot.Token, []Match) {
		toks := tokenize(text)
		var p Predicate
		if pred != nil {
			p = pred(toks)
		}
		return toks, m.Find(toks, 0, len(toks), p)
	}
	for _, ex := range e.Examples() {
		before, rest, _ := strings.Cut(ex, "[")
		inside, after, _ := strings.Cut(rest, "]")
		toks, found := find(before + inside + after)
		var got []string
		hit := false
		for _, x := range found {
			a, b := toks[x.First].Start, toks[x.End-1].End
			got = append(got, (before + inside + after)[a:b])
			hit = hit || a == len(before) && b == len(before)+len(inside)
		}
		if !hit {
			return fmt.Errorf("example %q: found %q", ex, got)
		}
	}
	for _, ex := range e.Counters() {
		if toks, found := find(ex); len(found) > 0 {
			return fmt.Errorf("counter-example %q: found %q", ex, ex[toks[found[0].First].Start:toks[found[0].End-1].End])
		}
	}
	return nil
}
