package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"readout/model"
	"readout/ui/escape"
	"readout/ui/fixture"
	"readout/ui/keys"
	"readout/ui/layout"
)

// TestEverySize draws every pane, card, article and the help at every size: the
// screen is exactly as large as the terminal.
func TestEverySize(t *testing.T) {
	m := start(t, 80, 24)
	wide, high := 12, 6 // steps grow by a cell with so many cells
	if testing.Short() {
		wide, high = 3, 2
	}
	for _, w := range walks {
		press(m, "esc", "esc", "esc", "esc", "0")
		m.at.zoom = false
		press(m, w.keys...)
		for width := 20; width <= 250; width += 1 + width/wide {
			for height := 5; height <= 60; height += 1 + height/high {
				m.Update(tea.WindowSizeMsg{Width: width, Height: height})
				check(t, m, fmt.Sprintf("%s at %dx%d", w.name, width, height))
			}
		}
	}
}

func TestSmallestSizes(t *testing.T) {
	m := start(t, 80, 24)
	press(m, "3", "enter")
	for width := range 26 {
		for height := range 8 {
			m.Update(tea.WindowSizeMsg{Width: width, Height: height})
			if width > 0 && height > 0 {
				check(t, m, fmt.Sprintf("%dx%d", width, height))
			}
		}
	}
}

func check(t *testing.T, m *Model, what string) {
	t.Helper()
	lines := strings.Split(m.View().Content, "\n")
	if len(lines) != m.height {
		t.Fatalf("%s: %d lines", what, len(lines))
	}
	for i, l := range lines {
		if n := lipgloss.Width(l); n != m.width {
			t.Fatalf("%s: line %d is %d cells wide: %q", what, i, n, l)
		}
	}
}

// TestNothingToShow is a briefing without anything in it.
func TestNothingToShow(t *testing.T) {
	for _, b := range []*model.Briefing{{}, {Sources: []model.Source{{ID: "a", Number: 1}}}} {
		m, err := New(b, colorprofile.ASCII, 80, 24)
		if err != nil {
			t.Fatal(err)
		}
		for _, binding := range keys.Default() {
			for pane := range 6 {
				press(m, "esc", fmt.Sprint(pane))
				for _, k := range binding.Keys {
					press(m, k)
					check(t, m, fmt.Sprintf("%q in pane %d", k, pane))
				}
			}
		}
	}
}

// TestHostileBriefing has every text of a briefing try to act on the terminal.
func TestHostileBriefing(t *testing.T) {
	evil := "x\x1b]52;c;aGk=\a\x1b[2J\u009b6n\x1bP+q\x1b\\\u202e&#27;]0;t&#7;\r\n\x00\xff\x1b[31m<b>*y*</b> "
	b := fixture.Briefing()
	b.Title += evil
	for i := range b.Sources {
		s := &b.Sources[i]
		s.Title, s.Outlet, s.Byline, s.Dateline, s.URL, s.Language = evil, evil, evil, evil, evil, evil
		s.Published.Value = evil
		s.Text = strings.ReplaceAll(s.Text, "declaration", "\x1b]52;c;a")
	}
	for i := range b.Participants {
		p := &b.Participants[i]
		p.Name, p.Role, p.Affiliation, p.Aliases = p.Name+evil, evil, evil, []string{evil}
	}
	for i := range b.Issues {
		b.Issues[i].Title, b.Issues[i].Question = evil, evil
	}
	for i := range b.Differences {
		for j := range b.Differences[i].Statements {
			b.Differences[i].Statements[j].Value = evil
		}
	}
	for i := range b.Timeline {
		b.Timeline[i].When.Start = evil
	}
	b.Notices = append(b.Notices, model.Notice{Path: evil, Message: evil})
	m, err := New(b, colorprofile.TrueColor, 140, 40)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range walks {
		press(m, "esc", "esc", "esc", "esc", "0")
		press(m, w.keys...)
		v := m.View()
		if got := escape.Filter(v.Content); got != v.Content {
			t.Errorf("%s: something in the screen acts on the terminal", w.name)
		}
		if got := escape.Line(v.WindowTitle); got != v.WindowTitle {
			t.Errorf("the window title acts: %q", v.WindowTitle)
		}
		check(t, m, w.name)
	}
	if _, cmd := m.Update(key("y")); cmd != nil {
		if got := fmt.Sprint(cmd()); escape.Line(got) != got {
			t.Errorf("what is copied acts: %q", got)
		}
	}
}

