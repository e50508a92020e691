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
