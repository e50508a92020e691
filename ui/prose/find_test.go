package prose

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"readout/ui/match"
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

// TestFindIsAll holds Find to the one folding that there is.
func TestFindIsAll(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, src := range append(seedSources(t), mixed()) {
		queries := []string{"e", "the", "’s", "\"", "—", "é", "字", "क्षि", "of the"}
		for range 60 {
			s := wholeWords(src, r)
			queries = append(queries, strings.ToValidUTF8(src.Text[s.Start:min(s.End, s.Start+40)], ""))
		}
		page := New(src, 40, theme.Default(), Options{})
		for _, q := range queries {
			var got [][2]int
			for _, s := range page.Find(q) {
				got = append(got, [2]int{s.Start, s.End})
				page.Rows(s)
			}
			if want := match.All(src.Text, q); !slices.Equal(got, want) || len(want) == 0 && strings.TrimSpace(q) != "" && strings.Contains(src.Text, q) {
				t.Fatalf("%s: %q at %v, want %v", src.ID, q, got, want)
			}
		}
	}
}
