package entity

import "readout/content/annot"

// Stages give the layer Entities and set Mention.Entity, in this order: names are
// linked across the dossier; then nouns and pronouns within each document; then
// roles, who takes part and who was there are told from all of it.
func Stages() []annot.Stage {
	return []annot.Stage{
		{
			Name:  "entity",
			Ready: func() { nominals(); presenceCues() },
			Needs: []annot.Layer{annot.Tokens, annot.Sentences, annot.Marks, annot.Mentions},
			Gives: []annot.Layer{annot.Entities},
			Dossier: func(d *annot.Dossier) {
				Link(d)
				smallNames(d)
				Offices(d)
				Resolve(d)
				Offices(d)
				Parties(d)
				Presences(d)
			},
		},
	}
}
