package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"readout/content/format/charset"
	"readout/content/format/clean"
)

// Namespaces whose elements say what those of the feed itself do, or more.
const (
	contentSpace = "http://purl.org/rss/1.0/modules/content/"
	dublinCore   = "http://purl.org/dc/elements/1.1/"
	dublinTerms  = "http://purl.org/dc/terms/"
	atomSpace    = "http://www.w3.org/2005/Atom"
	rssSpace     = "http://purl.org/rss/1.0/"
	oldRSS       = "http://my.netscape.com/rdf/simple/0.9/"
	xmlSpace     = "http://www.w3.org/XML/1998/namespace"
)

// sniffXML reports whether data begins as a feed in XML does.
func sniffXML(data []byte) bool {
	head := begins(data)
	if !bytes.HasPrefix(head, []byte("<")) {
		if clean.Unicode(data) { // UTF-16
			if s, err := clean.Decode(data[:min(len(data), 4096)&^1]); err == nil {
				head = []byte(strings.TrimSpace(s))
			}
		}
	}
	for len(head) > 0 && head[0] == '<' {
		switch {
		case bytes.HasPrefix(head, []byte("<!--")):
			_, head, _ = bytes.Cut(head, []byte("-->"))
		case bytes.HasPrefix(head, []byte("<?")), bytes.HasPrefix(head, []byte("<!")):
			_, head, _ = bytes.Cut(head, []byte(">"))
		default:
			tag, _, _ := bytes.Cut(head[1:], []byte(">"))
			name, _, _ := strings.Cut(strings.ToLower(strings.Map(spaceless, string(tag))), " ")
			return name == "rss" || name == "rdf:rdf" || (name == "feed" || strings.HasSuffix(name, ":feed")) && bytes.Contains(tag, []byte(atomSpace))
		}
		head = bytes.TrimLeft(head, " \t\r\n")
	}
	return false
}

// spaceless makes white space of all kinds a space.
func spaceless(r rune) rune {
	if r == '\t' || r == '\r' || r == '\n' {
		return ' '
	}
	return r
}

// A field is a child of an entry or of the feed.
type field struct {
	XMLName xml.Name
	Attr    []xml.Attr `xml:",any,attr"`
	Inner   string     `xml:",innerxml"`
	Text    string     `xml:",chardata"`
	Under   []leaf     `xml:",any"`
}

// A leaf is a child of a field, as the name of an author is.
type leaf struct {
	XMLName xml.Name
	Text    string `xml:",chardata"`
}

// readXML reads the entries of a feed. Should it break off, those before that are
// read, and the error says so.
func readXML(data []byte) ([]entry, error) {
	text, err := charset.Decode(data, charset.Declared(data))
	if err != nil {
		return nil, err
	}
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var entries []entry
	var site entry // what the feed says of itself holds for each entry
	for depth := 0; ; {
		token, err := d.Token()
		if err != nil {
			for i := range entries {
				entries[i].outlet = or(entries[i].outlet, site.outlet)
				entries[i].language = or(entries[i].language, site.language)
			}
			if err == io.EOF {
				return entries, nil
			}
			for n := len(entries); n > 0 && entries[n-1].html+entries[n-1].text == ""; n-- {
				entries = entries[:n-1] // it broke off in this one
			}
			return entries, breaksOff(len(entries))
		}
		switch t := token.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			if depth++; depth == 1 {
				site.language = attr(t.Attr, xmlSpace, "lang")
			}
			switch name := t.Name.Local; {
			case len(entries) > most: // one more tells that there are
			case name == "item" || name == "entry":
				var e struct {
					Attr   []xml.Attr `xml:",any,attr"`
					Fields []field    `xml:",any"`
				}
				err := d.DecodeElement(&e, &t)
				depth--
				one := entryOf(e.Fields)
				one.language = or(one.language, attr(e.Attr, xmlSpace, "lang"))
				if err == nil || one.title != "" && one.html+one.text != "" {
					entries = append(entries, one)
				}
			case depth <= 3 && (name == "title" || name == "language") && own(t.Name.Space):
				var f field
				if d.DecodeElement(&f, &t) == nil {
					site.head(f)
				}
				depth--
			case depth > 1 && name == "image", name == "textInput":
				if d.Skip() == nil {
					depth--
				}
			}
		}
	}
}

