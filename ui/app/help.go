package app

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/sheet"
)

// An overlay is a sheet over the whole screen: the help, or a list of items.
type overlay struct {
	*sheet.Sheet
	title  string
	items  []item // what its targets are; none in the help
	blocks func() []sheet.Block
	finder *finder // nil unless its lines follow what is typed
	enter  string  // what Enter does with a line, for the footer
	reopen func()  // opens it anew; nil where it is of one moment
}

const helpTitle = "Help"

// lay puts an overlay over the screen.
func (m *Model) lay(title string, items []item, blocks func() []sheet.Block) {
	m.over = &overlay{Sheet: sheet.New(m.look.theme, 0), title: title, items: items, blocks: blocks, enter: "choose"}
	m.over.SetSize(m.width, max(m.height-2, 0))
	m.over.SetBlocks(blocks())
}

// toggleHelp opens the help, or closes what is over the screen.
func (m *Model) toggleHelp() {
	if m.over != nil {
		m.over = nil
		return
	}
	m.lay(helpTitle, nil, m.helpBlocks)
}

// helpBlocks is the key table, by group, as a sheet.
func (m *Model) helpBlocks() []sheet.Block {
	th := m.look.theme
	var out []sheet.Block
	group := ""
	width := 0
	for _, b := range m.keys.Bindings() {
		width = max(width, ansi.StringWidth(b.Label(0)))
	}
	for _, b := range m.keys.Bindings() {
		if b.Group != group {
			group = b.Group
			out = append(out, sheet.Block{Target: sheet.NoTarget, Space: true,
				Parts: []sheet.Part{{Text: group, Style: th.Heading}}})
		}
		label := b.Label(0)
		out = append(out, sheet.Block{Target: sheet.NoTarget, Hang: width + 2, Parts: []sheet.Part{
			{Text: label + strings.Repeat(" ", width-ansi.StringWidth(label)+2), Style: th.Key},
			{Text: b.Help, Style: th.Text},
		}})
	}
	return append(out, m.legend()...)
}
