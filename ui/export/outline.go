package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"readout/model"
	"readout/ui/tell"
)

// An outline is a briefing as text for reading: sections of items, each with a
// head line and details. Plain text and Markdown are two ways to write one.
type outline struct {
	title, about string
	sections     []section
}

type section struct {
	heading string
	groups  []group
}

type group struct {
	heading string // "" for none
	items   []item
}

type item struct {
	head    []part
	details [][]part
}

// A part is a stretch of an item: the briefing's own figures and labels, or words
// of a source, which always stand in quotation marks.
type part struct {
	text  string
	words bool
}

func ours(s string) part  { return part{text: s} }
func words(s string) part { return part{text: s, words: true} }

// quoted is a part as it is read: words of a source in quotation marks.
func (p part) quoted() string {
	if p.words {
		return "“" + p.text + "”"
	}
	return p.text
}

// drawn makes outlines of a briefing.
type drawn struct {
	*tell.Book
	evidence bool // every item with the sentences of its sources
}

// newOutline makes the outline of a briefing, with or without the sentences that
// its items come from.
func newOutline(b *model.Briefing, evidence bool) outline {
	d := drawn{tell.New(b), evidence}
	o := outline{title: d.title(), about: tell.Count(len(b.Sources), "source")}
	if dates := d.Dates(); dates != "" {
		o.about += ", " + dates
	}
	for _, s := range []section{d.sources(), d.timeline(), d.participants(), d.pledges(), d.issues(), d.differences(), d.notices()} {
		if slices.ContainsFunc(s.groups, func(g group) bool { return len(g.items) > 0 }) {
			o.sections = append(o.sections, s)
		}
	}
	return o
}

func (d drawn) title() string {
	if d.Title != "" || len(d.Sources) == 0 {
		return tell.Line(d.Title)
	}
	return tell.Line(d.Sources[0].Title)
}

func (d drawn) sources() section {
	var items []item
	for i := range d.Sources {
		s := &d.Sources[i]
		title := words(tell.Line(s.Title))
		if s.TitleBasis == model.TitleStated {
			title = ours(title.text)
		}
		it := item{head: []part{ours("[" + strconv.Itoa(s.Number) + "] "), title}}
		facts := compact(s.Outlet, s.Byline, s.Dateline, tell.Published(s.Published, ""), tell.Count(s.Words, "word"), s.ID)
		it.details = append(it.details, []part{ours(strings.Join(facts, ", "))})
		for _, same := range s.SameWording {
			it.details = append(it.details, []part{ours(strconv.Itoa(int(same.Share*100+0.5)) + " % word for word in " + d.Ref(same.Source))})
		}
		items = append(items, it)
	}
	return section{"Sources", []group{{items: items}}}
}

