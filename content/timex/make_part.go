package timex

import (
	"strings"

	"readout/content/annot"
	"readout/content/lexicon"
	"readout/model"
)

func makeQuarter(f *finder, m lexicon.Match, x *finding) bool {
	q, _ := f.numberOf(m, "ordinal")
	attributive := false
	each(m, func(i int) bool {
		s := f.toks[i].Lower
		if head, ok := strings.CutSuffix(s, "-quarter"); ok {
			q, attributive = f.w.number["ordinal"][head], true
		} else if q == 0 {
			q = f.ordinal(i)
		}
		return q != 0
	})
	half := 0
	if q == 0 {
		each(m, func(i int) bool {
			if s := f.toks[i].Lower; f.w.sets["quarter-name"][s] {
				if n := int(s[1] - '0'); s[0] == 'q' {
					q = n
				} else {
					half = n
				}
			}
			return q+half > 0
		})
	}
	year, told := f.yearIn(m)
	if m.CapEnd > m.CapFirst && year == 0 {
		x.resolved = true
		return true
	}
	switch {
	case half > 0:
		f.placeHalf(m, x, year, half, told)
	case q == -1 && f.toks[m.First].Lower == "the" && year == 0 && f.toks[m.First+1].Lower == "last":
		x.resolved = true
		if !f.anchor.IsZero() {
			x.when = unitAt(f.anchor, -1, unitQuarter)
		}
	case q == -1:
		q = 4
		fallthrough
	case q >= 1 && q <= 4:
		if year > 0 {
			x.when, x.resolved = quarterOf(year, q), told
			return true
		}
		x.resolved = true
		if !f.anchor.IsZero() {
			x.when = f.nearestQuarter(m.First, m.End, q, attributive)
		}
	default:
		return false
	}
	return true
}

// nearestQuarter is the quarter on the side that the sentence looks to, or the
// last one that was over or running.
func (f *finder) nearestQuarter(first, end, q int, attributive bool) period {
	y, now := f.anchor.Year, (f.anchor.Month-1)/3+1
	l := backward // "third-quarter results"
	if !attributive {
		l = f.tense(first, end)
	}
	if l == forward {
		if q < now {
			y++
		}
	} else if q > now || q == now && l == backward {
		y--
	}
	return quarterOf(y, q)
}

func makeHalf(f *finder, m lexicon.Match, x *finding) bool {
	h := 1
	each(m, func(i int) bool {
		if f.toks[i].Lower == "second" {
			h = 2
		}
		return h == 2
	})
	year, told := f.yearIn(m)
	if m.CapEnd > m.CapFirst && year == 0 {
		x.resolved = true
		return true
	}
	if m.CapEnd == m.CapFirst {
		return false // the second half, of a match perhaps
	}
	f.placeHalf(m, x, year, h, told)
	return true
}

// makeHalfMonth reads "the first half of May": its first fifteen days, or the rest.
func makeHalfMonth(f *finder, m lexicon.Match, x *finding) bool {
	p, told := f.inner(m.CapFirst, m.CapEnd)
	x.resolved = told
	if p.isZero() {
		return told
	}
	if p.prec != model.Month {
		return false
	}
	from, to := p.from, p.from.Add(14)
	if f.toks[m.CapFirst-3].Lower == "second" {
		from, to = p.from.Add(15), p.to
	}
	x.when = period{from.String() + "/" + to.String(), from, to, model.Range}
	return true
}

func (f *finder) placeHalf(m lexicon.Match, x *finding, year, h int, told bool) {
	if year > 0 {
		x.when, x.resolved = halfOf(year, h), told
		return
	}
	x.resolved = true
	if !f.anchor.IsZero() {
		x.when = halfOf(f.anchor.Year, h)
	}
}

