package tell

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// How far the words of a pledge are taken back.
const (
	bareWords = 3   // an action of fewer words says little without its subject
	leadWords = 16  // words before an action at most
	leadBytes = 160 // and their length
)

// Undertaken are the words that tell a pledge in a row: its action, or more of the
// sentence before it where the action alone says nothing. That is so where it is
// very short, where somebody refuses or withdraws it ("let her go": the refusing
// stands before), and where it ends a quotation that begins before it.
func (k *Book) Undertaken(p *model.Pledge) model.Span {
	sentence := k.sentenceOf(p)
	text := k.raw(sentence)
	from, to := p.Action.Start-sentence.Start, p.Action.End-sentence.Start
	if text == "" || from < 0 || to > len(text) || from >= to {
		return p.Action
	}
	start := from
	if p.Status == model.Refused || p.Status == model.Withdrawn || len(strings.Fields(text[from:to])) < bareWords {
		start = clauseBefore(text, from)
	}
	if at := openBefore(text, start, to); at >= 0 {
		start = at
	}
	lead := text[start:from]
	if len(lead) > leadBytes || len(strings.Fields(lead)) > leadWords || !utf8.ValidString(lead) {
		start = from
	}
	out := p.Action
	out.Start = sentence.Start + start
	return out
}

// sentenceOf is the evidence that an action stands in; zero where none holds it.
func (k *Book) sentenceOf(p *model.Pledge) model.Span {
	for _, s := range p.Evidence {
		if s.Contains(p.Action) {
			return s
		}
	}
	return model.Span{}
}

// raw is the text of a span as it stands.
func (k *Book) raw(s model.Span) string {
	src := k.sources[s.Source]
	if src == nil || s.Start < 0 || s.End > len(src.Text) || s.Start >= s.End {
		return ""
	}
	return src.Text[s.Start:s.End]
}

// clauseBefore is where the stretch begins that leads to byte at: after the mark of
// punctuation before it, with a word between.
func clauseBefore(text string, at int) int {
	start := 0
	for i, r := range text[:at] {
		after := i + utf8.RuneLen(r)
		next, _ := utf8.DecodeRuneInString(text[after:])
		parts := strings.ContainsRune(",;:—–", r) && unicode.IsSpace(next) || strings.ContainsRune("“(", r)
		if !parts || !strings.ContainsFunc(text[after:at], unicode.IsLetter) {
			continue
		}
		start = after
	}
	return start + len(text[start:at]) - len(strings.TrimLeftFunc(text[start:at], func(r rune) bool { return unicode.IsSpace(r) }))
}

// openBefore is where the quotation begins that text[start:to] ends without having
// begun it, -1 where there is none.
func openBefore(text string, start, to int) int {
	for _, m := range []struct{ open, shut string }{{"“", "”"}, {"‘", "’"}, {`"`, `"`}} {
		at := strings.LastIndex(text[:start], m.open)
		if at < 0 {
			continue
		}
		if m.open == m.shut {
			if strings.Count(text[:start], m.open)%2 == 1 && strings.Contains(text[start:to], m.shut) {
				return at
			}
			continue
		}
		shut := closing(text[at+len(m.open):], m.shut)
		if end := at + len(m.open) + shut; shut >= 0 && end >= start && end < to {
			return at
		}
	}
	return -1
}

// closing is where a closing mark first stands that is no apostrophe within a word.
func closing(text, mark string) int {
	for i := 0; ; {
		j := strings.Index(text[i:], mark)
		if j < 0 {
			return -1
		}
		i += j
		next, _ := utf8.DecodeRuneInString(text[i+len(mark):])
		if !unicode.IsLetter(next) {
			return i
		}
		i += len(mark)
	}
}
