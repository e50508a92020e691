// Package clause finds the verb groups of a sentence and what hangs on them:
// who does it, in which tense and mood, denied or not, and who says so. It gives
// the layer Clauses, which the stages for pledges, events and open issues read.
//
// It is a shallow parser: words of grammar and verbs come from words.txt, names,
// dates and quotations from the layers before it, and everything else is taken
// for a noun. It prefers an empty subject to a wrong one. It imports annot,
// lexicon and model and no other stage.
package clause

import (
	"slices"

	"readout/content/annot"
)

// Stage gives the layer Clauses.
func Stage() annot.Stage {
	return annot.Stage{
		Name:  "clause",
		Ready: func() { words(); adverbials() },
		Needs: []annot.Layer{annot.Tokens, annot.Sentences, annot.Marks, annot.Mentions, annot.Entities, annot.Timexes},
		Gives: []annot.Layer{annot.Clauses},
		Document: func(d *annot.Dossier, doc *annot.Document) {
			doc.Clauses = Find(d, doc)
		},
	}
}

// Find returns the clauses of a document in the order of their verbs.
func Find(d *annot.Dossier, doc *annot.Document) []annot.Clause {
	t := newTagger(doc)
	f := &finder{dossier: d, doc: doc, tags: t.tags}
	for n, s := range doc.Sentences {
		t.sentence(s.First, s.End)
		f.sentence(n, s)
	}
	return f.out
}

type finder struct {
	dossier *annot.Dossier
	doc     *annot.Document
	tags    []tag
	out     []annot.Clause
	from    int // first clause of the sentence in work
	first   int // first token of the sentence in work
	end     int
}

func (f *finder) sentence(n int, s annot.Sentence) {
	f.from, f.first, f.end = len(f.out), s.First, s.End
	for i := s.First; i < s.End; {
		if c, next, ok := f.group(i); ok {
			c.Sentence = n
			f.out = append(f.out, c)
			i = next
			continue
		}
		i++
	}
	f.subjects()
	f.extents()
	f.parents()
	f.speakers()
}

// subjects finds the subject, coordination and marker of each clause of the sentence.
func (f *finder) subjects() {
	for k := f.from; k < len(f.out); k++ {
		c := &f.out[k]
		if c.Infinitive {
			f.infinitiveSubject(k)
			continue
		}
		if c.Subject[0] < c.Subject[1] { // it stands behind its modal
			c.Actors = f.actors(c.Subject[0], c.Subject[1])
			continue
		}
		f.subject(k)
		if c.Marker >= 0 && k > f.from && f.out[k-1].Head < c.Marker && c.Subject[0] > c.Marker+1 && f.tags[c.Subject[0]-1] == comma && f.tags[c.Marker+1] == when &&
			look(f.doc.Tokens[c.Head].Lower).is&speech != 0 {
			c.Marker = -1 // "… until Friday, the bank said"
		}
		if c.Subject[0] == c.Subject[1] && c.Coord < 0 {
			f.coordinate(k)
		}
		if c.Participle && !c.Passive && f.loose(c) {
			f.adjunct(k)
		}
		if c.Passive {
			f.agent(c, k)
		}
	}
	f.leading()
}

// loose reports whether a comma stands before the participle c.
func (f *finder) loose(c *annot.Clause) bool {
	i := c.Verb[0] - 1
	for i > f.first && f.tags[i] == adv {
		i--
	}
	return i > f.first && f.tags[i] == comma
}

// adjunct gives a participle behind a comma the subject of the clause before it:
// "the firm sued the town, promising to fight on".
func (f *finder) adjunct(k int) {
	c := &f.out[k]
	for q := k - 1; q >= f.from; q-- {
		p := &f.out[q]
		if p.Infinitive || p.Participle || p.Marker >= 0 && len(p.Actors) == 0 {
			continue
		}
		if len(p.Actors) > 0 && (len(c.Actors) == 0 || c.Subject[0] >= p.Verb[1]) {
			c.Subject, c.Actors = p.Subject, p.Actors
		}
		return
	}
}

// leading gives a participle that opens the sentence the subject of the clause
// behind it: "promising to fight on, the firm sued the town".
func (f *finder) leading() {
	if f.from >= len(f.out) {
		return
	}
	c := &f.out[f.from]
	if !c.Participle || c.Passive || c.Verb[0] > f.first+1 || c.Subject[0] < c.Subject[1] {
		return
	}
	for k := f.from + 1; k < len(f.out); k++ {
		n := &f.out[k]
		if s := n.Subject[0]; n.Marker < 0 && !n.Infinitive && !n.Participle && s < n.Subject[1] && s > c.Verb[1] && f.tags[s-1] == comma {
			for j := f.from; j < k; j++ {
				if x := &f.out[j]; j == f.from || x.Infinitive && x.Subject[0] == x.Subject[1] {
					x.Subject, x.Actors = n.Subject, n.Actors
				}
			}
			return
		}
	}
}

