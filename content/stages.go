package content

import (
	"readout/content/annot"
	"readout/content/clause"
	"readout/content/condition"
	"readout/content/entity"
	"readout/content/event"
	"readout/content/issue"
	"readout/content/mention"
	"readout/content/pledge"
	"readout/content/quote"
	"readout/content/sentence"
	"readout/content/timex"
)

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
