package app

import (
	"strconv"
	"time"

	"readout/model/review"
	"readout/ui/msg"
	"readout/ui/sheet"
	"readout/ui/tell"
)

// did tells an action in words: "rejected “reopen its two northern piers”".
func did(a review.Action) string {
	verb := map[review.Do]string{
		review.Write: "noted on ", review.Merge: "merged ", review.Split: "split off ",
		review.Tag: "tagged “" + tell.Line(a.Value) + "” ", review.Untag: "took the tag “" + tell.Line(a.Value) + "” off ",
		review.Edit: "changed the " + string(a.Field) + " of ", review.Add: "added ",
	}[a.Do]
	if a.Do == review.Judge {
		verb = map[review.Verdict]string{
			review.Accept: "accepted ", review.Reject: "rejected ", review.Later: "put off ", review.None: "took back the verdict on ",
		}[review.Verdict(a.Value)]
	}
	if verb == "" {
		verb = tell.Line(string(a.Do)) + " "
	}
	if a.Do == review.Add && len(a.Spans) > 0 {
		return verb + quoted(a.Spans[0]) + " as " + tell.Line(string(a.Kind))
	}
	out := verb + called(a.Items)
	if a.Do == review.Write && a.Value != "" {
		out += ": " + tell.Clip(tell.Line(a.Value), wordsTold)
	}
	return out
}

// wordsTold is about how many letters of a quotation are told.
const wordsTold = 60

func quoted(a review.Anchor) string { return "“" + tell.Clip(tell.Line(a.Text), wordsTold) + "”" }

// called is what items are called by: the first one's words, and how many more.
func called(all []review.Target) string {
	if len(all) == 0 {
		return ""
	}
	out := tell.Line(all[0].ID)
	if t := all[0]; t.At != nil {
		out = "the evidence " + quoted(*t.At)
	} else if len(t.Words) > 0 {
		out = quoted(t.Words[0])
	}
	if n := len(all) - 1; n > 0 {
		out += " and " + strconv.Itoa(n) + " more"
	}
	return out
}

// clock is when an action was done, as a person says it.
func clock(stamp string, now time.Time) string {
	t, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return "--:--"
	}
	t = t.In(now.Location())
	if t.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return t.Format("15:04")
	}
	return t.Format("2 Jan 15:04")
}

// openPast lists what was done, the last first, after what went wrong.
func (m *Model) openPast() {
	r := &m.review
	if r.Keeper == nil || r.of == nil {
		m.said = m.noReview()
		return
	}
	var items []item
	for _, d := range r.Damaged {
		items = append(items, item{group: "Damaged lines, kept in the file", kind: "!", text: d})
	}
	orphans := map[string]string{}
	for _, o := range r.of.Orphans() {
		orphans[o.Action.ID] = o.Why
		items = append(items, item{group: "Not applied, and kept", kind: clock(o.Action.Time, r.Now()), text: did(o.Action) + ": " + o.Why, show: m.wayToAny(o.Action.Items)})
	}
	all := r.log.Actions()
	for i := len(all) - 1; i >= 0; i-- {
		a := all[i]
		if a.Do == review.Undo || a.Do == review.Redo || a.Do == review.Seen {
			continue
		}
		it := item{group: "Done, the last first", kind: clock(a.Time, r.Now()), text: did(a)}
		switch {
		case r.log.Undone(a.ID):
			it.text += " (undone)"
		case r.log.Others(a.ID):
			it.text += " (in another readout)"
		case orphans[a.ID] != "":
			it.text += " (not applied)"
		}
		if len(a.Items) > 0 {
			it.show = m.wayTo(a.Items[0])
		}
		items = append(items, it)
	}
	if len(items) == 0 {
		m.said = "nothing was reviewed yet; a accepts, r rejects, ? lists the keys"
		return
	}
	m.lay("History of the review, in "+tell.Line(r.Keeper.Path()), items, func() []sheet.Block { return m.groupBlocks(items) })
	m.over.enter, m.over.reopen = "go to", m.openPast
}

// wayTo leads to the item that a target means.
func (m *Model) wayTo(t review.Target) msg.Msg {
	k, ok := m.review.of.Find(t)
	if !ok {
		return msg.Say{Text: "its words are no longer in the articles"}
	}
	panes := map[review.Kind]string{
		review.Entry: "Timeline", review.Participant: "Participants", review.Pledge: "Pledges",
		review.Issue: "Open issues", review.Difference: "Differences",
	}
	return msg.Show{Pane: panes[k.Kind], Key: k.ID}
}

// wayToAny leads to the first item of an action, nowhere when it has none.
func (m *Model) wayToAny(all []review.Target) msg.Msg {
	if len(all) == 0 {
		return nil
	}
	return m.wayTo(all[0])
}

// groupBlocks are items as lines under the headings of their groups.
func (m *Model) groupBlocks(items []item) []sheet.Block {
	var out []sheet.Block
	group := ""
	for i, line := range m.itemBlocks(items, "") {
		if g := items[i].group; g != group {
			group = g
			out = append(out, sheet.Block{Target: sheet.NoTarget, Space: true, Parts: []sheet.Part{{Text: g, Style: m.look.theme.Heading}}})
		}
		out = append(out, line)
	}
	return out
}
