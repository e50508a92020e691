package content

import (
	"readout/content/annot"
	"readout/content/quote"
	"readout/content/sentence"
)

// stages is the pipeline in order; annot.Check holds that each stage finds the
// layers it needs.
func stages() []annot.Stage {
	return []annot.Stage{
		sentence.Stage(),
		quote.MarksStage(),
	}
}
