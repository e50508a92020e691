// Package pledge finds undertakings: what somebody will do, agreed to do,
// offers, refuses or takes back. It gives the layer Undertakings, one for each
// clause that states one; putting together what several sentences and sources
// say of the same undertaking is the work of merge.
//
// A trigger is the main verb of a clause, with what pledge.txt asks to follow
// it, or will, would and could before a verb of doing. Wishes, demands on
// others, conditions, questions and descriptions of the past are left out.
// The package imports annot, lexicon and model and no other stage.
package pledge

import (
	"slices"
	"strings"

	"readout/content/annot"
	"readout/model"
)

// Stage gives the layer Undertakings.
func Stage() annot.Stage {
	return annot.Stage{
		Name:  "pledge",
		Ready: func() { words() },
		Needs: []annot.Layer{annot.Tokens, annot.Sentences, annot.Marks, annot.Mentions, annot.Entities,
			annot.Timexes, annot.Clauses, annot.Conditions, annot.Quotes},
		Gives: []annot.Layer{annot.Undertakings},
		Document: func(d *annot.Dossier, doc *annot.Document) {
			doc.Undertakings = Find(d, doc)
		},
	}
}

// Find returns the undertakings of a document in the order of their triggers,
// those that only compounds such as "US-led" tell after all others.
func Find(d *annot.Dossier, doc *annot.Document) []annot.Undertaking {
	f := &finder{dossier: d, doc: doc, lex: words(), used: make([]bool, len(doc.Clauses)), own: make([]bool, len(doc.Clauses))}
	for k := range doc.Clauses {
		if !f.used[k] {
			f.clause(k)
		}
	}
	f.nouns()
	f.items()
	f.led()
	f.headlines()
	return f.out
}

// led adds "the Norwegian-led patrols" as evidence, soft, that Norway leads the patrols.
func (f *finder) led() {
	for _, m := range f.doc.Mentions {
		t := f.doc.Tokens[m.End-1]
		_, tail, ok := strings.Cut(t.Lower, "-")
		if !ok || !f.lex.leads[tail] || m.Entity < 0 || !f.canAct(m.Entity) {
			continue
		}
		end := m.End
		for end < len(f.doc.Tokens) && end < m.End+6 && f.doc.Tokens[end].Kind == annot.Word {
			end++
		}
		if end == m.End {
			continue
		}
		f.out = append(f.out, annot.Undertaking{
			Actors: []int{m.Entity}, Action: [2]int{m.First, end}, Status: model.Agreed, Soft: true, Speaker: -1, Clause: -1,
			Sentence: f.doc.SentenceOf(m.First), Rule: "leads: " + tail, Trigger: [2]int{m.First, m.End},
		})
	}
}

type finder struct {
	dossier *annot.Dossier
	doc     *annot.Document
	lex     *lexica
	used    []bool // clauses that are the action of an undertaking already
	own     []bool // coordinated clauses that are an undertaking of their own
	out     []annot.Undertaking
}

// clause adds the undertaking that clause k states, if it states one.
func (f *finder) clause(k int) {
	c := &f.doc.Clauses[k]
	if f.supposed(k) {
		return
	}
	if r, ok := f.trigger(c); ok {
		f.triggered(k, r)
		return
	}
	if r, ok := f.lex.modals[c.Modal]; ok && !c.Infinitive && !c.Participle {
		r.first, r.end = c.Verb[0], c.Verb[1]
		f.modal(k, r)
		return
	}
	if c.Modal == "" {
		f.until(k)
	}
}

// supposed reports whether clause k is not told as a fact of what somebody
// undertakes: it is a condition, a question, a wish or a demand.
func (f *finder) supposed(k int) bool {
	c := &f.doc.Clauses[k]
	s := f.doc.Sentences[c.Sentence]
	for i := s.End - 1; i >= s.First && i >= s.End-3; i-- {
		if f.doc.Tokens[i].Lower == "?" {
			return true
		}
	}
	if f.inCondition(c.Head) || c.Marker >= 0 && f.lex.asks[f.doc.Tokens[c.Marker].Lower] && !f.relative(c) {
		return true
	}
	if k > 0 && c.Marker >= 0 { // "this does not mean that"
		if p := &f.doc.Clauses[k-1]; p.Negated && p.Verb[1] == c.Marker && p.Sentence == c.Sentence {
			return true
		}
	}
	if c.Parent >= 0 {
		p := &f.doc.Clauses[c.Parent]
		if f.lex.wish[p.Lemma] && !shares(p.Actors, c.Actors) && !f.lex.undertakes[p.Lemma] {
			return true
		}
	}
	return false
}

