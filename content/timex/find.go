package timex

import (
	"slices"

	"readout/content/annot"
	"readout/content/lexicon"
	"readout/model"
)

// Stage gives the layer Timexes.
func Stage() annot.Stage {
	return annot.Stage{
		Name:  "timex",
		Needs: []annot.Layer{annot.Tokens, annot.Sentences, annot.Anchors},
		Gives: []annot.Layer{annot.Timexes},
		Document: func(_ *annot.Dossier, doc *annot.Document) {
			doc.Timexes = Find(doc)
		},
	}
}

// Find returns the time expressions of a document in order, none overlapping
// another, told from its Anchor; it needs the layers Tokens and Sentences.
func Find(doc *annot.Document) []annot.Timex {
	f := newFinder(doc)
	f.run()
	return f.timexes()
}

// A finder goes through one document.
type finder struct {
	w      *language
	doc    *annot.Document
	toks   []annot.Token
	anchor annot.Day // zero when not known
	coarse unit      // how exactly the anchor is known when only its month or year is; else ""
	found  []finding
	holdsF lexicon.Predicate
	// surname reports, once looked up, whether a word that also names a month
	// is somebody's surname in this document.
	surname map[string]bool
}

// A finding is a time expression in the making.
type finding struct {
	first, end int
	when       period
	typ        string
	resolved   bool // told from the anchor or from another date
	vague      bool
	weekday    int // 1 to 7 when it is a weekday by name and nothing more
	yearless   bool
	clock      string // "T16:08Z": the day is still to be found
	rule       string
}

func newFinder(doc *annot.Document) *finder {
	f := &finder{w: words(), doc: doc, toks: doc.Tokens, anchor: doc.Anchor}
	f.holdsF = f.holds
	if f.anchor.IsZero() {
		f.anchor, f.coarse = coarseAnchor(doc.Source.Published.Value)
	}
	return f
}

// coarseAnchor is a day within the month or year of publication, for what is
// told from that.
func coarseAnchor(published string) (annot.Day, unit) {
	switch len(published) {
	case len("2006"):
		if y := yearNumber(published); y > 0 {
			return annot.Day{Year: y, Month: 7, Day: 1}, unitYear
		}
	case len("2006-01"):
		if d := annot.ParseDay(published + "-15"); !d.IsZero() {
			return d, unitMonth
		}
	}
	return annot.Day{}, ""
}

func (f *finder) run() {
	for _, s := range f.doc.Sentences {
		for i := s.First; i < s.End; {
			if x, ok := f.at(i, s.First, s.End); ok {
				f.found = append(f.found, x)
				i = x.end
				continue
			}
			i++
		}
	}
	f.pairWeekdays()
	f.placeClocks()
	f.spoken()
	if f.coarse != "" {
		f.dropFiner()
	}
}

// dropFiner takes back what was told from the anchor more exactly than the
// anchor is known.
func (f *finder) dropFiner() {
	least := 27
	if f.coarse == unitYear {
		least = 364
	}
	for i := range f.found {
		x := &f.found[i]
		if x.resolved && !x.when.isZero() && daysBetween(x.when.from, x.when.to) < least {
			x.when = period{}
		}
	}
}

// at returns the expression that begins at token i: the longest rule whose
// value can be made.
func (f *finder) at(i, start, end int) (finding, bool) {
	all := f.w.phrase.All(f.toks, i, start, end, f.holdsF)
	if f.figureMay(i) {
		all = append(all, f.w.figure.All(f.toks, i, start, end, f.holdsF)...)
	}
	if len(all) > 1 {
		slices.SortStableFunc(all, func(a, b lexicon.Match) int { return b.End - a.End })
	}
	for _, m := range all {
		if x, ok := f.make(m); ok {
			return x, true
		}
	}
	return finding{}, false
}

// figureMay reports whether a rule that begins with a number, a month or a
// weekday can begin at token i; most tokens are passed over here.
func (f *finder) figureMay(i int) bool {
	t := f.toks[i]
	switch t.Kind {
	case annot.Number:
		return true
	case annot.Punct, annot.QuoteTok, annot.Clitic:
		return false
	}
	if f.w.starts[t.Lower] {
		return true
	}
	for k := 1; k < len(t.Lower); k++ {
		if t.Lower[k] == '-' {
			return true
		}
	}
	return t.Lower[0] == '\''
}

// make checks what stands around a match and finds its value.
func (f *finder) make(m lexicon.Match) (finding, bool) {
	e := m.Entry
	x := finding{first: m.First, end: m.End, typ: "DATE", rule: e.ID()}
	if class := e.Attr("after"); class != "" && !f.is(class, m.First-1) {
		return x, false
	}
	if bare := e.Attr("bare"); bare != "" && !f.bare(bare, m) {
		return x, false
	}
	if how := e.Attr("alone"); how == "yes" && !f.alone(m.End) || how == "mark" && f.at1(m.End).Kind != annot.Punct {
		return x, false
	}
	if e.Attr("span") == "inner" {
		x.first, x.end = m.CapFirst, m.CapEnd
	}
	how := f.w.makers[e.Attr("make")]
	if how == nil || !how(f, m, &x) {
		return x, false
	}
	return x, true
}

