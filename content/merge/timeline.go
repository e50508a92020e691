package merge

import (
	"cmp"
	"slices"

	"readout/content/annot"
	"readout/model"
)

// How alike the words of two tellings must be to be one happening, as the share
// of the lighter one's telling words that the other has too.
const (
	sameHappening = 0.34 // on the same days
	withPartaker  = 0.22 // and somebody takes part in both
	coarser       = 0.40 // where one source is less exact about the days
	sameWait      = 0.45 // on the same condition
	undatedToo    = 0.50 // where one sentence has no date
)

// A telling is one happening as one sentence tells it.
type telling struct {
	doc      *annot.Document
	n        int // place of the document in the dossier
	e        *annot.Event
	when     model.When
	bag      bag // what happens
	waits    bag // what it waits on
	sentence bag // all of the sentence
	verb     string
}

func (t *telling) at() [2]int { return [2]int{t.n, t.e.Sentence} }

// timeline puts the tellings of one happening together, within and across sources.
func (m *merger) timeline() []model.Entry {
	l := &liner{merger: m}
	l.gather()
	l.sets = newSets(len(l.told))
	l.join()
	return l.entries()
}

// A liner makes the timeline.
type liner struct {
	*merger
	told    []telling
	weights weights
	sets    *sets
}

// gather collects the events of all documents with what they are about.
func (l *liner) gather() {
	var bags []bag
	for n, doc := range l.dossier.Docs {
		last, all := -1, bag(nil)
		for i := range doc.Events {
			e := &doc.Events[i]
			t := telling{doc: doc, n: n, e: e, bag: bag{}, waits: bag{}}
			if e.Timex >= 0 {
				t.when = when(&doc.Timexes[e.Timex])
			} else {
				t.when = model.When{Precision: model.NoPrecision, Basis: model.WhenConditional}
			}
			if e.Sentence != last {
				last, all = e.Sentence, bag{}
				s := doc.Sentences[e.Sentence]
				l.words(all, doc, s.First, s.End)
				bags = append(bags, all)
			}
			t.sentence = all
			l.words(t.bag, doc, e.First, e.End)
			if e.Condition[0] < e.Condition[1] {
				l.words(t.waits, doc, e.Condition[0], e.Condition[1])
				t.bag = bag{}
				l.words(t.bag, doc, e.First, min(e.End, max(e.First, e.Condition[0])))
				l.words(t.bag, doc, max(e.First, e.Condition[1]), e.End)
			}
			if e.Clause >= 0 {
				t.verb = word(doc.Clauses[e.Clause].Lemma)
			}
			l.told = append(l.told, t)
		}
	}
	l.weights = weigh(bags)
}

// word is the stem that stands for a word and its kin.
func word(w string) string {
	s := stem(w)
	if k := vocab().kin[s]; k != "" {
		return k
	}
	return s
}

// words adds the telling words of a range to a bag, dates left out.
func (l *liner) words(b bag, doc *annot.Document, first, end int) {
	i, _ := slices.BinarySearchFunc(doc.Timexes, first, func(t annot.Timex, at int) int { return t.First - at })
	for ; i < len(doc.Timexes) && doc.Timexes[i].First < end; i++ {
		b.words(doc, first, doc.Timexes[i].First)
		first = max(first, doc.Timexes[i].End)
	}
	if first < end {
		b.words(doc, first, end)
	}
}

// when is the time of a date as an entry shows it.
func when(t *annot.Timex) model.When {
	w := model.When{Precision: t.Precision, Basis: model.WhenStated}
	if t.Resolved {
		w.Basis = model.WhenResolved
	}
	from := t.From.String()
	switch t.Precision {
	case model.Day:
		w.Start = from
	case model.Week, model.Range:
		w.Start, w.End = from, t.To.String()
	case model.Month:
		w.Start = from[:7]
	case model.Year:
		w.Start = from[:4]
	}
	return w
}

// join puts the tellings of one happening together.
func (l *liner) join() {
	blocks := map[string][]int{}
	var keys []string
	for i := range l.told {
		t := &l.told[i]
		k := t.when.Start + " " + string(t.when.Precision)
		if blocks[k] == nil {
			keys = append(keys, k)
		}
		blocks[k] = append(blocks[k], i)
	}
	slices.Sort(keys)
	for _, k := range keys {
		l.block(blocks[k])
	}
}

