package app

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/keys"
	"readout/ui/layout"
	"readout/ui/pen"
	"readout/ui/tell"
)

// View draws the screen. It runs after every message, so what did not change is
// not drawn again: neither here nor in the panes.
func (m *Model) View() tea.View {
	if m.content == "" {
		m.content = strings.Join(m.lines(), "\n")
	}
	v := tea.NewView(m.content)
	v.AltScreen = true
	if title := tell.Line(m.book.Title); title != "" {
		v.WindowTitle = "readout: " + title
	}
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if m.draft != nil && m.frame.Mode != layout.TooSmall {
		v.Cursor = m.noteCursor()
		return v
	}
	if m.typing != nil && m.frame.Mode != layout.TooSmall {
		x := ansi.StringWidth(m.typing.prompt) + ansi.StringWidth(string(m.typing.text[:m.typing.cursor]))
		v.Cursor = tea.NewCursor(min(x, m.width-1), m.height-1)
		v.Cursor.Blink = false
	}
	return v
}

// lines are the rows of the screen, each exactly as wide as it. What was just said
// takes rows above the last one where it is longer than that: the reason often
// stands at its end.
func (m *Model) lines() []string {
	out := m.rows()
	if m.frame.Mode == layout.TooSmall || m.typing != nil || m.said == "" {
		return out
	}
	said := m.saidLines()
	for i, line := range said[:len(said)-1] {
		if at := len(out) - len(said) + i; at > 0 {
			out[at] = fit(" "+m.look.theme.Notice.Render(line), m.width)
		}
	}
	return out
}

// saidRows is how many rows what was just said may take.
const saidRows = 4

// saidLines is what was just said, in as many lines as it needs.
func (m *Model) saidLines() []string {
	room := m.width - 1
	if right := m.footerRight(); right != "" {
		room -= ansi.StringWidth(right) + 1
	}
	room = max(room, 1)
	out := strings.Split(ansi.Wrap(m.said, room, ""), "\n")
	if most := min(saidRows, max(m.height/3, 1)); len(out) > most {
		out = out[:most]
		out[most-1] = ansi.Truncate(out[most-1], room-1, "") + "…"
	}
	return out
}

// footerRight is what stands at the end of the last row.
func (m *Model) footerRight() string { return cmp.Or(m.found(), m.reading.short()) }

// rows are the rows of the screen with one line of what was said.
func (m *Model) rows() []string {
	m.chips = m.chips[:0]
	switch {
	case m.frame.Mode == layout.TooSmall:
		return m.tooSmall()
	case m.draft != nil:
		return m.noteLines()
	case m.over != nil:
		out := []string{m.title(header{name: m.over.title, right: m.overlayPlace(), focused: true}, layout.Rect{W: m.width, H: 1})}
		out = append(out, m.over.View(true)...)
		return append(out, m.footer())
	}
	out := make([]string, 0, m.height)
	if !m.frame.Tabs.Empty() {
		out = append(out, m.tabs())
	}
	if m.frame.Rule.Empty() {
		for i := range m.panes {
			out = append(out, m.paneLines(i)...)
		}
		out = append(out, m.detailLines()...)
		return append(out, m.footer())
	}
	var column []string
	for i := range m.panes {
		column = append(column, m.paneLines(i)...)
	}
	rule := m.look.theme.Border.Render("│")
	for i, right := range m.detailLines() {
		out = append(out, column[i]+rule+right)
	}
	return append(out, m.footer())
}

// tooSmall says politely what is needed.
func (m *Model) tooSmall() []string {
	text := "readout needs " + strconv.Itoa(layout.MinWidth) + "×" + strconv.Itoa(layout.MinHeight) +
		", this is " + strconv.Itoa(m.width) + "×" + strconv.Itoa(m.height) + ". Please widen; " + keys.Name(m.wayOut()[0]) + " quits, other keys do nothing."
	var out []string
	if m.width > 0 {
		out = strings.Split(ansi.Wrap(text, m.width, ""), "\n")
	}
	for len(out) < m.height {
		out = append(out, "")
	}
	out = out[:m.height]
	for i := range out {
		out[i] = fit(out[i], m.width)
	}
	return out
}

// paneLines are the title and the rows of a pane of the column.
func (m *Model) paneLines(i int) []string {
	r := m.frame.Panes[i]
	if r.Empty() {
		return nil
	}
	p := m.panes[i]
	focused := m.at.pane == i+1 && !m.at.inside && !m.at.article
	right := strconv.Itoa(p.Len())
	if m.at.pane == i+1 && p.Index() >= 0 {
		right = strconv.Itoa(p.Index()+1) + "/" + strconv.Itoa(p.Len())
	}
	if of := m.whole[i]; of != p.Len() && !m.filter.Empty() {
		right += " of " + strconv.Itoa(of)
	}
	const roomy = 60 // for what was reviewed beside that it is filtered by
	if done := m.progress(p.Name(), r.W); done != "" && (r.W >= roomy || !m.filter.Reviews() || m.at.pane != i+1) {
		right = done + ", " + right
	}
	sub := ""
	if m.at.pane == i+1 {
		sub = p.Sub()
	}
	out := []string{m.title(header{strconv.Itoa(i + 1), p.Name(), sub, right, focused, m.at.pane == i+1}, r)}
	if r.H == 1 {
		return out
	}
	return append(out, p.View(focused)...)
}

