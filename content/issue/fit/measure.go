package main

import (
	"fmt"
	"io"

	"readout/content/issue"
)

// A score is how well what is taken for an issue agrees with the gold.
type score struct{ precision, recall, f float64 }

// measure scores what a model takes for an issue of a dossier; sentences that
// the gold leaves to the reader count neither way.
func (d *dossier) measure(m *issue.Model, id string) score {
	table, under := &m.Next, id
	var examples []issue.Example
	if id == rest {
		examples = issue.RestExamples(d.read, m)
	} else {
		examples = issue.NextExamples(d.read, m)
	}
	if id == rest {
		table, under = &m.Rest, ""
	}
	var chances []float64
	var labels []label
	for i, e := range examples {
		if e.Lens != under || !e.May {
			continue
		}
		chances = append(chances, table.Chance(e.Values))
		if id == rest {
			labels = append(labels, d.label(e))
		} else {
			labels = append(labels, d.labels[i])
		}
	}
	cut := issue.Cut(chances)
	if id == rest {
		cut = issue.RestCut(chances)
	}
	right, wrong := 0, 0
	for i, c := range chances {
		switch {
		case c < cut:
		case labels[i] == required:
			right++
		case labels[i] == no:
			wrong++
		}
	}
	var s score
	if right > 0 {
		s.precision, s.recall = float64(right)/float64(right+wrong), min(1, float64(right)/float64(d.asked[id]))
		s.f = 2 * s.precision * s.recall / (s.precision + s.recall)
	}
	return s
}

// report writes how each dossier is scored with its model.
func report(out io.Writer, how string, ds []*dossier, models []*issue.Model, each bool) {
	all, n, other := 0.0, 0, 0.0
	for i, d := range ds {
		sum := 0.0
		for _, l := range d.read.Lens {
			s := d.measure(models[i], l.ID)
			if each {
				fmt.Fprintf(out, "  %-24s %-16s P %.2f R %.2f F %.3f\n", d.name, l.ID, s.precision, s.recall, s.f)
			}
			sum += s.f
		}
		o := d.measure(models[i], rest)
		fmt.Fprintf(out, "%s %-32s F %.3f, beside the lenses %.3f (P %.2f R %.2f)\n", how, d.name, sum/float64(len(d.read.Lens)), o.f, o.precision, o.recall)
		all += sum
		other += o.f
		n += len(d.read.Lens)
	}
	fmt.Fprintf(out, "%s: lenses F %.3f, beside them %.3f\n", how, all/float64(n), other/float64(len(ds)))
}
