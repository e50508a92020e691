package app

import (
	"slices"

	"readout/model"
	"readout/ui/drift"
	"readout/ui/tell"
)

// change shows another briefing, as it was reviewed.
func (m *Model) change(b *model.Briefing) {
	if now := m.reviewed(b); now != m.all.Briefing {
		m.put(now)
	}
	m.sign()
}

// put puts another briefing in the place of the one shown. Whoever looks stays
// in the pane, on the row of the same item and at the same sentence; what was
// noted of places before goes with it.
func (m *Model) put(b *model.Briefing) {
	move := newMover(m.all, b)
	here := move.place(m.where())
	searched := m.reader.Query()
	m.all = tell.New(b)
	m.book = m.filter.Apply(m.all, m.states)
	m.glance.SetBook(m.book)
	for i, p := range m.panes {
		p.SetBook(m.all)
		m.whole[i] = p.Len()
		if m.book != m.all {
			p.SetBook(m.book)
		}
	}
	m.reader.SetBook(m.all)
	m.reader.Search(searched)
	move.places(m.history.back)
	move.places(m.history.forth)
	move.places(m.chord.past.back)
	m.chord.before = move.place(m.chord.before)
	if m.typing != nil {
		m.typing.before = move.place(m.typing.before)
	}
	m.quest = nil
	m.shown = shown{}
	here.glance = m.glance.Place()
	m.restore(here)
	m.refreshOverlay()
}

// refreshOverlay opens a list over the screen anew, with what was typed, so that
// it is of the present briefing. One that cannot be is closed.
func (m *Model) refreshOverlay() {
	if m.over == nil || m.over.title == helpTitle {
		return
	}
	was, typed := m.over, m.typing
	m.over, m.typing = nil, nil
	if was.reopen == nil {
		return
	}
	was.reopen()
	switch {
	case typed == nil:
	case m.typing == nil:
		m.typing = typed
	default:
		m.typing.text, m.typing.cursor = typed.text, typed.cursor
		m.find(m.typing.query())
	}
	m.over.SetMark(was.Mark())
	m.settle()
}

// A mover finds the places of one briefing in another.
type mover struct {
	now   map[string]*model.Source
	drift map[string]drift.Drift // of the sources whose text changed
}

func newMover(was *tell.Book, b *model.Briefing) mover {
	m := mover{now: make(map[string]*model.Source, len(b.Sources)), drift: make(map[string]drift.Drift)}
	for i := range b.Sources {
		s := &b.Sources[i]
		m.now[s.ID] = s
		if old := was.Source(s.ID); old != nil && old.Text != s.Text {
			m.drift[s.ID] = drift.Of(old.Text, s.Text)
		}
	}
	return m
}

// span is where a span is now, and whether it is there still.
func (m mover) span(s model.Span) (model.Span, bool) {
	src := m.now[s.Source]
	if src == nil {
		return model.Span{}, false
	}
	d, changed := m.drift[s.Source]
	if !changed {
		return s, s.End <= len(src.Text)
	}
	from, to, ok := d.Span(s.Start, s.End)
	return src.Span(from, to), ok
}

// places moves all of a history.
func (m mover) places(all []place) {
	for i := range all {
		all[i] = m.place(all[i])
	}
}

// place is where a place is now; an article that is gone is left.
func (m mover) place(p place) place {
	if p.from != nil {
		from := m.place(*p.from)
		p.from = &from
	}
	r := &p.reader
	if r.Source != "" && m.now[r.Source] == nil {
		p.at.article = false
		p.reader.Source, p.reader.Trail.Spans = "", nil
		return p
	}
	if d, ok := m.drift[r.Source]; ok && r.Offset > 0 {
		r.Offset = d.Offset(r.Offset)
	}
	spans := make([]model.Span, 0, len(r.Trail.Spans))
	at := 0
	for i, s := range r.Trail.Spans {
		if i == r.Trail.At {
			at = len(spans)
		}
		if s, ok := m.span(s); ok {
			spans = append(spans, s)
		}
	}
	r.Trail.Spans, r.Trail.At = slices.Clip(spans), max(min(at, len(spans)-1), 0)
	return p
}
