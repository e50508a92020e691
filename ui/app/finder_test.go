package app

import (
	"fmt"
	"strings"
	"testing"

	"readout/ui/keys"
	"readout/ui/match"
	"readout/ui/msg"
)

func typeIn(m *Model, text string) {
	for _, r := range text {
		if r == ' ' {
			m.Update(key("space"))
			continue
		}
		m.Update(key(string(r)))
	}
}

// TestEverywhereIsAScan compares what a search everywhere finds with a look at
// every item and every article.
func TestEverywhereIsAScan(t *testing.T) {
	for _, query := range []string{"the", "PIERS", "station", "東港", "joint declaration", "Adeyre’s", "zzz", "signed", "e"} {
		m := start(t, 120, 36)
		press(m, "S")
		typeIn(m, query)
		places, items := 0, map[string]bool{}
		for _, it := range m.over.items {
			if open, ok := it.show.(msg.Open); ok {
				s := open.Trail.Span()
				if got := m.book.Text(s); !strings.EqualFold(strings.ReplaceAll(got, "’", "'"), strings.ReplaceAll(query, "’", "'")) {
					t.Errorf("%q finds %q", query, got)
				}
				places++
			} else if match.In(it.text, query) {
				items[it.kind+it.text] = true
			}
		}
		want := 0
		for i := range m.book.Sources {
			text := strings.ToLower(strings.ReplaceAll(m.book.Sources[i].Text, "’", "'"))
			want += strings.Count(strings.ReplaceAll(text, "\n\n", " "), strings.ToLower(strings.ReplaceAll(query, "’", "'")))
		}
		if places != want {
			t.Errorf("%q: %d places in the articles, a count says %d", query, places, want)
		}
		all := 0
		for _, it := range m.goals() {
			if strings.Contains(match.Fold(it.text), match.Fold(query)) {
				all++
				if !items[it.kind+it.text] {
					t.Errorf("%q: %s %q is missing", query, it.kind, it.text)
				}
			}
		}
		if got := screen(m); len(m.over.items) > 0 && !strings.Contains(got, fmt.Sprintf("1/%d ", len(m.over.items))) {
			t.Errorf("%q: the count of %d is not on the screen\n%s", query, len(m.over.items), got)
		}
	}
}

// TestEverywhereWalks opens a place in an article; n and N walk all places, also
// into other articles, and Esc leads back to where the search began.
func TestEverywhereWalks(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {40, 12}} {
		m := start(t, size[0], size[1])
		press(m, "3", "j", "j")
		before := m.where()
		press(m, "S")
		typeIn(m, "icebreakers")
		for range 40 {
			if _, ok := m.over.items[m.over.Mark()].show.(msg.Open); ok {
				break
			}
			press(m, "down")
		}
		press(m, "enter")
		if !m.at.article || !strings.Contains(screen(m), "match 1/1") || !strings.Contains(screen(m), "icebreakers") {
			t.Fatalf("not at the place:\n%s", screen(m))
		}
		press(m, "n", "N", "esc")
		same(t, "back from a search everywhere", withoutReader(m.where()), withoutReader(before))
	}
}

// TestFirstOfTwoKeys binds two keys together: the first does what it does alone,
// and undoes it when the second comes next.
func TestFirstOfTwoKeys(t *testing.T) {
	m := start(t, 120, 36)
	bound := keys.Default()
	for i := range bound {
		if bound[i].Action == keys.Across {
			bound[i].Keys = []string{"g ,"}
		}
	}
	table, err := keys.New(bound)
	if err != nil {
		t.Fatal(err)
	}
	m.keys = table
	press(m, "1", "j", "j", "j", "g", ",", "esc")
	if got := m.panes[0].Index(); m.over != nil || got != 3 {
		t.Errorf("both and Esc leave row %d", got)
	}
	press(m, "g")
	if m.panes[0].Index() != 0 {
		t.Error("the first of two does not do what it does alone")
	}
}

// TestSearchNamesItsScope: g is the top and nothing else, / searches the pane and
// S everywhere, and the prompt says which.
func TestSearchNamesItsScope(t *testing.T) {
	m := start(t, 120, 36)
	press(m, "3", "j", "j", "g", "/")
	if m.over != nil || m.panes[2].Index() != 0 || !strings.Contains(screen(m), "in Pledges: ") {
		t.Errorf("g and / are not the top and a search here:\n%s", screen(m))
	}
	press(m, "z", "z", "z", "z", "enter")
	if !strings.Contains(screen(m), "S searches everywhere") {
		t.Errorf("a search in vain does not say where else to look:\n%s", screen(m))
	}
	press(m, "S")
	if m.over == nil || !strings.Contains(screen(m), "everywhere: ") {
		t.Errorf("the prompt does not say everywhere:\n%s", screen(m))
	}
}

// TestPalette does an action, goes to a pane, goes to an item.
func TestPalette(t *testing.T) {
	m := start(t, 120, 36)
	press(m, "3", ":")
	typeIn(m, "whole screen")
	press(m, "enter")
	if !m.at.zoom || m.at.pane != 3 {
		t.Errorf("zoom by the palette: %+v", m.at)
	}
	press(m, "z", "ctrl+p")
	typeIn(m, "timeli")
	press(m, "enter")
	if m.at.pane != 1 {
		t.Errorf("to the timeline by the palette: pane %d", m.at.pane)
	}
	press(m, ":")
	typeIn(m, "icebreakers")
	press(m, "enter")
	if row, _ := m.chosen().Chosen(); row.Key != "p-ice" {
		t.Errorf("to a pledge by the palette: %s", row.Key)
	}
	press(m, ":")
	typeIn(m, "qqqqq")
	press(m, "enter")
	if m.over != nil || m.said == "" {
		t.Error("nothing found should say so and close")
	}
}
