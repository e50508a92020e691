package timex

import (
	"fmt"
	"strings"

	"readout/content/annot"
	"readout/content/lexicon"
	"readout/model"
)

// amount is the count and unit of a match, "" where it has none.
func (f *finder) amount(first, end int) (string, unit) {
	for i := first; i < end; i++ {
		if n, u, ok := f.length(f.toks[i].Lower); ok {
			return n, u
		}
		if n, k := f.count(i); k > 0 && i+k < end {
			if u := f.unitIn(i+k, end); u != "" {
				return n, u
			}
		}
	}
	return "", f.unitIn(first, end)
}

// isAge reports whether a length is somebody's age.
func (f *finder) isAge(m lexicon.Match) bool {
	if f.is("old", m.End) {
		return true
	}
	i := m.First - 1
	for i >= 0 && (f.toks[i].Lower == "of" || f.toks[i].Lower == "at" || f.toks[i].Lower == "just" || f.toks[i].Lower == "only") {
		i--
	}
	return f.is("age", i)
}

func makeDuration(f *finder, m lexicon.Match, x *finding) bool {
	n, u := f.amount(m.First, m.End)
	if m.CapEnd > m.CapFirst {
		n, u = f.amount(m.CapFirst, m.CapEnd)
		if n == "" {
			n = "X"
			if f.toks[m.CapFirst].Lower == "the" {
				n = "1"
			}
		}
	}
	if n == "X" && f.toks[m.First].Lower == "the" { // the last few weeks
		return false
	}
	if u == "" || n == "" && m.Entry.Attr("half") == "" || f.isAge(m) {
		return false
	}
	if f.year(m.First) > 0 && !f.is("plural-unit", m.End-1) { // the Games of 2018 day five
		return false
	}
	if (u == "TS" || u == unitQuarter) && n == "1" { // "one second" is no ordinal, "a quarter" mostly a fourth
		return false
	}
	switch m.Entry.Attr("half") {
	case "only":
		n = "0.5"
	case "yes":
		n += ".5"
	}
	x.typ, x.when.value = "DURATION", duration(n, u)
	return true
}

func makeVague(f *finder, m lexicon.Match, x *finding) bool {
	x.when.value, x.vague = m.Entry.Attr("value"), true
	return true
}

// makeShift reads "two weeks ago": as exact as its unit.
func makeShift(f *finder, m lexicon.Match, x *finding) bool {
	sign, _ := attrNumber(m, "n")
	n, u := f.amount(m.First, m.End)
	k, whole := wholeNumber(n)
	x.resolved = true
	switch {
	case u == "":
		return false
	case n == "X" || !whole:
		x.vague, x.when.value = true, "PAST_REF"
		if sign > 0 {
			x.when.value = "FUTURE_REF"
		}
		return true
	case f.anchor.IsZero():
		return true
	}
	x.when = f.shifted(f.anchor, sign*k, u)
	return true
}

func (f *finder) shifted(d annot.Day, n int, u unit) period {
	if strings.HasPrefix(string(u), "T") {
		if u == "TH" && abs(n) >= 24 {
			return dayOf(d.Add(n / 24))
		}
		return dayOf(d)
	}
	if (u == unitWeek || u == unitFortnight) && abs(n) == 1 {
		return dayOf(later(d, n, u))
	}
	switch u {
	case unitDecade:
		return yearOf(d.Year + 10*n)
	case unitCentury:
		return yearOf(d.Year + 100*n)
	}
	return unitAt(d, n, u)
}

// makeAfter reads "two years later": told from the date named last; without
// one it is a length.
func makeAfter(f *finder, m lexicon.Match, x *finding) bool {
	sign, _ := attrNumber(m, "n")
	n, u := f.amount(m.First, m.End)
	k, whole := wholeNumber(n)
	if u == "" || f.at1(m.End).Lower == "than" {
		return false
	}
	if p, ok := f.reference(m.First, longest(u), 1, len(f.found)); ok && whole && !strings.HasPrefix(string(u), "T") {
		x.resolved = true
		if u == unitYear && p.prec == model.Month && k == 1 { // in May from a year earlier
			x.when = monthOf(p.from.Year+sign, p.from.Month)
			return true
		}
		if u == unitDay && within(p, unitDay) || u != unitDay {
			x.when = f.shifted(p.from, sign*k, u)
			return true
		}
	}
	x.typ, x.when.value = "DURATION", duration(n, u)
	x.end--
	return true
}

func longest(u unit) unit {
	switch u {
	case unitDecade, unitCentury:
		return unitYear
	}
	return u
}

