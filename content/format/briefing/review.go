package briefing

import (
	"fmt"
	"slices"

	"readout/content/format/clean"
	"readout/model/contract"
)

// Marks are what people decided about the items of a briefing, by the kind and the
// ID of an item; nil where the file holds nothing of the sort.
type Marks map[[2]string]*contract.Review

// reviewed takes the reviews of the items that are left, each held against the
// articles as the items are.
func (r *reader) reviewed(in *contract.Layered) Marks {
	out := Marks{}
	take := func(kind, id string, there bool, rev *contract.Review) {
		if rev != nil && there {
			r.at = "review of " + kind + " " + id
			if rev = r.review(rev); !rev.Empty() {
				out[[2]string{kind, id}] = rev
			}
		}
	}
	ids := map[[2]string]bool{}
	for _, e := range r.out.Timeline {
		ids[[2]string{"entry", e.ID}] = true
	}
	for _, p := range r.out.Pledges {
		ids[[2]string{"pledge", p.ID}] = true
	}
	for _, x := range r.out.Issues {
		ids[[2]string{"issue", x.ID}] = true
	}
	for _, d := range r.out.Differences {
		ids[[2]string{"difference", d.ID}] = true
	}
	for _, p := range in.Participants {
		id := clean.Line(p.ID)
		take("participant", id, r.people[id], p.Review)
	}
	for _, e := range in.Timeline {
		id := clean.Line(e.ID)
		take("entry", id, ids[[2]string{"entry", id}], e.Review)
	}
	for _, p := range in.Pledges {
		id := clean.Line(p.ID)
		take("pledge", id, ids[[2]string{"pledge", id}], p.Review)
	}
	for _, x := range in.Issues {
		id := clean.Line(x.ID)
		take("issue", id, ids[[2]string{"issue", id}], x.Review)
	}
	for _, d := range in.Differences {
		id := clean.Line(d.ID)
		take("difference", id, ids[[2]string{"difference", id}], d.Review)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// review is a review cleaned, without what does not hold.
func (r *reader) review(in *contract.Review) *contract.Review {
	verdict := func(field, v string) string { return oneOf(r, field, v, "", "", "accept", "reject", "later") }
	out := &contract.Review{Verdict: verdict("verdict", in.Verdict), Added: in.Added, Merged: max(in.Merged, 0)}
	for _, n := range in.Notes {
		note := contract.Note{Time: clean.Line(n.Time), Text: textOf(n.Text)}
		if n.Span != nil {
			span, ok := r.span("note", *n.Span)
			if !ok {
				continue
			}
			note.Span = &contract.Span{Source: span.Source, Start: span.Start, End: span.End, Text: n.Span.Text}
		}
		out.Notes = append(out.Notes, note)
	}
	for _, t := range in.Tags {
		if t = clean.Line(t); t != "" {
			out.Tags = append(out.Tags, t)
		}
	}
	for _, f := range in.Edited {
		if f = clean.Line(f); f != "" && !slices.Contains(out.Edited, f) {
			out.Edited = append(out.Edited, f)
		}
	}
	for i, e := range in.Evidence {
		if span, ok := r.span(fmt.Sprintf("evidence %d", i+1), e.Span); ok {
			if v := verdict("evidence verdict", e.Verdict); v != "" {
				out.Evidence = append(out.Evidence, contract.Judged{Verdict: v, Span: contract.Span{Source: span.Source, Start: span.Start, End: span.End, Text: e.Span.Text}})
			}
		}
	}
	return out
}
