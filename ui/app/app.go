// Package app is the program on the screen: the one tea.Model, which knows what
// has the focus, how the screen is divided and what a key does, and passes
// everything else down to the panes.
//
// A session owns its state: nothing here is shared between two Runs but the
// briefing, which nobody changes. Update does no I/O; the terminal is asked for
// its colours, and nothing waits for its answer.
package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"readout/model"
	"readout/ui/bookmark"
	"readout/ui/config"
	"readout/ui/feed"
	"readout/ui/gate"
	"readout/ui/tell"
)

// framesPerSecond is how often the screen may be written while something happens.
// The gate sees to it that the rest of the time costs nothing.
const framesPerSecond = 120

// Options are what a session runs on.
type Options struct {
	Stdin   io.Reader // nil is the standard input; when it is no terminal, /dev/tty is read
	Stdout  io.Writer // nil is the standard output
	Environ []string  // "NAME=value"; nil is the environment of the process
	// File tells where an article is kept, "" where it is in no file; nil where
	// files are out of reach.
	File     func(source string) string
	Settings config.Settings
	// Told stands in the last line at first: what is wrong in the settings.
	Told string
	// Feed is the briefing being made.
	Feed *feed.Feed
	// Patience is how long the screen waits for the whole of it before it opens
	// with what there is; 0 is until it comes.
	Patience time.Duration
	// Called is what is being read, as the person named it.
	Called string
	// Changed reports whether the articles are others than when it was asked last;
	// nil where nobody looks. Then Load makes the briefing anew.
	Changed func(ctx context.Context) bool
	Load    feed.Load
	// Mark is where to begin; nil is at a glance.
	Mark *bookmark.Mark
	// Keep takes where the person was with every action that is kept, beside all
	// else, and at the end, after the terminal is as it was.
	// nil where nothing is kept.
	Keep func(bookmark.Mark)
	// Review is where the review of the dossier is kept; nil where it is not.
	Review *Review
	// Settled is called once, beside everything else, when the first screens of
	// the whole briefing stand: what it takes nobody waits for. nil is nothing to
	// do.
	Settled func()
}

// A SignalError says that a signal ended the program. The terminal is as it was.
type SignalError struct{ Signal syscall.Signal }

func (e SignalError) Error() string { return "ended by signal: " + e.Signal.String() }

// ExitCode is what a shell reports of a program that a signal ended.
func (e SignalError) ExitCode() int { return 128 + int(e.Signal) }

