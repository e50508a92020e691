package pledge

import (
	"slices"
	"strings"

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
		if s := f.quoted(c.Head); s >= 0 {
			return []int{s}
		}
		if c.Speaker >= 0 && f.canAct(c.Speaker) {
			return []int{c.Speaker}
		}
		return nil
	}
	if c.Passive && len(c.AgentOf) > 0 {
		return c.AgentOf
	}
	if c.Passive && c.Modal != "" && r.entry.Class == "modal" && c.Speaker >= 0 && f.canAct(c.Speaker) && !slices.Contains(c.Actors, c.Speaker) {
		return []int{c.Speaker} // "he said Ruritania would be told": the one who tells it
	}
	if a := f.firstPerson(c); len(a) > 0 {
		return a
	}
	if a, ok := f.they(k); ok {
		return a
	}
	if len(c.Actors) == 0 && f.lex.endure[c.Lemma] && c.Speaker >= 0 && f.canAct(c.Speaker) {
		return []int{c.Speaker} // "he said the office would stay"
	}
	if len(c.Actors) == 0 {
		if home := f.speaksFor(c); home >= 0 {
			return []int{home}
		}
		if c.Speaker >= 0 && f.canAct(c.Speaker) && (c.Passive || f.ownWord(c)) {
			return []int{c.Speaker}
		}
		if f.arranged(c, r) {
			return []int{c.Speaker} // "the minister said a plane would bring them"
		}
		if s := f.quoted(c.Head); s >= 0 && f.denies(c) {
			return []int{s} // “No boat will leave,” she said
		}
	}
	if f.denies(c) && c.Speaker >= 0 && f.canAct(c.Speaker) && len(c.Actors) == 0 && r.entry.Class == "modal" {
		return []int{c.Speaker} // "she said not a cent would go"
	}
	if home := f.ownBody(c); home >= 0 {
		return []int{home}
	}
	var out []int
	for _, a := range c.Actors {
		if f.canAct(a) && !slices.Contains(out, a) && !f.lex.parties[strings.ToLower(f.dossier.Entities[a].Name)] {
			out = append(out, a)
		}
	}
	return out
}

// arranged reports whether somebody who speaks for a country or body tells what a
// thing of theirs will do: they see to it.
func (f *finder) arranged(c *annot.Clause, r rule) bool {
	if r.entry.Class != "modal" || c.Modal != "will" && c.Modal != "would" || c.Perfect || !f.official(c) || f.quoted(c.Head) >= 0 {
		return false
	}
	if c.Subject[0] >= c.Subject[1] || c.Subject[1] > c.Verb[0] {
		return false
	}
	first, last := f.doc.Tokens[c.Subject[0]], f.doc.Tokens[c.Subject[1]-1]
	return c.Subject[1]-c.Subject[0] > 1 && (f.lex.article[first.Lower] || first.Kind == annot.Number || f.denies(c)) && !f.lex.course[last.Lower]
}

// ownWord reports whether the subject is a pronoun, or begins with a possessive
// one, that in somebody's words stands for the speaker.
func (f *finder) ownWord(c *annot.Clause) bool {
	if c.Subject[0] >= c.Subject[1] || f.quoted(c.Head) >= 0 {
		return false
	}
	l := f.doc.Tokens[c.Subject[0]].Lower
	return c.Subject[1]-c.Subject[0] == 1 && f.lex.selves[l] || f.lex.owns[l]
}

// ownBody is the body of the person who says what "its members" will do, where no
// name in the sentence is another body for "its" to stand for; or -1.
func (f *finder) ownBody(c *annot.Clause) int {
	n := c.Subject[1] - c.Subject[0]
	if c.Speaker < 0 || n < 1 || n > 3 || f.quoted(c.Head) >= 0 || c.Subject[0] > c.Verb[0] {
		return -1
	}
	home := f.dossier.Entities[c.Speaker].Home
	if home < 0 || f.dossier.Entities[home].Kind != model.Organisation || f.dossier.Entities[c.Speaker].Kind != model.Person {
		return -1
	}
	if last := f.doc.Tokens[c.Subject[1]-1].Lower; !f.lex.folk[last] || n > 1 && !f.lex.owns[f.doc.Tokens[c.Subject[0]].Lower] {
		return -1
	}
	s := f.doc.Sentences[c.Sentence]
	for _, a := range c.Actors {
		if slices.ContainsFunc(f.doc.Mentions, func(m annot.Mention) bool {
			return m.Entity == a && m.Form == annot.Named && m.First >= s.First && m.End <= c.Subject[0]
		}) {
			return -1
		}
	}
	return home
}

// speaksFor is the body that "the company" or "the state" stands for in the words
// of somebody who belongs to it, or -1.
func (f *finder) speaksFor(c *annot.Clause) int {
	if n := c.Subject[1] - c.Subject[0]; n < 2 || n > 4 || n > 2 && f.doc.Tokens[c.Subject[0]].Lower != "the" || !f.isBody(f.doc.Tokens[c.Subject[1]-1].Lower) {
		return -1
	}
	speaker := c.Speaker
	if speaker < 0 {
		speaker = f.quoted(c.Head)
	}
	if speaker < 0 {
		return -1
	}
	if home := f.dossier.Entities[speaker].Home; home >= 0 && f.canAct(home) {
		return home
	}
	return -1
}

// isBody reports whether a noun, in one or in many, stands for a body.
func (f *finder) isBody(w string) bool {
	if f.lex.body[w] || f.lex.body[strings.TrimSuffix(w, "s")] {
		return true
	}
	y, ok := strings.CutSuffix(w, "ies")
	return ok && f.lex.body[y+"y"]
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
	return f.standsFor(speaker, l == "we")
}

// standsFor is a speaker, or, for "we", the country or body that one speaks for.
func (f *finder) standsFor(speaker int, we bool) []int {
	e := f.dossier.Entities[speaker]
	if we && e.Kind == model.Person && e.Home >= 0 && f.canAct(e.Home) {
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

// owner is who had undertaken what was dropped: an entity to which it belongs by
// its words, or the agent, or the one who says so.
func (f *finder) owner(k int) []int {
	c := &f.doc.Clauses[k]
	if len(c.AgentOf) > 0 {
		return c.AgentOf
	}
	for _, m := range f.doc.Mentions {
		if m.First >= c.Subject[0] && m.End < c.Subject[1] && m.Entity >= 0 && f.canAct(m.Entity) &&
			(m.Form == annot.Demonym || f.doc.Tokens[m.End].Kind == annot.Clitic) {
			return []int{m.Entity}
		}
	}
	if c.Speaker >= 0 && f.canAct(c.Speaker) {
		return []int{c.Speaker}
	}
	return nil
}

// vague reports whether an action is told by words that point elsewhere only.
func (f *finder) vague(r [2]int) bool {
	for i := r[0]; i < r[1]; i++ {
		if t := f.doc.Tokens[i]; t.Kind != annot.Punct && t.Kind != annot.QuoteTok && !f.lex.vague[t.Lower] {
			return false
		}
	}
	return true
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
