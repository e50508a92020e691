package tell

import "readout/model"

// MostValues is how many values of a difference are told; who wants more looks at
// the difference itself.
const MostValues = 6

// A Value is one side of a difference: what it says, the first sentence that says so
// and the places of all that do.
type Value struct {
	model.Contrast
	Spans []model.Span
}

// Values are the sides of a difference to tell, and how many more values there are.
// Few statements are told one by one; of many, those of one value are told together.
func Values(d *model.Difference) (out []Value, more int) {
	many := len(d.Statements) > MostValues
	at := map[string]int{}
	for _, c := range d.Statements {
		k, known := at[c.Value]
		switch {
		case known && many:
			if k >= 0 {
				out[k].Spans = append(out[k].Spans, c.Span)
			}
		case len(out) == MostValues:
			at[c.Value] = -1
			more++
		default:
			at[c.Value] = len(out)
			out = append(out, Value{c, []model.Span{c.Span}})
		}
	}
	return out, more
}
