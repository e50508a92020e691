package merge

import (
	"encoding/binary"
	"slices"

	"readout/model"
)

// pledge makes one pledge of its reports.
func (p *pledger) pledge(group []int, taken map[string]int) (model.Pledge, bool) {
	best := -1
	status := commonStatus(p.reports, group)
	for _, i := range group {
		if p.reports[i].u.Soft {
			continue
		}
		if best < 0 || better(&p.reports[i], &p.reports[best], status) {
			best = i
		}
	}
	if best < 0 {
		return model.Pledge{}, false
	}
	r := &p.reports[best]
	out := model.Pledge{
		Actors:      p.refs(actors(p.reports, group, best)),
		Action:      r.doc.Span(r.u.Action[0], r.u.Action[1]),
		Beneficiary: p.refs(p.taking(r.u.Beneficiary)),
		Condition:   r.doc.Span(r.u.Condition[0], r.u.Condition[1]),
		Status:      status,
	}
	for _, i := range group {
		x := &p.reports[i]
		if out.Condition.IsZero() {
			out.Condition = x.doc.Span(x.u.Condition[0], x.u.Condition[1])
		}
		out.Reasons = append(out.Reasons, model.Reason{Rule: x.u.Rule, Span: x.doc.Span(x.u.Trigger[0], x.u.Trigger[1])})
	}
	if len(out.Actors) == 0 || out.Action.IsZero() {
		return out, false
	}
	p.evidence(&out, group, best)
	out.ID = unique(taken, p.id(r, out.Actors))
	return out, true
}

// id is what a pledge of actors is called that a report tells best.
func (p *pledger) id(r *report, actors []string) string {
	if len(actors) == 0 {
		return ""
	}
	return slug(actors[0]+" "+r.doc.Text(r.u.Action[0], r.u.Action[1]), 6)
}

// evidence adds the sentences that report a pledge, each once: that of the best
// report first, then the others, then those that tell it without a trigger.
func (p *pledger) evidence(out *model.Pledge, group []int, best int) {
	seen := map[[2]int]bool{}
	add := func(at [2]int) {
		if !seen[at] {
			seen[at] = true
			doc := p.dossier.Docs[at[0]]
			s := doc.Sentences[at[1]]
			out.Evidence = append(out.Evidence, doc.Span(s.First, s.End))
		}
	}
	add(p.reports[best].sentence())
	for _, i := range group {
		add(p.reports[i].sentence())
	}
	for _, t := range p.tells[p.one.find(best)] {
		add(t.at)
		out.Reasons = append(out.Reasons, model.Reason{Rule: t.rule, Span: out.Evidence[len(out.Evidence)-1]})
	}
}

// commonStatus is the status that most reports give; of equally common ones the
// most binding.
func commonStatus(reports []report, group []int) model.Status {
	count := map[model.Status]int{}
	for _, i := range group {
		if !reports[i].u.Soft {
			count[reports[i].u.Status]++
		}
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
		n := min(len(r.about), 12)
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

// parties is the countries or bodies that "the three governments" stands for:
// those that most often act together in that number, in any source.
func (m *merger) parties(n int) []int {
	if n < 2 {
		return nil
	}
	if actors, ok := m.together[n]; ok {
		return actors
	}
	if m.together == nil {
		m.together = map[int][]int{}
	}
	m.together[n] = m.actTogether(n)
	return m.together[n]
}

// actTogether looks for the n countries or bodies that most often act together.
func (m *merger) actTogether(n int) []int {
	type set struct {
		actors []int
		times  int
	}
	var sets []set
	at := map[string]int{} // actors, as bytes, to their set
	var key []byte
	for _, doc := range m.dossier.Docs {
		for i := range doc.Clauses {
			c := &doc.Clauses[i]
			if len(c.Actors) != n || c.Coord >= 0 || c.Infinitive || !m.allBodies(c.Actors) {
				continue
			}
			a := slices.Sorted(slices.Values(c.Actors))
			key = key[:0]
			for _, e := range a {
				key = binary.AppendUvarint(key, uint64(e))
			}
			k, ok := at[string(key)]
			if !ok {
				k, sets = len(sets), append(sets, set{actors: a})
				at[string(key)] = k
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
