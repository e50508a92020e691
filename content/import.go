package content

import (
	"readout/content/format/briefing"
	"readout/model"
)

// Import reads a briefing that was made elsewhere, in the form of the contract,
// from the bytes of the file called name, and holds it against the articles of
// dossier, or against the file's own texts where that is nil. What does not hold is
// left out and becomes a Notice that is Lost.
func Import(name string, data []byte, dossier *model.Briefing) (*model.Briefing, error) {
	return briefing.Read(name, data, dossier)
}