// detailLines are the title and the rows of what is beside or under the panes.
func (m *Model) detailLines() []string {
	r := m.frame.Detail
	if r.Empty() {
		return nil
	}
	switch {
	case m.at.article:
		return append([]string{m.title(header{name: m.reader.Title(), right: m.reader.Status(), focused: true}, r)}, m.reader.View(true)...)
	case m.at.pane == layout.Glance:
		return append([]string{m.title(header{"0", m.glance.Name(), "", m.glanceRight(), true, true}, r)}, m.glance.View(true)...)
	}
	// Beside the name: at the end of the line it would have the rule sent again
	// with every row, 3 bytes a cell.
	sub := ""
	if n := m.detail.Targets(); n > 0 {
		sub = "evidence " + strconv.Itoa(m.detail.Mark()+1) + "/" + strconv.Itoa(n)
	}
	return append([]string{m.title(header{name: m.card.Kind, sub: sub, focused: m.at.inside}, r)}, m.detail.View(m.at.inside)...)
}

// overlayPlace says which line of an overlay one is at, or else how far down.
func (m *Model) overlayPlace() string {
	if n := len(m.over.items); n > 0 {
		return strconv.Itoa(m.over.Mark()+1) + "/" + strconv.Itoa(n)
	}
	return m.scrolled(m.over.Sheet)
}

// glanceRight is how much of the whole dossier was reviewed, and how far down one is.
func (m *Model) glanceRight() string {
	right, done := m.scrolled(m.glance.Sheet), m.wholeProgress()
	if right != "" && done != "" {
		return done + ", " + right
	}
	return done + right
}

// scrolled says how far down a sheet one is; nothing when all of it is in sight.
func (m *Model) scrolled(s interface{ Position() (int, int, int) }) string {
	from, to, of := s.Position()
	if from <= 1 && to >= of {
		return ""
	}
	return strconv.Itoa(to*100/max(of, 1)) + "%"
}

// tabs are the names of the panes, as much of them as there is room for.
func (m *Model) tabs() string {
	for full := tabFull; ; full-- {
		if out := m.tabsAt(full); full == tabChosen || ansi.StringWidth(out) <= m.width {
			return fit(out, m.width)
		}
	}
}

// How the panes are named in the first row, from the shortest.
const (
	tabChosen = iota // digits, and the name of the chosen one
	tabNames         // short names
	tabTight         // with counts, side by side
	tabCounts        // with room between
	tabFull          // full names with counts
)

// tabsAt names the panes.
func (m *Model) tabsAt(full int) string {
	th := m.look.theme
	var b strings.Builder
	m.tabEnds = m.tabEnds[:0]
	for i := 0; i <= len(m.panes); i++ {
		name, count := "Home", ""
		if i > 0 {
			name, count = m.panes[i-1].Short(), " "+strconv.Itoa(m.panes[i-1].Len())
			if _, ok := m.panes[i-1].(grid); ok {
				count = "" // it counts what the others hold
			}
			if full == tabFull || full == tabChosen {
				name = m.panes[i-1].Name()
			}
		}
		style := th.Dim
		if i == m.at.pane {
			style = th.TitleFocused
		}
		b.WriteString(" " + th.Key.Render(strconv.Itoa(i)))
		if full > tabChosen || i == m.at.pane {
			b.WriteString(" " + pen.Of(style).Draw(name))
		}
		if full > tabNames || i == m.at.pane {
			b.WriteString(th.Dim.Render(count))
		}
		if i < len(m.panes) && full != tabTight {
			b.WriteString(" ")
		}
		m.tabEnds = append(m.tabEnds, ansi.StringWidth(b.String()))
	}
	return b.String()
}

