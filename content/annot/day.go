package annot

import (
	"cmp"
	"fmt"
	"time"
)

// Unsettled is what a source states of its day where that is no whole date.
type Unsettled struct {
	Day     Day // Year 0: as a dateline has it; else one reading of figures; zero where there is none
	Other   Day // the other reading of the figures; zero where there is none
	Weekday int // 1 to 7 from Monday, when it stands beside the day; else 0
	Year    int // the year that the page itself names, as in a note of copyright; else 0
}

// String is the day in ISO 8601, "" for the zero Day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Time is midnight UTC of the day.
func (d Day) Time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// DayOf is the calendar day of t.
func DayOf(t time.Time) Day { return Day{t.Year(), int(t.Month()), t.Day()} }

// Add is the day n days later, or earlier when n is negative.
func (d Day) Add(n int) Day { return DayOf(d.Time().AddDate(0, 0, n)) }

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

// Compare is -1, 0 or 1 as d is before, the same as or after o.
func (d Day) Compare(o Day) int {
	if d.Year != o.Year {
		return cmp.Compare(d.Year, o.Year)
	}
	if d.Month != o.Month {
		return cmp.Compare(d.Month, o.Month)
	}
	return cmp.Compare(d.Day, o.Day)
}

// ParseDay reads an ISO date of full precision; the zero Day for anything else.
func ParseDay(s string) Day {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Day{}
	}
	return DayOf(t)
}
