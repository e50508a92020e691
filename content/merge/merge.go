// Package merge makes the briefing of an annotated dossier: it turns entities
// into participants, puts together what several sources report of one happening
// or one undertaking, gathers the statements of each open issue and sets the
// sources against each other.
//
// Every item that leaves here is anchored by spans into a reading text. Nothing
// depends on the order of files or of maps, and no step compares all items with
// all: candidates are found by keys first. The package imports annot, lexicon
// and model, and no stage.
package merge

import (
	"cmp"
	"slices"

	"readout/content/annot"
	"readout/model"
)

// Build makes the briefing of the documents of a dossier.
func Build(d *annot.Dossier) *model.Briefing {
	b := &model.Briefing{Title: d.Title}
	for _, doc := range d.Docs {
		b.Sources = append(b.Sources, *doc.Source)
	}
	d.Number()
	timeline, pledges, rest := newMerger(d), newMerger(d), newMerger(d)
	var lib *library
	annot.Together(
		func() { b.Timeline = timeline.timeline() },
		func() { b.Pledges = pledges.pledges() },
		func() { rest.wording(b.Sources) },
		func() { lib = newLibrary(d) },
		func() { b.Quotes, b.Issues = rest.quotes(), rest.issues() },
		func() { b.Dates, b.Names = rest.dates(), rest.names() },
	)
	for _, doc := range d.Shown {
		b.Sources = append(b.Sources, *doc.Source)
	}
	slices.SortFunc(b.Sources, func(a, b model.Source) int { return cmp.Compare(a.ID, b.ID) })
	correct(d, b)
	for _, id := range slices.Concat(d.Apart...) {
		if !timeline.met[id] && !pledges.met[id] {
			unknown(b, "different", id)
		}
	}
	shown := func(entity int) bool {
		return timeline.shown[entity] || pledges.shown[entity] || rest.shown[entity]
	}
	var participating []model.Participant
	annot.Together(
		func() { b.Differences = rest.differences(b, lib) },
		func() { participating = participants(d, shown) },
	)
	b.Participants = participating
	return b
}

// Ready reads the lexicons, which else the first Build does.
func Ready() {
	vocab()
	happenings()
	parting()
}

// A merger gathers which entities the items refer to that it makes. One merger
// makes one kind of item at a time; several may work on one dossier at once.
type merger struct {
	dossier *annot.Dossier
	shown   []bool // entities that an item of the briefing names
	homes   []int  // by entity, the country or body that it belongs to; -1

	met map[string]bool // the IDs of [[different]] that tellings have

	together map[int][]int // by number, the countries or bodies that most often act together
}

func newMerger(d *annot.Dossier) *merger {
	m := &merger{dossier: d, shown: make([]bool, len(d.Entities)), homes: make([]int, len(d.Entities))}
	for i := range d.Entities {
		m.homes[i] = d.Entities[i].Home
	}
	return m
}

// ref is the participant ID of an entity, "" for none, and has it shown.
func (m *merger) ref(entity int) string {
	if entity < 0 || !exported(m.dossier.Entities[entity].Kind) {
		return ""
	}
	m.shown[entity] = true
	return m.dossier.Entities[entity].ID
}

// refs is the sorted participant IDs of entities, each once, and has them shown.
func (m *merger) refs(entities []int) []string {
	for _, e := range entities {
		m.ref(e)
	}
	return m.ids(entities)
}

// taking leaves out the countries and bodies that take part in nothing: an item only
// says where it happens, where somebody is from or which paper was told.
func (m *merger) taking(entities []int) []int {
	var out []int
	for _, e := range entities {
		if e >= 0 && (m.dossier.Entities[e].Participant || m.dossier.Entities[e].Kind == model.Person) {
			out = append(out, e)
		}
	}
	return out
}

// ids is the sorted participant IDs of entities, each once.
func (m *merger) ids(entities []int) []string {
	ids := []string{}
	for _, e := range entities {
		if e >= 0 && exported(m.dossier.Entities[e].Kind) {
			ids = append(ids, m.dossier.Entities[e].ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func exported(k model.Kind) bool {
	return k == model.Person || k == model.Country || k == model.Organisation
}

func (m *merger) quotes() []model.Quote {
	var out []model.Quote
	for _, doc := range m.dossier.Docs {
		for _, q := range doc.Quotes {
			mark := doc.Marks[q.Mark]
			span := doc.Span(mark.First, mark.End)
			if span.IsZero() {
				continue
			}
			quote := model.Quote{Speaker: m.ref(q.Speaker), Span: span}
			if q.Cue >= 0 {
				quote.Cue = doc.Span(q.Cue, q.Cue+1)
			}
			quote.Reasons = []model.Reason{{Rule: q.Rule, Span: quote.Cue}}
			out = append(out, quote)
		}
	}
	return out
}

// roomFor is an empty list with room for what each document has; nil where none has any.
func roomFor[T any](m *merger, count func(*annot.Document) int) []T {
	n := 0
	for _, doc := range m.dossier.Docs {
		n += count(doc)
	}
	if n == 0 {
		return nil
	}
	return make([]T, 0, n)
}

func (m *merger) dates() []model.Date {
	out := roomFor[model.Date](m, func(doc *annot.Document) int { return len(doc.Timexes) })
	for _, doc := range m.dossier.Docs {
		for _, t := range doc.Timexes {
			out = append(out, model.Date{
				Span: doc.Span(t.First, t.End), Type: t.Type, Value: t.Value,
				From: t.From.String(), To: t.To.String(),
			})
		}
	}
	return out
}

func (m *merger) names() []model.Name {
	out := roomFor[model.Name](m, func(doc *annot.Document) int {
		n := 0
		for i := range doc.Mentions {
			if naming(&doc.Mentions[i]) {
				n++
			}
		}
		return n
	})
	for _, doc := range m.dossier.Docs {
		for i := range doc.Mentions {
			n := &doc.Mentions[i]
			if !naming(n) {
				continue
			}
			name := model.Name{Span: doc.Span(n.First, n.End), Kind: n.Kind}
			if n.Entity >= 0 {
				e := m.dossier.Entities[n.Entity]
				name.Entity = e.ID
				if n.Form == annot.Named {
					name.Kind = e.Kind
				}
			}
			out = append(out, name)
		}
	}
	return out
}

// naming reports whether a mention is a name and stands for no other word.
func naming(n *annot.Mention) bool { return n.Form == annot.Named || n.Form == annot.Demonym }

// participants are the entities that act, and those that an item shows; the
// most often named first.
func participants(d *annot.Dossier, shown func(entity int) bool) []model.Participant {
	spans := make([][]model.Span, len(d.Entities))
	for _, doc := range d.Docs {
		for _, n := range doc.Mentions {
			if n.Entity >= 0 && (n.Form == annot.Named || n.Form == annot.Demonym) {
				spans[n.Entity] = append(spans[n.Entity], doc.Span(n.First, n.End))
			}
		}
	}
	var out []model.Participant
	for i, e := range d.Entities {
		if !exported(e.Kind) || !e.Participant && !shown(i) {
			continue
		}
		p := model.Participant{
			ID: e.ID, Name: e.Name, Aliases: e.Aliases, Kind: e.Kind, Role: e.Role, Affiliation: e.HomeName,
			Presence: e.Presence, Mentions: spans[i], Evidence: e.Evidence, Reasons: e.Reasons,
		}
		if p.Presence == "" {
			p.Presence = model.PresenceUnknown
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b model.Participant) int {
		return cmp.Or(cmp.Compare(len(b.Mentions), len(a.Mentions)), cmp.Compare(a.ID, b.ID))
	})
	return out
}
