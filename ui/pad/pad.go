// Package pad is a small editor for some lines of text in a part of the screen.
//
// It knows keys by name, runes and cells; what is written in it, and when it is
// done, its owner knows. What acts on a terminal never comes into it.
package pad

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/escape"
)

// A Pad is text with a cursor. Its methods are for one goroutine.
type Pad struct {
	lines    [][]rune // one at least
	row, col int
	top      int // first row of the screen that is in sight
}

// New makes a pad that holds a text, with the cursor at its end.
func New(text string) *Pad {
	p := &Pad{lines: [][]rune{nil}}
	p.Insert(text)
	return p
}

// Text is what is written, without white space at the ends of lines and of itself.
func (p *Pad) Text() string {
	out := make([]string, len(p.lines))
	for i, l := range p.lines {
		out[i] = strings.TrimRight(string(l), " ")
	}
	return strings.Trim(strings.Join(out, "\n"), "\n")
}

// Insert puts a text of one or many lines where the cursor is.
func (p *Pad) Insert(text string) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	for i, part := range strings.Split(escape.Strip(text), "\n") {
		if i > 0 {
			p.split()
		}
		add := []rune(part)
		p.lines[p.row] = slices.Insert(p.lines[p.row], p.col, add...)
		p.col += len(add)
	}
}

// split ends the line at the cursor.
func (p *Pad) split() {
	rest := slices.Clone(p.lines[p.row][p.col:])
	p.lines[p.row] = slices.Clip(p.lines[p.row][:p.col])
	p.lines = slices.Insert(p.lines, p.row+1, rest)
	p.row, p.col = p.row+1, 0
}

// Key does a key by its name and reports whether it is one of the pad's.
func (p *Pad) Key(name string) bool {
	switch name {
	case "enter":
		p.split()
	case "backspace", "ctrl+h":
		p.erase(1)
	case "delete", "ctrl+d":
		if p.step(1) {
			p.erase(1)
		}
	case "ctrl+w", "alt+backspace":
		p.erase(max(p.col-p.word(), 1))
	case "ctrl+u":
		p.erase(p.col)
	case "ctrl+k":
		p.lines[p.row] = p.lines[p.row][:p.col]
	case "left", "ctrl+b":
		p.step(-1)
	case "right", "ctrl+f":
		p.step(1)
	case "up":
		p.move(p.row-1, p.col)
	case "down":
		p.move(p.row+1, p.col)
	case "home", "ctrl+a":
		p.col = 0
	case "end":
		p.col = len(p.lines[p.row])
	case "pgup":
		p.move(0, 0)
	case "pgdown":
		p.move(len(p.lines)-1, len(p.lines[len(p.lines)-1]))
	default:
		return false
	}
	return true
}

func (p *Pad) move(row, col int) {
	p.row = min(max(row, 0), len(p.lines)-1)
	p.col = min(col, len(p.lines[p.row]))
}

// step goes a rune on or back, over the ends of lines, and reports whether it did.
func (p *Pad) step(n int) bool {
	switch to := p.col + n; {
	case to >= 0 && to <= len(p.lines[p.row]):
		p.col = to
	case to < 0 && p.row > 0:
		p.row--
		p.col = len(p.lines[p.row])
	case to > 0 && p.row < len(p.lines)-1:
		p.row, p.col = p.row+1, 0
	default:
		return false
	}
	return true
}

// erase takes away n runes before the cursor; at the start of a line, its start.
func (p *Pad) erase(n int) {
	if p.col == 0 && n > 0 && p.row > 0 {
		before := p.lines[p.row-1]
		p.col = len(before)
		p.lines[p.row-1] = append(before, p.lines[p.row]...)
		p.lines = slices.Delete(p.lines, p.row, p.row+1)
		p.row--
		return
	}
	n = min(n, p.col)
	p.lines[p.row] = slices.Delete(p.lines[p.row], p.col-n, p.col)
	p.col -= n
}

// word is where the word before the cursor begins.
func (p *Pad) word() int {
	l, i := p.lines[p.row], p.col
	for i > 0 && l[i-1] == ' ' {
		i--
	}
	for i > 0 && l[i-1] != ' ' {
		i--
	}
	return i
}

// View is the text in so many cells, long lines broken, and where the cursor is in
// them; the rows in sight are those about the cursor.
func (p *Pad) View(width, height int) (rows []string, x, y int) {
	width, height = max(width, 2), max(height, 1)
	for i, l := range p.lines {
		from := 0
		for {
			to := breakAt(l, from, width)
			if i == p.row && p.col >= from && (p.col < to || to == len(l)) {
				x, y = ansi.StringWidth(string(l[from:p.col])), len(rows)
			}
			rows = append(rows, string(l[from:to]))
			if from = to; from >= len(l) {
				break
			}
		}
	}
	p.top = max(min(p.top, y), y-height+1, 0)
	rows = rows[p.top:min(p.top+height, len(rows))]
	return rows, min(x, width-1), y - p.top
}

// breakAt is where the row that begins at from ends: after a space where it has one.
func breakAt(l []rune, from, width int) int {
	cells, space := 0, -1
	for i := from; i < len(l); i++ {
		if cells += ansi.StringWidth(string(l[i])); cells > width-1 {
			if space > from {
				return space
			}
			return max(i, from+1)
		}
		if l[i] == ' ' {
			space = i + 1
		}
	}
	return len(l)
}
