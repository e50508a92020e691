package timex

import (
	"strconv"

	"readout/content/annot"
	"readout/content/lexicon"
)

func makeWeekday(f *finder, m lexicon.Match, x *finding) bool {
	weekday := 0
	each(m, func(i int) bool { weekday = f.weekday(i); return weekday > 0 })
	if weekday == 0 {
		return false
	}
	x.resolved = true
	if m.CapEnd > m.CapFirst { // Tuesday of last week
		if p, _ := f.inner(m.CapFirst, m.CapEnd); !p.isZero() {
			x.when = dayOf(p.from.Add(weekday - 1))
		}
		return true
	}
	add, _ := strconv.Atoi(m.Entry.Attr("add"))
	dir := f.direction(m)
	if m.End-m.First == 1 {
		x.weekday = weekday
	}
	if f.anchor.IsZero() {
		return true
	}
	today := isoWeekday(f.anchor)
	next := f.anchor.Add(floorMod(weekday-today, 7)) // today or the first after it
	last := f.anchor.Add(-floorMod(today-weekday, 7))
	switch {
	case add > 0:
		if next == f.anchor {
			next = next.Add(7)
		}
		x.when = dayOf(next.Add(add))
	case dir == "next":
		x.when = dayOf(weekOf(f.anchor).from.Add(7 + weekday - 1))
	case dir == "coming":
		if next == f.anchor {
			next = next.Add(7)
		}
		x.when = dayOf(next)
	case dir == "last":
		if last == f.anchor {
			last = last.Add(-7)
		}
		x.when = dayOf(last)
	case dir == "this":
		x.when = dayOf(weekOf(f.anchor).from.Add(weekday - 1))
	case dir == "following":
		x.when = f.followingWeekday(m.First, weekday, next)
	case f.goesOn(m.First, weekday):
		p := f.found[len(f.found)-1].when // from Tuesday to Friday
		x.when = dayOf(p.from.Add(floorMod(weekday-isoWeekday(p.from), 7)))
	case f.at1(m.First-1).Lower == "for": // called for Monday
		x.when = dayOf(next)
	case f.tense(m.First, m.End) == forward || f.is("until", m.First-1) && f.tense(m.First, m.End) != backward:
		x.when = dayOf(next)
	default:
		x.when = dayOf(last)
	}
	return true
}

// goesOn reports whether a weekday continues the one before it: "Tuesday to
// Friday", "Monday and Tuesday".
func (f *finder) goesOn(first, weekday int) bool {
	if len(f.found) == 0 {
		return false
	}
	last := f.found[len(f.found)-1]
	if last.weekday == 0 || last.end != first-1 || last.when.isZero() {
		return false
	}
	return f.is("dash", first-1) || f.toks[first-1].Lower == "and" && weekday == last.weekday%7+1
}

// followingWeekday is the first such weekday after the date that the text named last.
func (f *finder) followingWeekday(at, weekday int, otherwise annot.Day) period {
	p, ok := f.reference(at, unitWeek, 3, len(f.found))
	if !ok {
		return dayOf(otherwise)
	}
	n := floorMod(weekday-isoWeekday(p.to), 7)
	if n == 0 {
		n = 7
	}
	return dayOf(p.to.Add(n))
}

// direction is "last", "this", "next", "coming" or "following" as the match says, or "".
func (f *finder) direction(m lexicon.Match) (dir string) {
	following := f.toks[m.First].Lower == "the"
	each(m, func(i int) bool {
		switch f.toks[i].Lower {
		case "last", "past", "previous", "preceding":
			dir = "last"
		case "coming", "upcoming":
			dir = "coming"
		case "next", "following":
			dir = "next"
			if following {
				dir = "following"
			}
		case "this", "current":
			dir = "this"
			return false
		}
		return dir != ""
	})
	return dir
}
