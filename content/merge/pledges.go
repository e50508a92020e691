package merge

import (
	"cmp"
	"slices"
	"strings"

	"readout/content/annot"
	"readout/model"
)

// How alike two actions must be to be one undertaking, as the share of the
// lighter one's telling words that the other has too.
const (
	sameAction   = 0.5  // by actors of one family
	sameDoing    = 0.33 // with one status or one object, and two words in common
	sameSpeaker  = 0.25 // and told by one speaker
	sameDeal     = 0.75 // an agreement told with other parties
	sameSentence = 0.9  // within one sentence, where two verbs are mostly two undertakings
	maxPartners  = 64   // candidates looked at for one undertaking and term
)

// A report is one undertaking as one sentence tells it.
type report struct {
	doc    *annot.Document
	n      int // place of the document in the dossier
	u      *annot.Undertaking
	about  termset
	own    termset  // about without names
	doing  string   // the verb that the action begins with, as a stem; ""
	object int32    // term of what is given, done or refused ("loan" in "lend the town a loan"); -1
	direct bool     // no preposition stands before the object
	of     phraseOf // what stands after the object
	actors []int
	way    int // see direction
}

func (r *report) sentence() [2]int { return [2]int{r.n, r.u.Sentence} }

// A pledger puts the reports of one undertaking together, within and across sources.
type pledger struct {
	*merger
	terms     *terms
	sentences [][]termset // by document and sentence
	reports   []report
	one       unions
	tells     map[int][]teller // by first report of a set
	hits      []int8           // by report: rare terms shared with the sentence in work
	touched   []int            // reports with hits
	found     []int            // those with two
	kindred   func(a, b *report) bool
	tried     []int   // by report, the one that it was compared with last, plus one
	held      [][]int // by first report of a set, the reports of the set
	ring      []int   // by report, the next one of its sentence, around
}

// pledges are the undertakings of the dossier, the best corroborated first.
func (m *merger) pledges() []model.Pledge {
	p := &pledger{merger: m, terms: newTerms(m.dossier)}
	p.gather()
	p.one = newUnions(len(p.reports))
	p.separate(&p.one, func(i int) string { return p.id(&p.reports[i], p.ids(p.reports[i].actors)) })
	p.join()
	p.support()
	taken := map[string]int{}
	var out []model.Pledge
	for _, g := range p.one.groups() {
		if x, ok := p.pledge(g, taken); ok {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b model.Pledge) int {
		return cmp.Compare(model.SourcesOf(b.Evidence), model.SourcesOf(a.Evidence))
	})
	return out
}

// gather collects the reports of all documents with what they are about.
func (p *pledger) gather() {
	p.sentences = make([][]termset, len(p.dossier.Docs))
	for n, doc := range p.dossier.Docs {
		p.sentences[n] = make([]termset, len(doc.Sentences))
		for i, s := range doc.Sentences {
			p.sentences[n][i] = p.action(doc, s.First, s.End)
			p.terms.count(p.sentences[n][i])
		}
		for i := range doc.Undertakings {
			p.report(n, doc, &doc.Undertakings[i])
		}
	}
	p.terms.weigh()
}

func (p *pledger) report(n int, doc *annot.Document, u *annot.Undertaking) {
	r := report{doc: doc, n: n, u: u, actors: u.Actors, way: direction(doc, u)}
	if len(r.actors) == 0 {
		if r.actors = p.parties(u.Party); len(r.actors) == 0 {
			return
		}
	}
	r.about = p.withoutActors(doc, u, p.action(doc, u.Action[0], u.Action[1]))
	r.own = p.terms.own(p.dossier, doc, u.Action[0], u.Action[1], r.about)
	var at int
	r.object, at = p.objectOf(doc, u.Action)
	r.doing, r.of = doing(doc, u), p.after(doc, at, u.Action[1])
	r.direct = u.Action[0]+1 >= u.Action[1] || !vocab().closes[doc.Tokens[u.Action[0]+1].Lower]
	if u.About != "" {
		ids := p.terms.of(u.About)
		r.about, r.own = union(r.about, ids), union(r.own, ids)
		r.object = ids[0]
	}
	p.reports = append(p.reports, r)
}

