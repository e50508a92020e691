// Package people is the pane of who takes part.
package people

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

// A Pane lists countries and bodies, each with its people under it, the ones
// that are named most first.
type Pane struct {
	*list.List
	book   *tell.Book
	th     theme.Theme
	quotes map[string][]*model.Quote
}

// New makes the pane of a briefing.
func New(k *tell.Book, th theme.Theme) *Pane {
	p := &Pane{List: list.New(th), th: th}
	p.SetBook(k)
	return p
}

// SetBook changes who is shown; the chosen one stays where they are still there.
func (p *Pane) SetBook(k *tell.Book) {
	p.book, p.quotes = k, make(map[string][]*model.Quote)
	for i := range k.Quotes {
		q := &k.Quotes[i]
		p.quotes[q.Speaker] = append(p.quotes[q.Speaker], q)
	}
	p.SetRows(p.rows())
}

// SetTheme changes the look.
func (p *Pane) SetTheme(th theme.Theme) {
	p.th = th
	p.List.SetTheme(th)
	p.SetRows(p.rows())
}

// A body is a country or organisation with its people.
type body struct {
	self   *model.Participant // nil for those who belong nowhere
	people []*model.Participant
}

// weight is how often a body or one of its people is named.
func (b *body) weight() int {
	n := 0
	if b.self != nil {
		n = len(b.self.Mentions)
	}
	for _, m := range b.people {
		n += len(m.Mentions)
	}
	return n
}

// bodies groups the participants.
func (p *Pane) bodies() []*body {
	var out []*body
	byName := make(map[string]*body)
	for i := range p.book.Participants {
		if m := &p.book.Participants[i]; m.Kind != model.Person {
			b := &body{self: m}
			byName[m.Name] = b
			out = append(out, b)
		}
	}
	alone := &body{}
	for i := range p.book.Participants {
		m := &p.book.Participants[i]
		if m.Kind != model.Person {
			continue
		}
		b := byName[m.Affiliation]
		if b == nil {
			b = alone
		}
		b.people = append(b.people, m)
	}
	slices.SortStableFunc(out, func(a, b *body) int { return cmp.Compare(b.weight(), a.weight()) })
	if len(alone.people) > 0 {
		out = append(out, alone)
	}
	for _, b := range out {
		slices.SortStableFunc(b.people, func(x, y *model.Participant) int {
			return cmp.Compare(len(y.Mentions), len(x.Mentions))
		})
	}
	return out
}

func (p *Pane) rows() []list.Row {
	out := make([]list.Row, 0, len(p.book.Participants))
	for _, b := range p.bodies() {
		group := ""
		if b.self == nil {
			group = "No country or body given"
		} else {
			out = append(out, p.row(b.self, "", ""))
		}
		for _, m := range b.people {
			indent := "  "
			if b.self == nil {
				indent = ""
			}
			out = append(out, p.row(m, group, indent))
		}
	}
	return out
}

func (p *Pane) row(m *model.Participant, group, indent string) list.Row {
	r := list.Row{Key: m.ID, Group: group, Text: indent + tell.Line(m.Name), Note: tell.Role(m)}
	if m.Presence != model.PresenceUnknown && m.Presence != "" {
		mark := p.th.Presence(m.Presence)
		r.Mark, r.Short, r.Paint = mark.Word, mark.Word[:1], mark.Style
	}
	if n := len(p.quotes[m.ID]); n > 0 {
		r.Tail = "“" + strconv.Itoa(n) + "”"
	}
	return r
}

// Name is the title of the pane.
func (p *Pane) Name() string { return "Participants" }

// Short is the title where there is little room.
func (p *Pane) Short() string { return "People" }

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

