package merge

import (
	"slices"
	"strconv"
	"strings"

	"readout/content/annot"
	"readout/model"
)

// What two amounts must have in common to count one thing.
const (
	sameThingFew = 2    // words that both have
	sameDeed     = 0.25 // of the lighter sentence's telling words, under one deed
	sameThing    = 0.3  // the same, where a deed says nothing
	sameSum      = 0.4  // the same, of sums of money and measures
	sameAlone    = 0.6  // the same, where they have one word in common
	otherDeed    = 0.5  // the same, where two deeds differ
	roundAbout   = 0.1  // how far an amount that is told as about so many may be off
	farBound     = 0.2  // how far over "at least" so many
	missed       = 1.2  // by how many times two counts of one thing differ that nearly agree
	missedSum    = 1.1  // the same, of sums and measures
	someCounted  = 12   // amounts: what no more are counted of is mostly one thing
	aWhile       = 14   // days after which what had been is no more
	longPast     = 45   // days after which a date is another time
)

// A sense is what a sentence says of an amount, beside its unit: what one must
// know of two amounts before they can contradict each other.
type sense struct {
	deed    string  // stem of the verb that governs it, or of its group; "" where that says nothing
	itself  []int32 // the terms of the deed, which are not what it is about
	places  []int   // entities of its clause that are no persons
	ordinal string  // "first", "final" beside what it counts
	bound   int     // 1 for "at least", -1 for "at most"
	about   bool    // "about", "nearly"
	wish    bool    // demanded, expected
	maybe   bool    // could be, or is under a condition
	before  bool    // what was so once: "from 62", "had been"
	part    bool    // of what is counted, or on top of it
	changed bool    // what it was raised or cut to
	total   bool    // of which a part is told: "nine of the 22"
	degree  bool    // "critically injured"
	whole   bool    // "in the whole country"
	when    [2]annot.Day
	anchor  annot.Day // day of publication
}

// senseOf reads what the sentence of an amount says of it.
func (p *parter) senseOf(doc *annot.Document, f *amount) sense {
	w := parting()
	s := doc.Sentences[f.sentence]
	out := sense{anchor: doc.Anchor}
	first, end := s.First, s.End
	in := clauseOf(doc, f.sentence, f.first)
	if k := in; k >= 0 {
		c := &doc.Clauses[k]
		first, end = min(c.First, f.first), max(c.End, f.end)
		p.governed(doc, c, &out)
	}
	for i := f.first; i <= f.end && i < s.End; i++ { // "31 dead", "14 passengers injured"
		if d := w.deed[stem(doc.Tokens[i].Lower)]; d != "" && doc.Tokens[i].Kind == annot.Word {
			out.deed = d
			out.itself = append(out.itself, p.lib.terms.ofToken(&doc.Tokens[i])...)
		}
	}
	word := func(i int) string {
		if i < s.First || i >= s.End {
			return ""
		}
		return doc.Tokens[i].Lower
	}
	for n := 1; n <= 3 && f.first-n >= s.First; n++ {
		switch words := strings.ToLower(doc.Text(f.first-n, f.first)); {
		case w.least[words]:
			out.bound = 1
		case w.most[words]:
			out.bound = -1
		}
		if n < 3 {
			out.about = out.about || w.about[word(f.first-n)]
			out.part = out.part || w.part[word(f.first-n)] && word(f.first-1) != "than"
		}
	}
	out.before = out.before || word(f.first-1) == "from"
	for i := max(s.First, f.first-3); i < f.first; i++ {
		out.before = out.before || w.before[word(i)] || w.before[word(i)+" "+word(i+1)]
	}
	for i := f.end; i < f.end+4; i++ {
		out.part = out.part || w.part[word(i)] && (i < f.end+2 || word(i) == "among")
	}
	out.part = out.part || word(f.end) == "of" && word(f.end+1) == "the" || word(f.end) == "a" && w.measure[word(f.end+1)]
	for i := first; i < end; i++ {
		out.degree = out.degree || w.degree[word(i)]
		out.part = out.part || word(i) == "among"
		out.whole = out.whole || w.whole[word(i)] || w.whole[word(i)+" "+word(i+1)]
		if out.ordinal == "" && w.ordinal[word(i)] && word(i+1) != "of" && !inTimex(doc, i) {
			out.ordinal = word(i)
		}
	}
	out.maybe = out.maybe || out.bound < 0
	out.places = p.placesBeside(doc, f.sentence, in)
	out.when = timeBeside(doc, f.sentence, in)
	out.before = out.before || in >= 0 && doc.Clauses[in].Perfect && doc.Clauses[in].Tense == annot.Past && !out.when[0].IsZero() && out.when[1].Add(aWhile).Compare(doc.Anchor) < 0
	out.changed = out.changed && word(f.first-1) == "to"
	return out
}

