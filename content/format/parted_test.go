package format

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout/model"
)

// However long its blocks are, a reading text has blocks of an end, and all its words.
func TestParted(t *testing.T) {
	for name, text := range map[string]string{
		"words": strings.Repeat("bridge ", 20_000), "one word": strings.Repeat("橋", 40_000), "lines": strings.Repeat("a\tb\n", 20_000),
		"white space": "a" + strings.Repeat(" ", 100_000) + "b", "short": "The bridge.",
	} {
		for _, kind := range []model.BlockKind{model.Paragraph, model.Heading, model.Table} {
			a := Article{Title: text, Outlet: text, Blocks: []Block{{Kind: kind, Level: 2, Text: text}}}
			s := a.Source("a")
			words := func(s string) string { return strings.Join(strings.Fields(s), "") }
			if words(s.Text) != words(text+text) {
				t.Errorf("%s as %s: words are lost", name, kind)
			}
			for _, b := range s.Blocks {
				if part := s.Text[b.Start:b.End]; len(part) > longestBlock || !utf8.ValidString(part) || part == "" {
					t.Errorf("%s as %s: a block of %d bytes", name, kind, len(part))
				}
				if b.Level == 1 && b.Start > 0 {
					t.Errorf("%s as %s: two titles", name, kind)
				}
			}
			if len(s.Title) > longestTitle || len(s.Outlet) > longestTitle {
				t.Errorf("%s: a title of %d bytes", name, len(s.Title))
			}
		}
	}
}
