package issue

import (
	"cmp"
	"slices"
	"strings"

	"readout/content/annot"
	"readout/model"
)

const (
	mixedTitles = 3   // titles of a found issue whose statements have no subject in common
	leastTitle  = 0   // how well words must read as a title
	plainTitle  = 0.8 // how well they must do so for no other phrase of the sentence to be tried
	secondTitle = 1.8 // how well they must do so to stand beside a better one
	maxPhrase   = 10  // tokens of a phrase around the word of a subject
)

// A headline is words of a statement that may title its issue.
type headline struct {
	statement *annot.Statement
	topic     [2]int
	score     float64
}

// entitle leaves each found issue the words that read best as its title: a
// question left open ("who pays for the bridge") or a phrase that names what is
// unsettled, with the word of its subject where it has one.
func (f *finder) entitle() {
	best := map[int][]headline{}
	for i := range f.texts {
		x := &f.texts[i]
		for k := range x.doc.Statements {
			s := &x.doc.Statements[k]
			if s.Group == 0 {
				continue
			}
			if h := f.headline(x, s); h.score >= leastTitle {
				best[s.Group] = append(best[s.Group], h)
			}
			s.Topic = [2]int{}
		}
	}
	for _, hs := range best {
		slices.SortStableFunc(hs, func(a, b headline) int { return cmp.Compare(b.score, a.score) })
		n := 1
		if hs[0].statement.Mixed {
			n = mixedTitles
		}
		for i, h := range hs[:min(n, len(hs))] {
			if i == 0 || h.score >= secondTitle {
				h.statement.Topic = h.topic
			}
		}
	}
}

// headline is the best title that a statement has to offer.
func (f *finder) headline(x *text, s *annot.Statement) headline {
	u := &x.sentences[s.Sentence]
	var under *subject
	if s.Group <= len(f.subjects) {
		under = &f.subjects[s.Group-1]
	}
	best := headline{statement: s, score: -10}
	try := func(t [2]int, bonus float64) {
		t = f.nominal(x, f.trim(x, t[0], t[1]))
		if t[0] < t[1] && f.words.wh[x.doc.Tokens[t[0]].Lower] {
			for _, from := range u.stance.from {
				if from > t[0]+2 { // "who pays [is not decided]"
					t[1] = min(t[1], from)
				}
			}
			t = f.trim(x, t[0], t[1])
		}
		if score := f.shape(x, t, under) + bonus; t[0] < t[1] && score > best.score {
			best.topic, best.score = t, score
		}
	}
	if u.stance.topic != nil {
		try(f.topic(x, u), 0.6)
	}
	for i := u.First; i < u.End; i++ {
		if f.asks(x, u, i) {
			try([2]int{i, f.phraseEnd(x, i, min(u.End, i+maxTopic+4))}, 0)
		}
	}
	if under != nil {
		for i := u.First; i < u.End; i++ {
			if id := x.stems[i]; id >= 0 && under.tie[id] == termTie {
				try(f.phrase(x, u, i), 0)
			}
		}
	}
	if under == nil && best.score < plainTitle {
		f.phrases(x, u, func(t [2]int) { try(t, plainTitle-1.5) })
	}
	best.score += 0.5*u.stance.found + 0.3*min(1, s.Weight)
	return best
}

// phrases calls do for the plain phrases of a sentence, one after the other.
func (f *finder) phrases(x *text, u *unit, do func([2]int)) {
	for i := u.First; i < u.End; {
		t := [2]int{i, i + 1}
		if x.stems[i] >= 0 && f.within(x, i) {
			t = f.phrase(x, u, i)
			do(t)
		}
		i = max(i+1, t[1])
	}
}

// asks reports whether a question begins at token i rather than what describes
// the word before ("the judge, who pays").
func (f *finder) asks(x *text, u *unit, i int) bool {
	t := &x.doc.Tokens[i]
	if !f.words.wh[t.Lower] {
		return false
	}
	if i == u.First || t.Lower == "whether" || t.Lower == "how" {
		return true
	}
	before := &x.doc.Tokens[i-1]
	return before.Kind == annot.QuoteTok || f.words.linking[before.Lower] || f.words.pronoun[before.Lower] || f.verb(x, i-1)
}

// nominal cuts a topic that is no question down to the subject of its verb.
func (f *finder) nominal(x *text, t [2]int) [2]int {
	if t[0] >= t[1] || f.words.wh[x.doc.Tokens[t[0]].Lower] {
		return t
	}
	if first := t[0]; first+1 < t[1] && f.verb(x, first) && !f.verb(x, first+1) {
		t = f.trim(x, first+1, t[1]) // what is to be done is named by what it is done to
	}
	for i := range x.doc.Clauses {
		c := &x.doc.Clauses[i]
		if c.Head < t[0] || c.Infinitive {
			continue
		}
		if c.Verb[0] >= t[1] {
			break
		}
		if !c.Participle && c.Verb[0] > t[0] {
			return f.trim(x, t[0], c.Verb[0])
		}
	}
	return t
}

// phrase is the words around token i that make a phrase with it: what stands
// before it up to a verb, a mark or a word that joins, and what it is of.
func (f *finder) phrase(x *text, u *unit, i int) [2]int {
	first, end := i, i+1
	for first > u.First && i-first < 5 && f.within(x, first-1) {
		first--
	}
	for end < u.End && end-first < maxPhrase && (f.within(x, end) || f.words.linking[x.doc.Tokens[end].Lower]) {
		end++
	}
	return [2]int{first, end}
}

