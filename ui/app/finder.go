package app

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/keys"
	"readout/ui/match"
	"readout/ui/msg"
	"readout/ui/sheet"
	"readout/ui/tell"
)

// A finder is an overlay whose lines follow what is typed.
type finder struct {
	prompt string
	find   func(query string) []item
	none   string                    // what is said when nothing fits
	walk   bool                      // n and N go through what was found
	head   func(items []item) string // said above what was found; nil is nothing
}

// mostLines is how many lines an overlay shows; more are counted.
const mostLines = 300

// openPalette lets one choose an action, a pane or an item by some of its letters.
func (m *Model) openPalette() {
	all := append(m.actions(), m.goals()...)
	m.startFinder("Go to or do", finder{":", func(query string) []item { return ranked(all, query) }, "nothing of that name", false, nil})
	m.over.reopen = m.openPalette
}

// openAcross searches in all articles and items.
func (m *Model) openAcross() {
	all := m.goals()
	m.startFinder("Search everywhere", finder{"everywhere: ", func(query string) []item { return m.everywhere(all, query) }, "that stands nowhere", true, likeness})
	m.over.reopen = m.openAcross
}

func (m *Model) startFinder(title string, f finder) {
	before := m.where()
	m.lay(title, f.find(""), func() []sheet.Block {
		out := m.itemBlocks(m.over.items, f.none)
		if f.head != nil && len(m.over.items) > 0 {
			if text := f.head(m.over.items); text != "" {
				head := sheet.Block{Target: sheet.NoTarget, Parts: []sheet.Part{{Text: text, Style: m.look.theme.Notice}}}
				out = append([]sheet.Block{head}, out...)
			}
		}
		return out
	})
	m.over.finder = &f
	m.typing = &typing{before: before, prompt: f.prompt}
}

// actions are what keys do where one is.
func (m *Model) actions() []item {
	var out []item
	for _, b := range m.keys.Bindings() {
		if b.In&m.in() != 0 && b.Action != keys.Pane && b.Action != keys.Palette {
			out = append(out, item{kind: b.Label(2), text: b.Help, do: b.Action})
		}
	}
	return out
}

// goals are the panes, the items, the participants and the articles.
func (m *Model) goals() []item {
	var out []item
	for i, p := range m.panes {
		out = append(out, item{kind: "pane " + strconv.Itoa(i+1), text: p.Name(), show: msg.Show{Pane: p.Name()}})
	}
	m.eachItem(func(it item, _ ...model.Span) { out = append(out, it) })
	for i := range m.book.Participants {
		p := &m.book.Participants[i]
		text := tell.Line(p.Name)
		if role := tell.Role(p); role != "" {
			text += ", " + role
		}
		out = append(out, item{kind: "participant", text: text, show: msg.Show{Pane: "Participants", Key: p.ID}})
	}
	for _, s := range m.book.Shown() {
		out = append(out, item{kind: "article", text: m.book.Ref(s.ID) + ": " + tell.Line(s.Title), show: msg.Article{Source: s.ID}})
	}
	return out
}

// ranked are the items that a query fits, the best first.
func ranked(all []item, query string) []item {
	texts := make([]string, len(all))
	for i := range all {
		texts[i] = all[i].text
	}
	var out []item
	for _, h := range match.Rank(texts, query) {
		it := all[h.Index]
		it.marks, it.fit = h.Spans, h.Fit
		out = append(out, it)
	}
	return out
}

// likeness says that what was found is not what was typed, "" where it is.
func likeness(items []item) string {
	switch items[0].fit {
	case match.Letters:
		return "no such words; similar:"
	case match.AllWords:
		return "not in these words; with each of them:"
	}
	return ""
}

// everywhere are the items in which a query stands, then the places in the articles,
// then the items that only its words fit; its letters, where there is nothing else.
func (m *Model) everywhere(all []item, query string) []item {
	if match.Fold(query) == "" {
		return nil
	}
	var stands, fits []item
	for _, it := range ranked(all, query) {
		if match.In(it.text, query) {
			stands = append(stands, it)
		} else {
			fits = append(fits, it)
		}
	}
	stands = append(stands, m.places(query)...)
	if len(stands) > 0 { // scattered letters are for a query that stands nowhere
		fits = slices.DeleteFunc(fits, func(it item) bool { return it.fit == match.Letters })
	}
	return append(stands, fits...)
}

