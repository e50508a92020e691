package app

import (
	"maps"
	"slices"
	"strings"

	"readout/model"
	"readout/ui/bookmark"
	"readout/ui/drift"
	"readout/ui/filter"
	"readout/ui/layout"
	"readout/ui/pane/reader"
	"readout/ui/sheet"
	"readout/ui/tell"
)

// wordsKept is how many bytes of an article a bookmark holds, to find the
// sentence again.
const wordsKept = 48

// A grouper is a pane whose rows can be grouped otherwise.
type grouper interface {
	Grouping() string
	SetGrouping(name string)
}

// bookmark is where one is, to be kept until the next time.
func (m *Model) bookmark() bookmark.Mark {
	out := bookmark.Mark{Zoom: m.at.zoom, Groups: make(map[string]string), Read: maps.Clone(m.sources.Read())}
	if m.at.pane == layout.Glance {
		p := m.glance.Place()
		out.Line, out.Top = p.Mark, p.Top
	} else {
		p := m.chosen().Place()
		out.Pane, out.Row, out.Top = m.chosen().Name(), p.Key, p.Top
		if g, ok := m.chosen().(grid); ok {
			out.Column = g.Source()
		}
		if m.at.inside {
			out.Card = &bookmark.Card{Line: m.detail.Place().Mark, Top: m.detail.Place().Top}
		}
	}
	if m.at.article && m.reader.Source() != nil {
		p, text := m.reader.Place(), m.reader.Source().Text
		out.Article = &bookmark.Article{Source: p.Source, Offset: p.Offset, Row: p.Row, Evidence: p.Trail.At}
		if p.Trail.Noun != "" || len(p.Trail.Spans) == 0 { // what a search found is not the evidence of a row
			out.Article.Evidence = -1
		}
		if p.Offset >= 0 {
			out.Article.Words = text[min(p.Offset, len(text)):drift.Whole(text, p.Offset+wordsKept)]
		}
	}
	for _, p := range m.panes {
		if g, ok := p.(grouper); ok {
			out.Groups[p.Name()] = g.Grouping()
		}
	}
	if f := m.filter; !f.Empty() {
		out.Filter = &bookmark.Filter{Sources: f.Sources, People: f.People, From: f.Days.From, To: f.Days.To}
		for _, s := range f.Statuses {
			out.Filter.Statuses = append(out.Filter.Statuses, string(s))
		}
		for _, s := range slices.Concat(f.Verdicts, f.Marks) {
			out.Filter.Review = append(out.Filter.Review, string(s))
		}
	}
	return out
}

// resume goes to where a bookmark was left, as far as that is still there, and
// says so where it is not the first screen.
func (m *Model) resume(in bookmark.Mark) {
	for id, percent := range in.Read {
		if m.all.Source(id) != nil {
			m.sources.SetRead(id, min(max(percent, 0), 100))
		}
	}
	for _, p := range m.panes {
		if g, ok := p.(grouper); ok && in.Groups[p.Name()] != "" {
			g.SetGrouping(in.Groups[p.Name()])
		}
	}
	if in.Filter != nil {
		m.setFilter(m.sound(*in.Filter))
	}
	p := place{at: focus{pane: m.paneNamed(in.Pane), zoom: in.Zoom}}
	if p.at.pane == layout.Glance {
		p.glance = sheet.Place{Mark: in.Line, Top: in.Top}
	} else {
		if !m.panes[p.at.pane-1].Select(in.Row) {
			in.Top, in.Card = 0, nil
		}
		p.list = m.panes[p.at.pane-1].Place()
		p.list.Top = in.Top
		if in.Card != nil {
			p.at.inside, p.card = true, sheet.Place{Mark: in.Card.Line, Top: in.Card.Top}
		}
	}
	m.restore(p)
	if g, ok := m.panes[max(p.at.pane, 1)-1].(grid); ok && p.at.pane > 0 && in.Column != "" {
		g.SetSource(in.Column)
		m.markCell()
	}
	m.resumeArticle(in.Article)
	if m.said == "" && (m.at != (focus{}) || !m.filter.Empty()) {
		m.said = "where you left it; 0: the first screen"
	}
	m.settle()
}

// resumeArticle opens the article that was open, with the evidence of the row.
func (m *Model) resumeArticle(in *bookmark.Article) {
	if in == nil || m.all.Source(in.Source) == nil {
		return
	}
	text := m.all.Source(in.Source).Text
	p := reader.Place{Source: in.Source, Offset: -1}
	if in.Offset < 0 {
		p.Row = max(in.Row, 0)
	} else if at := drift.Find(text, in.Words, in.Offset); at >= 0 && strings.HasPrefix(text[at:], in.Words) {
		p.Offset, p.Row = at, max(in.Row, 0)
	}
	trail := m.glance.Trail()
	if m.at.pane > 0 {
		trail = m.card.Trail(0)
	}
	if in.Evidence >= 0 && in.Evidence < len(trail.Spans) {
		trail.At = in.Evidence
		p.Trail = trail
	}
	from := m.where()
	from.at.zoom = false
	m.from = &from
	m.at.article = true
	m.settle()
	m.reader.Restore(p)
}

// sound is a filter by what there is in the briefing.
func (m *Model) sound(in bookmark.Filter) filter.Filter {
	var out filter.Filter
	for _, id := range in.Sources {
		if m.all.Source(id) != nil && !slices.Contains(out.Sources, id) {
			out.Sources = append(out.Sources, id)
		}
	}
	for _, id := range in.People {
		if m.all.Participant(id) != nil && !slices.Contains(out.People, id) {
			out.People = append(out.People, id)
		}
	}
	for _, s := range tell.Statuses() {
		if slices.Contains(in.Statuses, string(s)) {
			out.Statuses = append(out.Statuses, model.Status(s))
		}
	}
	for _, c := range m.reviewCounts() {
		switch {
		case !slices.Contains(in.Review, string(c.State)):
		case c.verdict:
			out = out.Verdict(c.State)
		default:
			out = out.Mark(c.State)
		}
	}
	if days, ok := filter.ParseDays(in.From + ".." + in.To); ok {
		out.Days = days
	}
	return out
}
