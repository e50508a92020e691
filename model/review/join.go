package review

import (
	"slices"

	"readout/model"
)

// merge makes all items of an action one, the first.
func (r *Review) merge(a Action) string {
	var all []*item
	why := r.eachTarget(a, func(t meant) {
		if !slices.Contains(all, t.item) {
			all = append(all, t.item)
		}
	})
	switch {
	case why != "":
		return why
	case len(all) < 2:
		return "what it merges is one item already"
	case slices.ContainsFunc(all, func(it *item) bool { return it.Kind != all[0].Kind }):
		return "items of two kinds cannot be one"
	}
	into := all[0]
	into.copy()
	for _, from := range all[1:] {
		r.join(into, from)
	}
	r.touched(into)
	return ""
}

// join makes an item part of another.
func (r *Review) join(into, from *item) {
	switch {
	case into.entry != nil:
		e, f := into.entry, from.entry
		e.Evidence, e.Participants = union(e.Evidence, f.Evidence), union(e.Participants, f.Participants)
		e.Reasons = append(e.Reasons, f.Reasons...)
	case into.pledge != nil:
		p, f := into.pledge, from.pledge
		p.Evidence, p.Actors, p.Beneficiary = union(p.Evidence, f.Evidence), union(p.Actors, f.Actors), union(p.Beneficiary, f.Beneficiary)
		p.Reasons = append(p.Reasons, f.Reasons...)
		if p.Condition.IsZero() {
			p.Condition = f.Condition
		}
	case into.issue != nil:
		for _, s := range from.issue.Statements {
			if !slices.ContainsFunc(into.issue.Statements, func(o model.Statement) bool { return o.Span == s.Span }) {
				into.issue.Statements = append(into.issue.Statements, s)
			}
		}
	case into.difference != nil:
		d, f := into.difference, from.difference
		d.Statements, d.Items = union(d.Statements, f.Statements), union(d.Items, f.Items)
	case into.participant != nil:
		p, f := into.participant, from.participant
		p.Aliases = union(p.Aliases, append([]string{f.Name}, f.Aliases...))
		p.Mentions, p.Evidence = union(p.Mentions, f.Mentions), union(p.Evidence, f.Evidence)
		p.Reasons = append(p.Reasons, f.Reasons...)
		if p.Presence == model.PresenceUnknown {
			p.Presence = f.Presence
		}
		if p.Role == "" {
			p.Role = f.Role
		}
	}
	into.because("merge", from.words())
	from.into = into
	m := r.mark(into)
	m.Merged++
	old := r.marks[from.Key]
	if old == nil {
		return
	}
	switch {
	case m.Verdict == old.Verdict || old.Verdict == None:
	case m.Verdict == None:
		m.Verdict = old.Verdict
	default: // one cannot be held of the other
		m.Verdict = None
	}
	if m.Was == None {
		m.Was = old.Was
	}
	m.Notes = append(m.Notes, old.Notes...)
	m.Tags = union(m.Tags, old.Tags)
	slices.Sort(m.Tags)
	m.Merged += old.Merged
	for s, v := range old.Evidence {
		if m.Evidence == nil {
			m.Evidence = map[model.Span]Verdict{}
		}
		if m.Evidence[s] == None {
			m.Evidence[s] = v
		}
	}
	delete(r.marks, from.Key)
}

