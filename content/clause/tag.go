package clause

import (
	"strings"

	"readout/content/annot"
)

// A tag is the part of speech of a token, as finely as verb groups need it.
type tag uint8

const (
	noun tag = iota // noun, adjective or unknown
	name
	number
	determiner
	possessive // 's that is followed by a noun
	pron
	prep
	sub // subordinator, or that/which/who
	conj
	comma
	stop // dash, colon, semicolon, bracket, full stop
	quote
	adv
	when // a time expression
	to
	neg
	modalTag
	beTag
	haveTag
	doTag
	vb  // base form, after to, a modal or do; or plural present
	vbz // third person present
	vbd // past
	vbn // participle
	vbg // -ing
)

func (t tag) finite() bool { return t == vbz || t == vbd || t >= modalTag && t <= doTag }

func (t tag) verbal() bool { return t >= modalTag }

// nominal reports whether a noun phrase can end in a token of this tag.
func (t tag) nominal() bool { return t == noun || t == name || t == number || t == pron || t == when }

// tagger assigns tags to the tokens of one sentence from left to right.
type tagger struct {
	doc  *annot.Document
	tags []tag // one per token of the document
	kind []tag // name and when where mentions and dates stand, noun elsewhere
}

// prepare marks names and time expressions, which are no verbs whatever they look like.
func newTagger(doc *annot.Document) *tagger {
	t := &tagger{doc: doc, tags: make([]tag, len(doc.Tokens)), kind: make([]tag, len(doc.Tokens))}
	for _, m := range doc.Mentions {
		if m.Form == annot.Named || m.Form == annot.Demonym {
			for i := m.First; i < m.End; i++ {
				t.kind[i] = name
			}
			for i := max(m.Titled, 0); i < m.First; i++ { // "Housing Minister Ada Quist"
				if look(doc.Tokens[i].Lower).is&verbForm != 0 {
					t.kind[i] = name
				}
			}
		}
	}
	for _, x := range doc.Timexes {
		for i := x.First; i < x.End && i < len(t.kind); i++ {
			if t.kind[i] != name {
				t.kind[i] = when
			}
		}
	}
	return t
}

func (t *tagger) sentence(first, end int) {
	for _, m := range adverbials().Find(t.doc.Tokens, first, end, nil) {
		for i := m.First; i < m.End; i++ {
			if t.kind[i] == noun {
				t.kind[i] = adv
			}
		}
	}
	for i := first; i < end; i++ {
		t.tags[i] = t.tag(i, first, end)
	}
}

// before is the tag of the last token before i that is no adverb, negation, date
// or quotation mark.
func (t *tagger) before(i, first int) tag {
	for i--; i >= first; i-- {
		switch t.tags[i] {
		case adv, neg, quote:
		case when:
			if i > first && t.tags[i-1] == prep { // "on Tuesday": look past it
				i--
			}
		default:
			return t.tags[i]
		}
	}
	return stop
}

func (t *tagger) tag(i, first, end int) tag {
	tok := t.doc.Tokens[i]
	switch {
	case t.kind[i] != noun:
		return t.kind[i]
	case tok.Kind == annot.Number:
		return number
	case tok.Kind == annot.QuoteTok:
		return quote
	case tok.Kind == annot.Punct:
		if tok.Lower == "," {
			return comma
		}
		return stop
	case tok.Kind == annot.Clitic:
		return t.clitic(i, first, end)
	}
	w := look(tok.Lower)
	if tok.IsName() && i > first && t.tags[i-1] != quote && w.is&(pronoun|det) == 0 {
		return name
	}
	if tok.Lower == "to" {
		if t.infinitive(i+1, end) {
			return to
		}
		return prep
	}
	if c, ok := t.closed(i, first, end, w.is); ok {
		return c
	}
	if w.is&verbForm != 0 {
		return t.verb(i, first, end, w.is)
	}
	if t.before(i, first) == modalTag || i > first && t.tags[i-1] == to {
		return vb
	}
	if strings.HasSuffix(tok.Lower, "ly") && len(tok.Lower) > 4 {
		return adv
	}
	return noun
}

