package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"readout/model"
	"readout/ui/feed"
	"readout/ui/fixture"
)

// watched is the program with files that change when the test says so. What is
// read anew is nothing until the test tells it.
func watched(t *testing.T, width, height int) *Model {
	t.Helper()
	m := start(t, width, height)
	m.watch = watching{
		ctx: t.Context(), changed: func(context.Context) bool { return false },
		load: func(ctx context.Context, _ func(model.Progress)) (*model.Briefing, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		},
	}
	return m
}

// reload is a change of the files that makes another briefing.
func reload(m *Model, b *model.Briefing) {
	m.Update(looked{true})
	m.Update(news{m.reading.era, feed.News{Done: true, Briefing: b}})
}

// moved is the invented briefing with an article that begins with more words: all
// places in it lie further on. An item and a source are new, an item is gone.
func moved() *model.Briefing {
	const words = "A word from the editor came before all this. "
	b := fixture.Briefing()
	b.Sources[0] = longer(b.Sources[0], words)
	on := func(s *model.Span) {
		if s.Source == b.Sources[0].ID && s.End > 0 {
			s.Start, s.End = s.Start+len(words), s.End+len(words)
		}
	}
	all := func(spans []model.Span) {
		for i := range spans {
			on(&spans[i])
		}
	}
	for i := range b.Participants {
		all(b.Participants[i].Mentions)
		all(b.Participants[i].Evidence)
	}
	for i := range b.Quotes {
		on(&b.Quotes[i].Span)
	}
	for i := range b.Timeline {
		e := &b.Timeline[i]
		on(&e.Text)
		on(&e.Condition)
		all(e.Evidence)
	}
	for i := range b.Pledges {
		p := &b.Pledges[i]
		on(&p.Action)
		on(&p.Condition)
		all(p.Evidence)
	}
	for i := range b.Issues {
		for j := range b.Issues[i].Statements {
			on(&b.Issues[i].Statements[j].Span)
		}
	}
	for i := range b.Differences {
		on(&b.Differences[i].Title)
		for j := range b.Differences[i].Statements {
			on(&b.Differences[i].Statements[j].Span)
		}
	}
	for i := range b.Dates {
		on(&b.Dates[i].Span)
	}
	b.Sources = append(b.Sources, model.Source{ID: "late.txt", Number: 4, Title: "Late news", Text: "Late news", Words: 2,
		Blocks: []model.Block{{Kind: model.Paragraph, End: 9}}})
	b.Pledges = slices.DeleteFunc(b.Pledges, func(p model.Pledge) bool { return p.ID == "p-council" })
	return b
}

// A briefing read anew leaves everybody where they were, in every pane, card and
// article, and back through the places too.
func TestReloadKeepsThePlace(t *testing.T) {
	for _, walk := range [][]string{
		{"j", "j"}, {"pgdown"}, {"1", "G"}, {"2", "j", "l", "j", "j"}, {"3", "t", "j"}, {"3", "enter", "n"}, {"4", "enter", "G"},
		{"5", "enter", "j", "j", "j", "j", "j", "j"}, {"7", "j", "l", "enter"}, {"3", "j", "enter", "z"}, {"f", "enter", "esc", "3", "j"},
		{"1", "/", "s", "h", "i", "p", "enter"}, {"5", "enter", "/", "t", "h", "e", "enter", "n"}, {"?", "j"}, {":", "a"}, {"f", "j"},
	} {
		for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 12}} {
			m := watched(t, size[0], size[1])
			press(m, walk...)
			before := screen(m)
			reload(m, fixture.Briefing())
			if got := screen(m); got != before {
				t.Errorf("%v at %v, nothing new:\n%s\nbefore:\n%s", walk, size, got, before)
			}
		}
	}
}