// timexes turns the findings into the layer.
func (f *finder) timexes() []annot.Timex {
	if len(f.found) == 0 {
		return nil
	}
	out := make([]annot.Timex, 0, len(f.found))
	for _, x := range f.found {
		t := annot.Timex{
			First: x.first, End: x.end, Type: x.typ, Value: x.when.value, From: x.when.from, To: x.when.to,
			Precision: x.when.prec, Resolved: x.resolved, Vague: x.vague, Rule: x.rule, Deadline: f.deadline(x.first),
		}
		if t.Precision == "" {
			t.Precision = model.NoPrecision
		}
		out = append(out, t)
	}
	return out
}

// deadline reports whether "by", "until", "before" or "no later than" stands
// before token first.
func (f *finder) deadline(first int) bool {
	i := first - 1
	for i >= 0 && i > first-5 && f.is("before-part", i) {
		i--
	}
	if f.is("deadline", i) {
		return true
	}
	return i >= 2 && f.toks[i].Lower == "than" && f.toks[i-1].Lower == "later"
}

// pairWeekdays gives "Tuesday (Jan 6)" and "Tuesday, 6 January," the day of the
// date beside the weekday.
func (f *finder) pairWeekdays() {
	for i := 1; i < len(f.found); i++ {
		a, b := &f.found[i-1], &f.found[i]
		if a.weekday == 0 || b.when.prec != model.Day || b.typ != "DATE" || b.weekday != 0 {
			continue
		}
		between := f.toks[a.end:b.first]
		if len(between) != 1 || between[0].Lower != "(" && between[0].Lower != "," {
			continue
		}
		if isoWeekday(b.when.from) == a.weekday {
			f.place(a, b.when.from)
		}
	}
}

// place puts a weekday, or a part of the day, on a day.
func (f *finder) place(x *finding, d annot.Day) {
	part := ""
	if n := len(x.when.value); x.typ == "TIME" && n >= 3 {
		part = x.when.value[n-3:]
	}
	x.when = dayOf(d)
	x.when.value += part
	x.resolved = true
}

// placeClocks gives times of day their day: that of the nearest date of the
// sentence, else that of the date before, else, when it is told live, the day
// of publication.
func (f *finder) placeClocks() {
	for i := range f.found {
		x := &f.found[i]
		if x.clock == "" || !x.when.isZero() {
			continue
		}
		d := f.dayBeside(i)
		if d.IsZero() && f.live(x) {
			d = f.anchor
		}
		if d.IsZero() {
			x.when.value = x.clock
			continue
		}
		x.when = dayOf(d)
		x.when.value += x.clock
		x.resolved = true
	}
}

func (f *finder) dayBeside(i int) annot.Day {
	s := f.doc.SentenceOf(f.found[i].first)
	best, distance := -1, 0
	for k := max(0, i-3); k < min(len(f.found), i+4); k++ {
		if k == i || f.found[k].when.prec != model.Day || f.doc.SentenceOf(f.found[k].first) != s {
			continue
		}
		if d := max(f.found[k].first-f.found[i].first, f.found[i].first-f.found[k].first); best < 0 || d < distance {
			best, distance = k, d
		}
	}
	if best >= 0 {
		return f.found[best].when.from
	}
	if f.is("dash", f.found[i].first-1) || f.at1(f.found[i].first-1).Lower == "from" { // from 9:00 to 17:00
		return annot.Day{}
	}
	if p, ok := f.reference(f.found[i].first, unitDay, 2, i); ok {
		return p.from
	}
	return annot.Day{}
}

// live reports whether a time of day without a date is one of the day of
// publication: it is told with its time zone, or the sentence does not look back.
func (f *finder) live(x *finding) bool {
	return f.is("zone", x.end-1) || f.tense(x.first, x.end) == forward
}

// reference is the last date before token at, no longer than the unit and at
// most so many sentences back, among the first n findings: what "the next day"
// and "that year" are told from.
func (f *finder) reference(at int, u unit, back, n int) (period, bool) {
	s := f.doc.SentenceOf(at)
	for k := n - 1; k >= 0 && k >= n-6; k-- {
		x := f.found[k]
		if s-f.doc.SentenceOf(x.first) > back {
			break
		}
		if x.typ == "SET" || x.when.isZero() || !within(x.when, u) {
			continue
		}
		return x.when, true
	}
	return period{}, false
}

// within reports whether a period is no longer than the unit.
func within(p period, u unit) bool {
	days := daysBetween(p.from, p.to) + 1
	switch u {
	case unitDay:
		return days == 1
	case unitWeek, unitWeekend, unitFortnight:
		return days <= 7
	case unitMonth:
		return days <= 31
	case unitQuarter:
		return days <= 92
	}
	return days <= 366
}
