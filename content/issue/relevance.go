package issue

import (
	"slices"

	"readout/content/annot"
	"readout/model"
)

// What a sentence lends to the ones after it.
const (
	anaphorLends = 0.7  // "It will resume on Monday."
	speechLends  = 0.65 // the same speaker goes on
	blockLends   = 0.4  // the next sentence of a paragraph
	nextLends    = 0.2  // the paragraph after one
	headingLends = 0.35 // a subhead, to all that stands under it
)

// weigh says of each sentence of a text how much it is about each subject.
func (f *finder) weigh(x *text, subjects []subject) {
	under := make([]float64, len(subjects)) // what the subhead lends
	mention := 0
	for n := range x.sentences {
		u := &x.sentences[n]
		u.heading = f.isHeading(x, u)
		u.own, u.about = make([]float64, len(subjects)), make([]float64, len(subjects))
		first := mention
		for mention < len(x.doc.Mentions) && x.doc.Mentions[mention].First < u.End {
			mention++
		}
		for k := range subjects {
			u.own[k] = f.own(x, u, &subjects[k], x.doc.Mentions[first:mention])
		}
		f.stand(x, u)
		u.voice = f.voice(x, u)
		if u.heading {
			copy(under, u.own)
			copy(u.about, u.own)
			continue
		}
		for k := range subjects {
			u.about[k] = u.own[k] + f.lent(x, n, k) + headingLends*min(1, under[k])
		}
	}
}

// own is how much a sentence by itself is about a subject: each word, phrase
// and participant once, by weight and rarity.
func (f *finder) own(x *text, u *unit, s *subject, mentions []annot.Mention) float64 {
	sum := 0.0
	ids := x.stems[u.First:u.End]
	for i, id := range ids {
		if id < 0 || s.weight[id] == 0 || slices.Contains(ids[:i], id) {
			continue
		}
		sum += s.weight[id] * f.rarity(id)
	}
	for i := range s.phrases {
		if s.phrases[i].in(ids) {
			sum += s.phrases[i].weight / 2
		}
	}
	best := 0.0
	for _, m := range mentions {
		if m.Entity < 0 || s.entities[m.Entity] == 0 {
			continue
		}
		w := s.entities[m.Entity]
		if m.Form == annot.Pronoun {
			w /= 2
		}
		best = max(best, w*0.6)
	}
	return sum + best
}

// lent is what the sentences before lend sentence n.
func (f *finder) lent(x *text, n, k int) float64 {
	if n == 0 {
		return 0
	}
	u, before := &x.sentences[n], &x.sentences[n-1]
	if before.heading {
		return 0
	}
	about := min(before.about[k], 1.2)
	switch {
	case u.Block == before.Block && f.anaphoric(x, u):
		return anaphorLends * about
	case u.voice >= 0 && u.voice == before.voice && f.quoted(x, u):
		return speechLends * about
	case u.Block == before.Block:
		return blockLends * about
	case u.Block == before.Block+1 && f.anaphoric(x, u):
		return blockLends * about
	case u.Block == before.Block+1:
		return nextLends * about
	}
	return 0
}

// quoted reports whether a sentence begins within quotation marks.
func (f *finder) quoted(x *text, u *unit) bool {
	return x.doc.Tokens[u.First].Kind == annot.QuoteTok || x.doc.InQuote(u.First) >= 0
}

// anaphoric reports whether a sentence begins with a word that stands for
// something said before.
func (f *finder) anaphoric(x *text, u *unit) bool {
	for i := u.First; i < u.End && i < u.First+4; i++ {
		t := &x.doc.Tokens[i]
		if f.words.anaphor[t.Lower] {
			return true
		}
		if t.Kind != annot.QuoteTok && !f.words.opening[t.Lower] {
			return false
		}
	}
	return false
}

// isHeading reports whether a sentence is a heading, set as one or left without a stop.
func (f *finder) isHeading(x *text, u *unit) bool {
	b := x.doc.Source.Blocks[u.Block]
	if b.Kind == model.Heading {
		return true
	}
	last := &x.doc.Tokens[u.End-1]
	whole := last.End == b.End && (u.First == 0 || x.doc.Tokens[u.First-1].End <= b.Start)
	return whole && b.Kind == model.Paragraph && last.Kind != annot.Punct && last.Kind != annot.QuoteTok && u.End-u.First < 16
}
