package event

import "readout/content/annot"

// noun finds the noun that carries a date: "Thursday's debate", "a draft of 11
// April", "a June memo", and, with clause k merely saying something, "told a
// hearing on Tuesday".
func (f *finder) noun(t *annot.Timex, lead, k int) (host, bool) {
	if t.End < f.end && f.doc.Tokens[t.End].Kind == annot.Clitic && f.doc.Tokens[t.End].Lower == "'s" || t.End < f.end && f.doc.Tokens[t.End-1].Lower == "'s" {
		start := t.End
		if f.doc.Tokens[start].Kind == annot.Clitic {
			start++
		}
		if end := f.phraseEnd(start); end > start {
			return host{clause: -1, first: t.First, end: end, rule: "possessive date"}, true
		}
	}
	if t.First > f.first && f.words.article[f.doc.Tokens[t.First-1].Lower] && t.End < f.end && f.isNoun(t.End) {
		if end := f.phraseEnd(t.End); end > t.End {
			return host{clause: -1, first: t.First - 1, end: end, rule: "date before a noun"}, true
		}
	}
	if lead < t.First && f.doc.Tokens[t.First-1].Lower == "of" && t.First-2 >= f.first && f.isNoun(t.First-2) {
		return host{clause: -1, first: f.phraseStart(t.First - 2), end: t.End, rule: "date of a noun"}, true
	}
	if at := f.occasion(lead, k); at >= 0 {
		return host{clause: -1, first: f.phraseStart(at), end: t.End, rule: "date of an occasion"}, true
	}
	return host{}, false
}

// occasion is the noun of an occasion between the verb of clause k, which
// merely says something, and a date; -1 for none.
func (f *finder) occasion(lead, k int) int {
	if k < 0 || !f.says(&f.doc.Clauses[k]) {
		return -1
	}
	from := f.doc.Clauses[k].Verb[1]
	for i := lead - 1; i >= from && i > lead-14; i-- {
		t := f.doc.Tokens[i]
		if f.words.occasion[t.Lower] {
			return i
		}
		if t.Lower == "," || t.Kind == annot.QuoteTok || f.words.relative[t.Lower] {
			return -1
		}
	}
	return -1
}

// subjectIn is the finite clause whose subject the noun is, or part of it: the
// clause then tells the happening; -1 for none.
func (f *finder) subjectIn(n host) int {
	for k := f.from; k < f.to; k++ {
		if c := &f.doc.Clauses[k]; !c.Participle && !c.Infinitive && c.Subject[0] < n.end && n.first < c.Subject[1] && c.Subject[1] <= c.Verb[0] {
			return k
		}
	}
	if n.first != f.first || n.end >= f.end || f.doc.Tokens[n.end].Lower != "," {
		return -1
	}
	for k := f.from; k < f.to; k++ { // "A June memo, read by few, would have …"
		if c := &f.doc.Clauses[k]; !c.Participle && !c.Infinitive && !f.subordinate(k) && (c.Subject[0] == c.Subject[1] || c.Subject[0] < c.Verb[0] && c.Subject[1] > c.Verb[0]-2) {
			return k
		}
	}
	return -1
}

// subjectOf reports whether the noun stands right before the verb of c.
func (f *finder) subjectOf(n host, c *annot.Clause) bool {
	return n.end <= c.Verb[0] && c.Verb[0]-n.end < 8 && f.noMark(n.end, c.Verb[0])
}

func (f *finder) noMark(a, b int) bool {
	for ; a < b; a++ {
		if t := f.doc.Tokens[a]; t.Lower == "," || t.Lower == ";" || t.Kind == annot.QuoteTok {
			return false
		}
	}
	return true
}

// says reports whether a clause merely says something. Some verbs that do tell
// something else of figures: "added 3 percent", "posted a loss", "declined by half".
func (f *finder) says(c *annot.Clause) bool {
	if !f.words.speech[c.Lemma] {
		return false
	}
	if !f.words.ofFigures[c.Lemma] {
		return true
	}
	for i := c.Verb[1]; i < min(c.Verb[1]+5, f.end); i++ {
		t := f.doc.Tokens[i]
		switch {
		case t.Kind == annot.Number && !f.dateAt(i), f.words.figures[t.Lower]:
			return false
		case t.Kind == annot.QuoteTok || t.Kind == annot.Punct || f.words.subordinator[t.Lower]:
			return true
		}
	}
	return true
}

// isNoun reports whether token i can be the noun of a phrase.
func (f *finder) isNoun(i int) bool {
	t := f.doc.Tokens[i]
	if t.Kind != annot.Word && !t.IsName() {
		return false
	}
	return !f.words.preposition[t.Lower] && !f.words.conjunction[t.Lower] && !f.words.relative[t.Lower] && !f.words.article[t.Lower] && !f.verbAt(i)
}

func (f *finder) verbAt(i int) bool {
	for k := f.from; k < f.to; k++ {
		if c := &f.doc.Clauses[k]; c.Verb[0] <= i && i < c.Verb[1] {
			return true
		}
	}
	return false
}

// phraseEnd is where the noun phrase at i ends, its phrases of "of", "in" and
// the like included.
func (f *finder) phraseEnd(i int) int {
	j := i
	for ; j < f.end; j++ {
		t := f.doc.Tokens[j]
		if t.Kind == annot.Punct || t.Kind == annot.QuoteTok || f.verbAt(j) || f.words.relative[t.Lower] || f.words.conjunction[t.Lower] || j > i && f.words.manner[t.Lower] {
			break
		}
	}
	for j > i && (f.words.preposition[f.doc.Tokens[j-1].Lower] || f.words.article[f.doc.Tokens[j-1].Lower]) {
		j--
	}
	return j
}

// phraseStart is where the noun phrase that ends with token i begins.
func (f *finder) phraseStart(i int) int {
	j := i
	for j > f.first {
		t := f.doc.Tokens[j-1]
		if f.words.article[t.Lower] {
			return j - 1
		}
		if t.Kind == annot.Punct || t.Kind == annot.QuoteTok || f.verbAt(j-1) || f.words.preposition[t.Lower] || f.words.conjunction[t.Lower] {
			break
		}
		j--
	}
	return j
}
