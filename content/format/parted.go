package format

import (
	"strings"
	"unicode/utf8"

	"readout/model"
)

// What a reading text is made of has an end, so that what is laid out, searched
// and analysed by the block takes no longer for it than it should.
const (
	longestBlock = 16 << 10 // bytes; no paragraph that people write is longer
	longestTitle = 600      // bytes of a title or another fact of an article
)

// parted is a block in parts of longestBlock bytes at most, cut where a line, a
// sentence or a word ends. What follows the first part of a heading is a paragraph.
func parted(b Block) []Block {
	var out []Block
	for len(b.Text) > longestBlock {
		end := cut(b.Text, longestBlock)
		head := b
		head.Text = strings.TrimRight(b.Text[:end], " \n")
		if head.Text != "" {
			out = append(out, head)
		}
		b.Text = strings.TrimLeft(b.Text[end:], " \n")
		if b.Kind == model.Heading {
			b.Kind, b.Level = model.Paragraph, 0
		}
	}
	return append(out, b)
}

// short is a fact of an article, cut after a word where it is longer than any is.
func short(s string) string {
	if len(s) <= longestTitle {
		return s
	}
	return strings.TrimRight(s[:cut(s, longestTitle)], " \n")
}

// cut is where to cut s, longer than n bytes, before byte n: after a line, a
// sentence, a word, or at least between two characters.
func cut(s string, n int) int {
	for _, mark := range []string{"\n", ". ", " "} {
		if i := strings.LastIndex(s[:n], mark); i > n/2 {
			return i + len(mark) - 1
		}
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}
