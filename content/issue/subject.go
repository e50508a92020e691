package issue

import (
	"cmp"
	"math"
	"slices"

	"readout/content/annot"
	"readout/model"
)

// How much a word says that a sentence is about a lens, before its rarity counts.
const (
	termWeight   = 1.0  // a term of the lens
	headWeight   = 0.6  // the last word of a term of several words: "the commission"
	titleWeight  = 0.7  // a word of the title
	askedWeight  = 0.45 // a word of the question
	kinWeight    = 0.5  // a word of the same field as a term
	nearWeight   = 0.4  // a word that stands beside the terms more often than chance has it
	entityWeight = 0.8  // somebody that a term names
	homeWeight   = 0.45 // a person who belongs to one of those
)

// maxNear is how many words the dossier itself may add to a lens.
const maxNear = 12

// A subject is what a lens is about: words, phrases and participants by weight.
type subject struct {
	lens     annot.Lens
	weight   []float64 // by stem
	core     []bool    // by stem: a term, or a word of title
	phrases  []phrase
	entities map[int]float64
}

type phrase struct {
	stems  []int32
	weight float64
}

// subject compiles a lens. Words that the dossier does not have are dropped.
func (f *finder) subject(l annot.Lens) subject {
	s := subject{lens: l, entities: map[int]float64{}}
	s.weight, s.core = make([]float64, len(f.names)), make([]bool, len(f.names))
	for _, t := range l.Terms {
		f.term(&s, stems(t), termWeight)
	}
	f.loose(&s, l.Title, titleWeight)
	f.loose(&s, l.Question, askedWeight)
	f.kin(&s, l)
	f.parties(&s)
	f.near(&s)
	return s
}

// term adds a word or phrase of the lens.
func (f *finder) term(s *subject, words []string, weight float64) {
	var ids []int32
	for _, w := range words {
		if f.words.stop[w] && len(words) > 1 {
			continue
		}
		id, ok := f.stems[w]
		if !ok {
			return
		}
		ids = append(ids, id)
	}
	switch {
	case len(ids) == 0:
	case len(ids) == 1:
		s.raise(ids[0], weight)
		s.core[ids[0]] = true
	default:
		s.phrases = append(s.phrases, phrase{ids, weight * 1.2})
		for _, id := range ids[:len(ids)-1] {
			s.raise(id, weight*headWeight/2)
		}
		s.raise(ids[len(ids)-1], weight*headWeight)
	}
}

// raise gives a stem at least this weight.
func (s *subject) raise(id int32, weight float64) {
	s.weight[id] = max(s.weight[id], weight)
}

// loose adds the telling words of a title or question.
func (f *finder) loose(s *subject, text string, weight float64) {
	for _, w := range split(text) {
		if f.words.stop[w.lower] && !w.caps || f.words.asking[w.lower] {
			continue
		}
		if id, ok := f.stems[stem(w.lower)]; ok {
			s.raise(id, weight)
		}
	}
}

// kin adds the words of the fields that the lens's terms belong to. A field
// counts in full once two words of the lens stand in it.
func (f *finder) kin(s *subject, l annot.Lens) {
	own := map[string]float64{}
	for _, t := range append([]string{l.Title}, l.Terms...) {
		words := stems(t)
		own[join(words)] = 1
		for _, w := range words {
			own[w] = max(own[w], 0.6)
		}
	}
	for _, group := range f.words.groups {
		shared := 0.0
		for _, g := range group {
			shared += own[join(g)]
		}
		weight := kinWeight * min(1, shared/2)
		if weight == 0 {
			continue
		}
		for _, g := range group {
			if len(g) == 1 {
				if id, ok := f.stems[g[0]]; ok {
					s.raise(id, weight)
				}
				continue
			}
			f.field(s, g, weight)
		}
	}
}

// field adds a phrase of a field, whole only.
func (f *finder) field(s *subject, words []string, weight float64) {
	var ids []int32
	for _, w := range words {
		if f.words.stop[w] {
			continue
		}
		id, ok := f.stems[w]
		if !ok {
			return
		}
		ids = append(ids, id)
	}
	if len(ids) > 1 {
		s.phrases = append(s.phrases, phrase{ids, weight * 1.2})
	}
}

