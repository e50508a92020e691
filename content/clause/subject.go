package clause

import (
	"slices"
	"strings"

	"readout/content/annot"
	"readout/model"
)

// subject finds the subject of clause k: the noun phrase before its verb group,
// adverbs, dates and parentheses between them left out, or the one after an
// inverted verb of saying.
func (f *finder) subject(k int) {
	c := &f.out[k]
	left := f.first
	i := f.back(c.Verb[0]-1, left)
	if i < left {
		f.inverted(c)
		return
	}
	if f.tags[i] == quote && i > left && f.tags[i-1] == sub { // which “will remain”
		i--
	}
	t := f.tags[i]
	if t == sub && look(f.doc.Tokens[i].Lower).is&relative != 0 {
		c.Marker = i
		f.antecedent(c, i-1, left)
		return
	}
	if t == comma || t == stop && f.doc.Tokens[i].Lower == "—" || t == stop && f.doc.Tokens[i].Lower == ")" {
		open := f.opening(i, left)
		if open < 0 {
			if !f.inverted(c) && !c.Participle {
				f.stray(c, k, i, left)
			}
			if c.Participle {
				f.antecedent(c, i-1, left)
			}
			return
		}
		f.phrase(c, k, open-1, left)
		if t := f.tags[open+1]; t == name || len(c.Actors) == 0 && (t == noun || t == determiner) { // "its envoy, Ada Quist, will travel"
			if m, ok := f.mentionAt(i); ok && m.Titled <= open+1 || len(c.Actors) == 0 {
				if a := f.actors(open+1, i); len(a) > 0 && (!f.named(c.Subject) || f.hangs(c.Subject) || f.inert(c.Actors)) {
					c.Actors = a
				}
			}
		}
		if a := f.apposed(c, open+1, i); a >= 0 {
			c.Actors = []int{a}
		}
		return
	}
	if t == quote {
		if !f.inverted(c) && i > left {
			f.phrase(c, k, i-1, left)
		}
		return
	}
	if !t.nominal() {
		f.inverted(c)
		return
	}
	if c.Participle && !c.Passive && k > f.from && f.out[k-1].Verb[1] > i { // "stood holding"
		c.Subject, c.Actors = f.out[k-1].Subject, f.out[k-1].Actors
		return
	}
	f.phrase(c, k, i, left)
}

// apposed is who the name at the end of an apposition stands for, where the subject
// is a common noun: "his party, the liberal Free Union, will vote"; else -1.
func (f *finder) apposed(c *annot.Clause, first, end int) int {
	m, ok := f.mentionAt(end)
	if !ok || m.Form != annot.Named || f.tags[first] != determiner || f.named(c.Subject) || slices.ContainsFunc(f.tags[first:end], func(t tag) bool { return t == prep || t == comma || t == conj || t.finite() }) {
		return -1
	}
	if f.inert([]int{m.Entity}) || m.Entity < 0 {
		return -1
	}
	return m.Entity
}

// named reports whether a phrase ends in a name.
func (f *finder) named(r [2]int) bool {
	m, ok := f.mentionAt(r[1])
	return ok && m.Form == annot.Named
}

// inert reports whether none of the entities is one that can act.
func (f *finder) inert(entities []int) bool {
	return !slices.ContainsFunc(entities, func(e int) bool {
		k := f.dossier.Entities[e].Kind
		return k == model.Person || k == model.Country || k == model.Organisation
	})
}

// hangs reports whether the name that a phrase ends in hangs on another noun: "the
// head of the bank".
func (f *finder) hangs(r [2]int) bool {
	m, ok := f.mentionAt(r[1])
	return ok && m.First-1 > r[0] && slices.ContainsFunc(f.tags[r[0]:m.First], func(t tag) bool { return t == prep })
}

// stray takes the phrase before a comma that opened nothing ("X and Y, met").
func (f *finder) stray(c *annot.Clause, k, at, left int) {
	if at > left && f.tags[at-1].nominal() && c.Tense != annot.NoTense && k == f.from {
		f.phrase(c, k, at-1, left)
	}
}

