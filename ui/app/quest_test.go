package app

import (
	"fmt"
	"strings"
	"testing"

	"readout/ui/msg"
)

// TestQuest opens what a search everywhere found, and n goes through all of it,
// items and places alike, round the end; Esc leads back to where it began.
func TestQuest(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 12}} {
		m := start(t, size[0], size[1])
		press(m, "3", "j", "j")
		before := m.where()
		press(m, "S")
		typeIn(m, "station")
		found := m.over.items
		items, places := 0, 0
		for _, it := range found {
			if _, ok := it.show.(msg.Open); ok {
				places++
			} else {
				items++
			}
		}
		if items < 2 || places < 2 {
			t.Fatalf("%d items and %d places are too few to walk", items, places)
		}
		press(m, "enter")
		for i := range 2 * len(found) {
			it := found[i%len(found)]
			if got, want := screen(m), fmt.Sprintf("everywhere %d/%d", i%len(found)+1, len(found)); !strings.Contains(got, want) {
				t.Fatalf("at %v %q is not on the screen\n%s", size, want, got)
			}
			switch to := it.show.(type) {
			case msg.Show:
				if row, _ := m.chosen().Chosen(); m.at.article || row.Key != to.Key {
					t.Errorf("at %v n leads to row %q, not %q", size, row.Key, to.Key)
				}
			case msg.Open:
				if got := m.reader.Place().Trail.Span(); !m.at.article || got != to.Trail.Span() {
					t.Errorf("at %v n leads to %v, not %v", size, got, to.Trail.Span())
				}
			}
			press(m, "n")
		}
		press(m, "N", "N", "esc")
		same(t, "Esc after a search everywhere", withoutReader(m.where()), withoutReader(before))
		if m.quest != nil {
			t.Error("Esc should end it")
		}
	}
}

// Whoever opens something else walks the evidence of that.
func TestQuestEnds(t *testing.T) {
	m := start(t, 120, 36)
	press(m, "S")
	typeIn(m, "northern piers")
	press(m, "enter", "enter")
	if m.quest != nil || !strings.Contains(screen(m), "evidence 1/") {
		t.Errorf("Enter should open the evidence:\n%s", screen(m))
	}
	at := m.reader.Place().Trail.At
	press(m, "n")
	if !m.at.article || m.reader.Place().Trail.At == at {
		t.Error("n should walk the evidence")
	}
	press(m, "ctrl+o", "ctrl+o", "ctrl+o")
	if m.at.article || m.at.pane != 0 {
		t.Error("the way back should lead to where the search began")
	}
}

// In an article a digit goes to its pane, and a count is a count.
func TestCountInArticle(t *testing.T) {
	m := start(t, 40, 12)
	press(m, "3", "enter", "g", "x", "5", "j")
	if !m.at.article || m.reader.Place().Row+max(m.reader.Place().Offset, 0) == 0 {
		t.Error("x5j should count in an article")
	}
	press(m, "5")
	if m.at.article || m.at.pane != 5 {
		t.Error("5 should go to its pane")
	}
}

// A filter is shown where it narrows something.
func TestChipsWhereTheyNarrow(t *testing.T) {
	m := start(t, 120, 36)
	press(m, "f")
	for i, it := range m.over.items {
		if it.days {
			m.over.SetMark(i)
		}
	}
	press(m, "enter")
	m.typing.text, m.typing.cursor = nil, 0
	typeIn(m, "2026-03-12")
	press(m, "enter", "esc")
	for pane, want := range map[string]bool{"1": true, "2": false, "3": false, "5": false, "7": true} {
		press(m, "esc", pane)
		if got := strings.Contains(screen(m), "12 Mar 2026 ×"); got != want {
			t.Errorf("pane %s shows the days: %v\n%s", pane, got, screen(m))
		}
	}
}

// Where nothing else names the panes, the footer does.
func TestFooterNamesThePanes(t *testing.T) {
	m := start(t, 40, 12)
	for _, walk := range []string{"0", "1", "7"} {
		press(m, walk)
		if got := screen(m); !strings.Contains(got, "0–7 panes") {
			t.Errorf("after %s:\n%s", walk, got)
		}
	}
}

// TestQuestTellsLikeness: what stands somewhere comes first and is marked; where it
// stands nowhere, that is said of what is like it.
func TestQuestTellsLikeness(t *testing.T) {
	for query, head := range map[string]string{"northern": "", "nthrn": "no such words; similar:", "declaration joint": "not in these words; with each of them:"} {
		m := start(t, 120, 36)
		press(m, "3", "S")
		typeIn(m, query)
		got := screen(m)
		if head != "" && !strings.Contains(got, head) || head == "" && (strings.Contains(got, "no such words") || strings.Contains(got, "not in these")) {
			t.Errorf("%q does not say %q:\n%s", query, head, got)
		}
		exact := true
		for i, it := range m.over.items {
			in := strings.Contains(strings.ToLower(it.text), query)
			if in && !exact {
				t.Errorf("%q: item %d stands there after one that is only like it", query, i)
			}
			exact = exact && in
		}
		press(m, "enter")
		if got := strings.Contains(screen(m), "like “"+query+"” everywhere 1/"); got != (head != "") {
			t.Errorf("%q: the footer says %q", query, footerOf(m))
		}
		if head == "" {
			lit := strings.Join(m.chosen().View(true), "\n")
			m.quest = nil
			m.settle()
			if strings.Join(m.chosen().View(true), "\n") == lit {
				t.Errorf("%q is not marked where it was found", query)
			}
		}
	}
}
