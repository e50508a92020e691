package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"readout/model"
	"readout/model/review"
	"readout/ui/tell"
)

// sourcesHeading is the heading of the one section whose items are numbered.
const sourcesHeading = "Sources"

func digits(n int) string { return strconv.Itoa(n) }

// labelled is a heading of our own.
func labelled(s string) []part { return []part{ours(s)} }

// glance is the best corroborated of the briefing.
func (d drawn) glance() section {
	s := section{heading: "At a glance"}
	happened := group{heading: labelled("What happened")}
	for _, e := range d.TopEntries(glanceEntries) {
		happened.items = append(happened.items, d.entry(e))
	}
	undertaken := group{heading: labelled("Who undertook what")}
	for _, p := range d.TopPledges(glancePledges) {
		undertaken.items = append(undertaken.items, d.pledge(p))
	}
	open := group{heading: labelled("What is open")}
	for i := range d.Issues {
		issue := &d.Issues[i]
		if n := len(issue.Statements); n > 0 && len(open.items) < glanceIssues {
			title := issueTitle(issue)
			title.strong = true
			it := item{line: line{parts: []part{title, ours(", " + tell.Count(n, "statement"))}}}
			it.details = append(it.details, d.statement(issue.Leading()).line)
			open.items = append(open.items, it)
		}
	}
	apart := group{heading: labelled("Where the sources part")}
	parts := 0
	for _, kind := range []model.DifferenceKind{model.Conflict, model.Nuance} {
		for i := range d.Differences {
			if diff := &d.Differences[i]; diff.Kind == kind {
				if parts++; len(apart.items) < glanceParts {
					apart.items = append(apart.items, d.difference(diff))
				}
			}
		}
	}
	for i, g := range []group{happened, undertaken, open, apart} {
		if all := []int{len(d.Timeline), len(d.Pledges), len(d.Issues), parts}[i]; len(g.items) < all {
			g.heading = append(g.heading, ours(", "+digits(len(g.items))+" of "+digits(all)))
		}
		if len(g.items) > 0 {
			s.groups = append(s.groups, g)
		}
	}
	return s
}

// sources are told with what is known of each; plain text numbers them, others
// have a list that does.
func (d drawn) sources() section {
	var items []item
	for i := range d.Sources {
		s := &d.Sources[i]
		var it item
		if s.Outlet != "" {
			it.parts = append(it.parts, strong(tell.Line(s.Outlet)), ours(", "))
		}
		it.parts = append(it.parts, words(tell.Line(s.Title)))
		facts := line{parts: []part{ours(strings.Join(compact(s.Byline, s.Dateline, tell.Published(s.Published, ""), tell.Count(s.Words, "word"), s.ID), ", "))}}
		if s.URL != "" {
			facts.parts = append(facts.parts, ours(", "), part{text: tell.Line(s.URL), link: true})
		}
		it.details = append(it.details, facts)
		if s.NotAnalysed != "" {
			it.details = append(it.details, line{parts: []part{ours(s.NotAnalysed + ": shown, not analysed")}})
		}
		if s.SameAs != "" {
			it.details = append(it.details, line{parts: []part{ours("the same as " + d.called(s.SameAs) + ", counted once")}})
		}
		for _, same := range s.SameWording[:min(len(s.SameWording), sameWordings)] {
			it.details = append(it.details, line{parts: []part{ours(digits(int(same.Share*100+0.5)) + " % word for word in " + d.called(same.Source))}})
		}
		items = append(items, it)
	}
	return section{sourcesHeading, []group{{items: items}}}
}

// called is what a source is called by its ID.
func (d drawn) called(id string) string {
	if s := d.Source(id); s != nil {
		return d.outlet(s)
	}
	return tell.Line(id)
}

// sameWordings is how many of the sources that share wording with one are named.
const sameWordings = 6

func (d drawn) timeline() section {
	s := section{heading: "Timeline"}
	for _, name := range tell.Groups() {
		g := group{heading: labelled(string(name))}
		for i := range d.Timeline {
			if e := &d.Timeline[i]; d.Group(e) == name {
				g.items = append(g.items, d.entry(e))
			}
		}
		if len(g.items) > 0 {
			s.groups = append(s.groups, g)
		}
	}
	return s
}

func (d drawn) entry(e *model.Entry) item {
	it := item{line: line{told: e.Evidence, proofs: e.Evidence}}
	if when := tell.When(e.When, ""); when != "" {
		it.parts = append(it.parts, strong(when), ours(": "))
	}
	if d.Text(e.Condition) != "" {
		it.parts = append(it.parts, d.said(e.Condition), ours(": "))
	}
	it.parts = append(it.parts, d.said(e.Text))
	return d.reviewed(it, review.Entry, e.ID)
}

