package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWholeReasonIsSaid: what is said is read to its end where the screen is narrow,
// and the rows that it takes are given back.
func TestWholeReasonIsSaid(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 36}} {
		m := start(t, size[0], size[1])
		for _, keys := range [][]string{{"3", "y"}, {"3", "Y"}, {"3", "e"}, {"3", "l", "o"}, {"#"}} {
			press(m, keys...)
			said, before := m.said, m.rows()
			if said == "" {
				t.Fatalf("%v says nothing", keys)
			}
			all := strings.Join(strings.Fields(screen(m)), " ")
			if lines := m.saidLines(); !strings.Contains(all, lines[len(lines)-1]) || strings.Join(lines, " ") != said {
				t.Errorf("%v at %v: %q is not there in full:\n%s", keys, size, said, screen(m))
			}
			if got := m.lines(); len(got) != len(before) {
				t.Errorf("%d rows, not %d", len(got), len(before))
			}
			press(m, "esc")
		}
	}
}

// TestSelectionIsTold: which words are selected is read without colours.
func TestSelectionIsTold(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}} {
		m := start(t, size[0], size[1])
		press(m, "3", "enter", "v", "w", "w", "w")
		m.said = ""
		words := strings.Fields(m.all.Text(m.reader.Selected()))
		lines := strings.Split(strings.TrimSpace(screen(m)), "\n")
		last := lines[len(lines)-1]
		if !strings.Contains(last, "“"+words[0]) || !strings.Contains(last, words[len(words)-1]+"”") {
			t.Errorf("%v: %q does not tell %q", size, last, words)
		}
	}
}

func TestMiddle(t *testing.T) {
	for _, c := range []struct {
		s     string
		width int
		want  string
	}{
		{"a ferry", 20, "“a ferry”"},
		{"the ferry will not leave before noon", 25, "“the ferry … noon”"},
	} {
		if got := middle(c.s, c.width); got != c.want {
			t.Errorf("%q in %d: %q, not %q", c.s, c.width, got, c.want)
		}
	}
}

func TestEditorThatChangedNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("as it was"), 0o600); err != nil {
		t.Fatal(err)
	}
	in := edit{said: unread, path: path, was: "as it was"}
	if got := in.after(); got != "the file is as it was" {
		t.Error(got)
	}
	in.was = "other"
	if got := in.after(); got != unread {
		t.Error(got)
	}
	if len(fmt.Sprint(" ", unread)) > 80 {
		t.Error("too long for one row")
	}
}
