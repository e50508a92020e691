package mention

import (
	"slices"
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// Stage gives the layer Mentions.
func Stage() annot.Stage {
	return annot.Stage{
		Name:     "mention",
		Ready:    func() { names.Ready(); context() },
		Needs:    []annot.Layer{annot.Tokens, annot.Sentences},
		Gives:    []annot.Layer{annot.Mentions},
		Document: func(_ *annot.Dossier, doc *annot.Document) { doc.Mentions = Find(doc) },
	}
}

// Find finds the names of a document whose tokens and sentences are known.
func Find(doc *annot.Document) []annot.Mention {
	f := &finder{doc: doc, toks: doc.Tokens, words: context()}
	f.read()
	f.weigh()
	for _, s := range doc.Sentences {
		f.sentence(s)
	}
	f.smallBodies()
	f.agency()
	f.order()
	f.settle()
	f.order()
	f.roles()
	return f.out
}

// finder is the work on one document.
type finder struct {
	doc    *annot.Document
	toks   []annot.Token
	words  *contextWords
	traits []names.Trait
	weak   []bool // the capital proves nothing: start of a sentence, heading
	shout  []bool // by sentence: headline case or capitals only
	seen   map[string]*sight
	// surnames are words that are no names by themselves but are somebody's here.
	surnames map[string]bool
	given    map[string][]int // where given names stand; built when first asked for
	units    []unit
	out      []annot.Mention
	at       []int // by token: index of the outermost mention that begins there plus one; built by order
}

// sight is how a word that was seen with a capital is written in the document.
type sight struct {
	mid, low, first int // capital within a sentence, small, capital at its start
}

// read looks up the traits of all tokens.
func (f *finder) read() {
	f.traits = make([]names.Trait, len(f.toks))
	f.weak = make([]bool, len(f.toks))
	f.shout = make([]bool, len(f.doc.Sentences))
	for i := range f.toks {
		if k := f.toks[i].Kind; k == annot.Word || k == annot.Capital || k == annot.AllCaps {
			f.traits[i] = names.Word(f.toks[i].Lower)
		}
	}
	for n, s := range f.doc.Sentences {
		f.shout[n] = f.headline(s)
		f.starts(s, f.shout[n])
	}
}

// headline reports whether nearly all longer words of a sentence have capitals.
func (f *finder) headline(s annot.Sentence) bool {
	small, large, all, words := 0, 0, 0, 0
	for i := s.First; i < s.End; i++ {
		t := &f.toks[i]
		switch {
		case t.Kind == annot.AllCaps && len(t.Lower) > 1:
			all++
			words++
			large++
		case t.Kind == annot.Capital:
			words++
			large++
		case t.Kind == annot.Word:
			words++
			if len(t.Lower) > 3 && !f.traits[i].Has(names.Never) {
				small++
			}
		}
	}
	if words >= 3 && all*4 >= words*3 || words > 0 && all == words && words < 3 && f.blockOf(s) {
		return true
	}
	return words >= 4 && large*2 > words && (small == 0 || large >= 6*small) && s.End-s.First > 4 && !f.isStop(s.End-1)
}

// blockOf reports whether a sentence is all of its block.
func (f *finder) blockOf(s annot.Sentence) bool {
	return (s.First == 0 || f.doc.SentenceOf(s.First-1) < 0 || f.doc.Sentences[f.doc.SentenceOf(s.First-1)].Block != s.Block) &&
		(s.End >= len(f.toks) || f.doc.SentenceOf(s.End) < 0 || f.doc.Sentences[f.doc.SentenceOf(s.End)].Block != s.Block)
}

func (f *finder) isStop(i int) bool {
	return f.toks[i].Kind == annot.Punct && f.toks[i].Lower == "."
}

// starts marks the tokens of a sentence whose capital proves nothing.
func (f *finder) starts(s annot.Sentence, shout bool) {
	first := true
	for i := s.First; i < s.End; i++ {
		t := &f.toks[i]
		switch t.Kind {
		case annot.Word, annot.Capital, annot.AllCaps, annot.Number, annot.Clitic:
			f.weak[i] = shout || first
			first = false
		case annot.QuoteTok:
			first = first || i > s.First && (f.toks[i-1].Kind == annot.Punct || t.Space)
		case annot.Punct:
			if t.Lower == ":" || t.Lower == "—" || t.Lower == "–" || t.Lower == "--" || t.Lower == "•" || t.Lower == "|" {
				first = true
			}
		}
	}
}

// weigh counts how the words with capitals are written elsewhere.
func (f *finder) weigh() {
	f.seen = make(map[string]*sight, len(f.toks)/16+8)
	var room []sight
	for i := range f.toks {
		t := &f.toks[i]
		if !t.IsName() {
			continue
		}
		s := f.seen[t.Lower]
		if s == nil {
			if len(room) == 0 {
				room = make([]sight, 16+len(f.toks)/64)
			}
			s, room = &room[0], room[1:]
			f.seen[t.Lower] = s
		}
		if f.weak[i] {
			s.first++
		} else {
			s.mid++
		}
	}
	// Words that elsewhere are dates or small words are surnames after a given name
	// or a title: "Theresa May", "Mr So".
	for i := 1; i < len(f.toks); i++ {
		if t := &f.toks[i]; t.Kind == annot.Capital && f.traits[i].Has(names.Never) && f.toks[i-1].Kind == annot.Capital && t.Space && !f.weak[i] {
			if p := f.traits[i-1]; p.Has(names.Given) && !p.Has(names.Doubtful|names.Never) || p.Has(names.Honorific) {
				if f.surnames == nil {
					f.surnames = map[string]bool{}
				}
				f.surnames[t.Lower] = true
			}
		}
	}
	for i := range f.toks {
		if f.toks[i].Kind == annot.Word {
			if s := f.seen[f.toks[i].Lower]; s != nil {
				s.low++
			}
		}
	}
}

// proper reports whether token i may be part of a name.
func (f *finder) proper(i, end int) bool {
	t := &f.toks[i]
	if !t.IsName() {
		return false
	}
	tr := f.traits[i]
	if !tr.Has(names.Head) && (f.words.tail[afterHyphen(t.Lower)] || f.prefixed(t)) {
		return false // "Nobel-winning", "Geneva-based", "pro-Beijing"
	}
	if tr.Has(names.Phrasal) {
		if k, n := f.known(i, end); n > 0 && (n > 1 || !f.weak[i] || !tr.Has(names.Starter|names.Never) && k.Way != names.Town || f.named(t.Lower)) {
			return true
		}
	}
	if tr.Has(names.Never) && tr.Has(names.Head) { // "CEO Quist"
		return i+1 < end && f.toks[i+1].Kind == annot.Capital && !f.traits[i+1].Has(names.Never)
	}
	if tr.Has(names.Never) {
		if !f.weak[i] && t.Kind == annot.Capital && f.surnames[t.Lower] && !(i+1 < len(f.toks) && f.toks[i+1].Kind == annot.Number) && !f.words.dating[f.tok(i-1)] {
			return true
		}
		if f.weak[i] && f.surnames[t.Lower] && i+1 < end && f.words.speech[f.toks[i+1].Lower] {
			return true
		}
		return tr.Has(names.Given) && i+1 < end && f.toks[i+1].Kind == annot.Capital && !f.traits[i+1].Has(names.Never|names.Starter) && !f.weak[i]
	}
	if !f.weak[i] {
		return true
	}
	if f.named(t.Lower) {
		return true
	}
	return f.opening(i, end)
}

// prefixed reports a small prefix before a name: "anti-Nato".
func (f *finder) prefixed(t *annot.Token) bool {
	i := strings.IndexByte(t.Lower, '-')
	return i > 0 && f.words.prefix[t.Lower[:i]]
}

// afterHyphen is what follows the last hyphen of a word, "" where it has none.
func afterHyphen(w string) string {
	if i := strings.LastIndexByte(w, '-'); i > 0 {
		return w[i+1:]
	}
	return ""
}

// named reports whether the rest of the document writes the word as a name.
func (f *finder) named(lower string) bool {
	s := f.seen[lower]
	return s != nil && s.mid > 0 && s.mid >= s.low
}

// opening judges a capital at the start of a sentence that the document shows
// nowhere else within one.
func (f *finder) opening(i, end int) bool {
	t, tr := &f.toks[i], f.traits[i]
	if tr.Has(names.Given) && !tr.Has(names.Doubtful) || tr.Has(names.Honorific) && !tr.Has(names.Never) {
		return true
	}
	next := i + 1
	capNext := next < end && f.toks[next].IsName() && !f.traits[next].Has(names.Never)
	if f.shout[f.doc.SentenceOf(i)] {
		return false
	}
	if t.Kind == annot.Capital && next+1 < end && f.words.craft[f.toks[next].Lower] && f.toks[next].Kind == annot.Word && f.toks[next+1].Kind == annot.Capital && f.seen[t.Lower].mid == 0 {
		return false // "Loco pilot Ada Quist"
	}
	if tr.Has(names.ForHead|names.OfHead) && next+1 < end && f.words.joint[f.toks[next].Lower] && f.toks[next+1].Kind == annot.Capital && !f.traits[next+1].Has(names.Never) {
		return true // "Doctors for Peace"
	}
	if tr.Has(names.Portfolio) && next+1 < end && f.toks[next].Lower == "and" && f.toks[next+1].Kind == annot.Capital && f.traits[next+1].Has(names.Portfolio) {
		return true // "Parks and Fisheries Minister Quist"
	}
	if tr.Has(names.Head | names.Rank | names.Portfolio) {
		return capNext || tr.Has(names.Head) && next+1 < end && f.toks[next].Lower == "of" && f.toks[next+1].Kind == annot.Capital && f.traits[next+1].Has(names.Portfolio)
	}
	if s := f.seen[t.Lower]; s.low > 0 {
		return capNext && tr.Has(names.Given)
	}
	if capNext {
		return !tr.Has(names.Starter) || tr.Has(names.Given) || f.traits[next].Has(names.Body|names.Suffix|names.PlaceHead)
	}
	if tr.Has(names.Starter | names.Group | names.Land | names.Body | names.Doubtful | names.ThingHead | names.PlaceHead) {
		return next < end && tr.Has(names.Doubtful) && f.words.speech[f.toks[next].Lower]
	}
	if t.Kind == annot.AllCaps {
		return true
	}
	if next < end && (f.toks[next].Kind == annot.Clitic || f.words.speech[f.toks[next].Lower]) {
		return !plural(t.Lower)
	}
	return !derived(t.Lower)
}

// plural reports whether a word looks like a plural noun.
func plural(w string) bool {
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "is") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "as") && !strings.HasSuffix(w, "os")
}

