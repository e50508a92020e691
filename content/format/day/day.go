// Package day reads the dates that stand over an article: in a header line, a
// line of its own ("Published: Mar. 5, 2024 9:15 a.m. ET"), a dateline or the
// metadata of a page. It reads what is stated in full and guesses nothing: a day
// without a year stays one, and 03/04/2026 is one of two dates unless a weekday or
// the time zone beside it tells the order.
//
// Dates within sentences are the affair of a stage.
package day

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"readout/content/lexicon"
)

//go:embed day.txt
var words string

type vocabulary struct {
	month, weekday map[string]int
	filler         map[string]string // words of a date line by class: weekday, clock, label, changed, …
	order          map[string]string // of a word of time zones: "day" or "month" stands first in figures
}

var vocab = sync.OnceValue(func() vocabulary {
	var l lexicon.Lexicon
	if err := l.Parse("day.txt", words); err != nil {
		panic(err) // the file is embedded, and a test reads it
	}
	v := vocabulary{map[string]int{}, map[string]int{}, map[string]string{}, map[string]string{}}
	for _, e := range l.Entries("month") {
		v.month[e.Pattern], _ = strconv.Atoi(e.Attr("n"))
	}
	for _, e := range l.Entries("weekday") {
		v.weekday[e.Pattern], _ = strconv.Atoi(e.Attr("n"))
	}
	for _, class := range []string{"small", "beside", "weekday", "clock", "label", "changed", "elsewhere"} {
		for _, e := range l.Entries(class) {
			v.filler[e.Pattern] = class
			if order := e.Attr("order"); order != "" {
				v.order[e.Pattern] = order
			}
		}
	}
	return v
})

// A Date is what a text states of a day. Zero parts are not stated.
type Date struct{ Year, Month, Day int }

