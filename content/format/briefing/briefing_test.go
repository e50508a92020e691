package briefing

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"readout/model"
	"readout/model/contract"
)

const article = "Tarn, 5 May - Mira Holt said on Monday that Veyra will open the lock by June.\n\n“We will pay for the gates,” Holt said.\n\nIt is not clear who runs the lock after that."

// sound is a briefing made of one invented article.
func sound() *model.Briefing {
	src := model.Source{ID: "tarn.txt", Number: 1, Title: "A lock", TitleBasis: model.TitleStated, Outlet: "Tarn Post",
		Published: model.Published{Value: "2031-05-05", Basis: model.PublishedStated}, Text: article, Words: model.CountWords(article), Blocks: blocksOf(article)}
	at := func(words string) model.Span {
		i := strings.Index(article, words)
		return src.Span(i, i+len(words))
	}
	first := at(article[:strings.Index(article, "\n")])
	return &model.Briefing{
		Title: "The lock", Sources: []model.Source{src},
		Participants: []model.Participant{
			{ID: "mira-holt", Name: "Mira Holt", Aliases: []string{"Holt"}, Kind: model.Person, Presence: model.PresenceUnknown, Mentions: []model.Span{at("Mira Holt")}},
			{ID: "veyra", Name: "Veyra", Kind: model.Organisation, Presence: model.PresenceUnknown, Mentions: []model.Span{at("Veyra")}},
		},
		Quotes: []model.Quote{{Speaker: "mira-holt", Span: at("We will pay for the gates,"), Cue: at("said.")}},
		Timeline: []model.Entry{{ID: "open-lock", Text: at("Veyra will open the lock by June"), Participants: []string{"veyra"}, Evidence: []model.Span{first},
			When: model.When{Start: "2031-06", Precision: model.Month, Basis: model.WhenResolved}}},
		Pledges: []model.Pledge{{ID: "veyra-open", Actors: []string{"veyra"}, Action: at("open the lock by June"), Status: model.Promised, Evidence: []model.Span{first}}},
		Issues: []model.Issue{{ID: "runs", Title: "who runs the lock", Origin: model.Found,
			Statements: []model.Statement{{Span: at("It is not clear who runs the lock after that.")}}}},
		Differences: []model.Difference{{ID: "alone", Kind: model.Exclusive, Title: at("open the lock"), Items: []string{"veyra-open"},
			Statements: []model.Contrast{{Value: "open the lock", Span: first}}}},
	}
}

func written(t testing.TB, b *model.Briefing) []byte { return reviewed(t, b, nil) }

