package review

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"
)

// ErrAction says that a line holds no action.
var ErrAction = errors.New("not an action")

// A Parser reads lines of a log. Most lines are about items that lines before
// were about too, so it keeps what it read of those: a log of ten thousand
// actions is read in some ten milliseconds. The zero Parser is ready.
type Parser struct {
	Clean func(string) string // what every string goes through; nil leaves them

	items map[string][]Target // by the JSON of the list
}

// Parse reads one line of a log. What a later program may have added is passed over.
func Parse(line []byte) (Action, error) { return new(Parser).Parse(line) }

// Parse reads a line.
func (p *Parser) Parse(line []byte) (Action, error) {
	if len(line) > MaxLine {
		return Action{}, fmt.Errorf("%w: longer than %d bytes", ErrAction, MaxLine)
	}
	a, ok := p.quick(line)
	if !ok {
		a = Action{}
		if err := json.Unmarshal(line, &a); err != nil {
			return Action{}, fmt.Errorf("%w: %w", ErrAction, err)
		}
		p.cleanItems(a.Items)
	}
	p.clean(&a)
	if a.ID == "" || a.Do == "" {
		return Action{}, fmt.Errorf("%w: without an id or without what it does", ErrAction)
	}
	return a, nil
}

// clean cleans all of an action but its items.
func (p *Parser) clean(a *Action) {
	if p.Clean == nil {
		return
	}
	for _, s := range []*string{&a.ID, &a.Time, (*string)(&a.Do), (*string)(&a.Kind), (*string)(&a.Field), &a.Value, &a.Of} {
		*s = p.Clean(*s)
	}
	p.cleanAnchors(a.Spans)
	p.cleanAnchors(a.Who)
	for id, sum := range a.Sources {
		if clean := p.Clean(id); clean != id {
			delete(a.Sources, id)
			a.Sources[clean] = p.Clean(sum)
		} else {
			a.Sources[id] = p.Clean(sum)
		}
	}
}

func (p *Parser) cleanItems(all []Target) {
	if p.Clean == nil {
		return
	}
	for i := range all {
		t := &all[i]
		t.Kind, t.ID = Kind(p.Clean(string(t.Kind))), p.Clean(t.ID)
		p.cleanAnchors(t.Words)
		p.cleanAnchors(t.Said)
		if t.At != nil {
			*t.At = p.cleanAnchor(*t.At)
		}
	}
}

func (p *Parser) cleanAnchors(all []Anchor) {
	for i := range all {
		all[i] = p.cleanAnchor(all[i])
	}
}

func (p *Parser) cleanAnchor(a Anchor) Anchor {
	if p.Clean == nil {
		return a
	}
	a.Source, a.Text, a.Before, a.After = p.Clean(a.Source), p.Clean(a.Text), p.Clean(a.Before), p.Clean(a.After)
	return a
}

// quick reads a line as Line writes it, plain in every string but those of the
// items; false leaves it to encoding/json, which knows all that JSON may be.
func (p *Parser) quick(line []byte) (a Action, ok bool) {
	rest := bytes.TrimSpace(line)
	if len(rest) < 2 || rest[0] != '{' {
		return a, false
	}
	rest = rest[1:]
	for seen := 0; ; {
		key, after, ok := plainBytes(rest)
		if !ok || len(after) == 0 || after[0] != ':' {
			return a, false
		}
		n := valueEnd(after[1:])
		if n == 0 || n >= len(after[1:]) {
			return a, false
		}
		i := slices.Index(keys[:], string(key))
		if i < 0 || seen&(1<<i) != 0 || !p.field(&a, keys[i], after[1:1+n]) {
			return a, false
		}
		seen |= 1 << i
		switch rest = after[1+n:]; {
		case len(rest) == 1 && rest[0] == '}':
			return a, true
		case rest[0] != ',':
			return a, false
		}
		rest = rest[1:]
	}
}

// keys are the keys of a line.
var keys = [...]string{"id", "time", "do", "items", "value", "kind", "field", "of", "spans", "who", "sources"}

// field reads the value of one key.
func (p *Parser) field(a *Action, key string, value []byte) bool {
	switch key {
	case "id":
		return plain(value, &a.ID)
	case "time":
		return plain(value, &a.Time)
	case "do":
		return plain(value, (*string)(&a.Do))
	case "kind":
		return plain(value, (*string)(&a.Kind))
	case "field":
		return plain(value, (*string)(&a.Field))
	case "value":
		return plain(value, &a.Value)
	case "of":
		return plain(value, &a.Of)
	case "spans":
		return json.Unmarshal(value, &a.Spans) == nil
	case "who":
		return json.Unmarshal(value, &a.Who) == nil
	case "sources":
		return json.Unmarshal(value, &a.Sources) == nil
	}
	known, ok := p.items[string(value)]
	if !ok {
		if json.Unmarshal(value, &known) != nil {
			return false
		}
		if p.items == nil {
			p.items = map[string][]Target{}
		}
		p.cleanItems(known)
		p.items[string(value)] = known
	}
	a.Items = known
	return true
}

// plain reads a string without escapes.
func plain(value []byte, into *string) bool {
	s, rest, ok := plainBytes(value)
	*into = string(s)
	return ok && len(rest) == 0
}

// plainBytes is a string without escapes at the start of some JSON, with what
// comes after it.
func plainBytes(b []byte) (s, rest []byte, ok bool) {
	if len(b) == 0 || b[0] != '"' {
		return nil, nil, false
	}
	for i, c := range b[1:] {
		switch {
		case c == '"':
			return b[1 : 1+i], b[2+i:], utf8.Valid(b[1 : 1+i])
		case c < ' ' || c == '\\':
			return nil, nil, false
		}
	}
	return nil, nil, false
}

// valueEnd is how many bytes the string, list or object at the start of some JSON
// takes, 0 where it starts with none. What is in it nobody looked at yet.
func valueEnd(b []byte) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			for i++; i < len(b) && b[i] != '"'; i++ {
				if b[i] == '\\' {
					i++
				}
			}
			if i >= len(b) {
				return 0
			}
		case '[', '{':
			depth++
			continue
		case ']', '}':
			depth--
		default:
			if depth == 0 {
				return 0
			}
			continue
		}
		if depth <= 0 {
			return i + 1
		}
	}
	return 0
}
