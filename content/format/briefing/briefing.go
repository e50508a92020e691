// Package briefing reads a briefing that was made elsewhere, in the form of the
// contract, and holds every word of it against the articles. What holds becomes a
// model.Briefing that model.Check finds nothing wrong with; what does not is left
// out and told in a Notice that is Lost: the item, the field, what it should say
// and what the article has.
//
// Nothing in the file is trusted: its strings pass the text gate, its spans are
// sliced out of the articles, and what it quotes without saying where must stand in
// the evidence or be left out. The package does no I/O.
package briefing

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/content/format/clean"
	"readout/model"
	"readout/model/contract"
)

// MaxFile is how long a file may be, in bytes.
const MaxFile = 64 << 20

// Read reads a briefing from the bytes of the file called name, with what people
// decided about its items. Its articles are those of dossier; where that is nil, the
// file's own texts. It is an error when the file is in another form or holds no
// article.
func Read(name string, data []byte, dossier *model.Briefing) (*model.Briefing, Marks, error) {
	if len(data) > MaxFile {
		return nil, nil, fmt.Errorf("longer than %d MB", MaxFile>>20)
	}
	in, err := contract.Read(data)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{name: name, out: &model.Briefing{Title: clean.Line(in.Title), Event: wholeDay(in.Event)}, people: map[string]bool{}, left: patience}
	r.sources(in.Sources, dossier)
	if len(r.out.Sources) == 0 {
		return nil, nil, fmt.Errorf("it holds no article%s", r.last())
	}
	r.participants(in.Participants)
	r.quotes(in.Quotes)
	r.timeline(in.Timeline)
	r.pledges(in.Pledges)
	r.issues(in.Issues)
	r.differences(in.Differences)
	r.layers(in)
	marks := r.reviewed(in)
	for _, n := range in.Notices {
		r.out.Notices = append(r.out.Notices, model.Notice{Path: clean.Name(n.Path), Message: clean.Line(n.Message)})
	}
	r.out.Notices = append(r.out.Notices, r.lost...)
	if r.more > 0 {
		r.out.Notices = append(r.out.Notices, model.Notice{Path: clean.Name(name), Message: fmt.Sprintf("and %d more that do not hold", r.more), Lost: true})
	}
	if err := model.Check(r.out); err != nil {
		return nil, nil, fmt.Errorf("what is left of it does not hold together: %w", err)
	}
	return r.out, marks, nil
}

const (
	patience = 1 << 30 // bytes that may be searched for words, about a second's worth
	maxLost  = 200     // findings that are told one by one
)

// A reader makes a briefing of a file.
type reader struct {
	name   string
	out    *model.Briefing
	people map[string]bool // participants that there are
	at     string          // the item in work
	lost   []model.Notice
	more   int // findings that were not told
	left   int // bytes that may be searched still
}

// fault tells what does not hold in the item in work.
func (r *reader) fault(format string, args ...any) {
	if len(r.lost) == maxLost {
		r.more++
		return
	}
	r.lost = append(r.lost, model.Notice{Path: clean.Name(r.name), Message: clean.Line(r.at + ": " + fmt.Sprintf(format, args...)), Lost: true})
}

// last is what did not hold in the end.
func (r *reader) last() string {
	if len(r.lost) == 0 {
		return ""
	}
	return ": " + r.lost[len(r.lost)-1].Message
}

// brief shortens words that are told.
func brief(s string) string {
	const most = 80 // bytes
	s = clean.Line(s)
	if len(s) <= most {
		return "“" + s + "”"
	}
	return "“" + strings.ToValidUTF8(s[:most], "") + "…”"
}

// span checks a span against its article; false when it does not hold.
func (r *reader) span(field string, s contract.Span) (model.Span, bool) {
	id := clean.Name(s.Source)
	src := r.out.Source(id)
	place := fmt.Sprintf("%s, bytes %d to %d", id, s.Start, s.End)
	if src == nil {
		r.fault("%s: no article %q", field, id)
		return model.Span{}, false
	}
	span := src.Span(s.Start, s.End)
	switch got := r.out.Text(span); {
	case got == "":
		r.fault("%s: %s: the article has %d bytes%s", field, place, len(src.Text), r.elsewhere(src, s.Text))
	case s.Text == "":
		r.fault("%s: %s: the file does not say which words, the article has %s there", field, place, brief(got))
	case got != s.Text:
		r.fault("%s: %s: the file has %s, the article %s%s", field, place, brief(s.Text), brief(got), r.elsewhere(src, s.Text))
	default:
		if s.Text[0]&0xC0 != 0x80 && (s.End == len(src.Text) || src.Text[s.End]&0xC0 != 0x80) {
			return span, true
		}
		r.fault("%s: %s: it cuts a character", field, place)
	}
	return model.Span{}, false
}

