// Package sheet is a page of wrapped lines, some of which can be opened: at a
// glance, the card of a row, the help. A mark stands at one line that can be
// opened and moves from one to the next.
//
// It knows strings and styles only; what a target is, its owner knows by number.
package sheet

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/keys"
	"readout/ui/match"
	"readout/ui/theme"
)

// NoTarget is the target of a block that opens nothing.
const NoTarget = -1

// A Part is words in one style.
type Part struct {
	Text  string
	Style lipgloss.Style
}

// A Block is a paragraph.
type Block struct {
	Target int // what it opens, by the owner's number from 0; NoTarget
	Space  bool
	Indent int // cells before every line
	Hang   int // cells more before every line but the first
	Parts  []Part
}

// A Place is where somebody is in a sheet.
type Place struct{ Mark, Top int }

// line is a row of the screen: part of a block.
type line struct {
	block  int // -1 for a blank line
	start  int // bytes into the block's words
	end    int
	indent int
}

// left is the size a sheet was last read in, and whether the mark was in sight.
type left struct {
	width, height int
	saw           bool
}

// A Sheet is made by New. Its methods are for one goroutine.
type Sheet struct {
	th      theme.Theme
	measure int // widest text, in cells
	blocks  []Block
	words   []string // of each block
	lines   []line
	first   []int // first line of each target
	last    []int

	mark, top     int
	home          line // what was at the top as it was left, before other sizes moved it
	left          left
	away          bool // the size is another than when it was left
	width, height int
	query         string
	lit           string // marked where nothing is searched for
	found         []int  // lines that match
	foundAt       int

	drawn   []string
	focused bool
}

// New makes an empty sheet whose text is at most measure cells wide.
func New(th theme.Theme, measure int) *Sheet { return &Sheet{th: th, measure: measure} }

// SetTheme changes the look. The blocks carry styles of their own: set them anew.
func (s *Sheet) SetTheme(th theme.Theme) { s.th = th; s.drawn = nil }

// SetBlocks changes what is on the sheet and goes to its top.
func (s *Sheet) SetBlocks(blocks []Block) {
	s.Replace(blocks)
	s.mark, s.top = 0, 0
}

// Replace changes what is on the sheet and stays where one is.
func (s *Sheet) Replace(blocks []Block) {
	s.blocks = blocks
	s.words = make([]string, len(blocks))
	for i, b := range blocks {
		var w strings.Builder
		for _, p := range b.Parts {
			w.WriteString(p.Text)
		}
		s.words[i] = w.String()
	}
	s.wrap()
	s.settle()
}

// Light marks words wherever they stand, "" none. A search in the sheet goes
// before it.
func (s *Sheet) Light(words string) {
	if s.lit != words {
		s.lit, s.drawn = words, nil
	}
}

// SetSize gives the sheet its cells; what was marked stays in sight.
func (s *Sheet) SetSize(width, height int) {
	if width == s.width && height == s.height {
		return
	}
	if !s.away {
		s.away, s.left = true, left{s.width, s.height, s.seesMark()}
	}
	wrap := width != s.width
	home, was := s.home, s.left
	s.width, s.height, s.drawn = width, height, nil
	if wrap {
		s.wrap()
	}
	s.top = s.lineOf(home)
	s.settle()
	if was.saw && (width != was.width || height != was.height) {
		s.show()
	}
	s.home, s.away = home, true
}

// seesMark reports whether some of the marked target is in sight.
func (s *Sheet) seesMark() bool {
	return s.mark < len(s.first) && s.first[s.mark] < s.top+s.height && s.last[s.mark] >= s.top
}

// anchor is the block at the top, and the byte of it.
func (s *Sheet) anchor() line {
	for i := s.top; i < len(s.lines); i++ {
		if s.lines[i].block >= 0 {
			return s.lines[i]
		}
	}
	return line{block: -1}
}

func (s *Sheet) lineOf(a line) int {
	if a.block <= 0 && a.start == 0 {
		return 0
	}
	at := 0
	for i, l := range s.lines {
		if l.block > a.block || l.block == a.block && l.start > a.start {
			break
		}
		at = i
	}
	return at
}

