// Package compare says how one briefing differs from an earlier one of the same
// story: which articles came and went, what is new, what more sources report now,
// what is told otherwise, on what the sources have come to part, and what is gone.
//
// Items are known again by what they rest on: a stretch of an article is looked up
// in the article as it is now, by its words, so that neither names of items nor
// byte offsets have to be the same. The package is pure; it imports the standard
// library and model alone.
package compare

import (
	"cmp"
	"slices"
	"strings"

	"readout/model"
)

// A Report is what changed from the briefing Old to the briefing New. All lists
// are in the order of New, what is gone in that of Old.
type Report struct {
	Old, New *model.Briefing
	Added    []string // IDs of sources in New
	Removed  []string // IDs of sources in Old
	Edited   []string // IDs of sources in New whose text is another
	Unseen   []string // IDs of sources that are known to be edited while what they said is not: both sides have them as they are now
	Changes  []Change
}

// A Kind is a kind of items.
type Kind string

// The kinds of items.
const (
	Entry       Kind = "timeline"
	Pledge      Kind = "pledge"
	Issue       Kind = "issue"
	Difference  Kind = "difference"
	Participant Kind = "participant"
)

// A Change is what became of one item.
type Change struct {
	Kind Kind
	Was  int // its place in its list of Old, -1 when it is new
	Is   int // its place in its list of New, -1 when it is gone

	Before, Now int      // how many sources told it, and tell it
	More        []string // sources in New that tell it and did not
	Fewer       []string // sources in Old that told it and do not
	Fields      []Field
	Sentences   []model.Span // in New: of the sources that tell it now and did not, or said less
	Into        int          // of a gone item: the place of the one in New that has what it rested on; else -1
}

// New reports whether an item was not there before.
func (c Change) New() bool { return c.Was < 0 }

// Gone reports whether an item is there no more.
func (c Change) Gone() bool { return c.Is < 0 }

// A Field is a field that is another now.
type Field struct {
	Name     string
	Old, New Value
}

// A Value is what a field says: words of a source where it has a Span, in Old or in
// New, else a value of the briefing's own.
type Value struct {
	Text string
	Span model.Span
}

// Briefings compares two briefings.
func Briefings(old, now *model.Briefing) Report { return Reviewed(old, now, nil, nil) }

// A Verdict is what people decided about the item of a kind and an ID, "" for nothing.
type Verdict func(kind Kind, id string) string

// Reviewed compares two briefings as they were reviewed: another verdict is a change
// too. A nil Verdict knows none.
func Reviewed(old, now *model.Briefing, was, is Verdict) Report {
	c := &comparer{old: old, now: now, ids: ids{}, at: map[string]string{}, edited: map[string]bool{}, was: was, is: is}
	r := Report{Old: old, New: now}
	r.Added, r.Removed, r.Edited = c.sources()
	c.participants()
	c.entries()
	c.pledges()
	c.issues()
	c.differences()
	r.Changes = c.changes
	return r
}

// Any reports whether anything changed.
func (r Report) Any() bool {
	return len(r.Added)+len(r.Removed)+len(r.Edited)+len(r.Unseen)+len(r.Changes) > 0
}

type comparer struct {
	old, now *model.Briefing
	ids      ids               // of words
	at       map[string]string // old source → the same one now
	edited   map[string]bool   // sources now whose text is another
	changes  []Change
	was, is  Verdict
}

// verdict is the field of what people decided about a pair, where that is another.
func (c *comparer) verdict(kind Kind, was, is string) []Field {
	said := func(v Verdict, id string) string {
		if v == nil || id == "" {
			return ""
		}
		return v(kind, id)
	}
	return plain("verdict", said(c.was, was), said(c.is, is))
}

