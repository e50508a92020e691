// Package card is what opening a row shows: the fields of an item and, source by
// source, the words it rests on. Panes fill a Card, the app draws it on a sheet;
// every line of it opens the article at its span.
package card

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"readout/model"
	"readout/ui/msg"
	"readout/ui/sheet"
	"readout/ui/tell"
	"readout/ui/theme"
)

// A Card is one item, opened.
type Card struct {
	Brief    bool   // its lines are a list rather than wordings to compare: beside the row each is cut to one
	Key      string // the key of its row
	Kind     string // "Pledge"
	Title    string
	Fields   []Field
	Sections []Section
}

// A Field is something known of the item. An empty value is left out.
type Field struct {
	Name, Value string
	Mark        theme.Mark // before the value; the zero Mark is none
	Known       bool       // the row tells it too
	More        bool       // a further line of the field before: it has no name of its own
}

// A Section is lines under a heading. One without lines is left out.
type Section struct {
	Title string
	Known bool // the title tells only what the row tells too
	Lines []Line
}

// A Line is a stretch of a source.
type Line struct {
	Span   model.Span
	Who    string       // who says it, or what differs; "" leaves it out
	Strong []model.Span // words within Span to stand out
	Quoted bool         // Span is what stands between quotation marks
	Mark   theme.Mark   // what was decided about it; the zero Mark is nothing

	before, after bool // there is more of the sentence
}

// Lines are the lines of spans, with the words to stand out in each.
func Lines(spans []model.Span, strong ...model.Span) []Line {
	var out []Line
	for _, s := range spans {
		out = append(out, Line{Span: s, Strong: strong})
	}
	return out
}

// Trail is the evidence of the card to walk along, standing at one: its lines, the
// same stretch once.
func (c Card) Trail(at int) msg.Trail {
	t := msg.Trail{Title: c.Title, At: at}
	for _, s := range c.Sections {
		for _, l := range s.Lines {
			if !slices.Contains(t.Spans, l.Span) {
				t.Spans = append(t.Spans, l.Span)
			}
		}
	}
	return t
}

// A Shape is how much of a card there is room for.
type Shape int

// The shapes. Every row that is gone past has its card drawn anew and sent, so
// none says again what stands beside it.
const (
	Whole  Shape = iota // gone into: each source with its title above its words
	Beside              // beside its row and the list of sources: their numbers will do
	Under               // a few rows under the list: what the row does not tell, cut short
)

// Blocks draws the card: target n of the sheet is span n of its trail. A line whose
// span stands further up is read there too, so it is no target of its own.
func (c Card) Blocks(k *tell.Book, th theme.Theme, shape Shape) []sheet.Block {
	if c.Title == "" && c.Kind == "" {
		return []sheet.Block{{Target: sheet.NoTarget, Parts: []sheet.Part{{Text: "Nothing of this kind was found in the articles.", Style: th.Dim}}}}
	}
	var out []sheet.Block
	if shape == Whole || shape == Beside && !c.titleStandsOut() {
		out = append(out, sheet.Block{Target: sheet.NoTarget, Parts: []sheet.Part{{Text: c.Title, Style: th.Strong}}})
	}
	out = append(out, fields(c.Fields, th, shape == Under)...)
	var seen []model.Span
	for _, s := range c.Sections {
		if len(s.Lines) == 0 {
			continue
		}
		if shape != Under || !s.Known {
			out = append(out, sheet.Block{Target: sheet.NoTarget, Space: shape != Under,
				Parts: []sheet.Part{{Text: s.Title, Style: th.Heading}}})
		}
		before := ""
		for _, l := range s.Lines {
			target := sheet.NoTarget
			if !slices.Contains(seen, l.Span) {
				target = len(seen)
				seen = append(seen, l.Span)
			}
			if shape == Whole && l.Span.Source != before {
				before = l.Span.Source
				out = append(out, sheet.Block{Target: target, Parts: []sheet.Part{{Text: k.Ref(before), Style: th.Dim}}})
			}
			if c.Brief && shape == Beside {
				l = l.glimpse(k, glimpseBeside)
			}
			out = append(out, l.block(k, th, shape, target))
		}
	}
	return out
}

// titleStandsOut reports whether the first line has the words of the title, which
// stand out there.
func (c Card) titleStandsOut() bool {
	if len(c.Sections) == 0 || len(c.Sections[0].Lines) == 0 {
		return false
	}
	l := c.Sections[0].Lines[0]
	return len(l.Strong) > 0 && l.Span.Contains(l.Strong[0])
}

