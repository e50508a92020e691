package card

import (
	"strings"

	"readout/model"
	"readout/ui/escape"
	"readout/ui/tell"
)

// Markdown is the card as Markdown: its fields, and the sentences of its sources
// as quotations, each with where it stands. Nothing of an article acts as markup
// in it.
func (c Card) Markdown(k *tell.Book) string {
	var b strings.Builder
	b.WriteString("### " + escape.Markdown(c.Title) + "\n\n")
	for _, f := range c.Fields {
		switch {
		case f.Value == "":
		case f.More:
			b.WriteString("  " + escape.Markdown(f.Value) + "\n")
		default:
			b.WriteString("- " + escape.Markdown(f.Name) + ": " + escape.Markdown(f.Value) + "\n")
		}
	}
	for _, s := range c.Sections {
		if len(s.Lines) == 0 {
			continue
		}
		b.WriteString("\n**" + escape.Markdown(s.Title) + "**\n")
		for _, l := range s.Lines {
			who := ""
			if l.Who != "" {
				who = escape.Markdown(l.Who) + ": "
			}
			b.WriteString("\n> " + who + escape.Markdown(k.Text(l.Span)) + "\n>\n> — " + cited(k, l.Span) + "\n")
		}
	}
	return b.String()
}

// cited is where a span stands.
func cited(k *tell.Book, s model.Span) string {
	src := k.Source(s.Source)
	if src == nil {
		return escape.Markdown(s.Source)
	}
	out := escape.Markdown(k.Ref(src.ID))
	if src.TitleBasis == model.TitleStated && src.Outlet != "" {
		out += ", *" + escape.Markdown(src.Title) + "*"
	}
	if escape.MarkdownLink(src.URL) {
		out += ", <" + src.URL + ">"
	}
	return out
}
