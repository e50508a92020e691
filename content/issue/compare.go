package issue

import (
	"math"
	"slices"

	"readout/content/annot"
)

// leastTied is how much a sentence must be about a lens by its own words for
// others to be compared with it.
const leastTied = 0.4

// A sum is what the sentences about a lens have in common: words by weight.
type sum struct {
	words []float64 // by stem
	norm2 float64   // the square of its length
}

// compare says of each sentence how alike it is to the other sentences about each
// lens, and how much those who stand in it have to do with it. What a sentence
// itself adds to either is taken out first.
func (f *finder) compare() {
	sums := f.sums()
	who := f.company()
	f.each(func(x *text) {
		var bag []weighed
		for n := range x.sentences {
			u := &x.sentences[n]
			u.alike, u.people = make([]float64, len(f.subjects)), make([]float64, len(f.subjects))
			bag = f.wordsOf(x, u, bag[:0])
			length := 0.0
			for _, w := range bag {
				length += w.weight * w.weight
			}
			for k := range f.subjects {
				u.alike[k] = sums[k].cosine(bag, length, u.weightIn(k))
			}
			f.companyOf(x, u, who)
		}
	})
	f.rankAll()
}

// rankAll says of each sentence which share of all are less about each lens, and
// of each lens how much the dossier is about it: where nearly all of it is, a
// word of the lens says little.
func (f *finder) rankAll() {
	f.breadth = make([]float64, len(f.subjects))
	order := make([]place, 0, f.total)
	f.all(func(x *text, _, n int) {
		u := &x.sentences[n]
		u.rank = make([]float64, len(f.subjects))
		order = append(order, place{unit: u})
	})
	for k := range f.subjects {
		for i := range order {
			f.breadth[k] += level(order[i].tied[k]) / float64(len(order))
			order[i].about, order[i].before = order[i].unit.about[k], i
		}
		slices.SortFunc(order, func(a, b place) int {
			switch {
			case a.about < b.about:
				return -1
			case a.about > b.about:
				return 1
			}
			return a.before - b.before
		})
		less := 0
		for i := range order {
			if order[i].about > order[less].about {
				less = i
			}
			order[i].rank[k] = float64(less) / float64(len(order))
		}
	}
}

// A place is where a sentence stands among all by how much it is about a lens.
type place struct {
	*unit
	about  float64
	before int // where it stood before
}

// weightIn is how much a sentence adds to the sum of a lens.
func (u *unit) weightIn(k int) float64 {
	if u.tied[k] < leastTied {
		return 0
	}
	return level(u.tied[k])
}

func (f *finder) sums() []sum {
	sums := make([]sum, len(f.subjects))
	for k := range sums {
		sums[k].words = make([]float64, len(f.names))
	}
	annot.Each(len(sums), func(k int) {
		var bag []weighed
		for i := range f.texts {
			x := &f.texts[i]
			for n := range x.sentences {
				u := &x.sentences[n]
				w := u.weightIn(k)
				if w == 0 {
					continue
				}
				bag = f.wordsOf(x, u, bag[:0])
				for _, b := range bag {
					sums[k].words[b.id] += w * b.weight
				}
			}
		}
		for _, v := range sums[k].words {
			sums[k].norm2 += v * v
		}
	})
	return sums
}

// wordsOf are the stems of a sentence, each once, by rarity.
func (f *finder) wordsOf(x *text, u *unit, out []weighed) []weighed {
	ids := x.stems[u.First:u.End]
words:
	for i, id := range ids {
		if id < 0 {
			continue
		}
		for _, before := range ids[:i] {
			if before == id {
				continue words
			}
		}
		out = append(out, weighed{id, f.rarities[id]})
	}
	return out
}

// cosine is how alike a sentence of that length squared is to the sum, its own
// part of which counts as weight.
func (s *sum) cosine(bag []weighed, length, weight float64) float64 {
	dot := 0.0
	for _, w := range bag {
		dot += w.weight * s.words[w.id]
	}
	rest := s.norm2 - 2*weight*dot + weight*weight*length
	dot -= weight * length
	if dot <= 1e-9 || rest <= 1e-9 {
		return 0
	}
	return min(1, dot/math.Sqrt(length*rest))
}

// A circle is how much the sentences that an entity stands in or speaks are about
// each lens, and how many they are.
type circle struct {
	about []float64
	count float64
}

// company gives each entity its circle.
func (f *finder) company() []circle {
	who := make([]circle, len(f.dossier.Entities))
	for i := range f.texts {
		x := &f.texts[i]
		for n := range x.sentences {
			u := &x.sentences[n]
			x.entities(u, func(e int) {
				c := &who[e]
				if c.about == nil {
					c.about = make([]float64, len(f.subjects))
				}
				c.count++
				for k := range c.about {
					c.about[k] += level(u.tied[k])
				}
			})
		}
	}
	return who
}

// entities calls do for each entity of a sentence and its speaker, once.
func (x *text) entities(u *unit, do func(e int)) {
	ms := x.doc.Mentions[u.mentions[0]:u.mentions[1]]
	voiced := u.voice < 0
mentions:
	for i := range ms {
		e := ms[i].Entity
		if e < 0 {
			continue
		}
		voiced = voiced || e == u.voice
		for j := range i {
			if ms[j].Entity == e {
				continue mentions
			}
		}
		do(e)
	}
	if !voiced {
		do(u.voice)
	}
}

// companyOf takes of those who stand in a sentence the one who has most to do
// with each lens.
func (f *finder) companyOf(x *text, u *unit, who []circle) {
	x.entities(u, func(e int) {
		c := &who[e]
		for k := range u.people {
			u.people[k] = max(u.people[k], (c.about[k]-level(u.tied[k]))/(c.count+1))
		}
	})
}
