package list

import (
	"cmp"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/match"
	"readout/ui/pen"
	"readout/ui/theme"
)

// inks are the pens of a theme.
type inks struct {
	text, dim, date, heading, found pen.Pen
	chosen, chosenFound             pen.Pen // in focus
	behind, behindFound             pen.Pen // the chosen row while focus is in its card
}

func inksOf(th theme.Theme) inks {
	chosen := th.Selected
	return inks{
		text: pen.Of(th.Text), dim: pen.Of(th.Dim), date: pen.Of(th.Date), heading: pen.Of(th.Heading),
		found: pen.Of(th.Match), chosen: pen.Of(chosen), chosenFound: pen.Of(chosen.Reverse(!chosen.GetReverse())),
		behind: pen.Of(th.SelectedBlurred), behindFound: pen.Of(th.MatchCurrent),
	}
}

// columns are the widths of a list's columns, in cells; 0 leaves one out.
type columns struct {
	lead, mark, tail int
	short            bool // the mark in its short form
	window           window
}

// View draws the list, every line exactly as wide as the list is.
func (l *List) View(focused bool) []string {
	if l.drawn != nil && l.focused == focused && len(l.drawn) == l.height {
		return l.drawn
	}
	cols := l.columns()
	out := make([]string, 0, max(l.height, 0))
	for i := l.top; len(out) < l.height; i++ {
		switch {
		case i == l.top && l.sticks():
			out = append(out, l.heading(l.rows[l.lines[i]].Group))
		case i >= len(l.lines):
			out = append(out, strings.Repeat(" ", l.width))
		case l.lines[i] < 0:
			out = append(out, l.heading(l.rows[^l.lines[i]].Group))
		default:
			out = append(out, l.row(l.lines[i], cols, focused))
		}
	}
	l.drawn, l.focused = out, focused
	return out
}

// sticks reports whether the first line shows the heading of the rows in sight,
// which is above them: in a long group one still sees what it is. The chosen row
// is never on that line.
func (l *List) sticks() bool {
	if l.height <= stickyHeight || l.top >= len(l.lines) || l.lines[l.top] < 0 {
		return false
	}
	return l.top > 0 && l.rows[l.lines[l.top]].Group != "" && l.at[l.sel] != l.top
}

// stickyHeight is from how many lines on, without it, a heading is kept in sight.
const stickyHeight = 3

func (l *List) columns() columns {
	var c columns
	word, short := 0, 0
	for _, r := range l.rows {
		c.lead = max(c.lead, ansi.StringWidth(r.Lead))
		c.tail = max(c.tail, ansi.StringWidth(r.Tail))
		word = max(word, ansi.StringWidth(r.Mark))
		short = max(short, ansi.StringWidth(r.Short))
	}
	c.mark = word
	const text = 28 // cells that the text should have
	c.window = l.window()
	fits := func() bool { return l.inner()-gap(c.lead)-gap(c.mark)-gap(c.tail)-c.window.cells() >= text }
	if !fits() {
		c.mark, c.short = short, true
	}
	c.lead = min(c.lead, leadWidth(l.width))
	if !fits() && l.width < 34 {
		c.tail = min(c.tail, 3)
	}
	return c
}

// leadWidth is the first column at most. A longer lead takes from its text, and
// one that is empty gives to it.
func leadWidth(width int) int {
	if width < 60 {
		return len("28 Feb")
	}
	return len("week of 28 Feb")
}

// gap is a column with the space after it.
func gap(width int) int {
	if width == 0 {
		return 0
	}
	return width + 1
}

func (l *List) heading(group string) string {
	w := l.window()
	room := max(l.width-1-w.cells(), 0)
	group = clip(group, room)
	out := " " + l.mark(group, l.ink.heading, l.ink.found)
	if w.to > w.from {
		out += strings.Repeat(" ", max(room-ansi.StringWidth(group), 0)) + l.headCells(w, l.ink.dim, l.ink.behind)
	}
	return fit(out, l.width)
}

