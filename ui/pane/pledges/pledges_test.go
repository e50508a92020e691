package pledges_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/fixture"
	"readout/ui/keys"
	"readout/ui/pane/pledges"
	"readout/ui/tell"
	"readout/ui/theme"
)

// TestGroupings goes through all groupings: every pledge is in each, the choice
// stays on its pledge, and after the last comes the first again.
func TestGroupings(t *testing.T) {
	p := pledges.New(tell.New(fixture.Briefing()), theme.Default())
	p.SetSize(90, 40)
	p.Select("p-ice")
	first := p.Sub()
	for _, want := range []struct{ sub, heading string }{
		{"by status", "withdrawn"}, {"by condition", "no condition"}, {first, "Orsavia and Merrow Islands"},
	} {
		p.Update(keys.Group, 0)
		if p.Sub() != want.sub || p.Len() != 8 {
			t.Errorf("%s with %d pledges, want %s", p.Sub(), p.Len(), want.sub)
		}
		if text := ansi.Strip(strings.Join(p.View(true), "\n")); !strings.Contains(text, want.heading) {
			t.Errorf("%s lacks %q:\n%s", want.sub, want.heading, text)
		}
		if row, _ := p.Chosen(); row.Key != "p-ice" {
			t.Errorf("%s: %s is chosen", want.sub, row.Key)
		}
	}
}

func TestCardHasEveryWording(t *testing.T) {
	p := pledges.New(tell.New(fixture.Briefing()), theme.Default())
	p.Select("p-piers")
	c := p.Card()
	if got := fmt.Sprintf("%d %s", len(c.Sections[0].Lines), c.Sections[0].Title); got != "3 Worded by 3 of 3 sources" {
		t.Error(got)
	}
	if len(c.Sections) != 2 || !strings.HasPrefix(c.Sections[1].Title, "Sources part") {
		t.Errorf("the difference is not on the card: %+v", c.Sections)
	}
}
