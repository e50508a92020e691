package match

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Fit is how well a query fits a text.
type Fit int

// The fits, the best first.
const (
	AtStart  Fit = iota // it begins with it
	AtWord              // it stands there, from the beginning of a word
	Within              // it stands there
	AllWords            // each of its words stands there
	Letters             // its letters stand there in this order, close to each other
	NoFit
)

// A Hit is a text that a query fits.
type Hit struct {
	Index int // of the text
	Fit   Fit
	Spans [][2]int // the bytes that fit, from left to right

	spread int // letters from the first to the last that fit
}

// Rank finds the texts that a query fits: where it stands as it was typed before
// where only its words do, and otherwise in the order of the texts. Scattered
// letters count only where no text has more. A query without letters fits all.
func Rank(texts []string, query string) []Hit {
	var out []Hit
	for i, t := range texts {
		if h, ok := fit(t, query); ok {
			h.Index = i
			out = append(out, h)
		}
	}
	if slices.ContainsFunc(out, func(h Hit) bool { return h.Fit < Letters }) {
		out = slices.DeleteFunc(out, func(h Hit) bool { return h.Fit == Letters })
	}
	slices.SortStableFunc(out, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Fit, b.Fit), cmp.Compare(a.spread, b.spread))
	})
	return out
}

// fit says how well a query fits a text, and where.
func fit(text, query string) (Hit, bool) {
	if strings.TrimSpace(query) == "" {
		return Hit{}, true
	}
	if all := All(text, query); len(all) > 0 {
		h := Hit{Fit: Within, Spans: all}
		if slices.ContainsFunc(all, func(s [2]int) bool { return beginsWord(text, s[0]) }) {
			h.Fit = AtWord
		}
		if all[0][0] == 0 {
			h.Fit = AtStart
		}
		return h, true
	}
	if spans, ok := words(text, query); ok {
		return Hit{Fit: AllWords, Spans: spans}, true
	}
	if spans, spread, ok := letters(text, Fold(query)); ok {
		return Hit{Fit: Letters, Spans: spans, spread: spread}, true
	}
	return Hit{}, false
}

// beginsWord reports whether no letter or digit stands before a byte.
func beginsWord(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return at == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// words finds every word of a query, in whatever order.
func words(text, query string) ([][2]int, bool) {
	parts := strings.Fields(query)
	if len(parts) < 2 {
		return nil, false
	}
	var out [][2]int
	for _, p := range parts {
		at := All(text, p)
		if len(at) == 0 {
			return nil, false
		}
		out = append(out, at...)
	}
	slices.SortFunc(out, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	last := 0
	return slices.DeleteFunc(out, func(s [2]int) bool {
		if s[0] < last {
			return true
		}
		last = s[1]
		return false
	}), true
}

// apart is how far from each other letters may stand: so many times what they
// would take side by side.
const apart = 4

// letters finds the letters of a folded query in their order, where they stand
// closest. Blanks in the query do not count.
func letters(text, want string) ([][2]int, int, bool) {
	want = strings.ReplaceAll(want, " ", "")
	if len(want) < 2 {
		return nil, 0, false
	}
	var best [][2]int
	least := apart*len(want) + 1
	for from := range text {
		spans, spread := lettersFrom(text[from:], want, least)
		if spans == nil || spread >= least {
			continue
		}
		least = spread
		for i := range spans {
			spans[i][0] += from
			spans[i][1] += from
		}
		best = spans
	}
	return best, least, best != nil
}

// lettersFrom takes the first of each letter, from the first one of the text on.
func lettersFrom(text, want string, limit int) ([][2]int, int) {
	var out [][2]int
	done := 0
	for i, r := range text {
		f := fold(r)
		switch {
		case f != "" && strings.HasPrefix(want[done:], f):
			done += len(f)
			_, size := utf8.DecodeRuneInString(text[i:])
			end := i + size
			if n := len(out); n > 0 && out[n-1][1] == i {
				out[n-1][1] = end
			} else {
				out = append(out, [2]int{i, end})
			}
		case done == 0, i > limit*utf8.UTFMax:
			return nil, 0
		}
		if done == len(want) {
			return out, out[len(out)-1][1]
		}
	}
	return nil, 0
}
