package merge

import (
	"cmp"
	"slices"

	"readout/content/annot"
	"readout/model"
)

// A telling is one happening as one sentence tells it.
type telling struct {
	doc      *annot.Document
	n        int // place of the document in the dossier
	e        *annot.Event
	when     model.When
	from, to annot.Day
	about    termset // what happens
	waits    termset // what it waits on
	own      termset // what happens beside names and roles, once owned
	owned    bool
	idle     bool    // says nothing that could stand alone
	verb     int32   // term of its verb; -1
	subject  int32   // term of the noun that is its subject, if that is no participant; -1
	occasion termset // nouns of occasions in its words
	attends  bool    // its date is that of an occasion: "at rallies on Monday"
	light    bool    // its verb tells little: "came", "vowed"
	news     bool    // dated by the day of publication alone
	people   []int   // persons in it or named beside it, once asked for; nil before
}

// noun reports whether a noun tells it: "Monday's hearing".
func (t *telling) noun() bool { return t.e.Clause < 0 && t.e.Timex >= 0 }

// holds reports whether it tells that an occasion takes place, and not what else
// happened there.
func (t *telling) holds() bool {
	return t.noun() || t.light || t.attends || t.e.Rule == "subject" || t.e.Clause >= 0 && happenings().holds[t.doc.Clauses[t.e.Clause].Lemma]
}

// waiting reports whether it has no date but a condition.
func (t *telling) waiting() bool { return t.when.Start == "" }

func (t *telling) at() [2]int { return [2]int{t.n, t.e.Sentence} }

// timeline puts the tellings of one happening together, within and across sources.
func (m *merger) timeline() []model.Entry {
	l := &liner{merger: m, terms: newTerms(m.dossier), central: -1}
	l.gather()
	l.one = newUnions(len(l.told))
	l.separate(&l.one, func(i int) string { return l.told[i].id() })
	l.tried, l.settled, l.byTerm = make([]int, len(l.told)), make([]int, len(l.told)), l.terms.postings()
	l.join()
	l.support()
	return l.entries()
}

// A liner makes the timeline.
type liner struct {
	*merger
	terms     *terms
	sentences [][]termset // by document and sentence
	told      []telling
	one       unions
	waits     focus               // what the telling in work waits on
	byTerm    postings            // tellings of the block in work, by term
	tried     []int               // by telling, the one that it was compared with last, plus one
	settled   []int               // by first telling of a set, the one that was compared with the set last, plus one
	extra     map[int][]supporter // sentences without an event of their own, by root
	hits      []int8              // by telling: terms shared with the sentence in work
	touched   []int               // tellings with hits
	found     []int               // those with two
	central   int                 // root of the event of the dossier; -1
}

// gather collects the events of all documents with what they are about.
func (l *liner) gather() {
	l.terms.entities = l.dossier.Entities
	l.sentences = make([][]termset, len(l.dossier.Docs))
	for n, doc := range l.dossier.Docs {
		l.sentences[n] = make([]termset, len(doc.Sentences))
		for i, s := range doc.Sentences {
			set := l.terms.in(doc, s.First, s.End)
			l.sentences[n][i] = set
			l.terms.count(set)
		}
		for i := range doc.Events {
			l.told = append(l.told, l.telling(n, doc, &doc.Events[i]))
		}
	}
	l.terms.weigh()
}

