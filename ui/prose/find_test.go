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

// scan is Find as one would write it first: fold the whole text, remember where
// every letter comes from, and compare at every place.
func scan(text, query string) [][2]int {
	type letter struct {
		s          string
		start, end int
	}
	var letters []letter
	for i, r := range text {
		_, n := utf8.DecodeRuneInString(text[i:])
		f := fold(r)
		last := len(letters) - 1
		switch {
		case f == "" && last < 0:
			letters = append(letters, letter{"\x00", i, i + n}) // matches nothing
		case f == "", f == " " && last >= 0 && letters[last].s == " ":
			letters[last].end = i + n
		default:
			letters = append(letters, letter{f, i, i + n})
		}
	}
	want := foldQuery(query)
	var out [][2]int
	if want == "" {
		return nil
	}
	for i := 0; i < len(letters); i++ {
		got, j := "", i
		for j < len(letters) && len(got) < len(want) {
			got += letters[j].s
			j++
		}
		if got == want {
			out = append(out, [2]int{letters[i].start, letters[j-1].end})
			i = j - 1
		}
	}
	return out
}

func TestFindIsAScan(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	queries := []string{"e", "the", "security guarantees", "’s", "\"", "u.s.", "—", "é", "字", "क्षि", "a", "of the"}
	for _, src := range append(seedSources(t), mixed()) {
		for range 60 {
			s := wholeWords(src, r)
			queries = append(queries, src.Text[s.Start:min(s.End, s.Start+40)])
		}
		for _, q := range queries {
			got, want := find(src.Text, q), scan(src.Text, q)
			if !slices.Equal(got, want) {
				t.Fatalf("%s: %q at %v, a scan says %v", src.ID, q, got, want)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("The Élysée’s  cafe\u0301 — Straße", "e")
	f.Add("\u0301\u0301aa a\n\na ﬃ", "a a")
	f.Fuzz(func(t *testing.T, text, query string) {
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) || strings.ContainsAny(text+query, "\r\v\f") {
			return // no reading text
		}
		got, want := find(text, query), scan(text, query)
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
