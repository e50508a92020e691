package entity

import (
	"slices"
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// nominal reads a noun phrase whose article stands at token a.
func (r *resolver) nominal(a, i, n int, s annot.Sentence) int {
	toks := r.doc.Tokens
	if e, end := r.described(a, i, n, s); e >= 0 {
		r.add(a, end, annot.Nominal, e, n, s, "who was spoken of")
		return end
	}
	h := i
	for h < s.End && h < i+4 && (toks[h].Kind == annot.Word || toks[h].Kind == annot.Capital) && r.traits[h].Has(names.Rank|names.Portfolio|names.Head|names.Group) && h+1 < s.End && r.traits[h+1].Has(names.Head|names.Group|names.Land) && toks[h+1].Kind != annot.Punct {
		h++
	}
	if h >= s.End || toks[h].Kind != annot.Word && toks[h].Kind != annot.Capital || r.named(h) {
		return i
	}
	w := toks[h].Lower
	phrase := w
	if h > i {
		phrase = toks[h-1].Lower + " " + w
	}
	if w == "head" && h+2 < s.End && toks[h+1].Lower == "of" {
		phrase = "head of " + toks[h+2].Lower
		e := r.office(phrase, n, "", toks[h].Kind == annot.Capital)
		if e < 0 {
			e = r.ahead(n)
		}
		if e >= 0 {
			r.add(a, h+3, annot.Nominal, e, n, s, "office: "+phrase)
		}
		return h + 3
	}
	switch {
	case r.traits[h].Has(names.Group) && nominals().bodies[w] != nil:
		if h > i && r.traits[h-1].Has(names.Group) && !r.traits[h-1].Has(names.Portfolio) {
			return h + 1
		}
		if h == i || r.traits[h-1].Has(names.Portfolio) {
			if e := r.body(w, n); e >= 0 {
				r.add(a, h+1, annot.Nominal, e, n, s, "noun: "+w)
			}
		}
		return h + 1
	case r.traits[h].Has(names.Land):
		if e := r.land(w, n); e >= 0 && h == i {
			r.add(a, h+1, annot.Nominal, e, n, s, "noun: "+w)
		}
		return h + 1
	case r.traits[h].Has(names.Head) && !r.traits[h].Has(names.Kin):
		if h+1 < s.End && (toks[h+1].IsName() || toks[h+1].Lower == "of" || toks[h+1].Lower == ",") && h+1 < s.End && (toks[h+1].IsName() || r.named(h+2)) {
			return i // a title before a name or its home
		}
		if e := r.office(phrase, n, w, toks[h].Kind == annot.Capital && stateOffices()[w]); e >= 0 {
			r.add(a, h+1, annot.Nominal, e, n, s, "office: "+phrase)
		}
		return h + 1
	}
	return i
}

// superlative reports whether the noun at token i is said to be the first of its
// kind: "Peru's oldest miners union".
func (r *resolver) superlative(i int, s annot.Sentence) bool {
	toks := r.doc.Tokens
	for k := i - 1; k > s.First && k > i-5 && toks[k].Kind == annot.Word; k-- {
		if superlatives()[toks[k].Lower] {
			return toks[k-1].Kind == annot.Clitic
		}
	}
	return false
}

// ours reads "her organisation": the body that somebody spoken of belongs to.
func (r *resolver) ours(i, n int, s annot.Sentence) int {
	k := len(r.found) - 1
	if k < 0 || r.found[k].First != i-1 || i+1 < s.End && r.traits[i+1].Has(names.Head) {
		return i + 1
	}
	if w := r.doc.Tokens[i].Lower; privateBodies()[w] {
		r.add(i, i+1, annot.Nominal, r.found[k].Entity, n, s, "office of "+r.doc.Tokens[i-1].Lower)
		return i + 1
	}
	if nominals().bodies[r.doc.Tokens[i].Lower] == nil {
		return i + 1 // "her caucus" is a part of what she belongs to
	}
	if h := r.d.Entities[r.found[k].Entity].Home; h >= 0 && r.d.Entities[h].Kind == model.Organisation {
		r.add(i, i+1, annot.Nominal, h, n, s, "body of "+r.doc.Tokens[i-1].Lower)
	}
	return i + 1
}

// named reports whether a name begins at token i or goes on there.
func (r *resolver) named(i int) bool {
	if i >= len(r.doc.Tokens) {
		return false
	}
	at, ok := slices.BinarySearchFunc(r.doc.Mentions, i, func(m annot.Mention, i int) int { return m.First - i })
	if ok {
		return true
	}
	for k := at - 1; k >= 0 && k > at-4; k-- {
		if m := &r.doc.Mentions[k]; m.First < i && i < m.End {
			return true
		}
	}
	return false
}

// recent calls yield for the entities heard before, the latest first, each once,
// until it returns false or the text goes too far back.
func (r *resolver) recent(n, reach int, yield func(h heard) bool) {
	for i := len(r.past) - 1; i >= 0; i-- {
		h := r.past[i]
		if n-h.sentence > reach || !yield(h) {
			return
		}
	}
}

// body is the latest body that a noun may stand for: one with the noun in its
// name before one of the noun's classes; -1 when there is none.
func (r *resolver) body(noun string, n int) int {
	exact, class, beside := -1, -1, -1 // beside: in a phrase that opens the same sentence
	last := 0                          // the sentence of exact
	near := false                      // class is the subject of this sentence or the one before
	classes := nominals().bodies[noun]
	r.recent(n, 40, func(h heard) bool {
		if r.d.Entities[h.entity].Kind != model.Organisation {
			return true
		}
		p := &r.profiles[h.entity]
		if p.words[noun] {
			exact, last = h.entity, h.sentence
			return false
		}
		if class < 0 && n-h.sentence <= 12 && !r.otherwise(h, noun, n) {
			for _, c := range classes {
				if !p.class[c] {
					continue
				}
				if h.sentence == n && !h.subject && r.fronted(h.token, n) { // "in a notice to the exchange, the company said"
					beside = h.entity
				} else {
					class, near = h.entity, h.subject && n-h.sentence <= 1
				}
			}
		}
		return true
	})
	if class < 0 {
		class = beside
	}
	if exact >= 0 && near && exact != class && !strings.Contains(strings.ToLower(r.d.Entities[exact].Name), noun) && n-last > 3 {
		return class // "the group" was said of another, far back
	}
	if exact >= 0 {
		return exact
	}
	if class >= 0 {
		return class
	}
	return r.alone(noun)
}

// fronted reports whether token i stands in the phrase that opens sentence n.
func (r *resolver) fronted(i, n int) bool {
	first := r.doc.Sentences[n].First
	return prepositions()[r.doc.Tokens[first].Lower] && !slices.ContainsFunc(r.doc.Tokens[first:i], func(t annot.Token) bool { return t.Lower == "," })
}

// otherwise reports whether a mention stands in the same sentence by another common
// noun: "the bank will lend, and the company build" are two.
func (r *resolver) otherwise(h heard, noun string, n int) bool {
	for k := len(r.found) - 1; k >= 0 && h.sentence == n && r.found[k].First >= h.token; k-- {
		if m := &r.found[k]; m.First == h.token && m.Form == annot.Nominal && r.doc.Tokens[m.End-1].Lower != noun {
			return true
		}
	}
	return false
}

// alone is the only body of the dossier that is named by its small words and has
// the noun as its head; -1 when there is none or more than one.
func (r *resolver) alone(noun string) int {
	if r.small == nil {
		return -1
	}
	if e, ok := r.small[noun]; ok {
		return e
	}
	if e, ok := r.only[noun]; ok {
		return e
	}
	return -1
}

// allies resolves "allies" where the dossier knows one league of several.
func (r *resolver) allies(i, n int, s annot.Sentence) int {
	e := -1
	for _, noun := range [...]string{"coalition", "alliance", "league", "bloc"} {
		if e = r.alone(noun); e >= 0 {
			break
		}
	}
	toks := r.doc.Tokens
	if e < 0 || toks[i].Lower != "allies" {
		return i + 1
	}
	if i+1 < s.End && toks[i+1].Lower == "including" || i > s.First && toks[i-1].Kind == annot.Word && !r.traits[i-1].Has(names.Never) {
		return i + 1
	}
	if r.named(i - 1) {
		if k := i - 1; toks[k].Kind != annot.Clitic && toks[k].IsName() {
			return i + 1
		}
	}
	first := i
	if i > s.First && toks[i-1].Lower == "the" {
		first--
	}
	r.add(first, i+1, annot.Nominal, e, n, s, "allies")
	return i + 1
}

// land is the latest country or province that "the country", "the state" may
// stand for.
func (r *resolver) land(noun string, n int) int {
	out := -1
	want := model.Country
	province := noun == "province" || noun == "state" || noun == "territory" || noun == "island"
	if noun == "government" {
		return r.home.country
	}
	if noun == "city" || noun == "town" {
		return r.home.town
	}
	r.recent(n, 10, func(h heard) bool {
		e := &r.d.Entities[h.entity]
		isProvince := names.ByName(strings.ToLower(e.Name)) != nil && names.ByName(strings.ToLower(e.Name)).Way == names.Province
		if province && isProvince || !province && e.Kind == want {
			out = h.entity
			return false
		}
		return true
	})
	if out < 0 && province {
		out = r.home.province
	}
	return out
}

// office is the latest person whose role a noun names.
func (r *resolver) office(phrase string, n int, single string, ours bool) int {
	roles := nominals().offices[phrase]
	if roles == nil && single != "" {
		roles = nominals().offices[single]
	}
	if roles == nil {
		return -1
	}
	if ours && r.home.country >= 0 { // "the President" is ours before anybody else's
		if e := r.holder(roles, n, true); e >= 0 {
			return e
		}
	}
	return r.holder(roles, n, false)
}

// ahead is the head of a body who is named right after an opening that told of
// "the head of" something and gave no name: the first person of the next two
// sentences, where that one leads a body; -1 when there is none.
func (r *resolver) ahead(n int) int {
	if n > 2 || n+1 >= len(r.doc.Sentences) {
		return -1
	}
	from, to := r.doc.Sentences[n].First, r.doc.Sentences[min(n+2, len(r.doc.Sentences)-1)].End
	k, _ := slices.BinarySearchFunc(r.doc.Mentions, from, func(m annot.Mention, i int) int { return m.First - i })
	for ; k < len(r.doc.Mentions) && r.doc.Mentions[k].First < to; k++ {
		m := &r.doc.Mentions[k]
		if m.Form != annot.Named || m.Entity < 0 || r.d.Entities[m.Entity].Kind != model.Person {
			continue
		}
		if r.doc.SentenceOf(m.First) == n {
			return -1
		}
		for _, role := range nominals().offices["head"] {
			for wording := range r.profiles[m.Entity].roles {
				if holds(wording, role) {
					return m.Entity
				}
			}
		}
		return -1
	}
	return -1
}

// described reads "said the retired ferry pilot": words for the only person spoken
// of right before, who has no role yet. It returns the person, or -1, and where
// the words end.
func (r *resolver) described(a, i, n int, s annot.Sentence) (int, int) {
	toks := r.doc.Tokens
	if a == s.First || toks[a].Lower != "the" || !saying()[toks[a-1].Lower] {
		return -1, 0
	}
	h := i
	for h < s.End && h < i+4 && toks[h].Kind == annot.Word && !r.traits[h].Has(names.Head|names.Never) {
		h++
	}
	if h == i || h >= s.End || toks[h].Kind != annot.Word || !r.traits[h].Has(names.Head) || r.traits[h].Has(names.Kin) || h+1 < s.End && toks[h+1].Kind != annot.Punct {
		return -1, 0
	}
	who := -1
	r.recent(n, 1, func(o heard) bool {
		if r.d.Entities[o.entity].Kind != model.Person || o.entity == who {
			return true
		}
		if who >= 0 {
			who = -1
			return false
		}
		who = o.entity
		return true
	})
	if who < 0 || len(r.profiles[who].roles) > 0 {
		return -1, 0
	}
	return who, h + 1
}

// holder is the latest person with one of the roles, ours only if it must hold
// the office in the country of the document's setting.
func (r *resolver) holder(roles []string, n int, ours bool) int {
	out := -1
	r.recent(n, 60, func(h heard) bool {
		if r.d.Entities[h.entity].Kind != model.Person || ours && r.d.Entities[h.entity].Home != r.home.country {
			return true
		}
		for wording := range r.profiles[h.entity].roles {
			for _, role := range roles {
				if holds(wording, role) {
					out = h.entity
					return false
				}
			}
		}
		return true
	})
	return out
}

// holds reports whether a wording of a role ends in or holds the words of role.
func holds(wording, role string) bool {
	i := strings.Index(wording, role)
	if i < 0 {
		return false
	}
	j := i + len(role)
	return (i == 0 || wording[i-1] == ' ') && (j == len(wording) || wording[j] == ' ')
}
