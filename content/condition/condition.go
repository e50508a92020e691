// Package condition finds what something waits on ("after a truce", "once the
// bank agrees", "should there be a flood") as a range of tokens in the source's
// words, and the clause that waits. It gives the layer Conditions, which the
// stages for pledges and events read.
//
// The words that open a condition stand in condition.txt with examples. "Even
// if" and "with or without" are no conditions, nor is what has happened already:
// "after the vote" waits on nothing where the main clause tells the past.
// The package imports annot, lexicon and model and no other stage.
package condition

import (
	"slices"

	"readout/content/annot"
	"readout/content/lexicon"
)

// Stage gives the layer Conditions.
func Stage() annot.Stage {
	return annot.Stage{
		Name:  "condition",
		Ready: func() { words() },
		Needs: []annot.Layer{annot.Tokens, annot.Sentences, annot.Anchors, annot.Marks, annot.Mentions, annot.Timexes, annot.Clauses},
		Gives: []annot.Layer{annot.Conditions},
		Document: func(_ *annot.Dossier, doc *annot.Document) {
			doc.Conditions = Find(doc)
		},
	}
}

// Find returns the conditions of a document in order.
func Find(doc *annot.Document) []annot.Condition {
	f := finder{doc: doc, words: words()}
	if f.words.err != nil {
		return nil // the tests say what is wrong with the file
	}
	k := 0
	for n, s := range doc.Sentences {
		for k < len(doc.Clauses) && doc.Clauses[k].Sentence < n {
			k++
		}
		f.n, f.first, f.end, f.from, f.to = n, s.First, s.End, k, k
		for f.to < len(doc.Clauses) && doc.Clauses[f.to].Sentence == n {
			f.to++
		}
		f.sentence()
	}
	return f.out
}

type finder struct {
	doc        *annot.Document
	words      *vocabulary
	out        []annot.Condition
	n          int // the sentence in work
	first, end int // its tokens
	from, to   int // its clauses
}

func (f *finder) sentence() {
	for i := f.first; i < f.end; {
		if m, ok := f.words.inverted.At(f.doc.Tokens, i, f.first, f.end, nil); ok {
			if c, ok := f.invert(m); ok {
				f.out = append(f.out, c)
				i = c.End
				continue
			}
		}
		m, ok := f.words.marker.At(f.doc.Tokens, i, f.first, f.end, nil)
		if !ok {
			i++
			continue
		}
		if c, ok := f.condition(m); ok {
			f.out = append(f.out, c)
			i = max(c.End, m.End)
			continue
		}
		i = m.End
	}
}

// condition reads what stands after a marker.
func (f *finder) condition(m lexicon.Match) (annot.Condition, bool) {
	c := annot.Condition{First: m.First, Clause: -1, Rule: m.Entry.ID()}
	take := m.Entry.Attr("take")
	start := m.End
	if m.Entry.Attr("comma") != "" && m.First > f.first && f.doc.Tokens[m.First-1].Lower == "," { // "They will sing, provided the hall is dry"
		take, start = m.Entry.Attr("comma"), m.First+1
	}
	if m.Entry.Attr("back") == "1" { // the marker holds the first noun
		start--
	}
	if take == "clause" && start < f.end && f.doc.Tokens[start].Lower == "," { // "if, as many think, she wins"
		start++
	}
	sub := -1
	if take == "clause" || take == "after" {
		sub = f.subordinate(start)
		if sub >= 0 && take == "after" && f.doc.Clauses[sub].Modal != "" { // "after a truce, they will"
			sub = -1
		}
	}
	switch {
	case take == "none" || start >= f.end || f.doc.Tokens[start].Kind == annot.Punct && take != "clause":
		return c, false
	case sub >= 0:
		c.End = f.clauseEnd(sub, m.First)
	case m.Entry.Attr("loose") == "yes":
		c.End = f.restEnd(start, m.First)
	case take == "clause":
		return c, false
	case f.isDate(start):
		return c, false
	default:
		c.End = f.phraseEnd(start)
		if !f.outcome(start, c.End, m.Entry.Attr("ahead") == "yes" || m.Entry.Attr("outcome") == "yes") {
			return c, false
		}
	}
	if c.End <= start {
		return c, false
	}
	c.Clause = f.waits(c)
	if f.asked(c) || f.unreal(c) || f.elliptical(c) {
		return c, false
	}
	if m.Entry.Attr("headline") == "past" && f.headline() && (c.Clause < 0 || !f.willBe(c.Clause)) {
		return c, false // "Port shuts after storm"
	}
	if m.Entry.Attr("ahead") == "yes" && f.done(c) {
		return c, false
	}
	if m.Entry.Attr("ahead") == "yes" && !f.ahead(c, sub) || m.Entry.Attr("denied") == "yes" && !f.denied(c) {
		return c, false
	}
	return c, true
}

