package html

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/content/format/masthead"
)

// Elements that never hold the words of an article.
var never = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Nav: true, atom.Footer: true,
	atom.Aside: true, atom.Form: true, atom.Button: true, atom.Iframe: true, atom.Svg: true, atom.Figure: true,
	atom.Dialog: true, atom.Select: true, atom.Input: true, atom.Textarea: true, atom.Video: true, atom.Audio: true,
	atom.Object: true, atom.Embed: true, atom.Canvas: true, atom.Map: true, atom.Head: true, atom.Menu: true,
	atom.Figcaption: true, atom.Picture: true, atom.Img: true, atom.Label: true, atom.Math: true,
}

// Roles of parts that are not the article.
var roles = map[string]bool{
	"navigation": true, "dialog": true, "alertdialog": true, "banner": true, "contentinfo": true, "complementary": true,
	"search": true, "menu": true, "menubar": true, "toolbar": true, "alert": true, "tooltip": true, "note": false,
}

// A pruner takes out of a page what is not the article.
type pruner struct {
	hidden map[string]bool // classes that cannot be seen
	total  int             // running text of the whole page: see prose
}

// prune goes through the parts of n. Only parts of the page's layout are judged by
// their class; what stands within a line is not.
func (p pruner) prune(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.CommentNode || c.Type == html.ElementNode && p.unwanted(c) {
			n.RemoveChild(c)
		} else {
			p.prune(c)
		}
		c = next
	}
}

func (p pruner) unwanted(n *html.Node) bool {
	if never[n.DataAtom] || concealed(n, p.hidden) || roles[strings.ToLower(attr(n, "role"))] {
		return true
	}
	switch n.DataAtom {
	case atom.Body, atom.Html, atom.Article, atom.Main, atom.Blockquote, atom.H1:
		return false
	case atom.Header:
		return !within(n, atom.H1) && !within(n, atom.P)
	case atom.Sup:
		s := strings.TrimSpace(text(n))
		return strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]")
	}
	return !inline[n.DataAtom] && p.aside(n)
}

// longName is up to how many words a class or an id names a part of the layout;
// longer ones are headings: "sharing-the-cost-of-the-bridge".
const longName = 4

// aside reports whether the classes or the id of a part say that it is not the
// article. A part that holds most of a page's running text is it all the same, and so is a
// paragraph of running text, unless readers wrote it.
func (p pruner) aside(n *html.Node) bool {
	v := vocab()
	aside, comments := false, false
	for _, name := range []string{attr(n, "class"), attr(n, "id"), attr(n, "data-component"), attr(n, "data-testid")} {
		for class := range strings.FieldsSeq(name) {
			if v.body[strings.ToLower(class)] {
				return false
			}
			words := classWords(class)
			if len(words) > 1 && v.having[words[0]] || len(words) > longName {
				continue
			}
			for i, w := range words {
				comments = comments || v.comments[w]
				aside = aside || v.aside[w] || i > 0 && v.phrase[words[i-1]+" "+w]
			}
		}
	}
	if !aside || within(n, atom.Article) {
		return false
	}
	if n.DataAtom == atom.P && len(text(n))-linked(n) >= paragraph && !comments {
		return false
	}
	return comments || prose(n)*2 <= p.total
}

// concealed reports whether a part cannot be seen.
func concealed(n *html.Node, hidden map[string]bool) bool {
	if has(n, "hidden") || strings.EqualFold(attr(n, "aria-hidden"), "true") {
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
		return true
	}
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if hidden[class] || vocab().hidden[strings.ToLower(class)] {
			return true
		}
	}
	return false
}

var noDisplay = regexp.MustCompile(`\.([A-Za-z_][\w-]*)\s*\{[^{}]*(?:display\s*:\s*none|visibility\s*:\s*hidden)`)

// hiddenClasses are the classes that the page's own style sheets hide.
func hiddenClasses(doc *html.Node) map[string]bool {
	classes := map[string]bool{}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == atom.Style {
			for _, m := range noDisplay.FindAllStringSubmatch(text(n), -1) {
				classes[m[1]] = true
			}
		}
	}
	return classes
}

// classWords parts "relatedLinks", "article__related-links" into words.
func classWords(class string) []string {
	var out []string
	start := 0
	runes := []rune(class)
	cut := func(end int) {
		if end > start {
			out = append(out, strings.ToLower(string(runes[start:end])))
		}
	}
	for i, r := range runes {
		switch {
		case r == '-' || r == '_' || r == ':' || r == '/':
			cut(i)
			start = i + 1
		case unicode.IsUpper(r) && i > 0 && unicode.IsLower(runes[i-1]):
			cut(i)
			start = i
		}
	}
	cut(len(runes))
	return out
}

// banner reads the headline of a page: its first heading, or a lower one that the title
// element begins with where it has no first one.
func banner(root *html.Node, title string) masthead.Facts {
	var f masthead.Facts
	top := root
	for top.Parent != nil {
		top = top.Parent
	}
	lower := ""
	for n := range top.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.H1:
			if f.Title = line(n); f.Title != "" {
				return f
			}
		case atom.H2, atom.H3:
			if s := line(n); lower == "" && len(s) > 15 && strings.HasPrefix(title, s) {
				lower = s
			}
		}
	}
	f.Title = lower
	return f
}
