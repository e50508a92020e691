package tell

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/escape"
)

// Line is a text on one line, fit for a row: every run of white space is one
// space, nothing in it acts on a terminal, and emoji are drawn in the form that
// every terminal gives the same width.
func Line(s string) string {
	if plain(s) {
		return s
	}
	s = strings.Join(strings.Fields(escape.Line(s)), " ")
	if strings.ContainsFunc(s, joins) {
		s = apart(s)
	}
	return s
}

// plain reports whether s is printable ASCII with single spaces, as most lines
// are.
func plain(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}

// joins reports whether r makes one picture of several runes, or another one of
// the rune before it.
func joins(r rune) bool {
	return r == '\u200d' || r == '\u20e3' || r >= 0xfe00 && r <= 0xfe0f || r >= 0x1f3fb && r <= 0x1f3ff
}

// apart leaves out what joins wherever terminals that count rune by rune would
// give the whole another width: of a family the first stays.
func apart(s string) string {
	var b strings.Builder
	for s != "" {
		g, width := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		if g == "" {
			return b.String() + s
		}
		s = s[len(g):]
		if ansi.StringWidthWc(g) == width {
			b.WriteString(g)
			continue
		}
		picture := false
		for i, r := range g {
			if r == '\u200d' && picture {
				break
			}
			if i > 0 && joins(r) {
				continue
			}
			picture = picture || r >= 0x1f000 || unicode.Is(unicode.So, r)
			b.WriteRune(r)
		}
	}
	return b.String()
}
