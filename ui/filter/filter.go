// Package filter narrows a briefing to some sources, participants, statuses, days
// or states of its review. A filter of one kind narrows what has it and leaves the rest: a status,
// the pledges; days, the timeline. Filters of one kind add up, those of several
// kinds must all hold.
//
// It makes a new briefing and changes none; it knows no screen.
package filter

import (
	"slices"
	"strconv"
	"strings"

	"readout/model"
	"readout/model/review"
	"readout/ui/tell"
)

// A Filter says what is looked at. The zero Filter looks at everything.
type Filter struct {
	Sources  []string // Source.ID
	People   []string // Participant.ID
	Statuses []model.Status
	Days     Days
	Verdicts []State
	Marks    []State
}

// A State is what the review of an item holds, in words.
type State string

// The states that go by the verdict. Left is decided neither way: without a
// verdict, or put off.
const (
	Left     State = "left to review"
	PutOff   State = "put off"
	Accepted State = "accepted"
	Rejected State = "rejected"
)

// The other states; of each tag there is one more.
const (
	Noted     State = "noted"
	Tagged    State = "tagged"
	Corrected State = "corrected"
	Reworded  State = "reworded since its verdict"
	New       State = "new since the last time"
)

// Tag is the state of what has a tag.
func Tag(name string) State { return State("tag " + tell.Line(name)) }

// States tells what the review of an item holds.
type States func(review.Key) []State

// Verdict is f with a state of the verdict taken in, or out again.
func (f Filter) Verdict(s State) Filter { f.Verdicts = toggled(f.Verdicts, s); return f }

// Mark is f with another state of the review taken in, or out again.
func (f Filter) Mark(s State) Filter { f.Marks = toggled(f.Marks, s); return f }

// Reviews reports whether f goes by the review: what it leaves changes with it.
func (f Filter) Reviews() bool { return len(f.Verdicts)+len(f.Marks) > 0 }

// holds reports whether the review of an item is as f asks.
func (f Filter) holds(of States, kind review.Kind, id string) bool {
	if !f.Reviews() || of == nil {
		return true
	}
	have := of(review.Key{Kind: kind, ID: id})
	in := func(s State) bool { return slices.Contains(have, s) }
	return (len(f.Verdicts) == 0 || slices.ContainsFunc(f.Verdicts, in)) && (len(f.Marks) == 0 || slices.ContainsFunc(f.Marks, in))
}

// Empty reports whether all is looked at.
func (f Filter) Empty() bool { return len(f.Chips(nil)) == 0 }

// Source is f with a source taken in, or out again.
func (f Filter) Source(id string) Filter { f.Sources = toggled(f.Sources, id); return f }

// Person is f with a participant taken in, or out again.
func (f Filter) Person(id string) Filter { f.People = toggled(f.People, id); return f }

// Status is f with a status taken in, or out again.
func (f Filter) Status(s model.Status) Filter { f.Statuses = toggled(f.Statuses, s); return f }

func toggled[T comparable](in []T, what T) []T {
	if i := slices.Index(in, what); i >= 0 {
		return slices.Delete(slices.Clone(in), i, i+1)
	}
	return append(slices.Clone(in), what)
}

// A Kind is what a filter goes by.
type Kind int

// The kinds of filters.
const (
	BySource Kind = iota
	ByPerson
	ByStatus
	ByDays
	ByReview
)

// A Chip is one thing that a filter asks for, with what is left without it.
type Chip struct {
	Kind    Kind
	Text    string
	Without Filter
}

// Chips are all things that f asks for. Without a book they have no text.
func (f Filter) Chips(k *tell.Book) []Chip {
	var out []Chip
	for _, id := range f.Sources {
		out = append(out, Chip{BySource, sourceName(k, id), f.Source(id)})
	}
	for _, id := range f.People {
		name := ""
		if k != nil {
			name = tell.Clip(k.Name(id), 24)
		}
		out = append(out, Chip{ByPerson, name, f.Person(id)})
	}
	for _, s := range f.Statuses {
		out = append(out, Chip{ByStatus, string(s), f.Status(s)})
	}
	if f.Days != (Days{}) {
		g := f
		g.Days = Days{}
		out = append(out, Chip{ByDays, f.Days.String(), g})
	}
	for _, s := range f.Verdicts {
		out = append(out, Chip{ByReview, string(s), f.Verdict(s)})
	}
	for _, s := range f.Marks {
		out = append(out, Chip{ByReview, string(s), f.Mark(s)})
	}
	return out
}

func sourceName(k *tell.Book, id string) string {
	if k == nil {
		return ""
	}
	s := k.Source(id)
	if s == nil {
		return tell.Line(id)
	}
	return "[" + strconv.Itoa(s.Number) + "] " + tell.Clip(tell.Outlet(s), 16)
}

