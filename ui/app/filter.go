package app

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/model/review"
	"readout/ui/filter"
	"readout/ui/layout"
	"readout/ui/pen"
	"readout/ui/sheet"
	"readout/ui/tell"
)

// A chipHit is where a chip was drawn.
type chipHit struct {
	x, y, width int
	without     filter.Filter
}

// drawChips draws what the filter asks for, from a cell on, in so many cells. What
// does not fit is counted. It returns the room that is left.
func (m *Model) drawChips(x, y, room int) (string, int) {
	const more, least = len(" +99"), 10
	out := ""
	chips := slices.DeleteFunc(m.filter.Chips(m.all), func(c filter.Chip) bool { return !m.narrowed(c.Kind) })
	for i, c := range chips {
		spare := room - 2
		if i < len(chips)-1 {
			spare -= more
		}
		text := ansi.Truncate(c.Text, max(spare-2, 0), "…") + " ×"
		w := ansi.StringWidth(text) + 2
		if spare < least {
			rest := " +" + strconv.Itoa(len(chips)-i)
			if len(rest) <= room {
				out += m.look.theme.Accent.Render(rest)
				room -= len(rest)
			}
			break
		}
		m.chips = append(m.chips, chipHit{x + 2, y, w - 2, c.Without})
		out += "  " + pen.Of(m.look.theme.Accent.Underline(true)).Draw(text)
		x, room = x+w, room-w
	}
	return out, room
}

// narrowed reports whether a kind of filter narrows what is looked at: one that
// does not is no part of what one sees.
func (m *Model) narrowed(by filter.Kind) bool {
	if m.at.pane == layout.Glance {
		return true
	}
	_, all := m.chosen().(grid)
	switch name := m.chosen().Name(); by {
	case filter.ByStatus:
		return all || name == "Pledges"
	case filter.ByDays:
		return all || name == "Timeline"
	case filter.ByPerson, filter.ByReview:
		return name != "Sources"
	}
	return true
}

// clickChip takes away the chip under the pointer and reports whether there is
// one.
func (m *Model) clickChip(x, y int) bool {
	for _, c := range m.chips {
		if y == c.y && x >= c.x && x < c.x+c.width {
			m.setFilter(c.without)
			return true
		}
	}
	return false
}

// setFilter narrows everything to what a filter looks at.
func (m *Model) setFilter(f filter.Filter) {
	m.filter = f
	m.narrow()
	m.shown = shown{}
	m.settle()
}

// narrow shows what the filter looks at, as it is now.
func (m *Model) narrow() {
	m.book = m.filter.Apply(m.all, m.states)
	m.glance.SetBook(m.book)
	for _, p := range m.panes {
		p.SetBook(m.book)
	}
}

// states are what the review of an item holds.
func (m *Model) states(k review.Key) []filter.State {
	if m.review.of == nil {
		return nil
	}
	mark := m.review.of.Mark(k)
	out := map[review.Verdict][]filter.State{
		review.None: {filter.Left}, review.Later: {filter.Left, filter.PutOff}, review.Accept: {filter.Accepted}, review.Reject: {filter.Rejected},
	}[mark.Verdict]
	add := func(s filter.State, is bool) {
		if is {
			out = append(out, s)
		}
	}
	add(filter.Noted, len(mark.Notes) > 0)
	add(filter.Corrected, len(mark.Edited) > 0 || mark.Added || mark.Merged > 0)
	add(filter.Reworded, mark.Was != review.None)
	add(filter.New, m.isNew(k))
	add(filter.Tagged, len(mark.Tags) > 0)
	for _, t := range mark.Tags {
		add(filter.Tag(t), true)
	}
	return out
}

// A count is how many items are in a state.
type count struct {
	filter.State
	n       int
	verdict bool // it goes by the verdict
}

// reviewCounts are the states that items are in, nothing before anything is reviewed.
func (m *Model) reviewCounts() []count {
	if m.review.of == nil || m.review.log.Len() == 0 && !m.review.news.Any() {
		return nil
	}
	in := map[filter.State]int{}
	var tags []filter.State
	for _, kind := range reviewed() {
		for _, k := range m.review.of.Items(kind) {
			for _, s := range m.states(k) {
				in[s]++
			}
			for _, t := range m.review.of.Mark(k).Tags {
				tags = append(tags, filter.Tag(t))
			}
		}
	}
	slices.Sort(tags)
	var out []count
	for i, s := range append([]filter.State{filter.Left, filter.PutOff, filter.Accepted, filter.Rejected,
		filter.Noted, filter.Corrected, filter.Reworded, filter.New, filter.Tagged}, slices.Compact(tags)...) {
		const verdicts = 4
		if in[s] > 0 || slices.Contains(m.filter.Verdicts, s) || slices.Contains(m.filter.Marks, s) {
			out = append(out, count{s, in[s], i < verdicts})
		}
	}
	return out
}

