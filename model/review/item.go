package review

import (
	"slices"

	"readout/model"
)

// An item is one of a briefing in work: exactly one of the pointers is set. It
// points into the briefing as it came until it is changed, then to a copy.
type item struct {
	Key
	entry       *model.Entry
	pledge      *model.Pledge
	issue       *model.Issue
	difference  *model.Difference
	participant *model.Participant

	own  bool  // it is a copy already
	into *item // what it was merged into; nil while it stands by itself
}

// words are an item's own words: how it is known. An issue and a participant
// have none but those of their evidence.
func (it *item) words() model.Span {
	switch {
	case it.entry != nil:
		return it.entry.Text
	case it.pledge != nil:
		return it.pledge.Action
	case it.difference != nil:
		return it.difference.Title
	}
	if all := it.evidence(); len(all) > 0 {
		return all[0]
	}
	return model.Span{}
}

// evidence are the pieces of evidence. Nobody changes them.
func (it *item) evidence() []model.Span {
	switch {
	case it.entry != nil:
		return it.entry.Evidence
	case it.pledge != nil:
		return it.pledge.Evidence
	case it.issue != nil:
		return spansOf(it.issue.Statements, func(s *model.Statement) model.Span { return s.Span })
	case it.difference != nil:
		return spansOf(it.difference.Statements, func(c *model.Contrast) model.Span { return c.Span })
	case it.participant != nil:
		return slices.Concat(it.participant.Evidence, it.participant.Mentions)
	}
	return nil
}

// copy makes sure that changing the item changes no briefing that came in.
func (it *item) copy() {
	if it.own {
		return
	}
	it.own = true
	switch {
	case it.entry != nil:
		e := *it.entry
		e.Participants, e.Evidence, e.Reasons = slices.Clone(e.Participants), slices.Clone(e.Evidence), slices.Clone(e.Reasons)
		it.entry = &e
	case it.pledge != nil:
		p := *it.pledge
		p.Actors, p.Beneficiary = slices.Clone(p.Actors), slices.Clone(p.Beneficiary)
		p.Evidence, p.Reasons = slices.Clone(p.Evidence), slices.Clone(p.Reasons)
		it.pledge = &p
	case it.issue != nil:
		i := *it.issue
		i.Statements = slices.Clone(i.Statements)
		it.issue = &i
	case it.difference != nil:
		d := *it.difference
		d.Items, d.Statements = slices.Clone(d.Items), slices.Clone(d.Statements)
		it.difference = &d
	case it.participant != nil:
		p := *it.participant
		p.Aliases, p.Mentions = slices.Clone(p.Aliases), slices.Clone(p.Mentions)
		p.Evidence, p.Reasons = slices.Clone(p.Evidence), slices.Clone(p.Reasons)
		it.participant = &p
	}
}

func spansOf[T any](all []T, span func(*T) model.Span) []model.Span {
	out := make([]model.Span, len(all))
	for i := range all {
		out[i] = span(&all[i])
	}
	return out
}

// items are the items of a briefing, by kind, each in its order.
func items(b *model.Briefing) map[Kind][]*item {
	out := map[Kind][]*item{}
	add := func(it *item) { out[it.Kind] = append(out[it.Kind], it) }
	for i := range b.Timeline {
		add(&item{Key: Key{Entry, b.Timeline[i].ID}, entry: &b.Timeline[i]})
	}
	for i := range b.Participants {
		add(&item{Key: Key{Participant, b.Participants[i].ID}, participant: &b.Participants[i]})
	}
	for i := range b.Pledges {
		add(&item{Key: Key{Pledge, b.Pledges[i].ID}, pledge: &b.Pledges[i]})
	}
	for i := range b.Issues {
		add(&item{Key: Key{Issue, b.Issues[i].ID}, issue: &b.Issues[i]})
	}
	for i := range b.Differences {
		add(&item{Key: Key{Difference, b.Differences[i].ID}, difference: &b.Differences[i]})
	}
	return out
}

// target tells an item by quotation: its own words, and a sentence of two other
// sources that report it; with a piece, that piece of its evidence. False when
// the piece is no stretch of a source or the item has no words at all.
func (it *item) target(b *model.Briefing, piece model.Span) (Target, bool) {
	t := Target{Kind: it.Kind, ID: it.ID}
	own := it.words()
	if b.Text(own) != "" {
		t.Words = []Anchor{anchor(b.Source(own.Source), own, itemWords)}
		told := []string{own.Source}
		for _, s := range it.evidence() {
			if len(told) == 3 {
				break
			}
			if !slices.Contains(told, s.Source) && b.Text(s) != "" {
				told = append(told, s.Source)
				t.Words = append(t.Words, anchor(b.Source(s.Source), s, moreWords))
			}
		}
	}
	if !piece.IsZero() {
		if b.Text(piece) == "" {
			return Target{}, false
		}
		a := anchor(b.Source(piece.Source), piece, itemWords)
		t.At = &a
	}
	t.Said = it.said(b, piece)
	return t, len(t.Words) > 0 || it.lens()
}

// lens reports whether the item is an issue that the dossier names: its ID is
// the dossier's own, and stays.
func (it *item) lens() bool { return it.issue != nil && it.issue.Origin == model.Lens }
