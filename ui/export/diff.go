package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"readout/model"
	"readout/model/compare"
	"readout/ui/escape"
	"readout/ui/tell"
)

// DiffSchema is the name of the JSON form of a comparison.
const DiffSchema = "readout/diff/v1"

// Diff writes what changed between two briefings as plain text, in the words of the
// sources, wrapped to width cells.
func Diff(w io.Writer, r compare.Report, width int) error {
	d := differ{draw(r.New, nil), draw(r.Old, nil), r}
	p := page{d.drawn, bufio.NewWriter(w), max(width, narrowest)}
	p.text(d.title(), 0, 0)
	p.text(d.about(), 0, 0)
	for _, s := range d.sections() {
		p.section(s)
	}
	if err := p.w.Flush(); err != nil {
		return fmt.Errorf("write the comparison: %w", err)
	}
	return nil
}

// DiffMarkdown writes what changed between two briefings as Markdown, with footnotes.
func DiffMarkdown(w io.Writer, r compare.Report) error {
	d := differ{draw(r.New, nil), draw(r.Old, nil), r}
	m := markdown{bufio.NewWriter(w), notes{drawn: d.drawn, known: map[string]int{}}}
	fmt.Fprintf(m.w, "# %s\n\n%s\n", escape.Markdown(d.title()), escape.Markdown(d.about()))
	for _, s := range d.sections() {
		m.section(s)
	}
	for _, n := range m.notes.list {
		m.note(n)
	}
	if err := m.w.Flush(); err != nil {
		return fmt.Errorf("write the comparison as Markdown: %w", err)
	}
	return nil
}

// A differ tells a comparison: drawn is the briefing as it is, was the one before.
type differ struct {
	drawn
	was    drawn
	report compare.Report
}

func (d differ) about() string {
	about := tell.Count(len(d.was.Sources), "source") + " before, " + digits(len(d.Sources)) + " now. "
	if !d.report.Any() {
		return about + "Nothing changed."
	}
	if len(d.report.Unseen) == 0 {
		return about + marked
	}
	edited := tell.Count(len(d.report.Unseen), "article") + " edited since: what the old text said is not kept, so what the edit changed is not told. "
	if changes := d.report; len(changes.Added)+len(changes.Removed)+len(changes.Changes) == 0 {
		return about + edited
	}
	return about + edited + marked
}

