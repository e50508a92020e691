package mention

import (
	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// roles reads the roles in small words beside the persons: before the name
// ("company spokesman X", "its envoy, X") and after it (", president of the Y").
func (f *finder) roles() {
	for n := range f.out {
		m := &f.out[n]
		if m.Form == annot.Named && m.Kind == model.Organisation {
			f.bodyAfter(m)
			continue
		}
		if m.Form != annot.Named || m.Kind != model.Person {
			continue
		}
		rank, home := m.Role, m.Home
		if m.Role == [2]int{} || f.onlyRank(m.Role) {
			if f.roleBefore(m); m.Role == [2]int{} {
				m.Role, m.Home = rank, home
			} else if m.Home == [2]int{} {
				m.Home = home
			}
		}
		if m.Role == [2]int{} && m.Home == [2]int{} && f.tok(m.First-1) == "'s" && m.Titled == m.First {
			if k := f.mentionEnding(m.First - 1); k >= 0 && (f.out[k].Kind == model.Country || f.out[k].Kind == model.Organisation || f.out[k].Kind == model.Place) {
				m.Home = [2]int{f.out[k].First, f.out[k].End} // "Peru's Ada Quist"
			}
		}
		if m.Home == [2]int{} && m.Role != [2]int{} && m.Titled > 1 && f.toks[m.Titled-1].Kind == annot.Clitic {
			m.Home = f.homeBefore(m.Titled) // "Peru's President Ada Quist"
		}
		if m.Home == [2]int{} && m.Titled > 1 && f.tok(m.Titled-1) == "of" {
			m.Home = f.bodyOf(m.Titled - 1)
		}
		f.roleAfter(m)
		f.tie(m)
	}
}

// onlyRank reports whether a role is a rank and nothing else.
func (f *finder) onlyRank(r [2]int) bool {
	for i := r[0]; i < r[1]; i++ {
		if !f.words.military[f.toks[i].Lower] {
			return false
		}
	}
	return r[0] < r[1]
}

// roleStart is where the role phrase begins whose head is token h.
func (f *finder) roleStart(h int) int {
	s := h
	for s > 0 && h-s < 5 {
		t := &f.toks[s-1]
		if t.Kind != annot.Word && t.Kind != annot.Capital || !f.traits[s-1].Has(names.Rank|names.Portfolio|names.Head) || f.traits[s-1].Has(names.Never) && t.Lower != "first" && t.Lower != "second" && t.Lower != "third" {
			if t.Kind == annot.Word && t.Lower == "and" && s-1 > 0 && (f.traits[s-2].Has(names.Head) || f.traits[s-2].Has(names.Portfolio) && f.traits[s].Has(names.Portfolio)) {
				s--
				continue
			}
			break
		}
		if t.Kind == annot.Capital && (f.covered(s-1) || !f.weak[s-1] && f.toks[h].Kind == annot.Word && !(h-s == 0 && f.traits[s-1].Has(names.Portfolio) && !f.traits[s-1].Has(names.Head))) {
			break
		}
		s--
	}
	for s < h && f.toks[s].Lower == "and" {
		s++
	}
	return s
}

// headFrom finds the head of the role phrase that begins at token i, and where
// the role itself begins; -1 when there is none.
func (f *finder) headFrom(i int) (h, s int) {
	h = -1
	s = i
	for j := i; j < len(f.toks) && j < i+6; j++ {
		t := &f.toks[j]
		tr := f.traits[j]
		if t.Kind == annot.Punct || t.Kind == annot.QuoteTok || t.Kind == annot.Clitic || t.Kind == annot.Number {
			break
		}
		if f.mentionAt(j) >= 0 {
			break
		}
		if tr.Has(names.Head) {
			h = j
			continue
		}
		if tr.Has(names.Rank | names.Portfolio) {
			continue
		}
		if h >= 0 || tr.Has(names.Never) || f.words.speech[t.Lower] {
			if t.Lower == "and" && h >= 0 && j+1 < len(f.toks) && f.traits[j+1].Has(names.Rank|names.Head) && f.mentionAt(j+1) < 0 && !f.traits[j+1].Has(names.Never) {
				continue
			}
			break
		}
		if j > i+2 {
			break
		}
		s = j + 1 // an adjective of its own: "a retired", "a popular"
	}
	if h >= 0 && s > h {
		s = h
	}
	return h, s
}

// closes reports whether an apposition can end before token i.
func (f *finder) closes(i int) bool {
	if i >= len(f.toks) {
		return true
	}
	t := &f.toks[i]
	return t.Kind == annot.Punct || f.words.speech[t.Lower] || t.Kind == annot.QuoteTok
}

// possessive reports whether token i is "its", "his", "her" or "their".
func (f *finder) possessive(i int) bool {
	switch f.tok(i) {
	case "its", "his", "her", "their":
		return true
	}
	return false
}

// covered reports whether token i belongs to a mention.
func (f *finder) covered(i int) bool { return f.mentionEnding(i+1) >= 0 }

// mentionEnding is the outermost mention that ends before token e, or -1.
func (f *finder) mentionEnding(e int) int {
	best := -1
	for i := e - 1; i >= 0 && i > e-9; i-- {
		k := f.at[i] - 1
		if k < 0 {
			continue
		}
		for ; k < len(f.out) && f.out[k].First == i; k++ {
			if f.out[k].End == e {
				best = k
			}
		}
	}
	return best
}

// mentionAt is the outermost mention that begins at token i, or -1.
func (f *finder) mentionAt(i int) int {
	if i < 0 || i >= len(f.at) {
		return -1
	}
	return f.at[i] - 1
}
