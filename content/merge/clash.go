package merge

import (
	"slices"

	"readout/content/annot"
)

const (
	otherwiseSame = 0.75 // share of words in common of which one that differs says nothing
	farApart      = 1.5  // by how many times two sums differ that are not one, told differently
)

// A phraseOf is the preposition after an object with what it leads to: "on barley"
// in "the ban on barley".
type phraseOf struct {
	preposition string
	terms       termset
	named       bool // there is a name in it
}

// doing is the stem of the verb with which the action of an undertaking begins; ""
// where it begins with a noun.
func doing(doc *annot.Document, u *annot.Undertaking) string {
	for k := firstClause(doc, u.Sentence); k < len(doc.Clauses) && doc.Clauses[k].Sentence == u.Sentence; k++ {
		if c := &doc.Clauses[k]; c.Head >= u.Action[0] && c.Head <= min(u.Action[0]+1, u.Action[1]-1) {
			return vocab().root(c.Lemma)
		}
	}
	return ""
}

// after is the phrase that begins at token at, end at most.
func (p *pledger) after(doc *annot.Document, at, end int) phraseOf {
	if at >= end || doc.Tokens[at].Kind != annot.Word {
		return phraseOf{}
	}
	last := at + 1
	for last < end && doc.Tokens[last].Kind != annot.Punct && !vocab().closes[doc.Tokens[last].Lower] {
		last++
	}
	if k := timexFrom(doc, at+1); k < len(doc.Timexes) && doc.Timexes[k].First < last {
		return phraseOf{} // when it is done
	}
	return phraseOf{doc.Tokens[at].Lower, p.action(doc, at+1, last), len(mentionsIn(doc, at+1, last)) > 0}
}

// clash reports whether two reports cannot tell one undertaking, though they share
// words: their doings are opposed or have nothing to do with each other, or the
// same is done to another thing, for somebody else or with another sum. Share is
// what they share of all their words.
func (p *pledger) clash(a, b *report, share float64) bool {
	if a.u.About != "" || a.u.Soft || b.u.Soft {
		return false
	}
	if vocab().opposed[[2]string{a.doing, b.doing}] || p.otherSums(a, b) {
		return true
	}
	if share >= otherwiseSame {
		return false
	}
	sameObject := a.object >= 0 && a.object == b.object
	if !sameObject && len(a.own) > 0 && len(b.own) > 0 && p.terms.common(a.own, b.own) == 0 {
		return true
	}
	if a.doing != "" && a.doing == b.doing && a.direct && b.direct && a.object >= 0 && b.object >= 0 && !slices.Contains(a.about, b.object) && !slices.Contains(b.about, a.object) {
		return true
	}
	if sameObject && p.otherPhrase(a, b) {
		return true
	}
	return len(a.u.Beneficiary) > 0 && len(b.u.Beneficiary) > 0 && !p.related(a.u.Beneficiary, b.u.Beneficiary)
}

// otherPhrase reports whether what stands after one object in two reports is
// different: "the ban on barley", "the ban on whaling".
func (p *pledger) otherPhrase(a, b *report) bool {
	x, y := a.of, b.of
	return x.preposition == y.preposition && x.named == y.named && len(x.terms) > 0 && len(y.terms) > 0 &&
		p.terms.common(x.terms, b.about) == 0 && p.terms.common(y.terms, a.about) == 0
}

// otherSums reports whether both actions have amounts of one unit, none of which is
// near one of the other's.
func (p *pledger) otherSums(a, b *report) bool {
	found := false
	for _, x := range p.sums(a) {
		for _, y := range p.sums(b) {
			if x.unit != y.unit {
				continue
			}
			if found = true; max(x.value, y.value) < farApart*min(x.value, y.value) {
				return false
			}
		}
	}
	return found
}

// sums are the amounts in the action of a report.
func (p *pledger) sums(r *report) []amount {
	var out []amount
	for i := r.u.Action[0]; i < r.u.Action[1]; i++ {
		if t := &r.doc.Tokens[i]; t.Kind != annot.Number && (t.Kind != annot.Word && t.Kind != annot.Capital || !numeral(t.Lower)) {
			continue
		}
		if k := timexFrom(r.doc, i); k < len(r.doc.Timexes) && r.doc.Timexes[k].First <= i {
			continue
		}
		if f, ok := readAmount(r.doc, i, r.u.Action[1]); ok {
			out = append(out, f)
			i = max(i, f.end-1)
		}
	}
	return out
}
