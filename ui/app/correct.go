package app

import (
	"slices"
	"strings"

	"readout/model"
	"readout/model/review"
	"readout/ui/sheet"
	"readout/ui/tell"
)

// correct lists what can be changed of an item, each line a value that the sources
// give.
func (m *Model) correct(n int) {
	all, about := m.targets(n)
	if len(all) == 0 {
		return
	}
	for i := range all {
		all[i].At = nil // a piece of evidence has no fields
	}
	m.endRange()
	c := correction{m, all, about, nil}
	switch k := about[0]; k.Kind {
	case review.Entry:
		c.entry(k)
	case review.Pledge:
		c.pledge(k)
	case review.Participant:
		c.participant(k)
	case review.Difference:
		c.wordings(k, m.review.of.Evidence(k))
	}
	if len(c.out) == 0 {
		m.said = "nothing of this can be corrected; v in an article chooses words"
		return
	}
	m.lay("Correct "+called(all), c.out, func() []sheet.Block { return m.groupBlocks(c.out) })
	m.over.SetMark(max(slices.IndexFunc(c.out, func(it item) bool { return it.kind == boxOn }), 0))
}

const boxOn = "[x]" // of the value that an item has

// A correction gathers the values that may be chosen.
type correction struct {
	*Model
	all   []review.Target
	about []review.Key
	out   []item
}

// offer adds a line that sets a field.
func (c *correction) offer(group, text string, on bool, f review.Field, value string, spans ...model.Span) {
	box := "[ ]"
	if on {
		box = boxOn
	}
	m, a := c.Model, review.Action{Do: review.Edit, Field: f, Value: value, Items: c.all}
	for _, s := range spans {
		anchor, ok := review.Quote(m.all.Briefing, s)
		if !ok {
			return
		}
		a.Spans = append(a.Spans, anchor)
	}
	about, all := c.about, c.all
	if on && f != review.Actors && len(all) == 1 { // it is so already
		c.out = append(c.out, item{kind: box, group: group, text: text, run: func() { m.said = "it is so already: nothing changed" }})
		return
	}
	c.out = append(c.out, item{kind: box, group: group, text: text, run: func() {
		if m.do(a, about...) {
			m.said = "changed the " + string(f) + "; u undoes it"
		}
	}})
}

func (c *correction) entry(k review.Key) {
	i := slices.IndexFunc(c.briefing().Timeline, func(e model.Entry) bool { return e.ID == k.ID })
	if i < 0 {
		return
	}
	e := &c.briefing().Timeline[i]
	for _, d := range c.briefing().Dates {
		w, ok := review.WhenOf(d)
		if ok && slices.ContainsFunc(e.Evidence, func(s model.Span) bool { return s.Contains(d.Span) }) {
			text := tell.When(w, "") + ", from “" + c.Model.all.Text(d.Span) + "” " + c.Model.all.Refs([]model.Span{d.Span})
			c.offer("Date", text, w.Start == e.When.Start && w.End == e.When.End, review.Date, "", d.Span)
		}
	}
	c.offer("Date", "undated", e.When.Start == "", review.Date, "")
	c.conditions(e.Condition)
	c.actors(e.Participants, e.Evidence)
	c.wordings(k, append([]model.Span{e.Text}, e.Evidence...))
}

func (c *correction) pledge(k review.Key) {
	i := slices.IndexFunc(c.briefing().Pledges, func(p model.Pledge) bool { return p.ID == k.ID })
	if i < 0 {
		return
	}
	p := &c.briefing().Pledges[i]
	for _, s := range tell.Statuses() {
		c.offer("Status", string(s), s == p.Status, review.Status, string(s))
	}
	c.conditions(p.Condition)
	c.actors(p.Actors, p.Evidence)
	c.wordings(k, append([]model.Span{p.Action}, p.Evidence...))
}

func (c *correction) participant(k review.Key) {
	p := c.Model.all.Participant(k.ID)
	if p == nil {
		return
	}
	for _, s := range review.Presences() {
		c.offer("Presence", string(s), s == p.Presence, review.Presence, string(s))
	}
}

// conditions are none, and the one that there is.
func (c *correction) conditions(now model.Span) {
	c.offer("Condition (others: v in the article)", "none", now.IsZero(), review.Condition, "")
	if !now.IsZero() {
		c.offer("Condition (others: v in the article)", "“"+c.Model.all.Text(now)+"”", true, review.Condition, "", now)
	}
}

// actors are those whom the evidence names: a line takes one in or leaves one out.
func (c *correction) actors(now []string, evidence []model.Span) {
	for i := range c.briefing().Participants {
		p := &c.briefing().Participants[i]
		on := slices.Contains(now, p.ID)
		if c.mention(p.ID, evidence).IsZero() && !on {
			continue
		}
		var spans []model.Span
		for _, id := range now {
			if id != p.ID {
				spans = append(spans, c.mention(id, nil))
			}
		}
		if !on {
			spans = append(spans, c.mention(p.ID, evidence))
		}
		c.offer("Who", tell.Line(p.Name), on, review.Actors, "", spans...)
	}
}

// mention is where somebody is named in some evidence, else anywhere.
func (c *correction) mention(id string, evidence []model.Span) model.Span {
	p := c.Model.all.Participant(id)
	if p == nil || len(p.Mentions) == 0 {
		return model.Span{}
	}
	for _, s := range p.Mentions {
		if slices.ContainsFunc(evidence, func(e model.Span) bool { return e.Contains(s) }) {
			return s
		}
	}
	if evidence != nil {
		return model.Span{}
	}
	return p.Mentions[0]
}

// wordings are the stretches that tell the item.
func (c *correction) wordings(k review.Key, spans []model.Span) {
	var seen []model.Span
	for i, s := range spans {
		if slices.Contains(seen, s) {
			continue
		}
		seen = append(seen, s)
		text := "“" + strings.TrimSpace(c.Model.all.Text(s)) + "” " + c.Model.all.Refs([]model.Span{s})
		c.offer("Wording", text, i == 0 && k.Kind != review.Difference, review.Wording, "", s)
	}
}

// briefing is the briefing as reviewed.
func (c *correction) briefing() *model.Briefing { return c.Model.all.Briefing }

// split makes the piece of evidence that one is at an item of its own.
func (m *Model) split() {
	if !m.at.inside {
		m.said = "splitting is done in the card: l, then X on the evidence that is of something else"
		return
	}
	all, about := m.targets(1)
	if len(all) > 0 && m.do(review.Action{Do: review.Split, Items: all}, about...) {
		m.said = "split off; u undoes it"
	}
}
