package timex

import (
	"fmt"
	"strings"

	"readout/content/annot"
	"readout/content/lexicon"
	"readout/model"
)

// A maker finds the value of a match; false when it is no time after all.
type maker func(f *finder, m lexicon.Match, x *finding) bool

// makers are the values of the attribute "make" in rules.txt.
func makers() map[string]maker {
	return map[string]maker{
		"date": makeDate, "days": makeDays, "iso": makeISO, "slashed": makeSlashed,
		"month": makeMonth, "weekday": makeWeekday, "year": makeYear, "years": makeYears,
		"decade": makeDecade, "century": makeCentury, "mid": makeMid, "quarter": makeQuarter, "half": makeHalf, "half-month": makeHalfMonth,
		"season": makeSeason, "deictic": makeDeictic, "daypart": makeDaypart, "unit": makeUnit, "part": makePart,
		"end": makeEnd, "week": makeWeek, "week-of": makeWeekOf, "weekday-of": makeWeekdayOf, "ref": makeRef,
		"year-back": makeYearBack, "shift": makeShift, "after": makeAfter, "ahead": makeAhead, "within": makeWithin,
		"duration": makeDuration, "set": makeSet, "rate": makeRate, "vague": makeVague, "clock": makeClock,
		"holiday": makeHoliday,
	}
}

// each calls fn with the tokens of the match that stand outside its capture,
// until fn returns true.
func each(m lexicon.Match, fn func(i int) bool) {
	for i := m.First; i < m.End; i++ {
		if m.CapFirst <= i && i < m.CapEnd {
			continue
		}
		if fn(i) {
			return
		}
	}
}

// number is the n of the first token of the match that is a word of the class.
func (f *finder) numberOf(m lexicon.Match, class string) (n int, ok bool) {
	each(m, func(i int) bool {
		n, ok = f.w.number[class][f.toks[i].Lower]
		return ok
	})
	return n, ok
}

// letterOf is the u or v of the first token of the match that is a word of the class.
func (f *finder) letterOf(m lexicon.Match, class string) (v string) {
	each(m, func(i int) bool {
		v = f.w.letter[class][f.toks[i].Lower]
		return v != ""
	})
	return v
}

// yearOf is the year that the match writes, or that its capture names; 0 for none.
func (f *finder) yearIn(m lexicon.Match) (year int, resolved bool) {
	if m.CapEnd > m.CapFirst {
		p, told := f.inner(m.CapFirst, m.CapEnd)
		return p.from.Year, told
	}
	for i := m.End - 1; i >= m.First; i-- {
		if y := f.year(i); y > 0 && f.toks[i].Kind == annot.Number {
			return y, false
		}
	}
	return 0, false
}

// inner is the period that tokens first to end name, and whether it is told
// from another day.
func (f *finder) inner(first, end int) (period, bool) {
	for _, m := range f.w.refs.All(f.toks, first, first, end, f.holdsF) {
		if m.End != end || m.Entry.Attr("make") == "" && f.w.lex != nil && m.Entry.Class != "phrase" && m.Entry.Class != "figure" {
			continue
		}
		x := finding{first: first, end: end, typ: "DATE"}
		if how := f.w.makers[m.Entry.Attr("make")]; how != nil && how(f, m, &x) && !x.when.isZero() {
			return x.when, x.resolved
		}
	}
	return f.the(first, end)
}

// the reads "the month", "the year" and the like: the one that is running, or
// that the text last named.
func (f *finder) the(first, end int) (period, bool) {
	u := f.unitIn(first, end)
	if end-first > 2 {
		return period{}, false
	}
	if u == "" {
		if n := f.seasonIn(first, end); n > 0 && !f.anchor.IsZero() {
			return f.nearestSeason(n, f.tense(first, end)), true
		}
		return period{}, false
	}
	if p, ok := f.reference(first, u, 0, len(f.found)); ok && u != unitDay {
		return unitAt(p.from, 0, u), true
	}
	if f.anchor.IsZero() {
		return period{}, true
	}
	return unitAt(f.anchor, 0, u), true
}

func (f *finder) unitIn(first, end int) unit {
	for i := first; i < end; i++ {
		if u, ok := f.w.letter["unit"][f.toks[i].Lower]; ok {
			if f.toks[i].Lower == "second" {
				continue
			}
			return unit(u)
		}
	}
	return ""
}

func (f *finder) seasonIn(first, end int) int {
	for i := first; i < end; i++ {
		if n := f.w.number["season"][f.toks[i].Lower]; n > 0 {
			return n
		}
	}
	return 0
}

