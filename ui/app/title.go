package app

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/layout"
	"readout/ui/pen"
)

// A header is what stands in the line above a pane.
type header struct {
	digit, name string
	sub         string // how its rows are grouped
	right       string // where one is
	focused     bool
	chips       bool // what the filter asks for
}

// title draws a header in the first row of a part of the screen: its left, the
// chips of the filter, a rule, and its right.
func (m *Model) title(h header, at layout.Rect) string {
	th := m.look.theme
	style, rule := th.Title, th.Border
	if h.focused {
		style, rule = th.TitleFocused, th.BorderFocused
	}
	left := " "
	if h.digit != "" {
		left += h.digit + " "
	}
	room := at.W - ansi.StringWidth(left) - 1
	right := h.right
	if right != "" {
		// What the name leaves is its own: the chips and the rule give way.
		right = ansi.Truncate(right, max(room/2, room-ansi.StringWidth(h.name)-2, 0), "…")
		room -= ansi.StringWidth(right) + 2
	}
	if h.digit == "" && h.name == "" {
		left, room = "", room+ansi.StringWidth(left)
	}
	name := ansi.Truncate(h.name, max(room, 0), "…")
	room -= ansi.StringWidth(name)
	chips := ""
	if h.chips {
		chips, room = m.drawChips(at.X+at.W-room-rightWidth(right), at.Y, room)
	}
	sub := ""
	if h.sub != "" && room > ansi.StringWidth(h.sub)+2 {
		room -= ansi.StringWidth(h.sub) + 2
		sub = "  " + h.sub
	}
	out := th.Key.Render(left) + pen.Of(style).Draw(name) + chips + th.Dim.Render(sub)
	if out != "" {
		out += " "
		room--
	}
	out += rule.Render(strings.Repeat("─", max(room, 0)))
	if right != "" {
		out += " " + th.Dim.Render(right) + " "
	} else if room >= 0 {
		out += rule.Render("─")
	}
	return fit(out, at.W)
}

// rightWidth is the cells that the right of a header takes with what is about it.
func rightWidth(right string) int {
	if right == "" {
		return 1
	}
	return ansi.StringWidth(right) + 3
}
