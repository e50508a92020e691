// Package tidy ends the reading of every format: it takes the dateline off the
// first paragraph, drops what belongs to the page, what stands twice and what is
// empty, and sends every string through the text gate. After it an Article can be
// frozen. It knows no format.
package tidy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/content/format"
	"readout/content/format/clean"
	"readout/content/format/dateline"
	"readout/content/format/day"
	"readout/content/format/litter"
	"readout/content/format/masthead"
	"readout/model"
)

// Article tidies a in place.
func Article(a *format.Article) {
	gate(a)
	a.Blocks = endMatter(a.Blocks)
	dropLitter(a)
	dropTitle(a)
	takeDateline(a)
	a.Blocks = dropPullText(a.Blocks)
	if a.Published == "" {
		a.Published = a.Changed
	}
}

// gate cleans every string.
func gate(a *format.Article) {
	for _, s := range []*string{&a.Title, &a.Outlet, &a.Byline, &a.Dateline, &a.Published, &a.Changed, &a.Language} {
		*s = clean.Line(*s)
	}
	a.URL = masthead.Web(clean.Line(a.URL))
	kept := a.Blocks[:0]
	for _, b := range a.Blocks {
		switch b.Kind {
		case model.Table: // passed by clean.Cells
		case model.Preformatted:
			b.Text = strings.Trim(clean.Text(b.Text), "\n")
		default:
			b.Text = clean.Line(b.Text)
		}
		if b.Text != "" {
			kept = append(kept, b)
		}
	}
	a.Blocks = kept
}

// endMatter drops the lines after the last break when they are few, say nothing
// in quotation marks and the break or their look marks them as the paper's own:
// agencies end a report with "___" and a word about themselves, newsletters with
// a rule and a line in italics.
func endMatter(blocks []format.Block) []format.Block {
	last := -1
	for i, b := range blocks {
		if b.Kind == format.Break {
			last = i
		}
	}
	if last >= 2 && ownMatter(blocks[last].Text, blocks[last+1:]) {
		blocks = blocks[:last]
	}
	kept := blocks[:0]
	for _, b := range blocks {
		if b.Kind != format.Break {
			kept = append(kept, b)
		}
	}
	return kept
}

func ownMatter(rule string, tail []format.Block) bool {
	words := 0
	for _, b := range tail {
		if !b.Aside && !strings.HasPrefix(rule, "__") || strings.ContainsAny(b.Text, "\"“”") {
			return false
		}
		words += model.CountWords(b.Text)
	}
	return words <= 60
}

// foot is how many blocks at the end may say when the article was published.
const foot = 4

func dropLitter(a *format.Article) {
	kept := a.Blocks[:0]
	list := false // within the list under a heading that is litter
	told := false // a sentence of the article has been seen
	trail := -1   // where a trail of short lines begins that a line of the page leads
	for i, b := range a.Blocks {
		if rule, is := litter.Is(b.Text); is {
			if trail < 0 && told && (strings.HasPrefix(rule, "page:") || strings.HasPrefix(rule, "menu:")) {
				trail = len(kept)
			}
			if a.Outlet == "" {
				a.Outlet = litter.Owner(b.Text)
			}
			own(a, rule, b.Text)
			list = b.Kind == model.Heading
			continue
		}
		if day.Labelled(b.Text) && len(b.Text) < 120 {
			if d, ok := day.Line(b.Text); ok {
				if a.Published == "" {
					a.Published = d.String()
				}
				continue
			}
			if d, ok := day.Changed(b.Text); ok {
				if a.Changed == "" {
					a.Changed = d.String()
				}
				continue
			}
		}
		if i >= len(a.Blocks)-foot && trail < 0 && told && endLine(a, b.Text) {
			continue
		}
		if list && b.Kind == model.ListItem {
			continue
		}
		list = false
		if b.Kind == model.Paragraph {
			b.Text = litter.Trim(b.Text)
		}
		if !short(b) {
			told, trail = true, -1
		}
		kept = append(kept, b)
	}
	if trail > 0 {
		kept = kept[:trail]
	}
	a.Blocks = kept
}

// endLine reads a line at the end that says when the article was published, where
// none has yet: "— The Plain Herald, 5 March 2024". It reports whether the line has
// nothing else to say.
func endLine(a *format.Article, line string) bool {
	if a.Published != "" || len(line) > 120 {
		return false
	}
	var f masthead.Facts
	if f.Line(strings.TrimLeft(line, "-–— ")) {
		a.Published = f.Published
		if a.Outlet == "" {
			a.Outlet = f.Outlet
		}
		return f.Published != ""
	}
	if d, _, _, ok := day.Amid(line); ok && day.Labelled(line) { // "First published 5 March 2024. The Plain Herald."
		a.Published = d.String()
	}
	return false
}