// led reports whether clause c is a participle, or hangs on one, that stands before
// its subject.
func led(c *annot.Clause) bool {
	return (c.Participle || c.Infinitive) && c.Subject[0] < c.Subject[1] && c.Subject[0] >= c.Verb[1]
}

// infinitiveSubject gives "to sign" the subject of the verb it depends on, and
// marks it as coordinated where it follows another infinitive.
func (f *finder) infinitiveSubject(k int) {
	c := &f.out[k]
	if k == f.from {
		return
	}
	p := k - 1
	if i := c.Verb[0] - 1; i >= f.first && (f.tags[i] == conj || f.tags[i] == comma) {
		for q := p; q >= f.from; q-- {
			if f.out[q].Infinitive {
				c.Coord, c.Parent = q, f.out[q].Parent
				c.Subject, c.Actors = f.out[q].Subject, f.out[q].Actors
				return
			}
		}
	}
	c.Parent = p
	c.Subject, c.Actors = f.out[p].Subject, f.out[p].Actors
	if f.out[p].Passive {
		c.Actors = f.out[p].Actors
	}
}

// coordinate lets a verb without a subject of its own share that of an earlier one.
func (f *finder) coordinate(k int) {
	c := &f.out[k]
	i := c.Verb[0] - 1
	for i >= f.first && (f.tags[i] == adv || f.tags[i] == when || f.tags[i] == neg || f.tags[i] == comma) {
		i--
	}
	if i < f.first || f.tags[i] != conj && !(i+1 < c.Verb[0] && f.tags[i+1] == comma) {
		return
	}
	for q := k - 1; q >= f.from; q-- {
		p := &f.out[q]
		if !f.sameForm(p, c) || c.Modal != "" && p.Modal == "" && p.Marker >= 0 || f.nested(q, c) {
			continue
		}
		c.Coord, c.Subject, c.Actors = q, p.Subject, p.Actors
		c.Marker = p.Marker
		if c.Tense == annot.Present && (p.Modal != "" || p.Infinitive) {
			c.Modal, c.Tense, c.Infinitive, c.Parent = p.Modal, p.Tense, p.Infinitive, p.Parent
			c.Negated = c.Negated || p.Negated && f.tags[i] == conj && f.doc.Tokens[i].Lower != "but"
		}
		return
	}
}

// sameForm reports whether c can go on p with its subject and auxiliaries.
func (f *finder) sameForm(p, c *annot.Clause) bool {
	if p.Participle != c.Participle {
		return false
	}
	if c.Modal == "" && c.Tense == annot.Present && f.bare(c) && (p.Modal != "" || p.Infinitive) {
		return true
	}
	return !p.Infinitive
}

// bare reports whether the verb group of c begins in a base form, as one that goes
// on a modal or an infinitive does.
func (f *finder) bare(c *annot.Clause) bool {
	for i := c.Verb[0]; i < c.Verb[1]; i++ {
		if f.tags[i].verbal() {
			l := f.doc.Tokens[i].Lower
			return f.tags[i] == vb || l == "be" || l == "have" || l == "do"
		}
	}
	return false
}

// nested reports whether clause q stands within a clause of somebody who acts, and
// tells of nobody: "Norland closed the mine, where a rock fell, and said".
func (f *finder) nested(q int, c *annot.Clause) bool {
	p := &f.out[q]
	if look(f.doc.Tokens[c.Head].Lower).is&speech == 0 || len(p.Actors) > 0 || p.Marker < 0 || c.Modal != "" || c.Infinitive || c.Participle {
		return false
	}
	return slices.ContainsFunc(f.out[f.from:q], func(o annot.Clause) bool {
		return len(o.Actors) > 0 && o.Marker < 0 && !o.Infinitive && !o.Participle && o.Modal == ""
	})
}

