package entity

import (
	"cmp"
	"slices"
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// smallRule names what found a body in small letters. One that does nothing is not
// made, so it takes part.
const smallRule = "body in small letters"

// A lesser is one phrase that names a body in small letters: "the [ministry of
// mines]", "the guild's [accounts committee]".
type lesser struct {
	doc, first, end int // tokens of the words without the article
	head            string
	fields          []string // what it is about, evened out, in order of the alphabet
	owner           int      // the country or body it is said to be of; -1
	vague           bool     // after "a": told of, not yet known
	acts            bool
}

// smallNames makes entities of the bodies that the texts name in small letters only
// and that do something: a noun for a body with a word that tells which one. A
// phrase that may stand for a body named with capitals is left to the nouns.
func smallNames(d *annot.Dossier) {
	var all []lesser
	homes := settings(d)
	for n, doc := range d.Docs {
		all = append(all, lessers(d, n, doc, homes[n])...)
	}
	if len(all) == 0 {
		return
	}
	groups := map[string][]int{}
	var keys []string
	for i := range all {
		k := all[i].head + " " + strings.Join(all[i].fields, " ")
		if groups[k] == nil {
			keys = append(keys, k)
		}
		groups[k] = append(groups[k], i)
	}
	keys = widened(all, groups, keys)
	ps := profiles(d)
	added := make([]bool, len(d.Docs))
	for _, k := range keys {
		group := groups[k]
		to, free := namedAs(d, ps, &all[group[0]])
		if to < 0 && (!free || !slices.ContainsFunc(group, func(i int) bool { return all[i].acts })) {
			continue
		}
		if to < 0 {
			to = enterSmall(d, all, group)
		}
		for _, i := range group {
			g := &all[i]
			added[g.doc] = true
			d.Docs[g.doc].Mentions = append(d.Docs[g.doc].Mentions, annot.Mention{First: g.first, End: g.end, Titled: g.first, Kind: model.Organisation, Entity: to, Rule: smallRule})
		}
	}
	for n, doc := range d.Docs {
		if added[n] {
			slices.SortStableFunc(doc.Mentions, func(a, b annot.Mention) int {
				return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.End, a.End))
			})
		}
	}
}

// widened puts a group of phrases with the only one of the same noun that says all
// that it says and more: "the congressional committee" with "the congressional
// transport committee".
func widened(all []lesser, groups map[string][]int, keys []string) []string {
	var kept []string
	for _, k := range keys {
		g := &all[groups[k][0]]
		fuller, n := "", 0
		for _, o := range keys {
			if f := &all[groups[o][0]]; o != k && f.head == g.head && len(f.fields) > len(g.fields) && !slices.ContainsFunc(g.fields, func(w string) bool { return !slices.Contains(f.fields, w) }) {
				fuller = o
				n++
			}
		}
		if n == 1 {
			groups[fuller] = append(groups[fuller], groups[k]...)
		} else {
			kept = append(kept, k)
		}
	}
	return kept
}

// enterSmall makes the entity of a group of phrases: its commonest wording, the
// longest of those, and the owner that alone is named.
func enterSmall(d *annot.Dossier, all []lesser, group []int) int {
	counts := map[string]int{}
	owner := -1
	for _, i := range group {
		g := &all[i]
		counts[evened(d.Docs[g.doc], g.first, g.end)]++
		switch {
		case g.owner < 0 || owner == g.owner:
		case owner == -1:
			owner = g.owner
		default:
			owner = -2 // of more than one
		}
	}
	var wordings []string
	for w := range counts {
		wordings = append(wordings, w)
	}
	slices.SortFunc(wordings, func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(len(b), len(a)), strings.Compare(a, b))
	})
	taken := map[string]bool{}
	for e := range d.Entities {
		taken[d.Entities[e].ID] = true
	}
	e := annot.Entity{Kind: model.Organisation, Home: max(owner, -1), Presence: model.PresenceUnknown, Name: wordings[0], Aliases: slices.Sorted(slices.Values(wordings[1:]))}
	e.ID = unique(taken, slug(e.Name))
	d.Entities = append(d.Entities, e)
	return len(d.Entities) - 1
}

// namedAs is the body named with capitals that a phrase is another wording of, -1
// when there is none, and whether no other body may be meant by it.
func namedAs(d *annot.Dossier, ps []profile, g *lesser) (int, bool) {
	to, free := -1, true
	for e := range d.Entities {
		if d.Entities[e].Kind != model.Organisation || e >= len(ps) || ps[e].count == 0 {
			continue
		}
		p := &ps[e]
		same := p.words[g.head] || slices.ContainsFunc(nominals().bodies[g.head], func(c string) bool { return p.class[c] })
		if !same {
			continue
		}
		shared, own := 0, 0
		for w := range p.words {
			w = stem(w)
			switch {
			case slices.ContainsFunc(g.fields, func(f string) bool { return akin(f, w) }):
				shared++
			case w != g.head && fieldOf(w):
				own++
			}
		}
		switch {
		case shared >= len(g.fields) && p.words[g.head]:
			if to >= 0 {
				return -1, false
			}
			to = e
		case shared > 0 && p.words[g.head] || own == 0 && !worldly(d, e):
			free = false
		}
	}
	return to, free
}

