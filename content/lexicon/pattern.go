package lexicon

import (
	"fmt"
	"strconv"
	"strings"
)

// A node is one element of a compiled pattern. Sequences are chains: what
// follows is tried after each way in which the element matches.
type node struct {
	kind nodeKind
	set  map[string]bool // words: the forms that match
	pred string          // predicate
	alts [][]node        // choice
	max  int             // gap
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

// compile turns a pattern into nodes. depth guards against classes that hold themselves.
func (l *Lexicon) compile(pattern string, depth int) ([]node, error) {
	if depth > 8 {
		return nil, fmt.Errorf("classes that refer to each other in a circle")
	}
	p := parser{lex: l, depth: depth, in: spaced(pattern)}
	seq, err := p.sequence("")
	if err != nil {
		return nil, err
	}
	return seq, nil
}

// spaced parts brackets from words so that a pattern splits at spaces.
func spaced(pattern string) []string {
	r := strings.NewReplacer("(", " ( ", ")?", " )? ", ")", " ) ", "/", " / ", "{", " { ", "}", " } ")
	s := r.Replace(pattern)
	s = strings.ReplaceAll(s, " ) ?", " )?")
	return strings.Fields(s)
}

type parser struct {
	lex   *Lexicon
	depth int
	in    []string
}

// sequence reads elements up to one of the closers (or the end, when closers is "").
func (p *parser) sequence(closers string) ([]node, error) {
	var seq []node
	for len(p.in) > 0 {
		w := p.in[0]
		if closers != "" && (w == "/" || w == ")" || w == ")?") {
			return seq, nil
		}
		p.in = p.in[1:]
		ns, err := p.element(w)
		if err != nil {
			return nil, err
		}
		seq = append(seq, ns...)
	}
	if closers != "" {
		return nil, fmt.Errorf("a ( that is never closed")
	}
	return seq, nil
}

func (p *parser) element(w string) ([]node, error) {
	switch {
	case w == "(":
		return p.choice()
	case w == "{":
		return []node{{kind: openNode}}, nil
	case w == "}":
		return []node{{kind: closeNode}}, nil
	case w == "^":
		return []node{{kind: startNode}}, nil
	case w == ")" || w == ")?" || w == "/":
		return nil, fmt.Errorf("a %s without its (", w)
	case strings.HasPrefix(w, ".."):
		n, err := strconv.Atoi(w[2:])
		if err != nil || n < 1 || n > 12 {
			return nil, fmt.Errorf("a gap is ..1 to ..12, not %q", w)
		}
		return []node{{kind: gapNode, max: n}}, nil
	}
	if rest, ok := strings.CutSuffix(w, "?"); ok && rest != "" {
		ns, err := p.element(rest)
		if err != nil {
			return nil, err
		}
		return []node{{kind: choiceNode, alts: [][]node{ns, nil}}}, nil
	}
	if name, ok := strings.CutPrefix(w, "@"); ok {
		return p.class(name)
	}
	if strings.HasPrefix(w, "<") && strings.HasSuffix(w, ">") {
		return []node{{kind: predNode, pred: w[1 : len(w)-1]}}, nil
	}
	set := map[string]bool{}
	if lemma, ok := strings.CutSuffix(w, "~"); ok {
		for _, f := range Forms(strings.ToLower(lemma)) {
			set[f] = true
		}
	} else {
		set[strings.ToLower(w)] = true
	}
	return []node{{kind: wordNode, set: set}}, nil
}

func (p *parser) choice() ([]node, error) {
	var alts [][]node
	for {
		seq, err := p.sequence(")")
		if err != nil {
			return nil, err
		}
		alts = append(alts, seq)
		sep := p.in[0]
		p.in = p.in[1:]
		switch sep {
		case ")?":
			return []node{{kind: choiceNode, alts: append(alts, nil)}}, nil
		case ")":
			return []node{{kind: choiceNode, alts: alts}}, nil
		}
	}
}

func (p *parser) class(name string) ([]node, error) {
	c := p.lex.classes[name]
	if c == nil {
		return nil, fmt.Errorf("no class %q; the classes are %s", name, strings.Join(p.lex.Classes(), ", "))
	}
	single := map[string]bool{}
	var alts [][]node
	for _, e := range c.entries {
		seq, err := p.lex.compile(e.Pattern, p.depth+1)
		if err != nil {
			return nil, err
		}
		if len(seq) == 1 && seq[0].kind == wordNode {
			for f := range seq[0].set {
				single[f] = true
			}
			continue
		}
		alts = append(alts, seq)
	}
	if len(single) > 0 {
		alts = append(alts, []node{{kind: wordNode, set: single}})
	}
	if len(alts) == 1 && len(alts[0]) == 1 {
		return alts[0], nil
	}
	return []node{{kind: choiceNode, alts: alts}}, nil
}

// firsts collects the words with which a sequence can begin; ok is false when
// it can begin with something else than a word.
func firsts(seq []node, into map[string]bool) (ok, empty bool) {
	for _, n := range seq {
		switch n.kind {
		case wordNode:
			for f := range n.set {
				into[f] = true
			}
			return true, false
		case choiceNode:
			skippable := false
			for _, alt := range n.alts {
				good, skip := firsts(alt, into)
				if !good {
					return false, false
				}
				skippable = skippable || skip
			}
			if !skippable {
				return true, false
			}
		case openNode, closeNode, startNode:
		default:
			return false, false
		}
	}
	return true, true
}
