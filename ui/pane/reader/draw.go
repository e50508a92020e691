package reader

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/prose"
)

// View draws the article, every line exactly as wide as the reader is.
func (r *Reader) View(bool) []string {
	if r.drawn != nil && len(r.drawn) == r.height {
		return r.drawn
	}
	var body []string
	if r.page != nil {
		from := max(r.top-len(r.head), 0)
		above := max(len(r.head)-r.top, 0)
		body = r.page.Lines(from, max(r.height-above, 0), r.highlights())
	}
	first, last := r.evidenceRows()
	out := make([]string, 0, max(r.height, 0))
	for row := r.top; len(out) < r.height; row++ {
		text := ""
		switch at := row - len(r.head) - max(r.top-len(r.head), 0); {
		case row < len(r.head):
			text = r.head[row]
		case at < len(body):
			text = body[at]
		}
		mark := "  "
		if row >= first && row <= last {
			mark = r.th.Accent.Render("▌") + " "
		}
		line := strings.Repeat(" ", r.margin()) + mark + text
		if who := r.beside(row); who != "" {
			left := r.margin() + gutter + r.textWidth() + marginGap
			line += strings.Repeat(" ", max(left-ansi.StringWidth(line), 0)) + r.th.Dim.Render(who)
		}
		out = append(out, r.fit(line))
	}
	r.drawn = out
	return out
}

// evidenceRows are the rows of the evidence one stands at; none when last is
// less than first.
func (r *Reader) evidenceRows() (first, last int) {
	s := r.place.Trail.Span()
	if r.page == nil || s.Source != r.place.Source {
		return 0, -1
	}
	first, last, ok := r.page.Rows(s)
	if !ok {
		return 0, -1
	}
	return first + len(r.head), last + len(r.head)
}

// highlights are what is marked in this article.
func (r *Reader) highlights() []prose.Highlight {
	if r.selection != nil {
		return []prose.Highlight{{Span: r.Selected(), Style: prose.MatchCurrent}}
	}
	var out []prose.Highlight
	id, trail := r.place.Source, r.place.Trail
	for _, s := range trail.Spans {
		if s.Source == id {
			out = append(out, prose.Highlight{Span: s, Style: prose.EvidenceOther})
		}
	}
	if s := trail.Span(); s.Source == id {
		out = append(out, prose.Highlight{Span: s, Style: prose.Evidence})
	}
	for i, s := range r.found {
		kind := prose.Match
		if i == r.foundAt {
			kind = prose.MatchCurrent
		}
		out = append(out, prose.Highlight{Span: s, Style: kind})
	}
	return out
}

func (r *Reader) fit(s string) string {
	n := ansi.StringWidth(s)
	if n > r.width {
		return ansi.Truncate(s, max(r.width, 0), "")
	}
	return s + strings.Repeat(" ", max(r.width-n, 0))
}
