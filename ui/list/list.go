// Package list is rows under headings, one of which is chosen: what every pane
// of the column shows. It keeps choice, scroll and search through new sizes and
// new groupings, and draws exactly the cells it was given.
//
// It knows strings and styles only: what a row means is the pane's affair.
package list

import (
	"slices"

	"charm.land/lipgloss/v2"

	"readout/ui/keys"
	"readout/ui/match"
	"readout/ui/theme"
)

// A Row is one line. Its parts give way in this order when there is no room:
// Note, the word of the Mark, Lead, Tail.
type Row struct {
	Key   string // what is shown, the same in every grouping
	Group string // heading above it; rows of one group come together
	Lead  string // first column: a date
	Text  string
	Note  string // after the text, dim
	Mark  string // a word in a column of its own: a status
	Short string // the mark in one or two cells
	Paint lipgloss.Style
	Tail  string   // last column, at the right
	Cells []string // of a matrix: what stands under each head
}

// A Place is where somebody is in a list.
type Place struct {
	Key string
	Row int // where the key is gone
	Top int

	Column int // of a matrix
}

// A List is made by New. Its methods are for one goroutine.
type List struct {
	ink   inks
	rows  []Row
	lines []int // what each line shows: a row, or for a heading the row under it as ^row
	at    []int // the line of each row

	sel, top      int
	home          int // top as it was left, before other sizes moved it
	width, height int
	query         string
	lit           string // marked where nothing is searched for
	found         []int  // rows that match, in order

	heads  []string // of a matrix
	column int      // the chosen one

	signs     func(key string) Sign // what stands before each row; nil is nothing
	signWidth int                   // cells of a sign
	from      int                   // where a range of rows begins, the chosen one ends it; -1 is none

	idle    bool // another pane is looked at: the choice is not shown
	drawn   []string
	focused bool
}

// New makes an empty list.
func New(th theme.Theme) *List { return &List{ink: inksOf(th), from: -1} }

// SetTheme changes the look.
func (l *List) SetTheme(th theme.Theme) { l.ink = inksOf(th); l.drawn = nil }

// SetRows changes the rows; the chosen one stays chosen where it is still there.
func (l *List) SetRows(rows []Row) {
	place := l.Place()
	l.rows, l.lines, l.at = rows, nil, nil
	group := ""
	for i, r := range rows {
		if r.Group != group && r.Group != "" {
			l.lines = append(l.lines, ^i)
		}
		group = r.Group
		l.at = append(l.at, len(l.lines))
		l.lines = append(l.lines, i)
	}
	l.search()
	l.Restore(place)
}

// Light marks words wherever they stand, "" none: what a search in many places
// looked for. A search in the list goes before it.
func (l *List) Light(words string) {
	if l.lit != words {
		l.lit, l.drawn = words, nil
	}
}

// SetSize gives the list its cells.
func (l *List) SetSize(width, height int) {
	if width == l.width && height == l.height {
		return
	}
	l.width, l.height, l.drawn = width, height, nil
	l.top = l.home
	l.follow()
}

// Len is the number of rows.
func (l *List) Len() int { return len(l.rows) }

// Lines is the number of lines it could fill, headings included.
func (l *List) Lines() int { return len(l.lines) }

// Index is the chosen row, from 0; -1 when there is none.
func (l *List) Index() int {
	if len(l.rows) == 0 {
		return -1
	}
	return l.sel
}

// Chosen is the chosen row.
func (l *List) Chosen() (Row, bool) {
	if len(l.rows) == 0 {
		return Row{}, false
	}
	return l.rows[l.sel], true
}

// Place says where one is.
func (l *List) Place() Place {
	p := Place{Row: l.sel, Top: l.top, Column: l.column}
	if r, ok := l.Chosen(); ok {
		p.Key = r.Key
	}
	return p
}

// Restore goes back to a place.
func (l *List) Restore(p Place) {
	l.sel = p.Row
	if i := slices.IndexFunc(l.rows, func(r Row) bool { return r.Key == p.Key }); i >= 0 {
		l.sel = i
	}
	l.top = p.Top
	l.SetColumn(p.Column)
	l.settle()
}

// Select chooses the row with a key and reports whether there is one.
func (l *List) Select(key string) bool {
	i := slices.IndexFunc(l.rows, func(r Row) bool { return r.Key == key })
	if i >= 0 {
		l.sel = i
		l.settle()
	}
	return i >= 0
}

