package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/content/format"
	"readout/content/format/clean"
	"readout/model"
)

// inline are the elements that stand within a line of text.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Br: true,
	atom.Cite: true, atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true,
	atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true,
	atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true,
	atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true,
}

// A writer makes blocks of a tree.
type writer struct {
	out   []format.Block
	run   strings.Builder // the line of text that is being put together
	kind  model.BlockKind
	level int
}

// blocks makes the blocks of a part of a page, in order.
func blocks(root *html.Node) []format.Block {
	w := &writer{kind: model.Paragraph}
	w.node(root)
	w.flush()
	return w.out
}

// flush ends the line of text. Lines that two breaks part are paragraphs.
func (w *writer) flush() {
	for part := range strings.SplitSeq(w.run.String(), "\n\n") {
		if strings.TrimSpace(part) != "" {
			w.out = append(w.out, format.Block{Kind: w.kind, Level: w.level, Text: part})
		}
	}
	w.run.Reset()
}

func (w *writer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.ElementNode:
	case html.DocumentNode:
		w.children(n)
		return
	default:
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.run.WriteByte('\n')
	case atom.Q:
		w.run.WriteString("“")
		w.children(n)
		w.run.WriteString("”")
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.as(model.Heading, int(n.Data[1]-'0'), n)
	case atom.Blockquote:
		w.quotation(n)
	case atom.Ul, atom.Ol:
		if !menu(n) {
			w.flush()
			w.children(n)
			w.flush()
		}
	case atom.Li:
		w.as(model.ListItem, depth(n), n)
	case atom.Pre:
		w.flush()
		w.out = append(w.out, format.Block{Kind: model.Preformatted, Text: text(n)})
	case atom.Hr:
		w.flush()
		w.out = append(w.out, format.Block{Kind: format.Break, Text: "---"})
	case atom.Table:
		w.table(n)
	case atom.P:
		if !teaser(n) {
			aside := wholly(n, atom.Em, atom.I)
			at := len(w.out)
			w.flush()
			at = max(at, len(w.out))
			w.children(n)
			w.flush()
			for i := at; i < len(w.out); i++ {
				w.out[i].Aside = aside
			}
		}
	default:
		if inline[n.DataAtom] {
			w.children(n)
			return
		}
		w.flush()
		w.children(n)
		w.flush()
	}
}

func (w *writer) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

// text adds text as a page shows it: white space of the source is one space.
func (w *writer) text(s string) {
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) && r != '\u00A0' {
			space = true
			continue
		}
		if space {
			w.run.WriteByte(' ')
			space = false
		}
		w.run.WriteRune(r)
	}
	if space {
		w.run.WriteByte(' ')
	}
}

// as writes n's text as blocks of one kind.
func (w *writer) as(kind model.BlockKind, level int, n *html.Node) {
	w.flush()
	oldKind, oldLevel := w.kind, w.level
	w.kind, w.level = kind, level
	w.children(n)
	w.flush()
	w.kind, w.level = oldKind, oldLevel
}

// quotation writes a block quotation without the name under it, when the name
// stands in an element of its own: the words are the quotation.
func (w *writer) quotation(n *html.Node) {
	w.flush()
	var names []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (c.DataAtom == atom.Cite || c.DataAtom == atom.Footer) {
			names = append(names, c)
		}
	}
	for _, c := range names {
		n.RemoveChild(c)
	}
	w.as(model.BlockQuote, 0, n)
}

// table writes a table of data as one block, and goes through one of layout.
func (w *writer) table(n *html.Node) {
	w.flush()
	rows := cells(n)
	data := len(rows) > 1
	for _, row := range rows {
		for _, cell := range row {
			data = data && len(cell) < 200
		}
		data = data && len(row) > 1
	}
	if !data || within(n, atom.P) && len(rows) < 3 {
		w.children(n)
		w.flush()
		return
	}
	w.out = append(w.out, format.Block{Kind: model.Table, Text: clean.Cells(rows)})
}

func cells(table *html.Node) [][]string {
	var rows [][]string
	for n := range table.Descendants() {
		if n.Type != html.ElementNode || n.DataAtom != atom.Tr {
			continue
		}
		var row []string
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && (c.DataAtom == atom.Td || c.DataAtom == atom.Th) {
				row = append(row, line(c))
			}
		}
		if len(row) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

// line is the text of n on one line.
func line(n *html.Node) string {
	w := &writer{}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	w.flush()
	return clean.Line(words(w.out))
}

// depth is how many lists n stands in.
func depth(n *html.Node) int {
	d := 0
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Ul || p.DataAtom == atom.Ol {
			d++
		}
	}
	return max(d, 1)
}

// menu reports whether a list is one of links.
func menu(n *html.Node) bool {
	all := len(strings.TrimSpace(text(n)))
	return all > 0 && linked(n)*10 >= all*7
}

// teaser reports whether a paragraph is a link to another article and nothing
// else: a link alone, which ends as no sentence does.
func teaser(n *html.Node) bool {
	s := strings.TrimSpace(text(n))
	return s != "" && linked(n)*10 >= len(s)*9 && len(s) < 160 && !strings.ContainsAny(s[len(s)-1:], ".!?") && !strings.HasSuffix(s, "”")
}

// wholly reports whether all text of n stands in one of the elements.
func wholly(n *html.Node, elements ...atom.Atom) bool {
	found := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		case c.Type == html.ElementNode && (c.DataAtom == elements[0] || c.DataAtom == elements[1]):
			found = true
		default:
			return false
		}
	}
	return found
}
