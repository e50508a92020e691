package merge

import (
	"maps"
	"slices"

	"readout/content/annot"
	"readout/model"
)

// How far support looks.
const (
	widest  = 32 // happenings that one term may lead to
	opening = 3  // sentences that open an article, its title among them
	goesOn  = 4  // sentences after a dated one that may go on with it
	farther = 8  // sentences after one that tells by how much something moved
	object  = 5  // words behind a verb that may hold the noun of its object
	wave    = 10 // days: what is told without a date is news of these days
)

// A supporter is a sentence that tells a happening of the timeline without
// having an event of its own.
type supporter struct {
	at   [2]int // document and sentence
	who  []int  // who takes part, where the sentence goes on with the happening
	rule string
}

// support finds the sentences that tell a happening of the timeline without its
// date or condition, and keeps them as evidence.
func (l *liner) support() {
	l.extra = map[int][]supporter{}
	index := l.index()
	has := map[[2]int][]int{} // sentence → roots that have it
	dated := map[[2]int]bool{}
	for i := range l.told {
		at := l.told[i].at()
		has[at] = append(has[at], l.one.find(i))
		dated[at] = dated[at] || l.told[i].e.Timex >= 0 && !l.told[i].e.Background
	}
	told := map[[2]int][]int{} // sentence → tellings that it supports
	var pairs [][2]int         // tellings of one happening, as a title that supports both shows
	l.goOn(dated)
	l.atOccasion()
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
				if slices.Contains(has[at], r) || dated[at] && !l.told[i].waiting() || !l.near(doc, l.told[i].doc) || !l.speaksOf(at, doc, from, clause, r, &l.told[i]) {
					continue
				}
				for _, j := range told[at] {
					if s == 0 && l.bothTold(&l.told[i], &l.told[j]) {
						pairs = append(pairs, [2]int{i, j})
					}
				}
				told[at] = append(told[at], i)
				if l.tells(at, doc, from, clause, &l.told[i]) {
					has[at] = append(has[at], r)
					l.extra[r] = append(l.extra[r], supporter{at: at, rule: "tells the same without a date"})
				}
			}
		}
	}
	l.rejoin(pairs)
	for r, extra := range l.extra {
		l.extra[r] = slices.DeleteFunc(extra, func(x supporter) bool { return l.one.apartFrom(r, has[x.at]) })
	}
}

// bothTold reports whether two tellings of one day that one title supports
// are of one happening: several take part in both.
func (l *liner) bothTold(a, b *telling) bool {
	return a.n != b.n && !a.waiting() && a.when == b.when && a.when.Precision == model.Day &&
		l.partners(a.e.Participants, b.e.Participants) > 1 && l.partners(b.e.Participants, a.e.Participants) > 1
}

// rejoin puts tellings together after support was found, and what supports them.
func (l *liner) rejoin(pairs [][2]int) {
	if len(pairs) == 0 {
		return
	}
	for _, p := range pairs {
		l.one.join(p[0], p[1])
	}
	extra := map[int][]supporter{}
	for _, old := range slices.Sorted(maps.Keys(l.extra)) {
		r := l.one.find(old)
		extra[r] = append(extra[r], l.extra[old]...)
	}
	l.extra = extra
}

// atOccasion gives an occasion of some day the sentences that tell what else
// happened at it: "They stormed out of Monday's hearing".
func (l *liner) atOccasion() {
	type key struct {
		day  annot.Day
		what int32
	}
	first := map[key]int{}
	for i := range l.told {
		if t := &l.told[i]; t.noun() && t.when.Precision == model.Day && !t.e.Background {
			for _, o := range t.occasion {
				if _, ok := first[key{t.from, o}]; !ok {
					first[key{t.from, o}] = i
				}
			}
		}
	}
	for i := range l.told {
		t := &l.told[i]
		if t.waiting() || t.when.Precision != model.Day {
			continue
		}
		for _, o := range t.occasion {
			if j, ok := first[key{t.from, o}]; ok && l.one.find(i) != l.one.find(j) {
				r := l.one.find(j)
				l.extra[r] = append(l.extra[r], supporter{at: t.at(), rule: "tells of the same occasion"})
			}
		}
	}
}

