package timex

import (
	"readout/content/annot"
	"readout/model"
)

// ownDay is the day that the article itself gives: that of its dateline, in the
// year of its siblings or of the event; one beside "today" or "yesterday"; or a full
// date beside its weekday in one of the first two sentences, told as past.
func (f *finder) ownDay(near annot.Day) annot.Day {
	if d := f.dateline(near); !d.IsZero() {
		return d
	}
	if d := f.besideToday(near); !d.IsZero() {
		return d
	}
	for _, x := range f.found {
		if f.doc.SentenceOf(x.first) > 1 {
			break
		}
		if x.typ == "DATE" && x.when.prec == model.Day && !x.resolved && f.weekday(x.first) > 0 && f.tense(x.first, x.end) == backward {
			return x.when.from
		}
	}
	return annot.Day{}
}

// dateline settles what stands over the article: a day without its year, or
// figures that can be read in two ways.
func (f *finder) dateline(near annot.Day) annot.Day {
	line := f.doc.Dateline
	if line.Day.Month == 0 {
		return annot.Day{}
	}
	if line.Day.Year > 0 {
		return f.oneOf(line.Day, line.Other, near)
	}
	if near.IsZero() {
		near = f.statedYear()
	}
	if near.IsZero() && line.Year > 0 {
		near = date(line.Year, line.Day.Month, line.Day.Day)
		if line.Weekday > 0 && !near.IsZero() && isoWeekday(near) != line.Weekday {
			near = annot.Day{} // the note of copyright is of another year
		}
	}
	if near.IsZero() {
		return f.yearByWeekday(line)
	}
	return nearestTo(near, line.Day.Month, line.Day.Day)
}

// oneOf decides between two readings of figures: the one close to the articles
// about the same thing or to the dates of the text, else the one in the order in
// which the text writes day and month; zero where nothing tells.
func (f *finder) oneOf(dayFirst, monthFirst, near annot.Day) annot.Day {
	if near.IsZero() {
		near = f.statedYear()
	}
	if !near.IsZero() {
		p, q := abs(daysBetween(near, dayFirst)), abs(daysBetween(near, monthFirst))
		if p != q {
			if p < q {
				return dayFirst
			}
			return monthFirst
		}
	}
	before, after := 0, 0 // days written before the month, and after it
	for _, x := range f.found {
		for i := x.first; i+1 < x.end; i++ {
			if f.dayNumber(i) > 0 && f.month(i+1) > 0 {
				before++
			} else if f.month(i) > 0 && f.dayNumber(i+1) > 0 {
				after++
			}
		}
	}
	switch {
	case before > 0 && after == 0:
		return dayFirst
	case after > 0 && before == 0:
		return monthFirst
	}
	return annot.Day{}
}

// yearByWeekday is a day with its weekday in the last year that the text names, or
// the one after it, where just one of them fits.
func (f *finder) yearByWeekday(line annot.Unsettled) annot.Day {
	last := 0
	for _, x := range f.found {
		if x.when.prec != "" && !x.resolved && x.when.from.Year > 0 && f.tense(x.first, x.end) != forward && !f.deadline(x.first) {
			last = max(last, x.when.to.Year)
		}
	}
	var found annot.Day
	if line.Weekday == 0 || last == 0 {
		return f.afterMonth(line.Day)
	}
	for _, y := range [...]int{last, last + 1} {
		if d := date(y, line.Day.Month, line.Day.Day); !d.IsZero() && isoWeekday(d) == line.Weekday {
			found = d
		}
	}
	return found
}

// afterMonth is a day in the year after the last month that the text tells of as
// past, where that is not long ago.
func (f *finder) afterMonth(d annot.Day) annot.Day {
	var last annot.Day
	for _, x := range f.found {
		if x.when.prec == model.Month && !x.resolved && x.when.from.Compare(last) > 0 && !f.deadline(x.first) && f.tense(x.first, x.end) == backward {
			last = x.when.from
		}
	}
	if last.IsZero() {
		return annot.Day{}
	}
	for _, y := range [...]int{last.Year, last.Year + 1} {
		if on := date(y, d.Month, d.Day); !on.IsZero() && on.Compare(last) >= 0 && daysBetween(last, on) < 250 {
			return on
		}
	}
	return annot.Day{}
}