func (d drawn) participants() section {
	s := section{heading: "Participants"}
	at := map[string]int{} // group of a body by its name
	for i := range d.Participants {
		if p := &d.Participants[i]; p.Kind != model.Person {
			at[p.Name] = len(s.groups)
			s.groups = append(s.groups, group{heading: labelled(tell.Line(p.Name)), items: []item{d.participant(p)}})
		}
	}
	alone := group{heading: labelled("Others")}
	for i := range d.Participants {
		p := &d.Participants[i]
		if p.Kind != model.Person {
			continue
		}
		if k, ok := at[p.Affiliation]; ok && p.Affiliation != "" {
			s.groups[k].items = append(s.groups[k].items, d.participant(p))
		} else {
			alone.items = append(alone.items, d.participant(p))
		}
	}
	slices.SortStableFunc(s.groups, func(a, b group) int { return cmp.Compare(len(b.items), len(a.items)) })
	// Bodies of which nobody is named stand together: a heading over one line each
	// would tell nothing.
	bodies := group{heading: labelled("Countries and organisations of which nobody is named")}
	var out []group
	for _, g := range s.groups {
		if len(g.items) > 1 {
			out = append(out, g)
		} else {
			bodies.items = append(bodies.items, g.items...)
		}
	}
	for _, g := range []group{bodies, alone} {
		if len(g.items) > 0 {
			out = append(out, g)
		}
	}
	s.groups = out
	return s
}

func (d drawn) participant(p *model.Participant) item {
	it := item{line: line{parts: []part{strong(tell.Line(p.Name))}, told: p.Mentions, proofs: p.Evidence}}
	if p.Kind != model.Person {
		it.parts = append(it.parts, ours(", "+string(p.Kind)))
	}
	if role := tell.Role(p); role != "" && role != tell.Line(p.Role) { // put together: no quotation
		it.parts = append(it.parts, ours(", "+role))
	} else if role != "" {
		it.parts = append(it.parts, ours(", "), words(role))
	}
	if p.Presence != model.PresenceUnknown && p.Presence != "" {
		it.parts = append(it.parts, ours(", "+string(p.Presence)))
	}
	if names := d.others(p); names != "" {
		it.parts = append(it.parts, ours("; also "+names))
	}
	if n := len(p.Mentions); n > 0 {
		it.parts = append(it.parts, ours("; named "+times(n)))
	}
	return d.reviewed(it, review.Participant, p.ID)
}

func (d drawn) others(p *model.Participant) string {
	var names []string
	for _, a := range p.Aliases {
		if a != p.Name {
			names = append(names, tell.Line(a))
		}
	}
	return strings.Join(names, ", ")
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return digits(n) + " times"
}

func (d drawn) pledges() section {
	var items []item
	for _, p := range d.TopPledges(len(d.Pledges)) {
		items = append(items, d.pledge(p))
	}
	return section{"Pledges", []group{{items: items}}}
}

func (d drawn) pledge(p *model.Pledge) item {
	action := d.Undertaken(p)
	it := item{line: line{
		parts:  []part{strong(d.actors(p.Actors)), ours(" (" + string(p.Status) + "): "), d.said(action)},
		told:   p.Evidence,
		proofs: p.Evidence,
	}}
	if d.Text(p.Condition) != "" && !action.Contains(p.Condition) {
		it.parts = append(it.parts, ours(", condition: "), d.said(p.Condition))
	}
	if len(p.Beneficiary) > 0 {
		it.parts = append(it.parts, ours(", for "+d.Names(p.Beneficiary)))
	}
	return d.reviewed(it, review.Pledge, p.ID)
}

func (d drawn) actors(ids []string) string {
	if names := d.Names(ids); names != "" {
		return names
	}
	return "(not named)"
}

func (d drawn) issues() section {
	s := section{heading: "Open issues"}
	for i := range d.Issues {
		issue := &d.Issues[i]
		g := group{heading: []part{issueTitle(issue)}}
		if issue.Question != "" {
			after := ": "
			if strings.HasSuffix(issue.Title, "?") {
				after = " "
			}
			g.heading = append(g.heading, ours(after+tell.Line(issue.Question)))
		}
		m := d.mark(review.Issue, issue.ID)
		if said := verdict(m.Verdict); said != "" {
			g.heading = append(g.heading, ours(" ("+said+")"))
		}
		for _, l := range d.remarks(m) {
			g.items = append(g.items, item{line: l})
		}
		for _, st := range issue.Statements {
			it := d.statement(&st)
			it.verdict = verdict(m.Evidence[st.Span])
			g.items = append(g.items, it)
		}
		if len(issue.Statements) > 0 {
			s.groups = append(s.groups, g)
		}
	}
	return s
}

