package content

import (
	"readout/content/annot"
	"readout/content/clause"
	"readout/content/condition"
	"readout/content/entity"
	"readout/content/event"
	"readout/content/issue"
	"readout/content/mention"
	"readout/content/merge"
	"readout/content/pledge"
	"readout/content/quote"
	"readout/content/sentence"
	"readout/content/timex"
)

// ready reads the lexicons of all stages, several at once, while the first files
// are read. A stage whose lexicon is wrong fails by itself, where it is told.
func ready() {
	defer func() { _ = recover() }()
	var all []func()
	for _, s := range stages() {
		if s.Ready != nil {
			all = append(all, s.Ready)
		}
	}
	annot.Together(append(all, merge.Ready)...)
}

// stages is the pipeline in order; annot.Check holds that each stage finds the
// layers it needs.
func stages() []annot.Stage {
	return []annot.Stage{
		sentence.Stage(),
		quote.MarksStage(),
		mention.Stage(),
		entity.Stages()[0],
		quote.Stage(),
		timex.Anchors(),
		timex.Stage(),
		clause.Stage(),
		condition.Stage(),
		pledge.Stage(),
		event.Stage(),
		issue.Stage(),
	}
}
