package lexicon

import (
	"slices"
	"sync"
	"sync/atomic"

	"readout/content/annot"
)

// A Matcher finds the entries of some classes in tokens. It may be used by many
// goroutines. What is needed of a pattern to know where it may begin is compiled at
// once, the rest when it may begin for the first time: most rules never may.
type Matcher struct {
	lex     *Lexicon
	entries []*Entry
	starts  []atomic.Pointer[step] // of the entries that were asked for
	first   map[string]opening     // by the words that entries can begin with
	links   []link                 // of openings
	crowds  []crowd
	heads   [256]uint32 // by the first byte of those words, their lengths as bits: most words are passed over here
	tails   [256]uint32 // by the last byte the same
	gates   []gate      // by the predicates that entries can begin with
	open    []int       // entries that can begin with anything
}

// An opening is the entries that begin with one word: a chain of links, or, where
// they are many, a crowd. Both are places plus one, 0 for none.
type opening struct{ last, crowd int32 }

// A link is one entry of an opening, and the link before it.
type link struct{ entry, before int32 }

// A gate is the entries that can begin with what one predicate stands for, so
// that it is asked once for all of them.
type gate struct {
	pred    string
	entries []int
}

// A crowd is the many entries that begin with one word, told apart by the words
// that can stand next, so that of the many rules that begin with "the" few are tried.
type crowd struct {
	once sync.Once
	by   map[string][]int
	any  []int // entries that can go on with anything, or end
}

// crowded is from how many entries on they are told apart.
const crowded = 8

// A Match is where an entry matched.
type Match struct {
	Entry      *Entry
	First, End int // token indices
	CapFirst   int // the capture; CapFirst == CapEnd when the pattern has none
	CapEnd     int
}

// A Predicate says how many tokens, from token i on, are what the name in <name>
// stands for; 0 for none. Built in are any, name, lower, word, number, quote,
// punct and clitic; a stage brings its own for mentions, dates and so on.
type Predicate func(name string, i int) int

// Matcher makes a matcher of one or more classes, in order. Patterns that are wrong
// match nothing; Check and CheckExamples find them.
func (l *Lexicon) Matcher(classes ...string) (*Matcher, error) {
	m := newMatcher(l)
	n := 0
	for _, name := range classes {
		c := l.classes[name]
		if c == nil {
			return nil, l.noClass(name)
		}
		n += c.count()
	}
	m.entries, m.links, m.first = make([]*Entry, 0, n), make([]link, 0, 2*n), make(map[string]opening, n)
	b := beginning{lex: l}
	for _, name := range classes {
		entries := l.classes[name].entries()
		for i := range entries {
			m.add(&entries[i], &b)
		}
	}
	m.starts = make([]atomic.Pointer[step], len(m.entries))
	m.tellCrowds()
	return m, nil
}

func newMatcher(l *Lexicon) *Matcher { return &Matcher{lex: l, first: map[string]opening{}} }

// add takes in an entry; b is what the beginning of its pattern is read into.
func (m *Matcher) add(e *Entry, b *beginning) {
	k := len(m.entries)
	m.entries = append(m.entries, e)
	b.words, b.preds = b.words[:0], b.preds[:0]
	if ok, empty := b.of(&parser{rest: e.Pattern}); !ok || empty {
		m.open = append(m.open, k)
		return
	}
	for _, pred := range b.preds {
		m.gate(pred, k)
	}
	for _, w := range b.words {
		m.opens(w, k)
	}
}

// opens notes that an entry can begin with a word.
func (m *Matcher) opens(word string, entry int) {
	o := m.first[word]
	if o.last > 0 && m.links[o.last-1].entry == int32(entry) {
		return
	}
	m.links = append(m.links, link{int32(entry), o.last})
	m.first[word] = opening{last: int32(len(m.links))}
	if word != "" {
		m.heads[word[0]] |= lengthBit(word)
		m.tails[word[len(word)-1]] |= lengthBit(word)
	}
}

