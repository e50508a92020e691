package event

import (
	"slices"

	"readout/content/annot"
	"readout/model"
)

// A host is what a date belongs to.
type host struct {
	clause     int // -1 for a noun
	first, end int // its words
	background bool
	rule       string
}

// host finds what the date t belongs to; lead is where its preposition stands.
func (f *finder) host(t *annot.Timex, lead int) (host, bool) {
	if a := f.askedOn(lead); a >= 0 {
		return host{clause: a, first: f.first, end: max(t.End, f.doc.Clauses[a].End), background: true, rule: "asked on that day"}, true
	}
	k, how := f.clauseOf(t, lead)
	noun, carried := f.noun(t, lead, k)
	if carried {
		if n := f.subjectIn(noun); n >= 0 && !f.says(&f.doc.Clauses[n]) && !f.datedOtherwise(n, t) {
			k, how, carried = n, "subject", false
		}
	}
	if k < 0 {
		if carried {
			return noun, true
		}
		end := f.end
		if f.from < f.to {
			end = t.End
		}
		first, end := f.trim(f.first, end)
		return host{clause: -1, first: first, end: end, rule: "no verb"}, !f.loose(t)
	}
	c := &f.doc.Clauses[k]
	mere := f.says(c) && !c.Infinitive
	if carried && (mere || !f.subjectOf(noun, c)) {
		return noun, true
	}
	if mere {
		if f.dateline(t) {
			return f.content(k)
		}
		how = "earlier speech"
	}
	first, end := f.whole(k)
	first = f.headOf(k, first)
	switch {
	case how == "subject":
		first = min(first, noun.first)
	case t.First < first && how == "opens":
		first = min(first, lead)
	}
	return host{clause: k, first: first, end: max(end, min(t.End, f.end)), rule: how}, true
}

// askedOn is the clause at the beginning of the sentence that says on which day
// somebody was asked: "Asked on Monday about the lease, she declined to answer"; -1.
func (f *finder) askedOn(lead int) int {
	if f.from == f.to {
		return -1
	}
	c := &f.doc.Clauses[f.from]
	if c.Subject[0] == c.Subject[1] && c.Verb[0] == f.first && f.words.asking[c.Lemma] && lead >= c.Verb[1] && !slices.ContainsFunc(f.doc.Tokens[c.Verb[1]:lead], func(t annot.Token) bool { return t.Lower == "," }) {
		return f.from
	}
	return -1
}

// datedOtherwise reports whether a day that stands right behind the verb of clause
// k is not the day of t, so that t dates no more than the noun it stands with.
func (f *finder) datedOtherwise(k int, t *annot.Timex) bool {
	c := &f.doc.Clauses[k]
	i, _ := slices.BinarySearchFunc(f.doc.Timexes, c.Verb[1], func(x annot.Timex, at int) int { return x.First - at })
	if i >= len(f.doc.Timexes) || f.doc.Timexes[i].First >= f.end || f.doc.Timexes[i].First > c.Verb[1]+3 {
		return false
	}
	o := &f.doc.Timexes[i]
	return placed(o) && o.Precision == model.Day && t.Precision == model.Day && o.From != t.From && t.End <= c.Verb[0]
}

// loose reports whether a date in a sentence without verbs tells nothing: it is
// all there is, or nearly.
func (f *finder) loose(t *annot.Timex) bool {
	return f.end-f.first-(t.End-t.First) < 3
}

// dateline reports whether a date is that of an article's reporting: a day at
// most three days before it appeared, or after.
func (f *finder) dateline(t *annot.Timex) bool {
	if t.Precision != model.Day {
		return false
	}
	return f.doc.Anchor.IsZero() || t.From.Compare(f.doc.Anchor.Add(-3)) >= 0
}

// content is what mere speech in clause k tells: background, with its date.
func (f *finder) content(k int) (host, bool) {
	for n := f.from; n < f.to; n++ {
		c := &f.doc.Clauses[n]
		if n != k && (c.Parent == k || c.Parent < 0 && c.Speaker >= 0) && !c.Participle {
			first, end := f.extent(n)
			return host{clause: n, first: first, end: end, background: true, rule: "said on that day"}, true
		}
	}
	first, end := f.extent(k)
	return host{clause: k, first: first, end: end, background: true, rule: "said on that day"}, true
}

// clauseOf finds the clause that governs a date, and how it was found; -1 for none.
func (f *finder) clauseOf(t *annot.Timex, lead int) (int, string) {
	before, after := -1, -1
	for k := f.from; k < f.to; k++ {
		c := &f.doc.Clauses[k]
		if c.Verb[0] <= t.First && t.End <= c.Verb[1] { // within the verb group: "will on Monday vote"
			return k, "inside the verb"
		}
		if c.Verb[1] <= t.First {
			before = k
		} else if c.Verb[0] >= t.End && after < 0 {
			after = k
		}
	}
	if after >= 0 && f.between(after, lead) {
		return after, "between subject and verb"
	}
	if after >= 0 && f.leads(after, before, t, lead) {
		return f.mainAfter(after, t), "opens"
	}
	if before >= 0 {
		return f.outOfRelative(f.outOfGerund(before), lead), "follows the verb"
	}
	if after >= 0 && !(lead-f.first > 2 && t.End < f.end && f.breaks(t.End)) {
		return after, "before the verb"
	}
	return -1, ""
}

