package quote

import (
	"sort"
	"strings"

	"readout/content/annot"
	"readout/model"
)

// A reader reads one document. Its layers are only read.
type reader struct {
	dossier *annot.Dossier
	doc     *annot.Document
	words   *vocabulary
	roles   map[string][]int
	mention []int32 // by token: one more than the index of the longest mention that holds it
}

func newReader(d *annot.Dossier, doc *annot.Document) *reader {
	r := &reader{dossier: d, doc: doc, words: words(), mention: make([]int32, len(doc.Tokens))}
	for i, m := range doc.Mentions {
		for t := max(m.First, 0); t < m.End && t < len(r.mention); t++ {
			if r.mention[t] == 0 {
				r.mention[t] = int32(i + 1)
			}
		}
	}
	return r
}

// mentionAt is the longest mention that holds a token, or -1.
func (r *reader) mentionAt(tok int) int { return int(r.mention[tok]) - 1 }

// start is the token where a mention begins with its titles.
func (r *reader) start(m int) int {
	x := r.doc.Mentions[m]
	if x.Titled < x.First && x.Titled >= 0 && x.Form == annot.Named {
		return x.Titled
	}
	return x.First
}

// speaks reports whether an entity is one that can speak.
func (r *reader) speaks(entity int) bool {
	if entity < 0 || entity >= len(r.dossier.Entities) {
		return false
	}
	k := r.dossier.Entities[entity].Kind
	return k == model.Person || k == model.Organisation || k == model.Country
}

// resolve is the entity that a noun phrase stands for; -1 where the text leaves
// it unnamed.
func (r *reader) resolve(f *frame, n nounPhrase) int {
	if n.mention >= 0 {
		m := r.doc.Mentions[n.mention]
		if r.speaks(m.Entity) {
			return m.Entity
		}
		if m.Form == annot.Pronoun {
			return r.pronoun(f.items[n.head].tok)
		}
		if m.Form != annot.Nominal {
			return -1
		}
	}
	low := r.lower(f, n.head)
	switch {
	case r.words.possessive[low] && n.end-n.first == 1, r.words.pronoun[low]:
		return r.pronoun(f.items[n.head].tok)
	case r.words.voice[low]:
		if e := r.owner(f, n); e >= 0 {
			return e
		}
		return r.body(f.items[n.first].tok)
	case r.words.document[low]:
		return r.owner(f, n)
	case strings.HasSuffix(low, "s") || !r.definite(f, n):
		return -1
	}
	return r.role(low, f.items[n.first].tok)
}

// definite reports a noun phrase that means somebody known: "the minister", "its
// president", "Norvia’s president".
func (r *reader) definite(f *frame, n nounPhrase) bool {
	w := r.lower(f, n.first)
	if r.words.vague[w] {
		return false
	}
	if w == "the" || r.words.possessive[w] {
		return true
	}
	for i := n.first; i < n.head; i++ {
		if r.possessive(f, i) {
			return true
		}
	}
	return false
}

// owner is whom a spokesman, an office or a text belongs to: whose it is
// ("Okoro’s office"), what follows it ("the office of Okoro"), what stands before
// it ("a Harbour Board spokesman").
func (r *reader) owner(f *frame, n nounPhrase) int {
	last := -1
	for i := n.first; i < n.head; i++ {
		it := f.items[i]
		if r.words.possessive[r.lower(f, i)] {
			if m := r.mentionAt(it.tok); m >= 0 && r.speaks(r.doc.Mentions[m].Entity) {
				return r.doc.Mentions[m].Entity
			}
			return r.pronoun(it.tok)
		}
		if m := r.mentionAt(it.tok); m >= 0 && r.speaks(r.doc.Mentions[m].Entity) {
			last = r.doc.Mentions[m].Entity
			if r.possessive(f, i+1) {
				return last
			}
		}
	}
	for i := n.head + 1; i < n.end; i++ {
		it := f.items[i]
		if it.mark >= 0 {
			break
		}
		if m := r.mentionAt(it.tok); m >= 0 && r.speaks(r.doc.Mentions[m].Entity) {
			return r.doc.Mentions[m].Entity
		}
		if r.words.possessive[r.lower(f, i)] {
			if e := r.pronoun(it.tok); e >= 0 {
				return e
			}
		}
	}
	return last
}

