package filter_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/model"
	"readout/model/review"
	"readout/ui/filter"
	"readout/ui/fixture"
	"readout/ui/tell"
)

// filters are all sensible ones of the invented briefing with up to three parts.
func filters(b *model.Briefing) []filter.Filter {
	out := []filter.Filter{{}}
	var parts []func(filter.Filter) filter.Filter
	for i := range b.Sources {
		parts = append(parts, func(f filter.Filter) filter.Filter { return f.Source(b.Sources[i].ID) })
	}
	for i := range b.Participants {
		parts = append(parts, func(f filter.Filter) filter.Filter { return f.Person(b.Participants[i].ID) })
	}
	for _, s := range tell.Statuses() {
		parts = append(parts, func(f filter.Filter) filter.Filter { return f.Status(s) })
	}
	for _, d := range []filter.Days{{From: "2026", To: "2026"}, {To: "2023"}, {From: "2026-03-12", To: "2026-03-16"}, {From: "2026-04"}} {
		parts = append(parts, func(f filter.Filter) filter.Filter { f.Days = d; return f })
	}
	for i, a := range parts {
		out = append(out, a(filter.Filter{}))
		for _, b := range parts[i+1:] {
			out = append(out, b(a(filter.Filter{})))
		}
	}
	return out
}

// TestApplyIsAScan compares every list of every filter with a plain look at each
// item by itself.
func TestApplyIsAScan(t *testing.T) {
	k := tell.New(fixture.Briefing())
	seen := func(f filter.Filter, s model.Span) bool {
		return len(f.Sources) == 0 || slices.Contains(f.Sources, s.Source)
	}
	named := func(f filter.Filter, who ...string) bool {
		for _, id := range f.People {
			if slices.Contains(who, id) {
				return true
			}
		}
		return len(f.People) == 0
	}
	within := func(f filter.Filter, spans ...model.Span) bool {
		for _, s := range spans {
			for _, id := range f.People {
				for _, m := range k.Participant(id).Mentions {
					if m.Source == s.Source && m.Start >= s.Start && m.End <= s.End {
						return true
					}
				}
			}
		}
		return false
	}
	for _, f := range filters(k.Briefing) {
		got := f.Apply(k, nil)
		var want, have []string
		for _, p := range k.Pledges {
			if slices.ContainsFunc(p.Evidence, func(s model.Span) bool { return seen(f, s) }) &&
				named(f, append(slices.Clone(p.Actors), p.Beneficiary...)...) && (len(f.Statuses) == 0 || slices.Contains(f.Statuses, p.Status)) {
				want = append(want, p.ID)
			}
		}
		for _, e := range k.Timeline {
			if slices.ContainsFunc(e.Evidence, func(s model.Span) bool { return seen(f, s) }) &&
				(named(f, e.Participants...) || within(f, e.Evidence...)) && onDay(f.Days, e.When) {
				want = append(want, e.ID)
			}
		}
		for _, is := range k.Issues {
			n := 0
			for _, st := range is.Statements {
				if seen(f, st.Span) && (named(f, st.Speaker) || within(f, st.Span)) {
					n++
				}
			}
			if n > 0 {
				want = append(want, fmt.Sprint(is.ID, n))
			}
		}
		for _, p := range got.Pledges {
			have = append(have, p.ID)
		}
		for _, e := range got.Timeline {
			have = append(have, e.ID)
		}
		for _, is := range got.Issues {
			have = append(have, fmt.Sprint(is.ID, len(is.Statements)))
		}
		if !slices.Equal(have, want) {
			t.Fatalf("%+v:\n got %v\nwant %v", f, have, want)
		}
		for _, s := range got.Shown() {
			if len(f.Sources) > 0 && !slices.Contains(f.Sources, s.ID) {
				t.Errorf("%+v shows source %s", f, s.ID)
			}
		}
		if n := len(k.Issues[0].Statements); n != 4 {
			t.Fatalf("%+v changed the briefing: %d statements", f, n)
		}
	}
}

