package lexicon

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A node is one element of a compiled pattern. Sequences are chains: what
// follows is tried after each way in which the element matches.
type node struct {
	kind nodeKind
	word string   // the one word, or the name of the predicate
	set  *wordset // words, where there are several
	alts [][]node // choice
	max  int      // gap
}

// words are the words that match a word node.
func (n *node) words() []string {
	if n.set != nil {
		return n.set.list
	}
	return []string{n.word}
}

// wordNodeOf is the node that one of the words matches.
func wordNodeOf(words []string) node {
	if len(words) == 1 {
		return node{kind: wordNode, word: words[0]}
	}
	return node{kind: wordNode, set: newWordset(words)}
}

// A wordset is a set of words. Only large ones have a table.
type wordset struct {
	list  []string // each once
	table map[string]bool
}

// largeSet is from how many words on a table is quicker than a look at all.
const largeSet = 12

// newWordset makes a set of words; it keeps the slice.
func newWordset(words []string) *wordset {
	s := &wordset{list: words[:0]}
	if len(words) > largeSet {
		s.table = make(map[string]bool, len(words))
	}
	for _, w := range words {
		if !s.has(w) {
			s.list = append(s.list, w)
			if s.table != nil {
				s.table[w] = true
			}
		}
	}
	return s
}

func (s *wordset) has(word string) bool {
	if s.table != nil {
		return s.table[word]
	}
	return slices.Contains(s.list, word)
}

type nodeKind uint8

const (
	wordNode nodeKind = iota
	predNode
	choiceNode
	gapNode
	openNode
	closeNode
	startNode
)

// compile turns a pattern into nodes. The classes that it names are kept: they come
// up again and again.
func (l *Lexicon) compile(pattern string) ([]node, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.compiling(pattern)
}

// compiling is compile for who holds the lock. within is the classes whose entries
// are being compiled, so that none can hold itself.
func (l *Lexicon) compiling(pattern string, within ...string) ([]node, error) {
	p := parser{lex: l, within: within, rest: pattern}
	return p.sequence("")
}

// A beginning collects the words and predicates with which a pattern can begin. It
// reads no more of the pattern than that takes, and finds no fault in it.
type beginning struct {
	lex          *Lexicon
	words, preds []string
	within       []string // classes being read, so that none is read within itself
}

// of reads the beginning of a pattern, or of an alternative up to its end. ok is
// false when it can begin with something else, empty says that it can be left out.
func (b *beginning) of(p *parser) (ok, empty bool) {
	for {
		switch w := p.peek(); w {
		case "", "/", ")", ")?":
			return true, true
		case "{", "}", "^":
			p.next()
		case "(":
			if ok, empty := b.choice(p); !ok || !empty {
				return ok, empty
			}
		default:
			p.next()
			if ok, empty := b.element(w); !ok || !empty {
				return ok, empty
			}
		}
	}
}

// choice reads the beginnings of all alternatives of a bracket.
func (b *beginning) choice(p *parser) (ok, empty bool) {
	ok = true
	for p.next(); ; p.next() { // the bracket, then the strokes
		good, skip := b.of(p)
		ok, empty = ok && good, empty || skip
		switch p.skip() {
		case ")?":
			p.next()
			return ok, true
		case "/":
		default:
			p.next()
			return ok, empty
		}
	}
}

func (b *beginning) element(w string) (ok, empty bool) {
	if rest, optional := strings.CutSuffix(w, "?"); optional && rest != "" {
		ok, _ = b.element(rest)
		return ok, true
	}
	switch {
	case strings.HasPrefix(w, ".."):
		return false, false
	case w[0] == '@':
		return b.class(w[1:])
	case w[0] == '<' && strings.HasSuffix(w, ">"):
		b.preds = append(b.preds, w[1:len(w)-1])
	case len(w) > 1 && strings.HasSuffix(w, "~"):
		b.words = append(b.words, Forms(strings.ToLower(w[:len(w)-1]))...)
	default:
		b.words = append(b.words, strings.ToLower(w))
	}
	return true, false
}

// class reads the beginnings of all entries of a class.
func (b *beginning) class(name string) (ok, empty bool) {
	c := b.lex.classes[name]
	if c == nil || slices.Contains(b.within, name) {
		return true, false // compile tells
	}
	ok = true
	b.within = append(b.within, name)
	for _, pattern := range c.items {
		good, skip := b.of(&parser{rest: pattern})
		ok, empty = ok && good, empty || skip
	}
	b.within = b.within[:len(b.within)-1]
	return ok, empty
}