// akin reports whether two words begin alike: "mine" and "miner".
func akin(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len(a) > 3 && len(b) < len(a)+3 && strings.HasPrefix(b, a)
}

// stem is a word in American spelling without the ending of the plural.
func stem(w string) string { return strings.TrimSuffix(american(ascii(w)), "s") }

// fieldOf reports whether a word tells what a body is about.
func fieldOf(w string) bool {
	return fields()[w] || fields()[w+"s"] || names.Word(w).Has(names.Portfolio) && !names.Word(w).Has(names.Rank|names.Group) ||
		names.Word(w+"s").Has(names.Portfolio) && !names.Word(w+"s").Has(names.Rank|names.Group)
}

// lessers finds the phrases of a document.
func lessers(d *annot.Dossier, n int, doc *annot.Document, home setting) []lesser {
	var out []lesser
	r := &resolver{d: d, doc: doc, home: home}
	for at, s := range doc.Sentences {
		for h := s.First + 1; h < s.End; h++ {
			if doc.Tokens[h].Kind != annot.Word || !bodyHeads()[doc.Tokens[h].Lower] {
				continue
			}
			g, ok := r.lesserAt(h, s)
			if !ok {
				continue
			}
			g.doc = n
			g.acts = !g.vague && r.deed(&g, s) || r.heardAgain(&g, at)
			out = append(out, g)
		}
	}
	return out
}

// lesserAt reads the phrase whose head stands at token h.
func (r *resolver) lesserAt(h int, s annot.Sentence) (lesser, bool) {
	toks := r.doc.Tokens
	g := lesser{first: h, end: h + 1, head: toks[h].Lower, owner: -1}
	if h+1 < s.End && (toks[h+1].IsName() || toks[h+1].Kind == annot.Word && (names.Word(toks[h+1].Lower).Has(names.Group|names.Head) || memberNouns()[toks[h+1].Lower])) {
		return g, false // a title or description of what follows
	}
	i := h - 1
	for ; i >= s.First && h-i < 7; i-- {
		t := &toks[i]
		w := t.Lower
		if r.joined(i, s) && (unions()[g.head] || g.head == "committee" || g.head == "council") {
			i--
			g.fields = append(g.fields, stem(toks[i].Lower))
			continue
		}
		if unbodied()[w+" "+g.head] && i == h-1 || g.head == "bank" && i == h-1 && !settled()[w+" "+g.head] {
			return g, false
		}
		if t.Kind != annot.Word || w == "the" || w == "a" || w == "an" || r.named(i) {
			break
		}
		tr := names.Word(w)
		switch {
		case inner()[w]:
			return g, false
		case fieldOf(w) || fieldOf(stem(w)):
			g.fields = append(g.fields, stem(w))
		case unions()[g.head] && strings.HasSuffix(w, "s") && (tr.Has(names.Body) || names.Word(strings.TrimSuffix(w, "s")).Has(names.Head)):
			g.fields = append(g.fields, stem(w))
		case w == "and" && len(g.fields) > 0 || tr.Has(names.Rank) && !loose()[w]:
		case settled()[w+" "+g.head] && i == h-1:
			g.fields = append(g.fields, w)
		default:
			return g, false
		}
		if settled()[w+" "+g.head] && i == h-1 && len(g.fields) == 0 {
			g.fields = append(g.fields, w)
		}
	}
	g.first = i + 1
	if g.end < s.End && toks[g.end].Lower == "of" && len(g.fields) == 0 && g.first == h {
		for e := g.end + 1; e < s.End && e < g.end+5 && toks[e].Kind == annot.Word; e++ {
			w := toks[e].Lower
			if w == "and" && len(g.fields) > 0 || names.Word(w).Has(names.Rank) && !fieldOf(w) {
				continue
			}
			if !fieldOf(w) && !fieldOf(stem(w)) {
				break
			}
			g.fields = append(g.fields, stem(w))
			h = e
		}
		if len(g.fields) > 0 {
			g.end = h + 1
		}
	}
	if len(g.fields) == 0 && g.first == h && i > s.First && (g.head == "federation" || g.head == "association") && toks[i].IsName() {
		g.fields = append(g.fields, toks[i].Lower) // "the Peruvian federation"
		g.first = i
		i--
		if e := at(r.doc, [2]int{i + 1, i + 2}); e >= 0 && r.d.Entities[e].Kind == model.Country && toks[i].Lower == "the" {
			g.owner = e
			return g, true
		}
		return g, false
	}
	if len(g.fields) == 0 || i < s.First {
		return g, false
	}
	slices.Sort(g.fields)
	g.fields = slices.Compact(g.fields)
	switch w := toks[i].Lower; {
	case w == "the":
	case w == "a" || w == "an":
		g.vague = true
	case toks[i].Kind == annot.Clitic:
		g.owner = at(r.doc, [2]int{i - 1, i})
	case toks[i].IsName():
		if g.owner = at(r.doc, [2]int{i, i + 1}); g.owner < 0 || r.d.Entities[g.owner].Kind != model.Country {
			return g, false
		}
	default:
		return g, false
	}
	if g.owner >= 0 && r.d.Entities[g.owner].Kind != model.Country {
		g.owner = -1
	} else if g.owner < 0 && ministries()[g.head] {
		g.owner = r.home.country
	}
	return g, true
}

