package quote

import (
	"cmp"
	"slices"
	"strings"

	"readout/content/annot"
)

// MarksStage gives the layer Marks.
func MarksStage() annot.Stage {
	return annot.Stage{
		Name:  "marks",
		Ready: func() { words() },
		Needs: []annot.Layer{annot.Tokens, annot.Sentences},
		Gives: []annot.Layer{annot.Marks},
		Document: func(_ *annot.Dossier, doc *annot.Document) {
			doc.Marks = Marks(doc)
		},
	}
}

// Marks pairs the quotation marks of a document, in the order of their opening.
func Marks(doc *annot.Document) []annot.Mark {
	var out []annot.Mark
	for i := 0; i < len(doc.Sentences); {
		j := i + 1
		for j < len(doc.Sentences) && doc.Sentences[j].Block == doc.Sentences[i].Block {
			j++
		}
		first, end := doc.Sentences[i].First, doc.Sentences[j-1].End
		if gs := glyphs(doc, first, end); len(gs) > 0 {
			p := pairing{doc: doc, gs: gs, first: first, end: end}
			out = append(out, p.marks()...)
		}
		i = j
	}
	return out
}

// A pairing pairs the glyphs of one block.
type pairing struct {
	doc        *annot.Document
	gs         []glyph
	first, end int // tokens of the block
	stack      []opened
	out        []annot.Mark
}

// opened is a mark that waits for its closing one.
type opened struct {
	glyph   int
	partner int  // the glyph that will close it; -1 when not known
	tail    bool // it may stay open up to the end of the block
}

// maxDepth bounds nesting, however hostile the text.
const maxDepth = 8

func (p *pairing) marks() []annot.Mark {
	for i := range p.gs {
		if p.gs[i].family == single {
			p.single(i)
		} else {
			p.double(i)
		}
	}
	for len(p.stack) > 0 {
		if o := p.stack[len(p.stack)-1]; o.tail {
			p.lose(o, p.end)
		}
		p.stack = p.stack[:len(p.stack)-1]
	}
	slices.SortFunc(p.out, func(a, b annot.Mark) int { return cmp.Compare(a.Open, b.Open) })
	depths(p.out)
	return p.out
}

func depths(marks []annot.Mark) {
	var ends []int
	for i := range marks {
		for len(ends) > 0 && ends[len(ends)-1] <= marks[i].Open {
			ends = ends[:len(ends)-1]
		}
		marks[i].Depth = len(ends)
		ends = append(ends, marks[i].End)
	}
}

// open is the place on the stack of the innermost open mark of a family, or -1.
func (p *pairing) open(f family) int {
	for k := len(p.stack) - 1; k >= 0; k-- {
		if p.gs[p.stack[k].glyph].family == f {
			return k
		}
	}
	return -1
}

func (p *pairing) push(o opened) {
	if len(p.stack) < maxDepth {
		p.stack = append(p.stack, o)
	}
}

// double handles a double or angled mark.
func (p *pairing) double(i int) {
	g := p.gs[i]
	at, does := p.open(g.family), g.role()
	switch {
	case at < 0 && does == opens && g.before && g.after && g.tok > p.first && !p.closedNext(i): // closes a paragraph before it
	case at < 0 && does != closes:
		p.push(opened{i, -1, true})
	case at < 0 && p.misplaced(i):
		p.push(opened{i, -1, true})
	case at < 0: // its opening mark is lost, or it stands for inches
	case does == opens && g.bias >= 0 && p.nested(i):
		p.push(opened{i, -1, true})
	case does == opens && g.bias >= 0:
		p.lose(p.stack[at], g.tok)
		p.stack = p.stack[:at]
		p.push(opened{i, -1, true})
	default:
		p.close(at, i)
	}
}

// misplaced reports an opening mark whose space stands on the wrong side: she
// said," We won". The next one of its family closes.
func (p *pairing) misplaced(i int) bool {
	g := p.gs[i]
	if g.bias < 0 || g.tok == p.first || g.end >= p.end {
		return false
	}
	if before := p.doc.Tokens[g.tok-1].Lower; before != "," && before != ":" {
		return false
	}
	return p.closedNext(i)
}

// closedNext reports whether the next mark of its family closes.
func (p *pairing) closedNext(i int) bool {
	for _, n := range p.gs[i+1:] {
		if n.family == p.gs[i].family {
			return n.role() == closes
		}
	}
	return false
}

// nested reports whether two closing marks of its family follow the opening one
// at i: one for it and one for the mark around it. Otherwise the mark around it
// was never closed.
func (p *pairing) nested(i int) bool {
	n := 0
	for _, g := range p.gs[i+1:] {
		if g.family != p.gs[i].family {
			continue
		}
		if g.role() == opens && g.bias >= 0 {
			return false
		}
		if n++; n == 2 {
			return true
		}
	}
	return false
}

func (p *pairing) close(at, by int) {
	o, c := p.gs[p.stack[at].glyph], p.gs[by]
	p.stack = p.stack[:at] // what was open within it was no mark
	if o.end < c.tok {
		p.out = append(p.out, annot.Mark{Open: o.tok, Close: c.tok, First: o.end, End: c.tok})
	}
}