// footer is what is being typed, or was just said, or else the keys of the place.
func (m *Model) footer() string {
	th := m.look.theme
	right := m.footerRight()
	room := m.width
	if right != "" {
		room -= ansi.StringWidth(right) + 1
	}
	switch {
	case m.typing != nil:
		text := m.typing.prompt + string(m.typing.text)
		return fit(fit(th.Text.Render(ansi.Truncate(text, max(room, 1), "")), room)+" "+th.Notice.Render(right), m.width)
	case m.said != "":
		said := m.saidLines()
		return fit(fit(" "+th.Notice.Render(said[len(said)-1]), room)+" "+th.Notice.Render(right), m.width)
	}
	if n := m.selectedRows(); n > 0 {
		text := tell.Count(n, "row") + " selected: j and k take more, a r w d c T E M do it to all, Esc ends it"
		if ansi.StringWidth(text) > room-1 {
			text = tell.Count(n, "row") + ": a r w d c T E M do all; Esc ends"
		}
		return fit(fit(" "+th.Notice.Render(ansi.Truncate(text, max(room-1, 0), "…")), room)+" "+th.Notice.Render(right), m.width)
	}
	if m.in() == keys.InSelection {
		words := " " + th.Notice.Render(middle(m.all.Text(m.reader.Selected()), max(room*2/3, 20))) + " "
		return fit(fit(words+m.hints(room-ansi.StringWidth(words)), m.width-ansi.StringWidth(right))+th.Notice.Render(right), m.width)
	}
	return fit(fit(m.hints(room), m.width-ansi.StringWidth(right))+th.Notice.Render(right), m.width)
}

// middle is a quotation in at most width cells: its first words and its last ones.
func middle(s string, width int) string {
	room := width - ansi.StringWidth("“ … ”")
	if n := ansi.StringWidth(s); n > room {
		head, tail := ansi.Truncate(s, room-room/2, ""), ansi.TruncateLeft(s, n-room/2, "")
		if i := strings.LastIndexByte(head, ' '); i > 0 {
			head = head[:i]
		}
		if i := strings.IndexByte(tail, ' '); i >= 0 && i+1 < len(tail) {
			tail = tail[i+1:]
		}
		s = head + " … " + tail
	}
	return "“" + s + "”"
}

// selectedRows is how many rows of the pane are selected, 0 where none are being.
func (m *Model) selectedRows() int {
	if m.over != nil || m.at.pane == layout.Glance || m.in() != keys.InList || !m.chosen().Ranging() {
		return 0
	}
	first, last := m.chosen().Range(1)
	return last - first + 1
}

// found says how many matches a search has and which one is at hand.
func (m *Model) found() string {
	t := m.target()
	if t.Query() == "" && m.quest != nil && m.over == nil && m.typing == nil {
		return m.quest.called() + " everywhere " + m.quest.count() + " "
	}
	if t.Query() == "" {
		return ""
	}
	at, of := t.Found()
	out := strconv.Itoa(at) + "/" + strconv.Itoa(of)
	if m.typing == nil {
		out = "“" + ansi.Truncate(t.Query(), 20, "…") + "” " + out
	}
	return out + " "
}

// hints are the keys of the place, as many as there is room for. The last ones
// of the table, help and quit, come first.
func (m *Model) hints(room int) string {
	th := m.look.theme
	all := m.keys.Hints(m.in())
	last := len(all)
	if m.over != nil && len(m.over.items) == 0 {
		all = slices.DeleteFunc(all, func(b keys.Binding) bool { return b.Action == keys.Open })
		last = len(all)
	}
	if m.frame.Tabs.Empty() && m.frame.Mode == layout.Single && !m.at.article && !m.at.inside && m.over == nil {
		// Nothing else says that there are panes.
		slices.SortStableFunc(all, func(a, b keys.Binding) int { return cmp.Compare(rank(a), rank(b)) })
	}
	for i, b := range all {
		if b.Action == keys.Help {
			last = i
			break
		}
	}
	draw := func(b keys.Binding) string {
		if m.over != nil && b.Action == keys.Open {
			b.Hint = m.over.enter
		}
		return " " + th.Key.Render(b.Label(1)) + " " + th.Hint.Render(b.Hint) + " "
	}
	end := ""
	for _, b := range all[last:] {
		end += draw(b)
	}
	room -= ansi.StringWidth(end)
	// The way out is named before all else where there is one.
	wayOut := ""
	if m.over != nil || m.at.inside || m.at.article {
		for _, b := range all[:last] {
			if b.Action == keys.Back {
				wayOut = draw(b)
				room -= ansi.StringWidth(wayOut)
			}
		}
	}
	out := ""
	for _, b := range all[:last] {
		hint := draw(b)
		if hint == wayOut {
			out += hint
		} else if w := ansi.StringWidth(hint); w <= room {
			out += hint
			room -= w
		}
	}
	return out + end
}

// rank is where a hint stands on a screen without the names of the panes.
func rank(b keys.Binding) int {
	if b.Action == keys.Pane {
		return 0
	}
	return 1
}

// fit makes a drawn line exactly width cells wide.
func fit(s string, width int) string {
	n := lipgloss.Width(s)
	if n > width {
		return ansi.Truncate(s, max(width, 0), "")
	}
	return s + strings.Repeat(" ", max(width-n, 0))
}
