package pad

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestKeys(t *testing.T) {
	for _, c := range []struct{ start, keys, want string }{
		{"one", "enter t w o", "one\ntwo"},
		{"one\ntwo", "up end !", "one!\ntwo"},
		{"one\ntwo", "home backspace", "onetwo"},
		{"one two", "ctrl+w", "one"},
		{"one two", "ctrl+u", ""},
		{"one\ntwo", "pgup delete delete delete delete", "two"},
		{"one two", "home right ctrl+k", "o"},
		{"", "left up backspace delete ctrl+w x", "x"},
		{"a\r\nb\x1b[2J\x07c", "", "a\nbc"},
		{"  \n\n", "a", "a"},
	} {
		p := New(c.start)
		for name := range strings.FieldsSeq(c.keys) {
			if !p.Key(name) {
				p.Insert(name)
			}
		}
		if got := p.Text(); got != c.want {
			t.Errorf("%q and %s: %q, want %q", c.start, c.keys, got, c.want)
		}
	}
}

// TestView draws a text at all widths: no row is too wide, all of it is there, and
// the cursor is in the cells.
func TestView(t *testing.T) {
	const text = "The mayor said so twice,\nonce on the quay and once — 東港 — at a very-long-word-without-any-space.\n\nEnd"
	for width := 2; width < 90; width++ {
		p := New(text)
		rows, x, y := p.View(width, 100)
		if got := strings.Join(rows, ""); got != strings.ReplaceAll(text, "\n", "") {
			t.Fatalf("width %d: %q", width, got)
		}
		for _, r := range rows {
			if n := ansi.StringWidth(r); n > max(width, 2) {
				t.Fatalf("width %d: a row of %d cells", width, n)
			}
		}
		if x >= width || y != len(rows)-1 {
			t.Fatalf("width %d: the cursor is at %d, %d of %d rows", width, x, y, len(rows))
		}
		if rows, _, y := p.View(width, 3); len(rows) > 3 || y > 2 {
			t.Fatalf("%d rows, the cursor on %d", len(rows), y)
		}
	}
}
