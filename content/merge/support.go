package merge

import (
	"slices"

	"readout/content/annot"
	"readout/model"
)

// widest is how many happenings one term may lead to, and hints how many terms
// of a sentence are followed.
const (
	widest = 48
	hints  = 8
	wave   = 10 // days: what is told without a date is news of these days
)

// support finds the sentences that tell a happening of the timeline without its
// date or condition, and keeps them as evidence.
func (l *liner) support() {
	l.extra = map[int][][2]int{}
	index := l.index()
	has := map[[2]int][]int{} // sentence → roots that have it
	dated := map[[2]int]bool{}
	for i := range l.told {
		at := l.told[i].at()
		has[at] = append(has[at], l.one.find(i))
		dated[at] = dated[at] || l.told[i].e.Timex >= 0 && !l.told[i].e.Background
	}
	for n, doc := range l.dossier.Docs {
		clause := 0
		for s := range doc.Sentences {
			from := clause
			for clause < len(doc.Clauses) && doc.Clauses[clause].Sentence == s {
				clause++
			}
			at := [2]int{n, s}
			for _, i := range l.candidates(index, l.sentences[n][s]) {
				r := l.one.find(i)
				if slices.Contains(has[at], r) || dated[at] && l.told[i].e.Timex >= 0 || !l.near(doc, l.told[i].doc) || !l.tells(at, doc, from, clause, &l.told[i]) {
					continue
				}
				has[at] = append(has[at], r)
				l.extra[r] = append(l.extra[r], at)
			}
		}
	}
}

// index leads from a term to the tellings that hold it among their rarest.
func (l *liner) index() map[int32][]int {
	index := map[int32][]int{}
	for i := range l.told {
		if l.told[i].e.Background {
			continue
		}
		for _, s := range l.terms.rarest(l.told[i].about, hints) {
			index[s] = append(index[s], i)
		}
	}
	return index
}

// candidates are the tellings that share at least two of their rarest terms with a sentence.
func (l *liner) candidates(index map[int32][]int, sentence termset) []int {
	count := map[int]int{}
	var out []int
	for _, s := range sentence {
		told := index[s]
		if len(told) > widest {
			continue
		}
		for _, i := range told {
			if count[i]++; count[i] == 2 {
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return out
}

// tells reports whether a sentence tells the happening of t: the words agree,
// the verb too or more of the words, and somebody takes part in both.
func (l *liner) tells(at [2]int, doc *annot.Document, from, to int, t *telling) bool {
	sentence := l.sentences[at[0]][at[1]]
	share, n := l.terms.overlap(sentence, t.about)
	if n < 2 {
		return false
	}
	verb := false
	for k := from; k < to; k++ {
		ids := l.terms.of(doc.Clauses[k].Lemma)
		verb = verb || t.verb >= 0 && slices.Contains(ids, t.verb)
	}
	who := l.named(doc, doc.Sentences[at[1]])
	if verb && !t.light && l.partners(who, t.e.Participants) > 1 {
		return true
	}
	if share < toldWithout || l.terms.dice(sentence, t.about) < bothTell || !verb && n < 3 {
		return false
	}
	return l.related(who, t.e.Participants) || len(t.e.Participants) == 0
}

// partners counts the participants of b to whom somebody in a is related.
func (l *liner) partners(a, b []int) int {
	n := 0
	for _, x := range b {
		if l.related(a, []int{x}) {
			n++
		}
	}
	return n
}

// near reports whether two sources appeared within days of each other, as far as is known.
func (l *liner) near(a, b *annot.Document) bool {
	x, y := a.Anchor, b.Anchor
	return x.IsZero() || y.IsZero() || x.Compare(y.Add(-wave)) >= 0 && x.Compare(y.Add(wave)) <= 0
}

// named are the participants that a sentence names.
func (l *liner) named(doc *annot.Document, s annot.Sentence) []int {
	var out []int
	for _, m := range mentionsIn(doc, s.First, s.End) {
		if m.Entity >= 0 && l.dossier.Entities[m.Entity].Kind != model.Place && l.dossier.Entities[m.Entity].Kind != model.Other {
			out = append(out, m.Entity)
		}
	}
	return out
}
