package content

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"readout/model"
)

//go:embed testdata/same.txt
var samePairs string

// TestSameInPairs holds how many pairs of invented sentences that tell one
// undertaking or one happening are put together, and how many that tell two are kept apart.
func TestSameInPairs(t *testing.T) {
	type bounds struct{ joined, wrong int } // at least, at most
	want := map[string]bounds{"pledge": {39, 0}, "event": {21, 5}}
	got, one, two := map[string]bounds{}, map[string]int{}, map[string]int{}
	for n, line := range strings.Split(samePairs, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		field := strings.Split(line, " | ")
		if len(field) != 3 {
			t.Fatalf("testdata/same.txt:%d: want kind | sentence | sentence", n+1)
		}
		count, kind, _ := strings.Cut(field[0], " ")
		kind = strings.TrimSuffix(kind, "s")
		if _, ok := want[kind]; !ok || count != "one" && count != "two" {
			t.Fatalf("testdata/same.txt:%d: no kind %q", n+1, field[0])
		}
		b := pairOf(t, field[1], field[2])
		together, told := together(b, kind == "pledge")
		g := got[kind]
		switch {
		case count == "one":
			one[kind]++
			if together {
				g.joined++
			} else {
				t.Logf("testdata/same.txt:%d: not put together: %s (%s)", n+1, line, told)
			}
		case together:
			two[kind]++
			g.wrong++
			t.Logf("testdata/same.txt:%d: put together: %s (%s)", n+1, line, told)
		default:
			two[kind]++
		}
		got[kind] = g
	}
	for _, kind := range []string{"pledge", "event"} {
		g, w := got[kind], want[kind]
		t.Logf("%s: %d of %d put together; %d of %d wrongly", kind, g.joined, one[kind], g.wrong, two[kind])
		if g.joined < w.joined || g.wrong > w.wrong {
			t.Errorf("%s: %d of %d put together, at least %d wanted; %d of %d wrongly, at most %d wanted",
				kind, g.joined, one[kind], w.joined, g.wrong, two[kind], w.wrong)
		}
	}
}

// together reports whether an item of a kind has evidence of the first sentence of
// either of two articles, and how many sentences each item has.
func together(b *model.Briefing, pledges bool) (bool, string) {
	var items [][]model.Span
	for _, p := range b.Pledges {
		items = append(items, p.Evidence)
	}
	if !pledges {
		items = nil
		for _, e := range b.Timeline {
			items = append(items, e.Evidence)
		}
	}
	one := false
	var told []string
	for _, evidence := range items {
		from := ""
		for _, s := range evidence {
			if b.Text(s) != besides[0] && b.Text(s) != besides[1] {
				from += s.Source[:1]
			}
		}
		told = append(told, from)
		one = one || strings.Contains(from, "a") && strings.Contains(from, "b")
	}
	return one, fmt.Sprint(told)
}
