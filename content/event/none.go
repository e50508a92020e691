package event

import (
	"readout/content/annot"
	"readout/model"
)

// What has a date and is no happening of that date for all that.

// gauges reports whether a date is that of a measure which something is compared
// with: "would add 25m, up from the 15m announced on Sunday".
func (f *finder) gauges(t *annot.Timex, k int) bool {
	if k < 0 || f.doc.Clauses[k].Verb[0] > t.First || f.doc.Clauses[k].Modal != "" {
		return false
	}
	const reach = 9
	for i := f.doc.Clauses[k].Verb[0] - 1; i > f.first && i > t.First-reach; i-- {
		l := f.doc.Tokens[i].Lower
		if l == "," || f.words.breaks[l] {
			return false
		}
		if f.words.against[l] && f.words.gauge[f.doc.Tokens[i-1].Lower] {
			return true
		}
	}
	return false
}

// lasting reports whether a date only says how far back reaches what is to be done or
// is named: "every weld laid since 2022 will be tested".
func (f *finder) lasting(t *annot.Timex, k int) bool {
	if k < 0 || t.First == f.first || !f.words.since[f.doc.Tokens[t.First-1].Lower] {
		return false
	}
	c := &f.doc.Clauses[k]
	if c.Modal != "" {
		return true
	}
	if !c.Participle {
		return false
	}
	for n := f.from; n < f.to; n++ {
		if o := &f.doc.Clauses[n]; n != k && o.Modal != "" && o.Subject[0] <= c.Verb[0] && c.Verb[1] <= o.Verb[0] {
			return true
		}
	}
	return false
}

// headQuestion reports whether the sentence is a heading that asks.
func (f *finder) headQuestion() bool {
	b := f.doc.Sentences[f.n].Block
	if b < 0 || b >= len(f.doc.Source.Blocks) || f.doc.Source.Blocks[b].Kind != model.Heading {
		return false
	}
	i := f.end - 1
	for i > f.first && f.doc.Tokens[i].Kind == annot.QuoteTok {
		i--
	}
	return f.doc.Tokens[i].Lower == "?"
}

// anecdote reports whether somebody quoted tells of his own past, and nobody takes
// part whom the dossier knows: "My sister waited an hour last March".
func (f *finder) anecdote(e *annot.Event) bool {
	if e.Clause < 0 {
		return false
	}
	c := &f.doc.Clauses[e.Clause]
	return c.Tense == annot.Past && c.Modal == "" && c.Subject[0] < c.Subject[1] && f.words.mine[f.doc.Tokens[c.Subject[0]].Lower] &&
		f.doc.InQuote(c.Head) >= 0 && len(f.participants(e)) == 0
}

// headOf is where the subject of clause k begins that no more than a clause before it
// was taken for: "[Repairs before building starts] were pledged on Friday" is all
// there is, so that "before" opens no clause that another one follows.
func (f *finder) headOf(k, first int) int {
	if k < 0 || first <= f.first+1 || !f.words.preposition[f.doc.Tokens[first-1].Lower] || !f.words.subordinator[f.doc.Tokens[first-1].Lower] {
		return first
	}
	for n := f.from; n < f.to; n++ {
		if c := &f.doc.Clauses[n]; n != k && !c.Participle && !c.Infinitive {
			return first
		}
	}
	for i := f.first; i < first; i++ {
		if f.doc.Tokens[i].Kind == annot.Punct {
			return first
		}
	}
	return f.first
}