// places are where a query stands in the articles. Opened, n and N walk all of
// them.
func (m *Model) places(query string) []item {
	trail := msg.Trail{Title: query, Noun: "match"}
	for _, s := range m.book.Shown() {
		for _, at := range match.All(s.Text, query) {
			trail.Spans = append(trail.Spans, s.Span(at[0], at[1]))
		}
	}
	out := make([]item, len(trail.Spans))
	for i, s := range trail.Spans {
		trail.At = i
		src := m.book.Source(s.Source)
		out[i] = item{kind: "[" + strconv.Itoa(src.Number) + "]", show: msg.Open{Trail: trail}}
		if i < mostLines {
			out[i].text = around(src, s)
			out[i].marks = match.All(out[i].text, query)
		}
	}
	return out
}

// around is a span with the words about it, on one line.
func around(src *model.Source, s model.Span) string {
	const before, after = 40, 100
	from, to := s.Start, s.End
	if i := src.Block(s.Start); i >= 0 {
		b := src.Blocks[i]
		from, to = max(b.Start, s.Start-before), max(min(b.End, s.End+after, len(src.Text)), s.End)
		if from > b.Start {
			if i := strings.IndexByte(src.Text[from:s.Start], ' '); i >= 0 {
				from += i + 1
			} else {
				from = s.Start
			}
		}
		if to < b.End {
			if i := strings.LastIndexByte(src.Text[s.End:to], ' '); i >= 0 {
				to = s.End + i
			} else {
				to = s.End
			}
		}
	}
	return tell.Line(src.Text[from:to])
}

// finderKey does a key that a finder has for itself, and reports whether it is one.
func (m *Model) finderKey(name string) (tea.Cmd, bool) {
	moves := map[string]keys.Action{
		"up": keys.Up, "ctrl+p": keys.Up, "shift+tab": keys.Up, "down": keys.Down, "ctrl+n": keys.Down, "tab": keys.Down,
		"pgup": keys.PageUp, "pgdown": keys.PageDown,
	}
	if a, ok := moves[name]; ok {
		m.over.Move(a, 1)
		return nil, true
	}
	if name != "enter" {
		return nil, false
	}
	a, ok := m.choose()
	if !ok {
		m.said = m.over.finder.none
		m.over, m.typing = nil, nil
	}
	if a != keys.None {
		return m.act(a, 0), true
	}
	return nil, true
}

// find makes the lines those that what is typed fits.
func (m *Model) find(query string) {
	m.over.items = m.over.finder.find(query)
	m.over.SetBlocks(m.over.blocks())
}

// itemBlocks are items as lines of a sheet, one to open each.
func (m *Model) itemBlocks(items []item, none string) []sheet.Block {
	th := m.look.theme
	if len(items) == 0 {
		text := none
		if m.typing == nil || m.typing.query() == "" {
			text = "type what to look for"
		}
		return []sheet.Block{{Target: sheet.NoTarget, Parts: []sheet.Part{{Text: text, Style: th.Dim}}}}
	}
	var out []sheet.Block
	for i, it := range items[:min(len(items), mostLines)] {
		parts := []sheet.Part{{Text: it.kind + "  ", Style: th.Dim}}
		at := 0
		for _, s := range it.marks {
			parts = append(parts, sheet.Part{Text: it.text[at:s[0]], Style: th.Text}, sheet.Part{Text: it.text[s[0]:s[1]], Style: th.Match})
			at = s[1]
		}
		out = append(out, sheet.Block{Target: i, Hang: 2, Parts: append(parts, sheet.Part{Text: it.text[at:], Style: th.Text})})
	}
	return out
}

// choose closes an overlay and does what its marked line leads to.
func (m *Model) choose() (keys.Action, bool) {
	at := m.over.Mark()
	if at < 0 || at >= len(m.over.items) {
		return keys.None, false
	}
	it := m.over.items[at]
	if it.filter != nil {
		m.toggle(it)
		return keys.None, true
	}
	over, typed := m.over, m.typing
	m.over, m.typing = nil, nil
	if it.run != nil {
		it.run()
		return keys.None, true
	}
	if it.do != keys.None {
		return it.do, true
	}
	if over.finder != nil && over.finder.walk {
		m.startQuest(typed.query(), over.items, at)
		return keys.None, true
	}
	m.take(it.show)
	return keys.None, true
}
