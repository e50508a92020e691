// Package mhtml reads pages that a browser saved as one file (.mhtml): the page in it is
// read as HTML is, by the reader that the list of formats gives; its pictures, style
// sheets and frames are passed over.
package mhtml

import (
	"bytes"
	"errors"

	"readout/content/format"
	"readout/content/format/clean"
	"readout/content/format/masthead"
	"readout/content/format/mime"
)

// Format is the entry for the list of formats.
func Format(page format.Reader) format.Format {
	return format.Format{
		Name: "saved page", Extensions: []string{".mhtml", ".mht"}, Sniff: Sniff,
		Read: format.One(func(data []byte) (*format.Article, error) { return read(data, page) }),
	}
}

// Sniff reports whether data is a message whose parts belong together, as those of a page do.
func Sniff(data []byte) bool {
	if !mime.Sniff(data) {
		return false
	}
	head := bytes.ToLower(data[:min(len(data), 4096)])
	return bytes.Contains(head, []byte("multipart/related")) &&
		(bytes.Contains(head, []byte("snapshot-content-location:")) || bytes.Contains(head, []byte("saved by")))
}

// read reads the first page of the file; the day in its header is that of saving.
func read(data []byte, page format.Reader) (*format.Article, error) {
	m, err := mime.Read(data)
	if err != nil {
		return nil, err
	}
	for _, p := range m.Parts {
		if !p.HTML {
			continue
		}
		a, err := page(p.Text)
		if err != nil {
			return nil, err
		}
		for _, url := range []string{m.Header.Get("Snapshot-Content-Location"), p.Header.Get("Content-Location")} {
			if a.URL == "" {
				a.URL = masthead.Web(url)
			}
		}
		if a.Title == "" {
			a.Title = clean.Line(m.Header.Get("Subject"))
		}
		return a, nil
	}
	return nil, errors.New("it holds no page")
}
