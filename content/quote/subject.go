package quote

import (
	"strings"

	"readout/content/annot"
	"readout/model"
)

// A noun phrase is the items from first to end, with its head. Its mention is
// the one that names it, -1 where none does: then the head says what it is.
type nounPhrase struct {
	first, end int // items; empty when there is none
	head       int // item of the head where there is no mention
	mention    int // index into Document.Mentions; -1
}

func (n nounPhrase) ok() bool { return n.first < n.end }

// subject finds who a cue is about: before it, after it where the order is
// turned ("said Okoro"), or by the clause around it for "adding", "to call".
func (r *reader) subject(f *frame, c *cue) nounPhrase {
	if !c.known {
		c.known = true
		c.subject = r.findSubject(f, c)
	}
	return c.subject
}

func (r *reader) findSubject(f *frame, c *cue) nounPhrase {
	switch c.kind {
	case phrase:
		return r.ahead(f, c.end)
	case noun:
		return r.possessor(f, c)
	case passive:
		return r.agent(f, c)
	case participle:
		return r.doing(f, c)
	case infinitive:
		return r.clause(f, c.at)
	}
	if c.entry.Attr("speaker") == "object" {
		return r.ahead(f, c.end)
	}
	if r.turned(f, c) {
		if n := r.ahead(f, c.end); n.ok() {
			return n
		}
	}
	if n := r.behind(f, c.at); n.ok() {
		return n
	}
	if c.at == 0 {
		return r.ahead(f, c.end)
	}
	return nounPhrase{}
}

// doing is who a participle is about: a name right before it ("with Okoro
// saying", "quoted Okoro as saying"), or the subject of the clause around it.
func (r *reader) doing(f *frame, c *cue) nounPhrase {
	end := c.at
	if r.lower(f, end-1) == "as" {
		end--
	}
	if end > 0 && f.items[end-1].mark < 0 {
		if m := r.mentionAt(f.items[end-1].tok); m >= 0 && r.named(m) && r.doc.Mentions[m].End == f.items[end-1].tok+1 {
			return r.ending(f, end)
		}
	}
	return r.clause(f, c.at)
}

// turned reports a verb that stands right after a quotation: “…,” said Okoro.
func (r *reader) turned(f *frame, c *cue) bool {
	i := c.at - 1
	for i >= 0 && (r.lower(f, i) == "," || r.words.adverb[r.lower(f, i)] || dash(r.lower(f, i))) {
		i--
	}
	return i >= 0 && f.items[i].mark >= 0
}

func dash(w string) bool { return w == "—" || w == "–" || w == "--" || w == "-" }

// agent is who a passive is done by: "described by Okoro as".
func (r *reader) agent(f *frame, c *cue) nounPhrase {
	for i := c.end; i < len(f.items) && i < c.end+12; i++ {
		switch w := r.lower(f, i); {
		case w == "by":
			return r.ahead(f, i+1)
		case w == "." || w == ";":
			return nounPhrase{}
		}
	}
	return nounPhrase{}
}

// behind finds the subject that ends before item v.
func (r *reader) behind(f *frame, v int) nounPhrase {
	p := r.skipBack(f, v-1)
	if p < 0 {
		return nounPhrase{}
	}
	w := r.lower(f, p)
	switch {
	case f.items[p].mark >= 0:
		return nounPhrase{}
	case w == "," || dash(w) || w == ")":
		return r.overAside(f, p)
	case r.words.conjunction[w] || w == "then" || w == ";":
		return r.clause(f, p)
	case r.words.relative[w]:
		q := p - 1
		if r.lower(f, q) == "," {
			q--
		}
		if n := r.ending(f, q+1); n.ok() && (n.mention >= 0 || w != "that") {
			return n
		}
		return nounPhrase{}
	}
	return r.ending(f, p+1)
}

