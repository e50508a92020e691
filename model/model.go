// Package model is the briefing: what the articles of one dossier say, found,
// dated, attributed and merged. It is pure data with its invariants (see
// Check); it reads no file, knows no rule of extraction and draws nothing, and
// it imports the standard library alone. content makes a Briefing, ui shows it,
// and they meet nowhere else.
//
// The one way to say where something stands is a Span. The words of an item
// are always sliced out of the source by its spans, never stored beside them.
package model

import (
	"sort"
	"strings"
)

// A Span is a stretch of the reading text of one source, from byte Start up to
// but not including byte End. The zero Span means that there is none.
type Span struct {
	Source     string // Source.ID
	Start, End int    // byte offsets into Source.Text
}

// IsZero reports whether s points nowhere.
func (s Span) IsZero() bool { return s == Span{} }

// Len is the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(o Span) bool {
	return s.Source == o.Source && s.Start < o.End && o.Start < s.End
}

// Contains reports whether o lies wholly within s.
func (s Span) Contains(o Span) bool {
	return s.Source == o.Source && s.Start <= o.Start && o.End <= s.End
}

// A Briefing is everything that the panes show and the exports hold.
type Briefing struct {
	Title        string
	Event        string   // ISO day of the central event, where the dossier states it; "" else
	Sources      []Source // sorted by ID
	Participants []Participant
	Quotes       []Quote // by source, then by place
	Timeline     []Entry
	Pledges      []Pledge
	Issues       []Issue // lenses first, in the order of the dossier
	Differences  []Difference
	Notices      []Notice

	Dates []Date // every time expression: the layer "dates" of the export
	Names []Name // every name: the layer "names"
}

// A Source is one article (never a speaker).
type Source struct {
	ID          string // path relative to the dossier, with slashes
	Number      int    // from 1, in the order of the IDs: the [2] that panes show
	Title       string
	TitleBasis  TitleBasis
	Outlet      string // "" where the article does not say
	Byline      string // "" where the article does not say
	Dateline    string // the city, "" where the article does not say
	URL         string // http or https; "" where the article has none
	Retrieved   string // when readout saved it from URL, RFC 3339; "" where it did not
	Language    string // BCP 47 primary tag; "" for English or not known
	Format      string // what it was read as: "plain text", "HTML"
	Published   Published
	Words       int     // words of Text
	Text        string  // the reading text: frozen once cleaned, valid UTF-8, no control characters but newline
	Blocks      []Block // paragraphs, headings and so on, in order, without overlap
	SameWording []SameWording
	SameAs      string // ID of the source that is the same article, word for word or nearly; ""
	NotAnalysed string // why it is shown and nothing was found in it: "not English"; "" where it was analysed
}

// Span is the stretch of s from byte start to byte end.
func (s *Source) Span(start, end int) Span { return Span{s.ID, start, end} }

// TitleBasis says where a title comes from.
type TitleBasis string

// Where a title comes from.
const (
	TitleStated TitleBasis = "stated" // the article has a headline
	TitleLead   TitleBasis = "lead"   // it has none: the lead sentence stands in
)

// Published is the day an article appeared.
type Published struct {
	Value string // ISO 8601: "2026-01-06", "2026-01", "2026"; "" when unknown
	Basis PublishedBasis
}

// PublishedBasis says how a publication date is known.
type PublishedBasis string

// How a publication date is known.
const (
	PublishedStated   PublishedBasis = "stated"
	PublishedInferred PublishedBasis = "inferred" // from this article's words or its siblings
	PublishedUnknown  PublishedBasis = "unknown"
)

// SameWording says how much of a source stands word for word in another one.
type SameWording struct {
	Source string  // the other source's ID
	Share  float64 // of this source's words, 0 to 1
}

// A Block is a paragraph, a heading or another unit of layout of a reading text.
// Blocks are separated by "\n\n"; a block may hold single newlines only when it
// is Preformatted or Table.
type Block struct {
	Kind       BlockKind
	Level      int // heading level from 1, list nesting from 1; else 0
	Start, End int // byte offsets into Source.Text
}

// BlockKind is the kind of a block.
type BlockKind string

