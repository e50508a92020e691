package app

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"

	"readout/ui/fixture"
	"readout/ui/keys"
	"readout/ui/layout"
)

// A witness is the program, with what it last drew where others may read it.
type witness struct {
	*guard
	mu   sync.Mutex
	view string
}

// passed is closed when everything sent before it was done.
type passed chan struct{}

// does asks for a command.
type does struct{ cmd tea.Cmd }

func (w *witness) Update(in tea.Msg) (tea.Model, tea.Cmd) {
	switch in := in.(type) {
	case passed:
		close(in)
		return w, nil
	case does:
		return w, safe(in.cmd)
	}
	_, cmd := w.guard.Update(in)
	return w, cmd
}

func (w *witness) View() tea.View {
	v := w.guard.View()
	w.mu.Lock()
	w.view = v.Content
	w.mu.Unlock()
	return v
}

func (w *witness) drawn() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.view
}

// A terminal is an emulator with the program running in it.
type terminal struct {
	t       *testing.T
	em      *tube
	program *tea.Program
	witness *witness
}

// A tube is an emulator that several goroutines use.
type tube struct {
	mu    sync.Mutex
	em    *vt.Emulator
	wrote chan struct{} // holds one when something was written

	width, height int
}

// Write writes as a terminal line does: a line feed returns the carriage too.
func (c *tube) Write(b []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, err := c.em.Write(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")))
	select {
	case c.wrote <- struct{}{}:
	default:
	}
	return len(b), err
}

func (c *tube) resize(width, height int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.width, c.height = width, height
	c.em.Resize(width, height)
}

func newTube(width, height int) *tube {
	return &tube{em: vt.NewEmulator(width, height), wrote: make(chan struct{}, 1), width: width, height: height}
}

func plugIn(t *testing.T, width, height int) *terminal {
	t.Helper()
	m, err := New(fixture.Briefing(), colorprofile.TrueColor, width, height)
	if err != nil {
		t.Fatal(err)
	}
	w := &witness{guard: &guard{Model: m}}
	em := newTube(width, height)
	go func() { _, _ = io.Copy(io.Discard, em.em) }() // what it answers is not heard: a silent terminal
	p := tea.NewProgram(w, tea.WithContext(t.Context()), tea.WithInput(nil), tea.WithOutput(em), tea.WithoutSignalHandler(),
		tea.WithColorProfile(colorprofile.TrueColor), tea.WithWindowSize(width, height), tea.WithFPS(framesPerSecond),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}))
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_, _ = p.Run()
	}()
	t.Cleanup(func() {
		p.Quit()
		<-ended
		if answers, ok := em.em.InputPipe().(io.Closer); ok {
			_ = answers.Close()
		}
	})
	return &terminal{t, em, p, w}
}

// send sends messages and waits until they are done and drawn.
func (x *terminal) send(all ...tea.Msg) {
	x.t.Helper()
	for _, in := range all {
		x.program.Send(in)
	}
	for range 2 { // the second comes after the screen that followed the first was drawn
		p := make(passed)
		x.program.Send(p)
		<-p
	}
}

// look is what a cell shows.
func (c *tube) look(x, y int) uv.Cell {
	cell := c.em.CellAt(x, y)
	if cell == nil {
		return uv.Cell{}
	}
	out := *cell
	if out.Content == " " { // the colour of ink that is not there
		out.Style.Fg = nil
		out.Style.Attrs &= uv.AttrReverse
	}
	return out
}

// differs is the first row in which two show something else, -1 when there is
// none.
func (c *tube) differs(o *tube) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	for y := range o.height {
		for x := range o.width {
			a, b := c.look(x, y), o.look(x, y)
			if a.Content != b.Content || !a.Style.Equal(&b.Style) {
				return y
			}
		}
	}
	return -1
}

// row is the text of a row.
func (c *tube) row(y int) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return strings.Split(c.em.Render(), "\n")[y]
}

// agree waits until the screen of the terminal is what the program drew, cell by
// cell and style by style, and fails when it does not become so.
func (x *terminal) agree(what string) {
	x.t.Helper()
	want := newTube(x.em.width, x.em.height)
	_, _ = io.WriteString(want, "\x1b[?7l"+x.witness.drawn())
	late := time.NewTimer(20 * time.Second)
	defer late.Stop()
	for {
		row := x.em.differs(want)
		if row < 0 {
			return
		}
		select {
		case <-x.em.wrote:
		case <-late.C:
			x.t.Fatalf("%s: row %d of the terminal shows\n%q, the program drew\n%q", what, row, x.em.row(row), want.row(row))
		}
	}
}

