package compare

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"readout/model"
)

// A story is a briefing in the making: articles, and items told by their words.
type story struct{ *model.Briefing }

func tell(articles ...string) story {
	s := story{&model.Briefing{Participants: []model.Participant{
		{ID: "veyra", Name: "Veyra", Kind: model.Country}, {ID: "holt", Name: "Mira Holt", Aliases: []string{"Holt"}, Kind: model.Person},
	}}}
	for i := 0; i < len(articles); i += 2 {
		s.Sources = append(s.Sources, model.Source{ID: articles[i], Number: i/2 + 1, Text: articles[i+1]})
	}
	return s
}

func (s story) at(words string) []model.Span {
	var out []model.Span
	for i := range s.Sources {
		if k := strings.Index(s.Sources[i].Text, words); k >= 0 {
			out = append(out, s.Sources[i].Span(k, k+len(words)))
		}
	}
	if out == nil {
		panic("no " + words)
	}
	return out
}

func (s story) pledge(id string, actor string, status model.Status, action, condition string, evidence ...string) story {
	p := model.Pledge{ID: id, Actors: []string{actor}, Status: status, Action: s.at(action)[0]}
	if condition != "" {
		p.Condition = s.at(condition)[0]
	}
	for _, e := range evidence {
		p.Evidence = append(p.Evidence, s.at(e)...)
	}
	s.Pledges = append(s.Pledges, p)
	return s
}

func (s story) entry(id, day, text string, evidence ...string) story {
	e := model.Entry{ID: id, When: model.When{Start: day, Precision: model.Day}, Text: s.at(text)[0]}
	for _, x := range evidence {
		e.Evidence = append(e.Evidence, s.at(x)...)
	}
	s.Timeline = append(s.Timeline, e)
	return s
}

const (
	one   = "Veyra will open the lock. The gates close at noon."
	two   = "The lock: Veyra says it will open it."
	three = "Veyra will open the lock after a vote. Nobody closes the gates."
)

// line is a change in one line.
func line(r Report, c Change) string {
	name := func(b *model.Briefing, i int) string {
		if i < 0 {
			return "-"
		}
		switch c.Kind {
		case Entry:
			return b.Timeline[i].ID
		case Pledge:
			return b.Pledges[i].ID
		case Issue:
			return b.Issues[i].ID
		case Difference:
			return b.Differences[i].ID
		}
		return b.Participants[i].ID
	}
	out := fmt.Sprintf("%s %s>%s %d>%d", c.Kind, name(r.Old, c.Was), name(r.New, c.Is), c.Before, c.Now)
	for _, m := range c.More {
		out += " +" + m
	}
	for _, m := range c.Fewer {
		out += " -" + m
	}
	for _, f := range c.Fields {
		out += fmt.Sprintf(" %s:%s>%s", f.Name, f.Old.Text, f.New.Text)
	}
	if c.Into >= 0 {
		out += " into " + name(r.New, c.Into)
	}
	return out
}

func TestBriefings(t *testing.T) {
	first := tell("a.txt", one).pledge("open", "veyra", model.Promised, "open the lock", "", "Veyra will open the lock.").
		entry("close", "2031-05-05", "The gates close", "The gates close at noon.")
	for name, c := range map[string]struct {
		old, now story
		want     []string
	}{
		"nothing": {first, first, nil},
		"another article, other ids": {first,
			tell("a.txt", one, "b.txt", two).pledge("veyra-open-it", "veyra", model.Promised, "open the lock", "", "Veyra will open the lock.", "Veyra says it will open it.").
				entry("x", "2031-05-05", "The gates close", "The gates close at noon."),
			[]string{"pledge open>veyra-open-it 1>2 +b.txt"}},
		"told by another article now": {first,
			tell("a.txt", one, "c.txt", three).pledge("open", "veyra", model.Agreed, "open the lock", "after a vote", "Veyra will open the lock.", "Veyra will open the lock after a vote.").
				entry("close", "2031-05-06", "The gates close", "The gates close at noon."),
			[]string{"timeline close>close 1>1 date:2031-05-05>2031-05-06", "pledge open>open 1>2 +c.txt status:promised>agreed condition:>after a vote"}},
		"a sentence before it": {first,
			tell("a.txt", "It rains. "+one).pledge("open", "veyra", model.Promised, "open the lock", "", "Veyra will open the lock.").
				entry("close", "2031-05-05", "The gates close", "The gates close at noon."),
			nil},
		"another name for the file": {first,
			tell("z.txt", one).pledge("open", "veyra", model.Promised, "open the lock", "", "Veyra will open the lock.").
				entry("close", "2031-05-05", "The gates close", "The gates close at noon."),
			nil},
		"gone and new": {first,
			tell("b.txt", two).pledge("it", "holt", model.Offered, "open it", "", "Veyra says it will open it."),
			[]string{"timeline close>- 1>0", "pledge ->it 0>1", "pledge open>- 1>0"}},
		"two in one sentence stay apart": {
			tell("a.txt", "Veyra will open the lock and sell the barge.").pledge("open", "veyra", model.Promised, "open the lock", "", "Veyra will open").pledge("sell", "veyra", model.Promised, "sell the barge", "", "Veyra will open"),
			tell("a.txt", "Veyra will open the lock and sell the barge.").pledge("1", "veyra", model.Promised, "sell the barge", "", "Veyra will open").pledge("2", "veyra", model.Refused, "open the lock", "", "Veyra will open"),
			[]string{"pledge open>2 1>1 status:promised>refused"}},
		"one of two": {
			tell("a.txt", one).entry("x", "2031-05-05", "Veyra will open", "Veyra will open the lock.").entry("y", "2031-05-06", "The gates", "The gates close at noon."),
			tell("a.txt", one).entry("x", "2031-05-05", "Veyra will open", "Veyra will open the lock.", "The gates close at noon."),
			[]string{"timeline y>- 1>0 into x"}},
	} {
		r := Briefings(c.old.Briefing, c.now.Briefing)
		var got []string
		for _, ch := range r.Changes {
			got = append(got, line(r, ch))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got, c.want)
		}
		if !reflect.DeepEqual(r, Briefings(c.old.Briefing, c.now.Briefing)) {
			t.Errorf("%s: another result the second time", name)
		}
	}
}

