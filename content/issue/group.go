package issue

import (
	"cmp"
	"slices"

	"readout/content/annot"
)

// A found is a statement that belongs to no lens.
type found struct {
	text      *text
	sentence  int
	statement int // index into the document's Statements
}

const (
	maxGroups   = 8   // found issues of several statements that are told apart
	togetherMin = 1.3 // shared rarity from which two statements are one issue
	besideBonus = 0.7 // for the next sentence of a paragraph
	telling     = 8   // words of a statement by which its group is looked for
	crowded     = 48  // groups that share a word: more than these, and it tells nothing
)

// A cluster is a found issue in the making.
type cluster struct {
	members []int // into finder.found
	bag     map[int32]float64
	weight  float64
}

// group puts the statements of no lens together by the rare words they share.
// What stands alone makes one last issue. The first numbers are used already.
func (f *finder) group(used int) {
	var clusters []*cluster
	byWord := map[int32][]int{}
	for i := range f.found {
		bag := f.bag(&f.found[i])
		k := f.nearest(i, bag, clusters, byWord)
		if k < 0 {
			k = len(clusters)
			clusters = append(clusters, &cluster{bag: map[int32]float64{}})
		}
		f.last = k
		c := clusters[k]
		c.members = append(c.members, i)
		c.weight += f.statement(i).Weight
		for _, w := range bag {
			if _, ok := c.bag[w.id]; !ok {
				byWord[w.id] = append(byWord[w.id], k)
			}
			c.bag[w.id] = max(c.bag[w.id], w.weight)
		}
	}
	f.rank(clusters, used)
}

// rank numbers the clusters, the largest first, and lets the rest share the last number.
func (f *finder) rank(clusters []*cluster, used int) {
	slices.SortStableFunc(clusters, func(a, b *cluster) int {
		return cmp.Or(cmp.Compare(len(b.members), len(a.members)), cmp.Compare(b.weight, a.weight))
	})
	for k, c := range clusters {
		group, mixed := used+k+1, used+k >= maxGroups || len(c.members) < 2
		if mixed {
			group = used + maxGroups + 1
		}
		for _, i := range c.members {
			s := f.statement(i)
			s.Group, s.Mixed = group, mixed
		}
	}
}

func (f *finder) statement(i int) *annot.Statement {
	return &f.found[i].text.doc.Statements[f.found[i].statement]
}

type weighed struct {
	id     int32
	weight float64
}

// bag is the telling words of a statement, those of its topic twice, the
// strongest first. Words of a single sentence connect nothing, and words of
// every sixth one tell nothing.
func (f *finder) bag(s *found) []weighed {
	u, topic := &s.text.sentences[s.sentence], s.text.doc.Statements[s.statement].Topic
	var out []weighed
	for i := u.First; i < u.End; i++ {
		id := s.text.stems[i]
		if id < 0 || f.df[id] < 2 || int(f.df[id]) > 2+f.total/6 {
			continue
		}
		w := f.rarities[id]
		if topic[0] <= i && i < topic[1] {
			w *= 2
		}
		if at := slices.IndexFunc(out, func(w weighed) bool { return w.id == id }); at >= 0 {
			out[at].weight = max(out[at].weight, w)
		} else {
			out = append(out, weighed{id, w})
		}
	}
	slices.SortStableFunc(out, func(a, b weighed) int { return cmp.Compare(b.weight, a.weight) })
	return out[:min(len(out), telling)]
}

// nearest is the cluster that statement i belongs to, or -1.
func (f *finder) nearest(i int, bag []weighed, clusters []*cluster, byWord map[int32][]int) int {
	shared := map[int]float64{}
	for _, w := range bag {
		if groups := byWord[w.id]; len(groups) <= crowded {
			for _, k := range groups {
				shared[k] += min(w.weight, clusters[k].bag[w.id])
			}
		}
	}
	if i > 0 && f.beside(i) {
		shared[f.last] += besideBonus
	}
	best, most := -1, togetherMin
	for k, v := range shared {
		if v > most || v == most && k < best {
			best, most = k, v
		}
	}
	return best
}

// beside reports whether found statement i stands right after the one before it.
func (f *finder) beside(i int) bool {
	a, b := &f.found[i-1], &f.found[i]
	return a.text == b.text && a.sentence+1 == b.sentence &&
		a.text.sentences[a.sentence].Block == b.text.sentences[b.sentence].Block
}