// onDay is Days.holds, day by day.
func onDay(d filter.Days, w model.When) bool {
	if d == (filter.Days{}) {
		return true
	}
	last := w.End
	if last == "" {
		last = w.Start
	}
	for year := 2014; year < 2028 && w.Start != ""; year++ {
		for month := 1; month <= 12; month++ {
			for day := 1; day <= 31; day++ {
				iso := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
				cut := func(s string) string { return iso[:len(s)] }
				if cut(w.Start) >= w.Start && cut(last) <= last && cut(d.From) >= d.From && (d.To == "" || cut(d.To) <= d.To) {
					return true
				}
			}
		}
	}
	return false
}

func TestChips(t *testing.T) {
	k := tell.New(fixture.Briefing())
	f := filter.Filter{}.Source("merrow-ledger.txt").Person("orsavia").Status(model.Agreed).Status(model.Refused)
	f.Days, _ = filter.ParseDays("2026-03-12..2026-03-16")
	var got []string
	for f := f; !f.Empty(); {
		c := f.Chips(k)
		got = append(got, c[0].Text)
		f = c[0].Without
	}
	if s := strings.Join(got, ", "); s != "[2] Merrow Ledger, Orsavia, agreed, refused, 12 Mar 2026–16 Mar 2026" {
		t.Error(s)
	}
	if !f.Source("merrow-ledger.txt").Person("orsavia").Status(model.Agreed).Status(model.Refused).Chips(k)[0].Without.Empty() {
		t.Error("what is taken in twice should be out again")
	}
}

func TestParseDays(t *testing.T) {
	for in, want := range map[string]string{
		"2026": "2026 2026 true", "2026-01..": "2026-01  true", "..2026-01-05": " 2026-01-05 true", "": "  true",
		" 2025 .. 2026-02 ": "2025 2026-02 true", "2027..2026": "2027 2026 false", "yesterday": "yesterday yesterday false",
		"2026-13": "2026-13 2026-13 false", "2026-1-1": "2026-1-1 2026-1-1 false", "2026..2026": "2026 2026 true",
	} {
		d, ok := filter.ParseDays(in)
		if got := fmt.Sprint(d.From, " ", d.To, " ", ok); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

// TestByReview narrows by what was decided: states of the verdict add up, those of
// the rest do, and both must hold.
func TestByReview(t *testing.T) {
	k := tell.New(fixture.Briefing())
	states := map[string][]filter.State{
		k.Pledges[0].ID: {filter.Accepted, filter.Noted}, k.Pledges[1].ID: {filter.Left, filter.PutOff}, k.Pledges[2].ID: {filter.Left, filter.Noted, filter.Tag("ask")},
	}
	of := func(key review.Key) []filter.State {
		if s, ok := states[key.ID]; ok && key.Kind == review.Pledge {
			return s
		}
		return []filter.State{filter.Rejected}
	}
	for _, c := range []struct {
		f    filter.Filter
		want int // pledges
	}{
		{filter.Filter{}, len(k.Pledges)},
		{filter.Filter{}.Verdict(filter.Left), 2},
		{filter.Filter{}.Verdict(filter.PutOff), 1},
		{filter.Filter{}.Verdict(filter.Left).Verdict(filter.Accepted), 3},
		{filter.Filter{}.Verdict(filter.Left).Mark(filter.Noted), 1},
		{filter.Filter{}.Mark(filter.Noted).Mark(filter.Tag("ask")), 2},
		{filter.Filter{}.Verdict(filter.Left).Verdict(filter.Left), len(k.Pledges)},
	} {
		b := c.f.Apply(k, of)
		if len(b.Pledges) != c.want || c.f.Reviews() && !slices.Contains(c.f.Verdicts, filter.Rejected) && len(b.Timeline)+len(b.Participants)+len(b.Issues)+len(b.Differences) > 0 {
			t.Errorf("%+v: %d pledges, want %d; %d happenings", c.f, len(b.Pledges), c.want, len(b.Timeline))
		}
		if got := len(c.f.Chips(k)); got != len(c.f.Verdicts)+len(c.f.Marks) {
			t.Errorf("%+v: %d chips", c.f, got)
		}
	}
	if b := (filter.Filter{}).Verdict(filter.Left).Apply(k, nil); len(b.Pledges) != len(k.Pledges) {
		t.Error("without a review it narrows")
	}
}
