package entity

import (
	"slices"
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// profile is what the words of all documents say about an entity.
type profile struct {
	words map[string]bool // of its names, small
	roles map[string]int  // wordings of its role, small, with how often
	class map[string]bool // what kind of body it is
	count int             // mentions
}

// profiles are the profiles of all entities.
func profiles(d *annot.Dossier) []profile {
	ps := make([]profile, len(d.Entities))
	for _, doc := range d.Docs {
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			if m.Entity < 0 {
				continue
			}
			p := &ps[m.Entity]
			p.count++
			if m.Role[0] < m.Role[1] {
				if p.roles == nil {
					p.roles = map[string]int{}
				}
				p.roles[strings.ToLower(evened(doc, m.Role[0], m.Role[1]))]++
			}
			if p.count > 50 || d.Entities[m.Entity].Kind != model.Organisation {
				continue
			}
			if p.words == nil {
				p.words = map[string]bool{}
			}
			for t := m.First; t < m.End; t++ {
				p.words[doc.Tokens[t].Lower] = true
			}
			p.called(doc, m.First-1)
			if !names.Word(doc.Tokens[m.End-1].Lower).Has(names.Body) && !worldly(d, m.Entity) {
				p.called(doc, m.End) // "the Harrow union", not "the World Bank committee"
			}
			if !unclosed(doc, m) {
				for t := m.Role[0]; t < m.Role[1]; t++ {
					p.called(doc, t)
				}
			}
		}
	}
	for i := range ps {
		if d.Entities[i].Kind == model.Organisation {
			for w := range strings.FieldsSeq(strings.ToLower(d.Entities[i].Name)) {
				if ps[i].words == nil {
					ps[i].words = map[string]bool{}
				}
				ps[i].words[w] = true
			}
		}
		if !isProvince(d.Entities[i].Name) {
			ps[i].classify()
		}
	}
	return ps
}

// unclosed reports whether what seems a role behind a name is the subject of what
// follows: "in a notice to Harrow, the bank said".
func unclosed(doc *annot.Document, m *annot.Mention) bool {
	return m.Role[0] >= m.End && m.Role[1] < len(doc.Tokens) && doc.Tokens[m.Role[1]].Kind == annot.Word &&
		prepositions()[doc.Tokens[doc.Sentences[doc.SentenceOf(m.First)].First].Lower]
}

// worldly reports whether an entity is a body that the lexicon of names knows.
func worldly(d *annot.Dossier, entity int) bool {
	return names.ByName(strings.ToLower(d.Entities[entity].Name)) != nil
}

// called takes the noun at token t beside a body's name for a word of it: "the
// Harrow union", "the regulator Harrow".
func (p *profile) called(doc *annot.Document, t int) {
	if t < 0 || t >= len(doc.Tokens) || doc.Tokens[t].Kind != annot.Word || !names.Word(doc.Tokens[t].Lower).Has(names.Group) {
		return
	}
	p.words[doc.Tokens[t].Lower] = true
}

// classify tells by the words of its names what kind of body it is.
func (p *profile) classify() {
	if p.words == nil {
		return
	}
	p.class = map[string]bool{}
	for class, words := range nominals().classes {
		for w := range p.words {
			if words[w] {
				p.class[class] = true
				break
			}
		}
	}
	if len(p.class) == 0 {
		p.class["company"] = true
	}
}

// resolver finds what nouns and pronouns of one document stand for.
type resolver struct {
	small    map[string]int // bodies named in small words, by their head
	only     map[string]int // bodies of the dossier by a noun of their names that no other has
	home     setting
	d        *annot.Dossier
	doc      *annot.Document
	profiles []profile
	traits   []names.Trait
	found    []annot.Mention
	past     []heard // mentions so far, in order
	told     []gendered
	quoted   []bool // by token: within a quotation
	issued   int    // the body that issues the document and says "we"; -1 for none
}

// heard is a mention as later words may refer to it.
type heard struct {
	entity, token, sentence int
	subject                 bool
	main                    bool // the subject of no clause that depends on another
	demonym                 bool // by the name of a people: "the Swiss charity"
}

// gendered is what a pronoun told of somebody.
type gendered struct {
	entity int
	gender byte
}

// gender is what is known of an entity's gender, here or in the dossier.
func (r *resolver) gender(entity int) byte {
	if g := r.d.Entities[entity].Gender; g != 0 {
		return g
	}
	for _, t := range r.told {
		if t.entity == entity {
			return t.gender
		}
	}
	return 0
}

