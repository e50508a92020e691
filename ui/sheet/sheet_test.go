package sheet_test

import (
	"fmt"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/keys"
	"readout/ui/sheet"
	"readout/ui/theme"
)

func blocks(n int) []sheet.Block {
	var out []sheet.Block
	for i := range n {
		if i%3 == 0 {
			out = append(out, sheet.Block{Target: sheet.NoTarget, Space: true, Parts: []sheet.Part{{Text: "Heading"}}})
		}
		out = append(out, sheet.Block{Target: i, Indent: i % 4, Hang: i % 3, Parts: []sheet.Part{
			{Text: fmt.Sprintf("<%d> ", i), Style: lipgloss.NewStyle().Bold(true)},
			{Text: strings.Repeat("some words 東京 and-more ", 1+i%5)},
		}})
	}
	return out
}

func TestMarkIsInSight(t *testing.T) {
	for height := 1; height < 14; height++ {
		s := sheet.New(theme.Default(), 60)
		s.SetSize(44, height)
		s.SetBlocks(blocks(20))
		for _, a := range []keys.Action{keys.Down, keys.Up} {
			for i := range 400 {
				s.Move(a, 1)
				if height > 6 && !strings.Contains(ansi.Strip(strings.Join(s.View(true), "\n")), "▌") {
					t.Fatalf("height %d, step %d: no mark in sight", height, i)
				}
			}
			want := 19
			if a == keys.Up {
				want = 0
			}
			if s.Mark() != want {
				t.Errorf("height %d: the mark ends at %d, want %d", height, s.Mark(), want)
			}
		}
		s.Move(keys.Bottom, 0)
		if _, to, of := s.Position(); to != of {
			t.Errorf("height %d: the end is at line %d of %d", height, to, of)
		}
	}
}

// TestNoWordIsLost wraps at every width and finds all words in order.
func TestNoWordIsLost(t *testing.T) {
	for width := 12; width < 90; width++ {
		s := sheet.New(theme.Default(), 0)
		s.SetBlocks(blocks(6))
		s.SetSize(width, 400)
		text := ansi.Strip(strings.Join(s.View(true), "\n"))
		for _, line := range strings.Split(text, "\n") {
			if lipgloss.Width(line) != width {
				t.Fatalf("width %d: %q", width, line)
			}
		}
		got := strings.ReplaceAll(strings.Join(strings.Fields(strings.ReplaceAll(text, "▌", " ")), ""), " ", "")
		var want strings.Builder
		for _, b := range blocks(6) {
			for _, p := range b.Parts {
				want.WriteString(strings.Join(strings.Fields(p.Text), ""))
			}
		}
		if got != want.String() {
			t.Fatalf("width %d:\n got %s\nwant %s", width, got, want.String())
		}
	}
}

func TestResizeKeepsTheTop(t *testing.T) {
	s := sheet.New(theme.Default(), 0)
	s.SetSize(60, 6)
	s.SetBlocks(blocks(30))
	for range 12 {
		s.Move(keys.Down, 1)
	}
	mark := s.Mark()
	for _, w := range []int{30, 120, 44, 60} {
		s.SetSize(w, 6)
	}
	if s.Mark() != mark {
		t.Errorf("the mark went from %d to %d", mark, s.Mark())
	}
}

func TestSearch(t *testing.T) {
	s := sheet.New(theme.Default(), 0)
	s.SetSize(40, 5)
	s.SetBlocks(blocks(20))
	s.Search("<17>")
	if at, of := s.Found(); at != 1 || of != 1 || s.Mark() != 17 {
		t.Errorf("found %d/%d at %d", at, of, s.Mark())
	}
	if !strings.Contains(ansi.Strip(strings.Join(s.View(true), "\n")), "<17>") {
		t.Error("the match is not in sight")
	}
}
