package export

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"readout/model"
	"readout/ui/escape"
	"readout/ui/tell"
)

//go:embed page.tmpl
var pageTemplate string

//go:embed page.css
var pageStyle string

// HTML writes the briefing as one page that needs nothing else and does nothing: no
// script, no request, links to http, https and mailto alone. Every line opens its
// sentence in the articles, which stand whole at the end.
func HTML(w io.Writer, b *model.Briefing, r *Review) error {
	t, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return fmt.Errorf("read the template of the page: %w", err)
	}
	out := bufio.NewWriter(w)
	err = t.Execute(out, newPage(b, r))
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return fmt.Errorf("write the briefing as HTML: %w", err)
	}
	return nil
}

// A webPage is what the template is filled with. Here is an address within the
// page, Out one outside, "" for none.
type webPage struct {
	Title, About, Marked string
	Style                template.CSS
	Sum                  string // of the style: no other is let in
	Sections             []webSection
	Notes                []webNote
	Articles             []webArticle
}

type webSection struct {
	ID, Heading string
	Groups      []webGroup
}

type webGroup struct {
	Heading  string
	Numbered bool
	Items    []webItem
}

type webItem struct {
	Line    webLine
	Details []webLine
}

type webLine struct {
	Parts   []webPart
	By      []webTeller
	Note    int
	Verdict string
	First   bool // the first line with this note, where the note leads back to
}

type webPart struct {
	Text, Here, Out string
	Strong          bool
}

type webTeller struct{ Before, Name, Here string }

type webNote struct {
	Number int
	Proofs []webProof
}

type webProof struct{ Words, Name, Where, Here, Out string }

// A pageMaker fills a webPage.
type pageMaker struct {
	notes
	stretches stretches
	led       map[int]bool // notes that lead back to a line
}

func newPage(b *model.Briefing, r *Review) webPage {
	d := draw(b, r)
	o := newOutline(d)
	m := pageMaker{notes{drawn: d, known: map[string]int{}}, cited(b, o), map[int]bool{}}
	sum := sha256.Sum256([]byte(pageStyle))
	p := webPage{
		Title: o.title, About: o.about, Marked: marked, Style: template.CSS(pageStyle),
		Sum: "sha256-" + base64.StdEncoding.EncodeToString(sum[:]),
	}
	for i, s := range append([]section{o.glance}, o.sections...) {
		if len(s.groups) > 0 {
			p.Sections = append(p.Sections, m.section("p"+digits(i), s))
		}
	}
	for _, n := range m.list {
		p.Notes = append(p.Notes, m.note(n))
	}
	for i := range d.Sources {
		p.Articles = append(p.Articles, m.article(&d.Sources[i]))
	}
	return p
}

func (m *pageMaker) section(id string, s section) webSection {
	out := webSection{ID: id, Heading: s.heading}
	for _, g := range s.groups {
		group := webGroup{Heading: join(g.heading), Numbered: s.heading == sourcesHeading}
		for _, it := range g.items {
			item := webItem{Line: m.line(it.line)}
			for _, l := range it.details {
				item.Details = append(item.Details, m.line(l))
			}
			group.Items = append(group.Items, item)
		}
		out.Groups = append(out.Groups, group)
	}
	return out
}

func (m *pageMaker) line(l line) webLine {
	var out webLine
	for _, p := range l.parts {
		part := webPart{Text: escape.Line(p.quoted()), Strong: p.strong}
		if !p.span.IsZero() {
			part.Here = m.here(p.span)
		}
		if p.link {
			part.Out = outside(p.text)
		}
		out.Parts = append(out.Parts, part)
	}
	all := m.tellers(l)
	for i, t := range all {
		before := ", "
		switch {
		case i == 0:
			before = ""
		case i == 1:
			before = "; also "
		case i == len(all)-1:
			before = " and "
		}
		out.By = append(out.By, webTeller{before, escape.Line(t.name), m.here(t.span)})
	}
	out.Verdict = l.verdict
	if n := m.of(l); n != nil {
		out.Note, out.First = n.number, !m.led[n.number]
		m.led[n.number] = true
	}
	return out
}

func (m *pageMaker) note(n note) webNote {
	out := webNote{Number: n.number}
	for _, p := range n.proofs {
		w := webProof{escape.Line(p.words), escape.Line(m.cited(p.source)), escape.Line(p.source.ID), m.here(p.span), outside(p.source.URL)}
		if w.Out != "" {
			w.Where = w.Out
		}
		out.Proofs = append(out.Proofs, w)
	}
	return out
}

// here is the address of a sentence in this page.
func (m *pageMaker) here(s model.Span) string {
	src := m.Source(s.Source)
	if src == nil {
		return ""
	}
	return "#" + m.stretches.id(src, s.Start)
}

// outside is an address that a page may lead to, "" for all others.
func outside(address string) string {
	if !escape.Link(address) {
		return ""
	}
	return address
}

// facts are what is known of a source.
func facts(s *model.Source) string {
	return strings.Join(compact(s.Outlet, s.Byline, s.Dateline, tell.Published(s.Published, ""), s.ID), ", ")
}
