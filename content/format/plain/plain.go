// Package plain reads plain text as it is saved from news pages and agencies: a
// header line or block, a dateline, paragraphs on one line each or wrapped by
// hand, subheads, lists and page litter.
//
// Text becomes units (see units), what stands over the article is read off the
// first of them (see header), and the rest are its blocks.
package plain

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/content/format"
	"readout/content/format/charset"
	"readout/content/format/litter"
	"readout/content/format/tidy"
	"readout/model"
)

// Format is the entry for the list of formats. It takes whatever is text.
func Format() format.Format {
	return format.Format{
		Name: "plain text", Extensions: []string{".txt", ".text"},
		Sniff: func([]byte) bool { return true }, Read: format.One(Read),
	}
}

// Read makes an article of plain text.
func Read(data []byte) (*format.Article, error) {
	text, err := charset.Decode(data, "")
	if err != nil {
		return nil, err
	}
	if moreLines(text, mostLines) {
		return nil, fmt.Errorf("it has more than %d lines, which no book has", mostLines)
	}
	a := &format.Article{}
	body := header(a, units(text))
	for i, u := range body {
		a.Blocks = append(a.Blocks, block(body, i, u))
	}
	tidy.Article(a)
	if len(a.Blocks) == 0 {
		return nil, errors.New("it holds no text")
	}
	return a, nil
}

// mostLines is how many lines a text may have that are not empty; each takes memory.
const mostLines = 1_200_000

// moreLines reports whether a text has more than n lines that are not empty.
func moreLines(text string, n int) bool {
	if len(text) <= 2*n {
		return false
	}
	for line := range strings.Lines(text) {
		if len(line) > 1 {
			n--
		}
		if n < 0 {
			return true
		}
	}
	return false
}

// block tells what kind of block a unit of the body is.
func block(body []unit, i int, u unit) format.Block {
	b := format.Block{Kind: model.Paragraph, Text: u.text}
	switch {
	case isRule(u.text):
		b.Kind = format.Break
	case u.item:
		b.Kind, b.Level = model.ListItem, 1
	case u.quoted:
		b.Kind = model.BlockQuote
	case isSubhead(body, i):
		b.Kind, b.Level = model.Heading, 2
	}
	return b
}

// isRule reports whether a line is a rule: three or more of one mark.
func isRule(s string) bool {
	s = strings.TrimLeft(s, " ")
	if s == "" || !strings.Contains("_-*=~#", s[:1]) {
		return false
	}
	s = strings.ReplaceAll(s, " ", "")
	return len(s) >= 3 && strings.Trim(s, s[:1]) == ""
}

// Limits of a subhead: words, and bytes.
const (
	subheadWords     = 8
	subheadCapsWords = 14
	subheadBytes     = 90
	quotedWords      = 5 // of one that is a quotation: longer ones are pull quotes
)

// isSubhead reports whether unit i is a subhead: a short line without a full stop
// at its end between paragraphs. A short sentence that lacks its full stop cannot
// be told from one; a line of quotation can, for it is longer.
func isSubhead(body []unit, i int) bool {
	s := body[i].text
	limit := subheadWords
	caps := capitals(s)
	if caps {
		limit = subheadCapsWords
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	switch {
	case len(s) > subheadBytes || len(strings.Fields(s)) > limit:
		return false
	case i == 0 && !caps || !followed(body, i):
		return false
	case !unicode.IsUpper(first) && !unicode.IsDigit(first) && !strings.ContainsRune("‘“'\"¿", first):
		return false
	case !unicode.IsLetter(last) && !unicode.IsDigit(last) && !strings.ContainsRune("’”'\")?!%", last):
		return false
	case quoteMark(first) && (!strings.ContainsRune("’”'\"?", last) || len(strings.Fields(s)) > quotedWords):
		return false
	case !caps && spoken(s):
		return false
	case strings.Contains(s, ". ") && !caps || sentenceEnd(s) && !strings.HasSuffix(s, "?"):
		return false
	case strings.ContainsRune("“\"", first) && strings.ContainsAny(strings.TrimRight(s[1:], "”\""), ",”\""):
		return false // "We won," she said
	}
	_, page := litter.Is(s)
	return !page
}

func quoteMark(r rune) bool { return strings.ContainsRune("‘“'\"", r) }

// spoken reports whether s begins with the name of a speaker in capitals, as the
// lines of a transcript do.
func spoken(s string) bool {
	label, _, ok := strings.Cut(s, ": ")
	return ok && capitals(label)
}

// followed reports whether a paragraph comes after unit i, at most one other
// subhead between.
func followed(body []unit, i int) bool {
	for _, u := range body[i+1 : min(i+3, len(body))] {
		if _, is := litter.Is(u.text); is {
			continue
		}
		if len(u.text) > subheadBytes || sentenceEnd(u.text) || u.item {
			return true
		}
	}
	return false
}

// sentenceEnd reports whether s ends as a sentence does, marks of quotation and
// brackets aside.
func sentenceEnd(s string) bool {
	s = strings.TrimRight(s, "\"”’')] »")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

// capitals reports whether s has letters and all of them are capitals.
func capitals(s string) bool {
	return strings.ContainsFunc(s, unicode.IsLetter) && !strings.ContainsFunc(s, unicode.IsLower)
}
