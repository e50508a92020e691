package differences_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/fixture"
	"readout/ui/pane/differences"
	"readout/ui/tell"
	"readout/ui/theme"
)

func seen(b *model.Briefing) string {
	p := differences.New(tell.New(b), theme.Default())
	p.SetSize(90, 20)
	return ansi.Strip(strings.Join(p.View(true), "\n"))
}

func TestRowsTellWhatDiffers(t *testing.T) {
	text := seen(fixture.Briefing())
	for _, want := range []string{
		"Thirty-one / twenty-seven: ships waited outside the harbour",
		"Orsavia: lend two icebreakers in the winter of 2026",
	} {
		if strings.Count(text, want) != 1 {
			t.Errorf("%q does not stand there once:\n%s", want, text)
		}
	}
	if strings.Count(text, "icebreakers") != 1 {
		t.Errorf("the title is repeated:\n%s", text)
	}
}

func TestNoConflictIsSaid(t *testing.T) {
	b := fixture.Briefing()
	b.Differences = slices.DeleteFunc(b.Differences, func(d model.Difference) bool { return d.Kind != model.Exclusive })
	if text := seen(b); !strings.Contains(text, "No conflict found; one source alone has") {
		t.Error(text)
	}
}

func TestSameSentenceIsOneEvidence(t *testing.T) {
	b := fixture.Briefing()
	d := &b.Differences[0]
	d.Statements[1].Span = d.Statements[0].Span
	p := differences.New(tell.New(b), theme.Default())
	p.Select(d.ID)
	c := p.Card()
	if got := len(c.Trail(0).Spans); got != 1 {
		t.Errorf("%d evidences", got)
	}
	if who := c.Sections[0].Lines[0].Who; who != "Thirty-one / twenty-seven" {
		t.Error(who)
	}
}
