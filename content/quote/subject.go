package quote

import (
	"readout/content/annot"
	"readout/model"
)

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
		return r.firstMention(f, a, a+longest) // "Praising the crew, Okoro left"
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
