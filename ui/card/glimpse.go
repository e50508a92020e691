package card

import (
	"strings"

	"readout/model"
	"readout/ui/tell"
)

// A glimpse is about so long in bytes: two rows for the first line of a card, one
// for the others. It begins so far before the words that count.
const (
	glimpseFirst  = 104
	glimpseOther  = 60
	glimpseBeside = 84 // of a line in a list, beside the row
	glimpseBefore = 24
)

// glimpse is a line cut to what stands about the words that count: what one sees
// of it in passing. Opened, it is whole.
func (l Line) glimpse(k *tell.Book, length int) Line {
	src := k.Source(l.Span.Source)
	if src == nil || l.Span.Len() <= length || l.Span.Start < 0 || l.Span.End > len(src.Text) {
		return l
	}
	from := l.Span.Start
	for _, s := range l.Strong {
		if l.Span.Contains(s) {
			if s.End-from > length {
				from = wordAfter(src.Text, max(s.Start-glimpseBefore, from), s.Start)
			}
			break
		}
	}
	to := l.Span.End
	if to-from > length {
		to = min(wordBefore(src.Text, from+length, from), l.Span.End)
	}
	l.before, l.after = from > l.Span.Start, to < l.Span.End
	l.Span.Start, l.Span.End = from, to
	var strong []model.Span
	for _, s := range l.Strong {
		if s.Source == l.Span.Source && s.Start < to && s.End > from {
			strong = append(strong, model.Span{Source: s.Source, Start: max(s.Start, from), End: min(s.End, to)})
		}
	}
	l.Strong = strong
	return l
}

// wordAfter is where the first word after a byte begins, limit at most.
func wordAfter(text string, at, limit int) int {
	if i := strings.IndexByte(text[at:limit], ' '); i >= 0 {
		return at + i + 1
	}
	return limit
}

// wordBefore is where the last word before a byte ends; where there is none since
// from, the first one after it.
func wordBefore(text string, at, from int) int {
	if i := strings.LastIndexByte(text[from:at], ' '); i > 0 {
		return from + i
	}
	if i := strings.IndexByte(text[at:], ' '); i >= 0 {
		return at + i
	}
	return len(text)
}

// words are the words under a span with the spaces at its ends kept, so that
// parts can be put side by side.
func words(k *tell.Book, s model.Span, first bool) string {
	src := k.Source(s.Source)
	if src == nil || s.Start < 0 || s.End > len(src.Text) || s.Start >= s.End {
		return ""
	}
	raw := src.Text[s.Start:s.End]
	text := tell.Line(raw)
	if !first && strings.ContainsAny(raw[:1], " \n\t") {
		text = " " + text
	}
	if text != "" && strings.ContainsAny(raw[len(raw)-1:], " \n\t") && text != " " {
		text += " "
	}
	return text
}