// token is the next word, bracket or stroke of a pattern, and what is left of it;
// "" at its end.
func token(pattern string) (tok, rest string) {
	s := strings.TrimLeft(pattern, " \t")
	n := 0
	for n < len(s) && !parts(s[n]) {
		n++
	}
	switch {
	case n > 0 || s == "":
	case strings.HasPrefix(s, ")?"):
		n = 2
	default:
		n = 1
	}
	return s[:n], s[n:]
}

// parts reports whether a byte ends a word of a pattern.
func parts(c byte) bool {
	switch c {
	case ' ', '\t', '(', ')', '{', '}', '/':
		return true
	}
	return false
}

type parser struct {
	lex    *Lexicon
	within []string
	rest   string
}

func (p *parser) next() (tok string) {
	tok, p.rest = token(p.rest)
	return tok
}

func (p *parser) peek() string {
	tok, _ := token(p.rest)
	return tok
}

// skip passes over what is left of an alternative and gives what ends it.
func (p *parser) skip() string {
	for depth := 0; ; p.next() {
		switch w := p.peek(); w {
		case "(":
			depth++
		case ")", ")?":
			if depth--; depth < 0 {
				return w
			}
		case "/":
			if depth == 0 {
				return w
			}
		case "":
			return w
		}
	}
}

// sequence reads elements up to one of the closers (or the end, when closers is "").
func (p *parser) sequence(closers string) ([]node, error) {
	var seq []node
	captures := false
	for {
		w := p.peek()
		if w == "" {
			break
		}
		if closers != "" && (w == "/" || w == ")" || w == ")?") {
			break
		}
		if w == "{" || w == "}" {
			if captures == (w == "{") {
				return nil, fmt.Errorf("a %s without its %s", w, map[string]string{"{": "}", "}": "{"}[w])
			}
			captures = !captures
		}
		p.next()
		var err error
		if seq, err = p.element(seq, w); err != nil {
			return nil, err
		}
	}
	switch {
	case captures:
		return nil, fmt.Errorf("a { without its }")
	case closers != "" && p.peek() == "":
		return nil, fmt.Errorf("a ( that is never closed")
	case len(seq) == 0 && closers != "":
		return nil, fmt.Errorf("an empty alternative; what may be left out is (a/b)?")
	}
	return seq, nil
}

// element appends what the word w and the brackets that it opens stand for.
func (p *parser) element(seq []node, w string) ([]node, error) {
	switch {
	case w == "(":
		return p.choice(seq)
	case w == "{":
		return append(seq, node{kind: openNode}), nil
	case w == "}":
		return append(seq, node{kind: closeNode}), nil
	case w == "^":
		return append(seq, node{kind: startNode}), nil
	case w == ")" || w == ")?" || w == "/":
		return nil, fmt.Errorf("a %s without its (", w)
	case strings.HasPrefix(w, ".."):
		n, err := strconv.Atoi(w[2:])
		if err != nil || n < 1 || n > 12 {
			return nil, fmt.Errorf("a gap is ..1 to ..12, not %q", w)
		}
		return append(seq, node{kind: gapNode, max: n}), nil
	}
	if rest, ok := strings.CutSuffix(w, "?"); ok && rest != "" {
		ns, err := p.element(nil, rest)
		if err != nil {
			return nil, err
		}
		return append(seq, node{kind: choiceNode, alts: [][]node{ns, nil}}), nil
	}
	if name, ok := strings.CutPrefix(w, "@"); ok {
		ns, err := p.class(name)
		return append(seq, ns...), err
	}
	if strings.HasPrefix(w, "<") && strings.HasSuffix(w, ">") {
		if len(w) < 3 {
			return nil, fmt.Errorf("<> without a name; <any> is any token")
		}
		return append(seq, node{kind: predNode, word: w[1 : len(w)-1]}), nil
	}
	if w == "~" {
		return nil, fmt.Errorf("a ~ that stands alone; it belongs to the end of a verb or noun: sign~")
	}
	if lemma, ok := strings.CutSuffix(w, "~"); ok {
		return append(seq, wordNodeOf(Forms(strings.ToLower(lemma)))), nil
	}
	return append(seq, node{kind: wordNode, word: strings.ToLower(w)}), nil
}

func (p *parser) choice(before []node) ([]node, error) {
	var all alternatives
	for {
		if words := p.lone(); words != nil {
			all.word(words)
		} else {
			seq, err := p.sequence(")")
			if err != nil {
				return nil, err
			}
			all.add(seq)
		}
		switch p.next() {
		case ")?":
			return append(before, node{kind: choiceNode, alts: append(all.gathered(), nil)}), nil
		case ")":
			alts := all.gathered()
			if len(alts) == 1 {
				return append(before, alts[0]...), nil
			}
			return append(before, node{kind: choiceNode, alts: alts}), nil
		}
	}
}

