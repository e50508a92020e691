package export

import (
	"path"
	"slices"

	"readout/model"
	"readout/ui/tell"
)

// An outline is a briefing as text for reading: what is best known at a glance,
// then sections of items. Plain text, Markdown and HTML are three ways to write one.
type outline struct {
	title, about string
	glance       section
	sections     []section
}

type section struct {
	heading string
	groups  []group
}

type group struct {
	heading []part // none for none
	items   []item
}

type item struct {
	line
	details []line
}

// A line is what stands in one line, who tells it, and the sentences that it
// comes from. Whose words stand in it is told first.
type line struct {
	parts   []part
	told    []model.Span
	proofs  []model.Span
	verdict string // what a reviewer holds of it; "" for nothing
}

// A part is a stretch of a line: the briefing's own figures and labels, or words
// of a source, which always stand in quotation marks.
type part struct {
	text   string
	words  bool
	strong bool       // what the eye looks for: who, when
	link   bool       // an address; it is a link where the way of writing has links
	span   model.Span // where the words stand; zero for those that only name something
}

func ours(s string) part   { return part{text: s} }
func words(s string) part  { return part{text: s, words: true} }
func strong(s string) part { return part{text: s, strong: true} }

// said are the words under a span.
func (d drawn) said(s model.Span) part { return part{text: d.Text(s), words: true, span: s} }

// quoted is a part as it is read: words of a source in quotation marks.
func (p part) quoted() string {
	if p.words {
		return "“" + p.text + "”"
	}
	return p.text
}

func join(parts []part) string {
	out := ""
	for _, p := range parts {
		out += p.quoted()
	}
	return out
}

// How much of the briefing stands at the top, for the first screen.
const (
	glanceEntries = 5 // as many of each as on the first screen
	glancePledges = 8
	glanceIssues  = 6
	glanceParts   = 5
)

// drawn makes outlines of a briefing.
type drawn struct {
	*tell.Book
	*Review
	names map[string]int // how many sources are called that
}

func draw(b *model.Briefing, r *Review) drawn {
	d := drawn{tell.New(b), r, make(map[string]int, len(b.Sources))}
	for i := range b.Sources {
		d.names[calledBy(&b.Sources[i])]++
	}
	return d
}

// newOutline makes the outline of a briefing.
func newOutline(d drawn) outline {
	b := d.Briefing
	o := outline{title: d.title(), about: tell.Count(len(b.Sources), "source"), glance: d.glance()}
	if dates := d.Dates(); dates != "" {
		o.about += ", " + dates
	}
	if o.about += "."; d.Review != nil {
		o.about += " " + d.About
	}
	for _, s := range []section{d.sources(), d.timeline(), d.participants(), d.pledges(), d.issues(), d.differences(), d.quotes(), d.notices()} {
		if slices.ContainsFunc(s.groups, func(g group) bool { return len(g.items) > 0 }) {
			o.sections = append(o.sections, s)
		}
	}
	return o
}

func (d drawn) title() string {
	if d.Title != "" || len(d.Sources) == 0 {
		return tell.Line(d.Title)
	}
	return tell.Line(d.Sources[0].Title)
}

// lines are the lines of an outline, in order.
func (o outline) lines(yield func(line) bool) {
	for _, s := range append([]section{o.glance}, o.sections...) {
		for _, g := range s.groups {
			for _, it := range g.items {
				for _, l := range append([]line{it.line}, it.details...) {
					if !yield(l) {
						return
					}
				}
			}
		}
	}
}

// A teller is a source that tells a line.
type teller struct {
	source *model.Source
	name   string
	span   model.Span // the first that it is told by
}

// tellers are the sources that tell a line, each once: the one whose words stand
// in it, then the others in their order.
func (d drawn) tellers(l line) []teller {
	var out []teller
	first := ""
	for _, p := range l.parts {
		if p.words && !p.span.IsZero() {
			first = p.span.Source
			break
		}
	}
	for _, s := range l.told {
		src := d.Source(s.Source)
		if src == nil || slices.ContainsFunc(out, func(t teller) bool { return t.source == src }) {
			continue
		}
		out = append(out, teller{src, d.outlet(src), s})
	}
	slices.SortStableFunc(out, func(a, b teller) int {
		if (a.source.ID == first) != (b.source.ID == first) {
			if a.source.ID == first {
				return -1
			}
			return 1
		}
		return a.source.Number - b.source.Number
	})
	return out
}

// calledBy is the outlet of a source, else its headline, else its file.
func calledBy(s *model.Source) string {
	if s.Outlet == "" && s.TitleBasis == model.TitleLead {
		return tell.Clip(tell.Line(path.Base(s.ID)), 40)
	}
	return tell.Outlet(s)
}

// outlet is what a source is called in a line, with its number where several are
// called the same.
func (d drawn) outlet(s *model.Source) string {
	name := calledBy(s)
	if d.names[name] > 1 {
		name += " (" + digits(s.Number) + ")"
	}
	return name
}

// cited is a source with its day: "The Outlet, 6 Jan 2026".
func (d drawn) cited(s *model.Source) string {
	out := d.outlet(s)
	if day := tell.Day(s.Published.Value, ""); day != "" {
		out += ", " + day
	}
	return out
}
