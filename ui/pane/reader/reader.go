// Package reader shows one article with the evidence of an item, or what a
// search found, marked in it.
//
// Where one is in an article is kept as a byte of its text, never as a row: a
// new width finds the same sentence again.
package reader

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/keys"
	"readout/ui/match"
	"readout/ui/msg"
	"readout/ui/prose"
	"readout/ui/tell"
	"readout/ui/theme"
)

const (
	gutter = 2  // cells before the text: the mark beside evidence
	header = -1 // Place.Offset while the head of the article is in sight
)

// A Place is where somebody is in an article.
type Place struct {
	Source string
	Offset int // first byte in sight; header for the head of the article
	Row    int // row of the head, while that is in sight; else blank rows above Offset
	Trail  msg.Trail
}

// A Reader is the pane of one article. Its methods are for one goroutine.
type Reader struct {
	book *tell.Book
	th   theme.Theme
	opts prose.Options

	measure int // cells of text at most, for comfortable reading

	src      *model.Source
	page     *prose.Page
	head     []string       // the rows above the text
	speakers map[int]string // who speaks, by row of the page
	place    Place
	top      int // row in sight, the head included
	home     home
	away     bool // the size is another than where the place was taken

	width, height int
	seen          map[string][]bool // which blocks of a source were in sight
	selection     *selection        // words being chosen; nil when none are
	query         string
	found         []model.Span
	foundAt       int

	drawn []string
}

// New makes a reader without an article, whose text is at most measure cells wide.
func New(k *tell.Book, th theme.Theme, measure int) *Reader {
	return &Reader{book: k, th: th, measure: measure, opts: prose.Options{SafeEmoji: true}, seen: make(map[string][]bool)}
}

// SetTheme changes the look.
func (r *Reader) SetTheme(th theme.Theme) {
	r.th = th
	r.layOut()
}

// SetSafeEmoji says whether only what every terminal draws equally wide is drawn.
func (r *Reader) SetSafeEmoji(on bool) {
	if r.opts.SafeEmoji != on {
		r.opts.SafeEmoji = on
		r.layOut()
	}
}

// SetSize gives the reader its cells. The sentence at the top stays there, but for
// what one stands at: that is kept in sight, and the place is still the old one,
// so that the old size shows the old screen.
func (r *Reader) SetSize(width, height int) {
	if width == r.width && height == r.height {
		return
	}
	if !r.away {
		r.away, r.home = true, home{r.width, r.height, r.sees(r.at())}
	}
	wrap := width != r.width
	r.width, r.height, r.drawn = width, height, nil
	if wrap {
		r.layOut()
	}
	r.toPlace()
	if r.home.saw && (width != r.home.width || height != r.home.height) {
		if row, ok := r.rowFor(r.at()); ok {
			r.top = row
			r.clampTop()
		}
	}
}

// textWidth is the cells for text.
func (r *Reader) textWidth() int { return max(min(r.width-gutter-1, r.measure), 8) }

// margin is the cells left of the text and its gutter.
func (r *Reader) margin() int { return min(max((r.width-gutter-1-r.textWidth())/2, 0), 16) }

// layOut makes the rows of the article anew and goes to the same place in it.
func (r *Reader) layOut() {
	r.drawn = nil
	if r.src == nil || r.width <= 0 {
		return
	}
	r.page = prose.New(r.src, r.textWidth(), r.th, r.opts)
	r.head = r.headRows()
	r.speakers = r.speakersByRow()
	if r.query != "" {
		r.found = r.page.Find(r.query)
	}
	r.toPlace()
}

// toPlace scrolls to where one is, as far as the cells allow.
func (r *Reader) toPlace() {
	if r.page == nil {
		return
	}
	if r.place.Offset == header {
		r.top = r.place.Row
	} else {
		r.top = len(r.head) + r.page.RowOf(r.place.Offset) - r.place.Row
	}
	r.clampTop()
}

func (r *Reader) headRows() []string {
	s, year := r.src, r.book.Year()
	var out []string
	title := tell.Line(s.Title)
	if s.TitleBasis == model.TitleLead || beginsWith(s, title) {
		title = "" // the text itself begins with these words
	}
	if title != "" {
		for line := range strings.SplitSeq(ansi.Wrap(title, r.textWidth(), ""), "\n") {
			out = append(out, r.th.Strong.Render(line))
		}
	}
	facts := []string{}
	for _, f := range []string{tell.Line(s.Outlet), tell.Line(s.Byline), tell.Line(s.Dateline),
		tell.Published(s.Published, year), tell.Count(s.Words, "word")} {
		if f != "" {
			facts = append(facts, f)
		}
	}
	for line := range strings.SplitSeq(ansi.Wrap(strings.Join(facts, ", "), r.textWidth(), ""), "\n") {
		out = append(out, r.th.Dim.Render(line))
	}
	return append(out, "")
}

