package pledge

import (
	"slices"

	"readout/content/annot"
	"readout/model"
)

// headlines adds "Harbour union to strike", and has what a headline tells stand by
// itself where the text tells nothing like it.
func (f *finder) headlines() {
	for k := range f.doc.Clauses {
		c := &f.doc.Clauses[k]
		if s := f.doc.Sentences[c.Sentence]; f.used[k] || !c.Infinitive || c.Passive || c.Parent >= 0 || f.lex.state[c.Lemma] && !f.phrasal(c) || f.hollow(c) || !f.heading(c.Sentence) || f.supposed(k) ||
			slices.ContainsFunc(f.out, func(u annot.Undertaking) bool { return u.Sentence == c.Sentence }) {
			continue
		} else if a := f.headed(s, c.Verb[0]); len(a) > 0 {
			u := annot.Undertaking{Actors: a, Status: model.Promised, Sentence: c.Sentence, Clause: k, Speaker: -1, Soft: true, Rule: "headline: to", Trigger: c.Verb}
			u.Action = f.upTo(c.Head, f.coordinated(k))
			f.condition(k, &u)
			u.Beneficiary = f.beneficiaries(&u)
			f.out = append(f.out, u)
		}
	}
	for i := range f.out {
		if u := &f.out[i]; u.Soft && f.heading(u.Sentence) && f.doc.Sentences[u.Sentence].Block == 0 && u.Clause >= 0 && !f.vague(u.Action) && !f.toldInText(u) {
			u.Soft = false
		}
	}
}

// headed is who opens a headline right before the "to" at token i.
func (f *finder) headed(s annot.Sentence, i int) []int {
	for _, m := range f.doc.Mentions {
		if m.End == i && m.Titled <= s.First+1 && m.Titled >= s.First && m.Entity >= 0 && m.Form != annot.Pronoun && f.canAct(m.Entity) {
			return []int{m.Entity}
		}
	}
	return nil
}

// toldInText reports whether the text tells what a headline does: an undertaking
// with one of its words or by one of its actors.
func (f *finder) toldInText(h *annot.Undertaking) bool {
	return slices.ContainsFunc(f.out, func(u annot.Undertaking) bool {
		if f.heading(u.Sentence) || u.Sentence == h.Sentence {
			return false
		}
		if shares(u.Actors, h.Actors) {
			return true
		}
		for i := u.Action[0]; i < u.Action[1]; i++ {
			for j := h.Action[0]; j < h.Action[1]; j++ {
				if a, b := f.doc.Tokens[i].Lower, f.doc.Tokens[j].Lower; len(a) > 3 && a == b {
					return true
				}
			}
		}
		return false
	})
}
