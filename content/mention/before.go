package mention

import (
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// roleBefore reads a role that ends right before a name or before the comma
// before it.
func (f *finder) roleBefore(m *annot.Mention) {
	e := m.Titled
	comma := false
	if e > 1 && f.toks[e-1].Lower == "," {
		e--
		comma = true
	}
	h := e - 1
	if h > 0 && f.occupation(h, m) {
		f.traits[h] |= names.Head
	}
	if h < 0 || !f.traits[h].Has(names.Head) || f.toks[h].Kind != annot.Word && !comma {
		if comma && h >= 0 {
			f.remoteRole(m, e)
			return
		}
		if h < 0 {
			return
		}
		f.ofRoleBefore(m, e)
		return
	}
	s := f.roleStart(h)
	home := f.homeBefore(s)
	if comma && home == [2]int{} {
		if d := f.tok(s - 1); d != "the" && d != "a" && d != "an" && d != "whose" && d != "'s" && !f.possessive(s-1) {
			return
		}
		if w := f.tok(m.End); !f.closes(m.End) && w != "of" && w != "from" {
			return
		}
	}
	switch {
	case home != [2]int{} && f.possessive(home[0]-1) && f.ofIts([2]int{home[0] - 1, home[0]}, f.mentionEnding(home[1])):
		home = [2]int{home[0] - 1, home[0]}
	case f.possessive(s - 1):
		home = [2]int{s - 1, s}
	case f.tok(s-1) == "whose": // "the Union, whose leader, X,"
		e := s - 1
		if f.tok(e-1) == "," {
			e--
		}
		if k := f.mentionEnding(e); k >= 0 {
			home = [2]int{f.out[k].First, f.out[k].End}
		}
	}
	m.Role, m.Home = [2]int{s, e}, home
	if !comma {
		m.Titled = s
		if home != [2]int{} {
			m.Titled = home[0]
		}
	}
	if g := f.traits[h].Gender(); g != 0 && m.Gender == 0 {
		m.Gender = g
	}
}

// occupation reports whether an unknown noun before a full name tells by its form
// what somebody does: "the oiler Ada Quist", "chief underwriter Bo Lund".
func (f *finder) occupation(h int, m *annot.Mention) bool {
	w := f.toks[h].Lower
	if f.toks[h].Kind != annot.Word || m.End-m.First < 2 || f.traits[h].Has(names.Never|names.Head|names.Group) || len(w) < 5 {
		return false
	}
	if !strings.HasSuffix(w, "er") && !strings.HasSuffix(w, "or") && !strings.HasSuffix(w, "ist") && !strings.HasSuffix(w, "man") && !strings.HasSuffix(w, "woman") && !strings.HasSuffix(w, "eer") {
		return false
	}
	d := f.tok(h - 1)
	return d == "the" || d == "a" || d == "an" || d == "'s" || f.traitAt(h-1).Has(names.Rank) && f.toks[h-1].Kind == annot.Word || f.demonymEnds(h)
}

// demonymEnds reports whether the name of a people stands right before token i.
func (f *finder) demonymEnds(i int) bool {
	k := f.mentionEnding(i)
	return k >= 0 && f.out[k].Form == annot.Demonym
}

// remoteRole reads "the EU ambassador to Peru, X," and "the head of the bank, X,":
// a role whose object stands between it and the comma at token e.
func (f *finder) remoteRole(m *annot.Mention, e int) {
	if !f.closes(m.End) {
		return
	}
	object := [2]int{e - 1, e}
	if k := f.mentionEnding(e); k >= 0 {
		object = [2]int{f.out[k].First, f.out[k].End}
	} else if !f.traits[e-1].Has(names.Group | names.Portfolio | names.Land) {
		return
	}
	i := object[0] - 1
	if k := f.mentionEnding(i + 1); k >= 0 && f.out[k].Form == annot.Demonym {
		i = f.out[k].First - 1 // "the president of the Irish federation, X,"
	}
	if w := f.tok(i); w == "the" || w == "a" || w == "its" {
		i--
	}
	prep := f.tok(i)
	if prep != "of" && prep != "to" && prep != "for" && prep != "at" && prep != "in" || i < 1 || !f.traits[i-1].Has(names.Head) {
		return
	}
	s := f.roleStart(i - 1)
	home := f.homeBefore(s)
	if home == [2]int{} {
		if d := f.tok(s - 1); d != "the" && d != "a" && d != "an" && !f.possessive(s-1) {
			return
		}
		switch home = object; {
		case f.possessive(s - 1):
			home = [2]int{s - 1, s}
		case !f.traits[e-1].Has(names.Group|names.Land) && f.mentionEnding(e) < 0:
			home = [2]int{} // "the Minister of Power, X,"
		}
	}
	m.Role, m.Home = [2]int{s, i}, home
	if f.traits[e-1].Has(names.Portfolio) && home != object {
		m.Role[1] = e
	}
}

// ofRoleBefore reads "chief of naval supply X", "minister for Europe X".
func (f *finder) ofRoleBefore(m *annot.Mention, e int) {
	for i := e - 1; i > 1 && i > e-6; i-- {
		t := &f.toks[i]
		if t.Kind != annot.Word {
			return
		}
		if t.Lower == "of" || t.Lower == "for" {
			if i == e-1 {
				return // "a spokesman for X": the role of another one
			}
			if h := i - 1; f.traits[h].Has(names.Head) && f.toks[h].Kind == annot.Word {
				s := f.roleStart(h)
				m.Role, m.Home, m.Titled = [2]int{s, e}, f.homeBefore(s), s
			}
			return
		}
		if !f.traits[i].Has(names.Portfolio|names.Rank) && t.Lower != "and" {
			return
		}
	}
}

// homeBefore is what the role that begins at token s belongs to: a name or a
// noun of a body before it, possessive or not.
func (f *finder) homeBefore(s int) [2]int {
	e := s
	if e > 0 && f.toks[e-1].Kind == annot.Clitic || e > 0 && f.toks[e-1].Lower == "’" {
		e--
	}
	if k := f.mentionEnding(e); k >= 0 {
		m := &f.out[k]
		if e == s && m.Kind == model.Person {
			return [2]int{}
		}
		return [2]int{m.First, m.End}
	}
	if e > 0 && (e < s || f.toks[e-1].Kind == annot.Word) && f.traits[e-1].Has(names.Group|names.Land) {
		return [2]int{e - 1, e}
	}
	return [2]int{}
}

// bodyOf is the body before the "of" at token i that is called after its leader:
// "the Harrow party of Ada Quist".
func (f *finder) bodyOf(i int) [2]int {
	e := i
	for e > 0 && f.toks[e-1].Kind == annot.Word && f.traits[e-1].Has(names.Group) {
		e--
	}
	if k := f.mentionEnding(e); k >= 0 && (e < i || f.out[k].Kind == model.Organisation) && f.out[k].Kind != model.Person && f.out[k].Kind != model.Country {
		return [2]int{f.out[k].First, f.out[k].End}
	}
	return [2]int{}
}
