package quote

import (
	"readout/content/annot"
)

// A family is the marks that pair with each other, however mixed.
type family uint8

const (
	double family = iota // " “ ” „ ‟ and '' written for it
	single               // ' ‘ ’ ‚ ‛ `
	angle                // « » ‹ ›
)

// A glyph is one quotation mark as it stands in a block.
type glyph struct {
	tok, end int // tokens; two where '' stands for "
	family   family
	bias     int8 // 1 opens by its form, -1 closes, 0 is straight
	before   bool // white space, an opening bracket or a dash stands before it
	after    bool // white space, a stop or a closing bracket stands after it
}

// A role is what a glyph can do by its form and place.
type role uint8

const (
	either role = iota
	opens
	closes
)

// role is told by white space first and by form where that does not settle it,
// because articles mix forms oftener than they misplace spaces.
func (g glyph) role() role {
	switch {
	case g.before && !g.after:
		return opens
	case g.after && !g.before:
		return closes
	case g.bias > 0:
		return opens
	case g.bias < 0:
		return closes
	}
	return either
}

// glyphs are the quotation marks among tokens first to end.
func glyphs(doc *annot.Document, first, end int) []glyph {
	var out []glyph
	for i := first; i < end; i++ {
		if doc.Tokens[i].Kind != annot.QuoteTok {
			continue
		}
		g := glyph{tok: i, end: i + 1}
		g.family, g.bias = shape(doc.Source.Text[doc.Tokens[i].Start:doc.Tokens[i].End])
		if g.family == single && i+1 < end && twin(doc, i) {
			g.family, g.end = double, i+2
			i++
		}
		out = append(out, g)
	}
	sides(doc.Tokens, out, first, end)
	return out
}

func shape(mark string) (family, int8) {
	switch mark {
	case "“", "„", "‟":
		return double, 1
	case "”":
		return double, -1
	case "‘", "‚", "‛", "`":
		return single, 1
	case "’":
		return single, -1
	case "'":
		return single, 0
	case "«", "‹":
		return angle, 1
	case "»", "›":
		return angle, -1
	}
	return double, 0
}

// twin reports whether the same single mark stands twice without a space: ” for ".
func twin(doc *annot.Document, i int) bool {
	a, b := doc.Tokens[i], doc.Tokens[i+1]
	text := doc.Source.Text
	return b.Kind == annot.QuoteTok && !b.Space && text[a.Start:a.End] == text[b.Start:b.End] &&
		(text[a.Start] == '\'' || text[a.Start] == '`')
}

// sides finds what stands on both sides of each glyph. Glyphs that stand close
// to each other share what is beyond them.
func sides(toks []annot.Token, gs []glyph, first, end int) {
	for k := range gs {
		g := &gs[k]
		switch {
		case g.tok == first || toks[g.tok].Space:
			g.before = true
		case k > 0 && gs[k-1].end == g.tok:
			g.before = gs[k-1].before
		default:
			g.before = opener(toks[g.tok-1])
		}
	}
	for k := len(gs) - 1; k >= 0; k-- {
		g := &gs[k]
		switch {
		case g.end == end || toks[g.end].Space:
			g.after = true
		case k+1 < len(gs) && gs[k+1].tok == g.end:
			g.after = gs[k+1].after
		default:
			g.after = closer(toks[g.end])
		}
	}
}

// opener reports a bracket or dash after which a mark may open.
func opener(t annot.Token) bool {
	if t.Kind != annot.Punct {
		return false
	}
	switch t.Lower {
	case "(", "[", "{", "—", "–", "--", "-", "/", "*", "_", "¿", "¡":
		return true
	}
	return false
}

// closer reports a stop, bracket or dash before which a mark may close.
func closer(t annot.Token) bool {
	if t.Kind != annot.Punct {
		return false
	}
	switch t.Lower {
	case ".", ",", ";", ":", "!", "?", ")", "]", "}", "—", "–", "--", "-", "/", "*", "_":
		return true
	}
	return false
}
