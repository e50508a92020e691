package app

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/sheet"
)

// toggleHelp opens the help, or closes it.
func (m *Model) toggleHelp() {
	if m.help != nil {
		m.help = nil
		return
	}
	m.help = sheet.New(m.look.theme, 0)
	m.help.SetSize(m.width, max(m.height-2, 0))
	m.help.SetBlocks(m.helpBlocks())
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