// sources pairs the articles, by name and else by text.
func (c *comparer) sources() (added, removed, edited []string) {
	taken := map[string]bool{}
	for i := range c.old.Sources {
		if s := &c.old.Sources[i]; c.now.Source(s.ID) != nil {
			c.at[s.ID] = s.ID
			taken[s.ID] = true
			if c.now.Source(s.ID).Text != s.Text {
				edited = append(edited, s.ID)
				c.edited[s.ID] = true
			}
		}
	}
	for i := range c.old.Sources {
		s := &c.old.Sources[i]
		if c.at[s.ID] != "" {
			continue
		}
		for j := range c.now.Sources {
			if n := &c.now.Sources[j]; !taken[n.ID] && n.Text == s.Text {
				c.at[s.ID], taken[n.ID] = n.ID, true
				break
			}
		}
		if c.at[s.ID] == "" {
			removed = append(removed, s.ID)
		}
	}
	for i := range c.now.Sources {
		if id := c.now.Sources[i].ID; !taken[id] {
			added = append(added, id)
		}
	}
	return added, removed, edited
}

// moved is where a stretch of an old article stands now: at the place nearest to
// where it stood that has its words; zero when none has.
func (c *comparer) moved(s model.Span) model.Span {
	words := c.old.Text(s)
	src := c.now.Source(c.at[s.Source])
	if src == nil || words == "" {
		return model.Span{}
	}
	if s.End <= len(src.Text) && src.Text[s.Start:s.End] == words {
		return src.Span(s.Start, s.End)
	}
	const most = 64 // places that are looked at
	best := -1
	for from, n := 0, 0; n < most; n++ {
		i := strings.Index(src.Text[from:], words)
		if i < 0 {
			break
		}
		if i += from; best < 0 || distance(i, s.Start) < distance(best, s.Start) {
			best = i
		}
		from = i + 1
	}
	if best < 0 {
		return model.Span{}
	}
	return src.Span(best, best+len(words))
}

func distance(a, b int) int { return max(a-b, b-a) }

func (c *comparer) allMoved(spans []model.Span) []model.Span {
	var out []model.Span
	for _, s := range spans {
		if m := c.moved(s); !m.IsZero() {
			out = append(out, m)
		}
	}
	return out
}

// touches reports whether a stretch shares a byte with one of others.
func touches(s model.Span, others []model.Span) bool {
	return slices.ContainsFunc(others, s.Overlaps)
}

// A trace is what an item is known by.
type trace struct {
	id       string
	words    model.Span   // that it is told in
	text     []int        // those words as numbers, sorted
	evidence []model.Span // of an old item: where it stands now
	all      []model.Span // of an old item: where it stood
	about    []string     // who acts, or when: what tells items of one sentence apart
	gathered bool         // it is what it gathers, whatever it is called
}

// likeness says how surely two items are the same, 0 for not.
func likeness(a, b *trace) float64 {
	shared := 0
	for _, s := range a.evidence {
		if touches(s, b.evidence) {
			shared++
		}
	}
	evidence := 0.0
	if n := min(len(a.evidence), len(b.evidence)); n > 0 {
		evidence = min(float64(shared)/float64(n), 1)
	}
	words := dice(a.text, b.text)
	same, placed, about := 0.0, 0.0, 0.0
	if a.id == b.id {
		same = 1
	}
	if !a.words.IsZero() && a.words.Overlaps(b.words) {
		placed = 1
	}
	if slices.ContainsFunc(a.about, func(x string) bool { return slices.Contains(b.about, x) }) || len(a.about)+len(b.about) == 0 {
		about = 1
	}
	const some, alike, nearly, all = 0.2, 0.5, 0.7, 1
	switch {
	case placed == 1 && about == 1, evidence > 0 && (words >= alike || same == 1), words >= nearly && about == 1,
		evidence == all && words >= some && about == 1, evidence >= alike && a.gathered && b.gathered:
		return 2*placed + 2*words + evidence + same + about
	}
	return 0
}

