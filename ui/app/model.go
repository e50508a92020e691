package app

import (
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/bookmark"
	"readout/ui/card"
	"readout/ui/config"
	"readout/ui/filter"
	"readout/ui/keys"
	"readout/ui/layout"
	"readout/ui/list"
	"readout/ui/msg"
	"readout/ui/pane/coverage"
	"readout/ui/pane/differences"
	"readout/ui/pane/glance"
	"readout/ui/pane/issues"
	"readout/ui/pane/people"
	"readout/ui/pane/pledges"
	"readout/ui/pane/reader"
	"readout/ui/pane/sources"
	"readout/ui/pane/timeline"
	"readout/ui/sheet"
	"readout/ui/tell"
	"readout/ui/theme"
)

const (
	cardMeasure  = 100 // cells of text of a card
	firstScreens = 150 * time.Millisecond
)

// A pane is one of the column, whose number is its place in Model.panes plus 1.
type pane interface {
	Name() string
	Short() string
	Sub() string // how its rows are grouped, where that can be changed
	Len() int
	Lines() int
	Index() int
	Chosen() (list.Row, bool)
	Card() card.Card
	Update(keys.Action, int) msg.Msg
	Select(key string) bool
	ClickLine(line int) bool
	Move(keys.Action, int) bool
	Place() list.Place
	Restore(list.Place)
	SetTheme(theme.Theme)
	SetIdle(bool)
	Light(words string)
	SetBook(*tell.Book)
	SetSize(width, height int)
	SetSigns(width int, of func(row string) list.Sign)
	StartRange()
	EndRange()
	Ranging() bool
	Range(n int) (first, last int)
	RowAt(int) list.Row
	searcher
}

// A searcher is what can be searched: a pane, a sheet, the reader.
type searcher interface {
	Search(query string)
	Step(n int)
	Found() (at, of int)
	Query() string
	View(focused bool) []string
}

// Model is the program: what is in focus, and the panes.
type Model struct {
	all  *tell.Book // the whole briefing
	book *tell.Book // what of it the filter leaves
	keys *keys.Map
	look look

	outside outside
	settled func() // when the first screens stand

	keepPlace func(bookmark.Mark) // with every action that is kept; nil is nothing to do

	width, height int
	frame         layout.Frame

	glance  *glance.Pane
	panes   []pane
	sources *sources.Pane // one of panes
	reader  *reader.Reader
	card    card.Card
	detail  *sheet.Sheet // the card, drawn
	shown   shown        // what the card is of

	filter  filter.Filter
	whole   []int     // rows of each pane without a filter
	chips   []chipHit // as last drawn
	tabEnds []int     // the cell after each name in the first row, as last drawn

	at      focus
	from    *place // where the article was opened
	history history
	quest   *quest // a search everywhere that n and N go through; nil when there is none

	reading reading // of articles, beside all else
	watch   watching
	review  reviewing
	draft   *draft         // a note being written; nil when there is none
	mark    *bookmark.Mark // where to go once there is a briefing; nil when a key went elsewhere

	typing *typing
	over   *overlay // over the screen; nil when there is none
	number number
	chord  chord
	asked  string // the address that a second o opens
	said   string // in the footer until the next key
	mouse  bool

	content string // the screen as last drawn; "" when it changed
}

// A focus is what keys go to.
type focus struct {
	pane    int  // 0 is At a glance
	inside  bool // in the card of the row
	article bool // in the reader
	zoom    bool
}

// look is what is known of the terminal.
type look struct {
	theme   theme.Theme
	profile colorprofile.Profile
	known   bool // the background is known
	chosen  bool // by the person, whatever the terminal says
	dark    bool
}

// shown says which row a card is of.
type shown struct {
	pane int
	key  string
	as   card.Shape
	read int // how far the source of the row was read, in percent

	review int // era of the review
}

// New makes the program for a briefing, with a screen of that many cells.
func New(b *model.Briefing, profile colorprofile.Profile, width, height int) (*Model, error) {
	return NewWith(b, profile, width, height, config.Settings{})
}

