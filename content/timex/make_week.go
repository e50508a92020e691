package timex

import (
	"strings"

	"readout/content/lexicon"
)

// makeUnit reads a unit of the calendar, so many before or after the day of publication.
func makeUnit(f *finder, m lexicon.Match, x *finding) bool {
	n, ok := attrNumber(m, "n")
	if !ok {
		n, ok = f.numberOf(m, "dir")
	}
	u := f.unitIn(m.First, m.End)
	x.resolved = true
	if !ok || u == "" {
		return false
	}
	if f.toks[m.First].Lower == "the" && f.is("plain-dir", m.First+1) { // told from another date
		if p, ok := f.reference(m.First, u, 2, len(f.found)); ok && n != 0 {
			x.when = unitAt(p.from, n, u)
			return true
		}
	}
	if f.anchor.IsZero() {
		return true
	}
	if u == unitWeekend && m.Entry.Attr("n") == "" && n == 0 || u == unitWeekend && f.toks[m.First].Lower == "the" {
		n = 0
		if f.tense(m.First, m.End) != forward && isoWeekday(f.anchor) < 5 {
			n = -1
		}
	}
	if u == unitWeekend && f.direction(m) == "last" && n == -1 && isoWeekday(f.anchor) == 7 {
		n = -1
	}
	x.when = unitAt(f.anchor, n, u)
	return true
}

// makePart reads the end, the middle or the beginning of a period; the value is
// that of the period itself.
func makePart(f *finder, m lexicon.Match, x *finding) bool {
	p, told := f.inner(m.CapFirst, m.CapEnd)
	x.when, x.resolved = p, told
	if p.isZero() && !told {
		return false
	}
	return true
}

func makeEnd(f *finder, m lexicon.Match, x *finding) bool {
	u := unitYear
	each(m, func(i int) bool {
		head, _ := strings.CutSuffix(f.toks[i].Lower, "-end")
		if v, ok := f.w.letter["unit"][head]; ok {
			u = unit(v)
			return true
		}
		return false
	})
	x.resolved = true
	if !f.anchor.IsZero() {
		x.when = unitAt(f.anchor, 0, u)
	}
	return true
}

func makeWeek(f *finder, m lexicon.Match, x *finding) bool {
	if !makeDate(f, m, x) {
		return false
	}
	if !x.when.isZero() {
		x.when = weekOf(x.when.from)
	}
	return true
}

// makeWeekOf reads "the first week of May", the week that holds the first of
// May, and "the last week of March", the last one that is wholly within it.
func makeWeekOf(f *finder, m lexicon.Match, x *finding) bool {
	n, _ := f.numberOf(m, "ordinal")
	p, told := f.inner(m.CapFirst, m.CapEnd)
	x.resolved = told
	if n == 0 || n > 5 || p.isZero() && !told {
		return false
	}
	switch {
	case p.isZero():
	case n < 0:
		w := weekOf(p.to)
		if w.to != p.to {
			w = weekOf(p.to.Add(-7))
		}
		x.when = w
	default:
		x.when = weekOf(p.from.Add(7 * (n - 1)))
	}
	return true
}

func makeWeekdayOf(f *finder, m lexicon.Match, x *finding) bool {
	n, _ := f.numberOf(m, "ordinal")
	weekday := 0
	each(m, func(i int) bool { weekday = f.weekday(i); return weekday > 0 })
	p, told := f.inner(m.CapFirst, m.CapEnd)
	x.resolved = told
	if p.isZero() {
		return told
	}
	d := p.from.Add(floorMod(weekday-isoWeekday(p.from), 7) + 7*(n-1))
	if n < 0 {
		d = p.to.Add(-floorMod(isoWeekday(p.to)-weekday, 7))
	}
	if d.Compare(p.to) > 0 {
		return false
	}
	x.when = dayOf(d)
	return true
}