// breaksOff says how far a feed was read.
func breaksOff(entries int) error {
	switch entries {
	case 0:
		return errors.New("the feed breaks off in its first entry")
	case 1:
		return errors.New("the feed breaks off after 1 entry; that is read")
	}
	return fmt.Errorf("the feed breaks off after %d entries; those are read", entries)
}

// own reports whether a namespace is that of the feed itself.
func own(space string) bool {
	return space == "" || space == atomSpace || space == rssSpace || space == oldRSS
}

// head takes what the feed says of itself.
func (e *entry) head(f field) {
	switch f.XMLName.Local {
	case "title":
		e.outlet = or(e.outlet, inline(f.Text))
	case "language":
		e.language = or(f.Text, e.language)
	}
}

// entryOf makes an entry of the fields of one.
func entryOf(fields []field) entry {
	var e entry
	var summary, updated string
	for _, f := range fields {
		name, space := f.XMLName.Local, f.XMLName.Space
		switch {
		case space == contentSpace && name == "encoded":
			e.html = f.Text
		case space == dublinCore || space == dublinTerms:
			switch name {
			case "creator":
				e.byline = or(e.byline, inline(f.Text))
			case "date", "issued", "created":
				e.published = or(e.published, f.Text)
			case "language":
				e.language = or(e.language, f.Text)
			}
		case !own(space):
		case name == "title":
			e.title = or(e.title, f.words())
		case name == "link":
			e.link(f)
		case name == "guid" && attr(f.Attr, "", "isPermaLink") != "false":
			e.url = or(e.url, f.Text)
		case name == "pubDate" || name == "published" || name == "issued":
			e.published = or(e.published, f.Text)
		case name == "updated" || name == "modified":
			updated = f.Text
		case name == "author":
			e.byline = or(e.byline, f.author())
		case name == "source":
			e.outlet = or(e.outlet, inline(f.under("title", f.Text)))
		case name == "description" || name == "summary":
			summary = f.words()
		case name == "content":
			if e.html == "" {
				e.html = f.words()
			}
		}
	}
	if strings.TrimSpace(e.html) == "" {
		e.html = summary
	}
	e.published = or(e.published, updated)
	return e
}

// link takes the address of an entry: the text of RSS, the alternate one of Atom.
func (e *entry) link(f field) {
	href, rel := attr(f.Attr, "", "href"), attr(f.Attr, "", "rel")
	switch {
	case href == "":
		e.url = or(f.Text, e.url)
	case rel == "" || rel == "alternate":
		e.url = or(e.url, href)
	}
}

// words is what a field holds as HTML: marked up as such, as text that is HTML once
// read, or as elements of their own.
func (f field) words() string {
	switch attr(f.Attr, "", "type") {
	case "xhtml", "application/xhtml+xml":
		return f.Inner
	case "text", "text/plain":
		return strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(f.Text)
	}
	if strings.TrimSpace(f.Text) == "" {
		return f.Inner
	}
	return f.Text
}

// author is the name of an author; RSS has "desk@quay.example (Ana Lund)".
func (f field) author() string {
	s := clean.Line(f.under("name", f.Text))
	if _, name, ok := strings.Cut(s, "("); ok && strings.Contains(s, "@") {
		return strings.TrimSuffix(name, ")")
	}
	if strings.Contains(s, "@") {
		return ""
	}
	return s
}

// under is the text of a child, or else.
func (f field) under(name, or string) string {
	for _, l := range f.Under {
		if l.XMLName.Local == name {
			return l.Text
		}
	}
	return or
}

func attr(list []xml.Attr, space, name string) string {
	for _, a := range list {
		if a.Name.Local == name && (a.Name.Space == space || space == xmlSpace && a.Name.Space == "xml") {
			return a.Value
		}
	}
	return ""
}