// own takes what a line about the article itself says of its day: a note of
// copyright, or of where it was printed first.
func own(a *format.Article, rule, line string) {
	if strings.HasPrefix(rule, "page:") {
		return
	}
	if d, ok := day.First(line); ok && a.Published == "" {
		a.Published = d.String()
	}
	if strings.HasPrefix(rule, "copyright:") {
		a.Year = max(a.Year, day.Year(line))
	}
}

// short reports whether a block is the name of something and no sentence.
func short(b format.Block) bool {
	const long = 1 << 10 // bytes, which no name has
	s := b.Text
	if b.Kind != model.Paragraph && b.Kind != model.Heading || len(s) > long {
		return false
	}
	return !strings.ContainsAny(s[len(s)-1:], ".!?:\"") && !strings.HasSuffix(s, "”") && !strings.HasSuffix(s, "…") && len(strings.Fields(s)) <= 14
}

// dropTitle drops the headline where the text repeats it at its beginning.
func dropTitle(a *format.Article) {
	for i := range min(3, len(a.Blocks)) {
		if a.Title != "" && bare(a.Blocks[i].Text) == bare(a.Title) && len(a.Blocks) > 1 {
			a.Blocks = append(a.Blocks[:i:i], a.Blocks[i+1:]...)
			return
		}
	}
}

// bare is s without case, marks and white space.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// reach is among how many paragraphs at the beginning a dateline is looked for:
// a standfirst or two may stand before it.
const reach = 4

func takeDateline(a *format.Article) {
	seen := 0
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind != model.Paragraph {
			continue
		}
		if seen++; seen > reach {
			return
		}
		if seen == 1 {
			takeDate(a, b)
		}
		d, n := dateline.Parse(b.Text)
		if n == 0 || !d.Sure && speakers(a.Blocks) > 1 {
			continue
		}
		b.Text = b.Text[n:]
		if a.Dateline == "" {
			a.Dateline = d.City
		}
		if a.Outlet == "" {
			a.Outlet = d.Agency
		}
		switch {
		case d.Day.Year == 0:
			if d.Day != (day.Date{}) {
				a.Day = day.Unsettled{Day: d.Day}
			}
		case a.Published == "":
			a.Published = d.Day.String()
		}
		return
	}
}

// takeDate takes a whole date off the beginning of a paragraph, where a sentence
// begins behind it: "Thursday, May 7, 2015 On Tuesday …".
func takeDate(a *format.Article, b *format.Block) {
	d, n := day.Prefix(b.Text)
	if n == 0 || d.Year == 0 || d.Day == 0 {
		return
	}
	rest := strings.TrimLeft(b.Text[n:], " -–—:|")
	r, _ := utf8.DecodeRuneInString(rest)
	if strings.HasPrefix(b.Text[n:], ",") || !unicode.IsUpper(r) && r != '“' && r != '"' || len(rest) < 20 {
		return
	}
	if a.Published == "" {
		a.Published = d.String()
	}
	b.Text = rest
}

// speakers counts the paragraphs that begin with a word in capitals and a colon,
// as they do in a transcript.
func speakers(blocks []format.Block) int {
	n := 0
	for _, b := range blocks {
		label, _, ok := strings.Cut(b.Text, ":")
		if ok && len(label) < 40 && strings.ToUpper(label) == label && strings.ContainsFunc(label, unicode.IsLetter) {
			n++
		}
	}
	return n
}

// pullLimit is up to how many bytes an article is searched for pull quotes; what
// is longer is a book, and has none.
const pullLimit = 1 << 18

// dropPullText drops paragraphs that are one quotation and nothing else when the
// same words stand in a longer paragraph: a pull quote.
func dropPullText(blocks []format.Block) []format.Block {
	size := 0
	for _, b := range blocks {
		size += len(b.Text)
	}
	if size > pullLimit {
		return blocks
	}
	var words []string // by block; made when the first candidate needs them
	kept := make([]format.Block, 0, len(blocks))
	for i, b := range blocks {
		if loneQuote(b) {
			if words == nil {
				for _, o := range blocks {
					words = append(words, bare(o.Text))
				}
			}
			if repeats(blocks, words, i) {
				continue
			}
		}
		kept = append(kept, b)
	}
	return kept
}

// loneQuote reports whether a block could be a pull quote: a block quotation, or
// a paragraph that opens with a quotation mark and holds no second quotation.
func loneQuote(b format.Block) bool {
	switch b.Kind {
	case model.BlockQuote:
		return true
	case model.Paragraph:
		first, size := utf8.DecodeRuneInString(b.Text)
		rest := strings.TrimRight(b.Text[size:], "\"”’'.,!?")
		return strings.ContainsRune("\"“‘'", first) && !strings.ContainsAny(rest, "\"“”")
	}
	return false
}

// repeats reports whether the words of block at stand in a longer paragraph.
func repeats(blocks []format.Block, words []string, at int) bool {
	if len(words[at]) < 20 {
		return false
	}
	for i, o := range blocks {
		if i != at && o.Kind == model.Paragraph && len(words[i]) > len(words[at]) && strings.Contains(words[i], words[at]) {
			return true
		}
	}
	return false
}
