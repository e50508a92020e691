package export

import (
	"cmp"
	"slices"
	"strings"

	"readout/model"
	"readout/ui/escape"
)

// stretches are the parts of each source that lines come from, in order and
// without overlap: where spans overlap, the stretch holds them all. By source ID.
type stretches map[string][]model.Span

// cited finds the stretches that an outline comes from. None reaches over the end
// of a block.
func cited(b *model.Briefing, o outline) stretches {
	all := map[string][]model.Span{}
	add := func(s model.Span) {
		src := b.Source(s.Source)
		if src == nil || b.Text(s) == "" {
			return
		}
		for _, block := range src.Blocks {
			if from, to := max(s.Start, block.Start), min(s.End, block.End); from < to {
				all[src.ID] = append(all[src.ID], src.Span(from, to))
			}
		}
	}
	for l := range o.lines {
		for _, p := range l.parts {
			add(p.span)
		}
		named := map[string]bool{}
		for _, s := range l.told { // a teller leads to the first of its sentences
			if !named[s.Source] {
				add(s)
			}
			named[s.Source] = true
		}
		for _, s := range l.proofs {
			add(s)
		}
	}
	for id, spans := range all {
		slices.SortFunc(spans, func(a, b model.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
		out := spans[:0]
		for _, s := range spans {
			if n := len(out); n > 0 && s.Start < out[n-1].End {
				out[n-1].End = max(out[n-1].End, s.End)
			} else {
				out = append(out, s)
			}
		}
		all[id] = out
	}
	return all
}

// id is the name of the stretch that holds a byte of a source, of the whole
// article where none does.
func (c stretches) id(src *model.Source, at int) string {
	all := c[src.ID]
	i, found := slices.BinarySearchFunc(all, at, func(s model.Span, at int) int { return cmp.Compare(s.Start, at) })
	if !found {
		i--
	}
	if i < 0 || at >= all[i].End {
		return "s" + digits(src.Number)
	}
	return "s" + digits(src.Number) + "-" + digits(all[i].Start)
}

type webArticle struct {
	Number                  int
	Title, Lang, Facts, Out string
	Blocks                  []webBlock
}

type webBlock struct {
	Quoted bool
	Class  string
	Runs   []webRun
}

// A webRun is a stretch of a block; with an ID it is cited.
type webRun struct{ ID, Text string }

// article is a source as it was read, with the stretches that are cited marked.
func (m *pageMaker) article(s *model.Source) webArticle {
	out := webArticle{Number: s.Number, Title: escape.Line(s.Title), Facts: facts(s), Out: outside(s.URL)}
	if s.Language != "en" {
		out.Lang = s.Language
	}
	for _, b := range s.Blocks {
		w := webBlock{}
		switch b.Kind {
		case model.Heading:
			w.Class = "h"
		case model.ListItem:
			w.Class = "item"
		case model.BlockQuote:
			w.Quoted = true
		case model.Table, model.Preformatted:
			w.Class = "pre"
		}
		w.Runs = m.runs(s, b)
		out.Blocks = append(out.Blocks, w)
	}
	return out
}

func (m *pageMaker) runs(s *model.Source, b model.Block) []webRun {
	var out []webRun
	at := b.Start
	add := func(end int, id string) {
		if at < end {
			// A tab parts the cells of a table; the gate would make a space of it.
			var cells []string
			for cell := range strings.SplitSeq(s.Text[at:end], "\t") {
				cells = append(cells, escape.Strip(cell))
			}
			out = append(out, webRun{id, strings.Join(cells, "\t")})
			at = end
		}
	}
	for _, c := range m.stretches[s.ID] {
		if c.Start >= b.Start && c.End <= b.End {
			add(c.Start, "")
			add(c.End, m.stretches.id(s, c.Start))
		}
	}
	add(b.End, "")
	return out
}
