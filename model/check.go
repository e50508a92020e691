package model

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Check walks a briefing and returns what is wrong with it, all of it joined:
// spans that do not fit their source, references to participants that are not
// there, IDs used twice, dates in another form than their precision asks for,
// items without evidence, text with control characters, what should be one clean
// line and is none, addresses that are not of the web. A nil error means that
// every invariant of the export holds.
func Check(b *Briefing) error {
	c := &checker{b: b, people: map[string]bool{}}
	c.at = "briefing"
	c.lines(b.Title)
	for _, n := range b.Notices {
		c.lines(n.Path, n.Message)
	}
	c.sources()
	c.participants()
	for i, q := range b.Quotes {
		c.at = fmt.Sprintf("quote %d", i)
		c.span("words", q.Span)
		c.maybe("cue", q.Cue)
		c.refs(q.Speaker)
		c.reasons(q.Reasons)
	}
	c.timeline()
	c.pledges()
	c.issues()
	c.differences()
	c.layers()
	return errors.Join(c.bad...)
}

type checker struct {
	b      *Briefing
	people map[string]bool
	at     string // the item in work
	bad    []error
}

func (c *checker) need(ok bool, format string, args ...any) {
	if !ok {
		c.bad = append(c.bad, fmt.Errorf("%s: %s", c.at, fmt.Sprintf(format, args...)))
	}
}

func (c *checker) span(what string, s Span) {
	src := c.b.Source(s.Source)
	if src == nil {
		c.need(false, "%s: no source %q", what, s.Source)
		return
	}
	ok := 0 <= s.Start && s.Start < s.End && s.End <= len(src.Text)
	c.need(ok, "%s: bytes %d to %d of %d", what, s.Start, s.End, len(src.Text))
	if ok {
		c.need(utf8.RuneStart(src.Text[s.Start]) && (s.End == len(src.Text) || utf8.RuneStart(src.Text[s.End])),
			"%s: bytes %d to %d cut a character", what, s.Start, s.End)
	}
}

// maybe checks a span that may be left out.
func (c *checker) maybe(what string, s Span) {
	if !s.IsZero() {
		c.span(what, s)
	}
}

func (c *checker) spans(what string, all []Span) {
	for _, s := range all {
		c.span(what, s)
	}
}

func (c *checker) refs(ids ...string) {
	for _, id := range ids {
		c.need(id == "" || c.people[id], "no participant %q", id)
	}
}

func (c *checker) reasons(all []Reason) {
	for _, r := range all {
		c.need(r.Rule != "", "a reason without a rule")
		c.maybe("reason", r.Span)
	}
}

// unique checks that IDs are there and used once.
func (c *checker) unique(what string, ids []string) {
	c.at = what
	seen := map[string]bool{}
	for _, id := range ids {
		c.need(id != "", "an item without an ID")
		c.need(!seen[id], "the ID %q is used twice", id)
		seen[id] = true
	}
}

func (c *checker) oneOf(what, value string, allowed ...string) {
	c.need(slices.Contains(allowed, value), "%s is %q", what, value)
}

var isoDate = regexp.MustCompile(`^(\d{4}(-\d\d){0,2})?$`)

func (c *checker) sources() {
	c.at = "sources"
	c.need(slices.IsSortedFunc(c.b.Sources, func(a, b Source) int { return strings.Compare(a.ID, b.ID) }), "not sorted by ID")
	c.unique("sources", ids(c.b.Sources, func(s *Source) string { return s.ID }))
	for i := range c.b.Sources {
		s := &c.b.Sources[i]
		c.at = "source " + s.ID
		c.need(s.Number == i+1, "number %d at place %d", s.Number, i+1)
		c.oneOf("title basis", string(s.TitleBasis), string(TitleStated), string(TitleLead))
		c.oneOf("published basis", string(s.Published.Basis), string(PublishedStated), string(PublishedInferred), string(PublishedUnknown))
		c.need(isoDate.MatchString(s.Published.Value), "published %q", s.Published.Value)
		c.need((s.Published.Value == "") == (s.Published.Basis == PublishedUnknown), "published %q is %s", s.Published.Value, s.Published.Basis)
		c.need(utf8.ValidString(s.Text), "the text is not UTF-8")
		c.need(!strings.ContainsFunc(s.Text, control), "the text holds a control character")
		same := c.b.Source(s.SameAs)
		c.need(s.SameAs == "" || same != nil && same != s && same.SameAs == "", "it is the same as %q", s.SameAs)
		c.lines(s.ID, s.Title, s.Outlet, s.Byline, s.Dateline, s.URL, s.Language, s.Format, s.Retrieved)
		c.need(s.URL == "" || strings.HasPrefix(strings.ToLower(s.URL), "http://") || strings.HasPrefix(strings.ToLower(s.URL), "https://"), "the address %q is none of the web", s.URL)
		c.blocks(s)
	}
}

// lines checks texts of one line.
func (c *checker) lines(all ...string) {
	for _, s := range all {
		c.need(utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return r == '\n' || r == '\t' || control(r) }), "%q is not one clean line", s)
	}
}

// control reports what never stands in a text: C0 but newline and tab, DEL, C1,
// and the marks that turn the direction of writing.
func control(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < 0x20, r >= 0x7F && r <= 0x9F:
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F, r == 0x061C:
		return true
	}
	return false
}

func (c *checker) blocks(s *Source) {
	at := 0
	for i, b := range s.Blocks {
		c.need(at <= b.Start && b.Start <= b.End && b.End <= len(s.Text), "block %d: bytes %d to %d after %d", i, b.Start, b.End, at)
		at = b.End
	}
}