// goOn takes in the sentences that go on with a happening of some day: those of
// the same article whose verb is the same or tells a movement too, in the plain
// past and without a date of their own, one within a few sentences of the other,
// until another such happening has a date.
func (l *liner) goOn(dated map[[2]int]bool) {
	for i := range l.told {
		t := &l.told[i]
		if !l.leadsOn(t) {
			continue
		}
		c := l.lead(t)
		moving := l.moving(t.doc, c)
		k, until := t.e.Clause+1, t.e.Sentence+goesOn
		if moving && l.measured(t.doc, c) {
			until = t.e.Sentence + farther
		}
		for s := t.e.Sentence; s <= min(until, l.nextLead(i)-1); s++ {
			at := [2]int{t.n, s}
			for ; k < len(t.doc.Clauses) && t.doc.Clauses[k].Sentence == s; k++ {
				x := &t.doc.Clauses[k]
				alike := c.Lemma == x.Lemma && !t.light && l.terms.common(t.about, l.terms.in(t.doc, x.First, x.End)) > 1 || moving && l.moving(t.doc, x)
				if alike && happened(x) && (s == t.e.Sentence || !dated[at]) && x.Subject[0] < x.Subject[1] {
					r := l.one.find(i)
					who := x.Actors
					if moving {
						who = nil // what else moved has no part in this
					}
					l.extra[r] = append(l.extra[r], supporter{at, who, "goes on with the same day"})
					if moving && l.measured(t.doc, x) {
						until = s + farther
					}
				}
			}
		}
	}
}

// measured reports whether a clause says by how much or to where something moved.
func (l *liner) measured(doc *annot.Document, c *annot.Clause) bool {
	for i := c.Verb[1]; i < c.End; i++ {
		if doc.Tokens[i].Kind == annot.Number {
			return true
		}
	}
	return false
}

// leadsOn reports whether sentences may go on with a telling: it tells what
// happened on a day, by a verb that says something.
func (l *liner) leadsOn(t *telling) bool {
	if t.e.Background || t.e.Clause < 0 || t.when.Precision != model.Day || l.ahead(t) {
		return false
	}
	c := l.lead(t)
	return happened(c) && (!t.light || l.moving(t.doc, c))
}

// lead is the finite clause of a telling, which the verb of its day may only
// complete: "recovered to end the day".
func (l *liner) lead(t *telling) *annot.Clause {
	c := &t.doc.Clauses[t.e.Clause]
	if p := c.Parent; (c.Infinitive || c.Participle) && p >= 0 {
		return &t.doc.Clauses[p]
	}
	return c
}

// nextLead is the sentence of the next telling, after that of telling i, that
// sentences of the same kind may go on with; that after the last where there is none.
func (l *liner) nextLead(i int) int {
	t := &l.told[i]
	for j := i + 1; j < len(l.told) && l.told[j].n == t.n; j++ {
		if o := &l.told[j]; o.e.Sentence > t.e.Sentence && l.leadsOn(o) && l.alike(t, o) {
			return o.e.Sentence
		}
	}
	return len(t.doc.Sentences)
}

// happened reports whether a clause tells what has happened: in the plain past or the perfect.
func happened(c *annot.Clause) bool {
	return (c.Tense == annot.Past || c.Perfect) && c.Modal == "" && !c.Participle && !c.Infinitive
}

// alike reports whether the verbs of two tellings are the same or both tell a movement.
func (l *liner) alike(a, b *telling) bool {
	x, y := l.lead(a), l.lead(b)
	return x.Lemma == y.Lemma || l.moving(a.doc, x) && l.moving(b.doc, y)
}

