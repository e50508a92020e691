package content

import (
	"readout/content/format/briefing"
	"readout/model"
	"readout/model/contract"
)

// Import reads a briefing that was made elsewhere, in the form of the contract,
// from the bytes of the file called name, and holds it against the articles of
// dossier, or against the file's own texts where that is nil. What does not hold is
// left out and becomes a Notice that is Lost. With it comes what people decided about
// its items, by kind and ID.
func Import(name string, data []byte, dossier *model.Briefing) (*model.Briefing, map[[2]string]*contract.Review, error) {
	b, marks, err := briefing.Read(name, data, dossier)
	return b, marks, err
}
