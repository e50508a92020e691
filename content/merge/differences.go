package merge

import (
	"cmp"
	"slices"
	"strings"

	"readout/content/annot"
	"readout/model"
)

const maxExclusive = 12 // items of one source alone that are told

// differences are the points on which the sources part: figures, dates, who and
// on which terms, quotations and spellings that disagree, then what one source
// alone reports. It never compares all with all: what is compared shares a key.
func (m *merger) differences(b *model.Briefing, lib *library) []model.Difference {
	p := &parter{merger: m, b: b, lib: lib, reports: reportsOf(b.Sources), docs: map[string]int{}, items: map[model.Span][]string{}}
	for n, doc := range m.dossier.Docs {
		p.docs[doc.Source.ID] = n
	}
	for _, e := range b.Timeline {
		p.index(e.ID, e.Evidence)
	}
	for _, e := range b.Pledges {
		p.index(e.ID, e.Evidence)
	}
	kinds := [...]func(*parter){
		func(p *parter) { p.amounts(); p.votes() },
		func(p *parter) { p.days(); p.bounds() },
		func(p *parter) { p.quotations(); p.spellings() },
	}
	libraries := [len(kinds)]*library{lib, lib.another()} // the last kind is told of words alone
	var found [len(kinds)][]model.Difference
	annot.Each(len(kinds), func(i int) {
		own := *p
		own.lib = libraries[i]
		kinds[i](&own)
		found[i] = own.out
	})
	p.out = slices.Concat(found[:]...)
	p.exclusive()
	taken := map[string]int{}
	for i := range p.out {
		d := &p.out[i]
		d.ID = unique(taken, "differ-"+cmp.Or(slug(b.Text(d.Title), 6), string(d.Kind)))
	}
	slices.SortStableFunc(p.out, func(a, b model.Difference) int { return cmp.Compare(rank(a.Kind), rank(b.Kind)) })
	return p.out
}

func rank(k model.DifferenceKind) int {
	return slices.Index([]model.DifferenceKind{model.Conflict, model.Nuance, model.Exclusive}, k)
}

// A parter gathers differences.
type parter struct {
	*merger
	b       *model.Briefing
	reports []int                   // by place of a source in the dossier, the first one with the report that it prints
	docs    map[string]int          // source to its place in the dossier
	items   map[model.Span][]string // evidence to the items that it stands for
	lib     *library
	counted map[string]int // amounts by unit
	out     []model.Difference
}

func (p *parter) index(id string, evidence []model.Span) {
	for _, s := range evidence {
		p.items[s] = append(p.items[s], id)
	}
}

