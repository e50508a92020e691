package entity

import (
	"strings"

	"readout/content/names"
	"readout/model"
)

// bodies puts together the spellings of each organisation: the full name, the
// name without its legal form, its first words, its initials.
func (l *linker) bodies() {
	byKey := map[string]int{}     // key of the name → cluster
	byCore := map[string][]int{}  // key without the country before it → clusters
	byFirst := map[string][]int{} // beginnings of names of several words → clusters
	byInitials := map[string][]int{}
	byTail := map[string][]int{}
	enter := func(i int, words []string) {
		key := strings.Join(words, " ")
		set, ok := byKey[key]
		if !ok {
			set = -1
		}
		set = l.join(i, set)
		byKey[key] = set
		if core := strings.Join(bare(words), " "); core != "" {
			byCore[core] = appendNew(byCore[core], set)
		}
		for n := 1; n < len(words); n++ {
			if !names.Word(words[0]).Has(names.Starter | names.Portfolio | names.People | names.Never) {
				head := strings.Join(words[:n], " ")
				byFirst[head] = appendNew(byFirst[head], set)
			}
		}
		if n := len(words) - 1; n > 0 && names.Word(words[0]).Has(names.Body) && !names.Word(words[n]).Has(names.Body|names.Portfolio) {
			own := strings.Join(words[1:], " ")
			byFirst[own] = appendNew(byFirst[own], set) // "Grupo Harrow" is Harrow
		}
		if len(words) > 2 {
			tail := strings.Join(words[1:], " ")
			byTail[tail] = appendNew(byTail[tail], set)
		}
		for _, s := range initials(l.forms[i].toks) {
			byInitials[s] = appendNew(byInitials[s], set)
		}
	}
	var short []int
	twinned := map[int]bool{}
	for i, f := range l.forms {
		if len(f.twins) == 1 && f.set < 0 && f.known == nil {
			twinned[i] = true
		}
	}
	for i, f := range l.forms {
		if f.set >= 0 && f.known != nil && f.kind == model.Organisation {
			words := bodyWords(f.toks)
			byKey[strings.Join(words, " ")] = f.set
			if core := strings.Join(bare(words), " "); core != "" {
				byCore[core] = appendNew(byCore[core], f.set)
			}
			continue
		}
		if f.set >= 0 || f.kind != model.Organisation || twinned[i] {
			continue
		}
		words := bodyWords(f.toks)
		if len(words) < 2 {
			short = append(short, i)
			continue
		}
		enter(i, words)
	}
	for i, f := range l.forms {
		if twinned[i] && f.set < 0 {
			if set := l.forms[f.twins[0]].set; set >= 0 {
				l.join(i, set)
				byKey[strings.Join(bodyWords(f.toks), " ")] = set
			} else {
				short = append(short, i)
			}
		}
	}
	for _, i := range short {
		l.shortBody(i, byKey, byFirst, byInitials)
	}
	for i, f := range l.forms {
		if f.set >= 0 || !f.weak || f.kind == model.Place && len(f.toks) > 1 {
			continue
		}
		words := bodyWords(f.toks)
		key := strings.Join(words, " ")
		if set, ok := byKey[key]; ok {
			l.join(i, set)
		} else if sets := byFirst[key]; len(sets) == 1 {
			l.join(i, sets[0])
		} else if sets := byInitials[key]; len(sets) == 1 && len(key) > 1 {
			l.join(i, sets[0])
		}
	}
	l.prefixes(byFirst, byCore)
}

