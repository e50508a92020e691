package app

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/review"
	"readout/ui/bookmark"
	"readout/ui/keys"
	"readout/ui/layout"
)

// shelf keeps actions in memory; full makes it refuse them.
type shelf struct {
	n    int
	kept []review.Action
	from []review.Action // what another program adds next
	full bool
}

func (s *shelf) Name() string { s.n++; return fmt.Sprint("k-", s.n) }
func (s *shelf) Path() string { return "/news/review.jsonl" }
func (s *shelf) Append(all ...review.Action) ([]review.Action, error) {
	if s.full {
		return nil, errors.New("/news/review.jsonl: no space left on device")
	}
	s.kept = append(s.kept, all...)
	others := s.from
	s.from = nil
	return others, nil
}

func noon() time.Time { return time.Date(2026, 3, 14, 14, 2, 0, 0, time.UTC) }

// reviewer is the program with a review that is kept on a shelf.
func reviewer(t testing.TB, width, height int, before ...review.Action) (*Model, *shelf) {
	t.Helper()
	m, s := start(t, width, height), &shelf{n: 100 * len(before)}
	m.takeUp(Review{Keeper: s, Actions: before, Now: noon})
	return m, s
}

// hit presses keys and has what they do kept, as the program does.
func hit(m *Model, names ...string) {
	for _, name := range names {
		press(m, name)
		settled(m)
	}
}

// settled keeps what waits.
func settled(m *Model) {
	m.review.sending = 0
	for cmd := m.send(); cmd != nil; {
		_, cmd = m.Update(cmd())
	}
}

func pledge(t *testing.T, m *Model, id string) review.Mark {
	t.Helper()
	return m.review.of.Mark(review.Key{Kind: review.Pledge, ID: id})
}

func TestVerdicts(t *testing.T) {
	m, s := reviewer(t, 120, 36)
	hit(m, "3", "a")
	if got := pledge(t, m, "p-piers").Verdict; got != review.Accept {
		t.Errorf("the first pledge is %q", got)
	}
	if row, _ := m.chosen().Chosen(); row.Key == "p-piers" {
		t.Error("a verdict should go on to the next row")
	}
	if got := screen(m); !strings.Contains(got, "a  reopen its two northern piers") || !strings.Contains(got, "1/8 reviewed") {
		t.Errorf("the screen does not tell:\n%s", got)
	}
	hit(m, "x", "3", "r")
	if done, _ := m.review.of.Progress(review.Pledge); done != 4 {
		t.Errorf("%d reviewed after x3r", done)
	}
	hit(m, "g", "v", "j", "w")
	if got := pledge(t, m, "p-piers").Verdict; got != review.Later {
		t.Errorf("over a selection: %q", got)
	}
	if len(s.kept) != 4 || s.kept[0].Do != review.Seen || len(s.kept[2].Items) != 3 || len(s.kept[3].Items) != 2 {
		t.Errorf("kept %+v", s.kept)
	}
	hit(m, "u", "u", "u")
	if done, _ := m.review.of.Progress(review.Pledge); done != 0 {
		t.Errorf("%d reviewed after undoing everything", done)
	}
	hit(m, "u")
	if m.said != "nothing to undo" {
		t.Errorf("said %q", m.said)
	}
	hit(m, "U")
	if got := pledge(t, m, "p-piers").Verdict; got != review.Accept {
		t.Errorf("done again: %q", got)
	}
}

