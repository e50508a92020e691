package app

import (
	"slices"

	"readout/ui/keys"
	"readout/ui/layout"
	"readout/ui/list"
	"readout/ui/pane/reader"
	"readout/ui/sheet"
)

const maxHistory = 100

// A place is where somebody is, to the row: going back to it finds the screen
// as it was left.
type place struct {
	at     focus
	list   list.Place  // of the pane in focus
	card   sheet.Place // of its card
	glance sheet.Place
	reader reader.Place
	from   *place
}

// A history is the places one was, for Ctrl-o and Ctrl-i.
type history struct{ back, forth []place }

// note adds a place that is being left by a jump.
func (h *history) note(p place) {
	h.back = append(h.back, p)
	if len(h.back) > maxHistory {
		h.back = slices.Clone(h.back[1:])
	}
	h.forth = nil
}

func (h history) clone() history {
	return history{slices.Clone(h.back), slices.Clone(h.forth)}
}

// where is the place one is at.
func (m *Model) where() place {
	p := place{
		at: m.at, card: m.detail.Place(), glance: m.glance.Place(), reader: m.reader.Place(), from: m.from,
	}
	if m.at.pane > 0 {
		p.list = m.chosen().Place()
	}
	return p
}

// restore goes to a place. Sizes come first: a scroll position is only right in
// the cells it was taken in.
func (m *Model) restore(p place) {
	m.at, m.from = p.at, p.from
	if p.at.pane > 0 {
		m.chosen().Select(p.list.Key)
	}
	m.settle()
	if p.at.pane > 0 {
		m.chosen().Restore(p.list)
		m.settle()
		m.detail.Restore(p.card)
	} else {
		m.glance.Restore(p.glance)
	}
	if p.at.article {
		m.reader.Restore(p.reader)
	}
}

// visit goes to a focus and notes the place that is left. The zoom stays.
func (m *Model) visit(to focus) {
	to.zoom = m.at.zoom
	if to == m.at {
		return
	}
	m.history.note(m.where())
	m.at, m.from, m.quest = to, nil, nil
	m.settle()
}

// travel goes to the last place of one stack and puts the present one on the
// other.
func (m *Model) travel(from, to *[]place) {
	n := len(*from)
	if n == 0 {
		m.said = "no further place to go to"
		return
	}
	p := (*from)[n-1]
	*from = (*from)[:n-1]
	*to = append(*to, m.where())
	m.restore(p)
}

// back ends what is on top: the help, a search, then as leave does.
func (m *Model) back() {
	switch {
	case m.target().Query() != "":
		m.target().Search("")
	case m.over != nil:
		m.over = nil
	case m.in() == keys.InSelection:
		m.reader.EndSelection()
	case m.in() == keys.InList && m.chosen().Ranging():
		m.chosen().EndRange()
	default:
		m.quest = nil
		m.leave()
	}
}

// leave goes out of the article, the card, the pane: one step a time.
func (m *Model) leave() {
	switch {
	case m.from != nil:
		m.history.note(m.where())
		m.restore(*m.from)
	case m.at.article || m.at.inside:
		to := m.at
		to.article, to.inside = false, false
		m.visit(to)
	case m.at.pane != layout.Glance:
		m.visit(focus{pane: layout.Glance})
	case m.at.zoom:
		m.at.zoom = false
	default:
		m.said = "this is the first screen; q quits"
	}
}
