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
		if h := f.bodyBeside(m, e+1); h != [2]int{} {
			if m.Home == [2]int{} {
				m.Home = h
			}
			return
		}
		if m.Role != [2]int{} && m.Home != [2]int{} && f.tok(e) != "," {
			return
		}
		f.apposition(m, e+1)
		f.andWho(m, e+1)
	}
}

// andWho reads what an apposition goes on with: ", a midwife who chairs the Y", ", a
// teacher whose son was hurt and who now leads the Y".
func (f *finder) andWho(m *annot.Mention, i int) {
	comma := false
	for j := i; j+2 < len(f.toks) && j < i+20 && m.Home == [2]int{}; j++ {
		if t := &f.toks[j]; t.Kind == annot.QuoteTok || t.Lower == "." || t.Lower == ";" {
			return
		}
		comma = comma || f.toks[j].Lower == ","
		if f.toks[j+1].Lower != "who" || f.toks[j].Lower != "and" && (comma || f.toks[j].Kind != annot.Word || m.Role == [2]int{}) {
			continue
		}
		role := m.Role
		for j += 2; f.words.be[f.tok(j)]; j++ {
		}
		m.Role = [2]int{}
		if f.whoLeads(m, j); role != [2]int{} {
			m.Role = role
		}
		return
	}
}

// bodyBeside is the body that stands right after the mark behind a person: ", of Y,",
// "(Y)", ", representing Y,", ", whose Y speaks for", ", both of Y".
func (f *finder) bodyBeside(m *annot.Mention, i int) [2]int {
	mark := f.tok(i - 1)
	w := f.tok(i)
	switch {
	case mark == "(":
		if k := f.mentionAt(i); k >= 0 && f.out[k].Kind == model.Organisation && f.tok(f.out[k].End) == ")" {
			return [2]int{f.out[k].First, f.out[k].End}
		}
	case w == "both" || w == "all":
		if f.words.within[f.tok(i+1)] || f.tok(i+1) == "of" || f.tok(i+1) == "from" {
			h := f.bodyAt(i + 2)
			f.together(m, h)
			return h
		}
	case w == "of" || w == "from" || f.words.within[w] && w != "in" && w != "on":
		if h := f.bodyAt(i + 1); h != [2]int{} && f.mentionEnding(h[1]) >= 0 && f.closes(h[1]) {
			return h
		}
	case f.words.onBehalf[w]:
		for j := i + 1; j < i+4; j++ {
			if h := f.bodyAt(j); h != [2]int{} {
				return h
			}
		}
	case w == "whose":
		if f.traitAt(i + 1).Has(names.Group) {
			i++
		}
		if k := f.mentionAt(i + 1); k >= 0 && f.isBody([2]int{f.out[k].First, f.out[k].End}) && f.tok(f.out[k].End) != "'s" {
			return [2]int{f.out[k].First, f.out[k].End}
		}
	}
	return [2]int{}
}

// together gives the persons named right before m, with it, the home h.
func (f *finder) together(m *annot.Mention, h [2]int) {
	i := m.Titled
	if m.Role[0] < m.Role[1] {
		i = min(i, m.Role[0])
	}
	for f.tok(i-1) == "and" || f.tok(i-1) == "," {
		k := f.mentionEnding(i - 1)
		if f.tok(i-2) == "," {
			k = f.mentionEnding(i - 2)
		}
		if k < 0 || f.out[k].Kind != model.Person {
			return
		}
		o := &f.out[k]
		if o.Home == [2]int{} {
			o.Home = h
		}
		i = o.Titled
	}
}

// nameOfTitle keeps "of" from a name that is not sure to be a person's.
func (f *finder) nameOfTitle(m *annot.Mention) bool { return m.Kind != model.Person }

// A phrase is what words say that somebody is: the role, and to whom it belongs.
// Both are token ranges; an empty one says nothing.
type phrase struct {
	role, home [2]int
	gender     byte
}

// of gives a role without a home the home h.
func (p phrase) of(h [2]int) phrase {
	if p.home == [2]int{} && p.role != [2]int{} {
		p.home = h
	}
	return p
}

// apposition reads the role phrase that begins at token i: "the Kyrgyz president,",
// "chief executive of Y,", "the guild's chief buyer for Z,".
func (f *finder) apposition(m *annot.Mention, i int) {
	p := f.phrase(i)
	if p.role == [2]int{} || f.words.speech[f.tok(p.role[1])] {
		return // ", a spokesman said"
	}
	if m.Role != [2]int{} && f.traits[m.Role[1]-1].Has(names.Kin) {
		return
	}
	if m.Role == [2]int{} || m.Home == [2]int{} && p.home != [2]int{} {
		m.Role, m.Home = p.role, p.home
	}
	if m.Gender == 0 {
		m.Gender = p.gender
	}
}

