// Package config is the settings of a person: config.toml, read and checked, and
// written out with its defaults.
//
// Whatever is wrong in the file is told with its line and what was probably
// meant; nothing of it is passed over. The package reads no file: it is given the
// text.
package config

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"readout/model/near"
	"readout/ui/keys"
)

// The themes.
const (
	Auto  = "auto" // by the background of the terminal
	Dark  = "dark"
	Light = "light"
	None  = "none" // no colour
)

// Settings are what a person may set. The zero value is the program as it comes.
type Settings struct {
	Theme string         // "" is Auto
	Mouse bool           // on from the start
	Width int            // cells of text of an article at most; 0 is DefaultWidth
	Keys  []keys.Binding // nil is keys.Default
}

// The width of the text of an article, in cells.
const (
	DefaultWidth = 88
	leastWidth   = 30
	mostWidth    = 300
)

// Bindings are the keys.
func (s Settings) Bindings() []keys.Binding {
	if s.Keys == nil {
		return keys.Default()
	}
	return s.Keys
}

// Measure is the cells of text of an article at most.
func (s Settings) Measure() int { return cmp.Or(s.Width, DefaultWidth) }

// An Error is what is wrong in the file.
type Error struct {
	Line int // from 1; 0 where it is of no line
	What string
	Hint string // what helps; "" when nothing is known to
}

func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("line %d: %s", e.Line, e.What)
	}
	return e.What
}

// Parse reads the text of a config.toml. Its error is an *Error.
func Parse(text string) (Settings, error) {
	var values map[string]any
	if _, err := toml.Decode(text, &values); err != nil {
		var p toml.ParseError
		if errors.As(err, &p) {
			line := p.Position.Line
			if strings.Contains(p.Message, `'\n'`) { // the position is that of the character after it
				line--
			}
			return Settings{}, &Error{Line: max(line, 1), What: p.Message, Hint: "readout config prints a sound one"}
		}
		return Settings{}, &Error{What: err.Error()}
	}
	var s Settings
	known := []string{"theme", "mouse", "width", "keys"}
	for _, key := range sorted(values) {
		line := lineOf(text, "", key)
		switch key {
		case "theme":
			themes := []string{Auto, Dark, Light, None}
			name, ok := values[key].(string)
			if !ok || !slices.Contains(themes, name) {
				return s, &Error{line, fmt.Sprintf("theme cannot be %v", quoted(values[key])), meant(name, themes, "it is one of "+strings.Join(themes, ", "))}
			}
			s.Theme = name
		case "mouse":
			on, ok := values[key].(bool)
			if !ok {
				return s, &Error{line, fmt.Sprintf("mouse cannot be %v", quoted(values[key])), "it is true or false"}
			}
			s.Mouse = on
		case "width":
			n, ok := values[key].(int64)
			if !ok || n < leastWidth || n > mostWidth {
				return s, &Error{line, fmt.Sprintf("width cannot be %v", quoted(values[key])), fmt.Sprintf("it is a number from %d to %d", leastWidth, mostWidth)}
			}
			s.Width = int(n)
		case "keys":
			table, ok := values[key].(map[string]any)
			if !ok {
				return s, &Error{line, "keys is not a table", "[keys]"}
			}
			var err error
			if s.Keys, err = rebound(text, table); err != nil {
				return s, err
			}
		default:
			return s, &Error{line, fmt.Sprintf("unknown setting %q", key), meant(key, known, "readout config lists the settings")}
		}
	}
	return s, nil
}

