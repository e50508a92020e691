package issue

import (
	"slices"
	"strings"

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
			t := &x.doc.Tokens[i]
			u.figure = u.figure || t.Kind == annot.Number
			u.money = u.money || f.words.money[t.Lower] || t.Kind == annot.Number && strings.ContainsAny(t.Lower, "$€£¥%")
		}
		f.stand(x, u)
		u.voice = f.voice(x, u)
		for _, q := range x.quotesIn(u) {
			m := x.doc.Marks[q.Mark]
			u.quoted = u.quoted || 2*(min(m.End, u.End)-max(m.First, u.First)) > u.End-u.First
		}
	}
	at := func(token int) *unit { return &x.sentences[x.doc.SentenceOf(token)] }
	for i := range x.doc.Undertakings {
		g := &x.doc.Undertakings[i]
		u := &x.sentences[g.Sentence]
		u.pledge = true
		u.refused = u.refused || g.Status == model.Refused || g.Status == model.Withdrawn
	}
	for _, c := range x.doc.Conditions {
		at(c.First).waits = true
	}
	for _, t := range x.doc.Timexes {
		u := at(t.First)
		u.deadline = u.deadline || t.Deadline
		u.future = u.future || !x.doc.Anchor.IsZero() && !t.To.IsZero() && x.doc.Anchor.Time().Before(t.To.Time())
	}
}

// leastStance is what the writer's own sentence must show to be more than scenery.
const leastStance = 0.2

// scenery reports whether a sentence of the writer's shows nothing that could
// bear on an issue: nobody who acts, no stance, undertaking, condition, figure or
// day to come.
func (u *unit) scenery() bool {
	return u.mentions[0] == u.mentions[1] && u.stance.value < leastStance && u.voice < 0 && !u.pledge && !u.waits && !u.figure && !u.future && !u.deadline
}

// tie says of each sentence of a text how its own words tie it to each subject.
func (f *finder) tie(x *text) {
	mention := 0
	x.density = make([]float64, len(f.subjects))
	for n := range x.sentences {
		u := &x.sentences[n]
		u.own, u.tied = make([][ties]float64, len(f.subjects)), make([]float64, len(f.subjects))
		first := mention
		for mention < len(x.doc.Mentions) && x.doc.Mentions[mention].First < u.End {
			mention++
		}
		u.mentions = [2]int{first, mention}
		for k := range f.subjects {
			u.own[k] = f.own(x, u, &f.subjects[k], x.doc.Mentions[first:mention])
			for t, v := range u.own[k] {
				u.tied[k] += tieWeights[t] * v
			}
			x.density[k] += level(u.tied[k])
		}
	}
	for k := range x.density {
		x.density[k] /= float64(max(1, len(x.sentences)))
	}
}

// weigh says of each sentence of a text how much it is about each subject.
func (f *finder) weigh(x *text) {
	under := make([]float64, len(f.subjects)) // what the subhead lends
	opened := false
	for n := range x.sentences {
		u := &x.sentences[n]
		u.lent = make([][loans]float64, len(f.subjects))
		u.about = slices.Clone(u.tied)
		opened = opened || !u.heading
		for k := range f.subjects {
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
		sum[s.tie[id]] += s.share[id] * f.rarities[id]
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