// phrase reads the role phrase that begins at token i.
func (f *finder) phrase(i int) phrase {
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
			if home == [2]int{} || f.out[k].Kind != model.Place && !f.ofIts(home, k) {
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
		return phrase{}
	}
	e := h + 1
	if e < len(f.toks) && f.mentionAt(e) >= 0 && f.out[f.mentionAt(e)].Kind == model.Person {
		return phrase{} // ", president Quist said": the role of the next name
	}
	e = f.roleEnd(e)
	p := phrase{role: [2]int{s, e}, home: home, gender: f.traits[h].Gender()}
	if f.words.speech[f.tok(e)] || f.words.outsider[f.toks[h].Lower] {
		return p
	}
	switch w := f.tok(e); w {
	case "of", "at", "for", "in", "with", "to", "from", "on":
		if a := f.homeAt(e + 1); a != [2]int{} && (home == [2]int{} || w == "of" || w == "at") && w != "on" {
			if b := f.homeAt(a[1] + 1); f.toks[a[0]].Kind == annot.Word && f.tok(a[1]) == "of" && b != [2]int{} {
				a = b // "the board of Y"
			}
			if w != "in" || home == [2]int{} {
				p.home = a
			}
			return p
		}
		if home == [2]int{} {
			p.home = f.beyondField(e + 1)
		}
	case ",":
		if home == [2]int{} {
			p.home = f.closedBody(e + 1)
		}
	}
	return p
}

// ofIts reports whether home is "its" or "their" and mention k the name of a people:
// "its Welsh secretary" is not of Wales.
func (f *finder) ofIts(home [2]int, k int) bool {
	w := f.tok(home[0])
	return (w == "its" || w == "their") && f.out[k].Form == annot.Demonym
}

// roleEnd is where the role ends whose head is before token e: after "chief of
// naval supply", "minister for parks", "head of forecasting".
func (f *finder) roleEnd(e int) int {
	w := f.tok(e)
	if (w == "of" || w == "for") && f.traitAt(e+1).Has(names.Portfolio) && f.mentionAt(e+1) < 0 {
		k := e + 1
		for k < len(f.toks) && (f.traits[k].Has(names.Portfolio|names.Rank) && f.toks[k].Kind != annot.Punct || f.tok(k) == "and") && f.mentionAt(k) < 0 {
			k++
		}
		return k
	}
	if w == "of" && f.field(e+1) {
		return e + 2
	}
	return e
}

// beyondField is the body behind what a role is about, the words of which begin at
// token i: "a reader in soil physics at Y", "a member of the board of Y".
func (f *finder) beyondField(i int) [2]int {
	for j := i; j < len(f.toks) && j < i+7; j++ {
		t := &f.toks[j]
		switch {
		case f.words.within[t.Lower]:
			if h := f.homeAt(j + 1); j > i && h != [2]int{} && f.mentionEnding(h[1]) >= 0 {
				return h
			}
		case t.Lower == "and" || t.Lower == "the" || t.Lower == "its" || t.Lower == "a":
		case t.Kind != annot.Word && t.Kind != annot.Clitic || f.traits[j].Has(names.Never|names.Kin) || f.words.speech[t.Lower] || f.mentionAt(j) >= 0:
			return [2]int{}
		}
	}
	return [2]int{}
}

// closedBody is the body that alone stands between two marks after a role:
// "managing director, Y,".
func (f *finder) closedBody(i int) [2]int {
	k := f.mentionAt(i)
	if k < 0 {
		return [2]int{}
	}
	m := &f.out[k]
	if m.Form != annot.Named || m.Kind == model.Person || m.Kind == model.Country || m.Kind == model.Place && !f.knownProvince(m) {
		return [2]int{}
	}
	if w := f.tok(m.End); w != "," && w != "." && w != ")" && w != ";" && m.End < len(f.toks) {
		return [2]int{}
	}
	if f.tok(m.End) == "," && (f.mentionAt(m.End+1) >= 0 || f.tok(m.End+1) == "and") {
		return [2]int{} // a list of names
	}
	return [2]int{m.First, m.End}
}

// knownProvince reports whether a mention is a province or state that the lexicon
// knows.
func (f *finder) knownProvince(m *annot.Mention) bool {
	k, n := f.known(m.First, m.End)
	return n == m.End-m.First && k.Way == names.Province
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
	from := i
	for f.words.be[f.tok(i)] {
		i++
	}
	if m.Home == [2]int{} && (f.words.belong[f.tok(i)] || i > from && f.tok(i) == "charge") {
		if h := f.bodyAt(i + 2); f.words.within[f.tok(i+1)] && h != [2]int{} {
			m.Home = h
		} else {
			m.Home = f.beyondField(i + 1)
		}
		if m.Home != [2]int{} && !f.words.leads[f.tok(i)] {
			return
		}
	}
	i = from
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
	from = i + 1
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
