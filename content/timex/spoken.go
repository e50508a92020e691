package timex

import (
	"slices"

	"readout/content/annot"
)

// spokenWithin is how many days before publication something was said at most.
const spokenWithin = 6

// spoken tells "today" between quotation marks from the day on which it was said,
// where that is another than the day of publication: the day that its sentence
// names outside the marks, in the past ("…", he said on Tuesday), else the day
// before where the article is about that day: its lead says "yesterday" or
// names it.
func (f *finder) spoken() {
	if f.anchor.IsZero() || f.coarse != "" {
		return
	}
	var quoted []bool
	var lead annot.Day
	for i := range f.found {
		x := &f.found[i]
		if !f.deicticDay(x) {
			continue
		}
		if quoted == nil {
			quoted = quotedTokens(f.doc)
			lead = f.eve(quoted)
		}
		if !quoted[x.first] {
			continue
		}
		if d := f.saidOn(x.first, lead, quoted); !d.IsZero() && d != f.anchor {
			x.when = dayOf(x.when.from.Add(-daysBetween(d, f.anchor)))
		}
	}
}

// deicticDay reports whether a finding is a day told by one word from that of
// speaking: "today", "tomorrow".
func (f *finder) deicticDay(x *finding) bool {
	_, ok := f.w.number["deictic"][f.toks[x.first].Lower]
	return ok && x.end == x.first+1 && x.when.value == x.when.from.String() && x.resolved
}

// saidOn is the day on which what stands at token i was said, lead where its
// sentence does not say so.
func (f *finder) saidOn(i int, lead annot.Day, quoted []bool) annot.Day {
	if n := f.doc.SentenceOf(i); n >= 0 {
		s := f.doc.Sentences[n]
		if d := f.pastDay(s, quoted); !d.IsZero() && f.beside(s, quoted) {
			return d
		}
	}
	return lead
}

// beside reports whether nothing but who speaks, and where, stands between a
// date of a sentence and a quotation: no clause of another happening.
func (f *finder) beside(s annot.Sentence, quoted []bool) bool {
	i, _ := slices.BinarySearchFunc(f.found, s.First, func(x finding, at int) int { return x.first - at })
	for ; i < len(f.found) && f.found[i].first < s.End; i++ {
		if x := &f.found[i]; !quoted[x.first] && (f.reaches(x.first-1, -1, s) || f.reaches(x.end, 1, s)) {
			return true
		}
	}
	return false
}

// reaches reports whether a quotation mark of the sentence is reached from token i,
// step by step, without a word that opens another clause.
func (f *finder) reaches(i, step int, s annot.Sentence) bool {
	for n := 0; i >= s.First && i < s.End && n < 16; i, n = i+step, n+1 {
		if f.toks[i].Kind == annot.QuoteTok {
			return true
		}
		if f.is("opens", i) {
			return false
		}
	}
	return false
}

// eve is the day before publication where that is the day of the article's lead,
// else the zero Day.
func (f *finder) eve(quoted []bool) annot.Day {
	for _, s := range f.doc.Sentences[:min(2, len(f.doc.Sentences))] {
		if d := f.pastDay(s, quoted); d == f.anchor.Add(-1) {
			return d
		}
	}
	return annot.Day{}
}

// pastDay is the one day shortly before publication that a sentence names
// outside quotation marks, the zero Day where it names none or another day too.
func (f *finder) pastDay(s annot.Sentence, quoted []bool) annot.Day {
	var day annot.Day
	i, _ := slices.BinarySearchFunc(f.found, s.First, func(x finding, at int) int { return x.first - at })
	for ; i < len(f.found) && f.found[i].first < s.End; i++ {
		x := &f.found[i]
		if quoted[x.first] || x.when.isZero() || x.when.from != x.when.to {
			continue
		}
		d := x.when.from
		if !day.IsZero() && d != day || d.Compare(f.anchor) >= 0 || d.Compare(f.anchor.Add(-spokenWithin)) < 0 {
			return annot.Day{}
		}
		day = d
	}
	return day
}
