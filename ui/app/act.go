package app

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model/review"
	"readout/ui/keys"
	"readout/ui/layout"
	"readout/ui/msg"
)

// A number is a count being typed: begun by its key, it takes digits until
// another key comes, however long that is. Without that key a digit goes to its
// pane, always: what a key means never depends on how fast a line is.
type number struct {
	on    bool
	value int // 0 is none yet
}

// most is the largest count.
const most = 9999

// press does a key.
func (m *Model) press(k tea.KeyPressMsg) tea.Cmd {
	if m.frame.Mode == layout.TooSmall { // nothing is decided blind
		if slices.Contains(m.wayOut(), k.String()) {
			return m.quit()
		}
		return nil
	}
	m.said, m.mark = "", nil
	if m.draft != nil {
		return m.noteKey(k)
	}
	if m.typing != nil {
		return m.typeKey(k)
	}
	name := m.joined(k.String())
	if len(name) == 1 && name[0] >= '0' && name[0] <= '9' && m.over == nil {
		m.digit(name)
		return nil
	}
	if m.number.on && name == "esc" {
		m.number = number{}
		return nil
	}
	b, ok := m.keys.Find(m.in(), name)
	if !m.begin(name) && !ok {
		m.number = number{}
		m.said = keys.Name(name) + " does nothing here; ? shows the keys"
		return nil
	}
	n := 0
	if b.Count {
		n = m.number.value
	}
	m.number = number{}
	return m.act(b.Action, n)
}

// wayOut are the keys that end the program wherever it is, even where it is too
// small to show what other keys would do: Ctrl-c is one whatever is bound.
func (m *Model) wayOut() []string {
	for _, b := range m.keys.Bindings() {
		if b.Action == keys.Quit {
			return append(slices.DeleteFunc(slices.Clone(b.Keys), func(k string) bool { return strings.Contains(k, " ") }), "ctrl+c")
		}
	}
	return []string{"ctrl+c"}
}

// digit goes to a pane, or is part of a count. While words are chosen there is no
// pane to go to.
func (m *Model) digit(name string) {
	if m.number.on || m.in() == keys.InSelection {
		m.number = number{true, min(m.number.value*10+int(name[0]-'0'), most)}
		m.tellCount()
		return
	}
	if pane, ok := m.paneNumber(name); ok {
		m.visit(focus{pane: pane})
		return
	}
	m.said = "there is no pane " + name + "; ? shows the keys"
}

// tellCount says what was typed of a count.
func (m *Model) tellCount() {
	if m.number.value == 0 {
		m.said = "× how often? digits, then the key to repeat: 5j; Esc ends"
		return
	}
	m.said = "×" + strconv.Itoa(m.number.value) + ": the next key that often; Esc ends"
}

// act does what a key is bound to: what is the same everywhere here, the rest in
// the place that has the focus.
func (m *Model) act(a keys.Action, n int) tea.Cmd {
	if a != keys.Web {
		m.asked = ""
	}
	switch a {
	case keys.Quit:
		if m.over == nil {
			return m.quit()
		}
		m.over = nil
	case keys.Help:
		m.toggleHelp()
	case keys.Items:
		m.listItems()
	case keys.Suspend:
		return tea.Suspend
	case keys.Redraw:
		return tea.ClearScreen
	case keys.Times:
		m.number = number{on: true}
		m.tellCount()
	case keys.Search:
		m.startTyping()
	case keys.Filter:
		m.openFilter()
	case keys.Unfilter:
		m.dropFilter()
	case keys.Palette:
		m.openPalette()
	case keys.Across:
		m.openAcross()
	case keys.Back:
		m.back()
	case keys.Leave:
		if !m.across(-max(n, 1)) {
			m.leave()
		}
	case keys.PlaceBack:
		m.travel(&m.history.back, &m.history.forth)
	case keys.PlaceForth:
		m.travel(&m.history.forth, &m.history.back)
	case keys.NextPane:
		m.visit(focus{pane: (m.at.pane + 1) % (len(m.panes) + 1)})
	case keys.PrevPane:
		m.visit(focus{pane: (m.at.pane + len(m.panes)) % (len(m.panes) + 1)})
	case keys.Zoom:
		m.at.zoom = !m.at.zoom
	case keys.Mouse:
		m.mouse = !m.mouse
		m.said = "mouse off: the terminal selects text"
		if m.mouse {
			m.said = "mouse on: click and wheel; m turns it off"
		}
	case keys.Copy:
		return m.copy()
	case keys.CopyItem:
		return m.copyItem()
	case keys.Edit:
		return m.edit()
	case keys.Web:
		return m.web()
	default:
		if !m.reviewKey(a, n) {
			m.local(a, n)
		}
	}
	return nil
}