// same reports where two places differ.
func same(t *testing.T, what string, got, want place) {
	t.Helper()
	got.from, want.from = nil, nil
	if g, w := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); g != w {
		t.Errorf("%s:\n got %s\nwant %s", what, g, w)
	}
}

// withoutReader forgets what the reader last showed: behind a list it is out of
// sight.
func withoutReader(p place) place {
	p.reader = place{}.reader
	return p
}

func TestThereAndBack(t *testing.T) {
	walks := []struct {
		name  string
		to    []string // from the first screen to a place
		there []string // away from it
		back  []string
	}{
		{"enter and escape", []string{"3", "j", "j"}, []string{"enter"}, []string{"esc"}},
		{"through the evidence", []string{"4"}, []string{"enter", "n", "n", "N"}, []string{"esc"}},
		{"scrolled in the article", []string{"1", "G"}, []string{"enter", "G", "k", "g"}, []string{"esc"}},
		{"into other articles", []string{"3"}, []string{"enter", "J", "J", "K"}, []string{"esc"}},
		{"into the card", []string{"2", "j"}, []string{"l", "j", "j"}, []string{"h"}},
		{"card, article and out", []string{"2", "j", "l", "j"}, []string{"enter", "n"}, []string{"esc"}},
		{"from a glance", []string{"j", "j", "j"}, []string{"enter"}, []string{"esc"}},
		{"a glance, its row", []string{"j", "j"}, []string{"l"}, []string{"esc"}},
		{"other panes", []string{"3", "j"}, []string{"1", "4", "tab"}, []string{"ctrl+o", "ctrl+o", "ctrl+o"}},
		{"other panes, by letters", []string{"3", "j"}, []string{"1", "enter"}, []string{"H", "H"}},
		{"back and forth", []string{"3", "j", "enter"}, []string{"esc", "5"}, []string{"ctrl+o", "ctrl+o"}},
		{"help", []string{"3", "j"}, []string{"?", "j", "G"}, []string{"q"}},
		{"zoom", []string{"3", "j"}, []string{"z"}, []string{"z"}},
		{"a search given up", []string{"1", "j"}, []string{"/", "v", "o", "t", "e"}, []string{"esc"}},
		{"a count", []string{"3"}, []string{"x", "4", "j"}, []string{"x", "4", "k"}},
	}
	for _, w := range walks {
		for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 12}} {
			m := start(t, size[0], size[1])
			press(m, w.to...)
			before := m.where()
			press(m, w.there...)
			press(m, w.back...)
			after := m.where()
			if !m.at.article {
				before, after = withoutReader(before), withoutReader(after)
			}
			if !before.at.inside && !before.at.article {
				before.card, after.card = place{}.card, place{}.card
			}
			same(t, fmt.Sprintf("%s at %v", w.name, size), after, before)
		}
	}
}

// TestEvidenceIsInSight follows n through all evidence of every row: each time
// the words of the span are on the screen.
func TestEvidenceIsInSight(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 12}} {
		m := start(t, size[0], size[1])
		for pane := 1; pane <= len(m.panes); pane++ {
			press(m, "esc", "esc", fmt.Sprint(pane), "g")
			for row := range m.panes[pane-1].Len() {
				press(m, "enter")
				if m.grid() != nil { // a cell without a sentence says so; n goes to one
					press(m, "n", "enter")
				}
				if !m.at.article {
					t.Fatalf("pane %d row %d does not open: %s", pane, row, m.said)
				}
				for range m.reader.Place().Trail.Spans {
					s := m.reader.Place().Trail.Span()
					words := strings.Fields(m.book.Text(s))
					if got := screen(m); !strings.Contains(got, words[0]) {
						t.Fatalf("pane %d row %d: %q is not on the screen\n%s", pane, row, words[0], got)
					}
					press(m, "n")
				}
				press(m, "esc", "j")
			}
		}
	}
}

