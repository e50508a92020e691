package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"readout/model"
	"readout/ui/escape"
	"readout/ui/tell"
)

// Check writes what each file of a briefing was read as, what is known of it and
// what rests on it, then what was left out and why.
func Check(w io.Writer, b *model.Briefing, width int) error {
	p := page{w: bufio.NewWriter(w), width: max(width, narrowest)}
	rests := resting(b)
	for i := range b.Sources {
		s := &b.Sources[i]
		if i > 0 {
			p.line("")
		}
		p.text("["+strconv.Itoa(s.Number)+"] "+escape.Line(s.ID), 0, 4)
		for _, f := range known(s) {
			p.text(fmt.Sprintf("%-9s %s", f[0], f[1]), 4, 14)
		}
		p.text(fmt.Sprintf("%-9s %s", "items", rests[s.ID].String()), 4, 14)
	}
	files, broken, mistakes := 0, 0, 0
	for _, left := range []bool{true, false} {
		heading := map[bool]string{true: "Left out or wrong", false: "To notice"}[left]
		for _, n := range b.Notices {
			if n.Lost != left {
				continue
			}
			if heading != "" {
				p.line("")
				p.text(heading, 0, 0)
				heading = ""
			}
			line, file := strings.CutPrefix(tell.Line(n.Message), "left out: ")
			if n.Path != "" {
				line = tell.Line(n.Path) + ": " + line
			}
			p.text(line, 2, 4)
			switch {
			case file:
				files++
			case left && strings.Contains(line, " breaks off "):
				broken++
			case left:
				mistakes++
			}
		}
	}
	p.line("")
	sum := tell.Count(len(b.Sources), "article") + " read"
	switch {
	case files > 0:
		sum += ", " + tell.Count(files, "file") + " left out"
	case mistakes+broken == 0:
		sum += ", nothing left out"
	}
	if broken > 0 {
		sum += ", " + tell.Count(broken, "feed") + " not to the end"
	}
	if mistakes > 0 {
		sum += ", " + tell.Count(mistakes, "mistake") + " to put right"
	}
	p.text(sum, 0, 0)
	if err := p.w.Flush(); err != nil {
		return fmt.Errorf("write what was read: %w", err)
	}
	return nil
}

// known is what is known of a source, each with its name.
func known(s *model.Source) [][2]string {
	basis := "stated"
	if s.TitleBasis == model.TitleLead {
		basis = "its first sentence; it states none"
	}
	out := [][2]string{
		{"read as", or(s.Format, "an article") + ", " + tell.Count(s.Words, "word")},
		{"title", quotedLine(s.Title) + ", " + basis},
		{"outlet", or(tell.Line(s.Outlet), "not stated")},
		{"date", published(s.Published)},
		{"language", language(s.Language)},
	}
	if s.NotAnalysed != "" && s.Language == "" {
		out = append(out, [2]string{"found", s.NotAnalysed + ": shown, not analysed"})
	}
	if s.URL != "" {
		from := tell.Line(s.URL)
		if s.Retrieved != "" {
			from += ", saved on " + tell.Day(s.Retrieved[:min(len(s.Retrieved), len("2006-01-02"))], "")
		}
		out = append(out, [2]string{"from", from})
	}
	if s.SameAs != "" {
		out = append(out, [2]string{"same", "the same article as " + tell.Line(s.SameAs) + ", counted once"})
	}
	for _, same := range s.SameWording {
		out = append(out, [2]string{"copy", strconv.Itoa(int(same.Share*100+0.5)) + " % stands word for word in " + tell.Line(same.Source)})
	}
	return out
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func quotedLine(s string) string { return "“" + tell.Clip(tell.Line(s), 120) + "”" }

func published(p model.Published) string {
	if p.Value == "" {
		return "unknown"
	}
	return p.Value + ", " + string(p.Basis)
}

func language(tag string) string {
	if tag == "" || tag == "en" {
		return "English"
	}
	return tell.Line(tag) + ", not English: shown, not analysed"
}

// A load is how many items rest on a source.
type load struct{ entries, pledges, issues, quotes int }

// resting counts for each source the items with evidence in it.
func resting(b *model.Briefing) map[string]load {
	out := map[string]load{}
	count := func(spans []model.Span, one func(*load)) {
		var seen []string
		for _, s := range spans {
			if !slices.Contains(seen, s.Source) {
				seen = append(seen, s.Source)
				l := out[s.Source]
				one(&l)
				out[s.Source] = l
			}
		}
	}
	for i := range b.Timeline {
		count(b.Timeline[i].Evidence, func(l *load) { l.entries++ })
	}
	for i := range b.Pledges {
		count(b.Pledges[i].Evidence, func(l *load) { l.pledges++ })
	}
	for i := range b.Issues {
		var spans []model.Span
		for _, s := range b.Issues[i].Statements {
			spans = append(spans, s.Span)
		}
		count(spans, func(l *load) { l.issues++ })
	}
	for _, q := range b.Quotes {
		count([]model.Span{q.Span}, func(l *load) { l.quotes++ })
	}
	return out
}

func (l load) String() string {
	if l == (load{}) {
		return "none rest on it"
	}
	n := l.entries + l.pledges + l.issues
	return fmt.Sprintf("%d: %d of the timeline, %s, %s; %s", n, l.entries,
		tell.Count(l.pledges, "pledge"), tell.Count(l.issues, "open issue"), tell.Count(l.quotes, "quotation"))
}
