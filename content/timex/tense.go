package timex

import (
	"strings"

	"readout/content/annot"
)

// A look is where a sentence looks.
type look int8

const (
	nowhere look = iota
	backward
	forward
)

// tense says where the sentence around tokens first to end looks: the nearest
// verb before it decides, or, where there is none, the first one after it.
func (f *finder) tense(first, end int) look {
	s := f.doc.SentenceOf(first)
	if s < 0 {
		return nowhere
	}
	sent := f.doc.Sentences[s]
	until := f.deadline(first)
	if f.moved(sent.First, first) || f.invited(sent.First, first) {
		return forward
	}
	holds := false // a verb of the present stands before: "it has none until May"
	for i := first - 1; i >= sent.First && i > first-40; i-- {
		if f.toks[i].Lower == ";" {
			break
		}
		if l := f.verb(i, sent.First, first, until, true); l != nowhere {
			return l
		}
		holds = holds || f.is("be", i) || f.is("present-perfect", i)
	}
	if until && holds {
		return forward // who says so, behind it, does not tell when that is
	}
	for i := end; i < sent.End && i < end+25; i++ {
		if f.toks[i].Lower == ";" {
			break
		}
		if l := f.verb(i, sent.First, sent.End, false, false); l != nowhere {
			return l
		}
	}
	return nowhere
}

// verb says where the verb at token i looks, nowhere when it is none or does not say.
func (f *finder) verb(i, start, end int, until, behind bool) look {
	t := f.toks[i]
	w := t.Lower
	if t.Kind == annot.Punct || t.Kind == annot.Number || t.IsName() && i > start {
		return nowhere
	}
	switch {
	case f.w.sets["future"][w]:
		if f.followed(i, end, "have") { // would have signed
			return backward
		}
		return forward
	case w == "to":
		return f.infinitive(i, start, end)
	case f.w.sets["scheduled"][w]:
		if f.auxiliary(i, start) == backward && w != "due" {
			return nowhere // was scheduled for
		}
		return forward
	case f.w.sets["past"][w] || participle(w) && !f.w.sets["not-past"][w]:
		if l := f.auxiliary(i, start); l != nowhere {
			return l
		}
		if until && !f.w.sets["past"][w] {
			return nowhere // closed until Friday
		}
		return backward
	case f.w.sets["present-perfect"][w]:
		return f.perfect(i, end)
	case f.w.sets["be"][w]:
		return f.present(i, end, behind)
	case f.w.sets["announces"][w] && i > start && f.toks[i-1].Kind != annot.Punct && f.toks[i-1].Kind != annot.Number && !f.is("time-preposition", i-1) &&
		(!f.is("determiner", i-1) || f.which(i-1, start) && strings.HasSuffix(w, "s")) && f.toks[i-1].Lower != "to" && (strings.HasSuffix(w, "s") || strings.HasSuffix(f.toks[i-1].Lower, "s")):
		return forward
	}
	return nowhere
}

// which reports whether token i opens a relative clause: "the permit that expires".
func (f *finder) which(i, start int) bool {
	return f.toks[i].Lower == "that" && i > start && f.toks[i-1].Kind == annot.Word && !f.is("time-preposition", i-1)
}

// moved reports whether a date is the one that something is moved to: "put off to Friday".
func (f *finder) moved(start, first int) bool {
	if first-1 <= start || f.toks[first-1].Lower != "to" && f.toks[first-1].Lower != "until" {
		return false
	}
	for i := first - 2; i >= start && i > first-14; i-- {
		switch {
		case f.toks[i].Lower == ";" || f.is("future", i):
			return false
		case f.is("mover", i):
			return true
		case f.is("mover-particle", i+1) && f.is("mover-head", i):
			return true
		}
	}
	return false
}

// invited reports whether a date is that of what somebody is asked to: "invited
// the owners to a second hearing in May".
func (f *finder) invited(start, first int) bool {
	to := false
	for i := first - 1; i >= start && i > first-14; i-- {
		switch {
		case f.toks[i].Lower == "," || f.toks[i].Lower == ";":
			return false
		case f.toks[i].Lower == "to" && f.is("determiner", i+1) || f.toks[i].Lower == "for" && f.is("determiner", i+1):
			to = true
		case to && f.is("inviting", i):
			return true
		}
	}
	return false
}

// reported reports whether somebody's speech is told before token i of the sentence.
func (f *finder) reported(start, i int) bool {
	for i--; i >= start; i-- {
		if f.is("reporting", i) {
			return true
		}
	}
	return false
}

func participle(w string) bool { return len(w) > 3 && strings.HasSuffix(w, "ed") }

// perfect looks at has and have: "has agreed" looks back, "has until Friday" does not.
func (f *finder) perfect(i, end int) look {
	for k := i + 1; k < end && k < i+5; k++ {
		w := f.toks[k].Lower
		if f.w.sets["past"][w] || participle(w) && !f.w.sets["not-past"][w] {
			return backward
		}
		if !f.w.sets["adverb"][w] {
			return nowhere
		}
	}
	return nowhere
}

// followed reports whether a word follows token i, adverbs between.
func (f *finder) followed(i, end int, word string) bool {
	for k := i + 1; k < end && k < i+4; k++ {
		if f.toks[k].Lower == word {
			return true
		}
		if !f.is("adverb", k) {
			return false
		}
	}
	return false
}

// infinitive looks at "to": what shall be done looks forward, but what somebody
// failed or managed to do looks back.
func (f *finder) infinitive(i, start, end int) look {
	k := i + 1
	for k < end && k < i+3 && f.is("adverb", k) && f.toks[k].Lower != "be" {
		k++
	}
	if k >= end {
		return nowhere
	}
	if f.toks[k].Lower == "have" && k+1 < end && (participle(f.toks[k+1].Lower) || f.is("past", k+1)) {
		return backward
	}
	if i-1 > start && f.is("auxiliary-past", i-2) { // was willing to
		if f.is("wanting", i-1) && f.reported(start, i-2) { // said that it was willing to
			return forward
		}
		return nowhere
	}
	if f.is("wanting", i-1) && i > start && f.toks[k].Kind == annot.Word && !f.is("determiner", k) {
		return forward
	}
	if !f.is("infinitive", k) || f.is("failed", i-1) && i > start {
		return nowhere
	}
	return forward
}

// auxiliary is where the auxiliaries before a participle look.
func (f *finder) auxiliary(i, start int) look {
	for k := i - 1; k >= start && k >= i-4; k-- {
		w := f.toks[k].Lower
		switch {
		case f.w.sets["future"][w]:
			if f.followed(k, i+1, "have") {
				return backward
			}
			return forward
		case w == "to" && f.followed(k, i, "be"):
			return forward
		case f.w.sets["be"][w]:
			if f.w.sets["scheduled"][f.toks[i].Lower] {
				return forward
			}
			return nowhere
		case f.w.sets["past"][w] && f.w.sets["auxiliary-past"][w] || f.w.sets["present-perfect"][w]:
			return backward
		case !f.w.sets["adverb"][w]:
			return nowhere
		}
	}
	return nowhere
}

// present looks at is and are: "is to", "is due", "is meeting" look forward.
func (f *finder) present(i, end int, behind bool) look {
	for k := i + 1; k < end && k < i+4; k++ {
		w := f.toks[k].Lower
		switch {
		case f.w.sets["scheduled"][w]:
			return forward
		case w == "to":
			return f.infinitive(k, i, end)
		case behind && len(w) > 5 && strings.HasSuffix(w, "ing"):
			return forward
		case !f.w.sets["adverb"][w]:
			return nowhere
		}
	}
	return nowhere
}