func reviewed(t testing.TB, b *model.Briefing, marks Marks) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := contract.Write(&out, b, true, func(kind, id string) *contract.Review { return marks[[2]string{kind, id}] }); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// spoiled is the file with one thing in it changed.
func spoiled(t *testing.T, spoil func(*contract.Layered)) []byte {
	t.Helper()
	var in contract.Layered
	if err := json.Unmarshal(written(t, sound()), &in); err != nil {
		t.Fatal(err)
	}
	spoil(&in)
	out, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSound(t *testing.T) {
	for _, dossier := range []*model.Briefing{nil, sound()} {
		got, _, err := Read("b.json", written(t, sound()), dossier)
		if err != nil || len(got.Notices) > 0 {
			t.Fatalf("%v, %v", err, got.Notices)
		}
		if !bytes.Equal(written(t, got), written(t, sound())) {
			t.Errorf("it changed:\n%s", written(t, got))
		}
		if got.Timeline[0].Text != sound().Timeline[0].Text || got.Pledges[0].Action != sound().Pledges[0].Action || got.Differences[0].Title != sound().Differences[0].Title {
			t.Error("words were found elsewhere than they stood")
		}
	}
}

// What does not hold is told with the item, the field, what the file has and what
// the article has, and the rest is kept.
func TestFaults(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*contract.Layered)
		want  string
		kept  func(*model.Briefing) bool
	}{
		"shifted span": {func(b *contract.Layered) { b.Pledges[0].Evidence[0].Start++ },
			"pledge veyra-open: evidence 1: tarn.txt, bytes 1 to 77: the file has “Tarn, 5 May", func(b *model.Briefing) bool { return len(b.Pledges) == 0 && len(b.Timeline) == 1 }},
		"where it stands": {func(b *contract.Layered) { b.Quotes[0].Span.Start, b.Quotes[0].Span.End = 0, 5 },
			"the article “Tarn,”; the words stand at bytes 82 to 108", func(b *model.Briefing) bool { return len(b.Quotes) == 0 }},
		"invented words": {func(b *contract.Layered) { b.Quotes[0].Span.Text = "We never will" },
			"; the words stand nowhere in it", func(b *model.Briefing) bool { return len(b.Quotes) == 0 }},
		"past the end":     {func(b *contract.Layered) { b.Quotes[0].Span.End = 9999 }, "the article has 169 bytes", func(b *model.Briefing) bool { return len(b.Quotes) == 0 }},
		"before the start": {func(b *contract.Layered) { b.Quotes[0].Span.Start = -4 }, "bytes -4 to", func(b *model.Briefing) bool { return len(b.Quotes) == 0 }},
		"no words":         {func(b *contract.Layered) { b.Quotes[0].Span.Text = "" }, "does not say which words", func(b *model.Briefing) bool { return len(b.Quotes) == 0 }},
		"no such article":  {func(b *contract.Layered) { b.Quotes[0].Span.Source = "x.txt" }, `quote 1: span: no article "x.txt"`, func(b *model.Briefing) bool { return len(b.Quotes) == 0 }},
		"action made up": {func(b *contract.Layered) { b.Pledges[0].Action = "sell the lock" }, "pledge veyra-open: action: no article has the words “sell the lock”",
			func(b *model.Briefing) bool {
				return len(b.Pledges) == 1 && strings.HasPrefix(b.Text(b.Pledges[0].Action), "Tarn")
			}},
		"condition made up": {func(b *contract.Layered) { b.Pledges[0].Condition = "if it rains" }, "condition: no article has", func(b *model.Briefing) bool { return b.Pledges[0].Condition.IsZero() }},
		"waits on nothing":  {func(b *contract.Layered) { b.Timeline[0].When.Basis = "conditional" }, "waits on a condition", func(b *model.Briefing) bool { return b.Timeline[0].When.Basis == model.WhenUndated }},
		"a date in words":   {func(b *contract.Layered) { b.Timeline[0].When.Start = "June" }, "a month cannot be from “June”", func(b *model.Briefing) bool { return b.Timeline[0].When.Start == "" }},
		"unknown status":    {func(b *contract.Layered) { b.Pledges[0].Status = "sworn" }, "status is “sworn”, and not one of agreed, ", func(b *model.Briefing) bool { return len(b.Pledges) == 0 }},
		"unknown actor":     {func(b *contract.Layered) { b.Pledges[0].Actors = []string{"nobody"} }, `actors: no participant "nobody"`, func(b *model.Briefing) bool { return len(b.Pledges) == 0 }},
		"unknown speaker":   {func(b *contract.Layered) { b.Quotes[0].Speaker = "nobody" }, `speaker: no participant "nobody"`, func(b *model.Briefing) bool { return b.Quotes[0].Speaker == "" }},
		"used twice":        {func(b *contract.Layered) { b.Pledges = append(b.Pledges, b.Pledges[0]) }, "the id is used twice", func(b *model.Briefing) bool { return len(b.Pledges) == 1 }},
		"a title made up":   {func(b *contract.Layered) { b.Issues[0].Title = "who cares" }, "stands without quotation marks", func(b *model.Briefing) bool { return b.Issues[0].Origin == model.Lens }},
		"about nothing":     {func(b *contract.Layered) { b.Differences[0].Items = []string{"x"} }, `no timeline entry or pledge "x"`, func(b *model.Briefing) bool { return len(b.Differences) == 1 }},
	} {
		b, _, err := Read("b.json", spoiled(t, c.spoil), nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		told := ""
		for _, n := range b.Notices {
			if n.Lost && n.Path == "b.json" {
				told += n.Message + "\n"
			}
		}
		if !strings.Contains(told, c.want) || !c.kept(b) {
			t.Errorf("%s: want %q, told\n%s", name, c.want, told)
		}
	}
}

