// Package match finds what a person types in what is shown, be it a row, a card
// or an article: there is one folding, and it is here. Letters match whatever
// their case and accents, typewriter quotes and dashes match typeset ones, and
// any white space matches any other, ends of rows among it. It says where in
// bytes, so that the place can be marked.
//
// It knows strings only.
package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"readout/ui/escape"
)

// All returns the byte spans of query in text, from left to right and without
// overlap. A match begins and ends between runes of the text and takes along the
// accents that follow it. A query of nothing but blanks is found nowhere.
func All(text, query string) [][2]int {
	var out [][2]int
	each(text, Fold(query), func(from, to int) bool {
		out = append(out, [2]int{from, to})
		return true
	})
	return out
}

// In reports whether query stands in text.
func In(text, query string) bool {
	found := false
	each(text, Fold(query), func(int, int) bool {
		found = true
		return false
	})
	return found
}

// each tells where a folded query stands, until it is told to stop.
func each(text, want string, tell func(from, to int) bool) {
	if want == "" {
		return
	}
	for at := 0; at < len(text); {
		if c := text[at]; c < utf8.RuneSelf && foldASCII(c) != want[0] {
			at++ // what most bytes of most texts come to
			continue
		}
		if n := matchAt(text[at:], want); n > 0 {
			if !tell(at, at+n) {
				return
			}
			at += n
			continue
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
}

// Fold is a text as it is compared: small letters without accents, typewriter
// quotes and dashes, one blank for each stretch of white space and none at the
// ends.
func Fold(query string) string {
	var b strings.Builder
	for _, r := range query {
		b.WriteString(fold(r))
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// matchAt is the number of bytes at the beginning of s that fold to want, 0 if
// they do not.
func matchAt(s, want string) int {
	at, done := 0, 0
	for at < len(s) {
		if s[at] < utf8.RuneSelf {
			switch c := foldASCII(s[at]); {
			case done == len(want):
				return at
			case c == want[done]:
				done++
			case c == ' ' && done > 0 && want[done-1] == ' ': // one more blank of a stretch
			default:
				return 0
			}
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		f := fold(r)
		switch {
		case f == "" && done > 0: // an accent
		case f == "":
			return 0
		case done == len(want):
			return at
		case f == " " && done > 0 && want[done-1] == ' ':
		case strings.HasPrefix(want[done:], f):
			done += len(f)
		default:
			return 0
		}
		at += n
	}
	if done == len(want) {
		return at
	}
	return 0
}

// foldASCII is fold for one byte.
func foldASCII(c byte) byte {
	switch {
	case c >= 'A' && c <= 'Z':
		return c + 'a' - 'A'
	case c == '\n', c == '\t':
		return ' '
	}
	return c
}

// fold is what a rune is taken for in a search: "" for one that is not counted,
// one or more small letters without accents otherwise.
func fold(r rune) string {
	if r < utf8.RuneSelf {
		return string(rune(foldASCII(byte(r))))
	}
	switch r {
	case '‘', '’', '‚', '‛', '′', 'ʼ':
		return "'"
	case '“', '”', '„', '‟', '″', '«', '»':
		return `"`
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return "-"
	case 'ß', 'ẞ':
		return "ss"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ø', 'Ø':
		return "o"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'ł', 'Ł':
		return "l"
	case 'þ', 'Þ':
		return "th"
	case utf8.RuneError:
		return string(r)
	}
	switch {
	case isAccent(r), escape.Unseen(r), r == '\u200c', r == '\u200d':
		return ""
	case unicode.IsSpace(r):
		return " "
	}
	var b strings.Builder
	for _, d := range norm.NFKD.String(string(r)) {
		if !isAccent(d) {
			b.WriteRune(unicode.ToLower(unicode.ToUpper(d)))
		}
	}
	return b.String()
}

// isAccent reports whether r changes a letter without being one.
func isAccent(r rune) bool {
	switch {
	case r >= 0x0300 && r <= 0x036f, r >= 0x0591 && r <= 0x05c7,
		r >= 0x064b && r <= 0x0652, r >= 0x1ab0 && r <= 0x1aff,
		r >= 0x1dc0 && r <= 0x1dff, r >= 0x20d0 && r <= 0x20ff, r >= 0xfe00 && r <= 0xfe0f:
		return unicode.Is(unicode.M, r)
	}
	return false
}
