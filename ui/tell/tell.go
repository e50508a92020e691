// Package tell says in words and figures what a briefing holds: a date with its
// precision, the sources of an item, who does something, how far it binds. All
// panes and cards tell the same thing the same way because they ask here.
//
// It only reads the model and returns strings of one line in which nothing acts
// on a terminal; it knows no colour, no key and no screen.
package tell

import (
	"slices"
	"strconv"
	"strings"

	"readout/model"
	"readout/ui/escape"
)

// A Book is a briefing with what is asked of it over and over looked up once.
// It does not change, so many sessions may read one Book.
type Book struct {
	*model.Briefing
	last     string // ISO day of the last article; "" unknown
	EventDay string // ISO day of the central event; "" when no day stands out

	sources map[string]*model.Source
	people  map[string]*model.Participant
	hidden  map[string]bool // sources that a filter leaves out
}

// New looks up b.
func New(b *model.Briefing) *Book {
	k := &Book{
		Briefing: b,
		sources:  make(map[string]*model.Source, len(b.Sources)),
		people:   make(map[string]*model.Participant, len(b.Participants)),
	}
	for i := range b.Sources {
		k.sources[b.Sources[i].ID] = &b.Sources[i]
	}
	for i := range b.Participants {
		k.people[b.Participants[i].ID] = &b.Participants[i]
	}
	k.EventDay, k.last = eventDay(b), lastDay(b)
	return k
}

// Source is the source with an ID, or nil.
func (k *Book) Source(id string) *model.Source { return k.sources[id] }

// Participant is the participant with an ID, or nil.
func (k *Book) Participant(id string) *model.Participant { return k.people[id] }

// Text is the words under a span on one line.
func (k *Book) Text(s model.Span) string {
	src := k.sources[s.Source]
	if src == nil || s.Start < 0 || s.End > len(src.Text) || s.Start >= s.End {
		return ""
	}
	return Line(src.Text[s.Start:s.End])
}

// Name is what a participant is called, the ID where it is not known.
func (k *Book) Name(id string) string {
	if p := k.people[id]; p != nil {
		return Line(p.Name)
	}
	return Line(id)
}

// Names are participants one after the other: "A, B and C". From the fourth on
// they are counted.
func (k *Book) Names(ids []string) string {
	var names []string
	for _, id := range ids {
		names = append(names, k.Name(id))
	}
	if n := len(names); n > 4 {
		names = append(names[:3:3], strconv.Itoa(n-3)+" more")
	}
	return And(names)
}

// And joins words: "A, B and C".
func And(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}

// Year is the year of the central event, "" when none stands out.
func (k *Book) Year() string {
	if len(k.EventDay) < 4 {
		return ""
	}
	return k.EventDay[:4]
}

// Numbers are the sources that spans lie in, each once, in order.
func (k *Book) Numbers(spans []model.Span) []int {
	var out []int
	for _, s := range spans {
		if src := k.sources[s.Source]; src != nil && !slices.Contains(out, src.Number) {
			out = append(out, src.Number)
		}
	}
	slices.Sort(out)
	return out
}

// Refs are those numbers as panes show them: "[1 3 4]".
func (k *Book) Refs(spans []model.Span) string {
	var b strings.Builder
	for i, n := range k.Numbers(spans) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(n))
	}
	if b.Len() == 0 {
		return ""
	}
	return "[" + b.String() + "]"
}

// Share is how many sources of how many spans lie in: "3/5".
func (k *Book) Share(spans []model.Span) string {
	return strconv.Itoa(k.CountedOf(spans)) + "/" + strconv.Itoa(k.Counted())
}

// Outlet is who printed a source: the outlet, else the start of its title.
func Outlet(s *model.Source) string {
	if s.Outlet != "" {
		return Line(s.Outlet)
	}
	return Clip(Line(s.Title), 40)
}

// Ref is a source in one line: "[2] The Outlet, 6 Jan".
func (k *Book) Ref(id string) string {
	s := k.sources[id]
	if s == nil {
		return Line(id)
	}
	ref := "[" + strconv.Itoa(s.Number) + "] " + Outlet(s)
	if day := Day(s.Published.Value, k.Year()); day != "" {
		ref += ", " + day
	}
	return ref
}

// Cite is a stretch of a source with where it stands, for the clipboard.
func (k *Book) Cite(s model.Span) string {
	src := k.sources[s.Source]
	if src == nil || s.Start < 0 || s.End > len(src.Text) || s.Start >= s.End {
		return ""
	}
	where := []string{}
	for _, part := range []string{Line(src.Outlet), Line(src.Title), Day(src.Published.Value, "")} {
		if part != "" {
			where = append(where, part)
		}
	}
	return "“" + escape.Line(strings.Join(strings.Fields(src.Text[s.Start:s.End]), " ")) + "” — " + strings.Join(where, ", ") + " [" + strconv.Itoa(src.Number) + "]"
}

// Clip shortens a text to about n runes at a word, with an ellipsis.
func Clip(s string, n int) string {
	count := 0
	space := 0
	for i, r := range s {
		if r == ' ' {
			space = i
		}
		if count++; count > n {
			if space == 0 {
				space = i
			}
			return strings.TrimRight(s[:space], " ,;:—–-") + "…"
		}
	}
	return s
}

// Count is a number with its noun: "1 source", "3 sources".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// Told is how many of the sources spans lie in: "3 of 5 sources".
func (k *Book) Told(spans []model.Span) string {
	return strconv.Itoa(k.CountedOf(spans)) + " of " + Count(k.Counted(), "source")
}
