package prose

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/model"
	"readout/ui/theme"
)

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, text, query string
		want              []string
	}{
		{"case", "Port, port, PORT", "port", []string{"Port", "port", "PORT"}},
		{"accents in the text", "Élysée and Elysee", "elysee", []string{"Élysée", "Elysee"}},
		{"accents in the query", "Elysee", "Élysée", []string{"Elysee"}},
		{"accents as marks of their own", "cafe\u0301s", "café", []string{"cafe\u0301"}},
		{"typeset quotes", "the mayor’s “no”", `mayor's "no"`, []string{"mayor’s “no”"}},
		{"dashes", "half–hourly", "half-hourly", []string{"half–hourly"}},
		{"blanks", "New\u00a0Harbour\nCity  Hall", "new  harbour city hall ", []string{"New\u00a0Harbour\nCity  Hall"}},
		{"over paragraphs", "the end.\n\nA start", "end. a", []string{"end.\n\nA"}},
		{"one letter for two", "Straße", "strasse", []string{"Straße"}},
		{"not half of a letter", "Straße", "stras", nil},
		{"ligature", "the oﬃce", "office", []string{"oﬃce"}},
		{"last sigma", "ΟΔΟΣ οδος", "οδοσ", []string{"ΟΔΟΣ", "οδος"}},
		{"soft hyphen", "ferry\u00adman", "ferryman", []string{"ferry\u00adman"}},
		{"no overlap", "aaaa", "aa", []string{"aa", "aa"}},
		{"begins again inside", "aab aaab", "aab", []string{"aab", "aab"}},
		{"at the end", "to the port", "port", []string{"port"}},
		{"longer than the text", "port", "ports", nil},
		{"nothing", "port", "", nil},
		{"blanks only", "a b", "  ", nil},
		{"no pattern", "a.c abc", "a.c", []string{"a.c"}},
	} {
		src := lines("a", "x")
		src.Text = c.text
		var got []string
		for _, s := range New(src, 40, theme.Default(), Options{}).Find(c.query) {
			if s.Source != "a" {
				t.Errorf("%s: span of %q", c.name, s.Source)
			}
			got = append(got, c.text[s.Start:s.End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: Find(%q) in %q = %q, want %q", c.name, c.query, c.text, got, c.want)
		}
	}
}

// A folded is a letter of a folded text and the bytes it comes from.
type folded struct {
	s          string
	start, end int
}

func foldText(text string) []folded {
	var out []folded
	for i, r := range text {
		_, n := utf8.DecodeRuneInString(text[i:])
		f := fold(r)
		last := len(out) - 1
		switch {
		case f == "" && last < 0:
			out = append(out, folded{"\x00", i, i + n}) // matches nothing
		case f == "", f == " " && last >= 0 && out[last].s == " ":
			out[last].end = i + n
		default:
			out = append(out, folded{f, i, i + n})
		}
	}
	return out
}

// scan is Find as one would write it first: fold the whole text, remember where
// every letter comes from, and compare at every place.
func scan(text []folded, query string) [][2]int {
	want := foldQuery(query)
	if want == "" {
		return nil
	}
	var out [][2]int
	for i := 0; i < len(text); i++ {
		got, j := "", i
		for j < len(text) && len(got) < len(want) && strings.HasPrefix(want, got) {
			got += text[j].s
			j++
		}
		if got == want {
			out = append(out, [2]int{text[i].start, text[j-1].end})
			i = j - 1
		}
	}
	return out
}

func TestFindIsAScan(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, src := range append(seedSources(t), mixed()) {
		queries := []string{"e", "the", "security guarantees", "’s", "\"", "u.s.", "—", "é", "字", "क्षि", "a", "of the"}
		for range 60 {
			s := wholeWords(src, r)
			queries = append(queries, src.Text[s.Start:min(s.End, s.Start+40)])
		}
		text := foldText(src.Text)
		for _, q := range queries {
			if got, want := find(src.Text, q), scan(text, q); !slices.Equal(got, want) {
				t.Fatalf("%s: %q at %v, a scan says %v", src.ID, q, got, want)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("The Élysée’s  cafe\u0301 — Straße", "e")
	f.Add("\u0301\u0301aa a\n\na ﬃ", "a a")
	f.Fuzz(func(t *testing.T, text, query string) {
		if !utf8.ValidString(text) || strings.ContainsAny(text+query, "\x00\r\v\f") {
			return // no reading text
		}
		got, want := find(text, query), scan(foldText(text), query)
		if !slices.Equal(got, want) {
			t.Fatalf("%q in %q at %v, a scan says %v", query, text, got, want)
		}
		src := &model.Source{ID: "a", Text: text}
		p := New(src, 20, theme.Default(), Options{})
		for _, s := range p.Find(query) {
			p.Rows(s)
		}
	})
}