// parties adds the bodies and countries that a term names, and the people of
// those bodies. A country's people are too many to say anything.
func (f *finder) parties(s *subject) {
	d := f.dossier
	terms := map[string]bool{}
	for _, t := range s.lens.Terms {
		terms[join(stems(t))] = true
	}
	for i, e := range d.Entities {
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			if terms[join(stems(name))] {
				s.entities[i] = entityWeight
				break
			}
		}
	}
	for i, e := range d.Entities {
		if e.Home < 0 || e.Kind != model.Person || s.entities[i] > 0 {
			continue
		}
		if w := s.entities[e.Home]; w == entityWeight && d.Entities[e.Home].Kind == model.Organisation {
			s.entities[i] = homeWeight
		}
	}
}

// near adds the words that stand in the sentences of the terms far more often
// than elsewhere, by Dunning's log-likelihood.
func (f *finder) near(s *subject) {
	both, hits := make([]int32, len(f.names)), 0
	last := make([]int, len(f.names))
	n := 0
	for i := range f.texts {
		x := &f.texts[i]
		for _, u := range x.sentences {
			n++
			if !s.hit(x.stems[u.First:u.End]) {
				continue
			}
			hits++
			for _, id := range x.stems[u.First:u.End] {
				if id >= 0 && last[id] != n {
					last[id] = n
					both[id]++
				}
			}
		}
	}
	if hits < 3 {
		return
	}
	type found struct {
		id    int32
		score float64
	}
	var best []found
	for id, k := range both {
		if k < 2 || s.weight[id] >= nearWeight || float64(k)/float64(f.df[id]) < 2*float64(hits)/float64(f.total) {
			continue
		}
		if g := likelihood(int(k), hits, int(f.df[id]), f.total); g > 3.8 {
			best = append(best, found{int32(id), g})
		}
	}
	slices.SortFunc(best, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(f.names[a.id], f.names[b.id]))
	})
	for _, b := range best[:min(len(best), maxNear)] {
		s.raise(b.id, nearWeight*min(1, b.score/12))
	}
}

// hit reports whether a sentence holds a term itself.
func (s *subject) hit(ids []int32) bool {
	for _, id := range ids {
		if id >= 0 && s.core[id] {
			return true
		}
	}
	for i := range s.phrases {
		if s.phrases[i].weight > termWeight && s.phrases[i].in(ids) {
			return true
		}
	}
	return false
}

// in reports whether the words of the phrase stand in a sentence within a few
// words of each other, in any order: "line of contact", "the contact line".
func (p *phrase) in(ids []int32) bool {
	for i, id := range ids {
		if !slices.Contains(p.stems, id) {
			continue
		}
		end := min(len(ids), i+len(p.stems)+2)
		found := 0
		for _, w := range p.stems {
			if slices.Contains(ids[i:end], w) {
				found++
			}
		}
		if found == len(p.stems) {
			return true
		}
	}
	return false
}

// likelihood is Dunning's G² for k of df sentences with a word among hits of n.
func likelihood(k, hits, df, n int) float64 {
	term := func(observed, expected float64) float64 {
		if observed <= 0 || expected <= 0 {
			return 0
		}
		return observed * math.Log(observed/expected)
	}
	a, b, c := float64(k), float64(df-k), float64(hits-k)
	d := float64(n) - a - b - c
	t := float64(n)
	return 2 * (term(a, float64(df)*float64(hits)/t) + term(b, float64(df)*(t-float64(hits))/t) +
		term(c, (t-float64(df))*float64(hits)/t) + term(d, (t-float64(df))*(t-float64(hits))/t))
}

// rarity is 1 for a word that stands in one sentence and falls as it stands in more.
func (f *finder) rarity(id int32) float64 {
	n := float64(f.total)
	return math.Log(1+n/float64(max(1, f.df[id]))) / math.Log(1+n)
}