func (t *tagger) clitic(i, first, end int) tag {
	switch t.doc.Tokens[i].Lower {
	case "'ll", "'d":
		return modalTag
	case "'re", "'m":
		return beTag
	case "'ve":
		return haveTag
	}
	if i > first && t.tags[i-1] == pron || i > first && look(t.doc.Tokens[i-1].Lower).is&(relative|pronoun) != 0 {
		return beTag
	}
	return possessive
}

// infinitive reports whether a base form follows "to", adverbs between allowed.
func (t *tagger) infinitive(i, end int) bool {
	for ; i < end && i < len(t.kind); i++ {
		w := look(t.doc.Tokens[i].Lower)
		switch {
		case t.doc.Tokens[i].Kind == annot.QuoteTok: // commit to “support the choir”
		case t.kind[i] != noun || t.doc.Tokens[i].Kind != annot.Word:
			return false
		case w.is&base != 0 || w.is&(be|have|do) != 0:
			return w.is&det == 0
		case w.is&(adverb|negation) == 0 && !strings.HasSuffix(t.doc.Tokens[i].Lower, "ly"):
			return false
		}
	}
	return false
}

// closed tags the words of closed classes.
func (t *tagger) closed(i, first, end int, is flags) (tag, bool) {
	prev := t.before(i, first)
	switch {
	case is&modal != 0:
		return modalTag, true
	case is&be != 0:
		return beTag, true
	case is&have != 0:
		return haveTag, true
	case is&do != 0:
		return doTag, true
	case t.doc.Tokens[i].Lower == "no" && i+1 < end && t.doc.Tokens[i+1].Lower == "longer":
		return neg, true
	case is&participle != 0 && is&subordinator != 0 && (prev == beTag || prev == haveTag): // "was provided"
		return vbn, true
	case is&conjunction != 0 && is&adverb != 0 && prev == modalTag, // "might yet"
		t.doc.Tokens[i].Lower == "since" && prev == haveTag: // "has since agreed"
		return adv, true
	case is&negation != 0:
		return neg, true
	case t.doc.Tokens[i].Lower == "whose":
		return sub, true
	case is&relative != 0 || is&subordinator != 0 && is&preposition == 0:
		if is&det != 0 && t.demonstrative(i, end) {
			return determiner, true
		}
		if is&adverb != 0 && (prev == modalTag || prev == haveTag || prev == beTag) {
			return adv, true
		}
		return sub, true
	case is&conjunction != 0:
		return conj, true
	case is&preposition != 0:
		return prep, true
	case is&(pronoun|object) != 0:
		if is&det != 0 && i+1 < end && t.demonstrative(i, end) {
			return determiner, true
		}
		return pron, true
	case is&det != 0:
		return determiner, true
	case is&adverb != 0:
		return adv, true
	}
	return noun, false
}

// demonstrative reports whether "that", "this" or "some" at i stands before a
// noun: what follows is neither a verb nor a noun phrase that begins anew.
func (t *tagger) demonstrative(i, end int) bool {
	if i+1 >= end {
		return false
	}
	next := look(t.doc.Tokens[i+1].Lower)
	if t.doc.Tokens[i].Lower != "that" {
		return next.is&(modal|be|have|do|preposition) == 0 && t.doc.Tokens[i+1].Kind == annot.Word
	}
	return t.kind[i+1] == noun && t.doc.Tokens[i+1].Kind == annot.Word &&
		next.is&(det|pronoun|modal|be|have|do|preposition|subordinator|adverb|past|third) == 0 &&
		!strings.HasSuffix(t.doc.Tokens[i+1].Lower, "s") && i > 0 && look(t.doc.Tokens[i-1].Lower).is&speech == 0
}