// TestNothingBlind presses keys on a screen too small to show what they do: what
// quits does, whatever was going on, and nothing else is done.
func TestNothingBlind(t *testing.T) {
	for _, open := range [][]string{{"3"}, {"3", "c", "h"}, {"3", "/", "b"}, {"3", "f"}, {"S"}, {"3", "enter"}} {
		m, s := reviewer(t, 120, 36)
		hit(m, open...)
		before, kept := m.where(), len(s.kept)
		m.Update(tea.WindowSizeMsg{Width: 20, Height: 5})
		for _, k := range []string{"r", "a", "x", "3", "j", "enter", "esc", "M", "T"} {
			hit(m, k)
		}
		m.Update(tea.PasteMsg{Content: "pasted"})
		if len(s.kept) != kept {
			t.Errorf("%v: kept blind: %+v", open, s.kept[kept:])
		}
		if got := screen(m); !strings.Contains(got, "q quits") {
			t.Errorf("%v: no way out:\n%s", open, got)
		}
		for _, k := range []string{"q", "ctrl+c"} {
			if cmd := m.press(key(k)); cmd == nil {
				t.Errorf("%v: %s does not quit", open, k)
			} else if _, ok := cmd().(tea.QuitMsg); !ok {
				t.Errorf("%v: %s does something else", open, k)
			}
		}
		m.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
		if after := m.where(); after.at != before.at || m.draft != nil && m.draft.Text() != "h" || m.typing != nil && m.typing.query() == "pasted" {
			t.Errorf("%v: %+v became %+v", open, before, after)
		}
	}
}

// TestGlanceShowsVerdicts judges at a glance: the line says what was decided.
func TestGlanceShowsVerdicts(t *testing.T) {
	m, _ := reviewer(t, 120, 36)
	before := screen(m)
	hit(m, "0", "g", "r", "a")
	if got := screen(m); strings.Contains(before, "│  r  ") || !strings.Contains(got, "│  r  12 Mar") || !strings.Contains(got, "│  a  12 Mar") {
		t.Errorf("the lines do not tell:\n%s", got)
	}
	hit(m, "u", "u")
	if got := screen(m); strings.Contains(got, "│  r  ") {
		t.Errorf("undone, they still tell:\n%s", got)
	}
}

// TestOnlyWhatIsLeft filters by the review: what is decided goes out of sight as it
// is, the next row is at hand, and undo brings it back.
func TestOnlyWhatIsLeft(t *testing.T) {
	m, _ := reviewer(t, 120, 36)
	hit(m, "f")
	if strings.Contains(screen(m), "left to review") {
		t.Error("nothing is reviewed, and there is a filter for it")
	}
	hit(m, "esc", "3", "a", "w")
	if got := screen(m); !strings.Contains(got, "1/8 reviewed, 1 put off, 3/8 ") {
		t.Errorf("the header does not count:\n%s", got)
	}
	hit(m, "f")
	for at := 0; !strings.HasPrefix(m.over.items[at].text, "left to review"); at++ {
		m.over.SetMark(at + 1)
	}
	hit(m, "enter", "esc")
	rows := m.panes[2].Len()
	if got := screen(m); rows != 7 || !strings.Contains(got, "left to review ×") {
		t.Fatalf("%d rows\n%s", rows, got)
	}
	hit(m, "g", "j")
	second, third := m.panes[2].RowAt(1).Key, m.panes[2].RowAt(2).Key
	hit(m, "r")
	if row, _ := m.chosen().Chosen(); m.panes[2].Len() != rows-1 || row.Key != third {
		t.Errorf("%d rows, at %s, want %s", m.panes[2].Len(), row.Key, third)
	}
	mark := m.bookmark()
	hit(m, "u")
	if row, _ := m.chosen().Chosen(); m.panes[2].Len() != rows || row.Key != second {
		t.Errorf("undone: %d rows, at %s, want %s", m.panes[2].Len(), row.Key, second)
	}
	hit(m, "F")
	if m.panes[2].Len() != 8 {
		t.Errorf("F leaves %d rows", m.panes[2].Len())
	}
	m.resume(mark)
	if !m.filter.Reviews() {
		t.Error("the filter is not come back to")
	}
	hit(m, "0", "g")
	at, count := m.glance.Mark(), m.glance.Targets()
	hit(m, "r")
	if m.glance.Mark() != at || m.glance.Targets() > count {
		t.Errorf("at a glance: line %d of %d, was %d of %d", m.glance.Mark(), m.glance.Targets(), at, count)
	}
}