func (l *liner) telling(n int, doc *annot.Document, e *annot.Event) telling {
	t := telling{doc: doc, n: n, e: e, verb: -1, subject: -1}
	t.when = model.When{Precision: model.NoPrecision, Basis: model.WhenConditional}
	if e.Timex >= 0 {
		x := &doc.Timexes[e.Timex]
		t.when, t.from, t.to = when(x), x.From, x.To
	} else if e.Condition[0] == e.Condition[1] {
		t.news, t.from, t.to = true, doc.Anchor, doc.Anchor
		t.when = model.When{Start: doc.Anchor.String(), Precision: model.Day, Basis: model.WhenResolved}
	}
	t.about = l.terms.in(doc, e.First, e.End)
	if a, b := e.Condition[0], e.Condition[1]; a < b {
		t.waits = l.terms.in(doc, a, b)
		if a < e.End && b > e.First {
			t.about = slices.Concat(l.terms.in(doc, e.First, min(e.End, a)), l.terms.in(doc, max(e.First, b), e.End))
			slices.Sort(t.about)
			t.about = slices.Compact(t.about)
		}
	}
	if e.Clause >= 0 {
		lemma := doc.Clauses[e.Clause].Lemma
		if ids := l.terms.of(lemma); len(ids) > 0 {
			t.verb = ids[0]
		}
		c := &doc.Clauses[e.Clause]
		m := c.Marker
		little := happenings().light[lemma] && !(l.moving(doc, c) && l.measured(doc, c)) // "was down 3 percent"
		t.light = little || t.verb < 0 || m >= 0 && happenings().time[doc.Tokens[m].Lower]
		if t.waiting() && m >= 0 && m >= c.Subject[1] { // "a country that would act": what acts stands before
			s := doc.Sentences[e.Sentence]
			t.about = l.terms.in(doc, s.First, s.End)
			t.about = slices.DeleteFunc(t.about, func(id int32) bool { return slices.Contains(t.waits, id) })
		}
	}
	if e.Clause >= 0 {
		t.subject = l.subject(doc, &doc.Clauses[e.Clause])
		t.about = l.antecedent(doc, &doc.Clauses[e.Clause], t.about)
	}
	for i := e.First; i < e.End; i++ {
		if happenings().occasion[doc.Tokens[i].Lower] {
			t.occasion = append(t.occasion, l.terms.ofToken(&doc.Tokens[i])...)
		}
	}
	slices.Sort(t.occasion)
	if e.Timex >= 0 {
		t.attends = attends(doc, e.First, doc.Timexes[e.Timex].First)
	}
	return t
}

// attends reports whether a date at token at is that of an occasion at which
// something is done: "will ask them at rallies on Monday".
func attends(doc *annot.Document, first, at int) bool {
	w := happenings()
	i := at - 1
	if i >= first && w.preposition[doc.Tokens[i].Lower] {
		i--
	}
	if i < first || !w.occasion[doc.Tokens[i].Lower] {
		return false
	}
	for i--; i >= first && i > at-7; i-- {
		switch l := doc.Tokens[i].Lower; {
		case w.during[l]:
			return true
		case w.preposition[l] || l == "of" || doc.Tokens[i].Kind == annot.Punct:
			return false
		}
	}
	return false
}

// subject is the term of the noun that is the subject of a clause, -1 where it
// has none or that is named.
func (l *liner) subject(doc *annot.Document, c *annot.Clause) int32 {
	last := c.Subject[1] - 1
	if last < c.Subject[0] || last < 0 || doc.Tokens[last].IsName() || last >= c.Verb[0] || len(mentionsIn(doc, last, last+1)) > 0 {
		return -1
	}
	if ids := l.terms.ofToken(&doc.Tokens[last]); len(ids) == 1 {
		return ids[0]
	}
	return -1
}