// besideToday is the day of publication that a date beside "today", "yesterday" or
// "tomorrow" gives: "signed yesterday, Tuesday 14 October".
func (f *finder) besideToday(near annot.Day) annot.Day {
	if near.IsZero() {
		near = f.statedYear()
	}
	for i := range f.found {
		n, ok := f.fromToday(i)
		if !ok {
			continue
		}
		for k := max(0, i-1); k < min(len(f.found), i+3); k++ {
			x := f.found[k]
			if k == i || x.first >= f.found[i].end && x.first-f.found[i].end > 3 || x.first < f.found[i].first && f.found[i].first-x.end > 1 {
				continue
			}
			if !f.onlyMarks(f.found[i], x) {
				continue
			}
			if d := f.calendarDay(x, near); !d.IsZero() {
				return d.Add(-n)
			}
		}
	}
	return annot.Day{}
}

// onlyMarks reports whether nothing but marks and weekdays stands between two findings.
func (f *finder) onlyMarks(a, b finding) bool {
	if b.first < a.first {
		a, b = b, a
	}
	if a.end == b.first {
		return false
	}
	for i := a.end; i < b.first; i++ {
		if w := f.toks[i].Lower; w != "," && w != "(" && w != "–" && w != "—" && f.weekday(i) == 0 {
			return false
		}
	}
	return true
}

// calendarDay is the day that a finding writes as one, in the year near to near
// where it has none.
func (f *finder) calendarDay(x finding, near annot.Day) annot.Day {
	if x.typ != "DATE" {
		return annot.Day{}
	}
	if !x.yearless {
		if x.when.prec == model.Day && !x.resolved {
			return x.when.from
		}
		return annot.Day{}
	}
	if near.IsZero() {
		return annot.Day{}
	}
	month, day := 0, 0
	for i := x.first; i < x.end; i++ {
		if n := f.month(i); n > 0 {
			month = n
		} else if n := f.dayNumber(i); n > 0 && day == 0 {
			day = n
		}
	}
	return nearestTo(near, month, day)
}

// fromToday is how many days finding i lies from the day of publication, where it
// is told from that: 0 for "today" and "this morning", -1 for "last night".
func (f *finder) fromToday(i int) (int, bool) {
	x := f.found[i]
	if x.vague || x.typ != "DATE" && x.typ != "TIME" {
		return 0, false
	}
	for k := x.first; k < x.end; k++ {
		if n, ok := f.w.number["deictic"][f.toks[k].Lower]; ok {
			if k > x.first+1 && f.toks[k-1].Lower == "before" || k > x.first+1 && f.toks[k-1].Lower == "after" {
				n *= 2
			}
			return n, true
		}
	}
	if x.end-x.first != 2 || f.w.letter["daypart"][f.toks[x.first+1].Lower] == "" {
		return 0, false
	}
	switch f.toks[x.first].Lower {
	case "this":
		return 0, true
	case "last":
		return -1, true
	}
	return 0, false
}

// statedYear is a day of the latest year that the document writes out in a
// full date, zero when there is none.
func (f *finder) statedYear() annot.Day {
	var latest annot.Day
	for _, x := range f.found {
		if x.when.prec == model.Day && !x.resolved && x.when.from.Compare(latest) > 0 {
			latest = x.when.from
		}
	}
	return latest
}

// nearestTo is the day of the month in the year in which it is closest to near.
func nearestTo(near annot.Day, month, day int) annot.Day {
	var best annot.Day
	for _, y := range [...]int{near.Year, near.Year - 1, near.Year + 1} {
		d := date(y, month, day)
		if !d.IsZero() && (best.IsZero() || abs(daysBetween(near, d)) < abs(daysBetween(near, best))) {
			best = d
		}
	}
	return best
}
