package review

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"readout/model"
)

// rule is what a Reason names for what a person chose.
const rule = "review: "

// chosen finds the stretches that an action chose; false when one is gone.
func (r *Review) chosen(anchors []Anchor) ([]model.Span, bool) {
	out := make([]model.Span, len(anchors))
	for i, a := range anchors {
		out[i] = r.find.find(a).Span
		if out[i].IsZero() {
			return nil, false
		}
	}
	return out, true
}

// one is the only span of several, the zero Span of none.
func one(spans []model.Span) model.Span {
	if len(spans) == 0 {
		return model.Span{}
	}
	return spans[0]
}

// edit changes a field of items.
func (r *Review) edit(a Action) string {
	spans, ok := r.chosen(a.Spans)
	if !ok {
		return goneWords
	}
	why := ""
	gone := r.eachTarget(a, func(t meant) {
		it := t.item
		it.copy()
		w := ""
		switch a.Field {
		case Date:
			w = r.setDate(it, one(spans))
		case Status, Presence:
			w = setState(it, a.Field, a.Value)
		case Condition:
			w = setCondition(it, one(spans))
		case Actors:
			w = r.setActors(it, spans)
		case Wording:
			w = setWording(it, one(spans))
		default:
			w = noValue
		}
		if w != "" {
			why = w
			return
		}
		it.because(string(a.Field), one(spans))
		m := r.mark(it)
		if !slices.Contains(m.Edited, a.Field) {
			m.Edited = append(m.Edited, a.Field)
		}
		r.touched(it)
	})
	if gone != "" {
		return gone
	}
	return why
}

// touched says that an item is not as it came.
func (r *Review) touched(it *item) {
	r.changed, r.briefing = true, nil
	r.index(it)
}

// because notes why an item is as it is.
func (it *item) because(what string, s model.Span) {
	reason := model.Reason{Rule: rule + what, Span: s}
	switch {
	case it.entry != nil:
		it.entry.Reasons = append(it.entry.Reasons, reason)
	case it.pledge != nil:
		it.pledge.Reasons = append(it.pledge.Reasons, reason)
	case it.participant != nil:
		it.participant.Reasons = append(it.participant.Reasons, reason)
	}
}

const (
	noField = "such items have no such field"
	noDate  = "the words chosen tell no date"
	nobody  = "the words chosen name nobody"
)

func (r *Review) setDate(it *item, s model.Span) string {
	if it.entry == nil {
		return noField
	}
	if s.IsZero() {
		it.entry.When = undated(it.entry.Condition)
		return ""
	}
	w, ok := r.dated(s)
	if !ok {
		return noDate
	}
	it.entry.When = w
	return ""
}

func undated(condition model.Span) model.When {
	w := model.When{Precision: model.NoPrecision, Basis: model.WhenUndated}
	if !condition.IsZero() {
		w.Basis = model.WhenConditional
	}
	return w
}

// Dated is the time that a stretch of a source tells, and whether it tells one.
func (r *Review) Dated(s model.Span) (model.When, bool) { return r.dated(s) }

// dated is the date that a stretch tells: its first time expression that has one.
func (r *Review) dated(s model.Span) (model.When, bool) {
	for _, d := range r.base.Dates {
		if !s.Overlaps(d.Span) {
			continue
		}
		if w, ok := WhenOf(d); ok {
			return w, true
		}
	}
	return model.When{}, false
}

// WhenOf is the time that a time expression tells, with the precision that its
// value has; false when it tells none.
func WhenOf(d model.Date) (model.When, bool) {
	const day, month, year = len("2006-01-02"), len("2006-01"), len("2006")
	if len(d.From) != day || len(d.To) != day || d.From > d.To {
		return model.When{}, false
	}
	w := model.When{Basis: model.WhenResolved}
	switch value := d.Value; {
	case d.From == d.To:
		w.Precision, w.Start = model.Day, d.From
	case len(value) == month && strings.HasPrefix(d.From, value):
		w.Precision, w.Start = model.Month, value
	case len(value) == year && strings.HasPrefix(d.From, value):
		w.Precision, w.Start = model.Year, value
	case strings.Contains(value, "-W"):
		w.Precision, w.Start, w.End = model.Week, d.From, d.To
	default:
		w.Precision, w.Start, w.End = model.Range, d.From, d.To
	}
	return w, true
}

