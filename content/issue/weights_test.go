package issue

import (
	"strings"
	"testing"
)

func TestWeights(t *testing.T) {
	m, err := ParseModel(weightsText)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		features []Feature
		table    Table
	}{{lensFeatures, m.Lens}, {nextFeatures, m.Next}, {restFeatures, m.Rest}} {
		for i, f := range c.features {
			if float64(f.Sign)*c.table.Weights[i] < 0 {
				t.Errorf("%s counts %v against its sign", f.Name, c.table.Weights[i])
			}
		}
	}
	first, _, _ := strings.Cut(weightsText[strings.Index(weightsText, "bias"):], "\n")
	for _, c := range []struct{ name, text string }{
		{"a feature less", strings.Replace(weightsText, "\nkin ", "\n# kin ", 1)},
		{"a feature more", weightsText + "\nlength 1\n"},
		{"a feature twice", weightsText + first + "\n"},
		{"no number", strings.Replace(weightsText, first, "bias much", 1)},
		{"three words", weightsText + "\na b c\n"},
	} {
		if _, err := ParseModel(c.text); err == nil {
			t.Errorf("%s: no error", c.name)
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		chances []float64
		want    float64
	}{
		{nil, 1},
		{[]float64{0.1, 0.05}, 1}, // nothing is likely enough
		{[]float64{0.9, 0.1, 0.1}, 0.9},
		{[]float64{0.4, 0.4, 0.05, 0.38}, 0.38}, // nothing is likely, but these are as likely as it gets
		{[]float64{0.3, 0.95, 0.9, 0.92, 0.97}, 0.9},
	} {
		if got := Cut(c.chances); got != c.want {
			t.Errorf("Cut(%v) = %v, not %v", c.chances, got, c.want)
		}
	}
}

// There are as many values as features.
func TestReadings(t *testing.T) {
	d := dossier(ferry, filler+"The fare has not been decided. It has yet to vote on that.")
	for _, e := range Examples(d) {
		if len(e.Values) != len(lensFeatures) {
			t.Fatalf("%d values of %d features", len(e.Values), len(lensFeatures))
		}
	}
	m, _ := ParseModel(weightsText)
	for _, e := range NextExamples(d, m) {
		if len(e.Values) != len(nextFeatures) {
			t.Fatalf("%d values of %d features", len(e.Values), len(nextFeatures))
		}
	}
	for _, e := range RestExamples(d, m) {
		if len(e.Values) != len(restFeatures) {
			t.Fatalf("%d values of %d features", len(e.Values), len(restFeatures))
		}
	}
}
