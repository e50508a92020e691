package app

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestFaultQuits breaks the program under a key, and under drawing.
func TestFaultQuits(t *testing.T) {
	g := &guard{Model: start(t, 80, 24)}
	before := g.View().Content
	g.reader = nil
	_, cmd := g.Update(key("3"))
	if g.fault == nil || cmd == nil {
		t.Fatal("the fault was not caught")
	}
	if _, ok := cmd().(tea.QuitMsg); !ok {
		t.Error("the program should quit")
	}
	if !strings.Contains(g.fault.Error(), "a fault of the program") {
		t.Error(g.fault)
	}
	g.content, g.detail = "", nil
	if g.View().Content == "" || before == "" {
		t.Error("the last screen should stay")
	}
}

// TestBrokenCommand has a command fail, alone and among others: the program ends
// with an error, and the terminal is as it was.
func TestBrokenCommand(t *testing.T) {
	fails := func() tea.Msg { panic("no such drawer") }
	fine := func() tea.Msg { return told{"fine"} }
	for name, cmd := range map[string]tea.Cmd{"alone": fails, "among others": tea.Batch(fine, tea.Batch(fails, fine))} {
		x := plugIn(t, 80, 24)
		x.send(key("3"))
		x.program.Send(does{cmd})
		x.program.Wait()
		if err := x.witness.fault; err == nil || !strings.Contains(err.Error(), "no such drawer") {
			t.Errorf("%s: %v", name, err)
		}
		x.em.mu.Lock()
		if x.em.em.IsAltScreen() {
			t.Errorf("%s: the terminal is left on the other screen", name)
		}
		x.em.mu.Unlock()
	}
}
