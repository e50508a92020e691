package prose

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
)

// A piece is one cluster of a row as it is drawn.
type piece struct {
	start, end int  // bytes of the source
	from, to   int  // bytes of the text drawn
	filler     bool // stands between columns and for no word
}

// show is the text of a row as it is drawn, without decoration, and where each
// of its clusters comes from.
func (p *Page) show(r row) (string, []piece) {
	var b strings.Builder
	pieces := make([]piece, 0, r.end-r.start)
	u := &p.units[r.unit]
	cell, column, cells := 0, 0, 0 // number, cell it begins at, cells drawn
	for at := r.start; at < r.end; {
		c := next(p.src.Text[at:r.end], p.opts)
		shown, filler := c.shown, false
		if c.kind == tab && u.kind == model.Table {
			shown, filler = tabShown, true
			if u.columns != nil {
				column += u.columns[cell] + columnGap
				shown = strings.Repeat(" ", max(column-cells, 0))
				cell++
			}
			cells += ansi.StringWidth(shown)
		} else {
			cells += c.width
		}
		from := b.Len()
		b.WriteString(shown)
		pieces = append(pieces, piece{at, at + c.size, from, b.Len(), filler})
		at += c.size
	}
	return b.String(), pieces
}

// A stretch is a part of a row's text that is painted in one style.
type stretch struct {
	from, to int // bytes of the text drawn
	kind     Kind
}

// stretches are the parts of a row that highlights cover, from left to right.
// Where two meet the higher kind is seen.
func (p *Page) stretches(r row, hl []Highlight) []stretch {
	var here []Highlight
	for _, h := range hl {
		if h.Span.Start < r.end && r.start < h.Span.End {
			here = append(here, h)
		}
	}
	if len(here) == 0 {
		return nil
	}
	_, pieces := p.show(r)
	var out []stretch
	for _, pc := range pieces {
		k, ok := kindAt(pc, here)
		if !ok || pc.from == pc.to {
			continue
		}
		if n := len(out); n > 0 && out[n-1].kind == k && out[n-1].to == pc.from {
			out[n-1].to = pc.to
			continue
		}
		out = append(out, stretch{pc.from, pc.to, k})
	}
	return out
}

// kindAt is the highest kind of highlight on a piece.
func kindAt(pc piece, hl []Highlight) (k Kind, ok bool) {
	if pc.filler {
		return 0, false
	}
	for _, h := range hl {
		if h.Span.Start < pc.end && pc.start < h.Span.End && (!ok || h.Style > k) {
			k, ok = h.Style, true
		}
	}
	return k, ok
}
