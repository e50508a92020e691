package entity

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// A bearing is one wording of somebody's role with the home beside it.
type bearing struct {
	role  string
	head  string
	home  int // entity, -1
	sure  int // how surely the text ties it to the home
	n     int
	first model.Span
}

// How surely a text ties somebody to a home: by where it stands alone, by a
// pronoun, by a noun or by a name.
const (
	guessed = 1 + iota
	byPronoun
	byNoun
	byName
)

// Offices tells the role and affiliation of every person by all its mentions.
func Offices(d *annot.Dossier) {
	all := make([][]bearing, len(d.Entities))
	ps := sync.OnceValue(func() []profile { return profiles(d) }) // few dossiers ask for them
	unnamed := make([]bool, len(d.Entities))                      // has a home that nothing names: "the committee's chair"
	for _, doc := range d.Docs {
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			if m.Entity < 0 || d.Entities[m.Entity].Kind != model.Person && d.Entities[m.Entity].Kind != model.Organisation || m.Role[0] >= m.Role[1] && m.Home[0] >= m.Home[1] {
				continue
			}
			home, sure := at(doc, m.Home), surely(doc, m.Home)
			if home < 0 && sure == byNoun && !ofGovernment(doc.Tokens[m.Home[1]-1].Lower) {
				unnamed[m.Entity] = true
			}
			r := m.Role
			if r[1]-r[0] > 1 && home < 0 { // "company spokesman": the noun stands for the company
				if home = at(doc, [2]int{r[0], r[0] + 1}); home >= 0 && staffRoles()[doc.Tokens[r[1]-1].Lower] {
					sure = byNoun
					r[0]++
				}
			}
			role, head := wording(doc, r)
			if home >= 0 && trades()[head] && byDemonym(doc, m.Home) {
				home = -1 // "the Irish coach": where somebody is from, not to whom they belong
			}
			if home < 0 && staffRoles()[head] && m.Home[0] == m.Home[1] && !strings.HasPrefix(role, "opposition") && !officeOfTown(strings.Fields(role)) && !(r[1]-r[0] > 1 && names.Word(doc.Tokens[r[0]].Lower).Has(names.Group)) {
				home = bodyBefore(d, doc, m)
			}
			if r[1]-r[0] > 1 && home < 0 && m.Home[0] == m.Home[1] {
				home = bodyCalled(d, ps, doc, doc.Tokens[r[0]].Lower, m.Titled)
			}
			if home < 0 && m.Home[0] == m.Home[1] && role == head {
				home = seatOf(d, ps, doc, head, m.Titled)
			}
			if home < 0 && m.Home[0] == m.Home[1] && officeOfState(strings.Fields(role)) {
				if home = landSpokenOf(d, doc, m); home >= 0 {
					sure = byPronoun
				}
			}
			if home < 0 && bodyRoles()[head] && !officeOfTown(strings.Fields(role)) && m.Home[0] == m.Home[1] {
				home = spokenFor(d, doc, m)
			}
			if sure == 0 {
				sure = guessed
			}
			span := doc.Span(min(m.Titled, m.First), m.End)
			if m.Role[0] < m.Role[1] {
				span = doc.Span(min(m.Role[0], m.Titled), max(m.Role[1], m.End))
			}
			all[m.Entity] = note(all[m.Entity], bearing{role, head, home, sure, 1, span})
		}
	}
	for e := range d.Entities {
		if k := d.Entities[e].Kind; k == model.Person || k == model.Organisation {
			choose(d, e, all[e], unnamed[e])
		}
	}
	counterparts(d)
	byCompany(d, unnamed)
	countryOfBodies(d)
	housed(d, settings(d), unnamed)
	kin(d)
	for e := range d.Entities {
		if h := d.Entities[e].Home; h >= 0 {
			provincial(d, e, h)
			d.Entities[e].HomeName = d.Entities[h].Name
		}
	}
}

// byDemonym reports whether the home that a text gives somebody is told by the name
// of a people.
func byDemonym(doc *annot.Document, home [2]int) bool {
	k, ok := slices.BinarySearchFunc(doc.Mentions, home[0], func(o annot.Mention, i int) int { return o.First - i })
	return ok && doc.Mentions[k].Form == annot.Demonym && doc.Mentions[k].End == home[1]
}

// wording is a role as the text words it, common words small, and its head.
func wording(doc *annot.Document, r [2]int) (string, string) {
	var b strings.Builder
	head := ""
	for i := r[0]; i < r[1]; i++ {
		t := &doc.Tokens[i]
		if tr := names.Word(t.Lower); t.Kind == annot.Clitic || t.Lower == "ex" || i > r[0] && tr.Has(names.Honorific) && !tr.Has(names.Head) {
			continue // "Prime Minister Mr"
		}
		if b.Len() > 0 && t.Space {
			b.WriteByte(' ')
		}
		if t.Kind == annot.AllCaps {
			b.WriteString(doc.Source.Text[t.Start:t.End])
		} else {
			b.WriteString(t.Lower)
		}
		if names.Word(t.Lower).Has(names.Head) && (head == "" || !strings.Contains(b.String(), " of ")) {
			head = t.Lower
		}
	}
	return b.String(), head
}

// at is the entity of the mention that covers exactly, or ends with, the tokens r.
func at(doc *annot.Document, r [2]int) int {
	if r[0] >= r[1] {
		return -1
	}
	k, _ := slices.BinarySearchFunc(doc.Mentions, max(0, r[0]-2), func(m annot.Mention, i int) int { return m.First - i })
	best := -1
	for ; k < len(doc.Mentions) && doc.Mentions[k].First < r[1]; k++ {
		m := &doc.Mentions[k]
		if m.End == r[1] && m.Entity >= 0 && (best < 0 || m.First >= r[0] && m.First == r[0]) {
			best = m.Entity
		}
	}
	return best
}

// surely is how surely a home is told by the tokens r.
func surely(doc *annot.Document, r [2]int) int {
	if r[0] >= r[1] {
		return 0
	}
	switch doc.Tokens[r[0]].Lower {
	case "its", "his", "her", "their":
		return byPronoun
	}
	if doc.Tokens[r[1]-1].Kind == annot.Word {
		return byNoun
	}
	return byName
}

func note(list []bearing, b bearing) []bearing {
	for i := range list {
		o := &list[i]
		if o.role == b.role && (o.home == b.home || b.home < 0 || o.home < 0) {
			o.n++
			if o.home < 0 || b.home >= 0 && b.sure > o.sure {
				o.home, o.sure = b.home, b.sure
			}
			return list
		}
	}
	return append(list, b)
}

// choose picks the role that is worded most often, one with a home and a plain
// office before others. Somebody with an unnamed home is not given a guessed one.
func choose(d *annot.Dossier, e int, list []bearing, unnamed bool) {
	if len(list) == 0 {
		return
	}
	score := func(b bearing) int {
		v := 4 * b.n
		if b.home >= 0 && b.home != e {
			v += 3
		}
		if b.role == "" {
			return v - 100
		}
		if vague()[b.head] {
			v -= 50
		}
		for _, o := range list { // "special envoy" speaks for "envoy"
			if o.role != b.role && o.role != "" && (holds(o.role, b.role) || holds(b.role, o.role)) {
				v += 2 * o.n
			}
		}
		return v
	}
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b bearing) int {
		return cmp.Or(cmp.Compare(score(b), score(a)), cmp.Compare(len(b.role), len(a.role)), strings.Compare(a.role, b.role))
	})
	ent := &d.Entities[e]
	ent.Role, ent.Evidence = sorted[0].role, nil
	if strings.HasSuffix(ent.Role, "counterpart") {
		ent.Role = ""
	}
	homes := map[int]int{}
	best, most := -1, 0
	for _, b := range sorted {
		if b.home < 0 || b.home == e || unnamed && b.sure == guessed {
			continue
		}
		w := b.n * b.sure
		if b.role == ent.Role {
			w *= 3
		}
		if k := d.Entities[b.home].Kind; k == model.Person || k == model.Place && !isProvince(d.Entities[b.home].Name) {
			w = b.sure
		}
		if b.sure == guessed {
			w = 1
		}
		homes[b.home] += w
		if homes[b.home] > most || homes[b.home] == most && best >= 0 && d.Entities[best].Kind == model.Place && d.Entities[b.home].Kind == model.Country {
			best, most = b.home, homes[b.home]
		}
	}
	ent.Home = best
	for _, b := range sorted {
		if len(ent.Evidence) < 4 {
			ent.Evidence = append(ent.Evidence, b.first)
		}
	}
}

