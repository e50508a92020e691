package tell_test

import (
	"testing"

	"readout/model"
	"readout/ui/fixture"
	"readout/ui/tell"
)

func TestWhen(t *testing.T) {
	for _, c := range []struct {
		when model.When
		want string
	}{
		{model.When{Start: "2026-03-12", Precision: model.Day}, "12 Mar"},
		{model.When{Start: "2025-12-29", Precision: model.Day}, "29 Dec 2025"},
		{model.When{Start: "2025-12-29", End: "2026-01-04", Precision: model.Week}, "week of 29 Dec 2025"},
		{model.When{Start: "2026-03-09", End: "2026-03-15", Precision: model.Week}, "week of 9 Mar"},
		{model.When{Start: "2026-05", Precision: model.Month}, "May 2026"},
		{model.When{Start: "2014", Precision: model.Year}, "2014"},
		{model.When{Start: "2026-03-11", End: "2026-03-12", Precision: model.Range}, "11–12 Mar"},
		{model.When{Start: "2026-03-30", End: "2026-04-02", Precision: model.Range}, "30 Mar–2 Apr"},
		{model.When{Start: "2025-12-30", End: "2026-01-02", Precision: model.Range}, "30 Dec 2025–2 Jan 2026"},
		{model.When{Precision: model.NoPrecision}, ""},
		{model.When{Start: "not a date"}, "not a date"},
	} {
		if got := tell.When(c.when, "2026"); got != c.want {
			t.Errorf("When(%+v) = %q, want %q", c.when, got, c.want)
		}
	}
}

func TestGroups(t *testing.T) {
	k := tell.New(fixture.Briefing())
	if k.EventDay != "2026-03-12" {
		t.Fatalf("the event is on %q", k.EventDay)
	}
	want := map[string]tell.Group{
		"t-talks": tell.Past, "t-draft": tell.Past, "t-video": tell.Past, "t-signed": tell.TheEvent,
		"t-ships": tell.TheEvent, "t-team": tell.After, "t-vote": tell.After, "t-piers": tell.Waiting, "t-return": tell.Undated,
	}
	for i := range k.Timeline {
		e := &k.Timeline[i]
		if w, ok := want[e.ID]; ok && k.Group(e) != w {
			t.Errorf("%s is in %q, want %q", e.ID, k.Group(e), w)
		}
	}
}

// TestEventDay: the event is the day that the dossier states, else the day told of
// most that is not still to come.
func TestEventDay(t *testing.T) {
	at := func(source string) []model.Span { return []model.Span{{Source: source, Start: 0, End: 4}} }
	b := &model.Briefing{
		Sources: []model.Source{
			{ID: "a", Number: 1, Text: "text", Published: model.Published{Value: "2026-03-12"}},
			{ID: "b", Number: 2, Text: "text", Published: model.Published{Value: "2026-03-13"}},
		},
		Timeline: []model.Entry{
			{ID: "late", When: model.When{Start: "2026-04-01", Precision: model.Day}, Evidence: append(at("a"), at("b")...)},
			{ID: "news", When: model.When{Start: "2026-03-12", Precision: model.Day}, Evidence: at("a")},
		},
	}
	k := tell.New(b)
	if k.EventDay != "2026-03-12" {
		t.Errorf("the event is on %q, a day to come is none", k.EventDay)
	}
	if top := k.TopEntries(1); len(top) != 1 || top[0].ID != "news" {
		t.Errorf("what happened is %v", top)
	}
	b.Event = "2026-03-11"
	if got := tell.New(b).EventDay; got != "2026-03-11" {
		t.Errorf("the dossier states the event, and it is on %q", got)
	}
}

func TestDatedBy(t *testing.T) {
	k := tell.New(fixture.Briefing())
	for i := range k.Timeline {
		if e := &k.Timeline[i]; e.ID == "t-signed" {
			if got, want := k.DatedBy(e), "“Thursday” in [1] of 12 Mar"; got != want {
				t.Errorf("DatedBy = %q, want %q", got, want)
			}
		}
	}
}

func TestLine(t *testing.T) {
	for in, want := range map[string]string{
		"as it is":                   "as it is",
		" a\n b\tc ":                 "a b c",
		"a\x1b[31mred\x1b]52;c;x\ab": "aredb",
		"\u009b31mx\u202ey":          "31mxy",
		"👩\u200d🔧 at work":           "👩 at work",
		"I ❤\ufe0f it":               "I ❤ it",
		"東港 Shipping":                "東港 Shipping",
		"Élysée":                     "Élysée",
	} {
		if got := tell.Line(in); got != want {
			t.Errorf("Line(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestCopiesCountOnce has a source that repeats another one.
func TestCopiesCountOnce(t *testing.T) {
	b := fixture.Briefing()
	b.Sources[2].SameWording = []model.SameWording{{Source: b.Sources[0].ID, Share: 0.8}}
	k := tell.New(b)
	spans := []model.Span{b.Sources[0].Span(0, 1), b.Sources[2].Span(0, 1)}
	if got := k.Weight(spans); got != 1 {
		t.Errorf("a copy counts: %d", got)
	}
	if got := k.Weight(spans[1:]); got != 1 {
		t.Errorf("a copy alone counts %d", got)
	}
}

func TestWords(t *testing.T) {
	k := tell.New(fixture.Briefing())
	for got, want := range map[string]string{
		k.Names([]string{"orsavia", "lena-quill", "seafarers"}):  "Orsavia, Lena Quill and Strait Seafarers' Union",
		k.Names([]string{"a", "b", "c", "d", "e", "f"}):          "a, b, c and 3 more",
		k.Ref("merrow-ledger.txt"):                               "[2] Merrow Ledger, 13 Mar",
		k.Dates():                                                "12–13 Mar 2026",
		tell.Clip("one two three", 8):                            "one two…",
		tell.Clip("short", 8):                                    "short",
		tell.Line(" a\n b\tc "):                                  "a b c",
		tell.Count(1, "source") + ", " + tell.Count(2, "source"): "1 source, 2 sources",
		tell.Published(k.Sources[2].Published, "2026"):           "13 Mar (inferred)",
		tell.Published(model.Published{}, ""):                    "date unknown",
		k.Refs([]model.Span{{Source: "north-wire.txt"}, {Source: "harbour-post.txt"}}): "[1 3]",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
