package review

import (
	"strings"
	"unicode/utf8"

	"readout/model"
)

const (
	context   = 32  // bytes of context on each side of a quotation, at most
	itemWords = 120 // bytes of an item's own words that are quoted to know it by
	moreWords = 64  // bytes of each further quotation
)

// anchor quotes a span of a source, its first most bytes; 0 quotes all of it.
func anchor(src *model.Source, s model.Span, most int) Anchor {
	text := src.Text[s.Start:s.End]
	if most > 0 {
		text = first(text, most)
	}
	end := s.Start + len(text)
	return Anchor{
		Source: src.ID, At: s.Start, Text: text,
		Before: last(src.Text[max(s.Start-context*2, 0):s.Start], context),
		After:  first(src.Text[end:min(end+context*2, len(src.Text))], context),
	}
}

// first is up to n bytes of a text from its start, ended at a word where it has one.
func first(text string, n int) string {
	text = strings.ToValidUTF8(text, "") // a slice at a byte may cut the last character
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	if i := strings.LastIndexAny(text[:n], " \n"); i > n/2 {
		return text[:i]
	}
	return text[:n]
}

// last is up to n bytes of a text from its end, begun at a word where it has one.
func last(text string, n int) string {
	text = strings.ToValidUTF8(text, "")
	if len(text) <= n {
		return text
	}
	at := len(text) - n
	for !utf8.RuneStart(text[at]) {
		at++
	}
	if i := strings.IndexAny(text[at:], " \n"); i >= 0 && i < n/2 {
		return text[at+i+1:]
	}
	return text[at:]
}

// Quote is the anchor of a span, whole; false when the span does not fit.
func Quote(b *model.Briefing, s model.Span) (Anchor, bool) {
	if b.Text(s) == "" {
		return Anchor{}, false
	}
	return anchor(b.Source(s.Source), s, 0), true
}

// A finder finds quotations again in the texts of a briefing. What it looked up
// once it knows; what all its searches may cost together is bounded.
type finder struct {
	b     *model.Briefing
	known map[Anchor]place // the zero place for what is not there
	texts map[string]*wordList
	left  int // steps that are left for searches
}

// patience is how many steps all searches of a finder may take together, about a
// second's worth. A step is a byte looked at or so.
const patience = 1 << 29

func newFinder(b *model.Briefing) *finder {
	return &finder{b: b, known: map[Anchor]place{}, texts: map[string]*wordList{}, left: patience}
}

// A place is where a quotation stands now.
type place struct {
	model.Span
	reworded bool // some of its words have changed
}

// find is where a quotation stands now; the zero place when it is gone.
func (f *finder) find(a Anchor) place {
	if src := f.b.Source(a.Source); src != nil && stands(src.Text, a, a.At) {
		return place{Span: src.Span(a.At, a.At+len(a.Text))}
	}
	p, ok := f.known[a]
	if !ok {
		p = f.search(a)
		f.known[a] = p
	}
	return p
}

// stands reports whether a quotation is at a byte with its context around it.
func stands(text string, a Anchor, at int) bool {
	return a.Text != "" && at-len(a.Before) >= 0 && at+len(a.Text)+len(a.After) <= len(text) &&
		text[at:at+len(a.Text)] == a.Text &&
		text[at-len(a.Before):at] == a.Before && text[at+len(a.Text):at+len(a.Text)+len(a.After)] == a.After
}

// search looks for a quotation: word for word in its source, then nearly so, then
// word for word in the other sources, for its file may have another name now.
func (f *finder) search(a Anchor) place {
	if a.Text == "" || !utf8.ValidString(a.Text) {
		return place{}
	}
	if src := f.b.Source(a.Source); src != nil {
		if s := f.exactly(src, a); !s.IsZero() {
			return place{Span: s}
		}
		s := f.nearly(src, a)
		return place{s, !s.IsZero()}
	}
	for i := range f.b.Sources {
		src := &f.b.Sources[i]
		if f.left -= len(src.Text); f.left < 0 {
			break
		}
		if strings.Contains(src.Text, a.Before+a.Text+a.After) {
			return place{Span: f.exactly(src, a)}
		}
	}
	return place{}
}

// telling is how much a quotation says by itself: from so many bytes on it needs
// no context to be known again.
const telling = 24

// exactly is where a quotation stands word for word, the place whose context fits
// best, then the one nearest to where it was.
func (f *finder) exactly(src *model.Source, a Anchor) model.Span {
	best, score, far := -1, -1, 0
	for from := 0; f.left > 0; {
		i := strings.Index(src.Text[from:], a.Text)
		f.left -= 1 + max(i, len(a.Text))
		if i < 0 {
			break
		}
		at := from + i
		fit := tail(src.Text[:at], a.Before) + head(src.Text[at+len(a.Text):], a.After)
		if d := max(at-a.At, a.At-at); fit > score || fit == score && d < far {
			best, score, far = at, fit, d
		}
		from = at + 1
		for from < len(src.Text) && !utf8.RuneStart(src.Text[from]) {
			from++
		}
	}
	around := len(a.Before) + len(a.After)
	if best < 0 || len(a.Text) < telling && score*3 < around {
		return model.Span{}
	}
	return src.Span(best, best+len(a.Text))
}

// head is how many bytes two texts have in common from their starts.
func head(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// tail is how many bytes two texts have in common from their ends.
func tail(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}
