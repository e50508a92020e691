package pen_test

import (
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/pen"
)

func TestDraw(t *testing.T) {
	bold := lipgloss.NewStyle().Bold(true)
	for _, c := range []struct {
		style lipgloss.Style
		text  string
		want  string
	}{
		{lipgloss.NewStyle(), "as it is", "as it is"},
		{bold, "", ""},
		{bold, "two words", "\x1b[1mtwo words\x1b[m"},
		{bold.Underline(true).Padding(2), "two words", "\x1b[1;4mtwo words\x1b[m"},
	} {
		got := pen.Of(c.style).Draw(c.text)
		if ansi.Strip(got) != c.text {
			t.Errorf("%q is not %q any more", got, c.text)
		}
		if got != c.want && c.style.GetUnderline() == false {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
