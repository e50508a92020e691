package issue

import (
	"slices"

	"readout/content/annot"
)

// foundLeast is how strongly a sentence must say that something is unsettled, to
// make an issue of its own.
const foundLeast = 0.8

// restLeast is how strongly it must do so to be weighed at all.
const restLeast = 0.4

// choose makes statements of the sentences of the dossier. Of each lens those
// are taken that promise the best balance of what is found and what is right;
// then, by the same measure, what is unsettled and belongs to none.
func (f *finder) choose() {
	cuts := f.cuts()
	rest := f.restCut(cuts)
	f.all(func(x *text, _, n int) {
		u := &x.sentences[n]
		for k := range f.subjects {
			if u.chance[k] >= cuts[k] {
				f.add(x, n, &f.subjects[k], u.chance[k])
			}
		}
		if f.mayRest(u, cuts) && f.restOf(u) >= rest {
			f.found = append(f.found, found{text: x, sentence: n, statement: len(x.doc.Statements)})
			f.add(x, n, nil, u.stance.found)
		}
	})
}

// cuts is by lens the least chance that is taken.
func (f *finder) cuts() []float64 {
	cuts := make([]float64, len(f.subjects))
	for k := range cuts {
		var all []float64
		f.all(func(x *text, _, n int) { all = append(all, x.sentences[n].chance[k]) })
		cuts[k] = Cut(all)
	}
	return cuts
}

// mayRest reports whether a sentence is taken under no lens and says that
// something is unsettled.
func (f *finder) mayRest(u *unit, cuts []float64) bool {
	for k, c := range u.chance {
		if c >= cuts[k] {
			return false
		}
	}
	return u.stance.found >= restLeast
}

// restCut is the least chance that is taken of what belongs to no lens.
func (f *finder) restCut(cuts []float64) float64 {
	if len(f.dossier.Lens) == 0 {
		return foundLeast
	}
	var all []float64
	f.all(func(x *text, _, n int) {
		if u := &x.sentences[n]; f.mayRest(u, cuts) {
			all = append(all, u.rest)
		}
	})
	return RestCut(all)
}

// restOf is what is held against restCut.
func (f *finder) restOf(u *unit) float64 {
	if len(f.dossier.Lens) == 0 {
		return u.stance.found
	}
	return u.rest
}

// Cut is the least chance of being a statement that is taken, of all the
// sentences that may be one: that with which the share of what is right among
// what is taken and the share of what is taken among what is right are expected
// to balance best (the F measure). A lens about which the dossier says much and
// one about which it says little get each their own.
func Cut(chances []float64) float64 { return cut(chances, 1) }

// RestCut is the same for what belongs to no lens.
func RestCut(chances []float64) float64 { return cut(chances, unweighed) }

// unweighed is how many statements that belong to no lens there are for each one
// among the sentences that are weighed as such: half of them say it in no way
// that the rules know, or are taken under a lens.
const unweighed = 2

// cut is Cut where as many statements are to be found as promised times a factor.
func cut(chances []float64, promised float64) float64 {
	sorted := slices.Clone(chances)
	slices.SortFunc(sorted, func(a, b float64) int {
		switch {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		return 0
	})
	total := 0.0
	for _, p := range sorted {
		total += p * promised
	}
	cut, best, sum := 1.0, 0.0, 0.0
	for i, p := range sorted {
		if p < leastChance/promised {
			break
		}
		sum += p
		if v := 2 * sum / (float64(i+1) + total); v > best {
			cut, best = p, v
		}
	}
	return cut
}

// leastChance is what no balance may go below, where all are weighed.
const leastChance = 0.25

// add makes a statement of sentence n under a subject, or under none.
func (f *finder) add(x *text, n int, under *subject, weight float64) {
	u := &x.sentences[n]
	s := annot.Statement{Sentence: n, Speaker: u.voice, Weight: weight, Open: u.stance.found, Rule: "subject", Trigger: [2]int{u.First, u.First}}
	if b := u.stance.best; b != nil {
		s.Rule, s.Trigger = b.Entry.ID(), [2]int{b.First, b.End}
	}
	if under != nil {
		s.Issue, s.Group = under.lens.ID, under.group
	}
	if t := u.stance.topic; t != nil && s.Issue == "" {
		s.Rule, s.Trigger = t.Entry.ID(), [2]int{t.First, t.End}
		s.Topic = f.topic(x, u)
	}
	x.doc.Statements = append(x.doc.Statements, s)
}
