package issue

import (
	"sort"

	"readout/content/annot"
	"readout/content/lexicon"
	"readout/model"
	"slices"
)

// A stance is what a sentence shows of something unsettled.
type stance struct {
	value float64        // 0 to 1
	by    [16]float64    // the strongest match of each class of stances
	found float64        // the strongest match that makes an issue of its own; 0
	open  float64        // the strongest match, in the writer's own words, that says it is open
	topic *lexicon.Match // that match
	from  []int          // where each of those begins
	best  *lexicon.Match // the strongest match
}

// stand reads the stance of a sentence: the strongest match of each class, put
// together as independent signs, less what praise takes away.
func (f *finder) stand(x *text, u *unit) {
	s := &u.stance
	top := 0.0
	for _, m := range f.matches(x, u) {
		class, weight := f.words.weigh(m.Entry)
		if weight > s.by[class] || weight < s.by[class] && weight < 0 {
			s.by[class] = weight
		}
		if weight > top {
			top, s.best = weight, &m
		}
		way := m.Entry.Attr("found")
		if way == "" {
			continue
		}
		s.from = append(s.from, m.First)
		if weight > s.found {
			s.found, s.topic = weight, &m
		}
		if way == "open" && weight > s.open && !x.inQuotation(m.First) {
			s.open = weight
		}
	}
	rest := 1.0
	for class := range stances {
		rest *= 1 - max(0, s.by[class])
	}
	s.value = 1 - rest
	if praise := s.by[praise]; praise < 0 {
		s.value *= 1 + praise
	}
}

// matches finds the rules of stance in a sentence; they may overlap.
func (f *finder) matches(x *text, u *unit) []lexicon.Match {
	var out []lexicon.Match
	pred := predicates(x.doc)
	for i := u.First; i < u.End; i++ {
		out = append(out, f.words.stance.All(x.doc.Tokens, i, u.First, u.End, pred)...)
	}
	return out
}

// voice is the entity whose words or position a sentence gives, -1 for the
// writer's own voice.
func (f *finder) voice(x *text, u *unit) int {
	if v := f.quoting(x, u); v >= 0 {
		return v
	}
	return f.reported(x, u)
}

// quoting is the speaker of the longest quotation in the sentence.
func (f *finder) quoting(x *text, u *unit) int {
	best, length := -1, 0
	for _, q := range x.quotesIn(u) {
		m := x.doc.Marks[q.Mark]
		n := min(m.End, u.End) - max(m.First, u.First)
		if n > length && q.Speaker >= 0 {
			best, length = q.Speaker, n
		}
	}
	return best
}

// reported is who says what the sentence tells by its clauses: whoever is
// reported to say it, else the one who takes a position in the main clause.
func (f *finder) reported(x *text, u *unit) int {
	clauses := x.clausesIn(u)
	for _, c := range clauses {
		if c.Speaker >= 0 {
			return c.Speaker
		}
	}
	for i := range clauses {
		if e := f.after(x, &clauses[i], u); e >= 0 {
			return e
		}
	}
	for i := range clauses {
		c := &clauses[i]
		if !c.Infinitive && !c.Participle && c.Marker < 0 && len(c.Actors) == 1 && f.words.saying[c.Lemma] && f.dossier.Entities[c.Actors[0]].Kind == model.Person {
			return c.Actors[0]
		}
	}
	for i := range clauses {
		c := &clauses[i]
		if c.Infinitive || c.Participle && c.Subject[0] == c.Subject[1] {
			continue
		}
		if c.Marker >= 0 {
			return -1
		}
		return f.position(x, c)
	}
	return -1
}

// after is the one named right after a verb of saying without a subject of its
// own: "…, said Ada Quist".
func (f *finder) after(x *text, c *annot.Clause, u *unit) int {
	if !f.words.saying[c.Lemma] || len(c.Actors) > 0 || c.Infinitive || c.Head+1 >= u.End || c.Head == u.First {
		return -1
	}
	if k := x.doc.Tokens[c.Head-1].Kind; k != annot.Punct && k != annot.QuoteTok {
		return -1
	}
	for _, m := range x.doc.Mentions {
		if m.First <= c.Head+6 && m.Titled <= c.Head+2 && m.First > c.Head && m.First < u.End {
			return m.Entity
		}
	}
	return -1
}

// position is the entity that takes a position by the verb of a main clause,
// speaks through a spokesman, or whose proposal the clause is about; else -1.
func (f *finder) position(x *text, c *annot.Clause) int {
	subject := x.doc.Tokens[c.Subject[0]:c.Subject[1]]
	for i, t := range subject {
		if f.words.proposal[t.Lower] && i > 0 && subject[i-1].Kind == annot.Clitic {
			return x.entityEnding(c.Subject[0] + i - 1)
		}
	}
	if len(c.Actors) != 1 {
		return -1
	}
	for _, t := range subject {
		if f.words.mouthpiece[t.Lower] {
			return c.Actors[0]
		}
	}
	e := f.dossier.Entities[c.Actors[0]]
	if f.words.position[c.Lemma] || e.Kind == model.Person && (f.words.personal[c.Lemma] || c.Modal != "" && c.Negated) {
		return c.Actors[0]
	}
	return -1
}

// entityEnding is the entity of the mention that ends at a token; -1 for none.
func (x *text) entityEnding(end int) int {
	for _, m := range x.doc.Mentions {
		if m.End == end {
			return m.Entity
		}
	}
	return -1
}

// quotesIn are the quotations that share words with a sentence.
func (x *text) quotesIn(u *unit) []annot.Quote {
	var out []annot.Quote
	from := sort.Search(len(x.reach), func(i int) bool { return x.reach[i] > u.First })
	for _, q := range x.doc.Quotes[from:] {
		m := x.doc.Marks[q.Mark]
		if m.First >= u.End {
			break
		}
		if u.First < m.End {
			out = append(out, q)
		}
	}
	return out
}

// inQuotation reports whether a token stands between quotation marks.
func (x *text) inQuotation(token int) bool {
	at := sort.Search(len(x.reach), func(i int) bool { return x.reach[i] > token })
	return at < len(x.reach) && x.doc.Marks[x.doc.Quotes[at].Mark].First <= token
}

// reach is for each quotation of a document how far it and those before it go. They
// are in the order of their beginnings.
func reach(doc *annot.Document) []int {
	out := make([]int, len(doc.Quotes))
	far := 0
	for i, q := range doc.Quotes {
		far = max(far, doc.Marks[q.Mark].End)
		out[i] = far
	}
	return out
}

// clausesIn are the clauses of a sentence.
func (x *text) clausesIn(u *unit) []annot.Clause {
	from := func(token int) int {
		at, _ := slices.BinarySearchFunc(x.doc.Clauses, token, func(c annot.Clause, t int) int { return c.Head - t })
		return at
	}
	lo, hi := from(u.First), from(u.End)
	if lo >= hi {
		return nil
	}
	return x.doc.Clauses[lo:hi]
}
