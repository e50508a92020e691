package day

import (
	"strings"
	"unicode"
)

// An Unsettled day is what a line states where that is no whole date: a day
// without its year, perhaps with its weekday, or figures of which either may be
// the month.
type Unsettled struct {
	Day     Date // Year 0: "6 Jan"; else the first reading of figures
	Other   Date // the second reading; zero where there is one only
	Weekday int  // 1 to 7 from Monday, 0 where none stands beside it
}

// A line is what was read of one that holds dates.
type line struct {
	published []Unsettled
	changed   []Date   // whole dates of a change made later
	rest      []string // stretches of words that do not go with a date
	labelled  bool     // a word says what date it is
	small     bool     // words stand in it that need one which does
	figures   bool
	weekday   int
	order     string // "day", "month" or ""
}

// oddWords is how many words that do not go with a date are read of a line: one
// that has more is a sentence.
const oddWords = 14

// longestLine is how many bytes a line of dates has at most.
const longestLine = 200

// mayDate reports whether a line may hold a date and little else.
func mayDate(s string) bool { return len(s) <= longestLine && strings.ContainsAny(s, "0123456789") }

// scan reads a line word by word.
func scan(s string) line {
	var l line
	class := "" // of the last word that says what date follows
	open := ""  // what has been read of a stretch: it begins here
	other := false
	odd := 0 // words that do not go with a date
	shut := func(upTo string) {
		if other {
			l.rest = append(l.rest, trimmed(open[:len(open)-len(upTo)]))
		}
		other, open = false, ""
	}
	for s = strings.TrimSpace(s); s != "" && odd <= oddWords; {
		if at := strings.TrimLeft(s, " (["); at != "" {
			if d, n := l.date(at); n > 0 {
				shut(s)
				l.add(d, class)
				class, s = "", at[n:]
				continue
			}
		}
		w, n := token(s)
		if open == "" {
			open = s
		}
		switch {
		case strings.IndexFunc(w, unicode.IsLetter) < 0:
			l.figures = l.figures || strings.ContainsAny(w, "0123456789")
			if len(w) > 8 {
				other, odd = true, odd+1
			} else if !strings.ContainsAny(w, "0123456789") {
				shut(s)
			}
		default:
			if c := l.word(w); c == "changed" || c == "elsewhere" {
				class = c
			} else if c == "" {
				other, odd = true, odd+1
			}
			if strings.ContainsAny(w[len(w)-1:], ",;:|") {
				shut(s[n:])
			}
		}
		s = s[n:]
	}
	shut("")
	return l
}