// rebound is the table of keys with the ones of the file.
func rebound(text string, table map[string]any) ([]keys.Binding, error) {
	out := keys.Default()
	for _, name := range sorted(table) {
		line := lineOf(text, "keys", name)
		i := slices.IndexFunc(out, func(b keys.Binding) bool { return Name(b.Action) == name })
		if i < 0 || out[i].Action == keys.Pane {
			return nil, &Error{line, fmt.Sprintf("unknown action %q", name), meant(name, actions(), "readout config lists the actions")}
		}
		list, ok := texts(table[name])
		if !ok {
			return nil, &Error{line, fmt.Sprintf("%s is not a list of keys", name), name + ` = ["x", "ctrl+x"]`}
		}
		for _, k := range list {
			if hint, ok := keys.Known(k); !ok {
				return nil, &Error{line, fmt.Sprintf("%s: there is no key %q", name, k), hint}
			}
		}
		if len(list) == 0 && out[i].Action == keys.Quit {
			return nil, &Error{line, "quit needs a key", `quit = ["q"]`}
		}
		out[i].Keys = list
	}
	if _, err := keys.New(out); err != nil {
		var c *keys.Conflict
		line := 0
		if errors.As(err, &c) {
			line = max(lineOf(text, "keys", Name(c.First)), lineOf(text, "keys", Name(c.Second)))
		}
		return nil, &Error{line, err.Error(), "give one of them another key"}
	}
	return out, nil
}

// texts is a text or a list of texts.
func texts(v any) ([]string, bool) {
	switch v := v.(type) {
	case string:
		return []string{v}, true
	case []any:
		out := []string{}
		for _, x := range v {
			s, ok := x.(string)
			if !ok {
				return nil, false
			}
			out = append(out, s)
		}
		return out, true
	}
	return nil, false
}

// Name is what an action is called in the file.
func Name(a keys.Action) string { return strings.ReplaceAll(string(a), " ", "-") }

// actions are the names of what can be bound.
func actions() []string {
	var out []string
	for _, b := range keys.Default() {
		if b.Action != keys.Pane {
			out = append(out, Name(b.Action))
		}
	}
	return out
}

func sorted(m map[string]any) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func quoted(v any) string {
	if s, ok := v.(string); ok {
		return fmt.Sprintf("%q", s)
	}
	return fmt.Sprint(v)
}

func meant(s string, known []string, or string) string {
	if word := near.Word(s, known); word != "" {
		return fmt.Sprintf("did you mean %s?", word)
	}
	return or
}

// lineOf is the line of a key of a table, 0 when it is not found.
func lineOf(text, table, key string) int {
	in, n := "", 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "["); ok {
			in = strings.Trim(strings.TrimSpace(strings.SplitN(name, "]", 2)[0]), `"'`)
			if table == "" && in == key {
				return n
			}
			continue
		}
		name, _, _ := strings.Cut(line, "=")
		name = strings.TrimSpace(name)
		if in == table && strings.Trim(name, `"'`) == key || in == "" && table != "" && name == table+"."+key ||
			in == "" && table == "" && strings.HasPrefix(name, key+".") {
			return n
		}
	}
	return 0
}

// Default is a config.toml that sets everything to what it is, each line with
// what it does and taken out.
func Default(path string) string {
	var b strings.Builder
	b.WriteString("# Settings of readout. Take the # from a line to change it.\n")
	if path != "" {
		b.WriteString("# They are read from " + path + "\n")
	}
	fmt.Fprintf(&b, "\n# auto (by the background of the terminal), dark, light or none (no colour)\n#theme = %q\n", Auto)
	b.WriteString("\n# the mouse from the start; its key turns it on and off\n#mouse = false\n")
	fmt.Fprintf(&b, "\n# columns of text of an article at most, %d to %d\n#width = %d\n", leastWidth, mostWidth, DefaultWidth)
	b.WriteString("\n# Keys: one or several for an action, two pressed one after the other with a\n# space between. A key means one thing in one place; digits go to the panes.\n#[keys]\n")
	width := 0
	var lines [][2]string
	for _, k := range keys.Default() {
		if k.Action == keys.Pane {
			continue
		}
		list := make([]string, len(k.Keys))
		for i := range k.Keys {
			list[i] = fmt.Sprintf("%q", k.Keys[i])
		}
		line := fmt.Sprintf("#%s = [%s]", Name(k.Action), strings.Join(list, ", "))
		width = max(width, len(line))
		lines = append(lines, [2]string{line, k.Help})
	}
	for _, l := range lines {
		fmt.Fprintf(&b, "%-*s  # %s\n", width, l[0], l[1])
	}
	return b.String()
}
