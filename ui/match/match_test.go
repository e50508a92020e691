package match

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
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
		{"Straße", "strasse", "[[0 7]]"},
		{"two\n\nrows", "two rows", "[[0 9]]"},
		{"cafe\u0301s", "café", "[[0 6]]"},
	} {
		if got := fmt.Sprint(All(c.text, c.query)); got != c.want {
			t.Errorf("All(%q, %q) = %s, want %s", c.text, c.query, got, c.want)
		}
		if In(c.text, c.query) != (c.want != "[]") {
			t.Errorf("In(%q, %q) says another thing than All", c.text, c.query)
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

// scan is All as one would write it first: fold the whole text, remember where
// every letter comes from, and compare at every place.
func scan(text []folded, query string) [][2]int {
	want := Fold(query)
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

// TestAllIsAScan compares with a scan of texts made of letters that fold in
// every way there is.
func TestAllIsAScan(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	letters := []rune("aabeé\u0301ßœ’“– \n\u00a0\u00adŁ字ﬃσςΣ.")
	random := func(n int) string {
		out := make([]rune, n)
		for i := range out {
			out[i] = letters[r.IntN(len(letters))]
		}
		return string(out)
	}
	for range 3000 {
		text, query := random(1+r.IntN(60)), random(1+r.IntN(4))
		if got, want := All(text, query), scan(foldText(text), query); !slices.Equal(got, want) {
			t.Fatalf("%q in %q at %v, a scan says %v", query, text, got, want)
		}
		if In(text, query) != (len(All(text, query)) > 0) {
			t.Fatalf("In(%q, %q) says another thing than All", text, query)
		}
	}
}

func FuzzAll(f *testing.F) {
	f.Add("The Élysée’s  cafe\u0301 — Straße", "e")
	f.Add("\u0301\u0301aa a\n\na ﬃ", "a a")
	f.Add("\xff\xfea", "\xff")
	f.Fuzz(func(t *testing.T, text, query string) {
		last := 0
		for _, h := range All(text, query) {
			if h[0] < last || h[1] <= h[0] || h[1] > len(text) {
				t.Fatalf("%v in %q", h, text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[h[0]:h[1]]) {
				t.Fatalf("%v cuts a letter of %q", h, text)
			}
			last = h[1]
		}
		if !utf8.ValidString(text) || strings.ContainsAny(text+query, "\x00\r\v\f") {
			return // no reading text
		}
		if got, want := All(text, query), scan(foldText(text), query); !slices.Equal(got, want) {
			t.Fatalf("%q in %q at %v, a scan says %v", query, text, got, want)
		}
	})
}