// back skips adverbs, negations and dates to the left.
func (f *finder) back(i, left int) int {
	for i >= left {
		switch f.tags[i] {
		case adv, neg:
			i--
			continue
		case when:
			j := i
			for j >= left && f.tags[j] == when {
				j--
			}
			if j >= left && f.tags[j] == prep {
				j--
			}
			if j >= left && (f.tags[j].nominal() || f.tags[j] == comma) {
				i = j
				continue
			}
			return j
		}
		return i
	}
	return i
}

// opening finds the mark that opens the parenthesis which the mark at i closes:
// the nearest one to the left such that a noun phrase stands before it and no
// finite verb of the main clause between.
func (f *finder) opening(i, left int) int {
	depth := 0
	for j := i - 1; j > left; j-- {
		switch f.tags[j] {
		case quote:
			depth++
		case comma, stop:
			l := f.doc.Tokens[j].Lower
			if l == ")" {
				for j > left && f.doc.Tokens[j].Lower != "(" {
					j--
				}
				continue
			}
			if l != "," && l != "—" && l != "(" && l != "–" {
				return -1
			}
			if f.lists(j) && f.between(j, i) {
				continue
			}
			if f.tags[j-1].nominal() && f.interrupts(j+1, i) {
				return j
			}
			if f.tags[j] == stop {
				return -1
			}
		}
	}
	return -1
}

// between reports whether the tokens between two marks list names.
func (f *finder) between(j, i int) bool {
	return slices.Contains(f.tags[j+1:i], conj) && !slices.ContainsFunc(f.tags[j+1:i], tag.finite)
}

// interrupts reports whether tokens from a to b can stand between a subject and
// its verb: a relative clause, an apposition, a prepositional phrase, a participle.
func (f *finder) interrupts(a, b int) bool {
	if a >= b {
		return false
	}
	switch t := f.tags[a]; {
	case t == sub, t == prep, t == vbn, t == vbg, t == adv, t == when, t == to, t == conj:
		return true
	case t == haveTag, t == beTag: // "having refused", "being late"
		return look(f.doc.Tokens[a].Lower).is&ing != 0 || strings.HasSuffix(f.doc.Tokens[a].Lower, "ing")
	case t == determiner, t == noun, t == name, t == number, t == pron, t == possessive:
		return f.mainVerb(a, b) < 0 || f.says(a, b)
	}
	return false
}

// mainVerb is the first finite verb between two tokens that no relative or other
// subordinate clause holds, or -1.
func (f *finder) mainVerb(a, b int) int {
	for i := a; i < b && f.tags[i] != sub; i++ {
		if f.tags[i].finite() {
			return i
		}
	}
	return -1
}

// says reports whether the tokens are "he said".
func (f *finder) says(a, b int) bool {
	i := f.mainVerb(a, b)
	return i >= 0 && look(f.doc.Tokens[i].Lower).is&speech != 0
}

// antecedent gives a relative clause or participle the phrase before it.
func (f *finder) antecedent(c *annot.Clause, i, left int) {
	for i >= left && (f.tags[i] == comma || f.tags[i] == quote) {
		i--
	}
	if i >= left && f.tags[i].nominal() {
		start := f.unit(i, left)
		c.Subject = [2]int{start, i + 1}
		c.Actors = f.actors(start, i+1)
	}
}

// inverted finds the subject after a verb of saying: `… ," said Ada Quist`.
func (f *finder) inverted(c *annot.Clause) bool {
	if look(f.doc.Tokens[c.Head].Lower).is&speech == 0 || c.Tense == annot.NoTense || c.Verb[1] >= f.end {
		return false
	}
	i := c.Verb[1]
	if t := f.tags[i]; t != name && t != determiner && t != pron && t != noun {
		return false
	}
	if f.tags[i] == noun && !f.doc.Tokens[i].IsName() {
		if _, ok := f.startsTitled(i); !ok {
			return false
		}
	}
	end := f.phraseEnd(i)
	a := f.actors(i, end)
	if len(a) == 0 {
		return false
	}
	c.Subject, c.Actors = [2]int{i, end}, a
	return true
}