// wrap breaks the blocks into lines.
func (s *Sheet) wrap() {
	s.lines, s.first, s.last = nil, nil, nil
	if s.width <= 0 {
		return // not on the screen yet
	}
	for i, b := range s.blocks {
		if b.Space && len(s.lines) > 0 {
			s.lines = append(s.lines, line{block: -1})
		}
		if b.Target >= 0 {
			for len(s.first) <= b.Target {
				s.first, s.last = append(s.first, len(s.lines)), append(s.last, len(s.lines))
			}
		}
		s.lines = append(s.lines, breakWords(i, s.words[i], s.textWidth(), b.Indent, b.Hang)...)
		if b.Target >= 0 {
			s.last[b.Target] = len(s.lines) - 1
		}
	}
	s.search()
}

// textWidth is the cells for text: a gutter of two, and one free at the right.
func (s *Sheet) textWidth() int {
	w := s.width - 3
	if s.measure > 0 {
		w = min(w, s.measure)
	}
	return max(w, 4)
}

// breakWords breaks words into lines. Hanging lines are narrower, so the first
// line is broken off on its own.
func breakWords(block int, words string, width, indent, hang int) []line {
	if words == "" {
		return []line{{block: block}}
	}
	indent = min(indent, width/2)
	hang = min(hang, width/2-indent/2)
	var out []line
	at := 0
	for first := true; at < len(words); first = false {
		in := indent
		if !first {
			in += hang
		}
		rest := words[at:]
		head, _, _ := strings.Cut(ansi.Wrap(firstWords(rest, width), max(width-in, 1), ""), "\n")
		n := len(head)
		if n == 0 || !strings.HasPrefix(rest, head) {
			n = len(rest)
		}
		out = append(out, line{block, at, at + n, in})
		at += n
		for at < len(words) && words[at] == ' ' {
			at++
		}
	}
	return out
}

// firstWords is enough of a text to fill a line: there is no need to wrap all
// of it for each of its lines.
func firstWords(s string, width int) string {
	if enough := 8*width + 32; len(s) > enough {
		if i := strings.LastIndexByte(s[:enough], ' '); i > 0 {
			return s[:i]
		}
	}
	return s
}

// Targets is how many blocks can be opened.
func (s *Sheet) Targets() int { return len(s.first) }

// Mark is the marked target, NoTarget when there is none.
func (s *Sheet) Mark() int {
	if len(s.first) == 0 {
		return NoTarget
	}
	return s.mark
}

// SetMark marks a target and brings it into sight.
func (s *Sheet) SetMark(target int) {
	s.mark = target
	s.settle()
	s.show()
}

// Place says where one is.
func (s *Sheet) Place() Place { return Place{s.mark, s.top} }

// Restore goes back to a place.
func (s *Sheet) Restore(p Place) {
	s.mark, s.top = p.Mark, p.Top
	s.settle()
}

// Position is the first and last line in sight, from 1, and how many there are.
func (s *Sheet) Position() (from, to, of int) {
	return min(s.top+1, len(s.lines)), min(s.top+s.height, len(s.lines)), len(s.lines)
}

// ClickLine marks the target on a line of the screen, from 0, and reports
// whether there is one.
func (s *Sheet) ClickLine(at int) bool {
	if at < 0 || s.top+at >= len(s.lines) || at >= s.height {
		return false
	}
	b := s.lines[s.top+at].block
	if b < 0 || s.blocks[b].Target < 0 {
		return false
	}
	s.mark = s.blocks[b].Target
	s.settle()
	return true
}

// Move does a movement n times and reports whether it is one. Without targets
// it scrolls.
func (s *Sheet) Move(a keys.Action, n int) bool {
	times, page := max(n, 1), max(s.height-1, 1)
	switch a {
	case keys.Down:
		s.step(times)
	case keys.Up:
		s.step(-times)
	case keys.HalfDown:
		s.Scroll(times * max(page/2, 1))
	case keys.HalfUp:
		s.Scroll(-times * max(page/2, 1))
	case keys.PageDown:
		s.Scroll(times * page)
	case keys.PageUp:
		s.Scroll(-times * page)
	case keys.Top:
		s.mark, s.top = 0, 0
	case keys.Bottom:
		s.top, s.mark = len(s.lines), len(s.first)-1
		if n > 0 && len(s.first) > 0 {
			s.SetMark(n - 1)
		}
	default:
		return false
	}
	s.settle()
	return true
}

