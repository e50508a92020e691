package content

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// acts is one article and what it has somebody undertake: "who: words of the
// action", several apart by " | ", those who act together apart by "+".
type acts struct{ group, text, want string }

// Whom a pronoun, a noun or nothing at all stands for in an undertaking.
func TestWhoActs(t *testing.T) {
	for _, c := range actsTable {
		text := c.text
		if !strings.HasPrefix(text, "# ") {
			text = "A day on the coast\nThe Daily Lantern\n6 March 2031\n\n" + text
		}
		text = strings.TrimPrefix(text, "# ")
		b, err := Load(context.Background(), fstest.MapFS{"a.txt": {Data: []byte(text + "\n")}})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range b.Pledges {
			var who []string
			for _, a := range p.Actors {
				for _, p := range b.Participants {
					if p.ID == a {
						who = append(who, p.Name)
					}
				}
			}
			slices.Sort(who)
			got = append(got, strings.Join(who, "+")+": "+b.Text(p.Action))
		}
		bad := false
		var wants []string
		if c.want != "" {
			wants = strings.Split(c.want, " | ")
		}
		for _, w := range wants {
			who, what, _ := strings.Cut(w, ": ")
			bad = bad || !slices.ContainsFunc(got, func(g string) bool {
				by, of, _ := strings.Cut(g, ": ")
				return by == who && strings.Contains(of, what)
			})
		}
		if bad || len(got) != len(wants) {
			t.Errorf("%s %q\n got %q\nwant %q", c.group, c.text, got, wants)
		}
	}
}