// The kinds of blocks.
const (
	Paragraph    BlockKind = "paragraph"
	Heading      BlockKind = "heading"
	ListItem     BlockKind = "item"
	BlockQuote   BlockKind = "quote"
	Table        BlockKind = "table" // one row a line, cells parted by tabs
	Preformatted BlockKind = "preformatted"
)

// A Participant is a person, country or organisation that acts, speaks, is
// asked to act or is decided about. There is one for all sources.
type Participant struct {
	ID          string
	Name        string // the fullest form used
	Aliases     []string
	Kind        Kind
	Role        string // as a source words it; "" unknown
	Affiliation string // the Name of a country or organisation; "" unknown
	Presence    Presence
	Mentions    []Span
	Evidence    []Span // what shows role, affiliation or presence
	Reasons     []Reason
}

// Kind is what a participant is.
type Kind string

// The kinds of participants. A Name may also be a Place or Other.
const (
	Person       Kind = "person"
	Country      Kind = "country"
	Organisation Kind = "organisation"
	Place        Kind = "place"
	Other        Kind = "other"
)

// Presence says whether a participant was at the central event.
type Presence string

// Presence at the central event.
const (
	Present         Presence = "present"
	Remote          Presence = "remote" // by video or telephone
	Absent          Presence = "absent"
	PresenceUnknown Presence = "unknown"
)

// A Quote is a stretch between quotation marks that somebody says or writes.
type Quote struct {
	Speaker string // Participant.ID; "" when the text does not say
	Span    Span   // the words between the marks, marks left out
	Cue     Span   // the word that says so ("said"); zero when there is none
	Reasons []Reason
}

// An Entry of the timeline is one happening, dated or waiting on a condition.
type Entry struct {
	ID           string
	When         When
	Condition    Span // zero unless the happening waits on something
	Text         Span // the words that tell it
	Participants []string
	Evidence     []Span // one or more per source that reports it
	Reasons      []Reason
}

// When is the time of an entry.
type When struct {
	Start     string // ISO 8601, as precise as Precision says; "" when undated
	End       string // the last day of a week or range; else ""
	Precision Precision
	Basis     WhenBasis
}

// Precision is how exactly a date is known.
type Precision string

// The precisions of a date.
const (
	Day         Precision = "day"
	Week        Precision = "week"
	Month       Precision = "month"
	Year        Precision = "year"
	Range       Precision = "range"
	NoPrecision Precision = "none"
)

// WhenBasis says how a date is known.
type WhenBasis string

// How the date of an entry is known.
const (
	WhenStated      WhenBasis = "stated"      // "6 January 2026"
	WhenResolved    WhenBasis = "resolved"    // "Tuesday", from the publication date
	WhenConditional WhenBasis = "conditional" // it waits on something
	WhenUndated     WhenBasis = "undated"
)

// A Pledge is an undertaking about the future by a named actor.
type Pledge struct {
	ID          string
	Actors      []string // Participant IDs
	Action      Span     // what will be done, in a source's words
	Beneficiary []string // Participant IDs
	Condition   Span     // zero when unconditional
	Status      Status
	Evidence    []Span // every source that reports it
	Reasons     []Reason
}

// Status is how far an undertaking binds.
type Status string

// The statuses of a pledge.
const (
	Agreed    Status = "agreed"    // in a signed or joint text, or agreed by all parties
	Promised  Status = "promised"  // the actor says that it will
	Offered   Status = "offered"   // open to it, could, suggested, not ruled out
	Refused   Status = "refused"   // will not, ruled out
	Withdrawn Status = "withdrawn" // was in a draft or an earlier position and is gone
)

// An Issue is something unsettled, with what the sources say about it.
type Issue struct {
	ID         string
	Title      string
	Question   string
	Origin     Origin
	Statements []Statement
}

// Origin says who named an issue.
type Origin string

// Who named an issue.
const (
	Lens  Origin = "lens"  // the dossier
	Found Origin = "found" // the program, by words of unresolvedness
)

// A Statement is a sentence that a reader of an issue must see.
type Statement struct {
	Speaker string // Participant.ID; "" for the writer's own voice
	Span    Span
	Reasons []Reason
	Lead    bool // of those of its issue it says most plainly what is open
}

