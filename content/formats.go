package content

import (
	"readout/content/format"
	"readout/content/format/plain"
)

// formats is the list of formats, in the order in which they are asked whether
// an unnamed file is theirs; the last one takes what is left.
func formats() []format.Format {
	return []format.Format{
		plain.Format(),
	}
}