// TestVerdictInPlaces judges where one reads: in the card a piece of evidence, in
// the article and at a glance the item.
func TestVerdictInPlaces(t *testing.T) {
	m, _ := reviewer(t, 120, 36)
	hit(m, "3", "space", "j", "r")
	mark := pledge(t, m, "p-piers")
	if len(mark.Evidence) != 1 || mark.Verdict != review.None || !strings.Contains(screen(m), "r Once the station works") {
		t.Errorf("%+v\n%s", mark, screen(m))
	}
	hit(m, "esc", "g", "enter", "a")
	if pledge(t, m, "p-piers").Verdict != review.Accept || !m.at.article {
		t.Error("in the article the item is judged, and one stays in articles")
	}
	if row, _ := m.chosen().Chosen(); m.reader.Place().Trail.Title != m.card.Title || row.Key == "p-piers" {
		t.Error("the next item's sentence should be open")
	}
	m, _ = reviewer(t, 120, 36)
	hit(m, "a", "j", "a")
	if len(m.review.log.InForce()) == 0 {
		t.Errorf("at a glance nothing is judged: %s", m.said)
	}
}

func TestNextToReview(t *testing.T) {
	m, _ := reviewer(t, 120, 36)
	hit(m, "3", "x", "8", "a", ".")
	if m.chosen().Name() == "Pledges" {
		t.Error("all pledges are reviewed: . should lead to another pane")
	}
	for _, p := range m.panes[:6] {
		hit(m, fmt.Sprint(m.paneNamed(p.Name())), "g", "x", "9", "9", "9", "a")
		press(m, "g", "v", "G")
		hit(m, "a")
	}
	hit(m, ".")
	if m.said != "everything is reviewed" {
		t.Errorf("said %q", m.said)
	}
}

// TestNotKept takes back what could not be kept, and says so at once.
func TestNotKept(t *testing.T) {
	m, s := reviewer(t, 120, 36)
	hit(m, "3", "a")
	s.full = true
	hit(m, "a", "r")
	if !strings.Contains(m.said, "NOT KEPT") || !strings.Contains(m.said, "no space left") {
		t.Errorf("said %q", m.said)
	}
	if done, _ := m.review.of.Progress(review.Pledge); done != 1 || m.review.log.Len() != 2 {
		t.Errorf("%d reviewed, %d actions: more than what was kept", done, m.review.log.Len())
	}
	s.full = false
	hit(m, "a")
	if done, _ := m.review.of.Progress(review.Pledge); done != 2 || m.said != "accepted" {
		t.Errorf("%d reviewed; %s", done, m.said)
	}
}

// TestWaiting shows no letter before it is kept.
func TestWaiting(t *testing.T) {
	m, _ := reviewer(t, 120, 36)
	hit(m, "3", "a")
	_, cmd := m.Update(key("a"))
	if cmd == nil {
		t.Fatal("nothing is kept")
	}
	if got := screen(m); !strings.Contains(got, "…  lend two icebreakers") {
		t.Errorf("what waits to be kept is not told:\n%s", got)
	}
	_, cmd = m.Update(key("q"))
	if cmd != nil && fmt.Sprintf("%T", cmd()) == "tea.QuitMsg" {
		t.Error("q does not wait for what is being kept")
	}
	_, cmd = m.Update(kept{})
	if got := screen(m); !strings.Contains(got, "a  lend two icebreakers") {
		t.Errorf("what is kept is not told:\n%s", got)
	}
	if cmd == nil {
		t.Fatal("when all is kept, q is done")
	}
	if _, ok := cmd().(tea.QuitMsg); !ok {
		t.Error("when all is kept, q is done")
	}
}