// trimmed is a stretch without the words at its ends that lead to a date.
func trimmed(s string) string {
	words := strings.Fields(strings.Trim(s, " ,;:|()[]"))
	lead := func(w string) bool {
		c := vocab().filler[strings.Trim(strings.ToLower(w), ".,:()")]
		return c != "" && c != "beside" && strings.ToLower(w) == w || strings.IndexFunc(w, unicode.IsLetter) < 0
	}
	for len(words) > 0 && lead(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// word takes note of a word and gives its class, "" for one that does not go
// with a date.
func (l *line) word(w string) string {
	bare := strings.TrimRight(w, ":")
	class := vocab().filler[bare]
	if class == "" {
		bare = strings.TrimFunc(w, notLetter)
		if class = vocab().filler[bare]; class == "" && stamp(w) {
			return "clock"
		}
	}
	switch class {
	case "label", "changed", "beside":
		l.labelled = true
	case "small":
		l.small = true
	case "weekday":
		l.weekday = vocab().weekday[bare]
	}
	if order := vocab().order[bare]; order != "" {
		l.order = order
	}
	return class
}

// stamp reports whether w is the time of a timestamp: "t14:22:00z".
func stamp(w string) bool {
	return len(w) > 2 && w[0] == 't' && w[1] >= '0' && w[1] <= '9' && strings.Trim(w[1:], "0123456789:.+-z") == ""
}

// date reads the date at the beginning of s, figures of open order among them.
func (l *line) date(s string) (Unsettled, int) {
	if d, n := Prefix(s); n > 0 {
		if w, k := token(s); k < n && vocab().weekday[strings.Trim(w, ".,")] > 0 {
			l.weekday = vocab().weekday[strings.Trim(w, ".,")]
		}
		return Unsettled{Day: d}, n
	}
	at := 0
	if w, n := token(s); vocab().weekday[strings.Trim(w, ".,")] > 0 {
		l.weekday, at = vocab().weekday[strings.Trim(w, ".,")], n
	}
	for at < len(s) && s[at] == ' ' {
		at++
	}
	a, b, n := figures(s[at:])
	if n == 0 {
		return Unsettled{}, 0
	}
	return Unsettled{Day: a, Other: b}, at + n
}

func (l *line) add(d Unsettled, class string) {
	switch {
	case class == "":
		l.published = append(l.published, d)
	case class == "changed" && d.Other == Date{} && d.Day.Year > 0:
		l.changed = append(l.changed, d.Day)
	case class == "changed":
		l.published = append(l.published, d)
	}
}

// sound reports whether the line holds nothing but a date and what goes with it.
func (l *line) sound() bool { return len(l.rest) == 0 && (l.labelled || !l.small) }

// first is the day of publication, as far as the line settles it.
func (l *line) first() (Unsettled, bool) {
	if len(l.published) == 0 {
		return Unsettled{}, false
	}
	u := l.published[0]
	u.Weekday = l.weekday
	if u.Other == (Date{}) {
		return u, true
	}
	a, b := u.Day, u.Other // day first, month first
	first, second := a.weekday() == u.Weekday, b.weekday() == u.Weekday
	switch {
	case a == b || first && !second || !first && !second && l.order == "day":
		return Unsettled{Day: a}, true
	case second && !first || l.order == "month":
		return Unsettled{Day: b}, true
	case l.order == "day":
		return Unsettled{Day: a}, true
	}
	return u, true
}

// settled is the whole date of publication that the line states.
func (l *line) settled() (Date, bool) {
	u, ok := l.first()
	if !ok || u.Other != (Date{}) || u.Day.Year == 0 {
		return Date{}, false
	}
	return u.Day, true
}

// Line reads a line that holds a date and nothing but what goes with it: a label,
// the weekday, the time. Of several dates it takes the one of publication.
func Line(s string) (Date, bool) {
	if !mayDate(s) {
		return Date{}, false
	}
	l := scan(s)
	if !l.sound() {
		return Date{}, false
	}
	return l.settled()
}

// Changed reads such a line that states no day of publication but that of a later
// change: "Updated 6 March 2024".
func Changed(s string) (Date, bool) {
	if !mayDate(s) {
		return Date{}, false
	}
	l := scan(s)
	if !l.sound() || len(l.published) > 0 || len(l.changed) == 0 {
		return Date{}, false
	}
	return l.changed[0], true
}

// Partial reads such a line where it does not settle the day: "6 Jan, 22:31".
func Partial(s string) (Unsettled, bool) {
	if !mayDate(s) {
		return Unsettled{}, false
	}
	l := scan(s)
	u, ok := l.first()
	if !ok || !l.sound() || u.Other == (Date{}) && u.Day.Year != 0 {
		return Unsettled{}, false
	}
	return u, true
}

// Amid reads a line that holds a whole date and other words, and gives these, cut
// where the date or a mark stands: "Ana Lund · 5 March 2024 · 4 min read" has one
// stretch. The date is zero where the line states only that of a change.
func Amid(s string) (published, changed Date, rest []string, ok bool) {
	if !mayDate(s) {
		return Date{}, Date{}, nil, false
	}
	l := scan(s)
	published, ok = l.settled()
	if len(l.published) == 0 && len(l.changed) > 0 {
		changed, ok = l.changed[0], true
	}
	return published, changed, l.rest, ok && published.Day+changed.Day > 0
}

// Clock reports whether s is a time of day and nothing but what goes with it:
// "7:05 p.m. ET".
func Clock(s string) bool {
	if !mayDate(s) {
		return false
	}
	l := scan(s)
	return l.sound() && len(l.published)+len(l.changed) == 0 && l.figures
}

// Labelled reports whether a date line begins with a word that says what date it
// is ("Published", "Last modified"), so that it can be told from a sentence
// anywhere in a text.
func Labelled(s string) bool {
	for range 3 {
		w, n := token(s)
		switch vocab().filler[strings.TrimRight(w, ":")] {
		case "label", "changed", "elsewhere":
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
	if len(s) > longestLine || !Labelled(s) || strings.ContainsAny(s, "0123456789") {
		return false
	}
	l := scan(s)
	return l.sound() && !l.small && len(l.published)+len(l.changed) == 0
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
		class := vocab().filler[strings.TrimRight(w, ":")]
		later = later || class == "changed" || class == "elsewhere"
		s = s[n:]
	}
	return Date{}, false
}
