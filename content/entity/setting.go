package entity

import (
	"slices"
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// A setting is where a document is at home: the country, province and town whose
// offices and bodies it names without saying whose they are ("the health
// minister", "the mayor"). Each is an entity, or -1.
type setting struct{ country, province, town int }

// settings tells the setting of every document.
func settings(d *annot.Dossier) []setting {
	out := make([]setting, len(d.Docs))
	named := map[string]int{}
	province := make([]bool, len(d.Entities))
	for e := range d.Entities {
		name, k := strings.ToLower(d.Entities[e].Name), d.Entities[e].Kind
		province[e] = isProvince(name)
		if k != model.Person && (named[name] == 0 || k == model.Country) {
			named[name] = e
		}
	}
	land := func(e int) bool { return d.Entities[e].Kind == model.Country }
	counts, where, votes := make([]map[int]int, len(d.Docs)), make([]int, len(d.Docs)), make([]int, len(d.Docs))
	annot.Each(len(d.Docs), func(n int) {
		doc := d.Docs[n]
		counts[n], where[n], votes[n] = places(d, doc, province), datelined(doc, named), voted(d, doc)
	})
	all := map[int]int{}
	for n := range d.Docs {
		if where[n] >= 0 {
			all[where[n]] += 2
		}
		for e, c := range counts[n] {
			all[e] += c
		}
	}
	common := dominant(all, 3, land)
	for n := range d.Docs {
		s, where := setting{votes[n], -1, -1}, where[n]
		if where >= 0 && where == dominant(counts[n], 2, land) {
			s.country = where
		}
		if s.country < 0 {
			s.country = dominant(counts[n], 2, land)
		}
		if s.country < 0 && where >= 0 {
			if land(where) && (fewOthers(counts[n], where, land) || foremost(counts[n], where, land)) {
				s.country = where
			}
		}
		if s.country < 0 {
			s.country = common
		}
		s.province = dominant(counts[n], 2, func(e int) bool { return province[e] })
		if s.province >= 0 && s.country >= 0 && counts[n][s.province] <= counts[n][s.country] {
			s.province = -1
		}
		if where >= 0 && !land(where) && !province[where] {
			s.town = where
		}
		out[n] = s
	}
	return out
}

// places counts how often a document names each country and province.
func places(d *annot.Dossier, doc *annot.Document, province []bool) map[int]int {
	counts := map[int]int{}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Entity < 0 || m.Form != annot.Named && m.Form != annot.Demonym {
			continue
		}
		if d.Entities[m.Entity].Kind == model.Country || province[m.Entity] {
			counts[m.Entity]++
		}
	}
	return counts
}

// dominant is the entity that is counted at least twice and factor times as often
// as any other of those that take says; -1 when none is.
func dominant(counts map[int]int, factor int, take func(int) bool) int {
	best, most, second := -1, 0, 0
	for e, n := range counts {
		switch {
		case !take(e):
		case n > most || n == most && e < best:
			best, most, second = e, n, max(second, most)
		default:
			second = max(second, n)
		}
	}
	if most < 2 || most < factor*second {
		return -1
	}
	return best
}

// fewOthers reports whether hardly any country but c is named.
func fewOthers(counts map[int]int, c int, land func(int) bool) bool {
	n := 0
	for e, k := range counts {
		if land(e) && e != c && k > 0 {
			n++
		}
	}
	return n < 2
}

// foremost reports whether no country is named more often than c.
func foremost(counts map[int]int, c int, land func(int) bool) bool {
	for e, k := range counts {
		if land(e) && e != c && k > counts[c] {
			return false
		}
	}
	return counts[c] > 0
}

// voted is the country of most of those whose office of state the document names
// without a country, where other documents tell it; -1 when none does.
func voted(d *annot.Dossier, doc *annot.Document) int {
	votes := map[int]int{}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Entity < 0 || m.Role[0] >= m.Role[1] || m.Home[0] < m.Home[1] || d.Entities[m.Entity].Kind != model.Person {
			continue
		}
		role, _ := wording(doc, m.Role)
		h := d.Entities[m.Entity].Home
		if h >= 0 && d.Entities[h].Kind == model.Country && officeOfState(strings.Fields(role)) {
			votes[h]++
		}
	}
	best := -1
	for h, n := range votes {
		if best < 0 || n > votes[best] || n == votes[best] && h < best {
			best = h
		}
	}
	return best
}

