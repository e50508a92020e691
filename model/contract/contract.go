// Package contract is the JSON form of a briefing, the program's public contract:
// its shapes, and both ways between them and bytes. Field names are final; fields
// are added, never renamed or dropped.
//
// Reading checks the form alone. Whether what a file says of its sources holds is
// for whoever has the articles: nothing that was read is a briefing yet. The package
// imports the standard library and model alone.
package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"readout/model"
)

// Schema is the name of the contract.
const Schema = "readout/briefing/v1"

// Write writes the briefing to the contract. With layers it also writes every
// time expression and every name that was read.
// Where somebody reviewed it, review says what was decided about an item of a kind
// (entry, participant, pledge, issue or difference); else it is nil.
func Write(w io.Writer, b *model.Briefing, layers bool, review func(kind, id string) *Review) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	whole := Of(b)
	if review != nil {
		whole.reviewed(review)
	}
	var value any = whole
	if layers {
		value = Layered{whole, dates(b), names(b)}
	}
	if err := enc.Encode(value); err != nil {
		return fmt.Errorf("write the briefing as JSON: %w", err)
	}
	return nil
}

// Read reads a briefing in the form of the contract, with the layers where it has
// them. Fields that a later program may have added are passed over.
func Read(data []byte) (*Layered, error) {
	var out Layered
	err := json.Unmarshal(data, &out)
	var wrong *json.UnmarshalTypeError
	var broken *json.SyntaxError
	switch {
	case errors.As(err, &wrong):
		field := strings.TrimPrefix(wrong.Field, "Briefing.")
		if field == "" {
			field = "the whole"
		}
		return nil, fmt.Errorf("line %d: %s: %s was not expected", line(data, wrong.Offset), field, a(wrong.Value))
	case errors.As(err, &broken):
		return nil, fmt.Errorf("line %d: it is not JSON: %w", line(data, broken.Offset), err)
	case err != nil:
		return nil, err
	case out.Schema != Schema:
		return nil, fmt.Errorf("the schema is %q and not %q", out.Schema, Schema)
	}
	return &out, nil
}

// a is a kind of value with its article.
func a(kind string) string {
	if strings.ContainsAny(kind[:min(1, len(kind))], "aeiou") {
		return "an " + kind
	}
	return "a " + kind
}

// line is the number of the line that holds a byte.
func line(data []byte, at int64) int {
	return 1 + bytes.Count(data[:min(max(at, 0), int64(len(data)))], []byte{'\n'})
}