// block joins tellings of the same days, or of none. Candidates share a telling word.
func (l *liner) block(block []int) {
	byWord := map[string][]int{}
	for _, i := range block {
		tried := map[int]bool{}
		for _, s := range sorted(l.told[i].bag) {
			partners := byWord[s]
			for _, j := range partners[max(0, len(partners)-maxPartners):] {
				if !tried[j] {
					tried[j] = true
					if l.same(i, j) {
						l.sets.join(i, j)
					}
				}
			}
			byWord[s] = append(byWord[s], i)
		}
	}
}

// same reports whether two tellings are of one happening.
func (l *liner) same(i, j int) bool {
	a, b := &l.told[i], &l.told[j]
	if a.at() == b.at() {
		return false
	}
	if a.e.Timex < 0 {
		return l.sameWait(a, b)
	}
	share := l.weights.overlap(a.bag, b.bag)
	switch n := a.bag.common(b.bag); {
	case n == 0 || n == 1 && min(len(a.bag), len(b.bag)) > 3:
		return false
	case share >= sameHappening:
		return true
	default:
		return share >= withPartaker && a.verb == b.verb && l.related(a.e.Participants, b.e.Participants)
	}
}

func (l *liner) sameWait(a, b *telling) bool {
	return a.bag.common(b.bag) > 1 && l.weights.overlap(a.bag, b.bag) >= sameWait
}

// entries are the happenings in the order of time, those that wait last.
func (l *liner) entries() []model.Entry {
	taken := map[string]int{}
	var out []model.Entry
	for _, g := range l.sets.groups() {
		if e, ok := l.entry(g, taken); ok {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b model.Entry) int {
		return cmp.Or(cmp.Compare(undated(a), undated(b)), cmp.Compare(a.When.Start, b.When.Start), cmp.Compare(a.When.End, b.When.End))
	})
	return out
}

func undated(e model.Entry) int {
	if e.When.Start == "" {
		return 1
	}
	return 0
}

// entry makes one entry of its tellings.
func (l *liner) entry(group []int, taken map[string]int) (model.Entry, bool) {
	best := -1
	for _, i := range group {
		if !l.told[i].e.Background && (best < 0 || l.completer(i, best)) {
			best = i
		}
	}
	if best < 0 {
		return model.Entry{}, false
	}
	t := &l.told[best]
	e := model.Entry{
		When: t.when, Text: t.doc.Span(t.e.First, t.e.End),
		Condition: t.doc.Span(t.e.Condition[0], t.e.Condition[1]),
	}
	var who []int
	order := append([]int{best}, group...)
	seen := map[[2]int]bool{}
	for _, i := range order {
		x := &l.told[i]
		if e.Condition.IsZero() && x.e.Timex >= 0 {
			e.Condition = x.doc.Span(x.e.Condition[0], x.e.Condition[1])
		}
		if seen[x.at()] {
			continue
		}
		seen[x.at()] = true
		who = append(who, x.e.Participants...)
		s := x.doc.Sentences[x.e.Sentence]
		e.Evidence = append(e.Evidence, x.doc.Span(s.First, s.End))
		e.Reasons = append(e.Reasons, model.Reason{Rule: x.e.Rule, Span: x.doc.Span(x.e.Trigger[0], x.e.Trigger[1])})
	}
	e.Participants = l.refs(who)
	id := cmp.Or(e.When.Start, "when") + " " + t.doc.Text(t.e.First, t.e.End)
	e.ID = unique(taken, slug(id, 8))
	return e, true
}

// completer reports whether telling i tells a happening better than j: in more
// words that say something, up to a point.
func (l *liner) completer(i, j int) bool {
	score := func(k int) int {
		t := &l.told[k]
		n := min(len(t.bag), 10) + min(len(t.e.Participants), 4)
		if t.e.Clause >= 0 {
			n += 2
		}
		return n
	}
	return score(i) > score(j)
}
