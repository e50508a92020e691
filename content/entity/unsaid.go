package entity

import (
	"slices"
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// This file finds the country or body of an office that a text words without one:
// by who was spoken of before, by what is said and by who stands beside it.

// landSpokenOf is the country or province for which the holder of a state's office
// speaks: the subject of what is said ("Peru will pay, President Quist said",
// "Minister Quist said that Peru had paid") or the one whose seat of government it is
// said in; -1 when there is none.
func landSpokenOf(d *annot.Dossier, doc *annot.Document, m *annot.Mention) int {
	n := doc.SentenceOf(m.First)
	if n < 0 {
		return -1
	}
	s := doc.Sentences[n]
	said := saying()[next(doc, m.End)]
	from := m.End + 1
	if next(doc, from) == "that" {
		from++
	}
	k, _ := slices.BinarySearchFunc(doc.Mentions, s.First, func(o annot.Mention, i int) int { return o.First - i })
	for ; k < len(doc.Mentions) && doc.Mentions[k].First < s.End; k++ {
		o := &doc.Mentions[k]
		if o.Form != annot.Named {
			continue
		}
		land := o.Entity >= 0 && (d.Entities[o.Entity].Kind == model.Country || isProvince(d.Entities[o.Entity].Name))
		switch {
		case o.First == s.First+1 && next(doc, s.First) == "in" && next(doc, o.End) == "," && m.Titled <= o.End+2:
			if e := seatOrLand(d, doc, o); e >= 0 {
				return e // "In Lima, President Quist"
			}
		case !said:
		case land && auxiliary()[next(doc, o.End)] && (o.First == s.First && o.End < m.Titled || o.First == from):
			return o.Entity
		case o.First > m.End && o.First <= m.End+3 && next(doc, o.First-1) == "in":
			if kn, w := names.Phrase(doc.Tokens, o.First, o.End); w == o.End-o.First && kn.Way == names.Seat {
				return countryNamed(d, kn.Name)
			}
		}
	}
	return -1
}

// seatOrLand is the country that a mention names, or whose seat of government it
// is; -1 when it is neither.
func seatOrLand(d *annot.Dossier, doc *annot.Document, o *annot.Mention) int {
	if o.Entity >= 0 && d.Entities[o.Entity].Kind == model.Country {
		return o.Entity
	}
	if kn, w := names.Phrase(doc.Tokens, o.First, o.End); w == o.End-o.First && kn.Way == names.Seat {
		return countryNamed(d, kn.Name)
	}
	return -1
}

// countryNamed is the country of the dossier with a known name; -1 when it has none.
func countryNamed(d *annot.Dossier, name string) int {
	return slices.IndexFunc(d.Entities, func(e annot.Entity) bool { return e.Kind == model.Country && e.Name == name })
}

// seatOf is the body before token i, named last of those that have the office head:
// the court of "Justice X", the parliament of "the Speaker"; -1 when there is none.
func seatOf(d *annot.Dossier, profiles func() []profile, doc *annot.Document, head string, i int) int {
	classes := nominals().seats[head]
	if classes == nil {
		return -1
	}
	ps := profiles()
	k, _ := slices.BinarySearchFunc(doc.Mentions, i, func(o annot.Mention, i int) int { return o.First - i })
	for k--; k >= 0 && i-doc.Mentions[k].First < 120; k-- {
		o := &doc.Mentions[k]
		if o.Entity < 0 || o.End > i || d.Entities[o.Entity].Kind != model.Organisation {
			continue
		}
		if slices.ContainsFunc(classes, func(c string) bool { return ps[o.Entity].class[c] }) {
			return o.Entity
		}
	}
	return -1
}

// bodyCalled is the body named last before token i that the texts call by a noun:
// the party of "party deputy X"; -1 when there is none.
func bodyCalled(d *annot.Dossier, profiles func() []profile, doc *annot.Document, noun string, i int) int {
	if !names.Word(noun).Has(names.Group) || names.Word(noun).Has(names.Portfolio) && nominals().bodies[noun] == nil {
		return -1
	}
	ps := profiles()
	k, _ := slices.BinarySearchFunc(doc.Mentions, i, func(o annot.Mention, i int) int { return o.First - i })
	for k--; k >= 0 && i-doc.Mentions[k].First < 200; k-- {
		o := &doc.Mentions[k]
		if o.Entity < 0 || o.End > i || d.Entities[o.Entity].Kind != model.Organisation {
			continue
		}
		if p := &ps[o.Entity]; p.words[noun] || slices.ContainsFunc(nominals().bodies[noun], func(c string) bool { return p.class[c] }) {
			return o.Entity
		}
	}
	return -1
}

// bodyBefore is the body that was spoken of last before a mention, within its
// block and the one before it; -1 when there is none.
func bodyBefore(d *annot.Dossier, doc *annot.Document, m *annot.Mention) int {
	k, _ := slices.BinarySearchFunc(doc.Mentions, m.Titled, func(o annot.Mention, i int) int { return o.First - i })
	for k--; k >= 0; k-- {
		o := &doc.Mentions[k]
		if o.Entity < 0 || m.First-o.First > 90 {
			if m.First-o.First > 90 {
				return -1
			}
			continue
		}
		if d.Entities[o.Entity].Kind == model.Organisation && o.Form != annot.Demonym && o.End <= m.Titled && !isProvince(d.Entities[o.Entity].Name) {
			return o.Entity
		}
	}
	return -1
}

// spokenFor is the body of which somebody says what it will do: "Mediator X said
// the board would wait"; -1 when there is none.
func spokenFor(d *annot.Dossier, doc *annot.Document, m *annot.Mention) int {
	if m.End >= len(doc.Tokens) || !saying()[doc.Tokens[m.End].Lower] {
		return -1
	}
	i := m.End + 1
	if next(doc, i) == "that" {
		i++
	}
	if next(doc, i) != "the" {
		return -1
	}
	k, _ := slices.BinarySearchFunc(doc.Mentions, i, func(o annot.Mention, i int) int { return o.First - i })
	for ; k < len(doc.Mentions) && doc.Mentions[k].First <= i+1; k++ {
		if o := &doc.Mentions[k]; o.Form == annot.Nominal && o.Entity >= 0 && d.Entities[o.Entity].Kind == model.Organisation && auxiliary()[next(doc, o.End)] {
			return o.Entity
		}
	}
	return -1
}

// byCompany gives holders of a state's office that no text ties to a country the
// country that stands in the same sentences most often and has no other holder.
func byCompany(d *annot.Dossier, unnamed []bool) {
	holder := map[string]bool{} // "president of <entity>"
	var open []int
	for e := range d.Entities {
		ent := &d.Entities[e]
		if ent.Kind != model.Person || ent.Role == "" {
			continue
		}
		f := strings.Fields(ent.Role)
		if ent.Home >= 0 {
			holder[f[len(f)-1]+" "+d.Entities[ent.Home].Name] = true
		} else if officeOfState(f) && !unnamed[e] {
			open = append(open, e)
		}
	}
	if len(open) == 0 {
		return
	}
	counts := make(map[int]map[int]int, len(open)) // how often a country stands beside a holder
	for _, e := range open {
		counts[e] = map[int]int{}
	}
	for _, doc := range d.Docs {
		k := 0
		for _, s := range doc.Sentences {
			from := k
			for k < len(doc.Mentions) && doc.Mentions[k].First < s.End {
				k++
			}
			beside(d, doc, doc.Mentions[from:k], counts)
		}
	}
	for _, e := range open {
		f := strings.Fields(d.Entities[e].Role)
		best, most := -1, 0
		for c, n := range counts[e] {
			if (n > most || n == most && c < best) && !holder[f[len(f)-1]+" "+d.Entities[c].Name] {
				best, most = c, n
			}
		}
		d.Entities[e].Home = best
	}
}

// beside counts the countries among the mentions of a sentence for those of its
// people that have counts, twice for one that stands right before.
func beside(d *annot.Dossier, doc *annot.Document, mentions []annot.Mention, counts map[int]map[int]int) {
	for i := range mentions {
		m := &mentions[i]
		if m.Entity < 0 || m.Form != annot.Named || d.Entities[m.Entity].Kind != model.Person || counts[m.Entity] == nil {
			continue
		}
		for j := range mentions {
			o := &mentions[j]
			if p := next(doc, o.First-1); p == "for" || p == "to" || p == "in" {
				continue // where somebody goes
			}
			if o.Entity >= 0 && d.Entities[o.Entity].Kind == model.Country && next(doc, o.End) != "counterpart" && !describes(mentions, o) {
				counts[m.Entity][o.Entity]++
				if gap := m.Titled - o.End; gap >= 0 && gap < 12 {
					counts[m.Entity][o.Entity]++
				}
			}
		}
	}
}

// describes reports whether a demonym only says whence somebody else is: "a former
// Peruvian inspector".
func describes(mentions []annot.Mention, o *annot.Mention) bool {
	if o.Form != annot.Demonym {
		return false
	}
	for i := range mentions {
		if m := &mentions[i]; m.Home == [2]int{o.First, o.End} {
			return true
		}
	}
	return false
}
