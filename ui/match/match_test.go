package match_test

import (
	"fmt"
	"testing"
	"unicode/utf8"

	"readout/ui/match"
)

func TestAll(t *testing.T) {
	for _, c := range []struct {
		text, query string
		want        string
	}{
		{"ships and Ships", "ship", "[[0 4] [10 14]]"},
		{"Élysée", "elysee", "[[0 8]]"},
		{"the office’s", "office's", "[[4 14]]"},
		{"aaaa", "aa", "[[0 2] [2 4]]"},
		{"anything", "", "[]"},
		{"", "x", "[]"},
		{"Łódź", "łódz", "[[0 7]]"},
		{"東港 Shipping", "港", "[[3 6]]"},
	} {
		if got := fmt.Sprint(match.All(c.text, c.query)); got != c.want {
			t.Errorf("All(%q, %q) = %s, want %s", c.text, c.query, got, c.want)
		}
		if match.In(c.text, c.query) != (c.want != "[]") {
			t.Errorf("In(%q, %q) says another thing than All", c.text, c.query)
		}
	}
}

func FuzzAll(f *testing.F) {
	f.Add("Élysée and ships", "e")
	f.Add("\xff\xfea", "\xff")
	f.Fuzz(func(t *testing.T, text, query string) {
		last := 0
		for _, h := range match.All(text, query) {
			if h[0] < last || h[1] <= h[0] || h[1] > len(text) {
				t.Fatalf("%v in %q", h, text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[h[0]:h[1]]) {
				t.Fatalf("%v cuts a letter of %q", h, text)
			}
			last = h[1]
		}
	})
}
