// Package lexicon reads the word lists and rules that the stages work with and
// matches them against the tokens of a document. There is one line format, one
// parser and one matcher for all of them; a new rule is a new line and no Go.
//
// A file is made of classes. A class of kind rule has one rule a line, and each
// rule carries at least one example, with the words that it must match in square
// brackets, and as many counter-examples as help:
//
//	== undertaking: rule
//	agree~ to           | status=agreed | + They [agreed to] share the river. | - They agreed.
//	(will/shall) not    | status=refused | + She [will not] sign.
//
// A class of kind list has entries without examples, general knowledge such as
// countries or titles; commas part several items of one line. Comments start with "# ".
//
// A pattern is a sequence of elements, parted by spaces:
//
//	word      that word, case and curly apostrophes folded
//	word~     any inflected form of the verb or noun
//	(a/b c/d) one of the alternatives; they may nest
//	x?        x or nothing
//	@class    any entry of another class of the same lexicon
//	<name>    a token by its shape or what stands there: see Predicate
//	..3       up to three tokens, none of them a full stop, semicolon or quotation mark
//	{ x y }   the tokens of x y, kept as the match's capture
//	^         nothing: the first token of what is searched must stand here
//
// The package knows annot's tokens and nothing of any stage.
package lexicon

import (
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"
	"sync"
)

// A Lexicon is a set of classes. Files are parsed into it first; once its entries
// are asked for it is read-only and may be used by many goroutines.
type Lexicon struct {
	classes map[string]*class

	mu       sync.Mutex        // holds compiled
	compiled map[string][]node // by class; of those that patterns asked for
}

type class struct {
	name    string
	rules   bool    // kind rule: examples are required
	lines   []Entry // a rule each, or the items of a list with their commas
	entries func() []Entry
}

// An Entry is one line: a rule or an item of a list.
type Entry struct {
	Class   string
	Pattern string
	Attrs   []Attr
	File    string
	Line    int
	fields  string // what stands after the pattern
}

// ID names the entry: "class: pattern".
func (e *Entry) ID() string { return e.Class + ": " + e.Pattern }

// Examples are sentences with the words that the rule matches in [ ].
func (e *Entry) Examples() []string { return e.marked("+ ") }

// Counters are sentences in which the rule matches nothing.
func (e *Entry) Counters() []string { return e.marked("- ") }

func (e *Entry) marked(sign string) []string {
	var out []string
	for f := range strings.SplitSeq(e.fields, " | ") {
		if text, ok := strings.CutPrefix(strings.TrimSpace(f), sign); ok {
			out = append(out, text)
		}
	}
	return out
}

// An Attr is one attribute of a line: "status=agreed".
type Attr struct{ Name, Value string }

// Attr is the value of an attribute, "" when the line does not have it. Of
// several with one name the last counts.
func (e *Entry) Attr(name string) string {
	v, _ := e.Lookup(name)
	return v
}

// Lookup is the value of an attribute, and whether the line has it.
func (e *Entry) Lookup(name string) (value string, ok bool) {
	for i := len(e.Attrs) - 1; i >= 0; i-- {
		if e.Attrs[i].Name == name {
			return e.Attrs[i].Value, true
		}
	}
	return "", false
}

// An Error tells what is wrong with a line and what was probably meant.
type Error struct {
	File string
	Line int
	Text string // the line
	Want string // what is wrong, and the likely intent
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d: %s\n\t%s", e.File, e.Line, e.Want, e.Text)
}

// Parse reads the text of one lexicon file; name is for error messages.
// Several files may add to one lexicon and to one class.
func (l *Lexicon) Parse(name, text string) error {
	if l.classes == nil {
		l.classes = map[string]*class{}
	}
	text = strings.TrimPrefix(text, "\uFEFF")
	var in *class
	for n := 1; text != ""; n++ {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		line = strings.TrimRight(line, " \t\r")
		fail := func(want string) error { return &Error{name, n, line, want} }
		switch {
		case line == "" || line == "#" || strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "=="):
			c, err := l.header(line)
			if err != "" {
				return fail(err)
			}
			in = c
			in.room(text)
		case in == nil:
			return fail(`a line before the first class; begin with "== name: rule" or "== name: list"`)
		default:
			e, err := parseEntry(line, in.rules)
			if err != "" {
				return fail(err)
			}
			e.Class, e.File, e.Line = in.name, name, n
			in.lines = append(in.lines, e)
		}
	}
	return nil
}

// room makes room for the lines of the section that rest begins with.
func (c *class) room(rest string) {
	section, _, _ := strings.Cut(rest, "\n==")
	c.lines = slices.Grow(c.lines, strings.Count(section, "\n")+1)
}

// expanded is the entries of the lines: of a list one for each item.
func (c *class) expanded() []Entry {
	if c.rules {
		return c.lines
	}
	out := make([]Entry, 0, c.count())
	for e, item := range c.items {
		out = append(out, *e)
		out[len(out)-1].Pattern = item
	}
	return out
}

// count is how many items there are, at most.
func (c *class) count() int {
	n := len(c.lines)
	for i := range c.lines {
		n += strings.Count(c.lines[i].Pattern, ",")
	}
	return n
}

