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
// How much each sign counts stands in weights.txt, which the program in fit makes
// of annotated dossiers: first each sentence has a chance by itself, then one
// that knows those of its neighbours; of each lens as many of the likeliest are
// taken as promise the best balance (see Cut).
//
// The package imports annot, lexicon and model and no other stage.
package issue

import (
	"math"
	"slices"
	"strings"

	"readout/content/annot"
)

// Stage gives the layer Statements.
func Stage() annot.Stage {
	return annot.Stage{
		Name:    "issue",
		Ready:   func() { known() },
		Needs:   []annot.Layer{annot.Tokens, annot.Sentences, annot.Marks, annot.Mentions, annot.Entities, annot.Timexes, annot.Clauses, annot.Quotes, annot.Conditions, annot.Undertakings},
		Gives:   []annot.Layer{annot.Statements},
		Dossier: Find,
	}
}

// Find gives every document of the dossier its statements.
func Find(d *annot.Dossier) {
	f := prepared(d, d.Lens)
	f.chances(fitted())
	f.choose()
	f.group(len(f.subjects))
	f.entitle()
}

// prepared knows of each sentence all that statements are chosen by. Without
// lenses it looks for some.
func prepared(d *annot.Dossier, lenses []annot.Lens) *finder {
	f := &finder{dossier: d, words: known(), spared: map[string]bool{}}
	for _, l := range lenses {
		for _, t := range l.Terms {
			if words := stems(t); len(words) == 1 {
				f.spared[words[0]] = true
			}
		}
	}
	f.read()
	f.each(f.listen)
	if len(lenses) == 0 {
		lenses = f.seeds()
	}
	f.weighAll(lenses)
	return f
}

// chances says how likely each sentence is a statement.
func (f *finder) chances(m *Model) {
	f.each(func(x *text) {
		var values []float64
		for n := range x.sentences {
			u := &x.sentences[n]
			if u.first = make([]float64, len(f.subjects)); u.heading {
				continue
			}
			for k := range f.subjects {
				values = f.reading(x, n, k, values)
				u.first[k] = m.Lens.Chance(values)
			}
		}
	})
	f.expected = make([]float64, len(f.subjects))
	f.all(func(x *text, _, n int) {
		for k, p := range x.sentences[n].first {
			f.expected[k] += p / float64(f.total)
		}
	})
	f.each(func(x *text) {
		var values []float64
		for n := range x.sentences {
			u := &x.sentences[n]
			if u.chance = make([]float64, len(f.subjects)); u.heading {
				continue
			}
			for k := range f.subjects {
				values = f.nextReading(x, n, k, values)
				if !u.scenery() {
					u.chance[k] = m.Next.Chance(values)
				}
			}
			values = f.restReading(x, n, values)
			u.rest = m.Rest.Chance(values)
		}
	})
}

// weighAll says of each sentence what is known of it under each lens.
func (f *finder) weighAll(lenses []annot.Lens) {
	f.subjects = make([]subject, len(lenses))
	f.called = f.callings()
	annot.Each(len(lenses), func(i int) {
		f.subjects[i] = f.subject(lenses[i])
		if len(f.dossier.Lens) == 0 {
			f.subjects[i].group = i + 1
		}
	})
	f.each(f.tie)
	f.each(f.weigh)
	f.compare()
}

// each runs do over all texts, several at once; it must touch nothing but its text.
func (f *finder) each(do func(*text)) {
	annot.Each(len(f.texts), func(i int) { do(&f.texts[i]) })
}

