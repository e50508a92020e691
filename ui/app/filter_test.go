package app

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/ui/filter"
)

// TestFilterIsFollowed turns on every filter there is: the panes, their counts
// and the search everywhere hold what it leaves, and F brings all back.
func TestFilterIsFollowed(t *testing.T) {
	m := start(t, 120, 36)
	press(m, "f")
	n := len(m.over.items)
	press(m, "esc")
	for i := range n {
		press(m, "3", "f")
		it := m.over.items[i]
		if it.days {
			press(m, "esc")
			continue
		}
		m.over.SetMark(i)
		press(m, "enter")
		if !strings.HasPrefix(m.over.items[m.over.Mark()].kind, "[x]") || m.over.items[m.over.Mark()].text != it.text {
			t.Errorf("%s: the mark stands at %q", it.text, m.over.items[m.over.Mark()].text)
		}
		press(m, "esc")
		b := it.filter.Apply(m.all, m.states)
		for pane, want := range []int{len(b.Timeline), len(b.Participants), len(b.Pledges), len(b.Issues), len(b.Shown()),
			len(b.Differences), len(b.Timeline) + len(b.Pledges) + len(b.Issues)} {
			if got := m.panes[pane].Len(); got != want {
				t.Errorf("%s: %s has %d rows, want %d", it.text, m.panes[pane].Name(), got, want)
			}
		}
		chip, _, _ := strings.Cut(it.filter.Chips(m.all)[0].Text, " ")
		if !strings.Contains(screen(m), chip) {
			t.Errorf("%q is not in the header:\n%s", chip, screen(m))
		}
		for _, g := range m.goals() {
			if g.kind == "pledge" && len(b.Pledges) == 0 {
				t.Errorf("%s: the palette offers %q", it.text, g.text)
			}
		}
		check(t, m, it.text)
		press(m, "F")
		if m.book != m.all || m.panes[2].Len() != 8 {
			t.Errorf("%s: F leaves %d pledges", it.text, m.panes[2].Len())
		}
	}
}

func TestFilterByDays(t *testing.T) {
	m := start(t, 120, 36)
	press(m, "1", "f")
	for !m.over.items[m.over.Mark()].days {
		press(m, "j")
	}
	press(m, "enter")
	typeIn(m, "2026-03-12..2026-03-18")
	press(m, "enter", "esc")
	if got := m.panes[0].Len(); got != 3 || !strings.Contains(screen(m), "12 Mar 2026–") {
		t.Errorf("%d happenings\n%s", got, screen(m))
	}
	press(m, "f")
	for !m.over.items[m.over.Mark()].days {
		press(m, "j")
	}
	press(m, "enter")
	typeIn(m, "soon")
	press(m, "enter")
	if !strings.Contains(m.said, "name a day like") || m.filter.Days.From != "2026-03-12" {
		t.Errorf("what is no day says %q", m.said)
	}
}

func TestChipIsClicked(t *testing.T) {
	m := start(t, 120, 36)
	press(m, "m", "3")
	m.setFilter(filter.Filter{}.Status("agreed").Status("refused"))
	for y, line := range strings.Split(screen(m), "\n") {
		before, _, ok := strings.Cut(line, "refused ×")
		if !ok {
			continue
		}
		m.Update(tea.MouseClickMsg{X: len([]rune(before)) + 1, Y: y, Button: tea.MouseLeft})
		if len(m.filter.Statuses) != 1 || m.filter.Statuses[0] != "agreed" {
			t.Errorf("after the click: %+v", m.filter)
		}
		return
	}
	t.Fatalf("no chip:\n%s", screen(m))
}