// relative reports whether the marker of c stands for its subject ("who will").
func (f *finder) relative(c *annot.Clause) bool {
	l := f.doc.Tokens[c.Marker].Lower
	return (l == "who" || l == "which" || l == "that") && c.Subject[0] < c.Subject[1] && c.Subject[1] <= c.Marker
}

func (f *finder) inCondition(token int) bool {
	return slices.ContainsFunc(f.doc.Conditions, func(c annot.Condition) bool {
		return c.First <= token && token < c.End
	})
}

func shares(a, b []int) bool {
	return slices.ContainsFunc(a, func(x int) bool { return slices.Contains(b, x) })
}

// triggered adds the undertaking of a clause whose verb is a trigger.
func (f *finder) triggered(k int, r rule) {
	c := &f.doc.Clauses[k]
	if (r.attr("modal") == "no" || r.attr("modal") == "would" && c.Modal == "will") && c.Modal != "" { // "will withdraw its troops" promises
		if m, ok := f.lex.modals[c.Modal]; ok && !c.Infinitive && !c.Participle {
			m.first, m.end = c.Verb[0], c.Verb[1]
			f.modal(k, m)
		}
		return
	}
	u, ok := f.begin(k, r)
	if !ok || c.Subject[0] >= c.Verb[1] && !c.Participle && c.Modal == "" || !f.voice(c, r) || r.attr("modal") == "yes" && c.Modal == "" || r.attr("modal") == "would" && c.Modal != "would" {
		return
	}
	if u.Status == model.Offered && c.Modal == "will" && r.attr("action") == "phrase" {
		u.Status = model.Promised // "it will offer free tests"
	}
	if u.Status == model.Refused && c.Modal == "could" && !c.Negated {
		u.Status = model.Offered // "it could oppose the sale"
	}
	if r.attr("back") == "yes" && f.takesBack(c) {
		return
	}
	if r.attr("doing") == "yes" && f.denies(c) {
		return
	}
	if r.attr("text") == "yes" && !f.isText(c.Subject) {
		return
	}
	if r.attr("perfect") == "withdrawn" && c.Perfect && c.Tense == annot.Past && !c.Participle {
		u.Status = model.Withdrawn
	}
	if c.Modal == "must" || c.Modal == "should" || c.Modal == "may" || c.Modal == "might" || c.Modal == "can" {
		return
	}
	if c.Modal == "would" && c.Perfect {
		if !f.isDraft(c) {
			return
		}
		u.Status = model.Withdrawn
	} else if direct(u.Status) && f.isDraft(c) {
		u.Status = model.Withdrawn
	}
	if !f.act(k, r, &u) {
		return
	}
	f.add(k, r, u)
}

func direct(s model.Status) bool { return s == model.Agreed || s == model.Promised }

// takesBack reports whether the subject points back at an undertaking told just
// before ("that offer"), and then has it withdrawn.
func (f *finder) takesBack(c *annot.Clause) bool {
	if c.Subject[0] >= c.Subject[1] || !f.lex.those[f.doc.Tokens[c.Subject[0]].Lower] {
		return false
	}
	for n := len(f.out) - 1; n >= 0 && f.out[n].Sentence >= c.Sentence-2; n-- {
		if u := &f.out[n]; u.Status != model.Refused {
			u.Status = model.Withdrawn
			return true
		}
	}
	return false
}

// voice reports whether the clause is active or passive as the rule asks.
func (f *finder) voice(c *annot.Clause, r rule) bool {
	switch r.attr("passive") {
	case "any":
		return true
	case "yes":
		return c.Passive
	}
	return !c.Passive || f.adjective(c, r) || f.byAgent(c, r)
}

