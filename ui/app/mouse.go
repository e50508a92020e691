package app

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"readout/ui/keys"
	"readout/ui/layout"
)

const wheelLines = 3

// inside reports whether a cell lies in a part of the screen.
func inside(r layout.Rect, x, y int) bool {
	return !r.Empty() && x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// click focuses what is under the pointer and chooses its row; a second click on
// the chosen row opens it.
func (m *Model) click(c tea.MouseClickMsg) {
	if m.over != nil || m.typing != nil || c.Button != tea.MouseLeft || m.frame.Mode == layout.TooSmall {
		return
	}
	m.said = ""
	if m.clickChip(c.X, c.Y) {
		return
	}
	if inside(m.frame.Tabs, c.X, c.Y) {
		if i := slices.IndexFunc(m.tabEnds, func(end int) bool { return c.X < end }); i >= 0 {
			m.visit(focus{pane: i})
		}
		return
	}
	for i, p := range m.panes {
		r := m.frame.Panes[i]
		if !inside(r, c.X, c.Y) {
			continue
		}
		was := p.Index()
		again := m.at == (focus{pane: i + 1, zoom: m.at.zoom})
		if !again {
			m.visit(focus{pane: i + 1})
			r = m.frame.Panes[i]
			return
		}
		if p.ClickLine(c.Y-r.Y-1) && p.Index() == was {
			m.local(keys.Open, 0)
		}
		return
	}
	if r := m.frame.Detail; inside(r, c.X, c.Y) && !m.at.article {
		m.clickSheet(c.Y - r.Y - 1)
	}
}

func (m *Model) clickSheet(line int) {
	s := m.detail
	if m.at.pane == layout.Glance {
		s = m.glance.Sheet
	} else if !m.at.inside {
		to := m.at
		to.inside = true
		m.visit(to)
	}
	was := s.Mark()
	if s.ClickLine(line) && s.Mark() == was {
		m.local(keys.Open, 0)
	}
}

// wheel scrolls what is under the pointer.
func (m *Model) wheel(w tea.MouseWheelMsg) {
	a, n := keys.Down, wheelLines
	switch w.Button {
	case tea.MouseWheelUp:
		a = keys.Up
	case tea.MouseWheelDown:
	default:
		return
	}
	if m.over != nil {
		m.over.Move(a, n)
		return
	}
	for i, p := range m.panes {
		if inside(m.frame.Panes[i], w.X, w.Y) {
			p.Move(a, n)
			return
		}
	}
	step := n
	if a == keys.Up {
		step = -n
	}
	switch {
	case !inside(m.frame.Detail, w.X, w.Y):
	case m.at.article:
		m.reader.Update(a, n)
	case m.at.pane == layout.Glance:
		m.glance.Scroll(step)
	default:
		m.detail.Scroll(step)
	}
}
