package event

import (
	"slices"

	"readout/content/annot"
)

// told is the words of an event that can stand alone. An event is known by the
// words that tell it, but these may begin within a phrase whose beginning the
// clause does not own ("[was of two schools]", "and [Freedonia who applied]"): then
// they are told from the beginning of the sentence.
func (f *finder) told(e *annot.Event) [2]int {
	if f.begins(e) && !f.headless(e) {
		return [2]int{e.First, e.End}
	}
	end := e.End
	if f.hangs(e) {
		end = f.end
	}
	first, end := f.trim(f.first, end)
	if f.datedBefore(e) {
		return [2]int{e.First, e.End} // the sentence begins with another day's news
	}
	if first < e.First && f.doc.InQuote(first) != f.doc.InQuote(e.First) {
		if q := f.doc.InQuote(e.First); q >= 0 && f.doc.Marks[q].First+1 >= f.first {
			first = f.doc.Marks[q].First // the quotation's own beginning, not that of who is quoted
		}
	}
	return [2]int{min(first, e.First), max(end, e.End)}
}

// datedBefore reports whether the sentence tells of other days before an event.
func (f *finder) datedBefore(e *annot.Event) bool {
	if e.Timex < 0 || f.withinPhrase(e) {
		return false
	}
	for k := e.Timex - 1; k >= 0 && f.doc.Timexes[k].First >= f.first; k-- {
		if o := &f.doc.Timexes[k]; o.End <= e.First && placed(o) {
			return true
		}
	}
	return false
}

// withinPhrase reports whether the words of an event begin within a noun phrase,
// so that they cannot stand without what is before them.
func (f *finder) withinPhrase(e *annot.Event) bool {
	t := f.doc.Tokens[e.First-1]
	return f.words.preposition[t.Lower] || f.words.article[t.Lower]
}

// hangs reports whether an event is a phrase that needs the sentence around it to
// say something: "In a letter released on Monday, …".
func (f *finder) hangs(e *annot.Event) bool {
	if e.Clause < 0 || f.doc.Clauses[e.Clause].Participle {
		return true
	}
	i := f.doc.Clauses[e.Clause].Subject[0] - 1
	return i == f.first && f.words.preposition[f.doc.Tokens[i].Lower]
}

// begins reports whether words that can stand alone begin at the first token of e.
func (f *finder) begins(e *annot.Event) bool {
	i := e.First
	if i <= f.first {
		return true
	}
	if c := f.clauseWith(i); c != nil {
		return f.owns(c)
	}
	t := f.doc.Tokens[i-1]
	if t.Kind == annot.QuoteTok || t.Kind == annot.Punct && t.Lower != "," && t.Lower != "(" {
		return true
	}
	return f.words.subordinator[t.Lower] || f.dateAt(i) || f.dateAt(i-1)
}

// clauseWith is the finite clause whose subject begins at token i, nil for none.
func (f *finder) clauseWith(i int) *annot.Clause {
	for k := f.from; k < f.to; k++ {
		c := &f.doc.Clauses[k]
		aside := c.Marker == c.Subject[1]+1 && f.doc.Tokens[c.Marker-1].Lower == "," // "with [Freedonia], which"
		if (c.Subject[0] == i || aside && c.Subject[0] < i) && c.Subject[1] > i && !c.Infinitive && !c.Participle {
			return c
		}
	}
	return nil
}

// owns reports whether the subject of c is a phrase of its own: no pronoun that
// points back, no part of a longer phrase, and no noun of which a relative clause
// only says which one is meant.
func (f *finder) owns(c *annot.Clause) bool {
	i := c.Subject[0]
	if c.Subject[1]-i == 1 && f.words.pointing[f.doc.Tokens[i].Lower] {
		return false
	}
	if c.Marker >= c.Subject[1] && c.Marker < c.Verb[0] && f.words.relative[f.doc.Tokens[c.Marker].Lower] {
		return f.doc.Tokens[c.Marker-1].Lower == ","
	}
	return !f.words.preposition[f.doc.Tokens[i-1].Lower] && !f.participleBefore(i)
}

// participleBefore reports whether a participle ends before token i, whose object begins there.
func (f *finder) participleBefore(i int) bool {
	for k := f.from; k < f.to; k++ {
		if c := &f.doc.Clauses[k]; c.Verb[1] == i && (c.Participle || c.Infinitive) {
			return true
		}
	}
	return false
}

// dateAt reports whether token i is part of a time expression.
func (f *finder) dateAt(i int) bool {
	k, _ := slices.BinarySearchFunc(f.doc.Timexes, i, func(t annot.Timex, at int) int { return t.End - 1 - at })
	return k < len(f.doc.Timexes) && f.doc.Timexes[k].First <= i
}

// headless reports whether the words of an event begin with its finite verb,
// whose subject stands somewhere else.
func (f *finder) headless(e *annot.Event) bool {
	if e.Clause < 0 {
		return false
	}
	c := &f.doc.Clauses[e.Clause]
	return !c.Infinitive && !c.Participle && c.Verb[0] == e.First && e.First > f.first
}
