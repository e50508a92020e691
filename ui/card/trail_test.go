package card

import (
	"slices"
	"testing"

	"readout/model"
	"readout/ui/fixture"
	"readout/ui/sheet"
	"readout/ui/tell"
	"readout/ui/theme"
)

// TestSameSpanIsOneTarget: a sentence under two headings is walked to once, and
// read under both.
func TestSameSpanIsOneTarget(t *testing.T) {
	k := tell.New(fixture.Briefing())
	a, b := k.Pledges[0].Evidence[0], k.Pledges[0].Evidence[1]
	c := Card{Kind: "x", Title: "t", Sections: []Section{
		{Title: "a", Lines: Lines([]model.Span{a, b})}, {Title: "b", Lines: Lines([]model.Span{b, a, a})},
	}}
	if got := c.Trail(0).Spans; !slices.Equal(got, []model.Span{a, b}) {
		t.Errorf("the trail is %v", got)
	}
	for _, shape := range []Shape{Beside, Under} {
		var targets []int
		lines := 0
		for _, b := range c.Blocks(k, theme.Default(), shape) {
			if b.Hang == 2 {
				lines++
			}
			if b.Target != sheet.NoTarget {
				targets = append(targets, b.Target)
			}
		}
		if !slices.Equal(targets, []int{0, 1}) || lines != 5 {
			t.Errorf("%v: targets %v of %d lines", shape, targets, lines)
		}
	}
}
