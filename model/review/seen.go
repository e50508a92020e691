package review

import (
	"fmt"
	"hash/fnv"

	"readout/model"
)

// Sums are the sources of a briefing, each with a sum of its text: what a Seen
// action keeps, so that the next time what is new can be told.
func Sums(b *model.Briefing) map[string]string {
	out := make(map[string]string, len(b.Sources))
	for i := range b.Sources {
		h := fnv.New64a()
		_, _ = h.Write([]byte(b.Sources[i].Text)) // a hash never fails
		out[b.Sources[i].ID] = fmt.Sprintf("%016x", h.Sum64())
	}
	return out
}

// News is what came to a dossier since it was last looked at. An item is changed
// by the new sources that report it, so what counts is the sources alone.
type News struct {
	added, changed map[string]bool
	any            bool
}

// Since is what is new in a briefing when its sources were those of seen, as
// Log.LastSeen gives them. Nothing is new to who never looked.
func Since(b *model.Briefing, seen map[string]string) News {
	n := News{added: map[string]bool{}, changed: map[string]bool{}}
	if seen == nil {
		return n
	}
	for id, sum := range Sums(b) {
		was, known := seen[id]
		n.added[id], n.changed[id] = !known, known && was != sum
		n.any = n.any || !known || was != sum
	}
	return n
}

// Added reports whether a source came since.
func (n News) Added(source string) bool { return n.added[source] }

// Changed reports whether the text of a source is another now.
func (n News) Changed(source string) bool { return n.changed[source] }

// Any reports whether there is anything new at all.
func (n News) Any() bool { return n.any }

// Told is how many sources told an item with this evidence then, and how many do
// now: "3 of 5 sources now". They are equal where no new source tells it.
func (n News) Told(evidence []model.Span) (then, now int) {
	seen := map[string]bool{}
	for _, s := range evidence {
		if seen[s.Source] {
			continue
		}
		seen[s.Source] = true
		now++
		if !n.added[s.Source] {
			then++
		}
	}
	return then, now
}
