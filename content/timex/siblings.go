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
	keys int
	days func() map[annot.Day]int // days of the week up to publication that it tells of: how often
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
		s.docs = append(s.docs, sibling{len(keys[i]), sync.OnceValue(func() map[annot.Day]int { return daysTold(doc) })})
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

// daysTold counts the days of the last week before publication that a dated
// document tells of as past.
func daysTold(doc *annot.Document) map[annot.Day]int {
	f := newFinder(doc)
	f.run()
	days := map[annot.Day]int{}
	for _, x := range f.found {
		if x.when.isZero() || !within(x.when, unitDay) {
			continue
		}
		if back := daysBetween(x.when.from, doc.Anchor); back >= 0 && back < 7 {
			days[x.when.from]++
		}
	}
	return days
}

// day is the day of publication of an undated document: the last of the days
// that its past weekdays stand for, as its siblings tell them.
func (s *siblings) day(f *finder) annot.Day {
	told := map[int]int{} // weekday: how often
	for _, x := range f.found {
		if x.weekday > 0 && f.tense(x.first, x.end) != forward && f.at1(x.first-1).Lower != "until" {
			told[x.weekday]++
		}
	}
	if len(told) == 0 {
		return annot.Day{}
	}
	votes, siblings := map[annot.Day]int{}, map[annot.Day]int{}
	if !s.event.IsZero() && told[isoWeekday(s.event)] > 0 {
		votes[s.event], siblings[s.event] = 100, 2
	}
	for _, i := range s.alike(keysOf(f.doc)) {
		for d, n := range s.docs[i].days() {
			if told[isoWeekday(d)] > 0 {
				votes[d] += min(n, 3)
				siblings[d]++
			}
		}
	}
	var best annot.Day
	for d, n := range votes {
		if best.IsZero() || n > votes[best] || n == votes[best] && d.Compare(best) < 0 {
			best = d
		}
	}
	if best.IsZero() || s.wide && siblings[best] < 2 || !agreed(votes, best) {
		return annot.Day{}
	}
	last := best
	for w := range told {
		off := floorMod(w-isoWeekday(best), 7)
		d := best.Add(off)
		if votes[d] > 0 && votes[d.Add(-7)] <= votes[d] || off <= 2 && votes[d.Add(-7)] == 0 {
			if d.Compare(last) > 0 {
				last = d
			}
		}
	}
	return last
}

// agreed reports whether most votes are for days within a week of the best one.
func agreed(votes map[annot.Day]int, best annot.Day) bool {
	near, all := 0, 0
	for d, n := range votes {
		all += n
		if abs(daysBetween(best, d)) <= 7 {
			near += n
		}
	}
	return 3*near >= 2*all
}

// alike returns the dated documents that tell of the same thing, in order.
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
	slices.SortFunc(out, func(a, b int) int { return cmp.Compare(a, b) })
	return out
}