// prefixes joins clusters of names of several words of which one begins the
// other or that agree but for the country before them.
func (l *linker) prefixes(byFirst, byCore map[string][]int) {
	into := map[int]int{}
	find := func(s int) int {
		for {
			t, ok := into[s]
			if !ok {
				return s
			}
			s = t
		}
	}
	for i := range l.forms {
		f := l.forms[i]
		if f.set < 0 || f.kind != model.Organisation || l.clusters[f.set].kind != model.Organisation {
			continue
		}
		words := bodyWords(f.toks)
		if len(words) < 2 && f.known == nil {
			continue
		}
		join := func(sets []int) {
			var others []int
			me := find(f.set)
			for _, s := range sets {
				if s = find(s); s != me {
					others = appendNew(others, s)
				}
			}
			if len(others) == 1 && !(l.clusters[me].known != nil && l.clusters[others[0]].known != nil) {
				a, b := me, others[0]
				if l.clusters[a].known == nil && (l.clusters[b].known != nil || b < a) {
					a, b = b, a
				}
				into[b] = a
			}
		}
		core := bare(words)
		if len(core) < len(words) || len(byCore[strings.Join(core, " ")]) == 2 {
			if len(core) > 1 {
				join(byCore[strings.Join(core, " ")])
			}
		}
		if len(words) > 1 {
			join(byFirst[strings.Join(words, " ")])
		}
	}
	for s, c := range l.clusters {
		if t := find(s); t != s {
			for _, f := range c.forms {
				l.forms[f].set = t
				l.clusters[t].forms = append(l.clusters[t].forms, f)
				l.clusters[t].first = earlier(l.clusters[t].first, l.forms[f].refs[0])
			}
			c.forms = nil
		}
	}
	// Clusters that were joined away are dropped; the others move up.
	moved := make([]int, len(l.clusters))
	kept := l.clusters[:0]
	for s, c := range l.clusters {
		moved[s] = len(kept)
		if c.forms != nil {
			kept = append(kept, c)
		}
	}
	l.clusters = kept
	for _, f := range l.forms {
		if f.set >= 0 {
			f.set = moved[f.set]
		}
	}
}

// shortBody links a body's name of one word: initials, first word, or its own.
func (l *linker) shortBody(i int, byKey map[string]int, byFirst, byInitials map[string][]int) {
	f := l.forms[i]
	words := bodyWords(f.toks)
	key := strings.Join(words, " ")
	if set, ok := byKey[key]; ok {
		l.join(i, set)
		return
	}
	if set, ok := l.pick(f, byFirst[key]); ok {
		l.join(i, set)
		return
	}
	if set, ok := l.pick(f, byInitials[strings.ReplaceAll(key, ".", "")]); ok && len(key) > 1 {
		l.join(i, set)
		return
	}
	byKey[key] = l.join(i, -1)
}

// bodyWords are the words of a body's name evened out: small words, legal forms
// and possessives left out, British spellings made American, "Department of X"
// turned round.
func bodyWords(toks []string) []string {
	var out []string
	of := -1
	for _, t := range toks {
		if t == "of" && len(out) > 0 && of < 0 {
			of = len(out)
		}
		if t == "the" || t == "of" || t == "and" || t == "&" || t == "'s" || t == "," || names.Word(t).Has(names.Suffix) && len(out) > 0 {
			continue
		}
		out = append(out, american(ascii(t)))
	}
	if of > 0 && of < len(out) {
		switch out[of-1] {
		case "department", "ministry", "bureau":
			head := out[of-1]
			out = append(append(append([]string(nil), out[:of-1]...), out[of:]...), head)
		}
	}
	return out
}

// american evens out the two spellings of English.
func american(w string) string {
	switch {
	case (strings.HasSuffix(w, "our") || strings.HasSuffix(w, "ours")) && len(w) > 5:
		return strings.Replace(w, "our", "or", 1)
	case strings.HasSuffix(w, "centre"):
		return strings.TrimSuffix(w, "re") + "er"
	case strings.HasSuffix(w, "isation"):
		return strings.TrimSuffix(w, "isation") + "ization"
	case w == "defence":
		return "defense"
	case w == "programme":
		return "program"
	}
	return w
}

// bare is the words without the country before them.
func bare(words []string) []string {
	for n := min(len(words)-1, 2); n > 0; n-- {
		if k := names.ByName(strings.Join(words[:n], " ")); k != nil && k.Kind == model.Country {
			return words[n:]
		}
	}
	if len(words) > 1 && (words[0] == "u.s" || words[0] == "u.k") {
		return words[1:]
	}
	return words
}

// initials are the acronyms that a name of several words may have.
func initials(toks []string) []string {
	var all, large strings.Builder
	for _, t := range toks {
		if t == "'s" || t == "," || names.Word(t).Has(names.Suffix) {
			continue
		}
		r := fold(t)
		if r == "" {
			continue
		}
		if t != "of" && t != "the" && t != "and" && t != "for" && t != "on" && t != "in" {
			large.WriteByte(r[0])
		}
		if t != "the" {
			all.WriteByte(r[0])
		}
	}
	out := []string{}
	if large.Len() > 1 {
		out = append(out, large.String())
	}
	if all.Len() > 1 && all.String() != large.String() {
		out = append(out, all.String())
	}
	return out
}
