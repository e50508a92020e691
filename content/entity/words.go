package entity

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"readout/content/lexicon"
)

//go:embed nominal.txt
var nominalText string

//go:embed presence.txt
var presenceText string

// nouns is what nominal.txt says.
type nouns struct {
	classes map[string]map[string]bool // class → words of names
	bodies  map[string][]string        // noun → classes
	offices map[string][]string        // noun or phrase → words of roles
	seats   map[string][]string        // head of a role → classes of the bodies that have it
}

var nominalLexicon = sync.OnceValue(func() *lexicon.Lexicon {
	l := &lexicon.Lexicon{}
	if err := l.Parse("content/entity/nominal.txt", nominalText); err != nil {
		panic(fmt.Sprintf("a lexicon that its own test reads: %v", err))
	}
	return l
})

var nominals = sync.OnceValue(func() *nouns {
	l := nominalLexicon()
	n := &nouns{map[string]map[string]bool{}, map[string][]string{}, map[string][]string{}, map[string][]string{}}
	for _, e := range l.Entries("class") {
		set := map[string]bool{}
		for w := range strings.SplitSeq(e.Attr("words"), "/") {
			set[w] = true
		}
		n.classes[e.Pattern] = set
	}
	for _, e := range l.Entries("noun") {
		n.bodies[e.Pattern] = strings.FieldsFunc(e.Attr("of"), func(r rune) bool { return r == '/' })
	}
	for _, e := range l.Entries("office") {
		n.offices[e.Pattern] = strings.Split(e.Attr("of"), "/")
	}
	for _, e := range l.Entries("seated") {
		n.seats[e.Pattern] = strings.Split(e.Attr("of"), "/")
	}
	return n
})

// presenceLexicon tells by which words somebody is at an event, far from it or
// missing.
var presenceLexicon = sync.OnceValue(func() *lexicon.Lexicon {
	l := &lexicon.Lexicon{}
	if err := l.Parse("content/entity/presence.txt", presenceText); err != nil {
		panic(fmt.Sprintf("a lexicon that its own test reads: %v", err))
	}
	return l
})

var presenceCues = sync.OnceValue(func() *lexicon.Matcher {
	m, err := presenceLexicon().Matcher("present", "remote", "absent")
	if err != nil {
		panic(fmt.Sprintf("a lexicon that its own test reads: %v", err))
	}
	return m
})

// wordSet is a class of nominal.txt as a set.
func wordSet(class string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		l := nominalLexicon()
		set := map[string]bool{}
		for _, item := range l.Items(class) {
			for w := range strings.SplitSeq(strings.Trim(item, "()"), "/") {
				set[w] = true
			}
		}
		return set
	})
}

var (
	speaking        = wordSet("speaking")
	auxiliary       = wordSet("auxiliary")
	prepositions    = wordSet("preposition")
	openers         = wordSet("opener")
	saying          = wordSet("saying")
	agentive        = wordSet("agentive")
	trades          = wordSet("trade")
	staff           = wordSet("staff")
	memberNouns     = wordSet("members")
	vague           = wordSet("vague")
	staffRoles      = wordSet("staffrole")
	stateOffices    = wordSet("stateoffice")
	bodyRoles       = wordSet("bodyrole")
	hosting         = wordSet("hosting")
	privateBodies   = wordSet("privatebody")
	superlatives    = wordSet("superlative")
	townOffices     = wordSet("townoffice")
	provinceOffices = wordSet("provinceoffice")
	ministries      = wordSet("ministry")
	juniors         = wordSet("junior")
	bygone          = wordSet("bygone")
	subordinate     = wordSet("subordinate")
	managers        = wordSet("manager")
	premiers        = wordSet("premier")
	bodyHeads       = wordSet("bodyhead")
	unions          = wordSet("union")
	fields          = wordSet("field")
	people          = wordSet("people")
	inner           = wordSet("inner")
	loose           = wordSet("loose")
	settled         = wordSet("settled")
	asking          = wordSet("asking")
	unbodied        = wordSet("unbodied")
)

var (
	outlets  = wordSet("outlet")
	covering = wordSet("covering")
	writers  = wordSet("writer")
	givenOut = wordSet("givenout")
)

// crediting are the phrases by which a line of credits is known.
var crediting = sync.OnceValue(func() []string {
	var out []string
	for w := range wordSet("credit")() {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
})
