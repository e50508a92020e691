package app

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// patience is how long after the first of two keys the second still goes with it.
const patience = time.Second

// A chord is the first of two keys, just pressed. What it does by itself is done
// already; when the second comes, that is undone.
type chord struct {
	key    string // "" when there is none
	era    int
	before place
	past   history
}

// lapsed says that the first key of an era stands alone.
type lapsed struct{ era int }

// joined is a key with the one before it where the two are bound together, else
// the key alone. Whatever the first has done is undone then.
func (m *Model) joined(name string) string {
	c := m.chord
	m.chord.key = ""
	if c.key == "" {
		return name
	}
	if _, ok := m.keys.Find(m.in(), c.key+" "+name); !ok {
		return name
	}
	m.restore(c.before)
	m.history = c.past
	return c.key + " " + name
}

// begin remembers a key that may be the first of two, before it does anything.
func (m *Model) begin(name string) tea.Cmd {
	if m.over != nil || !m.keys.Begins(m.in(), name) {
		return nil
	}
	m.chord = chord{name, m.chord.era + 1, m.where(), m.history.clone()}
	era := m.chord.era
	return tea.Tick(patience, func(time.Time) tea.Msg { return lapsed{era} })
}
