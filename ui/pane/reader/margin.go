package reader

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/tell"
)

// The margin tells who speaks where it has at least so many cells, and takes so
// many at most.
const (
	leastMargin = 12
	mostMargin  = 30
	marginGap   = 2 // between the text and the margin
)

// marginWidth is the cells right of the text in which a speaker is told; 0 when
// there is no room.
func (r *Reader) marginWidth() int {
	room := r.width - r.margin() - gutter - r.textWidth() - marginGap - 1
	if room < leastMargin {
		return 0
	}
	return min(room, mostMargin)
}

// speakersByRow are the speakers of the quotations that begin on a row of the
// page. Where somebody goes on speaking it is told once.
func (r *Reader) speakersByRow() map[int]string {
	out := make(map[int]string)
	if r.marginWidth() == 0 {
		return out
	}
	const near = 3 // rows
	last, lastRow := "", -near
	for i := range r.book.Quotes {
		q := &r.book.Quotes[i]
		if q.Speaker == "" || q.Span.Source != r.src.ID {
			continue
		}
		first, _, ok := r.page.Rows(q.Span)
		if !ok || out[first] != "" {
			continue
		}
		if q.Speaker != last || first-lastRow > near {
			out[first] = tell.Line(r.book.Name(q.Speaker))
		}
		last, lastRow = q.Speaker, first
	}
	return out
}

// beside is what stands in the margin of a row: who speaks there.
func (r *Reader) beside(row int) string {
	name := r.speakers[row-len(r.head)]
	if name == "" {
		return ""
	}
	told := "– " + name
	if i := strings.LastIndexByte(name, ' '); i >= 0 && ansi.StringWidth(told) > r.marginWidth() {
		told = "– " + name[i+1:]
	}
	return ansi.Truncate(told, r.marginWidth(), "…")
}
