// Package config is the settings of a person: config.toml, read and checked, and
// written out with its defaults.
//
// Whatever is wrong in the file is told with its line and what was probably
// meant; nothing of it is passed over, and nobody is locked out by it: where a
// line is wrong the default holds, and the other lines hold all the same. The
// package reads no file: it is given the text.
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

// Errors are all that is wrong in the file, in the order of its lines.
type Errors []*Error

func (e Errors) Error() string {
	all := make([]string, len(e))
	for i := range e {
		all[i] = e[i].Error()
	}
	return strings.Join(all, "; ")
}

// Unwrap are the mistakes one by one.
func (e Errors) Unwrap() []error {
	all := make([]error, len(e))
	for i := range e {
		all[i] = e[i]
	}
	return all
}

// Parse reads the text of a config.toml. Its error is Errors; the settings are
// sound with it too, those of wrong lines being the default.
func Parse(text string) (Settings, error) {
	p := parser{text: text}
	p.all(p.decode())
	if len(p.wrong) == 0 {
		return p.Settings, nil
	}
	slices.SortStableFunc(p.wrong, func(a, b *Error) int { return cmp.Compare(a.Line, b.Line) })
	return p.Settings, p.wrong
}

// A parser reads the values of a file and collects what is wrong with them.
type parser struct {
	Settings
	text  string
	wrong Errors
}

func (p *parser) fault(line int, what, hint string) {
	p.wrong = append(p.wrong, &Error{line, what, hint})
}

// mostTorn is how many torn lines are told; what follows the last is left out.
const mostTorn = 20

// decode reads the file as TOML. A torn line is told and left out; where it is the
// head of a table, so is what follows, which would be taken for something else.
func (p *parser) decode() map[string]any {
	lines := slices.Collect(strings.Lines(p.text))
	for range mostTorn {
		values := map[string]any{}
		_, err := toml.Decode(strings.Join(lines, ""), &values)
		if err == nil {
			return values
		}
		var torn toml.ParseError
		if !errors.As(err, &torn) {
			p.fault(0, err.Error(), "")
			return nil
		}
		at := torn.Position.Line
		if strings.Contains(torn.Message, `'\n'`) { // the position is that of the character after it
			at--
		}
		at = min(max(at, 1), max(len(lines), 1))
		p.fault(at, torn.Message, "readout config prints a sound one")
		if len(lines) == 0 || strings.TrimSpace(lines[at-1]) == "" {
			return nil
		}
		if strings.HasPrefix(strings.TrimSpace(lines[at-1]), "[") {
			lines = lines[:at-1]
			continue
		}
		lines[at-1] = "\n"
	}
	return nil
}

// all reads the values of the file.
func (p *parser) all(values map[string]any) {
	known := []string{"theme", "mouse", "width", "keys"}
	for _, key := range sorted(values) {
		line, v := lineOf(p.text, "", key), values[key]
		switch key {
		case "theme":
			themes := []string{Auto, Dark, Light, None}
			name, ok := v.(string)
			if !ok || !slices.Contains(themes, name) {
				p.fault(line, fmt.Sprintf("theme cannot be %v", quoted(v)), meant(name, themes, "it is one of "+strings.Join(themes, ", ")))
				continue
			}
			p.Theme = name
		case "mouse":
			on, ok := v.(bool)
			if !ok {
				p.fault(line, fmt.Sprintf("mouse cannot be %v", quoted(v)), "it is true or false")
				continue
			}
			p.Mouse = on
		case "width":
			n, ok := v.(int64)
			if !ok || n < leastWidth || n > mostWidth {
				p.fault(line, fmt.Sprintf("width cannot be %v", quoted(v)), fmt.Sprintf("it is a number from %d to %d", leastWidth, mostWidth))
				continue
			}
			p.Width = int(n)
		case "keys":
			if table, ok := v.(map[string]any); ok {
				p.rebind(table)
			} else {
				p.fault(line, "keys is not a table", "[keys]")
			}
		default:
			p.fault(line, fmt.Sprintf("unknown setting %q", key), meant(key, known, "readout config lists the settings"))
		}
	}
}