// byAgent reports whether a passive tells who did what the rule asks for: "the
// offer was rejected by the union".
func (f *finder) byAgent(c *annot.Clause, r rule) bool {
	return len(c.AgentOf) > 0 && !c.Infinitive && !c.Participle && r.attr("action") == "phrase" && r.first == c.Head && r.attr("actor") == ""
}

// adjective reports whether a passive is the adjective that the rule asks for ("is prepared to").
func (f *finder) adjective(c *annot.Clause, r rule) bool {
	return r.attr("status") == "offered" && r.first == c.Head && r.attr("action") == "infinitive" && f.lex.ready[f.doc.Tokens[c.Head].Lower]
}

// modal adds the undertaking of a clause with will, would or could.
func (f *finder) modal(k int, r rule) {
	c := &f.doc.Clauses[k]
	if c.Perfect || f.lex.state[c.Lemma] && !f.endures(c) && !f.phrasal(c) && !(f.denies(c) && f.lex.spare[c.Lemma]) || f.hollow(c) || c.Passive && len(c.AgentOf) == 0 && !f.official(c) || f.mustDo(c) || f.restrictive(c) {
		return
	}
	for i := c.Verb[0]; i < c.Verb[1]; i++ {
		if f.lex.wishful[f.doc.Tokens[i].Lower] {
			return
		}
	}
	u, ok := f.begin(k, r)
	if !ok {
		return
	}
	if c.Passive && (c.Modal == "could" || c.Modal == "may" || c.Modal == "might") || f.denies(c) && f.objectRelative(c) {
		return
	}
	if c.Modal == "to" && (f.lex.was[f.doc.Tokens[c.Verb[0]].Lower] || len(c.Actors) == 0) {
		return
	}
	reported := c.Speaker >= 0 || f.toldBySelf(c) || f.quoted(c.Head) >= 0 || c.Passive || f.planned(c)
	if c.Negated && f.lex.harm[c.Lemma] {
		u.Status = model.Promised
	}
	if c.Negated && f.ceases(c) {
		u.Status = model.Withdrawn
	}
	u.Action = f.upTo(c.Head, f.coordinated(k))
	if c.Passive || f.denies(c) {
		u.Action = f.upTo(c.First, k)
		if c.Marker == c.First && c.Subject[0] > c.First && c.Subject[0] < c.Subject[1] {
			u.Action = f.upTo(c.Subject[0], k)
		}
	}
	if f.denies(c) { // "No boat will leave until": refused, as long as it waits
		f.condition(k, &u)
		if u.Condition[0] < u.Condition[1] || f.lex.grants[c.Lemma] {
			u.Status = model.Refused
		}
	}
	if r.attr("reported") == "yes" && !reported {
		f.condition(k, &u)
		if u.Condition[0] == u.Condition[1] { // "the fund could lend if"
			return
		}
	}
	f.add(k, r, u)
}

// ceases reports whether the verb group says that something is done no longer.
func (f *finder) ceases(c *annot.Clause) bool {
	for i := c.Verb[0]; i+1 < c.Verb[1]; i++ {
		if f.doc.Tokens[i].Lower == "no" && f.doc.Tokens[i+1].Lower == "longer" {
			return true
		}
	}
	return false
}

// toldBySelf reports whether the subject of a clause is a pronoun that stands for
// who says so, though the words for them name nobody: "the agency said it would".
func (f *finder) toldBySelf(c *annot.Clause) bool {
	if c.Parent < 0 || c.Subject[1]-c.Subject[0] != 1 || !f.lex.selves[f.doc.Tokens[c.Subject[0]].Lower] {
		return false
	}
	p := &f.doc.Clauses[c.Parent]
	return p.Head < c.Subject[0] && !p.Infinitive && f.lex.aside[p.Lemma] || f.lex.undertakes[p.Lemma]
}

// hollow reports whether what stands behind the verb makes it no undertaking: "will turn 60".
func (f *finder) hollow(c *annot.Clause) bool {
	_, ok := f.lex.hollow.At(f.doc.Tokens, c.Head, c.Head, len(f.doc.Tokens), f.holds)
	return ok
}

