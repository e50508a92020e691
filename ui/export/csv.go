package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"readout/model"
	"readout/model/review"
	"readout/ui/tell"
)

// A table is one kind of what a briefing holds, as rows for a spreadsheet.
type table struct {
	name   string
	kind   review.Kind // of items that can be reviewed; "" for none
	header []string
	rows   func(d drawn) [][]string
}

func tables() []table {
	where := []string{"outlet", "published", "file", "start", "end"} // of a sentence
	telling := []string{"sources", "of", "outlets", "evidence"}      // who tells an item, in which sentences
	return []table{
		{"timeline", review.Entry, slices.Concat([]string{"id", "start", "end", "precision", "basis", "condition", "text", "participants"}, telling), drawn.timelineRows},
		{"participants", review.Participant, []string{"id", "name", "kind", "role", "affiliation", "presence", "aliases", "mentions", "sources", "of", "outlets"}, drawn.participantRows},
		{"pledges", review.Pledge, slices.Concat([]string{"id", "actors", "status", "action", "condition", "beneficiary"}, telling), drawn.pledgeRows},
		{"issues", review.Issue, slices.Concat([]string{"id", "title", "question", "origin", "speaker", "statement"}, where), drawn.issueRows},
		{"quotes", "", slices.Concat([]string{"speaker", "quote", "cue"}, where), drawn.quoteRows},
		{"differences", review.Difference, slices.Concat([]string{"id", "kind", "title", "items", "value", "sentence"}, where), drawn.differenceRows},
	}
}

// Tables are the names of the tables that CSV writes.
func Tables() []string {
	var out []string
	for _, t := range tables() {
		out = append(out, t.name)
	}
	return out
}

// CSV writes one table of the briefing for a spreadsheet: RFC 4180, in UTF-8 with
// the mark at the start that spreadsheets know it by. No cell is a formula.
func CSV(w io.Writer, b *model.Briefing, r *Review, name string) error {
	i := slices.IndexFunc(tables(), func(t table) bool { return t.name == name })
	if i < 0 {
		return fmt.Errorf("no table %q: there are %s", name, strings.Join(Tables(), ", "))
	}
	t := tables()[i]
	_, err := io.WriteString(w, "\ufeff")
	if err == nil {
		out := csv.NewWriter(w)
		out.UseCRLF = true
		rows := append([][]string{t.header}, t.rows(draw(b, r))...)
		if r != nil && t.kind != "" {
			r.columns(rows, t.kind)
		}
		for _, row := range rows {
			for i := range row {
				row[i] = inert(row[i])
			}
		}
		err = out.WriteAll(rows)
	}
	if err != nil {
		return fmt.Errorf("write the table of %s: %w", name, err)
	}
	return nil
}

// columns adds to rows, whose first cell is the ID of an item, what was decided
// about the item; the first row is the header.
func (r *Review) columns(rows [][]string, kind review.Kind) {
	for i, row := range rows {
		cells := []string{"verdict", "notes", "tags", "changed"}
		if i > 0 {
			m := r.mark(kind, row[0])
			var notes []string
			for _, n := range m.Notes {
				notes = append(notes, n.Text)
			}
			cells = []string{verdict(m.Verdict), strings.Join(notes, "\n"), strings.Join(m.Tags, "; "), changed(m)}
		}
		if !r.Notes {
			cells = cells[:1]
		}
		rows[i] = append(row, cells...)
	}
}

// inert is a cell that no spreadsheet takes for a formula: what would begin one has
// an apostrophe before it, which says that it is text. Lines are cleaned one by one.
func inert(cell string) string {
	lines := strings.Split(cell, "\n")
	for i, l := range lines {
		lines[i] = tell.Line(l)
	}
	cell = strings.Join(lines, "\n")
	if first := strings.TrimLeft(cell, " \u00a0\u3000'\""); first != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(first)[0]) {
		return "'" + cell
	}
	return cell
}

// telling are the cells of the columns telling.
func (d drawn) telling(l line) []string {
	var outlets, sentences []string
	for _, t := range d.tellers(l) {
		outlets = append(outlets, t.name)
	}
	for _, s := range l.proofs {
		sentences = append(sentences, d.called(s.Source)+": “"+d.Text(s)+"”")
	}
	return []string{digits(len(outlets)), digits(len(d.Sources)), strings.Join(outlets, "; "), strings.Join(sentences, "\n")}
}

// where are the cells of the columns where.
func (d drawn) where(s model.Span) []string {
	src := d.Source(s.Source)
	if src == nil {
		return []string{"", "", s.Source, "", ""}
	}
	return []string{src.Outlet, src.Published.Value, src.ID, digits(s.Start), digits(s.End)}
}

// all are participants by name.
func (d drawn) all(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, d.Name(id))
	}
	return strings.Join(out, "; ")
}

func (d drawn) timelineRows() [][]string {
	var out [][]string
	for i := range d.Timeline {
		e := &d.Timeline[i]
		out = append(out, append([]string{e.ID, e.When.Start, e.When.End, string(e.When.Precision), string(e.When.Basis),
			d.Text(e.Condition), d.Text(e.Text), d.all(e.Participants)}, d.telling(d.entry(e).line)...))
	}
	return out
}

func (d drawn) participantRows() [][]string {
	var out [][]string
	for i := range d.Participants {
		p := &d.Participants[i]
		cells := []string{p.ID, p.Name, string(p.Kind), p.Role, p.Affiliation, string(p.Presence), d.others(p), digits(len(p.Mentions))}
		out = append(out, append(cells, d.telling(d.participant(p).line)[:3]...))
	}
	return out
}

func (d drawn) pledgeRows() [][]string {
	var out [][]string
	for i := range d.Pledges {
		p := &d.Pledges[i]
		out = append(out, append([]string{p.ID, d.all(p.Actors), string(p.Status), d.Text(p.Action), d.Text(p.Condition), d.all(p.Beneficiary)},
			d.telling(d.pledge(p).line)...))
	}
	return out
}

func (d drawn) issueRows() [][]string {
	var out [][]string
	for i := range d.Issues {
		issue := &d.Issues[i]
		for _, s := range issue.Statements {
			cells := []string{issue.ID, issue.Title, issue.Question, string(issue.Origin), d.Name(s.Speaker), d.Text(s.Span)}
			out = append(out, append(cells, d.where(s.Span)...))
		}
	}
	return out
}

func (d drawn) quoteRows() [][]string {
	var out [][]string
	for _, q := range d.Quotes {
		out = append(out, append([]string{d.Name(q.Speaker), d.Text(q.Span), d.Text(q.Cue)}, d.where(q.Span)...))
	}
	return out
}

func (d drawn) differenceRows() [][]string {
	var out [][]string
	for i := range d.Differences {
		diff := &d.Differences[i]
		for _, c := range diff.Statements {
			cells := []string{diff.ID, string(diff.Kind), d.Text(diff.Title), strings.Join(diff.Items, "; "), c.Value, d.Text(c.Span)}
			out = append(out, append(cells, d.where(c.Span)...))
		}
	}
	return out
}
