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
	"slices"
	"sort"
	"strings"
)

// A Lexicon is a set of classes.
type Lexicon struct {
	classes  map[string]*class
	compiled map[string][]node // by pattern, and by "@class"; of what is parsed so far
}

type class struct {
	name    string
	rules   bool // kind rule: examples are required
	entries []Entry
}

// An Entry is one line: a rule or an item of a list.
type Entry struct {
	ID       string // "class: pattern"
	Class    string
	Pattern  string
	Attrs    []Attr
	Examples []string // words to be matched in [ ]
	Counters []string
	File     string
	Line     int
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
	l.compiled = map[string][]node{}
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
			e, err := parseEntry(line)
			if err != "" {
				return fail(err)
			}
			if in.rules && len(e.Examples) == 0 {
				return fail(`a rule without an example; add "| + words with the [matched part] in brackets"`)
			}
			e.Class, e.File, e.Line = in.name, name, n
			in.add(e)
		}
	}
	return nil
}

// room makes room for the entries of the section that rest begins with.
func (c *class) room(rest string) {
	section, _, _ := strings.Cut(rest, "\n==")
	n := strings.Count(section, "\n") + 1
	if !c.rules {
		n += strings.Count(section, ",")
	}
	c.entries = slices.Grow(c.entries, n)
}

// add takes in a line: one rule, or the items of a list, which commas part.
func (c *class) add(e Entry) {
	if c.rules {
		e.ID = c.name + ": " + e.Pattern
		c.entries = append(c.entries, e)
		return
	}
	ids := make([]byte, 0, len(e.Pattern)+(strings.Count(e.Pattern, ",")+1)*(len(c.name)+len(": ")))
	first := len(c.entries)
	for item := range strings.SplitSeq(e.Pattern, ",") {
		if item = strings.TrimSpace(item); item != "" {
			ids = append(append(append(ids, c.name...), ": "...), item...)
			c.entries = append(c.entries, e)
			c.entries[len(c.entries)-1].Pattern = item
		}
	}
	rest := string(ids) // one string for the IDs of the whole line
	for i := range c.entries[first:] {
		x := &c.entries[first+i]
		n := len(c.name) + len(": ") + len(x.Pattern)
		x.ID, rest = rest[:n], rest[n:]
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
		l.classes[name] = c
	}
	if c.rules != (kind == "rule") {
		return nil, fmt.Sprintf("class %s is a list in one place and a set of rules in another", name)
	}
	return c, ""
}

func parseEntry(line string) (Entry, string) {
	var e Entry
	pattern, rest, more := strings.Cut(line, " | ")
	if e.Pattern = strings.TrimSpace(pattern); strings.Contains(e.Pattern, "  ") || strings.Contains(e.Pattern, "\t") {
		e.Pattern = strings.Join(strings.Fields(e.Pattern), " ")
	}
	for more {
		var f string
		f, rest, more = strings.Cut(rest, " | ")
		f = strings.TrimSpace(f)
		switch {
		case strings.HasPrefix(f, "+ "):
			if strings.Count(f, "[") != 1 || strings.Count(f, "]") != 1 {
				return e, "an example marks the words that the rule matches with one [ and one ]"
			}
			e.Examples = append(e.Examples, f[2:])
		case strings.HasPrefix(f, "- "):
			e.Counters = append(e.Counters, f[2:])
		case strings.Contains(f, "="):
			for _, pair := range splitAttrs(f) {
				k, v, _ := strings.Cut(pair, "=")
				e.Attrs = append(e.Attrs, Attr{strings.TrimSpace(k), strings.TrimSpace(v)})
			}
		case f == "":
		default:
			return e, `a field is "key=value", "+ example" or "- counter-example"`
		}
	}
	if e.Pattern == "" {
		return e, "a line without a pattern"
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
		return c.entries
	}
	return nil
}

// Set is the patterns of a list, for lists of single words.
func (l *Lexicon) Set(class string) map[string]bool {
	entries := l.Entries(class)
	set := make(map[string]bool, len(entries))
	for i := range entries {
		set[strings.ToLower(entries[i].Pattern)] = true
	}
	return set
}
