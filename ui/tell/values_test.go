package tell

import (
	"strconv"
	"testing"

	"readout/model"
)

func TestValues(t *testing.T) {
	statements := func(values ...string) *model.Difference {
		d := &model.Difference{}
		for i, v := range values {
			d.Statements = append(d.Statements, model.Contrast{Value: v, Span: model.Span{Source: strconv.Itoa(i), End: 1}})
		}
		return d
	}
	for _, c := range []struct {
		d                *model.Difference
		told, more, last int // values, those left out, places of the first one
	}{
		{statements(), 0, 0, 0},
		{statements("9 boats", "8 boats", "9 boats"), 3, 0, 1},
		{statements("9", "8", "9", "8", "9", "8", "9"), 2, 0, 4},
		{statements("1", "2", "3", "4", "5", "6"), 6, 0, 1},
		{statements("1", "2", "3", "4", "5", "6", "7", "8", "7", "1"), 6, 2, 2},
	} {
		got, more := Values(c.d)
		if len(got) != c.told || more != c.more || c.told > 0 && len(got[0].Spans) != c.last {
			t.Errorf("%v: %+v and %d more", c.d.Statements, got, more)
		}
	}
}
