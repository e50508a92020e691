// Package pledges is the pane of who undertakes what.
package pledges

import (
	"cmp"
	"slices"

	"readout/model"
	"readout/ui/card"
	"readout/ui/keys"
	"readout/ui/list"
	"readout/ui/msg"
	"readout/ui/tell"
	"readout/ui/theme"
)

// A grouping is what the pledges stand under.
type grouping int

const (
	byActor grouping = iota
	byStatus
	byCondition
	groupings
)

// A Pane lists the pledges; a key changes what they are grouped by.
type Pane struct {
	*list.List
	book *tell.Book
	th   theme.Theme
	by   grouping
	byID map[string]*model.Pledge
}

// New makes the pane of a briefing.
func New(k *tell.Book, th theme.Theme) *Pane {
	p := &Pane{List: list.New(th), th: th}
	p.SetBook(k)
	return p
}

// SetBook changes what is shown; the chosen pledge stays where it is still there.
func (p *Pane) SetBook(k *tell.Book) {
	p.book, p.byID = k, make(map[string]*model.Pledge, len(k.Pledges))
	for i := range k.Pledges {
		p.byID[k.Pledges[i].ID] = &k.Pledges[i]
	}
	p.SetRows(p.rows())
}

// SetTheme changes the look.
func (p *Pane) SetTheme(th theme.Theme) {
	p.th = th
	p.List.SetTheme(th)
	p.SetRows(p.rows())
}

// A group is the pledges under one heading.
type group struct {
	title   string
	rank    int
	pledges []*model.Pledge
}

// rows are the pledges by group, the best corroborated group and pledge first.
func (p *Pane) rows() []list.Row {
	var groups []*group
	byTitle := make(map[string]*group)
	for _, pl := range p.book.TopPledges(len(p.book.Pledges)) {
		title, rank := p.heading(pl)
		g := byTitle[title]
		if g == nil {
			g = &group{title: title, rank: rank}
			byTitle[title] = g
			groups = append(groups, g)
		}
		g.pledges = append(g.pledges, pl)
	}
	slices.SortStableFunc(groups, func(a, b *group) int { return cmp.Compare(a.rank, b.rank) })
	var out []list.Row
	for _, g := range groups {
		for _, pl := range g.pledges {
			out = append(out, p.row(pl, g.title))
		}
	}
	return out
}

// heading is what a pledge stands under, and how far down that comes.
func (p *Pane) heading(pl *model.Pledge) (string, int) {
	switch p.by {
	case byStatus:
		return string(pl.Status), slices.Index(tell.Statuses(), pl.Status)
	case byCondition:
		if pl.Condition.IsZero() {
			return "no condition", 1
		}
		return p.book.Text(pl.Condition), 0
	}
	if len(pl.Actors) == 0 {
		return "nobody named", 1
	}
	return p.book.Names(pl.Actors), 0
}

func (p *Pane) row(pl *model.Pledge, group string) list.Row {
	mark := p.th.Status(pl.Status)
	r := list.Row{
		Key: pl.ID, Group: group, Text: p.book.Text(p.book.Undertaken(pl)), Note: p.book.Text(pl.Condition),
		Mark: mark.Word, Short: tell.Letter(pl.Status), Paint: mark.Style, Tail: p.book.Share(pl.Evidence),
	}
	if p.by != byActor {
		r.Text = p.book.Names(pl.Actors) + ": " + r.Text
	}
	if p.by == byCondition {
		r.Note = ""
	}
	return r
}

// Name is the title of the pane.
func (p *Pane) Name() string { return "Pledges" }

// Short is the title where there is little room.
func (p *Pane) Short() string { return "Pledges" }

// Sub is how the rows are grouped.
func (p *Pane) Sub() string {
	switch p.by {
	case byStatus:
		return "by status"
	case byCondition:
		return "by condition"
	}
	return "by actor"
}

// Grouping is how the rows are grouped, for SetGrouping.
func (p *Pane) Grouping() string { return p.Sub() }

// SetGrouping groups the rows as they were; a grouping that there is not changes
// nothing.
func (p *Pane) SetGrouping(name string) {
	was := p.by
	for p.by = range groupings {
		if p.Sub() == name {
			p.SetRows(p.rows())
			return
		}
	}
	p.by = was
}

// Update does a key, n times.
func (p *Pane) Update(a keys.Action, n int) msg.Msg {
	switch a {
	case keys.Open:
		return msg.Open{Trail: p.Card().Trail(0)}
	case keys.Group:
		p.by = (p.by + 1) % groupings
		p.SetRows(p.rows())
		return msg.Say{Text: "pledges " + p.Sub()}
	}
	p.Move(a, n)
	return nil
}

// Card is the chosen pledge, opened.
func (p *Pane) Card() card.Card {
	row, _ := p.Chosen()
	pl := p.byID[row.Key]
	if pl == nil {
		return card.Card{}
	}
	return card.Card{
		Key: pl.ID, Kind: "Pledge", Title: p.book.Text(p.book.Undertaken(pl)),
		Fields: []card.Field{
			{Name: "who", Known: p.by == byActor, Value: p.book.Names(pl.Actors)},
			{Name: "status", Known: true, Value: string(pl.Status), Mark: p.th.Status(pl.Status)},
			{Name: "condition", Known: pl.Condition.IsZero(), Value: condition(p.book.Text(pl.Condition))},
			{Name: "for", Value: p.book.Names(pl.Beneficiary)},
		},
		Sections: append([]card.Section{{
			Known: true, Title: "Worded by " + p.book.Told(pl.Evidence),
			Lines: card.Lines(pl.Evidence, pl.Action, pl.Condition),
		}}, card.Contrasts(p.book, pl.ID)...),
	}
}

func condition(text string) string {
	if text == "" {
		return "none told"
	}
	return text
}
