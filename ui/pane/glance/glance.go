// Package glance is the first screen: what happened, who undertook what, what is
// open, where the sources part. It is all in the words of the sources, and every
// line of it opens on them.
package glance

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/keys"
	"readout/ui/list"
	"readout/ui/msg"
	"readout/ui/sheet"
	"readout/ui/tell"
	"readout/ui/theme"
)

// How much of the briefing is seen at a glance.
const (
	maxEntries     = 5
	maxPledges     = 8
	maxIssues      = 6
	maxDifferences = 5
	maxNotices     = 5
	maxSources     = 6
	maxWords       = 160 // letters of what happened or will be done
	maxStatement   = 260 // letters of a statement

	measure = 100 // cells of text, for comfortable reading
)

// A target is what a line opens.
type target struct {
	pane, key string // its row
	trail     msg.Trail
	source    string // the article, where it opens one from its top
}

// A Pane is At a glance.
type Pane struct {
	*sheet.Sheet
	book    *tell.Book
	th      theme.Theme
	blocks  []sheet.Block
	targets []target
	reading string // how far the articles are read, while they are
	signs   func(pane, key string) list.Sign
	sign    int // cells of a sign, with what stands after it
}

// New makes the pane of a briefing.
func New(k *tell.Book, th theme.Theme) *Pane {
	p := &Pane{Sheet: sheet.New(th, measure), book: k, th: th}
	p.build()
	p.SetBlocks(p.blocks)
	return p
}

// SetBook changes what is shown; the marked line stays marked where there is one
// for the same.
func (p *Pane) SetBook(k *tell.Book) {
	p.book = k
	p.rebuild()
}

// SetSigns has what was decided about its row stand before every line of an item,
// in so many cells; nil takes the signs away.
func (p *Pane) SetSigns(width int, of func(pane, key string) list.Sign) {
	if of == nil {
		if p.signs == nil {
			return
		}
		width = 0
	}
	p.signs, p.sign = of, width
	p.rebuild()
}

// rebuild makes the lines anew and stays at the one for the same.
func (p *Pane) rebuild() {
	was, marked := target{}, p.Mark() > 0 && p.Mark() < len(p.targets)
	if marked {
		was = p.targets[p.Mark()]
	}
	p.build()
	p.Replace(p.blocks)
	if !marked {
		return
	}
	if i := slices.IndexFunc(p.targets, was.same); i < 0 {
		p.Restore(sheet.Place{})
	} else if i != p.Mark() {
		p.SetMark(i)
	}
}

// Select marks the line of a row and reports whether there is one.
func (p *Pane) Select(pane, key string) bool {
	i := slices.IndexFunc(p.targets, func(t target) bool { return t.pane == pane && t.key == key && t.key != "" })
	if i >= 0 {
		p.SetMark(i)
	}
	return i >= 0
}

// same reports whether two lines are of one row or article.
func (t target) same(o target) bool {
	return t.pane == o.pane && t.key == o.key && t.source == o.source
}

// SetTheme changes the look.
func (p *Pane) SetTheme(th theme.Theme) {
	p.th = th
	p.Sheet.SetTheme(th)
	p.build()
	p.Replace(p.blocks)
}

// Name is the title of the pane.
func (p *Pane) Name() string { return "At a glance" }

// Update does a key, n times.
func (p *Pane) Update(a keys.Action, n int) msg.Msg {
	t := target{}
	if i := p.Mark(); i >= 0 && i < len(p.targets) {
		t = p.targets[i]
	}
	switch a {
	case keys.Open:
		if len(t.trail.Spans) > 0 {
			return msg.Open{Trail: t.trail}
		}
		if t.source != "" {
			return msg.Article{Source: t.source}
		}
	case keys.Card:
		if t.pane != "" {
			return msg.Show{Pane: t.pane, Key: t.key, Source: t.source}
		}
	case keys.Next:
		p.Move(keys.Down, n)
	case keys.Previous:
		p.Move(keys.Up, n)
	}
	p.Move(a, n)
	return nil
}

// Trail is the evidence of the marked line.
func (p *Pane) Trail() msg.Trail {
	if i := p.Mark(); i >= 0 && i < len(p.targets) {
		return p.targets[i].trail
	}
	return msg.Trail{}
}

// Span is the first evidence of the marked line.
func (p *Pane) Span() model.Span { return p.Trail().Span() }

