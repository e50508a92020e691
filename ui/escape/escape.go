// Package escape is the last gate before a terminal: whatever stands in a line,
// only colours and attributes (SGR) and links (OSC 8) to http, https and mailto
// come out of it. It works on bytes, knows nothing of the program and imports
// the standard library alone.
//
// A sequence that is not let through vanishes as a whole, its payload too, up
// to where a terminal would end it. Other controls vanish one by one, newline
// apart; bytes that are not UTF-8 become U+FFFD.
package escape

import (
	"net/url"
	"strings"
	"unicode/utf8"
)

const (
	esc = 0x1b
	bel = 0x07
	can = 0x18
	sub = 0x1a
)

// Filter returns s with nothing in it that acts on a terminal but SGR and safe
// links. Filtering twice is filtering once.
func Filter(s string) string { return filter(s, true) }

// Strip returns s with nothing in it that acts on a terminal at all.
func Strip(s string) string { return filter(s, false) }

// Line is Strip for what must stay on one line, as a window title or a file
// name: newlines become spaces.
func Line(s string) string {
	return strings.ReplaceAll(Strip(strings.ReplaceAll(s, "\n", " ")), "\n", " ")
}

func filter(s string, keep bool) string {
	if harmless(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		if s[i] == esc {
			n, pass := sequence(s[i:])
			if keep && pass {
				b.WriteString(s[i : i+n])
			}
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			b.WriteRune(utf8.RuneError)
		case r == '\n' || !Acts(r):
			b.WriteString(s[i : i+n])
		case r == '\t':
			b.WriteByte(' ')
		}
		i += n
	}
	return b.String()
}

// harmless reports whether s is printable ASCII and newlines only, as most
// lines are.
func harmless(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '\n' && (c < ' ' || c > '~') {
			return false
		}
	}
	return true
}

// Acts reports whether r does something to a terminal or to the order of the
// text beside it instead of standing in its place: C0, DEL, C1, and the controls
// of writing direction.
func Acts(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r <= 0x9f:
		return true
	case r == 0x061c, r == 0x200e, r == 0x200f,
		r >= 0x2028 && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

// sequence measures the escape sequence that s begins with, in bytes, and
// reports whether it may pass. An unfinished one reaches to where it breaks off.
func sequence(s string) (n int, pass bool) {
	if len(s) == 1 {
		return 1, false
	}
	switch s[1] {
	case '[':
		return csi(s)
	case ']':
		return osc(s)
	case 'P', 'X', '^', '_': // DCS, SOS, PM, APC: text up to ST
		_, n = text(s, 2, false)
		return n, false
	}
	n = 1
	for n < len(s) && s[n] >= 0x20 && s[n] <= 0x2f {
		n++
	}
	if n < len(s) && s[n] >= 0x30 && s[n] <= 0x7e {
		n++
	}
	return n, false
}

// csi measures ESC [ parameters intermediates final; SGR passes, and only
// with numbers for parameters.
func csi(s string) (n int, pass bool) {
	n, pass = 2, true
	for n < len(s) && s[n] >= 0x20 && s[n] <= 0x3f {
		if c := s[n]; (c < '0' || c > '9') && c != ';' && c != ':' {
			pass = false
		}
		n++
	}
	if n == len(s) || s[n] < 0x40 || s[n] > 0x7e {
		return n, false
	}
	return n + 1, pass && s[n] == 'm'
}

// osc measures ESC ] text up to BEL or ST; links that are safe pass.
func osc(s string) (n int, pass bool) {
	body, n := text(s, 2, true)
	if !ended(s[:n]) || !strings.HasPrefix(body, "8;") {
		return n, false
	}
	params, target, ok := strings.Cut(body[2:], ";")
	return n, ok && printable(params) && (target == "" || Link(target))
}

// text is what stands from byte at on up to the end of a string sequence, and
// the length of the whole. Cancel, substitute and a new escape end it early.
func text(s string, at int, belEnds bool) (body string, n int) {
	for i := at; i < len(s); i++ {
		switch c := s[i]; {
		case c == bel && belEnds:
			return s[at:i], i + 1
		case c == can, c == sub:
			return s[at:i], i + 1
		case c == esc:
			if i+1 < len(s) && s[i+1] == '\\' {
				return s[at:i], i + 2
			}
			return s[at:i], i
		}
	}
	return s[at:], len(s)
}

func ended(seq string) bool {
	return seq[len(seq)-1] == bel || strings.HasSuffix(seq, "\x1b\\")
}

// Link reports whether target is a place that a terminal may be told to open:
// http, https or mailto, written in printable ASCII.
func Link(target string) bool {
	if !printable(target) {
		return false
	}
	u, err := url.Parse(target)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

// printable reports whether s is ASCII without controls or blanks.
func printable(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// Unseen reports whether r is drawn as nothing or acts on its neighbours.
// Where text is drawn such runes are left out, and a span across them marks what
// remains; where it is searched they do not count.
func Unseen(r rune) bool {
	switch {
	case Acts(r):
		return true
	case r == 0x00ad, r == 0x180e, r == 0x200b, r == 0xfeff:
		return true
	case r >= 0x2060 && r <= 0x206f, r >= 0xfff9 && r <= 0xfffb:
		return true
	case r >= 0xe0000 && r <= 0xe0fff && (r < 0xe0100 || r > 0xe01ef):
		return true
	}
	return false
}
