package review_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"readout/model"
	"readout/model/review"
	"readout/ui/fixture"
)

// verdicts is a log of n verdicts and now and then a note.
func verdicts(b *model.Briefing, n int) (*review.Log, []byte) {
	var l review.Log
	var file bytes.Buffer
	now := review.Apply(b, &l)
	r := rand.New(rand.NewPCG(1, 2))
	var keys []review.Key
	for _, kind := range review.Kinds() {
		keys = append(keys, now.Items(kind)...)
	}
	for i := range n {
		target, _ := now.Target(keys[r.IntN(len(keys))], model.Span{})
		a := review.Action{ID: fmt.Sprintf("k7f3a9c2-%d", i), Time: "2026-03-14T14:02:05Z", Do: review.Judge, Value: "accept", Items: []review.Target{target}}
		if i%10 == 0 {
			a.Do, a.Value = review.Write, "said so at the quay too"
		}
		line, err := a.Line()
		if err != nil {
			panic(err)
		}
		file.Write(line)
		l.Add(a, false)
	}
	return &l, file.Bytes()
}

func BenchmarkApply10000(b *testing.B) {
	briefing := fixture.Briefing()
	l, _ := verdicts(briefing, 10_000)
	for b.Loop() {
		review.Apply(briefing, l)
	}
}

func BenchmarkParse10000(b *testing.B) {
	_, file := verdicts(fixture.Briefing(), 10_000)
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		var l review.Log
		var p review.Parser
		for line := range bytes.Lines(file) {
			a, err := p.Parse(line)
			if err != nil {
				b.Fatal(err)
			}
			l.Add(a, false)
		}
	}
}