// derived reports whether a word ends like a common English word.
func derived(w string) bool {
	for _, tail := range [...]string{"ing", "ed", "ly", "tion", "sion", "ment", "ness", "ity", "ive", "ous", "ful", "less", "able", "ible", "ism", "ists", "ers", "ors", "ies", "ance", "ence", "ical", "ship", "hood", "ward", "wards", "ies", "ings", "tions", "ments", "ants", "ents", "ians", "ees", "ates", "ves"} {
		if len(w) > len(tail)+1 && strings.HasSuffix(w, tail) {
			return true
		}
	}
	return plural(w)
}

// known is the longest known name at token i, as long as it is written as a name.
func (f *finder) known(i, end int) (*names.Known, int) {
	k, n := names.Phrase(f.toks, i, end)
	if n == 0 {
		return nil, 0
	}
	for j := i; j < i+n; j++ {
		t := &f.toks[j]
		small := t.Kind == annot.Word && !f.traits[j].Has(names.Never|names.Particle) && n > 1 && k.Way != names.Office
		// "us" and "who" are words, "US" and "WHO" are names; no known name has
		// two or three letters of which only the first is a capital but these.
		short := t.Kind == annot.Capital && (f.traits[j].Has(names.Never) && n == 1 || len(t.Lower) <= 3 && n == 1 && upperOnly(k, t.Lower))
		if small || short {
			return nil, 0
		}
	}
	if f.toks[i].Kind == annot.Word {
		return nil, 0
	}
	return k, n
}

// upperOnly reports whether the lexicon writes this short name in capitals.
func upperOnly(k *names.Known, lower string) bool {
	switch k.Way {
	case names.Proper, names.Outlet:
		return lower != "eu" && lower != "fed" && lower != "dow" && !strings.EqualFold(k.Name, lower)
	}
	return false
}

// order sorts the mentions and drops doubles.
func (f *finder) order() {
	slices.SortStableFunc(f.out, func(a, b annot.Mention) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.End - a.End
	})
	f.out = slices.CompactFunc(f.out, func(a, b annot.Mention) bool { return a.First == b.First && a.End == b.End })
	if f.at == nil {
		f.at = make([]int, len(f.toks))
	} else {
		clear(f.at)
	}
	for n := range f.out {
		if f.at[f.out[n].First] == 0 {
			f.at[f.out[n].First] = n + 1
		}
	}
}

// emit adds a mention and returns its index in out.
func (f *finder) emit(first, end int, kind model.Kind, form annot.MentionForm, rule string) int {
	f.out = append(f.out, annot.Mention{First: first, End: end, Form: form, Kind: kind, Entity: -1, Titled: first, Rule: rule})
	return len(f.out) - 1
}