// clauseOf is the innermost clause of a sentence that holds a token; -1 for none.
func clauseOf(doc *annot.Document, sentence, token int) int {
	s, best := doc.Sentences[sentence], -1
	k, _ := slices.BinarySearchFunc(doc.Clauses, s.First, func(c annot.Clause, at int) int { return c.Head - at })
	for ; k < len(doc.Clauses) && doc.Clauses[k].Head < s.End; k++ {
		c := &doc.Clauses[k]
		if c.First <= token && token < c.End && (best < 0 || c.First >= doc.Clauses[best].First) {
			best = k
		}
	}
	return best
}

// governed takes what the verbs say under which an amount stands.
func (p *parter) governed(doc *annot.Document, c *annot.Clause, out *sense) {
	w := parting()
	if s := stem(c.Lemma); !w.neutral[s] {
		out.deed = s
		if d := w.deed[s]; d != "" {
			out.deed = d
		} else if k := vocab().kin[s]; k != "" {
			out.deed = k
		}
		out.itself = append(out.itself, p.lib.terms.ofToken(&doc.Tokens[c.Head])...)
	}
	out.before = c.Perfect && c.Tense == annot.Past && c.Lemma == "be"
	out.changed = w.change[stem(c.Lemma)]
	if k := c.Verb[0] - 1; c.Infinitive && k > 0 && w.wish[stem(doc.Tokens[k].Lower)] && !w.passive[doc.Tokens[k-1].Lower] { // "hopes to raise"
		out.wish = true
	}
	for n := 0; n < 3; n++ {
		out.maybe = out.maybe || w.maybe[c.Modal] || c.Marker >= 0 && w.supposed[doc.Tokens[c.Marker].Lower]
		out.wish = out.wish || w.wish[stem(c.Lemma)] && !c.Passive
		if c.Parent < 0 || !c.Infinitive {
			break
		}
		c = &doc.Clauses[c.Parent]
	}
}

// beside reports whether a token of a sentence stands in a clause, or in none.
func beside(doc *annot.Document, sentence, clause, token int) bool {
	k := clauseOf(doc, sentence, token)
	return k == clause || k < 0
}

// placesBeside are the entities named beside the verb of a clause that are no persons.
func (p *parter) placesBeside(doc *annot.Document, sentence, clause int) []int {
	var out []int
	s := doc.Sentences[sentence]
	k, _ := slices.BinarySearchFunc(doc.Mentions, s.First, func(m annot.Mention, at int) int { return m.First - at })
	for ; k < len(doc.Mentions) && doc.Mentions[k].First < s.End; k++ {
		m := &doc.Mentions[k]
		if m.Entity < 0 || m.Form != annot.Named || !beside(doc, sentence, clause, m.First) {
			continue
		}
		kind := p.dossier.Entities[m.Entity].Kind
		if kind == model.Person || kind == model.Organisation && (m.First == 0 || !parting().at[doc.Tokens[m.First-1].Lower]) {
			continue
		}
		out = append(out, m.Entity)
	}
	return out
}

// timeBeside is the first and last day of the date beside the verb of a clause;
// zero where there is not just one.
func timeBeside(doc *annot.Document, sentence, clause int) (out [2]annot.Day) {
	s := doc.Sentences[sentence]
	for k := timexFrom(doc, s.First); k < len(doc.Timexes) && doc.Timexes[k].First < s.End; k++ {
		x := &doc.Timexes[k]
		if x.From.IsZero() || x.Vague || parting().since[doc.Tokens[max(0, x.First-1)].Lower] || !beside(doc, sentence, clause, x.First) {
			continue
		}
		if !out[0].IsZero() {
			return [2]annot.Day{}
		}
		out = [2]annot.Day{x.From, x.To}
	}
	return out
}

// timexFrom is the first time expression that ends after a token.
func timexFrom(doc *annot.Document, token int) int {
	k, _ := slices.BinarySearchFunc(doc.Timexes, token, func(x annot.Timex, at int) int { return x.End - 1 - at })
	return k
}

// inTimex reports whether a token belongs to a time expression.
func inTimex(doc *annot.Document, token int) bool {
	k := timexFrom(doc, token)
	return k < len(doc.Timexes) && doc.Timexes[k].First <= token
}

// unlike reports whether two amounts or dates cannot contradict each other for
// what is said of them, whatever they count.
func (a *sense) unlike(b *sense) bool {
	return a.wish != b.wish || a.maybe != b.maybe || a.before != b.before || a.part != b.part || a.degree != b.degree || a.changed != b.changed ||
		a.ordinal != "" && b.ordinal != "" && a.ordinal != b.ordinal
}

// elsewhere reports whether two amounts are those of two places, or of one and the whole.
func (a *sense) elsewhere(b *sense) bool {
	meet := func(x, y []int) bool {
		return slices.ContainsFunc(x, func(e int) bool { return slices.Contains(y, e) })
	}
	if len(a.places) > 0 && len(b.places) > 0 && !meet(a.places, b.places) {
		return true
	}
	return a.whole != b.whole && (len(a.places) > 0) != (len(b.places) > 0)
}

