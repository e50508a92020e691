package model_test

import (
	"strings"
	"testing"

	"readout/model"
)

// briefing is a sound one, small enough to break in every way.
func briefing() *model.Briefing {
	text := "Ada Quist said Norvik will build a bridge by 6 May."
	span := func(a, b int) model.Span { return model.Span{Source: "a.txt", Start: a, End: b} }
	return &model.Briefing{
		Sources: []model.Source{{
			ID: "a.txt", Number: 1, Title: "A bridge", TitleBasis: model.TitleStated,
			Published: model.Published{Value: "2025-05-01", Basis: model.PublishedStated},
			Text:      text, Blocks: []model.Block{{Kind: model.Paragraph, End: len(text)}},
		}},
		Participants: []model.Participant{{ID: "norvik", Name: "Norvik", Kind: model.Organisation,
			Presence: model.PresenceUnknown, Mentions: []model.Span{span(15, 21)}}},
		Quotes: []model.Quote{{Speaker: "norvik", Span: span(15, 40)}},
		Timeline: []model.Entry{{ID: "e", When: model.When{Start: "2025-05-06", Precision: model.Day, Basis: model.WhenStated},
			Text: span(15, 50), Evidence: []model.Span{span(0, 51)}}},
		Pledges: []model.Pledge{{ID: "p", Actors: []string{"norvik"}, Action: span(27, 41), Status: model.Promised,
			Evidence: []model.Span{span(0, 51)}, Reasons: []model.Reason{{Rule: "modal: will", Span: span(22, 26)}}}},
		Issues: []model.Issue{{ID: "i", Title: "Bridges", Origin: model.Found, Statements: []model.Statement{{Span: span(0, 51)}}}},
		Differences: []model.Difference{{ID: "d", Kind: model.Exclusive, Title: span(15, 41), Items: []string{"p"},
			Statements: []model.Contrast{{Span: span(0, 51)}}}},
		Dates: []model.Date{{Span: span(45, 50), Type: "DATE", Value: "2025-05-06", From: "2025-05-06", To: "2025-05-06"}},
		Names: []model.Name{{Span: span(15, 21), Kind: model.Organisation, Entity: "norvik"}},
	}
}

func TestCheck(t *testing.T) {
	if err := model.Check(briefing()); err != nil {
		t.Fatalf("a sound briefing: %v", err)
	}
	for name, c := range map[string]struct {
		spoil func(*model.Briefing)
		want  string
	}{
		"a span past the end": {func(b *model.Briefing) { b.Pledges[0].Action.End = 99 }, "bytes 27 to 99"},
		"an empty span":       {func(b *model.Briefing) { b.Quotes[0].Span.End = b.Quotes[0].Span.Start }, "bytes 15 to 15"},
		"a span in no source": {func(b *model.Briefing) { b.Timeline[0].Text.Source = "z" }, `no source "z"`},
		"a span within a character": {func(b *model.Briefing) {
			b.Sources[0].Text = "éé" + b.Sources[0].Text[4:]
			b.Quotes[0].Span.Start = 1
		}, "cut a character"},
		"an unknown actor":         {func(b *model.Briefing) { b.Pledges[0].Actors[0] = "x" }, `no participant "x"`},
		"an unknown speaker":       {func(b *model.Briefing) { b.Quotes[0].Speaker = "x" }, `no participant "x"`},
		"no evidence":              {func(b *model.Briefing) { b.Timeline[0].Evidence = nil }, "no evidence"},
		"an ID used twice":         {func(b *model.Briefing) { b.Pledges = append(b.Pledges, b.Pledges[0]) }, "used twice"},
		"a day written as a month": {func(b *model.Briefing) { b.Timeline[0].When.Start = "2025-05" }, "a day from"},
		"a range turned round":     {func(b *model.Briefing) { b.Timeline[0].When.End = "2025-05-01" }, "before it begins"},
		"waiting on nothing":       {func(b *model.Briefing) { b.Timeline[0].When.Basis = model.WhenConditional }, "without a condition"},
		"an unknown status":        {func(b *model.Briefing) { b.Pledges[0].Status = "sworn" }, `status is "sworn"`},
		"a control character":      {func(b *model.Briefing) { b.Sources[0].Text = strings.Replace(b.Sources[0].Text, " ", "\x1b", 1) }, "control character"},
		"a title of two lines":     {func(b *model.Briefing) { b.Sources[0].Title = "A\nB" }, "not one clean line"},
		"a date without a basis":   {func(b *model.Briefing) { b.Sources[0].Published.Value = "" }, "published"},
		"sources out of order":     {func(b *model.Briefing) { b.Sources = append(b.Sources, model.Source{ID: "A.txt"}) }, "not sorted"},
		"blocks that overlap": {func(b *model.Briefing) {
			b.Sources[0].Blocks = append(b.Sources[0].Blocks, model.Block{Start: 3, End: 9})
		}, "block 1"},
		"a difference about nothing":   {func(b *model.Briefing) { b.Differences[0].Items[0] = "x" }, "no entry or pledge"},
		"a reason without a rule":      {func(b *model.Briefing) { b.Pledges[0].Reasons[0].Rule = "" }, "without a rule"},
		"an issue without a title":     {func(b *model.Briefing) { b.Issues[0].Title = "" }, "no title"},
		"a layer out of bounds":        {func(b *model.Briefing) { b.Names[0].Span.End = 1000 }, "name 0"},
		"half an interval":             {func(b *model.Briefing) { b.Dates[0].To = "" }, "date 0"},
		"a participant without a name": {func(b *model.Briefing) { b.Participants[0].Name = "" }, "no name"},
	} {
		b := briefing()
		c.spoil(b)
		err := model.Check(b)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestText(t *testing.T) {
	b := briefing()
	if got := b.Text(b.Pledges[0].Action); got != "build a bridge" {
		t.Errorf("Text = %q", got)
	}
	for _, s := range []model.Span{{}, {Source: "z", End: 3}, {Source: "a.txt", Start: 9, End: 3}, {Source: "a.txt", End: 999}} {
		if got := b.Text(s); got != "" {
			t.Errorf("Text(%v) = %q", s, got)
		}
	}
}

func TestBlock(t *testing.T) {
	s := model.Source{Blocks: []model.Block{{Start: 0, End: 5}, {Start: 7, End: 9}}}
	for at, want := range map[int]int{0: 0, 4: 0, 5: -1, 6: -1, 7: 1, 8: 1, 9: -1} {
		if got := s.Block(at); got != want {
			t.Errorf("Block(%d) = %d, want %d", at, got, want)
		}
	}
}

func TestLeading(t *testing.T) {
	statement := func(speaker string, lead bool) model.Statement {
		return model.Statement{Speaker: speaker, Lead: lead}
	}
	for _, c := range []struct {
		name string
		of   []model.Statement
		want int // -1 for none
	}{
		{"none", nil, -1},
		{"the first", []model.Statement{statement("", false), statement("", false)}, 0},
		{"the first of a speaker", []model.Statement{statement("", false), statement("ada", false), statement("bo", false)}, 1},
		{"the one that says what is open", []model.Statement{statement("ada", false), statement("", true)}, 1},
	} {
		x := &model.Issue{Statements: c.of}
		got := x.Leading()
		if c.want < 0 && got != nil || c.want >= 0 && got != &x.Statements[c.want] {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}
