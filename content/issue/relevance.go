package issue

import (
	"slices"

	"readout/content/annot"
	"readout/model"
)

// A loan is a way in which a sentence lends its subject to a later one.
type loan uint8

// The ways of lending.
const (
	anaphorLoan loan = iota // "It will resume on Monday."
	speechLoan              // the same speaker goes on
	blockLoan               // the next sentence of a paragraph
	nextLoan                // the paragraph after one
	headingLoan             // a subhead, to all that stands under it
	loans
)

// loanWeights is how much of it counts.
var loanWeights = [loans]float64{anaphorLoan: 0.7, speechLoan: 0.65, blockLoan: 0.4, nextLoan: 0.2, headingLoan: 0.35}

// listen reads of each sentence what does not depend on any subject.
func (f *finder) listen(x *text) {
	for n := range x.sentences {
		u := &x.sentences[n]
		u.heading = f.isHeading(x, u)
		for i := u.First; i < u.End; i++ {
			u.figure = u.figure || x.doc.Tokens[i].Kind == annot.Number
		}
		f.stand(x, u)
		u.voice = f.voice(x, u)
	}
}

// weigh says of each sentence of a text how much it is about each subject.
func (f *finder) weigh(x *text, subjects []subject) {
	under := make([]float64, len(subjects)) // what the subhead lends
	mention, opened := 0, false
	for n := range x.sentences {
		u := &x.sentences[n]
		u.own, u.lent = make([][ties]float64, len(subjects)), make([][loans]float64, len(subjects))
		u.about = make([]float64, len(subjects))
		first := mention
		for mention < len(x.doc.Mentions) && x.doc.Mentions[mention].First < u.End {
			mention++
		}
		opened = opened || !u.heading
		for k := range subjects {
			u.own[k] = f.own(x, u, &subjects[k], x.doc.Mentions[first:mention])
			for t, v := range u.own[k] {
				u.about[k] += tieWeights[t] * v
			}
			if u.heading {
				if opened {
					under[k] = min(1, u.about[k])
				}
				continue
			}
			if way, v := f.lent(x, n, k); v > 0 {
				u.lent[k][way] = v
			}
			u.lent[k][headingLoan] = under[k]
			for t, v := range u.lent[k] {
				u.about[k] += loanWeights[t] * v
			}
		}
	}
}

// own is how much a sentence by itself is about a subject: each word, phrase
// and participant once, by tie and rarity.
func (f *finder) own(x *text, u *unit, s *subject, mentions []annot.Mention) [ties]float64 {
	var sum [ties]float64
	ids := x.stems[u.First:u.End]
	for i, id := range ids {
		if id < 0 || s.tie[id] == none || slices.Contains(ids[:i], id) {
			continue
		}
		sum[s.tie[id]] += s.share[id] * f.rarity(id)
	}
	for i := range s.phrases {
		if p := &s.phrases[i]; p.in(ids) {
			sum[p.tie] += p.share * 0.5
		}
	}
	for _, m := range mentions {
		if t, ok := s.entities[m.Entity]; ok && m.Entity >= 0 {
			sum[t] = 1
		}
	}
	return sum
}

// lent is what the sentence before lends sentence n, and how.
func (f *finder) lent(x *text, n, k int) (loan, float64) {
	if n == 0 || x.sentences[n-1].heading {
		return nextLoan, 0
	}
	u, before := &x.sentences[n], &x.sentences[n-1]
	about := min(before.about[k], 1.2)
	for i := n - 2; i >= 0 && x.sentences[i].Block == u.Block; i-- { // what the paragraph opened with
		about = max(about, 1.0*level(x.sentences[i].about[k]))
	}
	switch {
	case u.voice >= 0 && u.voice == before.voice && f.quoted(x, u):
		return speechLoan, about
	case u.Block == before.Block && f.anaphoric(x, u):
		return anaphorLoan, about
	case u.Block == before.Block, u.Block == before.Block+1 && f.anaphoric(x, u):
		return blockLoan, about
	case u.Block == before.Block+1:
		return nextLoan, about
	}
	return nextLoan, 0
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