// invert reads a condition that opens with an inverted verb.
func (f *finder) invert(m lexicon.Match) (annot.Condition, bool) {
	c := annot.Condition{First: m.First, Clause: -1, Rule: m.Entry.ID()}
	if f.doc.Tokens[c.First].Lower == "," {
		c.First++
	}
	for k := f.from; k < f.to; k++ {
		v := &f.doc.Clauses[k]
		if v.Verb[0] <= c.First && c.First < v.Verb[1] {
			return c, false // "should" is part of a verb group that runs straight on
		}
		if v.Head >= m.End-1 {
			c.End = f.clauseEnd(k, c.First)
			c.Clause = f.waits(c)
			if c.Clause < 0 && f.doc.Tokens[f.end-1].Lower == "?" {
				return c, false // "Which of them should I send?"
			}
			return c, c.End > m.End
		}
	}
	return c, false
}

// subordinate is the clause whose subject or participle stands at token i, or -1.
func (f *finder) subordinate(i int) int {
	for k := f.from; k < f.to; k++ {
		v := &f.doc.Clauses[k]
		if v.Verb[0] < i {
			continue
		}
		if v.Infinitive || v.Head >= i+25 {
			return -1
		}
		if v.Participle {
			if v.Verb[0] <= i+1 && v.Passive {
				return k
			}
			continue
		}
		if f.opens(v, i) {
			return k
		}
		if !f.relative(v) {
			return -1
		}
	}
	return -1
}

// opens reports whether the subject of v stands right at token i; adverbs, dates
// and "that" may come between. A verb without a found subject counts where
// no mark stands between.
func (f *finder) opens(v *annot.Clause, i int) bool {
	at := v.Verb[0]
	if v.Subject[0] < v.Subject[1] && v.Subject[0] >= i && v.Subject[1] <= v.Verb[0] {
		at = v.Subject[0]
	}
	if at <= i+1 {
		return true
	}
	for j := i; j < at; j++ {
		if f.punct(j) && j > i || f.words.relative[f.doc.Tokens[j].Lower] {
			return false
		}
		if at == v.Subject[0] && at > i+4 {
			return false
		}
	}
	return true
}

func (f *finder) relative(v *annot.Clause) bool {
	return v.Marker >= 0 && f.words.relative[f.doc.Tokens[v.Marker].Lower]
}

// restEnd is where a condition without a verb that the parser knows ends: at
// the next mark; i itself where it has fewer than two words.
func (f *finder) restEnd(i, marker int) int {
	quoted := f.doc.InQuote(marker)
	j := i
	for j < f.end && !f.punct(j) && !(f.doc.Tokens[j].Kind == annot.QuoteTok && quoted >= 0 && j >= f.doc.Marks[quoted].End) {
		j++
	}
	if j-i < 2 {
		return i
	}
	return f.trim(j, i)
}

// clauseEnd is where a condition that holds clause k ends.
func (f *finder) clauseEnd(k, marker int) int {
	fronted := f.fronted(marker)
	seen := f.doc.Clauses[k].Verb[1]
	quoted := f.doc.InQuote(marker)
	i := seen
	for ; i < f.end; i++ {
		t := f.doc.Tokens[i]
		switch {
		case t.Kind == annot.QuoteTok && quoted >= 0 && i >= f.doc.Marks[quoted].End:
			return f.trim(i, seen)
		case t.Lower == ";" || t.Lower == "—" || t.Lower == "–" || t.Lower == ":" || t.Lower == "?" || t.Lower == "!":
			return f.trim(i, seen)
		case t.Lower == ")" && f.opened(i, marker):
			return f.trim(i, seen)
		case t.Lower == ",":
			if fronted || !f.listComma(i) {
				return f.trim(i, seen)
			}
		case t.Lower == "and" || t.Lower == "but" || t.Lower == "or":
			if !fronted && f.main(i, k) || t.Lower == "but" {
				return f.trim(i, seen)
			}
		case fronted && f.startsMain(i, k):
			return f.trim(i, seen)
		}
	}
	return f.trim(f.end, seen)
}

// main reports whether the conjunction at i goes on with a clause before clause
// k, not with clause k: "will start if it is paid and will end in May".
func (f *finder) main(i, k int) bool {
	for n := k + 1; n < f.to; n++ {
		v := &f.doc.Clauses[n]
		if v.Verb[0] <= i {
			continue
		}
		if v.Coord >= 0 && v.Verb[0] <= i+3 {
			return v.Coord < k || v.Modal != "" && f.doc.Clauses[k].Modal == ""
		}
		return v.Modal != "" && v.Subject[0] == i+1 && f.doc.Clauses[k].Modal == ""
	}
	return false
}

