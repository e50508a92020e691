// Package keys is the one table of what keys do. The help, the hints in the
// footer and the keyboard itself all read it, so none can tell another story.
//
// A key is named as Bubble Tea names it ("j", "ctrl+d", "pgdown"); two keys, one
// after the other, are one binding with a blank between ("g t"). The package
// knows no pane and does nothing: it turns a key, pressed in a place, into an
// Action.
package keys

import (
	"fmt"
	"strings"
)

// A Place is where a key is pressed; a binding holds in one or several.
type Place uint8

// The places.
const (
	InList      Place = 1 << iota // a pane of rows
	InSheet                       // at a glance, or the card of a row
	InArticle                     // the reader
	InOverlay                     // the help, or a list of items over the screen
	InSelection                   // the reader while words are chosen

	Everywhere = InList | InSheet | InArticle | InOverlay
	InBriefing = InList | InSheet | InArticle
)

// An Action is what a key does; its words are also its name in a message.
type Action string

// The actions.
const (
	None         Action = ""
	Down         Action = "down"
	Up           Action = "up"
	HalfDown     Action = "half a page down"
	HalfUp       Action = "half a page up"
	PageDown     Action = "page down"
	PageUp       Action = "page up"
	PageOn       Action = "page on"
	Top          Action = "top"
	Bottom       Action = "bottom"
	Open         Action = "open"
	Card         Action = "card"
	Inside       Action = "inside"
	Back         Action = "back"
	Leave        Action = "leave"
	Next         Action = "next"
	Previous     Action = "previous"
	NextArticle  Action = "next article"
	PrevArticle  Action = "previous article"
	PlaceBack    Action = "earlier place"
	PlaceForth   Action = "later place"
	Search       Action = "search"
	Across       Action = "search everywhere"
	Palette      Action = "palette"
	Items        Action = "items"
	Filter       Action = "filter"
	Unfilter     Action = "unfilter"
	Group        Action = "group"
	Copy         Action = "copy"
	CopyItem     Action = "copy item"
	Edit         Action = "edit"
	Web          Action = "web"
	Pane         Action = "pane"
	NextPane     Action = "next pane"
	PrevPane     Action = "previous pane"
	Times        Action = "count"
	Zoom         Action = "zoom"
	Mouse        Action = "mouse"
	Help         Action = "help"
	Redraw       Action = "redraw"
	Suspend      Action = "suspend"
	Accept       Action = "accept"
	Reject       Action = "reject"
	Later        Action = "later"
	Clear        Action = "no verdict"
	Unreviewed   Action = "next to review"
	Note         Action = "note"
	Tag          Action = "tag"
	Correct      Action = "correct"
	Merge        Action = "merge"
	Split        Action = "split"
	Select       Action = "select"
	WordOn       Action = "word on"
	WordBack     Action = "word back"
	SentenceOn   Action = "sentence on"
	SentenceBack Action = "sentence back"
	OtherEnd     Action = "other end"
	Choose       Action = "choose"
	Undo         Action = "undo"
	Redo         Action = "redo"
	Past         Action = "history"
	Quit         Action = "quit"
)

// A Binding is an action with the keys that do it.
type Binding struct {
	Action Action
	Keys   []string
	In     Place
	Hint   string // a word or two for the footer; "" keeps it out of there
	Help   string // what it does, for the help
	Group  string // heading in the help
	Count  bool   // a number typed before it repeats it
}

// A Map finds the binding of a key.
type Map struct {
	bindings []Binding
}

// A Conflict is a key that means two things in one place.
type Conflict struct {
	Key           string
	First, Second Action
}

func (c *Conflict) Error() string {
	return fmt.Sprintf("key %q is bound to %q and to %q", c.Key, c.First, c.Second)
}

// New checks that no key means two things in one place.
func New(bindings []Binding) (*Map, error) {
	for i, a := range bindings {
		for _, b := range bindings[i+1:] {
			if a.In&b.In == 0 {
				continue
			}
			if key := shared(a.Keys, b.Keys); key != "" {
				return nil, &Conflict{key, a.Action, b.Action}
			}
		}
	}
	return &Map{bindings: bindings}, nil
}

func shared(a, b []string) string {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return x
			}
		}
	}
	return ""
}

// Bindings are all bindings in the order of the table.
func (m *Map) Bindings() []Binding { return m.bindings }

// Find is the binding of a key in a place.
func (m *Map) Find(in Place, key string) (Binding, bool) {
	for _, b := range m.bindings {
		if b.In&in == 0 {
			continue
		}
		for _, k := range b.Keys {
			if k == key {
				return b, true
			}
		}
	}
	return Binding{}, false
}

// Begins reports whether a key is the first of two that are bound in a place.
func (m *Map) Begins(in Place, key string) bool {
	for _, b := range m.bindings {
		for _, k := range b.Keys {
			if b.In&in != 0 && strings.HasPrefix(k, key+" ") {
				return true
			}
		}
	}
	return false
}

// Hints are the bindings that the footer shows in a place, in the order of the
// table.
func (m *Map) Hints(in Place) []Binding {
	var out []Binding
	for _, b := range m.bindings {
		if b.In&in != 0 && b.Hint != "" && len(b.Keys) > 0 {
			out = append(out, b)
		}
	}
	return out
}

// Label is the keys of a binding as a person reads them: "j ↓". max limits how
// many are named; 0 names all.
func (b Binding) Label(max int) string {
	var out []string
	if b.Action == Pane {
		return b.Keys[0] + "–" + b.Keys[len(b.Keys)-1]
	}
	for i, k := range b.Keys {
		if max > 0 && i == max {
			break
		}
		out = append(out, Name(k))
	}
	return strings.Join(out, " ")
}

// Name is a key as a person reads it.
func Name(key string) string {
	switch key {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "enter":
		return "Enter"
	case "esc":
		return "Esc"
	case "tab":
		return "Tab"
	case "shift+tab":
		return "Shift-Tab"
	case "space":
		return "Space"
	case "backspace":
		return "Backspace"
	case "home":
		return "Home"
	case "end":
		return "End"
	case "pgup":
		return "PgUp"
	case "pgdown":
		return "PgDn"
	}
	if first, second, ok := strings.Cut(key, " "); ok {
		return Name(first) + Name(second)
	}
	if rest, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return "Ctrl-" + rest
	}
	return key
}
