package match

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestRank(t *testing.T) {
	texts := []string{"a reopened pier", "the strait opens", "close the strait; open piers", "Öpen water", "o p e n", "nothing"}
	for _, c := range []struct{ query, want string }{
		{"open", "3 1 2 0"}, {"OPEN", "3 1 2 0"}, {"opn", "0 1 2 3 4"}, {"open strait", "1 2"}, {"", "0 1 2 3 4 5"}, {"  ", "0 1 2 3 4 5"},
		{"cltst", "2"}, {"zzz", ""}, {"o", "3 4 1 2 0 5"},
	} {
		var got []string
		for _, h := range Rank(texts, c.query) {
			got = append(got, fmt.Sprint(h.Index))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("Rank(%q) = %s, want %s", c.query, s, c.want)
		}
	}
}

// TestRankIsAScan compares with what a plain look at every text says, for texts
// in which folding is making letters small.
func TestRankIsAScan(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	random := func(n int) string {
		const letters = "abcABC  "
		out := make([]byte, n)
		for i := range out {
			out[i] = letters[r.IntN(len(letters))]
		}
		return strings.Join(strings.Fields(string(out)), " ")
	}
	for range 2000 {
		texts := make([]string, 6)
		for i := range texts {
			texts[i] = random(1 + r.IntN(30))
		}
		query := random(1 + r.IntN(5))
		fits, best := make(map[int]Fit), NoFit
		for _, text := range texts {
			best = min(best, plainFit(strings.ToLower(text), strings.ToLower(query)))
		}
		last := AtStart
		for _, h := range Rank(texts, query) {
			if h.Fit < last {
				t.Fatalf("%q in %q: a better fit comes later", query, texts)
			}
			last = h.Fit
			fits[h.Index] = h.Fit
			end := 0
			for _, s := range h.Spans {
				if s[0] < end || s[1] <= s[0] || s[1] > len(texts[h.Index]) {
					t.Fatalf("%q in %q: spans %v", query, texts[h.Index], h.Spans)
				}
				end = s[1]
			}
		}
		for i, text := range texts {
			got, ok := fits[i]
			if !ok {
				got = NoFit
			}
			want := plainFit(strings.ToLower(text), strings.ToLower(query))
			if want == Letters && best < Letters {
				want = NoFit // scattered letters are for a query that stands nowhere
			}
			if got != want {
				t.Fatalf("%q in %q is %d, a scan says %d", query, text, got, want)
			}
		}
	}
}

func plainFit(text, query string) Fit {
	if query == "" || strings.HasPrefix(text, query) {
		return AtStart
	}
	found := NoFit
	for at := 0; at+len(query) <= len(text); at++ {
		if text[at:at+len(query)] != query {
			continue
		}
		if at == 0 || text[at-1] == ' ' {
			return AtWord
		}
		found = Within
		at += len(query) - 1
	}
	if found != NoFit {
		return found
	}
	all := len(strings.Fields(query)) > 1
	for _, w := range strings.Fields(query) {
		all = all && strings.Contains(text, w)
	}
	if all {
		return AllWords
	}
	query = strings.ReplaceAll(query, " ", "")
	for from := range text {
		if len(query) < 2 || text[from] != query[0] {
			continue
		}
		done := 0
		for i := from; i < min(from+apart*len(query), len(text)); i++ {
			if text[i] == query[done] {
				if done++; done == len(query) {
					return Letters
				}
			}
		}
	}
	return NoFit
}
