package app

import (
	"readout/model"
	"readout/model/review"
	"readout/ui/sheet"
	"readout/ui/tell"
)

// merge makes one item of the selected rows, or of n from the chosen one on.
func (m *Model) merge(n int) {
	all, about := m.targets(max(n, 2))
	if len(all) == 0 {
		return
	}
	if len(all) < 2 {
		m.said = "merging takes two rows: v selects them"
		return
	}
	if m.alike(about) {
		m.mergeAll(all, about)
		return
	}
	m.askMerge(all, about)
}

// alike reports whether items are of one status or kind.
func (m *Model) alike(about []review.Key) bool {
	for _, k := range about[1:] {
		if k.Kind != about[0].Kind || m.sort(k) != m.sort(about[0]) {
			return false
		}
	}
	return true
}

// sort is the status of a pledge, or what a participant or a difference is; ""
// where items of a kind are all of one sort.
func (m *Model) sort(k review.Key) string {
	b := m.all.Briefing
	switch k.Kind {
	case review.Pledge:
		for i := range b.Pledges {
			if b.Pledges[i].ID == k.ID {
				return string(b.Pledges[i].Status)
			}
		}
	case review.Participant:
		if p := m.all.Participant(k.ID); p != nil && p.Kind != model.Other {
			return string(p.Kind)
		}
	case review.Difference:
		for i := range b.Differences {
			if b.Differences[i].ID == k.ID {
				return string(b.Differences[i].Kind)
			}
		}
	}
	return ""
}

// askMerge names items that are not alike and asks whether they are one all the
// same. Whoever pressed the key by mistake is at the line that does nothing.
func (m *Model) askMerge(all []review.Target, about []review.Key) {
	items := []item{
		{text: "leave them as they are", run: func() { m.said = "nothing is merged" }},
		{text: "merge them: the first one stands for all", run: func() { m.mergeAll(all, about) }},
	}
	m.lay("These are not alike: merge them?", items, func() []sheet.Block {
		th := m.look.theme
		var out []sheet.Block
		for i, t := range all {
			out = append(out, sheet.Block{Target: sheet.NoTarget, Hang: 2, Parts: []sheet.Part{
				{Text: m.sort(about[i]) + "  ", Style: th.Dim}, {Text: called([]review.Target{t}), Style: th.Text}}})
		}
		lines := m.itemBlocks(items, "")
		lines[0].Space = true
		return append(out, lines...)
	})
}

// mergeAll makes items one.
func (m *Model) mergeAll(all []review.Target, about []review.Key) {
	verdicts := map[review.Verdict]bool{}
	for _, k := range about {
		verdicts[m.review.of.Mark(k).Verdict] = true
	}
	first, _ := m.chosen().Range(1)
	row := m.chosen().RowAt(first).Key
	m.endRange()
	if !m.do(review.Action{Do: review.Merge, Items: all}, about...) {
		return
	}
	m.chosen().Select(row)
	m.settle()
	m.said = "merged " + together(all)
	if now := m.review.of.Mark(about[0]).Verdict; len(verdicts) > 1 && now != review.None {
		m.said += ", " + verdictMark(now, m.look.theme).Word + " as one of them was"
	} else if len(verdicts) > 1 {
		m.said += "; their verdicts differ, so it is open"
	}
	m.said += "; u undoes it"
}

// together names what became one: both of two, of more their number.
func together(all []review.Target) string {
	if len(all) != 2 {
		return tell.Count(len(all), "item") + " into one"
	}
	const words = 24
	return tell.Clip(called(all[1:]), words) + " with " + tell.Clip(called(all[:1]), words)
}