// TestOthers takes in what another program reviewed; undo leaves that alone.
func TestOthers(t *testing.T) {
	m, s := reviewer(t, 120, 36)
	target, ok := m.review.of.Target(review.Key{Kind: review.Pledge, ID: "p-net"}, model.Span{})
	if !ok {
		t.Fatal("no such pledge")
	}
	s.from = []review.Action{{ID: "o-1", Do: review.Judge, Value: "reject", Items: []review.Target{target}}}
	hit(m, "3", "a")
	if pledge(t, m, "p-net").Verdict != review.Reject || !strings.Contains(m.said, "another readout") {
		t.Errorf("what another did is not here; %s", m.said)
	}
	hit(m, "u", "u")
	if pledge(t, m, "p-net").Verdict != review.Reject || pledge(t, m, "p-piers").Verdict != review.None {
		t.Error("undo should take back one's own")
	}
}

// TestPast reads the history and goes where it leads.
func TestPast(t *testing.T) {
	m, s := reviewer(t, 120, 36)
	hit(m, "3", "a", "r", "u", "1", "a", "R")
	got := screen(m)
	for _, want := range []string{"14:02  accepted “Talks about it had started", "14:02  rejected “lend two icebreakers in the winter of 2026” (undone)", "14:02  accepted “reopen its two northern piers”"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	hit(m, "G", "enter")
	if row, _ := m.chosen().Chosen(); row.Key != "p-piers" {
		t.Errorf("the line leads to %q", row.Key)
	}
	// All of it is there the next time, but what has lost its words.
	gone := s.kept[1]
	gone.ID = "gone"
	gone.Items = []review.Target{{Kind: review.Pledge, ID: "x", Words: []review.Anchor{{Source: "harbour-post.txt", Text: "build a wall of ice around the whole of the strait"}}}}
	m, _ = reviewer(t, 120, 36, append(s.kept, gone)...)
	if pledge(t, m, "p-piers").Verdict != review.Accept || pledge(t, m, "p-ice").Verdict != review.None {
		t.Error("the review is not what it was")
	}
	hit(m, "R")
	if got := screen(m); !strings.Contains(got, "accepted “build a wall of ice around the whole of the strait”: its words are no longer") {
		t.Errorf("the orphan is not listed:\n%s", got)
	}
	hit(m, "esc", "u", "u", "u")
	if pledge(t, m, "p-piers").Verdict != review.None {
		t.Error("undo should reach back over the last time")
	}
}

// TestNews marks what new articles tell of.
func TestNews(t *testing.T) {
	m, s := reviewer(t, 120, 36)
	hit(m, "3", "a")
	delete(s.kept[0].Sources, "north-wire.txt")
	m, _ = reviewer(t, 120, 36, s.kept...)
	if !strings.Contains(m.said, "1 article came since the last time") {
		t.Errorf("said %q", m.said)
	}
	hit(m, "3")
	if got := screen(m); !strings.Contains(got, "a* reopen its two northern piers") || !strings.Contains(got, "new 3 of 3 sources now, 2 the last time") {
		t.Errorf("not marked:\n%s", got)
	}
	hit(m, "5")
	if got := screen(m); !strings.Contains(got, " * [3]") {
		t.Errorf("the new article is not marked:\n%s", got)
	}
}

// BenchmarkVerdict is a verdict with ten thousand actions before it: the key, the
// screen, and the screen when it is kept.
func BenchmarkVerdict(b *testing.B) {
	m, s := reviewer(b, 120, 36)
	var before []review.Action
	var keys []review.Key
	for _, kind := range review.Kinds() {
		keys = append(keys, m.review.of.Items(kind)...)
	}
	for i := range 10_000 {
		target, _ := m.review.of.Target(keys[i%len(keys)], model.Span{})
		before = append(before, review.Action{ID: fmt.Sprint("b-", i), Do: review.Judge, Value: "accept", Items: []review.Target{target}})
	}
	m.takeUp(Review{Keeper: s, Actions: before, Now: noon})
	press(m, "3")
	b.ResetTimer()
	for i := range b.N {
		_, cmd := m.Update(key([]string{"a", "r", "k", "u"}[i%4]))
		_ = m.View()
		for cmd != nil {
			in, ok := cmd().(kept)
			if !ok {
				break
			}
			_, cmd = m.Update(in)
		}
		m.review.sending = 0
		_ = m.View()
	}
}

// TestNote writes a note of two lines, loses none of it on a full disk, and changes it.
func TestNote(t *testing.T) {
	m, s := reviewer(t, 80, 24)
	hit(m, "3", "c", "s", "o", "enter", "i", "t")
	if got := screen(m); !strings.Contains(got, "Note on “reopen its two northern piers”") || !strings.Contains(got, "Ctrl-s keep") {
		t.Errorf("no pad:\n%s", got)
	}
	s.full = true
	hit(m, "ctrl+s")
	if m.draft == nil || m.draft.Text() != "so\nit" || !strings.Contains(screen(m), "NOT KEPT") {
		t.Fatalf("what was typed is lost: %s", m.said)
	}
	s.full = false
	hit(m, "ctrl+s")
	if notes := pledge(t, m, "p-piers").Notes; len(notes) != 1 || notes[0].Text != "so\nit" {
		t.Errorf("%+v", notes)
	}
	if got := screen(m); !strings.Contains(got, "+ reopen") || !strings.Contains(got, "note so") {
		t.Errorf("the note does not show:\n%s", got)
	}
	hit(m, "c", "!", "ctrl+s")
	if notes := pledge(t, m, "p-piers").Notes; len(notes) != 1 || notes[0].Text != "so\nit!" {
		t.Errorf("%+v", notes)
	}
	hit(m, "c", "x", "esc")
	if m.draft == nil {
		t.Error("Esc threw away what was typed without asking")
	}
	hit(m, "esc", "u", "u")
	if notes := pledge(t, m, "p-piers").Notes; len(notes) != 0 {
		t.Errorf("%+v", notes)
	}
}

// TestFinish keeps what a signal left open: actions on their way and a note being
// written, and says so where it cannot.
func TestFinish(t *testing.T) {
	m, s := reviewer(t, 80, 24)
	press(m, "3", "r", "c", "y", "e", "s")
	if err := m.finish(); err != nil {
		t.Fatal(err)
	}
	if n := len(s.kept); n < 3 || s.kept[n-1].Value != "yes" || s.kept[n-2].Value != "reject" {
		t.Errorf("kept %+v", s.kept)
	}
	m, s = reviewer(t, 80, 24)
	s.full = true
	press(m, "3", "r")
	if err := m.finish(); err == nil {
		t.Error("nothing says that the last of the review is lost")
	}
	m, s = reviewer(t, 80, 24)
	press(m, "3", "j")
	if err := m.finish(); err != nil || len(s.kept) > 0 {
		t.Errorf("reading alone keeps %v, %v", s.kept, err)
	}
}

func TestTags(t *testing.T) {
	m, _ := reviewer(t, 80, 24)
	hit(m, "3", "T", "n", "e", "w", "enter")
	if got := pledge(t, m, "p-piers").Tags; len(got) != 1 || got[0] != "new" {
		t.Errorf("%v", got)
	}
	hit(m, "T", "-", "n", "e", "w", "enter")
	if got := pledge(t, m, "p-piers").Tags; len(got) != 0 {
		t.Errorf("%v", got)
	}
}

// TestCorrect chooses other values for the fields of an item, merges and splits,
// and undoes it all.
func TestCorrect(t *testing.T) {
	m, _ := reviewer(t, 120, 36)
	start := m.all.Briefing
	status := func() model.Status {
		for _, p := range m.all.Pledges {
			if p.ID == "p-piers" {
				return p.Status
			}
		}
		return ""
	}
	hit(m, "3", "E", "g", "enter")
	if status() != model.Agreed || !strings.Contains(m.said, "changed the status") {
		t.Errorf("the status is %q; %s", status(), m.said)
	}
	if got := screen(m); !strings.Contains(got, "~ reopen its two northern piers") {
		t.Errorf("not marked:\n%s", got)
	}
	hit(m, "M", "j", "enter")
	if len(m.all.Pledges) != 7 {
		t.Errorf("%d pledges after a merge; %s", len(m.all.Pledges), m.said)
	}
	hit(m, "l", "X")
	if len(m.all.Pledges) != 8 {
		t.Errorf("%d pledges after a split; %s", len(m.all.Pledges), m.said)
	}
	if err := model.Check(m.all.Briefing); err != nil {
		t.Error(err)
	}
	hit(m, "u", "u", "u")
	if m.all.Briefing != start {
		t.Error("undone, it is another briefing")
	}
	before := m.review.log.Len()
	hit(m, "1", "l", "X") // its only piece of evidence
	if !strings.Contains(m.said, "not done: nothing would be left") || m.review.log.Len() != before {
		t.Errorf("said %q", m.said)
	}
}

// TestReviewAtRandom presses all keys at random while reviewing: the briefing is
// sound at every step, and undoing everything leads back to the start.
func TestReviewAtRandom(t *testing.T) {
	var pool []string
	for _, b := range keys.Default() {
		switch b.Action {
		case keys.Quit, keys.Suspend, keys.Edit, keys.Web, keys.Filter, keys.Unfilter:
			continue
		}
		pool = append(pool, b.Keys...)
		if b.Group == "Review" {
			pool = append(pool, b.Keys...)
		}
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		m, _ := reviewer(t, 120, 36)
		start := m.all.Briefing
		var gone []string
		for _, k := range random(r, pool, 120) {
			gone = append(gone, k)
			hit(m, k)
			if err := model.Check(m.all.Briefing); err != nil {
				t.Fatalf("%v: %v", gone, err)
			}
			_ = m.View()
		}
		m.draft, m.over, m.typing = nil, nil, nil
		m.reader.EndSelection()
		for range 200 {
			m.undo(1, false)
			settled(m)
		}
		if m.all.Briefing != start || len(m.review.log.InForce()) > 0 {
			t.Fatalf("%v: undone, it is another briefing; %d in force", gone, len(m.review.log.InForce()))
		}
	}
}

// TestSelectWords selects words of an article and says what they are.
func TestSelectWords(t *testing.T) {
	m, _ := reviewer(t, 120, 36)
	start := m.all.Briefing
	hit(m, "3", "enter", "v", "3", "l", "o", "l", "o")
	if got := m.all.Text(m.reader.Selected()); got != "said that Orsavia" {
		t.Fatalf("selected %q", got)
	}
	if got := screen(m); !strings.Contains(got, "Enter use") {
		t.Errorf("the footer does not say how to go on:\n%s", got)
	}
	hit(m, "j")
	if got := m.all.Text(m.reader.Selected()); got != "said that Orsavia would reopen its two northern piers once the monitoring station is working" {
		t.Fatalf("selected %q", got)
	}
	hit(m, "enter")
	if got := screen(m); !strings.Contains(got, "its condition") || !strings.Contains(got, "a pledge of Orsavia") || !strings.Contains(got, "Fishing grounds") {
		t.Fatalf("not offered:\n%s", got)
	}
	hit(m, "enter")
	if row, _ := m.chosen().Chosen(); row.Text != "said that Orsavia would reopen its two northern piers once the monitoring station is working" {
		t.Errorf("the wording is %q; %s", row.Text, m.said)
	}
	for _, c := range [][2]string{{"a happening", "Timeline"}, {"a pledge of", "Pledges"}, {"an open issue of its own", "Open issues"}} {
		rows := m.panes[m.paneNamed(c[1])-1]
		before := rows.Len()
		hit(m, "v", "j", "enter")
		for !strings.HasPrefix(m.over.items[m.over.Mark()].text, c[0]) {
			hit(m, "j")
		}
		hit(m, "enter")
		if rows.Len() != before+1 || !strings.Contains(m.said, "added to "+c[1]) {
			t.Errorf("%q gives %s %d rows, %d before; %s", c[0], c[1], rows.Len(), before, m.said)
		}
	}
	if err := model.Check(m.all.Briefing); err != nil {
		t.Error(err)
	}
	hit(m, "u", "u", "u", "u")
	if m.all.Briefing != start {
		t.Error("undone, it is another briefing")
	}
	hit(m, "v", "esc")
	if m.reader.Selecting() || !m.at.article {
		t.Error("Esc should end the selection and stay in the article")
	}
}

// TestCorrectNothing opens the list on the value that there is; to choose it again
// keeps nothing and marks nothing.
func TestCorrectNothing(t *testing.T) {
	m, s := reviewer(t, 120, 36)
	hit(m, "3", "E", "enter")
	if len(s.kept) > 0 || len(pledge(t, m, "p-piers").Edited) > 0 || !strings.Contains(m.said, "nothing changed") {
		t.Errorf("kept %v, edited %v: %s", s.kept, pledge(t, m, "p-piers").Edited, m.said)
	}
}

// TestNextOpen goes round the end of a pane before it goes into another.
func TestNextOpen(t *testing.T) {
	m, _ := reviewer(t, 120, 36)
	hit(m, "3", "G", "a", ".")
	if m.chosen().Name() != "Pledges" || m.chosen().Index() != 0 {
		t.Errorf("at row %d of %s", m.chosen().Index(), m.chosen().Name())
	}
	for range m.chosen().Len() - 2 {
		hit(m, "a")
	}
	hit(m, ".", ".")
	if m.chosen().Name() == "Pledges" {
		t.Errorf("at row %d of %s, where one is left, that one was at", m.chosen().Index(), m.chosen().Name())
	}
}

// TestMergeAsks merges a row with one of another status: both are named, and only
// who says so has them merged.
func TestMergeAsks(t *testing.T) {
	m, s := reviewer(t, 120, 36)
	hit(m, "3", "g")
	first, second := m.chosen().RowAt(0), m.chosen().RowAt(1)
	hit(m, "M")
	got := screen(m)
	for _, want := range []string{first.Text, second.Text, "promised  ", "offered  "} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not named:\n%s", want, got)
		}
	}
	hit(m, "M", "enter")
	if m.over != nil || len(s.kept) > 0 || m.said != "nothing is merged" {
		t.Fatalf("a slip is kept: %+v; %s", s.kept, m.said)
	}
	hit(m, "M", "j", "enter")
	if len(m.all.Pledges) != 7 || !strings.Contains(m.said, "merged “lend two") || !strings.Contains(m.said, "with “reopen its") {
		t.Errorf("%d pledges; %s", len(m.all.Pledges), m.said)
	}
	hit(m, "u", "4", "M")
	if m.over != nil || len(m.all.Issues) != 2 {
		t.Errorf("issues are all of one sort: %d; %s", len(m.all.Issues), m.said)
	}
}