// skipBack goes back from item p over auxiliaries, adverbs and days, which may
// stand between a subject and its verb.
func (r *reader) skipBack(f *frame, p int) int {
	w := r.words
	for p >= 0 {
		low := r.lower(f, p)
		switch {
		case low == "" || r.mentionAt(f.items[p].tok) >= 0 && !w.day[low]:
			return p
		case w.auxiliary[low], w.adverb[low], adverbial(low):
			p--
		case w.time[low] && (r.lower(f, p-1) == "last" || r.lower(f, p-1) == "this" || r.lower(f, p-1) == "that"):
			p -= 2
		case w.day[low] && p > 0:
			p--
			for p > 0 && (r.lower(f, p) == "on" || r.lower(f, p) == "late" || r.lower(f, p) == "early" || r.lower(f, p) == "last") {
				p--
			}
		default:
			return p
		}
	}
	return p
}

// ending finds the noun phrase that ends before item e. Where its last name is
// governed by a preposition ("an adviser to Okoro"), the noun before that is the head.
func (r *reader) ending(f *frame, e int) nounPhrase {
	if e <= 0 || f.items[e-1].mark >= 0 {
		return nounPhrase{}
	}
	tok := f.items[e-1].tok
	m := r.mentionAt(tok)
	if m < 0 || r.doc.Mentions[m].End != tok+1 {
		return r.headed(f, e-1)
	}
	first := r.itemBack(f, e-1, r.start(m))
	at := r.overList(f, first)
	if h := r.governor(f, at); h >= 0 && !r.office(f, h, m) {
		return r.governed(f, h, e)
	}
	if at != first {
		if n := r.mentionAt(f.items[at].tok); n >= 0 {
			m = n
		}
	}
	return nounPhrase{first: at, end: e, head: e - 1, mention: m}
}

// office reports a head that is a title of the person after it, "Minister for
// Education Ada Quist", and not somebody of hers, "an adviser to Ada Quist".
func (r *reader) office(f *frame, h, m int) bool {
	t := r.doc.Tokens[f.items[h].tok]
	if r.doc.Mentions[m].Kind != model.Person || r.words.voice[t.Lower] || r.words.kin[t.Lower] || strings.HasSuffix(t.Lower, "s") {
		return false
	}
	if t.IsName() {
		return !r.words.determiner[r.lower(f, h-1)]
	}
	// "the army’s chief of staff General Ada Quist"
	return r.lower(f, h+1) == "of" && r.descriptive(f, h+2) && !r.words.vague[r.lower(f, h-1)]
}

// governed is the noun phrase with head h, which a preposition ties to a name.
func (r *reader) governed(f *frame, h, e int) nounPhrase {
	n := r.headed(f, h)
	if n.ok() {
		n.end = e
	}
	return n
}

// headed is the noun phrase whose last word is item h.
func (r *reader) headed(f *frame, h int) nounPhrase {
	t := r.doc.Tokens[f.items[h].tok]
	if t.Kind == annot.Punct || t.Kind == annot.Clitic || t.Kind == annot.QuoteTok {
		return nounPhrase{}
	}
	if m := r.mentionAt(f.items[h].tok); m >= 0 {
		first := r.itemBack(f, h, r.start(m))
		if r.doc.Mentions[m].End == f.items[h].tok+1 {
			return nounPhrase{first: first, end: h + 1, head: h, mention: m}
		}
	}
	first := h
	for first > 0 && h-first < 8 && r.within(f, first-1) {
		first--
	}
	return nounPhrase{first: first, end: h + 1, head: h, mention: -1}
}

// within reports whether item i may stand inside a noun phrase before its head.
func (r *reader) within(f *frame, i int) bool {
	it := f.items[i]
	if it.mark >= 0 {
		return false
	}
	t, w := r.doc.Tokens[it.tok], r.words
	switch {
	case t.Kind == annot.Clitic:
		return t.Lower == "'s"
	case t.Kind == annot.QuoteTok: // the workers’ union
		return true
	case t.Kind == annot.Punct, w.conjunction[t.Lower], w.relative[t.Lower], w.auxiliary[t.Lower]:
		return false
	case w.preposition[t.Lower]:
		return r.mentionAt(it.tok) >= 0
	}
	return true
}