// verb decides whether a form that can be a verb is one here.
func (t *tagger) verb(i, first, end int, is flags) tag {
	prev := t.before(i, first)
	straight := stop
	if i > first {
		straight = t.tags[i-1]
	}
	if is&base != 0 && (t.fronted(i, first) || prev == comma && t.afterAside(i, first)) {
		return vb
	}
	switch prev {
	case to, modalTag:
		if is&base != 0 {
			return vb
		}
	case doTag:
		if is&base != 0 {
			return vb
		}
	case beTag:
		return pick(is&participle != 0, vbn, pick(is&ing != 0, vbg, noun))
	case haveTag:
		return pick(is&participle != 0, vbn, noun)
	}
	if look(t.doc.Tokens[max(i-1, first)].Lower).is&get != 0 && is&participle != 0 && i > first {
		return vbn
	}
	switch straight {
	case determiner, possessive, number:
		return noun
	case prep:
		return pick(is&ing != 0, vbg, noun)
	}
	switch {
	case is&past != 0 || is&participle != 0:
		return t.edForm(i, first, end, is, prev)
	case is&ing != 0:
		if i+1 < end && t.kind[i+1] == noun && look(t.doc.Tokens[i+1].Lower).is&private != 0 && (straight == conj || straight == comma) {
			return noun // "the owner and head baker"
		}
		if straight == comma || straight == sub || straight == stop || straight == conj || straight == quote || t.phraseFollows(i, end) && straight != adv {
			return vbg
		}
	case is&third != 0:
		if is&nounish != 0 && (straight == sub && look(t.doc.Tokens[i-1].Lower).is&relative == 0 || straight != adv && t.objectOf(i, first)) {
			return noun // "after talks", "it sets out guarantees that"
		}
		if prev == pron || prev == sub || straight == adv && (prev == name || prev == noun) || is&nounish != 0 && (prev == noun || prev == name) && t.verbless(i, first) || prev == name && is&nounish == 0 ||
			(prev == name || prev == noun || prev == conj || prev == comma) && (is&nounish == 0 || t.complementFollows(i, end)) && !t.plural(i, first) {
			return vbz
		}
	case is&base != 0:
		switch {
		case prev == pron && !t.objectBefore(i, first), t.madeTo(i, first) && t.phraseFollows(i, end):
			return vb
		case (prev == conj || prev == comma) && t.openBase(i, first) && t.shared(i, end, is):
			return vb
		case is&nounish == 0 && (prev == noun || prev == sub || prev == name) && t.plural(i, first),
			is&nounish != 0 && (prev == noun || prev == name) && t.plural(i, first) && (t.complementFollows(i, end) || t.onlyVerb(i, first, end)):
			return vb
		}
	}
	return noun
}

// edForm tells a past tense from a participle and from an adjective.
func (t *tagger) edForm(i, first, end int, is flags, prev tag) tag {
	byNext := i+1 < end && t.doc.Tokens[i+1].Lower == "by" && !t.amount(i+2, end)
	switch {
	case byNext && is&participle != 0:
		return vbn
	case is&past == 0: // "given", "done": no finite form
		return pick(i > first && t.tags[i-1] == noun || prev == comma || prev == name, vbn, noun)
	case prev == comma && i+1 < end && look(t.doc.Tokens[i+1].Lower).is&preposition != 0 && is&participle != 0 && !t.parenthesis(i, first):
		return vbn
	case prev == prep:
		return noun
	case is&participle != 0 && (prev == noun || prev == name) && t.objectOf(i, first) && i+1 < end &&
		(look(t.doc.Tokens[i+1].Lower).is&preposition != 0 || t.kind[i+1] == when):
		return vbn // "aircraft based in", "a note written last night"
	}
	return vbd
}

// amount reports whether a part or a number of points stands at i, by which
// something moves of itself: "fell by 3 percent", "by more than a third".
func (t *tagger) amount(i, end int) bool {
	of := amounts()
	for last := min(i+6, end-1); i < last; i++ {
		n := t.doc.Tokens[i]
		if strings.HasSuffix(n.Lower, "%") {
			return true
		}
		if n.Kind == annot.Number || n.Lower == "a" || n.Lower == "one" || n.Lower == "two" {
			return of[t.doc.Tokens[i+1].Lower]
		}
	}
	return false
}