// reviewKey does a key of the review and reports whether it is one.
func (m *Model) reviewKey(a keys.Action, n int) bool {
	switch a {
	case keys.Accept:
		m.judge(review.Accept, n)
	case keys.Reject:
		m.judge(review.Reject, n)
	case keys.Later:
		m.judge(review.Later, n)
	case keys.Clear:
		m.judge(review.None, n)
	case keys.Unreviewed:
		m.unreviewed(n)
	case keys.Select:
		m.startSelection()
	case keys.Choose:
		m.nameSelection()
	case keys.Note:
		m.startNote(n)
	case keys.Tag:
		m.startTag(n)
	case keys.Correct:
		m.correct(n)
	case keys.Merge:
		m.merge(n)
	case keys.Split:
		m.split()
	case keys.Undo:
		m.undo(n, false)
	case keys.Redo:
		m.undo(n, true)
	case keys.Past:
		m.openPast()
	default:
		return false
	}
	return true
}

// local does a key in the place that has the focus.
func (m *Model) local(a keys.Action, n int) {
	if a == keys.PageOn {
		a = keys.PageDown
	}
	if t := m.target(); t.Query() != "" && (a == keys.Next || a == keys.Previous) {
		step := max(n, 1)
		if a == keys.Previous {
			step = -step
		}
		t.Step(step)
		return
	} else if m.quest != nil && m.over == nil && (a == keys.Next || a == keys.Previous) {
		step := max(n, 1)
		if a == keys.Previous {
			step = -step
		}
		m.stepQuest(step)
		return
	}
	switch {
	case m.over != nil:
		m.inOverlay(a, n)
	case m.at.article:
		before := m.where()
		source := m.reader.Place().Source
		m.take(m.reader.Update(a, n))
		if m.reader.Place().Source != source {
			m.history.note(before)
		}
	case m.at.pane == layout.Glance:
		m.take(m.glance.Update(a, n))
	case m.at.inside:
		m.inCard(a, n)
	default:
		m.inList(a, n)
	}
}

func (m *Model) inOverlay(a keys.Action, n int) {
	if a == keys.Open {
		m.choose()
		return
	}
	m.over.Move(a, n)
}

func (m *Model) inCard(a keys.Action, n int) {
	switch a {
	case keys.Open, keys.Card:
		m.open()
	case keys.Next:
		m.detail.Move(keys.Down, n)
	case keys.Previous:
		m.detail.Move(keys.Up, n)
	default:
		m.detail.Move(a, n)
	}
}

func (m *Model) inList(a keys.Action, n int) {
	switch a {
	case keys.Card:
		if !m.across(max(n, 1)) {
			m.inside()
		}
	case keys.Inside:
		m.inside()
	case keys.Open:
		if m.chosen().Index() < 0 {
			m.said = "this pane is empty"
			return
		}
		if m.atMark() {
			m.open()
			return
		}
		m.take(m.chosen().Update(a, n))
	case keys.Next:
		m.detail.SetMark(m.detail.Mark() + max(n, 1))
		m.followMark()
	case keys.Previous:
		m.detail.SetMark(m.detail.Mark() - max(n, 1))
		m.followMark()
	default:
		m.take(m.chosen().Update(a, n))
	}
}

// inside goes into the card of the row.
func (m *Model) inside() {
	at := m.at
	at.inside = true
	m.visit(at)
}

// open opens the line of the card that is marked.
func (m *Model) open() {
	if at := m.detail.Mark(); at >= 0 {
		m.take(msg.Open{Trail: m.card.Trail(at)})
	}
}

// take does what a pane asks for.
func (m *Model) take(in msg.Msg) {
	switch in := in.(type) {
	case msg.Open:
		if m.book.Source(in.Trail.Span().Source) == nil {
			m.said = "nothing to open: this row has no sentence of its own"
			return
		}
		m.enter()
		m.reader.Follow(in.Trail)
	case msg.Article:
		m.enter()
		m.reader.Article(in.Source)
	case msg.Show:
		if n := m.paneNamed(in.Pane); n > 0 {
			before := m.where()
			m.visit(focus{pane: n})
			if before.at.article { // from a sentence to an item that rests on it
				m.from = &before
			}
			m.chosen().Select(in.Key)
			if g, ok := m.chosen().(grid); ok && in.Source != "" {
				g.SetSource(in.Source)
			}
		}
	case msg.Say:
		m.said = in.Text
	}
}

// enter goes into the reader, noting where from. The reader has its cells before
// it is told what to show.
func (m *Model) enter() {
	before := m.where()
	m.history.note(before)
	m.from, m.quest = &before, nil
	m.reader.Search("")
	m.at.article = true
	m.settle()
}