// beginsWith reports whether the first block of an article is its headline.
func beginsWith(s *model.Source, title string) bool {
	if len(s.Blocks) == 0 {
		return false
	}
	b := s.Blocks[0]
	return match.Fold(s.Text[b.Start:b.End]) == match.Fold(title)
}

// Article opens an article at its top.
func (r *Reader) Article(id string) {
	r.load(id, Place{Source: id, Offset: header})
}

// Follow opens the article of a trail, with the evidence it stands at in sight.
func (r *Reader) Follow(t msg.Trail) {
	s := t.Span()
	if s.Source != r.place.Source {
		r.load(s.Source, Place{Source: s.Source, Offset: header, Trail: t})
	}
	r.place.Trail = t
	if r.page == nil { // no cells yet: start there when there are
		r.place.Offset, r.place.Row = s.Start, 0
	}
	r.show(s)
}

// load changes the article; the search goes on in it.
func (r *Reader) load(id string, p Place) {
	src := r.book.Source(id)
	if src == nil {
		return
	}
	r.src, r.place, r.found, r.foundAt, r.selection, r.away = src, p, nil, 0, nil, false
	r.layOut()
}

// SetBook changes what the articles are taken from. The article stays, as it is
// in the book now; the place in it is to be restored.
func (r *Reader) SetBook(k *tell.Book) {
	r.book = k
	if r.src == nil {
		return
	}
	was, now := r.src, k.Source(r.src.ID)
	if now == nil {
		r.src, r.page, r.drawn, r.place, r.found = nil, nil, nil, Place{}, nil
		return
	}
	r.src = now
	if len(was.Blocks) != len(now.Blocks) {
		delete(r.seen, now.ID)
	}
	if r.page != nil && was.Text == now.Text && slices.Equal(was.Blocks, now.Blocks) {
		r.head, r.speakers, r.drawn = r.headRows(), r.speakersByRow(), nil
		return
	}
	r.layOut()
}

// Place says where one is.
func (r *Reader) Place() Place { return r.place }

// Restore goes back to a place.
func (r *Reader) Restore(p Place) {
	if p.Source == "" {
		return
	}
	if p.Source != r.place.Source {
		r.load(p.Source, p)
		return
	}
	r.place, r.away = p, false
	r.toPlace()
}

// Source is the article, or nil.
func (r *Reader) Source() *model.Source { return r.src }

// rows is the number of rows, the head included.
func (r *Reader) rows() int {
	if r.page == nil {
		return 0
	}
	return len(r.head) + r.page.Height()
}

func (r *Reader) clampTop() {
	r.drawn = nil
	r.top = max(min(r.top, r.rows()-r.height), 0)
}

// scrollTo goes to a row and notes the place in the text.
func (r *Reader) scrollTo(row int) {
	r.top, r.away = row, false
	r.clampTop()
	if r.page == nil {
		return
	}
	if r.top < len(r.head) {
		r.place.Offset, r.place.Row = header, r.top
		return
	}
	r.place.Offset = r.page.Offset(r.top - len(r.head))
	r.place.Row = max(r.page.RowOf(r.place.Offset)-(r.top-len(r.head)), 0)
}

// Update does a key, n times.
func (r *Reader) Update(a keys.Action, n int) msg.Msg {
	times, page := max(n, 1), max(r.height-2, 1)
	switch a {
	case keys.Down:
		r.scrollTo(r.top + times)
	case keys.Up:
		r.scrollTo(r.top - times)
	case keys.HalfDown:
		r.scrollTo(r.top + times*max(page/2, 1))
	case keys.HalfUp:
		r.scrollTo(r.top - times*max(page/2, 1))
	case keys.PageDown:
		r.scrollTo(r.top + times*page)
	case keys.PageUp:
		r.scrollTo(r.top - times*page)
	case keys.Top:
		r.scrollTo(0)
	case keys.Bottom:
		r.scrollTo(r.rows())
		if n > 0 {
			r.scrollTo(n - 1)
		}
	case keys.WordOn, keys.WordBack, keys.SentenceOn, keys.SentenceBack, keys.OtherEnd:
		if r.selection != nil {
			r.extend(a, n)
		}
	case keys.Next:
		return r.next(times)
	case keys.Previous:
		return r.next(-times)
	case keys.NextArticle:
		return r.turn(times)
	case keys.PrevArticle:
		return r.turn(-times)
	}
	return nil
}

