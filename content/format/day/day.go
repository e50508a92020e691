// Package day reads the dates that stand over an article: in a header line, a
// line of its own ("Published: Mar. 5, 2024 9:15 a.m. ET"), a dateline or the
// metadata of a page. It reads what is stated in full and guesses nothing: a day
// without a year stays one, and 03/04/2026 is no date.
//
// Dates within sentences are the affair of a stage.
package day

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"readout/content/lexicon"
)

//go:embed day.txt
var words string

type vocabulary struct {
	month  map[string]int
	filler map[string]string // words of a date line by class: weekday, clock, label, later
}

var vocab = sync.OnceValue(func() vocabulary {
	var l lexicon.Lexicon
	if err := l.Parse("day.txt", words); err != nil {
		panic(err) // the file is embedded, and a test reads it
	}
	v := vocabulary{map[string]int{}, map[string]string{}}
	for _, e := range l.Entries("month") {
		v.month[e.Pattern], _ = strconv.Atoi(e.Attr("n"))
	}
	for _, class := range []string{"weekday", "clock", "label", "later"} {
		for _, e := range l.Entries(class) {
			v.filler[e.Pattern] = class
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

// Line reads a line that holds a date and nothing but what goes with it: a label,
// the weekday, the time. Of several dates it takes the one of publication.
func Line(s string) (Date, bool) {
	found, ok := scan(s)
	if !ok || len(found) == 0 || found[0].Year == 0 {
		return Date{}, false
	}
	return found[0], true
}

// Clock reports whether s is a time of day and nothing but what goes with it:
// "7:05 p.m. ET".
func Clock(s string) bool {
	found, ok := scan(s)
	return ok && len(found) == 0 && strings.ContainsAny(s, "0123456789")
}

// scan finds the dates of publication in s; ok is false when it holds a word that
// does not go with a date.
func scan(s string) (found []Date, ok bool) {
	later := false // the next date is one of a correction
	for s = strings.TrimSpace(s); s != ""; {
		if d, n := Prefix(s); n > 0 {
			if !later {
				found = append(found, d)
			}
			later = false
			s = s[n:]
			continue
		}
		w, n := token(s)
		s = s[n:]
		if strings.IndexFunc(w, unicode.IsLetter) < 0 {
			if len(w) > 8 {
				return nil, false
			}
			continue
		}
		switch class := vocab().filler[strings.TrimRight(w, ":")]; {
		case class == "later":
			later = true
		case class == "" && vocab().filler[strings.TrimFunc(w, notLetter)] == "":
			return nil, false
		}
	}
	return found, true
}

// Labelled reports whether a date line begins with a word that says what date it
// is ("Published", "Last modified"), so that it can be told from a sentence
// anywhere in a text.
func Labelled(s string) bool {
	for range 3 {
		w, n := token(s)
		switch vocab().filler[strings.TrimRight(w, ":")] {
		case "label", "later":
			return true
		case "clock":
			s = s[n:]
		default:
			return false
		}
	}
	return false
}

// Label reports whether s is such a word and nothing else.
func Label(s string) bool {
	found, ok := scan(s)
	return ok && len(found) == 0 && Labelled(s) && !strings.ContainsAny(s, "0123456789")
}

// Partial reads a line that holds a day without its year, and what goes with it:
// "6 Jan, 22:31".
func Partial(s string) (Date, bool) {
	found, ok := scan(s)
	if !ok || len(found) == 0 || found[0].Year != 0 {
		return Date{}, false
	}
	return found[0], true
}

// First is the first whole date in a line of any words, but not one of a correction.
func First(s string) (Date, bool) {
	later := false
	for s = strings.TrimSpace(s); s != ""; {
		if d, n := Prefix(s); n > 0 && d.Year != 0 && d.Day != 0 {
			if !later {
				return d, true
			}
			later = false
			s = s[n:]
			continue
		}
		w, n := token(s)
		later = later || vocab().filler[strings.TrimRight(w, ":")] == "later"
		s = s[n:]
	}
	return Date{}, false
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
	if d, n := worded(s[at:]); n > 0 {
		return d, at + n
	}
	return Date{}, 0
}

// numeric reads 2024-03-05, 2024/03/05, 2024-03, 05.03.2024 and those of
// 05/03/2024 where the day cannot be a month.
func numeric(s string) (Date, int) {
	var part [3]int
	var width [3]int
	var sep byte
	i, k := 0, 0
	for k < 3 {
		start := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' && i-start < 4 {
			part[k] = part[k]*10 + int(s[i]-'0')
			i++
		}
		if width[k] = i - start; width[k] == 0 {
			return Date{}, 0
		}
		k++
		if k == 3 || i+1 >= len(s) || !strings.ContainsRune("-/.", rune(s[i])) || sep != 0 && s[i] != sep || s[i+1] < '0' || s[i+1] > '9' {
			break
		}
		sep = s[i]
		i++
	}
	if i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '-') {
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
	return d, i
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
		if y := year(w); y > 0 {
			d.Year = y
			at += n
		} else if d.Day == 0 {
			return Date{}, 0
		}
		return checked(d, at)
	}
	if d.Day = ordinal(w); d.Day == 0 || d.Day > 31 || strings.HasSuffix(w, ".") {
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

func year(w string) int {
	w = strings.TrimRight(w, ".,;:)")
	if n, err := strconv.Atoi(w); err == nil && len(w) == 4 && n >= 1500 && n <= 2999 {
		return n
	}
	return 0
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }
