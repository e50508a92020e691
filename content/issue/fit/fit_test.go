package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/content/issue"
)

// dossiers are those of testdata, all of them, in the order of their names.
func dossiers(t *testing.T) []*dossier {
	t.Helper()
	folders, err := filepath.Glob("../../../testdata/dossiers/*")
	if err != nil || len(folders) < 3 {
		t.Fatalf("%d dossiers, %v: each is to be measured with a table of at least two others", len(folders), err)
	}
	var out []*dossier
	for _, f := range folders {
		d, err := load(context.Background(), f)
		if err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		out = append(out, d)
	}
	return out
}

// What to expect of a dossier nobody has seen: each is measured with a table
// fitted to the others alone.
func TestLeftOut(t *testing.T) {
	ds := dossiers(t)
	sum, n, beside := 0.0, 0, 0.0
	for i, m := range leaveOut(ds) {
		beside += ds[i].measure(m, rest).f / float64(len(ds))
		for _, l := range ds[i].read.Lens {
			s := ds[i].measure(m, l.ID)
			t.Logf("%s, %s: precision %.2f, recall %.2f, F %.2f", ds[i].name, l.ID, s.precision, s.recall, s.f)
			if s.f < 0.5 {
				t.Errorf("%s, %s: F %.2f", ds[i].name, l.ID, s.f)
			}
			sum += s.f
			n++
		}
	}
	t.Logf("F %.3f on average over %d issues", sum/float64(n), n)
	if sum/float64(n) < 0.75 {
		t.Errorf("F %.3f on average", sum/float64(n))
	}
	t.Logf("F %.3f of what belongs to no lens", beside)
	if beside < 0.3 {
		t.Errorf("F %.3f of what belongs to no lens", beside)
	}
}

// The table that the stage embeds does on the dossiers of testdata what it did when it was made.
func TestEmbedded(t *testing.T) {
	data, err := os.ReadFile("../weights.txt")
	if err != nil {
		t.Fatal(err)
	}
	m, err := issue.ParseModel(string(data))
	if err != nil {
		t.Fatal(err)
	}
	sum, n := 0.0, 0
	for _, d := range dossiers(t) {
		for _, l := range d.read.Lens {
			sum += d.measure(m, l.ID).f
			n++
		}
	}
	if sum/float64(n) < 0.76 {
		t.Errorf("F %.3f on average over %d issues: fit it again", sum/float64(n), n)
	}
}

func TestRegress(t *testing.T) {
	features := []issue.Feature{{Name: "tells", Sign: 1}, {Name: "noise", Sign: 0}, {Name: "misleads", Sign: 1}}
	var samples []sample
	for i := range 40 {
		yes, noise := i%4 == 0, float64(i%2)
		v := []float64{0, noise, 1}
		if yes {
			v[0], v[2] = 1, 0
		}
		samples = append(samples, sample{v, yes, 1})
	}
	a := regress(samples, features, 0.01)
	if a.Weights[0] < 1 {
		t.Errorf("what tells counts %v", a.Weights[0])
	}
	if a.Weights[2] != 0 {
		t.Errorf("a weight against its sign: %v", a.Weights[2])
	}
	if yes, no := a.Chance([]float64{1, 0, 0}), a.Chance([]float64{0, 0, 1}); yes < 0.5 || no > 0.5 {
		t.Errorf("chances %v and %v", yes, no)
	}
	if b := regress(samples, features, 0.01); b.Bias != a.Bias || b.Weights[0] != a.Weights[0] {
		t.Error("two fits of the same samples differ")
	}
}

func TestFlat(t *testing.T) {
	if got := flat("“We  won’t,”\n she said"); got != `"We won't," she said` {
		t.Errorf("%q", got)
	}
}

func TestRunErrors(t *testing.T) {
	if err := run(context.Background(), []string{"-n", "../../../testdata/dossiers/none"}, new(strings.Builder)); err == nil {
		t.Error("a dossier that is not there is read")
	}
	if err := run(context.Background(), []string{"-n"}, new(strings.Builder)); err == nil {
		t.Error("fitted to nothing")
	}
}
