package mention

import (
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

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
