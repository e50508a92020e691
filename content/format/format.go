// Package format says what a reader of files gives: an Article, the stated facts
// and the blocks of one file, and a Format, one way to read files. Each format is
// a package below this one; the list of them stands in package content.
//
// An Article's strings have passed the text gate (package clean). Source freezes
// it into the reading text, which nothing rewrites afterwards. The package knows
// no file system and no rule of extraction.
package format

import (
	"strings"

	"readout/model"
)

// A Format reads one kind of file.
type Format struct {
	Name       string
	Extensions []string // with the dot, lower case: ".txt"
	// Sniff reports whether data, which has no extension that tells, is of this
	// kind. The last format of the list takes what no other one wants.
	Sniff func(data []byte) bool
	// Read makes an Article of the bytes of a file. An error says why the file
	// is no article, in words for the reader; it never carries its path.
	Read func(data []byte) (*Article, error)
}

// An Article is what one file states and holds.
type Article struct {
	Title     string // "" where it states no headline
	Outlet    string
	Byline    string
	Dateline  string // the city, in ordinary case
	Day       string // the day of the dateline, month and day, no year: "--05-14"; "" where it has none
	URL       string // http or https
	Language  string // BCP 47 primary tag
	Published string // ISO 8601, stated; "" where it is not stated
	Blocks    []Block
}

// A Block is a unit of layout with its words.
type Block struct {
	Kind  model.BlockKind
	Level int // heading level from 1, list nesting from 1; else 0
	Text  string
}

// Source freezes the article into a source with the given ID. Blocks without
// words are left out; the rest is parted by an empty line.
func (a *Article) Source(id string) *model.Source {
	s := &model.Source{
		ID: id, Title: a.Title, TitleBasis: model.TitleStated,
		Outlet: a.Outlet, Byline: a.Byline, Dateline: a.Dateline,
		URL: a.URL, Language: a.Language,
		Published: model.Published{Value: a.Published, Basis: model.PublishedStated},
	}
	if a.Published == "" {
		s.Published.Basis = model.PublishedUnknown
	}
	var text strings.Builder
	for _, b := range a.Blocks {
		if strings.TrimSpace(b.Text) == "" {
			continue
		}
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		text.WriteString(b.Text)
		s.Blocks = append(s.Blocks, model.Block{Kind: b.Kind, Level: b.Level, Start: start, End: text.Len()})
	}
	s.Text = text.String()
	s.Words = model.CountWords(s.Text)
	if s.Title == "" {
		s.Title, s.TitleBasis = lead(s), model.TitleLead
	}
	return s
}

// lead is the first paragraph, or whatever stands first.
func lead(s *model.Source) string {
	for _, b := range s.Blocks {
		if b.Kind == model.Paragraph {
			return s.Text[b.Start:b.End]
		}
	}
	if len(s.Blocks) > 0 {
		return s.Text[s.Blocks[0].Start:s.Blocks[0].End]
	}
	return ""
}
