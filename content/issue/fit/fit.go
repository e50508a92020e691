package main

import (
	"fmt"
	"math"
	"strings"

	"readout/content/issue"
)

const (
	steps      = 400
	stride     = 0.5
	momentum   = 0.9
	optionally = 0.1 // how much a statement counts that a reader could leave out

	// Penalties on the square of a weight, by table. Ten times more or less of
	// each changes little.
	penalty     = 0.002
	nextPenalty = 0.0005
	restPenalty = 0.02
)

// A sample is a list of values with whether they are a statement's.
type sample struct {
	values []float64
	yes    bool
	weight float64
}

// fitted is the model of some dossiers.
func fitted(ds []*dossier) *issue.Model {
	lens, next, other := issue.Features()
	m := &issue.Model{}
	var samples []sample
	for _, d := range ds {
		samples = append(samples, samplesOf(d.examples, d.labels)...)
	}
	m.Lens = regress(samples, lens, penalty)
	samples = nil
	m.Next, m.Rest = none(next), none(other)
	for _, d := range ds {
		samples = append(samples, samplesOf(issue.NextExamples(d.read, m), d.labels)...)
	}
	m.Next = regress(samples, next, nextPenalty)
	samples = nil
	for _, d := range ds {
		var may []issue.Example
		for _, e := range issue.RestExamples(d.read, m) {
			if e.May {
				may = append(may, e)
			}
		}
		samples = append(samples, samplesOf(may, d.labelsOf(may))...)
	}
	m.Rest = regress(samples, other, restPenalty)
	return m
}

func none(features []issue.Feature) issue.Table {
	return issue.Table{Weights: make([]float64, len(features))}
}

func samplesOf(examples []issue.Example, labels []label) []sample {
	out := make([]sample, len(examples))
	for i, e := range examples {
		out[i] = sample{values: e.Values, yes: labels[i] != no, weight: 1}
		if labels[i] == optional {
			out[i].weight = optionally
		}
	}
	return out
}

// regress fits a table to samples. A weight that would contradict the sign of
// its feature is nothing.
func regress(samples []sample, features []issue.Feature, penalty float64) issue.Table {
	t := issue.Table{Bias: -1, Weights: make([]float64, len(features))}
	gradient, speed := make([]float64, len(features)), make([]float64, len(features)+1)
	total := 0.0
	for _, s := range samples {
		total += s.weight
	}
	for range steps {
		clear(gradient)
		shift := 0.0
		for _, s := range samples {
			e := t.Chance(s.values)
			if s.yes {
				e--
			}
			e *= s.weight
			shift += e
			for i, v := range s.values {
				gradient[i] += e * v
			}
		}
		for i, f := range features {
			speed[i] = momentum*speed[i] + gradient[i]/total + penalty*t.Weights[i]
			t.Weights[i] -= stride * speed[i]
			if float64(f.Sign)*t.Weights[i] < 0 {
				t.Weights[i], speed[i] = 0, 0
			}
		}
		k := len(features)
		speed[k] = momentum*speed[k] + shift/total
		t.Bias -= stride * speed[k]
	}
	round(&t.Bias)
	for i := range t.Weights {
		round(&t.Weights[i])
	}
	return t
}

// round leaves three places, so that the file holds what was measured.
func round(v *float64) { *v = math.Round(*v*1000) / 1000 }

// leaveOut is for each dossier the model of all the others.
func leaveOut(ds []*dossier) []*issue.Model {
	out := make([]*issue.Model, len(ds))
	for i := range ds {
		var others []*dossier
		for j, d := range ds {
			if j != i {
				others = append(others, d)
			}
		}
		out[i] = fitted(others)
	}
	return out
}

// render is a model as weights.txt.
func render(ds []*dossier, m *issue.Model) string {
	var b strings.Builder
	b.WriteString("# How much each feature of a sentence says that it is a statement of an open issue.\n")
	b.WriteString("# Made by content/issue/fit of the dossiers\n")
	for _, d := range ds {
		fmt.Fprintf(&b, "#   %s\n", d.name)
	}
	lens, next, other := issue.Features()
	table := func(bias string, t *issue.Table, features []issue.Feature) {
		fmt.Fprintf(&b, "\n%-18s %7.3f\n", bias, t.Bias)
		for i, f := range features {
			fmt.Fprintf(&b, "%-18s %7.3f\n", f.Name, t.Weights[i])
		}
	}
	table("bias", &m.Lens, lens)
	table("next-bias", &m.Next, next)
	table("rest-bias", &m.Rest, other)
	return b.String()
}