// Run shows a briefing, or what there is of it while it is made, until the person
// quits, ctx ends or a signal comes. Where no briefing can be made, that is the
// error, and the terminal has seen nothing.
func Run(ctx context.Context, opts Options) error {
	if opts.Stdout == nil {
		opts.Stdout = os.Stdout
	}
	if opts.Environ == nil {
		opts.Environ = os.Environ()
	}
	defer opts.Feed.Stop()
	ctx, caught, stop := withSignals(ctx)
	defer stop()
	g := &guard{begin: func() (*Model, error) { return begin(ctx, opts) }, end: stop}
	err := run(ctx, g, opts)
	m := g.Model
	if g.fault == nil && opts.Keep != nil && m != nil && !m.reading.first {
		opts.Keep(m.bookmark())
	}
	var lost error
	if g.fault == nil && m != nil {
		lost = m.finish()
	}
	select {
	case sig := <-caught:
		return SignalError{sig}
	default:
	}
	switch {
	case g.fault != nil:
		return g.fault
	case m != nil && m.reading.failed != nil:
		return m.reading.failed
	case lost != nil:
		return lost
	case err == nil, errors.Is(err, tea.ErrInterrupted):
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return fmt.Errorf("on the terminal: %w", err)
}

// begin makes the program, of the whole briefing if it comes in time.
func begin(ctx context.Context, opts Options) (*Model, error) {
	b, live := &model.Briefing{}, true
	patience, stop := ctx, context.CancelFunc(func() {})
	if opts.Patience > 0 {
		patience, stop = context.WithTimeout(ctx, opts.Patience)
	}
	defer stop()
	if opts.Feed.Within(patience) {
		news := opts.Feed.Now()
		if news.Err != nil {
			return nil, news.Err
		}
		b, live = news.Briefing, false
	}
	width, height := size(opts.Stdout)
	m, err := NewWith(b, opts.profile(), width, height, opts.Settings)
	if err != nil {
		return nil, fmt.Errorf("making the screen: %w", err)
	}
	if live {
		m.follow(opts.Feed, opts.Called)
	}
	m.watch = watching{ctx: ctx, changed: opts.Changed, load: opts.Load}
	m.said = tell.Line(opts.Told)
	if opts.Review != nil {
		m.takeUp(*opts.Review)
	}
	if m.mark = opts.Mark; m.mark != nil && !live {
		m.resume(*m.mark)
	}
	m.settled, m.keepPlace = opts.Settled, opts.Keep
	m.outside = outsideOf(opts.Environ, opts.File)
	return m, nil
}

// run runs the program. Where the gate can keep the terminal as it is meanwhile,
// Bubble Tea makes itself ready while the program is made.
func run(ctx context.Context, g *guard, opts Options) error {
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithOutput(opts.Stdout), tea.WithEnvironment(opts.Environ),
		tea.WithColorProfile(opts.profile()), tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler(),
	}
	if opts.Stdin != nil && isTerminal(opts.Stdin) {
		options = append(options, tea.WithInput(opts.Stdin))
	}
	out, ok := opts.Stdout.(term.File)
	if !ok || !gate.Holds(opts.Environ) {
		if g.Init(); g.fault != nil {
			return g.fault
		}
	}
	if !ok {
		_, err := tea.NewProgram(g, options...).Run()
		return err
	}
	door := gate.New(ctx, out)
	defer door.Detach()
	end := g.end
	g.drawn, g.end = door.Drawn, func() { door.Drop(); end() }
	p := tea.NewProgram(g, append(options, tea.WithOutput(door), tea.WithFilter(door.Filter))...)
	door.Attach(p.Send)
	_, err := p.Run()
	return err
}

// profile is the colours of the session.
func (o Options) profile() colorprofile.Profile {
	if o.Settings.Theme == config.None {
		return colorprofile.ASCII
	}
	return Profile(o.Stdout, o.Environ)
}

// withSignals ends the context on the signals that end a program, so that each
// of them leaves the terminal as it was. What came is in caught.
func withSignals(parent context.Context) (ctx context.Context, caught chan syscall.Signal, stop func()) {
	ctx, cancel := context.WithCancel(parent)
	caught = make(chan syscall.Signal, 1)
	in := make(chan os.Signal, 1)
	signal.Notify(in, syscall.SIGHUP, syscall.SIGINT, syscall.SIGTERM)
	go func() {
		select {
		case sig := <-in:
			if s, ok := sig.(syscall.Signal); ok {
				caught <- s
			}
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, caught, func() {
		signal.Stop(in)
		cancel()
	}
}

// Profile is the colours of a terminal. NO_COLOR with any value leaves bold,
// underline and reverse video only.
func Profile(out io.Writer, environ []string) colorprofile.Profile {
	for _, v := range environ {
		if len(v) > len("NO_COLOR=") && v[:len("NO_COLOR=")] == "NO_COLOR=" {
			return colorprofile.ASCII
		}
	}
	return colorprofile.Detect(out, environ)
}

// size is the cells of a terminal, 80×24 when it does not tell.
func size(out io.Writer) (width, height int) {
	if f, ok := out.(term.File); ok {
		if w, h, err := term.GetSize(f.Fd()); err == nil && w > 0 && h > 0 {
			return w, h
		}
	}
	return 80, 24
}

func isTerminal(in io.Reader) bool {
	f, ok := in.(term.File)
	return ok && term.IsTerminal(f.Fd())
}
