package gate_test

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"readout/ui/gate"
)

// A paper is a terminal that keeps what is written, and when it was last.
type paper struct {
	mu   sync.Mutex
	text bytes.Buffer
	last time.Time
}

func (p *paper) Write(data []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = time.Now()
	return p.text.Write(data)
}

func (p *paper) Read([]byte) (int, error) { return 0, nil }
func (p *paper) Close() error             { return nil }
func (p *paper) Fd() uintptr              { return ^uintptr(0) }

// take is what was written since it was asked for last, and when.
func (p *paper) take() (string, time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	defer p.text.Reset()
	return p.text.String(), p.last
}

// A counter shows what it was sent.
type counter struct {
	door  *gate.Gate
	ready <-chan struct{} // Init waits for it
	shown string
}

func (c *counter) Init() tea.Cmd {
	<-c.ready
	return nil
}

func (c *counter) Update(in tea.Msg) (tea.Model, tea.Cmd) {
	switch in := in.(type) {
	case tea.KeyPressMsg:
		c.shown = "key " + in.String()
	case string:
		c.shown = in
	}
	return c, nil
}

func (c *counter) View() tea.View {
	defer c.door.Drawn()
	v := tea.NewView(c.shown)
	v.AltScreen = true
	return v
}

// A session is a program at a gate, running.
type session struct {
	*tea.Program
	door  *gate.Gate
	paper *paper
	ready chan struct{}
	ended chan error
	stop  context.CancelFunc
}

func start(t *testing.T) *session {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	s := &session{paper: &paper{}, ready: make(chan struct{}), ended: make(chan error, 1), stop: stop}
	s.door = gate.New(ctx, s.paper)
	model := &counter{door: s.door, ready: s.ready, shown: "begun"}
	s.Program = tea.NewProgram(model, tea.WithContext(ctx), tea.WithInput(nil), tea.WithOutput(s.door), tea.WithFilter(s.door.Filter),
		tea.WithoutSignalHandler(), tea.WithColorProfile(colorprofile.ANSI256), tea.WithEnvironment([]string{"TERM=xterm-256color"}),
		tea.WithWindowSize(20, 4), tea.WithFPS(60))
	s.door.Attach(s.Send)
	go func() {
		_, err := s.Run()
		s.ended <- err
	}()
	t.Cleanup(stop)
	return s
}

// wants holds that words were written, and now.
func (s *session) wants(t *testing.T, words string) {
	t.Helper()
	synctest.Wait()
	if got, at := s.paper.take(); !strings.Contains(got, words) || !at.Equal(time.Now()) {
		t.Fatalf("%q written %v ago, want %q just now", got, time.Since(at), words)
	} else if strings.Contains(got, "pause") {
		t.Fatalf("%q: a pause came through", got)
	}
}

func (s *session) wantsNothing(t *testing.T) {
	t.Helper()
	synctest.Wait()
	if got, _ := s.paper.take(); got != "" {
		t.Fatalf("%q was written, want nothing", got)
	}
}

// off is a time that no stroke of the program's clock falls on.
const off = 10*time.Second + 3141*time.Microsecond

// The first screen is the first that the terminal sees, and it sees it the moment
// that it is there.
func TestFirstScreen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := start(t)
		time.Sleep(off)
		s.wantsNothing(t)
		close(s.ready)
		s.wants(t, "begun")
		s.stop()
		<-s.ended
	})
}

// After a rest a key is answered the moment it comes, time and again, and nothing
// is written in between.
func TestRest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := start(t)
		time.Sleep(off)
		close(s.ready)
		s.wants(t, "begun")
		for _, k := range []rune{'x', 'y', 'z'} {
			time.Sleep(off)
			s.wantsNothing(t)
			s.Send(tea.KeyPressMsg{Code: k, Text: string(k)})
			s.wants(t, string(k))
		}
		s.Send(tea.Quit())
		if err := <-s.ended; err != nil {
			t.Error(err)
		}
	})
}

// What comes while the writer is on its way to a rest is written all the same.
func TestNothingIsLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := start(t)
		close(s.ready)
		for i := range 120 {
			time.Sleep(time.Duration(i) * 997 * time.Microsecond)
			words := strings.Repeat(string(rune('a'+i%26)), 8)
			s.Send(words)
			time.Sleep(time.Second / 60)
			synctest.Wait()
			if got, _ := s.paper.take(); !strings.Contains(got, words[:1]) {
				t.Fatalf("%s was sent after %d ms, %q written", words, i, got)
			}
		}
		s.stop()
		<-s.ended
	})
}

// At rest the terminal is asked, the program quits and a context ends without delay.
func TestRestHoldsNothingUp(t *testing.T) {
	for name, end := range map[string]func(*session){
		"quit":    func(s *session) { s.Send(tea.Quit()) },
		"context": func(s *session) { s.stop() },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := start(t)
				close(s.ready)
				time.Sleep(off)
				s.Send(tea.RequestBackgroundColor())
				time.Sleep(time.Second / 60)
				synctest.Wait()
				if got, _ := s.paper.take(); !strings.Contains(got, "]11;?") {
					t.Errorf("%q: the terminal is not asked", got)
				}
				time.Sleep(off)
				began := time.Now()
				end(s)
				<-s.ended
				if took := time.Since(began); took > 0 {
					t.Errorf("it took %v", took)
				}
				if got, _ := s.paper.take(); !strings.Contains(got, "?1049l") {
					t.Errorf("%q: the terminal is not as it was", got)
				}
			})
		})
	}
}

// A program that came to nothing leaves the terminal as it was.
func TestDrop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := start(t)
		time.Sleep(off)
		s.door.Drop()
		s.stop()
		close(s.ready)
		<-s.ended
		s.wantsNothing(t)
	})
}
