// Package drift finds a place of a text in a later version of it: somebody was
// on a sentence, and the article was saved anew.
//
// What stands before the first and after the last change keeps its place to the
// byte; what lies between is looked for by its words. It knows strings alone.
package drift

import (
	"strings"
	"unicode/utf8"
)

// A Drift is how one text became another.
type Drift struct {
	old, new     string
	before, tail int // bytes that both begin and end with
}

// Of compares two texts.
func Of(old, new string) Drift {
	d := Drift{old: old, new: new}
	n := min(len(old), len(new))
	for d.before < n && old[d.before] == new[d.before] {
		d.before++
	}
	for d.tail < n-d.before && old[len(old)-1-d.tail] == new[len(new)-1-d.tail] {
		d.tail++
	}
	return d
}

// Span is where the bytes from start to end are now, and whether their words
// still stand there.
func (d Drift) Span(start, end int) (from, to int, ok bool) {
	switch {
	case start < 0 || end > len(d.old) || start >= end:
		return 0, 0, false
	case end <= d.before:
		return start, end, true
	case start >= len(d.old)-d.tail:
		by := len(d.new) - len(d.old)
		return start + by, end + by, true
	}
	at := Find(d.new, d.old[start:end], start)
	return at, at + end - start, at >= 0
}

// Offset is where a byte is now, or else the place nearest to it.
func (d Drift) Offset(at int) int {
	at = min(max(at, 0), len(d.old))
	switch {
	case at < d.before:
		return Whole(d.new, at)
	case at >= len(d.old)-d.tail:
		return Whole(d.new, at+len(d.new)-len(d.old))
	}
	const words, least = 64, 8
	for n := words; n >= least; n /= 2 {
		end := min(at+n, len(d.old))
		if found := Find(d.new, d.old[at:end], at); found >= 0 {
			return Whole(d.new, found)
		}
	}
	return Whole(d.new, d.before)
}

// Find is where words stand in a text, as near to a byte as can be; -1 where
// they do not.
func Find(text, words string, at int) int {
	best := -1
	for from := 0; words != ""; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		i += from
		if best >= 0 && distance(i, at) >= distance(best, at) {
			break // from here on they only go away
		}
		best, from = i, i+1
	}
	return best
}

func distance(a, b int) int { return max(a-b, b-a) }

// Whole is a byte of a text that does not lie within a letter: that one, or else
// the one that its letter begins with.
func Whole(text string, at int) int {
	at = min(max(at, 0), len(text))
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