// action is what the words of an action are about: numbers count only as sums of money.
func (p *pledger) action(doc *annot.Document, first, end int) termset {
	out := p.terms.work[:0]
	for i := first; i < end; i++ {
		switch t := &doc.Tokens[i]; t.Kind {
		case annot.QuoteTok, annot.Punct, annot.Clitic:
		case annot.Number:
			if strings.ContainsAny(t.Lower, "$€£¥") {
				out = append(out, p.terms.of("money")...)
			}
		default:
			switch {
			case vocab().scales[t.Lower]:
			case parting().currency[t.Lower] != "" && i > 0 && (doc.Tokens[i-1].Kind == annot.Number || vocab().scales[doc.Tokens[i-1].Lower]): // "340 million dollars"
				out = append(out, p.terms.of("money")...)
			default:
				out = append(out, p.terms.ofToken(t)...)
			}
		}
	}
	p.terms.work = out
	return distinct(out)
}

func union(a termset, b []int32) termset {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// withoutActors takes the actors' own names out of what the action is about.
func (p *pledger) withoutActors(doc *annot.Document, u *annot.Undertaking, about termset) termset {
	for _, x := range mentionsIn(doc, u.Action[0], u.Action[1]) {
		if slices.Contains(u.Actors, x.Entity) && x.First > u.Action[0] {
			drop := p.action(doc, x.First, x.End)
			about = slices.DeleteFunc(about, func(id int32) bool { return slices.Contains(drop, id) })
		}
	}
	return about
}

func mentionsIn(doc *annot.Document, first, end int) []annot.Mention {
	i, _ := slices.BinarySearchFunc(doc.Mentions, first, func(x annot.Mention, t int) int { return x.First - t })
	j := i
	for j < len(doc.Mentions) && doc.Mentions[j].First < end {
		j++
	}
	return doc.Mentions[i:j]
}

// objectOf is the term of the head of the first noun phrase of an action, its verb
// left out: what stands last before a preposition, a mark or a clause, and the
// token at which that phrase ends; -1.
func (p *pledger) objectOf(doc *annot.Document, action [2]int) (head int32, end int) {
	head = -1
	for i := action[0]; i < action[1]; i++ {
		t := doc.Tokens[i]
		if t.Kind == annot.Punct || vocab().closes[t.Lower] && i > action[0]+1 {
			if head >= 0 {
				return head, i
			}
			continue
		}
		if ids := p.action(doc, i, i+1); len(ids) > 0 {
			head = ids[len(ids)-1]
		}
	}
	return head, action[1]
}

// join finds the reports of one undertaking: those by actors of one family first,
// then those that name other parties to one agreement.
func (p *pledger) join() {
	p.held = make([][]int, len(p.reports))
	p.ring = p.rings()
	alone := make([]int, len(p.reports))
	for i := range p.reports {
		alone[i] = i
		p.held[i] = alone[i : i+1 : i+1]
	}
	p.joinBy(func(a, b *report) bool { return p.related(a.actors, b.actors) })
	p.joinBy(func(a, b *report) bool { return !p.related(a.actors, b.actors) && p.oneDeal(a, b) })
}

// joinBy joins the reports of one undertaking whose actors are of one kind:
// candidates stand near each other or share a term.
func (p *pledger) joinBy(actors func(a, b *report) bool) {
	by := p.terms.postings()
	p.tried, p.kindred = make([]int, len(p.reports)), actors
	for i := range p.reports {
		for j := max(0, i-3); j < i; j++ {
			if p.reports[j].n == p.reports[i].n {
				p.try(i, j)
			}
		}
		for _, id := range p.reports[i].about {
			partners := by.of(id)
			for _, j := range partners[max(0, len(partners)-maxPartners):] {
				p.try(i, j)
			}
			by.add(id, i)
		}
	}
}

// try joins reports i and j if they are of one undertaking.
func (p *pledger) try(i, j int) {
	if p.tried[j] == i+1 {
		return
	}
	p.tried[j] = i + 1
	a, b := p.one.find(i), p.one.find(j)
	if a == b || p.one.apart(a, b) || !p.same(i, j) || !p.apart(i, j, a, b) {
		return
	}
	p.one.join(i, j)
	if len(p.held[a]) < len(p.held[b]) {
		a, b = b, a
	}
	p.held[p.one.find(i)] = append(p.held[a], p.held[b]...)
}

// apart reports whether joining the sets a and b of reports i and j keeps apart
// what one sentence tells as several undertakings.
func (p *pledger) apart(i, j, a, b int) bool {
	if p.reports[i].sentence() == p.reports[j].sentence() {
		return true
	}
	if len(p.held[a]) > len(p.held[b]) {
		a, b = b, a
	}
	for _, k := range p.held[a] {
		if p.besides(k, b) {
			return false
		}
	}
	return true
}

// besides reports whether the sentence of report k tells one of the set b too.
func (p *pledger) besides(k, b int) bool {
	for x := p.ring[k]; x != k; x = p.ring[x] {
		if p.one.find(x) == b {
			return true
		}
	}
	return false
}

// rings leads from each report to the next one of its sentence and from the last to the first.
func (p *pledger) rings() []int {
	ring := make([]int, len(p.reports))
	last := map[[2]int]int{}
	for i := range p.reports {
		at := p.reports[i].sentence()
		ring[i] = i
		if k, ok := last[at]; ok {
			ring[i], ring[k] = ring[k], i
		}
		last[at] = i
	}
	return ring
}

// same reports whether two reports tell one undertaking: actors of one family,
// one direction, and enough words in common.
func (p *pledger) same(i, j int) bool {
	a, b := &p.reports[i], &p.reports[j]
	if a.way != b.way || !p.kindred(a, b) {
		return false
	}
	near := a.n == b.n && abs(a.u.Sentence-b.u.Sentence) <= 2
	switch {
	case a.u.Soft && len(a.about) == 0 || b.u.Soft && len(b.about) == 0:
		return near // "we rule nothing out": what was said just before
	case a.u.About != b.u.About:
		return false
	case a.u.Status == model.Withdrawn && near:
		return true // "The clause was removed. That version had said that …"
	}
	share, n := p.terms.overlap(a.about, b.about)
	if p.clash(a, b, share) {
		return false
	}
	sameObject := a.object >= 0 && a.object == b.object
	if n == 1 && sameObject && (a.u.Status == model.Refused || a.u.About != "") {
		return true
	}
	if n == 1 && min(len(a.about), len(b.about)) > 2 {
		return false
	}
	return share >= p.need(a, b, n, sameObject)
}

// oneDeal reports whether two reports tell one agreement though they name other
// parties to it: sources seldom name them all.
func (p *pledger) oneDeal(a, b *report) bool {
	share, n := p.terms.overlap(a.about, b.about)
	return a.u.Status == model.Agreed && b.u.Status == model.Agreed && !a.u.Soft && !b.u.Soft && n > 1 && share >= sameDeal
}

// need is the share of words that two reports must have in common.
func (p *pledger) need(a, b *report, n int, sameObject bool) float64 {
	oneStatus := a.u.Status == b.u.Status
	switch {
	case a.sentence() == b.sentence():
		return sameSentence
	case n > 1 && oneStatus && a.u.Speaker >= 0 && a.u.Speaker == b.u.Speaker:
		return sameSpeaker
	case n > 1 && (oneStatus && a.u.Status != model.Promised || sameObject):
		return sameDoing
	}
	return sameAction
}

// direction parts what somebody will do from what it will not or no longer; to
// promise not to do it is to refuse it.
func direction(doc *annot.Document, u *annot.Undertaking) int {
	switch {
	case u.Status == model.Withdrawn:
		return 0
	case u.Status == model.Refused, vocab().none[doc.Tokens[u.Action[0]].Lower]:
		return -1
	}
	return 1
}

// related reports whether two sets of actors share a family: an entity, or a
// person and the country or body that it speaks for.
func (m *merger) related(a, b []int) bool {
	for _, x := range a {
		home := m.homes[x]
		for _, y := range b {
			if x == y || home == y || m.homes[y] == x || home >= 0 && home == m.homes[y] {
				return true
			}
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }
