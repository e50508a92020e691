package merge

import (
	"cmp"
	"slices"
	"strconv"

	"readout/content/annot"
	"readout/model"
)

// How alike two actions must be to be one undertaking, as the share of the
// lighter one's telling words that the other has too.
const (
	sameAction   = 0.5  // by actors of one family
	sameRefusal  = 0.33 // what somebody will not do is told in more ways than what it will
	sameSpeaker  = 0.25 // one speaker of one offer
	sameSentence = 0.9  // within one sentence, where two verbs are mostly two undertakings
	reportsIt    = 0.75 // a sentence that names the actor and tells the action
	maxPartners  = 64   // candidates looked at for one undertaking and word
)

// A report is one undertaking as one sentence tells it.
type report struct {
	doc    *annot.Document
	n      int // place of the document in the dossier
	u      *annot.Undertaking
	bag    bag
	object string // stem of what is given, done or refused: "loan" in "lend a loan to the town"
	actors []int
}

func (r *report) sentence() [2]int { return [2]int{r.n, r.u.Sentence} }

// pledges puts the reports of one undertaking together, within and across sources.
func (m *merger) pledges() []model.Pledge {
	reports := m.reports()
	bags := make([]bag, len(reports))
	for i := range reports {
		bags[i] = reports[i].bag
	}
	w := weigh(bags)
	groups := m.group(reports, w)
	taken := map[string]int{}
	var out []model.Pledge
	for _, g := range groups {
		if p, ok := m.pledge(reports, g, taken); ok {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b model.Pledge) int {
		return cmp.Compare(model.SourcesOf(b.Evidence), model.SourcesOf(a.Evidence))
	})
	return out
}

func (m *merger) reports() []report {
	var out []report
	for n, doc := range m.dossier.Docs {
		for i := range doc.Undertakings {
			u := &doc.Undertakings[i]
			b := bag{}
			b.words(doc, u.Action[0], u.Action[1])
			m.dropActors(doc, u, b)
			r := report{doc: doc, n: n, u: u, bag: b, object: objectOf(doc, u.Action), actors: u.Actors}
			if u.About != "" {
				b[u.About], r.object = true, u.About
			}
			if len(r.actors) == 0 {
				if r.actors = m.parties(u.Party); len(r.actors) == 0 {
					continue
				}
			}
			out = append(out, r)
		}
	}
	return out
}

// dropActors takes the actors' own names out of what the action is about.
func (m *merger) dropActors(doc *annot.Document, u *annot.Undertaking, b bag) {
	for _, x := range mentionsIn(doc, u.Action[0], u.Action[1]) {
		if slices.Contains(u.Actors, x.Entity) && x.First > u.Action[0] {
			drop := bag{}
			drop.words(doc, x.First, x.End)
			for s := range drop {
				delete(b, s)
			}
		}
	}
}

// objectOf is the stem of the head of the first noun phrase of an action, its verb
// left out: what stands last before a preposition, a mark or a clause.
func objectOf(doc *annot.Document, action [2]int) string {
	head := ""
	v := vocab()
	for i := action[0]; i < action[1]; i++ {
		t := doc.Tokens[i]
		if t.Kind == annot.Punct || v.closes[t.Lower] && i > action[0]+1 {
			if head != "" {
				break
			}
			continue
		}
		b := bag{}
		b.words(doc, i, i+1)
		for s := range b {
			head = s
		}
	}
	return head
}

// parties is the countries or bodies that "the three governments" stands for:
// those that most often act together in that number, in any source.
func (m *merger) parties(n int) []int {
	if n < 2 {
		return nil
	}
	type set struct {
		actors []int
		times  int
	}
	var sets []set
	for _, doc := range m.dossier.Docs {
		for _, c := range doc.Clauses {
			if len(c.Actors) != n || c.Coord >= 0 || c.Infinitive || !m.allBodies(c.Actors) {
				continue
			}
			a := slices.Sorted(slices.Values(c.Actors))
			k := slices.IndexFunc(sets, func(s set) bool { return slices.Equal(s.actors, a) })
			if k < 0 {
				k, sets = len(sets), append(sets, set{actors: a})
			}
			sets[k].times++
		}
	}
	best := -1
	for k := range sets {
		if best < 0 || sets[k].times > sets[best].times {
			best = k
		}
	}
	if best < 0 {
		return nil
	}
	return sets[best].actors
}

