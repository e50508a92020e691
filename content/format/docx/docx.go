// Package docx reads word processor documents (.docx): headings, paragraphs, lists and
// tables of the text, and what the document states of itself. Pictures, notes, comments,
// headers and what was deleted with changes tracked are passed over; nothing that it
// links to is opened. No more is unpacked than the limits here allow.
package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"readout/content/format"
	"readout/content/format/clean"
	"readout/content/format/day"
	"readout/content/format/masthead"
	"readout/content/format/tidy"
	"readout/model"
)

// Limits of what is unpacked, in bytes, and of how deep a text nests.
const (
	mostText  = 32 << 20
	mostFacts = 1 << 20
	deepest   = 200
	mostParts = 200_000 // paragraphs and rows
)

var errTooLong = errors.New("its text is longer than 32 MB when unpacked, or has more than 200,000 paragraphs")

// Format is the entry for the list of formats.
func Format() format.Format {
	return format.Format{Name: "Word document", Extensions: []string{".docx"}, Sniff: Sniff, Read: format.One(Read)}
}

// textFile is where in the archive the text is.
const textFile = "word/document.xml"

// Sniff reports whether data is an archive that holds the text of such a document.
func Sniff(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) || !bytes.Contains(data, []byte(textFile)) {
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	return err == nil && slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == textFile })
}

// Read makes an article of a document.
func Read(data []byte) (*format.Article, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("its archive is broken")
	}
	w := &writer{styles: styles(open(z, "word/styles.xml"))}
	file, err := entry(z, textFile)
	if err != nil {
		return nil, err
	}
	if err := w.read(file); err != nil && len(w.out) == 0 {
		return nil, err
	} else if errors.Is(err, errTooLong) {
		return nil, err
	}
	a := &format.Article{Blocks: w.out}
	facts(a, open(z, "docProps/core.xml"))
	if w.title != "" {
		a.Title = w.title
	}
	over(a)
	tidy.Article(a)
	if len(a.Blocks) == 0 {
		return nil, errors.New("it holds no text")
	}
	return a, nil
}

// over reads the facts off the short lines at the beginning.
func over(a *format.Article) {
	const reach = 6
	f := masthead.Facts{Title: a.Title, Byline: a.Byline, Published: a.Published}
	var out []format.Block
	for i, b := range a.Blocks {
		if text := clean.Line(b.Text); i < reach && b.Kind == model.Paragraph && len(text) < 160 && f.Line(text) {
			continue
		}
		out = append(out, b)
	}
	a.Title, a.Byline, a.Published = f.Title, f.Byline, f.Published
	a.Outlet, a.Dateline, a.URL, a.Changed, a.Day = f.Outlet, f.Dateline, f.URL, f.Changed, f.Day
	a.Blocks = out
}

// entry opens a file of the archive.
func entry(z *zip.Reader, name string) (io.Reader, error) {
	for _, f := range z.File {
		if f.Name != name {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, errors.New("its archive is broken or locked")
		}
		return r, nil
	}
	return nil, errors.New("it holds no text of a document")
}

// open is a small file of the archive, up to its limit; nothing where there is none.
func open(z *zip.Reader, name string) io.Reader {
	r, err := entry(z, name)
	if err != nil {
		return strings.NewReader("")
	}
	return io.LimitReader(r, mostFacts)
}

func decoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return d
}

