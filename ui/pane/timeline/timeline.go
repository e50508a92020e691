// Package timeline is the pane of what happened and when.
package timeline

import (
	"slices"

	"readout/model"
	"readout/ui/card"
	"readout/ui/keys"
	"readout/ui/list"
	"readout/ui/msg"
	"readout/ui/tell"
	"readout/ui/theme"
)

// A Pane lists the entries: before the event, the event, after it, what waits on
// a condition, what is undated.
type Pane struct {
	*list.List
	book *tell.Book
	byID map[string]*model.Entry
}

// New makes the pane of a briefing.
func New(k *tell.Book, th theme.Theme) *Pane {
	p := &Pane{List: list.New(th)}
	p.SetBook(k)
	return p
}

// SetBook changes what is shown; the chosen entry stays where it is still there.
func (p *Pane) SetBook(k *tell.Book) {
	p.book, p.byID = k, make(map[string]*model.Entry, len(k.Timeline))
	entries := make([]*model.Entry, len(k.Timeline))
	for i := range k.Timeline {
		entries[i] = &k.Timeline[i]
		p.byID[entries[i].ID] = entries[i]
	}
	order := tell.Groups()
	slices.SortStableFunc(entries, func(a, b *model.Entry) int {
		return slices.Index(order, k.Group(a)) - slices.Index(order, k.Group(b))
	})
	rows := make([]list.Row, len(entries))
	for i, e := range entries {
		rows[i] = p.row(e)
	}
	p.SetRows(rows)
}

func (p *Pane) row(e *model.Entry) list.Row {
	return list.Row{
		Key:   e.ID,
		Group: p.group(e),
		Lead:  tell.When(e.When, p.book.Year()),
		Text:  p.book.Text(e.Text),
		Note:  p.book.Text(e.Condition),
		Tail:  p.book.Share(e.Evidence),
	}
}

func (p *Pane) group(e *model.Entry) string {
	g := p.book.Group(e)
	if g == tell.TheEvent {
		return string(g) + ", " + tell.Day(p.book.EventDay, "")
	}
	return string(g)
}

// Name is the title of the pane.
func (p *Pane) Name() string { return "Timeline" }

// Short is the title where there is little room.
func (p *Pane) Short() string { return "Time" }

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

// Card is the chosen entry, opened.
func (p *Pane) Card() card.Card {
	row, _ := p.Chosen()
	e := p.byID[row.Key]
	if e == nil {
		return card.Card{}
	}
	when := tell.When(e.When, "")
	if when == "" {
		when = "undated"
	}
	if e.When.Basis == model.WhenResolved {
		if by := p.book.DatedBy(e); by != "" {
			when += ", from " + by
		}
	}
	return card.Card{
		Key: e.ID, Kind: "Happening", Title: p.book.Text(e.Text),
		Fields: []card.Field{
			{Name: "when", Known: true, Value: when},
			{Name: "waits on", Value: p.book.Text(e.Condition)},
			{Name: "who", Value: p.book.Names(e.Participants)},
		},
		Sections: append([]card.Section{{
			Known: true, Title: "Told by " + p.book.Told(e.Evidence),
			Lines: card.Lines(e.Evidence, e.Text),
		}}, card.Contrasts(p.book, e.ID)...),
	}
}
