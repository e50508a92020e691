package sources_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/fixture"
	"readout/ui/keys"
	"readout/ui/pane/sources"
	"readout/ui/tell"
	"readout/ui/theme"
)

// TestSettingsAreNotLeftOut: a mistake in the settings stands under its own heading,
// and its card says all of it.
func TestSettingsAreNotLeftOut(t *testing.T) {
	b := fixture.Briefing()
	said := "line 3: nothing is called isue; did you mean “issue”?"
	b.Notices = []model.Notice{{Path: "dossier.toml", Message: said, Lost: true}}
	p := sources.New(tell.New(b), theme.Default())
	p.SetSize(40, 12)
	text := ansi.Strip(strings.Join(p.View(true), "\n"))
	if !strings.Contains(text, "Settings") || strings.Contains(text, "Left out") {
		t.Error(text)
	}
	p.Move(keys.Bottom, 0)
	if c := p.Card(); len(c.Fields) != 1 || c.Fields[0].Value != said || c.Fields[0].Known {
		t.Errorf("%+v", c)
	}
}

// TestReadIsNoLength: how much was read stands in words beside the title, the last
// column tells lengths alone.
func TestReadIsNoLength(t *testing.T) {
	b := fixture.Briefing()
	p := sources.New(tell.New(b), theme.Default())
	p.SetSize(110, 12)
	p.SetRead(b.Sources[0].ID, 37)
	lines := strings.Split(ansi.Strip(strings.Join(p.View(true), "\n")), "\n")
	if !strings.Contains(lines[0], "37% read") || !strings.HasSuffix(lines[0], "w") {
		t.Error(lines[0])
	}
}