// A Span is a stretch of a source with its words: Text is the text of the source from
// byte Start up to byte End.
type Span struct {
	Source string `json:"source"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Text   string `json:"text"`
}

// A Briefing is the whole: every field is there, empty lists are lists.
type Briefing struct {
	Schema       string        `json:"schema"`
	Title        string        `json:"title"`
	Event        string        `json:"event,omitempty"` // the day of the central event, where the dossier states it
	Sources      []Source      `json:"sources"`
	Participants []Participant `json:"participants"`
	Quotes       []Quote       `json:"quotes"`
	Timeline     []Entry       `json:"timeline"`
	Pledges      []Pledge      `json:"pledges"`
	Issues       []Issue       `json:"issues"`
	Differences  []Difference  `json:"differences"`
	Notices      []Notice      `json:"notices"`
}

// Layered is a briefing with what the program read as well.
type Layered struct {
	Briefing
	Dates []Date `json:"dates"`
	Names []Name `json:"names"`
}

// A Source is an article with its reading text.
type Source struct {
	ID          string    `json:"id"`
	Number      int       `json:"number"`
	Title       string    `json:"title"`
	TitleBasis  string    `json:"title_basis"`
	Outlet      string    `json:"outlet"`
	Dateline    string    `json:"dateline"`
	Published   Published `json:"published"`
	Words       int       `json:"words"`
	Text        string    `json:"text"`
	SameWording []Share   `json:"same_wording,omitempty"`
	Language    string    `json:"language,omitempty"`     // "" for English
	SameAs      string    `json:"same_as,omitempty"`      // the source that is the same article
	NotAnalysed string    `json:"not_analysed,omitempty"` // why nothing was found in it
}

// Published is the day of an article, and how it is known.
type Published struct {
	Value string `json:"value"`
	Basis string `json:"basis"`
}

// A Share is how much of a source stands word for word in another one, 0 to 1.
type Share struct {
	Source string  `json:"source"`
	Share  float64 `json:"share"`
}

// A Participant is somebody who takes part, with where the sources name them.
type Participant struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Aliases     []string `json:"aliases"`
	Kind        string   `json:"kind"`
	Role        string   `json:"role"`
	Affiliation string   `json:"affiliation"`
	Presence    string   `json:"presence"`
	Mentions    []Span   `json:"mentions"`
	Evidence    []Span   `json:"evidence"`
	Review      *Review  `json:"review,omitempty"`
}

// A Quote is what somebody says.
type Quote struct {
	Speaker string `json:"speaker"`
	Text    string `json:"text"`
	Cue     string `json:"cue"`
	Span    Span   `json:"span"`
}

// An Entry is a happening of the timeline.
type Entry struct {
	ID           string   `json:"id"`
	When         When     `json:"when"`
	Condition    string   `json:"condition"`
	Text         string   `json:"text"`
	Participants []string `json:"participants"`
	Evidence     []Span   `json:"evidence"`
	Review       *Review  `json:"review,omitempty"`
}

// When is the time of an entry.
type When struct {
	Start     string `json:"start"`
	End       string `json:"end"`
	Precision string `json:"precision"`
	Basis     string `json:"basis"`
}

// A Pledge is an undertaking.
type Pledge struct {
	ID          string   `json:"id"`
	Actors      []string `json:"actors"`
	Action      string   `json:"action"`
	Beneficiary []string `json:"beneficiary"`
	Condition   string   `json:"condition"`
	Status      string   `json:"status"`
	Evidence    []Span   `json:"evidence"`
	Review      *Review  `json:"review,omitempty"`
}

// An Issue is something unsettled.
type Issue struct {
	ID         string      `json:"id"`
	Title      string      `json:"title"`
	Question   string      `json:"question"`
	Origin     string      `json:"origin"`
	Statements []Statement `json:"statements"`
	Review     *Review     `json:"review,omitempty"`
}

// A Statement is a sentence on an issue.
type Statement struct {
	Speaker string `json:"speaker"`
	Span    Span   `json:"span"`
}

// A Difference is a point on which sources part.
type Difference struct {
	ID         string     `json:"id"`
	Kind       string     `json:"kind"`
	Title      string     `json:"title"`
	Items      []string   `json:"items"`
	Statements []Contrast `json:"statements"`
	Review     *Review    `json:"review,omitempty"`
}

// A Contrast is one side of a difference.
type Contrast struct {
	Value string `json:"value"`
	Span  Span   `json:"span"`
}

// A Notice says what was left out or is doubtful.
type Notice struct {
	Path    string `json:"path"`
	Message string `json:"message"`
}

// A Date is a time expression that was read.
type Date struct {
	Span
	Type       string `json:"type"`
	Value      string `json:"value"`
	StartValue string `json:"start_value"`
	EndValue   string `json:"end_value"`
}

// A Name is a name that was read.
type Name struct {
	Span
	Kind   string `json:"kind"`
	Entity string `json:"entity"`
}

// each maps a list; an empty one stays a list and never becomes null.
func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, v := range list {
		out[i] = f(v)
	}
	return out
}

func same[A any](v A) A { return v }

// SpanOf is a span with its words.
func SpanOf(b *model.Briefing, s model.Span) Span {
	return Span{s.Source, s.Start, s.End, b.Text(s)}
}

// Of is a briefing in the form of the contract.
func Of(b *model.Briefing) Briefing {
	at := func(s model.Span) Span { return SpanOf(b, s) }
	return Briefing{
		Schema: Schema,
		Title:  b.Title,
		Event:  b.Event,
		Sources: each(b.Sources, func(s model.Source) Source {
			return Source{s.ID, s.Number, s.Title, string(s.TitleBasis), s.Outlet, s.Dateline,
				Published{s.Published.Value, string(s.Published.Basis)}, s.Words, s.Text,
				each(s.SameWording, func(w model.SameWording) Share {
					return Share{w.Source, math.Round(w.Share*100) / 100}
				}), s.Language, s.SameAs, s.NotAnalysed}
		}),
		Participants: each(b.Participants, func(p model.Participant) Participant {
			return Participant{p.ID, p.Name, each(p.Aliases, same), string(p.Kind), p.Role, p.Affiliation,
				string(p.Presence), each(p.Mentions, at), each(p.Evidence, at), nil}
		}),
		Quotes: each(b.Quotes, func(q model.Quote) Quote {
			return Quote{q.Speaker, b.Text(q.Span), b.Text(q.Cue), at(q.Span)}
		}),
		Timeline: each(b.Timeline, func(e model.Entry) Entry {
			when := When{e.When.Start, e.When.End, string(e.When.Precision), string(e.When.Basis)}
			return Entry{e.ID, when, b.Text(e.Condition), b.Text(e.Text), each(e.Participants, same), each(e.Evidence, at), nil}
		}),
		Pledges: each(b.Pledges, func(p model.Pledge) Pledge {
			return Pledge{p.ID, each(p.Actors, same), b.Text(p.Action), each(p.Beneficiary, same),
				b.Text(p.Condition), string(p.Status), each(p.Evidence, at), nil}
		}),
		Issues: each(b.Issues, func(i model.Issue) Issue {
			return Issue{i.ID, i.Title, i.Question, string(i.Origin),
				each(i.Statements, func(s model.Statement) Statement { return Statement{s.Speaker, at(s.Span)} }), nil}
		}),
		Differences: each(b.Differences, func(d model.Difference) Difference {
			return Difference{d.ID, string(d.Kind), b.Text(d.Title), each(d.Items, same),
				each(d.Statements, func(c model.Contrast) Contrast { return Contrast{c.Value, at(c.Span)} }), nil}
		}),
		Notices: each(b.Notices, func(n model.Notice) Notice { return Notice{n.Path, n.Message} }),
	}
}

func dates(b *model.Briefing) []Date {
	return each(b.Dates, func(d model.Date) Date {
		return Date{Span{d.Span.Source, d.Span.Start, d.Span.End, b.Text(d.Span)}, d.Type, d.Value, d.From, d.To}
	})
}

func names(b *model.Briefing) []Name {
	return each(b.Names, func(n model.Name) Name {
		return Name{Span{n.Span.Source, n.Span.Start, n.Span.End, b.Text(n.Span)}, string(n.Kind), n.Entity}
	})
}
