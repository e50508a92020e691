package app

import (
	"readout/model"
	"readout/model/review"
	"readout/ui/pane/coverage"
	"readout/ui/sheet"
	"readout/ui/tell"
)

// legend says what the signs on the screen mean.
func (m *Model) legend() []sheet.Block {
	th := m.look.theme
	text := func(space bool, parts ...sheet.Part) sheet.Block {
		return sheet.Block{Target: sheet.NoTarget, Space: space, Hang: 2, Parts: parts}
	}
	out := []sheet.Block{text(true, sheet.Part{Text: "Signs", Style: th.Heading})}
	meaning := map[model.Status]string{
		model.Agreed:    "in a signed or joint text, or agreed by all parties",
		model.Promised:  "the actor says that it will",
		model.Offered:   "open to it, could, suggested, not ruled out",
		model.Refused:   "will not, ruled out",
		model.Withdrawn: "was in a draft or an earlier position and is gone",
	}
	for _, s := range tell.Statuses() {
		mark := th.Status(s)
		out = append(out, text(false,
			sheet.Part{Text: mark.Glyph + " " + mark.Word + " (" + tell.Letter(s) + ")", Style: mark.Style},
			sheet.Part{Text: "  " + meaning[s], Style: th.Text}))
	}
	for _, sign := range [][2]string{
		{coverage.Reports, "Coverage: the source reports it"},
		{coverage.Otherwise, "Coverage: it reports it and contradicts another source"},
		{coverage.Silent, "Coverage: it does not report it"},
	} {
		out = append(out, text(false, sheet.Part{Text: sign[0], Style: th.Dim}, sheet.Part{Text: "  " + sign[1], Style: th.Text}))
	}
	for _, v := range []review.Verdict{review.Accept, review.Reject, review.Later} {
		mark := verdictMark(v, th)
		out = append(out, text(false, sheet.Part{Text: mark.Glyph, Style: mark.Style}, sheet.Part{Text: "  Review: " + mark.Word, Style: th.Text}))
	}
	for _, sign := range [][2]string{
		{signWait, "Review: done, and not on the disk yet"},
		{signNew, "Review: an article that came since the last time tells of it"},
		{signNote, "Review: it has a note or a tag"},
		{signOpen, "Review: judged before its words changed, and open again"},
		{signEdited, "Review: corrected, merged or added by hand"},
	} {
		out = append(out, text(false, sheet.Part{Text: sign[0], Style: th.Dim}, sheet.Part{Text: "  " + sign[1], Style: th.Text}))
	}
	return append(out,
		text(false, sheet.Part{Text: "[1 3]", Style: th.Dim}, sheet.Part{Text: "  the sources, by number, that report it", Style: th.Text}),
		text(false, sheet.Part{Text: "3/5", Style: th.Dim}, sheet.Part{Text: "  how many sources of how many report it", Style: th.Text}),
		text(false, sheet.Part{Text: "“4”", Style: th.Dim}, sheet.Part{Text: "  how often somebody is quoted", Style: th.Text}),
		text(true, sheet.Part{Text: "A digit goes to its pane, always. A count begins with x: x5j is five rows down, x12G the twelfth row. " +
			"While words of an article are selected, digits count without it.", Style: th.Text}))
}