// extents sets where clauses begin and end: a clause reaches to the next one
// that does not depend on it, or to the end of the sentence.
func (f *finder) extents() {
	for k := f.from; k < len(f.out); k++ {
		c := &f.out[k]
		c.First = c.Verb[0]
		if c.Subject[0] < c.Subject[1] && c.Subject[0] < c.First && c.Coord < 0 && !c.Infinitive {
			c.First = c.Subject[0]
		}
		if c.Marker >= 0 && c.Marker < c.First && c.Coord < 0 {
			c.First = c.Marker
		}
		c.End = f.end
		if led(c) {
			c.End = f.cutBack(c.Verb[1], c.Subject[0])
		}
		for c.End > c.Verb[1] && f.tags[c.End-1] == stop {
			c.End--
		}
	}
	for k := f.from; k < len(f.out); k++ {
		for n := k + 1; n < len(f.out); n++ {
			at, ok := f.parts(n)
			if !ok {
				at, ok = f.resumes(k, n)
			}
			if ok && at >= f.out[k].Verb[1] {
				f.out[k].End = f.cutBack(f.out[k].Verb[1], min(at, f.out[k].End))
				break
			}
		}
	}
}

// parts reports whether clause n begins something new beside what stands before
// it, and where: what somebody says of it, a coordinated verb or clause.
func (f *finder) parts(n int) (int, bool) {
	c := &f.out[n]
	start := min(c.First, c.Verb[0])
	switch {
	case f.trails(c):
		return start, true
	case c.Coord >= 0:
		return c.Verb[0], true
	case c.Infinitive || c.Participle || c.Marker >= 0 || start == f.first:
		return 0, false
	}
	before := f.tags[start-1]
	return start, before == conj || before == stop && f.doc.Tokens[start-1].Kind == annot.Punct && f.doc.Tokens[start-1].Lower != "("
}

// resumes reports whether clause n goes on the sentence that clause k, a relative
// one or a participle, interrupted: its subject stands before k.
func (f *finder) resumes(k, n int) (int, bool) {
	c, next := &f.out[k], &f.out[n]
	if next.Infinitive || next.Participle || next.Subject[0] == next.Subject[1] {
		return 0, false
	}
	if c.Infinitive && c.Parent >= f.from && c.Parent < k {
		return f.resumes(c.Parent, n)
	}
	start := c.Marker
	if start < 0 {
		start = c.Verb[0]
		if !c.Participle || start == f.first || f.tags[start-1] != comma {
			return 0, false
		}
	}
	return next.Verb[0], next.Subject[1] <= start
}

// cutBack is the end of a clause that ends before token at: marks and
// conjunctions that lead on to the next one left out.
func (f *finder) cutBack(least, at int) int {
	for at > least && (f.tags[at-1] == conj || f.tags[at-1] == comma || f.tags[at-1] == adv || f.tags[at-1] == stop) {
		at--
	}
	return at
}

// trails reports whether a clause of saying stands after what is said: ", she said".
func (f *finder) trails(c *annot.Clause) bool {
	if look(f.doc.Tokens[c.Head].Lower).is&speech == 0 || c.Infinitive || c.Participle {
		return false
	}
	i := min(c.First, c.Verb[0])
	return i > f.first && (f.tags[i-1] == comma || f.tags[i-1] == quote) && c.Marker < 0
}

// parents links a clause to the verb of saying or undertaking whose complement it is.
func (f *finder) parents() {
	for k := f.from; k < len(f.out); k++ {
		c := &f.out[k]
		if c.Parent >= 0 || c.Coord >= 0 && f.out[c.Coord].Parent < 0 {
			continue
		}
		if c.Coord >= 0 {
			c.Parent = f.out[c.Coord].Parent
			continue
		}
		for p := k - 1; p >= f.from; p-- {
			v := &f.out[p]
			if led(v) && v.Subject == c.Subject && !led(c) {
				continue
			}
			if look(f.doc.Tokens[v.Head].Lower).is&speech != 0 && (!v.Passive || c.Marker >= 0) && f.reaches(p, k) {
				c.Parent = p
				break
			}
		}
	}
}

// reaches reports whether nothing closes the complement of clause p before
// clause k begins: a mark, or a conjunction after a complement that is no clause.
func (f *finder) reaches(p, k int) bool {
	v, c := &f.out[p], &f.out[k]
	start := min(c.First, c.Verb[0])
	for i := v.Verb[1]; i < start; i++ {
		if f.tags[i] == stop && (f.doc.Tokens[i].Lower == ";" || f.doc.Tokens[i].Lower == "—") {
			return false
		}
	}
	if start > f.first && f.tags[start-1] == conj && c.Marker < 0 {
		return slices.ContainsFunc(f.out[p+1:k], func(x annot.Clause) bool {
			return x.Parent == p && !x.Infinitive && !x.Participle
		})
	}
	return !f.trails(c)
}

