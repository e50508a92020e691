package review

import (
	"cmp"
	"slices"
	"strings"

	"readout/model"
)

// Briefing is the briefing as reviewed: edited, merged, split, added to. What was
// rejected is in it still; see Only. Where nothing was changed it is the one that
// came in. Nobody changes it.
func (r *Review) Briefing() *model.Briefing {
	if r.briefing == nil {
		r.briefing = r.build(func(*item) bool { return true }, func(*item, model.Span) bool { return true })
	}
	return r.briefing
}

// Only is the briefing with those items alone whose mark keep wants; pieces of
// evidence that were rejected are left out of them, and items without any left.
// Participants stay, for others name them, but those that are not wanted and that
// no item names.
func (r *Review) Only(keep func(Key, Mark) bool) *model.Briefing {
	wanted := func(it *item) bool { return keep(it.Key, r.Mark(it.Key)) }
	return r.build(wanted, func(it *item, s model.Span) bool {
		m := r.marks[it.Key]
		return m == nil || m.Evidence[s] != Reject
	})
}

// Alone is Only with those quotations alone that the wanted items rest on, and those
// participants alone that are wanted or named by what is left, each with where it
// belongs.
func (r *Review) Alone(keep func(Key, Mark) bool) *model.Briefing {
	b := r.Only(keep)
	told := map[string][]model.Span{}
	tell := func(all ...model.Span) {
		for _, s := range all {
			told[s.Source] = append(told[s.Source], s)
		}
	}
	for i := range b.Timeline {
		tell(b.Timeline[i].Evidence...)
	}
	for i := range b.Pledges {
		tell(b.Pledges[i].Evidence...)
	}
	for i := range b.Issues {
		tell(spansOf(b.Issues[i].Statements, func(s *model.Statement) model.Span { return s.Span })...)
	}
	for i := range b.Differences {
		tell(spansOf(b.Differences[i].Statements, func(c *model.Contrast) model.Span { return c.Span })...)
	}
	b.Quotes = slices.DeleteFunc(b.Quotes, func(q model.Quote) bool { return !slices.ContainsFunc(told[q.Span.Source], q.Span.Overlaps) })
	b.Participants = nil
	r.cast(b, func(it *item) bool { return keep(it.Key, r.Mark(it.Key)) })
	r.homes(b)
	return b
}

// homes adds the countries and organisations that the participants belong to.
func (r *Review) homes(b *model.Briefing) {
	names, there := map[string]bool{}, map[string]bool{}
	for i := range b.Participants {
		names[b.Participants[i].Affiliation], there[b.Participants[i].ID] = true, true
	}
	b.Participants = nil
	for _, it := range r.items[Participant] {
		p := it.participant
		if it.into == nil && (there[it.ID] || p.Kind != model.Person && names[p.Name]) {
			b.Participants = append(b.Participants, *p)
		}
	}
}

