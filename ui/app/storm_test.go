package app

import (
	"math/rand/v2"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestStorm goes through random sizes and back: the screen is the one from before.
func TestStorm(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, walk := range [][]string{
		nil, {"pgdown"}, {"j", "j", "j", "j", "j", "j", "j", "j"}, {"1", "G"}, {"1", "G", "k", "k", "k", "k", "k", "k"},
		{"3", "j", "j", "l"}, {"2", "j", "l", "j", "j", "j", "j"}, {"3", "enter"}, {"3", "enter", "G"}, {"5", "enter", "j", "j", "j"},
		{"7", "G", "left", "l"}, {"5", "enter", "z", "pgdown"}, {"5", "enter", "j", "j", "j", "j", "j", "j"}, {"5", "j", "enter", "j", "j", "j", "j", "j", "j", "j", "j"},
	} {
		for _, size := range [][2]int{{80, 24}, {120, 36}, {40, 12}} {
			m := start(t, size[0], size[1])
			press(m, walk...)
			before := screen(m)
			for range 60 {
				m.Update(tea.WindowSizeMsg{Width: 1 + r.IntN(220), Height: 1 + r.IntN(70)})
				_ = m.View()
			}
			m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			if after := screen(m); after != before {
				t.Errorf("%v at %v:\n%s\nbefore:\n%s", walk, size, after, before)
			}
		}
	}
}