// chain appends the entries of an opening to out, in no order that matters.
func (m *Matcher) chain(out []int, o opening) []int {
	for at := o.last; at > 0; at = m.links[at-1].before {
		out = append(out, int(m.links[at-1].entry))
	}
	return out
}

// tellCrowds finds the words that many entries begin with.
func (m *Matcher) tellCrowds() {
	n := int32(0)
	for w, o := range m.first {
		count := 0
		for at := o.last; at > 0; at = m.links[at-1].before {
			count++
		}
		if count > crowded {
			n++
			o.crowd = n
			m.first[w] = o
		}
	}
	m.crowds = make([]crowd, n)
}

// crowd is that of an opening, its entries told apart.
func (m *Matcher) crowd(o opening) *crowd {
	c := &m.crowds[o.crowd-1]
	c.once.Do(func() {
		c.by = map[string][]int{}
		for _, k := range m.chain(nil, o) {
			var next []string
			steps := maxSteps
			if !m.start(k).seconds(&next, false, &steps) {
				c.any = append(c.any, k)
				continue
			}
			for _, v := range next {
				if in := c.by[v]; len(in) == 0 || in[len(in)-1] != k {
					c.by[v] = append(in, k)
				}
			}
		}
	})
	return c
}

// start is the first step of an entry.
func (m *Matcher) start(k int) *step {
	if s := m.starts[k].Load(); s != nil {
		return s
	}
	s := &step{kind: choiceStep} // without an alternative it leads nowhere
	if seq, err := m.lex.compile(m.entries[k].Pattern); err == nil {
		s = chained(seq, &step{kind: endStep})
	}
	m.starts[k].Store(s)
	return s
}

func (m *Matcher) gate(pred string, entry int) {
	for i := range m.gates {
		if g := &m.gates[i]; g.pred == pred {
			if g.entries[len(g.entries)-1] != entry {
				g.entries = append(g.entries, entry)
			}
			return
		}
	}
	m.gates = append(m.gates, gate{pred, []int{entry}})
}

// At returns the longest match that begins at token i and ends by token end;
// of two equally long ones, the line that stands first. toks is the document's
// tokens; start is where the search began, for ^.
func (m *Matcher) At(toks []annot.Token, i, start, end int, pred Predicate) (Match, bool) {
	var room [few]int
	entries := m.candidates(room[:0], toks, i, end, pred)
	if len(entries) == 0 {
		return Match{}, false
	}
	r := run{toks: toks, start: start, end: end, pred: pred}
	var best Match
	found := false
	for _, k := range entries {
		if r.try(m.start(k), i) && (!found || r.best > best.End) {
			best, found = m.match(k, i, &r), true
		}
	}
	return best, found
}

// All returns, for each entry that matches at token i, its longest match.
func (m *Matcher) All(toks []annot.Token, i, start, end int, pred Predicate) []Match {
	var room [few]int
	entries := m.candidates(room[:0], toks, i, end, pred)
	if len(entries) == 0 {
		return nil
	}
	r := run{toks: toks, start: start, end: end, pred: pred}
	var out []Match
	for _, k := range entries {
		if r.try(m.start(k), i) {
			out = append(out, m.match(k, i, &r))
		}
	}
	return out
}

// opening is the entries that begin with a word.
func (m *Matcher) opening(word string) opening {
	if word == "" || m.heads[word[0]]&m.tails[word[len(word)-1]]&lengthBit(word) == 0 {
		return opening{}
	}
	return m.first[word]
}

// lengthBit is the bit of a word's length.
func lengthBit(word string) uint32 { return 1 << min(len(word), 31) }

func (m *Matcher) match(entry, first int, r *run) Match {
	return Match{m.entries[entry], first, r.best, r.bestCap[0], r.bestCap[1]}
}

// few is how many entries may mostly match at one token.
const few = 24

