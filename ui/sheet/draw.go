package sheet

import (
	"cmp"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/match"
	"readout/ui/pen"
)

// View draws the sheet, every line exactly as wide as the sheet is.
func (s *Sheet) View(focused bool) []string {
	if s.drawn != nil && s.focused == focused && len(s.drawn) == s.height {
		return s.drawn
	}
	out := make([]string, 0, max(s.height, 0))
	for i := s.top; len(out) < s.height; i++ {
		if i >= len(s.lines) || s.lines[i].block < 0 {
			out = append(out, strings.Repeat(" ", s.width))
			continue
		}
		out = append(out, s.line(s.lines[i], focused))
	}
	s.drawn, s.focused = out, focused
	return out
}

func (s *Sheet) line(l line, focused bool) string {
	gutter := "  "
	if t := s.blocks[l.block].Target; t >= 0 && t == s.mark {
		style := s.th.Dim
		if focused {
			style = s.th.Accent.Bold(true)
		}
		gutter = style.Render("▌") + " "
	}
	text := gutter + strings.Repeat(" ", l.indent) + s.styled(l)
	n := ansi.StringWidth(text)
	if n > s.width {
		return ansi.Truncate(text, max(s.width, 0), "")
	}
	return text + strings.Repeat(" ", s.width-n)
}

// styled is the words of a line in the styles of their parts, with matches.
func (s *Sheet) styled(l line) string {
	hits := match.All(s.words[l.block], cmp.Or(s.query, s.lit))
	var b strings.Builder
	at := 0
	for _, p := range s.blocks[l.block].Parts {
		start, end := max(at, l.start), min(at+len(p.Text), l.end)
		if start < end {
			s.run(&b, s.words[l.block], start, end, pen.Of(p.Style), hits)
		}
		at += len(p.Text)
	}
	return b.String()
}

// run draws words[start:end] in a style, with what was searched for in another.
func (s *Sheet) run(b *strings.Builder, words string, start, end int, style pen.Pen, hits [][2]int) {
	found := pen.Of(s.th.Match)
	for _, h := range hits {
		from, to := max(h[0], start), min(h[1], end)
		if from >= to {
			continue
		}
		if start < from {
			b.WriteString(style.Draw(words[start:from]))
		}
		b.WriteString(found.Draw(words[from:to]))
		start = to
	}
	if start < end {
		b.WriteString(style.Draw(words[start:end]))
	}
}
