package review

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

const (
	maxSaid  = 6    // sentences that a verdict is tied to
	longSaid = 1000 // bytes of a sentence that a verdict is tied to, at most
)

// said are the sentences that a judge has before him: that of the item's own words
// first, then others that report it; with a piece, that one alone.
func (it *item) said(b *model.Briefing, piece model.Span) []Anchor {
	all := it.evidence()
	own := it.words()
	switch {
	case !piece.IsZero():
		all, own = []model.Span{piece}, piece
	case it.participant != nil: // a name says nothing of him
		all = it.participant.Evidence
	}
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(x, y model.Span) int { return holds(y, own) - holds(x, own) })
	var out []Anchor
	for _, s := range all {
		if text := b.Text(s); text != "" && len(text) <= longSaid && len(out) < maxSaid {
			out = append(out, Anchor{Source: s.Source, At: s.Start, Text: text})
		}
	}
	return out
}

func holds(s, words model.Span) int {
	if s.Overlaps(words) {
		return 1
	}
	return 0
}

// A turn is what became of the sentences that were judged.
type turn int

const (
	same     turn = iota
	spelling      // they are spelled otherwise
	meaning       // they say something else
)

// turned is what became of the sentences of a target. What cannot be told from a
// slip of the pen, a number, a status, a negation, any other word, is a change of
// meaning. One of further sources that is cut is none: the item is told by others.
func (r *Review) turned(t Target) turn {
	out := same
	for i, a := range t.Said {
		p := r.find.find(a)
		switch {
		case p.IsZero():
			if i == 0 && r.base.Source(a.Source) != nil && t.Kind != Issue && t.Kind != Participant {
				return meaning
			}
		case !p.reworded:
		case alike(tokens(a.Text), tokens(r.base.Text(p.Span))):
			out = spelling
		default:
			return meaning
		}
	}
	return out
}

// tokens are the words of a text in lower case, signs of currency and the per cent
// sign for words of their own.
func tokens(text string) []string {
	var out []string
	in := false
	for _, c := range strings.ToLower(text) {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			if !in {
				out = append(out, "")
			}
			out[len(out)-1] += string(c)
			in = true
			continue
		case unicode.Is(unicode.Sc, c) || c == '%':
			out = append(out, string(c))
		}
		in = false
	}
	return out
}

// alike reports whether two lists of words are the same but for their spelling.
func alike(a, b []string) bool {
	if strings.Join(a, "") == strings.Join(b, "") { // two words written as one
		return slices.Equal(numbers(a), numbers(b))
	}
	return slices.EqualFunc(a, b, slip)
}

func numbers(all []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(w string) bool { return strings.IndexFunc(w, unicode.IsDigit) < 0 })
}

// slip reports whether two words are one with a letter more, less, other or swapped
// in its middle. Short words and numbers are never: there a letter is the meaning.
func slip(a, b string) bool {
	const short = 5
	if a == b {
		return true
	}
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	switch {
	case len(x) < short || len(y)-len(x) > 1 || x[0] != y[0] || x[len(x)-1] != y[len(y)-1]:
		return false
	case strings.IndexFunc(a+b, func(c rune) bool { return unicode.IsDigit(c) || utf8.RuneLen(c) > 2 }) >= 0:
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	j := 0
	for j < len(x)-i && x[len(x)-1-j] == y[len(y)-1-j] {
		j++
	}
	x, y = x[i:len(x)-j], y[i:len(y)-j]
	return len(y) <= 1 || len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
}
