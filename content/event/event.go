// Package event finds the happenings that the sentences of a document place in
// time or let wait on a condition. It gives the layer Events; putting together
// what several sentences and sources tell of one happening is the work of merge.
//
// A date belongs to the nearest clause that governs it, or to the noun that
// carries it ("Thursday's debate"). The date of mere speech is none of what is
// said: such an event is kept as Background, which supports an entry that
// another sentence makes, and makes none of its own. A sentence without a date
// or condition gives no event.
//
// The package imports annot, lexicon and model and no other stage.
package event

import (
	"slices"

	"readout/content/annot"
	"readout/model"
)

// Stage gives the layer Events.
func Stage() annot.Stage {
	return annot.Stage{
		Name:  "event",
		Ready: func() { words() },
		Needs: []annot.Layer{annot.Tokens, annot.Sentences, annot.Marks, annot.Anchors, annot.Mentions, annot.Entities,
			annot.Timexes, annot.Clauses, annot.Conditions},
		Gives: []annot.Layer{annot.Events},
		Document: func(d *annot.Dossier, doc *annot.Document) {
			doc.Events = Find(d, doc)
		},
	}
}

// Find returns the events of a document in the order of their sentences.
func Find(d *annot.Dossier, doc *annot.Document) []annot.Event {
	f := &finder{dossier: d, doc: doc, words: words()}
	if f.words.err != nil {
		return nil // the tests say what is wrong with the file
	}
	f.opening()
	clause, when, cond := 0, 0, 0
	for n, s := range doc.Sentences {
		f.n, f.first, f.end, f.made = n, s.First, s.End, len(f.out)
		for clause < len(doc.Clauses) && doc.Clauses[clause].Sentence < n {
			clause++
		}
		f.from, f.to = clause, clause
		for f.to < len(doc.Clauses) && doc.Clauses[f.to].Sentence == n {
			f.to++
		}
		for when < len(doc.Timexes) && doc.Timexes[when].First < s.First {
			when++
		}
		for ; when < len(doc.Timexes) && doc.Timexes[when].First < s.End; when++ {
			f.dated(when)
		}
		for cond < len(doc.Conditions) && doc.Conditions[cond].First < s.First {
			cond++
		}
		for ; cond < len(doc.Conditions) && doc.Conditions[cond].First < s.End; cond++ {
			f.waiting(doc.Conditions[cond])
		}
		f.news()
		clause = f.to
	}
	return f.out
}

// opening finds how far the opening of the article reaches: the first two
// sentences of its body.
func (f *finder) opening() {
	f.heading = -1
	n := 0
	for i, s := range f.doc.Sentences {
		if s.Block < len(f.doc.Source.Blocks) && f.doc.Source.Blocks[s.Block].Kind == model.Heading {
			f.heading = s.Block
			continue
		}
		if n++; n == 2 {
			f.openers = i + 1
			return
		}
	}
	f.openers = len(f.doc.Sentences)
}

type finder struct {
	dossier    *annot.Dossier
	doc        *annot.Document
	words      *vocabulary
	out        []annot.Event
	n          int // sentence in work
	first, end int // its tokens
	from, to   int // its clauses
	made       int // first event of the sentence
	openers    int // sentences before this one open the article
	heading    int // block of the title; -1
}

// placed reports whether a time expression names days of the calendar.
func placed(t *annot.Timex) bool {
	if t.Resolved && t.Precision == model.Range && t.To.Year-t.From.Year > 1 && t.Type != "DURATION" { // "this decade"
		return false
	}
	return (t.Type == "DATE" || t.Type == "TIME" || t.Type == "DURATION") && !t.Vague && !t.From.IsZero() && t.Precision != "" && t.Precision != model.NoPrecision
}

