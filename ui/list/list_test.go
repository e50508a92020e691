package list_test

import (
	"fmt"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/keys"
	"readout/ui/list"
	"readout/ui/theme"
)

func rows(n int) []list.Row {
	var out []list.Row
	for i := range n {
		out = append(out, list.Row{
			Key: fmt.Sprint(i), Group: fmt.Sprint("group ", i/4), Lead: "6 Jan", Text: fmt.Sprintf("row %d 東京 👩‍👩‍👧 text", i),
			Note: "a note", Mark: "promised", Short: "P", Tail: "3/5",
		})
	}
	return out
}

func TestChosenIsAlwaysInSight(t *testing.T) {
	moves := []keys.Action{keys.Down, keys.PageDown, keys.Bottom, keys.Up, keys.HalfUp, keys.Top, keys.HalfDown, keys.PageUp}
	for height := 1; height < 12; height++ {
		l := list.New(theme.Default())
		l.SetRows(rows(23))
		l.SetSize(50, height)
		for i := range 200 {
			l.Move(moves[(i*7+i/5)%len(moves)], 1+i%3)
			row, _ := l.Chosen()
			text := ansi.Strip(strings.Join(l.View(true), "\n"))
			if !strings.Contains(text, "› ") || !strings.Contains(text, "row "+row.Key+" ") {
				t.Fatalf("height %d, move %d: row %s is not in sight\n%s", height, i, row.Key, text)
			}
		}
	}
}

func TestExactSize(t *testing.T) {
	l := list.New(theme.Default())
	l.SetRows(rows(9))
	l.Search("row")
	for width := 1; width < 130; width++ {
		l.SetSize(width, 7)
		lines := l.View(width%2 == 0)
		if len(lines) != 7 {
			t.Fatalf("%d lines", len(lines))
		}
		for _, line := range lines {
			if n := lipgloss.Width(line); n != width {
				t.Fatalf("width %d: %d cells: %q", width, n, line)
			}
		}
	}
}

func TestChoiceSurvivesRegrouping(t *testing.T) {
	l := list.New(theme.Default())
	l.SetSize(40, 5)
	l.SetRows(rows(12))
	l.Select("7")
	other := rows(12)
	for i, j := 0, len(other)-1; i < j; i, j = i+1, j-1 {
		other[i], other[j] = other[j], other[i]
	}
	l.SetRows(other)
	if row, _ := l.Chosen(); row.Key != "7" {
		t.Errorf("row %s is chosen", row.Key)
	}
	l.SetRows(nil)
	if _, ok := l.Chosen(); ok || l.Index() != -1 {
		t.Error("an empty list has a chosen row")
	}
	l.Move(keys.Down, 1)
	l.Move(keys.PageUp, 1)
	l.View(true)
}

func TestSteps(t *testing.T) {
	l := list.New(theme.Default())
	l.SetSize(40, 5)
	l.SetRows(rows(12))
	l.Select("5")
	l.Search("ROW 1")
	var got []string
	for range 4 {
		row, _ := l.Chosen()
		at, of := l.Found()
		got = append(got, fmt.Sprintf("%s %d/%d", row.Key, at, of))
		l.Step(1)
	}
	if want := "[10 2/3 11 3/3 1 1/3 10 2/3]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
	l.Search("")
	if _, of := l.Found(); of != 0 {
		t.Error("the search did not end")
	}
}

// TestHeadingStays walks down one long group: its heading is always seen, and
// never in place of the chosen row.
func TestHeadingStays(t *testing.T) {
	l := list.New(theme.Default())
	long := rows(40)
	for i := range long {
		long[i].Group = "the long group"
	}
	l.SetRows(long)
	l.SetSize(50, 8)
	for i := range 90 {
		a := keys.Down
		if i > 45 {
			a = keys.Up
		}
		l.Move(a, 1)
		lines := strings.Split(ansi.Strip(strings.Join(l.View(true), "\n")), "\n")
		if !strings.Contains(lines[0], "the long group") {
			t.Fatalf("step %d: the first line is %q", i, lines[0])
		}
		if l.ClickLine(0) {
			t.Fatal("a click on a heading should choose nothing")
		}
	}
}

// TestMatrix draws a matrix at every width: lines are exactly as wide, and the
// chosen column is among those in sight.
func TestMatrix(t *testing.T) {
	l := list.New(theme.Default())
	matrix := rows(9)
	var heads []string
	for i := range 40 {
		heads = append(heads, fmt.Sprint(i+1))
	}
	for i := range matrix {
		matrix[i].Cells = make([]string, len(heads))
		for j := range heads {
			matrix[i].Cells[j] = "·"
		}
	}
	l.SetRows(matrix)
	l.SetHeads(heads)
	for column := range heads {
		if !l.SetColumn(column) || l.Column() != column {
			t.Fatalf("column %d cannot be chosen", column)
		}
		for width := 1; width < 120; width += 1 + width/9 {
			l.SetSize(width, 7)
			for _, line := range l.View(true) {
				if n := lipgloss.Width(line); n != width {
					t.Fatalf("width %d: %d cells: %q", width, n, line)
				}
			}
			if head := ansi.Strip(l.View(true)[0]); width > 20 && !strings.Contains(head+" ", " "+heads[column]+" ") {
				t.Fatalf("width %d: column %s is not in sight: %q", width, heads[column], head)
			}
		}
	}
	if l.SetColumn(40) || l.SetColumn(-1) {
		t.Error("there are 40 columns")
	}
}
