// Package differences is the pane of the points on which sources part.
package differences

import (
	"cmp"
	"slices"
	"strings"

	"readout/model"
	"readout/ui/card"
	"readout/ui/keys"
	"readout/ui/list"
	"readout/ui/msg"
	"readout/ui/tell"
	"readout/ui/theme"
)

// A Pane lists the differences by kind: conflicts first, then nuances, then what
// one source alone reports.
type Pane struct {
	*list.List
	book *tell.Book
	byID map[string]*model.Difference
}

// New makes the pane of a briefing.
func New(k *tell.Book, th theme.Theme) *Pane {
	p := &Pane{List: list.New(th)}
	p.SetBook(k)
	return p
}

// SetBook changes what is shown; the chosen difference stays where it is still
// there.
func (p *Pane) SetBook(k *tell.Book) {
	p.book, p.byID = k, make(map[string]*model.Difference, len(k.Differences))
	all := make([]*model.Difference, len(k.Differences))
	for i := range k.Differences {
		all[i] = &k.Differences[i]
		p.byID[all[i].ID] = all[i]
	}
	order := []model.DifferenceKind{model.Conflict, model.Nuance, model.Exclusive}
	slices.SortStableFunc(all, func(a, b *model.Difference) int {
		return cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind))
	})
	// Where nothing contradicts, the first heading says so.
	alone := heading(model.Exclusive)
	if len(all) > 0 && all[0].Kind == model.Exclusive {
		alone = "No conflict found; one source alone has"
	}
	rows := make([]list.Row, len(all))
	for i, d := range all {
		rows[i] = p.row(d)
		if d.Kind == model.Exclusive {
			rows[i].Group = alone
		}
	}
	p.SetRows(rows)
}

// row begins with what differs, then says of what. What one source alone reports has
// no sides: who and what.
func (p *Pane) row(d *model.Difference) list.Row {
	r := list.Row{Key: d.ID, Group: heading(d.Kind), Text: p.title(d), Tail: p.book.Refs(spans(d))}
	if v := values(d); v != "" && d.Kind != model.Exclusive {
		r.Text = v + ": " + r.Text
	}
	return r
}

// title is what a difference is about; of a pledge it says whose.
func (p *Pane) title(d *model.Difference) string {
	for i := range p.book.Pledges {
		pl := &p.book.Pledges[i]
		if d.Kind != model.Exclusive || !pl.Action.Contains(d.Title) || len(pl.Actors) == 0 || !slices.Contains(d.Items, pl.ID) {
			continue
		}
		return p.book.Names(pl.Actors) + ": " + p.book.Text(p.book.Undertaken(pl))
	}
	return p.book.Text(d.Title)
}

func heading(kind model.DifferenceKind) string {
	switch kind {
	case model.Conflict:
		return "Contradict each other"
	case model.Nuance:
		return "Worded otherwise"
	case model.Exclusive:
		return "One source alone reports"
	}
	return string(kind)
}

// values are what differs, each once: "35 / 27".
func values(d *model.Difference) string {
	var out []string
	for _, c := range d.Statements {
		if v := tell.Line(c.Value); v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return strings.Join(out, " / ")
}

func spans(d *model.Difference) []model.Span {
	out := make([]model.Span, len(d.Statements))
	for i, c := range d.Statements {
		out[i] = c.Span
	}
	return out
}

// Name is the title of the pane.
func (p *Pane) Name() string { return "Differences" }

// Short is the title where there is little room.
func (p *Pane) Short() string { return "Diff" }

// Sub is how the rows are grouped, where a key changes that.
func (p *Pane) Sub() string { return "" }

// Update does a key, n times.
func (p *Pane) Update(a keys.Action, n int) msg.Msg {
	if a == keys.Open {
		return msg.Open{Trail: p.Card().Trail(0)}
	}
	p.Move(a, n)
	return nil
}

// Card is the chosen difference, opened: the statements against each other.
func (p *Pane) Card() card.Card {
	row, _ := p.Chosen()
	d := p.byID[row.Key]
	if d == nil {
		return card.Card{}
	}
	c := card.Card{
		Key: d.ID, Kind: "Difference", Title: p.title(d),
		Fields:   []card.Field{{Name: "kind", Known: true, Value: strings.ToLower(heading(d.Kind))}},
		Sections: []card.Section{{Title: "Told by", Known: true, Lines: card.Sides(p.book, d)}},
	}
	if d.Kind != model.Exclusive {
		c.Sections[0].Title = "Against each other"
		c.Fields = append(c.Fields, card.Field{Name: "values", Known: true, Value: values(d)})
	}
	return c
}