func TestReloadOfAChangedArticle(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 12}} {
		m := watched(t, size[0], size[1])
		press(m, "3", "j", "enter", "n", "n", "j", "j")
		row, _ := m.chosen().Chosen()
		here := m.reader.Place()
		at := func() string {
			text := m.reader.Source().Text
			o := max(m.reader.Place().Offset, 0)
			return text[o:min(o+60, len(text))]
		}
		words, evidence := at(), m.book.Text(here.Trail.Span())
		reload(m, moved())
		check(t, m, "read anew")
		if got := at(); got != words && here.Offset >= 0 {
			t.Errorf("at %v the article stands at %q, not %q", size, got, words)
		}
		if got := m.book.Text(m.reader.Place().Trail.Span()); got != evidence {
			t.Errorf("at %v the evidence is %q, not %q", size, got, evidence)
		}
		if !strings.Contains(m.said, "late.txt is new and harbour-post.txt is changed") {
			t.Errorf("it says %q", m.said)
		}
		press(m, "esc")
		if got, _ := m.chosen().Chosen(); got.Key != row.Key {
			t.Errorf("at %v row %s is chosen, not %s", size, got.Key, row.Key)
		}
		press(m, "ctrl+o", "ctrl+o", "ctrl+o")
		check(t, m, "back through the places")
	}
}

// Whoever reads an article that is gone finds the row that it was opened from.
func TestReloadWithoutTheArticle(t *testing.T) {
	m := watched(t, 80, 24)
	press(m, "3", "enter", "n", "esc", "5", "j", "enter")
	b := fixture.Briefing()
	gone := b.Sources[1].ID
	c := &model.Briefing{Title: b.Title, Sources: []model.Source{b.Sources[0], b.Sources[2]}}
	reload(m, c)
	check(t, m, "without the article")
	if m.at.article || m.at.pane != 5 || !strings.Contains(m.said, gone+" is gone") {
		t.Errorf("in pane %d, in an article %v: %s", m.at.pane, m.at.article, m.said)
	}
	press(m, "ctrl+o", "ctrl+o", "n", "y", "enter", "esc", "0", "3", "enter", "l")
	check(t, m, "walked on")
}

// When the folder cannot be read any more, the briefing stays, and it is said.
func TestReloadFails(t *testing.T) {
	m := watched(t, 80, 24)
	press(m, "3", "j")
	before := body(screen(m))
	m.Update(looked{true})
	m.Update(news{m.reading.era, feed.News{Done: true, Err: errors.New("the folder is gone")}})
	if body(screen(m)) != before || !strings.Contains(m.said, "stays the one before: the folder is gone") {
		t.Errorf("it says %q:\n%s", m.said, screen(m))
	}
	reload(m, moved())
	if m.all.Source("late.txt") == nil {
		t.Error("the next change should be read again")
	}
}

// A change while the one before is read: only the last one counts.
func TestReloadTwice(t *testing.T) {
	m := watched(t, 80, 24)
	m.Update(looked{true})
	first := m.reading.era
	m.Update(looked{true})
	m.Update(news{first, feed.News{Done: true, Briefing: &model.Briefing{}}})
	if len(m.all.Sources) != 3 {
		t.Error("what was read for the first change should be dropped")
	}
	m.Update(news{m.reading.era, feed.News{Done: true, Briefing: moved()}})
	if m.all.Source("late.txt") == nil {
		t.Error("what was read for the second change should be shown")
	}
}

// What is being typed stays when the files change.
func TestReloadWhileTyping(t *testing.T) {
	m := watched(t, 80, 24)
	press(m, "f")
	for i, it := range m.over.items {
		if it.days {
			m.over.SetMark(i)
		}
	}
	press(m, "enter")
	m.typing.text, m.typing.cursor = nil, 0
	typeIn(m, "2026-03")
	reload(m, moved())
	typeIn(m, "-12")
	press(m, "enter", "esc")
	if got := m.filter.Days.From; got != "2026-03-12" {
		t.Errorf("days from %q", got)
	}
	press(m, "3", "/")
	typeIn(m, "ice")
	reload(m, fixture.Briefing())
	typeIn(m, "breakers")
	if m.typing == nil || m.typing.query() != "icebreakers" {
		t.Error("the search is lost")
	}
}