// startsTitled returns the mention whose titles begin at token i.
func (f *finder) startsTitled(i int) (annot.Mention, bool) {
	for _, m := range f.doc.Mentions[f.mentionsFrom(i):] {
		if m.Titled == i {
			return m, true
		}
		if m.First > i+12 {
			break
		}
	}
	return annot.Mention{}, false
}

// phrase sets the subject of c to the noun phrases that end at token i.
func (f *finder) phrase(c *annot.Clause, k, i, left int) {
	start := f.unit(i, left)
	for start > left {
		p := start - 1
		switch f.tags[p] {
		case conj:
			if q := f.conjunct(p, left); q >= 0 {
				start = q
				continue
			}
		case comma:
			if f.joined(start, i) && p > left && f.tags[p-1].nominal() {
				if q := f.unit(p-1, left); f.opensList(q, left) && (q == left || f.tags[q-1] != prep) {
					start = q
					continue
				}
			}
		}
		break
	}
	if f.tags[start] == prep {
		start++
	}
	if at := f.restricted(k, start, left); at >= 0 {
		f.phrase(c, k, at, left)
		return
	}
	c.Subject = [2]int{start, i + 1}
	c.Actors = f.actors(start, i+1)
	if p := start - 1; p >= left && f.tags[p] == sub {
		c.Marker = p
	} else if m := f.marker(start, left); m >= 0 {
		c.Marker = m
	}
}

// restricted is the end of the noun phrase on which a relative clause hangs that
// the phrase from start on closes, or -1: "the miners who struck in the north have
// agreed" are not the north.
func (f *finder) restricted(k, start, left int) int {
	if f.out[k].Participle || f.tags[f.out[k].Verb[0]] == vb || start-1 <= left || f.tags[start-1] != prep && !f.tags[start-1].verbal() {
		return -1
	}
	for q := k - 1; q >= f.from; q-- {
		p := &f.out[q]
		if p.Infinitive || p.Participle {
			continue
		}
		if p.Marker <= left || p.Subject[1] > p.Marker || p.Subject[0] == p.Subject[1] || p.Verb[1] > start || look(f.doc.Tokens[p.Head].Lower).is&speech != 0 ||
			!f.tags[p.Marker-1].nominal() || slices.Contains(f.tags[p.Verb[1]:start], comma) || slices.Contains(f.tags[p.Verb[1]:start], sub) {
			return -1
		}
		return p.Marker - 1
	}
	return -1
}

// marker looks for a subordinator before a fronted phrase: "that after a
// ceasefire, the two will meet".
func (f *finder) marker(start, left int) int {
	for p := start - 1; p >= left && p > start-12; p-- {
		if f.tags[p] == sub {
			return p
		}
		if f.tags[p].finite() || f.tags[p] == stop {
			return -1
		}
	}
	return -1
}

// joined reports whether the phrase from a to b holds a conjunction.
func (f *finder) joined(a, b int) bool { return slices.Contains(f.tags[a:b], conj) }

// conjunct is where the phrase before the conjunction at p begins, or -1 when
// that phrase belongs to what stands before.
func (f *finder) conjunct(p, left int) int {
	if l := f.doc.Tokens[p].Lower; l != "and" && l != "or" && l != "nor" {
		return -1
	}
	i := p - 1
	if i >= left && f.tags[i] == comma {
		i--
	}
	if i < left || !f.tags[i].nominal() {
		return -1
	}
	q := f.unit(i, left)
	if f.opensList(q, left) || q > left && f.tags[q-1] == comma {
		return q
	}
	return -1
}

// opensList reports whether a subject can begin at token q, by what stands before.
func (f *finder) opensList(q, left int) bool {
	if q <= left || f.doc.Tokens[q-1].Lower == "neither" {
		return true
	}
	switch t := f.tags[q-1]; t {
	case sub, comma, stop, quote, conj, when:
		return true
	case noun:
		return f.tags[q] == determiner // "following a truce the two and …": a phrase in front
	case vbd, vbz:
		return look(f.doc.Tokens[q-1].Lower).is&speech != 0
	case prep:
		return q-2 < left || !f.tags[q-2].nominal()
	}
	return false
}

