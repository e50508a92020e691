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

const (
	asNear     = 0.01 // amounts that differ by less are one, rounded
	window     = 12   // tokens around an amount that say what it counts
	fewCounted = 4    // sentences: what no more count is one thing
	partners   = 64   // amounts compared with one, by word
)

// An amount is a number with its unit.
type amount struct {
	n, sentence int // place of its document, and its sentence
	first, end  int // tokens, unit included
	value       float64
	measured    string // the unit in which a length of time is told; ""
	unit        string // currency sign, "%", or the stem of what is counted
	topic       termset
	head        string // what it is a sum of, as a stem; ""
	sense
	against bool // it contradicts the amount before it
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
		f.topic = slices.Concat(l.terms.in(doc, max(s.First, f.first-window), f.first), l.terms.in(doc, f.end, min(s.End, f.end+window)))
		if f.sentence > 0 && standsFor(doc, f) {
			f.topic = append(f.topic, l.sentences[f.n][f.sentence-1]...)
		}
		f.head = headOf(doc, s, f.first, f.end)
		total := f.total
		f.sense = p.senseOf(doc, f)
		f.total = total
		f.topic = slices.DeleteFunc(f.topic, func(id int32) bool { return slices.Contains(f.itself, id) })
		slices.Sort(f.topic)
		f.topic = slices.Compact(f.topic)
		keys := l.terms.rarest(f.topic, 6)
		if !sign(f.unit) && p.counted[f.unit] <= someCounted {
			keys = append(keys, -1) // few enough to compare whatever they are about
		}
		at := make([]amountKey, 0, len(keys)+1)
		for _, id := range keys {
			at = append(at, amountKey{f.unit, id, ""})
		}
		if f.head != "" {
			at = append(at, amountKey{f.unit, -1, f.head})
		}
		if f.deed != "" {
			at = append(at, amountKey{f.unit, -2, f.deed})
			if (f.unit == anybody || !sign(f.unit)) && parting().deed[f.deed] != "" {
				at = append(at, amountKey{"", -2, f.deed})
			}
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
			if all[i].unit == all[j].unit && !p.oneReport(all[i].n, all[j].n) && alike(&all[i], &all[j]) && !p.agree(all, i, j) && !compatible(&all[i], &all[j]) && !all[i].excludes(&all[j].sense) {
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

// headOf is the stem of what a sum is a sum of: "pledges of $2 million", "$2
// million in pledges"; "" where
// the text does not say so.
func headOf(doc *annot.Document, s annot.Sentence, i, end int) string {
	if end+1 < s.End && doc.Tokens[end].Lower == "in" && plural(doc.Tokens[end+1].Lower) { // "$2 million in pledges"
		return kin(doc.Tokens[end+1].Lower)
	}
	j := i - 1
	for j > s.First && (doc.Tokens[j].Lower == "(" || doc.Tokens[j].Kind == annot.Number || strings.ContainsAny(doc.Tokens[j].Lower, "0123456789") || parting().scale[doc.Tokens[j].Lower] > 0) {
		j--
	}
	if j > s.First+3 && doc.Tokens[j].Lower == "at" && verbAt(doc, j-1) { // "commitments that she puts at"
		for k := j - 2; k > s.First && k > j-5; k-- {
			if doc.Tokens[k].Lower == "that" || doc.Tokens[k].Lower == "which" {
				return kin(doc.Tokens[k-1].Lower)
			}
		}
	}
	if j <= s.First || doc.Tokens[j].Lower != "of" || doc.Tokens[j-1].Kind != annot.Word {
		return ""
	}
	return kin(doc.Tokens[j-1].Lower)
}

// kin is the stem of a word, or that of its group.
func kin(w string) string {
	s := stem(w)
	return cmp.Or(parting().deed[s], vocab().kin[s], s)
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
		if s == len(doc.Sentences) || x < len(doc.Timexes) && doc.Timexes[x].First <= i && !lasting(&doc.Timexes[x]) {
			continue
		}
		if t := &doc.Tokens[i]; t.Kind != annot.Number && (t.Kind != annot.Word && t.Kind != annot.Capital || !numeral(t.Lower)) {
			continue
		}
		if k := len(out); k > 0 && out[k-1].n == n && out[k-1].end > i {
			continue // the whole that the amount before is a part of
		}
		f, ok := readAmount(doc, i, doc.Sentences[s].End)
		f.n, f.sentence = n, s
		if ok {
			if k := wholeAfter(doc, i+1, f.end); k > 0 {
				whole, _ := readAmount(doc, k-1, doc.Sentences[s].End)
				whole.n, whole.sentence, whole.total = n, s, true
				out = append(out, whole)
			}
			if k := len(out); k > 0 && out[k-1].unit == f.unit && out[k-1].follows(doc, &f) && countered(doc, s, i) {
				f.against = true
			}
			out = append(out, f)
		} else if k := len(out); k > 0 && f.value > 0 && out[k-1].follows(doc, &f) && countered(doc, s, i) {
			f.unit, f.against = out[k-1].unit, true
			out = append(out, f)
		} else if k > 0 && f.value > 0 && out[k-1].sentence == s && ofThem(doc, f.end, doc.Sentences[s].End) {
			f.unit = out[k-1].unit
			out = append(out, f)
		}
	}
	return out
}

// ofThem reports whether a number before token i is a part of the one before it:
// "300 of them".
func ofThem(doc *annot.Document, i, end int) bool {
	return i+1 < end && doc.Tokens[i].Lower == "of" && parting().part[doc.Tokens[i+1].Lower]
}

// standsFor reports whether an amount is said of what the sentence before tells: "it is 12".
func standsFor(doc *annot.Document, f *amount) bool {
	at := doc.Sentences[f.sentence].First
	if k := clauseOf(doc, f.sentence, f.first); k >= 0 && doc.Clauses[k].Subject[1] == doc.Clauses[k].Subject[0]+1 {
		at = doc.Clauses[k].Subject[0]
	}
	return parting().pro[doc.Tokens[at].Lower]
}

// lasting reports whether a time expression is a length of time and no date.
func lasting(x *annot.Timex) bool { return x.Type == "DURATION" && x.From.IsZero() && !x.Vague }

// numeral reports whether a word is a number over one.
func numeral(lower string) bool {
	v, _, ok := number(lower)
	return ok && v > 1
}

// readAmount reads the number at token i with its scale and unit.
func readAmount(doc *annot.Document, i, end int) (amount, bool) {
	v, unit, ok := number(doc.Tokens[i].Lower)
	if by, what, joined := strings.Cut(doc.Tokens[i].Lower, "-"); !ok && joined && parting().length[what] > 0 { // "33-hour"
		if v, unit, ok = number(by); ok && unit == "" {
			return amount{first: i, end: i + 1, value: v * parting().length[what], unit: lengths, measured: what}, true
		}
	}
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
	if j := counted(doc, f.end, end); j > f.end {
		f.end = j
	} else {
		f.unit = bareOf(doc, f.first, f.end, end)
		return f, f.unit != "" // else nothing is counted
	}
	f.unit = singular(doc.Tokens[f.end-1].Lower)
	if by := parting().length[f.unit]; by > 0 {
		f.value, f.unit, f.measured = f.value*by, lengths, f.unit
	}
	if f.unit == "percent" {
		f.unit = "%"
	}
	f.unit = cmp.Or(parting().unit[f.unit], f.unit)
	return f, true
}

// lengths is the unit of lengths of time, which are counted in hours.
const lengths = "hour"

// counted is the token after the words from token i on that say what is counted:
// up to the first plural, measure or mark.
func counted(doc *annot.Document, i, end int) int {
	w := parting()
	for j := i; j < end && j < i+4; j++ {
		t := &doc.Tokens[j]
		if t.Kind != annot.Word && !(t.Kind == annot.Capital && j+1 < end && doc.Tokens[j+1].Kind == annot.Word && j == i) ||
			vocab().closes[t.Lower] || w.beyond[t.Lower] || vocab().empty[stem(t.Lower)] || w.about[t.Lower] ||
			verbAt(doc, j) && !w.plural[t.Lower] && (j > i || j+1 >= end || !plural(doc.Tokens[j+1].Lower)) {
			return j
		}
		if w.plural[t.Lower] || w.measure[singular(t.Lower)] || plural(t.Lower) {
			return j + 1
		}
	}
	return min(end, i+4)
}

// plural reports whether a word has the look of a plural.
func plural(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}

// bareOf is what a number is a number of that has no unit: "magnitude" of "a
// magnitude of 6.1" and "6.1 in magnitude"; "" where nothing says so.
func bareOf(doc *annot.Document, first, after, end int) string {
	w := parting().bare
	if k := first - 1; k > 0 && (w[doc.Tokens[k].Lower] || doc.Tokens[k].Lower == "of" && w[doc.Tokens[k-1].Lower]) {
		if w[doc.Tokens[k].Lower] {
			return doc.Tokens[k].Lower
		}
		return doc.Tokens[k-1].Lower
	}
	if after+1 < end && w[doc.Tokens[after+1].Lower] {
		return doc.Tokens[after+1].Lower
	}
	return ""
}

// wholeAfter is the token after the number that the one before token i is a part
// of: "of the 31"; 0 for none.
func wholeAfter(doc *annot.Document, i, end int) int {
	if i+2 >= end || doc.Tokens[i].Lower != "of" {
		return 0
	}
	i++
	for n := 0; n < 3 && i+1 < end && (doc.Tokens[i].Kind == annot.Word || doc.Tokens[i].Kind == annot.Clitic); n++ {
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
	if v, ok := inWords(lower); ok {
		return v, "", true
	}
	digits := strings.TrimLeft(lower, "acnusz$€£¥")
	if at := strings.LastIndexAny(lower[:len(lower)-len(digits)], "$€£¥"); at >= 0 {
		unit = string([]rune(lower[at:])[0])
	}
	k := strings.IndexFunc(digits, func(r rune) bool { return (r < '0' || r > '9') && r != '.' && r != ',' })
	tail := ""
	if k >= 0 {
		digits, tail = digits[:k], strings.TrimPrefix(digits[k:], "-")
	}
	if digits == "" {
		return 0, "", false
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

// inWords reads a number below a hundred in words: "nine", "thirty-five".
func inWords(lower string) (float64, bool) {
	tens, ones, joined := strings.Cut(lower, "-")
	v, ok := parting().numeral[tens]
	if !joined || !ok {
		return v, ok
	}
	n, ok := parting().numeral[ones]
	return v + n, ok && v >= 20 && n < 10
}