func makeDate(f *finder, m lexicon.Match, x *finding) bool {
	var month, day, weekday int
	each(m, func(i int) bool {
		if n := f.month(i); n > 0 && month == 0 {
			month = n
		} else if n := f.weekday(i); n > 0 && weekday == 0 {
			weekday = n
		} else if n := f.dayNumber(i); n > 0 && day == 0 {
			day = n
		} else if n := f.w.number["ordinal"][f.toks[i].Lower]; n > 0 && day == 0 {
			day = n
		}
		return false
	})
	if day == 0 || month == 0 {
		return false
	}
	year, told := f.yearIn(m)
	if m.CapEnd > m.CapFirst && year == 0 && !f.anchor.IsZero() {
		return false
	}
	if year > 0 {
		d := date(year, month, day)
		if d.IsZero() {
			return false
		}
		x.when, x.resolved = dayOf(d), told
		return true
	}
	if date(2024, month, day).IsZero() || f.is("unit", m.End) && day == f.dayNumber(m.End-1) {
		return false
	}
	x.resolved, x.yearless = true, true
	x.when = f.yearless(m.First, m.End, month, day, weekday)
	return true
}

// yearless gives a month and day its year: the date next to the day of
// publication, on the side that the sentence looks to; with a weekday, a year
// in which it falls on that.
func (f *finder) yearless(first, end, month, day, weekday int) period {
	if f.anchor.IsZero() {
		return period{}
	}
	var best annot.Day
	for _, y := range [...]int{f.anchor.Year, f.anchor.Year - 1, f.anchor.Year + 1} {
		d := date(y, month, day)
		if d.IsZero() || weekday > 0 && isoWeekday(d) != weekday {
			continue
		}
		if best.IsZero() || abs(daysBetween(f.anchor, d)) < abs(daysBetween(f.anchor, best)) {
			best = d
		}
	}
	if best.IsZero() {
		if d := date(f.anchor.Year, month, day); !d.IsZero() {
			return dayOf(d)
		}
		return period{}
	}
	if weekday > 0 {
		return dayOf(best)
	}
	off := daysBetween(f.anchor, best)
	switch f.tense(first, end) {
	case backward:
		if off > 60 {
			best = earlierYear(best, -1)
		}
	case forward:
		if off < -60 {
			best = earlierYear(best, 1)
		}
	}
	if best.IsZero() {
		return period{}
	}
	return dayOf(best)
}

func earlierYear(d annot.Day, by int) annot.Day { return date(d.Year+by, d.Month, d.Day) }

func abs(n int) int { return max(n, -n) }

func makeDays(f *finder, m lexicon.Match, x *finding) bool {
	month, a, b := 0, 0, 0
	next, gap := m.Entry.Attr("next") != "", false
	each(m, func(i int) bool {
		if n := f.month(i); n > 0 {
			month = n
		}
		if n := f.dayNumber(i); n > 0 {
			switch {
			case a == 0:
				a = n
			case next && n != max(a, b)+1:
				gap = true
			}
			if a != n {
				b = n
			}
		}
		if head, tail, ok := cutFigures(f.toks[i].Lower); ok && dayNumber(head) > 0 {
			a, b = dayNumber(head), dayNumber(tail)
		}
		return false
	})
	if b <= a || month == 0 || gap {
		return false
	}
	year, _ := f.yearIn(m)
	var from annot.Day
	if year > 0 {
		from = date(year, month, a)
	} else {
		x.resolved = true
		from = f.yearless(m.First, m.End, month, a, 0).from
	}
	if from.IsZero() {
		return year == 0
	}
	to := date(from.Year, month, b)
	if to.IsZero() {
		return false
	}
	x.when = period{from.String() + "/" + to.String(), from, to, model.Range}
	return true
}

func makeISO(f *finder, m lexicon.Match, x *finding) bool {
	s := f.toks[m.First].Lower
	x.when = dayOf(isoDay(s))
	if len(s) > 11 {
		x.typ = "TIME"
		x.when.value = strings.ToUpper(s)
	}
	return true
}

// makeSlashed reads 13/1/2026 and 1/13/2026; where both orders are days, only
// the one close to the day of publication counts.
func makeSlashed(f *finder, m lexicon.Match, x *finding) bool {
	parts, _ := f.slashed(m.First)
	a, _ := wholeNumber(parts[0])
	b, _ := wholeNumber(parts[1])
	y, _ := wholeNumber(parts[2])
	if len(parts[2]) == 2 {
		y += 2000
		if !f.anchor.IsZero() && y > f.anchor.Year+20 {
			y -= 100
		}
	}
	dayFirst, monthFirst := date(y, b, a), date(y, a, b)
	switch {
	case dayFirst.IsZero() && monthFirst.IsZero():
		return false
	case dayFirst == monthFirst || monthFirst.IsZero():
		x.when = dayOf(dayFirst)
	case dayFirst.IsZero():
		x.when = dayOf(monthFirst)
	case !f.anchor.IsZero():
		p, q := abs(daysBetween(f.anchor, dayFirst)), abs(daysBetween(f.anchor, monthFirst))
		if p <= 20 && q > 25 {
			x.when = dayOf(dayFirst)
		} else if q <= 20 && p > 25 {
			x.when = dayOf(monthFirst)
		}
	}
	return true
}

