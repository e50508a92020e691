// Package coverage is the pane of who reports what: a matrix of the items by the
// sources, in which every cell opens the sentence it stands for.
package coverage

import (
	"cmp"
	"slices"
	"strconv"

	"readout/model"
	"readout/ui/card"
	"readout/ui/keys"
	"readout/ui/list"
	"readout/ui/msg"
	"readout/ui/tell"
	"readout/ui/theme"
)

// What a cell shows.
const (
	Reports   = "●"
	Otherwise = "≠" // it reports it, and contradicts another source
	Silent    = "·"
)

// The kinds of items, which are the headings too; "" shows all of them.
const (
	pledges = "Pledges"
	events  = "Events"
	issues  = "Open issues"
)

// kinds are what can be shown, all first.
func kinds() []string { return []string{"", pledges, events, issues} }

// An item is a row.
type item struct {
	kind, id, text string
	evidence       []model.Span // by source, then by place
	at             model.Span   // the words that tell it
}

// A Pane is the matrix.
type Pane struct {
	*list.List
	book    *tell.Book
	kind    string // what is shown; "" for all
	items   map[string]*item
	sources []string // ID of each column
}

// New makes the pane of a briefing.
func New(k *tell.Book, th theme.Theme) *Pane {
	p := &Pane{List: list.New(th)}
	p.SetBook(k)
	return p
}

// SetBook changes what is shown; the chosen item and source stay where they are
// still there.
func (p *Pane) SetBook(k *tell.Book) {
	source := p.Source()
	p.book, p.sources = k, nil
	var heads []string
	for _, s := range k.Shown() {
		p.sources = append(p.sources, s.ID)
		heads = append(heads, strconv.Itoa(s.Number))
	}
	p.SetHeads(heads)
	p.SetSource(source)
	p.fill()
}

// fill makes the rows.
func (p *Pane) fill() {
	p.items = make(map[string]*item)
	contradicted := p.contradicted()
	rows := make([]list.Row, 0, len(p.book.Pledges)+len(p.book.Timeline)+len(p.book.Issues))
	for _, it := range p.all() {
		if p.kind != "" && p.kind != it.kind {
			continue
		}
		key := it.kind + " " + it.id
		p.items[key] = it
		rows = append(rows, list.Row{Key: key, Group: it.kind, Text: it.text, Cells: p.cells(it, contradicted[it.id])})
	}
	p.SetRows(rows)
}

// all are the items, the best corroborated pledges first.
func (p *Pane) all() []*item {
	var out []*item
	for _, pl := range p.book.TopPledges(len(p.book.Pledges)) {
		out = append(out, &item{pledges, pl.ID, p.book.Names(pl.Actors) + ": " + p.book.Text(p.book.Undertaken(pl)), pl.Evidence, pl.Action})
	}
	for i := range p.book.Timeline {
		e := &p.book.Timeline[i]
		out = append(out, &item{events, e.ID, p.book.Text(e.Text), e.Evidence, e.Text})
	}
	for i := range p.book.Issues {
		is := &p.book.Issues[i]
		it := &item{kind: issues, id: is.ID, text: tell.Line(is.Title)}
		for _, st := range is.Statements {
			it.evidence = append(it.evidence, st.Span)
		}
		out = append(out, it)
	}
	for _, it := range out {
		it.evidence = slices.Clone(it.evidence)
		slices.SortStableFunc(it.evidence, func(a, b model.Span) int {
			return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Start, b.Start))
		})
	}
	return out
}

// contradicted are, by item, the sources that contradict each other about it.
func (p *Pane) contradicted() map[string][]string {
	out := make(map[string][]string)
	for i := range p.book.Differences {
		d := &p.book.Differences[i]
		if d.Kind != model.Conflict {
			continue
		}
		for _, id := range d.Items {
			for _, c := range d.Statements {
				out[id] = append(out[id], c.Span.Source)
			}
		}
	}
	return out
}

