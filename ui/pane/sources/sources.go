// Package sources is the pane of the articles, and of what was left out.
package sources

import (
	"slices"
	"strconv"
	"strings"

	"readout/model"
	"readout/ui/card"
	"readout/ui/keys"
	"readout/ui/list"
	"readout/ui/msg"
	"readout/ui/tell"
	"readout/ui/theme"
)

const notice = "notice " // begins the key of a row that is not a source

// A Pane lists the sources with how far each was read.
type Pane struct {
	*list.List
	book *tell.Book
	read map[string]int // percent, by Source.ID
}

// New makes the pane of a briefing.
func New(k *tell.Book, th theme.Theme) *Pane {
	p := &Pane{List: list.New(th), read: make(map[string]int)}
	p.SetBook(k)
	return p
}

// SetBook changes what is shown; the chosen source stays where it is still there.
func (p *Pane) SetBook(k *tell.Book) {
	p.book = k
	p.SetRows(p.rows())
}

// SetRead tells how many percent of a source were read.
func (p *Pane) SetRead(id string, percent int) {
	if percent > p.read[id] {
		p.read[id] = percent
		p.SetRows(p.rows())
	}
}

// Read is how many percent of each source were read, by its ID.
func (p *Pane) Read() map[string]int { return p.read }

func (p *Pane) rows() []list.Row {
	var out []list.Row
	for _, s := range p.book.Shown() {
		text := tell.Line(s.Title)
		if s.Outlet != "" {
			text = tell.Line(s.Outlet) + ": " + text
		}
		out = append(out, list.Row{
			Key: s.ID, Lead: "[" + strconv.Itoa(s.Number) + "]", Text: text,
			Note: p.readSoFar(s), Mark: tell.Day(s.Published.Value, p.book.Year()), Tail: p.tail(s),
		})
	}
	for i, n := range p.book.Notices {
		text := tell.Line(n.Message)
		if n.Path != "" {
			text = tell.Line(n.Path) + ": " + text
		}
		group := "Doubtful"
		if n.Lost {
			group = "Left out"
		}
		if strings.HasSuffix(n.Path, ".toml") {
			group = "Settings"
		}
		out = append(out, list.Row{Key: notice + strconv.Itoa(i), Group: group, Lead: "!", Text: text})
	}
	return out
}

// readSoFar is how much of a source was read, "" where nothing was.
func (p *Pane) readSoFar(s *model.Source) string {
	switch n := p.read[s.ID]; {
	case n >= 100:
		return "read"
	case n > 0:
		return strconv.Itoa(n) + "% read"
	}
	return ""
}

// tail is how long a source is, or why that does not matter.
func (p *Pane) tail(s *model.Source) string {
	switch same := p.book.Source(s.SameAs); {
	case same != nil:
		return "= [" + strconv.Itoa(same.Number) + "]"
	case s.Language != "":
		return tell.Clip(tell.Line(s.Language), 8)
	}
	return strconv.Itoa(s.Words) + "w"
}

// Len is the number of sources: notices are shown, but not counted.
func (p *Pane) Len() int { return len(p.book.Shown()) }

// Name is the title of the pane.
func (p *Pane) Name() string { return "Sources" }

// Short is the title where there is little room.
func (p *Pane) Short() string { return "Sources" }

// Sub is how the rows are grouped, where a key changes that.
func (p *Pane) Sub() string { return "" }

// Update does a key, n times.
func (p *Pane) Update(a keys.Action, n int) msg.Msg {
	if a == keys.Open {
		row, _ := p.Chosen()
		if p.book.Source(row.Key) == nil {
			return msg.Say{Text: "this file could not be read as an article"}
		}
		return msg.Article{Source: row.Key}
	}
	p.Move(a, n)
	return nil
}