// makeAhead reads "in two weeks" where the sentence looks ahead.
func makeAhead(f *finder, m lexicon.Match, x *finding) bool {
	n, u := f.amount(m.CapFirst, m.CapEnd)
	k, whole := wholeNumber(n)
	if u == "" || f.isAge(m) || f.is("old", m.CapEnd) {
		return false
	}
	if f.tense(m.First, m.End) != forward || !whole || strings.HasPrefix(string(u), "T") {
		x.typ, x.when.value = "DURATION", duration(n, u)
		return true
	}
	x.resolved = true
	if !f.anchor.IsZero() {
		x.when = f.shifted(f.anchor, k, u)
	}
	return true
}

// makeWithin reads "within 90 days" where the sentence looks ahead: the days
// from the date of the act, which the text named last.
func makeWithin(f *finder, m lexicon.Match, x *finding) bool {
	n, u := f.amount(m.CapFirst, m.CapEnd)
	k, whole := wholeNumber(n)
	if u == "" {
		return false
	}
	x.typ, x.when.value = "DURATION", duration(n, u)
	var from annot.Day
	if p, ok := f.reference(m.First, unitDay, 1, len(f.found)); ok {
		from = p.from
	}
	of := m.Entry.Attr("of") != ""
	if from.IsZero() || !whole || !of && f.is("counted-from", m.CapEnd) || !of && f.tense(m.First, m.End) != forward && !f.mustDo(m.First) {
		return true
	}
	if to := later(from, k, u); !to.IsZero() {
		x.when.from, x.when.to, x.when.prec, x.resolved = from, to, model.Range, true
	}
	return true
}

// mustDo reports whether "have to", "has to" or "must" stands in the words before
// at, or somebody promised it there.
func (f *finder) mustDo(at int) bool {
	for i := at - 1; i > 0 && i > at-10; i-- {
		if w := f.toks[i].Lower; w == "must" || f.is("promised", i) || w == "to" && strings.HasPrefix(f.toks[i-1].Lower, "ha") {
			return true
		}
	}
	return false
}

func makeSet(f *finder, m lexicon.Match, x *finding) bool {
	x.typ = "SET"
	if x.when.value = m.Entry.Attr("v"); x.when.value != "" {
		return true
	}
	n, u := f.amount(m.First, m.End)
	each(m, func(i int) bool {
		if w := f.toks[i].Lower; w == "other" || w == "second" {
			n = "2"
		}
		return n == "2"
	})
	if n == "" {
		n = "1"
	}
	if u == "" {
		return false
	}
	x.when.value = duration(n, u)
	return true
}

// makeRate reads "a year" in "15 a year" as what comes back, and else as a length.
func makeRate(f *finder, m lexicon.Match, x *finding) bool {
	_, u := f.amount(m.First, m.End)
	if u == "" || u == "TS" || u == unitQuarter || f.isAge(m) {
		return false
	}
	x.typ, x.when.value = "SET", duration("1", u)
	if f.is("time-preposition", m.First-1) || m.First == 0 || f.toks[m.First-1].Kind == annot.Punct {
		x.typ = "DURATION"
	}
	return true
}

// makeClock reads a time of day. Its day is that of the capture; without one it
// is found when all dates of the document are.
func makeClock(f *finder, m lexicon.Match, x *finding) bool {
	c, ok := f.clockIn(m)
	if !ok {
		return false
	}
	x.typ = "TIME"
	x.clock = fmt.Sprintf("T%02d:%02d", c.hour, c.minute)
	if f.letterOf(m, "zone") == "Z" {
		x.clock += "Z"
	}
	if m.CapEnd == m.CapFirst {
		return true
	}
	x.resolved = true
	if p, _ := f.inner(m.CapFirst, m.CapEnd); !p.isZero() && within(p, unitDay) {
		x.when = dayOf(p.from)
		x.when.value += x.clock
	}
	return true
}

func (f *finder) clockIn(m lexicon.Match) (clock, bool) {
	var c clock
	found := false
	each(m, func(i int) bool {
		s := f.toks[i].Lower
		if n, ok := f.w.number["clock-name"][s]; ok {
			c, found = clock{hour: n, half: -1}, true
		} else if c, found = clockFigure(s); found {
		} else if n, ok := wholeNumber(s); ok && len(s) == 4 {
			c, found = clock{n / 100, n % 100, -1}, true
		} else if n := f.hour(i); n > 0 {
			c, found = clock{hour: n, half: -1}, true
		}
		return found
	})
	if n, ok := f.numberOf(m, "ampm"); ok {
		c.half = n
	}
	if c.half >= 0 && c.hour <= 12 {
		c.hour = c.hour%12 + c.half
	}
	return c, found
}
