// Package pen draws words in a style, all of them in one stroke. lipgloss draws
// underlined words one by one and everything through its box model; rows that
// are drawn anew with every key, and sent over slow lines, want neither.
//
// It draws text without newlines and knows colours and attributes only: no
// width, padding, margin or border of a style.
package pen

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// A Pen switches a style on and off. The zero Pen draws plainly.
type Pen struct{ on, off string }

// Of is the pen of a style.
func Of(style lipgloss.Style) Pen {
	const ink = "x"
	on, off, _ := strings.Cut(style.Inline(true).Render(ink), ink)
	return Pen{on, off}
}

// Draw is s in the style.
func (p Pen) Draw(s string) string {
	if s == "" || p.on == "" {
		return s
	}
	return p.on + s + p.off
}
