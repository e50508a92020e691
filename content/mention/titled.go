package mention

import (
	"slices"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// run makes mentions of the tokens first to end, a run of capitals.
func (f *finder) run(first, end int) {
	f.units = f.units[:0]
	for i := first; i < end; {
		if k, n := f.known(i, end); n > 0 {
			f.units = append(f.units, unit{i, i + n, f.traits[i], k, f.toks[i].Kind})
			i += n
			continue
		}
		f.units = append(f.units, unit{i, i + 1, f.traits[i], nil, f.toks[i].Kind})
		i++
	}
	if first > 0 && f.words.whole[f.tok(first-1)] && f.toks[first-1].Kind == annot.Capital && f.units[0].known != nil && f.units[0].known.Kind == model.Country && f.bodyRun(f.units) {
		f.units = slices.Insert(f.units, 0, unit{first - 1, first, 0, nil, annot.Capital})
	}
	us := f.units
	for len(us) > 0 && f.toks[us[len(us)-1].end-1].Kind == annot.Word && us[len(us)-1].known == nil && !us[len(us)-1].trait.Has(names.Suffix) {
		us = us[:len(us)-1] // a link that leads nowhere
	}
	if len(us) == 0 {
		return
	}
	if h := f.title(us); h >= 0 {
		f.titled(us, h)
		return
	}
	f.plain(us)
}

// title is the index of the last title or role of a run that has a person's name
// after it, or -1.
func (f *finder) title(us []unit) int {
	for h := len(us) - 2; h >= 0; h-- {
		u := us[h]
		if u.known != nil || !u.trait.Has(names.Head|names.Honorific) || u.kind == annot.Word {
			continue
		}
		if h > 0 && us[h-1].trait.Has(names.Given) && us[h-1].known == nil && !us[h-1].trait.Has(names.Head|names.Rank|names.Portfolio|names.Honorific) {
			continue // "Stephen King Jr", "Dean" as part of a name
		}
		if u.trait.Has(names.Given) && u.trait.Has(names.Minor) && h == 0 && len(us) == 2 && !us[1].trait.Has(names.Given) {
			continue // "Dean Quist": a given name
		}
		rest := us[f.after(us, h):]
		if f.personal(rest, u.trait.Has(names.Minor) && !u.trait.Has(names.Honorific)) {
			return h
		}
	}
	return -1
}

// after is the index of the unit after a role and its "of" phrase.
func (f *finder) after(us []unit, h int) int {
	k := h + 1
	if k >= len(us) || f.toks[us[k].first].Lower != "of" && f.toks[us[k].first].Lower != "for" {
		return k
	}
	j := k + 1
	for j < len(us) && (us[j].trait.Has(names.Portfolio|names.Rank) || us[j].known != nil || us[j].kind == annot.Word) {
		j++
	}
	return j
}

// personal reports whether units can be the name of a person. minor asks for
// more, after a title that is also a common word.
func (f *finder) personal(us []unit, minor bool) bool {
	if len(us) == 0 || len(us) > 7 {
		return false
	}
	last := us[len(us)-1]
	if last.trait.Has(names.Suffix|names.Body|names.ThingHead) && !last.trait.Has(names.Given) || last.kind == annot.Number {
		return false
	}
	if last.trait.Has(names.PlaceHead) && len(us) == 1 {
		return false
	}
	u := us[0]
	if u.known != nil && !(u.trait.Has(names.Given) && len(us) > 1) && u.known.Way != names.Town {
		return false
	}
	if u.known != nil && len(us) == 1 && u.known.Way == names.Town && u.end-u.first > 1 {
		return false
	}
	if u.kind == annot.Word && !u.trait.Has(names.Particle) {
		return false
	}
	if minor && !u.trait.Has(names.Given) && len(us) > 2 {
		return false
	}
	for _, u := range us {
		if u.trait.Has(names.Given) || !u.trait.Has(names.Head|names.Rank|names.Portfolio|names.Starter) {
			return true
		}
	}
	return f.named(f.toks[us[0].first].Lower) && !u.trait.Has(names.Head|names.Rank|names.Portfolio)
}

// titled makes a person's mention of the units after the title at h, and of the
// country or body before it.
func (f *finder) titled(us []unit, h int) {
	a := f.after(us, h)
	s := h // the first unit of the title
	for s > 0 {
		u := us[s-1]
		if u.known != nil || u.kind == annot.Word && !f.linksRole(us, s-1) {
			break
		}
		if u.kind != annot.Word && !u.trait.Has(names.Rank|names.Portfolio|names.Head|names.Honorific) {
			break
		}
		if u.trait.Has(names.Body) && !u.trait.Has(names.Weak) && s > 1 && !f.adjective(us[s-2]) {
			break // "Foreign Ministry Spokeswoman": the body is named
		}
		s--
	}
	role := [2]int{us[s].first, us[a-1].end}
	home := [2]int{}
	if a > h+1 { // "President of Uzbekistan X"
		for _, u := range us[h+1 : a] {
			if u.known != nil && (u.known.Kind == model.Country || u.known.Kind == model.Organisation || u.known.Way == names.Province) {
				home = [2]int{u.first, u.end}
				f.emitKnown(u)
				role[1] = us[h].end
			}
		}
	}
	if s > 0 {
		n := len(f.out)
		before := append([]unit(nil), us[:s]...)
		f.plain(before)
		if len(f.out) > n {
			last := &f.out[len(f.out)-1]
			for k := n; k < len(f.out); k++ { // the outermost mention that ends here
				if f.out[k].End == us[s].first && f.out[k].First < last.First {
					last = &f.out[k]
				}
			}
			if last.Kind == model.Other && last.Form == annot.Named {
				last.Kind = model.Organisation
				last.Rule = "guess: body before a role"
			}
			home = [2]int{last.First, last.End}
		}
	}
	n := f.emit(us[a].first, us[len(us)-1].end, model.Person, annot.Named, "title")
	m := &f.out[n]
	m.Titled = us[s].first
	if s == 0 && home != [2]int{} && home[0] < m.Titled {
		m.Titled = home[0]
	} else if s > 0 {
		m.Titled = us[0].first
	}
	if onlyHonorific(us[s:a]) {
		role = [2]int{}
	}
	m.Role, m.Home = role, home
	for _, u := range us[s:] {
		if g := u.trait.Gender(); g != 0 {
			m.Gender = g
			break
		}
	}
	f.trimPerson(m)
}

func (f *finder) adjective(u unit) bool {
	return u.known != nil && (u.known.Way == names.Adjective || u.known.Kind == model.Country || u.known.Way == names.Province)
}

// linksRole reports whether the small word at unit k joins parts of a role:
// "Minister of Water", "Chief of Staff".
func (f *finder) linksRole(us []unit, k int) bool {
	return k > 0 && us[k-1].known == nil && us[k-1].trait.Has(names.Head|names.Rank|names.Portfolio)
}

func onlyHonorific(us []unit) bool {
	for _, u := range us {
		if !u.trait.Has(names.Honorific) || u.trait.Has(names.Head) && !u.trait.Has(names.Minor) {
			return false
		}
	}
	return true
}

// trimPerson drops "Jr." and the like from... nothing: they are part of the name.
// It drops a trailing word that cannot be one.
func (f *finder) trimPerson(m *annot.Mention) {
	for m.End-m.First > 1 {
		last := m.End - 1
		if f.toks[last].Kind == annot.Number || f.toks[last].Kind == annot.Word || f.toks[last].Kind == annot.Punct {
			m.End--
			continue
		}
		return
	}
}