// A bound action is one that the file gives keys.
type bound struct {
	line int
	at   int // index in the table of keys
	keys []string
}

// rebind makes the table of keys with the ones of the file. A key of the file is
// taken from the action that has it by default; two actions of the file cannot
// have one key.
func (p *parser) rebind(table map[string]any) {
	out := keys.Default()
	var file []bound
	for _, b := range p.bound(table, out) {
		if p.free(b, file, out) {
			file = append(file, b)
		}
	}
	for _, b := range file {
		out[b.at].Keys = b.keys
	}
	p.Keys = out
	for _, b := range file {
		for i := range out {
			if i != b.at && out[i].In&out[b.at].In != 0 && !slices.ContainsFunc(file, func(f bound) bool { return f.at == i }) {
				out[i].Keys = slices.DeleteFunc(slices.Clone(out[i].Keys), func(k string) bool { return slices.Contains(b.keys, k) })
			}
		}
	}
	if _, err := keys.New(out); err != nil {
		p.fault(0, err.Error(), "the keys are those that readout config prints")
		p.Keys = nil
	}
}

// bound are the actions of the file that keys can be given as it says, in the
// order of their lines.
func (p *parser) bound(table map[string]any, known []keys.Binding) []bound {
	var out []bound
	for _, name := range sorted(table) {
		line := lineOf(p.text, "keys", name)
		i := slices.IndexFunc(known, func(b keys.Binding) bool { return Name(b.Action) == name })
		if i < 0 || known[i].Action == keys.Pane {
			p.fault(line, fmt.Sprintf("unknown action %q", name), meant(name, actions(), "readout config lists the actions"))
			continue
		}
		list, ok := texts(table[name])
		if !ok {
			p.fault(line, fmt.Sprintf("%s is not a list of keys", name), name+` = ["x", "ctrl+x"]`)
			continue
		}
		sound := true
		for _, k := range list {
			if hint, ok := keys.Known(k); !ok {
				p.fault(line, fmt.Sprintf("%s: there is no key %q", name, k), hint)
				sound = false
			}
		}
		if sound {
			out = append(out, bound{line, i, list})
		}
	}
	slices.SortStableFunc(out, func(a, b bound) int { return cmp.Compare(a.line, b.line) })
	return out
}

// free reports whether an action can have its keys beside those of the lines before,
// and tells why not: digits are the panes', and there is always a key that quits.
func (p *parser) free(b bound, before []bound, known []keys.Binding) bool {
	const another = "give one of them another key"
	for _, k := range b.keys {
		for _, f := range before {
			if known[f.at].In&known[b.at].In != 0 && slices.Contains(f.keys, k) {
				p.fault(b.line, (&keys.Conflict{Key: k, First: known[f.at].Action, Second: known[b.at].Action}).Error(), another)
				return false
			}
		}
		for i := range known {
			if known[i].Action == keys.Pane && known[i].In&known[b.at].In != 0 && slices.Contains(known[i].Keys, k) {
				p.fault(b.line, (&keys.Conflict{Key: k, First: keys.Pane, Second: known[b.at].Action}).Error(), "digits go to the panes; give it another key")
				return false
			}
		}
	}
	quit := slices.IndexFunc(known, func(k keys.Binding) bool { return k.Action == keys.Quit })
	left := slices.Clone(known[quit].Keys)
	for _, f := range append(slices.Clone(before), b) {
		if f.at == quit {
			left = slices.Clone(f.keys)
			break
		}
		left = slices.DeleteFunc(left, func(k string) bool { return slices.Contains(f.keys, k) })
	}
	if len(left) == 0 {
		p.fault(b.line, "quit needs a key", `quit = ["q"]`)
		return false
	}
	return true
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
	b.WriteString("\n# Keys: one or several for an action, two pressed one after the other with a\n# space between. A key that you give to one action is taken from the one that has\n# it here; digits go to the panes.\n#[keys]\n")
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
