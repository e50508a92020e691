package entity

import (
	"slices"
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// Parties tells who takes part in what is reported, and who was at the event.
func Parties(d *annot.Dossier) {
	acts := make([]int, len(d.Entities))
	reporter := make([]bool, len(d.Entities))
	seen := make([]int, len(d.Entities))
	homes := make([]bool, len(d.Entities))
	sure := make([]bool, len(d.Entities))
	objects := make([]int, len(d.Entities))
	proper := make([]int, len(d.Entities))
	owned := make([]int, len(d.Entities))
	for e := range d.Entities {
		if h := d.Entities[e].Home; h >= 0 && d.Entities[e].Kind == model.Person {
			homes[h] = true
		}
	}
	papers := abbreviated(d)
	for _, doc := range d.Docs {
		r := &resolver{d: d, doc: doc}
		k := 0
		for n, s := range doc.Sentences {
			from := k
			for k < len(doc.Mentions) && doc.Mentions[k].First < s.End {
				k++
			}
			credit := (n < 8 || n+8 > len(doc.Sentences)) && (credits(doc, s, n) || n+8 > len(doc.Sentences) && signs(doc, doc.Mentions[from:k], s))
			for i := from; i < k; i++ {
				m := &doc.Mentions[i]
				if m.Entity < 0 {
					continue
				}
				if credit || n < 8 && m.First == s.First && m.End == s.End && m.Kind == model.Person || next(doc, m.First-1) == "(" && next(doc, m.End) == ":" { // "(LSE: HRW)"
					continue
				}
				if m.Form == annot.Named || m.Form == annot.Demonym {
					seen[m.Entity]++
				}
				if m.Rule == smallRule || m.Form != annot.Demonym && r.subject(m.First, m.End, s) && verbal(doc, m.End, s) && !origin(d, doc, m) {
					acts[m.Entity]++
				}
				if m.Form != annot.Named {
					continue
				}
				if m.Rule == "agency of a dateline" {
					reporter[m.Entity] = true
				}
				sure[m.Entity] = sure[m.Entity] || !strings.HasPrefix(m.Rule, "guess")
				p := next(doc, m.First-1)
				if p == "the" {
					p = next(doc, m.First-2)
				}
				k, n := names.Phrase(doc.Tokens, m.First, m.End)
				if n != m.End-m.First || k.Way != names.Seat {
					if next(doc, m.End) == "'s" {
						owned[m.Entity]++ // "Peru's Harrow Works": only where somebody is from
					} else if p != "in" && p != "at" && p != "near" && p != "across" && !origin(d, doc, m) {
						proper[m.Entity]++
					}
				}
				if !attributive(doc, m.End, s) && p != "in" && p != "at" && next(doc, m.End) != ":" {
					objects[m.Entity]++
				}
			}
		}
	}
	for e := range d.Entities {
		ent := &d.Entities[e]
		switch ent.Kind {
		case model.Person:
			ent.Participant = seen[e] > 0 && (strings.Contains(ent.Name, " ") || ent.Role != "" || acts[e] > 0)
		case model.Country:
			ent.Participant = seen[e] > 0 && (acts[e] > 0 && (proper[e] > 0 || acts[e] > 1) || homes[e] || proper[e] > 0 || owned[e] > 1 || seen[e] > 2)
			if bygone()[ent.Name] {
				ent.Participant, ent.Kind = false, model.Place
			}
		case model.Organisation:
			ent.Participant = (acts[e] > 0 || homes[e] || sure[e] && objects[e] > 0) && !outlet(ent) && !reporter[e] && !papers[e]
		}
	}
}

// origin reports whether a country or capital only tells where a body is from: "Harrow
// Works of Peru", "a London fund".
func origin(d *annot.Dossier, doc *annot.Document, m *annot.Mention) bool {
	if d.Entities[m.Entity].Kind != model.Country {
		return false
	}
	if next(doc, m.First-1) == "of" && m.First > 1 && doc.Tokens[m.First-2].IsName() && !names.Word(next(doc, m.First-2)).Has(names.Head|names.OfHead) {
		return true
	}
	w := names.Word(next(doc, m.End))
	return m.End < len(doc.Tokens) && doc.Tokens[m.End].Kind == annot.Word && w.Has(names.Group) && !w.Has(names.Never)
}

func next(doc *annot.Document, i int) string {
	if i >= 0 && i < len(doc.Tokens) {
		return doc.Tokens[i].Lower
	}
	return ""
}

// verbal reports whether a verb may follow at token i: a small word that is no
// preposition, or an apposition.
func verbal(doc *annot.Document, i int, s annot.Sentence) bool {
	if i >= s.End {
		return true
	}
	t := &doc.Tokens[i]
	if t.Kind == annot.Word {
		return !prepositions()[t.Lower]
	}
	return t.Lower == "," || t.Kind == annot.Punct
}

// attributive reports whether a name only stands before the noun that token i
// begins: "UN charter", "NATO allies".
func attributive(doc *annot.Document, i int, s annot.Sentence) bool {
	if i >= s.End {
		return false
	}
	t := &doc.Tokens[i]
	return (t.Kind == annot.Word || t.Kind == annot.Capital) && !prepositions()[t.Lower] && !auxiliary()[t.Lower] && !speaking()[t.Lower] && !names.Word(t.Lower).Has(names.Never)
}

// credits reports whether a sentence only says who reported: a byline or a line
// of credits.
func credits(doc *annot.Document, s annot.Sentence, n int) bool {
	text := strings.ToLower(doc.Text(s.First, s.End))
	if len(text) > 160 {
		return false
	}
	if strings.Contains(text, "@") {
		return true // how to reach the writer
	}
	for _, cue := range crediting() {
		if strings.Contains(text, cue) {
			return true
		}
	}
	return n < 8 && strings.HasPrefix(text, "by ") && s.End-s.First < 14 && s.First+1 < s.End && doc.Tokens[s.First+1].IsName()
}

// signs reports whether a sentence tells who its writer is: "Ada Quist is a columnist
// with", "Ada Quist has covered".
func signs(doc *annot.Document, mentions []annot.Mention, s annot.Sentence) bool {
	if len(mentions) == 0 || mentions[0].First != s.First || mentions[0].Kind != model.Person {
		return false
	}
	i := mentions[0].End
	if w := next(doc, i); w == "has" || w == "is" {
		i++
	}
	if covering()[next(doc, i)] {
		return true
	}
	for j := i; next(doc, i-1) == "is" && j < s.End && j < i+6; j++ {
		if writers()[doc.Tokens[j].Lower] {
			return true
		}
	}
	return false
}

// abbreviated tells which bodies are the papers themselves by their initials: one whose
// name is an article's outlet, or that only one article names, in capitals alone, where
// somebody "told" it or "signs up" for it and nobody is of it.
func abbreviated(d *annot.Dossier) []bool {
	in, told := make([]int, len(d.Entities)), make([]bool, len(d.Entities)) // the only document, counted from one; -1 where more
	paper := make([]bool, len(d.Entities))
	for n, doc := range d.Docs {
		own := initials(strings.Fields(strings.ToLower(doc.Source.Outlet)))
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			if m.Entity < 0 || m.Form != annot.Named || d.Entities[m.Entity].Kind != model.Organisation {
				continue
			}
			if in[m.Entity] == 0 || in[m.Entity] == n+1 {
				in[m.Entity] = n + 1
			} else {
				in[m.Entity] = -1
			}
			if m.End-m.First > 1 || doc.Tokens[m.First].Kind != annot.AllCaps {
				continue
			}
			paper[m.Entity] = paper[m.Entity] || slices.Contains(own, doc.Tokens[m.First].Lower)
			told[m.Entity] = told[m.Entity] || next(doc, m.First-1) == "told" || next(doc, m.First-1) == "for" && next(doc, m.First-2) == "up"
		}
	}
	for e := range d.Entities {
		ent := &d.Entities[e]
		alone := in[e] > 0 && told[e] && len(ent.Aliases) == 0 && !strings.Contains(ent.Name, " ") && names.ByName(strings.ToLower(ent.Name)) == nil
		paper[e] = (paper[e] || alone) && !slices.ContainsFunc(d.Entities, func(o annot.Entity) bool { return o.Home == e && o.Kind == model.Person })
	}
	return paper
}

// outlet reports whether a body is a news outlet, which takes part in nothing.
func outlet(e *annot.Entity) bool {
	if k := names.ByName(strings.ToLower(e.Name)); k != nil && k.Way == names.Outlet {
		return true
	}
	f := strings.Fields(strings.ToLower(e.Name))
	return len(f) > 0 && outlets()[f[len(f)-1]]
}
