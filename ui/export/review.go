package export

import (
	"cmp"
	"slices"
	"strings"

	"readout/model"
	"readout/model/contract"
	"readout/model/review"
	"readout/ui/tell"
)

// A Review is what people decided about a briefing, to be handed on with it. A nil
// Review is a briefing that nobody reviewed.
type Review struct {
	Mark  func(review.Key) review.Mark
	Notes bool   // notes, tags and what was changed are handed on
	About string // how far it was reviewed, and what was left out
}

// mark is what was decided about an item.
func (r *Review) mark(kind review.Kind, id string) review.Mark {
	if r == nil {
		return review.Mark{}
	}
	return r.Mark(review.Key{Kind: kind, ID: id})
}

// Verdict says in words what was decided about an item, "" where nothing was.
func (r *Review) Verdict(k review.Key) string { return verdict(r.Mark(k).Verdict) }

// verdict says what was decided, "" where nothing was.
func verdict(v review.Verdict) string {
	switch v {
	case review.Accept:
		return "accepted"
	case review.Reject:
		return "rejected"
	case review.Later:
		return "put off"
	}
	return ""
}

// reviewed adds to an item what was decided about it.
func (d drawn) reviewed(it item, kind review.Kind, id string) item {
	m := d.mark(kind, id)
	if said := verdict(m.Verdict); said != "" {
		it.verdict = said
	}
	it.details = append(it.details, d.remarks(m)...)
	return it
}

// remarks are the notes on an item, its tags and what was changed of it.
func (d drawn) remarks(m review.Mark) []line {
	if d.Review == nil || !d.Notes {
		return nil
	}
	var out []line
	for _, n := range m.Notes {
		l := line{parts: []part{strong("Reviewer’s note")}}
		if said := d.Text(n.At); said != "" {
			l.parts = append(l.parts, ours(" on "), part{text: tell.Clip(said, 60), words: true, span: n.At})
		}
		// One note stays one line: its own lines are parted by a stroke.
		l.parts = append(l.parts, ours(": "+strings.Join(compact(strings.Split(n.Text, "\n")...), " / ")))
		out = append(out, l)
	}
	for _, s := range []string{tagged(m), changed(m)} {
		if s != "" {
			out = append(out, line{parts: []part{ours(s)}})
		}
	}
	return out
}

func tagged(m review.Mark) string {
	if len(m.Tags) == 0 {
		return ""
	}
	var all []string
	for _, t := range m.Tags {
		all = append(all, tell.Line(t))
	}
	return "Tags: " + strings.Join(all, ", ")
}

// changed says what a person made of an item.
func changed(m review.Mark) string {
	var all []string
	for _, f := range m.Edited {
		all = append(all, string(f))
	}
	var out []string
	if len(all) > 0 {
		out = append(out, tell.And(all)+" chosen")
	}
	if m.Added {
		out = append(out, "found")
	}
	if m.Merged > 0 {
		out = append(out, "put together of "+digits(m.Merged+1)+" items")
	}
	if len(out) == 0 {
		return ""
	}
	return "By the reviewer: " + strings.Join(out, "; ")
}

// contracted is what was decided about an item, in the form of the contract; nil
// where nothing was.
func (r *Review) contracted(b *model.Briefing) func(kind, id string) *contract.Review {
	if r == nil {
		return nil
	}
	return func(kind, id string) *contract.Review {
		m := r.mark(review.Kind(kind), id)
		out := &contract.Review{Verdict: string(m.Verdict), Added: m.Added, Merged: m.Merged}
		for _, f := range m.Edited {
			out.Edited = append(out.Edited, string(f))
		}
		var pieces []model.Span
		for s := range m.Evidence {
			pieces = append(pieces, s)
		}
		slices.SortFunc(pieces, func(a, b model.Span) int {
			return cmp.Or(cmp.Compare(a.Source, b.Source), a.Start-b.Start, a.End-b.End)
		})
		for _, s := range pieces {
			out.Evidence = append(out.Evidence, contract.Judged{Verdict: string(m.Evidence[s]), Span: contract.SpanOf(b, s)})
		}
		if r.Notes {
			out.Tags = m.Tags
			for _, n := range m.Notes {
				note := contract.Note{Time: n.Time, Text: n.Text}
				if !n.At.IsZero() {
					span := contract.SpanOf(b, n.At)
					note.Span = &span
				}
				out.Notes = append(out.Notes, note)
			}
		}
		if out.Empty() {
			return nil
		}
		return out
	}
}

// Decided is what an export says that people decided, by the kind and the ID of an
// item; nil for nothing.
func Decided(marks map[[2]string]*contract.Review) *Review {
	if len(marks) == 0 {
		return nil
	}
	accepted := 0
	all := make(map[review.Key]review.Mark, len(marks))
	for key, r := range marks {
		m := review.Mark{Verdict: review.Verdict(r.Verdict), Tags: r.Tags, Added: r.Added, Merged: r.Merged}
		for _, f := range r.Edited {
			m.Edited = append(m.Edited, review.Field(f))
		}
		for _, n := range r.Notes {
			note := review.Note{Time: n.Time, Text: n.Text}
			if n.Span != nil {
				note.At = spanOf(*n.Span)
			}
			m.Notes = append(m.Notes, note)
		}
		for _, e := range r.Evidence {
			if m.Evidence == nil {
				m.Evidence = map[model.Span]review.Verdict{}
			}
			m.Evidence[spanOf(e.Span)] = review.Verdict(e.Verdict)
		}
		if m.Verdict == review.Accept {
			accepted++
		}
		all[review.Key{Kind: review.Kind(key[0]), ID: key[1]}] = m
	}
	return &Review{Mark: func(k review.Key) review.Mark { return all[k] }, Notes: true, About: "Reviewed: " + tell.Count(accepted, "item") + " accepted."}
}

func spanOf(s contract.Span) model.Span {
	return model.Span{Source: s.Source, Start: s.Start, End: s.End}
}
