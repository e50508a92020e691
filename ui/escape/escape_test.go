package escape

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFilter(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "two\nlines", "two\nlines"},
		{"colour passes", "\x1b[1;38;2;1;2;3mred\x1b[m", "\x1b[1;38;2;1;2;3mred\x1b[m"},
		{"curly underline passes", "\x1b[4:3mx", "\x1b[4:3mx"},
		{"screen is not cleared", "a\x1b[2Jb", "ab"},
		{"private m is no SGR", "a\x1b[>4;2mb", "ab"},
		{"clipboard is not written", "a\x1b]52;c;aGk=\x07b", "ab"},
		{"title is not set", "a\x1b]0;title\x1b\\b", "ab"},
		{"link passes", "\x1b]8;;https://example.org/a\x1b\\x\x1b]8;;\x1b\\", "\x1b]8;;https://example.org/a\x1b\\x\x1b]8;;\x1b\\"},
		{"mail passes", "\x1b]8;id=1;mailto:a@example.org\x07x", "\x1b]8;id=1;mailto:a@example.org\x07x"},
		{"file does not", "\x1b]8;;file:///etc/hosts\x07x", "x"},
		{"no scheme does not", "\x1b]8;;//example.org\x07x", "x"},
		{"script does not", "\x1b]8;;javascript:alert(1)\x07x", "x"},
		{"a link with a control", "\x1b]8;;https://example.org/\x08\x07x", "x"},
		{"a link broken off", "a\x1b]8;;https://example.org/", "a"},
		{"a link cancelled", "a\x1b]8;;https://example.org/\x18b", "ab"},
		{"device control", "a\x1bPq#1\x1b\\b", "ab"},
		{"reset", "a\x1bcb", "ab"},
		{"charset", "a\x1b(0b", "ab"},
		{"lone escape at the end", "a\x1b", "a"},
		{"C1 as a rune", "a\u009b2Jb", "a2Jb"},
		{"C1 as a byte", "a\x9b2Jb", "a\uFFFD2Jb"},
		{"byte 9C in a letter ends nothing", "“a” \x1b]0;“\x07b", "“a” b"},
		{"direction", "a\u202eb\u2066c", "abc"},
		{"tab", "a\tb", "a b"},
		{"bell and backspace", "a\x07\x08b", "ab"},
	} {
		if got := Filter(c.in); got != c.want {
			t.Errorf("%s: Filter(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestStripAndLine(t *testing.T) {
	in := "\x1b[1ma\x1b[m\n\x1b]8;;https://example.org\x07b"
	if got, want := Strip(in), "a\nb"; got != want {
		t.Errorf("Strip = %q, want %q", got, want)
	}
	if got, want := Line(in), "a b"; got != want {
		t.Errorf("Line = %q, want %q", got, want)
	}
}

func FuzzFilter(f *testing.F) {
	for _, s := range []string{"plain “text”", "\x1b[1mx\x1b]8;;https://example.org\x07y", "\x1b]52;c;x\x1b\\", "\x1b\x1b[[m", "\u009b31m\x9c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Filter(s)
		if !utf8.ValidString(got) {
			t.Fatalf("not UTF-8: %q", got)
		}
		if again := Filter(got); again != got {
			t.Fatalf("twice %q, once %q", again, got)
		}
		for i := 0; i < len(got); {
			if got[i] != esc {
				r, n := utf8.DecodeRuneInString(got[i:])
				if r != '\n' && Acts(r) {
					t.Fatalf("%U passed in %q", r, got)
				}
				i += n
				continue
			}
			rest := got[i:]
			if !strings.HasPrefix(rest, "\x1b[") && !strings.HasPrefix(rest, "\x1b]8;") {
				t.Fatalf("sequence passed: %q", rest)
			}
			n, pass := sequence(rest)
			if !pass {
				t.Fatalf("sequence passed: %q", rest[:n])
			}
			i += n
		}
		if plain := Strip(s); strings.ContainsRune(plain, esc) {
			t.Fatalf("Strip left an escape: %q", plain)
		}
	})
}