// reviewed are the kinds of items that are reviewed.
func reviewed() []review.Kind {
	return []review.Kind{review.Entry, review.Participant, review.Pledge, review.Issue, review.Difference}
}

// dropFilter takes back the last thing that was filtered by.
func (m *Model) dropFilter() {
	chips := m.filter.Chips(m.all)
	if len(chips) == 0 {
		m.said = "nothing is filtered; f filters"
		return
	}
	last := chips[len(chips)-1]
	m.setFilter(last.Without)
	m.said = "no longer filtered by " + last.Text
}

// openFilter lists what can be filtered by.
func (m *Model) openFilter() {
	items := m.filterItems()
	m.lay("Filter", items, m.filterBlocks)
	m.over.enter, m.over.reopen = "toggle", m.openFilter
}

// filterItems are what can be filtered by, each with the filter it would make.
func (m *Model) filterItems() []item {
	var out []item
	add := func(group, text string, on bool, to filter.Filter) {
		box := "[ ]"
		if on {
			box = "[x]"
		}
		out = append(out, item{kind: box, group: group, text: text, filter: &to})
	}
	f := m.filter
	if !f.Empty() {
		out = append(out, item{kind: "[×]", text: "no filter", filter: &filter.Filter{}})
	}
	for _, c := range m.reviewCounts() {
		on, to := slices.Contains(f.Marks, c.State), f.Mark(c.State)
		if c.verdict {
			on, to = slices.Contains(f.Verdicts, c.State), f.Verdict(c.State)
		}
		add("Review", string(c.State)+"  "+strconv.Itoa(c.n), on, to)
	}
	used := make(map[model.Status]int)
	for i := range m.all.Pledges {
		used[m.all.Pledges[i].Status]++
	}
	for _, s := range tell.Statuses() {
		if used[s] > 0 {
			add("Status of a pledge", string(s)+"  "+strconv.Itoa(used[s]), slices.Contains(f.Statuses, s), f.Status(s))
		}
	}
	days := "days: 2026-01, 2026-01-05..2026-01-07, ..2025"
	if f.Days != (filter.Days{}) {
		days = f.Days.String()
	}
	add("Days of the timeline", days, f.Days != filter.Days{}, f)
	out[len(out)-1].days = true
	for i := range m.all.Sources {
		s := &m.all.Sources[i]
		add("Sources", m.all.Ref(s.ID), slices.Contains(f.Sources, s.ID), f.Source(s.ID))
	}
	people := make([]*model.Participant, len(m.all.Participants))
	for i := range people {
		people[i] = &m.all.Participants[i]
	}
	slices.SortStableFunc(people, func(a, b *model.Participant) int { return cmp.Compare(len(b.Mentions), len(a.Mentions)) })
	for _, p := range people {
		add("Participants", tell.Line(p.Name)+"  "+strconv.Itoa(len(p.Mentions)), slices.Contains(f.People, p.ID), f.Person(p.ID))
	}
	return out
}

func (m *Model) filterBlocks() []sheet.Block {
	th := m.look.theme
	var out []sheet.Block
	group := ""
	for i, line := range m.itemBlocks(m.over.items, "") {
		if g := m.over.items[i].group; g != group {
			group = g
			out = append(out, sheet.Block{Target: sheet.NoTarget, Space: true, Parts: []sheet.Part{{Text: g, Style: th.Heading}}})
		}
		out = append(out, line)
	}
	return out
}

// toggle filters by a line of the list, or no longer, and stays in it.
func (m *Model) toggle(it item) {
	if it.days {
		m.typing = &typing{prompt: m.askDays(), before: m.where(), last: m.filter.Days.From + ".." + m.filter.Days.To, done: m.filterDays}
		return
	}
	m.setFilter(*it.filter)
	m.refilter()
}

// askDays asks for days, with an example where there is room for it.
func (m *Model) askDays() string {
	const roomy = 60
	if m.width < roomy {
		return "days: "
	}
	return "days, as 2026-01-06 or 2026-01-06..2026-01-08: "
}

// filterDays filters by the days that were typed.
func (m *Model) filterDays(text string) {
	days, ok := filter.ParseDays(text)
	if !ok {
		m.said = "name a day like 2026-01-06 or two of them, 2026-01-06..2026-01-08; “" + text + "” is none"
		return
	}
	f := m.filter
	f.Days = days
	m.setFilter(f)
	m.refilter()
}

// refilter draws the list of what can be filtered by anew, staying at its line.
func (m *Model) refilter() {
	was := m.over.items[max(m.over.Mark(), 0)]
	m.over.items = m.filterItems()
	m.over.Replace(m.filterBlocks())
	for i, it := range m.over.items {
		if it.group == was.group && it.text == was.text {
			m.over.SetMark(i)
		}
	}
	m.said = strconv.Itoa(len(m.book.Pledges)) + " of " + tell.Count(len(m.all.Pledges), "pledge") + ", " +
		strconv.Itoa(len(m.book.Timeline)) + " of " + tell.Count(len(m.all.Timeline), "happening") + " are left"
}