// ClickLine chooses the row on a line of the screen, from 0, and reports
// whether there is one.
func (l *List) ClickLine(line int) bool {
	i := l.top + line
	if line == 0 && l.sticks() {
		return false
	}
	if line < 0 || line >= l.height || i >= len(l.lines) || l.lines[i] < 0 {
		return false
	}
	l.sel = l.lines[i]
	l.settle()
	return true
}

// SetIdle says whether the choice is shown: it is, in the pane looked at.
func (l *List) SetIdle(idle bool) {
	if l.idle != idle {
		l.idle, l.drawn = idle, nil
	}
}

// Move does a movement n times and reports whether it is one.
func (l *List) Move(a keys.Action, n int) bool {
	page := max(l.height-1, 1)
	switch a {
	case keys.Down:
		l.sel += max(n, 1)
	case keys.Up:
		l.sel -= max(n, 1)
	case keys.HalfDown:
		l.leap(max(n, 1) * max(page/2, 1))
	case keys.HalfUp:
		l.leap(-max(n, 1) * max(page/2, 1))
	case keys.PageDown:
		l.leap(max(n, 1) * page)
	case keys.PageUp:
		l.leap(-max(n, 1) * page)
	case keys.Top:
		l.sel = 0
	case keys.Bottom:
		l.sel = len(l.rows) - 1
		if n > 0 {
			l.sel = n - 1
		}
	default:
		return false
	}
	l.settle()
	return true
}

// leap moves the choice by lines of the screen, and by one row at least.
func (l *List) leap(lines int) {
	if len(l.rows) == 0 {
		return
	}
	step := 1
	if lines < 0 {
		step = -1
	}
	from := l.at[l.sel]
	l.top += lines
	for l.sel += step; l.sel > 0 && l.sel < len(l.rows)-1; l.sel += step {
		if moved := l.at[l.sel] - from; moved*step >= lines*step {
			return
		}
	}
}

// settle brings choice and scroll into their bounds after a change.
func (l *List) settle() {
	l.sel = min(max(l.sel, 0), max(len(l.rows)-1, 0))
	l.drawn = nil
	l.follow()
	l.home = l.top
}

// follow scrolls as little as shows the chosen row, with its heading and a line
// of what comes next where there is room.
func (l *List) follow() {
	if len(l.rows) == 0 || l.height <= 0 {
		l.top = 0
		return
	}
	first, last := l.at[l.sel], l.at[l.sel]
	if l.height > 3 {
		first, last = first-1, last+1
	}
	if l.sel == 0 && l.height > 1 {
		first = 0
	}
	l.top = max(l.top, last-l.height+1)
	l.top = min(l.top, first, len(l.lines)-l.height)
	l.top = max(l.top, 0)
}

// Search marks what matches and goes to the first match from the chosen row on.
// An empty query ends the search.
func (l *List) Search(query string) {
	l.query = query
	l.drawn = nil
	l.search()
	for _, i := range l.found {
		if i >= l.sel {
			l.sel = i
			l.settle()
			return
		}
	}
	if len(l.found) > 0 {
		l.sel = l.found[0]
		l.settle()
	}
}

func (l *List) search() {
	l.found = l.found[:0]
	for i, r := range l.rows {
		for _, part := range []string{r.Text, r.Lead, r.Note, r.Mark, r.Group} {
			if match.In(part, l.query) {
				l.found = append(l.found, i)
				break
			}
		}
	}
}

// Step goes n matches on, or back, round the end.
func (l *List) Step(n int) {
	if len(l.found) == 0 {
		return
	}
	at, exact := slices.BinarySearch(l.found, l.sel)
	if !exact && n > 0 {
		n--
	}
	l.sel = l.found[((at+n)%len(l.found)+len(l.found))%len(l.found)]
	l.settle()
}

// Found is how many rows match, and which of them, from 1, is the chosen one; 0
// when it is none.
func (l *List) Found() (at, of int) {
	if i, ok := slices.BinarySearch(l.found, l.sel); ok {
		at = i + 1
	}
	return at, len(l.found)
}

// Query is what is searched for, "" when nothing is.
func (l *List) Query() string { return l.query }
