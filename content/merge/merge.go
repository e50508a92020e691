// Package merge makes the briefing of an annotated dossier.
package merge

import (
	"readout/content/annot"
	"readout/model"
)

// Build makes the briefing of the documents of a dossier.
func Build(d *annot.Dossier) *model.Briefing {
	b := &model.Briefing{Title: d.Title}
	for _, doc := range d.Docs {
		b.Sources = append(b.Sources, *doc.Source)
	}
	return b
}