// memory is how many sentences back an unnamed speaker is looked for.
const memory = 8

// body is the organisation or country that the sentences before a token are
// about: the first one that the nearest of them names.
func (r *reader) body(tok int) int {
	return r.before(tok, func(m annot.Mention, k model.Kind) bool {
		return m.Form != annot.Demonym && (k == model.Organisation || k == model.Country)
	})
}

// pronoun is what a pronoun stands for where the stages before left it open: the
// nearest sentence's first name that agrees with it.
func (r *reader) pronoun(tok int) int {
	if m := r.mentionAt(tok); m >= 0 && r.speaks(r.doc.Mentions[m].Entity) {
		return r.doc.Mentions[m].Entity
	}
	var gender byte
	switch r.doc.Tokens[tok].Lower {
	case "he", "his", "him":
		gender = 'm'
	case "she", "her":
		gender = 'f'
	case "it", "its", "they", "their":
		return r.body(tok)
	default:
		return -1
	}
	return r.before(tok, func(m annot.Mention, k model.Kind) bool {
		if m.Form == annot.Pronoun || k != model.Person {
			return false
		}
		g := m.Gender
		if g == 0 {
			g = r.dossier.Entities[m.Entity].Gender
		}
		return g == 0 || g == gender
	})
}

// before is the entity of the first mention that fits in the nearest sentence
// before a token that has one; quotations are passed over.
func (r *reader) before(tok int, fits func(annot.Mention, model.Kind) bool) int {
	doc := r.doc
	s := doc.SentenceOf(tok)
	for n := 0; n < memory && s >= 0; n++ {
		end := min(doc.Sentences[s].End, tok)
		for i := max(doc.Sentences[s].First, end-longest); i < end; i++ {
			m := r.mentionAt(i)
			if m < 0 {
				continue
			}
			x := doc.Mentions[m]
			if r.speaks(x.Entity) && fits(x, r.dossier.Entities[x.Entity].Kind) && doc.InQuote(i) < 0 {
				return x.Entity
			}
			i = max(i, x.End-1)
		}
		s--
	}
	return -1
}

// role is the person whose role holds a word, "the minister": the one named last
// before the token, or else the first one after it.
func (r *reader) role(word string, tok int) int {
	if r.roles == nil {
		r.roles = r.roleIndex()
	}
	ms := r.roles[word]
	at := sort.Search(len(ms), func(i int) bool { return r.doc.Mentions[ms[i]].First >= tok })
	switch {
	case at > 0:
		return r.doc.Mentions[ms[at-1]].Entity
	case at < len(ms):
		return r.doc.Mentions[ms[at]].Entity
	}
	return -1
}

// roleIndex is the mentions of persons, in order, by each word of their roles.
func (r *reader) roleIndex() map[string][]int {
	index := map[string][]int{}
	stated := map[int][]string{} // the words of the roles of entities
	for i, m := range r.doc.Mentions {
		if m.Form == annot.Pronoun || !r.speaks(m.Entity) || r.dossier.Entities[m.Entity].Kind != model.Person {
			continue
		}
		words, known := stated[m.Entity]
		if !known {
			words = strings.Fields(strings.ToLower(r.dossier.Entities[m.Entity].Role))
			stated[m.Entity] = words
		}
		for _, w := range words {
			add(index, w, i)
		}
		for t := max(m.Role[0], 0); t < m.Role[1] && t < len(r.doc.Tokens); t++ {
			add(index, r.doc.Tokens[t].Lower, i)
		}
		for t := r.start(i); t < m.First; t++ {
			add(index, r.doc.Tokens[t].Lower, i)
		}
	}
	return index
}

func add(index map[string][]int, word string, mention int) {
	if ms := index[word]; len(ms) == 0 || ms[len(ms)-1] != mention {
		index[word] = append(ms, mention)
	}
}
