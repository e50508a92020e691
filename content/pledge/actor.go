package pledge

import (
	"slices"

	"readout/content/annot"
	"readout/model"
)

// whoDoes is the entities that undertake: the subject, the agent of a passive,
// the speaker behind I and we, or who owns what is taken back.
func (f *finder) whoDoes(k int, r rule) []int {
	c := &f.doc.Clauses[k]
	switch r.attr("actor") {
	case "owner":
		return f.owner(k)
	case "speaker":
		if c.Speaker >= 0 && f.canAct(c.Speaker) {
			return []int{c.Speaker}
		}
		if s := f.quoted(c.Head); s >= 0 {
			return []int{s}
		}
		return nil
	}
	if c.Passive && len(c.AgentOf) > 0 {
		return c.AgentOf
	}
	if a := f.firstPerson(c); len(a) > 0 {
		return a
	}
	var out []int
	for _, a := range c.Actors {
		if f.canAct(a) && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// firstPerson resolves "I" and "we" within a quotation to who speaks: "we" of
// somebody who speaks for a country or body is that country or body.
func (f *finder) firstPerson(c *annot.Clause) []int {
	if c.Subject[1]-c.Subject[0] != 1 {
		return nil
	}
	l := f.doc.Tokens[c.Subject[0]].Lower
	if l != "i" && l != "we" {
		return nil
	}
	speaker := f.quoted(c.Head)
	if speaker < 0 {
		return nil
	}
	e := f.dossier.Entities[speaker]
	if l == "we" && e.Kind == model.Person && e.Home >= 0 && f.canAct(e.Home) {
		return []int{e.Home}
	}
	return []int{speaker}
}

// quoted is the speaker of the quotation that holds a token, or -1.
func (f *finder) quoted(token int) int {
	for _, q := range f.doc.Quotes {
		if m := f.doc.Marks[q.Mark]; m.First <= token && token < m.End {
			return q.Speaker
		}
	}
	return -1
}

// owner is who had undertaken what was dropped: an entity named in it, or the
// agent, or the one who says so.
func (f *finder) owner(k int) []int {
	c := &f.doc.Clauses[k]
	if len(c.AgentOf) > 0 {
		return c.AgentOf
	}
	if a := f.named(c.Subject[0], c.Subject[1]); len(a) > 0 {
		return a[:1]
	}
	if c.Speaker >= 0 {
		return []int{c.Speaker}
	}
	return nil
}

// beneficiaries is the countries and bodies named in the action, other than the actors.
func (f *finder) beneficiaries(u *annot.Undertaking) []int {
	if u.Status == model.Refused || u.Status == model.Withdrawn {
		return nil
	}
	var out []int
	for _, e := range f.named(u.Action[0], u.Action[1]) {
		if !slices.Contains(u.Actors, e) {
			out = append(out, e)
		}
	}
	return out
}
