package timex

import (
	"fmt"
	"strings"
	"time"

	"readout/content/annot"
	"readout/model"
)

// A period is a stretch of the calendar with its TIMEX3 value.
type period struct {
	value    string
	from, to annot.Day
	prec     model.Precision
}

func (p period) isZero() bool { return p.from.IsZero() }

func dayOf(d annot.Day) period { return period{d.String(), d, d, model.Day} }

// weekOf is the ISO week, Monday to Sunday, that holds d.
func weekOf(d annot.Day) period {
	y, w := d.Time().ISOWeek()
	monday := d.Add(1 - isoWeekday(d))
	return period{fmt.Sprintf("%04d-W%02d", y, w), monday, monday.Add(6), model.Week}
}

// weekendOf is Saturday and Sunday of the ISO week that holds d.
func weekendOf(d annot.Day) period {
	w := weekOf(d)
	return period{w.value + "-WE", w.from.Add(5), w.to, model.Range}
}

func monthOf(year, month int) period {
	year, month = year+floorDiv(month-1, 12), floorMod(month-1, 12)+1
	return period{fmt.Sprintf("%04d-%02d", year, month), annot.Day{Year: year, Month: month, Day: 1}, lastOf(year, month), model.Month}
}

func yearOf(year int) period {
	return years(fmt.Sprintf("%04d", year), year, year, model.Year)
}

func years(value string, first, last int, prec model.Precision) period {
	if first < 1 || last > 9999 || first > last {
		return period{}
	}
	return period{value, annot.Day{Year: first, Month: 1, Day: 1}, annot.Day{Year: last, Month: 12, Day: 31}, prec}
}

// decadeOf is the ten years from year on: "199" for 1990.
func decadeOf(year int) period {
	year -= floorMod(year, 10)
	return years(fmt.Sprintf("%03d", year/10), year, year+9, model.Range)
}

// centuryOf counts as newspapers do: the 20th century is 1900 to 1999.
func centuryOf(n int) period {
	if n < 2 {
		return period{}
	}
	return years(fmt.Sprintf("%02d", n-1), (n-1)*100, (n-1)*100+99, model.Range)
}

func quarterOf(year, q int) period {
	year, q = year+floorDiv(q-1, 4), floorMod(q-1, 4)+1
	return period{fmt.Sprintf("%04d-Q%d", year, q), annot.Day{Year: year, Month: 3*q - 2, Day: 1}, lastOf(year, 3*q), model.Range}
}

func halfOf(year, h int) period {
	return period{fmt.Sprintf("%04d-H%d", year, h), annot.Day{Year: year, Month: 6*h - 5, Day: 1}, lastOf(year, 6*h), model.Range}
}

// seasonOf is a season of three whole months; winter begins in December of year.
func seasonOf(year, n int) period {
	names := [...]string{"SP", "SU", "FA", "WI"}
	first := 3 * n
	last := monthOf(year, first+2)
	return period{fmt.Sprintf("%04d-%s", year, names[n-1]), annot.Day{Year: year, Month: first, Day: 1}, last.to, model.Range}
}

// date is the day with the given parts, zero when there is no such day.
func date(year, month, day int) annot.Day {
	d := annot.Day{Year: year, Month: month, Day: day}
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || annot.DayOf(d.Time()) != d {
		return annot.Day{}
	}
	return d
}

func lastOf(year, month int) annot.Day {
	return annot.DayOf(time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC))
}

// isoWeekday is 1 for Monday to 7 for Sunday.
func isoWeekday(d annot.Day) int { return (int(d.Weekday())+6)%7 + 1 }

// easter is Easter Sunday of the western churches (the calendar of 1582).
func easter(year int) annot.Day {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	return date(year, (h+l-7*m+114)/31, (h+l-7*m+114)%31+1)
}

// daysBetween is how many days b is after a.
func daysBetween(a, b annot.Day) int {
	return int(b.Time().Sub(a.Time()).Hours() / 24)
}

// A unit is a unit of time by the letter that TIMEX3 writes for it, with T
// before those of the clock.
type unit string

const (
	unitDay       unit = "D"
	unitWeek      unit = "W"
	unitFortnight unit = "F"
	unitWeekend   unit = "WE"
	unitMonth     unit = "M"
	unitQuarter   unit = "Q"
	unitYear      unit = "Y"
	unitDecade    unit = "DE"
	unitCentury   unit = "CE"
)

// duration is the TIMEX3 value of so many units: "P2.5Y", "PT30M", "PXD".
func duration(n string, u unit) string {
	switch {
	case strings.HasPrefix(string(u), "T"):
		return "PT" + n + string(u[1:])
	case u == unitFortnight:
		if k, ok := wholeNumber(n); ok {
			return fmt.Sprintf("P%dW", 2*k)
		}
		return "PXW"
	case u == unitDecade || u == unitCentury || u == "ML":
		size := map[unit]int{unitDecade: 10, unitCentury: 100, "ML": 1000}[u]
		if k, ok := wholeNumber(n); ok && k < 1000 {
			return fmt.Sprintf("P%dY", k*size)
		}
		return "PXY"
	}
	return "P" + n + string(u)
}

// unitAt is the unit of the calendar that holds d and n units after it.
func unitAt(d annot.Day, n int, u unit) period {
	switch u {
	case unitDay:
		return dayOf(d.Add(n))
	case unitWeek:
		return weekOf(d.Add(7 * n))
	case unitFortnight:
		return weekOf(d.Add(14 * n))
	case unitWeekend:
		return weekendOf(d.Add(7 * n))
	case unitMonth:
		return monthOf(d.Year, d.Month+n)
	case unitQuarter:
		return quarterOf(d.Year, (d.Month-1)/3+1+n)
	case unitYear:
		return yearOf(d.Year + n)
	case unitDecade:
		return decadeOf(d.Year + 10*n)
	case unitCentury:
		return centuryOf(d.Year/100 + 1 + n)
	}
	return period{}
}

// later is d moved by n units as exactly as the calendar allows.
func later(d annot.Day, n int, u unit) annot.Day {
	switch u {
	case unitDay:
		return d.Add(n)
	case unitWeek, unitWeekend:
		return d.Add(7 * n)
	case unitFortnight:
		return d.Add(14 * n)
	case unitMonth, unitQuarter, unitYear:
		if u == unitQuarter {
			n *= 3
		}
		if u == unitYear {
			n *= 12
		}
		m := monthOf(d.Year, d.Month+n)
		return annot.Day{Year: m.from.Year, Month: m.from.Month, Day: min(d.Day, m.to.Day)}
	}
	return annot.Day{}
}

func floorDiv(a, b int) int {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}

func floorMod(a, b int) int { return a - b*floorDiv(a, b) }
