package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"readout/model"
	"readout/ui/tell"
)

// An Item is something of a briefing that Explain can tell about.
type Item struct {
	ID       string
	Kind     string // pledge, timeline entry, participant, issue, difference, quote
	head     []part
	reasons  []model.Reason
	evidence []model.Span
}

// Items are the items of a briefing in its order. Quotes have no ID of their own
// and are called by their number: "quote-12".
func Items(b *model.Briefing) []Item {
	d := draw(b, nil)
	var out []Item
	for i := range b.Timeline {
		e := &b.Timeline[i]
		out = append(out, Item{e.ID, "timeline entry", d.entry(e).parts, e.Reasons, e.Evidence})
	}
	for i := range b.Pledges {
		p := &b.Pledges[i]
		head := []part{ours(d.actors(p.Actors) + ", " + string(p.Status) + ": "), words(d.Text(p.Action))}
		if condition := d.Text(p.Condition); condition != "" {
			head = append(head, ours("; condition: "), words(condition))
		}
		out = append(out, Item{p.ID, "pledge", head, p.Reasons, p.Evidence})
	}
	for i := range b.Issues {
		out = append(out, d.issueItem(&b.Issues[i]))
	}
	for i := range b.Participants {
		p := &b.Participants[i]
		out = append(out, Item{p.ID, "participant", d.participant(p).parts, p.Reasons, p.Evidence})
	}
	for i := range b.Differences {
		diff := &b.Differences[i]
		it := Item{ID: diff.ID, Kind: "difference", head: []part{words(d.Text(diff.Title))}}
		for _, c := range diff.Statements {
			it.evidence = append(it.evidence, c.Span)
		}
		out = append(out, it)
	}
	for i, q := range b.Quotes {
		head := []part{ours(d.speaker(q.Speaker) + ": "), words(d.Text(q.Span))}
		if cue := d.Text(q.Cue); cue != "" {
			head = append(head, ours(" (by the word "), words(cue), ours(")"))
		}
		out = append(out, Item{"quote-" + strconv.Itoa(i+1), "quote", head, q.Reasons, []model.Span{q.Span}})
	}
	return out
}

// speaker is whoever says something, the writer of the article where nobody is named.
func (d drawn) speaker(id string) string {
	if id == "" {
		return "the writer"
	}
	return d.Name(id)
}

func (d drawn) issueItem(issue *model.Issue) Item {
	it := Item{ID: issue.ID, Kind: "issue", head: []part{issueTitle(issue)}}
	for _, s := range issue.Statements {
		it.reasons = append(it.reasons, s.Reasons...)
		it.evidence = append(it.evidence, s.Span)
	}
	return it
}

// Explain writes why an item is in the briefing: each rule with the words that it
// matched, and each sentence that it comes from with its place in bytes.
func Explain(w io.Writer, b *model.Briefing, it Item, width int) error {
	p := page{draw(b, nil), bufio.NewWriter(w), max(width, narrowest)}
	d := p.drawn
	p.text(it.Kind+" "+it.ID, 0, 2)
	p.text(join(it.head), 2, 4)
	p.text("Rules", 0, 0)
	if len(it.reasons) == 0 {
		p.text("none is recorded", 2, 4)
	}
	for _, r := range it.reasons {
		line := tell.Line(r.Rule)
		if said := d.Text(r.Span); said != "" {
			line += " matched “" + said + "” at " + d.place(r.Span)
		}
		p.text(line, 2, 4)
	}
	p.text("Evidence", 0, 0)
	for _, s := range it.evidence {
		p.text(d.place(s)+": “"+d.Text(s)+"”", 2, 4)
	}
	if err := p.w.Flush(); err != nil {
		return fmt.Errorf("write the explanation: %w", err)
	}
	return nil
}

// place is where a span stands: "[2] report.txt, bytes 10 to 25".
func (d drawn) place(s model.Span) string {
	return strings.TrimSpace(d.Refs([]model.Span{s})+" "+tell.Line(s.Source)) + ", bytes " + strconv.Itoa(s.Start) + " to " + strconv.Itoa(s.End) + " of the reading text"
}
