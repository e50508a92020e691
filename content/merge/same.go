package merge

import (
	"fmt"
	"slices"

	"readout/content/annot"
	"readout/model"
	words "readout/model/near"
)

// correct puts items together that dossier.toml says belong together: the first
// one named takes in the evidence of the others. An ID that no item has is told
// in a notice.
func correct(d *annot.Dossier, b *model.Briefing) {
	for _, group := range d.Same {
		for _, id := range group {
			known := itemIDs(b)
			if !slices.Contains(known, id) {
				b.Notices = append(b.Notices, model.Notice{Path: "dossier.toml", Message: unknownItem(id, known)})
			}
		}
		b.Pledges = together(b.Pledges, group, func(p *model.Pledge) string { return p.ID }, joinPledge)
		b.Timeline = together(b.Timeline, group, func(e *model.Entry) string { return e.ID }, joinEntry)
	}
}

func itemIDs(b *model.Briefing) []string {
	var out []string
	for i := range b.Pledges {
		out = append(out, b.Pledges[i].ID)
	}
	for i := range b.Timeline {
		out = append(out, b.Timeline[i].ID)
	}
	return out
}

func unknownItem(id string, known []string) string {
	if word := words.Word(id, known); word != "" {
		return fmt.Sprintf("[[same]]: no item has the ID %q; did you mean %q?", id, word)
	}
	return fmt.Sprintf("[[same]]: no item has the ID %q; readout export --format json shows them", id)
}

// together joins the items of a group into the one that the group names first.
func together[T any](items []T, group []string, id func(*T) string, join func(into, from *T)) []T {
	at := -1
	for _, want := range group {
		i := slices.IndexFunc(items, func(x T) bool { return id(&x) == want })
		switch {
		case i < 0 || i == at:
		case at < 0:
			at = i
		default:
			join(&items[at], &items[i])
			items = slices.Delete(items, i, i+1)
			if i < at {
				at--
			}
		}
	}
	return items
}

func joinPledge(into, from *model.Pledge) {
	into.Evidence = joinSpans(into.Evidence, from.Evidence)
	into.Reasons = append(into.Reasons, from.Reasons...)
	if into.Condition.IsZero() {
		into.Condition = from.Condition
	}
}

func joinEntry(into, from *model.Entry) {
	into.Evidence = joinSpans(into.Evidence, from.Evidence)
	into.Reasons = append(into.Reasons, from.Reasons...)
	for _, p := range from.Participants {
		if !slices.Contains(into.Participants, p) {
			into.Participants = append(into.Participants, p)
		}
	}
}

func joinSpans(a, b []model.Span) []model.Span {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}