// elsewhere says where in an article words stand that were looked for in vain.
func (r *reader) elsewhere(src *model.Source, words string) string {
	if words == "" || len(r.lost) >= maxLost {
		return ""
	}
	if s := r.search(src.Span(0, len(src.Text)), words); !s.IsZero() {
		return fmt.Sprintf("; the words stand at bytes %d to %d", s.Start, s.End)
	}
	return "; the words stand nowhere in it"
}

// spans are those of a list that hold.
func (r *reader) spans(field string, all []contract.Span) []model.Span {
	var out []model.Span
	for i, s := range all {
		if span, ok := r.span(fmt.Sprintf("%s %d", field, i+1), s); ok {
			out = append(out, span)
		}
	}
	return out
}

// search is where words stand within a span; zero when they do not, or when too
// much was searched already.
func (r *reader) search(within model.Span, words string) model.Span {
	text := r.out.Text(within)
	if r.left -= len(text); words == "" || r.left < 0 {
		return model.Span{}
	}
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return model.Span{}
		}
		i += from
		end := i + len(words)
		if words[0]&0xC0 != 0x80 && (end == len(text) || text[end]&0xC0 != 0x80) {
			return model.Span{Source: within.Source, Start: within.Start + i, End: within.Start + end}
		}
		from = i + 1
	}
}

// words finds the words of an item that the file quotes without saying where: in
// its evidence, in the articles of its evidence, in all of them. Zero, and a fault,
// when they are not there.
func (r *reader) words(field, text string, evidence []model.Span) model.Span {
	if text == "" {
		return model.Span{}
	}
	for _, e := range evidence {
		if s := r.search(e, text); !s.IsZero() {
			return s
		}
	}
	var tried []string
	for _, e := range evidence {
		if src := r.out.Source(e.Source); !slices.Contains(tried, src.ID) {
			tried = append(tried, src.ID)
			if s := r.search(src.Span(0, len(src.Text)), text); !s.IsZero() {
				return s
			}
		}
	}
	for i := range r.out.Sources {
		if src := &r.out.Sources[i]; !slices.Contains(tried, src.ID) {
			if s := r.search(src.Span(0, len(src.Text)), text); !s.IsZero() {
				return s
			}
		}
	}
	r.fault("%s: no article has the words %s", field, brief(text))
	return model.Span{}
}

// own are the words that an item is told by: those that the file has, else its
// first sentence.
func (r *reader) own(field, text string, evidence []model.Span) model.Span {
	if text == "" {
		r.fault("%s: it has none; its first sentence stands in", field)
	}
	if s := r.words(field, text, evidence); !s.IsZero() {
		return s
	}
	return evidence[0]
}

// known are the IDs of participants that there are.
func (r *reader) known(field string, ids []string) []string {
	var out []string
	for _, id := range ids {
		if id = clean.Line(id); r.people[id] {
			out = append(out, id)
		} else {
			r.fault("%s: no participant %q", field, id)
		}
	}
	return out
}

// speaker is a participant, nobody where the file names one that is not there.
func (r *reader) speaker(id string) string {
	if id == "" {
		return ""
	}
	if known := r.known("speaker", []string{id}); len(known) > 0 {
		return known[0]
	}
	return ""
}

// taken keeps the IDs of a kind of items: false for none and for one used twice.
type taken map[string]bool

func (t taken) take(r *reader, kind, id string, n int) (string, bool) {
	id = clean.Line(id)
	r.at = fmt.Sprintf("%s %d", kind, n+1)
	if id == "" {
		r.fault("it has no id: left out")
		return "", false
	}
	r.at = kind + " " + id
	if t[id] {
		r.fault("the id is used twice: the second one is left out")
		return "", false
	}
	t[id] = true
	return id, true
}

// oneOf is a value that is allowed, else the other one, with a fault.
func oneOf[T ~string](r *reader, field, value string, or T, allowed ...T) T {
	if slices.Contains(allowed, T(value)) {
		return T(value)
	}
	var all []string
	for _, a := range allowed {
		all = append(all, string(a))
	}
	r.fault("%s is %s, and not one of %s", field, brief(value), strings.Join(all, ", "))
	return or
}

// wholeDay is an ISO day, "" for anything else.
func wholeDay(s string) string {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return ""
	}
	return s
}