func makeMonth(f *finder, m lexicon.Match, x *finding) bool {
	month := 0
	each(m, func(i int) bool { month = f.month(i); return month > 0 })
	if month == 0 {
		return false
	}
	if year, told := f.yearIn(m); year > 0 {
		x.when, x.resolved = monthOf(year, month), told
		return true
	}
	if m.CapEnd > m.CapFirst {
		x.resolved = true
		return f.anchor.IsZero()
	}
	x.resolved = true
	if f.anchor.IsZero() {
		return true
	}
	y, now := f.anchor.Year, f.anchor.Month
	if dir, ok := f.numberOf(m, "dir"); ok {
		switch {
		case dir < 0 && month >= now:
			y--
		case dir > 0 && month <= now:
			y++
		}
		x.when = monthOf(y, month)
		return true
	}
	x.when = f.nearestMonth(m.First, m.End, month)
	return true
}

// nearestMonth is the month on the side that the sentence looks to; where it
// looks nowhere, the closer one.
func (f *finder) nearestMonth(first, end, month int) period {
	y, now := f.anchor.Year, f.anchor.Month
	ahead := floorMod(month-now, 12)
	l := f.tense(first, end)
	if l == nowhere && f.deadline(first) {
		l = forward
	}
	switch {
	case ahead == 0:
	case l == backward || l == nowhere && ahead > 5:
		if month > now {
			y--
		}
	case l == forward && (ahead <= 9 || f.deadline(first)) || l == nowhere:
		if month < now {
			y++
		}
	case month > now:
		y--
	}
	return monthOf(y, month)
}

func makeYear(f *finder, m lexicon.Match, x *finding) bool {
	y, _ := f.yearIn(m)
	x.when = yearOf(y)
	return y > 0
}

func makeYears(f *finder, m lexicon.Match, x *finding) bool {
	a, b, _ := cutFigures(f.toks[m.First].Lower)
	first, last := yearNumber(a), yearAfter(a, b)
	if last-first > 300 {
		return false
	}
	x.when = years(fmt.Sprintf("%04d/%04d", first, last), first, last, model.Range)
	return true
}

func makeDecade(f *finder, m lexicon.Match, x *finding) bool {
	if n, ok := f.numberOf(m, "decade-name"); ok {
		x.when = decadeOf(1900 + 10*n)
		return true
	}
	year, ok := 0, false
	each(m, func(i int) bool { year, ok = decadeFigure(f.toks[i].Lower); return ok })
	if f.is("possessive", m.First-1) { // in her 50s
		return false
	}
	x.when = decadeOf(year)
	if n := len(f.found); ok && n > 0 && m.First > 1 && f.found[n-1].end == m.First-1 && f.toks[m.First-1].Lower == "and" && f.found[n-1].when.prec == model.Range {
		return true // the 70s and 80s
	}
	return ok && (year >= 1900 && len(f.toks[m.First].Lower) > 3 || m.First > 0 && (f.toks[m.First-1].Lower == "the" || f.toks[m.First].Lower == "the") || year >= 1000 && len(f.toks[m.End-1].Lower) == 5)
}

func makeCentury(f *finder, m lexicon.Match, x *finding) bool {
	n := 0
	each(m, func(i int) bool {
		head, _ := strings.CutSuffix(f.toks[i].Lower, "-century")
		if n = f.ordinal(i); n == 0 {
			n = ordinalFigure(head, f.w)
		}
		return n != 0
	})
	if n == -1 && !f.anchor.IsZero() {
		n = f.anchor.Year / 100
	}
	x.when = centuryOf(n)
	return n > 0 && n < 23
}

func makeMid(f *finder, m lexicon.Match, x *finding) bool {
	s := f.midPart(m.First)
	if y := yearNumber(s); y > 0 {
		x.when = yearOf(y)
		return true
	}
	if y, ok := decadeFigure(s); ok {
		x.when = decadeOf(y)
		return true
	}
	month := f.w.number["month"][s]
	if y, _ := f.yearIn(m); y > 0 {
		x.when = monthOf(y, month)
		return true
	}
	x.resolved = true
	if !f.anchor.IsZero() {
		x.when = f.nearestMonth(m.First, m.End, month)
	}
	return true
}
