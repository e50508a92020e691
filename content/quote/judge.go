package quote

import (
	"strings"

	"readout/content/annot"
	"readout/model"
)

// judge says who speaks the quotation at item q. What stands closest and says it
// most plainly wins: a verb right after the words, one before them, a phrase such
// as "according to", a verb at the sentence's end, a noun such as "claim".
func (a *attributor) judge(f, next *frame, q int, opensBlock bool) verdict {
	v := verdict{mark: f.items[q].mark, speaker: -1, cue: -1}
	s := a.stretch(v.mark)
	v.alone = f.alone
	if s.empty || a.nameIn(f, q, s) {
		return v
	}
	for _, rule := range []func(*frame, int, stretch) (*cue, nounPhrase){
		a.rightAfter, a.strongBefore, a.phraseNear, a.atEnd, a.nounBefore, a.weakBefore,
	} {
		c, n := rule(f, q, s)
		if c == nil {
			continue
		}
		if (c.naming || c.entry.Attr("use") == "call") && !s.long && a.names(f, c, q) {
			return v
		}
		v.cue, v.rule, v.said = f.items[c.at].tok, c.entry.ID(), true
		if n.ok() {
			v.speaker = a.speaker(f, c, n)
		}
		return v
	}
	return a.uncued(f, next, q, opensBlock, s, v)
}

// A stretch is what the words of a mark look like.
type stretch struct {
	empty   bool
	long    bool // four words or more
	comma   bool // ends as the words before "he said" do: with a comma, a ? or a !
	full    bool // ends as a sentence does
	title   bool // written as titles are: Every Word That Counts with a Capital
	capital bool // begins with one
	name    bool // could be a name: a noun with its adjectives, or a title
}

func (r *reader) stretch(mark int) stretch {
	m := r.doc.Marks[mark]
	var s stretch
	words, capitals, small := 0, 0, 0
	verbal := false
	for k, t := range r.doc.Tokens[m.First:m.End] {
		switch t.Kind {
		case annot.Punct, annot.QuoteTok:
			continue
		case annot.Clitic:
			verbal = verbal || t.Lower != "'s"
			continue
		}
		words++
		verbal = verbal || r.words.auxiliary[t.Lower] || r.words.pronoun[t.Lower]
		switch {
		case t.IsName():
			capitals++
		case t.Kind == annot.Word && !r.words.preposition[t.Lower] && !r.words.conjunction[t.Lower] && !r.words.determiner[t.Lower] && k > 0:
			small++
		}
	}
	last := r.doc.Tokens[m.End-1].Lower
	s.empty = words == 0
	s.capital = r.doc.Tokens[m.First].IsName()
	s.long = words >= 4
	s.full = last == "." || last == "?" || last == "!" || last == "…" || last == "..."
	s.comma = last == "," || last == "?" || last == "!" || last == "—" || last == "–"
	s.title = capitals > 1 && small == 0
	s.name = s.title || !verbal && words <= 5
	return s
}

// nameIn reports marks around a name or a word that is only called so: after an
// article, and not at the end of a sentence of somebody's speech.
func (r *reader) nameIn(f *frame, q int, s stretch) bool {
	if s.comma && s.long || !s.name {
		return false
	}
	prev := r.lower(f, q-1)
	if prev == "so-called" || prev == "named" || prev == "titled" || prev == "entitled" || prev == "dubbed" || prev == "nicknamed" {
		return true
	}
	if (prev == "the" || prev == "a" || prev == "an") && s.capital && !s.long {
		return true
	}
	if s.title {
		return prev != "," && prev != ":" && q > 0 && !s.comma
	}
	return prev == "the" && r.noun(f, q+1)
}

// noun reports whether what follows a name in marks goes on with the same phrase:
// "the “coalition of the willing” of mainly northern states".
func (r *reader) noun(f *frame, i int) bool {
	if i >= len(f.items) {
		return false
	}
	w := r.lower(f, i)
	return w != "," && w != "." && w != "" && !r.words.auxiliary[w] || r.words.auxiliary[w] && w != "is"
}

// names reports whether nothing that a verb could be about stands between it and
// the quotation: what follows is a name, as in "dubbed the “gift”", not as in
// "dubbed it “a gift”".
func (r *reader) names(f *frame, c *cue, q int) bool {
	if q < c.at {
		return false
	}
	for i := c.end; i < q; i++ {
		if w := r.lower(f, i); f.items[i].mark < 0 && w != "the" && w != "a" && w != "an" && w != "and" && w != "or" && w != "," {
			return false
		}
	}
	return true
}

