package merge

import (
	"slices"
	"strconv"
	"strings"

	"readout/content/annot"
	"readout/model"
)

// A tally is how a vote came out.
type tally struct {
	n, sentence  int
	first, end   int // tokens
	most, fewest int
	about        termset
}

// fewTallies is how many votes are compared with each other at most.
const fewTallies = 64

// votes tells where sources count one vote in different ways: as many voters, but
// split otherwise, or the same words about it.
func (p *parter) votes() {
	var all []tally
	for n, doc := range p.dossier.Docs {
		all = append(all, p.talliesOf(n, doc)...)
	}
	all = all[:min(len(all), fewTallies)]
	joined := newUnions(len(all))
	for j := range all {
		for i := range j {
			if p.oneVote(&all[i], &all[j]) {
				joined.join(i, j)
			}
		}
	}
	for _, g := range joined.groups() {
		var cs []model.Contrast
		for _, i := range g {
			cs = append(cs, p.tallied(&all[i]))
		}
		split := func(i int) [2]int { return [2]int{all[i].most, all[i].fewest} }
		if slices.ContainsFunc(g, func(i int) bool { return split(i) != split(g[0]) }) {
			p.add(model.Conflict, p.tallyTitle(&all[g[0]]), cs)
		}
	}
}

// oneVote reports whether two reports count the same vote.
func (p *parter) oneVote(a, b *tally) bool {
	if p.oneReport(a.n, b.n) {
		return false
	}
	share, common := p.lib.terms.overlap(a.about, b.about)
	return a.most+a.fewest == b.most+b.fewest || common >= sameThingFew && share >= sameThing
}

func (p *parter) tallied(t *tally) model.Contrast {
	doc := p.dossier.Docs[t.n]
	return model.Contrast{Value: doc.Text(t.first, t.end), Span: p.sentence(doc, t.sentence)}
}

func (p *parter) tallyTitle(t *tally) model.Span {
	return p.telling(p.dossier.Docs[t.n], &amount{sentence: t.sentence, first: t.first, end: t.end})
}

// talliesOf are the counts of votes of a document.
func (p *parter) talliesOf(n int, doc *annot.Document) []tally {
	var out []tally
	for at, s := range doc.Sentences {
		voting := false
		for i := s.First; i < s.End && !voting; i++ {
			voting = parting().voting[doc.Tokens[i].Lower]
		}
		for i := s.First; voting && i < s.End; i++ {
			a, b, end := readTally(doc, i, s.End)
			if end == 0 || a == b && a == 0 {
				continue
			}
			out = append(out, tally{n, at, i, end, max(a, b), min(a, b), p.lib.sentences[n][at]})
			i = end - 1
		}
	}
	return out
}

// readTally reads the count that begins at token i: "8-3", "7 to 4", "seven votes
// to four". The end is 0 where there is none.
func readTally(doc *annot.Document, i, end int) (a, b, after int) {
	if left, right, ok := strings.Cut(strings.ReplaceAll(doc.Tokens[i].Lower, "–", "-"), "-"); ok {
		right = strings.TrimPrefix(right, "to-")
		a, okA := count(left)
		b, okB := count(right)
		if okA && okB {
			return a, b, i + 1
		}
		return 0, 0, 0
	}
	a, ok := count(doc.Tokens[i].Lower)
	if !ok {
		return 0, 0, 0
	}
	j := i + 1
	if j < end && (doc.Tokens[j].Lower == "votes" || doc.Tokens[j].Lower == "vote") {
		j++
	}
	if j+1 >= end || doc.Tokens[j].Lower != "to" && doc.Tokens[j].Lower != "-" && doc.Tokens[j].Lower != "–" && doc.Tokens[j].Lower != "against" {
		return 0, 0, 0
	}
	if b, ok = count(doc.Tokens[j+1].Lower); !ok {
		return 0, 0, 0
	}
	if k := j + 2; k < end && (parting().scale[doc.Tokens[k].Lower] > 0 || doc.Tokens[k].Lower == "percent" || doc.Tokens[k].Lower == "per" || doc.Tokens[k].Lower == "years") {
		return 0, 0, 0 // from one amount to another
	}
	return a, b, j + 2
}

// count reads a whole number, in digits or words.
func count(word string) (int, bool) {
	if v, ok := parting().numeral[word]; ok {
		return int(v), true
	}
	v, err := strconv.Atoi(word)
	return v, err == nil && v >= 0 && v < 1500
}