// row draws one row: choice, lead, text and note, mark, tail.
func (l *List) row(i int, c columns, focused bool) string {
	r := l.rows[i]
	base, dim, date, paint, found := l.ink.text, l.ink.dim, l.ink.date, pen.Of(r.Paint), l.ink.found
	gutter := "  "
	if i == l.sel && !l.idle {
		gutter = "› "
		if focused {
			base = l.ink.chosen
			dim, date, paint, found = base, base, base, l.ink.chosenFound
		} else {
			base, found = l.ink.behind, l.ink.behindFound
		}
	}
	if l.ranged(i) && i != l.sel {
		gutter, base = "▌ ", l.ink.behind
	}
	space := l.ink.text
	if focused && i == l.sel && !l.idle {
		space = base
	}
	var b strings.Builder
	b.WriteString(space.Draw(gutter))
	if l.signs != nil {
		sign := l.signs(r.Key)
		b.WriteString(l.cell(sign.Text, l.signWidth, l.signPen(sign, i, focused), space, found, false))
	}
	room := l.inner() - gap(c.lead) - gap(c.mark) - gap(c.tail) - c.window.cells()
	if r.Lead == "" {
		room += gap(c.lead)
	} else {
		lead := max(c.lead, min(ansi.StringWidth(r.Lead), l.width/2))
		room -= lead - c.lead
		b.WriteString(l.cell(r.Lead, lead, date, space, found, false))
		b.WriteString(space.Draw(" "))
	}
	b.WriteString(l.text(r, room, base, dim, space, found))
	if c.mark > 0 {
		mark := r.Mark
		if c.short {
			mark = r.Short
		}
		b.WriteString(space.Draw(" "))
		b.WriteString(l.cell(mark, c.mark, paint, space, found, false))
	}
	if c.tail > 0 {
		b.WriteString(space.Draw(" "))
		b.WriteString(l.cell(r.Tail, c.tail, dim, space, found, true))
	}
	b.WriteString(l.rowCells(r, c.window, i == l.sel && !l.idle, dim, space))
	return fit(b.String(), l.width)
}

// signPen is how a sign is drawn: as the row where that is chosen.
func (l *List) signPen(s Sign, i int, focused bool) pen.Pen {
	if focused && i == l.sel && !l.idle {
		return l.ink.chosen
	}
	return pen.Of(s.Paint)
}

// text draws the text and, where there is room for more than a few words of it,
// the note.
func (l *List) text(r Row, room int, base, dim, space, found pen.Pen) string {
	if room <= 0 {
		return ""
	}
	const words = 10
	text := clip(r.Text, room)
	used := ansi.StringWidth(text)
	out := l.mark(text, base, found)
	if left := room - used - 2; r.Note != "" && left >= words {
		note := clip(r.Note, left)
		out += space.Draw("  ") + l.mark(note, dim, found)
		used += 2 + ansi.StringWidth(note)
	}
	return out + space.Draw(strings.Repeat(" ", max(room-used, 0)))
}

// cell is one column, filled up to its width.
func (l *List) cell(s string, width int, style, space, found pen.Pen, right bool) string {
	s = clip(s, width)
	fill := space.Draw(strings.Repeat(" ", max(width-ansi.StringWidth(s), 0)))
	if right {
		return fill + l.mark(s, style, found)
	}
	return l.mark(s, style, found) + fill
}

// mark draws a text in a style, with what was searched for in another.
func (l *List) mark(s string, style, found pen.Pen) string {
	if s == "" {
		return ""
	}
	hits := match.All(s, cmp.Or(l.query, l.lit))
	if len(hits) == 0 {
		return style.Draw(s)
	}
	var b strings.Builder
	at := 0
	for _, h := range hits {
		if h[0] > at {
			b.WriteString(style.Draw(s[at:h[0]]))
		}
		b.WriteString(found.Draw(s[h[0]:h[1]]))
		at = h[1]
	}
	if at < len(s) {
		b.WriteString(style.Draw(s[at:]))
	}
	return b.String()
}

func clip(s string, width int) string { return ansi.Truncate(s, max(width, 0), "…") }

// fit makes a drawn line exactly width cells wide.
func fit(s string, width int) string {
	n := ansi.StringWidth(s)
	if n > width {
		return ansi.Truncate(s, max(width, 0), "")
	}
	return s + strings.Repeat(" ", max(width-n, 0))
}