// excludes reports whether two amounts can both be right, as they are not of one
// time, one place or one kind.
func (a *sense) excludes(b *sense) bool { return a.unlike(b) || a.elsewhere(b) || a.otherTime(b) }

// otherTime reports whether two amounts are those of two times: both have a date
// and they lie apart, or one's lies long before the other was printed.
func (a *sense) otherTime(b *sense) bool {
	if a.when[0].IsZero() && b.when[0].IsZero() {
		return false
	}
	if a.when[0].IsZero() {
		a, b = b, a
	}
	if b.when[0].IsZero() {
		return !b.anchor.IsZero() && a.when[1].Add(longPast).Compare(b.anchor) < 0
	}
	return a.when[1].Compare(b.when[0]) < 0 || b.when[1].Compare(a.when[0]) < 0
}

// compatible reports whether two numbers are told so that both can be right.
func compatible(a, b *amount) bool {
	if near(a.value, b.value) {
		return true
	}
	if a.value > b.value {
		a, b = b, a
	}
	off := (b.value - a.value) / b.value
	if a.about || b.about {
		return off <= roundAbout
	}
	if b.bound < 0 && a.bound >= 0 || a.bound > 0 && off <= farBound {
		return true
	}
	return a.measured != b.measured && off <= roundAbout
}

// anybody is the unit of people and of the dead: who is counted under one deed as
// people may be counted under it as passengers too.
const anybody = "people"

// sameThing reports whether two amounts count one thing and cannot both be right.
func (p *parter) sameThing(a, b *amount) bool {
	if compatible(a, b) || p.oneReport(a.n, b.n) || a.unlike(&b.sense) || a.otherTime(&b.sense) {
		return false
	}
	ratio := max(a.value, b.value) / min(a.value, b.value)
	share, n := p.lib.terms.overlap(a.topic, b.topic)
	if ratio <= missed && a.unit == b.unit && p.near(a, b, n, share) {
		return true
	}
	if a.elsewhere(&b.sense) || a.total || b.total {
		return false
	}
	one := a.deed != "" && a.deed == b.deed
	if a.unit != b.unit && (!one || a.unit != anybody && b.unit != anybody) {
		return false
	}
	open := a.deed == "" || b.deed == ""
	switch {
	case one && (ratio <= 3 || ratio <= 5 && parting().deed[a.deed] != "") && n >= 1 && share >= sameDeed:
		return true
	case a.head != "" && a.head == b.head && n >= sameThingFew && ratio <= 1.5:
		return true
	case a.unit != b.unit:
		return false
	case !sign(a.unit) && p.counted[a.unit] <= fewCounted && ratio <= 3 && (one || open) && n >= 1:
		return true
	case !sign(a.unit) && p.counted[a.unit] <= fewCounted && ratio <= 1.5 && n >= sameThingFew && share >= otherDeed:
		return true
	case open && ratio <= 2 && n == 1 && share >= sameAlone:
		return true
	case ratio > 3 || n < sameThingFew:
		return false
	case open && sign(a.unit):
		return share >= sameSum && ratio <= 2
	case open:
		return share >= sameThing
	}
	return n > sameThingFew && share >= otherDeed
}

// near reports whether two numbers that are nearly the same are so for being
// counts of one thing: of what little else is counted, "22 seafarers" and "23",
// or of one sum.
func (p *parter) near(a, b *amount, n int, share float64) bool {
	if !sign(a.unit) {
		return min(a.value, b.value) >= 10 && p.counted[a.unit] <= someCounted && !a.about && !b.about
	}
	if a.head != "" && a.head == b.head {
		return true
	}
	return max(a.value, b.value) <= missedSum*min(a.value, b.value) && n >= 1 && share >= sameDeed && precise(a.value) && precise(b.value)
}

// precise reports whether a number has more than one digit that is not 0.
func precise(v float64) bool {
	digits := strings.Trim(strings.ReplaceAll(strconv.FormatFloat(v, 'f', -1, 64), ".", ""), "0")
	return len(digits) > 1
}

// alike reports whether two numbers are near enough to be of one thing at all.
func alike(a, b *amount) bool { return max(a.value, b.value) <= 3*min(a.value, b.value) }

// agree reports whether the sentences of amounts i and j share a value of their unit.
func (p *parter) agree(all []amount, i, j int) bool {
	for a := i; a >= 0 && all[a].n == all[i].n && all[a].sentence == all[i].sentence; a-- {
		for b := j; b >= 0 && all[b].n == all[j].n && all[b].sentence == all[j].sentence; b-- {
			if all[a].unit == all[b].unit && near(all[a].value, all[b].value) {
				return true
			}
		}
	}
	for a := i; a < len(all) && all[a].n == all[i].n && all[a].sentence == all[i].sentence; a++ {
		for b := j; b < len(all) && all[b].n == all[j].n && all[b].sentence == all[j].sentence; b++ {
			if all[a].unit == all[b].unit && near(all[a].value, all[b].value) {
				return true
			}
		}
	}
	return false
}