// Statuses are the values of Status, Presences those of Presence.
func Statuses() []model.Status {
	return []model.Status{model.Agreed, model.Promised, model.Offered, model.Refused, model.Withdrawn}
}

// Presences are the values of Presence.
func Presences() []model.Presence {
	return []model.Presence{model.Present, model.Remote, model.Absent, model.PresenceUnknown}
}

func setState(it *item, f Field, value string) string {
	switch {
	case f == Status && it.pledge != nil:
		if !slices.Contains(Statuses(), model.Status(value)) {
			return noValue
		}
		it.pledge.Status = model.Status(value)
	case f == Presence && it.participant != nil:
		if !slices.Contains(Presences(), model.Presence(value)) {
			return noValue
		}
		it.participant.Presence = model.Presence(value)
	default:
		return noField
	}
	return ""
}

func setCondition(it *item, s model.Span) string {
	switch {
	case it.pledge != nil:
		it.pledge.Condition = s
	case it.entry != nil:
		it.entry.Condition = s
		if it.entry.When.Start == "" {
			it.entry.When = undated(s)
		} else if s.IsZero() && it.entry.When.Basis == model.WhenConditional {
			it.entry.When.Basis = model.WhenResolved
		}
	default:
		return noField
	}
	return ""
}

// setActors makes those whose mentions were chosen the ones who act.
func (r *Review) setActors(it *item, mentions []model.Span) string {
	ids, ok := r.named(mentions)
	switch {
	case !ok || it.pledge != nil && len(ids) == 0:
		return nobody
	case it.pledge != nil:
		it.pledge.Actors = ids
	case it.entry != nil:
		it.entry.Participants = ids
	default:
		return noField
	}
	return ""
}

// named are the participants that spans name, sorted, each once; false when one
// names nobody.
func (r *Review) named(mentions []model.Span) ([]string, bool) {
	var ids []string
	for _, s := range mentions {
		id := r.participantAt(s)
		if id == "" {
			return nil, false
		}
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return slices.Compact(ids), true
}

// participantAt is who is named in a span, "" for nobody.
func (r *Review) participantAt(s model.Span) string {
	if r.names == nil {
		r.names = map[string][]mention{}
		for i := range r.base.Participants {
			p := &r.base.Participants[i]
			for _, m := range p.Mentions {
				r.names[m.Source] = append(r.names[m.Source], mention{m, p.ID})
			}
		}
	}
	best, most := "", 0
	for _, m := range r.names[s.Source] {
		if n := shared(s, m.Span); n > most {
			best, most = m.participant, n
		}
	}
	if it := r.byKey[Key{Participant, best}]; it != nil {
		return it.stands().ID
	}
	return ""
}

// setWording has an item told in other words of the sources. Where no evidence
// holds them they are evidence too.
func setWording(it *item, s model.Span) string {
	if s.IsZero() {
		return noValue
	}
	holds := slices.ContainsFunc(it.evidence(), func(e model.Span) bool { return e.Overlaps(s) })
	switch {
	case it.entry != nil:
		it.entry.Text = s
		if !holds {
			it.entry.Evidence = append(it.entry.Evidence, s)
		}
	case it.pledge != nil:
		it.pledge.Action = s
		if !holds {
			it.pledge.Evidence = append(it.pledge.Evidence, s)
		}
	case it.difference != nil:
		it.difference.Title = s
	default:
		return noField
	}
	return ""
}

// named makes an ID of the first words of a text that no item of a kind has.
func (r *Review) newID(kind Kind, text string) string {
	const most = 6 // words
	parts := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	id := strings.Join(append([]string{"added"}, parts[:min(most, len(parts))]...), "-")
	for n := 1; ; n++ {
		name := id
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		if !r.taken(kind, name) {
			return name
		}
	}
}

// taken reports whether an item has an ID. Differences name pledges and entries by
// their IDs alone.
func (r *Review) taken(kind Kind, id string) bool {
	if kind == Entry || kind == Pledge {
		return r.byKey[Key{Entry, id}] != nil || r.byKey[Key{Pledge, id}] != nil
	}
	return r.byKey[Key{kind, id}] != nil
}
