package entity

import (
	"readout/content/annot"
)

// Stages give the layer Entities and set Mention.Entity, in this order: names are
// linked across the dossier; then nouns and pronouns within each document; then
// roles, presence and who takes part are told from all of it.
func Stages() []annot.Stage {
	return []annot.Stage{
		{
			Name:    "entity",
			Needs:   []annot.Layer{annot.Tokens, annot.Sentences, annot.Mentions},
			Gives:   []annot.Layer{annot.Entities},
			Dossier: Link,
		},
	}
}
