package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/escape"
	"readout/ui/tell"
)

// Width is how many cells a line of plain text has where nobody says otherwise.
const Width = 80

// narrowest is the fewest cells that lines are wrapped to.
const narrowest = 20

// How much of the briefing stands at the top, for the first screen.
const (
	glanceEntries = 4
	glancePledges = 5
	glanceIssues  = 6
)

// Plain writes the briefing as plain text, wrapped to width cells. Nothing in it
// acts on a terminal. What is best known stands first and again in its place.
func Plain(w io.Writer, b *model.Briefing, width int) error {
	o := newOutline(b, false)
	p := page{w: bufio.NewWriter(w), width: max(width, narrowest)}
	p.text(o.title, 0, 0)
	p.text(o.about, 0, 0)
	for _, s := range append([]section{glance(b)}, o.sections...) {
		p.section(s)
	}
	if err := p.w.Flush(); err != nil {
		return fmt.Errorf("write the briefing: %w", err)
	}
	return nil
}

// glance is the best corroborated of the briefing.
func glance(b *model.Briefing) section {
	d := drawn{tell.New(b), false}
	s := section{heading: "At a glance"}
	happened := group{heading: "What happened"}
	for _, e := range d.TopEntries(glanceEntries) {
		happened.items = append(happened.items, d.entry(e))
	}
	undertaken := group{heading: "Who undertook what"}
	for _, p := range d.TopPledges(glancePledges) {
		head := []part{ours(d.actors(p.Actors) + ": "), words(d.Text(p.Action)), ours(" (" + string(p.Status))}
		if condition := d.Text(p.Condition); condition != "" {
			head = append(head, ours("; "), words(condition))
		}
		undertaken.items = append(undertaken.items, item{head: append(head, ours(") "+d.Refs(p.Evidence)))})
	}
	open := group{heading: "What is open"}
	for i := range d.Issues {
		if n := len(d.Issues[i].Statements); n > 0 && len(open.items) < glanceIssues {
			open.items = append(open.items, item{head: []part{issueTitle(&d.Issues[i]), ours(", " + tell.Count(n, "statement"))}})
		}
	}
	for _, g := range []group{happened, undertaken, open} {
		if len(g.items) > 0 {
			s.groups = append(s.groups, g)
		}
	}
	return s
}

// A page writes wrapped lines.
type page struct {
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
		if g.heading != "" {
			if i > 0 {
				p.line("")
			}
			p.text(g.heading, 0, 0)
		}
		for _, it := range g.items {
			p.text(join(it.head), 2, 4)
			for _, d := range it.details {
				p.text(join(d), 4, 6)
			}
		}
	}
}

func join(parts []part) string {
	var out strings.Builder
	for _, part := range parts {
		out.WriteString(part.quoted())
	}
	return out.String()
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
