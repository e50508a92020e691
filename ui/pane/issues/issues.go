// Package issues is the pane of what is open.
package issues

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

// A Pane lists the issues: those the dossier asks about, then those the program
// found.
type Pane struct {
	*list.List
	book *tell.Book
	byID map[string]*model.Issue
}

// New makes the pane of a briefing.
func New(k *tell.Book, th theme.Theme) *Pane {
	p := &Pane{List: list.New(th)}
	p.SetBook(k)
	return p
}

// SetBook changes what is shown; the chosen issue stays where it is still there.
func (p *Pane) SetBook(k *tell.Book) {
	p.book, p.byID = k, make(map[string]*model.Issue, len(k.Issues))
	issues := make([]*model.Issue, len(k.Issues))
	for i := range k.Issues {
		issues[i] = &k.Issues[i]
		p.byID[issues[i].ID] = issues[i]
	}
	slices.SortStableFunc(issues, func(a, b *model.Issue) int { return cmp.Compare(rank(a), rank(b)) })
	var rows []list.Row
	for _, is := range issues {
		rows = append(rows, p.row(is))
	}
	p.SetRows(rows)
}

func rank(is *model.Issue) int {
	if is.Origin == model.Lens {
		return 0
	}
	return 1
}

func (p *Pane) row(is *model.Issue) list.Row {
	group := "Found in the articles"
	if is.Origin == model.Lens {
		group = "Asked by the dossier"
	}
	return list.Row{
		Key: is.ID, Group: group, Text: tell.Line(is.Title), Note: p.book.Names(p.speakers(is)),
		Tail: strconv.Itoa(len(is.Statements)),
	}
}

// speakers are those who speak to an issue, each once, the writers left out.
func (p *Pane) speakers(is *model.Issue) []string {
	var out []string
	for _, st := range is.Statements {
		if st.Speaker != "" && !slices.Contains(out, st.Speaker) {
			out = append(out, st.Speaker)
		}
	}
	return out
}

// Name is the title of the pane.
func (p *Pane) Name() string { return "Open issues" }

// Short is the title where there is little room.
func (p *Pane) Short() string { return "Open" }

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

// Card is the chosen issue, opened: each side in its own words, then the
// articles in theirs.
func (p *Pane) Card() card.Card {
	row, _ := p.Chosen()
	is := p.byID[row.Key]
	if is == nil {
		return card.Card{}
	}
	c := card.Card{
		Key: is.ID, Kind: "Open issue", Title: tell.Line(is.Title),
		Fields: []card.Field{
			{Name: "question", Value: tell.Line(is.Question)},
			{Name: "heard", Value: p.heard(is)},
		},
	}
	for _, who := range append(p.speakers(is), "") {
		s := card.Section{Title: p.title(who)}
		for _, st := range is.Statements {
			if st.Speaker == who {
				s.Lines = append(s.Lines, card.Line{Span: st.Span})
			}
		}
		c.Sections = append(c.Sections, s)
	}
	return c
}

func (p *Pane) heard(is *model.Issue) string {
	spans := make([]model.Span, len(is.Statements))
	for i, st := range is.Statements {
		spans[i] = st.Span
	}
	return tell.Count(len(spans), "statement") + " in " + p.book.Told(spans)
}

func (p *Pane) title(who string) string {
	if who == "" {
		return "In the words of the articles"
	}
	name := p.book.Name(who)
	if m := p.book.Participant(who); m != nil && tell.Role(m) != "" {
		name += ", " + tell.Role(m)
	}
	return name
}