// within reports whether a token can stand inside a plain phrase.
func (f *finder) within(x *text, i int) bool {
	t := &x.doc.Tokens[i]
	if t.Kind == annot.Punct || t.Kind == annot.QuoteTok || f.words.parting[t.Lower] || f.words.linking[t.Lower] || f.words.wh[t.Lower] {
		return false
	}
	return !f.verb(x, i)
}

// acts reports whether words are the subject of a verb that only people and bodies
// can do: who says or wants it is not what is open.
func (f *finder) acts(x *text, t [2]int) bool {
	k, _ := slices.BinarySearchFunc(x.doc.Clauses, t[0], func(c annot.Clause, at int) int { return cmp.Compare(c.Head, at) })
	for ; k < len(x.doc.Clauses) && x.doc.Clauses[k].Verb[0] <= t[1]+2; k++ {
		c := &x.doc.Clauses[k]
		if c.Subject[0] <= t[0]+1 && t[0] <= c.Subject[0]+1 && c.Subject[1] > t[0] && c.Subject[1] <= t[1]+1 &&
			(len(c.Actors) > 0 || f.words.position[c.Lemma] || f.words.personal[c.Lemma] || f.words.saying[c.Lemma]) {
			return true
		}
	}
	return false
}

// verb reports whether a token belongs to the verb of a clause.
func (f *finder) verb(x *text, i int) bool {
	k, found := slices.BinarySearchFunc(x.doc.Clauses, i, func(c annot.Clause, at int) int { return cmp.Compare(c.Head, at) })
	return found || k < len(x.doc.Clauses) && x.doc.Clauses[k].Verb[0] <= i && i < x.doc.Clauses[k].Verb[1]
}

// shape is how well words read as a title.
func (f *finder) shape(x *text, t [2]int, under *subject) float64 {
	n := t[1] - t[0]
	if n < 1 {
		return -10
	}
	score := 0.0
	first := &x.doc.Tokens[t[0]]
	switch {
	case f.words.wh[first.Lower]:
		verb := false
		for i := t[0] + 1; i < t[1]; i++ {
			verb = verb || f.verb(x, i)
		}
		switch {
		case n < 4:
			score -= 2
		case !verb:
			score -= 0.6
		case first.Lower == "whether" || first.Lower == "how" || first.Kind != annot.Word:
			score += 1.6
		default:
			score += 0.6 // "who" and "which" may be relative
		}
	case f.verb(x, t[0]), strings.HasSuffix(first.Lower, "ing") && t[0]+1 < t[1] && x.doc.Tokens[t[0]+1].IsName():
		score -= 2
	case f.words.anaphor[first.Lower] || f.words.pronoun[first.Lower]:
		score -= 1.5
	case f.words.article[first.Lower]:
		score += 0.5
	}
	for i := t[0] + 1; i < t[1]; i++ {
		if f.words.pronoun[x.doc.Tokens[i].Lower] {
			score -= 0.5
		}
	}
	switch {
	case n == 1:
		score--
	case n == 2 && f.words.article[first.Lower]:
		score -= 0.6
	case n >= 3 && n <= 11:
		score += 0.7
	case n >= maxTopic:
		score -= 0.7
	}
	if t[1] < len(x.doc.Tokens) && x.doc.Tokens[t[1]].Kind == annot.QuoteTok && x.doc.Tokens[t[1]].Space {
		score -= 0.8 // cut off before a quotation
	}
	if t[0] > 0 && f.words.aside[x.doc.Tokens[t[0]-1].Lower] {
		score -= 1.2 // when or where, not what
	}
	if f.acts(x, t) {
		score -= 1.5
	}
	if t[0] > 0 && f.words.wh[x.doc.Tokens[t[0]-1].Lower] {
		score -= 2 // a question without its first word
	}
	marks := 0
	for i := t[0]; i < t[1]; i++ {
		if x.doc.Tokens[i].Kind == annot.QuoteTok {
			marks++
		}
	}
	if marks%2 == 1 {
		score -= 2 // half a quotation
	}
	if under != nil && slices.ContainsFunc(x.stems[t[0]:t[1]], func(id int32) bool { return id >= 0 && under.tie[id] == termTie }) {
		score += 1.2
	}
	for i := range x.doc.Mentions {
		if m := &x.doc.Mentions[i]; m.Titled <= t[0]+1 && m.End >= t[1] && m.First < t[1] {
			score -= 1.5 // nothing but somebody's name
			break
		}
		if m := &x.doc.Mentions[i]; m.Role[0] < m.Role[1] && m.Role[0] < t[1] && t[0] < m.Role[1] {
			score -= 1.2 // or office
			break
		}
		if m := &x.doc.Mentions[i]; m.Entity >= 0 && f.dossier.Entities[m.Entity].Kind == model.Person && t[0] <= m.First && m.End <= t[1] && !f.words.wh[first.Lower] {
			score -= 1.5 // "an aide to Ada Quist"
			break
		}
	}
	for i := t[0]; i < t[1]; i++ {
		if f.words.mouthpiece[x.doc.Tokens[i].Lower] {
			score -= 1.5
			break
		}
	}
	return score
}