func (p *Pane) build() {
	const lines = 2 * (maxEntries + maxPledges + maxIssues + maxDifferences + maxNotices + maxSources)
	p.blocks, p.targets = make([]sheet.Block, 0, lines), make([]target, 0, lines)
	if p.reading != "" {
		p.meanwhile()
		return
	}
	p.head()
	p.happened()
	p.undertaken()
	p.open()
	p.parts()
	p.covered()
	if len(p.targets) == 0 {
		p.text(true, sheet.Part{Text: "The program found no happening, pledge or open issue in these articles. " +
			"They can be read all the same: pane 5.", Style: p.th.Text})
	}
	p.notices()
}

// text adds a block that opens nothing.
func (p *Pane) text(space bool, parts ...sheet.Part) {
	p.blocks = append(p.blocks, sheet.Block{Target: sheet.NoTarget, Space: space, Parts: parts})
}

// line adds a block that opens t, with its further lines set in by hang cells.
func (p *Pane) line(t target, hang int, parts ...sheet.Part) {
	p.blocks = append(p.blocks, sheet.Block{Target: len(p.targets), Hang: hang, Parts: parts})
	p.targets = append(p.targets, t)
}

// item adds the line of an item, after what was decided about it.
func (p *Pane) item(t target, hang int, parts ...sheet.Part) {
	if p.signs != nil {
		sign := p.signs(t.pane, t.key)
		parts = append([]sheet.Part{{Text: pad(sign.Text, p.sign), Style: sign.Paint}}, parts...)
		hang += p.sign
	}
	p.line(t, hang, parts...)
}

// heading adds the heading of a section, and how much of it is shown.
func (p *Pane) heading(title string, shown, all int) {
	parts := []sheet.Part{{Text: title, Style: p.th.Heading}}
	if shown < all {
		parts = append(parts, sheet.Part{Text: "  " + strconv.Itoa(shown) + " of " + strconv.Itoa(all), Style: p.th.Dim})
	}
	p.text(true, parts...)
}

func (p *Pane) head() {
	title := tell.Line(p.book.Title)
	if title == "" && len(p.book.Sources) > 0 {
		title = tell.Line(p.book.Sources[0].Title)
	}
	p.text(false, sheet.Part{Text: title, Style: p.th.Strong})
	facts := tell.Count(len(p.book.Shown()), "source")
	if dates := p.book.Dates(); dates != "" {
		facts += ", " + dates
	}
	var named []string
	for _, s := range p.book.Shown() {
		if len(named) == maxSources {
			named = append(named, "and more")
			break
		}
		if s.Outlet != "" {
			named = append(named, "["+strconv.Itoa(s.Number)+"] "+tell.Line(s.Outlet))
		}
	}
	p.text(false, sheet.Part{Text: facts, Style: p.th.Text}, sheet.Part{Text: "  " + strings.Join(named, "  "), Style: p.th.Dim})
}

func (p *Pane) happened() {
	entries := p.book.TopEntries(maxEntries)
	if len(entries) == 0 {
		return
	}
	p.heading("What happened", len(entries), len(p.book.Timeline))
	dates := make([]string, len(entries))
	width := 0
	for i, e := range entries {
		dates[i] = tell.When(e.When, p.book.Year())
		if dates[i] == "" {
			dates[i] = "undated"
		}
		width = max(width, min(ansi.StringWidth(dates[i]), len("undated")))
	}
	for i, e := range entries {
		parts := []sheet.Part{
			{Text: pad(dates[i], width) + "  ", Style: p.th.Date},
			{Text: tell.Clip(p.book.Text(e.Text), maxWords), Style: p.th.Text},
		}
		parts = p.condition(parts, e.Text, e.Condition)
		parts = append(parts, sheet.Part{Text: " " + p.book.Refs(e.Evidence), Style: p.th.Dim})
		p.item(target{pane: "Timeline", key: e.ID, trail: msg.Trail{Title: p.book.Text(e.Text), Spans: e.Evidence}}, width+2, parts...)
	}
}

// condition adds the condition unless the words before tell it already.
func (p *Pane) condition(parts []sheet.Part, told, condition model.Span) []sheet.Part {
	if condition.IsZero() || told.Contains(condition) {
		return parts
	}
	return append(parts, sheet.Part{Text: " — " + p.book.Text(condition), Style: p.th.Accent})
}

