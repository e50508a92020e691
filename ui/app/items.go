package app

import (
	"slices"

	"readout/model"
	"readout/ui/filter"
	"readout/ui/keys"
	"readout/ui/match"
	"readout/ui/msg"
	"readout/ui/sheet"
	"readout/ui/tell"
)

// An item is a line of an overlay that leads somewhere.
type item struct {
	kind, text string
	marks      [][2]int    // bytes of text that fit what was typed
	fit        match.Fit   // how well
	show       msg.Msg     // where it leads
	do         keys.Action // what it does instead
	run        func()      // or this
	group      string      // the heading above it
	filter     *filter.Filter
	days       bool // asks for days to filter by
}

// listItems lists what rests on the sentence one is at: the way from the article
// back to what was read out of it.
func (m *Model) listItems() {
	s := m.reader.Span()
	items := m.restingOn(s)
	if s.IsZero() || len(items) == 0 {
		m.said = "nothing in the briefing rests on this sentence"
		return
	}
	m.lay("What rests on this sentence", items, func() []sheet.Block {
		th := m.look.theme
		out := []sheet.Block{
			{Target: sheet.NoTarget, Parts: []sheet.Part{{Text: m.book.Ref(s.Source), Style: th.Dim}}},
			{Target: sheet.NoTarget, Indent: 2, Parts: []sheet.Part{{Text: m.book.Text(s), Style: th.Text}}},
		}
		lines := m.itemBlocks(items, "")
		for i := range lines {
			lines[i].Space = i == 0 || items[i].kind != items[i-1].kind
		}
		return append(out, lines...)
	})
}

// restingOn are the items with evidence that shares words with a span.
func (m *Model) restingOn(s model.Span) []item {
	var out []item
	m.eachItem(func(it item, evidence ...model.Span) {
		if slices.ContainsFunc(evidence, s.Overlaps) {
			out = append(out, it)
		}
	})
	for i := range m.book.Quotes {
		q := &m.book.Quotes[i]
		if q.Speaker != "" && s.Overlaps(q.Span) {
			out = append(out, item{
				kind: "quotation", text: m.book.Name(q.Speaker) + ": “" + m.book.Text(q.Span) + "”",
				show: msg.Show{Pane: "Participants", Key: q.Speaker},
			})
		}
	}
	return out
}

// eachItem tells every item of the briefing with its evidence: pledges,
// happenings, issues, differences.
func (m *Model) eachItem(tellOf func(it item, evidence ...model.Span)) {
	add := func(kind, pane, key, text string, evidence ...model.Span) {
		tellOf(item{kind: kind, text: text, show: msg.Show{Pane: pane, Key: key}}, evidence...)
	}
	b := m.book.Briefing
	for i := range b.Pledges {
		p := &b.Pledges[i]
		add("pledge", "Pledges", p.ID, m.book.Names(p.Actors)+": "+m.book.Text(m.book.Undertaken(p))+" ("+string(p.Status)+")", p.Evidence...)
	}
	for i := range b.Timeline {
		e := &b.Timeline[i]
		add("happening", "Timeline", e.ID, m.book.Text(e.Text), e.Evidence...)
	}
	for i := range b.Issues {
		is := &b.Issues[i]
		var spans []model.Span
		for _, st := range is.Statements {
			spans = append(spans, st.Span)
		}
		add("open issue", "Open issues", is.ID, tell.Line(is.Title), spans...)
	}
	for i := range b.Differences {
		d := &b.Differences[i]
		var spans []model.Span
		for _, c := range d.Statements {
			spans = append(spans, c.Span)
		}
		add("difference", "Differences", d.ID, m.book.Text(d.Title), spans...)
	}
}