func TestResizeKeepsThePlace(t *testing.T) {
	m := start(t, 60, 16)
	press(m, "5", "enter", "j", "j", "j", "j", "j", "j")
	before := m.reader.Place()
	for _, size := range [][2]int{{200, 50}, {24, 6}, {10, 3}, {130, 20}, {60, 16}} {
		m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
	}
	if got := m.reader.Place(); fmt.Sprint(got) != fmt.Sprint(before) {
		t.Errorf("after other sizes the article is at %v, not %v", got, before)
	}
	press(m, "esc", "3", "G")
	row, _ := m.chosen().Chosen()
	for _, size := range [][2]int{{200, 50}, {24, 6}, {60, 16}} {
		m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
	}
	if got, _ := m.chosen().Chosen(); got.Key != row.Key {
		t.Errorf("after other sizes row %s is chosen, not %s", got.Key, row.Key)
	}
}

func TestSearch(t *testing.T) {
	m := start(t, 80, 24)
	press(m, "1", "/")
	for _, r := range "FISHERIES" {
		press(m, string(r))
	}
	press(m, "enter")
	if at, of := m.chosen().Found(); at != 1 || of != 1 {
		t.Errorf("in the list: %d/%d", at, of)
	}
	press(m, "enter") // into the article
	press(m, "/", "t", "h", "e", "enter")
	_, of := m.reader.Found()
	text := strings.ToLower(m.reader.Source().Text)
	if want := strings.Count(text, "the"); of != want {
		t.Errorf("in the article: %d found, a plain count says %d", of, want)
	}
	first := m.reader.Place()
	for range of {
		press(m, "n")
	}
	if at, _ := m.reader.Found(); at == 0 || !strings.Contains(screen(m), fmt.Sprintf("%d/%d", at, of)) {
		t.Errorf("the screen does not say which of the matches it is:\n%s", screen(m))
	}
	press(m, "esc")
	if m.reader.Query() != "" || !m.at.article {
		t.Error("Esc should end the search first and stay in the article")
	}
	_ = first
	press(m, "/", "z", "z", "z", "enter")
	if !strings.Contains(screen(m), "“zzz” is not in this article; S searches everywhere") {
		t.Errorf("nothing says that nothing was found:\n%s", screen(m))
	}
}

func TestSearchInHelp(t *testing.T) {
	m := start(t, 80, 24)
	press(m, "?", "/", "z", "o", "o", "m", "enter")
	if !strings.Contains(screen(m), "the whole screen for this pane") {
		t.Errorf("the match is not in sight:\n%s", screen(m))
	}
	press(m, "esc", "q")
	if m.over != nil {
		t.Error("q should close the help")
	}
}

// TestCounts types digits with and without the key that begins a count.
func TestCounts(t *testing.T) {
	for _, test := range []struct {
		name      string
		keys      []string
		pane, row int
	}{
		{"a count", []string{"1", "x", "5", "j"}, 1, 5},
		{"a count of two digits", []string{"1", "x", "1", "0", "G"}, 1, 9},
		{"a digit and a letter", []string{"1", "5", "j"}, 5, 1},
		{"two digits are two panes", []string{"1", "2", "3", "j"}, 3, 1},
		{"a digit and an arrow", []string{"1", "2", "down"}, 2, 1},
		{"at a glance", []string{"x", "2", "j", "5", "j"}, 5, 1},
		{"Esc ends a count and nothing else", []string{"1", "j", "x", "5", "esc", "j"}, 1, 2},
		{"no digits", []string{"1", "x", "j"}, 1, 1},
		{"a count holds for one key", []string{"1", "x", "3", "j", "j"}, 1, 4},
		{"a key that takes none", []string{"1", "x", "3", "G", "x", "7", "g", "j"}, 1, 1},
	} {
		m := start(t, 120, 36)
		press(m, test.keys...)
		if got := m.chosen().Index(); m.at.pane != test.pane || got != test.row {
			t.Errorf("%s: %v went to pane %d row %d, not %d, %d", test.name, test.keys, m.at.pane, got, test.pane, test.row)
		}
	}
	m := start(t, 120, 36)
	press(m, "1", "x", "1", "2")
	if !strings.Contains(screen(m), "×12") {
		t.Errorf("the screen does not say the count:\n%s", screen(m))
	}
}

