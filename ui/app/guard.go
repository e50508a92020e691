package app

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// A guard turns a fault of the program into an error that Run returns, after the
// terminal was put back: nobody is left with a stack trace across a raw screen.
type guard struct {
	*Model
	begin func() (*Model, error) // makes the Model; nil where it is there
	end   func()                 // ends the program and leaves the terminal as it is
	drawn func()                 // hears of every screen; nil where nobody listens
	asked bool                   // the commands of Init have been given
	fault error
	last  tea.View // the screen before the fault
}

// Init makes the program, while Bubble Tea has made itself ready. Where that
// fails there is no screen at all.
func (g *guard) Init() tea.Cmd {
	defer func() {
		if r := recover(); r != nil {
			g.note(r)
		}
		if g.fault != nil {
			g.end()
		}
	}()
	if g.Model == nil {
		g.Model, g.fault = g.begin()
	}
	return nil
}

// Update does a message; after a fault there is nothing left but to quit.
func (g *guard) Update(in tea.Msg) (_ tea.Model, cmd tea.Cmd) {
	defer g.catch(&cmd)
	if g.fault != nil {
		return g, tea.Quit
	}
	if in, ok := in.(broken); ok {
		g.note(in.why)
		return g, tea.Quit
	}
	_, cmd = g.Model.Update(in)
	if _, ok := in.(tea.WindowSizeMsg); ok && !g.asked {
		g.asked = true // the first screen stands: now the terminal may be asked
		cmd = tea.Batch(cmd, g.Model.Init())
	}
	return g, safe(cmd)
}

// broken says that a command failed, and why.
type broken struct{ why any }

// safe is a command that says so when it fails, and so are all that it gives.
func safe(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (out tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				out = broken{r}
			}
		}()
		out = cmd()
		if all, ok := out.(tea.BatchMsg); ok {
			for i := range all {
				all[i] = safe(all[i])
			}
		}
		return out
	}
}

// View draws the screen, the one before where that fails.
func (g *guard) View() (v tea.View) {
	defer func() {
		if r := recover(); r != nil {
			g.note(r)
			v = g.last
		}
		if g.drawn != nil {
			g.drawn()
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
