// Package litter tells what belongs to the page from what belongs to the article:
// credits, buttons, menus, notes of copyright. It judges one line or paragraph at
// a time, by the rules of litter.txt alone.
package litter

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"readout/content/annot"
	"readout/content/lexicon"
)

//go:embed litter.txt
var rules string

type matchers struct {
	all   *lexicon.Matcher
	noise map[string]bool // words that a copyright line has beside the owner
	ends  map[string]bool // words behind the last sentence
}

var rulebook = sync.OnceValue(func() matchers {
	var l lexicon.Lexicon
	if err := l.Parse("litter.txt", rules); err != nil {
		panic(err) // the file is embedded, and a test reads it
	}
	all, err := l.Matcher("credit", "menu", "page", "copyright")
	if err != nil {
		panic(err)
	}
	return matchers{all, l.Set("owner-noise"), l.Set("end-mark")}
})

// defaultWords is how long a line of litter may be where its rule does not say.
const defaultWords = 25

// Is reports whether a line is litter, and by which rule.
func Is(line string) (rule string, ok bool) {
	if len(line) > 800 {
		return "", false
	}
	if len(line) > 3*edge {
		n := strings.Count(line, " ") + 1
		head := line[:strings.LastIndexByte(line[:edge], ' ')+1]
		if rule, ok := match(head, words(head), 0, n); ok {
			return rule, true
		}
		tail := line[len(line)-edge+strings.IndexByte(line[len(line)-edge:], ' ')+1:]
		if strings.Contains(line, ". ") || quotes(line) {
			return "", false // no credit, but a paragraph
		}
		return match(tail, words(tail), -1, n)
	}
	toks := words(line)
	n := 0
	for _, t := range toks {
		if t.Kind != annot.Punct {
			n++
		}
	}
	if n == 0 {
		return "no words", true
	}
	return match(line, toks, 0, n)
}

// quotes reports whether a double quotation mark stands in a line.
func quotes(line string) bool {
	return strings.IndexByte(line, '"') >= 0 || strings.Contains(line, "“") || strings.Contains(line, "”")
}

// edge is how many bytes at the beginning and the end of a long line are looked
// at: rules speak of no more.
const edge = 100

// match finds a rule that holds for the tokens of a line of n words, or of a part
// of it. start is the token at which a line begins, -1 when it begins before them.
func match(line string, toks []annot.Token, start, n int) (rule string, ok bool) {
	book, pred := rulebook(), ends(toks)
	for i := range toks {
		for _, m := range book.all.All(toks, i, start, len(toks), pred) {
			if holds(m.Entry, line, toks, m, n) {
				return m.Entry.ID(), true
			}
		}
	}
	return "", false
}

// holds checks the attributes of a rule that matched.
func holds(e *lexicon.Entry, line string, toks []annot.Token, m lexicon.Match, n int) bool {
	limit := defaultWords
	if v, err := strconv.Atoi(e.Attr("words")); err == nil {
		limit = v
	}
	if n > limit {
		return false
	}
	if e.Attr("tail") == "yes" { // no sentence before it, and no quotation
		before := line[:toks[m.First].Start]
		return !strings.Contains(before, ". ") && !quotes(before)
	}
	return true
}

// Trim cuts a credit in brackets or a mark of the end off a paragraph: "… he said.
// (Reporting by Ana Lund)". It returns the rest.
func Trim(paragraph string) string {
	trimmed := strings.TrimRight(paragraph, " ")
	if i := strings.LastIndexByte(trimmed, ' '); i > 0 && rulebook().ends[strings.ToLower(trimmed[i+1:])] && strings.ContainsAny(trimmed[i-1:i], ".\"!?") {
		return strings.TrimRight(trimmed[:i], " ")
	}
	if !strings.HasSuffix(trimmed, ")") && !strings.HasSuffix(trimmed, "]") {
		return paragraph
	}
	at := strings.LastIndexAny(trimmed, "([")
	if at <= 0 {
		return paragraph
	}
	if rule, ok := Is(trimmed[at:]); ok && strings.HasPrefix(rule, "credit:") {
		return strings.TrimRight(trimmed[:at], " ")
	}
	return paragraph
}

// Owner is the name in a note of copyright: "Copyright The Plain Herald Limited
// 2026. All rights reserved." gives "The Plain Herald"; "" where there is none.
func Owner(line string) string {
	rule, ok := Is(line)
	if !ok || !strings.HasPrefix(rule, "copyright:") {
		return ""
	}
	noise := rulebook().noise
	var owner []string
	for w := range strings.FieldsSeq(line) {
		bare := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '©' })
		first, _ := utf8.DecodeRuneInString(bare)
		switch {
		case noise[strings.ToLower(bare)] || unicode.IsDigit(first) || bare == "":
			if len(owner) > 1 || len(owner) == 1 && !strings.EqualFold(owner[0], "the") {
				return strings.Join(owner, " ")
			}
			owner = nil
		case !unicode.IsUpper(first) && len(owner) == 0:
			return ""
		default:
			owner = append(owner, bare)
			if strings.HasSuffix(w, ".") {
				return strings.Join(owner, " ")
			}
		}
	}
	return strings.Join(owner, " ")
}

// ends gives the predicates <end>, the end of the line, and <at>, a mark that a
// pattern cannot spell.
func ends(toks []annot.Token) lexicon.Predicate {
	return func(name string, i int) int {
		if name == "end" && i == len(toks)-1 || name == "at" && toks[i].Lower == "@" {
			return 1
		}
		return 0
	}
}

// words parts a line into words and marks. Marks before the first and after the
// last word are left out, so that bullets, dashes and brackets do not matter; the
// last token is empty and stands for the end.
func words(line string) []annot.Token {
	toks := make([]annot.Token, 0, len(line)/6+2)
	folded := foldASCII(line)
	space := false
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		start := i
		i += size
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case inWord(r):
			for i < len(line) {
				r, size := utf8.DecodeRuneInString(line[i:])
				if !inWord(r) && r != '\'' && r != '’' {
					break
				}
				i += size
			}
		case len(toks) == 0 && r != '@' && r != '©':
			continue
		}
		kind := annot.Punct
		switch {
		case unicode.IsDigit(r):
			kind = annot.Number
		case unicode.IsUpper(r):
			kind = annot.Capital
		case unicode.IsLetter(r):
			kind = annot.Word
		}
		low := folded[start:i]
		if !ascii(low) {
			low = strings.ReplaceAll(strings.ToLower(low), "’", "'")
		}
		toks = append(toks, annot.Token{Start: start, End: i, Lower: low, Kind: kind, Space: space})
		space = false
	}
	for len(toks) > 0 && toks[len(toks)-1].Kind == annot.Punct && toks[len(toks)-1].Lower != ":" {
		toks = toks[:len(toks)-1]
	}
	at := 0
	if len(toks) > 0 {
		at = toks[len(toks)-1].End
	}
	return append(toks, annot.Token{Start: at, End: at, Kind: annot.Punct})
}

// foldASCII is s with A to Z in lower case; all else, and every offset, stays.
func foldASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
