// Package clean is the first gate against hostile text: after it, a string is
// valid UTF-8 without control characters (but newline), without marks that turn
// the direction of writing, and without characters that cannot be seen. Every
// format sends every string through it after every decoding. Cleaning what is
// clean changes nothing.
//
// It imports the standard library alone and knows nothing of articles.
package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text cleans a text of many lines. Line ends of all kinds become "\n", white
// space of all other kinds becomes a space, what is invalid becomes U+FFFD.
func Text(s string) string { return filter(s, '\n') }

// Line cleans a text of one line: white space of all kinds, line ends too, is
// folded to single spaces and trimmed.
func Line(s string) string {
	s = filter(s, ' ')
	if s == "" || s[0] != ' ' && s[len(s)-1] != ' ' && !strings.Contains(s, "  ") {
		return s // filter leaves no white space but spaces
	}
	return strings.Join(strings.Fields(s), " ")
}

// Name cleans the path of a file: like Line, but spaces stay as they are.
func Name(s string) string { return filter(s, ' ') }

// Cells cleans a table row by row: like Text, but the tabs that part cells stay.
func Cells(rows [][]string) string {
	var out strings.Builder
	for i, row := range rows {
		if i > 0 {
			out.WriteByte('\n')
		}
		for j, cell := range row {
			if j > 0 {
				out.WriteByte('\t')
			}
			out.WriteString(Line(cell))
		}
	}
	return out.String()
}

func filter(s string, newline byte) string {
	if plain(s) && (newline == '\n' || strings.IndexByte(s, '\n') < 0) {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	marks := 0 // combining marks since the last letter
	for i := 0; i < len(s); {
		if c := s[i]; c >= ' ' && c < 0x7F {
			marks = 0
			at := i
			for i < len(s) && s[i] >= ' ' && s[i] < 0x7F {
				i++
			}
			out.WriteString(s[at:i])
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		at := i
		i += size
		if r >= 0x300 && (r < 0x2000 || r > 0x206F) && unicode.In(r, unicode.Mn, unicode.Me) {
			if marks++; marks > maxMarks || Invisible(r) {
				continue
			}
		} else if !Invisible(r) {
			marks = 0
		}
		switch {
		case r == '\r' && i < len(s) && s[i] == '\n':
		case lineEnd(r):
			out.WriteByte(newline)
		case r == '\t' || r == 0xA0 || r > 0x1000 && (r < 0x2010 || r > 0x2027) && unicode.Is(unicode.Zs, r):
			out.WriteByte(' ')
		case Invisible(r):
		case r == utf8.RuneError && size == 1:
			out.WriteRune(utf8.RuneError)
		default:
			out.WriteString(s[at:i])
		}
	}
	return out.String()
}

// maxMarks is how many accents may stand on one letter. No language stacks more;
// text that does wants to draw over other lines.
const maxMarks = 4

// plain reports whether s is printable ASCII and newlines alone, which needs no work.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x7F || c < ' ' && c != '\n' {
			return false
		}
	}
	return true
}

func lineEnd(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029
}

// Invisible reports whether r is a character that shows nothing or acts on what
// stands beside it: a control character, a mark of direction, a joiner, a tag, a
// filler, a selector of variants or no character at all. White space is not.
func Invisible(r rune) bool {
	switch {
	case r < ' ':
		return r != '\n' && r != '\t' && r != '\r' && r != '\v' && r != '\f'
	case r < 0x7F:
		return false
	case r == 0x85 || r == 0x2028 || r == 0x2029: // line ends
		return false
	case r < 0xA0 || r == 0xAD: // DEL, C1, soft hyphen
		return true
	case r < 0x300, r >= 0x2010 && r < 0x2028, r >= 0x2030 && r < 0x2060: // quotation marks, dashes
		return false
	case r == 0x34F, r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5, r == 0x3164, r == 0xFFA0, r == 0x2800:
		return true // joiners and fillers that are no letters
	case r >= 0x180B && r <= 0x180F, r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return true // selectors and tags
	case r >= 0xFFF0 && r <= 0xFFFB, r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
		return true // specials and noncharacters
	case r >= 0x0600 && r <= 0x0605, r == 0x06DD, r == 0x070F, r == 0x08E2:
		return false // signs of other scripts that Unicode calls formats though they can be seen
	}
	return unicode.Is(unicode.Cf, r)
}