// Apply is the book with what f looks at left in it. Without the states of its
// review nothing is narrowed by them.
func (f Filter) Apply(k *tell.Book, of States) *tell.Book {
	if f.Empty() {
		return k
	}
	all := k.Briefing
	b := *all
	b.Timeline = kept(all.Timeline, func(e *model.Entry) bool {
		return f.anySource(e.Evidence) && f.concerns(k, e.Evidence, e.Participants) && f.Days.holds(e.When) && f.holds(of, review.Entry, e.ID)
	})
	b.Pledges = kept(all.Pledges, func(p *model.Pledge) bool {
		return f.anySource(p.Evidence) && f.isStatus(p.Status) && f.concerns(k, nil, p.Actors, p.Beneficiary) && f.holds(of, review.Pledge, p.ID)
	})
	b.Quotes = kept(all.Quotes, func(q *model.Quote) bool {
		return f.anySource([]model.Span{q.Span}) && f.concerns(k, nil, []string{q.Speaker})
	})
	b.Participants = kept(all.Participants, func(p *model.Participant) bool {
		return f.anySource(p.Mentions) && (len(f.People) == 0 || slices.Contains(f.People, p.ID)) && f.holds(of, review.Participant, p.ID)
	})
	b.Differences = kept(all.Differences, func(d *model.Difference) bool {
		spans := make([]model.Span, len(d.Statements))
		for i, c := range d.Statements {
			spans[i] = c.Span
		}
		return f.anySource(spans) && f.concerns(k, spans) && f.holds(of, review.Difference, d.ID)
	})
	b.Issues = nil
	for _, is := range all.Issues {
		is.Statements = kept(is.Statements, func(st *model.Statement) bool {
			at := []model.Span{st.Span}
			return f.anySource(at) && f.concerns(k, at, []string{st.Speaker})
		})
		if len(is.Statements) > 0 && f.holds(of, review.Issue, is.ID) {
			b.Issues = append(b.Issues, is)
		}
	}
	hidden := make(map[string]bool)
	for i := range all.Sources {
		if id := all.Sources[i].ID; len(f.Sources) > 0 && !slices.Contains(f.Sources, id) {
			hidden[id] = true
		}
	}
	return k.Narrow(&b, hidden)
}

func kept[T any](all []T, keep func(*T) bool) []T {
	var out []T
	for i := range all {
		if keep(&all[i]) {
			out = append(out, all[i])
		}
	}
	return out
}

// anySource reports whether one of the spans lies in a source looked at.
func (f Filter) anySource(spans []model.Span) bool {
	return len(f.Sources) == 0 || slices.ContainsFunc(spans, func(s model.Span) bool { return slices.Contains(f.Sources, s.Source) })
}

func (f Filter) isStatus(s model.Status) bool {
	return len(f.Statuses) == 0 || slices.Contains(f.Statuses, s)
}

// concerns reports whether a participant looked at is among ids or is named in
// one of the spans.
func (f Filter) concerns(k *tell.Book, spans []model.Span, ids ...[]string) bool {
	if len(f.People) == 0 {
		return true
	}
	for _, id := range f.People {
		for _, list := range ids {
			if slices.Contains(list, id) {
				return true
			}
		}
		p := k.Participant(id)
		if p == nil {
			continue
		}
		for _, s := range spans {
			if slices.ContainsFunc(p.Mentions, s.Contains) {
				return true
			}
		}
	}
	return false
}

// Days is a stretch of time: ISO days, months or years, both ends taken in; ""
// leaves an end open.
type Days struct{ From, To string }

// String is how a person writes it.
func (d Days) String() string {
	switch {
	case d.From == d.To:
		return tell.Day(d.From, "")
	case d.From == "":
		return "until " + tell.Day(d.To, "")
	case d.To == "":
		return "from " + tell.Day(d.From, "")
	}
	return tell.Day(d.From, "") + "–" + tell.Day(d.To, "")
}

// holds reports whether a time lies at least partly within d.
func (d Days) holds(w model.When) bool {
	if d == (Days{}) {
		return true
	}
	if w.Start == "" {
		return false
	}
	last := w.End
	if last == "" {
		last = w.Start
	}
	return (d.To == "" || first(w.Start) <= end(d.To)) && (d.From == "" || end(last) >= first(d.From))
}

// first and end are the days that a year or a month begins and ends with; days
// that no month has do no harm where they are compared only.
func first(iso string) string { return iso + "0000-01-01"[min(len(iso), 10):] }
func end(iso string) string   { return iso + "9999-12-31"[min(len(iso), 10):] }

// ParseDays reads what a person types: "2026", "2026-01-06", "2026-01..2026-02",
// "..2026-01-05". Nothing is no filter. It reports whether it can be read.
func ParseDays(s string) (Days, bool) {
	from, to, stretch := strings.Cut(strings.ReplaceAll(strings.TrimSpace(s), " ", ""), "..")
	if !stretch {
		to = from
	}
	d := Days{from, to}
	ok := isISO(from) && isISO(to) && (from == "" || to == "" || first(from) <= end(to))
	return d, ok
}

// isISO reports whether s is a year, a month or a day, or nothing.
func isISO(s string) bool {
	if s == "" {
		return true
	}
	const shape = "dddd-dd-dd"
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return false
	}
	for i := range len(s) {
		if digit := s[i] >= '0' && s[i] <= '9'; digit != (shape[i] == 'd') || !digit && s[i] != '-' {
			return false
		}
	}
	return (len(s) < 7 || s[5:7] >= "01" && s[5:7] <= "12") && (len(s) < 10 || s[8:] >= "01" && s[8:] <= "31")
}