// pair matches old items with new ones, the surest first. The result is the place
// of each old one's partner, -1 where it has none.
func pair(old, now []trace) []int {
	type match struct {
		was, is int
		score   float64
	}
	out := make([]int, len(old))
	for i := range out {
		out[i] = -1
	}
	taken := make([]bool, len(now))
	unchanged(old, now, out, taken)
	var all []match
	for i := range old {
		for j := range now {
			if out[i] >= 0 || taken[j] {
				continue
			}
			if score := likeness(&old[i], &now[j]); score > 0 {
				all = append(all, match{i, j, score})
			}
		}
	}
	slices.SortFunc(all, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.was, b.was), cmp.Compare(a.is, b.is))
	})
	for _, m := range all {
		if out[m.was] < 0 && !taken[m.is] {
			out[m.was], taken[m.is] = m.is, true
		}
	}
	return out
}

// unchanged pairs the items that are called as they were and are told in the words
// that they were told in. Most are, and nothing is surer.
func unchanged(old, now []trace, out []int, taken []bool) {
	type name struct {
		id    string
		words model.Span
	}
	at := make(map[name]int, len(now))
	for j, t := range now {
		if !t.words.IsZero() {
			at[name{t.id, t.words}] = j
		}
	}
	for i, t := range old {
		if j, ok := at[name{t.id, t.words}]; ok && !taken[j] {
			out[i], taken[j] = j, true
		}
	}
}

// tell adds the changes of one kind of items: fields are those that a pair parts in.
func (c *comparer) tell(kind Kind, old, now []trace, fields func(was, is int) []Field) {
	partner := pair(old, now)
	of := make([]int, len(now)) // each new item's partner
	for i := range of {
		of[i] = -1
	}
	for was, is := range partner {
		if is >= 0 {
			of[is] = was
		}
	}
	for is := range now {
		if of[is] < 0 {
			c.changes = append(c.changes, Change{Kind: kind, Was: -1, Is: is, Into: -1, Now: model.SourcesOf(now[is].evidence), Sentences: now[is].evidence})
			continue
		}
		ch := c.change(&old[of[is]], &now[is])
		ch.Kind, ch.Was, ch.Is, ch.Fields = kind, of[is], is, append(c.verdict(kind, old[of[is]].id, now[is].id), fields(of[is], is)...)
		if len(ch.More)+len(ch.Fewer)+len(ch.Fields) > 0 || kind == Issue && len(ch.Sentences) > 0 {
			c.changes = append(c.changes, ch)
		}
	}
	for was, is := range partner {
		if is < 0 {
			c.changes = append(c.changes, Change{Kind: kind, Was: was, Is: -1, Before: model.SourcesOf(old[was].all), Into: into(&old[was], now)})
		}
	}
}

// change is how the support of an item changed.
func (c *comparer) change(old, now *trace) Change {
	ch := Change{Before: model.SourcesOf(old.all), Now: model.SourcesOf(now.evidence), Into: -1}
	before := map[string]bool{}
	for _, s := range old.all {
		before[c.at[s.Source]] = true
	}
	for _, s := range now.evidence {
		if !before[s.Source] && !slices.Contains(ch.More, s.Source) {
			ch.More = append(ch.More, s.Source)
		}
		if (slices.Contains(ch.More, s.Source) || c.edited[s.Source]) && !touches(s, old.evidence) {
			ch.Sentences = append(ch.Sentences, s)
		}
	}
	for _, s := range old.all {
		here := slices.ContainsFunc(now.evidence, func(n model.Span) bool { return n.Source == c.at[s.Source] })
		if !here && !slices.Contains(ch.Fewer, s.Source) {
			ch.Fewer = append(ch.Fewer, s.Source)
		}
	}
	return ch
}

// into is the place of the item that has all that a gone one rested on, -1 where
// there is none.
func into(old *trace, now []trace) int {
	return slices.IndexFunc(now, func(n trace) bool {
		return len(old.evidence) > 0 && !slices.ContainsFunc(old.evidence, func(s model.Span) bool { return !touches(s, n.evidence) })
	})
}