// items calls yield with each item of each line, and with the line; a rule is one item.
func (c *class) items(yield func(line *Entry, item string) bool) {
	for i := range c.lines {
		e := &c.lines[i]
		if c.rules || strings.IndexByte(e.Pattern, ',') < 0 {
			if !yield(e, e.Pattern) {
				return
			}
			continue
		}
		for item := range strings.SplitSeq(e.Pattern, ",") {
			if item = strings.TrimSpace(item); item != "" && !yield(e, item) {
				return
			}
		}
	}
}

func (l *Lexicon) header(line string) (*class, string) {
	name, kind, ok := strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, "==")), ":")
	name, kind = strings.TrimSpace(name), strings.TrimSpace(kind)
	if !ok || name == "" || kind != "rule" && kind != "list" {
		return nil, `a class starts with "== name: rule" or "== name: list"`
	}
	c := l.classes[name]
	if c == nil {
		c = &class{name: name, rules: kind == "rule"}
		c.entries = sync.OnceValue(c.expanded)
		l.classes[name] = c
	}
	if c.rules != (kind == "rule") {
		return nil, fmt.Sprintf("class %s is a list in one place and a set of rules in another", name)
	}
	return c, ""
}

// parseEntry reads a line; a rule needs an example.
func parseEntry(line string, rule bool) (Entry, string) {
	var e Entry
	pattern, rest, more := strings.Cut(line, " | ")
	if e.Pattern = strings.TrimSpace(pattern); strings.Contains(e.Pattern, "  ") || strings.IndexByte(e.Pattern, '\t') >= 0 {
		e.Pattern = strings.Join(strings.Fields(e.Pattern), " ")
	}
	if e.Pattern == "" {
		return e, "a line without a pattern"
	}
	e.fields = rest
	shown := false
	for more {
		var f string
		f, rest, more = strings.Cut(rest, " | ")
		f = strings.TrimSpace(f)
		switch {
		case strings.HasPrefix(f, "+ "):
			if strings.Count(f, "[") != 1 || strings.Count(f, "]") != 1 {
				return e, "an example marks the words that the rule matches with one [ and one ]"
			}
			shown = true
		case strings.HasPrefix(f, "- "), f == "":
		case strings.Contains(f, "="):
			for _, pair := range splitAttrs(f) {
				k, v, _ := strings.Cut(pair, "=")
				e.Attrs = append(e.Attrs, Attr{strings.TrimSpace(k), strings.TrimSpace(v)})
			}
		default:
			return e, `a field is "key=value", "+ example" or "- counter-example"`
		}
	}
	if rule && !shown {
		return e, `a rule without an example; add "| + words with the [matched part] in brackets"`
	}
	return e, ""
}

// splitAttrs parts "a=x b=y z" into "a=x" and "b=y z": a value may hold spaces.
func splitAttrs(f string) []string {
	if strings.Count(f, "=") == 1 && strings.IndexByte(f, '=') < strings.IndexByte(f+" ", ' ') {
		return []string{f}
	}
	var out []string
	for _, w := range strings.Fields(f) {
		if strings.Contains(w, "=") || len(out) == 0 {
			out = append(out, w)
		} else {
			out[len(out)-1] += " " + w
		}
	}
	return out
}

// Classes are the names of the classes, sorted.
func (l *Lexicon) Classes() []string {
	var names []string
	for name := range l.classes {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Lists are the names of the classes that are lists, sorted.
func (l *Lexicon) Lists() []string {
	return slices.DeleteFunc(l.Classes(), func(name string) bool { return l.classes[name].rules })
}

// noClass says that there is no class of that name, and which was probably meant.
func (l *Lexicon) noClass(name string) error {
	for _, known := range l.Classes() {
		if strings.HasPrefix(known, name) || strings.HasPrefix(name, known) || oneOff(known, name) {
			return fmt.Errorf("no class %q; did you mean %q?", name, known)
		}
	}
	return fmt.Errorf("no class %q; the classes are %s", name, strings.Join(l.Classes(), ", "))
}

// oneOff reports whether two names differ in one letter, or in the order of two.
func oneOff(a, b string) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}

// Entries are the lines of a class, in order; none when there is no such class.
func (l *Lexicon) Entries(class string) []Entry {
	if c := l.classes[class]; c != nil {
		return c.entries()
	}
	return nil
}

// Items are the patterns of a class, in order, each with the line that it stands on.
func (l *Lexicon) Items(class string) iter.Seq2[*Entry, string] {
	if c := l.classes[class]; c != nil {
		return c.items
	}
	return func(func(*Entry, string) bool) {}
}

// Len is how many items a class has, at most.
func (l *Lexicon) Len(class string) int {
	if c := l.classes[class]; c != nil {
		return c.count()
	}
	return 0
}

// Set is the patterns of a list, for lists of single words.
func (l *Lexicon) Set(class string) map[string]bool {
	c := l.classes[class]
	if c == nil {
		return map[string]bool{}
	}
	set := make(map[string]bool, c.count())
	for _, item := range c.items {
		set[strings.ToLower(item)] = true
	}
	return set
}
