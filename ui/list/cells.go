package list

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/pen"
)

// SetHeads makes the list a matrix: every row has a cell under each head, one of
// which is chosen. No heads make it a plain list again.
func (l *List) SetHeads(heads []string) {
	l.heads, l.drawn = heads, nil
	l.column = min(max(l.column, 0), max(len(heads)-1, 0))
}

// Column is the chosen column, from 0.
func (l *List) Column() int { return l.column }

// SetColumn chooses a column and reports whether there is such a one.
func (l *List) SetColumn(column int) bool {
	if column < 0 || column >= len(l.heads) {
		return false
	}
	l.column, l.drawn = column, nil
	return true
}

// A window is the columns in sight: as many as fit, the chosen one among them.
type window struct {
	from, to int
	width    int // cells of one column, the space before it included
}

// cells is how many cells of the screen the columns in sight take.
func (w window) cells() int { return (w.to - w.from) * w.width }

// window is what of a matrix is in sight in width cells.
func (l *List) window() window {
	w := window{}
	if len(l.heads) == 0 {
		return w
	}
	for _, h := range l.heads {
		w.width = max(w.width, ansi.StringWidth(h)+1)
	}
	n := min(len(l.heads), max(l.width/2/w.width, 1))
	w.from = min(max(l.column-n/2, 0), len(l.heads)-n)
	w.to = w.from + n
	return w
}

// headCells are the heads in sight, the chosen one standing out.
func (l *List) headCells(w window, style, chosen pen.Pen) string {
	var b strings.Builder
	for i := w.from; i < w.to; i++ {
		p := style
		if i == l.column {
			p = chosen
		}
		b.WriteString(right(l.heads[i], w.width, p, l.ink.text))
	}
	return b.String()
}

// rowCells are the cells of a row in sight. The chosen cell of the chosen row is
// drawn the other way round, which is seen without colours too.
func (l *List) rowCells(r Row, w window, at bool, style, space pen.Pen) string {
	var b strings.Builder
	for i := w.from; i < w.to; i++ {
		cell := ""
		if i < len(r.Cells) {
			cell = r.Cells[i]
		}
		p, before := style, style // one stroke for all of a row costs fewest bytes
		if at && i == l.column {
			p, before = l.ink.chosenFound, space
		}
		b.WriteString(right(cell, w.width, p, before))
	}
	return b.String()
}

// right is a cell of a matrix with the space before it.
func right(s string, width int, style, space pen.Pen) string {
	s = clip(s, width-1)
	return space.Draw(strings.Repeat(" ", max(width-ansi.StringWidth(s), 0))) + style.Draw(s)
}