// Resolve adds the nouns and pronouns of every document to its mentions.
func Resolve(d *annot.Dossier) {
	ps := profiles(d)
	small := smallBodies(d)
	only := onlyBodies(d, ps)
	homes := settings(d)
	rs := make([]*resolver, len(d.Docs))
	annot.Each(len(d.Docs), func(n int) {
		rs[n] = &resolver{d: d, doc: d.Docs[n], profiles: ps, small: small, only: only, home: homes[n]}
		rs[n].run()
	})
	for _, r := range rs { // what pronouns told of gender, in the order of the documents
		for _, g := range r.told {
			if e := &d.Entities[g.entity]; e.Gender == 0 {
				e.Gender = g.gender
			}
		}
	}
}

// smallBodies are the bodies named in small words, by their head; heads of more
// than one are left out.
func smallBodies(d *annot.Dossier) map[string]int {
	small := map[string]int{}
	for _, doc := range d.Docs {
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			if m.Entity < 0 || m.Form != annot.Named || doc.Tokens[m.First].Kind != annot.Word || d.Entities[m.Entity].Kind != model.Organisation {
				continue
			}
			for t := m.First; t < m.End; t++ {
				if w := doc.Tokens[t].Lower; names.Word(w).Has(names.Group) {
					if e, ok := small[w]; ok && e != m.Entity {
						small[w] = -1
					} else {
						small[w] = m.Entity
					}
					break
				}
			}
		}
	}
	return small
}

// onlyBodies are the bodies that alone, or by far most often, are what a noun
// says by a word of their names: the only union of the dossier, but none that all
// the world knows.
func onlyBodies(d *annot.Dossier, ps []profile) map[string]int {
	only, most := map[string]int{}, map[string][2]int{}
	for e := range d.Entities {
		if d.Entities[e].Kind != model.Organisation || worldly(d, e) {
			continue // who speaks of one such has named it
		}
		count := ps[e].count
		for _, doc := range d.Docs {
			if strings.EqualFold(doc.Source.Outlet, d.Entities[e].Name) {
				count++ // its own article names it over the text
			}
		}
		for noun := range nominals().bodies {
			if !ps[e].words[noun] {
				continue
			}
			switch m := most[noun]; {
			case count > m[0]:
				most[noun], only[noun] = [2]int{count, m[0]}, e
			default:
				most[noun] = [2]int{m[0], max(m[1], count)}
			}
		}
	}
	for noun, m := range most {
		if m[0] < 3 || m[0] < 4*m[1] {
			delete(only, noun)
		}
	}
	return only
}

func (r *resolver) run() {
	toks := r.doc.Tokens
	r.traits = make([]names.Trait, len(toks))
	for i := range toks {
		if toks[i].Kind == annot.Word || toks[i].IsName() {
			r.traits[i] = names.Word(toks[i].Lower)
		}
	}
	r.quoted = make([]bool, len(toks))
	for _, m := range r.doc.Marks {
		for i := m.First; i < m.End && i < len(toks); i++ {
			r.quoted[i] = true
		}
	}
	r.issued = r.issuer()
	next := 0
	for n, s := range r.doc.Sentences {
		for i := s.First; i < s.End; {
			for next < len(r.doc.Mentions) && r.doc.Mentions[next].First < i {
				next++
			}
			if next < len(r.doc.Mentions) && r.doc.Mentions[next].First == i {
				m := &r.doc.Mentions[next]
				for k := next + 1; k < len(r.doc.Mentions) && r.doc.Mentions[k].First < m.End; k++ {
					if e := r.doc.Mentions[k].Entity; e >= 0 { // the land in a body's name does nothing here
						r.past = append(r.past, heard{entity: e, token: m.First, sentence: n})
					}
				}
				r.hear(m.Entity, m.First, m.End, n, s)
				if m.Entity >= 0 && (m.Form == annot.Demonym || r.attributive(m, s)) {
					r.past[len(r.past)-1].demonym = true
				}
				i = m.End
				continue
			}
			i = r.word(i, n, s)
		}
	}
	if len(r.found) > 0 {
		r.doc.Mentions = append(r.doc.Mentions, r.found...)
		slices.SortStableFunc(r.doc.Mentions, func(a, b annot.Mention) int {
			if a.First != b.First {
				return a.First - b.First
			}
			return b.End - a.End
		})
	}
}

