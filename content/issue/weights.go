package issue

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

//go:embed weights.txt
var weightsText string

// A Table says how much each feature counts, and what all of them together must
// outweigh.
type Table struct {
	Bias    float64
	Weights []float64 // by feature
}

// Chance is how likely a sentence with these values is a statement, 0 to 1.
func (t *Table) Chance(values []float64) float64 {
	z := t.Bias
	for i, w := range t.Weights {
		z += w * values[i]
	}
	return 1 / (1 + math.Exp(-z))
}

// A Model is what the stage chooses statements by: a table for a sentence under a
// lens by itself, one for the same among its neighbours, and one for what belongs
// to no lens. The program in fit makes them.
type Model struct{ Lens, Next, Rest Table }

var fitted = sync.OnceValue(func() *Model {
	m, err := ParseModel(weightsText)
	if err != nil {
		panic(err) // the file is embedded, and a test reads it
	}
	return m
})

// ParseModel reads a file of weights: a name and a number a line, # before remarks.
func ParseModel(text string) (*Model, error) {
	by := map[string]float64{}
	line := 0
	for l := range strings.Lines(text) {
		line++
		l, _, _ = strings.Cut(l, "#")
		fields := strings.Fields(l)
		if len(fields) == 0 {
			continue
		}
		if len(fields) != 2 {
			return nil, fmt.Errorf("weights.txt:%d: want a name and a number", line)
		}
		w, err := strconv.ParseFloat(fields[1], 64)
		if err != nil {
			return nil, fmt.Errorf("weights.txt:%d: %w", line, err)
		}
		if _, ok := by[fields[0]]; ok {
			return nil, fmt.Errorf("weights.txt:%d: %s is there twice", line, fields[0])
		}
		by[fields[0]] = w
	}
	take := func(name string) (float64, error) {
		w, ok := by[name]
		if !ok {
			return 0, fmt.Errorf("weights.txt: no weight of %s; run the program in fit again", name)
		}
		delete(by, name)
		return w, nil
	}
	m := &Model{}
	for _, t := range []struct {
		table    *Table
		bias     string
		features []Feature
	}{{&m.Lens, "bias", lensFeatures}, {&m.Next, "next-bias", nextFeatures}, {&m.Rest, "rest-bias", restFeatures}} {
		var err error
		if t.table.Bias, err = take(t.bias); err != nil {
			return nil, err
		}
		for _, f := range t.features {
			w, err := take(f.Name)
			if err != nil {
				return nil, err
			}
			t.table.Weights = append(t.table.Weights, w)
		}
	}
	for name := range by {
		return nil, fmt.Errorf("weights.txt: %s is no feature; run the program in fit again", name)
	}
	return m, nil
}
