package mention

import (
	"strings"

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
	}
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

// onlyRank reports whether a role is a rank and nothing else.
func (f *finder) onlyRank(r [2]int) bool {
	for i := r[0]; i < r[1]; i++ {
		if !f.words.military[f.toks[i].Lower] {
			return false
		}
	}
	return r[0] < r[1]
}

// bodyAfter reads what a body is: ", a hedge fund that", ", the union's local branch,".
func (f *finder) bodyAfter(m *annot.Mention) {
	i := m.End
	if f.tok(i) != "," {
		return
	}
	i++
	home := [2]int{}
	switch f.tok(i) {
	case "its":
		home = [2]int{i, i + 1}
		i++
	case "the", "a", "an":
		i++
	default:
		return
	}
	for i < len(f.toks) {
		if k := f.mentionAt(i); k >= 0 && f.out[k].Kind != model.Person {
			if home == [2]int{} {
				home = [2]int{f.out[k].First, f.out[k].End}
			}
			i = f.out[k].End
		} else if f.traitAt(i).Has(names.Group) && i+1 < len(f.toks) && f.toks[i+1].Kind == annot.Clitic {
			home = [2]int{i, i + 1}
			i++
		} else {
			break
		}
		if i < len(f.toks) && f.toks[i].Kind == annot.Clitic {
			i++
		}
	}
	for h := i; h < len(f.toks) && h < i+4 && f.toks[h].Kind == annot.Word; h++ {
		if f.traits[h].Has(names.Group) || f.words.branch[f.toks[h].Lower] {
			for h+1 < len(f.toks) && f.toks[h+1].Kind == annot.Word && (f.traits[h+1].Has(names.Group) || f.words.branch[f.toks[h+1].Lower]) {
				h++
			}
			m.Role = [2]int{i, h + 1}
			if f.tok(h+1) == "of" {
				home = f.homeAt(h + 2)
			}
			m.Home = home
			return
		}
		if f.traits[h].Has(names.Never | names.Head) {
			return
		}
		if w := f.toks[h].Lower; strings.HasSuffix(w, "er") || strings.HasSuffix(w, "est") {
			i = h + 1 // "a smaller union"
		}
	}
}

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
		if home = object; f.possessive(s - 1) {
			home = [2]int{s - 1, s}
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

// possessive reports whether token i is "its", "his", "her" or "their".
func (f *finder) possessive(i int) bool {
	switch f.tok(i) {
	case "its", "his", "her", "their":
		return true
	}
	return false
}

// closes reports whether an apposition can end before token i.
func (f *finder) closes(i int) bool {
	if i >= len(f.toks) {
		return true
	}
	t := &f.toks[i]
	return t.Kind == annot.Punct || f.words.speech[t.Lower] || t.Kind == annot.QuoteTok
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

// covered reports whether token i belongs to a mention.
func (f *finder) covered(i int) bool { return f.mentionEnding(i+1) >= 0 }

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

// roleAfter reads an apposition after a name.
func (f *finder) roleAfter(m *annot.Mention) {
	e := m.End
	switch f.tok(e) {
	case "of", "from":
		if m.Home == [2]int{} || m.Home[1]-m.Home[0] == 1 && f.possessive(m.Home[0]) {
			if h := f.homeAt(e + 1); h != [2]int{} && !f.nameOfTitle(m) {
				m.Home = h
			}
		}
	case ",", "(", "—", "–":
		if f.tok(e+1) == "who" {
			f.whoLeads(m, e+2)
			return
		}
		if m.Role != [2]int{} && m.Home != [2]int{} && f.tok(e) != "," {
			return
		}
		f.apposition(m, e+1)
	}
}

// nameOfTitle keeps "of" from a name that is not sure to be a person's.
func (f *finder) nameOfTitle(m *annot.Mention) bool { return m.Kind != model.Person }

// homeAt is a name of a country or body, or a noun of one, at token i, after an
// article.
func (f *finder) homeAt(i int) [2]int {
	if w := f.tok(i); w == "the" || w == "a" || w == "an" {
		i++
	}
	if k := f.mentionAt(i); k >= 0 {
		if m := &f.out[k]; m.Kind != model.Person {
			return [2]int{m.First, m.End}
		}
		return [2]int{}
	}
	if h := f.describedBody(i); h != [2]int{} {
		return h
	}
	if i < len(f.toks) && f.toks[i].Kind == annot.Word && f.tok(i+1) == "," {
		if k := f.mentionAt(i + 2); k >= 0 && f.out[k].Kind != model.Person && f.out[k].Kind != model.Country && f.closes(f.out[k].End) {
			return [2]int{f.out[k].First, f.out[k].End} // "president of the regulator, Harrow."
		}
	}
	if i < len(f.toks) && f.toks[i].Kind == annot.Word && f.traits[i].Has(names.Group) {
		return [2]int{i, i + 1}
	}
	return [2]int{}
}

// describedBody is the body that words in small letters at token i lead to: "the
// consumer association Harrow", "the left-wing Harrow".
func (f *finder) describedBody(i int) [2]int {
	for j := i; j < len(f.toks) && j < i+5; j++ {
		if k := f.mentionAt(j); k >= 0 {
			if m := &f.out[k]; j > i && (m.Kind == model.Organisation || m.Kind == model.Other && strings.HasPrefix(m.Rule, "guess")) && f.toks[j-1].Kind == annot.Word {
				return [2]int{m.First, m.End}
			}
			return [2]int{}
		}
		if t := &f.toks[j]; t.Kind == annot.Clitic || t.Lower == "’" || t.Kind == annot.Word && !f.traits[j].Has(names.Never|names.Head) {
			continue
		}
		return [2]int{}
	}
	return [2]int{}
}

// whoLeads reads "who chairs the Y", "who runs the fund".
func (f *finder) whoLeads(m *annot.Mention, i int) {
	if w := f.tok(i); (w == "speaks" || w == "spoke" || w == "works" || w == "worked") && f.tok(i+1) == "for" && m.Home == [2]int{} {
		m.Home = f.homeAt(i + 2)
		return
	}
	if m.Role != [2]int{} {
		return
	}
	if w := f.tok(i); (w == "has" || w == "had") && f.words.leads[f.tok(i+1)] {
		i++ // "who has led the Y since May"
	}
	if !f.words.leads[f.tok(i)] { // "who keeps bees and leads the Y"
		k := i
		for k < len(f.toks) && k < i+12 && (f.tok(k) != "and" || !f.words.leads[f.tok(k+1)]) {
			if f.toks[k].Kind == annot.Punct || f.toks[k].Kind == annot.QuoteTok {
				return
			}
			k++
		}
		if i = k + 1; !f.words.leads[f.tok(i)] {
			return
		}
	}
	m.Role = [2]int{i, i + 1}
	h := f.homeAt(i + 1)
	if h != [2]int{} {
		m.Home = h
		if f.toks[h[0]].Kind == annot.Word {
			m.Role[1] = h[1]
		}
		return
	}
	from := i + 1
	if w := f.tok(from); w == "the" || w == "a" || w == "its" || w == "an" {
		from++
	}
	for j := from; j < len(f.toks) && j < from+3 && f.toks[j].Kind == annot.Word; j++ {
		m.Role[1] = j + 1
		if f.traits[j].Has(names.Never) {
			if m.Role[1] = j; j == from {
				m.Role[1] = i + 1
			}
			break
		}
	}
}

// apposition reads the role phrase that begins at token i: "the Kyrgyz president,",
// "chief executive of Y,", "the guild's chief buyer for Z,".
func (f *finder) apposition(m *annot.Mention, i int) {
	home := [2]int{}
	switch f.tok(i) {
	case "the", "a", "an", "one", "another":
		i++
	case "its", "his", "her", "their":
		home = [2]int{i, i + 1}
		i++
	}
	if k := f.mentionAt(i + 1); k >= 0 && f.traitAt(i).Has(names.Rank) && f.mentionAt(i) < 0 && f.out[k].Form == annot.Demonym {
		i++ // "a former Peruvian inspector"
	}
	for steps := 0; steps < 4 && i < len(f.toks); steps++ {
		if k := f.mentionAt(i); k >= 0 && f.out[k].Kind != model.Person || k >= 0 && f.tok(f.out[k].End) == "'s" {
			if home == [2]int{} || f.out[k].Kind != model.Place {
				home = [2]int{f.out[k].First, f.out[k].End}
			}
			i = f.out[k].End
			if f.toks[min(i, len(f.toks)-1)].Kind == annot.Clitic || f.tok(i) == "’" {
				i++
			}
			continue
		}
		if f.traitAt(i).Has(names.Group|names.Land) && i+1 < len(f.toks) && (f.toks[i+1].Kind == annot.Clitic || f.tok(i+1) == "’") {
			home = [2]int{i, i + 1}
			i += 2
			continue
		}
		break
	}
	h, s := f.headFrom(i)
	if h < 0 {
		return
	}
	e := h + 1
	if e < len(f.toks) && f.mentionAt(e) >= 0 && f.out[f.mentionAt(e)].Kind == model.Person {
		return // ", president Quist said": the role of the next name
	}
	// "chief of naval supply", "minister for parks"
	for j := e; j+1 < len(f.toks) && j < e+1; j++ {
		if w := f.tok(j); (w == "of" || w == "for") && f.traits[j+1].Has(names.Portfolio) && f.mentionAt(j+1) < 0 {
			k := j + 1
			for k < len(f.toks) && (f.traits[k].Has(names.Portfolio|names.Rank) && f.toks[k].Kind != annot.Punct || f.tok(k) == "and") && f.mentionAt(k) < 0 {
				k++
			}
			e = k
		} else if w == "of" && f.field(j+1) {
			e = j + 2 // "head of forecasting"
		}
	}
	if f.words.speech[f.tok(e)] {
		return // ", a spokesman said"
	}
	if w := f.tok(e); w == "of" || w == "at" || w == "for" || w == "in" || w == "with" || w == "to" || w == "from" {
		if a := f.homeAt(e + 1); a != [2]int{} && (home == [2]int{} || w == "of" || w == "at") {
			if w != "in" || home == [2]int{} {
				home = a
			}
		}
	}
	if m.Role != [2]int{} && f.traits[m.Role[1]-1].Has(names.Kin) {
		return
	}
	if m.Role == [2]int{} || m.Home == [2]int{} && home != [2]int{} {
		m.Role, m.Home = [2]int{s, e}, home
	}
	if g := f.traits[h].Gender(); g != 0 && m.Gender == 0 {
		m.Gender = g
	}
}

// field reports whether token i says what an office is about, with no article:
// "of forecasting in", "of bridges,".
func (f *finder) field(i int) bool {
	if i >= len(f.toks) || f.toks[i].Kind != annot.Word || f.traits[i].Has(names.Never|names.Group|names.Land|names.Head) || f.mentionAt(i) >= 0 {
		return false
	}
	if i+1 >= len(f.toks) {
		return true
	}
	n := &f.toks[i+1]
	return n.Kind == annot.Punct || n.Kind == annot.Word && f.traits[i+1].Has(names.Never)
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
