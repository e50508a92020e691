// Package prose turns the reading text of a source into styled rows, and says
// which rows a span is on.
package prose

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/theme"
)

// Options are what a terminal asks of a Page.
type Options struct {
	// SafeEmoji draws only what is as wide to wcwidth as it is by graphemes.
	SafeEmoji bool
}

// Kind is what a highlight tells.
type Kind int

// The kinds of highlights; where two meet, the later one is seen.
const (
	EvidenceOther Kind = iota // other evidence of the chosen item
	Evidence                  // the evidence one stands at
	Match                     // what a search found
	MatchCurrent              // the match one stands at
)

// A Highlight is a span to be seen in the text.
type Highlight struct {
	Span  model.Span
	Style Kind
}

// A Page is one source laid out at one width.
type Page struct {
	src   *model.Source
	width int
	rows  []row
}

type row struct {
	start, end int
	text       string
}

// New lays out src, width cells wide.
func New(src *model.Source, width int, th theme.Theme, opts Options) *Page {
	p := &Page{src: src, width: max(width, 1)}
	for i, b := range src.Blocks {
		if i > 0 {
			p.rows = append(p.rows, row{start: b.Start, end: b.Start})
		}
		at := b.Start
		for _, line := range strings.Split(ansi.Wrap(src.Text[b.Start:b.End], p.width, ""), "\n") {
			n := strings.Index(src.Text[at:b.End], strings.TrimSpace(line))
			at += max(n, 0)
			p.rows = append(p.rows, row{at, at + len(line), line})
			at += len(line)
		}
	}
	return p
}

// Height is the number of rows.
func (p *Page) Height() int { return len(p.rows) }

// Lines are n rows from row top on, styled, with the highlights painted.
func (p *Page) Lines(top, n int, hl []Highlight) []string {
	var out []string
	for i := max(top, 0); i < min(top+n, len(p.rows)); i++ {
		r := p.rows[i]
		line := r.text
		for _, h := range hl {
			a, b := max(h.Span.Start, r.start), min(h.Span.End, r.end)
			if h.Span.Source == p.src.ID && a < b && b-r.start <= len(r.text) {
				line = lipgloss.NewStyle().Reverse(true).Render(r.text)
			}
		}
		out = append(out, line)
	}
	return out
}

// Rows are the first and last row that show a part of s.
func (p *Page) Rows(s model.Span) (first, last int, ok bool) {
	if s.Source != p.src.ID || s.Start >= s.End || len(p.rows) == 0 {
		return 0, 0, false
	}
	return p.RowOf(s.Start), p.RowOf(s.End - 1), true
}

// Offset is the first byte of the source shown at row or below it.
func (p *Page) Offset(row int) int {
	if len(p.rows) == 0 {
		return 0
	}
	return p.rows[min(max(row, 0), len(p.rows)-1)].start
}

// RowOf is the row that shows the byte at offset, or else the next one shown.
func (p *Page) RowOf(offset int) int {
	for i, r := range p.rows {
		if r.end > offset {
			return i
		}
	}
	return max(len(p.rows)-1, 0)
}

// Find returns where query stands in the reading text.
func (p *Page) Find(query string) []model.Span {
	var out []model.Span
	if query == "" {
		return nil
	}
	text, query := strings.ToLower(p.src.Text), strings.ToLower(query)
	for at := 0; ; {
		i := strings.Index(text[at:], query)
		if i < 0 {
			return out
		}
		out = append(out, p.src.Span(at+i, at+i+len(query)))
		at += i + len(query)
	}
}