// governor is the item of the noun that a preposition before item first ties the
// name there to, or -1.
func (r *reader) governor(f *frame, first int) int {
	p := first - 1
	for p >= 0 && p > first-4 && (r.words.determiner[r.lower(f, p)] || r.descriptive(f, p)) {
		p--
	}
	if p < 1 || !r.ties(r.lower(f, p)) {
		return -1
	}
	h := f.items[p-1]
	if h.mark >= 0 {
		return -1
	}
	t := r.doc.Tokens[h.tok]
	if t.Kind == annot.Punct || r.words.leading[t.Lower] || r.words.preposition[t.Lower] || r.words.adverb[t.Lower] || r.words.auxiliary[t.Lower] {
		return -1
	}
	return p - 1
}

// ties reports a preposition that ties a name to a noun before it.
func (r *reader) ties(w string) bool {
	switch w {
	case "of", "for", "to", "at", "from", "in", "with", "by", "within", "inside", "near":
		return true
	}
	return false
}

// descriptive reports a lower-case word that describes what follows ("for the
// former mayor Ada Quist") and is no preposition itself.
func (r *reader) descriptive(f *frame, i int) bool {
	if f.items[i].mark >= 0 {
		return false
	}
	t, w := r.doc.Tokens[f.items[i].tok], r.words
	return t.Kind == annot.Word && !w.preposition[t.Lower] && !w.conjunction[t.Lower] && !w.relative[t.Lower] &&
		!w.auxiliary[t.Lower] && !w.leading[t.Lower]
}

// overList goes back over a list of names, "France, Spain and Peru", and returns
// where its first one begins.
func (r *reader) overList(f *frame, first int) int {
	for {
		p := first - 1
		if r.lower(f, p) == "the" {
			p--
		}
		joined := r.words.conjunction[r.lower(f, p)]
		if !joined && r.lower(f, p) != "," || p < 1 {
			return first
		}
		if joined && r.lower(f, p-1) == "," {
			p--
		}
		if p < 1 || f.items[p-1].mark >= 0 {
			return first
		}
		m := r.mentionAt(f.items[p-1].tok)
		if m < 0 || r.doc.Mentions[m].Form == annot.Pronoun || r.doc.Mentions[m].End != f.items[p-1].tok+1 {
			return first
		}
		if !joined && !r.listed(f, first) {
			return first
		}
		first = r.itemBack(f, p-1, r.start(m))
	}
}

// listed reports whether an "and" follows the list that item i stands in.
func (r *reader) listed(f *frame, i int) bool {
	for k := i; k < len(f.items) && k < i+24; k++ {
		switch w := r.lower(f, k); {
		case w == "and":
			return true
		case w == "." || w == ";" || f.items[k].mark >= 0:
			return false
		}
	}
	return false
}

// overAside finds the subject before an aside that ends with the comma, dash or
// bracket at item p: "Okoro, who leads the club, said". The nearest stretch
// between commas that is a name and nothing else is taken.
func (r *reader) overAside(f *frame, p int) nounPhrase {
	end := p
	var farthest nounPhrase
	for n := 0; n < 8 && end > 0; n++ {
		start := end
		for start > 0 && !r.parts(f, start-1) {
			start--
		}
		if start < end && !(n == 0 && r.lower(f, p) == ")") {
			if np := r.ending(f, end); np.ok() {
				if np.mention >= 0 && r.named(np.mention) && r.clean(f, start, np.first) {
					return np
				}
				if !r.leads(f, start) {
					farthest = np
				}
			}
		}
		if start == 0 || !aside(r.lower(f, start-1)) {
			break
		}
		end = start - 1
	}
	return farthest
}

func aside(w string) bool { return w == "," || dash(w) || w == "(" || w == ")" }

// parts reports an item at which a stretch between commas begins or ends.
func (r *reader) parts(f *frame, i int) bool {
	w := r.lower(f, i)
	return f.items[i].mark >= 0 || aside(w) || w == ";" || w == ":" || w == "." || w == "?" || w == "!"
}

// clean reports whether nothing but small words stands between items a and b.
func (r *reader) clean(f *frame, a, b int) bool {
	for ; a < b; a++ {
		if w := r.lower(f, a); !r.words.conjunction[w] && !r.words.adverb[w] && w != "the" && w != "but" && w != "that" && w != "as" && w != "while" {
			return false
		}
	}
	return true
}

