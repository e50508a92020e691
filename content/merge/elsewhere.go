package merge

import (
	"maps"
	"slices"
	"strings"

	"readout/content/annot"
	"readout/model"
)

// toldAlready is how much of an item's telling words a sentence of another
// report must have for the item not to be that one report's alone.
const toldAlready = 0.7

// A library is the sentences of the dossier by the words that tell.
type library struct {
	terms     *terms
	sentences [][]termset // by document and sentence
	order     [][2]int    // all sentences in order, as document and sentence
	places    postings    // term to the sentences that have it, by their place in order; rare terms only
}

// crowd is in how many sentences a term may stand and still be looked up.
const crowd = 200

func newLibrary(d *annot.Dossier) *library {
	l := &library{terms: newTerms(d)}
	for n, doc := range d.Docs {
		l.sentences = append(l.sentences, make([]termset, len(doc.Sentences)))
		for i, s := range doc.Sentences {
			set := l.terms.in(doc, s.First, s.End)
			l.sentences[n][i] = set
			l.terms.count(set)
		}
	}
	l.terms.weigh()
	l.places = l.terms.postings()
	for n := range l.sentences {
		for i, set := range l.sentences[n] {
			for _, id := range set {
				if l.terms.df[id] <= crowd {
					l.places.add(id, len(l.order))
				}
			}
			l.order = append(l.order, [2]int{n, i})
		}
	}
	return l
}

// another is the library for somebody else who compares sentences at the same time.
func (l *library) another() *library {
	out, t := *l, *l.terms
	t.ids, t.forms, t.words = maps.Clone(t.ids), maps.Clone(t.forms), slices.Clone(t.words)
	t.df, t.weight = slices.Clone(t.df), slices.Clone(t.weight)
	t.work, t.focus = nil, focus{}
	out.terms = &t
	return &out
}

// toldElsewhere reports whether a sentence of another report has most of the
// telling words of a span.
func (p *parter) toldElsewhere(s model.Span) bool {
	l := p.lib
	doc, _ := p.at(s)
	first, end := tokensOf(doc, s)
	set := l.terms.in(doc, first, end)
	if len(set) < 2 {
		return true // it says too little to be called anybody's own
	}
	need := int64(toldAlready * float64(l.terms.compare(set, nil).left))
	for _, id := range l.terms.rarest(set, 3) {
		for _, k := range l.places.of(id) {
			at := l.order[k]
			if p.oneReport(at[0], p.docs[s.Source]) {
				continue
			}
			if l.terms.compare(set, l.sentences[at[0]][at[1]]).both >= need {
				return true
			}
		}
	}
	return false
}

// fields are the words of a phrase in lower case, marks left out.
func fields(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r == ' ' || r == ',' || r == '.' || r == ';' || r == '"' || r == '“' || r == '”' || r == '(' || r == ')'
	})
}
