package app

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// A guard turns a fault of the program into an error that Run returns, after the
// terminal was put back: nobody is left with a stack trace across a raw screen.
type guard struct {
	*Model
	fault error
	last  tea.View // the screen before the fault
}

// Update does a message; after a fault there is nothing left but to quit.
func (g *guard) Update(in tea.Msg) (_ tea.Model, cmd tea.Cmd) {
	defer g.catch(&cmd)
	if g.fault != nil {
		return g, tea.Quit
	}
	_, cmd = g.Model.Update(in)
	return g, cmd
}

// View draws the screen, the one before where that fails.
func (g *guard) View() (v tea.View) {
	defer func() {
		if r := recover(); r != nil {
			g.note(r)
			v = g.last
		}
	}()
	g.last = g.Model.View()
	return g.last
}

func (g *guard) catch(cmd *tea.Cmd) {
	if r := recover(); r != nil {
		g.note(r)
		*cmd = tea.Quit
	}
}

func (g *guard) note(r any) {
	if g.fault == nil {
		g.fault = fmt.Errorf("a fault of the program: %v", r)
	}
}
