package content

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// What tells an undertaking without stating it is its evidence: the refusal of the
// same until then, a short answer about it, the fate of its words.
func TestWhatElseTellsAPledge(t *testing.T) {
	for _, c := range []struct{ text, of, want string }{
		{"The Lorne Bank will lend Quistany $4 million for the mill, provided that the council ratifies the lease, said Ada Brenn, its director.\n\n" +
			"\"No lease, no loan,\" she said. \"It is as plain as that.\"\n\nAsked whether she would wait, Brenn said: \"No.\"", "lend", "Asked whether"},
		{"The Lorne Bank will lend Quistany $4 million for the mill once the council ratifies the lease.\n\n" +
			"The Lorne Bank will not pay a crown for the mill before the council has ratified the lease.", "lend", "not pay a crown"},
		{"Quistany and Norvia signed a pact on Monday. Quistany will build a lighthouse on the cape.\n\n" +
			"A clerk read out a paper that sets out these commitments.", "build a lighthouse", "sets out these"},
	} {
		b, err := Load(context.Background(), fstest.MapFS{"a.txt": {Data: []byte("date 2031-03-06 News in brief\n\n" + c.text + "\n")}})
		if err != nil {
			t.Fatal(err)
		}
		told := false
		var have []string
		for _, p := range b.Pledges {
			of := strings.Contains(b.Text(p.Action), c.of)
			for _, e := range p.Evidence {
				have = append(have, b.Text(p.Action)+": "+b.Text(e))
				told = told || of && strings.Contains(b.Text(e), c.want)
			}
		}
		if !told {
			t.Errorf("%q is no evidence of %q: %q", c.want, c.of, slices.Compact(have))
		}
	}
}
