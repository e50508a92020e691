// Package gate stands between a Bubble Tea program and its terminal, to have the
// program write when there is something to write, neither later nor in vain.
//
// Bubble Tea writes on the strokes of a clock, 120 a second at most. The first
// screen would wait for one of them, and so would the answer to every key; and the
// clock strikes all day while nobody does anything, for a percent of a processor
// or two. On each stroke its writer sends first what the program asks of the
// terminal, then what changed on the screen. The gate keeps the writer waiting at
// the first of the two: before the first screen stands, and whenever the program
// has been calm for a moment. Once there is something to draw the writer goes on,
// and draws at once.
//
// The writer holds a lock meanwhile that Bubble Tea takes to ask something of the
// terminal. So the gate opens before a message that may do so is looked at, and
// for any other once its screen is drawn. The writer waits for a second at most,
// and not at all once the context of the program has ended: a program that ends
// is not held up.
//
// It knows Bubble Tea and nothing of readout.
package gate

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

const (
	calm = 30 * time.Millisecond // without a message before the writer rests
	nap  = time.Second           // that it rests at most before it looks up
)

// pause is what the program is made to ask of the terminal for its writer to rest.
// The gate takes it out; a terminal would pass it over.
const pause = "\x1b_pause\x1b\\"

// A Gate is the terminal that a program writes to. Its methods may be called from
// any goroutine.
type Gate struct {
	term.File
	ctx context.Context

	mu     sync.Mutex
	open   chan struct{} // closed when the writer may go on
	begun  bool          // the first screen is drawn
	pauses int           // written since anything happened
	asked  bool          // the last message asked for a pause
	drop   bool          // nothing is written any more
	timer  *time.Timer   // asks for a pause; nil where nobody attached the program
}

// New makes a gate for a terminal, shut until the first screen stands. It holds
// nothing back once ctx has ended.
func New(ctx context.Context, out term.File) *Gate {
	return &Gate{File: out, ctx: ctx, open: make(chan struct{})}
}

// Holds reports whether the gate can hold back the first screen of a program in an
// environment of "NAME=value": where the program begins by asking the terminal
// something. Elsewhere it had better not start before it has a screen.
func Holds(environ []string) bool {
	for _, v := range environ {
		if strings.HasPrefix(v, "SSH_TTY=") || strings.HasPrefix(v, "TERM_PROGRAM=Apple") {
			return false
		}
	}
	return true
}

// Attach lets the writer rest. send is the Send of the program.
func (g *Gate) Attach(send func(tea.Msg)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.timer = time.AfterFunc(time.Hour, func() { send(tea.RawMsg{Msg: pause}) })
	g.timer.Stop()
}

// Detach ends what Attach began, when the program has ended.
func (g *Gate) Detach() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.timer != nil {
		g.timer.Stop()
		g.timer = nil
	}
	g.pass()
}

// Drop lets nothing through any more: the terminal stays as it is.
func (g *Gate) Drop() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.drop = true
	g.pass()
}

// Filter is for tea.WithFilter. It changes no message.
func (g *Gate) Filter(_ tea.Model, in tea.Msg) tea.Msg {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch m := in.(type) {
	case nil:
		return in
	case tea.RawMsg:
		if m.Msg == pause {
			g.asked = true
			return in
		}
		g.wake()
	case tea.WindowSizeMsg:
		g.begun = true // it comes first of all, and what is drawn after it stays
	case tea.KeyPressMsg, tea.KeyReleaseMsg, tea.MouseMsg, tea.ColorProfileMsg, tea.EnvMsg:
		// Bubble Tea asks nothing of the terminal for these: Drawn lets the writer go on.
	default:
		g.wake()
	}
	g.asked = false
	return in
}

// Drawn says that the screen is drawn as the last message left it.
func (g *Gate) Drawn() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.begun && !g.asked {
		g.wake()
	}
}

// wake lets the writer go on until all has been calm for a while.
func (g *Gate) wake() {
	g.pauses = 0
	g.pass()
	g.ask(calm)
}

// pass opens the gate.
func (g *Gate) pass() {
	select {
	case <-g.open:
	default:
		close(g.open)
	}
}

// ask asks for a pause after a while.
func (g *Gate) ask(after time.Duration) {
	if g.timer != nil {
		g.timer.Reset(after)
	}
}

// Write writes to the terminal what is no pause, and holds the writer at one.
func (g *Gate) Write(data []byte) (int, error) {
	if bytes.Contains(data, []byte(ansi.RequestModeSynchronizedOutput)) {
		g.hold(g.door(), nil)
	}
	words := data
	paused := bytes.Contains(data, []byte(pause))
	if paused {
		words = bytes.ReplaceAll(data, []byte(pause), nil)
	}
	if len(words) > 0 && !g.dropped() {
		if _, err := g.File.Write(words); err != nil {
			return 0, err
		}
	}
	if paused {
		g.pause()
	}
	return len(data), nil
}

// pause holds the writer at the second pause in a row: what was drawn before the
// first is written by then. Where anything has happened since it was asked for,
// there is none.
func (g *Gate) pause() {
	g.mu.Lock()
	if g.pauses++; !g.asked {
		g.mu.Unlock()
		return
	}
	if g.pauses > 1 {
		g.open = make(chan struct{})
	}
	door := g.open
	g.mu.Unlock()

	after := time.NewTimer(nap)
	defer after.Stop()
	g.hold(door, after.C)

	g.mu.Lock()
	defer g.mu.Unlock()
	if g.asked {
		g.ask(0)
	}
}

// hold waits for a door to open, or for the end.
func (g *Gate) hold(door <-chan struct{}, end <-chan time.Time) {
	select {
	case <-door:
	case <-end:
	case <-g.ctx.Done():
	}
}

func (g *Gate) door() <-chan struct{} {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.open
}

func (g *Gate) dropped() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.drop
}
