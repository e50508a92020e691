package app

import (
	"slices"

	"readout/model"
	"readout/ui/layout"
)

// A grid is a pane whose rows have a cell for every source. The chosen cell and
// the marked line of the card go together.
type grid interface {
	Across(n int) bool
	Source() string
	SetSource(id string)
}

// grid is the pane in focus where it is one.
func (m *Model) grid() grid {
	if m.over != nil || m.at.pane == layout.Glance || m.at.inside || m.at.article {
		return nil
	}
	g, _ := m.chosen().(grid)
	return g
}

// across goes n cells on in a grid and reports whether it did.
func (m *Model) across(n int) bool {
	g := m.grid()
	if g == nil || !g.Across(n) {
		return false
	}
	m.markCell()
	return true
}

// markCell marks the line of the card that the chosen cell stands for.
func (m *Model) markCell() {
	g := m.grid()
	if g == nil {
		return
	}
	spans := m.card.Trail(0).Spans
	i := slices.IndexFunc(spans, func(s model.Span) bool { return s.Source == g.Source() })
	m.detail.SetMark(max(i, 0))
}

// followMark chooses the cell of the marked line.
func (m *Model) followMark() {
	if g := m.grid(); g != nil {
		g.SetSource(m.card.Trail(max(m.detail.Mark(), 0)).Span().Source)
	}
}

// atMark reports whether Enter in a list opens the marked line rather than what
// the row itself stands for.
func (m *Model) atMark() bool {
	if m.detail.Mark() < 0 {
		return false
	}
	if g := m.grid(); g != nil {
		return m.card.Trail(max(m.detail.Mark(), 0)).Span().Source == g.Source()
	}
	return m.detail.Mark() > 0
}