// leads reports whether the stretch at item i is an aside or adverbial by its
// first word: "who …", "in …", "standing …".
func (r *reader) leads(f *frame, i int) bool {
	w := r.lower(f, i)
	if r.words.conjunction[w] {
		w = r.lower(f, i+1)
	}
	return r.words.leading[w] || r.words.relative[w] || w == "whose" || w == "where" ||
		len(w) > 4 && w[len(w)-3:] == "ing"
}

func (r *reader) named(m int) bool {
	x := r.doc.Mentions[m]
	return x.Form != annot.Nominal && (x.Kind == model.Person || x.Kind == model.Organisation || x.Kind == model.Country)
}

// clause finds the subject of the clause around item v: that of the nearest cue
// before it in the same sentence, or the first noun phrase of the sentence.
func (r *reader) clause(f *frame, v int) nounPhrase {
	start := r.sentenceStart(f, v)
	for k := f.cuesFrom(v) - 1; k >= 0 && f.cues[k].at >= start; k-- {
		c := &f.cues[k]
		if c.kind != finite || c.weak {
			continue
		}
		if n := r.subject(f, c); n.ok() {
			return n
		}
	}
	return r.opening(f, start, v)
}

// ends reports an item that ends a sentence outside quotations.
func (r *reader) ends(f *frame, i int) bool {
	w := r.lower(f, i)
	return w == "." || w == "?" || w == "!" || w == ";" || w == ":" && i+1 < len(f.items) && f.items[i+1].mark < 0
}

// opening is the first noun phrase of the items a to b that could be a subject:
// adverbials that open the sentence are skipped.
func (r *reader) opening(f *frame, a, b int) nounPhrase {
	from := a
	for r.leads(f, from) || r.lower(f, from) == "," {
		k := from + 1
		for k < b && r.lower(f, k) != "," {
			k++
		}
		if k >= b {
			break
		}
		from = k + 1
	}
	if n := r.firstMention(f, from, b); n.ok() {
		return n
	}
	if from < b {
		return r.ahead(f, from)
	}
	if from != a || b < len(f.items) {
		return r.firstMention(f, a, len(f.items)) // "Praising the crew, Okoro left"
	}
	return nounPhrase{}
}

// firstMention is the first named or pronominal mention in items a to b that no
// preposition governs and that possesses nothing.
func (r *reader) firstMention(f *frame, a, b int) nounPhrase {
	for i := a; i < b && i < len(f.items); i++ {
		if f.items[i].mark >= 0 {
			continue
		}
		m := r.mentionAt(f.items[i].tok)
		if m < 0 {
			continue
		}
		x := r.doc.Mentions[m]
		e := i
		for e < len(f.items) && f.items[e].tok < x.End {
			e++
		}
		demonym := x.Form == annot.Demonym || x.Kind == model.Place || x.Kind == model.Other
		governed := i > 0 && r.words.preposition[r.lower(f, i-1)]
		if !demonym && !governed && !r.possessive(f, e) && !r.describes(m) {
			if h := r.governor(f, i); h >= a && !r.office(f, h, m) {
				return r.headed(f, h)
			}
			return nounPhrase{first: i, end: e, head: e - 1, mention: m}
		}
		i = e - 1
	}
	return nounPhrase{}
}

// describes reports a body that belongs to the role of the next person: "the
// Harbour Board’s chief, Ada Quist", "Norvia President Ada Quist".
func (r *reader) describes(m int) bool {
	x := r.doc.Mentions[m]
	if x.Kind == model.Person {
		return false
	}
	for k := m + 1; k < len(r.doc.Mentions) && k < m+4; k++ {
		y := r.doc.Mentions[k]
		if y.Kind != model.Person {
			continue
		}
		return y.Home[0] <= x.First && x.First < y.Home[1] || y.Role[0] <= x.First && x.First < y.Role[1] ||
			r.start(k) <= x.First && x.First < y.First
	}
	return false
}

