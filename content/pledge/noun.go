package pledge

import (
	"slices"

	"readout/content/annot"
	"readout/model"
)

// nouns adds the undertakings that nouns tell: "Norland's promise to rebuild the
// quay", "a refusal by the bank to pay". Who undertakes is the owner of the noun,
// who stands behind "by", or the subject of a verb such as make or renew.
func (f *finder) nouns() {
	for n, s := range f.doc.Sentences {
		for i := s.First; i < s.End; i++ {
			m, ok := f.lex.nouns.At(f.doc.Tokens, i, s.First, s.End, f.holds)
			if !ok {
				continue
			}
			f.noun(n, rule{m.Entry, m.First, m.End})
			i = m.End - 1
		}
	}
}

func (f *finder) noun(n int, r rule) {
	if f.inCondition(r.first) {
		return
	}
	end := r.end
	actors := f.owners(n, r.first)
	if len(actors) == 0 {
		actors, end = f.behind(r.end)
	}
	if len(actors) == 0 {
		actors, end = f.maker(n, r.first), r.end
	}
	if len(actors) == 0 || f.told(n, r.first, actors) {
		return
	}
	u := annot.Undertaking{
		Actors: actors, Status: model.Status(r.attr("status")), Sentence: n, Clause: -1, Speaker: -1,
		Soft: r.attr("soft") == "yes" || f.heading(n), Rule: r.entry.ID(), Trigger: [2]int{r.first, r.end}, About: r.attr("about"),
	}
	if !f.subject(n, r, end, &u) || u.Action[0] >= u.Action[1] {
		return
	}
	if u.Clause >= 0 {
		f.condition(u.Clause, &u)
	}
	u.Beneficiary = f.beneficiaries(&u)
	f.out = append(f.out, u)
}

// heading reports whether a sentence is a heading: what it tells the article tells too.
func (f *finder) heading(n int) bool {
	b := f.doc.Sentences[n].Block
	return b >= 0 && b < len(f.doc.Source.Blocks) && f.doc.Source.Blocks[b].Kind == model.Heading
}

// told reports whether the sentence tells an undertaking of the same actors already
// in which the noun at token i stands.
func (f *finder) told(n, i int, actors []int) bool {
	return slices.ContainsFunc(f.out, func(u annot.Undertaking) bool {
		inside := u.Action[0] <= i && i < u.Action[1] || u.Trigger[0] <= i && i < u.Trigger[1]
		return u.Sentence == n && inside && shares(u.Actors, actors)
	})
}

// owners is who the noun at token i belongs to by the words before it: "the bank's
// latest offer", "its offer".
func (f *finder) owners(n, i int) []int {
	first := f.doc.Sentences[n].First
	for j := i - 1; j >= first && j >= i-4; j-- {
		switch t := f.doc.Tokens[j]; {
		case f.lex.owns[t.Lower]:
			return f.possessor(n, j)
		case t.Kind == annot.Clitic:
			for _, m := range f.doc.Mentions {
				if m.End == j && m.Entity >= 0 && f.canAct(m.Entity) {
					return []int{m.Entity}
				}
			}
			return nil
		case t.Kind == annot.Punct || t.Kind == annot.QuoteTok || f.lex.article[t.Lower] || f.lex.after[t.Lower]:
			return nil
		}
	}
	return nil
}

// possessor is who the possessive pronoun at token j stands for: as coreference has
// it, the speaker for "our", else the subject of the clause.
func (f *finder) possessor(n, j int) []int {
	if l := f.doc.Tokens[j].Lower; l == "our" || l == "my" {
		if s := f.quoted(j); s >= 0 {
			return f.standsFor(s, l == "our")
		}
		return nil
	}
	for _, m := range f.doc.Mentions {
		if m.First == j && m.Form == annot.Pronoun && m.Entity >= 0 && f.canAct(m.Entity) {
			return []int{m.Entity}
		}
	}
	return f.subjectBefore(n, j)
}

// subjectBefore is who does what the last finite verb before token i tells.
func (f *finder) subjectBefore(n, i int) []int {
	var out []int
	for k := range f.doc.Clauses {
		if c := &f.doc.Clauses[k]; c.Sentence == n && c.Verb[1] <= i && !c.Infinitive && !c.Participle {
			out = nil
			for _, a := range c.Actors {
				if f.canAct(a) {
					out = append(out, a)
				}
			}
		}
	}
	return out
}

// behind is who stands behind "by", "from" or "of" at token i, and where that ends.
func (f *finder) behind(i int) ([]int, int) {
	if i+1 >= len(f.doc.Tokens) || !f.lex.by[f.doc.Tokens[i].Lower] {
		return nil, i
	}
	var out []int
	for _, m := range f.doc.Mentions {
		if m.Titled < i+1 || m.Entity < 0 {
			continue
		}
		gap := m.Titled - i - 1
		if gap > 2 || gap > 0 && !f.bridges(i+1, m.Titled) {
			break
		}
		if f.canAct(m.Entity) && !slices.Contains(out, m.Entity) {
			out = append(out, m.Entity)
		}
		i = m.End - 1
	}
	if len(out) == 0 {
		return nil, i
	}
	return out, i + 1
}

