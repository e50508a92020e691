package compare

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"readout/model"
)

// ids numbers words, so that texts are compared by numbers.
type ids map[string]int

// text is the words of a text as numbers, sorted; words of three letters and less
// tell little and are left out unless there are no others.
func (w ids) text(s string) []int {
	all := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	long := slices.DeleteFunc(slices.Clone(all), func(x string) bool { return len(x) <= 3 && !strings.ContainsAny(x, "0123456789") })
	if len(long) > 0 {
		all = long
	}
	out := make([]int, 0, len(all))
	for _, x := range all {
		if _, ok := w[x]; !ok {
			w[x] = len(w)
		}
		out = append(out, w[x])
	}
	slices.Sort(out)
	return out
}

// dice is how much two sorted lists share, 0 to 1.
func dice(a, b []int) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch cmp.Compare(a[i], b[j]) {
		case -1:
			i++
		case 1:
			j++
		default:
			shared, i, j = shared+1, i+1, j+1
		}
	}
	return 2 * float64(shared) / float64(len(a)+len(b))
}

// folded is a text by its letters and digits alone.
func folded(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// traces are what the items of a list are known by, old ones by where they stand now.
func traces[T any](c *comparer, b *model.Briefing, items []T, of func(*T) trace) []trace {
	out := make([]trace, len(items))
	for i := range items {
		t := of(&items[i])
		if t.text == nil {
			t.text = c.ids.text(b.Text(t.words))
		}
		t.all = t.evidence
		if b == c.old {
			t.words, t.evidence = c.moved(t.words), c.allMoved(t.evidence)
		}
		out[i] = t
	}
	return out
}

func (c *comparer) entries() {
	of := func(e *model.Entry) trace {
		return trace{id: e.ID, words: e.Text, evidence: e.Evidence, about: []string{e.When.Start}}
	}
	c.tell(Entry, traces(c, c.old, c.old.Timeline, of), traces(c, c.now, c.now.Timeline, of), func(was, is int) []Field {
		a, b := &c.old.Timeline[was], &c.now.Timeline[is]
		var out []Field
		if a.When.Start != b.When.Start || a.When.End != b.When.End {
			out = append(out, Field{"date", Value{Text: date(a.When)}, Value{Text: date(b.When)}})
		}
		return append(out, c.condition(a.Condition, b.Condition)...)
	})
}

// date is a time in ISO 8601, a stretch of it with a slash.
func date(w model.When) string {
	if w.End != "" && w.End != w.Start {
		return w.Start + "/" + w.End
	}
	return w.Start
}

func (c *comparer) condition(a, b model.Span) []Field {
	x, y := c.old.Text(a), c.now.Text(b)
	if folded(x) == folded(y) {
		return nil
	}
	return []Field{{"condition", Value{x, a}, Value{y, b}}}
}

func (c *comparer) pledges() {
	of := func(b *model.Briefing) func(*model.Pledge) trace {
		return func(p *model.Pledge) trace {
			return trace{id: p.ID, words: p.Action, evidence: p.Evidence, about: called(b, p.Actors)}
		}
	}
	c.tell(Pledge, traces(c, c.old, c.old.Pledges, of(c.old)), traces(c, c.now, c.now.Pledges, of(c.now)), func(was, is int) []Field {
		a, b := &c.old.Pledges[was], &c.now.Pledges[is]
		out := plain("status", string(a.Status), string(b.Status))
		out = append(out, c.condition(a.Condition, b.Condition)...)
		out = append(out, plain("actors", names(c.old, a.Actors), names(c.now, b.Actors))...)
		return append(out, plain("beneficiary", names(c.old, a.Beneficiary), names(c.now, b.Beneficiary))...)
	})
}

// called are participants by name, folded: IDs may change with the name that is
// the fullest.
func called(b *model.Briefing, ids []string) []string {
	var out []string
	for _, id := range ids {
		name := id
		if p := b.Participant(id); p != nil {
			name = p.Name
		}
		out = append(out, folded(name))
	}
	return out
}

func names(b *model.Briefing, ids []string) string {
	var out []string
	for _, id := range ids {
		if p := b.Participant(id); p != nil {
			out = append(out, p.Name)
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// plain is a field with values of the briefing's own, nothing where they are equal but
// for letter case and punctuation: another apostrophe is no other name.
func plain(name, a, b string) []Field {
	if folded(a) == folded(b) {
		return nil
	}
	return []Field{{name, Value{Text: a}, Value{Text: b}}}
}

// issues are known by what is said on them; those that the dossier names, by name.
func (c *comparer) issues() {
	of := func(x *model.Issue) trace {
		t := trace{id: x.ID, text: c.ids.text(x.Title), gathered: x.Origin == model.Found}
		for _, s := range x.Statements {
			t.evidence = append(t.evidence, s.Span)
		}
		if x.Origin == model.Lens {
			t.about = []string{x.ID}
		}
		return t
	}
	c.tell(Issue, traces(c, c.old, c.old.Issues, of), traces(c, c.now, c.now.Issues, of), func(was, is int) []Field { return nil })
}

// differences are those on which sources part. That one alone reports something is
// no such thing: it is told by how many report it.
func (c *comparer) differences() {
	of := func(d *model.Difference) trace {
		if d.Kind == model.Exclusive {
			return trace{}
		}
		t := trace{id: d.ID, words: d.Title}
		for _, s := range d.Statements {
			t.evidence = append(t.evidence, s.Span)
		}
		return t
	}
	c.tell(Difference, traces(c, c.old, c.old.Differences, of), traces(c, c.now, c.now.Differences, of), func(was, is int) []Field {
		return plain("kind", string(c.old.Differences[was].Kind), string(c.now.Differences[is].Kind))
	})
	c.changes = slices.DeleteFunc(c.changes, func(ch Change) bool {
		if ch.Kind != Difference {
			return false
		}
		alone := func(b *model.Briefing, i int) bool { return i < 0 || b.Differences[i].Kind == model.Exclusive }
		return alone(c.old, ch.Was) && alone(c.now, ch.Is)
	})
}

// participants are known by any of their names.
func (c *comparer) participants() {
	of := func(p *model.Participant) trace {
		t := trace{id: p.ID, text: c.ids.text(p.Name), evidence: p.Mentions}
		for _, n := range append([]string{p.Name}, p.Aliases...) {
			t.about = append(t.about, folded(n))
		}
		return t
	}
	at := len(c.changes)
	c.tell(Participant, traces(c, c.old, c.old.Participants, of), traces(c, c.now, c.now.Participants, of), func(was, is int) []Field {
		a, b := &c.old.Participants[was], &c.now.Participants[is]
		out := plain("role", a.Role, b.Role)
		out = append(out, plain("affiliation", a.Affiliation, b.Affiliation)...)
		return append(out, plain("presence", string(a.Presence), string(b.Presence))...)
	})
	// That more sources name somebody is no news by itself.
	kept := slices.DeleteFunc(c.changes[at:], func(ch Change) bool { return !ch.New() && !ch.Gone() && len(ch.Fields) == 0 })
	c.changes = c.changes[:at+len(kept)]
}
