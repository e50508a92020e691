package issue

import (
	"readout/content/annot"
)

// How much relevance times stance a statement must have.
const (
	least    = 0.40 // of a sentence under a lens
	leastRel = 0.25
	baseline = 0.15 // stance of any sentence
	foundRel = 0.9  // a stance this strong makes an issue of its own
	rivalry  = 0.35 // of the best lens of a sentence, to stand under another one too
)

// choose makes statements of the sentences of a text.
func (f *finder) choose(x *text, subjects []subject) {
	for n := range x.sentences {
		u := &x.sentences[n]
		if u.heading {
			continue
		}
		best := 0.0
		for k := range subjects {
			best = max(best, u.about[k])
		}
		for k := range subjects {
			rel := u.about[k]
			if rel < leastRel || rel < rivalry*best {
				continue
			}
			if score := min(rel, 1.5) * (baseline + u.stance.value); score >= least {
				f.add(x, n, subjects[k].lens.ID, score)
				u.chosen = true
			}
		}
		if !u.chosen && u.stance.found >= foundRel {
			f.add(x, n, "", u.stance.found)
		}
	}
}

func (f *finder) add(x *text, n int, lens string, score float64) {
	u := &x.sentences[n]
	s := annot.Statement{Issue: lens, Sentence: n, Speaker: u.voice, Weight: score, Rule: "subject", Trigger: [2]int{u.First, u.First}}
	if b := u.stance.best; b != nil {
		s.Rule, s.Trigger = b.Entry.ID, [2]int{b.First, b.End}
	}
	x.doc.Statements = append(x.doc.Statements, s)
}

// group puts the statements of no lens together.
func (f *finder) group() {}
