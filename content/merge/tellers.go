package merge

import (
	"maps"
	"slices"
	"strings"

	"readout/content/annot"
	"readout/model"
)

const (
	tellsIt     = 0.66 // share of the lighter set of words that a sentence and an action have in common
	textTells   = 0.7  // and so much where a text is the subject and no actor is named
	tellsTerms  = 3    // and at least so many
	rareTerms   = 8    // of an action by which sentences that tell it are found
	longAnswer  = 4    // tokens of a short answer
	longFollows = 6    // the same, where the maker's own words stand between
	follows     = 2    // sentences after an undertaking that may go on about it
)

// A teller is a sentence that tells an undertaking without a trigger of its own.
type teller struct {
	at   [2]int // document and sentence
	rule string
}

// support finds the sentences that tell an undertaking in other words: those
// with its actor and most of its words in any source, and those right after it
// that speak of "the promise" or are its maker's own words on its condition or
// refusal.
func (p *pledger) support() {
	p.tells = map[int][]teller{}
	has := map[[2]int][]int{} // sentence → sets that it is evidence of
	for i := range p.reports {
		at := p.reports[i].sentence()
		has[at] = append(has[at], p.one.find(i))
	}
	keep := func(i int, at [2]int, rule string) {
		r := p.one.find(i)
		if !slices.Contains(has[at], r) && !p.one.apartFrom(r, has[at]) {
			has[at] = append(has[at], r)
			p.tells[r] = append(p.tells[r], teller{at, rule})
		}
	}
	index := p.terms.postings()
	for i := range p.reports {
		for _, id := range p.terms.rarest(p.reports[i].about, rareTerms) {
			index.add(id, i)
		}
	}
	for n, doc := range p.dossier.Docs {
		for s := range doc.Sentences {
			for _, i := range p.candidates(index, p.sentences[n][s]) {
				if at := [2]int{n, s}; p.sameWay(i, has[at]) && p.told(doc, at, i) {
					keep(i, at, "tells the same without a trigger")
				}
			}
		}
	}
	for i := range p.reports {
		p.goOn(i, has, keep)
	}
	p.otherWayRound(keep)
}

// otherWayRound gives a refusal until something has come about what tells the same
// as an undertaking once it has, and the other way round: "It will not pay a cent
// before the deal is signed", "It pays once the deal is signed".
func (p *pledger) otherWayRound(keep func(int, [2]int, string)) {
	type way struct{ refused, open []int }
	byTerm := map[int32]*way{} // what is waited for
	var waiting []termset
	for i := range p.reports {
		r := &p.reports[i]
		waits := p.action(r.doc, r.u.Condition[0], r.u.Condition[1])
		waiting = append(waiting, waits)
		if r.u.Soft {
			continue
		}
		for _, id := range waits {
			if byTerm[id] == nil {
				byTerm[id] = &way{}
			}
			switch w := byTerm[id]; {
			case r.u.Status == model.Refused && p.unfulfilled(r):
				w.refused = append(w.refused, i)
			case r.way > 0 && len(w.open) < maxPartners:
				w.open = append(w.open, i)
			}
		}
	}
	told := map[[2]int]bool{}
	for _, w := range slices.Sorted(maps.Keys(byTerm)) {
		for _, i := range byTerm[w].refused {
			for _, j := range byTerm[w].open {
				a, b := p.one.find(i), p.one.find(j)
				if told[[2]int{a, b}] || !p.related(p.reports[i].actors, p.reports[j].actors) || p.terms.common(waiting[i], waiting[j]) < min(2, len(waiting[i]), len(waiting[j])) {
					continue
				}
				told[[2]int{a, b}] = true
				p.give(a, b, keep)
			}
		}
	}
}

// unfulfilled reports whether a refusal holds until its condition is met.
func (p *pledger) unfulfilled(r *report) bool {
	i := r.u.Condition[0]
	return i < r.u.Condition[1] && parting().until[r.doc.Tokens[i].Lower]
}

// give lets an undertaking on a condition have what tells its refusal until then,
// and the refusal what goes on about the undertaking in words that deny: "No deal,
// no money".
func (p *pledger) give(refused, open int, keep func(int, [2]int, string)) {
	const rule = "tells the same the other way round"
	after := slices.Clone(p.tells[open])
	for _, i := range p.held[refused] {
		keep(open, p.reports[i].sentence(), rule)
	}
	for _, t := range after {
		if p.denies(t.at) {
			keep(refused, t.at, rule)
		}
	}
}

