// Package annot holds what the stages of the pipeline share: the Document with
// its layers, the Dossier of all documents, and the Stage that reads some layers
// and gives others.
//
// A stage knows annot, lexicon and model; stages never import each other. The
// reading text is frozen before the first stage runs. Every annotation says
// where it stands by token indices, and tokens say it in byte offsets, so that
// nothing has to be searched for again. Every annotation keeps the rule that
// made it.
package annot

import (
	"readout/model"
)

// A Dossier is all the documents of one run and what is known across them.
type Dossier struct {
	Title string // stated in dossier.toml; ""
	Event Day    // the day of the central event; zero when not known
	Lens  []Lens
	Known []Known    // corrections of names from dossier.toml
	Same  [][]string // IDs of items that belong together, from dossier.toml
	Apart [][]string // IDs of items that do not
	Docs  []*Document
	Shown []*Document // those that are shown and not analysed: no stage sees them

	Entities []Entity // layer Entities

	forms    int // distinct forms of tokens, once Number has run
	numbered int // documents that it has numbered
}

// A Lens is an open issue that the dossier names.
type Lens struct {
	ID, Title, Question string
	Terms               []string // words or phrases; every inflected form counts
}

// Known is a participant that the dossier names or corrects.
type Known struct {
	Name    string
	Aliases []string
}

// A Document is one source with its layers.
type Document struct {
	Source   *model.Source // not changed by any stage but the one that gives Anchors
	Dateline Unsettled     // what it states of its day of publication where that settles none

	Tokens    []Token    // layer Tokens, in order
	Sentences []Sentence // layer Sentences, in order
	Anchor    Day        // layer Anchors: the publication day; zero when not known
	Marks     []Mark     // layer Marks: quotation marks paired, in order
	Mentions  []Mention  // layer Mentions, in order of First, longest first
	Timexes   []Timex    // layer Timexes, in order
	Clauses   []Clause   // layer Clauses, in order of Head
	Quotes    []Quote    // layer Quotes, in order

	Conditions []Condition // layer Conditions, in order

	Events       []Event       // layer Events
	Undertakings []Undertaking // layer Undertakings
	Statements   []Statement   // layer Statements
}

// A Token is a word, a number, a mark or a clitic ("'s", "'ll").
type Token struct {
	Start, End int    // byte offsets into the reading text
	Lower      string // folded to lower case, curly apostrophes straight
	Kind       TokenKind
	Space      bool  // white space stands before it
	Word       int32 // the number of Lower in the dossier, once Number has run
}

// TokenKind is the shape of a token.
type TokenKind uint8

// The shapes of tokens.
const (
	Word     TokenKind = iota // starts with a lower-case letter
	Capital                   // starts with a capital: "Minister"
	AllCaps                   // capitals only, two or more: "NATO", "U.S."
	Number                    // starts with a digit, or a sign of currency before one
	QuoteTok                  // a quotation mark
	Punct                     // any other mark
	Clitic                    // "'s", "'ll", "n't" parted from its word
)

// IsName reports whether the token is written with a capital.
func (t Token) IsName() bool { return t.Kind == Capital || t.Kind == AllCaps }

// A Sentence is a run of tokens within one block.
type Sentence struct {
	First, End int // token indices: First included, End not
	Block      int // index into Source.Blocks
}

// A Mark is a stretch between quotation marks, found before sentences are used
// for anything else. Close is -1 where the mark is never closed: the stretch
// then ends with its block.
type Mark struct {
	Open, Close int // token indices of the marks
	First, End  int // token indices of the words between them
	Depth       int // 0 outermost
}

// A Mention is a stretch of tokens that stands for somebody or something.
type Mention struct {
	First, End int // token indices; titles, roles and the possessive left out
	Form       MentionForm
	Kind       model.Kind
	Entity     int // index into Dossier.Entities; -1 when it stands for none
	// Titled is where the phrase begins with its titles and roles
	// ("[Danish envoy ]Ada Quist"): a token index, First when there are none.
	Titled int
	Role   [2]int // token range of the role beside the name ("German Chancellor"); empty when First == End
	Home   [2]int // token range of the country or body the role belongs to; empty when there is none
	Rule   string
	Gender byte // 'm', 'f' or 0 by pronoun-bearing titles (Mr, Ms) and given names
}

// MentionForm is how a mention refers.
type MentionForm uint8

// The forms of mentions.
const (
	Named   MentionForm = iota // a name: "Nurse Adeyemi", "Kyiv"
	Demonym                    // an adjective or people: "French", "Ukrainians"
	Nominal                    // a common noun that stands for a named one: "the minister", "the bank"
	Pronoun                    // he, she, it, they
)

// An Entity is a participant in the making, or a place or other name: one for
// all documents of the dossier.
type Entity struct {
	ID          string
	Kind        model.Kind
	Name        string // the fullest form
	Aliases     []string
	Role        string
	Home        int // index of the entity of its affiliation; -1
	HomeName    string
	Presence    model.Presence
	Evidence    []model.Span
	Reasons     []model.Reason
	Gender      byte // 'm', 'f' or 0
	Participant bool // acts, speaks, is asked to act or is decided about
}

// A Day is a calendar day; the zero Day is unknown.
type Day struct{ Year, Month, Day int }