// step moves the mark. Where the next target is out of sight it scrolls towards
// it first, so that nothing is skipped unread.
func (s *Sheet) step(n int) {
	if len(s.first) == 0 {
		s.top += n
		return
	}
	to := s.mark + n
	switch {
	case to < 0 || to >= len(s.first):
		s.top += n
	case n == 1 && s.first[to] >= s.top+2*s.height:
		s.top += max(s.height/2, 1)
	case n == -1 && s.last[to] < s.top-s.height:
		s.top -= max(s.height/2, 1)
	default:
		s.mark = to
		s.show()
		return
	}
	s.mark = min(max(to, 0), len(s.first)-1)
	if to >= 0 && to < len(s.first) {
		s.mark -= n // scrolled only
	}
}

// Scroll moves by lines and takes the mark along into sight.
func (s *Sheet) Scroll(n int) {
	before := s.top
	s.top += n
	s.settle()
	if len(s.first) == 0 {
		return
	}
	if s.top == before { // nothing to scroll: to the end itself
		if n > 0 {
			s.mark = len(s.first) - 1
		} else {
			s.mark = 0
		}
		return
	}
	if s.last[s.mark] < s.top {
		s.mark = s.firstFrom(s.top)
	} else if s.first[s.mark] >= s.top+s.height {
		s.mark = max(s.firstFrom(s.top+s.height)-1, 0)
		if s.first[len(s.first)-1] < s.top+s.height {
			s.mark = len(s.first) - 1
		}
	}
}

// firstFrom is the first target that begins on a line or after it.
func (s *Sheet) firstFrom(at int) int {
	i, _ := slices.BinarySearch(s.first, at)
	return min(i, len(s.first)-1)
}

// show scrolls as little as brings the marked target into sight, with the
// heading above it.
func (s *Sheet) show() {
	if s.mark < 0 || s.mark >= len(s.first) || s.height <= 0 {
		return
	}
	first, last := s.first[s.mark], min(s.last[s.mark], s.first[s.mark]+s.height-1)
	s.top = max(s.top, last-s.height+1)
	above := first
	for above > 0 && first-above < s.height/2 && !s.opens(above-1) {
		above--
	}
	if first < s.top+1 || s.mark == 0 && above == 0 && last < s.height {
		s.top = min(s.top, above)
	}
	s.settle()
}

func (s *Sheet) opens(at int) bool {
	b := s.lines[at].block
	return b >= 0 && s.blocks[b].Target >= 0
}

func (s *Sheet) settle() {
	s.mark = min(max(s.mark, 0), max(len(s.first)-1, 0))
	s.top = max(min(s.top, len(s.lines)-s.height), 0)
	s.home, s.away = s.anchor(), false
	s.drawn = nil
}

// Search marks what matches and goes to the first match from the top of the
// screen on. An empty query ends the search.
func (s *Sheet) Search(query string) {
	s.query, s.drawn = query, nil
	s.search()
	for i, at := range s.found {
		if at >= s.top {
			s.foundAt = i
			break
		}
	}
	s.showFound()
}

func (s *Sheet) search() {
	s.found, s.foundAt = nil, 0
	if s.query == "" {
		return
	}
	for i, l := range s.lines {
		if l.block < 0 {
			continue
		}
		for _, h := range match.All(s.words[l.block], s.query) {
			if h[0] >= l.start && h[0] < l.end {
				s.found = append(s.found, i)
			}
		}
	}
}

// Step goes n matches on, or back, round the end.
func (s *Sheet) Step(n int) {
	if len(s.found) == 0 {
		return
	}
	s.foundAt = ((s.foundAt+n)%len(s.found) + len(s.found)) % len(s.found)
	s.showFound()
}

func (s *Sheet) showFound() {
	if s.foundAt >= len(s.found) {
		return
	}
	at := s.found[s.foundAt]
	if at < s.top || at >= s.top+s.height {
		s.top = at - s.height/3
	}
	if b := s.lines[at].block; s.blocks[b].Target >= 0 {
		s.mark = s.blocks[b].Target
	} else if len(s.first) > 0 { // what stands under a heading is meant by it
		s.mark = s.firstFrom(at)
	}
	s.settle()
}

// Found is how many matches there are, and at which, from 1, one is.
func (s *Sheet) Found() (at, of int) {
	if len(s.found) == 0 {
		return 0, 0
	}
	return s.foundAt + 1, len(s.found)
}

// Query is what is searched for, "" when nothing is.
func (s *Sheet) Query() string { return s.query }