// TestMergeKeepsVerdict merges an open row with an accepted one, and says what holds.
func TestMergeKeepsVerdict(t *testing.T) {
	for second, want := range map[string]struct {
		first   string
		verdict review.Verdict
		said    string
	}{
		"a": {"E", review.Accept, "accepted as one of them was"},
		"r": {"a", review.None, "their verdicts differ"},
	} {
		m, _ := reviewer(t, 120, 36)
		hit(m, "3")
		row, _ := m.chosen().Chosen()
		if want.first == "a" {
			hit(m, "a")
		} else {
			hit(m, "j")
		}
		hit(m, second, "g", "v", "j")
		if got := screen(m); m.said == "" && !strings.Contains(got, "2 rows selected") {
			t.Errorf("nothing says that rows are selected:\n%s", got)
		}
		hit(m, "M", "j", "enter")
		if now, _ := m.chosen().Chosen(); now.Key != row.Key {
			t.Errorf("at %s after the merge, not at %s", now.Key, row.Key)
		}
		if got := pledge(t, m, row.Key).Verdict; got != want.verdict || !strings.Contains(m.said, want.said) {
			t.Errorf("%q: %s", got, m.said)
		}
	}
}

// TestUndoGoesToIt undoes from other places than the one where it was done: it is
// gone to, and H leads back.
func TestUndoGoesToIt(t *testing.T) {
	m, _ := reviewer(t, 120, 36)
	hit(m, "0", "g", "j", "r", "r", "u", "u")
	if m.glance.Mark() != 1 || m.at.pane != layout.Glance {
		t.Errorf("at a glance: line %d", m.glance.Mark())
	}
	hit(m, "3", "j", "a", "1", "u")
	if m.at.pane != 3 || m.chosen().Index() != 1 {
		t.Errorf("from another pane: row %d of pane %d", m.chosen().Index(), m.at.pane)
	}
	hit(m, "H")
	if m.at.pane != 1 {
		t.Errorf("H leads to pane %d", m.at.pane)
	}
	hit(m, "7", "g", "a", "j", "j", "u")
	if m.at.pane != 7 || m.chosen().Index() != 0 {
		t.Errorf("in Coverage: row %d of pane %d", m.chosen().Index(), m.at.pane)
	}
	hit(m, "3", "g", "enter", "a", "u")
	if !m.at.article || m.chosen().Index() != 0 {
		t.Errorf("in the article: row %d", m.chosen().Index())
	}
	hit(m, "U", "6", "u")
	if m.at.pane != 3 || m.at.article {
		t.Errorf("from the article: pane %d", m.at.pane)
	}
}

