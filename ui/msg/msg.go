// Package msg is what panes tell the app. A pane returns one of these values
// from its Update instead of a command, so that a key and what follows from it
// are done in one step and no second key can come in between.
package msg

import "readout/model"

// A Msg goes from a pane up to the app; nil says that there is nothing to do.
type Msg interface{ up() }

// Open asks for the article at one of the spans of a trail.
type Open struct {
	Trail Trail
}

// A Trail is the evidence of an item, which n and N walk along.
type Trail struct {
	Title string       // what the evidence is of
	Noun  string       // what the spans are; "" for evidence
	Spans []model.Span // in the order of the card
	At    int          // index in Spans
}

// Span is where the trail stands, the zero Span when it is empty.
func (t Trail) Span() model.Span {
	if t.At < 0 || t.At >= len(t.Spans) {
		return model.Span{}
	}
	return t.Spans[t.At]
}

// Article asks for an article from its top.
type Article struct {
	Source string // Source.ID
}

// Show asks for a row in its pane.
type Show struct {
	Pane   string // name of the pane
	Key    string // key of the row
	Source string // in a matrix, the column of a source; "" stays
}

// Say asks for a word in the footer, until the next key.
type Say struct {
	Text string
}

func (Open) up()    {}
func (Article) up() {}
func (Show) up()    {}
func (Say) up()     {}