func (d differ) sections() []section {
	var out []section
	for _, s := range []section{d.articles(), d.parting(), d.fresh(), d.support(moreHeading, func(c compare.Change) bool { return len(c.More) > 0 }),
		d.otherwise(), d.support("Told by fewer sources", func(c compare.Change) bool { return len(c.Fewer) > 0 && len(c.More) == 0 }), d.gone()} {
		s.groups = slices.DeleteFunc(s.groups, func(g group) bool { return len(g.items) == 0 })
		if len(s.groups) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// kinds are the kinds of items with what they are called.
func kinds() []struct {
	kind compare.Kind
	name string
} {
	return []struct {
		kind compare.Kind
		name string
	}{
		{compare.Entry, "Timeline"}, {compare.Pledge, "Pledges"}, {compare.Issue, "Open issues"},
		{compare.Difference, "Where the sources part"}, {compare.Participant, "Participants"},
	}
}

// grouped are the changes that are wanted, by their kinds.
func (d differ) grouped(heading string, want func(compare.Change) bool, draw func(compare.Change) item) section {
	s := section{heading: heading}
	for _, k := range kinds() {
		g := group{heading: labelled(k.name)}
		for _, c := range d.report.Changes {
			if c.Kind == k.kind && want(c) {
				g.items = append(g.items, draw(c))
			}
		}
		s.groups = append(s.groups, g)
	}
	return s
}

func (d differ) articles() section {
	of := func(heading string, ids []string, b drawn) group {
		g := group{heading: labelled(heading)}
		for _, id := range ids {
			s := b.Source(id)
			l := line{parts: []part{strong("[" + digits(s.Number) + "] "), ours(strings.Join(append(compact(s.Outlet), ""), ", ")), words(tell.Line(s.Title))}}
			if day := tell.Published(s.Published, ""); day != "" {
				l.parts = append(l.parts, ours(", "+day+", "+tell.Line(s.ID)))
			}
			g.items = append(g.items, item{line: l})
		}
		return g
	}
	return section{"Articles", []group{of("Added", d.report.Added, d.drawn), of("Edited", slices.Concat(d.report.Edited, d.report.Unseen), d.drawn), of("Removed (numbered as before)", d.report.Removed, d.was)}}
}

// parting is where sources part that did not.
func (d differ) parting() section {
	s := section{heading: "New differences"}
	for _, kind := range []model.DifferenceKind{model.Conflict, model.Nuance} {
		g := group{heading: labelled(differenceName(kind))}
		for _, c := range d.report.Changes {
			if c.Kind == compare.Difference && c.New() && d.Differences[c.Is].Kind == kind {
				g.items = append(g.items, d.now(c))
			}
		}
		s.groups = append(s.groups, g)
	}
	return s
}

func (d differ) fresh() section {
	return d.grouped("New", func(c compare.Change) bool { return c.New() && c.Kind != compare.Difference }, d.now)
}

// now is an item as it is.
func (d differ) now(c compare.Change) item {
	switch c.Kind {
	case compare.Entry:
		return d.entry(&d.Timeline[c.Is])
	case compare.Pledge:
		return d.pledge(&d.Pledges[c.Is])
	case compare.Difference:
		return d.difference(&d.Differences[c.Is])
	case compare.Participant:
		return d.participant(&d.Participants[c.Is])
	}
	return d.issue(&d.Issues[c.Is])
}

func (d drawn) issue(issue *model.Issue) item {
	title := issueTitle(issue)
	title.strong = true
	it := item{line: line{parts: []part{title, ours(", " + tell.Count(len(issue.Statements), "statement"))}}}
	for _, s := range issue.Statements {
		it.told = append(it.told, s.Span)
	}
	return it
}

// support are items that more or fewer sources tell: "2 → 3 of 5".
func (d differ) support(heading string, want func(compare.Change) bool) section {
	return d.grouped(heading, func(c compare.Change) bool {
		return !c.New() && !c.Gone() && (want(c) || heading == moreHeading && c.Kind == compare.Issue && len(c.Sentences) > 0)
	}, func(c compare.Change) item {
		it := d.now(c)
		if c.Kind == compare.Difference {
			it.details = nil // its sides stand in the briefing; what is new follows
		}
		it.parts = append([]part{strong(d.share(c)), ours(": ")}, it.parts...)
		for _, s := range c.Sentences {
			it.details = append(it.details, line{parts: []part{d.said(s)}, told: []model.Span{s}})
		}
		for _, id := range c.Fewer {
			it.details = append(it.details, line{parts: []part{ours("no longer: " + d.was.called(id))}})
		}
		return it
	})
}

const moreHeading = "Told by more sources"

// share is how many sources tell an item now, and before where it was another number.
func (d differ) share(c compare.Change) string {
	out := digits(c.Now) + " of " + digits(len(d.Sources))
	if c.Before != c.Now {
		out = digits(c.Before) + " → " + out
	}
	return out
}

// otherwise are items of which fields are others now.
func (d differ) otherwise() section {
	return d.grouped("Told otherwise", func(c compare.Change) bool { return len(c.Fields) > 0 }, func(c compare.Change) item {
		it := d.now(c)
		it.details = nil
		for _, f := range c.Fields {
			it.details = append(it.details, line{parts: []part{ours(f.Name + ": "), d.was.value(f.Name, f.Old), ours(" → "), d.value(f.Name, f.New)}})
		}
		return it
	})
}

func (d drawn) value(name string, v compare.Value) part {
	text := tell.Line(v.Text)
	switch {
	case text == "":
		return ours("none")
	case !v.Span.IsZero(), name == "role":
		return words(text)
	case name == "date":
		from, to, _ := strings.Cut(text, "/")
		if to != "" {
			return ours(tell.Day(from, "") + " to " + tell.Day(to, ""))
		}
		return ours(tell.Day(from, ""))
	}
	return ours(text)
}

// gone are the items that are there no more, as they were.
func (d differ) gone() section {
	return d.grouped("Gone", compare.Change.Gone, func(c compare.Change) item {
		was := differ{drawn: d.was}
		it := was.now(compare.Change{Kind: c.Kind, Is: c.Was})
		var names []string
		for _, t := range d.was.tellers(it.line) {
			names = append(names, t.name)
		}
		if len(names) > 0 {
			it.parts = append(it.parts, ours("; was told by "+tell.And(names)))
		}
		it.told, it.proofs, it.details = nil, nil, nil // the articles of then are not cited: they may be gone
		if c.Into >= 0 {
			it.details = []line{{parts: append([]part{ours("now under ")}, d.now(compare.Change{Kind: c.Kind, Is: c.Into}).parts...)}}
		}
		return it
	})
}

type diffJSON struct {
	Schema  string       `json:"schema"`
	Old     diffSide     `json:"old"`
	New     diffSide     `json:"new"`
	Added   []diffSource `json:"sources_added"`
	Removed []diffSource `json:"sources_removed"`
	Edited  []diffSource `json:"sources_edited"`
	Changes []diffChange `json:"changes"`
}

type diffSide struct {
	Title   string `json:"title"`
	Sources int    `json:"sources"`
}

type diffSource struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Outlet string `json:"outlet"`
}

type diffChange struct {
	Kind      string      `json:"kind"`
	Change    string      `json:"change"` // added, gone, changed
	OldID     string      `json:"old_id"`
	NewID     string      `json:"new_id"`
	Text      string      `json:"text"` // words of a source, or the name
	Before    int         `json:"sources_before"`
	Now       int         `json:"sources_now"`
	More      []string    `json:"sources_more"`
	Fewer     []string    `json:"sources_fewer"`
	Fields    []diffField `json:"fields"`
	Sentences []diffSpan  `json:"sentences"`
	Into      string      `json:"into,omitempty"`
}

type diffField struct {
	Name string `json:"name"`
	Old  string `json:"old"`
	New  string `json:"new"`
}

type diffSpan struct {
	Source string `json:"source"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Text   string `json:"text"`
}

// DiffJSON writes what changed between two briefings as JSON.
func DiffJSON(w io.Writer, r compare.Report) error {
	side := func(b *model.Briefing) diffSide { return diffSide{b.Title, len(b.Sources)} }
	sources := func(b *model.Briefing, ids []string) []diffSource {
		out := []diffSource{}
		for _, id := range ids {
			s := b.Source(id)
			out = append(out, diffSource{s.ID, s.Title, s.Outlet})
		}
		return out
	}
	v := diffJSON{DiffSchema, side(r.Old), side(r.New), sources(r.New, r.Added), sources(r.Old, r.Removed), sources(r.New, slices.Concat(r.Edited, r.Unseen)), []diffChange{}}
	for _, c := range r.Changes {
		j := diffChange{Kind: string(c.Kind), Change: "changed", Before: c.Before, Now: c.Now, More: never(c.More), Fewer: never(c.Fewer), Fields: []diffField{}, Sentences: []diffSpan{}}
		switch {
		case c.New():
			j.Change = "added"
		case c.Gone():
			j.Change = "gone"
		}
		if !c.New() {
			j.OldID, j.Text = itemOf(r.Old, c.Kind, c.Was)
		}
		if !c.Gone() {
			j.NewID, j.Text = itemOf(r.New, c.Kind, c.Is)
		}
		if c.Into >= 0 {
			j.Into, _ = itemOf(r.New, c.Kind, c.Into)
		}
		for _, f := range c.Fields {
			j.Fields = append(j.Fields, diffField{f.Name, f.Old.Text, f.New.Text})
		}
		for _, s := range c.Sentences {
			j.Sentences = append(j.Sentences, diffSpan{s.Source, s.Start, s.End, r.New.Text(s)})
		}
		v.Changes = append(v.Changes, j)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write the comparison as JSON: %w", err)
	}
	return nil
}

// never is a list that is never null.
func never(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// itemOf is the ID of an item and what it says.
func itemOf(b *model.Briefing, k compare.Kind, i int) (id, text string) {
	switch k {
	case compare.Entry:
		return b.Timeline[i].ID, b.Text(b.Timeline[i].Text)
	case compare.Pledge:
		return b.Pledges[i].ID, b.Text(b.Pledges[i].Action)
	case compare.Difference:
		return b.Differences[i].ID, b.Text(b.Differences[i].Title)
	case compare.Participant:
		return b.Participants[i].ID, b.Participants[i].Name
	}
	return b.Issues[i].ID, b.Issues[i].Title
}