// lone reads the next alternative where it is one plain word, as most are, and
// gives its forms; nil where it is anything else.
func (p *parser) lone() []string {
	w, rest := token(p.rest)
	if sep, _ := token(rest); sep != "/" && sep != ")" && sep != ")?" {
		return nil
	}
	if strings.HasSuffix(w, "?") || w == "~" || w == "^" || strings.ContainsAny(w[:1], "/(){}@<.") {
		return nil
	}
	p.rest = rest
	if lemma, ok := strings.CutSuffix(w, "~"); ok {
		return Forms(strings.ToLower(lemma))
	}
	return []string{strings.ToLower(w)}
}

// alternatives are those of a choice: the ones that are one word each are put into
// one set of words, in the place of the first of them.
type alternatives struct {
	list  [][]node
	words []string
	at    int // the place of the words in list, plus one
}

func (a *alternatives) word(forms []string) {
	if a.at == 0 {
		a.list = append(a.list, nil)
		a.at = len(a.list)
	}
	a.words = append(a.words, forms...)
}

func (a *alternatives) add(alt []node) {
	if len(alt) == 1 && alt[0].kind == wordNode {
		a.word(alt[0].words())
		return
	}
	a.list = append(a.list, alt)
}

func (a *alternatives) gathered() [][]node {
	if a.at > 0 {
		a.list[a.at-1] = []node{wordNodeOf(a.words)}
	}
	return a.list
}

func (p *parser) class(name string) ([]node, error) {
	if seq, ok := p.lex.compiled[name]; ok {
		return seq, nil
	}
	c := p.lex.classes[name]
	if c == nil {
		return nil, p.lex.noClass(name)
	}
	if slices.Contains(p.within, name) {
		return nil, fmt.Errorf("the class %q holds itself, by way of %s", name, strings.Join(p.within, ", "))
	}
	within := append(slices.Clone(p.within), name)
	var all alternatives
	for e, pattern := range c.items {
		seq, err := p.lex.compiling(pattern, within...)
		if err != nil {
			return nil, fmt.Errorf("%w (%s:%d)", err, e.File, e.Line)
		}
		all.add(seq)
	}
	seq := []node{{kind: choiceNode, alts: all.gathered()}}
	if len(seq[0].alts) == 1 {
		seq = seq[0].alts[0]
	}
	if p.lex.compiled == nil {
		p.lex.compiled = map[string][]node{}
	}
	p.lex.compiled[name] = seq
	return seq, nil
}

// A step is a node that knows what comes after it, so that matching needs
// nothing but the step and the token.
type step struct {
	kind stepKind
	word string   // the one word, or the name of the predicate
	set  *wordset // words, where there are several
	alts []*step  // choice: each leads on to what comes after
	max  int      // gap
	next *step
}

type stepKind uint8

const (
	endStep stepKind = iota
	oneWord
	wordStep
	predStep
	choiceStep
	gapStep
	openStep
	closeStep
	startStep
)

// chained turns nodes into steps that lead to next.
func chained(seq []node, next *step) *step {
	steps := make([]step, len(seq))
	for k := len(seq) - 1; k >= 0; k-- {
		n, s := &seq[k], &steps[k]
		*s = step{next: next, max: n.max, word: n.word, set: n.set}
		switch n.kind {
		case wordNode:
			s.kind = wordStep
			if n.set == nil {
				s.kind = oneWord
			}
		case predNode:
			s.kind = predStep
		case choiceNode:
			s.kind = choiceStep
			for _, alt := range n.alts {
				s.alts = append(s.alts, chained(alt, next))
			}
		case gapNode:
			s.kind = gapStep
		case openNode:
			s.kind = openStep
		case closeNode:
			s.kind = closeStep
		case startNode:
			s.kind = startStep
		}
		next = s
	}
	return next
}

// seconds collects the words that can stand after the first one; false when it
// can be something else than a word, or nothing, or when steps, which bounds the
// work, are used up. began says that the first word is behind.
func (s *step) seconds(into *[]string, began bool, steps *int) bool {
	if *steps--; *steps < 0 {
		return false
	}
	switch s.kind {
	case oneWord, wordStep:
		if !began {
			return s.next.seconds(into, true, steps)
		}
		if s.kind == oneWord {
			*into = append(*into, s.word)
		} else {
			*into = append(*into, s.set.list...)
		}
		return true
	case choiceStep:
		for _, alt := range s.alts {
			if !alt.seconds(into, began, steps) {
				return false
			}
		}
		return true
	case openStep, closeStep, startStep:
		return s.next.seconds(into, began, steps)
	}
	return false
}