// joined reports whether the mark at token i makes a possessive of those whom a body
// joins: "teachers' association".
func (r *resolver) joined(i int, s annot.Sentence) bool {
	t := &r.doc.Tokens[i]
	if i == s.First || t.Kind != annot.Clitic && (t.Kind != annot.QuoteTok || t.Space || t.Lower != "'") {
		return false
	}
	p := &r.doc.Tokens[i-1]
	return p.Kind == annot.Word && (people()[p.Lower] || strings.HasSuffix(p.Lower, "s")) && !names.Word(p.Lower).Has(names.Group|names.Land|names.Never)
}

// deed reports whether the body does something where it is named, is asked to, or
// has somebody who does.
func (r *resolver) deed(g *lesser, s annot.Sentence) bool {
	toks := r.doc.Tokens
	for k := range r.doc.Mentions {
		if m := &r.doc.Mentions[k]; m.Kind == model.Person && m.Home[0] < m.Home[1] && m.Home[1] == g.end && m.Role[0] < m.Role[1] {
			return true
		}
	}
	a := g.first - 1
	before := next(r.doc, a-1)
	if toks[a].Kind == annot.Clitic || a == s.First {
		before = ""
	}
	switch {
	case asking()[before]:
		return true
	case before == "to" && next(r.doc, a-2) == "according":
		return true
	case before == "by":
		p := next(r.doc, a-2)
		return strings.HasSuffix(p, "ed") || strings.HasSuffix(p, "en") || strings.HasSuffix(p, "wn")
	case prepositions()[before]:
		p := next(r.doc, a-2)
		if g.end < s.End && toks[g.end].Kind == annot.Punct && leads(p) {
			return true // "the president of the Peruvian federation, Ada Quist"
		}
		if !names.Word(p).Has(names.Head) && !staff()[p] {
			return false
		}
		before = "" // who is at its head or of its staff speaks for it
	}
	if g.end >= s.End || toks[g.end].Kind != annot.Word {
		return false
	}
	w := toks[g.end].Lower
	return speaking()[w] || auxiliary()[w] || strings.HasSuffix(w, "ed") && (before == "" || before == "," || before == "that" || before == "and" || before == "but")
}

// leads reports whether a role is one by which somebody speaks for a body.
func leads(role string) bool {
	return staffRoles()[role] || managers()[role] || stateOffices()[role] || slices.Contains(nominals().offices["head"], role)
}

// heardAgain reports whether a body told of in sentence at is what the document
// later calls by its noun alone, and that acts or has an officer.
func (r *resolver) heardAgain(g *lesser, at int) bool {
	toks := r.doc.Tokens
	for n := at; n < len(r.doc.Sentences) && n < at+25; n++ {
		s := r.doc.Sentences[n]
		for i := max(s.First, g.end); i+2 < s.End; i++ {
			if toks[i].Lower != "the" || toks[i+1].Lower != g.head && !(g.fields[0] == "inquiry" && toks[i+1].Lower == "inquiry") {
				continue
			}
			w, before := toks[i+2].Lower, next(r.doc, i-1)
			switch {
			case toks[i+2].Kind == annot.Clitic:
				h := i + 3
				for h+1 < s.End && names.Word(toks[h+1].Lower).Has(names.Head) {
					h++
				}
				if h+1 < s.End && names.Word(toks[h].Lower).Has(names.Head) && (toks[h+1].Kind == annot.Punct || toks[h+1].IsName()) {
					return true // "the committee's chair, Ada Quist"
				}
			case toks[i+2].Kind != annot.Word || i > s.First && prepositions()[before] && !subordinate()[before]:
				if before == "of" && names.Word(next(r.doc, i-2)).Has(names.Head) {
					return true // "general secretary of the association"
				}
			case speaking()[w] || auxiliary()[w]:
				return true
			case (i == s.First || subordinate()[before]) && !prepositions()[w] && !names.Word(w).Has(names.Never|names.Group|names.Head):
				return true
			}
		}
	}
	return false
}
