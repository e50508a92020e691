package app

import (
	"readout/model"
	"readout/model/review"
	"readout/ui/sheet"
	"readout/ui/tell"
)

// nameSelection lists what the selected words of an article may be.
func (m *Model) nameSelection() {
	r, s := &m.review, m.reader.Selected()
	words, ok := review.Quote(m.all.Briefing, s)
	if r.of == nil || r.Keeper == nil || !ok {
		m.said = m.noReview()
		return
	}
	c := choice{m, s, words, nil}
	if k, _, ok := m.subject(); ok {
		c.ofItem(k)
	}
	c.newItems()
	m.lay("What is “"+tell.Clip(m.all.Text(s), wordsTold)+"”?", c.out, func() []sheet.Block { return m.groupBlocks(c.out) })
}

// A choice gathers what selected words may be.
type choice struct {
	m     *Model
	span  model.Span
	words review.Anchor
	out   []item
}

// offer adds a line that does an action.
func (c *choice) offer(group, text, said string, a review.Action, about ...review.Key) {
	m := c.m
	if a.Spans == nil {
		a.Spans = []review.Anchor{c.words}
	}
	c.out = append(c.out, item{kind: "", group: group, text: text, run: func() {
		if m.do(a, about...) {
			m.reader.EndSelection()
			m.said = said + "; u undoes it"
		}
	}})
}

// ofItem offers what the words may be of the item that the article was opened for.
func (c *choice) ofItem(k review.Key) {
	target, ok := c.m.review.of.Target(k, model.Span{})
	if !ok {
		return
	}
	group := "Of " + called([]review.Target{target})
	edit := func(text string, f review.Field, spans ...review.Anchor) {
		c.offer(group, text, "changed the "+string(f), review.Action{Do: review.Edit, Field: f, Items: []review.Target{target}, Spans: spans}, k)
	}
	who := c.named(c.span)
	switch k.Kind {
	case review.Entry:
		edit("its wording", review.Wording)
		edit("what it waits on", review.Condition)
		if _, ok := c.m.review.of.Dated(c.span); ok {
			edit("its date", review.Date)
		}
	case review.Pledge:
		edit("its wording", review.Wording)
		edit("its condition", review.Condition)
	case review.Difference:
		edit("its wording", review.Wording)
		return
	default:
		return
	}
	if len(who) > 0 {
		edit("who acts: "+c.names(who), review.Actors, who...)
	}
}

// newItems offers what the words may tell that the program did not find.
func (c *choice) newItems() {
	const group = "Something new"
	who := c.named(c.span)
	c.offer(group, "a happening", "added to Timeline", review.Action{Do: review.Add, Kind: review.Entry, Who: who})
	for _, actor := range c.actors() {
		name := c.names([]review.Anchor{actor})
		c.offer(group, "a pledge of "+name, "added to Pledges as promised: E changes that",
			review.Action{Do: review.Add, Kind: review.Pledge, Value: string(model.Promised), Who: []review.Anchor{actor}})
	}
	speaker := c.speaker()
	for _, k := range c.m.review.of.Items(review.Issue) {
		for i := range c.m.all.Issues {
			issue := &c.m.all.Issues[i]
			if target, ok := c.m.review.of.Target(k, model.Span{}); ok && issue.ID == k.ID {
				c.offer("A statement under", tell.Line(issue.Title), "added to Open issues",
					review.Action{Do: review.Add, Kind: review.Issue, Items: []review.Target{target}, Who: speaker}, k)
			}
		}
	}
	c.offer("A statement under", "an open issue of its own", "added to Open issues", review.Action{Do: review.Add, Kind: review.Issue, Who: speaker})
}

// named are the mentions in a span, one of each participant.
func (c *choice) named(s model.Span) []review.Anchor {
	var out []review.Anchor
	for i := range c.m.all.Participants {
		for _, at := range c.m.all.Participants[i].Mentions {
			if s.Contains(at) {
				if a, ok := review.Quote(c.m.all.Briefing, at); ok {
					out = append(out, a)
				}
				break
			}
		}
	}
	return out
}

// actors are mentions of those who are named in the paragraph, and where nobody is,
// of those who are named most.
func (c *choice) actors() []review.Anchor {
	const most = 8
	src := c.m.all.Source(c.span.Source)
	if i := src.Block(c.span.Start); i >= 0 {
		if out := c.named(src.Span(src.Blocks[i].Start, src.Blocks[i].End)); len(out) > 0 {
			return out[:min(most, len(out))]
		}
	}
	var out []review.Anchor
	for i := range c.m.all.Participants {
		if p := &c.m.all.Participants[i]; len(p.Mentions) > 0 && len(out) < most {
			if a, ok := review.Quote(c.m.all.Briefing, p.Mentions[0]); ok {
				out = append(out, a)
			}
		}
	}
	return out
}

// names are the participants of mentions, in words.
func (c *choice) names(mentions []review.Anchor) string {
	var out []string
	for _, a := range mentions {
		for i := range c.m.all.Participants {
			p := &c.m.all.Participants[i]
			for _, at := range p.Mentions {
				if at.Source == a.Source && at.Start == a.At {
					out = append(out, tell.Line(p.Name))
				}
			}
		}
	}
	return tell.And(out)
}

// speaker is a mention of whoever says the words, none for the writer.
func (c *choice) speaker() []review.Anchor {
	for i := range c.m.all.Quotes {
		q := &c.m.all.Quotes[i]
		if p := c.m.all.Participant(q.Speaker); p != nil && q.Span.Overlaps(c.span) && len(p.Mentions) > 0 {
			if a, ok := review.Quote(c.m.all.Briefing, p.Mentions[0]); ok {
				return []review.Anchor{a}
			}
		}
	}
	return nil
}