// breaks reports whether a clause ends before token i.
func (f *finder) breaks(i int) bool {
	l := f.doc.Tokens[i].Lower
	return l == "," || l == ";" || f.words.conjunction[l]
}

// between reports whether a date stands between the subject and the verb of
// clause k: "Freedonia on Monday signed"; "Freedonia, last week, dropped".
func (f *finder) between(k, lead int) bool {
	c := &f.doc.Clauses[k]
	return c.Subject[0] < c.Subject[1] && c.Subject[1] <= lead && f.only(c.Subject[1], lead, ",") && !c.Participle
}

// leads reports whether a date stands before the clause that it belongs to: it
// opens the sentence or the clause, or stands between subject and verb.
func (f *finder) leads(after, before int, t *annot.Timex, lead int) bool {
	c := &f.doc.Clauses[after]
	i := lead
	for i > f.first && f.doc.Tokens[i-1].Kind == annot.QuoteTok {
		i--
	}
	if i == f.first {
		return true
	}
	l := f.doc.Tokens[i-1].Lower
	switch {
	case l == ";" || l == ":" || l == "—" || l == "–" || l == "(":
		return before < 0 || c.Subject[0] >= t.End
	case l == "that" || l == "and" || l == "but" || l == "when":
		return c.Subject[0] < c.Subject[1] && c.Subject[0] >= t.End && c.Subject[0] <= t.End+1
	case before < 0:
		return t.End >= f.end || !f.breaks(t.End) || lead-f.first <= 2
	case l == ",":
		b := &f.doc.Clauses[before]
		return t.End < f.end && f.doc.Tokens[t.End].Lower == "," && c.Subject[0] >= t.End && (b.Participle || f.subordinate(before))
	}
	return false
}

// only reports whether tokens a to b are all the given mark.
func (f *finder) only(a, b int, mark string) bool {
	for ; a < b; a++ {
		if f.doc.Tokens[a].Lower != mark {
			return false
		}
	}
	return true
}

// mainAfter is the clause that an opening date belongs to: the first one after
// it that is not subordinate.
func (f *finder) mainAfter(k int, t *annot.Timex) int {
	for n := k; n < f.to; n++ {
		c := &f.doc.Clauses[n]
		if !f.subordinate(n) && !c.Infinitive && (!c.Participle || c.Subject[0] >= t.End) {
			return n
		}
	}
	return k
}

func (f *finder) subordinate(k int) bool {
	c := &f.doc.Clauses[k]
	return c.Marker >= 0 && c.Marker >= f.first && f.words.subordinator[f.doc.Tokens[c.Marker].Lower]
}

// outOfGerund steps from a noun in -ing ("on cranes and dredging") to the verb before it.
func (f *finder) outOfGerund(k int) int {
	for k > f.from {
		c := &f.doc.Clauses[k]
		if !c.Participle || c.Passive || c.Verb[0] == f.first {
			break
		}
		if l := f.doc.Tokens[c.Verb[0]-1].Lower; !f.words.preposition[l] && !f.words.conjunction[l] || f.doc.Clauses[k-1].Participle {
			break
		}
		k--
	}
	return k
}

// outOfRelative steps from a relative clause or participle that a comma has
// closed to the clause around it.
func (f *finder) outOfRelative(k, lead int) int {
	c := &f.doc.Clauses[k]
	if !c.Participle && !f.subordinate(k) {
		return k
	}
	open := false
	for i := min(c.First, c.Verb[0]) - 1; i >= f.first && i >= min(c.First, c.Verb[0])-2; i-- {
		open = open || f.doc.Tokens[i].Lower == ","
	}
	if !open {
		return k
	}
	for i := c.Verb[1]; i < lead; i++ {
		if f.doc.Tokens[i].Lower == "," && i+1 < lead {
			for n := k - 1; n >= f.from; n-- {
				if p := &f.doc.Clauses[n]; !p.Participle && !f.subordinate(n) {
					return n
				}
			}
		}
	}
	return k
}

// whole is the words that tell clause k with the finite clause that it completes.
func (f *finder) whole(k int) (int, int) {
	first, end := f.extent(k)
	if g := f.governing(k); g != k {
		first, _ = f.extent(g)
	} else if k == f.from && f.doc.Clauses[k].Infinitive { // after a verb that was taken for a noun
		first, _ = f.trim(f.first, end)
	}
	return first, end
}

