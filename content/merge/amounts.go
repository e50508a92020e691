package merge

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"readout/content/annot"
	"readout/model"
)

// How alike the sentences of two amounts with one unit must be to count the same thing.
const (
	sameThing    = 0.3  // share of the lighter sentence's telling words
	sameSum      = 0.45 // the same, of sums of money and measures
	sameThingFew = 2    // words that both have
	asNear       = 0.01 // amounts that differ by less are one, rounded
	window       = 12   // tokens around a amount that say what it counts
	fewCounted   = 4    // sentences: what no more count is one thing
	partners     = 64   // amounts compared with one, by word
)

// A amount is a number with its unit.
type amount struct {
	n, sentence int // place of its document, and its sentence
	first, end  int // tokens, unit included
	value       float64
	unit        string // currency sign, "%", or the stem of what is counted
	about       termset
	head        string // what it is a sum of, as a stem; ""
	against     bool   // it contradicts the amount before it
}

// follows reports whether b stands in the sentence of a or the next one of its paragraph.
func (a *amount) follows(doc *annot.Document, b *amount) bool {
	return a.sentence == b.sentence || a.sentence+1 == b.sentence && doc.Sentences[a.sentence].Block == doc.Sentences[b.sentence].Block
}

// countered reports whether the number at token i is given against another one.
func countered(doc *annot.Document, s, i int) bool {
	for _, m := range parting().counter.Find(doc.Tokens, doc.Sentences[s].First, doc.Sentences[s].End, nil) {
		if m.CapFirst <= i && i < m.CapEnd {
			return true
		}
	}
	return false
}

// amounts tells where sources count the same thing and come to different numbers.
func (p *parter) amounts() {
	l := p.lib
	var all []amount
	for n, doc := range p.dossier.Docs {
		all = append(all, amountsOf(n, doc)...)
	}
	p.counted = map[string]int{}
	for i := range all {
		if !all[i].against {
			p.counted[all[i].unit]++
		}
	}
	byKey := map[amountKey][]int{}
	joined := newUnions(len(all))
	tried := make([]int, len(all)) // by amount, the one that it was compared with last, plus one
	var apart [][2]int
	for i := range all {
		f := &all[i]
		doc := p.dossier.Docs[f.n]
		s := doc.Sentences[f.sentence]
		f.about = slices.Concat(l.terms.in(doc, max(s.First, f.first-window), f.first), l.terms.in(doc, f.end, min(s.End, f.end+window)))
		f.head = headOf(doc, s, f.first)
		slices.Sort(f.about)
		f.about = slices.Compact(f.about)
		keys := l.terms.rarest(f.about, 6)
		if !sign(f.unit) && p.counted[f.unit] <= fewCounted {
			keys = append(keys, -1) // few enough to compare whatever they are about
		}
		at := make([]amountKey, 0, len(keys)+1)
		for _, id := range keys {
			at = append(at, amountKey{f.unit, id, ""})
		}
		if f.head != "" {
			at = append(at, amountKey{f.unit, -1, f.head})
		}
		for _, k := range at {
			for _, j := range byKey[k] {
				if tried[j] != i+1 && all[j].n != f.n && p.sameThing(f, &all[j]) && !p.agree(all, j, i) {
					apart = append(apart, [2]int{j, i})
				}
				tried[j] = i + 1
			}
			if len(byKey[k]) < partners {
				byKey[k] = append(byKey[k], i)
			}
		}
	}
	disputed := map[[2]float64]int{} // two numbers against each other to where they first are
	for i := range all {
		if !all[i].against || near(all[i].value, all[i-1].value) {
			continue
		}
		apart = append(apart, [2]int{i - 1, i})
		k := [2]float64{all[i-1].value, all[i].value}
		if first, ok := disputed[k]; ok {
			apart = append(apart, [2]int{first, i})
		} else {
			disputed[k] = i
		}
	}
	for _, e := range p.b.Pledges {
		apart = append(apart, p.oneItem(all, e.Evidence)...)
	}
	for _, pair := range apart {
		joined.join(pair[0], pair[1])
	}
	for _, g := range joined.groups() {
		if len(g) > 1 {
			p.tellAmounts(all, g)
		}
	}
}

// sign reports whether a unit is that of many things: a currency, a share or a measure.
func sign(unit string) bool {
	return unit == "%" || strings.ContainsAny(unit, "$€£¥") || parting().measure[unit]
}

type amountKey struct {
	unit string
	term int32
	head string
}

