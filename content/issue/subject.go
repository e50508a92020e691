package issue

import (
	"cmp"
	"math"
	"slices"

	"readout/content/annot"
	"readout/model"
)

// A tie is what connects a sentence with a lens.
type tie uint8

// The ties, from the closest on.
const (
	termTie  tie = iota // a term of the lens
	headTie             // a word of a term of several words: "the commission"
	titleTie            // a word of the title
	kinTie              // a word of the same field as a term
	askedTie            // a word of the question
	nearTie             // a word that stands beside the terms more often than chance has it
	partyTie            // somebody that a term names
	homeTie             // a person who belongs to one of those
	ties
	none = ties
)

// tieWeights is how much each tie says that a sentence is about the lens,
// before the rarity of the word counts.
var tieWeights = [ties]float64{
	termTie: 1, headTie: 0.5, titleTie: 0.7, kinTie: 0.5, askedTie: 0.4, nearTie: 0.4, partyTie: 0.5, homeTie: 0.3,
}

// maxNear is how many words the dossier itself may add to a lens.
const maxNear = 12

// A subject is what a lens is about: words, phrases and participants by weight.
type subject struct {
	lens        annot.Lens
	group       int       // the number of a found issue; 0 for a lens of the dossier
	tie         []tie     // by stem
	share       []float64 // by stem: how strong its tie is, 0 to 1
	phrases     []phrase
	entities    map[int]tie
	sums, dates bool // it asks for a sum; for a day
}

type phrase struct {
	stems []int32
	tie   tie
	share float64
}

// subject compiles a lens. Words that the dossier does not have are dropped.
func (f *finder) subject(l annot.Lens) subject {
	s := subject{lens: l, entities: map[int]tie{}}
	s.tie, s.share = slices.Repeat([]tie{none}, len(f.names)), make([]float64, len(f.names))
	for _, t := range l.Terms {
		f.term(&s, stems(t))
	}
	f.loose(&s, l.Title, titleTie)
	f.loose(&s, l.Question, askedTie)
	f.kin(&s, l)
	f.parties(&s)
	f.wants(&s)
	f.near(&s)
	return s
}

// term adds a word or phrase of the lens.
func (f *finder) term(s *subject, words []string) {
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
		s.raise(ids[0], termTie, 1)
	default:
		s.phrases = append(s.phrases, phrase{ids, termTie, 1})
		for _, id := range ids[:len(ids)-1] {
			s.raise(id, headTie, 0.5)
		}
		s.raise(ids[len(ids)-1], headTie, 1)
	}
}

// raise ties a stem to the subject, unless it is tied more closely already.
func (s *subject) raise(id int32, t tie, share float64) {
	if t < s.tie[id] || t == s.tie[id] && share > s.share[id] {
		s.tie[id], s.share[id] = t, share
	}
}

// loose adds the telling words of a title or question.
func (f *finder) loose(s *subject, text string, t tie) {
	for _, w := range split(text) {
		if f.words.stop[w.lower] && !w.caps || f.words.asking[w.lower] {
			continue
		}
		if id, ok := f.stems[stem(w.lower)]; ok {
			s.raise(id, t, 1)
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
		share := min(1, shared/2)
		if share == 0 {
			continue
		}
		for _, g := range group {
			if len(g) == 1 {
				if id, ok := f.stems[g[0]]; ok {
					s.raise(id, kinTie, share)
				}
				continue
			}
			f.field(s, g, share)
		}
	}
}

// field adds a phrase of a field, whole only.
func (f *finder) field(s *subject, words []string, share float64) {
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
		s.phrases = append(s.phrases, phrase{ids, kinTie, share})
	}
}

// parties adds the bodies and countries that a term names, and the people of
// those bodies. A country's people are too many to say anything.
func (f *finder) parties(s *subject) {
	d := f.dossier
	for _, t := range s.lens.Terms {
		for _, e := range f.called[join(stems(t))] {
			s.entities[e] = partyTie
		}
	}
	if len(s.entities) == 0 {
		return
	}
	for i := range d.Entities {
		e := &d.Entities[i]
		if e.Home < 0 || e.Kind != model.Person || d.Entities[e.Home].Kind != model.Organisation {
			continue
		}
		if t, ok := s.entities[e.Home]; ok && t == partyTie {
			s.entities[i] = homeTie
		}
	}
}

// callings are the entities by the stems of each of their names.
func (f *finder) callings() map[string][]int {
	keys := make([][]string, len(f.dossier.Entities))
	annot.Each(len(keys), func(i int) {
		e := &f.dossier.Entities[i]
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			keys[i] = append(keys[i], join(stems(name)))
		}
	})
	out := make(map[string][]int, len(keys))
	for i := range keys {
		for _, k := range keys[i] {
			out[k] = append(out[k], i)
		}
	}
	return out
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
		if k < 2 || s.tie[id] != none || float64(k)/float64(f.df[id]) < 2*float64(hits)/float64(f.total) {
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
		s.raise(b.id, nearTie, min(1, b.score/12))
	}
}

// hit reports whether a sentence holds a term itself.
func (s *subject) hit(ids []int32) bool {
	for _, id := range ids {
		if id >= 0 && s.tie[id] == termTie {
			return true
		}
	}
	for i := range s.phrases {
		if s.phrases[i].tie == termTie && s.phrases[i].in(ids) {
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

// wants says what a lens asks for, by the words of its question, title and terms.
func (f *finder) wants(s *subject) {
	words := split(s.lens.Title + " " + s.lens.Question + " " + join(s.lens.Terms))
	for i, w := range words {
		s.sums = s.sums || f.words.sums[w.lower]
		s.dates = s.dates || f.words.dates[w.lower]
		if i > 0 {
			s.sums = s.sums || f.words.sums[words[i-1].lower+" "+w.lower]
			s.dates = s.dates || f.words.dates[words[i-1].lower+" "+w.lower]
		}
	}
}
