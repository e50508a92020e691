package mention

import (
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// A unit is a token of a run of capitals, or a known name within it.
type unit struct {
	first, end int
	trait      names.Trait
	known      *names.Known
	kind       annot.TokenKind
}

// sentence finds the runs of one sentence.
func (f *finder) sentence(s annot.Sentence) {
	for i := s.First; i < s.End; {
		first := i
		if f.toks[i].Kind == annot.Word {
			if !f.particleStart(i, s.End) {
				if f.hyphened(i, s.End) {
					i++
					continue
				}
				i++
				continue
			}
		} else if !f.proper(i, s.End) {
			f.hyphened(i, s.End)
			i++
			continue
		}
		i = f.runEnd(first, s.End)
		f.run(first, i)
	}
}

// particleStart reports whether a name begins at token i with a small particle:
// "von der Leyen", "bin Salman".
func (f *finder) particleStart(i, end int) bool {
	if !f.traits[i].Has(names.Particle) || f.traits[i].Has(names.Never) {
		return false
	}
	for j := i + 1; j < end && j < i+4; j++ {
		if f.toks[j].Kind == annot.Capital {
			return !f.traits[j].Has(names.Never|names.Starter|names.Body) && !f.weak[j]
		}
		if !f.traits[j].Has(names.Particle) {
			return false
		}
	}
	return false
}

// hyphened finds a country in a compound: "US-led", "Moscow-based".
func (f *finder) hyphened(i, end int) bool {
	t := &f.toks[i]
	if !t.IsName() {
		return false
	}
	for c := 1; c < len(t.Lower)-1; c++ {
		if t.Lower[c] == '-' {
			head := t.Lower[:c]
			if f.words.prefix[head] {
				head = t.Lower[c+1:]
			}
			if k := names.ByName(head); k != nil && k.Kind == model.Country {
				f.emit(i, i+1, model.Country, annot.Demonym, "compound: "+k.Rule)
				return true
			}
			return false
		}
	}
	return false
}

// runEnd is the token after the run of a name that begins at first.
func (f *finder) runEnd(first, end int) int {
	i := first
	for i < end {
		if n := f.nickname(first, i, end); n > 0 {
			i += n
			continue
		}
		if f.toks[i].Kind != annot.Word && i > first && !f.joined(i) {
			if n := f.genitive(first, i, end); n > 0 {
				i += n
				continue
			}
			break
		}
		if k, n := f.known(i, end); k != nil && f.proper(i, end) {
			i += n
			continue
		}
		if i > first && f.toks[i].Kind == annot.Number && f.toks[i].Space && f.traits[i-1].Has(names.Body|names.ThingHead) && len(f.toks[i].Lower) <= 4 {
			i++
			break
		}
		if f.proper(i, end) || i == first {
			i++
			continue
		}
		if i > first && f.words.small[f.toks[i].Lower] {
			i++
			break
		}
		n := f.link(first, i, end)
		if n == 0 {
			n = f.genitive(first, i, end)
		}
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// joined reports whether token i follows the one before it without a mark.
func (f *finder) joined(i int) bool { return f.toks[i].Space || f.toks[i].Kind == annot.Punct }

// link is how many small words at token i carry a name on: particles, "of" after
// a head that takes it, "and" or "&" within the name of a body; 0 when it ends.
func (f *finder) link(first, i, end int) int {
	t := &f.toks[i]
	if f.traits[i].Has(names.Particle) && t.Kind == annot.Word {
		j := i
		for j < end && f.toks[j].Kind == annot.Word && f.traits[j].Has(names.Particle) {
			j++
		}
		if j < end && j-i <= 3 && f.toks[j].Kind == annot.Capital && !f.traits[j].Has(names.Never) {
			return j - i
		}
		// "Syndicat des arrimeurs du Saint-Laurent": a foreign body goes on in small words.
		if f.traits[first].Has(names.OfHead) && j+1 < end && f.toks[j].Kind == annot.Word && f.traits[j+1].Has(names.Particle) {
			return j + 1 - i
		}
		return 0
	}
	prev := f.traits[i-1]
	next := i + 1
	if next < end && f.toks[next].Lower == "the" && (t.Lower == "of" || t.Lower == "for") {
		next++
	}
	if next >= end || !f.toks[next].IsName() || f.traits[next].Has(names.Never) {
		return 0
	}
	switch t.Lower {
	case "of":
		if next > i+2-1+1 && i-first > 2 && f.knownCountry(next, end) && f.toks[next-1].Lower == "the" {
			return 0 // "a State University of the US"
		}
		if f.within(first, i, "for") || prev.Has(names.OfHead) || prev.Has(names.Head) && f.traits[next].Has(names.Portfolio) {
			return next - i
		}
	case "for", "on", "against":
		if prev.Has(names.ForHead) && !f.knownCountry(next, end) {
			return next - i
		}
	case "and", "&":
		if f.within(first, i, "of") && f.traits[first].Has(names.Body) && plural(f.toks[i-1].Lower) && plural(f.toks[next].Lower) && !f.knownCountry(next, end) {
			return 1
		}
		return f.conjoined(first, i, next, end)
	}
	return 0
}

// nickname is how many tokens a nickname in quotation marks within a name takes.
func (f *finder) nickname(first, i, end int) int {
	if f.toks[i].Kind != annot.QuoteTok || i == first || i+3 >= end || !f.traits[i-1].Has(names.Given) {
		return 0
	}
	for j := i + 2; j < i+4 && j+1 < end; j++ {
		if f.toks[j].Kind == annot.QuoteTok {
			if f.toks[i+1].IsName() && f.toks[j+1].Kind == annot.Capital && !f.traits[j+1].Has(names.Never) && f.toks[j+1].Space {
				return j - i + 1
			}
			return 0
		}
	}
	return 0
}

// genitive is how many tokens a possessive within the name of a body takes:
// "Growers’ Union", "Women's Institute"; 0 where it ends the name.
func (f *finder) genitive(first, i, end int) int {
	t := &f.toks[i]
	if t.Space || i+1 >= end || f.toks[i+1].Kind != annot.Capital || !f.toks[i+1].Space {
		return 0
	}
	plural := (t.Lower == "’" || t.Lower == "'") && strings.HasSuffix(f.toks[i-1].Lower, "s")
	if !plural && !(t.Lower == "'s" && f.words.genitive[f.toks[i-1].Lower]) || f.traits[i-1].Has(names.Given) && !f.words.genitive[f.toks[i-1].Lower] {
		return 0
	}
	if k, _ := f.known(i-1, i); k != nil {
		return 0
	}
	j := i + 1
	for j < end && f.toks[j].Kind == annot.Capital && !f.traits[j].Has(names.Never|names.Head) {
		j++
	}
	if j > i+1 && f.traits[j-1].Has(names.Body) {
		return 1
	}
	return 0
}

// within reports whether a word stands between tokens first and i.
func (f *finder) within(first, i int, word string) bool {
	for ; first < i; first++ {
		if f.toks[first].Lower == word {
			return true
		}
	}
	return false
}

func (f *finder) knownCountry(i, end int) bool {
	k, _ := f.known(i, end)
	return k != nil && k.Kind == model.Country && k.Way != names.Adjective
}

// conjoined reports whether "and" at token i joins two parts of one name.
func (f *finder) conjoined(first, i, next, end int) int {
	if f.toks[i].Lower == "&" {
		return 1
	}
	if f.traits[i-1].Has(names.Portfolio) && f.traits[next].Has(names.Portfolio) {
		for j := first; j < i; j++ {
			if f.traits[j].Has(names.Body|names.Head) || j > first && f.toks[j].Lower == "of" {
				return 1
			}
		}
	}
	// "Food and Drug Administration", "Bureau of Labour and Mines"
	if k, _ := f.known(first, end); k != nil || i-first > 2 {
		return 0
	}
	j := next
	for j < end && f.toks[j].IsName() && !f.traits[j].Has(names.Never) {
		if k, _ := f.known(j, end); k != nil {
			return 0
		}
		j++
	}
	if j-next >= 2 && f.traits[j-1].Has(names.Body) && !f.traits[j-1].Has(names.Weak) && !f.traits[first].Has(names.Given|names.Body|names.Head|names.Honorific) {
		return 1
	}
	return 0
}

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
			if u.known != nil && (u.known.Kind == model.Country || u.known.Kind == model.Organisation) {
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

// plain makes mentions of units that no title introduces.
func (f *finder) plain(us []unit) {
	for len(us) > 0 {
		// Leading words that only the start of a sentence wrote large.
		u := us[0]
		if u.known == nil && len(us) > 1 && f.weak[u.first] && u.trait.Has(names.Starter) && !u.trait.Has(names.Given) && !(us[1].kind != annot.Capital || f.traits[us[1].first].Has(names.Never)) && !f.named(f.toks[u.first].Lower) && !f.bodyRun(us) {
			us = us[1:]
			continue
		}
		break
	}
	if len(us) == 0 {
		return
	}
	for k := 1; k+1 < len(us); k++ { // "chief executive of the Quarry Council Enver Quist"
		if us[k-1].trait.Has(names.Body) && us[k].known == nil && us[k].trait.Has(names.Given) && !us[k].trait.Has(names.Doubtful) && us[k].kind != annot.Word &&
			!f.bodyRun(us[k:]) && f.personal(us[k:], false) && !f.thing(us[k:]) && !us[len(us)-1].trait.Has(names.PlaceHead) && len(us)-k <= 3 && k > 1 {
			tail := append([]unit(nil), us[k:]...)
			f.plain(append([]unit(nil), us[:k]...))
			f.plain(tail)
			return
		}
	}
	last := us[len(us)-1]
	first := us[0]
	whole := func(kind model.Kind, rule string) int {
		n := f.emit(first.first, last.end, kind, annot.Named, rule)
		if len(us) > 1 && first.known != nil {
			f.emitKnown(first)
		}
		return n
	}
	switch {
	case len(us) == 1 && first.known != nil:
		f.emitKnown(first)
	case last.trait.Has(names.Suffix) && last.known == nil && len(us) > 1:
		whole(model.Organisation, "suffix of a company")
	case len(us) == 2 && first.known == nil && first.trait.Has(names.Male|names.Female) && !first.trait.Has(names.Doubtful) && last.known == nil && last.trait.Has(names.Weak) && !last.trait.Has(names.Facility):
		f.emit(first.first, last.end, model.Other, annot.Named, "guess: given name and body")
	case f.bodyRun(us) && last.trait.Has(names.Facility) && last.known == nil || len(us) > 2 && first.trait.Has(names.Facility) && f.bodyRun(us):
		whole(model.Organisation, "guess: facility")
	case f.bodyRun(us):
		whole(model.Organisation, "head of a body")
	case len(us) == 1:
		f.single(first)
	case first.known == nil && len(us) == 2 && first.trait.Has(names.Given) && !first.trait.Has(names.Doubtful) && f.thing(us):
		f.emit(first.first, last.end, model.Other, annot.Named, "guess: given name and thing")
	case first.known == nil && first.trait.Has(names.Given) && last.trait.Has(names.PlaceHead) && last.known == nil && !last.trait.Has(names.Given):
		f.emit(first.first, last.end, model.Other, annot.Named, "guess: given name and place")
	case first.known == nil && first.trait.Has(names.Given) && (!first.trait.Has(names.Doubtful) || f.nameTail(us[1])) && f.personal(us, false) && !f.thing(us):
		n := f.emit(first.first, last.end, model.Person, annot.Named, "given name")
		f.out[n].Gender = first.trait.Gender()
		f.trimPerson(&f.out[n])
	case first.known != nil:
		f.afterKnown(us)
	case f.thing(us):
		whole(model.Other, "head of a thing")
	case last.trait.Has(names.PlaceHead):
		whole(model.Place, "head of a place")
	case first.trait.Has(names.PlaceHead) && !first.trait.Has(names.Given):
		whole(model.Place, "head of a place")
	default:
		f.several(us)
	}
}

// thing reports whether the last word heads the name of a deed, text or event.
func (f *finder) thing(us []unit) bool {
	if n := len(us); n > 2 && us[n-2].known == nil && us[n-2].trait.Has(names.ThingHead) && !us[n-2].trait.Has(names.Body|names.Given) && us[n-1].known == nil && !us[n-1].trait.Has(names.Body) {
		return true // "Space Shuttle Discovery"
	}
	last := us[len(us)-1]
	return len(us) > 1 && last.known == nil && last.trait.Has(names.ThingHead) && !last.trait.Has(names.Given|names.Body)
}

// nameTail reports whether a unit may be a surname after a doubtful given name.
func (f *finder) nameTail(u unit) bool {
	return u.known == nil && !u.trait.Has(names.Body|names.PlaceHead|names.ThingHead|names.Never|names.Starter|names.Portfolio|names.Suffix) || u.trait.Has(names.Given)
}

// bodyRun reports whether units are the name of a body by their head.
func (f *finder) bodyRun(us []unit) bool {
	if len(us) == 1 {
		return us[0].known == nil && us[0].trait.Has(names.Alone)
	}
	last := us[len(us)-1]
	if last.known == nil && last.kind == annot.Number {
		last = us[len(us)-2]
		return last.trait.Has(names.Body)
	}
	if last.known == nil && last.trait.Has(names.Body) {
		if last.trait.Has(names.Given) && us[0].trait.Has(names.Given) {
			return false
		}
		return !f.weak[last.first] || !f.shoutAt(last.first) || f.named(f.toks[last.first].Lower)
	}
	for k := 1; k+1 < len(us); k++ { // "Ministry of Water Resources", "Alliance for Peace"
		if w := f.toks[us[k].first].Lower; (w == "of" || w == "for" || w == "on" || w == "des" || w == "de" || w == "du") && f.traits[us[k-1].end-1].Has(names.Body) {
			return true
		}
	}
	return false
}

func (f *finder) shoutAt(i int) bool { return f.shout[f.doc.SentenceOf(i)] }

// afterKnown makes mentions of a run that begins with a known name: "French
// Riviera", "New York Yankees".
func (f *finder) afterKnown(us []unit) {
	first, last := us[0], us[len(us)-1]
	rest := us[1:]
	switch {
	case first.trait.Has(names.Given) && first.known.Way != names.Adjective && first.known.Kind != model.Organisation && f.nameTail(us[1]) && !f.bodyRun(rest):
		n := f.emit(first.first, last.end, model.Person, annot.Named, "given name")
		f.out[n].Gender = first.trait.Gender()
		return
	case f.thing(us):
		f.emit(first.first, last.end, model.Other, annot.Named, "head of a thing")
	case last.known == nil && last.trait.Has(names.PlaceHead):
		f.emit(first.first, last.end, model.Place, annot.Named, "head of a place")
	case first.known.Way == names.Town && len(us) == 2 && rest[0].known == nil && !rest[0].trait.Has(names.Given):
		f.emit(first.first, last.end, model.Organisation, annot.Named, "guess: town and word")
		return
	case first.known.Kind == model.Organisation && len(us) == 2 && rest[0].known != nil && rest[0].known.Way == names.Proper && rest[0].known.Kind != model.Organisation:
		f.emit(first.first, last.end, model.Organisation, annot.Named, "body and country")
		return
	default:
		f.emitKnown(first)
		f.plain(append([]unit(nil), rest...))
		return
	}
	f.emitKnown(first)
}

// single makes a mention of one unknown word.
func (f *finder) single(u unit) {
	t := &f.toks[u.first]
	switch {
	case u.trait.Has(names.Head|names.Rank|names.Honorific|names.Suffix) && !u.trait.Has(names.Given):
		return
	case u.trait.Has(names.Body|names.Group|names.Land|names.PlaceHead|names.ThingHead|names.Portfolio|names.People) && !u.trait.Has(names.Given):
		return
	case u.trait.Has(names.Starter) && !f.named(t.Lower) && !u.trait.Has(names.Given):
		return
	case u.kind == annot.AllCaps && !f.shoutAt(u.first) && len(t.Lower) <= 7:
		f.emit(u.first, u.end, model.Organisation, annot.Named, "guess: capitals")
	case f.hyphened(u.first, u.end):
	case len(t.Lower) > 3 && t.Lower[1] == '-' && (t.Lower[0] == 'd' || t.Lower[0] == 'r' || t.Lower[0] == 'i') && u.first > 0 && (f.toks[u.first-1].Lower == "(" || f.toks[u.first-1].Lower == ","):
		// "(D-Ohio)": a party and a state
	default:
		f.emit(u.first, u.end, model.Other, annot.Named, "guess: word")
	}
}

// several makes a mention of more than one unknown word.
func (f *finder) several(us []unit) {
	us = f.dropHeads(us)
	if len(us) == 0 {
		return
	}
	if len(us) == 1 {
		f.plain(us)
		return
	}
	f.emit(us[0].first, us[len(us)-1].end, model.Other, annot.Named, "guess: words")
}

// dropHeads drops titles and dates from the ends of an unknown run.
func (f *finder) dropHeads(us []unit) []unit {
	for len(us) > 0 && us[len(us)-1].kind == annot.Word {
		us = us[:len(us)-1]
	}
	for len(us) > 0 && us[0].known == nil && us[0].trait.Has(names.Honorific) {
		us = us[1:]
	}
	return us
}

// emitKnown makes a mention of a known name.
func (f *finder) emitKnown(u unit) {
	k := u.known
	form := annot.Named
	if k.Way == names.Adjective {
		form = annot.Demonym
	}
	kind := k.Kind
	switch k.Way {
	case names.Seat:
		if f.located(u) {
			kind = model.Place
		}
	case names.Proper:
		if kind == model.Place && !f.located(u) && f.acts(u) {
			kind = model.Organisation
		}
	case names.Province:
		if !f.located(u) && f.acts(u) {
			kind = model.Organisation
		}
	}
	f.emit(u.first, u.end, kind, form, k.Rule)
}

// located reports whether a seat of government is only where something is: "in
// Tirana", a dateline.
func (f *finder) located(u unit) bool {
	if u.end < len(f.toks) {
		if l := f.toks[u.end].Lower; l == "—" || l == "–" || l == ":" {
			return true
		}
		if f.toks[u.end].Lower == "," && u.end+1 < len(f.toks) {
			if k, _ := f.known(u.end+1, min(u.end+5, len(f.toks))); k != nil && (k.Kind == model.Country || k.Way == names.Province) && k.Way != names.Adjective {
				return true
			}
		}
	}
	if u.first == 0 {
		return u.end < len(f.toks) && f.toks[u.end].Kind == annot.Punct
	}
	p := f.toks[u.first-1].Lower
	if p == "to" {
		return u.first > 1 && f.traitsMotion(u.first-2)
	}
	return f.words.locative[p] && p != "over" && p != "toward" && p != "towards"
}

// traitsMotion reports whether the word at i moves somebody: "travel to".
func (f *finder) traitsMotion(i int) bool { return f.words.motion[f.toks[i].Lower] }

// acts reports whether a province is the subject of something or owns it.
func (f *finder) acts(u unit) bool {
	if u.end >= len(f.toks) {
		return false
	}
	t := &f.toks[u.end]
	return f.words.speech[t.Lower] || f.words.bodyVerb[t.Lower] || f.words.modal[t.Lower]
}