// sameThing reports whether the sentences of two amounts are about one thing.
func (p *parter) sameThing(a, b *amount) bool {
	if near(a.value, b.value) || !alike(a, b) || p.oneReport(a.n, b.n) {
		return false
	}
	if p.counted[a.unit] <= fewCounted && !sign(a.unit) {
		return true
	}
	share, n := p.lib.terms.overlap(a.about, b.about)
	if a.head != "" && a.head == b.head && n >= sameThingFew && max(a.value, b.value) <= 1.5*min(a.value, b.value) {
		return true
	}
	if sign(a.unit) {
		return n >= sameThingFew && share >= sameSum
	}
	return n >= sameThingFew && share >= sameThing
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

func near(a, b float64) bool { return math.Abs(a-b) <= asNear*max(math.Abs(a), math.Abs(b)) }

// oneItem pairs the amounts of one unit in the evidence of one item.
func (p *parter) oneItem(all []amount, evidence []model.Span) [][2]int {
	var in []int
	for _, s := range evidence {
		doc, n := p.at(s)
		d := p.docs[doc.Source.ID]
		i, _ := slices.BinarySearchFunc(all, [2]int{d, n}, func(f amount, at [2]int) int {
			return cmp.Or(cmp.Compare(f.n, at[0]), cmp.Compare(f.sentence, at[1]))
		})
		for ; i < len(all) && all[i].n == d && all[i].sentence == n; i++ {
			in = append(in, i)
		}
	}
	var out [][2]int
	for a, i := range in {
		for _, j := range in[a+1:] {
			if all[i].unit == all[j].unit && !p.oneReport(all[i].n, all[j].n) && alike(&all[i], &all[j]) && !p.agree(all, i, j) && !near(all[i].value, all[j].value) {
				out = append(out, [2]int{i, j})
			}
		}
	}
	return out
}

func (p *parter) tellAmounts(all []amount, group []int) {
	var cs []model.Contrast
	for _, i := range group {
		f := &all[i]
		doc := p.dossier.Docs[f.n]
		cs = append(cs, model.Contrast{Value: doc.Text(f.first, f.end), Span: p.sentence(doc, f.sentence)})
	}
	f := &all[group[0]]
	p.add(model.Conflict, p.telling(p.dossier.Docs[f.n], f), cs)
}

// longTitle is how many tokens of a clause may title a difference.
const longTitle = 16

// telling is the clause that an amount stands in, as far as it may title a
// difference: to the next mark. It is the amount itself where there is none.
func (p *parter) telling(doc *annot.Document, f *amount) model.Span {
	first, end, last := f.first, f.end, doc.Sentences[f.sentence].End
	for i := range doc.Clauses {
		c := &doc.Clauses[i]
		from := c.First
		for from < f.first && (from == c.Marker || vocab().closes[doc.Tokens[from].Lower]) {
			from++
		}
		if c.Sentence == f.sentence && !c.Infinitive && c.Subject[0] < c.Subject[1] && from <= f.first && f.end <= c.End && f.end-from <= longTitle {
			first, end = from, min(max(f.end, c.End), max(f.end, from+longTitle)) // the last one is the innermost
		}
	}
	for i := f.end; i < end; i++ {
		if k := doc.Tokens[i].Kind; k == annot.Punct || k == annot.QuoteTok {
			end = i
		}
	}
	for end > f.end && end < last && vocab().closes[doc.Tokens[end-1].Lower] {
		end--
	}
	return doc.Span(first, end)
}

// headOf is the stem of what a sum is a sum of: "pledges of $2 million"; "" where
// the text does not say so.
func headOf(doc *annot.Document, s annot.Sentence, i int) string {
	j := i - 1
	for j > s.First && (doc.Tokens[j].Lower == "(" || doc.Tokens[j].Kind == annot.Number || strings.ContainsAny(doc.Tokens[j].Lower, "0123456789") || parting().scale[doc.Tokens[j].Lower] > 0) {
		j--
	}
	if j <= s.First || doc.Tokens[j].Lower != "of" || doc.Tokens[j-1].Kind != annot.Word {
		return ""
	}
	return stem(doc.Tokens[j-1].Lower)
}

// amountsOf are the amounts of a document in order, dates left out.
func amountsOf(n int, doc *annot.Document) []amount {
	var out []amount
	x, s := 0, 0
	for i := range doc.Tokens {
		for x < len(doc.Timexes) && doc.Timexes[x].End <= i {
			x++
		}
		for s < len(doc.Sentences) && doc.Sentences[s].End <= i {
			s++
		}
		if doc.Tokens[i].Kind != annot.Number || s == len(doc.Sentences) || x < len(doc.Timexes) && doc.Timexes[x].First <= i {
			continue
		}
		if k := len(out); k > 0 && out[k-1].n == n && out[k-1].end > i {
			continue // the whole that the amount before is a part of
		}
		f, ok := readAmount(doc, i, doc.Sentences[s].End)
		f.n, f.sentence = n, s
		if ok {
			out = append(out, f)
		} else if k := len(out); k > 0 && f.value > 0 && out[k-1].follows(doc, &f) && countered(doc, s, i) {
			f.unit, f.against = out[k-1].unit, true
			out = append(out, f)
		}
	}
	return out
}

// readAmount reads the number at token i with its scale and unit.
func readAmount(doc *annot.Document, i, end int) (amount, bool) {
	v, unit, ok := number(doc.Tokens[i].Lower)
	if !ok {
		return amount{}, false
	}
	f := amount{first: i, end: i + 1, value: v, unit: unit}
	if f.end < end {
		if by, ok := parting().scale[doc.Tokens[f.end].Lower]; ok {
			f.value *= by
			f.end++
		}
	}
	if f.unit != "" {
		return f, true
	}
	if f.end < end {
		if sign := parting().currency[doc.Tokens[f.end].Lower]; sign != "" {
			f.unit, f.end = sign, f.end+1
			return f, true
		}
	}
	if f.end+1 < end && doc.Tokens[f.end].Lower == "per" && doc.Tokens[f.end+1].Lower == "cent" {
		f.unit, f.end = "%", f.end+2
		return f, true
	}
	if k := wholeAfter(doc, f.end, end); k > 0 { // "23 of the 31 wards" counts 23
		f.end = k
	}
	j := f.end
	for j < end && j < f.end+4 && doc.Tokens[j].Kind == annot.Word && !vocab().closes[doc.Tokens[j].Lower] && !vocab().empty[stem(doc.Tokens[j].Lower)] && !verbAt(doc, j) {
		j++
	}
	if j == f.end {
		return f, false // no unit: nothing is counted
	}
	f.end = j
	f.unit = singular(doc.Tokens[j-1].Lower)
	return f, true
}

// wholeAfter is the token after the number that the one before token i is a part
// of: "of the 31"; 0 for none.
func wholeAfter(doc *annot.Document, i, end int) int {
	if i+2 >= end || doc.Tokens[i].Lower != "of" {
		return 0
	}
	i++
	if doc.Tokens[i].Kind == annot.Word && i+1 < end {
		i++
	}
	if t := &doc.Tokens[i]; t.Kind != annot.Number || strings.ContainsAny(t.Lower, "$€£¥%") {
		return 0
	}
	return i + 1
}

// singular is the form under which things are counted: "metres" and "meters"
// are "meter".
func singular(w string) string {
	w = strings.TrimSuffix(w, "s")
	if base, ok := strings.CutSuffix(w, "tre"); ok {
		w = base + "ter"
	}
	return w
}

// verbAt reports whether a token is the verb of a clause.
func verbAt(doc *annot.Document, i int) bool {
	k, _ := slices.BinarySearchFunc(doc.Clauses, i, func(c annot.Clause, at int) int { return cmp.Compare(c.Head, at) })
	return k < len(doc.Clauses) && doc.Clauses[k].Verb[0] <= i && i < doc.Clauses[k].Verb[1]
}

// number reads a number with its sign of currency and letters: "$1.6bn" is
// 1.6e9 of "$". Ordinals, scores and words joined to a number are none.
func number(lower string) (value float64, unit string, ok bool) {
	digits := strings.TrimLeft(lower, "acnusz$€£¥")
	if at := strings.LastIndexAny(lower[:len(lower)-len(digits)], "$€£¥"); at >= 0 {
		unit = string([]rune(lower[at:])[0])
	}
	k := strings.IndexFunc(digits, func(r rune) bool { return (r < '0' || r > '9') && r != '.' && r != ',' })
	tail := ""
	if k >= 0 {
		digits, tail = digits[:k], strings.TrimPrefix(digits[k:], "-")
	}
	value, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimRight(digits, ".,"), ",", ""), 64)
	if err != nil {
		return 0, "", false
	}
	switch by := parting().scale[tail]; {
	case tail == "%":
		unit = "%"
	case by > 0:
		value *= by
	case tail != "":
		return 0, "", false
	}
	return value, unit, true
}
