package tell

import (
	"strconv"
	"strings"
	"time"

	"readout/model"
)

const isoDay = "2006-01-02"

// Day is an ISO date as a reader says it, as precise as it is: "6 Jan",
// "Jan 2026", "2014". The year of a day is left out when it is the given one.
func Day(iso, year string) string {
	if day, err := time.Parse(isoDay, iso); err == nil {
		return sayDay(day, year)
	}
	if month, err := time.Parse("2006-01", iso); err == nil {
		return month.Format("Jan 2006")
	}
	return Line(iso)
}

func sayDay(t time.Time, year string) string {
	if t.Format("2006") == year {
		return t.Format("2 Jan")
	}
	return t.Format("2 Jan 2006")
}

// When is the time of an entry with its precision: "6 Jan", "week of 29 Dec
// 2025", "5–7 Jan", "2014"; "" when it has none. year is the one left out.
func When(w model.When, year string) string {
	switch {
	case w.Start == "":
		return ""
	case w.Precision == model.Week:
		return "week of " + Day(w.Start, year)
	case w.Precision == model.Range && w.End != "" && w.End != w.Start:
		return span(w.Start, w.End, year)
	}
	return Day(w.Start, year)
}

// span is a stretch of days, with what both ends share said once; one of whole months
// or years is told by these: "Sep–Nov 2024", "2023–2024".
func span(from, to, year string) string {
	a, errA := time.Parse(isoDay, from)
	b, errB := time.Parse(isoDay, to)
	if errA != nil || errB != nil {
		return Day(from, year) + "–" + Day(to, year)
	}
	end := sayDay(b, year)
	switch whole := a.Day() == 1 && b.AddDate(0, 0, 1).Day() == 1; {
	case whole && a.Month() == time.January && b.Month() == time.December && a.Year() == b.Year():
		return a.Format("2006")
	case whole && a.Month() == time.January && b.Month() == time.December:
		return a.Format("2006") + "–" + b.Format("2006")
	case whole && a.Year() == b.Year() && a.Month() == b.Month():
		return b.Format("Jan 2006")
	case whole && a.Year() == b.Year():
		return a.Format("Jan") + "–" + b.Format("Jan 2006")
	case whole:
		return a.Format("Jan 2006") + "–" + b.Format("Jan 2006")
	case a.Year() == b.Year() && a.Month() == b.Month():
		return strconv.Itoa(a.Day()) + "–" + end
	case a.Year() == b.Year():
		return a.Format("2 Jan") + "–" + end
	}
	return sayDay(a, "") + "–" + sayDay(b, "")
}

// Published is when a source appeared, and whether that was inferred.
func Published(p model.Published, year string) string {
	day := Day(p.Value, year)
	switch {
	case day == "":
		return "date unknown"
	case p.Basis == model.PublishedInferred:
		return day + " (inferred)"
	}
	return day
}

// Dates is the stretch over which the sources appeared: "5–7 Jan 2026".
func (k *Book) Dates() string {
	first, last := "", ""
	for i := range k.Sources {
		v := k.Sources[i].Published.Value
		if v == "" {
			continue
		}
		if first == "" || v < first {
			first = v
		}
		if v > last {
			last = v
		}
	}
	if first == last {
		return Day(first, "")
	}
	return span(first, last, "")
}

// A Group is where the timeline places an entry.
type Group string

// The groups of the timeline, in order.
const (
	Past     Group = "Before"
	TheEvent Group = "The event"
	After    Group = "After"
	Waiting  Group = "Waiting on a condition"
	Undated  Group = "Undated"
)

// Groups are all of them in order.
func Groups() []Group { return []Group{Past, TheEvent, After, Waiting, Undated} }

// Group is where the timeline places e.
func (k *Book) Group(e *model.Entry) Group {
	start, end := days(e.When)
	switch {
	case e.When.Basis == model.WhenConditional || !e.Condition.IsZero() && e.When.Start == "":
		return Waiting
	case start == "" || e.When.Basis == model.WhenUndated:
		return Undated
	case k.EventDay == "" || end < k.EventDay:
		return Past
	case start > k.EventDay:
		return After
	case e.When.Precision == model.Day:
		return TheEvent
	case start < k.EventDay: // a longer stretch that was running by then
		return Past
	}
	return TheEvent
}

// days are the first and last ISO day that a time covers.
func days(w model.When) (first, last string) {
	switch {
	case len(w.Start) == len("2006"):
		first, last = w.Start+"-01-01", w.Start+"-12-31"
	case len(w.Start) == len("2006-01"):
		first, last = w.Start+"-01", w.Start+"-31"
	default:
		first, last = w.Start, w.Start
	}
	if w.End != "" {
		_, last = days(model.When{Start: w.End})
	}
	return first, last
}

// eventDay is the day that the sources tell most about: every entry of a day
// weighs as many as report it. Of equal days the later one is the event, its
// eve comes before it. What lies after the last article is no news yet, and the
// day that the dossier states is the event before any other.
func eventDay(b *model.Briefing) string {
	if b.Event != "" {
		return b.Event
	}
	weight := make(map[string]int)
	last := lastDay(b)
	for i := range b.Timeline {
		e := &b.Timeline[i]
		if e.When.Precision == model.Day && e.When.Basis != model.WhenConditional && (last == "" || e.When.Start <= last) {
			weight[e.When.Start] += model.SourcesOf(e.Evidence)
		}
	}
	best := ""
	for day, n := range weight {
		if best == "" || n > weight[best] || n == weight[best] && day > best {
			best = day
		}
	}
	return best
}

// lastDay is the ISO day on which the last article appeared; "" when none is known.
func lastDay(b *model.Briefing) string {
	last := ""
	for i := range b.Sources {
		if d := b.Sources[i].Published.Value; len(d) == len("2006-01-02") {
			last = max(last, d)
		}
	}
	return last
}

// DatedBy is the words that date an entry, as its sources have them: what a
// relative date such as “Tuesday” was resolved from. "" when nothing is known.
func (k *Book) DatedBy(e *model.Entry) string {
	var said []string
	for _, ev := range e.Evidence {
		for i := range k.Briefing.Dates {
			d := &k.Briefing.Dates[i]
			if !ev.Contains(d.Span) || !sameTime(d, e.When) {
				continue
			}
			said = append(said, "“"+k.Text(d.Span)+"”"+k.fromDay(d.Span.Source, e.When))
			break
		}
	}
	return strings.Join(unique(said), ", ")
}

// fromDay says which day of publication a date was resolved from.
func (k *Book) fromDay(source string, w model.When) string {
	s := k.sources[source]
	if s == nil {
		return ""
	}
	ref := " in [" + strconv.Itoa(s.Number) + "]"
	if w.Basis == model.WhenResolved && s.Published.Value != "" {
		ref += " of " + Day(s.Published.Value, k.Year())
	}
	return ref
}

func sameTime(d *model.Date, w model.When) bool {
	first, _ := days(w)
	return w.Start != "" && (d.From == w.Start || d.From == first || d.Value == w.Start)
}

func unique(words []string) []string {
	var out []string
	seen := make(map[string]bool, len(words))
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}
