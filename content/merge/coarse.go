package merge

import (
	"slices"

	"readout/content/annot"
	"readout/model"
)

// coarse joins what one source dates by week, month or season to what another
// dates more exactly within it.
func (l *liner) coarse() {
	byMonth := map[string][]int{}
	for i := range l.told {
		t := &l.told[i]
		if p := t.when.Precision; !t.e.Background && !t.news && (p == model.Day || p == model.Month) {
			byMonth[t.when.Start[:7]] = append(byMonth[t.when.Start[:7]], i)
		}
	}
	for i := range l.told {
		t := &l.told[i]
		switch t.when.Precision {
		case model.Week, model.Month, model.Range:
		default:
			continue
		}
		best, most := -1, 0.0
		for _, m := range months(t.from, t.to) {
			cand := byMonth[m]
			for _, j := range cand[:min(len(cand), 4*maxPartners)] {
				if s := l.finer(t, &l.told[j]); s > most {
					best, most = j, s
				}
			}
		}
		if best >= 0 {
			l.one.join(i, best)
		}
	}
}

// latest joins what the opening of one article tells as news to what another
// dates within the days before.
func (l *liner) latest() {
	byDay := map[string][]int{}
	for i := range l.told {
		if t := &l.told[i]; !t.e.Background && !t.news && t.when.Precision == model.Day {
			byDay[t.when.Start] = append(byDay[t.when.Start], i)
		}
	}
	for i := range l.told {
		t := &l.told[i]
		if !t.news {
			continue
		}
		best, most := -1, 0.0
		for back := range 7 {
			cand := byDay[t.from.Add(-back).String()]
			for _, j := range cand[:min(len(cand), 2*maxPartners)] {
				b := &l.told[j]
				share, n := l.terms.overlap(t.about, b.about)
				verb := t.verb >= 0 && t.verb == b.verb
				if n > 1 && share > most && (share >= coarser || verb) && l.allied(t, b) {
					best, most = j, share
				}
			}
		}
		if best >= 0 {
			l.one.join(i, best)
		}
	}
}

// finer tells how well the more exactly dated b fits the less exactly dated a; 0 for not.
func (l *liner) finer(a, b *telling) float64 {
	if exactness(b.when.Precision) <= exactness(a.when.Precision) || b.from.Compare(a.from) < 0 || b.to.Compare(a.to) > 0 || a.n == b.n {
		return 0
	}
	share, n := l.terms.overlap(a.about, b.about)
	related := l.allied(a, b)
	switch {
	case n > 1 && share >= coarser && (related || len(a.e.Participants) == 0 || len(b.e.Participants) == 0):
		return 1 + share
	case related && l.verbOf(a) != "" && l.verbOf(a) == l.verbOf(b):
		return 0.8 + share
	case l.ahead(a) && l.ahead(b) && (l.deadline(a) && l.deadline(b) || b.when.Precision == model.Month) && l.person(a, b):
		return 0.5 + share
	}
	return 0
}

func (l *liner) verbOf(t *telling) string {
	if t.e.Clause < 0 {
		return ""
	}
	return t.doc.Clauses[t.e.Clause].Lemma
}

// ahead reports whether a telling lies after its source.
func (l *liner) ahead(t *telling) bool {
	return !t.doc.Anchor.IsZero() && t.to.Compare(t.doc.Anchor) > 0
}

func (l *liner) deadline(t *telling) bool { return t.doc.Timexes[t.e.Timex].Deadline }

// person reports whether the sentences of both name one person.
func (l *liner) person(a, b *telling) bool {
	there := l.people(b)
	return slices.ContainsFunc(l.people(a), func(e int) bool { return slices.Contains(there, e) })
}

// people are the persons that take part in a telling or that its sentence names.
func (l *liner) people(t *telling) []int {
	if t.people != nil {
		return t.people
	}
	s := t.doc.Sentences[t.e.Sentence]
	all := slices.Clone(t.e.Participants)
	for _, m := range mentionsIn(t.doc, s.First, s.End) {
		if m.Entity >= 0 {
			all = append(all, m.Entity)
		}
	}
	t.people = slices.DeleteFunc(append(all, -1), func(e int) bool { return e < 0 || l.dossier.Entities[e].Kind != model.Person })
	return t.people
}

// months are the months from one day to another, four at most.
func months(from, to annot.Day) []string {
	var out []string
	for y, m := from.Year, from.Month; len(out) < 4 && (y < to.Year || y == to.Year && m <= to.Month); m++ {
		if m > 12 {
			y, m = y+1, 1
		}
		out = append(out, annot.Day{Year: y, Month: m, Day: 1}.String()[:7])
	}
	return out
}

// centre finds the event of the dossier, what most sources tell of the day that
// most of them tell of, and joins to it what the same day's sentences tell in
// words that say little of their own.
func (l *liner) centre(keys []string, blocks map[string][]int) {
	var day []int
	most := 1
	for _, k := range keys {
		if t := &l.told[blocks[k][0]]; t.when.Precision != model.Day || l.ahead(t) && !l.dossier.Event.IsZero() {
			continue
		}
		if l.dossier.Event == l.told[blocks[k][0]].from {
			day = blocks[k]
			break
		}
		if n := l.sources(blocks[k]); n > most {
			day, most = blocks[k], n
		}
	}
	if day == nil {
		return
	}
	byRoot := map[int][]int{}
	for _, i := range day {
		r := l.one.find(i)
		byRoot[r] = append(byRoot[r], i)
	}
	most = 0
	for _, i := range day { // in order, so that ties are settled the same way
		if n := l.sources(byRoot[l.one.find(i)])*1000 + len(byRoot[l.one.find(i)]); n > most && !l.told[i].e.Background {
			l.central, most = l.one.find(i), n
		}
	}
	size := make([]int, len(l.told))
	for i := range l.told {
		size[l.one.find(i)]++
	}
	for i := range l.told { // news of an article that appeared in the days after, if it is no other's
		t := &l.told[i]
		if d := l.told[day[0]].from; t.news && l.central >= 0 && t.from.Compare(d) >= 0 && t.from.Compare(d.Add(soon)) <= 0 && size[l.one.find(i)] == 1 {
			l.one.join(i, l.central)
			l.central = l.one.find(l.central)
		}
	}
	for _, i := range day {
		t := &l.told[i]
		if l.central < 0 || t.e.Background || !t.light && (!t.noun() || len(t.occasion) == 0) && !l.retells(i, day) {
			continue
		}
		if t.light && l.one.find(i) != l.one.find(l.central) && !l.touches(i, day) {
			t.idle = true
			continue
		}
		l.one.join(i, l.central)
		l.central = l.one.find(l.central)
	}
}

// retells reports whether telling i of the central day tells the central event in
// words of its own: another source has the verb, of somebody related.
func (l *liner) retells(i int, day []int) bool {
	t := &l.told[i]
	for _, k := range day {
		o := &l.told[k]
		if o.n == t.n || o.e.Background || l.one.find(k) != l.one.find(l.central) || l.one.find(i) == l.one.find(k) {
			continue
		}
		if t.verb >= 0 && t.verb == o.verb && !t.light && !o.light && l.allied(t, o) {
			return true
		}
	}
	return false
}

// sources counts the documents of tellings, background left out.
func (l *liner) sources(group []int) int {
	seen := map[int]bool{}
	for _, i := range group {
		if !l.told[i].e.Background && !l.told[i].news {
			seen[l.told[i].n] = true
		}
	}
	return len(seen)
}
