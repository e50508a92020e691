package annot

import (
	"context"
	"fmt"
)

// A Layer is a kind of annotation.
type Layer string

// The layers.
const (
	Tokens       Layer = "tokens"
	Sentences    Layer = "sentences"
	Marks        Layer = "marks"
	Anchors      Layer = "anchors"
	Mentions     Layer = "mentions"
	Entities     Layer = "entities"
	Timexes      Layer = "timexes"
	Clauses      Layer = "clauses"
	Quotes       Layer = "quotes"
	Conditions   Layer = "conditions"
	Events       Layer = "events"
	Undertakings Layer = "undertakings"
	Statements   Layer = "statements"
)

// A Stage reads the layers it needs and gives others. It works either on one
// document at a time (Document), then many run at once and it must not touch
// anything else, or on the whole dossier (Dossier), alone.
type Stage struct {
	Name     string
	Needs    []Layer
	Gives    []Layer
	Document func(*Dossier, *Document)
	Dossier  func(*Dossier)
	Ready    func() // reads the lexicons of the stage ahead of its first document; nil where it has none
}

// Check reports the first stage that needs a layer which no stage before it gives.
func Check(stages []Stage) error {
	given := map[Layer]bool{}
	for _, s := range stages {
		if (s.Document == nil) == (s.Dossier == nil) {
			return fmt.Errorf("stage %s: it must work either on documents or on the dossier", s.Name)
		}
		for _, need := range s.Needs {
			if !given[need] {
				return fmt.Errorf("stage %s needs the layer %q, which no stage before it gives", s.Name, need)
			}
		}
		for _, give := range s.Gives {
			given[give] = true
		}
	}
	return nil
}

// Run runs the stages in order over the dossier. Runs of document stages go
// through the documents on all processors. It stops early when ctx is done.
func Run(ctx context.Context, d *Dossier, stages []Stage) error {
	if err := Check(stages); err != nil {
		return err
	}
	for i := 0; i < len(stages); {
		if err := ctx.Err(); err != nil {
			return err
		}
		if stages[i].Dossier != nil {
			stages[i].Dossier(d)
			i++
			continue
		}
		j := i
		for j < len(stages) && stages[j].Document != nil {
			j++
		}
		eachDocument(ctx, d, stages[i:j])
		i = j
	}
	return ctx.Err()
}

func eachDocument(ctx context.Context, d *Dossier, stages []Stage) {
	Each(len(d.Docs), func(i int) {
		for _, s := range stages {
			if ctx.Err() == nil {
				s.Document(d, d.Docs[i])
			}
		}
	})
}
