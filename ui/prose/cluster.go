package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/escape"
)

// A cluster is what a reader takes for one character, and how it is drawn.
type cluster struct {
	size  int    // bytes of the source, at least 1
	shown string // what is drawn; "" when nothing is
	width int    // cells of shown
	kind  clusterKind
}

// clusterKind is what a cluster is to the breaking of rows.
type clusterKind uint8

const (
	letter clusterKind = iota
	blank              // rows may break here and leave it out
	hyphen             // rows may break after it
	ideograph
	opening // wide bracket or quote that must not end a row
	closing // wide punctuation that must not begin a row
	tab     // between the cells of a table
)

// maxRunes bounds a cluster on the screen: no script stacks so many marks, a
// hostile text does.
const maxRunes = 16

// next is the first cluster of s, which must not be empty.
func next(s string, opts Options) cluster {
	if c := s[0]; c < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return ascii(s)
	}
	g, width := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	if !utf8.ValidString(g) {
		if g = g[:valid(g)]; g == "" {
			return cluster{1, "\uFFFD", 1, letter}
		}
		width = ansi.StringWidth(g)
	}
	r, n := utf8.DecodeRuneInString(g)
	switch {
	case g[0] < utf8.RuneSelf && len(g) == 1:
		return ascii(g)
	case isBlank(r):
		if r == '\u3000' {
			return cluster{len(g), "\u3000", 2, blank}
		}
		return cluster{len(g), " ", 1, blank}
	}
	shown := g
	if n < len(g) || escape.Unseen(r) || unicode.Is(unicode.Mn, r) {
		if shown = clean(g); shown != g {
			width = ansi.StringWidth(shown)
		}
	}
	if g[0] < utf8.RuneSelf && width > 1 { // a keycap: x/ansi cuts it at another width than it measures
		shown, width = g[:1], 1
	}
	if wc := ansi.StringWidthWc(shown); wc != width && (opts.SafeEmoji || width == 0) {
		if opts.SafeEmoji {
			shown = withoutJoins(shown)
		}
		width = max(ansi.StringWidth(shown), ansi.StringWidthWc(shown))
	}
	return cluster{len(g), shown, width, kindOf(r, width)}
}

// valid is the number of bytes at the beginning of s that are UTF-8.
func valid(s string) int {
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			return i
		}
	}
	return len(s)
}

// ascii is the first cluster of a text that begins with one ASCII letter.
func ascii(s string) cluster {
	switch c := s[0]; {
	case c == '\t':
		return cluster{1, " ", 1, tab}
	case c == ' ', c == '\n':
		return cluster{1, " ", 1, blank}
	case c < ' ' || c == 0x7f:
		return cluster{size: 1}
	case c == '-':
		return cluster{1, s[:1], 1, hyphen}
	}
	return cluster{1, s[:1], 1, letter}
}

// isBlank reports whether a row may break at r.
func isBlank(r rune) bool {
	switch r {
	case '\u00a0', '\u2007', '\u202f', '\u0085':
		return false
	}
	return unicode.IsSpace(r)
}

// clean is a cluster without what is unprintable in it. A mark that has lost
// the letter it belongs to stands on a dotted circle, lest it alter the cell
// before.
func clean(g string) string {
	var b strings.Builder
	runes := 0
	for _, r := range g {
		if escape.Unseen(r) {
			continue
		}
		if runes == 0 {
			if r == '\u200d' || r == '\u200c' || r >= 0xfe00 && r <= 0xfe0f {
				continue
			}
			if unicode.In(r, unicode.Mn, unicode.Me) {
				b.WriteString("◌")
			}
		}
		if runes++; runes > maxRunes {
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}

// withoutJoins is the plain form of an emoji: no variation selector, no skin
// tone, no keycap, and of several joined ones the first. Letters are kept.
func withoutJoins(g string) string {
	var b strings.Builder
	emoji := false
	for i, r := range g {
		switch {
		case r == '\u200d' && emoji:
			return b.String()
		case r >= 0xfe00 && r <= 0xfe0f, r == 0x20e3,
			i > 0 && r >= 0x1f3fb && r <= 0x1f3ff:
			continue
		case r >= 0x1f000 || unicode.Is(unicode.So, r):
			emoji = true
		}
		b.WriteRune(r)
	}
	return b.String()
}

func kindOf(r rune, width int) clusterKind {
	if width != 2 {
		return letter
	}
	switch {
	case unicode.In(r, unicode.Ps, unicode.Pi):
		return opening
	case unicode.In(r, unicode.Pe, unicode.Pf, unicode.Po), r == 'ー':
		return closing
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return ideograph
	}
	return letter
}