// next walks the matches of the search, or else the evidence of the item, into
// other articles too.
func (r *Reader) next(n int) msg.Msg {
	if r.query != "" {
		r.Step(n)
		return nil
	}
	t := r.place.Trail
	if len(t.Spans) == 0 {
		return msg.Say{Text: "no item was opened here, so there is no evidence to walk"}
	}
	t.At = ((t.At+n)%len(t.Spans) + len(t.Spans)) % len(t.Spans)
	r.Follow(t)
	return nil
}

// turn goes to another article by number. The trail stays: n goes on with it.
func (r *Reader) turn(n int) msg.Msg {
	if r.src == nil {
		return nil
	}
	to := r.src.Number - 1 + n
	if to < 0 || to >= len(r.book.Sources) {
		return msg.Say{Text: "there is no further article"}
	}
	id := r.book.Sources[to].ID
	r.load(id, Place{Source: id, Offset: header, Trail: r.place.Trail})
	return nil
}

// Search marks what matches and goes to the first match from the top of the
// screen on. An empty query ends the search.
func (r *Reader) Search(query string) {
	r.query, r.found, r.foundAt, r.drawn = query, nil, 0, nil
	if query == "" || r.page == nil {
		return
	}
	r.found = r.page.Find(query)
	from := 0
	if r.top >= len(r.head) {
		from = r.page.Offset(r.top - len(r.head))
	}
	for i, s := range r.found {
		if s.Start >= from {
			r.foundAt = i
			break
		}
	}
	r.Step(0)
}

// Step goes n matches on, or back, round the end.
func (r *Reader) Step(n int) {
	if len(r.found) == 0 {
		return
	}
	r.foundAt = ((r.foundAt+n)%len(r.found) + len(r.found)) % len(r.found)
	r.show(r.found[r.foundAt])
}

// Found is how many matches there are, and at which, from 1, one is.
func (r *Reader) Found() (at, of int) {
	if len(r.found) == 0 {
		return 0, 0
	}
	return r.foundAt + 1, len(r.found)
}

// Query is what is searched for, "" when nothing is.
func (r *Reader) Query() string { return r.query }

// Percent is how far down one is: what is above the last row in sight.
func (r *Reader) Percent() int {
	if n := r.rows(); n > 0 {
		return min((r.top+r.height)*100/n, 100)
	}
	return 0
}

// Look notes what is in sight as read and says how many percent of the article
// that makes.
func (r *Reader) Look() (source string, percent int) {
	if r.page == nil {
		return "", 0
	}
	seen := r.seen[r.src.ID]
	if seen == nil {
		seen = make([]bool, len(r.src.Blocks))
		r.seen[r.src.ID] = seen
	}
	from := r.page.Offset(max(r.top-len(r.head), 0))
	to := len(r.src.Text)
	if last := r.top + r.height - len(r.head); last < r.page.Height() {
		to = r.page.Offset(last)
	}
	read, all := 0, 0
	for i, b := range r.src.Blocks {
		seen[i] = seen[i] || b.Start < to && b.End > from
		all += b.End - b.Start
		if seen[i] {
			read += b.End - b.Start
		}
	}
	return r.src.ID, read * 100 / max(all, 1)
}

// Title says which article it is.
func (r *Reader) Title() string {
	if r.src == nil {
		return ""
	}
	return r.book.Ref(r.src.ID)
}

// Status says where one is in it.
func (r *Reader) Status() string {
	out := strconv.Itoa(r.Percent()) + "%"
	if t := r.place.Trail; len(t.Spans) > 0 {
		out = cmp.Or(t.Noun, "evidence") + " " + strconv.Itoa(t.At+1) + "/" + strconv.Itoa(len(t.Spans)) + ", " + out
	}
	return out
}

// Span is what a copy takes: the match one is at, else the evidence where it is
// of this article, else the paragraph at the top.
func (r *Reader) Span() model.Span {
	if r.src == nil {
		return model.Span{}
	}
	if r.foundAt < len(r.found) {
		return r.block(r.found[r.foundAt].Start)
	}
	if s := r.place.Trail.Span(); s.Source == r.src.ID {
		return s
	}
	return r.block(max(r.place.Offset, 0))
}

// block is the paragraph at a byte.
func (r *Reader) block(at int) model.Span {
	if i := r.src.Block(at); i >= 0 {
		return r.src.Span(r.src.Blocks[i].Start, r.src.Blocks[i].End)
	}
	return model.Span{}
}