// facts reads what the document states of itself. The day that it was made is the day
// of the article where its text has none.
func facts(a *format.Article, r io.Reader) {
	d := decoder(r)
	for {
		token, err := d.Token()
		if err != nil {
			return
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local == "coreProperties" {
			continue
		}
		var text string
		if d.DecodeElement(&text, &start) != nil {
			return
		}
		text = clean.Line(text)
		switch start.Name.Local {
		case "title":
			a.Title = text
		case "creator":
			a.Byline = text
		case "language":
			a.Language = masthead.Language(text)
		case "created":
			if t, ok := day.ISO(text); ok {
				a.Published = t.String()
			}
		}
	}
}

// A style says what paragraphs of a name are.
type style struct {
	title bool
	level int // of a heading
	quote bool
	list  bool
}

// styles are the document's own, by their IDs, which differ from one language of the
// program to the next; their names do not.
func styles(r io.Reader) map[string]style {
	out := map[string]style{}
	d := decoder(r)
	id := ""
	for {
		token, err := d.Token()
		if err != nil {
			return out
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "style":
			id = attr(start, "styleId")
		case "name":
			out[id] = styleOf(attr(start, "val"))
		}
	}
}

func styleOf(name string) style {
	name = strings.ReplaceAll(strings.ToLower(name), " ", "")
	if n, err := strconv.Atoi(strings.TrimPrefix(name, "heading")); err == nil && strings.HasPrefix(name, "heading") && n >= 1 && n <= 9 {
		return style{level: n}
	}
	return style{
		title: name == "title", quote: strings.HasPrefix(name, "quote") || strings.HasPrefix(name, "intensequote"),
		list: strings.HasPrefix(name, "list") && name != "list",
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// A writer makes blocks of the elements of a text.
type writer struct {
	styles map[string]style
	out    []format.Block
	title  string

	run   strings.Builder // the paragraph in work
	style style
	level int      // of the list that it stands in, from 1; 0 for none
	cells []string // of the row in work
	rows  [][]string
	table int // how many tables it stands in
}

// passed are elements whose text is none of the document's.
var passed = map[string]bool{"del": true, "moveFrom": true, "instrText": true, "delText": true, "txbxContent": true, "Fallback": true, "object": true, "pict": true, "drawing": true}

func (w *writer) read(r io.Reader) error {
	limited := &io.LimitedReader{R: r, N: mostText + 1}
	d := decoder(limited)
	for depth := 0; ; {
		token, err := d.Token()
		if limited.N <= 0 || len(w.out)+len(w.rows) > mostParts {
			return errTooLong
		}
		if err != nil {
			w.paragraph()
			if err == io.EOF {
				return nil
			}
			return errors.New("its text is broken")
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > deepest {
				return errors.New("it is nested too deeply to be read")
			}
			if passed[t.Name.Local] {
				if err := skip(d); err != nil {
					return errors.New("its text is broken")
				}
				depth--
				continue
			}
			w.start(t, d, &depth)
		case xml.EndElement:
			depth--
			w.end(t.Name.Local)
		}
	}
}

// skip passes over the rest of an element without recursion.
func skip(d *xml.Decoder) error {
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

func (w *writer) start(t xml.StartElement, d *xml.Decoder, depth *int) {
	switch t.Name.Local {
	case "p":
		if w.table == 0 {
			w.run.Reset()
		} else if w.run.Len() > 0 {
			w.run.WriteByte(' ')
		}
		w.style, w.level = style{}, 0
	case "pStyle":
		w.style = w.styles[attr(t, "val")]
	case "ilvl":
		n, _ := strconv.Atoi(attr(t, "val"))
		w.level = min(max(n, 0), 8) + 1
	case "numId":
		w.level = max(w.level, 1)
		if attr(t, "val") == "0" { // taken out of its list
			w.level = 0
		}
	case "t":
		var text string
		if d.DecodeElement(&text, &t) == nil {
			w.run.WriteString(text)
		}
		*depth--
	case "tab":
		w.run.WriteByte(' ')
	case "br", "cr":
		w.run.WriteByte('\n')
	case "noBreakHyphen":
		w.run.WriteByte('-')
	case "tbl":
		if w.table++; w.table == 1 {
			w.rows, w.cells = nil, nil
			w.run.Reset()
		}
	}
}

func (w *writer) end(name string) {
	switch name {
	case "p":
		if w.table == 0 {
			w.paragraph()
		}
	case "tc":
		if w.table == 1 {
			w.cells = append(w.cells, w.run.String())
			w.run.Reset()
		}
	case "tr":
		if w.table == 1 && len(w.cells) > 0 {
			w.rows = append(w.rows, w.cells)
			w.cells = nil
		}
	case "tbl":
		if w.table--; w.table == 0 {
			w.flushTable()
		}
		w.table = max(w.table, 0)
	}
}

// paragraph ends a paragraph.
func (w *writer) paragraph() {
	text := strings.TrimSpace(w.run.String())
	w.run.Reset()
	if text == "" {
		return
	}
	b := format.Block{Kind: model.Paragraph, Text: text}
	switch {
	case w.style.title && w.title == "" && len(w.out) < 4:
		w.title = clean.Line(text)
		return
	case w.style.title:
		b.Kind, b.Level = model.Heading, 1
	case w.style.level > 0:
		b.Kind, b.Level = model.Heading, w.style.level
	case w.level > 0 || w.style.list:
		b.Kind, b.Level = model.ListItem, max(w.level, 1)
	case w.style.quote:
		b.Kind = model.BlockQuote
	}
	w.out = append(w.out, b)
}

// flushTable writes a table of data as one; one of a single column is layout.
func (w *writer) flushTable() {
	data := len(w.rows) > 1
	for _, row := range w.rows {
		data = data && len(row) > 1
	}
	if data {
		w.out = append(w.out, format.Block{Kind: model.Table, Text: clean.Cells(w.rows)})
	} else {
		for _, row := range w.rows {
			for _, cell := range row {
				if s := strings.TrimSpace(cell); s != "" {
					w.out = append(w.out, format.Block{Kind: model.Paragraph, Text: s})
				}
			}
		}
	}
	w.rows, w.cells = nil, nil
	w.run.Reset()
}