// union is a with what of b is not in it. It may share nothing with a or b.
func union[T comparable](a, b []T) []T {
	out := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// split makes the pieces of evidence that an action names an item of their own.
func (r *Review) split(a Action) string {
	var from *item
	var pieces []model.Span
	bad := ""
	why := r.eachTarget(a, func(t meant) {
		switch {
		case t.at.IsZero():
			bad = "it names no piece of evidence"
		case from != nil && from != t.item:
			bad = "the pieces are of two items"
		default:
			from = t.item
			pieces = append(pieces, t.at)
		}
	})
	if why != "" || bad != "" {
		return why + bad
	}
	left := slices.DeleteFunc(slices.Clone(from.evidence()), func(s model.Span) bool { return slices.Contains(pieces, s) })
	if len(left) == 0 {
		return "nothing would be left of the item"
	}
	from.copy()
	it := &item{Key: Key{Kind: from.Kind}, own: true}
	it.ID = r.newID(it.Kind, r.base.Text(pieces[0]))
	r.part(from, it, pieces, left)
	it.because("split", pieces[0])
	r.items[it.Kind] = append(r.items[it.Kind], it)
	r.mark(it).Added = true
	r.carry(from, it, pieces)
	r.touched(from)
	r.touched(it)
	return ""
}

// part gives pieces of one item to a new one.
func (r *Review) part(from, it *item, pieces, left []model.Span) {
	its := func(s model.Span) bool { return slices.Contains(pieces, s) }
	words := from.words()
	moved := slices.ContainsFunc(pieces, words.Overlaps) && !slices.ContainsFunc(left, words.Overlaps)
	switch {
	case from.entry != nil:
		e := *from.entry
		e.ID, e.Text, e.Evidence, e.Reasons = it.ID, pieces[0], pieces, nil
		e.Participants = slices.Clone(e.Participants)
		if w, ok := r.dated(pieces[0]); ok {
			e.When = w
		}
		it.entry = &e
		from.entry.Evidence = left
		if moved {
			e.Text, from.entry.Text = from.entry.Text, left[0]
		}
	case from.pledge != nil:
		p := *from.pledge
		p.ID, p.Action, p.Evidence, p.Reasons = it.ID, pieces[0], pieces, nil
		p.Actors, p.Beneficiary = slices.Clone(p.Actors), slices.Clone(p.Beneficiary)
		if came := r.pledgeAsCame(pieces[0]); came != nil { // what was corrected was the whole
			p.Status, p.Condition = came.Status, came.Condition
		}
		it.pledge = &p
		from.pledge.Evidence = left
		if moved {
			p.Action, from.pledge.Action = from.pledge.Action, left[0]
		}
	case from.issue != nil:
		i := model.Issue{ID: it.ID, Title: oneLine(r.base.Text(pieces[0])), Origin: model.Found}
		for _, s := range from.issue.Statements {
			if its(s.Span) {
				i.Statements = append(i.Statements, s)
			}
		}
		it.issue = &i
		from.issue.Statements = slices.DeleteFunc(from.issue.Statements, func(s model.Statement) bool { return its(s.Span) })
	case from.difference != nil:
		d := model.Difference{ID: it.ID, Kind: from.difference.Kind, Title: pieces[0], Items: slices.Clone(from.difference.Items)}
		for _, c := range from.difference.Statements {
			if its(c.Span) {
				d.Statements = append(d.Statements, c)
			}
		}
		it.difference = &d
		from.difference.Statements = slices.DeleteFunc(from.difference.Statements, func(c model.Contrast) bool { return its(c.Span) })
	case from.participant != nil:
		p := model.Participant{ID: it.ID, Name: oneLine(r.base.Text(pieces[0])), Kind: from.participant.Kind, Presence: model.PresenceUnknown}
		for _, s := range from.participant.Mentions {
			if its(s) {
				p.Mentions = append(p.Mentions, s)
			}
		}
		for _, s := range from.participant.Evidence {
			if its(s) {
				p.Evidence = append(p.Evidence, s)
			}
		}
		it.participant = &p
		from.participant.Mentions = slices.DeleteFunc(from.participant.Mentions, its)
		from.participant.Evidence = slices.DeleteFunc(from.participant.Evidence, its)
	}
}

// pledgeAsCame is the pledge of the briefing as it came that rests on a piece of
// evidence, nil when none does.
func (r *Review) pledgeAsCame(piece model.Span) *model.Pledge {
	for i := range r.base.Pledges {
		if p := &r.base.Pledges[i]; slices.Contains(p.Evidence, piece) {
			return p
		}
	}
	return nil
}

// carry takes what was decided about pieces along with them.
func (r *Review) carry(from, to *item, pieces []model.Span) {
	old := r.marks[from.Key]
	if old == nil {
		return
	}
	m := r.mark(to)
	for _, s := range pieces {
		if v := old.Evidence[s]; v != None {
			if m.Evidence == nil {
				m.Evidence = map[model.Span]Verdict{}
			}
			m.Evidence[s] = v
			delete(old.Evidence, s)
		}
	}
	stay := old.Notes[:0:0]
	for _, n := range old.Notes {
		if slices.Contains(pieces, n.At) {
			m.Notes = append(m.Notes, n)
		} else {
			stay = append(stay, n)
		}
	}
	old.Notes = stay
}

// add makes an item of a stretch of a source, or a statement under an issue.
func (r *Review) add(a Action) string {
	spans, ok := r.chosen(a.Spans)
	if !ok || len(spans) == 0 {
		return goneWords
	}
	who, ok := r.chosen(a.Who)
	if !ok {
		return goneWords
	}
	ids, ok := r.named(who)
	if !ok {
		return nobody
	}
	words := spans[0]
	if a.Kind == Issue && len(a.Items) > 0 {
		return r.eachTarget(a, func(t meant) {
			if t.issue == nil {
				return
			}
			t.copy()
			t.issue.Statements = append(t.issue.Statements, statement(words, ids))
			r.mark(t.item)
			r.touched(t.item)
		})
	}
	it := &item{Key: Key{a.Kind, r.newID(a.Kind, r.base.Text(words))}, own: true}
	switch a.Kind {
	case Entry:
		e := model.Entry{ID: it.ID, Text: words, Participants: ids, Evidence: spans}
		if e.When, ok = r.dated(words); !ok {
			e.When = undated(e.Condition)
		}
		it.entry = &e
	case Pledge:
		if len(ids) == 0 {
			return nobody
		}
		status := model.Status(a.Value)
		if !slices.Contains(Statuses(), status) {
			return noValue
		}
		it.pledge = &model.Pledge{ID: it.ID, Actors: ids, Action: words, Status: status, Evidence: spans}
	case Issue:
		it.issue = &model.Issue{ID: it.ID, Title: oneLine(r.base.Text(words)), Origin: model.Found, Statements: []model.Statement{statement(words, ids)}}
	default:
		return "such an item cannot be added"
	}
	it.because("add", words)
	r.items[it.Kind] = append(r.items[it.Kind], it)
	r.mark(it).Added = true
	r.touched(it)
	return ""
}

// statement is a stretch as somebody's words, the writer's when nobody is named.
func statement(s model.Span, who []string) model.Statement {
	st := model.Statement{Span: s, Reasons: []model.Reason{{Rule: rule + "add", Span: s}}}
	if len(who) > 0 {
		st.Speaker = who[0]
	}
	return st
}
