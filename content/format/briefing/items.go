package briefing

import (
	"fmt"
	"regexp"
	"strings"

	"readout/content/format/clean"
	"readout/model"
	"readout/model/contract"
)

func (r *reader) participants(in []contract.Participant) {
	ids := taken{}
	for i, p := range in {
		id, ok := ids.take(r, "participant", p.ID, i)
		if !ok {
			continue
		}
		out := model.Participant{
			ID: id, Name: clean.Line(p.Name), Role: clean.Line(p.Role), Affiliation: clean.Line(p.Affiliation),
			Kind:     oneOf(r, "kind", p.Kind, "", model.Person, model.Country, model.Organisation),
			Presence: oneOf(r, "presence", p.Presence, model.PresenceUnknown, model.Present, model.Remote, model.Absent, model.PresenceUnknown),
			Mentions: r.spans("mention", p.Mentions), Evidence: r.spans("evidence", p.Evidence),
		}
		if out.Name == "" {
			r.fault("it has no name: left out")
		}
		if out.Name == "" || out.Kind == "" {
			continue
		}
		for _, a := range p.Aliases {
			if a = clean.Line(a); a != "" {
				out.Aliases = append(out.Aliases, a)
			}
		}
		r.people[id] = true
		r.out.Participants = append(r.out.Participants, out)
	}
}

func (r *reader) quotes(in []contract.Quote) {
	for i, q := range in {
		r.at = fmt.Sprintf("quote %d", i+1)
		span, ok := r.span("span", q.Span)
		if !ok {
			continue
		}
		if q.Text != "" && q.Text != q.Span.Text {
			r.fault("text: it is %s and its span %s, which counts", brief(q.Text), brief(q.Span.Text))
		}
		r.out.Quotes = append(r.out.Quotes, model.Quote{Speaker: r.speaker(q.Speaker), Span: span, Cue: r.cue(q.Cue, span)})
	}
}

// cue finds the word that says that somebody speaks: the nearest one after the
// quotation in its block, else the last one before it.
func (r *reader) cue(word string, quote model.Span) model.Span {
	if word == "" {
		return model.Span{}
	}
	src := r.out.Source(quote.Source)
	block := model.Block{End: len(src.Text)}
	if i := src.Block(quote.Start); i >= 0 {
		block = src.Blocks[i]
	}
	if s := r.search(src.Span(quote.End, max(block.End, quote.End)), word); !s.IsZero() {
		return s
	}
	last := model.Span{}
	for from := block.Start; from < quote.Start; {
		s := r.search(src.Span(from, quote.Start), word)
		if s.IsZero() {
			break
		}
		last, from = s, s.End
	}
	if !last.IsZero() {
		return last
	}
	return r.words("cue", word, []model.Span{quote})
}

func (r *reader) timeline(in []contract.Entry) {
	ids := taken{}
	for i, e := range in {
		id, ok := ids.take(r, "timeline entry", e.ID, i)
		if !ok {
			continue
		}
		out := model.Entry{ID: id, Evidence: r.spans("evidence", e.Evidence), Participants: r.known("participants", e.Participants)}
		if len(out.Evidence) == 0 {
			r.fault("no evidence that holds: left out")
			continue
		}
		out.Text = r.own("text", e.Text, out.Evidence)
		out.Condition = r.words("condition", e.Condition, out.Evidence)
		out.When = r.when(e.When, !out.Condition.IsZero())
		r.out.Timeline = append(r.out.Timeline, out)
	}
}

// when is the time of an entry; one that is written in another way than its
// precision asks for is none.
func (r *reader) when(w contract.When, conditional bool) model.When {
	none := model.When{Precision: model.NoPrecision, Basis: model.WhenUndated}
	out := model.When{
		Start: w.Start, End: w.End,
		Precision: oneOf(r, "when.precision", w.Precision, "", model.Day, model.Week, model.Month, model.Year, model.Range, model.NoPrecision),
		Basis:     oneOf(r, "when.basis", w.Basis, "", model.WhenStated, model.WhenResolved, model.WhenConditional, model.WhenUndated),
	}
	if out.Precision == "" || out.Basis == "" {
		return none
	}
	if out.Basis == model.WhenConditional && !conditional {
		r.fault("when: it waits on a condition, and there is none that holds")
		return none
	}
	form := forms()[out.Precision]
	if !form.MatchString(w.Start) || w.End != "" && !form.MatchString(w.End) || w.End != "" && w.Start > w.End {
		r.fault("when: a %s cannot be from %s to %s", out.Precision, brief(w.Start), brief(w.End))
		return none
	}
	return out
}

// forms is how a date of each precision is written.
func forms() map[model.Precision]*regexp.Regexp {
	return map[model.Precision]*regexp.Regexp{
		model.Day: aDay, model.Week: aDay, model.Month: aMonth, model.Year: aYear, model.Range: isoDate, model.NoPrecision: nothing,
	}
}

var (
	aDay    = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	aMonth  = regexp.MustCompile(`^\d{4}-\d\d$`)
	aYear   = regexp.MustCompile(`^\d{4}$`)
	nothing = regexp.MustCompile(`^$`)
)

