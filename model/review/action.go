// Package review is what people decide about a briefing: verdicts, notes, tags,
// corrections. It holds actions, one a line of review.jsonl, the log of them with
// undo and redo, and the Review that comes of applying a log to a briefing.
//
// Every action says what it is about by quotation: some words of a source with
// what stands around them. Names of items change when articles come and go, words
// seldom do; where an article was edited a little they are found again, and an
// action whose words are gone is listed as an Orphan, never dropped. Whatever a
// person chooses, a date, a condition, a wording, is a stretch of a source too:
// nothing typed enters a briefing, and model.Check holds for what comes out.
//
// The package is pure: it reads no file and no clock, the same log and briefing
// give the same Review, and it imports the standard library and model alone.
package review

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// FileName is what the log of a dossier is called, beside its articles.
const FileName = "review.jsonl"

// A Kind is a kind of items.
type Kind string

// The kinds of items.
const (
	Entry       Kind = "entry"
	Pledge      Kind = "pledge"
	Issue       Kind = "issue"
	Difference  Kind = "difference"
	Participant Kind = "participant"
)

// Kinds are the kinds of items, in the order of the panes.
func Kinds() []Kind { return []Kind{Entry, Participant, Pledge, Issue, Difference} }

// A Key names an item of one briefing.
type Key struct {
	Kind Kind
	ID   string
}

// A Do is what an action does.
type Do string

// What an action does.
const (
	Judge Do = "verdict" // Value: accept, reject, later; "" takes it back
	Write Do = "note"    // Value: the text; Of: the note it replaces; an empty text removes that
	Tag   Do = "tag"     // Value: the tag
	Untag Do = "untag"   // Value: the tag
	Edit  Do = "edit"    // Field; Value or Spans, neither for none
	Merge Do = "merge"   // Items: all of them become the first
	Split Do = "split"   // Items with an At each: these pieces become an item of their own
	Add   Do = "add"     // Kind; Spans: the words; Value: of a pledge, its status; Items: of a statement, its issue
	Undo  Do = "undo"    // Of: an action
	Redo  Do = "redo"    // Of: an action
	Seen  Do = "seen"    // Sources: what the briefing was made of
)

// A Verdict is what a person holds of an item or of a piece of its evidence.
type Verdict string

// The verdicts.
const (
	None   Verdict = ""
	Accept Verdict = "accept"
	Reject Verdict = "reject"
	Later  Verdict = "later"
)

// A Field is what of an item can be changed.
type Field string

// The fields, with what holds their values.
const (
	Date      Field = "date"      // Spans: a time expression; none is undated
	Status    Field = "status"    // Value: of a pledge
	Presence  Field = "presence"  // Value: of a participant
	Condition Field = "condition" // Spans: one; none is unconditional
	Actors    Field = "actors"    // Spans: a mention of each
	Wording   Field = "wording"   // Spans: one
)

// An Action is one thing that somebody did: a line of the log. Fields that an
// action has no use for are empty.
type Action struct {
	ID    string   `json:"id"`             // unique in the log
	Time  string   `json:"time,omitempty"` // RFC 3339, as the caller gives it
	Do    Do       `json:"do"`
	Items []Target `json:"items,omitempty"` // what it is about; one key over a selection is one action
	Kind  Kind     `json:"kind,omitempty"`
	Field Field    `json:"field,omitempty"`
	Value string   `json:"value,omitempty"`
	Spans []Anchor `json:"spans,omitempty"`
	Who   []Anchor `json:"who,omitempty"` // of Add: a mention of each who acts or speaks
	Of    string   `json:"of,omitempty"`  // an action before
	// Sources, of Seen: each ID with a sum of its text.
	Sources map[string]string `json:"sources,omitempty"`
}

// A Target is an item that an action is about, or a piece of its evidence.
type Target struct {
	Kind Kind   `json:"kind"`
	ID   string `json:"id"` // what it was called: a hint only
	// Words are quotations of the item: its own words, then a sentence of other
	// sources that report it. One that is found is enough.
	Words []Anchor `json:"words,omitempty"`
	At    *Anchor  `json:"at,omitempty"` // the piece of evidence; nil is the item
	// Said are the sentences, whole, that it rested on: a verdict holds for as long as
	// they say the same.
	Said []Anchor `json:"said,omitempty"`
}

// An Anchor is a stretch of a source told by quotation.
type Anchor struct {
	Source string `json:"source"`           // Source.ID
	At     int    `json:"at"`               // where it stood, in bytes: a hint only
	Text   string `json:"text"`             // the words, byte for byte
	Before string `json:"before,omitempty"` // some words before them
	After  string `json:"after,omitempty"`  // some words after them
}

// MaxLine is how long a line of the log may be, in bytes.
const MaxLine = 8 << 20

// Line is the action as a line of the log, line end included.
func (a *Action) Line() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(a); err != nil {
		return nil, fmt.Errorf("write an action: %w", err)
	}
	if b.Len() > MaxLine {
		return nil, fmt.Errorf("write an action: %d bytes, more than %d", b.Len(), MaxLine)
	}
	return b.Bytes(), nil
}