// TestRealScreen walks by keys and compares what a terminal shows after each of
// them with what the program means to show.
func TestRealScreen(t *testing.T) {
	walk := strings.Fields("j j enter n n N J K j j G g esc 1 j j j G k enter z j j pgdown pgup z i j enter esc esc 2 j l j j h 3 t t t f enter esc F " +
		"4 j l enter esc 5 enter G esc 6 j 7 j l l enter H L 0 tab shift+tab ? j / z o o m enter esc q : p i e r down enter / t h e enter n n esc g S s t a t i o n enter n n esc m m ctrl+l")
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 12}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			x := plugIn(t, size[0], size[1])
			x.send()
			x.agree("the first frame")
			for i, k := range walk {
				x.send(key(k))
				x.agree(fmt.Sprintf("key %d, %s", i, k))
			}
		})
	}
}

// TestRealStorm resizes a terminal at random, without waiting, and goes back to
// the size before: it shows the same screen.
func TestRealStorm(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	x := plugIn(t, 80, 24)
	x.send(key("3"), key("j"), key("enter"), key("j"))
	before := x.witness.drawn()
	for range 60 {
		w, h := 1+r.IntN(220), 1+r.IntN(70)
		x.em.resize(w, h)
		x.program.Send(tea.WindowSizeMsg{Width: w, Height: h})
	}
	x.em.resize(80, 24)
	x.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	if x.witness.drawn() != before {
		t.Errorf("after the storm it draws\n%s\nnot\n%s", x.witness.drawn(), before)
	}
	x.agree("after the storm")
}

// TestRandomWalks presses keys at random, from many places, and then goes back
// through all the places: the screen is the one from before, in every pane, and no
// screen on the way is too wide or too high.
func TestRandomWalks(t *testing.T) {
	var pool []string
	for _, b := range keys.Default() {
		switch b.Action {
		case keys.Quit, keys.Suspend, keys.Edit, keys.Web, keys.Copy, keys.CopyItem, keys.PlaceBack, keys.PlaceForth,
			// These change what there is to go back to, and are no places.
			keys.Filter, keys.Unfilter, keys.Group, keys.Zoom, keys.Mouse, keys.Search, keys.Across, keys.Palette, keys.Help:
			continue
		}
		pool = append(pool, b.Keys...)
	}
	r := rand.New(rand.NewPCG(11, 12))
	starts := [][]string{nil, {"j", "j"}, {"1", "G"}, {"2", "j", "l", "j"}, {"3", "j"}, {"4", "l"}, {"5", "j", "enter", "j"}, {"6"}, {"7", "j", "l"}, {"3", "enter", "n", "j"}}
	for round := range 45 {
		size := [][2]int{{120, 36}, {80, 24}, {40, 12}}[round%3]
		m := start(t, size[0], size[1])
		walk := starts[round%len(starts)]
		press(m, walk...)
		at := "3"
		if m.at.pane == 3 {
			at = "4"
		}
		before := m.where()
		m.history = history{}
		var gone []string
		for _, k := range append([]string{at}, random(r, pool, 40)...) {
			press(m, k)
			gone = append(gone, k)
			check(t, m, fmt.Sprintf("%v at %v, then %v", walk, size, gone))
		}
		if m.over != nil {
			press(m, "q")
		}
		for range 2 * maxHistory {
			if len(m.history.back) == 0 {
				break
			}
			press(m, "ctrl+o")
		}
		after := m.where()
		if !before.at.article {
			before, after = withoutReader(before), withoutReader(after)
		}
		if !before.at.inside && !before.at.article {
			before.card, after.card = place{}.card, place{}.card
		}
		if before.at.pane != layout.Glance {
			before.glance, after.glance = place{}.glance, place{}.glance
		}
		same(t, fmt.Sprintf("%v at %v, then %v and back", walk, size, gone), after, before)
	}
}

func random(r *rand.Rand, pool []string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = pool[r.IntN(len(pool))]
	}
	return out
}
