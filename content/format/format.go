// Package format says what a reader of files gives: an Article, the stated facts
// and the blocks of one file, and a Format, one way to read files. Each format is
// a package below this one; the list of them stands in package content.
//
// An Article's strings have passed the text gate (package clean). Source freezes
// it into the reading text, which nothing rewrites afterwards. The package knows
// no file system and no rule of extraction.
package format

import (
	"strconv"
	"strings"

	"readout/content/format/day"
	"readout/model"
)

// A Format reads one kind of file.
type Format struct {
	Name       string
	Extensions []string // with the dot, lower case: ".txt"
	// Sniff reports whether data, which has no extension that tells, is of this
	// kind. The last format of the list takes what no other one wants.
	Sniff func(data []byte) bool
	// Read makes the articles of the bytes of a file: one, or one for each entry of
	// a feed and each message of a mailbox, which then have a Part. Without articles
	// the error says why the file is none; beside articles it is of PartErrors, one
	// or several joined, for what was left out. Errors are in words for the reader
	// and never carry the path.
	Read func(data []byte) ([]*Article, error)
}

// A Reader makes one article of bytes. Formats that hold text or pages of another
// kind are given the Reader of that kind, for they never import each other.
type Reader func(data []byte) (*Article, error)

// One reads a kind of file that holds one article.
func One(read Reader) func(data []byte) ([]*Article, error) {
	return func(data []byte) ([]*Article, error) {
		a, err := read(data)
		if err != nil {
			return nil, err
		}
		return []*Article{a}, nil
	}
}

// A PartError says why one part of a file is no article.
type PartError struct {
	Part string // as Article.Part
	Err  error
	Rest bool // no part is left out but what may come after the last one
}

func (e PartError) Error() string { return "part " + e.Part + ": " + e.Err.Error() }

// Unwrap is the error of the part.
func (e PartError) Unwrap() error { return e.Err }

// Several makes an article of each of n parts of a file, counted from 0. What is none
// becomes an error of left.
func Several(n int, read func(i int) (*Article, error)) (out []*Article, left []error) {
	for i := range n {
		part := strconv.Itoa(i + 1)
		a, err := read(i)
		if err != nil {
			left = append(left, PartError{Part: part, Err: err})
			continue
		}
		a.Part = part
		out = append(out, a)
	}
	return out, left
}

// PartErrors are the errors of parts in an error that Read gave beside articles.
func PartErrors(err error) []PartError {
	var out []PartError
	switch e := err.(type) {
	case nil:
	case PartError:
		out = append(out, e)
	case interface{ Unwrap() []error }:
		for _, one := range e.Unwrap() {
			out = append(out, PartErrors(one)...)
		}
	default:
		out = append(out, PartError{Err: err})
	}
	return out
}

// An Article is what one file states and holds.
type Article struct {
	// Part is which one of several in its file the article is, counted from 1 in the
	// order of the file: "3". "" in a file that is one article. The source's ID is the
	// file's path, and with a part "alerts.mbox#3".
	Part      string
	Title     string // "" where it states no headline
	Called    string // what the dossier calls it; stands before Title and is not part of the text
	Outlet    string
	Byline    string
	Dateline  string // the city, in ordinary case
	Published string // ISO 8601, stated; "" where it is not stated
	Changed   string // the day of a later change, ISO 8601; package tidy takes it where nothing else is stated
	// Day is what is stated of the day of publication where that settles none: that of
	// a dateline, without its year. Year is the one that the page itself names, as in a
	// note of copyright; 0 where it names none.
	Day       day.Unsettled
	Year      int
	URL       string // http or https
	Retrieved string // when readout saved it, RFC 3339; ""
	Format    string // the name of the format that read it
	Language  string // BCP 47 primary tag
	Blocks    []Block
}

// A Block is a unit of layout with its words.
type Block struct {
	Kind  model.BlockKind
	Level int // heading level from 1, list nesting from 1; else 0
	Text  string
	Aside bool // all of it is set apart, in italics for example
}

// Break is the kind of a block that is a rule across the page; its text is the
// rule as written. Package tidy takes it out.
const Break model.BlockKind = "break"

// Source freezes the article into a source with the given ID. A headline that the
// file states is the first block of the reading text, a heading of level 1, so
// that it can be evidence; no other block has that level. Blocks without words
// are left out, the rest are parted by an empty line, and so are the parts of one
// that is longer than any should be.
func (a *Article) Source(id string) *model.Source {
	s := &model.Source{
		ID: id, Title: short(a.Title), TitleBasis: model.TitleStated,
		Outlet: short(a.Outlet), Byline: short(a.Byline), Dateline: short(a.Dateline),
		URL: a.URL, Language: a.Language, Format: a.Format, Retrieved: a.Retrieved,
		Published: model.Published{Value: a.Published, Basis: model.PublishedStated},
	}
	if a.Published == "" {
		s.Published.Basis = model.PublishedUnknown
	}
	blocks := a.Blocks
	if a.Title != "" {
		blocks = append([]Block{{Kind: model.Heading, Level: 1, Text: a.Title}}, blocks...)
	}
	var text strings.Builder
	size := 0
	for i := range blocks {
		size += len(blocks[i].Text) + len("\n\n")
	}
	text.Grow(size)
	for i, b := range blocks {
		if b.Kind == model.Heading && i > 0 {
			b.Level = max(b.Level, 2)
		}
		if strings.TrimSpace(b.Text) == "" {
			continue
		}
		for _, part := range parted(b) {
			if text.Len() > 0 {
				text.WriteString("\n\n")
			}
			start := text.Len()
			text.WriteString(part.Text)
			s.Blocks = append(s.Blocks, model.Block{Kind: part.Kind, Level: part.Level, Start: start, End: text.Len()})
		}
	}
	s.Text = text.String()
	s.Words = model.CountWords(s.Text)
	switch {
	case a.Called != "":
		s.Title = a.Called
	case s.Title == "":
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
		first, _, _ := strings.Cut(s.Text[s.Blocks[0].Start:s.Blocks[0].End], "\n")
		return strings.Join(strings.Fields(first), " ")
	}
	return ""
}