// build makes a briefing of the items that are wanted with the pieces that are.
func (r *Review) build(wanted func(*item) bool, piece func(*item, model.Span) bool) *model.Briefing {
	b := *r.base
	b.Timeline, b.Pledges, b.Issues, b.Differences, b.Participants = nil, nil, nil, nil, nil
	there := map[string]bool{} // entries and pledges
	for _, it := range r.left(Entry, wanted) {
		e := *it.entry
		if e.Evidence = r.kept(it, e.Evidence, piece); len(e.Evidence) == 0 {
			continue
		}
		e.Participants = r.people(e.Participants)
		b.Timeline, there[e.ID] = append(b.Timeline, e), true
	}
	for _, it := range r.left(Pledge, wanted) {
		p := *it.pledge
		if p.Evidence = r.kept(it, p.Evidence, piece); len(p.Evidence) == 0 {
			continue
		}
		p.Actors, p.Beneficiary = r.people(p.Actors), r.people(p.Beneficiary)
		b.Pledges, there[p.ID] = append(b.Pledges, p), true
	}
	for _, it := range r.left(Issue, wanted) {
		i := *it.issue
		i.Statements = nil
		for _, s := range it.issue.Statements {
			if piece(it, s.Span) {
				s.Speaker = r.person(s.Speaker)
				i.Statements = append(i.Statements, s)
			}
		}
		if len(i.Statements) > 0 || len(it.issue.Statements) == 0 {
			b.Issues = append(b.Issues, i)
		}
	}
	for _, it := range r.left(Difference, wanted) {
		d := *it.difference
		d.Statements = slices.DeleteFunc(slices.Clone(d.Statements), func(c model.Contrast) bool { return !piece(it, c.Span) })
		d.Items = r.concerned(d.Items, there)
		if len(d.Statements) > 0 && (len(d.Items) > 0 || len(it.difference.Items) == 0) {
			b.Differences = append(b.Differences, d)
		}
	}
	b.Quotes = slices.Clone(b.Quotes)
	for i := range b.Quotes {
		b.Quotes[i].Speaker = r.person(b.Quotes[i].Speaker)
	}
	r.cast(&b, wanted)
	r.order(&b)
	return &b
}

// left are the items of a kind that stand by themselves and are wanted.
func (r *Review) left(kind Kind, wanted func(*item) bool) []*item {
	var out []*item
	for _, it := range r.items[kind] {
		if it.into == nil && wanted(it) {
			out = append(out, it)
		}
	}
	return out
}

// kept are the pieces of evidence that are wanted.
func (r *Review) kept(it *item, all []model.Span, piece func(*item, model.Span) bool) []model.Span {
	if !slices.ContainsFunc(all, func(s model.Span) bool { return !piece(it, s) }) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(s model.Span) bool { return !piece(it, s) })
}

// person is who a participant is now: merged, it is another.
func (r *Review) person(id string) string {
	if it := r.byKey[Key{Participant, id}]; it != nil {
		return it.stands().ID
	}
	return id
}

func (r *Review) people(ids []string) []string {
	if !slices.ContainsFunc(ids, func(id string) bool { return r.person(id) != id }) {
		return ids
	}
	var out []string
	for _, id := range ids {
		if id = r.person(id); !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// concerned are the items of a difference as they are called now, those alone
// that are there.
func (r *Review) concerned(ids []string, there map[string]bool) []string {
	var out []string
	for _, id := range ids {
		for _, kind := range []Kind{Entry, Pledge} {
			if it := r.byKey[Key{kind, id}]; it != nil {
				id = it.stands().ID
				break
			}
		}
		if there[id] && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// cast are the participants that are wanted or that an item names.
func (r *Review) cast(b *model.Briefing, wanted func(*item) bool) {
	named := map[string]bool{}
	add := func(ids ...string) {
		for _, id := range ids {
			named[id] = true
		}
	}
	for i := range b.Timeline {
		add(b.Timeline[i].Participants...)
	}
	for i := range b.Pledges {
		add(b.Pledges[i].Actors...)
		add(b.Pledges[i].Beneficiary...)
	}
	for i := range b.Issues {
		for _, s := range b.Issues[i].Statements {
			add(s.Speaker)
		}
	}
	for i := range b.Quotes {
		add(b.Quotes[i].Speaker)
	}
	for _, it := range r.items[Participant] {
		if it.into == nil && (named[it.ID] || wanted(it)) {
			b.Participants = append(b.Participants, *it.participant)
		}
	}
}

// order puts what was dated or added among the others, as a briefing comes: by
// time, those without a date last.
func (r *Review) order(b *model.Briefing) {
	if !r.changed {
		return
	}
	late := func(e model.Entry) int {
		if e.When.Start == "" {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(b.Timeline, func(x, y model.Entry) int {
		return cmp.Or(late(x)-late(y), cmp.Compare(x.When.Start, y.When.Start), cmp.Compare(x.When.End, y.When.End))
	})
}

// oneLine is a text without line ends.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