// bridges reports whether the tokens only lead to the next name of a list.
func (f *finder) bridges(first, end int) bool {
	for i := first; i < end; i++ {
		if l := f.doc.Tokens[i].Lower; l != "the" && l != "and" && l != "," {
			return false
		}
	}
	return true
}

// maker is the subject of the verb whose object the noun at token i is, where the
// verb gives or renews: "made an offer", "renewed its promise".
func (f *finder) maker(n, i int) []int {
	for k := range f.doc.Clauses {
		c := &f.doc.Clauses[k]
		if c.Sentence != n || c.Verb[1] > i || c.Verb[1] < i-5 || !f.lex.light[c.Lemma] || c.Passive || c.Negated || c.Modal != "" || f.supposed(k) {
			continue
		}
		plain := true
		for j := c.Verb[1]; j < i; j++ {
			if t := f.doc.Tokens[j]; t.Kind == annot.Punct || t.Kind == annot.QuoteTok || f.lex.after[t.Lower] {
				plain = false
			}
		}
		if plain {
			var out []int
			for _, a := range c.Actors {
				if f.canAct(a) {
					out = append(out, a)
				}
			}
			return out
		}
	}
	return nil
}

// subject finds what the noun is about from token i on: an infinitive, a clause
// with that, or what follows "of".
func (f *finder) subject(n int, r rule, i int, u *annot.Undertaking) bool {
	s := f.doc.Sentences[n]
	if i >= s.End {
		return false
	}
	stop := f.mainVerb(n, r.first, i)
	switch l := f.doc.Tokens[i].Lower; {
	case l == "to" || l == "not":
		for j := range f.doc.Clauses {
			v := &f.doc.Clauses[j]
			if v.Sentence != n || !v.Infinitive || v.Verb[0] < i || v.Verb[0] > i+1 {
				continue
			}
			if f.used[j] && f.told(n, v.Head, u.Actors) || u.Status == model.Refused && f.lex.mute[v.Lemma] || f.lex.state[v.Lemma] && v.Lemma != "stay" && v.Lemma != "reach" {
				return false
			}
			if v.Negated && u.Status != model.Refused {
				u.Status = model.Promised
			}
			if f.lex.undo[v.Lemma] && direct(u.Status) && f.undoes(v) {
				u.Status = model.Withdrawn
			}
			last, _ := f.joined(j)
			first := v.Head
			if v.Negated {
				first = i
			}
			u.Clause, u.Action = j, f.upTo(first, last)
			f.used[j] = true
		}
	case l == "that":
		for j := range f.doc.Clauses {
			v := &f.doc.Clauses[j]
			if v.Sentence != n || v.Marker != i || v.Modal == "" || v.Subject[0] == v.Subject[1] || v.Subject[0] <= i {
				continue
			}
			u.Clause, u.Action = j, f.upTo(v.Subject[0], f.coordinated(j))
			f.used[j] = true
		}
	case l == "of" && r.attr("of") == "yes" && i+1 < s.End:
		u.Action = [2]int{i + 1, i + 1}
		for u.Action[1] < s.End && f.doc.Tokens[u.Action[1]].Kind != annot.Punct && !f.opens(u.Action[1]) {
			u.Action[1]++
		}
	default:
		return false
	}
	if stop > u.Action[0] && stop < u.Action[1] {
		u.Action[1] = stop
	}
	if direct(u.Status) || u.Status == model.Offered {
		f.undone(n, stop, u)
	}
	f.trim(&u.Action)
	return true
}

// undone has what a noun tells withdrawn where the verb at token stop, whose
// subject the noun is, or one joined to it says so: "its offer to pay was dropped".
func (f *finder) undone(n, stop int, u *annot.Undertaking) {
	main := -1
	for k := range f.doc.Clauses {
		c := &f.doc.Clauses[k]
		if c.Sentence != n {
			continue
		}
		if c.Verb[0] == stop {
			main = k
		}
		if main >= 0 && (k == main || c.Coord == main) && c.Passive && !c.Negated && c.Modal == "" && f.lex.undo[c.Lemma] {
			u.Status, u.Soft = model.Withdrawn, f.heading(n)
		}
	}
}

// opens reports whether the verb group of a clause begins at token i.
func (f *finder) opens(i int) bool {
	return slices.ContainsFunc(f.doc.Clauses, func(c annot.Clause) bool { return c.Verb[0] == i && !c.Participle })
}

// mainVerb is where the verb stands whose subject the noun at token i is, when no
// verb stands before it; else the end of the sentence.
func (f *finder) mainVerb(n, i, from int) int {
	for k := range f.doc.Clauses {
		c := &f.doc.Clauses[k]
		if c.Sentence != n || c.Infinitive || c.Participle {
			continue
		}
		if c.Verb[0] < i {
			return f.doc.Sentences[n].End
		}
		if c.Marker < 0 && c.Coord < 0 && c.Verb[0] > from {
			return c.Verb[0]
		}
	}
	return f.doc.Sentences[n].End
}