// rightAfter finds “…,” said Okoro and “…,” Okoro said.
func (a *attributor) rightAfter(f *frame, q int, s stretch) (*cue, nounPhrase) {
	i := q + 1
	comma := s.comma
	for i < len(f.items) && (a.lower(f, i) == "," || dash(a.lower(f, i))) {
		comma = true
		i++
	}
	for k := f.cuesFrom(i); k < len(f.cues); k++ {
		c := &f.cues[k]
		if c.kind != finite {
			continue
		}
		if c.at > i+40 || a.crosses(f, i, c.at) {
			break
		}
		n := a.subject(f, c)
		if !n.ok() {
			if c.at == i {
				continue
			}
			break
		}
		if c.at == i && n.first > c.at { // said Okoro
			if comma || !c.weak {
				return c, n
			}
			continue
		}
		first := n.first
		first = a.widen(f, first, i)
		if first == i && (comma || !c.weak && a.lower(f, q-1) != ",") {
			return c, n
		}
		break
	}
	return nil, nounPhrase{}
}

// widen takes what belongs to a noun phrase before item first: adverbs, articles,
// a role, the "as" of "as Okoro put it". It stops at item low.
func (r *reader) widen(f *frame, first, low int) int {
	for first > low && (r.lower(f, first-1) == "as" || r.words.adverb[r.lower(f, first-1)] || r.within(f, first-1) && !r.cueAt(f, first-1)) {
		first--
	}
	return first
}

// crosses reports a quotation or the end of a sentence among items a to b.
func (r *reader) crosses(f *frame, a, b int) bool {
	for ; a < b; a++ {
		if f.items[a].mark >= 0 || r.ends(f, a) {
			return true
		}
	}
	return false
}

// sentenceStart is the item at which the sentence outside quotations begins that
// item q stands in.
func (r *reader) sentenceStart(f *frame, q int) int {
	i := q
	for i > 0 && i > q-longest && !r.ends(f, i-1) {
		i--
	}
	return i
}

// longest is how many items a sentence is read back.
const longest = 200

// reach is how many items before a quotation its verb may stand.
const reach = 60

func (a *attributor) before(f *frame, q int, fits func(*cue) bool) (*cue, nounPhrase) {
	start := max(a.sentenceStart(f, q), q-reach)
	for k := f.cuesFrom(q) - 1; k >= 0 && f.cues[k].at >= start; k-- {
		c := &f.cues[k]
		if !fits(c) || c.kind == infinitive && q-c.end > 8 || c.kind == participle && q-c.end > 24 {
			continue
		}
		if n := a.subject(f, c); n.ok() {
			return c, n
		}
		if c.kind == passive {
			return c, nounPhrase{mention: -1}
		}
	}
	return nil, nounPhrase{}
}

func (a *attributor) strongBefore(f *frame, q int, _ stretch) (*cue, nounPhrase) {
	return a.before(f, q, func(c *cue) bool { return !c.weak && c.kind != noun && c.kind != phrase })
}

func (a *attributor) weakBefore(f *frame, q int, s stretch) (*cue, nounPhrase) {
	if !s.long {
		return nil, nounPhrase{}
	}
	return a.before(f, q, func(c *cue) bool { return c.weak && c.kind != passive && q-c.end <= 6 })
}

// phraseNear finds "according to Okoro" on either side.
func (a *attributor) phraseNear(f *frame, q int, _ stretch) (*cue, nounPhrase) {
	for k := f.cuesFrom(q - reach); k < len(f.cues) && f.cues[k].at < q+reach; k++ {
		if c := &f.cues[k]; c.kind == phrase {
			if n := a.subject(f, c); n.ok() {
				return c, n
			}
		}
	}
	return nil, nounPhrase{}
}

// atEnd finds the attribution that closes a sentence: It was “…” from the start,
// Okoro said.
func (a *attributor) atEnd(f *frame, q int, _ stretch) (*cue, nounPhrase) {
	for k := f.cuesFrom(q + 1); k < len(f.cues) && f.cues[k].at < q+reach; k++ {
		c := &f.cues[k]
		if c.kind != finite || c.weak {
			continue
		}
		n := a.subject(f, c)
		if !n.ok() {
			continue
		}
		first := n.first
		if n.first > c.at {
			first = c.at
		}
		if first <= q {
			continue
		}
		first = a.widen(f, first, q+1)
		if first == q+1 || a.lower(f, first-1) == "," || f.items[first-1].mark >= 0 {
			return c, n
		}
	}
	return nil, nounPhrase{}
}