func (c *checker) participants() {
	c.unique("participants", ids(c.b.Participants, func(p *Participant) string { return p.ID }))
	for i := range c.b.Participants {
		p := &c.b.Participants[i]
		c.people[p.ID] = true
		c.at = "participant " + p.ID
		c.need(p.Name != "", "no name")
		c.lines(p.ID, p.Name, p.Role, p.Affiliation)
		c.lines(p.Aliases...)
		c.oneOf("kind", string(p.Kind), string(Person), string(Country), string(Organisation))
		c.oneOf("presence", string(p.Presence), string(Present), string(Remote), string(Absent), string(PresenceUnknown))
		c.spans("mention", p.Mentions)
		c.spans("evidence", p.Evidence)
		c.reasons(p.Reasons)
	}
}

func (c *checker) timeline() {
	c.unique("timeline", ids(c.b.Timeline, func(e *Entry) string { return e.ID }))
	for i := range c.b.Timeline {
		e := &c.b.Timeline[i]
		c.at = "entry " + e.ID
		c.when(e.When)
		c.need(e.When.Basis != WhenConditional || !e.Condition.IsZero(), "conditional without a condition")
		c.maybe("condition", e.Condition)
		c.span("text", e.Text)
		c.refs(e.Participants...)
		c.need(len(e.Evidence) > 0, "no evidence")
		c.spans("evidence", e.Evidence)
		c.reasons(e.Reasons)
	}
}

// forms is how a date of each precision is written.
var forms = map[Precision]*regexp.Regexp{
	Day:         regexp.MustCompile(`^\d{4}-\d\d-\d\d$`),
	Week:        regexp.MustCompile(`^\d{4}-\d\d-\d\d$`),
	Month:       regexp.MustCompile(`^\d{4}-\d\d$`),
	Year:        regexp.MustCompile(`^\d{4}$`),
	Range:       regexp.MustCompile(`^\d{4}(-\d\d){0,2}$`),
	NoPrecision: regexp.MustCompile(`^$`),
}

func (c *checker) when(w When) {
	form := forms[w.Precision]
	if form == nil {
		c.need(false, "precision is %q", w.Precision)
		return
	}
	c.oneOf("basis", string(w.Basis), string(WhenStated), string(WhenResolved), string(WhenConditional), string(WhenUndated))
	c.need(form.MatchString(w.Start) && (w.End == "" || form.MatchString(w.End)), "a %s from %q to %q", w.Precision, w.Start, w.End)
	c.need(w.End == "" || w.Start <= w.End, "it ends on %s, before it begins on %s", w.End, w.Start)
}

func (c *checker) pledges() {
	c.unique("pledges", ids(c.b.Pledges, func(p *Pledge) string { return p.ID }))
	for i := range c.b.Pledges {
		p := &c.b.Pledges[i]
		c.at = "pledge " + p.ID
		c.oneOf("status", string(p.Status), string(Agreed), string(Promised), string(Offered), string(Refused), string(Withdrawn))
		c.need(len(p.Actors) > 0, "no actor")
		c.refs(p.Actors...)
		c.refs(p.Beneficiary...)
		c.span("action", p.Action)
		c.maybe("condition", p.Condition)
		c.need(len(p.Evidence) > 0, "no evidence")
		c.spans("evidence", p.Evidence)
		c.reasons(p.Reasons)
	}
}

func (c *checker) issues() {
	c.unique("issues", ids(c.b.Issues, func(i *Issue) string { return i.ID }))
	for i := range c.b.Issues {
		x := &c.b.Issues[i]
		c.at = "issue " + x.ID
		c.need(x.Title != "", "no title")
		c.lines(x.ID, x.Title, x.Question)
		c.oneOf("origin", string(x.Origin), string(Lens), string(Found))
		for _, s := range x.Statements {
			c.span("statement", s.Span)
			c.refs(s.Speaker)
			c.reasons(s.Reasons)
		}
	}
}

func (c *checker) differences() {
	items := map[string]bool{}
	for _, e := range c.b.Timeline {
		items[e.ID] = true
	}
	for _, p := range c.b.Pledges {
		items[p.ID] = true
	}
	c.unique("differences", ids(c.b.Differences, func(d *Difference) string { return d.ID }))
	for i := range c.b.Differences {
		d := &c.b.Differences[i]
		c.at = "difference " + d.ID
		c.oneOf("kind", string(d.Kind), string(Conflict), string(Nuance), string(Exclusive))
		c.span("title", d.Title)
		c.need(len(d.Statements) > 0, "no statements")
		for _, s := range d.Statements {
			c.span("statement", s.Span)
			c.lines(s.Value)
		}
		for _, id := range d.Items {
			c.need(items[id], "no entry or pledge %q", id)
		}
	}
}

func (c *checker) layers() {
	for i, d := range c.b.Dates {
		c.at = fmt.Sprintf("date %d", i)
		c.span("words", d.Span)
		c.oneOf("type", d.Type, "DATE", "TIME", "DURATION", "SET")
		c.need(isoDate.MatchString(d.From) && isoDate.MatchString(d.To) && (d.From == "") == (d.To == ""), "from %q to %q", d.From, d.To)
	}
	for i, n := range c.b.Names {
		c.at = fmt.Sprintf("name %d", i)
		c.span("words", n.Span)
		c.oneOf("kind", string(n.Kind), string(Person), string(Country), string(Organisation), string(Place), string(Other))
	}
}

func ids[T any](items []T, id func(*T) string) []string {
	out := make([]string, len(items))
	for i := range items {
		out[i] = id(&items[i])
	}
	return out
}