// statement is a sentence under whoever speaks in it; one in the writer's own
// voice has nobody but its source.
func (d drawn) statement(s *model.Statement) item {
	l := line{told: []model.Span{s.Span}, proofs: []model.Span{s.Span}}
	if s.Speaker != "" {
		l.parts = append(l.parts, strong(d.Name(s.Speaker)), ours(": "))
	}
	l.parts = append(l.parts, d.said(s.Span))
	return item{line: l}
}

// issueTitle is what an issue is called: by the dossier, or in words of a source.
func issueTitle(i *model.Issue) part {
	return part{text: tell.Line(i.Title), words: i.Origin == model.Found}
}

func (d drawn) differences() section {
	s := section{heading: "Where the sources part"}
	for _, kind := range []model.DifferenceKind{model.Conflict, model.Nuance, model.Exclusive} {
		g := group{heading: labelled(differenceName(kind))}
		for i := range d.Differences {
			if diff := &d.Differences[i]; diff.Kind == kind {
				g.items = append(g.items, d.difference(diff))
			}
		}
		if len(g.items) > 0 {
			s.groups = append(s.groups, g)
		}
	}
	return s
}

// difference is a point with what each side has. What one source alone reports has
// no sides.
func (d drawn) difference(diff *model.Difference) item {
	it := item{line: line{parts: []part{d.said(diff.Title)}}}
	if diff.Kind == model.Exclusive {
		for _, c := range diff.Statements {
			it.told = append(it.told, c.Span)
		}
		it.proofs = it.told
		return d.reviewed(it, review.Difference, diff.ID)
	}
	values, more := tell.Values(diff)
	for _, c := range values {
		l := line{told: c.Spans, proofs: []model.Span{c.Span}}
		sentence := d.Text(c.Span)
		value := tell.Line(c.Value)
		if value != "" && value != sentence {
			l.parts = append(l.parts, part{text: value, words: strings.Contains(strings.ToLower(sentence), strings.ToLower(value)), strong: true}, ours(": "))
		}
		l.parts = append(l.parts, d.said(c.Span))
		it.details = append(it.details, l)
	}
	if more > 0 {
		it.details = append(it.details, line{parts: []part{ours("and " + tell.Count(more, "more value"))}})
	}
	return d.reviewed(it, review.Difference, diff.ID)
}

func differenceName(k model.DifferenceKind) string {
	switch k {
	case model.Conflict:
		return "At odds"
	case model.Nuance:
		return "Told differently"
	}
	return "In one source alone"
}

// quotes are what each participant says, in their order. What several sources
// quote stands once; single words between quotation marks are no statement.
func (d drawn) quotes() section {
	const few = 4 // words
	s := section{heading: "Who said what"}
	at, known := map[string]int{}, map[[2]string]int{}
	for i := range d.Participants {
		at[d.Participants[i].ID] = len(s.groups)
		s.groups = append(s.groups, group{heading: labelled(tell.Line(d.Participants[i].Name))})
	}
	for _, q := range d.Quotes {
		g, ok := at[q.Speaker]
		if !ok || model.CountWords(d.Text(q.Span)) < few {
			continue
		}
		key := [2]string{q.Speaker, folded(d.Text(q.Span))}
		if i, ok := known[key]; ok {
			it := &s.groups[g].items[i]
			it.told, it.proofs = append(it.told, q.Span), append(it.proofs, q.Span)
			continue
		}
		known[key] = len(s.groups[g].items)
		s.groups[g].items = append(s.groups[g].items, item{line: line{parts: []part{d.said(q.Span)}, told: []model.Span{q.Span}, proofs: []model.Span{q.Span}}})
	}
	s.groups = slices.DeleteFunc(s.groups, func(g group) bool { return len(g.items) == 0 })
	return s
}

// folded is a text by its letters and digits alone.
func folded(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

func (d drawn) notices() section {
	var items []item
	for _, n := range d.Notices {
		text := tell.Line(n.Message)
		if n.Path != "" {
			text = tell.Line(n.Path) + ": " + text
		}
		items = append(items, item{line: line{parts: []part{ours(text)}}})
	}
	return section{"Notices", []group{{items: items}}}
}

// compact leaves out what is empty.
func compact(values ...string) []string {
	var out []string
	for _, v := range values {
		if v = tell.Line(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}
