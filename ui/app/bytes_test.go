package app

import (
	"bytes"
	"slices"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"readout/ui/config"
	"readout/ui/fixture"
)

// A wire counts the bytes that a change of the screen sends, as the renderer of
// Bubble Tea sends them.
type wire struct {
	out    bytes.Buffer
	cells  uv.ScreenBuffer
	screen *uv.TerminalRenderer
}

func newWire(width, height int) *wire {
	w := &wire{cells: uv.NewScreenBuffer(width, height)}
	w.screen = uv.NewTerminalRenderer(&w.out, []string{"TERM=xterm-256color"})
	w.screen.SetColorProfile(colorprofile.ANSI256)
	w.screen.SetFullscreen(true)
	w.screen.SetRelativeCursor(false)
	w.screen.SetScrollOptim(true)
	w.screen.SetTabStops(width)
	w.screen.SetBackspace(true)
	return w
}

func (w *wire) draw(t *testing.T, m *Model) int {
	t.Helper()
	w.cells.Clear()
	uv.NewStyledString(m.View().Content).Draw(w.cells, w.cells.Bounds())
	w.screen.Render(w.cells.RenderBuffer)
	if err := w.screen.Flush(); err != nil {
		t.Fatal(err)
	}
	n := w.out.Len()
	w.out.Reset()
	return n
}

// TestRowIsCheap: over a slow line a row down is to be seen at once, with the card
// of the next one. Half of the rows of all lists keep to a bound.
func TestRowIsCheap(t *testing.T) {
	for _, c := range []struct{ width, height, most int }{{80, 24, 450}, {200, 50, 750}} {
		b := fixture.Briefing()
		m, err := NewWith(b, colorprofile.ANSI256, c.width, c.height, config.Settings{Theme: config.Dark})
		if err != nil {
			t.Fatal(err)
		}
		w := newWire(c.width, c.height)
		var cost []int
		for n := range m.panes {
			press(m, "tab")
			w.draw(t, m)
			for range m.panes[n].Len() - 1 {
				press(m, "j")
				cost = append(cost, w.draw(t, m))
			}
		}
		slices.Sort(cost)
		if got := cost[len(cost)/2]; got > c.most {
			t.Errorf("%d×%d: %d bytes a row, want %d at most: %d", c.width, c.height, got, c.most, cost)
		}
	}
}
