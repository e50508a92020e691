// Package match finds what a person types in what is shown: letters of either
// case and with or without accents are the same. It says where in bytes, so
// that the place can be marked.
package match

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// All returns the byte spans of query in text, from left to right, without
// overlap. An empty query is found nowhere.
func All(text, query string) [][2]int {
	want := foldAll(query)
	if len(want) == 0 {
		return nil
	}
	var out [][2]int
	for i := 0; i < len(text); {
		if end, ok := prefix(text[i:], want); ok {
			out = append(out, [2]int{i, i + end})
			i += end
			continue
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	return out
}

// In reports whether query stands in text.
func In(text, query string) bool {
	want := foldAll(query)
	if len(want) == 0 {
		return false
	}
	for i := range text {
		if _, ok := prefix(text[i:], want); ok {
			return true
		}
	}
	return false
}

// prefix reports whether text begins with want, and how many bytes that takes.
func prefix(text string, want []rune) (int, bool) {
	at := 0
	for _, w := range want {
		r, n := utf8.DecodeRuneInString(text[at:])
		if n == 0 || fold(r) != w {
			return 0, false
		}
		at += n
	}
	return at, true
}

func foldAll(s string) []rune {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		out = append(out, fold(r))
	}
	return out
}

// fold is the letter that r is taken for: small, without its accent, with
// typewriter quotes and dashes.
func fold(r rune) rune {
	if r < utf8.RuneSelf {
		return unicode.ToLower(r)
	}
	switch r {
	case '‘', '’':
		return '\''
	case '“', '”':
		return '"'
	case '–', '—', '‑':
		return '-'
	case '\u00a0', '\u202f':
		return ' '
	}
	if d := norm.NFD.PropertiesString(string(r)).Decomposition(); len(d) > 0 {
		r, _ = utf8.DecodeRune(d)
	}
	return unicode.ToLower(r)
}
