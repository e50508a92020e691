package app

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/model"
	"readout/ui/bookmark"
	"readout/ui/feed"
	"readout/ui/fixture"
)

// again is another run of the program that begins at a bookmark.
func again(t *testing.T, mark bookmark.Mark, width, height int) *Model {
	t.Helper()
	data, err := json.Marshal(mark)
	if err != nil {
		t.Fatal(err)
	}
	var read bookmark.Mark
	if err := json.Unmarshal(data, &read); err != nil {
		t.Fatal(err)
	}
	m := start(t, width, height)
	m.resume(read)
	return m
}

// body is a screen without its footer, which may say something.
func body(s string) string { return s[:strings.LastIndexByte(s, '\n')] }

func TestResume(t *testing.T) {
	for _, walk := range [][]string{
		nil, {"j", "j"}, {"pgdown"}, {"1", "G"}, {"1", "j", "z"}, {"2", "j", "l", "j", "j"}, {"3", "t", "j"}, {"3", "t", "t", "G"},
		{"3", "enter"}, {"3", "enter", "n"}, {"4", "enter", "G"}, {"5", "j", "enter"}, {"5", "enter", "j", "j", "j", "j", "j", "j"},
		{"j", "j", "enter", "n"}, {"7", "j", "l"}, {"7", "t", "j", "l", "enter"}, {"3", "j", "l", "j", "enter"}, {"6", "enter", "z"},
		{"f", "enter", "esc", "3", "j"}, {"f", "enter", "esc", "3", "enter"}, {"3", "enter", "J"},
	} {
		for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 12}} {
			m := start(t, size[0], size[1])
			press(m, walk...)
			before := body(strings.Join(m.rows(), "\n")) // what is said may lie over more rows
			after := again(t, m.bookmark(), size[0], size[1])
			if got := body(strings.Join(after.rows(), "\n")); got != before {
				t.Errorf("%v at %v comes back as\n%s\nnot\n%s", walk, size, got, before)
			}
			first := fmt.Sprint(walk) == "[]" || strings.Trim(strings.Join(walk, ""), "j") == "" || walk[0] == "pgdown"
			if (after.said == "") != first {
				t.Errorf("%v: it says %q", walk, after.said)
			}
			press(m, "esc")
			press(after, "esc")
			if got, want := body(screen(after)), body(screen(m)); got != want {
				t.Errorf("%v at %v, then Esc:\n%s\nnot\n%s", walk, size, got, want)
			}
		}
	}
}

// A bookmark of what is gone, or that is nonsense, leads to the first screen or to
// what is left of the place.
func TestResumeWhatIsGone(t *testing.T) {
	for _, mark := range []bookmark.Mark{
		{Pane: "Horoscope", Row: "x", Top: -5},
		{Pane: "Pledges", Row: "gone", Top: 1 << 40, Card: &bookmark.Card{Line: 99, Top: -1}},
		{Line: -4, Top: 1 << 50},
		{Pane: "Timeline", Article: &bookmark.Article{Source: "gone.txt", Offset: 5}},
		{Pane: "Pledges", Article: &bookmark.Article{Source: "harbour-post.txt", Offset: 1 << 40, Words: "nowhere", Row: -7, Evidence: 99}},
		{Article: &bookmark.Article{Source: "harbour-post.txt", Offset: -9, Row: 1 << 40, Evidence: -1}},
		{Pane: "Coverage", Column: "gone.txt", Groups: map[string]string{"Coverage": "x", "Pledges": "by weight"}},
		{Filter: &bookmark.Filter{Sources: []string{"gone.txt"}, People: []string{"nobody"}, Statuses: []string{"sworn"}, From: "2025-99"}},
		{Read: map[string]int{"gone.txt": 5, "harbour-post.txt": -3, "north-wire.txt": 4000}},
	} {
		m := again(t, mark, 80, 24)
		check(t, m, fmt.Sprintf("%+v", mark))
		press(m, "j", "enter", "esc", "esc", "0")
		if !m.filter.Empty() {
			t.Errorf("%+v filters by what there is not", mark)
		}
	}
}

// The sentence is found again in an article that was saved anew.
func TestResumeChangedArticle(t *testing.T) {
	m := start(t, 80, 24)
	press(m, "5", "enter", "j", "j", "j", "j", "j", "j")
	mark := m.bookmark()
	b := fixture.Briefing()
	s := &b.Sources[0]
	*s = longer(*s, "A word from the editor came before all this. ")
	after := start(t, 80, 24)
	after.change(b)
	after.resume(mark)
	at, was := after.reader.Place().Offset, m.reader.Place().Offset
	if !strings.HasPrefix(s.Text[at:], m.reader.Source().Text[was:was+40]) {
		t.Errorf("it comes back to %q", s.Text[at:at+40])
	}
}

// longer is an article that begins with more words.
func longer(s model.Source, words string) model.Source {
	s.Text = words + s.Text
	s.Blocks = slices.Clone(s.Blocks)
	for i := range s.Blocks {
		if i > 0 {
			s.Blocks[i].Start += len(words)
		}
		s.Blocks[i].End += len(words)
	}
	return s
}

// While articles are read, a bookmark waits for the briefing, and gives way to
// whoever went somewhere meanwhile.
func TestResumeAfterReading(t *testing.T) {
	m := start(t, 80, 24)
	press(m, "3", "j", "j")
	want := body(screen(m))
	for _, went := range []bool{false, true} {
		mark := m.bookmark()
		n := loading(t, 80, 24)
		n.mark = &mark
		hear(n, model.Progress{Files: 3, Read: 3, Sources: readable(3)})
		if went {
			press(n, "5")
		}
		n.Update(news{n.reading.era, feed.News{Done: true, Briefing: fixture.Briefing()}})
		if got := body(screen(n)); (got == want) == went {
			t.Errorf("went elsewhere %v:\n%s", went, got)
		}
	}
}
