package card

import (
	"strings"
	"testing"

	"readout/model"
	"readout/ui/fixture"
	"readout/ui/tell"
	"readout/ui/theme"
)

// TestGlimpse cuts every sentence of the invented briefing about every word of it:
// the word is in sight, and the cut is short.
func TestGlimpse(t *testing.T) {
	k := tell.New(fixture.Briefing())
	for i := range k.Sources {
		s := &k.Sources[i]
		for at := 0; at+20 < len(s.Text); at += 7 {
			from, to := wordAfter(s.Text, at, at+20), at+20
			if from == to {
				continue
			}
			strong := s.Span(from, to)
			l := Line{Span: s.Span(max(from-at%400, 0), min(to+at%300, len(s.Text))), Strong: []model.Span{strong}}
			g := l.glimpse(k, glimpseOther)
			if !g.Span.Contains(s.Span(from, from+1)) || !l.Span.Contains(g.Span) || g.Span.Len() > glimpseOther && g.Span != l.Span && !strings.Contains(s.Text[g.Span.Start:g.Span.End], " ") {
				t.Fatalf("%v of %v about %v", g.Span, l.Span, strong)
			}
			if g.before != (g.Span.Start > l.Span.Start) || g.after != (g.Span.End < l.Span.End) {
				t.Fatalf("%v of %v: before %v, after %v", g.Span, l.Span, g.before, g.after)
			}
		}
	}
}

// TestMarkdownIsLiteral lets nothing of an article act in Markdown.
func TestMarkdownIsLiteral(t *testing.T) {
	b := fixture.Briefing()
	b.Sources[0].Outlet, b.Sources[0].URL = "# *x* [a](b)", "https://x.example/>\n# y"
	k := tell.New(b)
	c := Card{Title: "# <b>&amp;</b>", Fields: []Field{{Name: "who", Value: "1. `x`"}, {Name: "gone"}},
		Sections: []Section{{Title: "Told", Lines: Lines([]model.Span{b.Sources[0].Span(0, 40)})}, {Title: "empty"}}}
	got := c.Markdown(k)
	for _, want := range []string{`### \# \<b\>\&amp;\</b\>`, "- who: 1\\. \\`x\\`", "> TARN HARBOUR — Ministers", `# \*x\* \[a\](b)`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for _, not := range []string{"gone", "empty", "x.example"} {
		if strings.Contains(got, not) {
			t.Errorf("%q in\n%s", not, got)
		}
	}
}

// TestTargets: whatever the room, target n is line n.
func TestTargets(t *testing.T) {
	k := tell.New(fixture.Briefing())
	c := Card{Kind: "x", Title: "t", Sections: []Section{{Title: "a", Known: true, Lines: Lines(k.Pledges[1].Evidence)}, {Title: "b", Lines: Lines(k.Pledges[0].Evidence)}}}
	for _, shape := range []Shape{Whole, Beside, Under} {
		most := -1
		for _, b := range c.Blocks(k, theme.Default(), shape) {
			most = max(most, b.Target)
		}
		if want := len(c.Trail(0).Spans) - 1; most != want {
			t.Errorf("shape %v: the last target is %d, want %d", shape, most, want)
		}
	}
}
