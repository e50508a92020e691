package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/content/format/masthead"
)

// A unit is a line of the file, or several that were one before they were
// wrapped: what becomes one block.
type unit struct {
	text   string
	gap    bool // an empty line stands before it
	indent int  // spaces before it
	item   bool // a list item; the mark is taken off
	quoted bool // "> " stood before it
}

// units makes units of a clean text. Where the lines are wrapped by hand they are
// joined to paragraphs, else each line is one, but for sentences that a stray
// line end has torn.
func units(text string) []unit {
	lines := split(text)
	join := func(i int, a, b unit) bool { return torn(a, b) }
	if width := wrapped(lines); width > 0 {
		join = func(i int, a, b unit) bool { return sameParagraph(a, b, width, i < headLines) }
	}
	var out []unit
	var before unit // the last line, as it stood
	for i, line := range lines {
		if n := len(out); i > 0 && join(i, before, line) {
			out[n-1].text += glue(out[n-1].text, line.text) + line.text
		} else {
			out = append(out, line)
		}
		before = line
	}
	return out
}

// split makes a unit of each line that is not empty.
func split(text string) []unit {
	var lines []unit
	gap := false
	for line := range strings.SplitSeq(text, "\n") {
		trimmed := strings.TrimLeft(line, " ")
		u := unit{text: strings.TrimSpace(trimmed), gap: gap, indent: len(line) - len(trimmed)}
		gap = u.text == ""
		if u.text == "" {
			continue
		}
		for strings.HasPrefix(u.text, "> ") {
			u.quoted = true
			u.text = strings.TrimSpace(u.text[2:])
		}
		lines = append(lines, u)
	}
	for i := range lines {
		if rest, ok := listItem(lines, i); ok {
			lines[i].item = true
			lines[i].text = rest
		}
	}
	return lines
}

// listItem takes the mark off a list item. A bullet is one anywhere; a dash or a
// number only beside another one, for both begin paragraphs too.
func listItem(lines []unit, i int) (string, bool) {
	mark, rest := bullet(lines[i].text)
	switch {
	case mark == 0 || rest == "":
		return "", false
	case mark == '•':
		return rest, true
	}
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(lines) {
			if other, _ := bullet(lines[j].text); other == mark || j < i && lines[j].item {
				return rest, true
			}
		}
	}
	return "", false
}

// bullet tells the kind of mark a line begins with: '•', '-', '1' for a number; 0.
func bullet(s string) (mark rune, rest string) {
	first, size := utf8.DecodeRuneInString(s)
	rest = s[size:]
	switch {
	case strings.ContainsRune("•‣◦▪●○■", first):
		return '•', strings.TrimSpace(rest)
	case strings.ContainsRune("-–*", first) && strings.HasPrefix(rest, " "):
		return '-', strings.TrimSpace(rest)
	case unicode.IsDigit(first):
		digits := strings.TrimLeft(s, "0123456789")
		if len(s)-len(digits) <= 2 && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") ")) {
			return '1', strings.TrimSpace(digits[2:])
		}
	}
	return 0, ""
}

// torn reports whether line b goes on with the sentence of line a in a text of
// one line a paragraph: a is long and ends in the middle, b begins in it.
func torn(a, b unit) bool {
	first, _ := utf8.DecodeRuneInString(b.text)
	last, _ := utf8.DecodeLastRuneInString(a.text)
	return !b.item && b.quoted == a.quoted && len(a.text) >= 60 && unicode.IsLower(first) &&
		(unicode.IsLetter(last) || unicode.IsDigit(last) || last == ',' || last == '-')
}

// Lines wrapped by hand are at most this long, in characters.
const widest = 110

// wrapped tells at which width the lines are wrapped by hand, 0 when they are
// not: then most lines that another one follows end within a sentence and are
// nearly as long as the longest.
func wrapped(lines []unit) int {
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l.text)+l.indent)
	}
	if width > widest || width < 30 {
		return 0
	}
	pairs, within := 0, 0
	for i := range len(lines) - 1 {
		if lines[i+1].gap || lines[i+1].item {
			continue
		}
		pairs++
		full := utf8.RuneCountInString(lines[i].text)*10 >= width*7
		if full && !sentenceEnd(lines[i].text) {
			within++
		}
	}
	if pairs < 2 || within*2 < pairs {
		return 0
	}
	return width
}

// headLines is among how many lines those are looked for that stand over an article;
// to look through a book for them takes too long.
const headLines = 100

// sameParagraph reports whether line b goes on with line a in a text that is
// wrapped at width; head says that lines that stand over an article may be there.
func sameParagraph(a, b unit, width int, head bool) bool {
	var none masthead.Facts
	switch {
	case b.gap || b.item || b.quoted != a.quoted || isRule(a.text) || isRule(b.text):
		return torn(a, b) && !isRule(b.text)
	case b.indent >= a.indent+2 && !a.item && sentenceEnd(a.text):
		return false
	case head && (none.Line(a.text) || none.Line(b.text)):
		return false
	}
	word, _, _ := strings.Cut(b.text, " ")
	fits := utf8.RuneCountInString(a.text)+1+utf8.RuneCountInString(word) <= width*8/10
	return !fits || !sentenceEnd(a.text) && !capitals(a.text)
}

// glue is what stands between two joined lines: nothing after the hyphen of a
// word that goes on, else a space.
func glue(a, b string) string {
	first, _ := utf8.DecodeRuneInString(b)
	stem := strings.TrimSuffix(a, "-")
	last, _ := utf8.DecodeLastRuneInString(stem)
	if stem != a && unicode.IsLetter(last) && unicode.IsLower(first) {
		return ""
	}
	return " "
}
