package review

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"readout/model"
	"readout/ui/fixture"
)

// edited is a text with so many of its words replaced, taken out or doubled, and
// where a stretch of it went: what of it is left, a zero length when nothing is.
func edited(r *rand.Rand, text string, times int, stretches [][2]int) (string, [][2]int) {
	stretches = slices.Clone(stretches)
	for range times {
		words := wordsOf(text)
		w := words[r.IntN(len(words))]
		with := ""
		switch r.IntN(3) {
		case 0:
			with = "otherwise"
		case 1:
			with = text[w.start:w.end] + " quite"
		}
		shift := len(with) - (w.end - w.start)
		for i, s := range stretches {
			if s[0] >= w.end {
				s[0] += shift
			}
			if s[1] >= w.end {
				s[1] += shift
			}
			stretches[i] = s
		}
		text = text[:w.start] + with + text[w.end:]
	}
	return text, stretches
}

// TestEditedArticles finds all quotations again in articles of which a word in
// fifty was changed, most where one in eight was, and takes no other place for one.
func TestEditedArticles(t *testing.T) {
	findEdited(t, 50, 99)
	findEdited(t, 8, 80)
}

func findEdited(t *testing.T, oneIn, percent int) {
	r := rand.New(rand.NewPCG(1, 9))
	b := fixture.Briefing()
	all, found := 0, 0
	for range 40 {
		for _, src := range b.Sources {
			var spans []model.Span
			for _, kind := range Kinds() {
				for _, it := range items(b)[kind] {
					if w := it.words(); w.Source == src.ID && len(strings.Fields(b.Text(w))) > 3 {
						spans = append(spans, w)
					}
				}
			}
			var at [][2]int
			for _, s := range spans {
				at = append(at, [2]int{s.Start, s.End})
			}
			now := src
			now.Text, at = edited(r, src.Text, len(wordsOf(src.Text))/oneIn, at)
			f := newFinder(&model.Briefing{Sources: []model.Source{now}})
			for i, s := range spans {
				all++
				p := f.find(anchor(&src, s, 0))
				if p.IsZero() {
					continue
				}
				found++
				if want := now.Span(at[i][0], at[i][1]); shared(p.Span, want)*2 < want.Len() {
					t.Errorf("“%s” is taken for “%s”, it is “%s”", b.Text(s), now.Text[p.Start:p.End], now.Text[want.Start:want.End])
				}
			}
		}
	}
	t.Logf("one word in %d changed: %d of %d found", oneIn, found, all)
	if found*100 < all*percent {
		t.Errorf("one word in %d changed: %d of %d found", oneIn, found, all)
	}
}