// block draws line n of a card.
func (l Line) block(k *tell.Book, th theme.Theme, shape Shape, n int) sheet.Block {
	if shape == Whole {
		return sheet.Block{Target: n, Indent: 2, Parts: l.parts(k, th)}
	}
	number := sheet.Part{Text: k.Refs([]model.Span{l.Span}) + " ", Style: th.Text}
	switch {
	case shape == Under && n == 0:
		l = l.glimpse(k, glimpseFirst)
	case shape == Under:
		l = l.glimpse(k, glimpseOther)
	}
	return sheet.Block{Target: n, Hang: 2, Parts: append([]sheet.Part{number}, l.parts(k, th)...)}
}

// fields are one block each; few are one for all, without what the row tells.
func fields(fs []Field, th theme.Theme, few bool) []sheet.Block {
	var out []sheet.Block
	for _, f := range fs {
		switch {
		case f.Value == "", few && f.Known:
		case few && f.More && len(out) > 0:
			out[0].Parts = append(out[0].Parts, sheet.Part{Text: " / ", Style: th.Dim}, sheet.Part{Text: f.Value, Style: th.Text})
		case few && len(out) > 0:
			out[0].Parts = append(append(out[0].Parts, sheet.Part{Text: "; ", Style: th.Dim}), f.parts(th)...)
		default:
			out = append(out, sheet.Block{Target: sheet.NoTarget, Hang: 2, Parts: f.parts(th)})
		}
	}
	return out
}

func (f Field) parts(th theme.Theme) []sheet.Part {
	value := sheet.Part{Text: f.Value, Style: th.Text}
	if f.Mark.Glyph != "" {
		value = sheet.Part{Text: f.Mark.Glyph + " " + f.Value, Style: f.Mark.Style}
	}
	if f.More {
		return []sheet.Part{{Text: "  ", Style: th.Dim}, value}
	}
	return []sheet.Part{{Text: f.Name + " ", Style: th.Dim}, value}
}

// parts are the words of a line, those that count standing out.
func (l Line) parts(k *tell.Book, th theme.Theme) []sheet.Part {
	var out []sheet.Part
	if l.Mark.Glyph != "" {
		out = append(out, sheet.Part{Text: l.Mark.Glyph + " ", Style: l.Mark.Style})
	}
	if l.Who != "" {
		out = append(out, sheet.Part{Text: l.Who + ": ", Style: th.Accent})
	}
	if l.Quoted {
		more := ""
		if l.after {
			more = "…"
		}
		return append(out, sheet.Part{Text: "“" + k.Text(l.Span) + more + "”", Style: th.Text})
	}
	if l.before {
		out = append(out, sheet.Part{Text: "…", Style: th.Text})
	}
	at := l.Span.Start
	add := func(end int, style lipgloss.Style) {
		if text := words(k, model.Span{Source: l.Span.Source, Start: at, End: end}, at == l.Span.Start); text != "" {
			out = append(out, sheet.Part{Text: text, Style: style})
		}
		at = max(at, end)
	}
	strong := slices.Clone(l.Strong)
	slices.SortFunc(strong, func(a, b model.Span) int { return a.Start - b.Start })
	for _, s := range strong {
		if !l.Span.Contains(s) || s.Start < at {
			continue
		}
		add(s.Start, th.Text)
		add(s.End, th.Strong)
	}
	add(l.Span.End, th.Text)
	if l.after {
		out = append(out, sheet.Part{Text: "…", Style: th.Text})
	}
	return out
}

// Contrasts are the sections for the differences that concern an item.
func Contrasts(k *tell.Book, item string) []Section {
	var out []Section
	for i := range k.Differences {
		d := &k.Differences[i]
		if d.Kind == model.Exclusive || !slices.Contains(d.Items, item) {
			continue
		}
		out = append(out, Section{Title: "Sources part: " + k.Text(d.Title), Lines: Sides(k, d)})
	}
	return out
}

// Sides are the statements of a difference against each other, each sentence once
// with all that it has. What one source alone reports differs from nothing.
func Sides(k *tell.Book, d *model.Difference) []Line {
	var out []Line
	for _, c := range d.Statements {
		value := tell.Line(c.Value)
		if d.Kind == model.Exclusive {
			value = ""
		}
		i := slices.IndexFunc(out, func(l Line) bool { return l.Span == c.Span })
		switch {
		case i < 0:
			out = append(out, Line{Span: c.Span, Who: value})
		case value != "" && out[i].Who != value:
			out[i].Who = strings.TrimPrefix(out[i].Who+" / "+value, " / ")
		}
	}
	return out
}
