package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// body finds the part of a pruned page that holds the article: what the page
// marks as it, else the part with the most running text.
func body(doc *html.Node) *html.Node {
	total := prose(doc)
	var best *html.Node
	most := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || !marked(n) {
			continue
		}
		if p := prose(n); p > most {
			best, most = n, p
		}
	}
	if best == nil || most*2 < total {
		best = densest(doc)
	}
	if best == nil {
		best = doc
	}
	return best
}

// marked reports whether the page says that n is its article.
func marked(n *html.Node) bool {
	return n.DataAtom == atom.Article || n.DataAtom == atom.Main || strings.EqualFold(attr(n, "role"), "main") ||
		strings.EqualFold(attr(n, "itemprop"), "articleBody")
}

// prose is how much running text n holds: the bytes of its paragraphs that are
// not links.
func prose(n *html.Node) int {
	if n.Type == html.ElementNode && (n.DataAtom == atom.P || n.DataAtom == atom.Blockquote) {
		return len(text(n)) - linked(n)
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += prose(c)
	}
	return sum
}

// densest finds the part of a page that does not mark its article. Each line of
// running text counts for the part that it stands in, and half for the one
// around that; lists of links count nothing.
func densest(doc *html.Node) *html.Node {
	score := map[*html.Node]int{}
	var order []*html.Node
	add := func(n *html.Node, v int) {
		if n == nil || n.Type != html.ElementNode {
			return
		}
		if _, ok := score[n]; !ok {
			order = append(order, n)
		}
		score[n] += v
	}
	for n := range doc.Descendants() {
		v := own(n)
		if v < 25 {
			continue
		}
		part := n
		if n.DataAtom == atom.P || n.DataAtom == atom.Blockquote || n.DataAtom == atom.Pre {
			part = n.Parent
		}
		add(part, v)
		if part != nil {
			add(part.Parent, v/2)
		}
	}
	var best *html.Node
	for _, n := range order { // in the order of the page: the first of equals
		if best == nil || score[n] > score[best] {
			best = n
		}
	}
	return best
}

// own is how much running text stands in n and in no part of layout below it.
func own(n *html.Node) int {
	if n.Type != html.ElementNode || inline[n.DataAtom] {
		return 0
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			sum += len(strings.TrimSpace(c.Data))
		case c.Type == html.ElementNode && inline[c.DataAtom] && c.DataAtom != atom.A:
			sum += len(strings.TrimSpace(text(c)))
		}
	}
	return sum
}

// linked is how many bytes of the text in n are links.
func linked(n *html.Node) int {
	sum := 0
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.DataAtom == atom.A {
			sum += len(text(c))
		}
	}
	return sum
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func within(n *html.Node, a atom.Atom) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.DataAtom == a {
			return true
		}
	}
	return false
}

// text is all text in n as it stands.
func text(n *html.Node) string {
	if n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode {
		return n.FirstChild.Data
	}
	var out strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			out.WriteString(c.Data)
		}
	}
	return out.String()
}
