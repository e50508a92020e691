package timex

import (
	"cmp"
	"slices"
	"sync"

	"readout/content/annot"
)

// siblings knows the dated documents of a dossier by what they are about.
type siblings struct {
	docs  []sibling
	event annot.Day
	posts map[string][]int // key: documents
	near  annot.Day        // the first of the event and their days of publication
	wide  bool             // the dossier spans more than a season
}

type sibling struct {
	doc  *annot.Document
	keys int
	told func() tellings // made when the first undated document asks
}

// Two documents may tell of the same thing when they share this much of the
// names and long words of the shorter one, and at least so many: articles about
// one event do. Articles about one industry may do so too, years apart; that is
// why the siblings must agree on the day, and why in a dossier that spans more
// than a season one sibling is not enough.
const (
	sameShare = 0.16
	sameKeys  = 12
)

func newSiblings(d *annot.Dossier, dated []*annot.Document) *siblings {
	s := &siblings{event: d.Event, near: d.Event, posts: map[string][]int{}}
	keys := make([][]string, len(dated))
	annot.Each(len(dated), func(i int) { keys[i] = keysOf(dated[i]) })
	for i, doc := range dated {
		for _, k := range keys[i] {
			s.posts[k] = append(s.posts[k], i)
		}
		s.docs = append(s.docs, sibling{doc, len(keys[i]), sync.OnceValue(func() tellings { return tellingsOf(doc) })})
		if s.near.IsZero() || doc.Anchor.Compare(s.near) < 0 {
			s.near = doc.Anchor
		}
	}
	if len(dated) > 0 {
		byDay := func(a, b *annot.Document) int { return a.Anchor.Compare(b.Anchor) }
		s.wide = daysBetween(slices.MinFunc(dated, byDay).Anchor, slices.MaxFunc(dated, byDay).Anchor) > season
	}
	return s
}

// keysOf is the distinct names and long words of the beginning of a document, sorted.
func keysOf(doc *annot.Document) []string {
	var keys []string
	for _, s := range doc.Sentences[:min(40, len(doc.Sentences))] {
		for i := s.First; i < s.End; i++ {
			t := doc.Tokens[i]
			if t.IsName() && i > s.First && len(t.Lower) > 2 || t.Kind == annot.Word && len(t.Lower) > 6 {
				keys = append(keys, t.Lower)
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// mostAlike is how many of the documents about the same thing are asked.
const mostAlike = 24

// alike returns the dated documents that tell of the same thing, the most alike
// ones, in order.
func (s *siblings) alike(keys []string) []int {
	shared := map[int]int{}
	for _, k := range keys {
		if posts := s.posts[k]; len(posts) <= 1000 {
			for _, i := range posts {
				shared[i]++
			}
		}
	}
	var out []int
	for i, n := range shared {
		if n >= sameKeys && float64(n) >= sameShare*float64(min(len(keys), s.docs[i].keys)) {
			out = append(out, i)
		}
	}
	slices.SortFunc(out, func(a, b int) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) })
	out = out[:min(len(out), mostAlike)]
	slices.Sort(out)
	return out
}