// hear remembers a mention.
func (r *resolver) hear(entity, first, end, sentence int, s annot.Sentence) {
	if entity < 0 {
		return
	}
	subject := r.subject(first, end, s)
	r.past = append(r.past, heard{entity, first, sentence, subject, subject && !r.depends(first, s), false})
}

// attributive reports whether a mention stands between "a" and a noun: "a Lagos fund".
func (r *resolver) attributive(m *annot.Mention, s annot.Sentence) bool {
	if m.First == s.First || m.End >= s.End || r.doc.Tokens[m.End].Kind != annot.Word {
		return false
	}
	l := r.doc.Tokens[m.First-1].Lower
	return l == "a" || l == "an"
}

// depends reports whether the word at token i stands in a clause that a
// subordinator opened; a comma ends the one before it.
func (r *resolver) depends(i int, s annot.Sentence) bool {
	for i--; i >= s.First; i-- {
		switch l := r.doc.Tokens[i].Lower; {
		case l == ",":
			return false
		case subordinate()[l]:
			return true
		}
	}
	return false
}

// subject guesses whether the words first to end are the subject of a clause.
func (r *resolver) subject(first, end int, s annot.Sentence) bool {
	toks := r.doc.Tokens
	if end < s.End {
		t := &toks[end]
		if t.Kind == annot.Clitic {
			return false
		}
		if speaking()[t.Lower] || auxiliary()[t.Lower] {
			return true
		}
	}
	if first > s.First {
		p := toks[first-1].Lower
		if speaking()[p] { // said Quist
			return p != "told" && p != "tells" && p != "asked"
		}
		if prepositions()[p] {
			return false
		}
		for i := s.First; i < first; i++ { // only titles and an opening before it
			if toks[i].Kind == annot.Word && !r.trait(i).Has(names.Head|names.Rank|names.Portfolio|names.Group) && !openers()[toks[i].Lower] {
				return false
			}
		}
	}
	return true
}

// trait tells what the word at token i may be.
func (r *resolver) trait(i int) names.Trait {
	if r.traits != nil {
		return r.traits[i]
	}
	return names.Word(r.doc.Tokens[i].Lower)
}

// word looks at token i, which begins no name, and returns where to go on.
func (r *resolver) word(i, n int, s annot.Sentence) int {
	t := &r.doc.Tokens[i]
	if t.Kind != annot.Word && t.Kind != annot.Capital {
		return i + 1
	}
	switch t.Lower {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		if !r.quoted[i] {
			r.person(i, n, s)
		}
		return i + 1
	case "it", "its", "itself":
		if !r.quoted[i] {
			r.thing(i, n, s)
		}
		return i + 1
	case "they", "their", "them":
		if !r.quoted[i] {
			r.many(i, n, s)
		}
		return i + 1
	case "we", "our", "us":
		r.we(i)
		return i + 1
	case "the", "this", "that":
		return r.nominal(i, i+1, n, s)
	}
	if r.traits[i].Has(names.Group) && !r.quoted[i] && r.superlative(i, s) {
		if e := r.body(t.Lower, n); e >= 0 {
			r.add(i, i+1, annot.Nominal, e, n, s, "the greatest "+t.Lower)
		}
		return i + 1
	}
	if i > s.First && r.traits[i].Has(names.Group) && !r.quoted[i] {
		switch r.doc.Tokens[i-1].Lower {
		case "his", "her":
			return r.ours(i, n, s)
		}
	}
	if t.Lower == "allies" || t.Lower == "partners" {
		return r.allies(i, n, s)
	}
	// A noun that stands before a role without an article: "company spokesman".
	if r.traits[i].Has(names.Group|names.Land) && i+1 < s.End && (r.traits[i+1].Has(names.Head) || memberNouns()[r.doc.Tokens[i+1].Lower]) && (i == s.First || !r.traits[i-1].Has(names.Rank|names.Portfolio) && r.doc.Tokens[i-1].Lower != "a") {
		if e := r.body(r.doc.Tokens[i].Lower, n); e >= 0 {
			r.add(i, i+1, annot.Nominal, e, n, s, "noun before a role")
		}
	}
	return i + 1
}

// add makes a mention of what was found.
func (r *resolver) add(first, end int, form annot.MentionForm, entity, n int, s annot.Sentence, rule string) {
	e := &r.d.Entities[entity]
	r.found = append(r.found, annot.Mention{First: first, End: end, Form: form, Kind: e.Kind, Entity: entity, Titled: first, Rule: rule, Gender: r.gender(entity)})
	r.hear(entity, first, end, n, s)
}
