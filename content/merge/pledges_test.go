package merge_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/content/merge"
	"readout/content/pledge"
	"readout/model"
)

// pledges renders what merge makes of the undertakings of some texts: actors,
// status, action, condition and the number of sources, one pledge a line.
func pledges(texts ...string) string {
	d := dossier(texts...)
	for _, doc := range d.Docs {
		doc.Undertakings = pledge.Find(d, doc)
	}
	b := merge.Build(d)
	var out []string
	for _, p := range b.Pledges {
		s := fmt.Sprintf("%s %s: %s", strings.Join(p.Actors, "+"), p.Status, b.Text(p.Action))
		if !p.Condition.IsZero() {
			s += " {" + b.Text(p.Condition) + "}"
		}
		out = append(out, fmt.Sprintf("%s (%d of %d)", s, model.SourcesOf(p.Evidence), len(p.Evidence)))
	}
	return strings.Join(out, "\n")
}

// What [[different]] names stays two, where else it would be one; an ID is that
// of the item when its source is read alone.
func TestDifferent(t *testing.T) {
	texts := []string{"[Norland] agreed to build a bridge over the Sund.", "[Norland] will build the bridge over the Sund if the bank agrees."}
	build := func(apart ...string) *model.Briefing {
		d := dossier(texts...)
		for _, doc := range d.Docs {
			doc.Undertakings = pledge.Find(d, doc)
		}
		if len(apart) > 0 {
			d.Apart = [][]string{apart}
		}
		return merge.Build(d)
	}
	if b := build(); len(b.Pledges) != 1 {
		t.Fatalf("%d pledges without it", len(b.Pledges))
	}
	b := build("norland-build-a-bridge-over-the", "norland-build-the-bridge-over-the")
	if len(b.Pledges) != 2 || len(b.Notices) != 0 {
		t.Errorf("%d pledges, notices %v", len(b.Pledges), b.Notices)
	}
	for _, p := range b.Pledges {
		if model.SourcesOf(p.Evidence) != 1 {
			t.Errorf("%s has evidence of both", p.ID)
		}
	}
	b = build("norland-build-a-bridge-over-the", "norland-build-a-brige")
	if len(b.Pledges) != 1 || len(b.Notices) != 1 || !strings.Contains(b.Notices[0].Message, `"norland-build-a-brige"`) || !b.Notices[0].Lost {
		t.Errorf("%d pledges, notices %v", len(b.Pledges), b.Notices)
	}
}

func TestPledges(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  string
	}{
		{"one undertaking in two sources", []string{
			"[Norland] agreed to build a bridge over the Sund.",
			"[Norland] will build the bridge over the Sund if the bank agrees.",
		}, "norland agreed: build a bridge over the Sund {if the bank agrees} (2 of 2)"},
		{"two undertakings of one actor", []string{
			"[Norland] will build a bridge over the Sund.",
			"[Norland] will hire ten teachers.",
		}, "norland promised: build a bridge over the Sund (1 of 1)\nnorland promised: hire ten teachers (1 of 1)"},
		{"the same words by others", []string{
			"[Norland] will build a bridge over the Sund.",
			"[Sudland] will build a bridge over the Sund.",
		}, "norland promised: build a bridge over the Sund (1 of 1)\nsudland promised: build a bridge over the Sund (1 of 1)"},
		{"to do and not to do", []string{
			"[Norland] will build a bridge over the Sund.",
			"[Norland] ruled out a bridge over the Sund.",
		}, "norland promised: build a bridge over the Sund (1 of 1)\nnorland refused: a bridge over the Sund (1 of 1)"},
		{"to refuse and to promise not to", []string{
			"[Norland] refused to build a bridge over the Sund.",
			"[Norland] vowed not to build a bridge over the Sund.",
		}, "norland promised: not to build a bridge over the Sund (2 of 2)"},
		{"sums that differ are one offer", []string{
			"[Norland] is ready to lend the town $3.4bn.",
			"[Norland] is ready to lend $3.3bn to the town.",
		}, "norland offered: lend the town $3.4bn (2 of 2)"},
		{"an agreement whose parties are named otherwise", []string{
			"[Norland] agreed on a freeze of fishing quotas.",
			"[Sudland] agreed on a freeze of fishing quotas.",
		}, "norland agreed: a freeze of fishing quotas (2 of 2)"},
		{"parties counted, not named", []string{
			"[Norland] and [Sudland] met at dawn. [Norland] and [Sudland] shook hands.",
			"The two countries agreed to share the catch of the Sund.",
		}, "norland+sudland agreed: share the catch of the Sund (1 of 1)"},
		{"a sentence that goes on about it", []string{
			"[Norland] promised to keep the ferry. The promise covers three boats.",
		}, "norland promised: keep the ferry (1 of 2)"},
		{"what is told without a trigger", []string{
			"[Norland] will plant a forest of ten thousand oaks along the northern shore.",
			"For [Norland], a forest of ten thousand oaks along the northern shore is a start, [Norland] said.",
		}, "norland promised: plant a forest of ten thousand oaks along the northern shore (2 of 2)"},
		{"a compound that tells who leads", []string{
			"[Norland] will lead the patrols in the strait.",
			"Ships of three towns joined the [Norland]-led patrols in the strait.",
		}, "norland promised: lead the patrols in the strait (2 of 2)"},
		{"taken back", []string{
			"[Norland] has withdrawn its offer of a loan for the port. That version had promised a loan for the port.",
		}, "norland withdrawn: its offer of a loan for the port (1 of 1)"},
	} {
		if got := pledges(c.texts...); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func BenchmarkPledges(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var texts []string
			for i := range n {
				texts = append(texts, fmt.Sprintf("[Norland%d] agreed to build a bridge over sound %d if the bank agrees. [Sudland] will not pay for harbour %d.", i%50, i%70, i%90))
			}
			d := dossier(texts...)
			for _, doc := range d.Docs {
				doc.Undertakings = pledge.Find(d, doc)
			}
			b.ReportAllocs()
			for b.Loop() {
				merge.Build(d)
			}
		})
	}
}