// possessive reports the mark of a possessive at item i.
func (r *reader) possessive(f *frame, i int) bool {
	if i >= len(f.items) || f.items[i].mark >= 0 {
		return false
	}
	t := r.doc.Tokens[f.items[i].tok]
	return t.Kind == annot.Clitic && t.Lower == "'s" || t.Kind == annot.QuoteTok && !t.Space
}

// ahead finds the noun phrase that begins at item i: "said [Okoro], standing".
func (r *reader) ahead(f *frame, i int) nounPhrase {
	for i < len(f.items) && r.words.adverb[r.lower(f, i)] && !r.words.determiner[r.lower(f, i)] {
		i++
	}
	if i >= len(f.items) || f.items[i].mark >= 0 {
		return nounPhrase{}
	}
	e := i
	for e < len(f.items) && e < i+24 && r.within(f, e) && !r.cueAt(f, e) {
		e++
	}
	if e == i || r.words.preposition[r.lower(f, i)] || r.words.relative[r.lower(f, i)] {
		return nounPhrase{}
	}
	last := -1
	for k := i; k < e; k++ {
		if m := r.mentionAt(f.items[k].tok); m >= 0 && r.doc.Mentions[m].Form != annot.Demonym {
			stop := k
			for stop < e && f.items[stop].tok < r.doc.Mentions[m].End {
				stop++
			}
			if !r.possessive(f, stop) {
				last = m
				if r.named(m) || r.doc.Mentions[m].Form == annot.Nominal {
					if r.doc.Mentions[m].Kind == model.Person {
						return nounPhrase{first: i, end: stop, head: stop - 1, mention: m}
					}
				}
			}
			k = stop - 1
		}
	}
	n := nounPhrase{first: i, end: e, head: e - 1, mention: -1}
	if last >= 0 && r.doc.Mentions[last].End == f.items[e-1].tok+1 {
		n.mention = last
	}
	if n.mention < 0 {
		// "a spokesman for the ministry": what follows belongs to the head
		for n.end < len(f.items) && n.end < e+10 && f.items[n.end].mark < 0 && r.lower(f, n.end) != "," && !r.ends(f, n.end) {
			n.end++
		}
		if p := r.nameAfter(f, n.end); p.ok() {
			return p
		}
	}
	return n
}

// nameAfter is the person whom a comma sets beside a role: "said the head of the
// board, Ada Quist".
func (r *reader) nameAfter(f *frame, i int) nounPhrase {
	if r.lower(f, i) != "," || i+1 >= len(f.items) || f.items[i+1].mark >= 0 {
		return nounPhrase{}
	}
	m := r.mentionAt(f.items[i+1].tok)
	if m < 0 || r.doc.Mentions[m].Kind != model.Person || r.doc.Mentions[m].Form != annot.Named || r.start(m) != f.items[i+1].tok {
		return nounPhrase{}
	}
	e := i + 1
	for e < len(f.items) && f.items[e].mark < 0 && f.items[e].tok < r.doc.Mentions[m].End {
		e++
	}
	return nounPhrase{first: i + 1, end: e, head: e - 1, mention: m}
}

func (r *reader) cueAt(f *frame, i int) bool {
	k := f.cuesFrom(i)
	return k < len(f.cues) && f.cues[k].at == i && f.cues[k].kind == finite
}

// possessor is whose a noun is: "Okoro’s claim", "his claim", "a claim by Okoro".
func (r *reader) possessor(f *frame, c *cue) nounPhrase {
	if r.lower(f, c.end) == "by" || r.lower(f, c.end) == "from" {
		return r.ahead(f, c.end+1)
	}
	for i := c.at - 1; i >= 0 && i > c.at-5 && r.within(f, i); i-- {
		if r.possessive(f, i) && i > 0 {
			return r.ending(f, i)
		}
		if r.words.possessive[r.lower(f, i)] {
			return nounPhrase{first: i, end: i + 1, head: i, mention: r.mentionAt(f.items[i].tok)}
		}
	}
	return nounPhrase{}
}

// itemBack is the item of token tok, at or before item i.
func (r *reader) itemBack(f *frame, i, tok int) int {
	for i > 0 && f.items[i].tok > tok && f.items[i-1].mark < 0 {
		i--
	}
	return i
}