// String is the date in ISO 8601, as precise as it is: "2024-03-05", "2024-03",
// "2026"; without a year "--03-05".
func (d Date) String() string {
	switch {
	case d.Year == 0 && d.Day == 0:
		return ""
	case d.Year == 0:
		return fmt.Sprintf("--%02d-%02d", d.Month, d.Day)
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

func (d Date) valid() bool {
	if d.Year != 0 && (d.Year < 1500 || d.Year > 2999) || d.Month > 12 || d.Day > 31 {
		return false
	}
	return d.Day == 0 || d.Month != 0 && d.Day <= length(d.Year, d.Month)
}

// weekday is 1 to 7 from Monday.
func (d Date) weekday() int {
	return (int(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Weekday())+6)%7 + 1
}

func length(year, month int) int {
	switch month {
	case 2:
		if year != 0 && (year%4 != 0 || year%100 == 0 && year%400 != 0) {
			return 28
		}
		return 29
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// ISO reads the date of a timestamp as metadata has it ("2024-03-05T19:05:00-05:00"):
// the day where it was written. It falls back to a date line.
func ISO(s string) (Date, bool) {
	s = strings.TrimSpace(s)
	if d, n := numeric(s); n >= 7 && d.Year != 0 {
		return d, true
	}
	return Line(s)
}

// Prefix reads the date that s begins with, and tells its length in bytes: 0
// when there is none. The weekday before it belongs to it.
func Prefix(s string) (Date, int) {
	at := 0
	if w, n := token(s); vocab().filler[strings.Trim(w, ".,")] == "weekday" {
		at = n
	}
	if d, n := numeric(s[at:]); n > 0 {
		return d, at + n
	}
	if d, n := hyphened(s[at:]); n > 0 {
		return d, at + n
	}
	if d, n := worded(s[at:]); n > 0 {
		return d, at + n
	}
	return Date{}, 0
}

// digits reads up to three figures parted by one mark: their values, widths, how
// many there are, the mark, and the length in bytes; 0 when s begins with none.
func digits(s string) (part, width [3]int, k int, sep byte, n int) {
	i := 0
	for k < 3 {
		start := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' && i-start < 4 {
			part[k] = part[k]*10 + int(s[i]-'0')
			i++
		}
		if width[k] = i - start; width[k] == 0 {
			return part, width, k, sep, 0
		}
		k++
		if k == 3 || i+1 >= len(s) || !strings.ContainsRune("-/.", rune(s[i])) || sep != 0 && s[i] != sep || s[i+1] < '0' || s[i+1] > '9' {
			break
		}
		sep = s[i]
		i++
	}
	if i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '-') {
		return part, width, k, sep, 0
	}
	return part, width, k, sep, i
}

// numeric reads 2024-03-05, 2024/03/05, 2024-03, 05.03.2024 and those of
// 05/03/2024 where the day cannot be a month.
func numeric(s string) (Date, int) {
	part, width, k, sep, n := digits(s)
	if n == 0 {
		return Date{}, 0
	}
	var d Date
	switch {
	case width[0] == 4 && k == 3:
		d = Date{part[0], part[1], part[2]}
	case width[0] == 4 && k == 2 && sep == '-' && width[1] == 2:
		d = Date{part[0], part[1], 0}
	case k == 3 && width[2] == 4 && sep == '.':
		d = Date{part[2], part[1], part[0]}
	case k == 3 && width[2] == 4 && part[0] > 12:
		d = Date{part[2], part[1], part[0]}
	case k == 3 && width[2] == 4 && part[1] > 12:
		d = Date{part[2], part[0], part[1]}
	}
	if d.Month == 0 || k == 3 && d.Day == 0 || !d.valid() {
		return Date{}, 0
	}
	return d, n
}

// figures reads 03/04/2026 and 3.4.26, where the order or the century is not
// stated: as the day first and as the month first, the same date twice where only
// one is a date. The length is 0 when s begins with neither.
func figures(s string) (dayFirst, monthFirst Date, n int) {
	part, width, k, _, n := digits(s)
	if n == 0 || k != 3 || width[0] > 2 || width[1] > 2 || width[2] != 4 && width[2] != 2 || part[0] == 0 || part[1] == 0 {
		return Date{}, Date{}, 0
	}
	year := part[2]
	if width[2] == 2 {
		year += 2000
		if year > 2068 {
			year -= 100
		}
	}
	dayFirst, monthFirst = Date{year, part[1], part[0]}, Date{year, part[0], part[1]}
	switch {
	case !dayFirst.valid() && !monthFirst.valid():
		return Date{}, Date{}, 0
	case !dayFirst.valid():
		dayFirst = monthFirst
	case !monthFirst.valid():
		monthFirst = dayFirst
	}
	return dayFirst, monthFirst, n
}

// hyphened reads "03-Jun-2026" and "3-Jun-26".
func hyphened(s string) (Date, int) {
	w, n := token(s)
	parts := strings.Split(strings.TrimRight(w, ".,;:)]"), "-")
	if len(parts) != 3 {
		return Date{}, 0
	}
	d := Date{year(parts[2]), vocab().month[parts[1]], ordinal(parts[0])}
	if short, err := strconv.Atoi(parts[2]); err == nil && len(parts[2]) == 2 {
		d.Year = 2000 + short
	}
	if d.Year == 0 || d.Month == 0 || d.Day == 0 {
		return Date{}, 0
	}
	return checked(d, n)
}

// worded reads "Mar. 5, 2024", "5 March 2024", "5th of March", "June 2009".
func worded(s string) (Date, int) {
	var d Date
	w, n := token(s)
	if month := vocab().month[strings.TrimRight(w, ".,")]; month != 0 {
		d.Month = month
		at := n
		w, n = token(s[at:])
		if v := ordinal(w); v > 0 && v <= 31 {
			d.Day = v
			at += n
			if strings.HasSuffix(w, ".") { // "January 6." ends a dateline
				return checked(d, at)
			}
			w, n = token(s[at:])
		}
		if past := clocked(s[at:]); d.Day > 0 && past > 0 { // "Jun 3 14:22:11 2026"
			if v, k := token(s[at+past:]); year(v) > 0 {
				w, n = v, past+k
			}
		}
		if y := year(w); y > 0 {
			d.Year = y
			at += n
		} else if d.Day == 0 {
			return Date{}, 0
		}
		return checked(d, at)
	}
	if d.Day = ordinal(w); d.Day == 0 || d.Day > 31 || strings.HasSuffix(w, ".") || strings.HasSuffix(w, ",") {
		return Date{}, 0
	}
	at := n
	if w, n = token(s[at:]); w == "of" {
		at += n
		w, n = token(s[at:])
	}
	if d.Month = vocab().month[strings.TrimRight(w, ".,")]; d.Month == 0 {
		return Date{}, 0
	}
	at += n
	if w, n = token(s[at:]); year(w) > 0 {
		d.Year = year(w)
		at += n
	}
	return checked(d, at)
}

// clocked is the length of a time of day, with its zone, that s begins with.
func clocked(s string) int {
	w, n := token(s)
	if strings.Count(w, ":") == 0 || strings.Trim(w, "0123456789:") != "" {
		return 0
	}
	if zone, k := token(s[n:]); vocab().filler[zone] == "clock" {
		n += k
	}
	return n
}

func checked(d Date, at int) (Date, int) {
	if !d.valid() {
		return Date{}, 0
	}
	return d, at
}

// token is the first word of s in lower case with the marks that hang on it, and
// its length in bytes with the white space before it.
func token(s string) (string, int) {
	start := 0
	for start < len(s) && s[start] == ' ' {
		start++
	}
	end := start
	for end < len(s) && s[end] != ' ' {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return strings.ToLower(s[start:end]), end
}

// ordinal is the number of "6", "6," or "6th"; 0 when w is none.
func ordinal(w string) int {
	w = strings.TrimRight(w, ".,")
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, suffix)
	}
	if len(w) > 2 {
		return 0
	}
	n, err := strconv.Atoi(w)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// Year is the last of the years that are written in s, 0 where there is none.
func Year(s string) int {
	last := 0
	for w := range strings.FieldsSeq(s) {
		last = max(last, year(strings.TrimLeft(w, "©(")))
	}
	return last
}

func year(w string) int {
	w = strings.TrimRight(w, ".,;:)]")
	if n, err := strconv.Atoi(w); err == nil && len(w) == 4 && n >= 1500 && n <= 2999 {
		return n
	}
	return 0
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }
