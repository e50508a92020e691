package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"

	"readout/content/format"
	"readout/content/format/clean"
	"readout/model"
)

// A writer makes blocks of a parsed text.
type writer struct {
	src  []byte
	out  []format.Block
	kind model.BlockKind // of paragraphs here: within a quotation they are quotations
}

func (w *writer) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c)
	}
}

func (w *writer) add(kind model.BlockKind, level int, text string) {
	w.out = append(w.out, format.Block{Kind: kind, Level: level, Text: text})
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		w.add(model.Heading, n.Level, w.inline(n))
	case *ast.Paragraph, *ast.TextBlock:
		w.add(w.kind, 0, w.inline(n))
		w.out[len(w.out)-1].Aside = aside(n)
	case *ast.Blockquote:
		old := w.kind
		w.kind = model.BlockQuote
		w.children(n)
		w.kind = old
	case *ast.List:
		w.children(n)
	case *ast.ListItem:
		w.item(n)
	case *ast.ThematicBreak:
		w.add(format.Break, 0, "---")
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.add(model.Preformatted, 0, w.lines(n))
	case *ast.HTMLBlock:
		w.add(model.Paragraph, 0, tagless(scriptless(w.lines(n))))
	case *east.Table:
		w.table(n)
	default:
		w.children(n)
	}
}

// scriptless is a block of HTML without the script or style that it begins with.
func scriptless(s string) string {
	s = strings.TrimLeft(s, " ")
	for _, name := range []string{"script", "style"} {
		if n := len("<" + name); len(s) < n || !strings.EqualFold(s[:n], "<"+name) {
			continue
		}
		end := "</" + name + ">"
		for i := range len(s) - len(end) + 1 {
			if s[i] == '<' && strings.EqualFold(s[i:i+len(end)], end) {
				return s[i+len(end):]
			}
		}
		return ""
	}
	return s
}

// item writes a list item: its first paragraph as the item, what else is in it as
// it comes.
func (w *writer) item(n *ast.ListItem) {
	level := 0
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindList {
			level++
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c == n.FirstChild() && (c.Kind() == ast.KindParagraph || c.Kind() == ast.KindTextBlock) {
			w.add(model.ListItem, level, w.inline(c))
			continue
		}
		w.block(c)
	}
}

func (w *writer) table(n *east.Table) {
	var rows [][]string
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		var row []string
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			row = append(row, w.inline(c))
		}
		rows = append(rows, row)
	}
	w.add(model.Table, 0, clean.Cells(rows))
}

func (w *writer) lines(n ast.Node) string {
	var out strings.Builder
	for i := range n.Lines().Len() {
		at := n.Lines().At(i)
		out.Write(at.Value(w.src))
	}
	return out.String()
}

// inline is the text of a block without its marks.
func (w *writer) inline(n ast.Node) string {
	var out strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.run(&out, c)
	}
	return out.String()
}

func (w *writer) run(out *strings.Builder, n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		value := n.Segment.Value(w.src)
		if _, code := n.Parent().(*ast.CodeSpan); !code {
			value = util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(value)))
		}
		out.Write(value)
		if n.SoftLineBreak() || n.HardLineBreak() {
			out.WriteByte(' ')
		}
		return
	case *ast.String:
		out.Write(n.Value)
		return
	case *ast.AutoLink:
		out.Write(n.Label(w.src))
		return
	case *ast.Image, *ast.RawHTML:
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.run(out, c)
	}
}

// aside reports whether a paragraph is set wholly in emphasis.
func aside(n ast.Node) bool {
	c := n.FirstChild()
	return c != nil && c == n.LastChild() && c.Kind() == ast.KindEmphasis
}

// tagless is the text of a piece of HTML.
func tagless(s string) string {
	var out strings.Builder
	skip := false
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.StartTagToken:
			name, _ := z.TagName()
			skip = string(name) == "script" || string(name) == "style"
		case html.EndTagToken:
			skip = false
			out.WriteByte(' ')
		case html.TextToken:
			if !skip {
				out.Write(z.Text())
			}
		}
	}
}
