package escape

import (
	"strings"
	"unicode"
)

// Markdown is Line for a text in Markdown: nothing in it is markup, wherever it
// stands. Marks have a backslash, and so have those that only mean something at
// the start of a line, and what a reader of Markdown would make a link of.
func Markdown(s string) string {
	const marks = "\\`*_{}[]<>&|~$@"
	s = strings.TrimSpace(Line(s))
	var out strings.Builder
	for i, r := range s {
		switch {
		case strings.ContainsRune(marks, r),
			i == 0 && strings.ContainsRune("#+-=!:", r),
			r == ':' && strings.HasPrefix(s[i:], "://"),
			(r == '.' || r == ')') && i > 0 && strings.Trim(s[:i], "0123456789") == "",
			r == '.' && strings.HasSuffix(strings.ToLower(s[:i]), "www"),
			r == '!' && strings.HasPrefix(s[i+1:], "["),
			r == '#' && startsWord(s[:i]):
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

// MarkdownLink reports whether an address can stand between angles in Markdown as
// it is.
func MarkdownLink(address string) bool {
	return Link(address) && !strings.HasPrefix(address, "mailto:") && !strings.ContainsAny(address, "<>\\\"`")
}
