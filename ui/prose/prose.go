// Package prose is the article as it is read: the reading text of one source,
// broken into rows and rendered through glamour, with any stretch of it found
// and marked to the byte.
//
// A Page is laid out at once and rendered only where it is looked at. The
// layout (wrap.go) breaks the text of the source itself, so that every row knows
// its bytes; the rendering (render.go) gives rows their look and cannot move a
// word. Highlights are painted on finished rows, so that they cannot move one
// either. Whatever the text holds, a line is never wider than the page, and
// nothing that acts on a terminal is in it but colours, attributes and safe
// links.
//
// A Page belongs to one goroutine. The package imports model and theme and
// knows nothing of panes.
package prose

import (
	"sort"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/theme"
)

// Options are what a terminal asks of a Page.
type Options struct {
	// SafeEmoji draws emoji without joiners, selectors and skin tones wherever
	// a terminal that counts rune by rune would give them another width.
	SafeEmoji bool
}

// Kind is what a highlight tells.
type Kind int

// The kinds of highlights; where two meet, the later one is seen.
const (
	EvidenceOther Kind = iota // other evidence of the chosen item
	Evidence                  // the evidence one stands at
	Match                     // what a search found
	MatchCurrent              // the match one stands at
)

// A Highlight is a span to be seen in the text.
type Highlight struct {
	Span  model.Span
	Style Kind
}

// A Page is one source laid out at one width.
type Page struct {
	src   *model.Source
	width int // cells
	opts  Options
	theme theme.Theme
	pen   *pen

	brushes brushes
	units   []unit
	rows    []row

	batches   map[int][]line // rendered rows, by number of the batch
	unmatched int            // rows that glamour gave back otherwise
}

// batchRows is the number of rows rendered together, keptBatches how many
// batches a Page holds before it forgets them all.
const (
	batchRows   = 32
	keptBatches = 64
)

// New lays out src, width cells wide. src must not change while the Page is
// used.
func New(src *model.Source, width int, th theme.Theme, opts Options) *Page {
	p := &Page{
		src:     src,
		width:   max(width, 1),
		opts:    opts,
		theme:   th,
		pen:     newPen(th),
		brushes: newBrushes(th),
		units:   units(src),
		batches: make(map[int][]line),
	}
	p.rows = make([]row, 0, len(src.Text)/p.width*5/4+2*len(p.units))
	for i := range p.units {
		if len(p.rows) > 0 {
			for range gap(p.units[i-1], p.units[i]) {
				p.rows = append(p.rows, row{start: p.laidEnd(), end: p.laidEnd(), unit: i - 1})
			}
		}
		m := p.margins(i)
		limit := p.width - m.left - m.right
		p.units[i].fit(src.Text, limit, opts)
		p.lay(i, limit)
	}
	return p
}

// Height is the number of rows.
func (p *Page) Height() int { return len(p.rows) }

// Lines are the n rows from row top on, fewer at the end, styled and with the
// highlights painted. None is wider than the page.
func (p *Page) Lines(top, n int, hl []Highlight) []string {
	from, to := max(top, 0), min(top+n, len(p.rows))
	if from >= to {
		return nil
	}
	hl = p.visible(from, to, hl)
	out := make([]string, 0, to-from)
	for i := from; i < to; i++ {
		out = append(out, p.line(i, hl))
	}
	return out
}

// visible are the highlights that touch rows from up to to.
func (p *Page) visible(from, to int, hl []Highlight) []Highlight {
	start, end := p.rows[from].start, p.rows[to-1].end
	var out []Highlight
	for _, h := range hl {
		if h.Span.Source == p.src.ID && h.Span.Start < end && start < h.Span.End {
			out = append(out, h)
		}
	}
	return out
}

// line is row i, painted.
func (p *Page) line(i int, hl []Highlight) string {
	l := p.rendered(i)
	styled := p.brushes.paint(l, p.stretches(p.rows[i], hl))
	if l.wide {
		styled = ansi.Truncate(styled, p.width, "")
	}
	return styled
}

