package clean

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Two lines.\nHere.", "Two lines.\nHere."},
		{"line ends", "a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne"},
		{"tab and no-break space", "a\tb\u00A0c\u202Fd", "a b c d"},
		{"escape sequences", "a\x1b[31mb\x07\u009b2Jc", "a[31mb2Jc"},
		{"direction marks", "pay \u202Enaol\u202C now\u2066!\u2069", "pay naol now!"},
		{"zero width", "Mo\u200Bro\u2060n\uFEFFi", "Moroni"},
		{"tags and selectors", "flag\U000E0067\U000E007F \u2764\uFE0F", "flag \u2764"},
		{"invalid bytes", "a\xC0\xAFb", "a\uFFFD\uFFFDb"},
		{"accents stacked high", "e" + strings.Repeat("\u0301", 40), "e" + strings.Repeat("\u0301", maxMarks)},
		{"soft hyphen", "co\u00ADoperate", "cooperate"},
		{"quotation marks stay", "“Élan” – ‘no’ …", "“Élan” – ‘no’ …"},
	} {
		if got := Text(c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLine(t *testing.T) {
	if got := Line("  a\n b\t\x00c\u2029 "); got != "a b c" {
		t.Errorf("got %q", got)
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"UTF-8 mark", "\xEF\xBB\xBFJetty", "Jetty"},
		{"UTF-16 little", "\xFF\xFEJ\x00\xE9\x00", "Jé"},
		{"UTF-16 big", "\xFE\xFF\x00J\x00\xE9", "Jé"},
		{"UTF-16 without mark", "T\x00h\x00e\x00 \x00p\x00i\x00e\x00r\x00", "The pier"},
		{"Windows-1252", "\x93Caf\xE9\x94 \x96 it\x92s", "“Café” – it’s"},
		{"UTF-8 with a broken byte", "“Café” – so\xFF", "“Café” – so\uFFFD"},
		{"half a surrogate pair", "the pier\xED\xA0\x80 opens", "the pier\uFFFD opens"},
		{"cut off in a character", "It cost \xE2\x82", "It cost \uFFFD"},
		{"Windows-1252 to the end", "The Caf\xE9", "The Café"},
		{"a zero in it", "The pier\x00 opens on Tuesday.", "The pier opens on Tuesday."},
	} {
		got, err := Decode([]byte(c.in))
		if err != nil || got != c.want {
			t.Errorf("%s: %q, %v, want %q", c.name, got, err, c.want)
		}
	}
	for name, in := range map[string]string{
		"zeros": "a\x00b\x00c and the rest of it", "PDF": "%PDF-1.7\nhello", "noise": "\x81\x01\x02\x8d\x03\xff", "control": "\x01\x02\x03\x04abc",
	} {
		if got, err := Decode([]byte(in)); err == nil {
			t.Errorf("%s: read as %q", name, got)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"a\x1b]52;c;eA==\x07", "\xe2\u200b\x80\x9b", "x\u0301\u200d\u0301", "\r\n\r", "\U000E0001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Text(s)
		if !utf8.ValidString(once) {
			t.Fatalf("%q is not valid UTF-8", once)
		}
		for _, r := range once {
			if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || Invisible(r)) {
				t.Fatalf("%q holds %U", once, r)
			}
		}
		if twice := Text(once); twice != once {
			t.Fatalf("cleaning %q again gives %q", once, twice)
		}
		if line := Line(s); line != Line(line) || strings.Contains(line, "\n") {
			t.Fatalf("line %q", line)
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("\xFF\xFEJ\x00\x00\xD8"))
	f.Add([]byte("\x93quoted\x94"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Decode(data)
		if err == nil && (!utf8.ValidString(s) || s != Text(s)) {
			t.Fatalf("%q is not clean", s)
		}
	})
}
