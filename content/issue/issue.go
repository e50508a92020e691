// Package issue finds the sentences that a reader of an open issue must see: it
// gives the layer Statements.
//
// A sentence becomes a statement by two things at once. It is about the subject
// of a lens (see subject): it has its terms, words of the same field, words that
// the dossier itself puts beside them, or it goes on from a sentence that does.
// And it takes a stance (see stance.txt): something is unsettled, doubted,
// refused, demanded, undertaken, or waits on somebody. What says that something
// is unsettled and belongs to no lens makes an issue of its own.
//
// The package imports annot, lexicon and model and no other stage.
package issue

import (
	"runtime"
	"sync"
	"sync/atomic"

	"readout/content/annot"
)

// Stage gives the layer Statements.
func Stage() annot.Stage {
	return annot.Stage{
		Name:    "issue",
		Needs:   []annot.Layer{annot.Tokens, annot.Sentences, annot.Marks, annot.Mentions, annot.Entities, annot.Timexes, annot.Clauses, annot.Quotes},
		Gives:   []annot.Layer{annot.Statements},
		Dossier: Find,
	}
}

// Find gives every document of the dossier its statements.
func Find(d *annot.Dossier) {
	f := &finder{dossier: d, words: known()}
	f.read()
	f.each(f.listen)
	lenses := d.Lens
	if len(lenses) == 0 {
		lenses = f.seeds()
	}
	subjects := make([]subject, len(lenses))
	for i, l := range lenses {
		subjects[i] = f.subject(l)
		if len(d.Lens) == 0 {
			subjects[i].group = i + 1
		}
	}
	f.each(func(x *text) { f.weigh(x, subjects) })
	for i := range f.texts {
		f.choose(&f.texts[i], subjects)
	}
	if len(d.Lens) == 0 {
		f.entitle(subjects)
	}
	f.group(len(subjects))
}

// each runs do over all texts, several at once; it must touch nothing but its text.
func (f *finder) each(do func(*text)) {
	var workers sync.WaitGroup
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), len(f.texts)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(f.texts); i = next.Add(1) - 1 {
				do(&f.texts[i])
			}
		})
	}
	workers.Wait()
}

// A finder holds the dossier as stems while statements are found.
type finder struct {
	dossier *annot.Dossier
	words   *words
	ids     map[string]int32 // lower-case word to the number of its stem; -1 for a word that says nothing
	stems   map[string]int32 // stem to its number
	names   []string         // the stems by number
	df      []int32          // in how many sentences each stem stands
	total   int              // sentences
	texts   []text
	found   []found // what belongs to no lens, in order
	last    int     // the cluster of the found statement before
}

// A text is a document as stems.
type text struct {
	doc       *annot.Document
	stems     []int32 // one for each token, -1 for none
	sentences []unit
}

// A unit is what is known of one sentence of a text.
type unit struct {
	annot.Sentence
	heading bool
	stance  stance
	about   []float64        // by lens: how much it is about its subject
	own     [][ties]float64  // by lens: what ties it to the subject
	lent    [][loans]float64 // by lens: what the sentences before lend it
	figure  bool
	voice   int // the entity that says it; -1 for the writer
}

// read numbers the stems of the dossier and counts in how many sentences they stand.
func (f *finder) read() {
	f.ids, f.stems = map[string]int32{}, map[string]int32{}
	var seen []int
	for _, doc := range f.dossier.Docs {
		x := text{doc: doc, stems: make([]int32, len(doc.Tokens)), sentences: make([]unit, len(doc.Sentences))}
		for n, s := range doc.Sentences {
			f.total++
			x.sentences[n].Sentence = s
			for i := s.First; i < s.End; i++ {
				id := f.id(&doc.Tokens[i])
				x.stems[i] = id
				if id < 0 {
					continue
				}
				for len(seen) <= int(id) {
					seen = append(seen, 0)
				}
				if seen[id] != f.total {
					seen[id] = f.total
					f.df[id]++
				}
			}
		}
		f.texts = append(f.texts, x)
	}
}

func (f *finder) id(t *annot.Token) int32 {
	if t.Kind != annot.Word && !t.IsName() {
		return -1
	}
	if id, ok := f.ids[t.Lower]; ok {
		return id
	}
	id := int32(-1)
	if !f.words.stop[t.Lower] || t.Kind == annot.AllCaps {
		id = f.number(stem(t.Lower))
	}
	if t.Kind != annot.AllCaps { // "US" is not "us"
		f.ids[t.Lower] = id
	}
	return id
}

func (f *finder) number(s string) int32 {
	id, ok := f.stems[s]
	if !ok {
		id = int32(len(f.names))
		f.stems[s] = id
		f.names = append(f.names, s)
		f.df = append(f.df, 0)
	}
	return id
}
