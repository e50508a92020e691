package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// A row is one row of a Page: the bytes of the source it shows. A row without
// bytes is empty; its start and end are the end of the row before, so that both
// grow from row to row.
type row struct {
	start, end int
	unit       int  // index of the unit; of the unit above for the gap between two
	first      bool // of its unit
	more       bool // not the first of its line
}

// lay appends the rows of unit u, whose text may take limit cells.
//
// Rows break as x/ansi's Wrap breaks them, and so glamour: greedily, at blanks
// and after hyphens, inside a word only when it is wider than a row; between
// ideographs besides. The work is done here because a row must know its bytes,
// and because no later layer may move a word once it is laid out.
func (p *Page) lay(i, limit int) {
	u := &p.units[i]
	from := len(p.rows)
	if u.kind == model.Preformatted || u.kind == model.Table {
		at := u.start
		for line := range strings.SplitSeq(p.src.Text[u.start:u.end], "\n") {
			p.layLine(i, at, at+len(line), limit)
			at += len(line) + 1
		}
	} else {
		p.layLine(i, u.start, u.end, limit)
	}
	if from < len(p.rows) {
		p.rows[from].first = true
	}
}

// layLine appends the rows of the line from start to end; one at least where
// lines are kept as they are.
func (p *Page) layLine(i, start, end, limit int) {
	u := &p.units[i]
	lines := u.kind == model.Preformatted || u.kind == model.Table
	before := len(p.rows)
	switch {
	case u.columns != nil:
		line := p.src.Text[start:end]
		if trimmed := strings.TrimRightFunc(line, unicode.IsSpace); trimmed != "" {
			p.rows = append(p.rows, row{start: start, end: start + len(trimmed), unit: i})
		}
	default:
		w := wrapper{page: p, unit: i, limit: max(limit, 1), rest: max(limit-u.hang, 1),
			rowStart: start, rowEnd: start, keepIndent: lines, tab: 1}
		if u.kind == model.Table {
			w.tab = len(tabShown) - 1 // cells, not bytes
		}
		w.line(p.src.Text[:end], start)
	}
	if lines && len(p.rows) == before {
		p.rows = append(p.rows, row{start: p.laidEnd(), end: p.laidEnd(), unit: i})
	}
}

// tabShown stands between the cells of a table that is too wide for columns.
const tabShown = " · "

// laidEnd is the end of the last row.
func (p *Page) laidEnd() int {
	if n := len(p.rows); n > 0 {
		return p.rows[n-1].end
	}
	return 0
}

// A wrapper breaks one line into rows. What is committed stands on the row for
// good; the word being read may still move to the next one.
type wrapper struct {
	page  *Page
	unit  int
	limit int // cells of this row
	rest  int // cells of the rows after it

	rowStart  int // bytes
	rowEnd    int
	cells     int // committed to the row
	blanks    int // cells of blanks after them
	wordStart int
	word      int         // cells of the word being read
	last      clusterKind // of the cluster before
	begun     bool        // something is drawn on this row
	inWord    bool
	more      bool // a row of this line is laid

	keepIndent bool // blanks at the beginning of the line are drawn
	tab        int  // cells of a tab
}

// line reads text from byte at to its end.
func (w *wrapper) line(text string, at int) {
	for at < len(text) {
		if n := plainRun(text[at:]); n > 1 && w.takes(n) {
			w.addRun(at, n)
			at += n
			continue
		}
		c := next(text[at:], w.page.opts)
		w.add(at, c)
		at += c.size
	}
	w.commit(at)
	w.flush()
}

// longRun is more letters than a run needs: what does not fit on a row is read
// letter by letter, and measured from each of them.
const longRun = 128

// plainRun is the length of the run of ASCII letters, one cell each, that s
// begins with: most of most texts, and much faster taken at once.
func plainRun(s string) int {
	n := 0
	for n < min(len(s), longRun) && s[n] > ' ' && s[n] < 0x7f && s[n] != '-' {
		n++
	}
	if n > 0 && n < len(s) && s[n] >= utf8.RuneSelf {
		n-- // the last one may bear an accent
	}
	return n
}

// takes reports whether n plain letters may stand where the row is, without a
// break before or among them.
func (w *wrapper) takes(n int) bool {
	return w.cells+w.blanks+w.word+n <= w.limit && (!w.inWord || w.last == letter)
}

// addRun is add for n plain letters that the row takes.
func (w *wrapper) addRun(at, n int) {
	w.beginWord(at)
	w.word += n
	w.last = letter
}

// beginWord makes byte at the first of a word unless one is being read.
func (w *wrapper) beginWord(at int) {
	if w.inWord {
		return
	}
	w.inWord, w.wordStart = true, at
	if !w.begun {
		w.begun, w.rowStart = true, at
	}
}

// add takes the next cluster, which stands at byte at.
func (w *wrapper) add(at int, c cluster) {
	if c.shown == "" {
		return
	}
	if c.kind == blank || c.kind == tab {
		w.commit(at)
		w.addBlank(at, c)
		return
	}
	if w.inWord && mayBreak(w.last, c.kind) {
		w.commit(at)
	}
	w.beginWord(at)
	if w.cells+w.blanks+w.word+c.width > w.limit && w.cells > 0 {
		w.breakRow()
	}
	if w.blanks+w.word+c.width > w.limit && w.word > 0 { // wider than a row
		w.commit(at)
		w.breakRow()
		w.inWord, w.wordStart, w.rowStart, w.begun = true, at, at, true
	}
	w.word += c.width
	w.last = c.kind
	if c.kind == hyphen {
		w.commit(at + c.size)
	}
}

// addBlank takes a blank at byte at. It is drawn if a word comes after it on
// the same row; before the first word only where lines keep their indent, and
// then over no more than half the row.
func (w *wrapper) addBlank(at int, c cluster) {
	width := c.width
	if c.kind == tab {
		width = w.tab
	}
	switch {
	case w.cells > 0:
		w.blanks += width
	case w.keepIndent && w.blanks+width <= w.limit/2:
		w.begun = true
		w.blanks += width
	default:
		w.begun, w.blanks, w.rowStart = false, 0, at+c.size
	}
}

// mayBreak reports whether a row may break between two kinds of clusters that
// no blank parts.
func mayBreak(before, after clusterKind) bool {
	if before == opening || after == closing {
		return false
	}
	return before == ideograph || after == ideograph || before == closing || after == opening
}

// commit puts the word read so far, which ends at byte at, on the row.
func (w *wrapper) commit(at int) {
	if !w.inWord {
		return
	}
	w.cells += w.blanks + w.word
	w.blanks, w.word, w.inWord = 0, 0, false
	w.rowEnd = at
}

// breakRow ends the row after what is committed; the word being read begins
// the next one.
func (w *wrapper) breakRow() {
	word, inWord, wordStart := w.word, w.inWord, w.wordStart
	w.word, w.inWord = 0, false
	w.flush()
	w.limit = w.rest
	w.cells, w.blanks = 0, 0
	w.keepIndent = false
	w.word, w.inWord, w.wordStart = word, inWord, wordStart
	w.begun, w.rowStart = inWord, wordStart
}

// flush appends the row if anything is committed to it.
func (w *wrapper) flush() {
	if w.rowEnd > w.rowStart {
		w.page.rows = append(w.page.rows, row{start: w.rowStart, end: w.rowEnd, unit: w.unit, more: w.more})
		w.more = true
	}
}
