package prose

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
)

// A unit is one block as it is laid out.
type unit struct {
	kind       model.BlockKind
	level      int   // of a heading 1 to 6, of an item from 1
	start, end int   // bytes of the source, blanks at the ends left out
	hang       int   // cells that the rows after the first of a line stand further in
	columns    []int // widths of a table's columns, if it fits; else nil
}

// units are the blocks of src in order. What no block holds is laid out as
// paragraphs, so that no word of a reading text is ever hidden.
func units(src *model.Source) []unit {
	var out []unit
	blocks := slices.Clone(src.Blocks)
	slices.SortStableFunc(blocks, func(a, b model.Block) int { return cmp.Compare(a.Start, b.Start) })
	at := 0
	for _, b := range blocks {
		start, end := max(b.Start, at), min(b.End, len(src.Text))
		if start >= end {
			continue
		}
		out = appendLoose(out, src.Text, at, start)
		out = appendUnit(out, src.Text, model.Block{Kind: b.Kind, Level: b.Level, Start: start, End: end})
		at = end
	}
	return appendLoose(out, src.Text, at, len(src.Text))
}

// appendLoose adds the text from start to end as paragraphs, one for each
// stretch between empty lines.
func appendLoose(out []unit, text string, start, end int) []unit {
	for start < end {
		stop := end
		if i := strings.Index(text[start:end], "\n\n"); i >= 0 {
			stop = start + i
		}
		out = appendUnit(out, text, model.Block{Kind: model.Paragraph, Start: start, End: stop})
		start = stop + 2
	}
	return out
}

func appendUnit(out []unit, text string, b model.Block) []unit {
	s := text[b.Start:b.End]
	end := b.Start + len(strings.TrimRightFunc(s, unicode.IsSpace))
	start := b.Start
	if b.Kind == model.Preformatted || b.Kind == model.Table {
		for start < end && text[start] == '\n' {
			start++ // but the first line keeps its place from the margin
		}
	} else {
		start = b.End - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	}
	if start >= end {
		return out
	}
	u := unit{kind: b.Kind, start: start, end: end}
	switch b.Kind {
	case model.Heading:
		u.level = min(max(b.Level, 1), 6)
		if b.Level < 1 {
			u.level = 2
		}
	case model.ListItem:
		u.level = min(max(b.Level, 1), 6)
		if m := ownMarker(text[start:end]); m > 0 {
			u.hang = m
		}
	}
	return append(out, u)
}

// ownMarker is the width in cells of the "1. " or "– " that an item's own text
// begins with, 0 when it has none and wants a bullet.
func ownMarker(s string) int {
	mark, rest, ok := strings.Cut(s, " ")
	if !ok || rest == "" || len(mark) > 6 {
		return 0
	}
	switch mark {
	case "-", "–", "—", "*", "+", "•", "◦", "▪", "·", "‣":
		return ansi.StringWidth(mark) + 1
	}
	body := strings.TrimRight(strings.TrimPrefix(mark, "("), ".)")
	if body == mark || body == "" || len(body) > 3 {
		return 0
	}
	digits := strings.IndexFunc(body, func(r rune) bool { return r < '0' || r > '9' }) < 0
	single := len(body) == 1 && unicode.IsLetter(rune(body[0])) && strings.HasSuffix(mark, ")")
	if !digits && !single {
		return 0
	}
	return ansi.StringWidth(mark) + 1
}

// gap is the number of empty rows between two units.
func gap(above, below unit) int {
	switch {
	case above.kind == model.ListItem && below.kind == model.ListItem:
		return 0
	case above.kind == model.Heading && above.level > 1 && below.kind != model.Heading:
		return 0
	}
	return 1
}

// columnGap is the number of cells between two columns of a table.
const columnGap = 2

// fit sets the columns of a table if all of its lines fit into width cells.
func (u *unit) fit(text string, width int, opts Options) {
	if u.kind != model.Table {
		return
	}
	var columns []int
	for line := range strings.SplitSeq(text[u.start:u.end], "\n") {
		for i, cell := range strings.Split(line, "\t") {
			if i == len(columns) {
				columns = append(columns, 0)
			}
			columns[i] = max(columns[i], widthOf(cell, opts))
		}
	}
	total := columnGap * (len(columns) - 1)
	for _, w := range columns {
		total += w
	}
	if total <= width {
		u.columns = columns
	} else {
		u.hang = columnGap
	}
}

// plain reports whether an item brings a bullet of its own.
func (u *unit) plain() bool { return u.kind == model.ListItem && u.hang > 0 }

func widthOf(s string, opts Options) int {
	w := 0
	for len(s) > 0 {
		c := next(s, opts)
		w += c.width
		s = s[c.size:]
	}
	return w
}