// NewWith is New with the settings of a person.
func NewWith(b *model.Briefing, profile colorprofile.Profile, width, height int, set config.Settings) (*Model, error) {
	table, err := keys.New(set.Bindings())
	if err != nil {
		return nil, err
	}
	book := tell.New(b)
	m := &Model{all: book, book: book, keys: table, look: look{profile: profile}, mouse: set.Mouse}
	if set.Theme == config.Dark || set.Theme == config.Light {
		m.look.chosen, m.look.known, m.look.dark = true, true, set.Theme == config.Dark
	}
	m.look.theme = m.look.choose()
	th := m.look.theme
	m.glance = glance.New(book, th)
	m.sources = sources.New(book, th)
	m.panes = []pane{
		timeline.New(book, th), people.New(book, th), pledges.New(book, th), issues.New(book, th), m.sources,
		differences.New(book, th), coverage.New(book, th),
	}
	for _, p := range m.panes {
		m.whole = append(m.whole, p.Len())
	}
	m.reader = reader.New(book, th, set.Measure())
	m.detail = sheet.New(th, cardMeasure)
	m.resize(width, height)
	return m, nil
}

// choose is the theme for what is known: the terminal's own colours until it
// tells its background.
func (l look) choose() theme.Theme {
	if l.profile > colorprofile.NoTTY && l.profile <= colorprofile.ASCII || l.known {
		return theme.New(l.dark, l.profile)
	}
	return theme.Default()
}

// Init asks for the background; nothing waits for the answer.
func (m *Model) Init() tea.Cmd {
	var ask tea.Cmd
	if !m.look.chosen {
		ask = tea.RequestBackgroundColor
	}
	if m.reading.feed != nil {
		return tea.Batch(ask, m.await(), m.watchOn())
	}
	return tea.Batch(ask, m.afterwards(), m.watchOn())
}

// afterwards is what nobody waits for, once the first screens stand.
func (m *Model) afterwards() tea.Cmd {
	settled := m.settled
	if settled == nil {
		return nil
	}
	return tea.Tick(firstScreens, func(time.Time) tea.Msg {
		settled()
		return nil
	})
}

// Update does one message. All that follows from a key is done before the next.
func (m *Model) Update(in tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch in := in.(type) {
	case tea.WindowSizeMsg:
		if in.Width != m.width || in.Height != m.height { // the first one tells nothing new
			m.resize(in.Width, in.Height)
		}
	case tea.ColorProfileMsg:
		if in.Profile != m.look.profile {
			m.look.profile = in.Profile
			m.restyle()
		}
	case tea.BackgroundColorMsg:
		if !m.look.chosen {
			m.look.known, m.look.dark = true, in.IsDark()
			m.restyle()
		}
	case tea.ModeReportMsg:
		if in.Mode == ansi.ModeUnicodeCore && (in.Value.IsSet() || in.Value.IsReset()) {
			m.reader.SetSafeEmoji(false)
			m.content = ""
		}
	case tea.KeyPressMsg:
		cmd = m.press(in)
		m.settle()
		cmd = tea.Batch(cmd, m.send())
	case tea.PasteMsg:
		if m.frame.Mode == layout.TooSmall {
			break
		}
		if m.draft != nil {
			m.draft.Insert(in.Content)
			m.content = ""
		} else if m.typing != nil {
			m.typing.insert(in.Content)
			m.typed()
			m.settle()
		}
	case tea.MouseClickMsg:
		m.click(in)
		m.settle()
	case tea.MouseWheelMsg:
		m.wheel(in)
		m.settle()
	case looked:
		cmd = m.reread(in)
	case news:
		cmd = m.receive(in)
	case kept:
		cmd = m.acknowledge(in)
	case lent:
		cmd = lend(in)
	case returned:
		m.takeBack(in)
		cmd = m.send()
	case told:
		m.said, m.content = tell.Line(in.text), ""
	case edit:
		cmd = startEditor(in)
	}
	return m, cmd
}

func (m *Model) resize(width, height int) {
	m.width, m.height = max(width, 0), max(height, 0)
	m.settle()
}

// restyle gives everything the theme that fits the terminal.
func (m *Model) restyle() {
	m.look.theme = m.look.choose()
	th := m.look.theme
	m.glance.SetTheme(th)
	for _, p := range m.panes {
		p.SetTheme(th)
	}
	m.reader.SetTheme(th)
	m.detail.SetTheme(th)
	if m.at.pane > 0 {
		m.detail.Replace(m.makeCard().Blocks(m.book, th, m.shown.as))
	} else {
		m.shown = shown{} // drawn anew when it is looked at
	}
	if m.over != nil {
		m.over.SetTheme(th)
		m.over.Replace(m.over.blocks())
	}
	m.settle()
}

