// Package markdown reads Markdown: front matter, headings, lists, quotations and
// tables, with links and marks of emphasis taken out of the reading text. HTML in
// it is not read as such; its tags are left out.
package markdown

import (
	"bytes"
	"errors"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"readout/content/format"
	"readout/content/format/charset"
	"readout/content/format/clean"
	"readout/content/format/masthead"
	"readout/content/format/tidy"
	"readout/model"
)

// Format is the entry for the list of formats.
func Format() format.Format {
	return format.Format{
		Name: "Markdown", Extensions: []string{".md", ".markdown", ".mdown", ".mkd"},
		Sniff: Sniff, Read: func(data []byte) ([]*format.Article, error) {
			a, open, err := read(data)
			switch {
			case err != nil:
				return nil, err
			case open:
				err = format.PartError{Err: errors.New("its front matter is never closed; it is read as far as its fields go"), Rest: true}
			}
			return []*format.Article{a}, err
		},
	}
}

// Sniff reports whether data begins with front matter or a heading of Markdown.
func Sniff(data []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 2048)], []byte("\xEF\xBB\xBF")), " \r\n")
	for _, begin := range []string{"# ", "+++\n", "+++\r\n"} {
		if bytes.HasPrefix(head, []byte(begin)) {
			return true
		}
	}
	if rest, ok := bytes.CutPrefix(head, []byte("---")); ok {
		line, _, _ := bytes.Cut(bytes.TrimLeft(rest, "\r\n"), []byte("\n"))
		return bytes.Contains(line, []byte(":")) && (rest[0] == '\n' || rest[0] == '\r')
	}
	return false
}

// Read makes an article of Markdown.
func Read(data []byte) (*format.Article, error) {
	a, _, err := read(data)
	return a, err
}

// read makes an article; open says that its front matter is never closed.
func read(data []byte) (a *format.Article, open bool, err error) {
	src, err := charset.Decode(data, "")
	if err != nil {
		return nil, false, err
	}
	var facts masthead.Facts
	src, open = frontMatter(src, &facts)
	if tooDeep(src) {
		return nil, false, errors.New("it is nested too deeply, or too long, to be read as Markdown; its text under a name in .txt can be")
	}
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	w := &writer{src: []byte(src), kind: model.Paragraph}
	w.children(md.Parser().Parse(text.NewReader(w.src)))
	a = &format.Article{}
	a.Blocks = over(w.out, &facts)
	a.Title, a.Outlet, a.Byline, a.Dateline = facts.Title, facts.Outlet, facts.Byline, facts.Dateline
	a.URL, a.Language, a.Published = facts.URL, facts.Language, facts.Published
	a.Changed, a.Day = facts.Changed, facts.Day
	tidy.Article(a)
	if len(a.Blocks) == 0 {
		return nil, false, errors.New("it holds no text")
	}
	return a, open, nil
}

// deepest is how deep quotations and lists may nest.
const deepest = 60

// mostLines is how many lines a text may have: what the parser makes of each takes a
// hundred times its memory.
const mostLines = 300_000

// mostMarks is how many marks of emphasis and links a paragraph may have.
const mostMarks = 8000

// tooDeep reports whether a line begins with more marks of nesting than any
// article has, or a paragraph holds more marks; the parser takes too long over them.
func tooDeep(src string) bool {
	if strings.Count(src, "\n") > mostLines {
		return true
	}
	marks := 0 // of emphasis and links in the paragraph
	var t grid
	for line := range strings.Lines(src) {
		if strings.TrimSpace(line) == "" {
			marks, t = 0, grid{}
		}
		if t.line(line) {
			return true
		}
		for i := range len(line) {
			if c := line[i]; c == '*' || c == '_' || c == '~' || c == '[' {
				marks++
			}
		}
		if marks > mostMarks {
			return true
		}
		body := strings.TrimLeft(line, ">-*+ \t")
		lead := line[:len(line)-len(body)]
		levels := len(lead) - strings.Count(lead, " ") - strings.Count(lead, "\t")
		if levels > deepest && strings.TrimSpace(body) != "" || len(lead) > 40*deepest {
			return true
		}
	}
	return false
}

// A grid is what a paragraph would be as a table, whose rows the parser fills up with
// empty cells to the width of the widest.
type grid struct{ rows, columns, bytes int }

// mostCells is how many cells a table may have that has not as many bytes.
const mostCells = 100_000

// line adds a line, and reports whether the table has far more cells than it has text.
func (t *grid) line(s string) bool {
	t.rows++
	t.bytes += len(s)
	t.columns = max(t.columns, strings.Count(s, "|")+1)
	cells := t.rows * t.columns
	return t.columns > 2 && cells > mostCells && cells > 2*t.bytes
}

// over reads the headline and the facts off the first blocks and returns the others.
func over(in []format.Block, facts *masthead.Facts) []format.Block {
	out := in[:0]
	for i, b := range in {
		line := clean.Line(b.Text)
		switch {
		case i < 3 && b.Kind == model.Heading && facts.Title == "":
			facts.Title = line
			continue
		case i < 6 && b.Kind == model.Paragraph && len(line) < 160 && facts.Line(line):
			continue
		}
		out = append(out, b)
	}
	return out
}