// TestHeldKey holds a key until the end of the list.
func TestHeldKey(t *testing.T) {
	m := start(t, 120, 36)
	press(m, "2", "down")
	for range 30 {
		m.Update(key("k"))
	}
	if m.panes[1].Index() != 0 {
		t.Error("k held down does not reach the top")
	}
}

// TestEveryKeyDoesSomething presses every key of the table in every place that
// the table gives it: none is unknown there, and every one is in the help.
func TestEveryKeyDoesSomething(t *testing.T) {
	places := map[keys.Place][]string{
		keys.InList: {"3", "j"}, keys.InSheet: {"3", "l"}, keys.InArticle: {"3", "enter"}, keys.InOverlay: {"3", "enter", "i"}, keys.InSelection: {"3", "enter", "v"},
	}
	help := start(t, 200, 90)
	press(help, "?")
	text := screen(help)
	for _, b := range keys.Default() {
		if !strings.Contains(text, b.Help) || !strings.Contains(text, b.Label(0)) {
			t.Errorf("%s (%s) is not in the help", b.Action, b.Label(0))
		}
		for in, walk := range places {
			if b.In&in == 0 {
				continue
			}
			for _, k := range b.Keys {
				m := start(t, 120, 36)
				press(m, walk...)
				if m.in() != in {
					t.Fatalf("walk %v does not lead to place %d", walk, in)
				}
				press(m, k)
				if strings.Contains(m.said, "does nothing") {
					t.Errorf("%s in place %d: %s", k, in, m.said)
				}
			}
		}
	}
	m := start(t, 120, 36)
	press(m, "B")
	if !strings.Contains(screen(m), "B does nothing here") {
		t.Error("an unknown key should be told so")
	}
}

// TestFooterTellsTrue finds the action of every hint under the key it names.
func TestFooterTellsTrue(t *testing.T) {
	table, err := keys.New(keys.Default())
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range []keys.Place{keys.InList, keys.InSheet, keys.InArticle, keys.InOverlay, keys.InSelection} {
		for _, h := range table.Hints(in) {
			if got, ok := table.Find(in, h.Keys[0]); !ok || got.Action != h.Action {
				t.Errorf("place %d: the footer offers %s for %s, the key does %s", in, h.Keys[0], h.Action, got.Action)
			}
		}
	}
}

func TestCopy(t *testing.T) {
	m := start(t, 120, 36)
	press(m, "3", "enter")
	_, cmd := m.Update(key("y"))
	if cmd == nil {
		t.Fatal("y sends nothing")
	}
	if got := fmt.Sprint(cmd()); !strings.Contains(got, "two northern piers") || !strings.Contains(got, "The Harbour Post") {
		t.Errorf("copied %q", got)
	}
}

// TestFactAndSource goes from a pledge to its sentence, and from the sentence to
// all that rests on it.
func TestFactAndSource(t *testing.T) {
	m := start(t, 80, 24)
	press(m, "3", "enter", "i")
	if got := screen(m); !strings.Contains(got, "pledge  Orsavia: reopen its two northern piers (promised)") ||
		!strings.Contains(got, "happening  Orsavia would reopen its two northern piers") {
		t.Fatalf("not listed:\n%s", got)
	}
	press(m, "j", "enter")
	if row, _ := m.chosen().Chosen(); m.over != nil || row.Key != "t-piers" {
		t.Errorf("went to row %q", row.Key)
	}
	press(m, "ctrl+o")
	if !m.at.article {
		t.Error("the way back should lead into the article")
	}
	before := screen(m)
	press(m, "i", "j", "enter", "esc")
	if !m.at.article || screen(m) != before {
		t.Error("Esc should lead back into the article that the item was opened from, where it stood")
	}
	press(m, "esc")
	if m.at.article || m.at.pane != 3 {
		t.Error("and from there to the pane")
	}
}

