package annot_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"readout/content/annot"
	"readout/model"
)

func TestCheck(t *testing.T) {
	work := func(*annot.Dossier, *annot.Document) {}
	tokens := annot.Stage{Name: "tokens", Gives: []annot.Layer{annot.Tokens}, Document: work}
	quotes := annot.Stage{Name: "quotes", Needs: []annot.Layer{annot.Tokens}, Gives: []annot.Layer{annot.Quotes}, Document: work}
	for _, c := range []struct {
		name   string
		stages []annot.Stage
		want   string
	}{
		{"in order", []annot.Stage{tokens, quotes}, ""},
		{"none", nil, ""},
		{"out of order", []annot.Stage{quotes, tokens}, `stage quotes needs the layer "tokens"`},
		{"doing nothing", []annot.Stage{{Name: "idle"}}, "stage idle: it must work either"},
		{"doing both", []annot.Stage{{Name: "two", Document: work, Dossier: func(*annot.Dossier) {}}}, "stage two: it must work either"},
	} {
		err := annot.Check(c.stages)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// Every document goes through every stage, and a stage on the dossier begins
// when all documents are through those before it.
func TestRun(t *testing.T) {
	d := &annot.Dossier{}
	for range 100 {
		d.Docs = append(d.Docs, &annot.Document{Source: &model.Source{}})
	}
	var before, seen atomic.Int64
	stages := []annot.Stage{
		{Name: "a", Gives: []annot.Layer{annot.Tokens}, Document: func(_ *annot.Dossier, doc *annot.Document) {
			doc.Tokens = append(doc.Tokens, annot.Token{})
			before.Add(1)
		}},
		{Name: "b", Needs: []annot.Layer{annot.Tokens}, Document: func(_ *annot.Dossier, doc *annot.Document) {
			if len(doc.Tokens) != 1 {
				t.Error("stages of one document ran out of order")
			}
		}},
		{Name: "c", Dossier: func(*annot.Dossier) { seen.Store(before.Load()) }},
	}
	if err := annot.Run(context.Background(), d, stages); err != nil {
		t.Fatal(err)
	}
	if seen.Load() != 100 {
		t.Errorf("the dossier stage began after %d of 100 documents", seen.Load())
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := annot.Run(ctx, d, stages); !errors.Is(err, context.Canceled) {
		t.Errorf("a run that was called off: %v", err)
	}
}

func TestDay(t *testing.T) {
	d := annot.ParseDay("2028-02-28")
	for want, got := range map[string]string{
		"2028-02-28": d.String(), "2028-02-29": d.Add(1).String(), "2028-03-01": d.Add(2).String(), "2027-12-31": d.Add(-59).String(),
		"": annot.Day{}.String(), "Monday": d.Weekday().String(),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if !annot.ParseDay("2028-02").IsZero() || !annot.ParseDay("2028-02-31").IsZero() {
		t.Error("half a date or one that no calendar has is a day")
	}
	if d.Compare(d.Add(1)) != -1 || d.Compare(d) != 0 || d.Add(1).Compare(d) != 1 {
		t.Error("days compare by time")
	}
}

func TestDocumentText(t *testing.T) {
	doc := &annot.Document{Source: &model.Source{ID: "a", Text: "Ada left."}, Tokens: []annot.Token{{Start: 0, End: 3}, {Start: 4, End: 8}, {Start: 8, End: 9}},
		Sentences: []annot.Sentence{{First: 0, End: 3}}}
	if got := doc.Text(0, 2); got != "Ada left" {
		t.Errorf("Text = %q", got)
	}
	if got := doc.Span(1, 3); got != (model.Span{Source: "a", Start: 4, End: 9}) {
		t.Errorf("Span = %v", got)
	}
	for _, r := range [][2]int{{-1, 2}, {2, 2}, {0, 4}} {
		if doc.Text(r[0], r[1]) != "" || !doc.Span(r[0], r[1]).IsZero() {
			t.Errorf("tokens %v are in no document", r)
		}
	}
	if doc.SentenceOf(2) != 0 || doc.SentenceOf(3) != -1 {
		t.Error("SentenceOf")
	}
}
