package review

import (
	"strings"
	"unicode"

	"readout/model"
)

// A word is a stretch of letters and digits, in lower case, with where it stands.
type word struct {
	text       string
	start, end int
}

// A wordList is the words of a text, and where each occurs in their order.
type wordList struct {
	words []word
	at    map[string][]int
}

func wordsOf(text string) []word {
	var out []word
	start := -1
	for i, r := range text {
		in := unicode.IsLetter(r) || unicode.IsDigit(r)
		if in && start < 0 {
			start = i
		}
		if !in && start >= 0 {
			out, start = append(out, word{strings.ToLower(text[start:i]), start, i}), -1
		}
	}
	if start >= 0 {
		out = append(out, word{strings.ToLower(text[start:]), start, len(text)})
	}
	return out
}

func (f *finder) list(src *model.Source) *wordList {
	l := f.texts[src.ID]
	if l == nil {
		l = &wordList{words: wordsOf(src.Text), at: map[string][]int{}}
		for i, w := range l.words {
			l.at[w.text] = append(l.at[w.text], i)
		}
		f.texts[src.ID] = l
		f.left -= len(src.Text)
	}
	return l
}

const (
	maxWords  = 96  // words of a quotation that are looked at
	maxPlaces = 512 // places of one word that are looked at
	slack     = 3   // words that may have come or gone before one
)

// nearly is where a quotation stands with some of its words changed: where most
// of them are, in their order. Words of the context say where to look and whether
// it is the place, but the quotation alone says where it begins and ends.
func (f *finder) nearly(src *model.Source, a Anchor) model.Span {
	if f.left <= 0 {
		return model.Span{}
	}
	before, text, after := wordsOf(a.Before), wordsOf(a.Text), wordsOf(a.After)
	if len(text) == 0 || len(text) > maxWords {
		return model.Span{}
	}
	want := append(append(before, text...), after...)
	l := f.list(src)
	shift, ok := f.place(l, want, a)
	if !ok {
		return model.Span{}
	}
	found := follow(l, want, shift)
	lo, hi := len(before), len(before)+len(text)
	inside, around := 0, 0
	for i, at := range found {
		switch {
		case at < 0:
		case i >= lo && i < hi:
			inside++
		default:
			around++
		}
	}
	if !enough(inside, len(text), inside+around, len(want)) {
		return model.Span{}
	}
	first, end := edge(found, lo, hi, shift, len(l.words))
	if first >= end {
		return model.Span{}
	}
	return src.Span(l.words[first].start, l.words[end-1].end)
}

// enough reports whether so many words of a quotation, and of it with its context,
// say that this is the place: three of five, and for a quotation of few words all
// but one and nearly all of what is around it.
func enough(inside, text, all, want int) bool {
	const few = 3
	if text <= few {
		return inside > 0 && inside >= text-1 && all*5 >= want*4 && want > few
	}
	return inside*5 >= text*3 && all*5 >= want*3
}

// place is by how many words the quotation has moved: what most of its words say.
// Of two that as many say, the one nearer to where it stood.
func (f *finder) place(l *wordList, want []word, a Anchor) (shift int, ok bool) {
	votes := map[int]int{}
	for i, w := range want {
		places := l.at[w.text]
		f.left -= 16 * (1 + len(places))
		if len(places) > maxPlaces {
			continue
		}
		for _, p := range places {
			votes[p-i]++
		}
	}
	best, far := 0, 0
	for s := range votes {
		n := 0
		for d := -slack; d <= slack; d++ {
			n += votes[s+d]
		}
		n = n*4 + votes[s] // the middle of a cluster before its edge
		d := max(l.byteOf(s)-a.At, a.At-l.byteOf(s))
		if n > best || n == best && (d < far || d == far && s < shift) {
			best, far, shift = n, d, s
		}
	}
	return shift, best > 0
}

// byteOf is where a word stands, that of the first or last for one out of bounds.
func (l *wordList) byteOf(i int) int {
	if len(l.words) == 0 {
		return 0
	}
	return l.words[min(max(i, 0), len(l.words)-1)].start
}

// follow finds each word of a quotation at its place in the text, or a few words
// beside it, in order; -1 is a word that is not there.
func follow(l *wordList, want []word, shift int) []int {
	out := make([]int, len(want))
	next, drift := 0, 0
	for i, w := range want {
		out[i] = -1
		for _, d := range [...]int{0, 1, -1, 2, -2, 3, -3} {
			p := i + shift + drift + d
			if d > slack || p < next || p >= len(l.words) || l.words[p].text != w.text {
				continue
			}
			out[i], next, drift = p, p+1, drift+d
			break
		}
	}
	return out
}

// edge is the first word of a quotation and the one after its last: where they
// are gone, as many words off their neighbours as they were.
func edge(found []int, lo, hi, shift, n int) (first, end int) {
	first, end = -1, -1
	for i := lo; i < hi; i++ {
		if found[i] >= 0 {
			if first < 0 {
				first = found[i] - (i - lo)
			}
			end = found[i] + (hi - i)
		}
	}
	if first < 0 { // a short one, wholly changed
		first, end = lo+shift, hi+shift
	}
	for i := range found { // not over words of the context
		if found[i] >= 0 && i < lo {
			first = max(first, found[i]+1)
		}
		if found[i] >= 0 && i >= hi {
			end = min(end, found[i])
			break
		}
	}
	return max(first, 0), min(end, n)
}