// lose ends a mark whose closing one is lost: before the attribution that
// follows its words, or else at token end.
func (p *pairing) lose(o opened, end int) {
	g := p.gs[o.glyph]
	end = p.attributed(g.end, end)
	k := len(p.out) // marks within the lost one stand last
	for k > 0 && p.out[k-1].Open > g.tok {
		k--
	}
	inner := slices.DeleteFunc(p.out[k:], func(m annot.Mark) bool { return m.First < end && m.End > end })
	p.out = p.out[:k+len(inner)]
	if g.end < end {
		p.out = append(p.out, annot.Mark{Open: g.tok, Close: -1, First: g.end, End: end})
	}
}

// attributed is where an attribution such as ", she said." begins that ends the
// tokens from first on, or end where none does: the closing mark before it is
// lost. The comma belongs to the words before it.
func (p *pairing) attributed(first, end int) int {
	toks := p.doc.Tokens
	from := max(first+1, end-12)
	for i := end - 1; i >= from; i-- {
		if t := toks[i]; t.Kind == annot.QuoteTok || i < end-1 && stop(t) {
			break
		}
		if toks[i-1].Lower != "," && toks[i-1].Lower != "?" && toks[i-1].Lower != "!" {
			continue
		}
		if saysSo(toks, i, end) {
			return i
		}
	}
	return end
}

// saysSo reports whether "she said", "said Ada Quist" or "the mayor said" begins at token i.
func saysSo(toks []annot.Token, i, end int) bool {
	w := words()
	j := i
	if w.plain[toks[j].Lower] {
		return j+1 < end && (toks[j+1].IsName() || w.pronoun[toks[j+1].Lower])
	}
	switch {
	case w.pronoun[toks[j].Lower]:
		j++
	case toks[j].Lower == "the" && j+1 < end && toks[j+1].Kind == annot.Word:
		j += 2
	default:
		for j < end && j < i+4 && toks[j].IsName() {
			j++
		}
	}
	return j > i && j < end && w.plain[toks[j].Lower]
}

// single handles a single mark, which oftener is an apostrophe. One opens only
// where its partner is found, or where speech begins.
func (p *pairing) single(i int) {
	g, at := p.gs[i], p.open(single)
	if at >= 0 {
		if p.stack[at].partner == i {
			p.close(at, i)
		}
		return
	}
	if g.role() != opens || g.bias < 0 && !g.before || g.end >= p.end || p.elision(g) {
		return
	}
	partner := p.partner(i)
	tail := partner < 0 && g.bias > 0 && p.speechBegins(g.tok)
	if partner >= 0 || tail {
		p.push(opened{i, partner, tail})
	}
}

// elision reports a word that has lost its beginning, ’tis, ’em, 'cause, or a
// name that a space has torn apart, O 'Hara.
func (p *pairing) elision(g glyph) bool {
	if g.tok > p.first && p.doc.Tokens[g.tok-1].Lower == "o" && p.doc.Tokens[g.tok-1].IsName() {
		return true
	}
	return g.bias <= 0 && words().elision[p.doc.Tokens[g.end].Lower]
}

// speechBegins reports whether a quotation would begin at the token: at the start
// of a block or after a comma or colon.
func (p *pairing) speechBegins(tok int) bool {
	if tok == p.first {
		return true
	}
	before := p.doc.Tokens[tok-1].Lower
	return before == "," || before == ":"
}

// maxSingle is how many tokens lie between single marks at most.
const maxSingle = 400

// partner is the glyph that closes the single mark i, or -1. A mark after a
// plural before another word may be a possessive (the workers’ rights), and then
// only closes when no better one follows.
func (p *pairing) partner(i int) int {
	toks, weak, inner := p.doc.Tokens, -1, 0
	within := p.open(double) >= 0
	for j := i + 1; j < len(p.gs) && p.gs[j].tok-p.gs[i].tok < maxSingle; j++ {
		g := p.gs[j]
		if g.family != single {
			switch does := g.role(); {
			case does == opens:
				inner++
			case inner > 0:
				inner--
			case within:
				return weak // the double mark around it ends
			}
			continue
		}
		switch {
		case g.role() == opens && g.bias >= 0 && !p.elision(g):
			return weak
		case !g.after || g.before || inner > 0:
		case plural(toks[g.tok-1]) && g.end < p.end && toks[g.end].Space && wordlike(toks[g.end]):
			if weak < 0 {
				weak = j
			}
		default:
			return j
		}
	}
	return weak
}

func plural(t annot.Token) bool {
	return t.Kind != annot.Punct && t.Kind != annot.QuoteTok &&
		(strings.HasSuffix(t.Lower, "s") || strings.HasSuffix(t.Lower, "x") || strings.HasSuffix(t.Lower, "z"))
}

func wordlike(t annot.Token) bool {
	return t.Kind == annot.Word || t.IsName() || t.Kind == annot.Number
}

func stop(t annot.Token) bool {
	return t.Kind == annot.Punct && (t.Lower == "." || t.Lower == "?" || t.Lower == "!" || t.Lower == ";")
}