// madeTo reports whether a verb such as see, let or help stands right before the
// noun phrase before i: "would see Ruritania lead".
func (t *tagger) madeTo(i, first int) bool {
	for i--; i > first; i-- {
		switch t.tags[i] {
		case noun, name, determiner, number:
		case vb:
			return look(t.doc.Tokens[i].Lower).is&causative != 0
		default:
			return false
		}
	}
	return false
}

// fronted reports whether the form at i is the verb of a modal that stands before
// its subject: "never again will the firm use", "nor would she pay".
func (t *tagger) fronted(i, first int) bool {
	j := i - 1
	for ; j > first; j-- {
		switch g := t.tags[j]; {
		case g == noun, g == name, g == determiner, g == number, g == possessive, g == pron, g == adv, g == prep:
			continue
		case g == modalTag:
			return j < i-1 && t.inverts(j, first)
		}
		return false
	}
	return false
}

// afterAside reports whether the form at i goes on a modal that a short parenthesis
// between commas parts from it: "would, though, vote".
func (t *tagger) afterAside(i, first int) bool {
	if t.tags[i-1] != comma {
		return false
	}
	for j := i - 2; j > first && j > i-9; j-- {
		switch g := t.tags[j]; {
		case g == comma:
			for j--; j > first && t.tags[j] == neg; j-- {
			}
			return t.tags[j] == modalTag
		case g == stop || g == quote:
			return false
		}
	}
	return false
}

// inverts reports whether the modal at j stands before its subject, as it does
// after words that deny or restrict.
func (t *tagger) inverts(j, first int) bool {
	i := first
	for k := j - 1; k >= first; k-- {
		if t.tags[k] == comma || t.tags[k] == stop || t.tags[k] == quote || t.tags[k] == conj {
			i = k
			break
		}
	}
	for ; i < j && i < len(t.tags); i++ {
		l := t.doc.Tokens[i].Lower
		if look(l).is&inverting != 0 {
			return true
		}
		if t.tags[i] != prep && t.tags[i] != conj && t.tags[i] != quote && t.tags[i] != adv && t.tags[i] != comma {
			return false
		}
	}
	return false
}

// objectOf reports whether the noun phrase before i is the object of a verb that
// is not one of saying, so that it cannot be the subject of the verb at i.
func (t *tagger) objectOf(i, first int) bool {
	for i--; i >= first; i-- {
		switch tag := t.tags[i]; {
		case tag == noun, tag == name, tag == number, tag == determiner, tag == possessive, tag == adv, tag == prep, tag == when, tag == quote:
		case tag == vbg && i > first && (t.tags[i-1] == determiner || t.tags[i-1] == noun):
		case tag.verbal() && tag != modalTag && tag != beTag:
			return look(t.doc.Tokens[i].Lower).is&speech == 0
		default:
			return false
		}
	}
	return false
}

// parenthesis reports whether the comma before i closes one that another comma opened.
func (t *tagger) parenthesis(i, first int) bool {
	n := 0
	for ; i > first; i-- {
		if t.tags[i-1] == comma {
			n++
		}
		if t.tags[i-1].finite() {
			break
		}
	}
	return n > 1
}

func (t *tagger) objectBefore(i, first int) bool {
	if i == first {
		return false
	}
	w := look(t.doc.Tokens[i-1].Lower)
	return w.is&object != 0 && w.is&pronoun == 0
}

// plural reports whether the noun before i looks plural or is joined by "and".
func (t *tagger) plural(i, first int) bool {
	for i--; i >= first && (t.tags[i] == adv || t.tags[i] == when); i-- {
	}
	if i < first {
		return false
	}
	for j := i; j > first+1 && (t.tags[j] == name || t.tags[j] == noun || t.tags[j] == determiner); j-- {
		if t.tags[j-1] == prep && t.tags[j-2] == noun { // "leaders of Ruritania"
			i = j - 2
			break
		}
	}
	l := t.doc.Tokens[i].Lower
	if look(l).is&(group|pronoun|relative) != 0 && (strings.HasSuffix(l, "s") && !strings.HasSuffix(l, "ss") || l == "people" || l == "police" || l == "they" || l == "who" || l == "which") {
		return true
	}
	if strings.HasSuffix(l, "s") && !strings.HasSuffix(l, "ss") && t.tags[i] == noun {
		return true
	}
	for j := i; j > first && (t.tags[j] == name || t.tags[j] == noun || t.tags[j] == determiner); j-- {
		if t.tags[j-1] == conj {
			return true
		}
	}
	return false
}

