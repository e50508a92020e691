package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"readout/model"
	"readout/ui/escape"
	"readout/ui/tell"
)

// marked is what a reader has to know of the quotation marks.
const marked = "Words in quotation marks are the sources’ own."

// Markdown writes the briefing as Markdown, every line with a footnote that has
// the sentences of its sources. Nothing of an article acts as markup in it.
func Markdown(w io.Writer, b *model.Briefing, r *Review) error {
	d := draw(b, r)
	o := newOutline(d)
	m := markdown{bufio.NewWriter(w), notes{drawn: d, known: map[string]int{}}}
	fmt.Fprintf(m.w, "# %s\n\n%s %s\n", escape.Markdown(o.title), escape.Markdown(o.about), marked)
	for _, s := range append([]section{o.glance}, o.sections...) {
		m.section(s)
	}
	for _, n := range m.notes.list {
		m.note(n)
	}
	if err := m.w.Flush(); err != nil {
		return fmt.Errorf("write the briefing as Markdown: %w", err)
	}
	return nil
}

type markdown struct {
	w *bufio.Writer
	notes
}

func (m *markdown) section(s section) {
	if len(s.groups) == 0 {
		return
	}
	fmt.Fprintf(m.w, "\n## %s\n", escape.Markdown(s.heading))
	for _, g := range s.groups {
		if len(g.heading) > 0 {
			fmt.Fprintf(m.w, "\n### %s\n", escape.Markdown(join(g.heading)))
		}
		m.w.WriteByte('\n')
		bullet := "-"
		for i, it := range g.items {
			if s.heading == sourcesHeading {
				bullet = digits(i+1) + "."
			}
			fmt.Fprintf(m.w, "%s %s\n", bullet, m.line(it.line))
			for _, l := range it.details {
				fmt.Fprintf(m.w, "%*s- %s\n", len(bullet)+1, "", m.line(l))
			}
		}
	}
}

func (m *markdown) line(l line) string {
	var out strings.Builder
	for i, p := range l.parts {
		text := escape.Markdown(p.quoted())
		switch {
		case p.link && escape.MarkdownLink(p.text):
			text = "<" + p.text + ">"
		case p.strong:
			text = "**" + text + "**"
		case !p.words && i > 0:
			text = within(p.text)
		}
		out.WriteString(text)
	}
	if all := named(m.tellers(l)); all != "" {
		out.WriteString(" — " + escape.Markdown(all))
	}
	if l.verdict != "" {
		out.WriteString(" (" + l.verdict + ")")
	}
	if n := m.of(l); n != nil {
		fmt.Fprintf(&out, "[^%d]", n.number)
	}
	return out.String()
}

// within is a label within a line: it keeps the spaces around it, and what only
// means something at the start of a line needs no backslash.
func within(label string) string {
	text := strings.TrimPrefix(escape.Markdown("a"+label), "a")
	if strings.HasSuffix(label, " ") {
		text += " "
	}
	return text
}

// named are the sources that tell a line: the one whose words stand in it, and the
// others after it. From the fifth on they are counted.
func named(tellers []teller) string {
	var all []string
	for _, t := range tellers {
		all = append(all, t.name)
	}
	if n := len(all); n > 5 {
		all = append(all[:4:4], digits(n-4)+" more")
	}
	if len(all) < 2 {
		return tell.And(all)
	}
	return all[0] + "; also " + tell.And(all[1:])
}

// note writes a footnote: each sentence with where it is to be found.
func (m *markdown) note(n note) {
	lead := fmt.Sprintf("\n[^%d]: ", n.number)
	for _, p := range n.proofs {
		m.w.WriteString(lead)
		lead = "\n    "
		if p.words != "" {
			m.w.WriteString(escape.Markdown("“"+p.words+"”") + " — ")
		}
		m.w.WriteString(escape.Markdown(m.cited(p.source)) + ", ")
		if escape.MarkdownLink(p.source.URL) {
			m.w.WriteString("<" + p.source.URL + ">\n")
		} else {
			m.w.WriteString(escape.Markdown(p.source.ID) + "\n")
		}
	}
}
