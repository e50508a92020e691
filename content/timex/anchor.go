package timex

import (
	"readout/content/annot"
	"readout/model"
)

// Anchors gives the layer Anchors: the day of publication of each document, from
// which its relative dates are told. Where the article does not state it, it is
// inferred from what the article and its siblings say, and the source says so;
// nothing is guessed where they say nothing.
func Anchors() annot.Stage {
	return annot.Stage{
		Name:    "anchors",
		Ready:   func() { words() },
		Needs:   []annot.Layer{annot.Tokens, annot.Sentences},
		Gives:   []annot.Layer{annot.Anchors},
		Dossier: inferAnchors,
	}
}

func inferAnchors(d *annot.Dossier) {
	var dated, undated []*annot.Document
	for _, doc := range d.Docs {
		if doc.Anchor = annot.ParseDay(doc.Source.Published.Value); !doc.Anchor.IsZero() {
			dated = append(dated, doc)
		} else if doc.Source.Published.Value == "" {
			undated = append(undated, doc)
		}
	}
	if len(undated) == 0 {
		return
	}
	inferred := make([]annot.Day, len(undated))
	siblings := newSiblings(d, dated)
	annot.Each(len(undated), func(i int) {
		f := newFinder(undated[i])
		f.run()
		if inferred[i] = f.ownDay(siblings.near); inferred[i].IsZero() {
			inferred[i] = siblings.day(f)
		}
	})
	for i, doc := range undated {
		if inferred[i].IsZero() {
			doc.Source.Published = model.Published{Basis: model.PublishedUnknown}
			continue
		}
		doc.Anchor = inferred[i]
		doc.Source.Published = model.Published{Value: inferred[i].String(), Basis: model.PublishedInferred}
	}
}

// season is how many days the articles of one event span at most.
const season = 60