// verbless reports whether a subordinator stands before i with no finite verb
// since: "if the price holds".
func (t *tagger) verbless(i, first int) bool {
	for i--; i >= first; i-- {
		switch {
		case t.tags[i] == sub:
			return look(t.doc.Tokens[i].Lower).is&relative == 0
		case t.tags[i].verbal() || t.tags[i] == comma || t.tags[i] == stop:
			return false
		}
	}
	return false
}

// onlyVerb reports whether nothing but the form at i can be the verb of its
// clause: no verb stands before it, and none after it up to a mark or conjunction.
func (t *tagger) onlyVerb(i, first, end int) bool {
	for j := first; j < i; j++ {
		if t.tags[j] != noun && t.tags[j] != name && t.tags[j] != determiner && t.tags[j] != possessive && t.tags[j] != number && t.tags[j] != prep {
			return false
		}
	}
	for j := i + 1; j < end; j++ {
		w := look(t.doc.Tokens[j].Lower)
		switch {
		case t.doc.Tokens[j].Kind == annot.Punct, w.is&(subordinator|conjunction) != 0 && w.is&preposition == 0:
			return j > i+1
		case w.is&(modal|be|have|do|past) != 0 || w.is&third != 0 && w.is&nounish == 0:
			return false
		}
	}
	return i+1 < end
}

// complementFollows reports whether what stands after i continues a verb rather than a noun.
func (t *tagger) complementFollows(i, end int) bool {
	if i+1 >= end {
		return false
	}
	if t.kind[i+1] == when || t.doc.Tokens[i+1].Lower == "to" && i > 0 && t.kind[i-1] == name {
		return true
	}
	w := look(t.doc.Tokens[i+1].Lower)
	return w.is&(det|object|pronoun|predicate) != 0 || t.doc.Tokens[i+1].Lower == "that" || t.kind[i+1] == name
}

// phraseFollows reports whether a noun phrase begins after i.
func (t *tagger) phraseFollows(i, end int) bool {
	if i+1 >= end {
		return false
	}
	w := look(t.doc.Tokens[i+1].Lower)
	return w.is&(det|object) != 0 || t.kind[i+1] == name || w.is&^group == 0 && t.doc.Tokens[i+1].Kind == annot.Word
}

// openBase reports whether a base form after to or a modal stands before i in the clause.
func (t *tagger) openBase(i, first int) bool {
	for i--; i >= first; i-- {
		switch {
		case t.tags[i] == vb:
			return true
		case t.tags[i] == vbd || t.tags[i] == vbz || t.tags[i] == stop:
			return false
		}
	}
	return false
}

// shared reports whether a base form after "and" or a comma goes on the verb
// group before: it takes a complement and is no noun in a list.
func (t *tagger) shared(i, end int, is flags) bool {
	if i+1 >= end {
		return is&nounish == 0
	}
	if is&nounish == 0 {
		return true
	}
	next := look(t.doc.Tokens[i+1].Lower)
	return next.is&(det|object|preposition) != 0 && t.doc.Tokens[i+1].Lower != "of" && t.doc.Tokens[i+1].Lower != "for" && t.doc.Tokens[i+1].Lower != "in" ||
		t.kind[i+1] == name || t.doc.Tokens[i+1].Kind == annot.QuoteTok || i > 0 && t.doc.Tokens[i-1].Lower == ","
}

func pick(ok bool, a, b tag) tag {
	if ok {
		return a
	}
	return b
}
