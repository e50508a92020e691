package reader

import (
	"slices"
	"strings"
	"unicode"

	"readout/model"
	"readout/ui/keys"
)

// A selection is words of the article being chosen, from one end to the other.
type selection struct {
	words      []model.Span // of the whole article
	fixed, end int          // words; end is the one that moves
}

// Select begins to choose words at the match of the search or the evidence one
// stands at, or else at the top of the screen. It reports whether there are words.
func (r *Reader) Select() bool {
	if r.src == nil || r.page == nil {
		return false
	}
	words := wordsOf(r.src)
	if len(words) == 0 {
		return false
	}
	at := max(r.place.Offset, 0)
	if s := r.place.Trail.Span(); s.Source == r.src.ID {
		at = s.Start
	}
	if r.foundAt < len(r.found) {
		at = r.found[r.foundAt].Start
	}
	i, _ := slices.BinarySearchFunc(words, at, func(w model.Span, at int) int { return w.End - 1 - at })
	i = min(i, len(words)-1)
	r.selection = &selection{words, i, i}
	r.showSelection()
	return true
}

// EndSelection chooses nothing.
func (r *Reader) EndSelection() { r.selection, r.drawn = nil, nil }

// Selecting reports whether words are being chosen.
func (r *Reader) Selecting() bool { return r.selection != nil }

// Selected are the chosen words, without the punctuation about them but with the
// quotation marks that open and close among them.
func (r *Reader) Selected() model.Span {
	s := r.selection
	if s == nil {
		return model.Span{}
	}
	from, to := min(s.fixed, s.end), max(s.fixed, s.end)
	out := r.src.Span(s.words[from].Start, s.words[to].End)
	for out.Len() > 1 && !wordByte(r.src.Text[out.Start]) {
		out.Start++
	}
	for out.Len() > 1 && !wordByte(r.src.Text[out.End-1]) {
		out.End--
	}
	return out
}

// wordByte reports whether a byte is of a letter or a digit, or not of ASCII.
func wordByte(c byte) bool {
	return c >= 0x80 || unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c))
}

// wordsOf are the stretches without white space.
func wordsOf(src *model.Source) []model.Span {
	var out []model.Span
	start := -1
	for i, c := range src.Text {
		switch space := unicode.IsSpace(c); {
		case !space && start < 0:
			start = i
		case space && start >= 0:
			out, start = append(out, src.Span(start, i)), -1
		}
	}
	if start >= 0 {
		out = append(out, src.Span(start, len(src.Text)))
	}
	return out
}

// extend moves the end of what is chosen.
func (r *Reader) extend(a keys.Action, n int) {
	s := r.selection
	for range max(n, 1) {
		switch a {
		case keys.WordOn:
			s.end++
		case keys.WordBack:
			s.end--
		case keys.SentenceOn:
			for s.end++; s.end < len(s.words) && !r.ends(s.end); s.end++ {
			}
		case keys.SentenceBack:
			for s.end--; s.end > 0 && !r.ends(s.end-1); s.end-- {
			}
		case keys.OtherEnd:
			s.fixed, s.end = s.end, s.fixed
		}
		s.end = min(max(s.end, 0), len(s.words)-1)
		for head := r.inHead(s.fixed); s.end != s.fixed && r.inHead(s.end) != head; { // the title is no sentence with the text
			if s.end > s.fixed {
				s.end--
			} else {
				s.end++
			}
		}
	}
	r.showSelection()
}

// inHead reports whether a word is of the title of the article.
func (r *Reader) inHead(i int) bool {
	if r.src.Block(r.selection.words[i].Start) != 0 {
		return false
	}
	b := r.src.Blocks[0]
	return b.Kind == model.Heading || strings.TrimSpace(r.src.Text[b.Start:b.End]) == strings.TrimSpace(r.src.Title)
}

// ends reports whether a sentence seems to end with a word: good enough to move by.
func (r *Reader) ends(i int) bool {
	s := r.selection
	w := r.src.Text[s.words[i].Start:s.words[i].End]
	for len(w) > 0 && !wordByte(w[len(w)-1]) {
		switch w[len(w)-1] {
		case '.', '!', '?':
			return true
		}
		w = w[:len(w)-1]
	}
	return i+1 < len(s.words) && r.src.Block(s.words[i].Start) != r.src.Block(s.words[i+1].Start)
}

// showSelection brings the end that moves into sight.
func (r *Reader) showSelection() {
	r.drawn = nil
	r.show(r.selection.words[r.selection.end])
}