// Card is the chosen source, opened.
func (p *Pane) Card() card.Card {
	row, _ := p.Chosen()
	s := p.book.Source(row.Key)
	if s == nil {
		return p.notice(row)
	}
	title := tell.Line(s.Title)
	if s.TitleBasis == model.TitleLead {
		title += " (no headline: the first words)"
	}
	return card.Card{
		Key: s.ID, Kind: "Source", Title: title,
		Fields: []card.Field{
			{Name: "outlet", Value: told(tell.Line(s.Outlet))},
			{Name: "by", Value: tell.Line(s.Byline)},
			{Name: "from", Value: tell.Line(s.Dateline)},
			{Name: "published", Value: tell.Published(s.Published, "")},
			{Name: "length", Known: true, Value: tell.Count(s.Words, "word")},
			{Name: "read", Known: true, Value: strconv.Itoa(p.read[s.ID]) + "%"},
			{Name: "analysed", Value: notAnalysed(s)},
			{Name: "same as", Value: p.sameAs(s)},
			{Name: "same wording", Value: p.sameWording(s)},
			{Name: "holds", Value: p.holds(s.ID)},
			{Name: "language", Value: tell.Line(s.Language)},
			{Name: "address", Value: tell.Line(s.URL)},
			{Name: "file", Value: tell.Line(s.ID)},
		},
		Sections: []card.Section{
			{Title: "It alone reports", Lines: p.alone(s.ID)},
			{Title: "It begins", Lines: begins(s)},
		},
	}
}

// notice is the card of a row that is cut where it is long: all that it says.
func (p *Pane) notice(row list.Row) card.Card {
	c := card.Card{Key: row.Key, Kind: "Notice", Title: row.Text}
	if i, err := strconv.Atoi(strings.TrimPrefix(row.Key, notice)); err == nil && i < len(p.book.Notices) {
		n := p.book.Notices[i]
		c.Title = row.Group
		c.Fields = []card.Field{{Name: tell.Line(n.Path), Value: tell.Line(n.Message)}}
	}
	return c
}

func told(s string) string {
	if s == "" {
		return "not told"
	}
	return s
}

// notAnalysed says why nothing was found in a source, "" where it was analysed.
func notAnalysed(s *model.Source) string {
	if s.NotAnalysed == "" {
		return ""
	}
	return tell.Line(s.NotAnalysed) + ": shown, not analysed"
}

// sameAs says which source is the same article.
func (p *Pane) sameAs(s *model.Source) string {
	if o := p.book.Source(s.SameAs); o != nil {
		return "[" + strconv.Itoa(o.Number) + "], counted once"
	}
	return ""
}

func (p *Pane) sameWording(s *model.Source) string {
	var out []string
	for _, w := range s.SameWording {
		if o := p.book.Source(w.Source); o != nil {
			out = append(out, strconv.Itoa(int(w.Share*100+0.5))+"% as in ["+strconv.Itoa(o.Number)+"]")
		}
	}
	return tell.And(out)
}

// holds is what the briefing takes from a source.
func (p *Pane) holds(id string) string {
	in := func(spans []model.Span) bool {
		return slices.ContainsFunc(spans, func(s model.Span) bool { return s.Source == id })
	}
	var happenings, pledges, quotes int
	for i := range p.book.Timeline {
		if in(p.book.Timeline[i].Evidence) {
			happenings++
		}
	}
	for i := range p.book.Pledges {
		if in(p.book.Pledges[i].Evidence) {
			pledges++
		}
	}
	for i := range p.book.Quotes {
		if p.book.Quotes[i].Span.Source == id {
			quotes++
		}
	}
	return tell.And([]string{
		tell.Count(happenings, "happening"), tell.Count(pledges, "pledge"), tell.Count(quotes, "quotation"),
	})
}

// alone is what no other source has.
func (p *Pane) alone(id string) []card.Line {
	var out []card.Line
	for i := range p.book.Differences {
		d := &p.book.Differences[i]
		if d.Kind != model.Exclusive {
			continue
		}
		for _, st := range d.Statements {
			if st.Span.Source == id {
				out = append(out, card.Line{Span: st.Span})
			}
		}
	}
	return out
}

// begins is the first paragraph.
func begins(s *model.Source) []card.Line {
	for _, b := range s.Blocks {
		if b.Kind == model.Paragraph {
			return []card.Line{{Span: s.Span(b.Start, b.End)}}
		}
	}
	return nil
}
