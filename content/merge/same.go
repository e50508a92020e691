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
// in a notice, and so are two that dossier.toml calls different as well.
func correct(d *annot.Dossier, b *model.Briefing) {
	for _, group := range d.Same {
		var sure []string
		for _, id := range group {
			i := slices.IndexFunc(sure, func(o string) bool { return keptApart(d, id, o) })
			if i >= 0 {
				complain(b, fmt.Sprintf("[[same]] and [[different]] both name %q and %q; they stay two", sure[i], id))
				continue
			}
			if unknown(b, "same", id) {
				continue
			}
			if len(sure) > 0 && isPledge(b, id) != isPledge(b, sure[0]) {
				pledge, other := sure[0], id
				if isPledge(b, id) {
					pledge, other = id, sure[0]
				}
				complain(b, fmt.Sprintf("[[same]]: %q is a pledge and %q is none; they stay two", pledge, other))
				continue
			}
			sure = append(sure, id)
		}
		b.Pledges = together(b.Pledges, sure, func(p *model.Pledge) string { return p.ID }, joinPledge)
		b.Timeline = together(b.Timeline, sure, func(e *model.Entry) string { return e.ID }, joinEntry)
	}
}

func complain(b *model.Briefing, message string) {
	b.Notices = append(b.Notices, model.Notice{Path: "dossier.toml", Message: message, Lost: true})
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

func isPledge(b *model.Briefing, id string) bool {
	return slices.ContainsFunc(b.Pledges, func(p model.Pledge) bool { return p.ID == id })
}

// unknown reports whether no item has an ID that a table of dossier.toml names,
// and complains of it.
func unknown(b *model.Briefing, table, id string) bool {
	known := itemIDs(b)
	if slices.Contains(known, id) {
		return false
	}
	hint := "readout export --format json shows them"
	if word := words.Word(id, known); word != "" {
		hint = fmt.Sprintf("did you mean %q?", word)
	}
	complain(b, fmt.Sprintf("[[%s]]: no item has the ID %q; %s", table, id, hint))
	return true
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
