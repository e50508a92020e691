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

// itemBack is the item of token tok, at or before item i.
func (r *reader) itemBack(f *frame, i, tok int) int {
	for i > 0 && f.items[i].tok > tok && f.items[i-1].mark < 0 {
		i--
	}
	return i
}