// add tells a difference. Its items are those that its statements are evidence of.
func (p *parter) add(kind model.DifferenceKind, title model.Span, statements []model.Contrast) {
	slices.SortStableFunc(statements, func(a, b model.Contrast) int {
		return cmp.Or(cmp.Compare(a.Span.Source, b.Span.Source), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	statements = slices.Compact(statements)
	items := []string{}
	for _, s := range statements {
		items = append(items, p.items[s.Span]...)
	}
	slices.Sort(items)
	items = slices.Compact(items)
	if kind != model.Exclusive && p.different(items) {
		return
	}
	p.out = append(p.out, model.Difference{Kind: kind, Title: title, Items: items, Statements: statements})
}

// different reports whether dossier.toml says that two of some items are: then
// what is told of them is no difference.
func (p *parter) different(items []string) bool {
	for i, a := range items {
		if len(p.dossier.Apart) > 0 && slices.ContainsFunc(items[i+1:], func(b string) bool { return keptApart(p.dossier, a, b) }) {
			return true
		}
	}
	return false
}

// apart reports whether two sources are two reports.
func (p *parter) apart(a, b string) bool { return a != b && !p.oneReport(p.docs[a], p.docs[b]) }

// oneReport reports whether two sources, by their places, are one report.
func (p *parter) oneReport(a, b int) bool { return p.reports[a] == p.reports[b] }

// sentence is the whole sentence of a document.
func (p *parter) sentence(doc *annot.Document, n int) model.Span {
	s := doc.Sentences[n]
	return doc.Span(s.First, s.End)
}

// at finds the document of a span and the sentence that it begins in.
func (p *parter) at(s model.Span) (*annot.Document, int) {
	doc := p.dossier.Docs[p.docs[s.Source]]
	first, _ := tokensOf(doc, s)
	return doc, doc.SentenceOf(first)
}

// tokensOf is the tokens of a span.
func tokensOf(doc *annot.Document, s model.Span) (first, end int) {
	by := func(t annot.Token, at int) int { return cmp.Compare(t.Start, at) }
	first, _ = slices.BinarySearchFunc(doc.Tokens, s.Start, by)
	end, _ = slices.BinarySearchFunc(doc.Tokens, s.End, by)
	return first, end
}

// bounds tells where reports of one undertaking give it another status, or wait
// on something else.
func (p *parter) bounds() {
	for i := range p.b.Pledges {
		g := &p.b.Pledges[i]
		if model.SourcesOf(g.Evidence) < 2 {
			continue
		}
		var statuses, conditions, actors []model.Contrast
		against := false
		for _, e := range g.Evidence {
			doc, n := p.at(e)
			u := p.undertaking(doc, n, g)
			if u == nil {
				continue
			}
			statuses = append(statuses, model.Contrast{Value: string(u.Status), Span: e})
			against = against || (u.Status == model.Refused) != (g.Status == model.Refused)
			if len(u.Actors) > 1 {
				actors = append(actors, model.Contrast{Value: p.named(u.Actors), Span: e})
			}
			if c := doc.Text(u.Condition[0], u.Condition[1]); c != "" {
				conditions = append(conditions, model.Contrast{Value: c, Span: e})
			}
		}
		kind := model.Nuance
		if against {
			kind = model.Conflict
		}
		if p.vary(statuses, binding) {
			p.add(kind, g.Action, statuses)
		}
		if p.vary(actors, func(v string) string { return v }) {
			p.add(model.Conflict, g.Action, actors)
		}
		if p.vary(conditions, p.gist) {
			p.add(model.Nuance, g.Condition, conditions)
		}
	}
}

// binding is the status as far as reports can differ in it: what one calls
// agreed and another promised is the same.
func binding(status string) string {
	if model.Status(status) == model.Agreed {
		return string(model.Promised)
	}
	return status
}

// gist is what a condition waits on, by its telling stems in order.
func (p *parter) gist(words string) string {
	var out []string
	for _, w := range fields(words) {
		if s := stem(w); !vocab().empty[s] && !parting().waiting[w] {
			out = append(out, cmp.Or(vocab().kin[s], s))
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

// vary reports whether two reports differ in a value.
func (p *parter) vary(cs []model.Contrast, key func(string) string) bool {
	for i := range cs {
		if key(cs[i].Value) != key(cs[0].Value) && p.apart(cs[i].Span.Source, cs[0].Span.Source) {
			return true
		}
	}
	return false
}

// undertaking is the undertaking of a sentence that is most like a pledge; nil
// when the sentence has none by its actors.
func (p *parter) undertaking(doc *annot.Document, n int, g *model.Pledge) *annot.Undertaking {
	t := p.lib.terms
	actionDoc, _ := p.at(g.Action)
	first, end := tokensOf(actionDoc, g.Action)
	want := t.in(actionDoc, first, end)
	var best *annot.Undertaking
	most := 1
	for i := range doc.Undertakings {
		u := &doc.Undertakings[i]
		if u.Sentence != n || u.Soft || !p.acts(u, g) {
			continue
		}
		if k := t.common(want, t.in(doc, u.Action[0], u.Action[1])); k > most {
			best, most = u, k
		}
	}
	return best
}

// named is the names of entities, in the order of the alphabet.
func (p *parter) named(entities []int) string {
	var out []string
	for _, e := range entities {
		out = append(out, p.dossier.Entities[e].Name)
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), ", ")
}

// acts reports whether an actor of a pledge is one of the undertaking too.
func (p *parter) acts(u *annot.Undertaking, g *model.Pledge) bool {
	return slices.ContainsFunc(u.Actors, func(e int) bool { return slices.Contains(g.Actors, p.dossier.Entities[e].ID) })
}

// exclusive tells the undertakings and happenings that one report alone has, the
// most telling ones only: refusals, conditions and figures before the rest.
func (p *parter) exclusive() {
	if p.independent() < 2 {
		return
	}
	type only struct {
		title model.Span
		where []model.Span
		score int
	}
	var all []only
	for i := range p.b.Pledges {
		g := &p.b.Pledges[i]
		if !p.alone(g.Evidence) || p.toldElsewhere(g.Action) {
			continue
		}
		score := 1
		if g.Status == model.Refused || g.Status == model.Withdrawn {
			score += 2
		}
		if !g.Condition.IsZero() {
			score += 2
		}
		if g.Status == model.Agreed {
			score++
		}
		all = append(all, only{g.Action, g.Evidence, score})
	}
	for i := range p.b.Timeline {
		e := &p.b.Timeline[i]
		if e.When.Precision == model.Day && p.alone(e.Evidence) && !p.toldElsewhere(e.Text) {
			all = append(all, only{e.Text, e.Evidence, 2})
		}
	}
	slices.SortStableFunc(all, func(a, b only) int { return cmp.Compare(b.score, a.score) })
	told := map[model.Span]bool{}
	for _, o := range all {
		if len(told) == maxExclusive {
			break
		}
		if told[o.where[0]] {
			continue
		}
		told[o.where[0]] = true
		var cs []model.Contrast
		for _, s := range o.where {
			cs = append(cs, model.Contrast{Value: p.b.Text(o.title), Span: s})
		}
		p.add(model.Exclusive, o.title, cs)
	}
}

func (p *parter) independent() int {
	n := 0
	for i, r := range p.reports {
		if i == r {
			n++
		}
	}
	return n
}

// alone reports whether one report has all the evidence.
func (p *parter) alone(evidence []model.Span) bool {
	for _, s := range evidence {
		if p.apart(s.Source, evidence[0].Source) {
			return false
		}
	}
	return true
}