func (m *merger) allBodies(entities []int) bool {
	for _, e := range entities {
		if k := m.dossier.Entities[e].Kind; k != model.Country && k != model.Organisation {
			return false
		}
	}
	return true
}

func abs(n int) int { return max(n, -n) }

func mentionsIn(doc *annot.Document, first, end int) []annot.Mention {
	i, _ := slices.BinarySearchFunc(doc.Mentions, first, func(x annot.Mention, t int) int { return x.First - t })
	j := i
	for j < len(doc.Mentions) && doc.Mentions[j].First < end {
		j++
	}
	return doc.Mentions[i:j]
}

// group finds the reports of one undertaking: candidates share a telling word,
// actors of one family and a direction (to do it or not).
func (m *merger) group(reports []report, w weights) [][]int {
	byWord := map[string][]int{}
	sets := newSets(len(reports))
	for i := range reports {
		tried := map[int]bool{}
		for j := max(0, i-3); j < i; j++ { // near each other in one source
			if reports[j].n == reports[i].n {
				tried[j] = true
				if m.same(reports, i, j, w) && sets.compatible(reports, i, j) {
					sets.join(i, j)
				}
			}
		}
		for _, s := range sorted(reports[i].bag) {
			partners := byWord[s]
			for _, j := range partners[max(0, len(partners)-maxPartners):] {
				if !tried[j] {
					tried[j] = true
					if m.same(reports, i, j, w) && sets.compatible(reports, i, j) {
						sets.join(i, j)
					}
				}
			}
			byWord[s] = append(byWord[s], i)
		}
	}
	return sets.groups()
}

func (m *merger) same(reports []report, i, j int, w weights) bool {
	a, b := &reports[i], &reports[j]
	if direction(a.u.Status) != direction(b.u.Status) || !m.related(a.actors, b.actors) {
		return false
	}
	if a.n == b.n && (a.u.Soft && len(a.bag) == 0 || b.u.Soft && len(b.bag) == 0) {
		return abs(a.u.Sentence-b.u.Sentence) <= 2 // "we rule nothing out": what was said just before
	}
	if a.u.About != b.u.About {
		return false
	}
	need := sameAction
	n := a.bag.common(b.bag)
	sameObject := a.object != "" && a.object == b.object
	if n > 1 && (a.u.Status == b.u.Status && a.u.Status != model.Promised || sameObject) {
		need = sameRefusal
	}
	if n > 1 && a.u.Status == b.u.Status && a.u.Speaker >= 0 && a.u.Speaker == b.u.Speaker {
		need = sameSpeaker
	}
	if a.u.Status == model.Withdrawn && a.n == b.n && abs(a.u.Sentence-b.u.Sentence) == 1 {
		return true // "The clause was removed. That version had said that …"
	}
	if a.sentence() == b.sentence() {
		need = sameSentence
	}
	if n == 1 && sameObject && (a.u.Status == model.Refused || a.u.About != "") {
		return true
	}
	if n == 1 && min(len(a.bag), len(b.bag)) > 2 {
		return false
	}
	return w.overlap(a.bag, b.bag) >= need
}

// direction parts what somebody will do from what it will not or no longer.
func direction(s model.Status) int {
	switch s {
	case model.Refused:
		return -1
	case model.Withdrawn:
		return 0
	}
	return 1
}

// related reports whether two sets of actors share a family: an entity, or a
// person and the country or body that it speaks for.
func (m *merger) related(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y || m.home(x) == y || m.home(y) == x || m.home(x) >= 0 && m.home(x) == m.home(y) {
				return true
			}
		}
	}
	return false
}

func (m *merger) home(e int) int { return m.dossier.Entities[e].Home }