// denies reports whether a sentence has a word that denies.
func (m *merger) denies(at [2]int) bool {
	doc := m.dossier.Docs[at[0]]
	s := doc.Sentences[at[1]]
	return denial(doc, s.First, s.End)
}

// denial reports whether tokens first to end have a word that denies.
func denial(doc *annot.Document, first, end int) bool {
	return slices.ContainsFunc(doc.Tokens[first:end], func(t annot.Token) bool {
		return vocab().denial[strings.TrimSuffix(t.Lower, ".")]
	})
}

// candidates are the reports that share at least two of their rarest terms with a
// sentence; they are good until the next call.
func (p *pledger) candidates(index postings, sentence termset) []int {
	if p.hits == nil {
		p.hits = make([]int8, len(p.reports))
	}
	out, touched := p.found[:0], p.touched[:0]
	for _, id := range sentence {
		held := index.of(id)
		if len(held) > maxPartners {
			continue
		}
		for _, i := range held {
			switch p.hits[i]++; p.hits[i] {
			case 1:
				touched = append(touched, i)
			case 2:
				out = append(out, i)
			}
		}
	}
	for _, i := range touched {
		p.hits[i] = 0
	}
	p.found, p.touched = out, touched
	slices.Sort(out)
	return out
}

// told reports whether a sentence names an actor of report i and tells its action:
// most of its words, and of those beside names two, which are seldom used if there
// are no more, or one and two of its condition.
func (p *pledger) told(doc *annot.Document, at [2]int, i int) bool {
	r := &p.reports[i]
	sentence := p.sentences[at[0]][at[1]]
	share, n := p.terms.overlap(sentence, r.about)
	if n < min(tellsTerms, len(r.about)) || share < tellsIt {
		return false
	}
	if own := p.terms.common(sentence, r.own); own < tellsTerms && (own < 2 || len(r.own) < tellsTerms && !p.seldom(r.own)) &&
		(own < 1 || p.terms.common(sentence, p.action(r.doc, r.u.Condition[0], r.u.Condition[1])) < 2) {
		return false
	}
	for k := firstClause(doc, at[1]); k < len(doc.Clauses) && doc.Clauses[k].Sentence == at[1]; k++ {
		c := &doc.Clauses[k]
		if vocab().open[c.Modal] || c.Marker >= 0 && vocab().open[doc.Tokens[c.Marker].Lower] || c.Subject[0] > 0 && vocab().open[doc.Tokens[c.Subject[0]-1].Lower] {
			continue
		}
		if p.speaksFor(r.actors, c.Actors) || p.speaksFor(r.actors, c.AgentOf) || c.Speaker >= 0 && p.speaksFor(r.actors, []int{c.Speaker}) {
			return true
		}
	}
	return p.ofTheirs(doc, at[1], r.actors) || r.u.Status == model.Agreed && share >= textTells && p.byText(doc, at[1])
}

// ofTheirs reports whether a sentence speaks of an undertaking as that of one of
// some actors: "Norvia's promise to".
func (p *pledger) ofTheirs(doc *annot.Document, sentence int, actors []int) bool {
	s := doc.Sentences[sentence]
	for _, m := range mentionsIn(doc, s.First, s.End) {
		i := m.End
		for i < s.End && doc.Tokens[i].Kind == annot.Clitic {
			i++
		}
		if i > m.End && i < s.End && m.Entity >= 0 && vocab().undertaking[singular(doc.Tokens[i].Lower)] && p.speaksFor(actors, []int{m.Entity}) {
			return true
		}
	}
	return false
}

// seldom reports whether all of a few terms are seldom used.
func (p *pledger) seldom(set termset) bool {
	for _, id := range set {
		if p.terms.df[id] > max(few, p.terms.n/40) {
			return false
		}
	}
	return len(set) > 1
}

// speaksFor reports whether one of a set of actors is one of another, or the
// country or body that it speaks for: two persons of one country do not.
func (m *merger) speaksFor(a, b []int) bool {
	return slices.ContainsFunc(a, func(x int) bool {
		return slices.ContainsFunc(b, func(y int) bool { return x == y || m.homes[x] == y || m.homes[y] == x })
	})
}

