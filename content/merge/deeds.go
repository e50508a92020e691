package merge

import "slices"

// otherDeed reports whether two tellings of one day tell two happenings, though they
// share names or words: of two verbs that say something neither says the other, and
// the tellings have nothing in common beside names or beside who does it.
func (l *liner) otherDeed(a, b *telling) bool {
	if a.light || b.light || a.verb < 0 || b.verb < 0 || a.verb == b.verb {
		return false
	}
	if l.opposed(a, b) {
		return true
	}
	if a.subject >= 0 && a.subject == b.subject && l.ahead(a) && l.ahead(b) { // "the lease stays in force until", "lapses on"
		return false
	}
	if l.partners(a.e.Participants, b.e.Participants) > 1 && l.partners(b.e.Participants, a.e.Participants) > 1 {
		return false
	}
	own := l.ownOf(b)
	for _, id := range l.ownOf(a) {
		if _, ok := slices.BinarySearch(own, id); ok && (id != a.subject || id != b.subject) {
			return false
		}
	}
	return true
}

// opposed reports whether nobody means the deed of one telling by that of the other.
func (l *liner) opposed(a, b *telling) bool {
	return vocab().opposed[[2]string{vocab().root(l.verbOf(a)), vocab().root(l.verbOf(b))}]
}

// ownOf is what a telling tells beside names and roles.
func (l *liner) ownOf(t *telling) termset {
	if !t.owned {
		t.own, t.owned = l.terms.own(l.dossier, t.doc, t.e.First, t.e.End, t.about), true
	}
	return t.own
}

// touches reports whether a telling of the central day has a word or somebody who
// takes part in common with what else is told of the central event.
func (l *liner) touches(i int, day []int) bool {
	t := &l.told[i]
	for _, k := range day {
		o := &l.told[k]
		if k != i && l.one.find(k) == l.one.find(l.central) && (l.allied(t, o) || l.terms.common(t.about, o.about) > 0) {
			return true
		}
	}
	return false
}
