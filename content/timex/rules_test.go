package timex

import (
	"slices"
	"strings"
	"testing"

	"readout/content/annot"
	"readout/content/sentence"
	"readout/model"
)

// parse makes a document of a text told on a day.
func parse(text string, anchor annot.Day) *annot.Document {
	src := &model.Source{ID: "a.txt", Text: text}
	at := 0
	for p := range strings.SplitSeq(text, "\n\n") {
		src.Blocks = append(src.Blocks, model.Block{Kind: model.Paragraph, Start: at, End: at + len(p)})
		at += len(p) + 2
	}
	doc := &annot.Document{Source: src, Tokens: sentence.Tokenize(text), Anchor: anchor}
	doc.Sentences = sentence.Split(doc)
	return doc
}

var wednesday = annot.Day{Year: 2026, Month: 2, Day: 11}

// TestExamples holds that the whole stage finds the words in brackets of every
// example by the rule that brings it, and nothing by that rule in a
// counter-example.
func TestExamples(t *testing.T) {
	w := words()
	for _, class := range []string{"figure", "phrase"} {
		for _, e := range w.lex.Entries(class) {
			if w.makers[e.Attr("make")] == nil {
				t.Errorf("%s:%d: no way to make %q", e.File, e.Line, e.Attr("make"))
			}
			if c := e.Attr("after"); c != "" && len(w.sets[c]) == 0 {
				t.Errorf("%s:%d: no class %q", e.File, e.Line, c)
			}
			for _, ex := range e.Examples() {
				before, rest, _ := strings.Cut(ex, "[")
				inside, after, _ := strings.Cut(rest, "]")
				if got := found(before+inside+after, e.ID()); !slices.Contains(got, inside) {
					t.Errorf("%s:%d: %q: found %q", e.File, e.Line, ex, got)
				}
			}
			for _, ex := range e.Counters() {
				if got := found(ex, e.ID()); len(got) > 0 {
					t.Errorf("%s:%d: %q: found %q", e.File, e.Line, ex, got)
				}
			}
		}
	}
}

// found is what a rule finds in a text.
func found(text, rule string) []string {
	doc := parse(text, wednesday)
	var out []string
	for _, x := range Find(doc) {
		if x.Rule == rule {
			out = append(out, doc.Text(x.First, x.End))
		}
	}
	return out
}

// TestWays holds that every way to make a value has its rule.
func TestWays(t *testing.T) {
	w := words()
	used := map[string]bool{}
	for _, class := range []string{"figure", "phrase"} {
		for _, e := range w.lex.Entries(class) {
			used[e.Attr("make")] = true
		}
	}
	for name := range w.makers {
		if !used[name] {
			t.Errorf("no rule makes %q", name)
		}
	}
}
