// Package feed reads feeds that were saved: RSS, Atom and JSON Feed, each entry an
// article. An entry's HTML is read as a page is, by the reader that the list of formats
// gives. Nothing that an entry links to is fetched: an entry that holds a summary alone
// is that summary.
package feed

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"readout/content/format"
	"readout/content/format/clean"
	"readout/content/format/day"
	"readout/content/format/masthead"
	"readout/content/format/tidy"
	"readout/model"
)

// most is how many entries of a feed are read.
const most = 20_000

// An entry is what a feed of any kind says of one article.
type entry struct {
	title, byline, outlet, url, published, language string
	html, text                                      string // its words, as HTML or plain
}

// Format is the entry for feeds in XML.
func Format(page format.Reader) format.Format {
	return format.Format{
		Name: "feed", Extensions: []string{".rss", ".atom", ".rdf"}, Sniff: sniffXML,
		Read: func(data []byte) ([]*format.Article, error) { return articles(readXML, data, page) },
	}
}

// JSON is the entry for feeds in JSON.
func JSON(page format.Reader) format.Format {
	return format.Format{
		Name: "JSON feed", Sniff: sniffJSON,
		Read: func(data []byte) ([]*format.Article, error) { return articles(readJSON, data, page) },
	}
}

// articles makes articles of the entries that a reader finds.
func articles(read func(data []byte) ([]entry, error), data []byte, page format.Reader) ([]*format.Article, error) {
	entries, err := read(data)
	if len(entries) == 0 {
		if err == nil {
			err = errors.New("it is a feed without entries")
		}
		return nil, err
	}
	var left []error
	if err != nil {
		left = append(left, format.PartError{Err: err, Rest: true})
	}
	if len(entries) > most {
		entries = entries[:most]
		left = append(left, format.PartError{Err: fmt.Errorf("entries behind the first %d", most)})
	}
	out, none := format.Several(len(entries), func(i int) (*format.Article, error) { return entries[i].article(page) })
	if len(out) == 0 {
		return nil, errors.New("no entry in it holds text")
	}
	return out, errors.Join(append(left, none...)...)
}

// article makes an article of an entry. What the entry states goes before what its
// text seems to.
func (e entry) article(page format.Reader) (*format.Article, error) {
	a := &format.Article{}
	switch {
	case marked(e.html):
		read, err := page([]byte("\uFEFF<html><body><article>" + e.html + "</article></body></html>"))
		if err != nil {
			read = plain(words(e.html)) // a line or two, too little for a page
		}
		a = read
	case e.html != "":
		a = plain(html.UnescapeString(e.html))
	default:
		a = plain(e.text)
	}
	if len(a.Blocks) == 0 {
		return nil, errors.New("it holds no text")
	}
	a.Title = or(inline(e.title), a.Title)
	a.Byline, a.Outlet = or(e.byline, a.Byline), or(e.outlet, a.Outlet)
	a.Language = or(masthead.Language(e.language), a.Language)
	a.URL = or(masthead.Web(clean.Line(e.url)), a.URL)
	if d, ok := day.ISO(clean.Line(e.published)); ok {
		a.Published = d.String()
	}
	tidy.Article(a)
	if len(a.Blocks) == 0 {
		return nil, errors.New("it holds no text")
	}
	return a, nil
}

// marked reports whether s has elements of HTML.
func marked(s string) bool {
	i := strings.IndexByte(s, '<')
	return i >= 0 && strings.IndexByte(s[i:], '>') > 0
}

// plain makes an article of text, a paragraph of each line.
func plain(s string) *format.Article {
	a := &format.Article{}
	for line := range strings.Lines(clean.Text(s)) {
		if line = strings.TrimSpace(line); line != "" {
			a.Blocks = append(a.Blocks, format.Block{Kind: model.Paragraph, Text: line})
		}
	}
	return a
}

// inline is a line that may hold marks of HTML, as titles in feeds do.
func inline(s string) string {
	if strings.ContainsAny(s, "<&") {
		s = strings.Join(strings.Fields(words(s)), " ")
	}
	return clean.Line(s)
}

// words are the words of HTML, each part of its layout on a line.
func words(s string) string {
	var out strings.Builder
	skip := ""
	z := html.NewTokenizer(strings.NewReader(clean.Text(s)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			if skip == "" {
				out.Write(z.Text())
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			switch tag := string(name); tag {
			case "script", "style":
				skip = tag
			case "p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote":
				out.WriteByte('\n')
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == skip {
				skip = ""
			}
		}
	}
}

func or(a, b string) string {
	if a = clean.Line(a); a != "" {
		return a
	}
	return b
}

// begins is the first of a file without its mark of byte order and white space.
func begins(data []byte) []byte {
	head := bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\xEF\xBB\xBF"))
	return bytes.TrimLeft(head, " \t\r\n")
}