// antecedent adds what stands before a relative clause with a subject of its own,
// which is what somebody does something to: "the bread, which Bo Lund would bake".
func (l *liner) antecedent(doc *annot.Document, c *annot.Clause, about termset) termset {
	s := doc.Sentences[c.Sentence]
	if m := c.Marker; m <= s.First || !happenings().which[doc.Tokens[m].Lower] || c.Subject[0] <= m || c.Subject[0] >= c.Subject[1] {
		return about
	}
	all := slices.Concat(about, l.terms.in(doc, max(s.First, c.Marker-phrase), c.Marker))
	slices.Sort(all)
	return slices.Compact(all)
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

// entries are the happenings in the order of time, those that wait last.
func (l *liner) entries() []model.Entry {
	taken := map[string]int{}
	var out []model.Entry
	for _, g := range l.one.groups() {
		if e, ok := l.entry(g, taken); ok {
			out = append(out, e)
		}
	}
	all := slices.Clone(out)
	out = slices.DeleteFunc(out, func(e model.Entry) bool {
		return slices.ContainsFunc(all, func(o model.Entry) bool { return contains(&o, &e) })
	})
	slices.SortStableFunc(out, func(a, b model.Entry) int {
		return cmp.Or(cmp.Compare(undated(a), undated(b)), cmp.Compare(a.When.Start, b.When.Start), cmp.Compare(a.When.End, b.When.End))
	})
	return out
}

// contains reports whether entry o tells in the words of the same sentence what e tells of
// the same time, and more.
func contains(o, e *model.Entry) bool {
	a, b := o.Text, e.Text
	return o.When == e.When && e.When.Start != "" && o.ID != e.ID && a.Source == b.Source && a.Start <= b.Start && b.End <= a.End &&
		b.End-b.Start < a.End-a.Start && !slices.ContainsFunc(e.Evidence, func(s model.Span) bool { return !slices.Contains(o.Evidence, s) })
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
		if !l.told[i].e.Background && !l.told[i].idle && (best < 0 || l.better(i, best)) {
			best = i
		}
	}
	if best < 0 || l.told[best].news && l.told[best].doc.Source.Published.Basis != model.PublishedStated {
		return model.Entry{}, false
	}
	t := &l.told[best]
	e := model.Entry{
		When: t.when, Text: t.doc.Span(t.e.Told[0], t.e.Told[1]),
		Condition: t.doc.Span(t.e.Condition[0], t.e.Condition[1]),
	}
	var who []int
	seen := map[[2]int]bool{}
	for _, i := range append([]int{best}, group...) {
		x := &l.told[i]
		if e.Condition.IsZero() && x.when == t.when {
			e.Condition = x.doc.Span(x.e.Condition[0], x.e.Condition[1])
		}
		who = append(who, x.e.Acting...)
		if seen[x.at()] {
			continue
		}
		seen[x.at()] = true
		e.Evidence = append(e.Evidence, l.span(x.at()))
		e.Reasons = append(e.Reasons, model.Reason{Rule: x.e.Rule, Span: x.doc.Span(x.e.Trigger[0], x.e.Trigger[1])})
	}
	for _, x := range l.extra[l.one.find(best)] {
		who = append(who, x.who...)
		if !seen[x.at] {
			seen[x.at] = true
			e.Evidence = append(e.Evidence, l.span(x.at))
			e.Reasons = append(e.Reasons, model.Reason{Rule: x.rule, Span: l.span(x.at)})
		}
	}
	e.Participants = l.refs(l.taking(who))
	e.ID = unique(taken, t.id())
	return e, true
}

// id is what an entry is called that a telling tells best.
func (t *telling) id() string {
	return slug(cmp.Or(t.when.Start, "when")+" "+t.doc.Text(t.e.First, t.e.End), 9)
}

// span is where a sentence stands.
func (l *liner) span(at [2]int) model.Span {
	doc := l.dossier.Docs[at[0]]
	s := doc.Sentences[at[1]]
	return doc.Span(s.First, s.End)
}

// better reports whether telling i tells a happening better than j: more
// exactly dated, by a verb rather than a noun, in more words that say something.
func (l *liner) better(i, j int) bool {
	score := func(k int) int {
		t := &l.told[k]
		n := min(len(t.about), 10) + min(len(t.e.Participants), 4) + 20*exactness(t.when.Precision)
		if t.e.Clause >= 0 {
			n += 2
		}
		if t.light {
			n -= 4
		}
		if t.news {
			n -= 20
		}
		return n
	}
	return score(i) > score(j)
}

// exactness orders the precisions.
func exactness(p model.Precision) int {
	switch p {
	case model.Day:
		return 4
	case model.Week:
		return 3
	case model.Month:
		return 2
	case model.Range:
		return 1
	}
	return 0
}