// nounBefore finds Okoro’s claim that “…”.
func (a *attributor) nounBefore(f *frame, q int, _ stretch) (*cue, nounPhrase) {
	return a.before(f, q, func(c *cue) bool { return c.kind == noun && q-c.end <= 8 })
}

// uncued judges a quotation that no words of its sentence attribute.
func (a *attributor) uncued(f, next *frame, q int, opensBlock bool, s stretch, v verdict) verdict {
	give := func(speaker, cue int, rule string) verdict {
		v.speaker, v.cue, v.rule, v.said = speaker, cue, rule, true
		return v
	}
	if a.lower(f, q-1) == ":" && q > 1 {
		if n := a.headline(f, q-1); n.ok() {
			return give(a.resolve(f, n), -1, "colon")
		}
	}
	if v.alone && next != nil && s.full {
		if c, n := a.following(next); c != nil {
			return give(a.resolve(next, n), next.items[c.at].tok, c.entry.ID())
		}
	}
	if n := a.signed(f, q+1); n.ok() && (s.comma || dash(a.lower(f, q+1))) {
		return give(a.resolve(f, n), -1, "signed")
	}
	if v.alone && next != nil {
		if n := a.signed(next, 0); n.ok() && dash(a.lower(next, 0)) {
			return give(a.resolve(next, n), -1, "signed")
		}
	}
	near := a.last.ok && a.last.block == f.block
	above := a.last.ok && opensBlock && a.last.block == f.block-1
	switch {
	case v.alone && above && (a.last.open || a.last.colon):
		return give(a.last.speaker, a.last.cue, "goes on")
	case v.alone && near && (s.long || s.full):
		return give(a.last.speaker, a.last.cue, "goes on")
	}
	if head := a.document(f, q); head.ok() && s.long {
		return give(a.owner(f, head), -1, "document")
	}
	switch {
	case !s.long || s.title:
		return v
	case v.alone && above && (a.last.said || a.last.cue >= 0), near, above && a.last.said && !s.name:
		return give(a.last.speaker, a.last.cue, "goes on")
	case s.name:
		return v
	}
	return give(-1, -1, "no speaker")
}

// headline is who the words before the colon at item q are about: a name right
// before it, "The mayor, Ada Quist:", or the subject of the sentence.
func (a *attributor) headline(f *frame, q int) nounPhrase {
	if n := a.ending(f, q); n.ok() && n.mention >= 0 && a.doc.Mentions[n.mention].Kind == model.Person {
		return n
	}
	return a.opening(f, a.sentenceStart(f, q), q)
}

// signed finds the name that is set under a quotation at item i: “…” — Ada Quist.
func (a *attributor) signed(f *frame, i int) nounPhrase {
	if len(f.items) > i+12 {
		return nounPhrase{}
	}
	if dash(a.lower(f, i)) {
		i++
	}
	n := a.ahead(f, i)
	if n.ok() && n.mention >= 0 && a.named(n.mention) && (n.end == len(f.items) || a.lower(f, n.end) == ",") {
		return n
	}
	return nounPhrase{}
}

// following finds the attribution that makes the next sentence: “Stop!” Okoro said.
func (a *attributor) following(f *frame) (*cue, nounPhrase) {
	if len(f.cues) == 0 {
		return nil, nounPhrase{}
	}
	c := &f.cues[0]
	if c.kind != finite || c.weak || c.at > 12 {
		return nil, nounPhrase{}
	}
	n := a.subject(f, c)
	if !n.ok() || n.first > 1 || n.first > c.at {
		return nil, nounPhrase{}
	}
	w := a.lower(f, c.end)
	if w == "." || w == "," || w == "" || strings.HasSuffix(w, "ing") || a.words.preposition[w] && w != "as" || a.words.day[w] {
		return c, n
	}
	return nil, nounPhrase{}
}

// document is the text that is the subject of the words before the quotation:
// the draft annex leaves “…” to the owner.
func (a *attributor) document(f *frame, q int) nounPhrase {
	for i := a.sentenceStart(f, q); i < q; i++ {
		if f.items[i].mark >= 0 {
			return nounPhrase{}
		}
		if a.words.document[a.lower(f, i)] && !(i > 0 && a.words.preposition[a.lower(f, i-1)]) {
			n := a.headed(f, i)
			if n.ok() && (n.first == 0 || !a.words.preposition[a.lower(f, n.first-1)]) {
				n.end, n.head, n.mention = min(i+6, q), i, -1
				return n
			}
		}
	}
	return nounPhrase{}
}
