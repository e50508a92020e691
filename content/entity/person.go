package entity

import (
	"strings"

	"readout/content/names"
	"readout/model"
)

// A person is one spelling of a person's name taken apart.
type person struct {
	form   int
	given  string // folded, "" for single names
	last   string // folded
	middle []string
}

// persons puts together the spellings of each person: full names by surname and
// given name, single names with the full name of their document or dossier.
func (l *linker) persons() {
	blocks := map[string][]person{} // by folded surname
	bones := map[string][]int{}     // skeleton of given and surname → clusters
	byLast := map[string][]int{}    // folded surname → clusters of full names
	byGiven := map[string][]int{}   // folded given name → clusters
	byInner := map[string][]int{}   // folded first surname of two, alone and after the given name → clusters
	var singles []int
	for i, f := range l.forms {
		if f.set >= 0 || f.kind != model.Person {
			continue
		}
		p := apart(f.toks)
		p.form = i
		if p.given == "" {
			singles = append(singles, i)
			continue
		}
		set := l.sameFull(p, blocks[p.last], bones)
		if set < 0 {
			set = twoSurnames(p, byLast, byInner)
		}
		isNew := set < 0
		set = l.join(i, set)
		blocks[p.last] = append(blocks[p.last], p)
		if isNew || !has(byLast[p.last], set) {
			byLast[p.last] = append(byLast[p.last], set)
			if b := skeleton(p.last); len(b) >= 3 {
				bones["last "+b] = appendNew(bones["last "+b], set)
				if g := skeleton(p.given); g != "" {
					bones[g+" "+b] = appendNew(bones[g+" "+b], set)
				}
			}
		}
		byGiven[p.given] = appendNew(byGiven[p.given], set)
		byInner[p.given+" "+p.last] = appendNew(byInner[p.given+" "+p.last], set)
		if n := len(p.middle); n > 0 {
			byInner[p.middle[n-1]] = appendNew(byInner[p.middle[n-1]], set)
			byInner[p.given+" "+p.middle[n-1]] = appendNew(byInner[p.given+" "+p.middle[n-1]], set)
		}
	}
	for _, i := range singles {
		l.single(i, byLast, byGiven, byInner, bones)
	}
	// What only context typed may be somebody's surname too.
	for i, f := range l.forms {
		if f.set < 0 && f.weak && len(f.toks) == 1 && f.kind != model.Place && f.kind != model.Person {
			if set, ok := l.pick(f, byLast[fold(f.toks[0])]); ok {
				l.join(i, set)
			}
		}
	}
}

func has(list []int, n int) bool {
	for _, x := range list {
		if x == n {
			return true
		}
	}
	return false
}

func appendNew(list []int, n int) []int {
	if has(list, n) {
		return list
	}
	return append(list, n)
}

// apart takes the tokens of a name apart: given name, middle names, surname.
//
// A surname with a hyphen counts as two words ("Ferrer-Lund", "Ferrer Lund"), one
// with an Arabic article as the word without it ("el-Tayib", "Tayib"), and a
// nickname in quotation marks as none.
func apart(toks []string) person {
	toks = loosened(toks)
	end := len(toks)
	for end > 1 && juniors()[strings.TrimRight(toks[end-1], ".")] {
		end--
	}
	if end == 1 {
		return person{last: fold(toks[0])}
	}
	p := person{given: fold(toks[0]), last: fold(toks[end-1])}
	if names.Word(toks[0]).Has(names.Particle) && !names.Word(toks[0]).Has(names.Given) {
		p.given = "" // "von der Aue"
		return p
	}
	for _, t := range toks[1 : end-1] {
		if !names.Word(t).Has(names.Particle) {
			p.middle = append(p.middle, fold(t))
		}
	}
	return p
}