func makeSeason(f *finder, m lexicon.Match, x *finding) bool {
	n := 0
	each(m, func(i int) bool { n = f.w.number["season"][f.toks[i].Lower]; return n > 0 })
	if n == 0 {
		return false
	}
	if year, told := f.yearIn(m); year > 0 {
		x.when, x.resolved = seasonOf(year, n), told
		return true
	}
	x.resolved = true
	if f.anchor.IsZero() {
		return true
	}
	next := f.at1(m.End)
	switch f.direction(m) {
	case "last":
		p := seasonOf(f.anchor.Year, n)
		for p.to.Compare(f.anchor) >= 0 {
			p = seasonOf(p.from.Year-1, n)
		}
		x.when = p
	case "next", "coming", "following":
		p := seasonOf(f.anchor.Year-1, n)
		for p.from.Compare(f.anchor) <= 0 {
			p = seasonOf(p.from.Year+1, n)
		}
		x.when = p
	case "this":
		x.when = f.nearestSeason(n, nowhere)
	default:
		if next.Kind == annot.Word && next.Space && !f.is("time-preposition", m.End) && !f.is("conjunction", m.End) {
			return false // the summer flows
		}
		x.when = f.nearestSeason(n, f.tense(m.First, m.End))
	}
	return true
}

// nearestSeason is the season on the side that a sentence looks to.
func (f *finder) nearestSeason(n int, l look) period {
	p := seasonOf(f.anchor.Year, n)
	switch {
	case l == backward && p.from.Compare(f.anchor) > 0:
		p = seasonOf(p.from.Year-1, n)
	case l == forward && p.to.Compare(f.anchor) < 0:
		p = seasonOf(p.from.Year+1, n)
	case l == nowhere && n == 4 && f.anchor.Month <= 6:
		p = seasonOf(p.from.Year-1, n)
	}
	return p
}

func makeDeictic(f *finder, m lexicon.Match, x *finding) bool {
	n, ok := attrNumber(m, "n")
	if !ok {
		n, _ = f.numberOf(m, "deictic")
	}
	if n == 0 && m.End-m.First == 1 && f.generic(m.First) {
		x.when.value, x.vague = "PRESENT_REF", true
		return true
	}
	x.resolved = true
	part := ""
	each(m, func(i int) bool {
		if f.toks[i].Lower == "tonight" {
			part, x.typ = "TNI", "TIME"
		}
		return part != ""
	})
	if !f.anchor.IsZero() {
		x.when = dayOf(f.anchor.Add(n))
		x.when.value += part
	}
	return true
}

// generic reports whether "Today," opens a sentence that tells of a state: no
// verb of it looks back or ahead.
func (f *finder) generic(i int) bool {
	s := f.doc.SentenceOf(i)
	return f.toks[i].Lower == "today" && s >= 0 && f.doc.Sentences[s].First == i && f.at1(i+1).Lower == "," && f.tense(i, i+1) == nowhere
}

// makeDaypart reads a part of a day: of the day in the capture, or n days from
// the day of publication.
func makeDaypart(f *finder, m lexicon.Match, x *finding) bool {
	part := f.letterOf(m, "daypart")
	if v, ok := m.Entry.Lookup("v"); ok {
		part = v
	}
	if part != "" {
		part, x.typ = "T"+part, "TIME"
	}
	x.resolved = true
	if m.CapEnd == m.CapFirst {
		n := 0
		if m.Entry.Attr("v") == "NI" { // last night
			n = -1
		}
		if !f.anchor.IsZero() {
			x.when = dayOf(f.anchor.Add(n))
			x.when.value += part
		}
		return true
	}
	if p, _ := f.inner(m.CapFirst, m.CapEnd); !p.isZero() {
		x.when = dayOf(p.from)
		x.when.value += part
	} else {
		x.when.value = ""
	}
	if n := f.weekday(m.CapFirst); n > 0 && m.CapEnd == m.CapFirst+1 {
		x.weekday = n
	}
	return true
}