// byText reports whether a text is the subject of a sentence: "The pact lists
// …". What it holds is agreed by those who signed it, named or not.
func (p *pledger) byText(doc *annot.Document, sentence int) bool {
	k := firstClause(doc, sentence)
	if k >= len(doc.Clauses) || doc.Clauses[k].Sentence != sentence {
		return false
	}
	for i := doc.Clauses[k].Subject[0]; i < doc.Clauses[k].Subject[1]; i++ {
		if vocab().texts[doc.Tokens[i].Lower] {
			return true
		}
	}
	return false
}

// firstClause is the index of the first clause of a sentence.
func firstClause(doc *annot.Document, sentence int) int {
	i, _ := slices.BinarySearchFunc(doc.Clauses, sentence, func(c annot.Clause, s int) int { return c.Sentence - s })
	return i
}

// sameWay reports whether the undertakings that a sentence states already, if
// any, go in the direction of report i.
func (p *pledger) sameWay(i int, stated []int) bool {
	return !slices.ContainsFunc(stated, func(j int) bool {
		return p.reports[j].way != p.reports[i].way
	})
}

// goOn keeps the sentences right after report i that speak of it.
func (p *pledger) goOn(i int, has map[[2]int][]int, keep func(int, [2]int, string)) {
	r := &p.reports[i]
	last := r.u.Sentence + follows
	for s := r.u.Sentence + 1; s < len(r.doc.Sentences) && s <= min(last, r.u.Sentence+longFollows); s++ {
		if p.saying(r, s) {
			last++ // its maker's own words stand between
		}
		if p.refersTo(i, s) || r.u.Status == model.Withdrawn && p.ofThatText(r.doc, s) {
			keep(i, [2]int{r.n, s}, "speaks of what was undertaken")
		}
		if p.answers(r, s) {
			keep(i, [2]int{r.n, s}, "answers a question about it")
		}
	}
	s := r.u.Sentence + 1
	if at := [2]int{r.n, s}; s < len(r.doc.Sentences) && (r.u.Condition[0] < r.u.Condition[1] || r.u.Status == model.Refused) && p.ownWords(r, s) && p.sameWay(i, has[at]) && p.onIt(r, at) {
		keep(i, at, "its maker's own words right after")
	}
}

// onIt reports whether words of the maker right after an undertaking bear on it:
// they deny, or share a word with its sentence.
func (p *pledger) onIt(r *report, at [2]int) bool {
	return p.denies(at) || p.terms.common(p.sentences[at[0]][at[1]], p.sentences[r.n][r.u.Sentence]) > 0
}

// refersTo reports whether sentence s speaks of the undertaking of report i: it has
// a word for such a one, and no report in between fits that word too.
func (p *pledger) refersTo(i, s int) bool {
	r := &p.reports[i]
	at, plural := p.refersBack(r.doc, s)
	if at < 0 || !p.fits(r, s, at, plural) {
		return false
	}
	for k := i + 1; k < len(p.reports) && p.reports[k].n == r.n && p.reports[k].u.Sentence <= s; k++ {
		o := &p.reports[k]
		if o.u.Sentence == s && o.u.Trigger[0] < at {
			return false // the sentence itself tells what it speaks of
		}
		if o.u.Sentence > r.u.Sentence && o.u.Sentence < s && !o.u.Soft && p.fits(o, s, at, plural) {
			return false
		}
	}
	return true
}

// fits reports whether the word for an undertaking at a token of sentence s may
// stand for that of a report. "These commitments" are those of whom the sentence names.
func (p *pledger) fits(r *report, s, at int, plural bool) bool {
	word := singular(r.doc.Tokens[at].Lower)
	status := r.u.Status
	switch {
	case vocab().worded[word]:
		return p.terms.common(p.sentences[r.n][r.u.Sentence], p.terms.of(word)) > 0
	case vocab().offered[word] != (status == model.Offered) && status != model.Withdrawn:
		return false
	}
	if !plural {
		return true
	}
	for k := firstClause(r.doc, s); k < len(r.doc.Clauses) && r.doc.Clauses[k].Sentence == s; k++ {
		if who := r.doc.Clauses[k].Actors; len(who) > 0 {
			return p.related(r.actors, who)
		}
	}
	return true
}

