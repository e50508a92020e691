package issue

import (
	"readout/content/annot"
)

// maxTopic is how many tokens may title a found issue.
const maxTopic = 14

// topic is the words of a sentence that could title what it says is unsettled:
// the question it asks ("[How the toll is shared] was left open"), else the
// subject of the verb that says so, else what follows it.
func (f *finder) topic(x *text, u *unit) [2]int {
	m := u.stance.topic
	c := f.around(x, u, m.First, m.End)
	if f.words.wh[x.doc.Tokens[m.First].Lower] && c != nil && c.Verb[0] > m.First+1 {
		return f.trim(x, m.First, c.Verb[0])
	}
	if c != nil && c.Subject[1]-c.Subject[0] > 1 && !f.isActor(c) {
		return f.trim(x, c.Subject[0], c.Subject[1])
	}
	if t := f.trim(x, m.End, f.phraseEnd(x, m.End, u.End)); t[1]-t[0] > 1 {
		return t
	}
	if c != nil && c.Subject[0] < c.Subject[1] {
		return f.trim(x, c.Subject[0], c.Subject[1])
	}
	return f.trim(x, u.First, f.phraseEnd(x, u.First, u.End))
}

// around is the last clause whose verb stands in the match or right beside it.
func (f *finder) around(x *text, u *unit, first, end int) *annot.Clause {
	var best *annot.Clause
	clauses := x.clausesIn(u)
	for i := range clauses {
		c := &clauses[i]
		if c.Verb[0] < end+1 && c.Verb[1]+1 > first && !c.Infinitive {
			best = c
		}
	}
	return best
}

// isActor reports whether the subject is nothing but somebody's name.
func (f *finder) isActor(c *annot.Clause) bool {
	return len(c.Actors) > 0 && c.Subject[1]-c.Subject[0] < 6
}

// phraseEnd is where the words that begin at a token end: at a mark.
func (f *finder) phraseEnd(x *text, i, end int) int {
	for ; i < end; i++ {
		if k := x.doc.Tokens[i].Kind; k == annot.Punct || k == annot.QuoteTok {
			break
		}
	}
	return i
}

// trim takes marks and words that say nothing off both ends and keeps a title short.
func (f *finder) trim(x *text, first, end int) [2]int {
	end = min(end, first+maxTopic)
	idle := func(i int) bool {
		t := &x.doc.Tokens[i]
		return t.Kind == annot.Punct || t.Kind == annot.QuoteTok || t.Kind == annot.Clitic
	}
	for first < end && (idle(first) || f.words.opening[x.doc.Tokens[first].Lower] || f.words.leading[x.doc.Tokens[first].Lower]) {
		first++
	}
	for first < end && (idle(end-1) || f.words.dangling[x.doc.Tokens[end-1].Lower]) {
		end--
	}
	for _, id := range x.stems[first:end] {
		if id >= 0 {
			return [2]int{first, end}
		}
	}
	return [2]int{} // nothing but words that say nothing
}
