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
	b.WriteString("### " + literal(c.Title) + "\n\n")
	for _, f := range c.Fields {
		if f.Value != "" {
			b.WriteString("- " + literal(f.Name) + ": " + literal(f.Value) + "\n")
		}
	}
	for _, s := range c.Sections {
		if len(s.Lines) == 0 {
			continue
		}
		b.WriteString("\n**" + literal(s.Title) + "**\n")
		for _, l := range s.Lines {
			who := ""
			if l.Who != "" {
				who = literal(l.Who) + ": "
			}
			b.WriteString("\n> " + who + literal(k.Text(l.Span)) + "\n>\n> — " + cited(k, l.Span) + "\n")
		}
	}
	return b.String()
}

// cited is where a span stands.
func cited(k *tell.Book, s model.Span) string {
	src := k.Source(s.Source)
	if src == nil {
		return literal(s.Source)
	}
	out := literal(k.Ref(src.ID))
	if src.TitleBasis == model.TitleStated && src.Outlet != "" {
		out += ", *" + literal(src.Title) + "*"
	}
	if plainAddress(src.URL) {
		out += ", <" + src.URL + ">"
	}
	return out
}

// plainAddress reports whether an address can stand between angles as it is.
func plainAddress(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) &&
		!strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune("<>\\\"`", r) })
}

// literal is a text on one line in which nothing is markup, wherever it stands.
func literal(s string) string {
	s = strings.TrimSpace(escape.Line(s))
	var b strings.Builder
	for i, r := range s {
		switch {
		case strings.ContainsRune("\\`*_{}[]<>&|~$@", r), i == 0 && strings.ContainsRune("#+-=!:>", r),
			r == ':' && strings.HasPrefix(s[i:], "://"),
			(r == '.' || r == ')') && i > 0 && strings.Trim(s[:i], "0123456789") == "",
			r == '.' && strings.HasSuffix(strings.ToLower(s[:i]), "www"):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
