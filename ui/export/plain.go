package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/escape"
)

// Width is how many cells a line of plain text has where nobody says otherwise.
const Width = 80

// narrowest is the fewest cells that lines are wrapped to.
const narrowest = 20

// Plain writes the briefing as plain text, wrapped to width cells. Nothing in it
// acts on a terminal. What is best known stands first and again in its place.
func Plain(w io.Writer, b *model.Briefing, r *Review, width int) error {
	d := draw(b, r)
	o := newOutline(d)
	p := page{d, bufio.NewWriter(w), max(width, narrowest)}
	p.text(o.title, 0, 0)
	p.text(o.about+" "+marked, 0, 0)
	for _, s := range append([]section{o.glance}, o.sections...) {
		p.section(s)
	}
	if err := p.w.Flush(); err != nil {
		return fmt.Errorf("write the briefing: %w", err)
	}
	return nil
}

// A page writes wrapped lines.
type page struct {
	drawn
	w     *bufio.Writer
	width int
}

func (p *page) section(s section) {
	if len(s.groups) == 0 {
		return
	}
	p.line("")
	p.text(strings.ToUpper(s.heading), 0, 0)
	for i, g := range s.groups {
		if len(g.heading) > 0 {
			if i > 0 {
				p.line("")
			}
			p.text(join(g.heading), 0, 0)
		}
		for i, it := range g.items {
			first := p.told(it.line)
			if s.heading == sourcesHeading {
				first = "[" + digits(i+1) + "] " + first
			}
			p.text(first, 2, 4)
			for _, l := range it.details {
				p.text(p.told(l), 4, 6)
			}
		}
	}
}

// told is a line with the numbers of the sources that tell it, first the one whose
// words stand in it: "“…” [2; also 1 3]".
func (p *page) told(l line) string {
	out, after := join(l.parts), " ["
	all := p.tellers(l)
	for i, t := range all {
		out += after + digits(t.source.Number)
		if after = " "; i == 0 {
			after = "; also "
		}
	}
	if len(all) > 0 {
		out += "]"
	}
	if l.verdict != "" {
		out += " (" + l.verdict + ")"
	}
	return out
}

// text writes s wrapped, the first line set in by first cells and the others by hang.
func (p *page) text(s string, first, hang int) {
	s = escape.Line(s)
	in, room := first, p.width-first
	for s != "" {
		head, rest := fold(s, room)
		p.line(strings.Repeat(" ", in) + head)
		s, in, room = rest, hang, p.width-hang
	}
}

func (p *page) line(s string) {
	p.w.WriteString(s) // the first error stays with the writer until Flush
	p.w.WriteByte('\n')
}

// fold parts s after the last word that fits into room cells. A word that is too
// long is cut.
func fold(s string, room int) (head, rest string) {
	s = strings.TrimLeft(s, " ")
	if ansi.StringWidth(s) <= room {
		return s, ""
	}
	fits := ansi.Truncate(s, room, "")
	if len(fits) < len(s) && s[len(fits)] == ' ' {
		return strings.TrimRight(fits, " "), strings.TrimLeft(s[len(fits):], " ")
	}
	if i := strings.LastIndexByte(fits, ' '); i > 0 {
		return strings.TrimRight(s[:i], " "), strings.TrimLeft(s[i:], " ")
	}
	if fits == "" { // one character is wider than the room
		return s, ""
	}
	return fits, s[len(fits):]
}
