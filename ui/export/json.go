// Package export writes a briefing for other programs and other readers: JSON,
// plain text, Markdown, HTML and tables. It writes what the model holds and nothing that the
// sources do not say; it reads no file and imports nothing of content.
package export

import (
	"encoding/json"
	"fmt"
	"io"
	"math"

	"readout/model"
)

// Schema is the name of the JSON contract.
const Schema = "readout/briefing/v1"

// JSON writes the briefing to the contract. With layers it also writes every
// time expression and every name that was read.
func JSON(w io.Writer, b *model.Briefing, layers bool) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	var value any = briefing(b)
	if layers {
		value = layered{briefing(b), dates(b), names(b)}
	}
	if err := enc.Encode(value); err != nil {
		return fmt.Errorf("write the briefing as JSON: %w", err)
	}
	return nil
}

type jsonSpan struct {
	Source string `json:"source"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Text   string `json:"text"`
}

type jsonBriefing struct {
	Schema       string            `json:"schema"`
	Title        string            `json:"title"`
	Sources      []jsonSource      `json:"sources"`
	Participants []jsonParticipant `json:"participants"`
	Quotes       []jsonQuote       `json:"quotes"`
	Timeline     []jsonEntry       `json:"timeline"`
	Pledges      []jsonPledge      `json:"pledges"`
	Issues       []jsonIssue       `json:"issues"`
	Differences  []jsonDifference  `json:"differences"`
	Notices      []jsonNotice      `json:"notices"`
}

type layered struct {
	jsonBriefing
	Dates []jsonDate `json:"dates"`
	Names []jsonName `json:"names"`
}

type jsonSource struct {
	ID          string        `json:"id"`
	Number      int           `json:"number"`
	Title       string        `json:"title"`
	TitleBasis  string        `json:"title_basis"`
	Outlet      string        `json:"outlet"`
	Dateline    string        `json:"dateline"`
	Published   jsonPublished `json:"published"`
	Words       int           `json:"words"`
	Text        string        `json:"text"`
	SameWording []jsonShare   `json:"same_wording,omitempty"`
}

type jsonPublished struct {
	Value string `json:"value"`
	Basis string `json:"basis"`
}

type jsonShare struct {
	Source string  `json:"source"`
	Share  float64 `json:"share"`
}

type jsonParticipant struct {
	ID          string     `json:"id"`
	Name        string     `json:"name"`
	Aliases     []string   `json:"aliases"`
	Kind        string     `json:"kind"`
	Role        string     `json:"role"`
	Affiliation string     `json:"affiliation"`
	Presence    string     `json:"presence"`
	Mentions    []jsonSpan `json:"mentions"`
	Evidence    []jsonSpan `json:"evidence"`
}

type jsonQuote struct {
	Speaker string   `json:"speaker"`
	Text    string   `json:"text"`
	Cue     string   `json:"cue"`
	Span    jsonSpan `json:"span"`
}

type jsonEntry struct {
	ID           string     `json:"id"`
	When         jsonWhen   `json:"when"`
	Condition    string     `json:"condition"`
	Text         string     `json:"text"`
	Participants []string   `json:"participants"`
	Evidence     []jsonSpan `json:"evidence"`
}

type jsonWhen struct {
	Start     string `json:"start"`
	End       string `json:"end"`
	Precision string `json:"precision"`
	Basis     string `json:"basis"`
}

type jsonPledge struct {
	ID          string     `json:"id"`
	Actors      []string   `json:"actors"`
	Action      string     `json:"action"`
	Beneficiary []string   `json:"beneficiary"`
	Condition   string     `json:"condition"`
	Status      string     `json:"status"`
	Evidence    []jsonSpan `json:"evidence"`
}

type jsonIssue struct {
	ID         string          `json:"id"`
	Title      string          `json:"title"`
	Question   string          `json:"question"`
	Origin     string          `json:"origin"`
	Statements []jsonStatement `json:"statements"`
}

type jsonStatement struct {
	Speaker string   `json:"speaker"`
	Span    jsonSpan `json:"span"`
}

type jsonDifference struct {
	ID         string         `json:"id"`
	Kind       string         `json:"kind"`
	Title      string         `json:"title"`
	Items      []string       `json:"items"`
	Statements []jsonContrast `json:"statements"`
}

type jsonContrast struct {
	Value string   `json:"value"`
	Span  jsonSpan `json:"span"`
}

type jsonNotice struct {
	Path    string `json:"path"`
	Message string `json:"message"`
}

type jsonDate struct {
	jsonSpan
	Type       string `json:"type"`
	Value      string `json:"value"`
	StartValue string `json:"start_value"`
	EndValue   string `json:"end_value"`
}

type jsonName struct {
	jsonSpan
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

func briefing(b *model.Briefing) jsonBriefing {
	at := func(s model.Span) jsonSpan { return jsonSpan{s.Source, s.Start, s.End, b.Text(s)} }
	return jsonBriefing{
		Schema: Schema,
		Title:  b.Title,
		Sources: each(b.Sources, func(s model.Source) jsonSource {
			return jsonSource{s.ID, s.Number, s.Title, string(s.TitleBasis), s.Outlet, s.Dateline,
				jsonPublished{s.Published.Value, string(s.Published.Basis)}, s.Words, s.Text,
				each(s.SameWording, func(w model.SameWording) jsonShare {
					return jsonShare{w.Source, math.Round(w.Share*100) / 100}
				})}
		}),
		Participants: each(b.Participants, func(p model.Participant) jsonParticipant {
			return jsonParticipant{p.ID, p.Name, each(p.Aliases, same), string(p.Kind), p.Role, p.Affiliation,
				string(p.Presence), each(p.Mentions, at), each(p.Evidence, at)}
		}),
		Quotes: each(b.Quotes, func(q model.Quote) jsonQuote {
			return jsonQuote{q.Speaker, b.Text(q.Span), b.Text(q.Cue), at(q.Span)}
		}),
		Timeline: each(b.Timeline, func(e model.Entry) jsonEntry {
			when := jsonWhen{e.When.Start, e.When.End, string(e.When.Precision), string(e.When.Basis)}
			return jsonEntry{e.ID, when, b.Text(e.Condition), b.Text(e.Text), each(e.Participants, same), each(e.Evidence, at)}
		}),
		Pledges: each(b.Pledges, func(p model.Pledge) jsonPledge {
			return jsonPledge{p.ID, each(p.Actors, same), b.Text(p.Action), each(p.Beneficiary, same),
				b.Text(p.Condition), string(p.Status), each(p.Evidence, at)}
		}),
		Issues: each(b.Issues, func(i model.Issue) jsonIssue {
			return jsonIssue{i.ID, i.Title, i.Question, string(i.Origin),
				each(i.Statements, func(s model.Statement) jsonStatement { return jsonStatement{s.Speaker, at(s.Span)} })}
		}),
		Differences: each(b.Differences, func(d model.Difference) jsonDifference {
			return jsonDifference{d.ID, string(d.Kind), b.Text(d.Title), each(d.Items, same),
				each(d.Statements, func(c model.Contrast) jsonContrast { return jsonContrast{c.Value, at(c.Span)} })}
		}),
		Notices: each(b.Notices, func(n model.Notice) jsonNotice { return jsonNotice{n.Path, n.Message} }),
	}
}

func dates(b *model.Briefing) []jsonDate {
	return each(b.Dates, func(d model.Date) jsonDate {
		return jsonDate{jsonSpan{d.Span.Source, d.Span.Start, d.Span.End, b.Text(d.Span)}, d.Type, d.Value, d.From, d.To}
	})
}

func names(b *model.Briefing) []jsonName {
	return each(b.Names, func(n model.Name) jsonName {
		return jsonName{jsonSpan{n.Span.Source, n.Span.Start, n.Span.End, b.Text(n.Span)}, string(n.Kind), n.Entity}
	})
}
