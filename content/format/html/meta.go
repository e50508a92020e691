package html

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/content/format"
	"readout/content/format/clean"
	"readout/content/format/day"
	"readout/content/format/masthead"
)

// A statement is what a page says of its article, by who says it.
type statement struct {
	ld, meta  masthead.Facts // JSON-LD; meta elements
	title     string         // the title element
	near      masthead.Facts // parts over the text whose classes say that they hold such facts
	time      string         // the first time element that says when it was published, ISO 8601
	canonical string
	saved     saved
	language  string
	body      string // the text, where JSON-LD has it
}

// stated collects what the whole page says, before anything is taken out of it.
func stated(doc *html.Node) *statement {
	s := &statement{}
	metas := map[string]string{}
	begun := false // the text of the article has begun
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			s.saved.comment(n.Data, n.Parent == doc)
		}
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			s.language = masthead.Language(attr(n, "lang"))
		case atom.Title:
			if s.title == "" {
				s.title = clean.Line(text(n))
			}
		case atom.Script:
			if strings.EqualFold(attr(n, "type"), "application/ld+json") {
				s.linkedData(text(n))
			}
		case atom.Meta:
			content := clean.Line(attr(n, "content"))
			names := attr(n, "property") + " " + attr(n, "name") + " " + attr(n, "itemprop")
			for name := range strings.FieldsSeq(strings.ToLower(names)) {
				if metas[name] == "" {
					metas[name] = content
				}
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				s.canonical = masthead.Web(attr(n, "href"))
			}
		case atom.Time:
			s.timeElement(n)
		case atom.P:
			begun = begun || len(text(n)) >= paragraph
		}
		if !begun && factual(n) {
			s.stand(line(n))
		}
	}
	for _, m := range vocab().meta {
		set(&s.meta, m.is, metas[m.name])
	}
	return s
}

// stand reads a short line over the text: all of it as a masthead has it, else the
// first whole date in it, as in "Posted on 5 March 2024 by Ana Lund in Ferries".
func (s *statement) stand(line string) {
	s.near.Line(line)
	if d, ok := day.First(line); ok && s.near.Published == "" {
		s.near.Published = d.String()
	}
}

// paragraph is from how many bytes on a paragraph is one of an article.
const paragraph = 120

// factual reports whether a part is short and its class says that it tells who
// wrote an article, or when.
func factual(n *html.Node) bool {
	for c := range strings.FieldsSeq(attr(n, "class")) {
		for _, w := range classWords(c) {
			if vocab().facts[w] {
				return len(text(n)) <= paragraph
			}
		}
	}
	return false
}

func (s *statement) timeElement(n *html.Node) {
	if s.time != "" || strings.Contains(strings.ToLower(attr(n, "itemprop")), "modified") {
		return
	}
	if day.Labelled(clean.Line(text(n))) && strings.HasPrefix(strings.ToLower(clean.Line(text(n))), "updated") {
		return
	}
	if d, ok := day.ISO(attr(n, "datetime")); ok {
		s.time = d.String()
	} else if d, ok := day.Line(clean.Line(text(n))); ok {
		s.time = d.String()
	}
}

// linkedData reads one script of JSON-LD. What is broken is passed over.
func (s *statement) linkedData(script string) {
	script = strings.TrimSpace(script)
	for _, wrap := range [][2]string{{"<![CDATA[", "]]>"}, {"//<![CDATA[", "//]]>"}, {"<!--", "-->"}} {
		if inner, ok := strings.CutPrefix(script, wrap[0]); ok {
			script = strings.TrimSpace(strings.TrimSuffix(inner, wrap[1]))
		}
	}
	var v any
	if json.Unmarshal([]byte(strings.TrimSuffix(script, ";")), &v) == nil {
		s.walk(v, 0)
	}
}

func (s *statement) walk(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			s.walk(e, depth+1)
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			s.article(v)
		}
		s.walk(v["@graph"], depth+1)
		s.walk(v["mainEntity"], depth+1)
	}
}

func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return vocab().articleType[strings.ToLower(v)]
	case []any:
		for _, e := range v {
			if isArticle(e) {
				return true
			}
		}
	}
	return false
}