// speakers gives each clause the one who says it: the subject of the verb of
// saying above it, or of the one that trails the sentence.
func (f *finder) speakers() {
	trailing := -1
	for k := f.from; k < len(f.out); k++ {
		if c := &f.out[k]; f.trails(c) && len(c.Actors) > 0 {
			trailing = c.Actors[0]
			for j := f.from; j < k; j++ {
				if f.out[j].Speaker < 0 && (f.out[j].Modal != "" || look(f.doc.Tokens[f.out[j].Head].Lower).is&speech == 0) {
					f.out[j].Speaker = trailing
				}
			}
			for j := k + 1; j < len(f.out) && f.goesOn(j); j++ {
				f.out[j].Speaker = trailing
			}
		}
	}
	for k := f.from; k < len(f.out); k++ {
		c := &f.out[k]
		for p, hops := c.Parent, 0; p >= 0 && hops < 8; p, hops = f.out[p].Parent, hops+1 {
			v := &f.out[p]
			if look(f.doc.Tokens[v.Head].Lower).is&speech != 0 && len(v.Actors) > 0 {
				c.Speaker = v.Actors[0]
				break
			}
		}
		if c.Speaker < 0 && c.Coord >= 0 {
			c.Speaker = f.out[c.Coord].Speaker
		}
	}
	if by := f.accordingTo(); by >= 0 {
		for k := f.from; k < len(f.out); k++ {
			if f.out[k].Speaker < 0 {
				f.out[k].Speaker = by
			}
		}
	}
}

// goesOn reports whether clause j goes on what somebody says after the "she said"
// in the middle of it: "…, she said, and she would pay".
func (f *finder) goesOn(j int) bool {
	c := &f.out[j]
	start := min(c.First, c.Verb[0])
	return c.Speaker < 0 && c.Marker < 0 && !c.Infinitive && !c.Participle && (c.Modal == "would" || c.Modal == "could" || c.Modal == "might") && start > f.first && f.tags[start-1] == conj
}

// accordingTo is the entity of "according to X" in the sentence, or -1.
func (f *finder) accordingTo() int {
	for i := f.first; i+2 < f.end; i++ {
		if f.doc.Tokens[i].Lower == "according" && f.doc.Tokens[i+1].Lower == "to" {
			if a := f.actors(i+2, f.phraseEnd(i+2)); len(a) > 0 {
				return a[0]
			}
		}
	}
	return -1
}

// agent finds the "by" phrase of a passive.
func (f *finder) agent(c *annot.Clause, k int) {
	limit := f.end
	if k+1 < len(f.out) {
		limit = f.out[k+1].Verb[0]
	}
	for i := c.Verb[1]; i < limit && i < c.Verb[1]+6; i++ {
		if f.doc.Tokens[i].Lower == "by" && i+1 < limit && f.tags[i+1] != when && f.tags[i+1] != vbg {
			c.Agent = [2]int{i + 1, f.phraseEnd(i + 1)}
			c.AgentOf = f.actors(c.Agent[0], c.Agent[1])
			return
		}
	}
}

// phraseEnd is where the noun phrases that begin at i end: before a verb, a
// subordinator, a time expression or a mark other than a listing comma.
func (f *finder) phraseEnd(i int) int {
	j := i
	for ; j < f.end; j++ {
		switch t := f.tags[j]; {
		case t.verbal() || t == sub || t == stop || t == when || t == to || t == quote && j > i:
			return j
		case t == comma:
			if !f.lists(j) {
				return j
			}
		case t == prep && j > i:
			if l := f.doc.Tokens[j].Lower; l != "of" && l != "for" && l != "from" && l != "in" {
				return j
			}
		}
	}
	return j
}

// lists reports whether the comma at j parts items of a list: another name and a
// conjunction follow before any verb.
func (f *finder) lists(j int) bool {
	for k := j + 1; k < f.end && k < j+12; k++ {
		switch {
		case f.tags[k] == conj:
			return k > j+1 || k+1 < f.end && f.tags[k+1] == name
		case f.tags[k].verbal() || f.tags[k] == stop || f.tags[k] == sub:
			return false
		}
	}
	return false
}

// mentionsFrom is the index of the first mention that begins at or after a token.
func (f *finder) mentionsFrom(token int) int {
	i, _ := slices.BinarySearchFunc(f.doc.Mentions, token, func(m annot.Mention, t int) int { return m.First - t })
	return i
}

// mentionAt returns the widest mention whose words, titles included, end at token end.
func (f *finder) mentionAt(end int) (annot.Mention, bool) {
	ms := f.doc.Mentions
	for i := f.mentionsFrom(end) - 1; i >= 0 && ms[i].First > end-16; i-- {
		if ms[i].End == end {
			for i > 0 && ms[i-1].End == end && ms[i-1].First > end-16 {
				i--
			}
			return ms[i], true
		}
	}
	return annot.Mention{}, false
}
