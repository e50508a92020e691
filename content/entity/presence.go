package entity

import (
	"strings"

	"readout/content/annot"
	"readout/content/lexicon"
	"readout/content/names"
	"readout/model"
)

// A sighting is what a document says of somebody's presence.
type sighting struct {
	present, remote, absent int
	evidence                []model.Span
	reasons                 []model.Reason
}

// Presences tells who was at the event by the cues of presence.txt, and gives
// countries and bodies the presence of those who stand for them.
func Presences(d *annot.Dossier) {
	seen := map[int]*sighting{}
	place := scene(d)
	for _, doc := range d.Docs {
		k := 0
		for n, s := range doc.Sentences {
			from := k
			for k < len(doc.Mentions) && doc.Mentions[k].First < s.End {
				k++
			}
			sc := &scanner{d: d, doc: doc, s: s, mentions: doc.Mentions[from:k], seen: seen, place: place}
			if n > 0 {
				sc.before = doc.Mentions[:from]
			}
			sc.cues()
			sc.spoken(place)
		}
	}
	for e := range d.Entities {
		s := seen[e]
		if s == nil {
			continue
		}
		ent := &d.Entities[e]
		switch {
		case s.remote > 0 && (ent.Kind == model.Person || s.present == 0):
			ent.Presence = model.Remote
		case s.present >= s.absent && s.present > 0:
			ent.Presence = model.Present
		case s.absent > 0:
			ent.Presence = model.Absent
		}
		ent.Evidence = append(ent.Evidence, s.evidence[:min(len(s.evidence), 3)]...)
		ent.Reasons = append(ent.Reasons, s.reasons[:min(len(s.reasons), 3)]...)
	}
	inherit(d)
}

// inherit gives homes the presence of their people, and those who speak for an
// absent country its absence.
func inherit(d *annot.Dossier) {
	for e := range d.Entities { // who mediates talks is at them
		if ent := &d.Entities[e]; ent.Kind == model.Person && ent.Presence == model.PresenceUnknown && hosting()[ent.Role] {
			ent.Presence = model.Present
		}
	}
	best := map[int]model.Presence{}
	for e := range d.Entities {
		ent := &d.Entities[e]
		if ent.Kind != model.Person || ent.Home < 0 {
			continue
		}
		switch ent.Presence {
		case model.Present:
			best[ent.Home] = model.Present
		case model.Remote:
			if best[ent.Home] == "" {
				best[ent.Home] = model.Remote
			}
		}
	}
	for e := range d.Entities {
		ent := &d.Entities[e]
		if p := best[e]; p != "" && (ent.Presence == model.PresenceUnknown || ent.Presence == model.Absent && p == model.Present) {
			ent.Presence = p
		}
	}
	for e := range d.Entities {
		ent := &d.Entities[e]
		if ent.Kind == model.Person && ent.Presence == model.PresenceUnknown && ent.Home >= 0 &&
			d.Entities[ent.Home].Kind != model.Person && d.Entities[ent.Home].Presence == model.Absent {
			ent.Presence = model.Absent
		}
	}
}

// scene is the place where the event seems to be: the town that most documents
// place something in, as small words; "" when none stands out.
func scene(d *annot.Dossier) string {
	counts := map[string]int{}
	for _, doc := range d.Docs {
		in := map[string]bool{}
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			if m.Form != annot.Named || m.End-m.First > 3 {
				continue
			}
			if k, n := names.Phrase(doc.Tokens, m.First, m.End); n == m.End-m.First && (k.Way == names.Seat || k.Way == names.Town) {
				if m.First == 0 || next(doc, m.First-1) == "in" || next(doc, m.First-1) == "to" && m.First > 1 {
					in[lowered(doc, m)] = true
				}
			}
		}
		for p := range in {
			counts[p]++
		}
		if place, _, _ := strings.Cut(strings.ToLower(doc.Source.Dateline), ","); place != "" {
			counts[place] += 2
		}
	}
	title := strings.ToLower(d.Title)
	for place := range counts { // the dossier says where it was
		if title != "" && names.ByName(place) != nil && strings.Contains(title, place) {
			counts[place] += 100
		}
	}
	best, most, tie := "", 1, false
	for p, n := range counts {
		if n > most {
			best, most, tie = p, n, false
		} else if n == most {
			tie = true
		}
	}
	if tie || best == "" {
		return ""
	}
	return best
}

func lowered(doc *annot.Document, m *annot.Mention) string {
	out := doc.Tokens[m.First].Lower
	for i := m.First + 1; i < m.End; i++ {
		out += " " + doc.Tokens[i].Lower
	}
	return out
}

