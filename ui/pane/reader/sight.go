package reader

import "readout/model"

// home is where a place was taken: in how many cells, and whether what one stood
// at was in sight there.
type home struct {
	width, height int
	saw           bool
}

// at is what one stands at: a match, else the evidence.
func (r *Reader) at() model.Span {
	if r.query != "" && r.foundAt < len(r.found) {
		return r.found[r.foundAt]
	}
	return r.place.Trail.Span()
}

// sees reports whether some of a span is in sight.
func (r *Reader) sees(s model.Span) bool {
	if r.page == nil || s.Source != r.place.Source {
		return false
	}
	first, last, ok := r.page.Rows(s)
	return ok && first+len(r.head) < r.top+r.height && last+len(r.head) >= r.top
}

// show brings a span into sight: where it is not, a third down the screen, so
// that what leads to it is read too.
func (r *Reader) show(s model.Span) {
	r.drawn = nil
	if row, ok := r.rowFor(s); ok {
		r.scrollTo(row)
	}
}

// rowFor is the row to be at the top for a span to be in sight, away from the
// edges; false where it is already.
func (r *Reader) rowFor(s model.Span) (int, bool) {
	if r.page == nil {
		return 0, false
	}
	first, last, ok := r.page.Rows(s)
	if !ok {
		return 0, false
	}
	first, last = first+len(r.head), last+len(r.head)
	if first >= r.top+1 && last < r.top+r.height-1 || first >= r.top && last < r.top+r.height && r.height < 4 {
		return 0, false
	}
	above := min(r.height/3, max(r.height-(last-first+1)-1, 0))
	return first - above, true
}
