package glance

import (
	"slices"
	"strconv"

	"readout/model"
	"readout/ui/sheet"
	"readout/ui/tell"
)

// covered is how much of it each source reports, the first article first. A line
// opens the article; its row is the column of the source in Coverage.
func (p *Pane) covered() {
	all := p.book.Shown()
	if len(all) < 2 || len(p.targets) == 0 {
		return
	}
	shown := all[:min(len(all), maxSources)]
	p.heading("Who reports what", len(shown), len(all))
	for _, s := range shown {
		p.line(target{pane: "Coverage", source: s.ID}, len("[1] "),
			sheet.Part{Text: "[" + strconv.Itoa(s.Number) + "] ", Style: p.th.Dim},
			sheet.Part{Text: tell.Outlet(s), Style: p.th.Text},
			sheet.Part{Text: "  " + p.reports(s.ID), Style: p.th.Dim})
	}
}

// reports is how many of the items a source reports: "4 of 8 pledges, ...".
func (p *Pane) reports(id string) string {
	in := func(s model.Span) bool { return s.Source == id }
	var pledges, events, issues int
	for i := range p.book.Pledges {
		if slices.ContainsFunc(p.book.Pledges[i].Evidence, in) {
			pledges++
		}
	}
	for i := range p.book.Timeline {
		if slices.ContainsFunc(p.book.Timeline[i].Evidence, in) {
			events++
		}
	}
	for i := range p.book.Issues {
		if slices.ContainsFunc(p.book.Issues[i].Statements, func(st model.Statement) bool { return in(st.Span) }) {
			issues++
		}
	}
	of := func(n, all int, noun string) string { return strconv.Itoa(n) + " of " + tell.Count(all, noun) }
	return tell.And([]string{
		of(pledges, len(p.book.Pledges), "pledge"), of(events, len(p.book.Timeline), "happening"),
		of(issues, len(p.book.Issues), "open issue"),
	})
}
