package glance

import (
	"strconv"

	"readout/ui/sheet"
	"readout/ui/tell"
)

// maxReady is how many articles are listed while others are read.
const maxReady = 40

// SetReading says how far the articles are read, "" when they are.
func (p *Pane) SetReading(text string) {
	if p.reading != text {
		p.reading = text
		p.rebuild()
	}
}

// meanwhile is the screen while articles are read: how far it is, and those that
// can be opened already.
func (p *Pane) meanwhile() {
	p.text(false, sheet.Part{Text: p.reading, Style: p.th.Strong})
	all := p.book.Shown()
	if len(all) == 0 {
		p.text(true, sheet.Part{Text: "The articles come as they are read; the briefing, when all are.", Style: p.th.Text})
		return
	}
	p.text(true, sheet.Part{Text: "The briefing comes by itself. Until then Enter opens an article, and 5 lists them all.", Style: p.th.Text})
	shown := all[:min(len(all), maxReady)]
	p.heading("Ready to read", len(shown), len(all))
	for _, s := range shown {
		parts := []sheet.Part{{Text: "[" + strconv.Itoa(s.Number) + "] ", Style: p.th.Dim}}
		if s.Outlet != "" {
			parts = append(parts, sheet.Part{Text: tell.Line(s.Outlet) + ": ", Style: p.th.Text})
		}
		p.line(target{pane: "Sources", key: s.ID, source: s.ID}, len("[1] "), append(parts,
			sheet.Part{Text: tell.Clip(tell.Line(s.Title), maxWords), Style: p.th.Text},
			sheet.Part{Text: "  " + tell.Count(s.Words, "word"), Style: p.th.Dim})...)
	}
}