// candidates appends to room the entries that may match at token i, in the
// order of their lines.
func (m *Matcher) candidates(room []int, toks []annot.Token, i, end int, pred Predicate) []int {
	if i >= end {
		return nil
	}
	out := append(room, m.open...)
	switch o := m.opening(toks[i].Lower); {
	case o.crowd > 0:
		c := m.crowd(o)
		out = append(out, c.any...)
		if i+1 < end {
			out = append(out, c.by[toks[i+1].Lower]...)
		}
	case o.last > 0:
		out = m.chain(out, o)
	}
	for g := range m.gates {
		if holds(toks, i, m.gates[g].pred, pred) > 0 {
			out = append(out, m.gates[g].entries...)
		}
	}
	if len(out) > len(m.open) {
		slices.Sort(out)
		out = slices.Compact(out) // an entry may begin with a word or a predicate
	}
	return out
}

// Find returns the leftmost longest matches between tokens start and end, none
// overlapping another.
func (m *Matcher) Find(toks []annot.Token, start, end int, pred Predicate) []Match {
	var out []Match
	for i := start; i < end; {
		if x, ok := m.At(toks, i, start, end, pred); ok {
			out = append(out, x)
			i = x.End
			continue
		}
		i++
	}
	return out
}

type run struct {
	toks       []annot.Token
	start, end int
	pred       Predicate
	cap        [2]int
	best       int
	bestCap    [2]int
	steps      int
}

// maxSteps bounds the work of one pattern at one place, however hostile the text.
const maxSteps = 2000

// try looks for the longest way through an entry from token i.
func (r *run) try(entry *step, i int) bool {
	r.best, r.cap, r.steps = -1, [2]int{i, i}, 0
	r.follow(entry, i)
	return r.best > i
}

// follow tries the step at token i and all that come after it, and keeps the
// longest way to the end.
func (r *run) follow(s *step, i int) {
	for {
		if r.steps++; r.steps > maxSteps {
			return
		}
		switch s.kind {
		case endStep:
			if i > r.best {
				r.best, r.bestCap = i, r.cap
			}
			return
		case oneWord:
			if i >= r.end || r.toks[i].Lower != s.word {
				return
			}
			i++
		case wordStep:
			if i >= r.end || !s.set.has(r.toks[i].Lower) {
				return
			}
			i++
		case predStep:
			if i >= r.end {
				return
			}
			k := holds(r.toks, i, s.word, r.pred)
			if k <= 0 || i+k > r.end {
				return
			}
			i += k
		case choiceStep:
			for _, alt := range s.alts {
				r.follow(alt, i)
			}
			return
		case gapStep:
			for k := 0; k <= s.max; k++ {
				r.follow(s.next, i+k)
				if i+k >= r.end || stops(r.toks[i+k]) {
					return
				}
			}
			return
		case openStep, closeStep:
			old := r.cap
			if s.kind == openStep {
				r.cap[0] = i
			}
			r.cap[1] = i
			r.follow(s.next, i)
			r.cap = old
			return
		case startStep:
			if i != r.start {
				return
			}
		}
		s = s.next
	}
}

func stops(t annot.Token) bool {
	return t.Kind == annot.QuoteTok || t.Kind == annot.Punct && (t.Lower == "." || t.Lower == ";" || t.Lower == "?" || t.Lower == "!")
}

// holds is how many tokens, from token i on, a predicate stands for.
func holds(toks []annot.Token, i int, name string, pred Predicate) int {
	t := &toks[i]
	ok := false
	switch name {
	case "any":
		ok = true
	case "name":
		ok = t.IsName()
	case "lower":
		ok = t.Kind == annot.Word
	case "word":
		ok = t.Kind == annot.Word || t.IsName()
	case "number":
		ok = t.Kind == annot.Number
	case "quote":
		ok = t.Kind == annot.QuoteTok
	case "punct":
		ok = t.Kind == annot.Punct
	case "clitic":
		ok = t.Kind == annot.Clitic
	default:
		if pred != nil {
			return pred(name, i)
		}
	}
	if ok {
		return 1
	}
	return 0
}