// The articles count, not what the file says about them.
func TestArticlesCount(t *testing.T) {
	data := spoiled(t, func(b *contract.Layered) {
		b.Sources[0].Text += " And more."
		b.Sources[0].Outlet = "A better paper"
		b.Quotes[0].Span.Text += "x"
	})
	b, _, err := Read("b.json", data, sound())
	if err != nil {
		t.Fatal(err)
	}
	if s := b.Sources[0]; s.Text != article || s.Outlet != "Tarn Post" || len(b.Quotes) != 0 || len(b.Notices) != 3 {
		t.Errorf("%q, %d quotes, %v", s.Outlet, len(b.Quotes), b.Notices)
	}
	if _, _, err := Read("b.json", data, &model.Briefing{Sources: []model.Source{{ID: "other.txt"}}}); err == nil || !strings.Contains(err.Error(), "no such article") {
		t.Error(err)
	}
}

// What people decided comes along, as far as it holds.
func TestReviews(t *testing.T) {
	span := contract.SpanOf(sound(), sound().Pledges[0].Evidence[0])
	marks := Marks{
		{"pledge", "veyra-open"}: {Verdict: "accept", Notes: []contract.Note{{Time: "2031-05-06T10:00:00Z", Text: "Ask.\nTwice.", Span: &span}}, Tags: []string{"lock"}, Edited: []string{"status"},
			Merged: 1, Evidence: []contract.Judged{{Verdict: "reject", Span: span}}},
		{"issue", "runs"}: {Verdict: "later"}, {"entry", "open-lock"}: {Added: true}, {"difference", "alone"}: {Verdict: "reject"}, {"participant", "veyra"}: {Tags: []string{"x"}},
	}
	data := reviewed(t, sound(), marks)
	b, got, err := Read("b.json", data, nil)
	if err != nil || len(b.Notices) > 0 || !bytes.Equal(reviewed(t, b, got), data) {
		t.Fatalf("%v, %v, %v", err, b.Notices, got)
	}
	b, got, err = Read("b.json", bytes.ReplaceAll(data, []byte(`"accept"`), []byte(`"sworn"`)), nil)
	if err != nil || len(b.Notices) != 1 || got[[2]string{"pledge", "veyra-open"}].Verdict != "" {
		t.Errorf("%v, %v", err, b.Notices)
	}
}

func TestNoBriefing(t *testing.T) {
	for in, want := range map[string]string{
		"":                                     "not JSON",
		"{\n\n]":                               "line 3",
		"[]":                                   "an array was not expected",
		`{"schema":"x"}`:                       `the schema is "x"`,
		`{"title":3}`:                          "title: a number was not expected",
		"{\n\"pledges\":[{\"id\":{}}]}":        "line 2: pledges.id: an object was not expected",
		`{"schema":"` + contract.Schema + `"}`: "no article",
		`{"schema":"` + contract.Schema + `","sources":[{"id":"a"}]}`: "name the folder",
	} {
		if _, _, err := Read("b.json", []byte(in), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

// Whatever a file holds, what comes of it is a sound briefing, and reading that
// again changes nothing.
func FuzzRead(f *testing.F) {
	f.Add(written(f, sound()))
	f.Add(bytes.ReplaceAll(written(f, sound()), []byte("Holt"), []byte(`H\u001b]52;c;x\u0007\u202e`)))
	f.Add(reviewed(f, sound(), Marks{{"pledge", "veyra-open"}: {Verdict: "accept", Notes: []contract.Note{{Text: "\x1b[2J\ta"}}, Tags: []string{""}}}))
	f.Add([]byte(`{"schema":"readout/briefing/v1","sources":[{"id":"a\n","text":"\u0000a\tb\n\n\n\nc\r\n d"},{"id":"a","text":"x"}],"timeline":[{"id":"x","text":"b","evidence":[{"source":"a","start":0,"end":1,"text":"a"}]}],"names":[{"source":"a","end":1,"text":"a","kind":"place"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, marks, err := Read("b.json", data, nil)
		if err != nil {
			if strings.Contains(err.Error(), "hold together") {
				t.Fatal(err)
			}
			return
		}
		if err := model.Check(b); err != nil {
			t.Fatal(err)
		}
		b.Notices = nil
		once := reviewed(t, b, marks)
		again, marks, err := Read("b.json", once, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(again.Notices) > 0 || !bytes.Equal(once, reviewed(t, again, marks)) {
			t.Fatalf("reading it again changes it: %v", again.Notices)
		}
	})
}