// IsZero reports whether the day is unknown.
func (d Day) IsZero() bool { return d == Day{} }

// A Timex is a time expression.
type Timex struct {
	First, End int    // token indices; the preposition left out
	Type       string // DATE, TIME, DURATION, SET
	Value      string // TIMEX3
	From, To   Day    // first and last day; zero where it has none
	Precision  model.Precision
	Resolved   bool // relative, resolved from an anchor
	Deadline   bool // "by", "until", "before", "no later than" stands before it
	Vague      bool // past months, recent years: no calendar date
	Rule       string
}

// A Clause is a verb group with what hangs on it.
type Clause struct {
	Sentence   int
	First, End int    // tokens of the clause, from its subject to its last complement
	Verb       [2]int // tokens of the verb group: auxiliaries, adverbs between them, main verb
	Head       int    // token of the main verb
	Lemma      string // of the main verb
	Modal      string // "will", "would", "could", "may", "must", "should", "can", "might"; ""
	Tense      Tense
	Perfect    bool
	Passive    bool
	Negated    bool
	Infinitive bool   // "to sign"
	Participle bool   // "signing", "signed by"
	Subject    [2]int // tokens of the subject; empty when it has none
	Agent      [2]int // tokens of "by …" in a passive
	Parent     int    // clause that governs this one: the reporting or undertaking verb; -1
	Coord      int    // clause whose subject and auxiliaries it shares by and/or/but; -1
	Marker     int    // token of the subordinator that opens it (if, once, that, which, after); -1
	Actors     []int  // entities that the subject stands for
	AgentOf    []int  // entities that the "by" phrase stands for
	Speaker    int    // entity that says what the clause tells, by the words of its sentence; -1 when nobody does
}

// Tense is the tense of a verb group.
type Tense uint8

// The tenses.
const (
	NoTense Tense = iota
	Past
	Present
	Future
)

// A Condition is what something waits on, in the source's words: "once the
// treaty is ratified", "in the event of a strike".
type Condition struct {
	First, End int // tokens, the marker ("once", "if", "after") included
	Clause     int // the clause that hangs on it; -1
	Rule       string
}

// A Quote is a quotation with its speaker.
type Quote struct {
	Mark    int // index into Marks
	Speaker int // index into Dossier.Entities; -1 when the text does not say
	Cue     int // token of the verb or phrase that says so; -1
	Rule    string
}

// An Event is a happening that one sentence reports.
type Event struct {
	First, End   int    // tokens that tell it
	Told         [2]int // the same in words that can stand alone: from where a clause begins
	Sentence     int    // its evidence
	Timex        int    // index into Timexes; -1
	Condition    [2]int // tokens; empty when it waits on nothing
	Participants []int  // entities that its sentence names
	Acting       []int  // those of them that take part: not where it happens, nor who tells it
	Clause       int    // -1 when it is a nominal one
	Background   bool
	Rule         string
	Trigger      [2]int // tokens that the rule matched
}

// An Undertaking is a pledge as one sentence reports it.
type Undertaking struct {
	Actors      []int // entities
	Party       int   // with no Actors: how many unnamed countries or bodies act ("the three governments")
	Action      [2]int
	Beneficiary []int
	Condition   [2]int
	Status      model.Status
	Sentence    int
	Clause      int    // clause that holds the trigger
	Speaker     int    // entity that reports it; -1
	About       string // what the rule says that it is about, beside the words of the action
	Soft        bool   // evidence for an undertaking that another sentence states; never one of its own
	Rule        string
	Trigger     [2]int
}

// A Statement is a sentence that belongs under an open issue.
type Statement struct {
	Issue    string // lens ID, or "" where the program found it itself
	Group    int    // statements of one found issue share it, from 1; 0 under a lens
	Mixed    bool   // the group's statements have no subject in common
	Topic    [2]int // tokens that could title a found issue
	Sentence int
	Speaker  int // entity; -1 for the writer's own voice
	Rule     string
	Trigger  [2]int
	Weight   float64
	Open     float64 // how plainly it says that something is unsettled, 0 to 1
}

// Text is the words of tokens first up to but not including end.
func (d *Document) Text(first, end int) string {
	if first < 0 || first >= end || end > len(d.Tokens) {
		return ""
	}
	return d.Source.Text[d.Tokens[first].Start:d.Tokens[end-1].End]
}

// Span is where tokens first up to but not including end stand; the zero Span
// when the range is empty.
func (d *Document) Span(first, end int) model.Span {
	if first < 0 || first >= end || end > len(d.Tokens) {
		return model.Span{}
	}
	return d.Source.Span(d.Tokens[first].Start, d.Tokens[end-1].End)
}

// SentenceOf is the index of the sentence that holds a token, or -1.
func (d *Document) SentenceOf(token int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Sentences[mid].End > token {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	if lo < len(d.Sentences) && d.Sentences[lo].First <= token {
		return lo
	}
	return -1
}

// InQuote returns the index of the outermost Mark whose words hold the token, or -1.
func (d *Document) InQuote(token int) int {
	lo, hi := 0, len(d.Marks) // the last mark that begins at the token or before it
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Marks[mid].First <= token {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for i := lo - 1; i >= 0; i-- {
		if d.Marks[i].Depth == 0 {
			if token < d.Marks[i].End {
				return i
			}
			return -1
		}
	}
	return -1
}