// unit is where the noun phrase that ends at token i begins, with the phrases of
// "of", "in" and their like that hang on it.
func (f *finder) unit(i, left int) int {
	for i >= left {
		start := min(f.core(i, left), i)
		p := start - 1
		if p-1 >= left && f.tags[p] == prep && (f.tags[p-1].nominal() || f.tags[p-1] == possessive) && f.tags[p-1] != when {
			i = p - 1
			continue
		}
		return start
	}
	return left
}

// core is where a noun phrase without its prepositional phrases begins.
func (f *finder) core(i, left int) int {
	for j := i; j >= left; j-- {
		switch t := f.tags[j]; {
		case t == determiner:
			if j > left && f.tags[j-1] == determiner { // "all the", "both of"
				return j - 1
			}
			return j
		case t == pron:
			return j
		case t == noun || t == name || t == number || t == possessive:
		case t == quote || t == when && j+1 <= i && f.tags[j+1] == possessive:
		case (t == adv || t == vbn || t == vbg) && j < i && j > left && (f.tags[j-1] == determiner || f.tags[j-1] == possessive || f.tags[j-1] == adv):
		default:
			return j + 1
		}
	}
	return left
}

// actors is the entities that stand for the noun phrases of a token range: the
// heads of its conjuncts, and the country or body beside a group noun ("the
// Danish government", "members of Local 9").
func (f *finder) actors(first, end int) []int {
	var out []int
	for i := first; i < end; {
		j := i
		for j < end && f.tags[j] != conj && f.tags[j] != comma {
			j++
		}
		if e := f.head(i, j); e >= 0 && !slices.Contains(out, e) {
			out = append(out, e)
		}
		i = j + 1
	}
	return out
}

// head is the entity that the noun phrase of the range stands for, or -1.
func (f *finder) head(first, end int) int {
	for end > first && (f.tags[end-1] == quote || f.tags[end-1] == when || f.tags[end-1] == adv || f.tags[end-1] == possessive) {
		end--
	}
	if first >= end {
		return -1
	}
	core := end // the phrase up to its first preposition
	for i := first + 1; i < end; i++ {
		if f.tags[i] == prep || f.tags[i] == vbg && f.tags[i-1] == noun { // "a group holding the pass"
			core = i
			break
		}
	}
	if m, ok := f.mentionAt(core); ok && m.First >= first-1 && (m.Form != annot.Demonym || core-first <= 2) {
		return m.Entity
	}
	if m, ok := f.mentionAt(end); ok && m.First >= first-1 && m.First < core { // a mention with a preposition inside
		return m.Entity
	}
	if is := look(f.doc.Tokens[core-1].Lower).is; is&(group|ally) != 0 {
		if e := f.beside(first, core-1, is); e >= 0 {
			return e
		}
		if core < end && f.of(core) {
			if e := f.head(core+1, end); e < 0 || is&private == 0 || f.dossier.Entities[e].Kind != model.Country {
				return e
			}
		}
	}
	return -1
}

func (f *finder) of(i int) bool {
	l := f.doc.Tokens[i].Lower
	return l == "of" || l == "from" || l == "for" || l == "in"
}

// beside is the entity named within the range before a group noun: a country, a
// body or, for an office, a person; before allies only one to which they do not
// belong, and before who serves a body no country.
func (f *finder) beside(first, end int, is flags) int {
	best := -1
	for _, m := range f.doc.Mentions[f.mentionsFrom(first):] {
		if m.First >= end {
			break
		}
		if m.End <= end && m.Entity >= 0 && !(is&ally != 0 && f.tags[m.End] == possessive) && !(is&private != 0 && f.dossier.Entities[m.Entity].Kind == model.Country) {
			switch f.dossier.Entities[m.Entity].Kind {
			case model.Country, model.Organisation, model.Person:
				best = m.Entity
			}
		}
	}
	return best
}
