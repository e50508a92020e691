package app

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"readout/model"
	"readout/ui/feed"
	"readout/ui/fixture"
)

// readable is the invented briefing before anything was found in its articles.
func readable(n int) *model.Briefing {
	b := fixture.Briefing()
	return &model.Briefing{Sources: b.Sources[:n]}
}

// loading is the program while its articles are read; nobody tells how far it is
// but the test.
func loading(t *testing.T, width, height int) *Model {
	t.Helper()
	m, err := New(&model.Briefing{}, colorprofile.TrueColor, width, height)
	if err != nil {
		t.Fatal(err)
	}
	f := feed.Start(t.Context(), func(ctx context.Context, _ func(model.Progress)) (*model.Briefing, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	})
	m.follow(f, "saved/strait")
	return m
}

// hear tells news of the feed that is followed.
func hear(m *Model, p model.Progress) {
	m.Update(news{m.reading.era, feed.News{Progress: p}})
}

func hearAll(m *Model, b *model.Briefing) {
	m.Update(news{m.reading.era, feed.News{Done: true, Briefing: b}})
}

func TestFirstFrameWhileReading(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 12}} {
		m := loading(t, size[0], size[1])
		if got := screen(m); !strings.Contains(got, "Looking for the articles") {
			t.Errorf("at %v the first frame says nothing:\n%s", size, got)
		}
		hear(m, model.Progress{Files: 300, Read: 12, Sources: readable(2)})
		got := strings.Join(strings.Fields(screen(m)), " ")
		for _, want := range []string{"Reading 12 of 300 articles of saved/strait", "read 12/300"} {
			if !strings.Contains(got, want) {
				t.Errorf("at %v %q is not on the screen:\n%s", size, want, screen(m))
			}
		}
		check(t, m, "while reading")
		press(m, "enter")
		if !m.at.article || !strings.Contains(screen(m), "Vessel talks end with a joint text") {
			t.Errorf("at %v the first article does not open:\n%s", size, screen(m))
		}
		hear(m, model.Progress{Files: 300, Read: 300, Percent: 40})
		if got := screen(m); !strings.Contains(got, "briefing 40%") {
			t.Errorf("at %v in an article nothing says how far it is:\n%s", size, got)
		}
	}
}

// The place in an article stays when more articles and then the briefing come.
func TestReadingKeepsThePlace(t *testing.T) {
	m := loading(t, 80, 24)
	hear(m, model.Progress{Files: 3, Read: 1, Sources: readable(1)})
	press(m, "5", "enter", "j", "j", "j", "j", "j")
	before := screen(m)
	hear(m, model.Progress{Files: 3, Read: 3, Sources: readable(3)})
	hearAll(m, fixture.Briefing())
	text := func(s string) string { // the head tells dates that are known by now
		lines := strings.Split(s, "\n")
		return strings.Join(lines[2:len(lines)-1], "\n")
	}
	if got := screen(m); text(got) != text(before) {
		t.Errorf("the briefing moved the article:\n%s\nbefore:\n%s", got, before)
	}
	press(m, "esc", "0")
	if got := screen(m); !strings.Contains(got, "What happened") || strings.Contains(got, "Ready to read") {
		t.Errorf("at a glance is not the briefing:\n%s", got)
	}
}

// Who waits at a glance finds the briefing at its top.
func TestBriefingComes(t *testing.T) {
	m := loading(t, 80, 24)
	hear(m, model.Progress{Files: 3, Read: 3, Sources: readable(3)})
	press(m, "j", "j")
	hearAll(m, fixture.Briefing())
	if want := screen(start(t, 80, 24)); screen(m) != want {
		t.Errorf("the screen is\n%s\nnot\n%s", screen(m), want)
	}
	if m.reading.feed != nil {
		t.Error("it still reads")
	}
}

func TestStaleNews(t *testing.T) {
	m := loading(t, 80, 24)
	before := screen(m)
	m.Update(news{m.reading.era - 1, feed.News{Done: true, Briefing: fixture.Briefing()}})
	if screen(m) != before || m.reading.feed == nil {
		t.Error("what an earlier reading tells should be dropped")
	}
}

func TestNothingReadable(t *testing.T) {
	m := loading(t, 80, 24)
	fail := errors.New("nothing that can be read")
	_, cmd := m.Update(news{m.reading.era, feed.News{Done: true, Err: fail}})
	if cmd == nil || !errors.Is(m.reading.failed, fail) {
		t.Error("without any article the program should end and say why")
	}
}

// A list over the screen is of the articles that there are by now, and keeps what
// was typed.
func TestOverlayWhileReading(t *testing.T) {
	m := loading(t, 80, 24)
	hear(m, model.Progress{Files: 3, Read: 1, Sources: readable(1)})
	press(m, ":", "l", "e", "d", "g", "e", "r")
	hearAll(m, fixture.Briefing())
	if got := screen(m); m.typing == nil || m.typing.query() != "ledger" || !strings.Contains(got, "Merrow Ledger") {
		t.Errorf("the palette does not list the new article:\n%s", got)
	}
	press(m, "esc", "?")
	before := screen(m)
	m.change(fixture.Briefing())
	if screen(m) != before {
		t.Error("the help should stay as it is")
	}
}