// pledge makes one pledge of its reports.
func (m *merger) pledge(reports []report, group []int, taken map[string]int) (model.Pledge, bool) {
	best := -1
	status := commonStatus(reports, group)
	for _, i := range group {
		if reports[i].u.Soft {
			continue
		}
		if best < 0 || better(&reports[i], &reports[best], status) {
			best = i
		}
	}
	if best < 0 {
		return model.Pledge{}, false
	}
	r := &reports[best]
	p := model.Pledge{
		Actors:      m.refs(actors(reports, group, best)),
		Action:      r.doc.Span(r.u.Action[0], r.u.Action[1]),
		Beneficiary: m.refs(r.u.Beneficiary),
		Condition:   r.doc.Span(r.u.Condition[0], r.u.Condition[1]),
		Status:      status,
	}
	for _, i := range group {
		x := &reports[i]
		if p.Condition.IsZero() {
			p.Condition = x.doc.Span(x.u.Condition[0], x.u.Condition[1])
		}
		p.Reasons = append(p.Reasons, model.Reason{Rule: x.u.Rule, Span: x.doc.Span(x.u.Trigger[0], x.u.Trigger[1])})
	}
	p.Evidence = evidence(reports, group, best)
	if len(p.Actors) == 0 || p.Action.IsZero() {
		return p, false
	}
	p.ID = unique(taken, slug(p.Actors[0]+" "+r.doc.Text(r.u.Action[0], r.u.Action[1]), 6))
	return p, true
}

// evidence is the sentences of the reports, each once, the best one first and
// the others in the order of the sources.
func evidence(reports []report, group []int, best int) []model.Span {
	order := append([]int{best}, group...)
	seen := map[[2]int]bool{}
	var out []model.Span
	for _, i := range order {
		r := &reports[i]
		if seen[r.sentence()] {
			continue
		}
		seen[r.sentence()] = true
		s := r.doc.Sentences[r.u.Sentence]
		out = append(out, r.doc.Span(s.First, s.End))
	}
	return out
}

// commonStatus is the status that most reports give; of equally common ones the
// most binding.
func commonStatus(reports []report, group []int) model.Status {
	count := map[model.Status]int{}
	for _, i := range group {
		count[reports[i].u.Status]++
	}
	best := model.Status("")
	for _, s := range [...]model.Status{model.Agreed, model.Promised, model.Offered, model.Refused, model.Withdrawn} {
		if count[s] > count[best] {
			best = s
		}
	}
	return best
}

// better reports whether a tells an undertaking better than b: with the status
// that it has, with its condition, in more words.
func better(a, b *report, status model.Status) bool {
	score := func(r *report) int {
		n := min(len(r.bag), 12)
		if r.u.Status == status {
			n += 20
		}
		if r.u.Condition[0] < r.u.Condition[1] {
			n += 3
		}
		return n
	}
	return score(a) > score(b)
}

// actors is the set of actors that most reports name; of equally common ones the
// larger, then that of the best report.
func actors(reports []report, group []int, best int) []int {
	type set struct {
		actors []int
		n      int
	}
	var sets []set
	for _, i := range append([]int{best}, group...) {
		a := slices.Sorted(slices.Values(reports[i].actors))
		k := slices.IndexFunc(sets, func(s set) bool { return slices.Equal(s.actors, a) })
		if k < 0 {
			k, sets = len(sets), append(sets, set{actors: a, n: -1}) // the best one is counted twice
			if i != best {
				sets[k].n = 0
			}
		}
		sets[k].n++
	}
	top := 0
	for k, s := range sets {
		if s.n > sets[top].n || s.n == sets[top].n && len(s.actors) > len(sets[top].actors) {
			top = k
		}
	}
	return sets[top].actors
}

func sorted(b bag) []string {
	out := make([]string, 0, len(b))
	for s := range b {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

// unique makes an ID that no item before has.
func unique(taken map[string]int, id string) string {
	taken[id]++
	if n := taken[id]; n > 1 {
		return unique(taken, id+"-"+strconv.Itoa(n))
	}
	return id
}
