package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"readout/model"
	"readout/model/review"
	"readout/ui/fixture"
)

// decided is the invented briefing with decisions about some of its items.
func decided(b *model.Briefing, notes bool) *Review {
	marks := map[review.Key]review.Mark{
		{Kind: review.Pledge, ID: "p-piers"}: {Verdict: review.Accept, Notes: []review.Note{{Text: "=Zounds\nby # *two*\x1b[2J"}}, Tags: []string{"pier-check"}, Edited: []review.Field{review.Date, review.Status}, Merged: 2},
		{Kind: review.Entry, ID: "t-ships"}:  {Verdict: review.Later},
		{Kind: review.Issue, ID: "grounds"}: {Verdict: review.Accept, Evidence: map[model.Span]review.Verdict{b.Issues[0].Statements[1].Span: review.Accept},
			Notes: []review.Note{{Text: "Who else?", At: b.Issues[0].Statements[0].Span}}},
		{Kind: review.Difference, ID: "d-ships"}:     {Added: true},
		{Kind: review.Participant, ID: "lena-quill"}: {Verdict: review.Accept},
	}
	return &Review{Mark: func(k review.Key) review.Mark { return marks[k] }, Notes: notes, About: "Reviewed: 3 of 40 items accepted."}
}

func TestReviewGoldens(t *testing.T) {
	b := fixture.Briefing()
	r := decided(b, true)
	for name, write := range map[string]func(*bytes.Buffer) error{
		"reviewed.txt":  func(w *bytes.Buffer) error { return Plain(w, b, r, Width) },
		"reviewed.md":   func(w *bytes.Buffer) error { return Markdown(w, b, r) },
		"reviewed.json": func(w *bytes.Buffer) error { return JSON(w, b, r, false) },
		"reviewed.csv":  func(w *bytes.Buffer) error { return CSV(w, b, r, "pledges") },
	} {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		golden(t, name, out.Bytes())
	}
}

// Notes leave the house when they are asked for and not before, in every format;
// what they hold does not act.
func TestNotesAreAskedFor(t *testing.T) {
	b := fixture.Briefing()
	for _, notes := range []bool{false, true} {
		r := decided(b, notes)
		var plain, md, page, data, table bytes.Buffer
		if err := errors.Join(Plain(&plain, b, r, Width), Markdown(&md, b, r), HTML(&page, b, r), JSON(&data, b, r, true), CSV(&table, b, r, "pledges")); err != nil {
			t.Fatal(err)
		}
		for name, out := range map[string]string{"plain": plain.String(), "markdown": md.String(), "html": page.String(), "json": data.String(), "csv": table.String()} {
			if strings.Contains(out, "Zounds") != notes || strings.Contains(out, "pier-check") != notes {
				t.Errorf("%s, notes %v: %v", name, notes, !notes)
			}
			if !strings.Contains(out, "accept") {
				t.Errorf("%s says nothing of the verdicts", name)
			}
			if strings.Contains(out, "\x1b") {
				t.Errorf("%s holds a control character", name)
			}
		}
		if !json.Valid(data.Bytes()) {
			t.Error("not JSON")
		}
	}
}

// Without a review nothing is added to the contract.
func TestReviewIsAdditive(t *testing.T) {
	b := fixture.Briefing()
	var bare, none bytes.Buffer
	r := &Review{Mark: func(review.Key) review.Mark { return review.Mark{} }}
	if err := errors.Join(JSON(&bare, b, nil, true), JSON(&none, b, r, true)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bare.Bytes(), none.Bytes()) || strings.Contains(bare.String(), `"review"`) {
		t.Error("a review that decided nothing changes the export")
	}
}
