// Package html reads saved web pages: the facts that a page states of its article
// (see meta), and the article's text without menus, notes of consent, lists of
// other articles, captions and what cannot be seen (see prune, body and blocks).
//
// A page is parsed, never run, and nothing that it names is fetched.
package html

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"readout/content/format"
	"readout/content/format/charset"
	"readout/content/format/clean"
	"readout/content/format/masthead"
	"readout/content/format/tidy"
	"readout/content/lexicon"
	"readout/model"
)

//go:embed page.txt
var page string

type vocabulary struct {
	aside, phrase, having, comments, facts, hidden, body, articleType map[string]bool

	meta []metaName
}

// A metaName is the name of a meta element with what it says.
type metaName struct{ name, is string }

var vocab = sync.OnceValue(func() vocabulary {
	var l lexicon.Lexicon
	if err := l.Parse("page.txt", page); err != nil {
		panic(err) // the file is embedded, and a test reads it
	}
	v := vocabulary{
		aside: l.Set("aside"), phrase: l.Set("aside-phrase"), having: l.Set("having"), comments: l.Set("comments"),
		facts: l.Set("facts"), hidden: l.Set("hidden"), body: l.Set("body"), articleType: l.Set("article-type"),
	}
	for _, e := range l.Entries("meta") {
		v.meta = append(v.meta, metaName{e.Pattern, e.Attr("is")})
	}
	return v
})

// Format is the entry for the list of formats.
func Format() format.Format {
	return format.Format{
		Name: "HTML", Extensions: []string{".html", ".htm", ".xhtml", ".shtml"},
		Sniff: Sniff, Read: format.One(Read),
	}
}

// Sniff reports whether data begins as a page does.
func Sniff(data []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 1024)]))
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	for _, begin := range []string{"<!doctype html", "<html", "<head", "<body", "<article"} {
		if bytes.HasPrefix(head, []byte(begin)) {
			return true
		}
	}
	return bytes.HasPrefix(head, []byte("<")) && bytes.Contains(head, []byte("<html"))
}

// mostMarks is how many marks of elements a page may have; each takes memory.
const mostMarks = 400_000

// Read makes an article of a page.
func Read(data []byte) (*format.Article, error) {
	text, err := charset.Decode(data, charset.Declared(data))
	if err != nil {
		return nil, err
	}
	if strings.Count(text, "<") > mostMarks {
		return nil, fmt.Errorf("it has more than %d marks of elements, which no page of an article has", mostMarks)
	}
	doc, err := html.Parse(strings.NewReader(closed(text)))
	if err != nil {
		return nil, errors.New("it is nested too deeply to be read")
	}
	a := &format.Article{}
	facts := stated(doc)
	hidden := hiddenClasses(doc)
	whole, pruned := extract(doc, hidden)
	pruner{hidden, prose(doc)}.prune(doc)
	root := body(doc)
	seen := banner(root, facts.title)
	own := over(blocks(root), &seen)
	a.Blocks = over(choose(own, whole, pruned), &seen)
	if text := facts.body; len(words(a.Blocks)) < len(text)/2 {
		a.Blocks = paragraphs(text) // the page builds its text by a program
	}
	facts.adopt(a, seen)
	tidy.Article(a)
	if len(a.Blocks) == 0 {
		return nil, errors.New("no article was found in the page")
	}
	return a, nil
}

// closed is a page of XHTML with its empty elements closed as HTML has it: there
// "<script/>" is never closed, and takes in the page behind it.
func closed(text string) string {
	if !strings.HasPrefix(strings.TrimLeft(text, " \n"), "<?xml") {
		return text
	}
	empty := regexp.MustCompile(`(?i)<(script|style|title|textarea|iframe|noscript|object|div|span|a|p|td|li|i|b|em)((?:\s[^<>]*)?)/>`)
	return empty.ReplaceAllString(text, "<$1$2></$1>")
}

// over reads the facts off the short lines at the beginning of the text and
// returns the other blocks.
func over(in []format.Block, facts *masthead.Facts) []format.Block {
	out := in[:0]
	for i, b := range in {
		text := clean.Line(b.Text)
		if i < 8 && b.Kind == model.Paragraph && len(text) < 160 && facts.Line(text) {
			continue
		}
		out = append(out, b)
	}
	return out
}

func words(blocks []format.Block) string {
	var out strings.Builder
	for _, b := range blocks {
		out.WriteString(b.Text)
		out.WriteByte(' ')
	}
	return out.String()
}

func paragraphs(text string) []format.Block {
	var out []format.Block
	for line := range strings.Lines(clean.Text(text)) {
		out = append(out, format.Block{Kind: model.Paragraph, Text: line})
	}
	return out
}