// Leading is the statement that stands for an issue: the one that says most plainly
// what is open, else the first of a speaker, else the first; nil when there is none.
func (x *Issue) Leading() *Statement {
	var out *Statement
	for i := range x.Statements {
		s := &x.Statements[i]
		switch {
		case s.Lead:
			return s
		case out == nil || out.Speaker == "" && s.Speaker != "":
			out = s
		}
	}
	return out
}

// A Difference is a point on which sources part.
type Difference struct {
	ID         string
	Kind       DifferenceKind
	Title      Span     // words of a source
	Items      []string // IDs of the entries and pledges concerned
	Statements []Contrast
}

// DifferenceKind is the kind of a difference.
type DifferenceKind string

// The kinds of differences.
const (
	Conflict  DifferenceKind = "conflict"
	Nuance    DifferenceKind = "nuance"
	Exclusive DifferenceKind = "exclusive" // one source alone reports it
)

// A Contrast is one side of a difference.
type Contrast struct {
	Value string // what differs, as worded: "35"
	Span  Span
}

// A Reason says which rule made an item out of which words.
type Reason struct {
	Rule string // "class: pattern" of a lexicon rule, or the name of a step
	Span Span   // the words that the rule matched
}

// A Notice tells what was left out, is doubtful or contradicts itself.
type Notice struct {
	Path    string // the file it is about; "" for the dossier
	Message string
	Lost    bool // a file or a setting was left out: the briefing is not whole
}

// A Date is one time expression.
type Date struct {
	Span     Span
	Type     string // DATE, TIME, DURATION or SET, as in TimeML's TIMEX3
	Value    string // TIMEX3 value; "" where the text does not settle it
	From, To string // first and last day, ISO 8601; "" where it has none
}

// A Name is one mention of a name, titles and possessives left out.
type Name struct {
	Span   Span
	Kind   Kind
	Entity string // the same for every mention of one entity
}

// Source returns the source with the given ID, or nil.
func (b *Briefing) Source(id string) *Source {
	i := sort.Search(len(b.Sources), func(i int) bool { return b.Sources[i].ID >= id })
	if i < len(b.Sources) && b.Sources[i].ID == id {
		return &b.Sources[i]
	}
	return nil
}

// Participant returns the participant with the given ID, or nil.
func (b *Briefing) Participant(id string) *Participant {
	for i := range b.Participants {
		if b.Participants[i].ID == id {
			return &b.Participants[i]
		}
	}
	return nil
}

// Text returns the words under a span, "" for the zero Span or one that does
// not fit its source.
func (b *Briefing) Text(s Span) string {
	src := b.Source(s.Source)
	if src == nil || s.Start < 0 || s.End > len(src.Text) || s.Start >= s.End {
		return ""
	}
	return src.Text[s.Start:s.End]
}

// Block returns the index in s.Blocks of the block that holds byte at, or -1.
func (s *Source) Block(at int) int {
	i := sort.Search(len(s.Blocks), func(i int) bool { return s.Blocks[i].End > at })
	if i < len(s.Blocks) && s.Blocks[i].Start <= at {
		return i
	}
	return -1
}

// Counted is how many articles the sources are: those that were analysed, the same
// one twice counted once.
func (b *Briefing) Counted() int {
	n := 0
	for i := range b.Sources {
		if b.Sources[i].NotAnalysed == "" && b.Sources[i].SameAs == "" {
			n++
		}
	}
	return n
}

// CountedOf is how many of those the spans lie in.
func (b *Briefing) CountedOf(spans []Span) int {
	seen := make(map[string]bool, len(spans))
	for _, s := range spans {
		id := s.Source
		if src := b.Source(id); src != nil && src.SameAs != "" {
			id = src.SameAs
		}
		seen[id] = true
	}
	return len(seen)
}

// SourcesOf counts the distinct sources of the spans: an item's corroboration
// before copies of one report are discounted.
func SourcesOf(spans []Span) int {
	seen := make(map[string]bool, len(spans))
	for _, s := range spans {
		seen[s.Source] = true
	}
	return len(seen)
}

// CountWords counts the words of a text as the sources pane tells them:
// stretches between white space that hold a letter or a digit.
func CountWords(text string) int {
	n := 0
	for word := range strings.FieldsSeq(text) {
		if strings.ContainsFunc(word, isWordRune) {
			n++
		}
	}
	return n
}

func isWordRune(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0xBF
}
