package export

import (
	"readout/model"
)

// A note says where a line comes from: its sentences, each with its source. Lines
// that come from the same sentences share a note.
type note struct {
	number int
	proofs []proof
}

// A proof is a sentence of a source; without words where the line that it proves
// quotes it in full.
type proof struct {
	source *model.Source
	span   model.Span
	words  string
}

// notes are the notes of an outline, in the order in which it needs them.
type notes struct {
	drawn
	list  []note
	known map[string]int // place in list by what the note says
}

// of is the note of a line, nil where it has no proofs.
func (n *notes) of(l line) *note {
	var proofs []proof
	key := ""
	for _, s := range l.proofs {
		src := n.Source(s.Source)
		if src == nil {
			continue
		}
		p := proof{source: src, span: s, words: n.Text(s)}
		for _, part := range l.parts {
			if part.words && part.text == p.words {
				p.words = ""
			}
		}
		if p.words == "" { // a note that only names a source serves all its lines
			key += src.ID + "\x00"
		} else {
			key += src.ID + "\x00" + digits(s.Start) + "-" + digits(s.End) + "\x00"
		}
		proofs = append(proofs, p)
	}
	if len(proofs) == 0 {
		return nil
	}
	if i, ok := n.known[key]; ok {
		return &n.list[i]
	}
	n.known[key] = len(n.list)
	n.list = append(n.list, note{len(n.list) + 1, proofs})
	return &n.list[len(n.list)-1]
}