func (s *statement) article(v map[string]any) {
	headline, called := name(v["headline"]), name(v["name"])
	if called != "" && !strings.Contains(s.title, headline) && strings.HasPrefix(s.title, called) {
		headline = called
	}
	set(&s.ld, "title", headline)
	set(&s.ld, "title", called)
	set(&s.ld, "published", name(v["datePublished"]))
	set(&s.ld, "published", name(v["dateCreated"]))
	set(&s.ld, "byline", name(v["author"]))
	set(&s.ld, "byline", name(v["creator"]))
	set(&s.ld, "outlet", name(v["publisher"]))
	set(&s.ld, "dateline", name(v["dateline"]))
	set(&s.ld, "url", name(v["url"]))
	if s.body == "" {
		s.body, _ = v["articleBody"].(string)
		s.body = clean.Text(html.UnescapeString(s.body))
	}
}

// name is a text, or the name of a thing, or several of them.
func name(v any) string {
	switch v := v.(type) {
	case string:
		return clean.Line(html.UnescapeString(v))
	case map[string]any:
		if s, ok := v["name"].(string); ok {
			return clean.Line(html.UnescapeString(s))
		}
	case []any:
		var all []string
		for _, e := range v[:min(len(v), 8)] {
			if s := name(e); s != "" {
				all = append(all, s)
			}
		}
		return strings.Join(all, ", ")
	}
	return ""
}

// set fills one fact that is not known yet.
func set(f *masthead.Facts, is, value string) {
	if value == "" {
		return
	}
	to := map[string]*string{"title": &f.Title, "outlet": &f.Outlet, "byline": &f.Byline, "dateline": &f.Dateline, "url": &f.URL, "published": &f.Published}[is]
	switch {
	case to == nil || *to != "":
	case is == "published":
		if d, ok := day.ISO(value); ok {
			*to = d.String()
		}
	case is == "url":
		*to = masthead.Web(value)
	case is == "byline" && masthead.Web(value) != "": // a link to the author's page
	default:
		*to = value
	}
}

// adopt gives the article what the page says: the linked data first, then meta
// elements, then what stands over the text.
func (s *statement) adopt(a *format.Article, seen masthead.Facts) {
	heading := seen.Title
	a.Title = first(s.ld.Title, s.meta.Title, s.headline(heading), heading, s.title)
	a.Outlet = first(s.ld.Outlet, s.meta.Outlet, seen.Outlet, s.near.Outlet)
	a.Byline = first(s.ld.Byline, s.meta.Byline, seen.Byline, s.near.Byline)
	a.Published = first(s.ld.Published, s.meta.Published, seen.Published, s.near.Published, s.time)
	a.Changed, a.Day = first(seen.Changed, s.near.Changed), seen.Day
	a.Dateline = first(s.ld.Dateline, seen.Dateline)
	a.URL, a.Retrieved = s.saved.address(first(s.canonical, s.saved.from, s.meta.URL, s.ld.URL)), s.saved.at
	a.Language = s.language
	if head, outlet := masthead.Split(s.title); outlet != "" && a.Outlet == "" && strings.Contains(head, a.Title) {
		a.Outlet = outlet
	}
	if head, outlet := masthead.Split(a.Title); outlet != "" {
		if a.Outlet == "" {
			a.Outlet = outlet
		}
		if strings.EqualFold(outlet, a.Outlet) || heading == head {
			a.Title = head
		}
	}
	if i := strings.LastIndex(a.Title, a.Outlet); i > 3 && a.Outlet != "" && i+len(a.Outlet) == len(a.Title) {
		a.Title = strings.TrimRight(a.Title[:i], " |-–—:·")
	}
}

// headline is the headline in the title element, "" when that holds none: it names the
// page as a whole, often with the paper's name behind it, while the first heading of a
// page may name a section. Where the title holds the heading, the heading is it.
func (s *statement) headline(heading string) string {
	title, outlet := masthead.Split(s.title)
	switch {
	case strings.HasPrefix(s.title, heading) && heading != "", strings.Contains(s.title, heading) && strings.Contains(heading, " "):
		return ""
	case outlet == "" && (masthead.Paper(title) || len(strings.Fields(title)) < 2), title == s.meta.Outlet, title == s.ld.Outlet:
		return ""
	}
	return title
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