func (p *Pane) cells(it *item, contradicted []string) []string {
	out := make([]string, len(p.sources))
	for i, id := range p.sources {
		switch {
		case it.first(id) < 0:
			out[i] = Silent
		case slices.Contains(contradicted, id):
			out[i] = Otherwise
		default:
			out[i] = Reports
		}
	}
	return out
}

// first is the first sentence of a source among the evidence, -1 when it has
// none.
func (it *item) first(source string) int {
	return slices.IndexFunc(it.evidence, func(s model.Span) bool { return s.Source == source })
}

// Name is the title of the pane.
func (p *Pane) Name() string { return "Coverage" }

// Short is the title where there is little room.
func (p *Pane) Short() string { return "Grid" }

// Sub is the source of the chosen column.
func (p *Pane) Sub() string {
	if id := p.Source(); id != "" {
		return p.book.Ref(id)
	}
	return ""
}

// Grouping is the kind of items that is shown, "" for all.
func (p *Pane) Grouping() string { return p.kind }

// SetGrouping shows one kind of items; one that there is not changes nothing.
func (p *Pane) SetGrouping(kind string) {
	if slices.Contains(kinds(), kind) && kind != p.kind {
		p.kind = kind
		p.fill()
	}
}

// Source is the source of the chosen column, "" when there is none.
func (p *Pane) Source() string {
	if i := p.Column(); i < len(p.sources) {
		return p.sources[i]
	}
	return ""
}

// SetSource chooses the column of a source, where it has one.
func (p *Pane) SetSource(id string) {
	if i := slices.Index(p.sources, id); i >= 0 {
		p.SetColumn(i)
	}
}

// Across goes n columns on and reports whether there is such a one.
func (p *Pane) Across(n int) bool { return p.SetColumn(p.Column() + n) }

// Update does a key, n times.
func (p *Pane) Update(a keys.Action, n int) msg.Msg {
	switch a {
	case keys.Open:
		return p.open()
	case keys.Group:
		order := kinds()
		p.kind = order[(slices.Index(order, p.kind)+1)%len(order)]
		p.fill()
		if p.kind == "" {
			return msg.Say{Text: "coverage of all items"}
		}
		return msg.Say{Text: "coverage: " + p.kind}
	}
	p.Move(a, n)
	return nil
}

// open opens the sentence of the chosen cell.
func (p *Pane) open() msg.Msg {
	row, _ := p.Chosen()
	it := p.items[row.Key]
	if it == nil {
		return nil
	}
	at := it.first(p.Source())
	if at < 0 {
		return msg.Say{Text: p.book.Ref(p.Source()) + " does not report it"}
	}
	return msg.Open{Trail: p.Card().Trail(at)}
}

// Card is the chosen item with the sentences of every source.
func (p *Pane) Card() card.Card {
	row, _ := p.Chosen()
	it := p.items[row.Key]
	if it == nil {
		return card.Card{}
	}
	kind := map[string]string{pledges: "pledge", events: "happening", issues: "open issue"}[it.kind]
	c := card.Card{
		Key: row.Key, Kind: "Coverage", Title: it.text,
		Fields: []card.Field{
			{Name: kind + " told by", Known: true, Value: p.book.Told(it.evidence)},
			{Name: "silent", Known: true, Value: p.silent(it)},
		},
		Sections: []card.Section{{Title: "Source by source", Known: true, Lines: card.Lines(it.evidence, it.at)}},
	}
	if it.kind != issues {
		c.Sections = append(c.Sections, card.Contrasts(p.book, it.id)...)
	}
	return c
}

// silent are the sources that do not report an item.
func (p *Pane) silent(it *item) string {
	var out []string
	for _, s := range p.book.Shown() {
		if it.first(s.ID) < 0 {
			out = append(out, "["+strconv.Itoa(s.Number)+"] "+tell.Outlet(s))
		}
	}
	return tell.And(out)
}