// datelined is the entity of the place in a document's dateline; -1 when it has
// none or no text names it.
func datelined(doc *annot.Document, named map[string]int) int {
	place, _, _ := strings.Cut(doc.Source.Dateline, ",")
	place = strings.ToLower(strings.TrimSpace(place))
	if place == "" {
		return -1
	}
	if k := names.ByName(place); k != nil && (k.Way == names.Seat || k.Kind == model.Country) {
		place = strings.ToLower(k.Name)
	}
	if e, ok := named[place]; ok {
		return e
	}
	return -1
}

// housed gives those whose office or name says of what kind their home is, but
// not which it is, the home that the documents are set in.
func housed(d *annot.Dossier, sets []setting, unnamed []bool) {
	votes := map[int]map[int]int{}
	vote := func(e, h int) {
		if h < 0 || h == e {
			return
		}
		if votes[e] == nil {
			votes[e] = map[int]int{}
		}
		votes[e][h]++
	}
	for n, doc := range d.Docs {
		seen := map[int]bool{}
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			if m.Entity < 0 || m.Form != annot.Named || d.Entities[m.Entity].Home >= 0 || seen[m.Entity] || unnamed[m.Entity] {
				continue
			}
			seen[m.Entity] = true
			e := &d.Entities[m.Entity]
			f := strings.Fields(e.Role)
			switch {
			case e.Kind == model.Organisation && ofState(e.Name):
				vote(m.Entity, sets[n].country)
			case e.Kind != model.Person || len(f) == 0:
			case officeOfTown(f):
				h := town(d, doc, m)
				if h < 0 {
					h = sets[n].town
				}
				vote(m.Entity, h)
			case officeOfProvince(f) && sets[n].province >= 0:
				vote(m.Entity, sets[n].province)
			case officeOfState(f):
				vote(m.Entity, sets[n].country)
			}
		}
	}
	for e := range d.Entities {
		best := -1
		for h, n := range votes[e] {
			if best < 0 || n > votes[e][best] || n == votes[e][best] && h < best {
				best = h
			}
		}
		if best >= 0 {
			d.Entities[e].Home = best
		}
	}
}

// ofState reports whether a name is a ministry's or department's.
func ofState(name string) bool {
	f := strings.Fields(strings.ToLower(name))
	return len(f) > 1 && (ministries()[f[0]] || ministries()[f[len(f)-1]])
}

// officeOfTown, officeOfProvince and officeOfState tell of what kind of land the
// words of a role are an office.
func officeOfTown(role []string) bool {
	for _, w := range role {
		if townOffices()[w] {
			return true
		}
	}
	return false
}

func officeOfProvince(role []string) bool {
	s := strings.Join(role, " ")
	for w := range provinceOffices() {
		if holds(s, w) {
			return true
		}
	}
	return false
}

func officeOfState(role []string) bool {
	for _, w := range role {
		if stateOffices()[w] && !officeOfTown(role) {
			return len(role) <= 6
		}
	}
	return false
}

// town is the place that is spoken of right before a mention of an officer, in
// its own sentence; -1 when there is none.
func town(d *annot.Dossier, doc *annot.Document, m *annot.Mention) int {
	s := doc.SentenceOf(m.First)
	k, _ := slices.BinarySearchFunc(doc.Mentions, m.Titled, func(o annot.Mention, i int) int { return o.First - i })
	r := &resolver{d: d, doc: doc}
	for k--; k >= 0 && doc.SentenceOf(doc.Mentions[k].First) == s; k-- {
		o := &doc.Mentions[k]
		if o.Entity >= 0 && d.Entities[o.Entity].Kind == model.Place && o.End <= m.Titled && r.subject(o.First, o.End, doc.Sentences[s]) {
			return o.Entity
		}
	}
	return -1
}