func (p *Pane) undertaken() {
	pledges := p.book.TopPledges(maxPledges)
	if len(pledges) == 0 {
		return
	}
	p.heading("Who undertook what", len(pledges), len(p.book.Pledges))
	width := 0
	for _, pl := range pledges {
		width = max(width, len(p.th.Status(pl.Status).Word)+2)
	}
	for _, pl := range pledges {
		mark, action := p.th.Status(pl.Status), p.book.Undertaken(pl)
		parts := []sheet.Part{
			{Text: pad(mark.Glyph+" "+mark.Word, width) + "  ", Style: mark.Style},
			{Text: p.book.Names(pl.Actors) + ": ", Style: p.th.Strong},
			{Text: tell.Clip(p.book.Text(action), maxWords), Style: p.th.Text},
		}
		parts = p.condition(parts, action, pl.Condition)
		parts = append(parts, sheet.Part{Text: " " + p.book.Refs(pl.Evidence), Style: p.th.Dim})
		p.item(target{pane: "Pledges", key: pl.ID, trail: msg.Trail{Title: p.book.Text(pl.Action), Spans: pl.Evidence}}, width+2, parts...)
	}
}

func (p *Pane) open() {
	n := min(len(p.book.Issues), maxIssues)
	if n == 0 {
		return
	}
	p.heading("What is open", n, len(p.book.Issues))
	for i := range p.book.Issues[:n] {
		is := &p.book.Issues[i]
		trail := msg.Trail{Title: tell.Line(is.Title)}
		for _, st := range is.Statements {
			if !slices.Contains(trail.Spans, st.Span) {
				trail.Spans = append(trail.Spans, st.Span)
			}
		}
		parts := []sheet.Part{{Text: tell.Line(is.Title), Style: p.th.Strong}}
		if st := is.Leading(); st != nil {
			trail.At = indexOf(trail.Spans, st.Span)
			said := ": "
			if st.Speaker != "" {
				said = ". " + p.book.Name(st.Speaker) + ": "
			}
			parts = append(parts,
				sheet.Part{Text: said, Style: p.th.Dim},
				sheet.Part{Text: tell.Clip(p.book.Text(st.Span), maxStatement), Style: p.th.Text},
				sheet.Part{Text: " " + p.book.Refs([]model.Span{st.Span}), Style: p.th.Dim})
		}
		if more := len(is.Statements) - 1; more > 0 {
			parts = append(parts, sheet.Part{Text: " and " + strconv.Itoa(more) + " more", Style: p.th.Dim})
		}
		p.item(target{pane: "Open issues", key: is.ID, trail: trail}, 2, parts...)
	}
}

func indexOf(spans []model.Span, s model.Span) int {
	for i := range spans {
		if spans[i] == s {
			return i
		}
	}
	return 0
}

// parts are the points on which sources part; what one alone reports is left to
// its pane.
func (p *Pane) parts() {
	var shown []*model.Difference
	all := 0
	for _, kind := range []model.DifferenceKind{model.Conflict, model.Nuance} {
		for i := range p.book.Differences {
			if d := &p.book.Differences[i]; d.Kind == kind {
				if all++; len(shown) < maxDifferences {
					shown = append(shown, d)
				}
			}
		}
	}
	if len(shown) == 0 {
		return
	}
	p.heading("Where the sources part", len(shown), all)
	for _, d := range shown {
		title := p.book.Text(d.Title)
		trail := msg.Trail{Title: title}
		parts := []sheet.Part{{Text: title, Style: p.th.Text}}
		for _, c := range d.Statements {
			if !slices.Contains(trail.Spans, c.Span) {
				trail.Spans = append(trail.Spans, c.Span)
			}
		}
		values, more := tell.Values(d)
		for i, c := range values {
			sep := "; "
			if i == 0 {
				sep = ": "
			}
			parts = append(parts,
				sheet.Part{Text: sep, Style: p.th.Dim},
				sheet.Part{Text: tell.Line(c.Value), Style: p.th.Strong},
				sheet.Part{Text: " " + p.book.Refs(c.Spans), Style: p.th.Dim})
		}
		if more > 0 {
			parts = append(parts, sheet.Part{Text: " and " + tell.Count(more, "more value"), Style: p.th.Dim})
		}
		p.item(target{pane: "Differences", key: d.ID, trail: trail}, 2, parts...)
	}
}

func (p *Pane) notices() {
	n := min(len(p.book.Notices), maxNotices)
	if n == 0 {
		return
	}
	p.heading("Left out or doubtful", n, len(p.book.Notices))
	for _, notice := range p.book.Notices[:n] {
		text := tell.Line(notice.Message)
		if notice.Path != "" {
			text = tell.Line(notice.Path) + ": " + text
		}
		p.text(false, sheet.Part{Text: "! ", Style: p.th.Notice}, sheet.Part{Text: text, Style: p.th.Text})
	}
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(width-ansi.StringWidth(s), 0))
}