// ofThatText reports whether a sentence begins with the words of a text that were
// told before: "that clause", "the penalty".
func (p *pledger) ofThatText(doc *annot.Document, s int) bool {
	at := doc.Sentences[s].First
	return at+2 < doc.Sentences[s].End && vocab().points[doc.Tokens[at].Lower] && vocab().wording[doc.Tokens[at+1].Lower] && doc.Tokens[at+2].Kind != annot.Clitic
}

// answers reports whether sentence s is a short answer of who undertakes or told
// it to a question: "Asked whether that would change, she said: “No.”"
func (p *pledger) answers(r *report, s int) bool {
	doc := r.doc
	first, end := doc.Sentences[s].First, doc.Sentences[s].End
	if !vocab().asked[doc.Tokens[first].Lower] {
		return false
	}
	k, _ := slices.BinarySearchFunc(doc.Quotes, first, func(q annot.Quote, at int) int { return doc.Marks[q.Mark].First - at })
	if k < len(doc.Quotes) && doc.Marks[doc.Quotes[k].Mark].First < end {
		q := &doc.Quotes[k]
		m := doc.Marks[q.Mark]
		return m.End-m.First <= longAnswer && vocab().answer[strings.TrimSuffix(doc.Tokens[m.First].Lower, ".")] &&
			q.Speaker >= 0 && (q.Speaker == r.u.Speaker || p.related(r.actors, []int{q.Speaker}))
	}
	return false
}

// refersBack is the token of a word for an undertaking with which a sentence or a
// clause of it begins, "the promise", or that points back wherever it stands, "that
// offer"; -1. It tells whether that is one of many.
func (p *pledger) refersBack(doc *annot.Document, s int) (at int, plural bool) {
	first, end := doc.Sentences[s].First, doc.Sentences[s].End
	if p.pointsBack(doc, first, end) {
		return first + 1, false
	}
	for i := first; i+1 < end; i++ {
		w := doc.Tokens[i+1].Lower
		if vocab().those[doc.Tokens[i].Lower] && vocab().undertaking[singular(w)] && (i == first || !vocab().denial[doc.Tokens[i-1].Lower]) { // "laying out these commitments"
			return i + 1, singular(w) != w
		}
	}
	for k := firstClause(doc, s); k < len(doc.Clauses) && doc.Clauses[k].Sentence == s; k++ {
		if c := &doc.Clauses[k]; c.Subject[1]-c.Subject[0] == 2 && p.pointsBack(doc, c.Subject[0], c.Subject[1]) {
			return c.Subject[0] + 1, false
		}
	}
	return -1, false
}

func (p *pledger) pointsBack(doc *annot.Document, at, end int) bool {
	if at+1 >= end {
		return false
	}
	return vocab().points[doc.Tokens[at].Lower] && vocab().undertaking[doc.Tokens[at+1].Lower]
}

// saying reports whether sentence s has words in quotation marks of who undertakes
// or of who told it.
func (p *pledger) saying(r *report, s int) bool {
	first, end := r.doc.Sentences[s].First, r.doc.Sentences[s].End
	k, _ := slices.BinarySearchFunc(r.doc.Quotes, first, func(q annot.Quote, at int) int { return r.doc.Marks[q.Mark].End - at })
	for ; k < len(r.doc.Quotes) && r.doc.Marks[r.doc.Quotes[k].Mark].First < end; k++ {
		if q := &r.doc.Quotes[k]; r.doc.Marks[q.Mark].End > first && q.Speaker >= 0 && (q.Speaker == r.u.Speaker || p.related(r.actors, []int{q.Speaker})) {
			return true
		}
	}
	return false
}

// ownWords reports whether sentence s is a quotation of who undertakes or of who
// told it.
func (p *pledger) ownWords(r *report, s int) bool {
	first := r.doc.Sentences[s].First
	if r.doc.Tokens[first].Kind != annot.QuoteTok {
		return false
	}
	for _, q := range r.doc.Quotes {
		m := r.doc.Marks[q.Mark]
		if m.Open == first {
			return q.Speaker >= 0 && (q.Speaker == r.u.Speaker || p.related(r.actors, []int{q.Speaker}))
		}
	}
	return false
}