// objectRelative reports whether c hangs on a noun that is its object: "a fish that
// nobody will buy".
func (f *finder) objectRelative(c *annot.Clause) bool {
	return c.Marker > 0 && c.Parent < 0 && c.Subject[0] > c.Marker && f.lex.objects[f.doc.Tokens[c.Marker].Lower] &&
		f.doc.Tokens[c.Marker-1].Kind != annot.Punct
}

// phrasal reports whether a verb that alone tells no undertaking does so with the
// word behind it: "call off", "move to".
func (f *finder) phrasal(c *annot.Clause) bool {
	_, ok := f.lex.phrasal.At(f.doc.Tokens, c.Head, c.Head, len(f.doc.Tokens), nil)
	return ok
}

// restrictive reports whether a relative clause without a comma tells which one
// is meant ("a country that would act") rather than what somebody will do.
func (f *finder) restrictive(c *annot.Clause) bool {
	return c.Marker > 0 && f.relative(c) && f.doc.Tokens[c.Marker-1].Lower != ","
}

// denies reports whether the subject is denied: "no boat", "nobody".
func (f *finder) denies(c *annot.Clause) bool {
	if c.Subject[0] >= c.Subject[1] {
		return false
	}
	i := c.Subject[0]
	if f.lex.none[f.doc.Tokens[i].Lower] {
		return true
	}
	return i > f.doc.Sentences[c.Sentence].First && f.doc.Tokens[i-1].Lower == "not" // "'not a tree' would fall"
}

// official reports whether who tells a passive without an agent speaks for a
// country or body, and so undertakes it: "the minister said it would be paid".
func (f *finder) official(c *annot.Clause) bool {
	if c.Speaker < 0 || c.Marker >= 0 && f.relative(c) {
		return false
	}
	e := f.dossier.Entities[c.Speaker]
	return e.Kind == model.Organisation || e.Kind == model.Country || e.Kind == model.Person && e.Home >= 0
}

// endures reports "he said the office would stay": what is promised stays as it is.
func (f *finder) endures(c *annot.Clause) bool {
	return f.lex.endure[c.Lemma] && len(c.Actors) == 0 && c.Speaker >= 0 && !c.Negated && (c.Marker < 0 || !f.relative(c))
}

// until adds the undertaking of a present tense that denies something until a
// condition is met: "the bank does not lend until …".
func (f *finder) until(k int) {
	c := &f.doc.Clauses[k]
	r, ok := f.lex.modals["does"]
	if !ok || !c.Negated || c.Tense != annot.Present || c.Passive || c.Participle || c.Infinitive || f.lex.state[c.Lemma] || f.restrictive(c) {
		return
	}
	r.first, r.end = c.Verb[0], c.Verb[1]
	u, ok := f.begin(k, r)
	if !ok {
		return
	}
	u.Action = f.upTo(c.Head, k)
	f.condition(k, &u)
	if u.Condition[0] < u.Condition[1] && u.Action[0] < u.Action[1] {
		f.add(k, r, u)
	}
}

// mustDo reports "will have to", which is need and no undertaking.
func (f *finder) mustDo(c *annot.Clause) bool {
	return c.Lemma == "have" && c.Head+1 < len(f.doc.Tokens) && f.doc.Tokens[c.Head+1].Lower == "to"
}

// begin starts an undertaking with its status by the polarity of the clause.
func (f *finder) begin(k int, r rule) (annot.Undertaking, bool) {
	c := &f.doc.Clauses[k]
	u := annot.Undertaking{
		Status: model.Status(r.attr("status")), Sentence: c.Sentence, Clause: k, Speaker: c.Speaker,
		Rule: r.entry.ID(), Trigger: [2]int{r.first, r.end}, Soft: r.attr("soft") == "yes", About: r.attr("about"),
	}
	if c.Negated {
		denied := r.attr("denied")
		if denied == "none" {
			return u, false
		}
		if denied == "" {
			denied = string(model.Refused)
		}
		u.Status = model.Status(denied)
	}
	return u, u.Status != "none"
}