// dated adds the happening that a date belongs to.
func (f *finder) dated(n int) {
	t := &f.doc.Timexes[n]
	lead := f.lead(t)
	if !placed(t) || f.compares(lead, t) || f.repeats(n) || f.leaves(n) || f.names(t) {
		return
	}
	h, ok := f.host(t, lead)
	if !ok || f.caption(t) || f.unreal(t, h) || f.idle(t, h) || f.reader(h.clause) || f.gauges(t, h.clause) || f.lasting(t, h.clause) || f.headQuestion() {
		return
	}
	e := annot.Event{Sentence: f.n, Timex: n, Clause: h.clause, First: h.first, End: h.end, Background: h.background,
		Rule: h.rule, Trigger: [2]int{t.First, t.End}}
	if k := f.again(&e); k >= 0 {
		if o := &f.doc.Timexes[f.out[k].Timex]; o.From.Compare(t.From) < 0 || o.To.Compare(t.To) > 0 {
			f.out[k].Timex, f.out[k].Trigger, f.out[k].End = n, e.Trigger, max(f.out[k].End, e.End)
			f.out[k].Told = f.told(&f.out[k])
		}
		return
	}
	if f.anecdote(&e) {
		return
	}
	f.add(e)
}

// idle reports whether the clause of a date tells no happening: somebody speaks
// of how things are today, or asks how they are.
func (f *finder) idle(t *annot.Timex, h host) bool {
	if h.clause < 0 {
		return false
	}
	c := &f.doc.Clauses[h.clause]
	if c.Modal != "" || c.Tense != annot.Present || c.Perfect || c.Infinitive {
		return false
	}
	asks := c.Marker >= f.first && f.words.asks[f.doc.Tokens[c.Marker].Lower]
	if f.words.nowadays[f.doc.Tokens[t.End-1].Lower] {
		return asks || c.Negated || f.words.thin[c.Lemma] || f.words.state[c.Lemma]
	}
	if f.unsettled(c) {
		return true
	}
	before := c.Verb[0] - 1
	return before >= f.first && f.words.asks[f.doc.Tokens[before].Lower] && f.words.anything[c.Lemma]
}

// unreal reports whether a date still to come is that of what would have been.
func (f *finder) unreal(t *annot.Timex, h host) bool {
	if h.clause < 0 || f.doc.Anchor.IsZero() || t.From.Compare(f.doc.Anchor) <= 0 {
		return false
	}
	c := &f.doc.Clauses[h.clause]
	return c.Perfect && (c.Modal == "would" || c.Modal == "could" || c.Modal == "might") || !t.Deadline && f.supposed(t, c)
}

// supposed reports whether a date is that of what is supposed and not told: "if
// the report says on 17 June that …", "whether the mill closes on 17 June".
func (f *finder) supposed(t *annot.Timex, c *annot.Clause) bool {
	if c.Marker >= f.first && c.Marker < t.First && f.words.supposing[f.doc.Tokens[c.Marker].Lower] {
		return true
	}
	k, _ := slices.BinarySearchFunc(f.doc.Conditions, f.first, func(x annot.Condition, at int) int { return x.First - at })
	for ; k < len(f.doc.Conditions) && f.doc.Conditions[k].First <= t.First; k++ {
		if x := &f.doc.Conditions[k]; t.End <= x.End && f.words.supposing[f.doc.Tokens[x.First].Lower] {
			return true
		}
	}
	return false
}

// unsettled reports whether a clause only says that something is not known: "it
// is still unclear".
func (f *finder) unsettled(c *annot.Clause) bool {
	if c.Subject[1]-c.Subject[0] != 1 || c.Lemma != "be" {
		return false
	}
	i := c.Verb[1]
	for i < f.end && f.words.adverb[f.doc.Tokens[i].Lower] {
		i++
	}
	return i < f.end && f.words.unsettled[f.doc.Tokens[i].Lower]
}

// caption reports whether the sentence is the line under a picture: a paragraph
// that closes with no mark, where nobody does anything.
func (f *finder) caption(t *annot.Timex) bool {
	s := f.doc.Sentences[f.n]
	if s.Block < 0 || s.Block >= len(f.doc.Source.Blocks) || t.First == f.first {
		return false
	}
	b := f.doc.Source.Blocks[s.Block]
	if b.Kind != model.Paragraph || f.doc.Tokens[f.end-1].Kind == annot.Punct || f.doc.Tokens[f.end-1].Kind == annot.QuoteTok || f.doc.Tokens[f.end-1].End != b.End {
		return false
	}
	return f.from == f.to || slices.ContainsFunc(f.doc.Tokens[f.first:f.end], func(t annot.Token) bool { return f.words.pictured[t.Lower] })
}

// reader reports whether a clause tells what the reader does: "You will have read".
func (f *finder) reader(k int) bool {
	if k < 0 {
		return false
	}
	s := f.doc.Clauses[k].Subject
	return s[1]-s[0] == 1 && f.words.reader[f.doc.Tokens[s[0]].Lower] && f.doc.InQuote(s[0]) < 0
}

