package charset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"

	"readout/content/format/clean"
)

func TestDecode(t *testing.T) {
	polish := strings.Repeat("Zarząd portu głosował we wtorek za utrzymaniem przystani, wbrew opinii inżynierów. ", 6)
	latin2, err := charmap.ISO8859_2.NewEncoder().String(polish)
	if err != nil {
		t.Fatal(err)
	}
	russian := strings.Repeat("Правление порта проголосовало во вторник за сохранение причала. ", 6)
	cyrillic, err := charmap.Windows1251.NewEncoder().String(russian)
	if err != nil {
		t.Fatal(err)
	}
	jis, err := japanese.ISO2022JP.NewEncoder().String("港の委員会は火曜日に投票した。")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, in, declared, want string }{
		{"UTF-8", "“Café”", "", "“Café”"},
		{"UTF-8 that is declared something else", "“Café” – so", "iso-8859-1", "“Café” – so"},
		{"UTF-8 with half a surrogate pair", "The pier opens.\xED\xA0\x80", "", "The pier opens.\uFFFD"},
		{"Windows-1252, not declared", "\x93Caf\xE9\x94", "", "“Café”"},
		{"Latin 1 means Windows-1252", "\x93Caf\xE9\x94", "ISO-8859-1", "“Café”"},
		{"ISO-8859-2, declared", "za\xBF\xF3\xB3\xE6", "iso-8859-2", "zażółć"},
		{"ISO-8859-2, not declared", latin2, "", polish},
		{"Windows-1251, not declared", cyrillic, "", russian},
		{"ISO-8859-15 at a price", "It costs \xA45 million.", "", "It costs €5 million."},
		{"declared UTF-8 and broken", "a “good” b\xFF", "utf-8", "a “good” b\uFFFD"},
		{"declared UTF-16 and is not", "plain text", "utf-16", "plain text"},
		{"UTF-16 without a mark", "T\x00h\x00e\x00 \x00p\x00i\x00e\x00r\x00", "iso-8859-1", "The pier"},
		{"letters as ASCII", jis, "iso-2022-jp", "港の委員会は火曜日に投票した。"},
		{"an unknown name", "Caf\xE9", "klingon", "Café"},
	} {
		got, err := Decode([]byte(c.in), c.declared)
		if err != nil || got != clean.Text(c.want) {
			t.Errorf("%s: %q, %v, want %q", c.name, got, err, c.want)
		}
	}
	for name, in := range map[string]string{"zeros": "ab\x00c", "PDF": "%PDF-1.7\nhello", "noise": "\x81\x01\x02\x8d\x03\xff"} {
		if got, err := Decode([]byte(in), "iso-8859-2"); err == nil && name != "noise" {
			t.Errorf("%s: read as %q", name, got)
		}
	}
}

func TestDeclared(t *testing.T) {
	for in, want := range map[string]string{
		`<html><head><meta charset="ISO-8859-2">`:                                  "iso-8859-2",
		`<meta http-equiv=Content-Type content="text/html; charset=windows-1250">`: "windows-1250",
		"<?xml version='1.0' encoding='koi8-r'?><rss>":                             "koi8-r",
		`<p>the word charset=x in a text</p>`:                                      "",
		`<meta name=viewport content=x><meta charset=utf-8>`:                       "utf-8",
		`<meta charset`: "",
	} {
		if got := Declared([]byte(in)); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("\x93quoted\x94 \xA45"), "iso-8859-15")
	f.Add([]byte("\x1b$B9A\x1b(B]52;c;x\x07"), "iso-2022-jp")
	f.Add([]byte("\xFF\xFEJ\x00\x00\xD8"), "utf-16le")
	f.Add([]byte("za\xBF\xF3\xB3\xE6"), "shift_jis")
	f.Fuzz(func(t *testing.T, data []byte, declared string) {
		s, err := Decode(data, declared)
		if err == nil && (!utf8.ValidString(s) || s != clean.Text(s)) {
			t.Fatalf("%q is not clean", s)
		}
		if len(s) > 4*len(data)+8 {
			t.Fatalf("%d bytes of %d", len(s), len(data))
		}
		Declared(data)
	})
}