// settle makes the card that of the chosen row and gives everything its cells.
func (m *Model) settle() {
	m.content = ""
	if !m.at.article && m.reader.Selecting() {
		m.reader.EndSelection()
	}
	rows := make([]int, len(m.panes))
	for i, p := range m.panes {
		rows[i] = p.Lines()
	}
	m.frame = layout.Place(layout.Screen{
		Width: m.width, Height: m.height, Rows: rows, Pane: m.at.pane,
		Inside: m.at.inside, Article: m.at.article, Zoom: m.at.zoom,
	})
	for i, p := range m.panes {
		p.SetIdle(i+1 != m.at.pane)
		p.Light(m.quest.words())
		if r := m.frame.Panes[i]; !r.Empty() {
			p.SetSize(r.W, r.H-1)
		}
	}
	if r := m.frame.Detail; !r.Empty() {
		switch {
		case m.at.article:
			m.reader.SetSize(r.W, r.H-1)
			m.sources.SetRead(m.reader.Look())
		case m.at.pane == layout.Glance:
			m.glance.SetSize(r.W, r.H-1)
		default:
			m.detail.SetSize(r.W, r.H-1)
		}
	} else if m.at.pane != layout.Glance { // out of sight, n and N walk it all the same
		m.detail.SetSize(m.width, max(m.height-2, 0))
	}
	m.fillCard()
	m.detail.Light(m.quest.words())
	if m.over != nil {
		m.over.SetSize(m.width, max(m.height-2, 0))
	}
}

// fillCard makes the card that of the chosen row.
func (m *Model) fillCard() {
	if m.at.pane == layout.Glance {
		return
	}
	row, _ := m.chosen().Chosen()
	now := shown{pane: m.at.pane, key: row.Key, as: m.shape(), read: m.sources.Read()[row.Key], review: m.review.era}
	if now == m.shown {
		return
	}
	same := now.pane == m.shown.pane && now.key == m.shown.key
	m.shown = now
	m.card = m.makeCard()
	if same {
		m.detail.Replace(m.card.Blocks(m.book, m.look.theme, now.as))
		return
	}
	m.detail.SetBlocks(m.card.Blocks(m.book, m.look.theme, now.as))
	m.detail.Search("")
	m.markCell()
}

// shape is how the card is drawn where it stands now: whole for whoever goes into
// it, on every size of screen, so that a place in it is the same on all.
func (m *Model) shape() card.Shape {
	const fewRows = 20
	switch {
	case m.at.inside:
		return card.Whole
	case m.frame.Mode < layout.Wide || m.frame.Detail.H < fewRows:
		return card.Under
	}
	return card.Beside
}

// chosen is the pane of the column in focus; there is one while at.pane > 0.
func (m *Model) chosen() pane { return m.panes[m.at.pane-1] }

// target is what a search, and n and N after it, go through.
func (m *Model) target() searcher {
	switch {
	case m.over != nil:
		return m.over.Sheet
	case m.at.article:
		return m.reader
	case m.at.pane == layout.Glance:
		return m.glance
	case m.at.inside:
		return m.detail
	}
	return m.chosen()
}

// in is the place a key is looked up for.
func (m *Model) in() keys.Place {
	switch {
	case m.over != nil:
		return keys.InOverlay
	case m.at.article && m.reader.Selecting():
		return keys.InSelection
	case m.at.article:
		return keys.InArticle
	case m.at.pane == layout.Glance || m.at.inside:
		return keys.InSheet
	}
	return keys.InList
}

// paneNamed is the number of a pane, 0 when there is none of that name.
func (m *Model) paneNamed(name string) int {
	return slices.IndexFunc(m.panes, func(p pane) bool { return p.Name() == name }) + 1
}

// paneNumber is the pane of a digit, and whether there is one.
func (m *Model) paneNumber(digit string) (int, bool) {
	n, err := strconv.Atoi(digit)
	return n, err == nil && n >= 0 && n <= len(m.panes)
}