func (r *reader) pledges(in []contract.Pledge) {
	ids := taken{}
	for i, p := range in {
		id, ok := ids.take(r, "pledge", p.ID, i)
		if !ok {
			continue
		}
		out := model.Pledge{
			ID: id, Actors: r.known("actors", p.Actors), Beneficiary: r.known("beneficiary", p.Beneficiary), Evidence: r.spans("evidence", p.Evidence),
			Status: oneOf(r, "status", p.Status, "", model.Agreed, model.Promised, model.Offered, model.Refused, model.Withdrawn),
		}
		switch {
		case len(out.Evidence) == 0:
			r.fault("no evidence that holds: left out")
			continue
		case len(out.Actors) == 0:
			r.fault("nobody that is known undertakes it: left out")
			continue
		case out.Status == "":
			r.fault("left out")
			continue
		}
		out.Action = r.own("action", p.Action, out.Evidence)
		out.Condition = r.words("condition", p.Condition, out.Evidence)
		r.out.Pledges = append(r.out.Pledges, out)
	}
}

func (r *reader) issues(in []contract.Issue) {
	ids := taken{}
	for i, x := range in {
		id, ok := ids.take(r, "issue", x.ID, i)
		if !ok {
			continue
		}
		out := model.Issue{ID: id, Title: clean.Line(x.Title), Question: clean.Line(x.Question),
			Origin: oneOf(r, "origin", x.Origin, model.Lens, model.Lens, model.Found)}
		if out.Title == "" {
			r.fault("it has no title: left out")
			continue
		}
		for i, s := range x.Statements {
			if span, ok := r.span(fmt.Sprintf("statement %d", i+1), s.Span); ok {
				out.Statements = append(out.Statements, model.Statement{Speaker: r.speaker(s.Speaker), Span: span})
			}
		}
		if out.Origin == model.Found && !r.quoted(out.Title) {
			r.fault("title: it is said to be words of the articles, and %s is not; it stands without quotation marks", brief(out.Title))
			out.Origin = model.Lens
		}
		r.out.Issues = append(r.out.Issues, out)
	}
}

// quoted reports whether a title is made of words of the articles, several of them
// parted by dots, however the articles break their lines.
func (r *reader) quoted(title string) bool {
	for part := range strings.SplitSeq(title, " · ") {
		found := false
		for i := range r.out.Sources {
			if r.left -= len(r.out.Sources[i].Text); r.left < 0 {
				return false
			}
			text := r.out.Sources[i].Text
			if strings.Contains(text, part) || strings.Contains(clean.Line(text), part) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

func (r *reader) differences(in []contract.Difference) {
	items := map[string]bool{}
	for _, e := range r.out.Timeline {
		items[e.ID] = true
	}
	for _, p := range r.out.Pledges {
		items[p.ID] = true
	}
	ids := taken{}
	for i, d := range in {
		id, ok := ids.take(r, "difference", d.ID, i)
		if !ok {
			continue
		}
		out := model.Difference{ID: id, Kind: oneOf(r, "kind", d.Kind, "", model.Conflict, model.Nuance, model.Exclusive)}
		var spans []model.Span
		for i, s := range d.Statements {
			if span, ok := r.span(fmt.Sprintf("statement %d", i+1), s.Span); ok {
				out.Statements = append(out.Statements, model.Contrast{Value: clean.Line(s.Value), Span: span})
				spans = append(spans, span)
			}
		}
		if out.Kind == "" || len(spans) == 0 {
			r.fault("nothing of it holds: left out")
			continue
		}
		out.Title = r.own("title", d.Title, spans)
		for _, item := range d.Items {
			if item = clean.Line(item); items[item] {
				out.Items = append(out.Items, item)
			} else {
				r.fault("items: no timeline entry or pledge %q", item)
			}
		}
		r.out.Differences = append(r.out.Differences, out)
	}
}

// layers takes the time expressions and names, where the file has them.
func (r *reader) layers(in *contract.Layered) {
	for i, d := range in.Dates {
		r.at = fmt.Sprintf("date %d", i+1)
		span, ok := r.span("words", d.Span)
		kind := oneOf(r, "type", d.Type, "", "DATE", "TIME", "DURATION", "SET")
		days := d.StartValue == "" && d.EndValue == "" || isoDate.MatchString(d.StartValue) && isoDate.MatchString(d.EndValue)
		if !days {
			r.fault("start_value %s and end_value %s are no days", brief(d.StartValue), brief(d.EndValue))
		}
		if ok && kind != "" && days {
			r.out.Dates = append(r.out.Dates, model.Date{Span: span, Type: kind, Value: clean.Line(d.Value), From: d.StartValue, To: d.EndValue})
		}
	}
	for i, n := range in.Names {
		r.at = fmt.Sprintf("name %d", i+1)
		span, ok := r.span("words", n.Span)
		kind := oneOf(r, "kind", n.Kind, "", model.Person, model.Country, model.Organisation, model.Place, model.Other)
		if ok && kind != "" {
			r.out.Names = append(r.out.Names, model.Name{Span: span, Kind: kind, Entity: clean.Line(n.Entity)})
		}
	}
}
