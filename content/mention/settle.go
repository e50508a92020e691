package mention

import (
	"math"
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// score says how much the contexts of one name speak for each kind.
type score struct {
	person, body, place, other float64
	size, n                    int // tokens of the name; mentions judged
}

// settle decides what the names are that only their context can tell, once for
// all mentions of the same words.
//
// Names of several words come first: a single word may be the surname of one.
func (f *finder) settle() {
	surnames, leads := f.certain()
	f.round(surnames, leads, func(m *annot.Mention) bool { return m.End-m.First > 1 })
	surnames, leads = f.certain()
	for n := range f.out {
		m := &f.out[n]
		if m.Form != annot.Named || m.End-m.First != 1 {
			continue
		}
		if g, ok := surnames[f.toks[m.First].Lower]; ok && f.mayBePerson(m) {
			m.Kind, m.Rule, m.Gender = model.Person, "surname of a person named in full", g
		}
	}
	f.round(surnames, leads, func(m *annot.Mention) bool { return m.End-m.First == 1 })
	f.nested(surnames)
}

// round settles the guesses among the mentions that take says.
func (f *finder) round(surnames map[string]byte, leads map[string]bool, take func(*annot.Mention) bool) {
	scores, shapes := map[string]*score{}, map[string]score{}
	things := f.things()
	for n := range f.out {
		m := &f.out[n]
		if m.Form != annot.Named || !strings.HasPrefix(m.Rule, "guess") || !take(m) {
			continue
		}
		key := strings.ToLower(f.doc.Text(m.First, m.End))
		s := scores[key]
		if s == nil {
			s = &score{size: m.End - m.First}
			scores[key] = s
			if leads[key] {
				s.body += 4
			}
			if things[key] {
				s.other += 5
			}
			shapes[key] = f.shape(m)
			if _, ok := surnames[f.toks[m.First].Lower]; ok && s.size > 1 && !f.traits[m.First].Has(names.Given) && afterHyphen(f.toks[m.First+1].Lower) == "" {
				s.other += 3 // "Warhol prints": a thing called after somebody
			}
		}
		s.n++
		f.judge(m, s)
	}
	for n := range f.out {
		m := &f.out[n]
		if !strings.HasPrefix(m.Rule, "guess") || !take(m) {
			continue
		}
		key := strings.ToLower(f.doc.Text(m.First, m.End))
		if s := scores[key]; s != nil {
			m.Kind = s.kind(shapes[key])
		}
	}
}

// things are the names of storms and deeds without the word before them.
func (f *finder) things() map[string]bool {
	var things map[string]bool
	for n := range f.out {
		m := &f.out[n]
		if m.Kind == model.Other && m.End-m.First > 1 && f.words.deed[f.toks[m.First].Lower] {
			if things == nil {
				things = map[string]bool{}
			}
			things[strings.ToLower(f.doc.Text(m.First+1, m.End))] = true
		}
	}
	return things
}

// nested adds the person after whom a body, place or thing is called, where the
// document names that person too.
func (f *finder) nested(surnames map[string]byte) {
	for n := range f.out {
		m := f.out[n]
		if m.Kind == model.Person || m.Form != annot.Named || m.End-m.First < 2 {
			continue
		}
		end := m.First + 1
		if f.traits[m.First].Has(names.Given) && end < m.End-1 {
			end++
		}
		g, ok := surnames[f.toks[end-1].Lower]
		if !ok || f.traits[end-1].Has(names.Body|names.Portfolio|names.Starter|names.Phrasal) || end == m.End {
			continue
		}
		k := f.emit(m.First, end, model.Person, annot.Named, "surname of a person named in full")
		f.out[k].Gender = g
	}
}

// certain collects the surnames of the persons and the first words of the bodies
// that are sure.
func (f *finder) certain() (surnames map[string]byte, leads map[string]bool) {
	surnames, leads = map[string]byte{}, map[string]bool{}
	for n := range f.out {
		m := &f.out[n]
		switch {
		case m.Kind == model.Person && (m.End-m.First > 1 || m.Rule == "title" && !f.traits[m.First].Has(names.Never)):
			last := m.End - 1
			for last > m.First && f.words.junior[f.toks[last].Lower] {
				last--
			}
			surnames[f.toks[last].Lower] = m.Gender
			for i := m.First + 1; i < last; i++ { // "García" of "Gabriel García Márquez"
				if f.traits[i].Has(names.Particle) && f.toks[i].Kind == annot.Word {
					surnames[f.toks[last].Lower] = m.Gender
				}
			}
		case m.Kind == model.Organisation && m.End-m.First > 1 && !strings.HasPrefix(m.Rule, "guess"):
			if k, _ := f.known(m.First, m.End); k == nil && !f.traits[m.First].Has(names.Starter|names.Never|names.Portfolio|names.People) {
				for e := m.First + 1; e < m.End; e++ {
					leads[strings.ToLower(f.doc.Text(m.First, e))] = true
				}
			}
		}
	}
	return surnames, leads
}

// mayBePerson reports whether a single word that is somebody's surname stands for
// that person here, whatever else it could name.
func (f *finder) mayBePerson(m *annot.Mention) bool {
	if m.Kind == model.Person || strings.HasPrefix(m.Rule, "guess") {
		return true
	}
	if m.First > 0 && f.words.locative[f.toks[m.First-1].Lower] {
		return false
	}
	k, _ := f.known(m.First, m.End)
	return k != nil && k.Way != names.Adjective && k.Kind != model.Organisation
}

// judge adds what stands around a mention to the score of its words.
func (f *finder) judge(m *annot.Mention, s *score) {
	prev, prev2, next, next2 := f.tok(m.First-1), f.tok(m.First-2), f.tok(m.End), f.tok(m.End+1)
	if f.words.speech[next] {
		s.person += 1.6
		s.body += 0.6
	}
	if f.words.speech[prev] && (next == "," || next == ".") {
		s.person += 1.2
	}
	if s.size == 1 && f.words.modal[next] && prev != "the" {
		s.body += 1.5 // "Harrow will pay": persons are named in full before they act
	}
	if f.words.bodyVerb[next] {
		s.body += 0.9
		s.person += 0.3
	}
	if next == "," && (next2 == "who" || next2 == "whose") || next == "who" {
		s.person += 2
	}
	ofGroup := prev == "of" && m.First > 1 && f.traits[m.First-2].Has(names.Group) && f.toks[m.First-2].Kind == annot.Word
	if ofGroup && f.mentionEnding(m.First-2) >= 0 {
		s.person += 1.5 // "the Harrow party of Ada Quist"
	}
	if next == "," && m.End+1 < len(f.toks) {
		j := m.End + 1
		if f.toks[j].Kind == annot.Number && len(f.toks[j].Lower) == 2 {
			s.person += 3
		}
		if next2 == "which" && !ofGroup {
			s.body += 1.2
		}
		if next2 == "where" {
			s.place += 2
		}
		if k, _ := f.known(j, min(j+4, len(f.toks))); k != nil && k.Way != names.Adjective && (k.Kind == model.Country || k.Kind == model.Place) {
			s.place += 2.5
		}
		switch role, either := f.roleWithin(j); {
		case role && !either:
			s.person += 1.8
		case role:
			s.body += 1.2 // ", its nearest rival,"
		}
	}
	if next == "'s" || next == "'" {
		s.person += 0.2
		s.body += 0.4
		if f.traitAt(m.End + 1).Has(names.Kin) {
			s.person += 2
			s.body -= 1.5
		}
		if f.words.bodyNoun[next2] || f.traitAt(m.End+1).Has(names.Head) {
			s.body++
		}
	}
	if f.words.bodyNoun[next] {
		s.body += 1.6
	} else if m.End < len(f.toks) && f.toks[m.End].Kind == annot.Word && f.traits[m.End].Has(names.Group) && !f.traits[m.End].Has(names.Never) && !f.words.rule[next] {
		s.body += 2 // "the Harrow union"
		s.person -= 1
	} else if m.End < len(f.toks) && f.toks[m.End].Kind == annot.Word && f.traits[m.End].Has(names.Head|names.Rank) && !f.traits[m.End].Has(names.Never) {
		s.body += 1.2 // "Doctors for Peace chief executive"
	}
	if m.End < len(f.toks) && f.toks[m.End].Kind == annot.Number && f.toks[m.End].Space && len(next) <= 4 {
		s.other += 1.2 // "the Cormorant 900"
		s.person -= 0.8
	}
	switch {
	case f.words.tight[prev]:
		s.place += 1.8
		if s.size >= 2 {
			s.place += 0.6
		}
	case f.words.locative[prev]:
		s.place += 0.5
		s.body += 0.2
		if strings.HasSuffix(m.Rule, "facility") && (prev == "at" || prev == "outside" || prev == "inside" || prev == "near") {
			s.place += 1.5 // "at Harrow House"
		}
	case prev == "of":
		s.place += 0.3
		s.body += 0.3
	case prev == "the" && f.words.rule[next]:
		s.person++ // "the Quist administration"
	case prev == "the":
		s.person -= 2.5
		s.body += 0.5
		if f.words.modal[next] || f.words.speech[next] {
			s.body += 0.8
		}
		if f.words.locative[prev2] && !f.words.deliberation[f.tok(m.First-3)] {
			s.place += 0.9
		}
		if (prev2 == "in" || prev2 == "of") && f.words.deliberation[f.tok(m.First-3)] {
			s.body += 1.5
		}
	case prev == "and" || prev == ",":
		if k := f.mentionEnding(m.First - 1); k >= 0 && !strings.HasPrefix(f.out[k].Rule, "guess") && f.out[k].Form == annot.Named {
			switch f.out[k].Kind {
			case model.Organisation:
				s.body += 1.3
			case model.Person:
				s.person += 0.8
			}
		}
	case prev == "by" || prev == "with":
		s.person += 0.2
		s.body += 0.2
	}
	if p := m.First - 1; p > 0 && s.size == 1 && f.toks[m.First].Kind == annot.AllCaps && f.toks[p].Kind == annot.Word && (prev2 == "the" || prev2 == "a") && !f.traits[p].Has(names.Group|names.Head|names.Never|names.Rank|names.Portfolio) && !f.words.branch[prev] && !f.words.bodyNoun[prev] {
		s.other += 2.5 // "the solvent HQX"
	}
	if s.size == 1 && f.words.determiner[prev] {
		s.person -= 2.5
	}
	if next == "," && (next2 == "a" || next2 == "the") && f.settlementWithin(m.End+2) {
		s.place += 4
	}
	switch {
	case !f.traitAt(m.First-1).Has(names.Head) || f.toks[m.First-1].Kind != annot.Word:
	case f.words.either[prev]:
		s.body++ // "the trader Harrow Commodities"
	default:
		s.person += 2.5
	}
	if prev == "of" && m.First > 1 && f.personEnds(m.First-1) && s.size == 1 {
		s.body += 0.7
		s.place += 0.5
		s.person -= 1.5
	} else if prev == "of" && m.First > 1 && f.personEnds(m.First-1) {
		s.body += 2.5
		s.place += 0.5
		s.person -= 1.5
	}
	if prev == "of" && f.words.bodyNoun[prev2] || prev == "of" && f.traitAt(m.First-2).Has(names.Head) && f.traitAt(m.First-3).Has(names.Rank) {
		s.body += 1.5 // "executive director of Harrow Aid"
		s.person -= 1.5
	}
	if next == "," && (next2 == "a" || next2 == "an" || next2 == "the") {
		if f.groupWithin(m.End + 2) {
			s.body += 2.5
		}
	}
	if f.traitAt(m.First-1).Has(names.Group) && f.toks[m.First-1].Kind == annot.Word {
		s.body += 2.2
	}
	if prev == "," && f.traitAt(m.First-2).Has(names.Group) && f.toks[m.First-2].Kind == annot.Word && (f.closes(m.End) || f.words.speech[next]) {
		s.body += 2 // "the miners' union, Harrow,"
	}
	if prev == "'s" && m.First > 1 {
		if k := f.mentionEnding(m.First - 1); k >= 0 && f.out[k].Kind == model.Country {
			s.body += 0.8 // "Peru's Harrow Works"
		}
	}
	if prev == "," && f.traitAt(m.First-2).Has(names.Head) && f.tok(m.First-3) == "the" && f.tok(m.First-4) == "of" {
		s.body += 2 // "president of the supervisor, Harrow"
	} else if prev == "," && f.words.either[prev2] {
		s.body++ // "its owner, Harrow,"
	} else if prev == "," && f.traitAt(m.First-2).Has(names.Head) || prev == "," && f.words.bodyNoun[prev2] {
		s.person += 1.2
	}
}

// personEnds reports whether a person's name ends before token i.
func (f *finder) personEnds(i int) bool {
	k := f.mentionEnding(i)
	return k >= 0 && f.out[k].Kind == model.Person && (f.out[k].End-f.out[k].First > 1 || !strings.HasPrefix(f.out[k].Rule, "guess"))
}

// settlementWithin reports whether a noun for a place stands soon after token j:
// "a small mining town in".
func (f *finder) settlementWithin(j int) bool {
	for k := j; k < len(f.toks) && k < j+4 && f.toks[k].Kind == annot.Word && !f.traits[k].Has(names.Never|names.Head); k++ {
		if f.words.settlement[f.toks[k].Lower] {
			return !f.traitAt(k + 1).Has(names.Head)
		}
	}
	return false
}

// groupWithin reports whether a noun for a body stands soon after token j, before
// any mark: "a campaign group in".
func (f *finder) groupWithin(j int) bool {
	for k := j; k < len(f.toks) && k < j+5; k++ {
		t := &f.toks[k]
		if t.Kind == annot.Punct || t.Kind == annot.QuoteTok || t.Kind == annot.Clitic || f.traits[k].Has(names.Head) {
			return false
		}
		if t.Kind == annot.Word && f.traits[k].Has(names.Group) {
			return true
		}
		if t.Kind == annot.Word && f.traits[k].Has(names.Never) {
			return false
		}
	}
	return false
}

// roleWithin reports whether a role stands soon after token j: ", the former chief";
// either, that it is one which a body has as well: ", its nearest rival".
func (f *finder) roleWithin(j int) (role, either bool) {
	for k := j; k < len(f.toks) && k < j+6; k++ {
		t := &f.toks[k]
		if t.Kind == annot.Punct || t.Kind == annot.QuoteTok {
			return false, false
		}
		if t.Kind == annot.Word && f.traits[k].Has(names.Head) && !f.traits[k].Has(names.Group) {
			return true, f.words.either[t.Lower]
		}
		if f.words.speech[t.Lower] {
			return false, false
		}
	}
	return false, false
}

func (f *finder) tok(i int) string {
	if i < 0 || i >= len(f.toks) {
		return ""
	}
	return f.toks[i].Lower
}

func (f *finder) traitAt(i int) names.Trait {
	if i < 0 || i >= len(f.toks) {
		return 0
	}
	return f.traits[i]
}

// kind is the kind that shape and contexts speak for most; weak evidence leaves
// it open. Contexts that repeat themselves say less each time.
func (s *score) kind(shape score) model.Kind {
	w := 1 / math.Sqrt(float64(max(s.n, 1)))
	best, kind := 0.75, model.Other
	for _, c := range [...]struct {
		v float64
		k model.Kind
	}{
		{s.person*w + shape.person, model.Person}, {s.body*w + shape.body, model.Organisation},
		{s.place*w + shape.place, model.Place}, {s.other*w + shape.other, model.Other},
	} {
		if c.v > best {
			best, kind = c.v, c.k
		}
	}
	return kind
}

// shape is what the words of a name tell before any context.
func (f *finder) shape(m *annot.Mention) score {
	var s score
	n := m.End - m.First
	if n == 2 || n == 3 {
		s.person += 0.9
	}
	if f.traits[m.First].Has(names.Particle) && f.toks[m.First].Kind == annot.Capital && !f.weak[m.First] && !f.traits[m.First].Has(names.Given) {
		s.person -= 0.6 // "Le Courrier", "El Tiempo"
	}
	if tr := f.traits[m.First]; tr.Has(names.Given) {
		s.person++
		if n == 1 && tr.Has(names.Male|names.Female) && !tr.Has(names.Doubtful) {
			s.person += 0.9
		}
	}
	if strings.HasSuffix(m.Rule, "place") {
		s.place += 1.2
	}
	if strings.HasSuffix(m.Rule, "town and word") {
		s.body++
	}
	if strings.HasSuffix(m.Rule, "and body") {
		s.body += 0.7
	}
	if strings.HasSuffix(m.Rule, "facility") {
		s.body += 1.6
	}
	if k, k2 := f.known(m.End-1, m.End); n == 2 && k2 == 1 && k.Kind == model.Country && k.Way == names.Proper {
		if f.traits[m.First].Has(names.People) {
			s.place += 1.6
		} else {
			s.body += 1.6
		}
		s.person--
	}
	if n == 1 && f.toks[m.First].Kind == annot.AllCaps {
		s.body += 1.5
		if len(f.toks[m.First].Lower) == 2 {
			s.body -= 0.8
		}
	}
	for i := m.First; i < m.End; i++ {
		t := &f.toks[i]
		tr := f.traits[i]
		if !tr.Has(names.Given) && tr.Has(names.Starter|names.Portfolio|names.Group|names.Land|names.ThingHead|names.PlaceHead|names.Body|names.People|names.Rank|names.Head) {
			s.person -= 1.1
		}
		if seen := f.seen[t.Lower]; seen != nil && seen.low > 0 && t.Kind == annot.Capital && !tr.Has(names.Given) {
			s.person -= 0.8
		}
		if n > 1 && i == m.End-1 && len(t.Lower) == 1 {
			s.person -= 1.5
		}
		if w := f.doc.Source.Text[t.Start:t.End]; n <= 2 && len(w) > 2 && w[0] == 'i' && w[1] >= 'A' && w[1] <= 'Z' {
			s.other += 3 // a product
		}
		if t.Kind == annot.Number || strings.ContainsAny(t.Lower, "0123456789") {
			s.person -= 3
			s.body -= 1.4
			s.other++
		}
		if t.Lower == "&" {
			s.person -= 2
			s.body++
		}
		if n == 1 && t.Kind == annot.Capital && derived(t.Lower) && seenSmall(f.seen[t.Lower]) {
			s.body -= 1.5 // a term that a text defines: "the Understanding"
		}
		if camel(f.doc.Source.Text[t.Start:t.End]) {
			s.person--
			s.body += 0.4
		}
		if n > 1 && t.Kind == annot.AllCaps && len(t.Lower) > 2 && !strings.Contains(t.Lower, ".") {
			s.person--
		}
	}
	return s
}

// seenSmall reports whether a word is written small too.
func seenSmall(s *sight) bool { return s != nil && s.low > 0 }

// camel reports a capital after a small letter: "PlayStation", but not "McAdam".
func camel(w string) bool {
	for i := 1; i < len(w); i++ {
		if w[i] >= 'A' && w[i] <= 'Z' && w[i-1] >= 'a' && w[i-1] <= 'z' {
			return i > 3 || i == 1
		}
	}
	return false
}
