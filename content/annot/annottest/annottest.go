// Package annottest makes documents for the tests of stages out of invented
// sentences in which names, dates and the like are marked. It is for tests alone
// and knows no stage: the one that finds tokens and sentences is handed in.
package annottest

import (
	"cmp"
	"slices"
	"strings"

	"readout/content/annot"
	"readout/model"
)

// A Mark is a marked stretch of a document.
type Mark struct {
	Open       rune // the bracket: '[', '<' or '{'
	First, End int  // token indices
	Text       string
	Value      string // what stands after a bar: "2031" of <by then|2031>
}

// Add adds a document of that ID to a dossier, its paragraphs parted by empty
// lines, and gives the marks in it in the order in which they begin. What stands
// in [ ] becomes a mention; the same name is one entity of the dossier: a country
// when it ends like one, else a person.
func Add(d *annot.Dossier, sentences annot.Stage, id, marked string) (*annot.Document, []Mark) {
	text, marks, places := read(marked)
	src := &model.Source{ID: id, Number: len(d.Docs) + 1, Text: text}
	at := 0
	for p := range strings.SplitSeq(text, "\n\n") {
		src.Blocks = append(src.Blocks, model.Block{Kind: model.Paragraph, Start: at, End: at + len(p)})
		at += len(p) + len("\n\n")
	}
	doc := &annot.Document{Source: src}
	d.Docs = append(d.Docs, doc)
	sentences.Document(d, doc)
	kept := marks[:0]
	for k, m := range marks {
		m.First, m.End = tokenAt(doc, places[k][0]), tokenAt(doc, places[k][1]-1)+1
		if m.First >= len(doc.Tokens) || m.End > len(doc.Tokens) || m.End <= m.First {
			continue // a fuzzed mark around nothing
		}
		kept = append(kept, m)
	}
	slices.SortStableFunc(kept, func(a, b Mark) int { return cmp.Compare(a.First, b.First) })
	for _, m := range kept {
		if m.Open == '[' {
			mention(d, doc, m)
		}
	}
	return doc, kept
}

// read takes the marks out of a text and gives the bytes between which each stood.
func read(marked string) (plain string, marks []Mark, places [][2]int) {
	var text, value strings.Builder
	var open []Mark
	var starts []int
	inValue := false
	for _, r := range marked {
		switch r {
		case '[', '<', '{':
			open, starts = append(open, Mark{Open: r}), append(starts, text.Len())
			value.Reset()
		case '|':
			inValue = true
		case ']', '>', '}':
			inValue = false
			k := len(open) - 1
			if k < 0 {
				continue
			}
			m, place := open[k], [2]int{starts[k], text.Len()}
			m.Text, m.Value = text.String()[place[0]:], value.String()
			marks, places = append(marks, m), append(places, place)
			open, starts = open[:k], starts[:k]
			value.Reset()
		default:
			if inValue {
				value.WriteRune(r)
			} else {
				text.WriteRune(r)
			}
		}
	}
	return text.String(), marks, places
}

// tokenAt is the first token that ends after a byte.
func tokenAt(doc *annot.Document, at int) int {
	i, _ := slices.BinarySearchFunc(doc.Tokens, at, func(t annot.Token, at int) int { return cmp.Compare(t.End-1, at) })
	return i
}

func mention(d *annot.Dossier, doc *annot.Document, m Mark) {
	e := slices.IndexFunc(d.Entities, func(e annot.Entity) bool { return e.Name == m.Text })
	if e < 0 {
		e = len(d.Entities)
		kind := model.Person
		if strings.HasSuffix(m.Text, "land") || strings.HasSuffix(m.Text, "ia") {
			kind = model.Country
		}
		id := strings.ToLower(strings.ReplaceAll(m.Text, " ", "-"))
		d.Entities = append(d.Entities, annot.Entity{ID: id, Name: m.Text, Kind: kind, Home: -1})
	}
	doc.Mentions = append(doc.Mentions, annot.Mention{First: m.First, Titled: m.First, End: m.End, Kind: d.Entities[e].Kind, Entity: e})
}