// scanner looks for cues in one sentence.
type scanner struct {
	d        *annot.Dossier
	doc      *annot.Document
	s        annot.Sentence
	mentions []annot.Mention
	before   []annot.Mention
	seen     map[int]*sighting
	place    string // the scene of the event
}

// elsewhere reports whether a cue that ends with "in" names another place than
// the scene.
func (sc *scanner) elsewhere(hit lexicon.Match) bool {
	if sc.place == "" {
		return false
	}
	at := hit.End
	switch {
	case next(sc.doc, hit.End-1) == "in" && next(sc.doc, hit.End-2) == "reporters":
	case next(sc.doc, hit.End) == "in" || next(sc.doc, hit.End) == "at":
		at++
	default:
		return false
	}
	for i := range sc.mentions {
		if m := &sc.mentions[i]; m.First == at && m.Kind == model.Place {
			return lowered(sc.doc, m) != sc.place
		}
	}
	return false
}

func (sc *scanner) cues() {
	if len(sc.mentions) == 0 {
		return
	}
	for _, hit := range presenceCues().Find(sc.doc.Tokens, sc.s.First, sc.s.End, nil) {
		if sc.doc.InQuote(hit.First) >= 0 || sc.unreal(hit.First) || sc.elsewhere(hit) {
			continue
		}
		switch hit.Entry.Attr("of") {
		case "staff":
			sc.staffed(hit)
		case "object":
			sc.object(hit)
		case "both":
			sc.object(hit)
			sc.subject(hit)
		default:
			sc.subject(hit)
		}
	}
}

// unreal reports whether a cue is only hoped, asked or planned.
func (sc *scanner) unreal(i int) bool {
	for k := max(sc.s.First, i-3); k < i; k++ {
		switch sc.doc.Tokens[k].Lower {
		case "will", "would", "could", "should", "may", "might", "to", "not", "never", "if", "refused", "must", "reached", "contacted", "interviewed":
			return true
		}
	}
	return false
}

// subject credits a cue to the names before it that do what it says: the nearest
// subject and those joined to it by "and" or commas.
func (sc *scanner) subject(hit lexicon.Match) {
	toks := sc.doc.Tokens
	if who := sc.antecedent(hit.First); who >= 0 {
		sc.credit(sc.mentions[who].Entity, hit)
		return
	}
	who := -1
	for i := len(sc.mentions) - 1; i >= 0; i-- {
		m := &sc.mentions[i]
		if m.End > hit.First || m.Entity < 0 || m.Form == annot.Demonym {
			continue
		}
		if k := sc.d.Entities[m.Entity].Kind; k != model.Person && k != model.Country && k != model.Organisation {
			continue
		}
		if p := next(sc.doc, m.Titled-1); m.Titled > sc.s.First && (prepositions()[p] || p == "'s") && p != "with" || next(sc.doc, m.End) == "'s" && m.Form != annot.Pronoun || m.Form == annot.Pronoun && !nominative(toks[m.First].Lower) {
			continue
		}
		if m.Titled > sc.s.First && next(sc.doc, m.Titled-1) == "the" && m.Titled-1 > sc.s.First && prepositions()[next(sc.doc, m.Titled-2)] {
			continue
		}
		who = i
		break
	}
	if who < 0 {
		return
	}
	sc.credit(sc.mentions[who].Entity, hit)
	joined := false
	for i := who - 1; i >= 0; i-- { // "A, B and C signed"
		m, after := &sc.mentions[i], &sc.mentions[i+1]
		if m.Entity < 0 {
			continue
		}
		gap := ""
		from := m.End
		for t := from; t < after.Titled && t < from+4; t++ {
			gap += toks[t].Lower + " "
		}
		if joined = joined || strings.HasPrefix(gap, "and ") || gap == ", and "; !joined && gap == ", " {
			break // an apposition, no list
		}
		if gap != "and " && gap != ", " && gap != ", and " || after.Titled-from > 2 {
			if m.End > after.Titled { // a home within the next phrase
				continue
			}
			if hisPhrase(gap) || gap == "of " || gap == "from " || gap == "of the " {
				sc.credit(m.Entity, hit)
				continue
			}
			break
		}
		if p := next(sc.doc, m.Titled-1); i > 0 && (p == "of" || p == "from") {
			continue // the home of the one before: "A of B and C signed"
		}
		sc.credit(m.Entity, hit)
	}
}