// startsMain reports whether a new finite clause begins at i without a comma:
// "If it rains they will leave".
func (f *finder) startsMain(i, k int) bool {
	for n := k + 1; n < f.to; n++ {
		v := &f.doc.Clauses[n]
		if v.First == i && v.First < v.Verb[0] && v.Subject[0] == i && v.Marker < 0 && v.Modal != "" && v.Parent < k {
			return true
		}
	}
	return false
}

// listComma reports whether the comma at i parts items of a list within the condition.
func (f *finder) listComma(i int) bool {
	for j := i + 1; j < f.end && j < i+10; j++ {
		t := f.doc.Tokens[j]
		if t.Lower == "and" || t.Lower == "or" {
			return j > i+1 && f.doc.Tokens[j-1].Kind != annot.Punct && !f.verbBetween(i, j)
		}
		if t.Kind == annot.QuoteTok || t.Kind == annot.Punct && t.Lower != "," || f.words.relative[t.Lower] {
			return false
		}
	}
	return false
}

func (f *finder) verbBetween(a, b int) bool {
	return slices.ContainsFunc(f.doc.Clauses[f.from:f.to], func(v annot.Clause) bool { return a < v.Head && v.Head < b })
}

// opened reports whether the bracket that closes at i was opened before the marker.
func (f *finder) opened(i, marker int) bool {
	for j := i - 1; j > marker; j-- {
		if f.doc.Tokens[j].Lower == "(" {
			return false
		}
	}
	return true
}

// phraseEnd is where the noun phrase at i ends.
func (f *finder) phraseEnd(i int) int {
	j := i
	for ; j < f.end; j++ {
		t := f.doc.Tokens[j]
		if f.punct(j) || t.Kind == annot.QuoteTok {
			break
		}
		if j == i {
			continue
		}
		if f.words.conjunction[t.Lower] || f.words.relative[t.Lower] || f.verbAt(j) {
			break
		}
		if f.words.preposition[t.Lower] && !f.words.goesOn[t.Lower] {
			break
		}
		if f.isDate(j) && !f.words.preposition[f.doc.Tokens[j-1].Lower] {
			break
		}
		if f.words.determiner[t.Lower] && !f.words.preposition[f.doc.Tokens[j-1].Lower] && !f.words.determiner[f.doc.Tokens[j-1].Lower] {
			break
		}
		if f.nameAfterNoun(j, i) {
			break
		}
	}
	return f.trim(j, i)
}

// nameAfterNoun reports whether a new noun phrase begins with a name right after a common noun.
func (f *finder) nameAfterNoun(j, i int) bool {
	t, before := f.doc.Tokens[j], f.doc.Tokens[j-1]
	return t.IsName() && before.Kind == annot.Word && !f.words.preposition[before.Lower] && !f.words.determiner[before.Lower] &&
		!f.words.maybe[before.Lower] && f.words.outcome[before.Lower] && j > i
}

func (f *finder) punct(i int) bool {
	t := f.doc.Tokens[i]
	return t.Kind == annot.Punct && t.Lower != "-" && t.Lower != "/" && t.Lower != "'"
}

// trim takes marks and loose conjunctions off the end of a range.
func (f *finder) trim(end, least int) int {
	for end > least {
		t := f.doc.Tokens[end-1]
		if t.Kind != annot.Punct && t.Kind != annot.QuoteTok && !f.words.conjunction[t.Lower] || t.Lower == ")" {
			break
		}
		end--
	}
	return end
}

// verbAt reports whether a finite verb group stands at token i.
func (f *finder) verbAt(i int) bool {
	return slices.ContainsFunc(f.doc.Clauses[f.from:f.to], func(v annot.Clause) bool { return v.Verb[0] == i })
}

func (f *finder) isDate(i int) bool {
	for i < f.end && f.words.determiner[f.doc.Tokens[i].Lower] {
		if f.timexAt(i) {
			return true
		}
		i++
	}
	return f.timexAt(i) || i < f.end && f.doc.Tokens[i].Kind == annot.Number
}

func (f *finder) timexAt(i int) bool {
	n, _ := slices.BinarySearchFunc(f.doc.Timexes, i, func(t annot.Timex, i int) int { return t.End - 1 - i })
	return n < len(f.doc.Timexes) && f.doc.Timexes[n].First <= i && i < f.doc.Timexes[n].End
}

// outcome reports whether the noun phrase tells something that may come: by its
// noun or by a word like "any". Where strict, "the vote" is not enough.
func (f *finder) outcome(first, end int, strict bool) bool {
	if !strict {
		return true
	}
	known := false
	for i := first; i < end; i++ {
		l := f.doc.Tokens[i].Lower
		if f.words.maybe[l] {
			return true
		}
		if i > first && f.words.goesOn[l] {
			break
		}
		known = known || f.words.outcome[l]
	}
	return known && !f.words.definite[f.doc.Tokens[first].Lower]
}
