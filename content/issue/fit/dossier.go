package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"readout/content"
	"readout/content/annot"
	"readout/content/issue"
)

// A label is what the gold says of a sentence under an issue.
type label uint8

const (
	no       label = iota
	optional       // a reader could leave it out
	required
)

// rest is the issue of what belongs to no lens, as gold files name it.
const rest = "other"

// A dossier is an annotated one with what is known of its sentences.
type dossier struct {
	name     string
	read     *annot.Dossier
	examples []issue.Example // under its lenses
	labels   []label         // of examples
	gold     map[string][]statement
	asked    map[string]int // required statements by issue
}

type statement struct {
	source, quote string
	required      bool
}

// goldFile is gold.json as far as it is used here.
type goldFile struct {
	Dossier string
	Issues  []struct {
		ID         string
		Statements []struct {
			Source, Quote string
			Required      *bool
		}
	}
}

func compare(a, b string) int { return cmp.Compare(a, b) }

// load reads a dossier: a folder, or GOLD.json=ARTICLES.
func load(ctx context.Context, arg string) (*dossier, error) {
	goldPath, articles, apart := strings.Cut(arg, "=")
	if !apart {
		goldPath, articles = filepath.Join(arg, "gold.json"), filepath.Join(arg, "articles")
	}
	data, err := os.ReadFile(goldPath)
	if err != nil {
		return nil, err
	}
	var g goldFile
	if err := json.Unmarshal(data, &g); err != nil {
		return nil, fmt.Errorf("%s: %w", goldPath, err)
	}
	read, _, err := content.Annotated(ctx, os.DirFS(articles))
	if err != nil {
		return nil, err
	}
	d := &dossier{name: g.Dossier, read: read, gold: map[string][]statement{}, asked: map[string]int{}}
	for _, i := range g.Issues {
		for _, s := range i.Statements {
			must := s.Required == nil || *s.Required
			d.gold[i.ID] = append(d.gold[i.ID], statement{path.Base(s.Source), flat(s.Quote), must})
			if must {
				d.asked[i.ID]++
			}
		}
	}
	for _, l := range read.Lens {
		if d.asked[l.ID] == 0 {
			return nil, fmt.Errorf("%s: no required statement of the issue %q", goldPath, l.ID)
		}
	}
	d.examples = issue.Examples(read)
	d.labels = d.labelsOf(d.examples)
	return d, nil
}

func (d *dossier) labelsOf(examples []issue.Example) []label {
	out := make([]label, len(examples))
	for i, e := range examples {
		out[i] = d.label(e)
	}
	return out
}

func (d *dossier) label(e issue.Example) label {
	doc := d.read.Docs[e.Document]
	s := doc.Sentences[e.Sentence]
	text, source := flat(doc.Text(s.First, s.End)), path.Base(doc.Source.ID)
	best := no
	for _, g := range d.gold[cmp.Or(e.Lens, rest)] {
		if g.source != source || !strings.Contains(text, g.quote) && !strings.Contains(g.quote, text) {
			continue
		}
		if g.required {
			return required
		}
		best = optional
	}
	return best
}

// flat is a text with white space and quotation marks evened out.
func flat(text string) string {
	text = strings.Map(func(r rune) rune {
		switch r {
		case '“', '”', '„', '«', '»':
			return '"'
		case '‘', '’', '‚':
			return '\''
		}
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}