func (d drawn) timeline() section {
	s := section{heading: "Timeline"}
	for _, name := range tell.Groups() {
		g := group{heading: string(name)}
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
	var it item
	if when := tell.When(e.When, ""); when != "" {
		it.head = append(it.head, ours(when+": "))
	}
	if condition := d.Text(e.Condition); condition != "" {
		it.head = append(it.head, words(condition), ours(": "))
	}
	it.head = append(it.head, words(d.Text(e.Text)), ours(" "+d.Refs(e.Evidence)))
	it.details = d.sentences(e.Evidence, e.Text)
	return it
}

// sentences are the evidence of an item, but what its head says in full already.
func (d drawn) sentences(evidence []model.Span, told model.Span) [][]part {
	var out [][]part
	for _, s := range evidence {
		if d.evidence && s != told {
			out = append(out, []part{words(d.Text(s)), ours(" " + d.Refs([]model.Span{s}))})
		}
	}
	return out
}

func (d drawn) participants() section {
	s := section{heading: "Participants"}
	at := map[string]int{} // group of a body by its name
	for i := range d.Participants {
		if p := &d.Participants[i]; p.Kind != model.Person {
			at[p.Name] = len(s.groups)
			s.groups = append(s.groups, group{heading: tell.Line(p.Name), items: []item{d.participant(p)}})
		}
	}
	alone := group{heading: "Others"}
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
	if len(alone.items) > 0 {
		s.groups = append(s.groups, alone)
	}
	return s
}

func (d drawn) participant(p *model.Participant) item {
	it := item{head: []part{ours(tell.Line(p.Name))}}
	if p.Kind != model.Person {
		it.head = append(it.head, ours(", "+string(p.Kind)))
	}
	if p.Role != "" {
		it.head = append(it.head, ours(", "), words(tell.Line(p.Role)))
	}
	if p.Presence != model.PresenceUnknown && p.Presence != "" {
		it.head = append(it.head, ours(", "+string(p.Presence)))
	}
	if names := d.others(p); names != "" {
		it.head = append(it.head, ours("; also "+names))
	}
	it.head = append(it.head, ours("; named "+times(len(p.Mentions))+" "+d.Refs(p.Mentions)))
	return it
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
	if n == 1 {
		return "once"
	}
	return strconv.Itoa(n) + " times"
}

func (d drawn) pledges() section {
	var items []item
	for _, p := range d.TopPledges(len(d.Pledges)) {
		it := item{head: []part{ours(d.actors(p.Actors) + ": "), words(d.Text(p.Action)), ours(" " + d.Refs(p.Evidence))}}
		facts := []part{ours(string(p.Status))}
		if condition := d.Text(p.Condition); condition != "" {
			facts = append(facts, ours("; condition: "), words(condition))
		}
		if len(p.Beneficiary) > 0 {
			facts = append(facts, ours("; for "+d.Names(p.Beneficiary)))
		}
		it.details = append([][]part{append(facts, ours("; "+d.Told(p.Evidence)))}, d.sentences(p.Evidence, p.Action)...)
		items = append(items, it)
	}
	return section{"Pledges", []group{{items: items}}}
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
		g := group{heading: issueTitle(issue).quoted()}
		if issue.Question != "" {
			g.heading += ": " + tell.Line(issue.Question)
		}
		for _, st := range issue.Statements {
			g.items = append(g.items, item{head: []part{ours(d.speaker(st.Speaker) + ": "), words(d.Text(st.Span)), ours(" " + d.Refs([]model.Span{st.Span}))}})
		}
		if len(g.items) > 0 {
			s.groups = append(s.groups, g)
		}
	}
	return s
}

// issueTitle is what an issue is called: by the dossier, or in words of a source.
func issueTitle(i *model.Issue) part {
	return part{text: tell.Line(i.Title), words: i.Origin == model.Found}
}

func (d drawn) speaker(id string) string {
	if id == "" {
		return "the writer"
	}
	return d.Name(id)
}

func (d drawn) differences() section {
	s := section{heading: "Where the sources part"}
	for _, kind := range []model.DifferenceKind{model.Conflict, model.Nuance, model.Exclusive} {
		g := group{heading: differenceName(kind)}
		for i := range d.Differences {
			diff := &d.Differences[i]
			if diff.Kind != kind {
				continue
			}
			it := item{head: []part{words(d.Text(diff.Title))}}
			for _, c := range diff.Statements {
				var line []part
				if c.Value != "" && c.Value != d.Text(c.Span) {
					line = append(line, words(tell.Line(c.Value)), ours(" in "))
				}
				it.details = append(it.details, append(line, words(d.Text(c.Span)), ours(" "+d.Refs([]model.Span{c.Span}))))
			}
			g.items = append(g.items, it)
		}
		if len(g.items) > 0 {
			s.groups = append(s.groups, g)
		}
	}
	return s
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

func (d drawn) notices() section {
	var items []item
	for _, n := range d.Notices {
		it := item{head: []part{ours(tell.Line(n.Message))}}
		if n.Path != "" {
			it.head = []part{ours(tell.Line(n.Path) + ": " + tell.Line(n.Message))}
		}
		items = append(items, it)
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