// A finder holds the dossier as stems while statements are found.
type finder struct {
	dossier  *annot.Dossier
	words    *words
	ids      []int32          // by number of a word's form, that of its stem; -1 for a word that says nothing
	stems    map[string]int32 // stem to its number
	spared   map[string]bool  // stems of words that say nothing elsewhere and are terms of a lens
	names    []string         // the stems by number
	df       []int32          // in how many sentences each stem stands
	rarities []float64        // by stem: 1 for one that stands in one sentence, less as it stands in more
	called   map[string][]int // entities by the stems of their names, those of a name parted by spaces
	total    int              // sentences
	texts    []text
	subjects []subject
	expected []float64 // by lens: the share of sentences that are likely statements
	breadth  []float64 // by lens: how much the dossier is about it
	found    []found   // what belongs to no lens, in order
	last     int       // the cluster of the found statement before
}

// A text is a document as stems.
type text struct {
	doc       *annot.Document
	stems     []int32 // one for each token, -1 for none
	sentences []unit
	reach     []int     // by quotation: how far it and those before it go, in tokens
	density   []float64 // by lens: how much its sentences are about it, on average
}

// A unit is what is known of one sentence of a text.
type unit struct {
	annot.Sentence
	mentions [2]int // those of the document that begin in it
	heading  bool
	stance   stance
	voice    int              // the entity that says it; -1 for the writer
	own      [][ties]float64  // by lens: what ties it to the subject
	tied     []float64        // by lens: how much it is about it by its own words
	lent     [][loans]float64 // by lens: what the sentences before lend it
	about    []float64        // by lens: how much it is about it, what is lent included
	alike    []float64        // by lens: how alike it is to the other sentences about it, 0 to 1
	people   []float64        // by lens: how much those who stand in it have to do with it
	chance   []float64        // by lens: how likely it is a statement
	rank     []float64        // by lens: the share of sentences less about it
	first    []float64        // the same before it is known how likely the others are
	rest     float64          // how likely it is unsettled and belongs to no lens

	quoted, figure, money, pledge, refused, waits, future, deadline bool
}

// read numbers the stems of the dossier and counts in how many sentences they stand.
func (f *finder) read() {
	f.ids, f.stems = slices.Repeat([]int32{unread}, f.dossier.Number()), map[string]int32{}
	var seen []int
	for _, doc := range f.dossier.Docs {
		x := text{doc: doc, stems: make([]int32, len(doc.Tokens)), sentences: make([]unit, len(doc.Sentences)), reach: reach(doc)}
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
	n := float64(f.total)
	f.rarities = make([]float64, len(f.df))
	for id, df := range f.df {
		f.rarities[id] = math.Log(1+n/float64(max(1, df))) / math.Log(1+n)
	}
}

// unread is the stem of a form that has not been looked at yet.
const unread = -2

func (f *finder) id(t *annot.Token) int32 {
	if t.Kind == annot.Number {
		return f.scale(t.Lower)
	}
	if t.Kind != annot.Word && !t.IsName() {
		return -1
	}
	if id := f.ids[t.Word]; id != unread {
		return id
	}
	id := int32(-1)
	if s := stem(t.Lower); !f.words.stop[t.Lower] || t.Kind == annot.AllCaps || f.spared[s] {
		id = f.number(s)
	}
	if t.Kind != annot.AllCaps { // "US" is not "us"
		f.ids[t.Word] = id
	}
	return id
}

// scale is the stem of the word that a number has in it: "7.5%" counts as a
// percent, "$90m" as a million.
func (f *finder) scale(lower string) int32 {
	digits := strings.TrimRight(lower, "%bmn")
	switch {
	case digits == "" || digits[len(digits)-1] < '0' || digits[len(digits)-1] > '9':
	case strings.HasPrefix(lower[len(digits):], "%"):
		return f.numberIf("percent")
	case strings.HasPrefix(lower[len(digits):], "m"):
		return f.numberIf("million")
	case strings.HasPrefix(lower[len(digits):], "b"):
		return f.numberIf("billion")
	}
	return -1
}

// numberIf is the number of a word's stem unless the word says nothing.
func (f *finder) numberIf(word string) int32 {
	if s := stem(word); f.spared[s] || !f.words.stop[word] {
		return f.number(s)
	}
	return -1
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
