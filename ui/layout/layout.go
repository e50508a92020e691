// Package layout divides the screen. It holds no state and draws nothing: the
// same question has the same answer, and every answer fits the screen.
package layout

// A Rect is a part of the screen, in cells from the top left corner.
type Rect struct{ X, Y, W, H int }

// Empty reports whether there is nothing to draw in.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// A Mode is how the screen is used.
type Mode int

// The modes, from the smallest.
const (
	TooSmall Mode = iota // says what it needs
	Single               // one thing at a time
	Stacked              // a list with the card of its row under it
	Wide                 // panes in a column, the reader on the right
)

// Below these sizes, in cells, a mode gives way to the one before.
const (
	MinWidth, MinHeight         = 24, 6
	StackedWidth, StackedHeight = 60, 16
	WideWidth                   = 110
)

// Glance is the pane number of At a glance, which has no place in the column.
const Glance = 0

// A Screen is what is asked to be placed.
type Screen struct {
	Width, Height int
	Rows          []int // rows that each pane of the column could fill; pane 1 is Rows[0]
	Pane          int   // the chosen pane, from 1; Glance
	Inside        bool  // focus is in the card or an article rather than in the pane
	Article       bool  // an article is open
	Zoom          bool  // what has the focus wants the whole screen
}

// A Frame is where everything goes. What is Empty is not drawn.
type Frame struct {
	Mode   Mode
	Tabs   Rect   // the names of the panes, one row
	Panes  []Rect // one for each of Screen.Rows: a title row, then its list
	Detail Rect   // a title row, then at a glance, a card or an article
	Rule   Rect   // the line between column and detail
	Footer Rect   // the last row
}

// ModeOf is how a screen of that size is used.
func ModeOf(width, height int) Mode {
	switch {
	case width < MinWidth || height < MinHeight:
		return TooSmall
	case width < StackedWidth || height < StackedHeight:
		return Single
	case width < WideWidth:
		return Stacked
	}
	return Wide
}

// Place divides the screen.
func Place(s Screen) Frame {
	f := Frame{Mode: ModeOf(s.Width, s.Height), Panes: make([]Rect, len(s.Rows))}
	if f.Mode == TooSmall {
		return f
	}
	body := Rect{0, 0, s.Width, s.Height - 1}
	f.Footer = Rect{0, s.Height - 1, s.Width, 1}
	inDetail := s.Inside || s.Article || s.Pane == Glance || s.Pane > len(s.Rows)
	switch {
	case f.Mode == Wide && !s.Zoom:
		f.wide(body, s)
	case f.Mode == Stacked && !s.Zoom:
		f.stacked(body, s, inDetail)
	case inDetail:
		f.Detail = body
	default:
		f.Panes[s.Pane-1] = body
	}
	return f
}

// stacked puts the names of the panes on top, then one pane with the card of
// its row under it; at a glance, articles and a card that is gone into have all
// of it.
func (f *Frame) stacked(body Rect, s Screen, inDetail bool) {
	f.Tabs = Rect{body.X, body.Y, body.W, 1}
	body.Y, body.H = body.Y+1, body.H-1
	if inDetail {
		f.Detail = body
		return
	}
	list := min(1+max(s.Rows[s.Pane-1], 3), body.H*3/4)
	f.Panes[s.Pane-1] = Rect{body.X, body.Y, body.W, list}
	f.Detail = Rect{body.X, body.Y + list, body.W, body.H - list}
}

// wide puts the panes in a column and the detail beside them.
func (f *Frame) wide(body Rect, s Screen) {
	column := min(max(body.W*2/5, 44), 84)
	f.Rule = Rect{column, body.Y, 1, body.H}
	f.Detail = Rect{column + 1, body.Y, body.W - column - 1, body.H}
	heights := Share(body.H, s.Rows, s.Pane-1)
	y := body.Y
	for i, h := range heights {
		f.Panes[i] = Rect{body.X, y, column, h}
		y += h
	}
}

// Share divides height among panes that could fill rows each beside their title
// row. The grown one, by index, takes at least half of what there is if it can
// fill it; the rest goes round. -1 grows none. What nobody can fill goes to the
// grown one, or to the last.
func Share(height int, rows []int, grown int) []int {
	out := make([]int, len(rows))
	rest := height
	for i := range out {
		if rest > 0 {
			out[i] = 1
			rest--
		}
	}
	if grown >= 0 && grown < len(rows) {
		n := min(rows[grown], max(rest*2/3, rest-2*(len(rows)-1)))
		n = max(n, 0)
		out[grown] += n
		rest -= n
	}
	for rest > 0 {
		gave := false
		for i := range out {
			if rest > 0 && out[i]-1 < rows[i] {
				out[i]++
				rest--
				gave = true
			}
		}
		if !gave {
			break
		}
	}
	if len(out) > 0 {
		if grown < 0 || grown >= len(out) {
			grown = len(out) - 1
		}
		out[grown] += rest
	}
	return out
}