// antecedent is the mention to which a clause with "who" or "which" belongs that
// holds token i or ends right before it; -1 when there is none.
func (sc *scanner) antecedent(i int) int {
	toks := sc.doc.Tokens
	k := i - 1
	if k > sc.s.First && toks[k].Lower == "," {
		k-- // "X, who chairs the Y, told": the clause ended
	}
	if toks[i].Lower == "who" {
		k = i
	}
	for ; k > sc.s.First; k-- {
		switch toks[k].Lower {
		case "who", "which":
			e := k
			if toks[e-1].Lower == "," {
				e--
			}
			for n := range sc.mentions {
				if m := &sc.mentions[n]; m.End == e && m.Entity >= 0 && m.Form != annot.Demonym {
					return n
				}
			}
			return -1
		case ",", ";", ":", "—", "–":
			return -1
		}
	}
	return -1
}

// hisPhrase reports whether words join two subjects with a role between them:
// "and his Uzbek counterpart,".
func hisPhrase(gap string) bool {
	return len(gap) > 8 && (gap[:8] == "and his " || gap[:8] == "and her ")
}

// nominative reports whether a pronoun can be a subject.
func nominative(w string) bool {
	return w == "he" || w == "she" || w == "it" || w == "they"
}

// object credits a cue to the name after it.
func (sc *scanner) object(hit lexicon.Match) {
	for i := range sc.mentions {
		m := &sc.mentions[i]
		if m.First >= hit.End && m.Entity >= 0 && m.Form != annot.Demonym && m.Titled-hit.End <= 8 && next(sc.doc, m.End) != "'s" {
			sc.credit(m.Entity, hit)
			for j := i + 1; j < len(sc.mentions); j++ { // the leaders of A, B and C
				o, p := &sc.mentions[j], &sc.mentions[j-1]
				if o.Entity < 0 || o.Titled-p.End > 2 || o.Form == annot.Demonym {
					break
				}
				sc.credit(o.Entity, hit)
			}
			return
		}
	}
}

// staffed credits a gathering to those whose staff the sentence has there:
// "leaders from A and B", "A's representatives".
func (sc *scanner) staffed(hit lexicon.Match) {
	toks := sc.doc.Tokens
	on := false
	for i := range sc.mentions {
		m := &sc.mentions[i]
		if m.First < hit.End && m.First >= hit.First || m.Entity < 0 {
			continue
		}
		from := m.Titled
		for from > sc.s.First && (toks[from-1].Lower == "the" || toks[from-1].Lower == "from" || toks[from-1].Lower == "of") {
			from--
		}
		listed := from < m.Titled && from > sc.s.First && staff()[toks[from-1].Lower]
		before := m.End < sc.s.End && staff()[toks[m.End].Lower]
		joined := on && i > 0 && m.Titled-sc.mentions[i-1].End <= 3 && (toks[m.First-1].Lower == "and" || toks[m.First-1].Lower == "," || toks[m.First-1].Lower == "the")
		if on = listed || joined || on && m.Form == annot.Demonym; listed && m.Form != annot.Demonym || before || joined {
			sc.credit(m.Entity, hit)
		}
	}
}

func (sc *scanner) credit(entity int, hit lexicon.Match) {
	k := sc.d.Entities[entity].Kind
	if k != model.Person && k != model.Country && k != model.Organisation {
		return
	}
	s := sc.sight(entity)
	switch hit.Entry.Class {
	case "present":
		s.present++
	case "remote":
		s.remote++
	case "absent":
		s.absent++
	}
	s.evidence = append(s.evidence, sc.doc.Span(sc.s.First, sc.s.End))
	s.reasons = append(s.reasons, model.Reason{Rule: hit.Entry.ID(), Span: sc.doc.Span(hit.First, hit.End)})
}

func (sc *scanner) sight(entity int) *sighting {
	s := sc.seen[entity]
	if s == nil {
		s = &sighting{}
		sc.seen[entity] = s
	}
	return s
}

// spoken credits those who speak where the event is: "he said in Lisbon".
func (sc *scanner) spoken(place string) {
	if place == "" {
		return
	}
	toks := sc.doc.Tokens
	for i := range sc.mentions {
		m := &sc.mentions[i]
		if m.Form != annot.Named || lowered(sc.doc, m) != place || m.First < sc.s.First+2 || toks[m.First-1].Lower != "in" {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			o := &sc.mentions[j]
			if o.Entity < 0 || sc.d.Entities[o.Entity].Kind != model.Person {
				continue
			}
			for t := o.End; t < m.First && t < o.End+9; t++ {
				if saying()[toks[t].Lower] && t <= o.End+1 && m.First-t <= 8 {
					s := sc.sight(o.Entity)
					s.present++
					s.evidence = append(s.evidence, sc.doc.Span(sc.s.First, sc.s.End))
					s.reasons = append(s.reasons, model.Reason{Rule: "spoke at the scene", Span: sc.doc.Span(o.First, m.End)})
					break
				}
			}
			break
		}
	}
}