// leaves reports whether date n is the one that something is moved away from:
// "put the fair back from May to June".
func (f *finder) leaves(n int) bool {
	if n+1 >= len(f.doc.Timexes) {
		return false
	}
	t, o := &f.doc.Timexes[n], &f.doc.Timexes[n+1]
	return placed(o) && o.First < f.end && f.fromTo(t, o) && f.moves(t)
}

// names reports whether a year is part of the name of a thing, and tells when
// nothing happened: "the 2031 bond", "their 2031 strike".
func (f *finder) names(t *annot.Timex) bool {
	if t.Precision != model.Year || t.End-t.First != 1 || t.First == f.first || t.End >= f.end || !f.isNoun(t.End) {
		return false
	}
	before := f.doc.Tokens[t.First-1]
	return f.words.article[before.Lower] || before.Kind == annot.Clitic && before.Lower == "'s"
}

// fromTo reports whether two dates stand in "from … to …".
func (f *finder) fromTo(a, b *annot.Timex) bool {
	return b.First-a.End == 1 && a.First > f.first && f.words.spans[f.doc.Tokens[a.First-1].Lower] && f.words.spanned[f.doc.Tokens[a.End].Lower]
}

// moves reports whether the verb before a date moves something in time.
func (f *finder) moves(t *annot.Timex) bool {
	for k := f.to - 1; k >= f.from; k-- {
		if c := &f.doc.Clauses[k]; c.Verb[1] <= t.First {
			return f.words.mover[c.Lemma]
		}
	}
	return false
}

// repeats reports whether date n says again which days the one right before it
// names: "Tuesday (Jan 6)".
func (f *finder) repeats(n int) bool {
	if n == 0 {
		return false
	}
	t, o := &f.doc.Timexes[n], &f.doc.Timexes[n-1]
	if o.First < f.first || !placed(o) {
		return false
	}
	if f.fromTo(o, t) {
		return !f.moves(o) // "from May 3 to May 5"
	}
	return t.First-o.End <= 2 && o.From.Compare(t.From) <= 0 && o.To.Compare(t.To) >= 0
}

// news adds what the opening of an article reports as just happened, without a
// date: "The firm has closed its mine", and in its first sentence what
// somebody named did, in the plain past too, where that has no date at all. It has neither date nor condition; its
// day is told by the day of publication or by other sources.
func (f *finder) news() {
	if f.n >= f.openers || f.doc.Anchor.IsZero() || f.doc.Sentences[f.n].Block == f.heading {
		return
	}
	for k := f.from; k < f.to; k++ {
		c := &f.doc.Clauses[k]
		if c.Participle || c.Infinitive || f.subordinate(k) {
			continue
		}
		fresh := c.Perfect && c.Tense == annot.Present || !c.Perfect && c.Tense == annot.Past && len(c.Actors) > 0 && f.n+1 < f.openers && !f.placedIn()
		if !fresh || c.Modal != "" || f.tells(k) || c.Negated || f.words.thin[c.Lemma] || f.says(c) {
			return
		}
		first, end := f.whole(k)
		f.add(annot.Event{Sentence: f.n, Timex: -1, Clause: k, First: first, End: end, Rule: "news of the day", Trigger: c.Verb})
		return
	}
}

// placedIn reports whether the sentence names days of the calendar.
func (f *finder) placedIn() bool {
	i, _ := slices.BinarySearchFunc(f.doc.Timexes, f.first, func(t annot.Timex, at int) int { return t.First - at })
	for ; i < len(f.doc.Timexes) && f.doc.Timexes[i].First < f.end; i++ {
		if placed(&f.doc.Timexes[i]) {
			return true
		}
	}
	return false
}

// tells reports whether the sentence has an event of clause k already.
func (f *finder) tells(k int) bool {
	return slices.ContainsFunc(f.out[f.made:], func(e annot.Event) bool { return e.Clause == k })
}

