package timex

import (
	"strings"

	"readout/content/annot"
	"readout/content/lexicon"
)

// bare reports whether an expression that stands alone is a time at all: "may",
// "2030" and "Friday" need their surroundings to say so.
func (f *finder) bare(kind string, m lexicon.Match) bool {
	switch kind {
	case "month":
		return f.bareMonth(m.First)
	case "weekday":
		return f.bareWeekday(m.First)
	case "year":
		return f.bareYear(m.First)
	case "clock":
		return f.bareClock(m)
	}
	return false
}

func (f *finder) at1(i int) annot.Token {
	if i < 0 || i >= len(f.toks) {
		return annot.Token{Kind: annot.Punct}
	}
	return f.toks[i]
}

func (f *finder) bareMonth(i int) bool {
	next := f.at1(i + 1)
	doubtful := f.is("doubtful-month", i)
	if next.Kind == annot.Number && dayNumber(next.Lower) > 0 { // no such day
		return false
	}
	if strings.HasSuffix(f.toks[i].Lower, ".") && !doubtful {
		return f.is("before-month", i-1)
	}
	if !doubtful {
		return !next.IsName() || f.is("strong-before-month", i-1)
	}
	if f.isSurname(i) {
		return false
	}
	if f.is("strong-before-month", i-1) {
		return true
	}
	return f.is("before-month", i-1) && !next.IsName() && f.toks[i].Lower != "may"
}

// isSurname reports whether the document uses the word at i as a surname: it
// follows a name that begins no sentence, or a title.
func (f *finder) isSurname(i int) bool {
	w := f.toks[i].Lower
	if known, ok := f.surname[w]; ok {
		return known
	}
	yes := false
	for k := 1; k < len(f.toks) && !yes; k++ {
		t, prev := f.toks[k], f.toks[k-1]
		yes = t.Lower == w && t.Kind == annot.Capital && prev.Kind == annot.Capital && t.Space &&
			f.at1(k+1).Kind != annot.Number && !f.is("before-month", k-1) && f.weekday(k-1) == 0 && f.month(k-1) == 0
	}
	if f.surname == nil {
		f.surname = map[string]bool{}
	}
	f.surname[w] = yes
	return yes
}

func (f *finder) bareWeekday(i int) bool {
	if f.w.number["weekday"][f.toks[i].Lower] == 0 { // "Sun", "Sat": not alone
		return false
	}
	if f.is("name-before-weekday", i-1) && f.toks[i-1].IsName() {
		return false
	}
	return !(f.is("name-after-weekday", i+1) && f.toks[i+1].IsName())
}

func (f *finder) bareYear(i int) bool {
	year, prev, next := f.year(i), f.at1(i-1), f.at1(i+1)
	if prev.Kind == annot.Number || next.Kind == annot.Number && !next.Space {
		return false
	}
	if f.is("before-figure-year", i-1) && f.toks[i-1].IsName() && year >= 1890 && year < 2100 { // the World Cup 2018
		return true
	}
	if f.is("unit", i+1) || f.is("counted", i+1) || f.is("before-clock", i-1) && f.is("zone", i+1) ||
		next.Lower == "%" || next.Lower == "-" && !next.Space && !f.isYear(i+2) || prev.Lower == "/" || next.Lower == "/" {
		return false
	}
	modern := year >= 1800 && year < 2100
	plural := next.Kind == annot.Word && next.Space && len(next.Lower) > 3 && strings.HasSuffix(next.Lower, "s") && !strings.HasSuffix(next.Lower, "ss")
	if f.is("strong-before-year", i-1) {
		return modern || !plural
	}
	if i > 1 && f.is("dash", i-1) && f.isYear(i-2) { // 2000 - 2050
		return true
	}
	if prev.Kind == annot.Punct && (prev.Lower == "(" || prev.Lower == "," || prev.Lower == "–" || prev.Lower == "-" || prev.Lower == "—") {
		return modern && next.Kind == annot.Punct
	}
	if f.is("before-year", i-1) {
		return modern && (!plural || f.is("of-a-year", i+1) || f.is("determiner", i-1) && year%100 != 0 || i > 1 && f.isYear(i-2))
	}
	if prev.Kind == annot.Clitic { // "Norway's 2022 budget"
		return modern && !plural
	}
	if prev.IsName() && prev.Kind == annot.Capital { // "the World Cup 2018", not "Flight 1932" or "Windows 2000"
		return false
	}
	// "a 2019 report", "its 2024 budget": a word that is no noun before it.
	return modern && year >= 1890 && !plural && prev.Kind == annot.Word && f.is("determiner", i-1)
}

// alone reports whether nothing that could belong to the expression follows:
// "the day after", not "the day after the vote".
func (f *finder) alone(end int) bool {
	t := f.at1(end)
	return t.Kind == annot.Punct || t.Kind == annot.QuoteTok || f.is("conjunction", end) && t.Lower != "that" ||
		f.is("present-perfect", end) || f.is("past", end) || f.is("count", end)
}

func (f *finder) isYear(i int) bool { return i < len(f.toks) && f.year(i) > 0 }

// bareClock wants a time of day to be told as one: "10:30" alone may be a score.
func (f *finder) bareClock(m lexicon.Match) bool {
	if m.End > m.First+1 || f.is("clock-name", m.First) {
		return true
	}
	if f.is("phrase", m.First) {
		return true
	}
	c, ok := clockFigure(f.toks[m.First].Lower)
	return ok && (c.half >= 0 || f.is("before-clock", m.First-1))
}