// kin gives relatives and staff of a person that person's country or body.
func kin(d *annot.Dossier) {
	countries := map[string]int{}
	for c := range d.Entities {
		if _, ok := countries[d.Entities[c].Name]; !ok && d.Entities[c].Kind == model.Country {
			countries[d.Entities[c].Name] = c
		}
	}
	for e := range d.Entities {
		for hops := 0; hops < 3; hops++ {
			h := d.Entities[e].Home
			if h < 0 || d.Entities[h].Kind != model.Person {
				break
			}
			d.Entities[e].Home = d.Entities[h].Home
			if d.Entities[e].Home == e || d.Entities[e].Home == h {
				d.Entities[e].Home = -1
			}
		}
		if h := d.Entities[e].Home; h >= 0 && d.Entities[h].Kind == model.Place {
			if k := names.ByName(strings.ToLower(d.Entities[h].Name)); k != nil && k.Way == names.Seat {
				if c, ok := countries[k.Name]; ok {
					d.Entities[e].Home = c
				}
			}
		}
	}
}

// provincial makes a body of a province or town h whose officer e is named.
func provincial(d *annot.Dossier, e, h int) {
	if d.Entities[h].Kind != model.Place || d.Entities[e].Kind != model.Person {
		return
	}
	k := names.ByName(strings.ToLower(d.Entities[h].Name))
	if k != nil && k.Way == names.Province || (k == nil || k.Way == names.Town) && officeOfTown(strings.Fields(d.Entities[e].Role)) {
		d.Entities[h].Kind = model.Organisation
	}
}

// isProvince reports whether a name is a province's or state's.
func isProvince(name string) bool {
	k := names.ByName(strings.ToLower(name))
	return k != nil && k.Way == names.Province
}

// ofGovernment reports whether a noun stands for a country or a part of its
// government: "the country's", "the ministry's".
func ofGovernment(noun string) bool {
	return names.Word(noun).Has(names.Land) || ministries()[noun] || noun == "cabinet" || noun == "government"
}

// countryOfBodies gives a body whose name begins with a country or province that
// country or province.
func countryOfBodies(d *annot.Dossier) {
	for _, doc := range d.Docs {
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			if m.Entity < 0 || m.Form != annot.Named || d.Entities[m.Entity].Kind != model.Organisation || d.Entities[m.Entity].Home >= 0 {
				continue
			}
			for k := i + 1; k < len(doc.Mentions) && doc.Mentions[k].First == m.First; k++ {
				if o := &doc.Mentions[k]; o.Entity >= 0 && o.Entity != m.Entity && (d.Entities[o.Entity].Kind == model.Country || isProvince(d.Entities[o.Entity].Name)) {
					d.Entities[m.Entity].Home = o.Entity
				}
			}
		}
	}
}

// counterparts gives somebody who is only called a counterpart the role of the
// person spoken of before in the same sentence.
func counterparts(d *annot.Dossier) {
	for _, doc := range d.Docs {
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			if m.Entity < 0 || m.Role[0] >= m.Role[1] || d.Entities[m.Entity].Role != "" || doc.Tokens[m.Role[1]-1].Lower != "counterpart" {
				continue
			}
			s := doc.SentenceOf(m.First)
			for k := i - 1; k >= 0 && doc.SentenceOf(doc.Mentions[k].First) == s; k-- {
				if o := &doc.Mentions[k]; o.Entity >= 0 && o.Entity != m.Entity && d.Entities[o.Entity].Kind == model.Person && d.Entities[o.Entity].Role != "" {
					d.Entities[m.Entity].Role = d.Entities[o.Entity].Role
					break
				}
			}
		}
	}
}
