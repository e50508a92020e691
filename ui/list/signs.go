package list

import "charm.land/lipgloss/v2"

// A Sign is a few cells that stand before a row and come from elsewhere than the
// pane: what was decided about it.
type Sign struct {
	Text  string
	Paint lipgloss.Style
}

// SetSigns has a sign of so many cells stand before every row; nil takes them
// away. They are asked for when a row is drawn.
func (l *List) SetSigns(width int, of func(key string) Sign) {
	if of == nil {
		width = 0
	}
	l.signs, l.signWidth, l.drawn = of, width, nil
}

// StartRange begins a range of rows at the chosen one; it follows the choice.
func (l *List) StartRange() { l.from, l.drawn = l.Index(), nil }

// EndRange ends it.
func (l *List) EndRange() { l.from, l.drawn = -1, nil }

// Ranging reports whether there is a range.
func (l *List) Ranging() bool { return l.from >= 0 }

// Range is the first and last row of the range, or n rows from the chosen one on
// where there is none; last is before first in an empty list.
func (l *List) Range(n int) (first, last int) {
	end := len(l.rows) - 1
	if l.from < 0 {
		return l.sel, min(l.sel+max(n, 1)-1, end)
	}
	return min(l.from, l.sel, max(end, 0)), min(max(l.from, l.sel), end)
}

// RowAt is a row by its place, from 0.
func (l *List) RowAt(i int) Row { return l.rows[i] }

// inner is the cells for a row's columns: what the gutter and the sign leave.
func (l *List) inner() int { return l.width - len("> ") - l.signWidth }

// ranged reports whether a row is in the range.
func (l *List) ranged(i int) bool {
	first, last := l.Range(1)
	return l.from >= 0 && i >= first && i <= last
}
