package lexicon

import (
	"fmt"
	"strings"

	"readout/content/annot"
)

// A Matcher finds the entries of one class in tokens. It is read-only after
// Matcher made it and may be used by many goroutines.
type Matcher struct {
	entries []Entry
	seqs    [][]node
	first   map[string][]int // entries by the words they can begin with
	open    []int            // entries that can begin with anything
}

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

// Matcher compiles one or more classes, in order.
func (l *Lexicon) Matcher(classes ...string) (*Matcher, error) {
	m := &Matcher{first: map[string][]int{}}
	for _, name := range classes {
		c := l.classes[name]
		if c == nil {
			return nil, fmt.Errorf("lexicon has no class %q; it has %s", name, strings.Join(l.Classes(), ", "))
		}
		for _, e := range c.entries {
			seq, err := l.compile(e.Pattern, 0)
			if err != nil {
				return nil, &Error{e.File, e.Line, e.Pattern, err.Error()}
			}
			m.add(e, seq)
		}
	}
	return m, nil
}

func (m *Matcher) add(e Entry, seq []node) {
	k := len(m.entries)
	m.entries = append(m.entries, e)
	m.seqs = append(m.seqs, seq)
	words := map[string]bool{}
	if ok, empty := firsts(seq, words); !ok || empty {
		m.open = append(m.open, k)
		return
	}
	for w := range words {
		m.first[w] = append(m.first[w], k)
	}
}

// Entries are the lines that the matcher knows, in order.
func (m *Matcher) Entries() []Entry { return m.entries }

// At returns the longest match that begins at token i and ends by token end;
// of two equally long ones, the line that stands first. toks is the document's
// tokens; start is where the search began, for ^.
func (m *Matcher) At(toks []annot.Token, i, start, end int, pred Predicate) (Match, bool) {
	var best Match
	found := false
	m.each(toks, i, start, end, pred, func(x Match) {
		if !found || x.End > best.End {
			best, found = x, true
		}
	})
	return best, found
}

// All returns, for each entry that matches at token i, its longest match.
func (m *Matcher) All(toks []annot.Token, i, start, end int, pred Predicate) []Match {
	var out []Match
	m.each(toks, i, start, end, pred, func(x Match) { out = append(out, x) })
	return out
}

func (m *Matcher) each(toks []annot.Token, i, start, end int, pred Predicate, yield func(Match)) {
	if i >= end {
		return
	}
	try := func(k int) {
		run := run{toks: toks, start: start, end: end, pred: pred, best: -1, cap: [2]int{i, i}}
		run.seq(m.seqs[k], i, func(j int) {
			if j > run.best {
				run.best, run.bestCap = j, run.cap
			}
		})
		if run.best > i {
			c := run.bestCap
			yield(Match{&m.entries[k], i, run.best, c[0], c[1]})
		}
	}
	closed, open := m.first[toks[i].Lower], m.open
	for len(closed) > 0 || len(open) > 0 { // in the order of the lines
		if len(open) == 0 || len(closed) > 0 && closed[0] < open[0] {
			try(closed[0])
			closed = closed[1:]
		} else {
			try(open[0])
			open = open[1:]
		}
	}
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

func (r *run) seq(ns []node, i int, done func(int)) {
	if r.steps++; r.steps > maxSteps {
		return
	}
	if len(ns) == 0 {
		done(i)
		return
	}
	n, rest := &ns[0], ns[1:]
	switch n.kind {
	case wordNode:
		if i < r.end && n.set[r.toks[i].Lower] {
			r.seq(rest, i+1, done)
		}
	case predNode:
		if i < r.end {
			if k := r.holds(n.pred, i); k > 0 && i+k <= r.end {
				r.seq(rest, i+k, done)
			}
		}
	case choiceNode:
		for _, alt := range n.alts {
			r.seq(alt, i, func(j int) { r.seq(rest, j, done) })
		}
	case gapNode:
		for k := 0; k <= n.max; k++ {
			r.seq(rest, i+k, done)
			if i+k >= r.end || stops(r.toks[i+k]) {
				return
			}
		}
	case openNode, closeNode:
		old := r.cap
		if n.kind == openNode {
			r.cap[0] = i
		}
		r.cap[1] = i
		r.seq(rest, i, done)
		r.cap = old
	case startNode:
		if i == r.start {
			r.seq(rest, i, done)
		}
	}
}

func stops(t annot.Token) bool {
	return t.Kind == annot.QuoteTok || t.Kind == annot.Punct && (t.Lower == "." || t.Lower == ";" || t.Lower == "?" || t.Lower == "!")
}

func (r *run) holds(name string, i int) int {
	t := r.toks[i]
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
		if r.pred != nil {
			return r.pred(name, i)
		}
	}
	if ok {
		return 1
	}
	return 0
}
