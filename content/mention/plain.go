package mention

import (
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// plain makes mentions of units that no title introduces.
func (f *finder) plain(us []unit) {
	for len(us) > 0 {
		// Leading words that only the start of a sentence wrote large.
		u := us[0]
		if len(us) > 2 && f.weak[u.first] && f.leadWord(us) {
			us = us[1:] // "Phone Ingrid Quist"
			continue
		}
		if len(us) > 1 && f.weak[u.first] && f.words.bygone[f.toks[u.first].Lower] && !f.shoutAt(u.first) && !f.named(f.toks[u.first].Lower) {
			us = us[1:] // "Former Harrow Works chairman"
			continue
		}
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
	if k := f.officeOf(us); k > 0 {
		if k < len(us) {
			f.plain(append([]unit(nil), us[k:]...))
		}
		return
	}
	last := us[len(us)-1]
	first := us[0]
	whole := func(kind model.Kind, rule string) int {
		n := f.emit(first.first, last.end, kind, annot.Named, rule)
		if len(us) > 1 && first.known != nil && !(first.known.Kind == model.Organisation && first.trait.Has(names.Portfolio)) { // not Labour in "Labour Court"
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
	case last.trait.Has(names.Head) && first.trait.Has(names.Rank) && f.officeRun(us): // "Chief Executive", though an executive is a body too
	case f.bodyRun(us) && last.trait.Has(names.Facility) && last.known == nil || len(us) > 2 && first.trait.Has(names.Facility) && f.bodyRun(us):
		whole(model.Organisation, "guess: facility")
	case f.bodyRun(us):
		whole(model.Organisation, "head of a body")
	case len(us) == 1:
		f.single(first)
	case f.officeRun(us):
	case first.known == nil && f.words.deed[f.toks[first.first].Lower] && last.known == nil:
		whole(model.Other, "head of a thing")
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
	case first.trait.Has(names.PlaceHead) && !first.trait.Has(names.Given) && !(f.tok(first.first-1) == "the" && first.known == nil):
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

// officeRun reports whether units name an office and nobody: "Head of State",
// "Chief Executive Officer".
func (f *finder) officeRun(us []unit) bool {
	head := false
	for k, u := range us {
		switch {
		case u.known != nil:
			return false
		case u.trait.Has(names.Head):
			head = true
		case u.kind == annot.Word && k > 0 || u.trait.Has(names.Rank|names.Portfolio):
		default:
			return false
		}
		if u.trait.Has(names.Given) && k == 0 {
			return false
		}
	}
	return head
}

// officeOf is where the name begins of what an office is of, "Undersecretary of the
// Foreign Ministry", len(us) where only a field follows, "Minister of Finance"; 0 where
// units begin with no office.
func (f *finder) officeOf(us []unit) int {
	if len(us) < 3 || us[0].known != nil || !us[0].trait.Has(names.Head) || us[0].trait.Has(names.Body|names.Given) {
		return 0
	}
	if w := f.toks[us[1].first].Lower; w != "of" && w != "for" || us[1].known != nil {
		return 0
	}
	k := 2
	if f.toks[us[k].first].Lower == "the" {
		k++
	}
	for _, u := range us[k:] {
		if u.known != nil || u.kind != annot.Word && !u.trait.Has(names.Portfolio|names.Rank|names.Head) {
			return k
		}
	}
	return len(us)
}

// leadWord reports whether the first word of a run at the start of a sentence is
// no part of the name after it: the document has that name without it.
func (f *finder) leadWord(us []unit) bool {
	a, b := us[1].first, us[len(us)-1].end
	if us[0].known != nil || us[0].trait.Has(names.Given|names.Head) || !us[1].trait.Has(names.Given) || f.named(f.toks[us[0].first].Lower) {
		return false
	}
	if f.given == nil {
		f.given = map[string][]int{}
		for i := range f.toks {
			if f.traits[i].Has(names.Given) && f.toks[i].IsName() {
				f.given[f.toks[i].Lower] = append(f.given[f.toks[i].Lower], i)
			}
		}
	}
	for n, i := range f.given[f.toks[a].Lower] {
		if n > 20 {
			break
		}
		if i != a && i > 0 && f.same(i, [2]int{a, b}) && f.toks[i-1].Lower != f.toks[a-1].Lower {
			return true
		}
	}
	return false
}

// emphasis reports whether a word in capitals at the start of a sentence is only
// written large: "FURIOUS villagers met".
func (f *finder) emphasis(i int) bool {
	t := &f.toks[i]
	if p := i - 1; p >= 0 && f.toks[p].Kind == annot.AllCaps && f.traits[p].Has(names.Never|names.Rank) && f.seen[t.Lower].low > 0 {
		return true // "not ONE PENNY"
	}
	if !f.weak[i] || len(t.Lower) < 5 || strings.Contains(t.Lower, ".") || f.seen[t.Lower].mid > 0 || i+1 >= len(f.toks) {
		return false
	}
	n := &f.toks[i+1]
	return n.Kind == annot.Capital || n.Kind == annot.Word && n.Lower != "&" && !f.words.speech[n.Lower] && !f.words.modal[n.Lower] && !f.words.bodyVerb[n.Lower] && !f.words.bodyNoun[n.Lower] && !f.traits[i+1].Has(names.Never|names.Head|names.Group)
}

// ticker reports the sign of a share after its exchange: "(LSE: HRW)".
func (f *finder) ticker(i int) bool {
	return f.tok(i-1) == ":" && f.tok(i-3) == "(" && (f.tok(i+1) == ")" || f.tok(i+1) == ";" || f.tok(i+1) == ",")
}

// agency finds the agency of a dateline: "LIMA, May 4 (Harrow Wire) -".
func (f *finder) agency() {
	for i := 1; i < len(f.toks) && i < 80; i++ {
		if f.toks[i].Lower != "(" {
			continue
		}
		e := i + 1
		for e < len(f.toks) && e < i+5 && f.toks[e].IsName() {
			e++
		}
		if e == i+1 || e+1 >= len(f.toks) || f.toks[e].Lower != ")" || !dash(f.toks[e+1].Lower) {
			continue
		}
		kept := f.out[:0]
		for _, m := range f.out {
			if m.End <= i || m.First >= e {
				kept = append(kept, m)
			}
		}
		f.out = kept
		f.emit(i+1, e, model.Organisation, annot.Named, "agency of a dateline")
		return
	}
}

func dash(w string) bool { return w == "-" || w == "–" || w == "—" || w == "--" }

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
		if u.trait.Has(names.Portfolio) && !u.trait.Has(names.Body|names.Group|names.Land|names.People) && f.standsAlone(u) {
			f.emit(u.first, u.end, model.Other, annot.Named, "guess: word")
		}
		return
	case u.trait.Has(names.Starter) && !f.named(t.Lower) && !u.trait.Has(names.Given):
		return
	case u.kind == annot.Capital && plural(t.Lower) && !u.trait.Has(names.Given) && names.Word(singular(t.Lower)).Has(names.Group|names.Head|names.Land):
		return // "the Parties"
	case u.kind == annot.AllCaps && (f.emphasis(u.first) || f.ticker(u.first)):
	case u.kind == annot.AllCaps && !f.shoutAt(u.first) && len(t.Lower) <= 7:
		f.emit(u.first, u.end, model.Organisation, annot.Named, "guess: capitals")
	case f.hyphened(u.first, u.end):
	case len(t.Lower) > 3 && t.Lower[1] == '-' && (t.Lower[0] == 'd' || t.Lower[0] == 'r' || t.Lower[0] == 'i') && u.first > 0 && (f.toks[u.first-1].Lower == "(" || f.toks[u.first-1].Lower == ","):
		// "(D-Ohio)": a party and a state
	default:
		f.emit(u.first, u.end, model.Other, annot.Named, "guess: word")
	}
}

// singular is a regular plural without its ending.
func singular(w string) string {
	if s, ok := strings.CutSuffix(w, "ies"); ok {
		return s + "y"
	}
	return strings.TrimSuffix(w, "s")
}

// standsAlone reports whether a word for a field of government is a body's name
// here: "the Homeland party", "Reform", which nobody writes small.
func (f *finder) standsAlone(u unit) bool {
	if u.end < len(f.toks) && f.toks[u.end].Kind == annot.Word && f.traits[u.end].Has(names.Group) {
		return !f.weak[u.first] || f.named(f.toks[u.first].Lower)
	}
	if w := f.tok(u.first - 1); w == "of" || w == "for" || w == "and" || f.traitAt(u.first-1).Has(names.Portfolio) {
		return false
	}
	s := f.seen[f.toks[u.first].Lower]
	return s != nil && s.mid > 0 && s.low == 0 && !f.shoutAt(u.first) && (s.mid > 1 || s.first > 0)
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
	f.emit(u.first, u.end, kind, form, k.Rule())
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
	if t.Lower == "," && f.tok(u.end+1) == "which" {
		return true
	}
	return f.words.speech[t.Lower] || f.words.bodyVerb[t.Lower] || f.words.modal[t.Lower]
}
