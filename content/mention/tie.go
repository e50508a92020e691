package mention

import (
	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// tie reads what a clause says of a person and a body where no apposition does:
// "X was elected chair of Y", "Y, led by X,", "Y has named X as its director",
// "speaking for Y, X said". It fills in what is still empty.
func (f *finder) tie(m *annot.Mention) {
	if m.Home != [2]int{} {
		return
	}
	for _, read := range [...]func(*annot.Mention) phrase{f.predicate, f.passive, f.relative, f.inverse, f.appointed, f.prelude} {
		if p := read(m); p.home != [2]int{} {
			f.take(m, p)
			return
		}
	}
}

// take gives a person what a phrase says, where it says more.
func (f *finder) take(m *annot.Mention, p phrase) {
	m.Home = p.home
	if m.Role == [2]int{} || f.onlyRank(m.Role) && p.role != [2]int{} {
		m.Role = p.role
	}
	if m.Gender == 0 {
		m.Gender = p.gender
	}
}

// predicate reads "X is the chair of Y", "X, who was appointed to lead Y,", "X will
// succeed Z as head of Y", "X runs Y".
func (f *finder) predicate(m *annot.Mention) phrase {
	i := m.End
	if f.tok(i) == "," && i+2 < len(f.toks) && f.toks[i+1].Kind == annot.Number && f.tok(i+2) == "," {
		i += 3 // ", 54,"
	}
	if f.tok(i) == "," && f.tok(i+1) == "who" {
		i++
	}
	if f.tok(i) == "who" {
		i++
	}
	from := i
	for f.words.be[f.tok(i)] {
		i++
	}
	switch w := f.tok(i); {
	case i > from && f.words.appoint[w]:
		i++
		if f.tok(i) == "to" && f.words.lead[f.tok(i+1)] {
			return phrase{home: f.bodyAt(i + 2)}
		}
		if w := f.tok(i); w == "as" || w == "to" && f.tok(i+1) == "be" {
			i++
			if w == "to" {
				i++
			}
		}
		return f.phrase(i).of(f.announcer(m))
	case f.words.succeed[w]:
		if k := f.mentionAt(i + 1); k >= 0 && f.out[k].Kind == model.Person && f.tok(f.out[k].End) == "as" {
			p := f.phrase(f.out[k].End + 1)
			if o := &f.out[k]; p.home != [2]int{} && o.Home == [2]int{} {
				f.take(o, p)
			}
			return p
		}
	case f.words.belong[w] && f.tok(i+1) == "as":
		return f.phrase(i + 2)
	case i == from && f.words.leads[w]:
		if h := f.bodyAt(i + 1); h != [2]int{} && f.toks[h[0]].Kind != annot.Word {
			return phrase{home: h, role: [2]int{i, i + 1}}
		}
	case i > from:
		return f.phrase(i).of(f.announcer(m))
	}
	return phrase{}
}

// announcer is the body that says what becomes of somebody: "Y said X would be its
// director"; empty where somebody else says it.
func (f *finder) announcer(m *annot.Mention) [2]int {
	i := m.Titled - 1
	if f.tok(i) == "that" {
		i--
	}
	if i < 1 || !f.words.speech[f.tok(i)] && !f.words.bodyVerb[f.tok(i)] {
		return [2]int{}
	}
	return f.bodyUpTo(i)
}

// passive reads "Y, led by X", "Y is headed by the minister X".
func (f *finder) passive(m *annot.Mention) phrase {
	i := m.Titled - 1
	if m.Role[0] < m.Role[1] && m.Role[0] < m.First {
		i = m.Role[0] - 1
	}
	if w := f.tok(i); w == "the" || w == "a" || w == "an" || w == "its" {
		i--
	}
	if f.tok(i) != "by" || !f.words.led[f.tok(i-1)] {
		return phrase{}
	}
	return phrase{home: f.bodyUpTo(i - 1)}
}

// relative reads "Y, which X chairs".
func (f *finder) relative(m *annot.Mention) phrase {
	i := m.Titled - 1
	if w := f.tok(i); w != "which" && w != "that" {
		return phrase{}
	}
	v := m.End
	for f.words.be[f.tok(v)] {
		v++
	}
	if !f.words.leads[f.tok(v)] && !f.words.led[f.tok(v)] {
		return phrase{}
	}
	return phrase{home: f.bodyUpTo(i)}
}

// inverse reads "the director of Y is X", "Y, whose chair is X".
func (f *finder) inverse(m *annot.Mention) phrase {
	if w := f.tok(m.Titled - 1); w != "is" && w != "was" && w != "remains" || !f.closes(m.End) {
		return phrase{}
	}
	e := m.Titled - 1
	if h := e - 1; h >= 0 && f.toks[h].Kind == annot.Word && f.traits[h].Has(names.Head) {
		s := f.roleStart(h)
		p := phrase{role: [2]int{s, e}, home: f.homeBefore(s)}
		if f.tok(s-1) == "whose" {
			p.home = f.bodyUpTo(s - 1)
		}
		return p
	}
	st := f.clauseStart(e)
	if p := f.phrase(st); p.home[1] == e {
		return p
	}
	return phrase{}
}

// appointed reads "Y has named X as its director".
func (f *finder) appointed(m *annot.Mention) phrase {
	v := m.Titled - 1
	if !f.words.appoint[f.tok(v)] {
		return phrase{}
	}
	i := m.End
	if f.tok(i) == "," {
		i++
	}
	if f.tok(i) == "as" || f.tok(i) == "to" && f.tok(i+1) == "be" {
		i++
		if f.tok(i) == "be" {
			i++
		}
	}
	if f.tok(i) == "to" && f.words.lead[f.tok(i+1)] {
		return phrase{home: f.bodyAt(i + 2)}
	}
	p := f.phrase(i)
	if p.role == [2]int{} {
		return phrase{}
	}
	return p.of(f.bodyUpTo(v))
}

// prelude reads "As head of Y, X", "Speaking for Y, X" at the start of a clause.
func (f *finder) prelude(m *annot.Mention) phrase {
	e := m.Titled - 1
	if m.Role[0] < m.Role[1] && m.Role[0] < m.First {
		e = m.Role[0] - 1
	}
	if f.tok(e) != "," {
		return phrase{}
	}
	i := f.clauseStart(e)
	if f.words.onBehalf[f.tok(i)] {
		for j := i + 1; j < e && j < i+5; j++ {
			if h := f.homeAt(j); h[1] == e {
				return phrase{home: h}
			}
		}
		return phrase{}
	}
	switch w := f.tok(i); {
	case w == "in": // "in her role as"
		for i < e && f.tok(i) != "as" {
			i++
		}
		i++
	case w == "as":
		i++
	case w != "a" && w != "an":
		return phrase{}
	}
	if p := f.phrase(i); i < e && p.home[1] == e {
		return p
	}
	return phrase{}
}

// clauseStart is the first token of the sentence that holds token e, or the one
// after the last mark before e.
func (f *finder) clauseStart(e int) int {
	i := e
	for first := f.doc.Sentences[max(f.doc.SentenceOf(e-1), 0)].First; i > first; i-- {
		if t := &f.toks[i-1]; t.Kind == annot.QuoteTok || t.Kind == annot.Punct && (t.Lower == "," || t.Lower == ";" || t.Lower == ":") {
			break
		}
	}
	return i
}

// bodyAt is a body's name or a noun for one at token i, after an article.
func (f *finder) bodyAt(i int) [2]int {
	h := f.homeAt(i)
	if h == [2]int{} || f.toks[h[0]].Kind == annot.Word && h[1] < len(f.toks) && f.toks[h[1]].Kind == annot.Word && !f.traits[h[1]].Has(names.Never) && !f.words.speech[f.toks[h[1]].Lower] {
		return [2]int{} // "in the front row"
	}
	if f.isBody(h) {
		return h
	}
	return [2]int{}
}

// bodyUpTo is the body that token i goes on about, small verbs and a comma
// between them left out: "Y, which has been" before i.
func (f *finder) bodyUpTo(i int) [2]int {
	i--
	for i > 0 && (f.words.be[f.tok(i)] || f.words.relative[f.tok(i)]) {
		i--
	}
	if f.tok(i) == "," || f.tok(i) == ")" {
		i--
	}
	h := [2]int{}
	if k := f.mentionEnding(i + 1); k >= 0 {
		h = [2]int{f.out[k].First, f.out[k].End}
	} else if i > 0 && f.toks[i].Kind == annot.Word && f.traits[i].Has(names.Group) {
		return [2]int{i, i + 1}
	}
	if f.isBody(h) {
		return h
	}
	return [2]int{}
}

// isBody reports whether the tokens h are a body's name, as far as is known.
func (f *finder) isBody(h [2]int) bool {
	if h[0] >= h[1] {
		return false
	}
	k := f.mentionEnding(h[1])
	if k < 0 {
		return f.toks[h[0]].Kind == annot.Word
	}
	return f.out[k].Kind == model.Organisation || f.out[k].Kind == model.Other && f.out[k].Form == annot.Named
}