// rendered is row i without highlights.
func (p *Page) rendered(i int) line {
	number := i / batchRows
	batch, ok := p.batches[number]
	if !ok {
		if len(p.batches) >= keptBatches {
			clear(p.batches)
		}
		batch = p.renderBatch(number*batchRows, min((number+1)*batchRows, len(p.rows)))
		p.batches[number] = batch
	}
	return batch[i-number*batchRows]
}

// renderBatch renders the rows from up to to.
func (p *Page) renderBatch(from, to int) []line {
	var strips []strip
	var at []int // the row of each line that glamour returns, -1 for none
	for i := from; i < to; i++ {
		r := p.rows[i]
		if r.start == r.end {
			continue
		}
		u := p.units[r.unit]
		if len(strips) == 0 || i == from || r.first || p.rows[i-1].start == p.rows[i-1].end {
			s := strip{kind: u.kind, level: u.level, plain: u.plain()}
			if !r.first { // the bullet belongs to a row that is not in this strip
				s.rows, at = append(s.rows, "x"), append(at, -1)
			}
			strips = append(strips, s)
		}
		shown, _ := p.show(r)
		s := &strips[len(strips)-1]
		s.rows, at = append(s.rows, shown), append(at, i)
	}
	out := make([]line, to-from)
	lines, err := p.pen.render(strips)
	for n, i := range at {
		if i < 0 {
			continue
		}
		var l line
		if err == nil {
			l = lines[n]
		}
		out[i-from] = p.settle(p.rows[i], l)
	}
	if err != nil {
		p.pen = newPen(p.theme)
	}
	return out
}

// settle puts a rendered row where the layout has it. A row that glamour did
// not give back as it was is shown as it was, plain: a reader misses the look
// of it and no word.
func (p *Page) settle(r row, l line) line {
	left := p.margins(r.unit).left
	if r.more {
		left += p.units[r.unit].hang
	}
	if !l.ok {
		p.unmatched++
		shown, _ := p.show(r)
		l = line{styled: shown}
	}
	if pad := left - l.left; pad > 0 {
		l.styled = strings.Repeat(" ", pad) + l.styled
		l.left, l.lead = left, l.lead+pad
	}
	l.wide = ansi.StringWidth(l.styled) > p.width
	return l
}

// margins are the cells beside the text of a unit.
func (p *Page) margins(i int) margins {
	u := p.units[i]
	m := p.pen.margins(inset{u.kind, u.level, u.plain()})
	if u.kind == model.ListItem {
		m.left += 2 * (u.level - 1)
	}
	return m
}

// Rows are the first and last row that show a part of s; ok is false when none
// does.
func (p *Page) Rows(s model.Span) (first, last int, ok bool) {
	if s.Source != p.src.ID || s.Start >= s.End {
		return 0, 0, false
	}
	first = p.after(s.Start)
	last = sort.Search(len(p.rows), func(i int) bool { return p.rows[i].start >= s.End }) - 1
	for last > first && p.rows[last].start == p.rows[last].end {
		last--
	}
	if first == len(p.rows) || last < first {
		return 0, 0, false
	}
	return first, last, true
}

// Offset is the first byte of the source shown at row or below it; the end of
// the last row when there is none. It is the scroll position to keep: RowOf
// finds it again at any width.
func (p *Page) Offset(row int) int {
	for i := max(row, 0); i < len(p.rows); i++ {
		if r := p.rows[i]; r.start < r.end {
			return r.start
		}
	}
	return p.laidEnd()
}

// RowOf is the row that shows the byte at offset, or else the next one shown,
// or else the last.
func (p *Page) RowOf(offset int) int {
	return max(min(p.after(offset), len(p.rows)-1), 0)
}

// after is the first row that shows a byte at offset or after it.
func (p *Page) after(offset int) int {
	return sort.Search(len(p.rows), func(i int) bool { return p.rows[i].end > offset })
}
