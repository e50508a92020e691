package pledge

import (
	"slices"
	"strings"

	"readout/content/annot"
)

// gapped takes what others do by the same verb, left out, off the action of u, as
// undertakings of their own: "Norway will give $10m, Iceland $3m and Chad $2m".
func (f *finder) gapped(u *annot.Undertaking) []annot.Undertaking {
	s := f.doc.Sentences[u.Sentence]
	if f.receives(u.Action) {
		return nil
	}
	var out []annot.Undertaking
	cut := 0
	for _, m := range f.doc.Mentions {
		if m.First <= u.Action[0]+1 || m.End >= s.End || m.Entity < 0 || m.Form != annot.Named || !f.canAct(m.Entity) || slices.Contains(u.Actors, m.Entity) {
			continue
		}
		sep := f.separator(m)
		if sep <= u.Action[0]+1 || cut == 0 && sep > u.Action[1] {
			continue
		}
		first := m.End
		mark := f.doc.Tokens[first].Lower == ","
		if mark {
			first++
		}
		if first >= s.End || !f.remnant(*u, first, sep, mark) {
			continue
		}
		if len(out) == 0 {
			cut = sep
		} else {
			out[len(out)-1].Action[1] = min(out[len(out)-1].Action[1], sep)
		}
		more := *u
		more.Actors, more.Action, more.Condition, more.Speaker = []int{m.Entity}, [2]int{first, f.remnantEnd(first, s.End)}, [2]int{}, -1
		out = append(out, more)
	}
	if cut == 0 {
		return nil
	}
	u.Action[1] = min(u.Action[1], cut)
	f.trim(&u.Action)
	for i := range out {
		f.trim(&out[i].Action)
	}
	return out
}

// separator is where the comma, semicolon or "and" stands that parts a mention from
// what is before it, a name excepted: then the two are a list; else -1.
func (f *finder) separator(m annot.Mention) int {
	p := m.Titled - 1
	for p > 0 && f.doc.Tokens[p].Lower == "the" {
		p--
	}
	sep := -1
	for ; p > 0; p-- {
		if l := f.doc.Tokens[p].Lower; l != "," && l != ";" && l != "and" && l != "while" {
			break
		}
		sep = p
	}
	if sep > 0 && slices.ContainsFunc(f.doc.Mentions, func(o annot.Mention) bool { return o.End == sep && o.Form == annot.Named }) {
		return -1
	}
	return sep
}

// receives reports whether who receives something stands behind the verb: "give
// Norway $10m and Iceland $3m".
func (f *finder) receives(action [2]int) bool {
	return slices.ContainsFunc(f.doc.Mentions, func(m annot.Mention) bool {
		return m.Titled > action[0] && m.Titled <= action[0]+2 && m.End < action[1] && m.Entity >= 0 && f.canAct(m.Entity)
	})
}

// remnant reports whether the tokens from first on can be the object of a verb left
// out, as the one before sep is of the verb told: a number where that has one, or
// what an article opens.
func (f *finder) remnant(u annot.Undertaking, first, sep int, mark bool) bool {
	toks := f.doc.Tokens
	if f.holds("timex", first) > 0 || toks[first].Kind == annot.Clitic {
		return false
	}
	end := f.remnantEnd(first, f.doc.Sentences[u.Sentence].End)
	for k := range f.doc.Clauses {
		if c := &f.doc.Clauses[k]; c.Head >= first && c.Head < end && !c.Infinitive && !c.Participle && c.Marker < first {
			return false
		}
	}
	for i := first; i < end; i++ {
		if f.lex.time[toks[i].Lower] {
			return false
		}
	}
	object := toks[u.Action[0]+1 : sep]
	if toks[u.Action[0]].Kind == annot.Number || f.lex.article[toks[u.Action[0]].Lower] { // "pledged [$40 million]"
		object = toks[u.Action[0]:sep]
	}
	numbered := slices.ContainsFunc(object, func(t annot.Token) bool { return f.isNumber(t) })
	if f.isNumber(toks[first]) {
		return numbered && strings.ContainsAny(toks[first].Lower, "$€£¥") == slices.ContainsFunc(object, func(t annot.Token) bool { return strings.ContainsAny(t.Lower, "$€£¥") })
	}
	return !mark && f.lex.article[toks[first].Lower] && len(object) > 0 && (f.isNumber(object[0]) || f.lex.article[object[0].Lower])
}

// isNumber reports whether a token is a number, in figures or in words.
func (f *finder) isNumber(t annot.Token) bool {
	return t.Kind == annot.Number || t.Lower != "both" && f.lex.counts[t.Lower] > 0
}

// remnantEnd is where the object of a verb left out ends: at a semicolon or at a
// comma behind which something is added.
func (f *finder) remnantEnd(first, end int) int {
	for i := first + 1; i < end; i++ {
		if l := f.doc.Tokens[i].Lower; l == ";" || l == "," && i+1 < end && f.lex.adds[f.doc.Tokens[i+1].Lower] {
			return i
		}
	}
	return end
}
