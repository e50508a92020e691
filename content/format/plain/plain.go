// Package plain reads plain text as it is saved from news pages and agencies:
// a header line or block, a dateline, paragraphs, subheads and page litter.
package plain

import (
	"errors"
	"strings"

	"readout/content/format"
	"readout/model"
)

// Format is the entry for the list of formats.
func Format() format.Format {
	return format.Format{Name: "plain text", Extensions: []string{".txt", ".text"}, Read: Read,
		Sniff: func([]byte) bool { return true }}
}

// Read makes an article of plain text.
func Read(data []byte) (*format.Article, error) {
	text := strings.ToValidUTF8(string(data), "\uFFFD")
	a := &format.Article{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line != "" {
			a.Blocks = append(a.Blocks, format.Block{Kind: model.Paragraph, Text: line})
		}
	}
	if len(a.Blocks) == 0 {
		return nil, errors.New("it holds no text")
	}
	return a, nil
}
