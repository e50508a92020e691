package prose

import (
	"bytes"
	"fmt"
	"strings"

	glamour "charm.land/glamour/v2/ansi"
	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"readout/model"
	"readout/ui/escape"
	"readout/ui/theme"
)

// A pen renders rows through glamour's ANSI renderer. It builds the goldmark
// tree by hand, so that nothing in an article is taken for Markdown, with one
// text node a row. Each node carries a tag in an attribute that nothing else
// here uses, the underline colour; glamour hands it through all of its writers,
// and so the cells that come out are known by the row they belong to, whatever
// bars and bullets were put before them.
//
// Glamour breaks no lines here (its width is 0): the rows are laid out already.
//
// A pen is not safe for use by several goroutines at once.
type pen struct {
	glamour renderer.Renderer
	insets  map[inset]margins
}

func newPen(th theme.Theme) *pen {
	r := glamour.NewRenderer(glamour.Options{Styles: th.Glamour(), PreserveNewLines: true})
	return &pen{
		glamour: renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(r, 1))),
		insets:  make(map[inset]margins),
	}
}

// A strip is consecutive rows of one unit, to be rendered together.
type strip struct {
	kind  model.BlockKind
	level int
	plain bool     // an item that has a bullet of its own
	rows  []string // as drawn
}

// A line is a rendered row.
type line struct {
	styled string
	left   int  // cells of decoration before the text
	lead   int  // bytes of decoration before the text, styles not counted
	wide   bool // wider than the page, which is too narrow for a single letter
	ok     bool // the text came out as it went in
}

// render renders strips. The lines come in the order of the rows.
func (p *pen) render(strips []strip) ([]line, error) {
	var src []byte
	doc := ast.NewDocument()
	tag := 0
	for _, s := range strips {
		parent := s.node(doc)
		for i, row := range s.rows {
			from := len(src)
			tag++
			src = appendTagged(src, row, tag)
			n := ast.NewTextSegment(text.NewSegment(from, len(src)))
			n.SetSoftLineBreak(i+1 < len(s.rows))
			parent.AppendChild(parent, n)
		}
	}
	var out bytes.Buffer
	if err := p.glamour.Render(&out, src, doc); err != nil {
		return nil, fmt.Errorf("rendering %d rows: %w", tag, err)
	}
	return collect(out.String(), strips, tag), nil
}

// node adds the block of a strip to doc and returns the node that takes text.
func (s strip) node(doc ast.Node) ast.Node {
	add := func(parent, child ast.Node) ast.Node {
		parent.AppendChild(parent, child)
		return child
	}
	switch {
	case s.kind == model.Heading:
		return add(doc, ast.NewHeading(s.level))
	case s.kind == model.BlockQuote:
		return add(add(doc, ast.NewBlockquote()), ast.NewParagraph())
	case s.kind == model.ListItem && !s.plain:
		list := ast.NewList('-')
		list.IsTight = true
		return add(add(add(doc, list), ast.NewListItem(2)), ast.NewTextBlock())
	}
	return add(doc, ast.NewParagraph())
}

// appendTagged adds one row between its tag and the end of it. Glamour decodes
// entities and takes backslashes out of every token: both are put beyond it.
func appendTagged(dst []byte, row string, tag int) []byte {
	dst = fmt.Appendf(dst, "\x1b[58;2;%d;%d;%dm", tag>>16&0xff, tag>>8&0xff, tag&0xff)
	for i := range len(row) {
		switch c := row[i]; c {
		case '&':
			dst = append(dst, "&amp;"...)
		case '\\':
			dst = append(dst, `\\`...)
		default:
			dst = append(dst, c)
		}
	}
	return append(dst, "\x1b[59m"...)
}

// collect finds the rendered line of each row by its tag.
func collect(out string, strips []strip, count int) []line {
	want := make([]string, 0, count)
	for _, s := range strips {
		want = append(want, s.rows...)
	}
	lines := make([]line, count)
	seen := make([]bool, count)
	for raw := range strings.SplitSeq(out, "\n") {
		styled, tag, before, shown := untag(raw)
		if tag < 1 || tag > count {
			continue
		}
		l := &lines[tag-1]
		l.ok = !seen[tag-1] && strings.TrimRight(shown, " ") == strings.TrimRight(want[tag-1], " ")
		seen[tag-1] = true
		l.styled, l.left, l.lead = escape.Filter(styled), ansi.StringWidth(before), len(before)
	}
	return lines
}

// An inset is what decides how far text stands from the edges of a page.
type inset struct {
	kind  model.BlockKind
	level int
	plain bool
}

// margins are the cells of decoration on both sides of a row.
type margins struct{ left, right int }

// margins measures what glamour puts beside the rows of a kind of block.
func (p *pen) margins(of inset) margins {
	if m, ok := p.insets[of]; ok {
		return m
	}
	const probe = "x"
	var m margins
	lines, err := p.render([]strip{{of.kind, of.level, of.plain, []string{probe, probe}}})
	if err == nil {
		for _, l := range lines {
			m.left = max(m.left, l.left)
			m.right = max(m.right, ansi.StringWidth(l.styled)-l.left-len(probe))
		}
	}
	p.insets[of] = m
	return m
}
