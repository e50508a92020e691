package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	"readout/model"
	"readout/ui/escape"
)

// Markdown writes the briefing as Markdown, every item with the sentences of its
// sources. Nothing of an article acts as markup in it.
func Markdown(w io.Writer, b *model.Briefing) error {
	o := newOutline(b, true)
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# %s\n\n%s\n", markdownText(o.title), markdownText(o.about))
	for _, s := range o.sections {
		fmt.Fprintf(out, "\n## %s\n", markdownText(s.heading))
		for _, g := range s.groups {
			if g.heading != "" {
				fmt.Fprintf(out, "\n### %s\n", markdownText(g.heading))
			}
			out.WriteByte('\n')
			for _, it := range g.items {
				fmt.Fprintf(out, "- %s\n", markdownText(join(it.head)))
				for _, d := range it.details {
					fmt.Fprintf(out, "  - %s\n", markdownText(join(d)))
				}
			}
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the briefing as Markdown: %w", err)
	}
	return nil
}

// marks are the characters that can be markup anywhere in a line.
const marks = "\\`*_{}[]<>&|~$"

// markdownText is a line of text in which nothing is markup: marks have a
// backslash, and so have those that only mean something at the start of a line,
// and what a reader of Markdown would make a link of.
func markdownText(s string) string {
	s = strings.TrimSpace(escape.Line(s))
	var out strings.Builder
	for i, r := range s {
		switch {
		case strings.ContainsRune(marks, r):
			out.WriteByte('\\')
		case i == 0 && strings.ContainsRune("#+-=!:", r):
			out.WriteByte('\\')
		case r == '@' || r == ':' && strings.HasPrefix(s[i:], "://"):
			out.WriteByte('\\')
		case (r == '.' || r == ')') && i > 0 && strings.Trim(s[:i], "0123456789") == "":
			out.WriteByte('\\')
		case r == '.' && strings.HasSuffix(strings.ToLower(s[:i]), "www"):
			out.WriteByte('\\')
		case r == '!' && strings.HasPrefix(s[i+1:], "["), r == '#' && startsWord(s[:i]):
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// startsWord reports whether what comes after s begins a word.
func startsWord(s string) bool {
	return s == "" || strings.HasSuffix(s, " ") || !unicode.IsLetter(rune(s[len(s)-1]))
}
