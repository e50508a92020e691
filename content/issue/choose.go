package issue

import (
	"slices"

	"readout/content/annot"
)

// A feature is one thing that speaks for or against a sentence as a statement
// under a lens.
type feature uint8

// The features; the ties come first.
const (
	lending  = feature(ties)            // what the sentences before lend, by loan
	about    = lending + feature(loans) // all of these together, levelling off
	rival    = about + 1                // how much more it is about another lens
	standing = about + 2                // the classes of stances
	stanced  = standing + numStances    // stance and subject at once
	spoken   = stanced + 1              // somebody's words or position
	figures  = stanced + 2              // it has a number
	lead     = stanced + 3              // it opens its article
	features = stanced + 4
)

// features are what is known of sentence n under each lens.
func (f *finder) features(x *text, n int) [][features]float64 {
	u := &x.sentences[n]
	out := make([][features]float64, len(u.own))
	for k := range out {
		v := &out[k]
		copy(v[:], u.own[k][:])
		for t, w := range u.lent[k] {
			v[int(lending)+t] = w
		}
		v[about] = level(u.about[k])
		for j := range u.about {
			if j != k {
				v[rival] = max(v[rival], level(u.about[j])-level(u.about[k]))
			}
		}
		copy(v[standing:], u.stance.by[:])
		v[stanced] = u.stance.value * v[about]
		if u.voice >= 0 {
			v[spoken] = 1
		}
		if u.figure {
			v[figures] = 1
		}
		if n == 0 {
			v[lead] = 1
		}
	}
	return out
}

func level(about float64) float64 { return about / (about + 0.6) }

// leastStance is what the writer's own sentence must show to be more than scenery.
const leastStance = 0.2

// foundLeast is how strongly a sentence of no lens must say that something is
// unsettled, to make an issue of its own.
const foundLeast = 0.8

// surely is how strongly it must do so to be taken for a statement of a lens
// that it falls short of by no more than nearLens.
const (
	surely   = 0.9
	nearLens = 0.7
)

// choose makes statements of the sentences of a text. What is unsettled and
// near a lens goes there rather than into an issue of its own.
func (f *finder) choose(x *text, subjects []subject) {
	for n := range x.sentences {
		u := &x.sentences[n]
		if u.heading {
			continue
		}
		chosen, best, nearest := false, -1, -nearLens
		for k, v := range f.features(x, n) {
			if u.about[k] < leastAbout || u.stance.value < leastStance && u.voice < 0 {
				continue
			}
			score := bias
			for i, w := range weights {
				score += w * v[i]
			}
			if score >= 0 {
				f.add(x, n, &subjects[k], score)
				chosen = true
			} else if score >= nearest && subjects[k].group == 0 {
				best, nearest = k, score
			}
		}
		switch {
		case chosen || u.stance.found < foundLeast:
		case best >= 0 && u.stance.found >= surely:
			f.add(x, n, &subjects[best], nearLens+nearest)
		default:
			f.found = append(f.found, found{text: x, sentence: n, statement: len(x.doc.Statements)})
			f.add(x, n, nil, u.stance.found)
		}
	}
}

// add makes a statement of sentence n under a subject, or under none.
func (f *finder) add(x *text, n int, under *subject, weight float64) {
	u := &x.sentences[n]
	s := annot.Statement{Sentence: n, Speaker: u.voice, Weight: weight, Rule: "subject", Trigger: [2]int{u.First, u.First}}
	if b := u.stance.best; b != nil {
		s.Rule, s.Trigger = b.Entry.ID, [2]int{b.First, b.End}
	}
	if under != nil {
		s.Issue, s.Group = under.lens.ID, under.group
	}
	if t := u.stance.topic; t != nil && s.Issue == "" {
		s.Rule, s.Trigger = t.Entry.ID, [2]int{t.First, t.End}
		s.Topic = f.topic(x, u)
	}
	if s.Group > 0 && !f.titles(x, under, s.Topic) {
		s.Topic = [2]int{}
	}
	x.doc.Statements = append(x.doc.Statements, s)
}

// titles reports whether a topic has the word of its subject.
func (f *finder) titles(x *text, under *subject, topic [2]int) bool {
	return slices.ContainsFunc(x.stems[topic[0]:topic[1]], func(id int32) bool {
		return id >= 0 && under.tie[id] == termTie
	})
}
