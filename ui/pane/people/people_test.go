package people_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/fixture"
	"readout/ui/pane/people"
	"readout/ui/tell"
	"readout/ui/theme"
)

// TestPeopleStandUnderTheirBody finds bodies by how often they and theirs are
// named, and those who belong nowhere at the end.
func TestPeopleStandUnderTheirBody(t *testing.T) {
	p := people.New(tell.New(fixture.Briefing()), theme.Default())
	p.SetSize(60, 30)
	var got []string
	for _, line := range p.View(true) {
		line = strings.TrimPrefix(strings.TrimPrefix(ansi.Strip(line), "› "), "  ")
		if name, _, _ := strings.Cut(strings.TrimRight(line, " "), "   "); strings.TrimSpace(name) != "" {
			got = append(got, line[:min(len(line), 14)])
		}
	}
	want := []string{"Orsavia", "  Lena Quill", "Merrow Islands", "  Tomas Adeyre", "  Ines Marlowe",
		"Northern Hydro", "  Aurel Fenwick", "Strait Seafare", "東港", " No country or", "Government law"}
	if len(got) != len(want) {
		t.Fatalf("%d lines, want %d: %q", len(got), len(want), got)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i][:min(len(want[i]), 12)]) {
			t.Errorf("line %d is %q, want %q", i, got[i], want[i])
		}
	}
}

func TestCardGathersWhatConcernsThem(t *testing.T) {
	p := people.New(tell.New(fixture.Briefing()), theme.Default())
	p.Select("ines-marlowe")
	lines := map[string]int{}
	for _, s := range p.Card().Sections {
		lines[s.Title] = len(s.Lines)
	}
	if lines["Says"] != 1 || lines["Undertakes"] != 2 || lines["First named"] != 1 {
		t.Errorf("the card holds %v", lines)
	}
}
