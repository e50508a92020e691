package app

import (
	"strings"
	"testing"

	"readout/ui/layout"
)

// footerOf is the last row of the screen.
func footerOf(m *Model) string {
	all := strings.Split(screen(m), "\n")
	return all[len(all)-1]
}

// TestFooterNamesTheWayOut looks at what the footer says of Enter and of the way
// out, on the smallest screen that is made for reading too.
func TestFooterNamesTheWayOut(t *testing.T) {
	for _, c := range []struct {
		name  string
		keys  []string
		enter string
	}{
		{"card", []string{"3", "l"}, "Enter open"},
		{"article", []string{"3", "enter"}, ""},
		{"filter", []string{"f"}, "Enter toggle"},
		{"correct", []string{"3", "E"}, "Enter choose"},
		{"what the words are", []string{"3", "enter", "v", "enter"}, "Enter choose"},
		{"history", []string{"3", "a", "R"}, "Enter go to"},
	} {
		for _, width := range []int{120, 40} {
			m, _ := reviewer(t, width, map[int]int{120: 36, 40: 12}[width])
			hit(m, c.keys...)
			hit(m, "down") // what was said is gone
			if got := footerOf(m); !strings.Contains(got, "Esc back") || !strings.Contains(got, c.enter) {
				t.Errorf("%s, %d wide: %q lacks Esc or %q", c.name, width, got, c.enter)
			}
		}
	}
	m, _ := reviewer(t, 40, 12)
	hit(m, "3", "c")
	if got := strings.TrimRight(footerOf(m), " "); !strings.HasSuffix(got, "give up") {
		t.Errorf("the footer of a note is cut: %q", got)
	}
}

// TestProgressIsReadable: a filter leaves room for how much was reviewed, and at a
// glance it is told of the whole dossier.
func TestProgressIsReadable(t *testing.T) {
	m, _ := reviewer(t, 120, 36)
	hit(m, "3", "a", "f", "/", "m", "e", "r", "r", "o", "w", "enter", "enter", "esc", "esc")
	if m.filter.Empty() || m.at.pane != 3 {
		t.Fatalf("nothing is filtered:\n%s", screen(m))
	}
	for line := range strings.SplitSeq(screen(m), "\n") {
		if head, _, _ := strings.Cut(line, "│"); strings.Contains(head, "3 Pledges") &&
			(strings.Contains(head, "…") && !strings.Contains(head, "×") || !strings.Contains(head, " of 8 ") || !strings.Contains(head, "reviewed")) {
			t.Errorf("the head is cut: %q", head)
		}
	}
	hit(m, "0")
	if m.at.pane != layout.Glance || !strings.Contains(screen(m), "reviewed") {
		t.Errorf("at a glance nothing tells how much was reviewed:\n%s", screen(m))
	}
}

// TestSearchFindsWhatItMeans leaves scattered letters out where a query stands,
// and puts what begins with it first.
func TestSearchFindsWhatItMeans(t *testing.T) {
	m := start(t, 120, 36)
	press(m, ":")
	typeIn(m, "cov")
	if got := m.over.items[m.over.Mark()].text; got != "Coverage" {
		t.Errorf(":cov marks %q", got)
	}
	press(m, "esc", "S")
	typeIn(m, "northern")
	for _, it := range m.over.items {
		if !strings.Contains(strings.ToLower(it.text), "northern") {
			t.Errorf("“northern” does not stand in %q", it.text)
		}
	}
	press(m, "esc", "S")
	typeIn(m, "nthrn") // stands nowhere: its letters do
	if len(m.over.items) == 0 {
		t.Error("scattered letters find nothing at all")
	}
}

// TestSearchInFilterMarksWhatItFinds: a heading that was found has the line under
// it marked, which is the one that Enter takes.
func TestSearchInFilterMarksWhatItFinds(t *testing.T) {
	m := start(t, 120, 36)
	press(m, "f", "/", "d", "a", "y", "s", "enter")
	if at := m.over.Mark(); !m.over.items[at].days {
		t.Fatalf("marked is %q", m.over.items[at].text)
	}
	press(m, "enter")
	if !strings.Contains(footerOf(m), "as 2026-01-06") {
		t.Errorf("the prompt has no example: %q", footerOf(m))
	}
	press(m, "j", "enter")
	if !strings.Contains(footerOf(m), "name a day like 2026-01-06") {
		t.Errorf("the form of a day is not told: %q", footerOf(m))
	}
}
