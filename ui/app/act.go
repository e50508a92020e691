package app

import (
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model/review"
	"readout/ui/keys"
	"readout/ui/layout"
	"readout/ui/msg"
)

// hesitation is how long after a digit a letter still takes it as a count:
// "5j" typed in one go moves five rows, "5", a look, "j" goes to pane 5 and
// down one row. An arrow takes no count, so "5", "↓" is never mistaken; nor is a
// digit at a glance, where nobody counts and everybody goes on from: there "5j"
// is pane 5 and down one row, however fast.
const hesitation = 250 * time.Millisecond

// A number is digits just typed. The first has gone to its pane already; when a
// letter takes the digits as a count, that is undone, and the first time it is
// said how to go to the pane instead.
type number struct {
	value  int
	digits int
	era    int // of the last digit
	before *place
	past   history
	told   bool
}

func (n *number) stop() { n.value, n.digits, n.before = 0, 0, nil }

// expired says that the digits of an era are no count any more.
type expired struct{ era int }

// press does a key.
func (m *Model) press(k tea.KeyPressMsg) tea.Cmd {
	m.said, m.mark = "", nil
	if m.draft != nil {
		return m.noteKey(k)
	}
	if m.typing != nil {
		return m.typeKey(k)
	}
	name := m.joined(k.String())
	if len(name) == 1 && name[0] >= '0' && name[0] <= '9' && m.over == nil {
		return m.digit(name)
	}
	wait := m.begin(name)
	b, ok := m.keys.Find(m.in(), name)
	n := m.takeCount(b.Count && len(name) == 1)
	if !ok && wait != nil {
		return wait
	}
	if !ok {
		m.said = keys.Name(name) + " does nothing here; ? shows the keys"
		return nil
	}
	// A count undone may have brought another place back: look again.
	if b, ok = m.keys.Find(m.in(), name); !ok {
		return nil
	}
	return tea.Batch(wait, m.act(b.Action, n))
}

// digit goes to a pane at once and remembers that it may become a count.
func (m *Model) digit(name string) tea.Cmd {
	d := int(name[0] - '0')
	pane, isPane := m.paneNumber(name)
	switch {
	case m.at.pane == layout.Glance && !m.at.article && isPane && m.number.before == nil:
		m.visit(focus{pane: pane})
		return nil
	case m.number.before != nil: // a second digit: a count for certain
		m.restore(*m.number.before)
		m.history = m.number.past
		m.number.value, m.number.digits = min(m.number.value*10+d, 9999), m.number.digits+1
	default:
		before := m.where()
		m.number = number{value: d, digits: 1, era: m.number.era, before: &before, past: m.history.clone(), told: m.number.told}
		if isPane && m.in() != keys.InSelection {
			m.visit(focus{pane: pane})
		}
	}
	m.number.era++
	era := m.number.era
	return tea.Tick(hesitation, func(time.Time) tea.Msg { return expired{era} })
}

// takeCount ends a number and returns it where the key takes one; then the pane
// its digits went to is left again. 0 is no number.
func (m *Model) takeCount(takes bool) int {
	n, before := m.number.value, m.number.before
	if before == nil {
		return 0
	}
	if !takes || n < 2 {
		m.number.stop()
		return 0
	}
	if went := m.at; m.number.digits == 1 && went != before.at && !m.number.told {
		m.number.told = true
		m.said = strconv.Itoa(n) + " was a count; with a pause after it, or an arrow, it goes to pane " + strconv.Itoa(n)
	}
	m.restore(*before)
	m.history = m.number.past
	m.number.stop()
	return n
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