// Card is the chosen participant, opened: who that is, then what it says,
// undertakes, is to receive, and took part in.
func (p *Pane) Card() card.Card {
	row, _ := p.Chosen()
	m := p.book.Participant(row.Key)
	if m == nil {
		return card.Card{}
	}
	presence := string(m.Presence)
	if m.Presence == model.PresenceUnknown {
		presence = "not told"
	}
	return card.Card{
		Brief: true, Key: m.ID, Kind: "Participant", Title: tell.Line(m.Name),
		Fields: []card.Field{
			{Name: "role", Known: true, Value: tell.Role(m)},
			{Name: "of", Value: tell.Line(m.Affiliation)},
			{Name: "at the event", Known: true, Value: presence, Mark: p.th.Presence(m.Presence)},
			{Name: "also called", Value: tell.And(lines(m.Aliases))},
			{Name: "named", Value: p.named(m)},
		},
		Sections: []card.Section{
			{Title: "Says", Lines: p.says(m.ID)},
			{Title: "Undertakes", Lines: p.undertakes(m.ID, false)},
			{Title: "Is promised", Lines: p.undertakes(m.ID, true)},
			{Title: "Took part", Lines: p.tookPart(m.ID)},
			{Title: "What tells role and presence", Lines: card.Lines(m.Evidence)},
			{Title: "First named", Lines: p.firstNamed(m)},
		},
	}
}

// named is how often a participant is named and heard.
func (p *Pane) named(m *model.Participant) string {
	out := tell.Count(len(m.Mentions), "time") + " in " + p.book.Told(m.Mentions)
	if n := len(p.quotes[m.ID]); n > 0 {
		out += ", quoted " + tell.Count(n, "time")
	}
	return out
}

func lines(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = tell.Line(w)
	}
	return out
}

func (p *Pane) says(id string) []card.Line {
	var out []card.Line
	for _, q := range p.quotes[id] {
		out = append(out, card.Line{Span: q.Span, Quoted: true})
	}
	return out
}

// undertakes are the pledges that a participant makes, or those made to it.
func (p *Pane) undertakes(id string, to bool) []card.Line {
	var out []card.Line
	for i := range p.book.Pledges {
		pl := &p.book.Pledges[i]
		who, what := pl.Actors, string(pl.Status)
		if to {
			who, what = pl.Beneficiary, p.book.Names(pl.Actors)+", "+string(pl.Status)
		}
		if slices.Contains(who, id) {
			out = append(out, card.Line{Span: first(pl.Evidence, pl.Action), Who: what, Strong: []model.Span{pl.Action}})
		}
	}
	return out
}

func (p *Pane) tookPart(id string) []card.Line {
	var out []card.Line
	for i := range p.book.Timeline {
		if e := &p.book.Timeline[i]; slices.Contains(e.Participants, id) {
			out = append(out, card.Line{
				Span: first(e.Evidence, e.Text), Who: tell.When(e.When, p.book.Year()), Strong: []model.Span{e.Text},
			})
		}
	}
	return out
}

// first is the evidence that holds the words, so that they are read in their
// sentence.
func first(evidence []model.Span, words model.Span) model.Span {
	for _, e := range evidence {
		if e.Contains(words) {
			return e
		}
	}
	return words
}

// firstNamed is where each source names the participant first.
func (p *Pane) firstNamed(m *model.Participant) []card.Line {
	var out []card.Line
	seen := make(map[string]bool)
	for _, s := range m.Mentions {
		src := p.book.Source(s.Source)
		if src == nil || seen[s.Source] {
			continue
		}
		seen[s.Source] = true
		wide := s
		if i := src.Block(s.Start); i >= 0 {
			wide = around(src, s, src.Blocks[i])
		}
		out = append(out, card.Line{Span: wide, Strong: []model.Span{s}})
	}
	return out
}

// around is a span with some words before and after it, within its block.
func around(src *model.Source, s model.Span, b model.Block) model.Span {
	const words = 60 // bytes
	start, end := max(s.Start-words, b.Start), min(s.End+words, b.End)
	for start > b.Start && src.Text[start-1] != ' ' {
		start--
	}
	for end < b.End && src.Text[end] != ' ' {
		end++
	}
	return src.Span(start, max(end, s.End))
}