// again is the event of the sentence that tells the same words of days that
// hold the days of e or lie within them: "on May 6 this year"; -1 for none.
func (f *finder) again(e *annot.Event) int {
	t := &f.doc.Timexes[e.Timex]
	for k := f.made; k < len(f.out); k++ {
		x := &f.out[k]
		if x.Timex < 0 || x.First != e.First || x.Clause != e.Clause {
			continue
		}
		o := &f.doc.Timexes[x.Timex]
		if o.From.Compare(t.From) <= 0 && o.To.Compare(t.To) >= 0 || o.From.Compare(t.From) >= 0 && o.To.Compare(t.To) <= 0 {
			return k
		}
	}
	return -1
}

// waiting adds the happening that waits on a condition, or tells a dated one
// what it waits on.
func (f *finder) waiting(c annot.Condition) {
	if f.anyTime(c) {
		return
	}
	deadline := false
	for i := f.made; i < len(f.out); i++ {
		e := &f.out[i]
		at := e.Trigger[0]
		if e.Timex < 0 || e.Background {
			continue
		}
		if c.First <= at && at < c.End {
			deadline = true
			continue
		}
		if e.Clause >= 0 && f.waitsToo(e.Clause, c.Clause) && e.Condition[0] == e.Condition[1] {
			e.Condition = [2]int{c.First, c.End}
			return
		}
	}
	if deadline && f.words.deadline[f.doc.Tokens[c.First].Lower] {
		return // "unless it is paid by May 5" is the deadline of May 5
	}
	e := annot.Event{Sentence: f.n, Timex: -1, Clause: c.Clause, Condition: [2]int{c.First, c.End},
		Rule: c.Rule, Trigger: [2]int{c.First, c.End}}
	if c.Clause >= 0 {
		e.First, e.End = f.whole(c.Clause)
	} else {
		e.First, e.End = f.trim(f.first, f.end)
	}
	f.add(e)
}

// anyTime reports whether a condition and what follows from it are a rule of life
// and no happening that waits: "If you are tired, you sleep".
func (f *finder) anyTime(c annot.Condition) bool {
	if c.Clause < 0 || c.End-c.First < 2 {
		return false
	}
	s := f.doc.Clauses[c.Clause].Subject
	return f.words.anybody[f.doc.Tokens[c.First+1].Lower] || s[1]-s[0] == 1 && f.words.anybody[f.doc.Tokens[s[0]].Lower]
}

// waitsToo reports whether the happening of clause k is what waits on a
// condition that hangs on clause on: the same clause, or an infinitive that
// completes it, unless k has happened already.
func (f *finder) waitsToo(k, on int) bool {
	if on < 0 {
		return false
	}
	c := &f.doc.Clauses[k]
	if k < on && f.doc.Clauses[on].Infinitive && f.governing(on) == f.governing(k) { // "is due to come to sign, if"
		return f.doc.Clauses[f.governing(k)].Tense != annot.Past
	}
	return k == on || f.governing(on) == k && (c.Tense != annot.Past || c.Modal != "")
}

// governing is the finite clause that an infinitive completes: "is prepared to lend".
func (f *finder) governing(k int) int {
	for hops := 0; hops < 4; hops++ {
		c := &f.doc.Clauses[k]
		if !c.Infinitive {
			return k
		}
		p := c.Parent
		if p < f.from || p >= k || f.doc.Clauses[p].Participle {
			return k
		}
		k = p
	}
	return k
}

// add completes an event with its participants and keeps it.
func (f *finder) add(e annot.Event) {
	if e.First >= e.End {
		return
	}
	e.Participants = f.participants(&e)
	e.Acting = f.acting(&e)
	e.Told = f.told(&e)
	f.out = append(f.out, e)
}

// lead is where the words before a date begin that belong to it: its preposition.
func (f *finder) lead(t *annot.Timex) int {
	i := t.First
	for i > f.first && i > t.First-3 {
		if l := f.doc.Tokens[i-1].Lower; !f.words.lead[l] {
			break
		}
		i--
	}
	return i
}

// compares reports whether the date only serves to compare or to stretch: "than
// in May", "extend it to 2050"; "no later than May" is a deadline.
func (f *finder) compares(lead int, t *annot.Timex) bool {
	for i := max(f.first, lead-10); i < t.First; i++ {
		for _, m := range f.words.noPlace.All(f.doc.Tokens, i, f.first, t.First, nil) {
			if m.End == t.First && !(i > f.first+1 && f.words.bound[f.doc.Tokens[i-1].Lower] && f.words.denial[f.doc.Tokens[i-2].Lower]) {
				return true
			}
		}
	}
	return false
}
