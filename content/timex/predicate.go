package timex

import (
	"strings"

	"readout/content/annot"
)

// holds is the predicate of the rules: how many tokens from i on are what the
// name stands for, 0 for none.
func (f *finder) holds(name string, i int) int {
	switch name {
	case "month":
		return one(f.month(i) > 0)
	case "weekday":
		return one(f.weekday(i) > 0)
	case "comma":
		return one(f.toks[i].Lower == ",")
	case "count":
		_, k := f.count(i)
		return k
	case "ordinal":
		return one(f.ordinal(i) != 0)
	case "ordinal-century":
		head, ok := strings.CutSuffix(f.toks[i].Lower, "-century")
		return one(ok && ordinalFigure(head, f.w) > 0)
	case "mid":
		return one(f.midPart(i) != "")
	case "decade":
		_, ok := decadeFigure(f.toks[i].Lower)
		return one(ok)
	case "length":
		_, _, ok := f.length(f.toks[i].Lower)
		return one(ok)
	}
	if f.toks[i].Kind == annot.Number {
		return f.figureHolds(name, i)
	}
	return one(name == "hour" && f.hour(i) >= 0)
}

func (f *finder) figureHolds(name string, i int) int {
	s := f.toks[i].Lower
	switch name {
	case "year":
		return one(f.year(i) > 0)
	case "years":
		a, b, ok := cutFigures(s)
		return one(ok && yearNumber(a) > 0 && yearAfter(a, b) > yearNumber(a))
	case "day":
		return one(f.dayNumber(i) > 0)
	case "day-day":
		a, b, ok := cutFigures(s)
		return one(ok && dayNumber(a) > 0 && dayNumber(b) > dayNumber(a))
	case "iso":
		return one(!isoDay(s).IsZero())
	case "slashed":
		_, ok := f.slashed(i)
		if ok {
			return 5
		}
	case "clock":
		_, ok := clockFigure(s)
		return one(ok)
	case "hour":
		return one(f.hour(i) >= 0)
	case "four-clock":
		n, ok := wholeNumber(s)
		return one(ok && len(s) == 4 && n/100 < 24 && n%100 < 60)
	}
	return 0
}

// yearAfter is the second year of "2019-2021" and of "2025-26", 0 for none.
func yearAfter(a, b string) int {
	if n, ok := wholeNumber(b); ok && len(b) == 2 && n == (yearNumber(a)+1)%100 {
		return yearNumber(a) + 1
	}
	return yearNumber(b)
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func cutFigures(s string) (a, b string, ok bool) {
	if a, b, ok = strings.Cut(s, "-"); !ok {
		a, b, ok = strings.Cut(s, "–")
	}
	return a, b, ok
}

func ordinalFigure(s string, w *language) int {
	if n := w.number["ordinal"][s]; n > 0 {
		return n
	}
	if len(s) > 2 {
		n, _ := wholeNumber(s[:len(s)-2])
		return n
	}
	return 0
}

// midPart is what stands after "mid-" in one token when it names a time:
// "mid-2025", "mid-January", "mid-1990s".
func (f *finder) midPart(i int) string {
	s := f.toks[i].Lower
	for _, head := range [...]string{"mid-", "early-", "late-"} {
		if rest, ok := strings.CutPrefix(s, head); ok {
			if _, isDecade := decadeFigure(rest); isDecade || yearNumber(rest) > 0 || f.w.number["month"][rest] > 0 {
				return rest
			}
		}
	}
	return ""
}

// decadeFigure is the first year of a decade: "1990s", "'90s", "70s".
func decadeFigure(s string) (int, bool) {
	s = strings.TrimPrefix(s, "'")
	head, ok := strings.CutSuffix(s, "s")
	if !ok || !strings.HasSuffix(head, "0") {
		return 0, false
	}
	n, ok := wholeNumber(head)
	switch {
	case !ok:
		return 0, false
	case len(head) == 4 && n >= 1000 && n < 2200:
		return n, true
	case len(head) == 2 && n >= 20:
		return 1900 + n, true
	}
	return 0, false
}

// isoDay reads "2026-01-06" and "2026-01-06T10:00Z".
func isoDay(s string) annot.Day {
	if len(s) < 10 || len(s) > 10 && s[10] != 't' {
		return annot.Day{}
	}
	d := annot.ParseDay(s[:10])
	if d.Year < 1000 || d.Year > 2199 {
		return annot.Day{}
	}
	return d
}

// slashed reads three figures parted by slashes, all close together.
func (f *finder) slashed(i int) ([3]string, bool) {
	var parts [3]string
	if i+4 >= len(f.toks) || i > 0 && !f.toks[i].Space && f.toks[i-1].Lower == "/" {
		return parts, false
	}
	for k := range 3 {
		t := f.toks[i+2*k]
		if _, ok := wholeNumber(t.Lower); !ok || k > 0 && t.Space {
			return parts, false
		}
		if slash := f.toks[i+2*k-1+2*one(k == 0)]; slash.Lower != "/" || slash.Space {
			return parts, false
		}
		parts[k] = t.Lower
	}
	if n := len(parts[2]); n != 2 && n != 4 || len(parts[0]) > 2 || len(parts[1]) > 2 {
		return parts, false
	}
	return parts, true
}

// A clock is a time of day in minutes, -1 minutes where only the hour is told.
type clock struct {
	hour, minute int
	half         int // 12 or 0 where "pm" or "am" stands in the token; -1
}

// clockFigure reads "7:05", "16:08", "6:00am", "7am".
func clockFigure(s string) (clock, bool) {
	c := clock{half: -1}
	for _, tail := range [...]string{"a.m.", "am", "p.m.", "pm"} {
		if head, ok := strings.CutSuffix(s, tail); ok {
			s, c.half = strings.TrimSuffix(head, "."), 12*one(tail[0] == 'p')
			break
		}
	}
	h, m, colon := strings.Cut(s, ":")
	if !colon {
		h, m, colon = strings.Cut(s, ".")
		if colon && c.half < 0 {
			return c, false
		}
	}
	m, _, _ = strings.Cut(m, ":")
	var ok bool
	if c.hour, ok = wholeNumber(h); !ok || c.hour > 24 || len(h) > 2 {
		return c, false
	}
	if colon {
		if c.minute, ok = wholeNumber(m); !ok || len(m) != 2 || c.minute > 59 {
			return c, false
		}
		return c, true
	}
	return c, c.half >= 0 && c.hour <= 12
}

// hour is an hour told in words or figures, 1 to 12; -1 for none.
func (f *finder) hour(i int) int {
	n, ok := wholeNumber(f.toks[i].Lower)
	if !ok {
		n = f.w.number["count"][f.toks[i].Lower]
	}
	if n < 1 || n > 12 || f.toks[i].Lower == "a" || f.toks[i].Lower == "an" {
		return -1
	}
	return n
}
