package tell

import (
	"cmp"
	"slices"
	"strings"

	"readout/model"
)

// Weight is how many independent sources the spans lie in: a source that
// stands mostly word for word in another one of them does not count again.
func (k *Book) Weight(spans []model.Span) int {
	numbers := k.Numbers(spans)
	n := 0
	for _, number := range numbers {
		if !k.copied(number, numbers) {
			n++
		}
	}
	return n
}

// copied reports whether a source repeats one of lower number among numbers.
func (k *Book) copied(number int, numbers []int) bool {
	const mostly = 0.5
	if number < 1 || number > len(k.Sources) {
		return false
	}
	for _, same := range k.Sources[number-1].SameWording {
		other := k.sources[same.Source]
		if other != nil && same.Share >= mostly && other.Number < number && slices.Contains(numbers, other.Number) {
			return true
		}
	}
	return false
}

// TopEntries are the n entries best to know first: of the event before what else
// has happened, that before what may follow, then by weight; they come in the
// order of time. What lies before the event belongs there only where more than
// one source recalls it, or where there is little else; and so does what nobody takes
// part in.
func (k *Book) TopEntries(n int) []*model.Entry {
	const few = 3
	best := slices.DeleteFunc(refs(k.Timeline), func(e *model.Entry) bool {
		return k.near(e) == 0 && k.Weight(e.Evidence) < 2 || len(e.Participants) == 0
	})
	if len(best) < few {
		best = refs(k.Timeline)
	}
	slices.SortStableFunc(best, func(a, b *model.Entry) int {
		return cmp.Or(
			cmp.Compare(k.near(b), k.near(a)),
			cmp.Compare(k.Weight(b.Evidence), k.Weight(a.Evidence)),
			cmp.Compare(exact(b), exact(a)),
		)
	})
	best = best[:min(n, len(best))]
	slices.SortStableFunc(best, func(a, b *model.Entry) int {
		x, _ := days(a.When)
		y, _ := days(b.When)
		return cmp.Or(cmp.Compare(slices.Index(Groups(), k.Group(a)), slices.Index(Groups(), k.Group(b))), cmp.Compare(x, y))
	})
	return best
}

// exact is 1 for what is dated to the day.
func exact(e *model.Entry) int {
	if e.When.Precision == model.Day {
		return 1
	}
	return 0
}

// near is higher the more an entry belongs to the news itself.
func (k *Book) near(e *model.Entry) int {
	switch k.Group(e) {
	case TheEvent:
		return 3
	case After:
		if first, _ := days(e.When); k.last != "" && first > k.last {
			return 1
		}
		return 2
	case Waiting:
		return 1
	case Past:
		if k.Weight(e.Evidence) > 1 && e.When.Precision == model.Day {
			return 2
		}
	}
	return 0
}

// TopPledges are the n pledges best to know first: by weight, then by how far
// they bind.
func (k *Book) TopPledges(n int) []*model.Pledge {
	best := refs(k.Pledges)
	slices.SortStableFunc(best, func(a, b *model.Pledge) int {
		return cmp.Or(
			cmp.Compare(k.Weight(b.Evidence), k.Weight(a.Evidence)),
			cmp.Compare(slices.Index(Statuses(), a.Status), slices.Index(Statuses(), b.Status)),
		)
	})
	return best[:min(n, len(best))]
}

// Statuses are all of them, the most binding first.
func Statuses() []model.Status {
	return []model.Status{model.Agreed, model.Promised, model.Offered, model.Refused, model.Withdrawn}
}

// Letter is a status in one letter: A, P, O, R or W.
func Letter(s model.Status) string {
	if s == "" {
		return "?"
	}
	return strings.ToUpper(string(s[:1]))
}

// refs are pointers to the items of a slice.
func refs[T any](items []T) []*T {
	out := make([]*T, len(items))
	for i := range items {
		out[i] = &items[i]
	}
	return out
}