func TestSources(t *testing.T) {
	r := Briefings(tell("a.txt", one, "b.txt", two, "c.txt", "x").Briefing, tell("a.txt", one+" More.", "d.txt", two, "e.txt", three).Briefing)
	if !slices.Equal(r.Added, []string{"e.txt"}) || !slices.Equal(r.Removed, []string{"c.txt"}) || !slices.Equal(r.Edited, []string{"a.txt"}) {
		t.Errorf("added %q, removed %q, edited %q", r.Added, r.Removed, r.Edited)
	}
	if !r.Any() || Briefings(tell("a.txt", one).Briefing, tell("a.txt", one).Briefing).Any() {
		t.Error("any change")
	}
}

// Issues are known by what is said on them, differences by their sides; that one
// source alone reports something is no difference between briefings.
func TestIssuesAndDifferences(t *testing.T) {
	with := func(s story, title string, kind model.DifferenceKind, said ...string) story {
		issue := model.Issue{ID: title, Title: title, Origin: model.Found}
		diff := model.Difference{ID: string(kind), Kind: kind, Title: s.at("gates")[0]}
		for _, x := range said {
			for _, span := range s.at(x) {
				issue.Statements = append(issue.Statements, model.Statement{Span: span})
				diff.Statements = append(diff.Statements, model.Contrast{Span: span})
			}
		}
		s.Issues, s.Differences = append(s.Issues, issue), append(s.Differences, diff)
		return s
	}
	old := with(tell("a.txt", one), "the gates", model.Exclusive, "The gates close at noon.")
	now := with(tell("a.txt", one, "c.txt", three), "nobody", model.Conflict, "The gates close at noon.", "Nobody closes the gates.")
	r := Briefings(old.Briefing, now.Briefing)
	var got []string
	for _, ch := range r.Changes {
		got = append(got, line(r, ch))
	}
	if want := []string{"issue the gates>nobody 1>2 +c.txt", "difference ->conflict 0>2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Participants are the same under any of their names.
func TestParticipants(t *testing.T) {
	old, now := tell("a.txt", one), tell("a.txt", one)
	old.Participants[0].Mentions, now.Participants[0].Mentions = old.at("Veyra"), now.at("Veyra")
	old.Participants[0].ID, now.Participants[0].Presence = "veyra-republic", model.Present
	now.Participants[1] = model.Participant{ID: "lund", Name: "Ana Lund", Kind: model.Person}
	r := Briefings(old.Briefing, now.Briefing)
	var got []string
	for _, ch := range r.Changes {
		got = append(got, line(r, ch))
	}
	if want := []string{"participant veyra-republic>veyra 1>1 presence:>present", "participant ->lund 0>0", "participant holt>- 0>0"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// BenchmarkBriefings compares two briefings of two thousand pledges each.
func BenchmarkBriefings(b *testing.B) {
	var text strings.Builder
	const n = 2000
	for i := range n {
		fmt.Fprintf(&text, "Veyra will open lock %d near the mill of number %d.\n\n", i, i*7)
	}
	make := func() story {
		s := tell("a.txt", text.String())
		at := 0
		for i := range n {
			end := at + strings.Index(text.String()[at:], "\n")
			span := s.Sources[0].Span(at, end)
			s.Pledges = append(s.Pledges, model.Pledge{ID: fmt.Sprint(i), Actors: []string{"veyra"}, Action: s.Sources[0].Span(at+len("Veyra will "), end), Evidence: []model.Span{span}})
			at = end + 2
		}
		return s
	}
	old, now := make(), make()
	for b.Loop() {
		if r := Briefings(old.Briefing, now.Briefing); r.Any() {
			b.Fatal(len(r.Changes))
		}
	}
}