func TestMouse(t *testing.T) {
	m := start(t, 120, 36)
	if m.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse should be off")
	}
	press(m, "m")
	if m.View().MouseMode == tea.MouseModeNone {
		t.Error("m should turn the mouse on")
	}
	at := slices.IndexFunc(strings.Split(screen(m), "\n"), func(l string) bool { return strings.Contains(l, "3 Pledges") })
	m.Update(tea.MouseClickMsg{X: 3, Y: at, Button: tea.MouseLeft})
	if m.at.pane != 3 {
		t.Errorf("a click on Pledges goes to pane %d", m.at.pane)
	}
	r := m.frame.Panes[2]
	m.Update(tea.MouseClickMsg{X: 3, Y: r.Y + 3, Button: tea.MouseLeft})
	if m.panes[2].Index() != 1 {
		t.Errorf("a click on the second row chooses %d", m.panes[2].Index())
	}
	m.Update(tea.MouseClickMsg{X: 3, Y: r.Y + 3, Button: tea.MouseLeft})
	if !m.at.article {
		t.Error("a second click should open it")
	}
	m.Update(tea.MouseWheelMsg{X: m.frame.Detail.X + 1, Y: 5, Button: tea.MouseWheelDown})
}

// TestMouseOnNames: a click on the name of a pane goes to it.
func TestMouseOnNames(t *testing.T) {
	m := start(t, 80, 24)
	for i, name := range []string{"0 Home", "1 Time", "2 People", "3 Pledges", "4 Open", "5 Sources", "6 Diff", "7 Grid"} {
		line := strings.Split(screen(m), "\n")[0]
		m.Update(tea.MouseClickMsg{X: strings.Index(line, name) + 1, Y: 0, Button: tea.MouseLeft})
		if m.at.pane != i {
			t.Errorf("a click on %s goes to pane %d", name, m.at.pane)
		}
	}
}

// TestFirstFrame is drawn before the terminal has said anything.
func TestFirstFrame(t *testing.T) {
	m := start(t, 80, 24)
	if got := screen(m); !strings.Contains(got, "The Veyra Strait declaration") || !strings.Contains(got, "What happened") {
		t.Errorf("the first frame is not the briefing:\n%s", got)
	}
}

// TestNothingChanged asks for the screen again after a message that changes
// nothing: it is the same string, not drawn anew.
func TestNothingChanged(t *testing.T) {
	m := start(t, 80, 24)
	before := m.View().Content
	m.Update(tea.FocusMsg{})
	if m.View().Content != before {
		t.Error("the screen changed")
	}
}

func TestModes(t *testing.T) {
	for _, c := range []struct {
		width, height int
		want          layout.Mode
	}{{120, 36, layout.Wide}, {110, 16, layout.Wide}, {109, 40, layout.Stacked}, {80, 24, layout.Stacked},
		{80, 15, layout.Single}, {59, 40, layout.Single}, {40, 12, layout.Single}, {20, 5, layout.TooSmall}} {
		if got := layout.ModeOf(c.width, c.height); got != c.want {
			t.Errorf("%dx%d is %d, want %d", c.width, c.height, got, c.want)
		}
	}
}

func BenchmarkFrame(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {200, 50}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			m := start(b, size[0], size[1])
			press(m, "3")
			for i := range b.N {
				m.Update(key([]string{"j", "k"}[i%2]))
				_ = m.View()
			}
		})
	}
}

func BenchmarkFirstFrame(b *testing.B) {
	briefing := fixture.Briefing()
	for range b.N {
		m, err := New(briefing, colorprofile.ANSI256, 80, 24)
		if err != nil {
			b.Fatal(err)
		}
		_ = m.View()
	}
}
