package mention

import (
	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// smallBodies finds bodies whose names are written small: a phrase in quotation
// marks or after "so-called" or "dubbed" whose head is a noun for a body ("the
// so-called league of the patient"), and the same words elsewhere.
func (f *finder) smallBodies() {
	var found [][2]int
	for i := range f.toks {
		t := &f.toks[i]
		var first, end int
		switch {
		case t.Kind == annot.QuoteTok:
			first = i + 1
			end = f.smallEnd(first)
			if end == 0 || end >= len(f.toks) || f.toks[end].Kind != annot.QuoteTok {
				continue
			}
		case t.Lower == "so-called" || t.Lower == "dubbed":
			first = i + 1
			if f.tok(first) == "the" {
				first++
			}
			end = f.smallEnd(first)
		}
		if end == 0 {
			continue
		}
		if w := f.toks[first].Lower; w == "the" || w == "a" {
			first++
		}
		found = append(found, [2]int{first, end})
	}
	if len(found) == 0 {
		return
	}
	for _, r := range found {
		for i := range f.toks {
			if f.same(i, r) {
				f.emit(i, i+r[1]-r[0], model.Organisation, annot.Named, "body in small words")
			}
		}
	}
}

// smallEnd is the end of a phrase of small words at token i that names a body:
// "group noun of (the) word"; 0 when there is none.
func (f *finder) smallEnd(i int) int {
	if w := f.tok(i); w == "the" || w == "a" {
		i++
	}
	h := i
	for h < len(f.toks) && h < i+3 && f.toks[h].Kind == annot.Word && !f.traits[h].Has(names.Group|names.Never) {
		h++
	}
	if h >= len(f.toks) || f.toks[h].Kind != annot.Word || !f.traits[h].Has(names.Group) || f.tok(h+1) != "of" {
		return 0
	}
	e := h + 2
	if f.tok(e) == "the" {
		e++
	}
	if e >= len(f.toks) || f.toks[e].Kind != annot.Word || f.traits[e].Has(names.Never) || plural(f.toks[e].Lower) {
		return 0
	}
	return e + 1
}

// same reports whether the tokens at i are the words of the range r.
func (f *finder) same(i int, r [2]int) bool {
	n := r[1] - r[0]
	if i+n > len(f.toks) {
		return false
	}
	for k := range n {
		if f.toks[i+k].Lower != f.toks[r[0]+k].Lower {
			return false
		}
	}
	return true
}