// extent is the words that tell clause k: from its subject to where another
// thought begins.
func (f *finder) extent(k int) (int, int) {
	c := &f.doc.Clauses[k]
	first := min(c.First, c.Verb[0])
	if c.Marker >= first && c.Marker < c.Verb[0] && !f.relativeSubject(c) {
		first = c.Marker + 1
	}
	if c.Coord >= 0 && c.Subject[0] < c.Subject[1] && c.Subject[0] >= f.first && k-c.Coord == 1 && c.Verb[0]-c.Subject[1] < 2 {
		first = c.Subject[0]
	}
	quoted := f.doc.InQuote(c.Head)
	relative := c.Marker >= f.first && c.Marker < c.Verb[0] && f.words.relative[f.doc.Tokens[c.Marker].Lower]
	if relative && c.Subject[0] < c.Subject[1] && c.Subject[1] <= c.Marker {
		first = max(first, f.lastPhrase(c.Subject))
	}
	hangs := c.Participle || relative && f.doc.Tokens[c.Marker].Lower != "that" || // "In a letter released on Monday, …"
		c.Subject[0] < c.Subject[1] && c.Subject[0] > f.first && f.words.preposition[f.doc.Tokens[c.Subject[0]-1].Lower]
	limit := min(c.End, f.end, f.nextThought(k))
	end := c.Verb[1]
	for ; end < limit; end++ {
		t := f.doc.Tokens[end]
		if t.Lower == ";" || t.Lower == "—" || t.Lower == "–" || hangs && t.Lower == "," && !f.lists(end) {
			break
		}
		if quoted >= 0 && end >= f.doc.Marks[quoted].End {
			break
		}
	}
	return f.trim(first, end)
}

// lastPhrase is where the last of the noun phrases begins that a relative clause
// follows: "a truce with [Freedonia], which".
func (f *finder) lastPhrase(r [2]int) int {
	for i := r[1] - 1; i > r[0]; i-- {
		if l := f.doc.Tokens[i-1].Lower; f.words.preposition[l] && l != "of" {
			return i
		}
	}
	return r[0]
}

// lists reports whether the comma at i parts items of a list: a conjunction
// follows before any verb or mark.
func (f *finder) lists(i int) bool {
	for j := i + 1; j < f.end && j < i+8; j++ {
		t := f.doc.Tokens[j]
		switch {
		case t.Lower == "and" || t.Lower == "or":
			return j > i+1
		case t.Kind == annot.Punct && t.Lower != "," || t.Kind == annot.QuoteTok || f.words.relative[t.Lower] || f.verbAt(j):
			return false
		}
	}
	return false
}

// nextThought is where, after clause k, "and", "but" or "or" opens a clause with
// a subject of its own.
func (f *finder) nextThought(k int) int {
	for n := k + 1; n < f.to; n++ {
		c := &f.doc.Clauses[n]
		i := c.Subject[0]
		if i >= c.Subject[1] || i < f.doc.Clauses[k].Verb[1]+1 || c.Subject[1] > c.Verb[0] || c.Infinitive || c.Participle {
			continue
		}
		if f.words.conjunction[f.doc.Tokens[i-1].Lower] && f.doc.Tokens[i-1].Lower != "nor" {
			return i - 1
		}
	}
	return f.end
}

// relativeSubject reports whether the marker of c stands for its subject ("which ended").
func (f *finder) relativeSubject(c *annot.Clause) bool {
	return f.words.relative[f.doc.Tokens[c.Marker].Lower] && c.Subject[1] <= c.Marker
}

// trim takes marks and loose conjunctions off both ends of a range.
func (f *finder) trim(first, end int) (int, int) {
	loose := func(i int) bool {
		t := f.doc.Tokens[i]
		return t.Kind == annot.Punct && t.Lower != ")" && t.Lower != "(" || f.words.conjunction[t.Lower]
	}
	for first < end && loose(first) {
		first++
	}
	for first < end && loose(end-1) {
		end--
	}
	if first < end && f.doc.Tokens[first].Kind == annot.QuoteTok && !f.closes(first, end) {
		first++
	}
	if first < end && f.doc.Tokens[end-1].Kind == annot.QuoteTok && !f.opens(first, end-1) {
		end--
	}
	for first < end && loose(end-1) {
		end--
	}
	if end < f.end && f.doc.Tokens[end].Lower == ")" && f.unclosed(first, end) {
		end++
	}
	return first, end
}

// unclosed reports whether a bracket opens between two tokens and does not close.
func (f *finder) unclosed(first, end int) bool {
	open := false
	for i := first; i < end; i++ {
		switch f.doc.Tokens[i].Lower {
		case "(":
			open = true
		case ")":
			open = false
		}
	}
	return open
}

// closes reports whether a quotation mark after first stands before end.
func (f *finder) closes(first, end int) bool {
	for i := first + 1; i < end; i++ {
		if f.doc.Tokens[i].Kind == annot.QuoteTok {
			return true
		}
	}
	return false
}

func (f *finder) opens(first, mark int) bool {
	n := 0
	for i := first; i < mark; i++ {
		if f.doc.Tokens[i].Kind == annot.QuoteTok {
			n++
		}
	}
	return n%2 == 1
}