// TestUndoGoesBack is at what was undone.
func TestUndoGoesBack(t *testing.T) {
	m, _ := reviewer(t, 120, 36)
	hit(m, "3", "a", "u")
	if m.chosen().Index() != 0 {
		t.Errorf("at row %d", m.chosen().Index())
	}
	hit(m, "l", "j", "X", "u")
	if m.detail.Mark() != 1 || !m.at.inside {
		t.Errorf("at line %d of the card; %s", m.detail.Mark(), m.said)
	}
}

// TestTwoCopies keeps what was just said beside what another copy did, and says
// whose an action is that cannot be undone here.
func TestTwoCopies(t *testing.T) {
	m, s := reviewer(t, 120, 36)
	hit(m, "3", "a", "j")
	target, _ := m.review.of.Target(review.Key{Kind: review.Pledge, ID: "p-ice"}, model.Span{})
	s.from = []review.Action{{ID: "theirs", Do: review.Judge, Value: string(review.Accept), Items: []review.Target{target}}}
	hit(m, "u")
	if !strings.Contains(m.said, "undone: accepted") || !strings.Contains(m.said, "another readout") {
		t.Errorf("said: %s", m.said)
	}
	hit(m, "u")
	if !strings.Contains(m.said, "nothing to undo: what still holds is the other") {
		t.Errorf("said: %s", m.said)
	}
	hit(m, "R")
	if got := screen(m); !strings.Contains(got, "(in another readout)") {
		t.Errorf("the history says nothing of it:\n%s", got)
	}
}

// TestPlaceIsKept keeps where one is with every action, so that a program that is
// killed opens there again.
func TestPlaceIsKept(t *testing.T) {
	m, _ := reviewer(t, 120, 36)
	var at bookmark.Mark
	m.keepPlace = func(b bookmark.Mark) { at = b }
	hit(m, "3", "a")
	if row, _ := m.chosen().Chosen(); at.Pane != "Pledges" || at.Row != row.Key {
		t.Errorf("kept %s, %s", at.Pane, at.Row)
	}
}
