package event

import (
	"slices"

	"readout/content/annot"
	"readout/model"
)

// participants are the entities that the sentence names, for what waits those
// that its own words name, and the subject of the clause.
func (f *finder) participants(e *annot.Event) []int {
	var out []int
	first, end := f.first, f.end
	if e.Timex < 0 && e.Condition[0] < e.Condition[1] { // what waits has its own actors
		first, end = e.First, e.End
	}
	take := func(x int) {
		if x >= 0 && !slices.Contains(out, x) {
			switch f.dossier.Entities[x].Kind {
			case model.Person, model.Country, model.Organisation:
				out = append(out, x)
			}
		}
	}
	if e.Clause >= 0 {
		c := &f.doc.Clauses[e.Clause]
		for _, a := range slices.Concat(c.Actors, c.AgentOf) {
			take(a)
		}
	}
	i, _ := slices.BinarySearchFunc(f.doc.Mentions, first, func(m annot.Mention, t int) int { return m.First - t })
	for ; i < len(f.doc.Mentions) && f.doc.Mentions[i].First < end; i++ {
		if m := f.doc.Mentions[i]; m.End <= end && !f.adjective(&m) {
			take(m.Entity)
		}
	}
	slices.Sort(out)
	return out
}

// acting are the participants of an event but for those that its sentence only
// names as places ("fell in France") or to say who tells it ("according to").
func (f *finder) acting(e *annot.Event) []int {
	var own, made []int
	i, _ := slices.BinarySearchFunc(f.doc.Mentions, f.first, func(m annot.Mention, t int) int { return m.First - t })
	for ; i < len(f.doc.Mentions) && f.doc.Mentions[i].First < f.end; i++ {
		m := &f.doc.Mentions[i]
		if f.makes(i) {
			made = append(made, m.Entity)
			continue
		}
		aside := m.Form != annot.Named && (m.First < e.First || m.End > e.End)
		if !aside && !f.adjective(m) && !f.wondered(m, e) && !f.place(m) && !f.teller(m, e) {
			own = append(own, m.Entity)
		}
	}
	if e.Clause >= 0 {
		c := &f.doc.Clauses[e.Clause]
		for _, x := range slices.Concat(c.Actors, c.AgentOf) {
			if !slices.Contains(made, x) {
				own = append(own, x)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(e.Participants), func(x int) bool { return !slices.Contains(own, x) })
}

// wondered reports whether a mention stands in what is only asked or supposed
// beside an event: "fell amid doubts over whether the mill would pay".
func (f *finder) wondered(m *annot.Mention, e *annot.Event) bool {
	for k := f.from; k < f.to; k++ {
		c := &f.doc.Clauses[k]
		if k != e.Clause && c.Marker >= f.first && c.Marker < m.First && m.End <= max(c.End, c.Subject[1]) && f.words.supposing[f.doc.Tokens[c.Marker].Lower] {
			return true
		}
	}
	return false
}

// makes reports whether mention i is of a body that only stands before the name
// of what it makes: "the Norvik C40".
func (f *finder) makes(i int) bool {
	m := &f.doc.Mentions[i]
	if m.Kind != model.Organisation || m.End >= f.end || !f.doc.Tokens[m.End].Space {
		return false
	}
	if t := f.doc.Tokens[m.End]; t.Kind == annot.Number && t.End-t.Start > 2 && !f.dateAt(m.End) {
		return true // "the Norvik 320"
	}
	for _, o := range f.doc.Mentions[i+1:] {
		if o.First >= m.End {
			return o.First == m.End && o.Form == annot.Named && o.Kind == model.Other
		}
	}
	return false
}

// place reports whether a country only says where something happens.
func (f *finder) place(m *annot.Mention) bool {
	i := m.Titled - 1
	if m.Kind != model.Country || i < f.first {
		return false
	}
	if i > f.first && f.words.article[f.doc.Tokens[i].Lower] {
		i--
	}
	return f.words.where[f.doc.Tokens[i].Lower]
}

// teller reports whether a mention is of who tells an event: whom it is told
// according to, or who says it in the clause that governs that of the event.
func (f *finder) teller(m *annot.Mention, e *annot.Event) bool {
	if i := m.Titled - 1; i > f.first && f.words.article[f.doc.Tokens[i].Lower] {
		return f.according(i - 1)
	} else if i > f.first && f.according(i) {
		return true
	}
	if e.Clause < 0 {
		return false
	}
	for k := f.from; k < f.to; k++ {
		c := &f.doc.Clauses[k]
		if k != e.Clause && f.says(c) && c.Subject[0] <= m.First && m.End <= c.Subject[1] && f.doc.Clauses[e.Clause].Parent == k {
			return true
		}
	}
	return false
}

// according reports whether "according to" ends with token i.
func (f *finder) according(i int) bool {
	return i > f.first && f.doc.Tokens[i].Lower == "to" && f.words.according[f.doc.Tokens[i-1].Lower]
}

// adjective reports whether a country only tells where something is from: "the
// French index", "US shares", "Japan's exports".
func (f *finder) adjective(m *annot.Mention) bool {
	if m.Form == annot.Demonym {
		return true
	}
	if m.Kind != model.Country || m.End >= f.end {
		return false
	}
	t := f.doc.Tokens[m.End]
	return t.Kind == annot.Clitic && t.Lower == "'s" || t.Kind == annot.Word && f.isNoun(m.End) && !f.words.adverb[t.Lower]
}