// makeRef reads "the next day", "that year", "the day": told from the date that
// the text named last, or from the day of publication.
func makeRef(f *finder, m lexicon.Match, x *finding) bool {
	n, _ := attrNumber(m, "n")
	u, part := f.unitIn(m.First, m.End), f.letterOf(m, "daypart")
	if part != "" {
		u = unitDay
	}
	if u == "" {
		return false
	}
	if n == 0 && f.toks[m.First].Lower == "that" && f.supposed(m.First) {
		return false
	}
	x.resolved = true
	p, ok := f.reference(m.First, u, 2, len(f.found))
	if !ok && u != unitDay {
		p, ok = f.reference(m.First, unitYear, 1, len(f.found))
	}
	switch {
	case ok:
		x.when = unitAt(p.from, n, u)
	case n == 0 && f.toks[m.First].Lower == "that":
		return false
	case n > 0 && f.tense(m.First, m.End) == backward: // after something that is not dated
	case !f.anchor.IsZero():
		x.when = unitAt(f.anchor, n, u)
	}
	if part != "" && !x.when.isZero() {
		x.typ = "TIME"
		x.when.value += "T" + part
	}
	return true
}

// supposed reports whether what stands before token at in its sentence is a
// condition without a date, of whose day nobody knows: "if he agrees, that day".
func (f *finder) supposed(at int) bool {
	s := f.doc.SentenceOf(at)
	if s < 0 {
		return false
	}
	first := f.doc.Sentences[s].First
	if n := len(f.found); n > 0 && f.found[n-1].first >= first {
		return false
	}
	for i := first; i < at; i++ {
		if f.is("supposes", i) {
			return true
		}
	}
	return false
}

// makeYearBack reads "the same month a year earlier".
func makeYearBack(f *finder, m lexicon.Match, x *finding) bool {
	u := unitYear
	switch f.toks[m.First+2].Lower {
	case "month":
		u = unitMonth
	case "quarter":
		u = unitQuarter
	case "week", "day":
		return true
	}
	x.resolved = true
	p, ok := f.reference(m.First, u, 1, len(f.found))
	if !ok {
		return true
	}
	switch p.prec {
	case model.Month:
		x.when = monthOf(p.from.Year-1, p.from.Month)
	case model.Year:
		x.when = yearOf(p.from.Year - 1)
	case model.Range:
		if u != unitMonth && daysBetween(p.from, p.to) < 93 {
			x.when = quarterOf(p.from.Year-1, (p.from.Month-1)/3+1)
		}
	}
	return true
}

func attrNumber(m lexicon.Match, name string) (int, bool) {
	s, ok := m.Entry.Lookup(name)
	if !ok {
		return 0, false
	}
	neg := strings.HasPrefix(s, "-")
	n, ok := wholeNumber(strings.TrimPrefix(s, "-"))
	if neg {
		n = -n
	}
	return n, ok
}

func makeHoliday(f *finder, m lexicon.Match, x *finding) bool {
	var h *lexicon.Entry
	each(m, func(i int) bool {
		if hit, ok := f.w.holiday.At(f.toks, i, i, m.End, f.holdsF); ok {
			h = hit.Entry
		}
		return h != nil
	})
	if h == nil || !f.toks[m.End-1].IsName() && f.toks[m.End-1].Kind != annot.Number && m.CapEnd == m.CapFirst {
		return false
	}
	add, _ := attrNumber(m, "add")
	on := func(year int) annot.Day {
		if v, ok := h.Lookup("easter"); ok {
			neg := strings.HasPrefix(v, "-")
			n, _ := wholeNumber(strings.TrimPrefix(v, "-"))
			if neg {
				n = -n
			}
			return easter(year).Add(n + add)
		}
		month, day, _ := strings.Cut(h.Attr("date"), "-")
		a, _ := wholeNumber(month)
		b, _ := wholeNumber(day)
		return date(year, a, b).Add(add)
	}
	if year, told := f.yearIn(m); year > 0 {
		x.when, x.resolved = dayOf(on(year)), told
		return true
	}
	x.resolved = true
	if f.anchor.IsZero() {
		return true
	}
	best := on(f.anchor.Year)
	for _, y := range [...]int{f.anchor.Year - 1, f.anchor.Year + 1} {
		if d := on(y); abs(daysBetween(f.anchor, d)) < abs(daysBetween(f.anchor, best)) {
			best = d
		}
	}
	off := daysBetween(f.anchor, best)
	if l := f.tense(m.First, m.End); l == forward && off < -20 {
		best = on(best.Year + 1)
	} else if l == backward && off > 60 {
		best = on(best.Year - 1)
	}
	x.when = dayOf(best)
	return true
}