// add completes an undertaking with its actors and condition and keeps it.
func (f *finder) add(k int, r rule, u annot.Undertaking) {
	if u.Action[0] >= u.Action[1] {
		return
	}
	if len(u.Actors) == 0 {
		u.Actors = f.whoDoes(k, r)
	}
	if len(u.Actors) == 0 {
		u.Actors = f.listed(&f.doc.Clauses[k])
	}
	if len(u.Actors) == 0 {
		u.Party = f.party(&f.doc.Clauses[k])
	}
	if len(u.Actors) == 0 && u.Party == 0 {
		return
	}
	more := f.gapped(&u)
	f.condition(k, &u)
	u.Soft = u.Soft || f.heading(u.Sentence) || f.vague(u.Action) && u.Condition[0] == u.Condition[1]
	f.jointly(k, &u)
	u.Beneficiary = f.beneficiaries(&u)
	f.deny(&u)
	f.out = append(f.out, u)
	for _, m := range more {
		m.Soft, m.Beneficiary = u.Soft, f.beneficiaries(&m)
		f.out = append(f.out, m)
	}
}

// jointly lifts a promise to an agreement where several bodies make it together,
// or a joint text states it.
func (f *finder) jointly(k int, u *annot.Undertaking) {
	if u.Status != model.Promised {
		return
	}
	bodies := 0
	for _, a := range u.Actors {
		if kind := f.dossier.Entities[a].Kind; kind == model.Country || kind == model.Organisation {
			bodies++
		}
	}
	c := &f.doc.Clauses[k]
	plan := c.Modal == "would" && c.Passive && c.Speaker < 0 // told of a text that the sentence does not name
	agreed := c.Parent >= 0 && f.doc.Clauses[c.Parent].Lemma == "agree" && c.Marker >= 0
	if bodies > 1 || plan || agreed || f.planned(c) {
		u.Status = model.Agreed
	}
}

// condition finds the condition that hangs on the clause or on what it governs,
// and leaves it out of the action's tail.
func (f *finder) condition(k int, u *annot.Undertaking) {
	c := &f.doc.Clauses[k]
	s := f.doc.Sentences[c.Sentence]
	best := -1
	for n, x := range f.doc.Conditions {
		if x.First < s.First || x.End > s.End || x.Clause >= 0 && f.own[x.Clause] && x.Clause != u.Clause {
			continue
		}
		inside := x.First >= u.Action[0] && x.First <= u.Action[1]
		if inside || x.Clause == k || x.Clause == u.Clause || x.Clause >= 0 && (f.governs(k, x.Clause) || f.attributes(k, x.Clause)) || f.fronted(c, x, s) {
			if best < 0 || inside && f.doc.Conditions[best].First < u.Action[0] {
				best = n
			}
		}
	}
	if best < 0 {
		return
	}
	x := f.doc.Conditions[best]
	u.Condition = [2]int{x.First, x.End}
	if x.First > u.Action[0] && x.First < u.Action[1] {
		u.Action[1] = x.First
		f.trim(&u.Action)
	}
}

// attributes reports whether clause n is the "she said" that interrupts clause k:
// what hangs on it hangs on what is said.
func (f *finder) attributes(k, n int) bool {
	c, v := &f.doc.Clauses[k], &f.doc.Clauses[n]
	return v.Sentence == c.Sentence && n > k && v.First > c.Verb[1] && f.lex.aside[v.Lemma] && !slices.ContainsFunc(f.doc.Clauses[k+1:n], func(x annot.Clause) bool {
		return !x.Infinitive && !x.Participle
	})
}

// fronted reports whether the condition opens the sentence or the clause.
func (f *finder) fronted(c *annot.Clause, x annot.Condition, s annot.Sentence) bool {
	return x.End <= c.Verb[0] && (x.First <= s.First+2 || x.First >= c.First-2)
}

func (f *finder) governs(k, child int) bool {
	for hops := 0; child >= 0 && hops < 6; hops++ {
		if child == k {
			return true
		}
		c := &f.doc.Clauses[child]
		if c.Marker >= 0 && f.relative(c) {
			return false
		}
		if c.Parent >= 0 {
			child = c.Parent
		} else {
			child = c.Coord
		}
	}
	return false
}
