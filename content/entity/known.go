package entity

import (
	"slices"
	"strings"
)

// corrected puts together what the dossier says is one participant, and parts
// what it names as two. A name counts in whatever case the text writes it; a
// cluster goes along as a whole unless another participant claims a part of it.
func (l *linker) corrected() {
	if len(l.d.Known) == 0 {
		return
	}
	claims := map[string]int{} // name, in lower case → index of who it is
	for n, k := range l.d.Known {
		for _, name := range append([]string{k.Name}, k.Aliases...) {
			if key := knownKey(name); key != "" {
				if _, taken := claims[key]; !taken {
					claims[key] = n
				}
			}
		}
	}
	claimed := make([][]int, len(l.d.Known)) // forms of each, those of the name itself first
	of := make([]int, len(l.forms))
	for i, f := range l.forms {
		of[i] = -1
		if n, ok := claims[knownKey(f.text)]; ok && !f.adj && !f.place {
			of[i] = n
			claimed[n] = append(claimed[n], i)
		}
	}
	owner := map[int]int{} // cluster → whose it is, by index plus one
	for n, forms := range claimed {
		if len(forms) > 0 {
			l.gather(n, forms, of, owner)
		}
	}
	l.clusters = slices.DeleteFunc(l.clusters, func(c *cluster) bool { return len(c.forms) == 0 })
}

// gather makes one cluster of the forms that participant n claims.
func (l *linker) gather(n int, forms, of []int, owner map[int]int) {
	k := &l.d.Known[n]
	slices.SortStableFunc(forms, func(a, b int) int {
		return boolOrder(knownKey(l.forms[a].text) != knownKey(k.Name), knownKey(l.forms[b].text) != knownKey(k.Name))
	})
	target := -1
	for _, i := range forms {
		set := l.forms[i].set
		shared := slices.ContainsFunc(l.clusters[set].forms, func(j int) bool { return of[j] >= 0 && of[j] != n })
		switch {
		case set == target:
		case target < 0 && owner[set] == 0:
			target = set
			owner[set] = n + 1
		case target < 0:
			target = len(l.clusters)
			l.clusters = append(l.clusters, &cluster{kind: l.forms[i].kind, first: l.forms[i].refs[0]})
			owner[target] = n + 1
			l.move(i, target)
		case shared || owner[set] != 0:
			l.move(i, target)
		default:
			for _, j := range slices.Clone(l.clusters[set].forms) {
				l.move(j, target)
			}
		}
	}
	l.clusters[target].name = k.Name
}

// move takes a form from its cluster to another one.
func (l *linker) move(i, target int) {
	c := l.clusters[l.forms[i].set]
	c.forms = slices.DeleteFunc(c.forms, func(j int) bool { return j == i })
	for n, j := range c.forms {
		if n == 0 {
			c.first = l.forms[j].refs[0]
		}
		c.first = earlier(c.first, l.forms[j].refs[0])
	}
	t := l.clusters[target]
	t.forms = append(t.forms, i)
	t.first = earlier(t.first, l.forms[i].refs[0])
	l.forms[i].set = target
}

// boolOrder orders false before true.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// knownKey is a name as it is compared with what the dossier says.
func knownKey(name string) string {
	f := strings.Fields(strings.ToLower(strings.ReplaceAll(name, "’", "'")))
	if len(f) > 1 && f[0] == "the" {
		f = f[1:]
	}
	return strings.Join(f, " ")
}
