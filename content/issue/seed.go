package issue

import (
	"cmp"
	"slices"

	"readout/content/annot"
)

const (
	maxSeeds  = 6   // issues that the program looks for where the dossier names none
	seedLeast = 2.3 // unsettled sentences, by strength, that a word needs to be one
	seedCover = 0.5 // of a word's unsettled sentences may belong to stronger words
)

// seeds are the lenses of a dossier that names none: the words that stand most
// often, for their rarity, in sentences that say something is unsettled. Each is
// the term of a lens of its own; none is mostly about the same sentences as a
// stronger one.
func (f *finder) seeds() []annot.Lens {
	type seed struct {
		id     int32
		score  float64
		places []int
	}
	by := map[int32]*seed{}
	place := 0
	for i := range f.texts {
		x := &f.texts[i]
		for n := range x.sentences {
			u := &x.sentences[n]
			place++
			if u.stance.found < foundLeast {
				continue
			}
			for t := u.First; t < u.End; t++ {
				id := x.stems[t]
				if id < 0 || x.doc.Tokens[t].Kind != annot.Word || !f.noun(x, t) || int(f.df[id])*4 > f.total {
					continue
				}
				s := by[id]
				if s == nil {
					s = &seed{id: id}
					by[id] = s
				}
				if k := len(s.places); k == 0 || s.places[k-1] != place {
					s.places = append(s.places, place)
					s.score += u.stance.found
				}
			}
		}
	}
	var all []*seed
	for _, s := range by {
		if s.score >= seedLeast {
			s.score *= f.rarities[s.id]
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b *seed) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(f.names[a.id], f.names[b.id]))
	})
	var out []annot.Lens
	taken := map[int]bool{}
	for _, s := range all {
		shared := 0
		for _, p := range s.places {
			if taken[p] {
				shared++
			}
		}
		if float64(shared) > seedCover*float64(len(s.places)) {
			continue
		}
		for _, p := range s.places {
			taken[p] = true
		}
		out = append(out, annot.Lens{Terms: []string{f.names[s.id]}})
		if len(out) == maxSeeds {
			break
		}
	}
	return out
}

// noun reports whether the word at a token is likely a noun: it is no verb of a
// clause and no name.
func (f *finder) noun(x *text, t int) bool {
	if f.words.seedless[x.doc.Tokens[t].Lower] {
		return false
	}
	return !f.verb(x, t)
}