// moving reports whether a clause tells a movement: "fell", "was down", "posted a
// small gain".
func (l *liner) moving(doc *annot.Document, c *annot.Clause) bool {
	w, i := happenings(), c.Verb[1]
	switch {
	case w.move[c.Lemma]:
		return true
	case c.Lemma == "be":
		return i < len(doc.Tokens) && w.whither[doc.Tokens[i].Lower]
	case w.attains[c.Lemma]:
		return l.measured(doc, c)
	case w.undergoes[c.Lemma]:
		for end := min(c.End, i+object); i < end; i++ {
			if w.movement[doc.Tokens[i].Lower] {
				return true
			}
		}
	}
	return false
}

// index leads from a term to the tellings that hold it.
func (l *liner) index() postings {
	index := l.terms.postings()
	for i := range l.told {
		if l.told[i].e.Background || l.told[i].news {
			continue
		}
		for _, s := range l.told[i].about {
			index.add(s, i)
		}
	}
	return index
}

// candidates are the tellings that share at least two terms with a sentence,
// terms that very many tellings hold left out; they are good until the next call.
func (l *liner) candidates(index postings, sentence termset) []int {
	if len(l.hits) < len(l.told) {
		l.hits = make([]int8, len(l.told))
	}
	out, touched := l.found[:0], l.touched[:0]
	for _, s := range sentence {
		told := index.of(s)
		if len(told) > widest {
			continue
		}
		for _, i := range told {
			switch l.hits[i]++; l.hits[i] {
			case 1:
				touched = append(touched, i)
			case 2:
				out = append(out, i)
			case 100:
				l.hits[i] = 99
			}
		}
	}
	for _, i := range touched {
		l.hits[i] = 0
	}
	l.found, l.touched = out, touched
	slices.Sort(out)
	return out
}

// speaksOf reports whether a sentence is about the happening of t: most of the words
// agree, or the verb does, and somebody takes part in both. The opening of an article
// is about the central event, of the set r, more freely.
func (l *liner) speaksOf(at [2]int, doc *annot.Document, from, to, r int, t *telling) bool {
	x := l.terms.compare(l.sentences[at[0]][at[1]], t.about)
	if x.n < 2 || len(t.about) < 3 {
		return false
	}
	who := l.named(doc, doc.Sentences[at[1]])
	if len(t.e.Participants) > 0 && !l.related(who, t.e.Participants) {
		return false
	}
	return l.does(doc, from, to, t) && l.partners(who, t.e.Participants) > 1 ||
		at[1] < opening && l.central >= 0 && l.one.find(l.central) == r && x.n > 3 && x.share() >= openingTells && len(t.e.Participants) > 0 ||
		x.n > 2 && x.share() >= toldWithout && x.dice() >= bothTell
}

// tells reports whether a sentence that is about the happening of t tells it: some
// words beside the names agree, fewer where the verb does or the opening of an
// article has three, and one does not deny what the other tells.
func (l *liner) tells(at [2]int, doc *annot.Document, from, to int, t *telling) bool {
	x := l.terms.compare(l.sentences[at[0]][at[1]], l.ownOf(t))
	if x.n < 2 || l.denies(at) != t.denies() {
		return false
	}
	return x.of() >= ownTells || (at[1] < opening || l.does(doc, from, to, t)) && (x.n > 2 || x.of() >= verbTells)
}

// denies reports whether a telling says that something did not happen.
func (t *telling) denies() bool {
	if t.e.Clause < 0 {
		return denial(t.doc, t.e.First, t.e.End)
	}
	c := &t.doc.Clauses[t.e.Clause]
	return c.Negated || denial(t.doc, min(c.First, c.Verb[0]), min(c.Verb[1]+2, max(c.End, c.Verb[1])))
}

// does reports whether a clause of from to to has the verb of t.
func (l *liner) does(doc *annot.Document, from, to int, t *telling) bool {
	if t.verb < 0 || t.light {
		return false
	}
	return slices.ContainsFunc(doc.Clauses[from:to], func(c annot.Clause) bool {
		return slices.Contains(l.terms.of(c.Lemma), t.verb)
	})
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
