package app

import (
	"strings"

	"readout/model/review"
	"readout/ui/keys"
	"readout/ui/layout"
	"readout/ui/msg"
)

// A next is what comes after what is judged, told before: a filter may take that
// away once it is.
type next struct {
	row  string  // its key; "" after the last
	line int     // At a glance, the one that is judged
	of   msg.Msg // and what it shows
}

// after is what comes after n rows, or the line one is at.
func (m *Model) after(n int) next {
	if m.at.pane == layout.Glance {
		return next{line: m.glance.Mark(), of: m.glance.Update(keys.Card, 0)}
	}
	p := m.chosen()
	if _, last := p.Range(n); last+1 < p.Len() {
		return next{row: p.RowAt(last + 1).Key}
	}
	return next{}
}

// goOn goes to what comes after what was judged: the next row, the next line of
// the card, the next item's first sentence.
func (m *Model) goOn(to next) {
	switch {
	case m.at.pane == layout.Glance:
		if m.glance.SetMark(to.line); m.glance.Update(keys.Card, 0) == to.of { // else the next stands in its place
			m.glance.Update(keys.Down, 1)
		}
	case m.at.inside && !m.at.article:
		m.detail.Move(keys.Down, 1)
	default:
		m.endRange()
		if to.row == "" {
			m.said += "; this was the last row"
			return
		}
		m.goKey(to.row)
	}
}

// goKey goes to a row of the pane, in the article too.
func (m *Model) goKey(key string) {
	m.chosen().Select(key)
	m.settle()
	if m.at.article && len(m.card.Trail(0).Spans) > 0 {
		m.reader.Follow(m.card.Trail(0))
	}
}

// goTo goes to what an action was about: At a glance to its line, else to its row,
// in the pane that has it, and in its card to the piece of evidence. Whoever reads
// an article stays in it, at the row's sentence where the row is of the pane before.
func (m *Model) goTo(a review.Action) {
	if len(a.Items) == 0 {
		return
	}
	t := a.Items[0]
	show, ok := m.wayTo(t).(msg.Show)
	switch {
	case !ok:
		return
	case m.at.pane == layout.Glance && !m.at.article:
		if !m.glance.Select(show.Pane, show.Key) {
			m.take(show)
		}
		return
	case m.at.article:
		if a.Do == review.Judge && m.at.pane != layout.Glance && show.Pane == m.chosen().Name() {
			m.goKey(show.Key)
		}
		return
	case m.at.pane == m.paneNamed("Coverage"): // its rows stand for those of other panes
		if k, is := m.review.of.Find(t); is && m.selectOf(k) {
			return
		}
		m.take(show)
		return
	case show.Pane != m.chosen().Name():
		m.take(show)
		return
	}
	m.chosen().Select(show.Key)
	m.settle()
	if t.At == nil || !m.at.inside {
		return
	}
	for i, s := range m.card.Trail(0).Spans {
		if s.Source == t.At.Source && strings.HasPrefix(m.all.Text(s), t.At.Text) {
			m.detail.SetMark(i)
			return
		}
	}
}

// selectOf chooses the row of the pane that is an item, and reports whether it has one.
func (m *Model) selectOf(k review.Key) bool {
	p := m.chosen()
	for i := range p.Len() {
		key := p.RowAt(i).Key
		if of, ok := m.itemKey(p.Name(), key); ok && of == k {
			p.Select(key)
			m.settle()
			return true
		}
	}
	return false
}

func (m *Model) endRange() {
	for _, p := range m.panes {
		if p.Ranging() {
			p.EndRange()
		}
	}
}

// startSelection begins to choose rows, or words of an article, or ends that.
func (m *Model) startSelection() {
	if m.at.article {
		if m.reader.Selecting() {
			m.reader.EndSelection()
		} else if !m.reader.Select() {
			m.said = "there are no words here"
		}
		return
	}
	p := m.chosen()
	if p.Ranging() {
		p.EndRange()
		return
	}
	p.StartRange()
	m.said = "selecting rows: move, then a, r, w, T or M; Esc ends it"
}

// unreviewed goes n items on that have no verdict, round the end of the pane, then
// into other panes; those put off come when no others are left.
func (m *Model) unreviewed(n int) {
	for range max(n, 1) {
		if !m.nextWith(review.None) && !m.nextWith(review.Later) {
			m.said = "everything is reviewed"
			return
		}
	}
}

func (m *Model) nextWith(v review.Verdict) bool {
	if m.review.of == nil {
		return false
	}
	start, from := m.at.pane, 0
	if start == layout.Glance {
		start = 1
	} else {
		from = m.chosen().Index() + 1
	}
	for step := range len(m.panes) + 1 {
		number := (start-1+step)%len(m.panes) + 1
		p := m.panes[number-1]
		if p.Name() == "Coverage" { // its rows stand in other panes too
			continue
		}
		for i := range p.Len() {
			at := i
			if step == 0 {
				at = (from + i) % p.Len()
				if m.at.pane == number && at == p.Index() { // it comes last
					continue
				}
			}
			k, ok := m.itemKey(p.Name(), p.RowAt(at).Key)
			if !ok || m.review.of.Mark(k).Verdict != v || m.review.of.Evidence(k) == nil {
				continue
			}
			if number != m.at.pane {
				m.visit(focus{pane: number})
			}
			m.goKey(p.RowAt(at).Key)
			return true
		}
	}
	return false
}