// loosened is the words of a name as they are compared.
func loosened(toks []string) []string {
	plain := true
	for i, t := range toks {
		if i > 0 && strings.IndexByte(t, '-') > 0 || strings.ContainsAny(t, "\"“”") || i == 0 && len(toks) == 1 && strings.IndexByte(t, '-') > 0 {
			plain = false
		}
	}
	if plain {
		return toks
	}
	var out []string
	nick := false
	for i, t := range toks {
		switch {
		case strings.ContainsAny(t, "\"“”"):
			nick = !nick
		case nick:
		case strings.IndexByte(t, '-') > 0 && (i > 0 || len(toks) == 1):
			if head, _, _ := strings.Cut(t, "-"); len(head) <= 2 && head != "al" && head != "el" { // "Ba-Lund" is "Balund"
				out = append(out, strings.ReplaceAll(t, "-", ""))
				continue
			}
			for p := range strings.SplitSeq(t, "-") {
				if p != "" {
					out = append(out, p)
				}
			}
		default:
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return toks
	}
	if len(toks) == 1 && len(out) > 1 { // "Ferrer-Lund" alone is a surname
		return out[len(out)-1:]
	}
	return out
}

// sameFull is the cluster of an earlier spelling of the same full name, or -1.
func (l *linker) sameFull(p person, block []person, bones map[string][]int) int {
	for _, q := range block {
		if sameGiven(p, q) {
			return l.forms[q.form].set
		}
	}
	b, g := skeleton(p.last), skeleton(p.given)
	if len(b) >= 4 && g != "" || len(b) == 3 && len(g) >= 3 {
		for _, set := range bones[g+" "+b] {
			for _, f := range l.clusters[set].forms {
				q := apart(l.forms[f].toks)
				if q.given != "" && distance(p.last, q.last, 4) <= 1+len(p.last)/3 && distance(p.given, q.given, 2) <= 2 {
					return set
				}
			}
		}
	}
	return -1
}

// twoSurnames is the cluster of an earlier spelling with one surname more or less
// at its end, as people with two surnames are named: "Ada Quist", "Ada Quist
// Lund"; -1 when there is none or more than one.
func twoSurnames(p person, byLast, byInner map[string][]int) int {
	if len(p.given) < 3 {
		return -1
	}
	sets := byInner[p.given+" "+p.last]
	if n := len(p.middle); n > 0 && len(sets) == 0 && len(byLast[p.middle[n-1]]) > 0 {
		sets = byInner[p.given+" "+p.middle[n-1]]
	}
	if len(sets) != 1 {
		return -1
	}
	return sets[0]
}

// sameGiven reports whether two names of one surname can be one person's.
func sameGiven(p, q person) bool {
	if p.given == q.given {
		return !clash(p.middle, q.middle)
	}
	a, b := p.given, q.given
	if len(a) > len(b) {
		a, b = b, a
	}
	switch {
	case a == "" || b == "":
		return false
	case len(strings.TrimRight(a, ".")) == 1:
		return b[0] == a[0]
	case len(a) >= 3 && strings.HasPrefix(b, a):
		return true
	case len(a) > 3 && skeleton(a) == skeleton(b) && distance(a, b, 2) <= 2:
		return true
	case len(a) > 4 && distance(a, b, 1) <= 1:
		return true
	}
	for _, m := range q.middle {
		if m == p.given {
			return true
		}
	}
	for _, m := range p.middle {
		if m == q.given {
			return true
		}
	}
	return false
}

// clash reports whether two lists of middle names contradict each other.
func clash(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	return a[0][:1] != b[0][:1]
}

// single links a name of one word with the full name of which it is a part.
func (l *linker) single(i int, byLast, byGiven, byInner, bones map[string][]int) {
	f := l.forms[i]
	last := apart(f.toks).last
	if set, ok := l.pick(f, l.fitting(f, byLast[last])); ok {
		l.join(i, set)
		return
	}
	if b := skeleton(last); len(b) >= 4 {
		var near []int
		for _, set := range bones["last "+b] {
			q := apart(l.forms[l.clusters[set].forms[0]].toks)
			if distance(last, q.last, 3) <= 1+len(last)/4 {
				near = append(near, set)
			}
		}
		if set, ok := l.pick(f, near); ok {
			l.join(i, set)
			return
		}
	}
	if set, ok := l.pick(f, l.fitting(f, byGiven[last])); ok {
		l.join(i, set)
		return
	}
	if set, ok := l.pick(f, byInner[last]); ok {
		l.join(i, set)
		return
	}
	if f.weak {
		return // a body's short form, perhaps
	}
	set := l.join(i, -1)
	byLast[last] = append(byLast[last], set)
}

// fitting leaves out the clusters whose roles contradict those of a short form:
// "President Quist" is not the Quist who is somebody's daughter.
func (l *linker) fitting(f *form, sets []int) []int {
	if len(f.roles) == 0 {
		return sets
	}
	var out []int
	for _, set := range sets {
		agree, other, kin := false, false, false
		for _, g := range l.clusters[set].forms {
			for r := range l.forms[g].roles {
				other = true
				kin = kin || names.Word(r).Has(names.Kin)
				agree = agree || f.roles[r]
			}
		}
		if agree || !other || !kin {
			out = append(out, set)
		}
	}
	return out
}

// pick chooses among the clusters that a short form may belong to: the only one,
// or the one that shares most documents with it, if that is plain.
func (l *linker) pick(f *form, sets []int) (int, bool) {
	switch len(sets) {
	case 0:
		return 0, false
	case 1:
		return sets[0], true
	}
	docs := map[int]bool{}
	for _, r := range f.refs {
		docs[r.doc] = true
	}
	best, most, second := -1, 0, 0
	for _, set := range sets {
		n := 0
		for _, g := range l.clusters[set].forms {
			for _, r := range l.forms[g].refs {
				n++
				if docs[r.doc] {
					n += 10
				}
			}
		}
		if n > most {
			best, most, second = set, n, most
		} else if n > second {
			second = n
		}
	}
	return best, most > second
}
