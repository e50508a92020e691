package merge

import (
	"slices"

	"readout/content/annot"
)

// A unions says which tellings are of one happening: each points to another one
// of its set, the first one of a set to itself.
type unions struct {
	first []int
	sides map[int][]side // by the first telling of a set; only what dossier.toml keeps apart
}

// A side is which item of which [[different]] a telling is of. No set has two of one group.
type side struct{ group, item int }

func newUnions(n int) unions {
	u := unions{first: make([]int, n)}
	for i := range u.first {
		u.first[i] = i
	}
	return u
}

// find is the first telling of the set of i.
func (u unions) find(i int) int {
	for u.first[i] != i {
		u.first[i] = u.first[u.first[i]]
		i = u.first[i]
	}
	return i
}

// join puts two sets together, unless they must stay apart; the first telling of
// both stands for them, so that the order of joins does not show.
func (u unions) join(i, j int) {
	a, b := u.find(i), u.find(j)
	if a == b || u.apart(a, b) {
		return
	}
	a, b = min(a, b), max(a, b)
	u.first[b] = a
	if len(u.sides[b]) > 0 {
		u.sides[a] = append(u.sides[a], u.sides[b]...)
	}
}

// apart reports whether the sets of i and j must stay apart.
func (u unions) apart(i, j int) bool {
	if len(u.sides) == 0 {
		return false
	}
	with := u.sides[u.find(j)]
	return slices.ContainsFunc(u.sides[u.find(i)], func(s side) bool {
		return slices.ContainsFunc(with, func(o side) bool { return s.group == o.group && s.item != o.item })
	})
}

// apartFrom reports whether the set of i must stay apart from one of others.
func (u unions) apartFrom(i int, others []int) bool {
	return len(u.sides) > 0 && slices.ContainsFunc(others, func(j int) bool { return u.apart(i, j) })
}

// groups are the sets in the order of their first tellings.
func (u unions) groups() [][]int {
	at := make([]int, len(u.first))
	var out [][]int
	for i := range u.first {
		r := u.find(i)
		if r == i {
			at[i] = len(out)
			out = append(out, nil)
		}
		out[at[r]] = append(out[at[r]], i)
	}
	return out
}

// separate has the items of each [[different]] of dossier.toml stay apart. A
// telling is of the item whose ID it has when it stands alone, and the IDs that
// tellings have are noted.
func (m *merger) separate(u *unions, id func(i int) string) {
	if len(m.dossier.Apart) == 0 {
		return
	}
	u.sides, m.met = map[int][]side{}, map[string]bool{}
	for i := range u.first {
		own := id(i)
		for g, group := range m.dossier.Apart {
			if k := slices.Index(group, own); k >= 0 && own != "" {
				u.sides[i] = append(u.sides[i], side{g, k})
				m.met[own] = true
			}
		}
	}
}

// keptApart reports whether dossier.toml says of two items that they are different.
func keptApart(d *annot.Dossier, a, b string) bool {
	return a != b && slices.ContainsFunc(d.Apart, func(group []string) bool {
		return slices.Contains(group, a) && slices.Contains(group, b)
	})
}
