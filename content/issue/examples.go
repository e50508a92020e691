package issue

import "readout/content/annot"

// An Example is a sentence with what is known of it under a lens, or of what
// belongs to none: what a Model is fitted to.
type Example struct {
	Lens     string // "" for what belongs to none
	Document int
	Sentence int
	Values   []float64 // by the features
	May      bool      // it can be taken at all
}

// Features are the names of the values of examples: those under a lens, and those of no lens.
func Features() (lens, next, rest []Feature) { return lensFeatures, nextFeatures, restFeatures }

// Examples are the sentences of a dossier under each of its lenses, headings
// left out. The dossier must have gone through the stages before this one.
func Examples(d *annot.Dossier) []Example {
	f := prepared(d, d.Lens)
	var out []Example
	f.all(func(x *text, i, n int) {
		for k := range f.subjects {
			out = append(out, Example{Lens: f.subjects[k].lens.ID, Document: i, Sentence: n, Values: f.reading(x, n, k, nil)})
		}
	})
	return out
}

// NextExamples are the same once each has a chance by itself, by a model's first table.
func NextExamples(d *annot.Dossier, m *Model) []Example {
	f := prepared(d, d.Lens)
	f.chances(m)
	var out []Example
	f.all(func(x *text, i, n int) {
		for k := range f.subjects {
			out = append(out, Example{Lens: f.subjects[k].lens.ID, Document: i, Sentence: n, Values: f.nextReading(x, n, k, nil), May: !x.sentences[n].scenery()})
		}
	})
	return out
}

// RestExamples are the sentences of a dossier as what belongs to no lens, given
// how a model chooses for the lenses.
func RestExamples(d *annot.Dossier, m *Model) []Example {
	f := prepared(d, d.Lens)
	var out []Example
	f.chances(m)
	cuts := f.cuts()
	f.all(func(x *text, i, n int) {
		out = append(out, Example{Document: i, Sentence: n, Values: f.restReading(x, n, nil), May: f.mayRest(&x.sentences[n], cuts)})
	})
	return out
}

// all calls do for each sentence that is no heading.
func (f *finder) all(do func(x *text, document, sentence int)) {
	for i := range f.texts {
		for n := range f.texts[i].sentences {
			if !f.texts[i].sentences[n].heading {
				do(&f.texts[i], i, n)
			}
		}
	}
}
