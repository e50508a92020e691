package card

import (
	"strings"
	"testing"

	"readout/ui/fixture"
	"readout/ui/tell"
	"readout/ui/theme"
)

// TestLinesOfAField: the lines of one note are told as of one note.
func TestLinesOfAField(t *testing.T) {
	k := tell.New(fixture.Briefing())
	c := Card{Kind: "x", Title: "t", Fields: []Field{
		{Name: "note", Value: "ask again"}, {Name: "note", Value: "before noon", More: true}, {Name: "status", Value: "open"},
	}}
	text := func(shape Shape) string {
		out := ""
		for _, b := range c.Blocks(k, theme.Default(), shape) {
			for _, p := range b.Parts {
				out += p.Text
			}
			out += "|"
		}
		return out
	}
	if got := text(Under); got != "note ask again / before noon; status open|" {
		t.Error(got)
	}
	if got := text(Whole); got != "t|note ask again|  before noon|status open|" {
		t.Error(got)
	}
	if got := c.Markdown(k); !strings.Contains(got, "- note: ask again\n  before noon\n- status: open\n") {
		t.Error(got)
	}
}
