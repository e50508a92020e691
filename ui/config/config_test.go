package config_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"readout/ui/config"
	"readout/ui/keys"
)

// TestDefaultIsTheDefault reads what is written out: as it comes, and with every
// line taken in, it changes nothing.
func TestDefaultIsTheDefault(t *testing.T) {
	text := config.Default("/home/x/config.toml")
	s, err := config.Parse(text)
	if err != nil || !reflect.DeepEqual(s, config.Settings{}) {
		t.Errorf("%+v, %v", s, err)
	}
	var in strings.Builder
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(line, "#"); ok && !strings.HasPrefix(rest, " ") {
			line = rest
		}
		in.WriteString(line)
	}
	s, err = config.Parse(in.String())
	if err != nil {
		t.Fatalf("%v in\n%s", err, in.String())
	}
	if s.Theme != config.Auto || s.Mouse || s.Measure() != config.DefaultWidth || !reflect.DeepEqual(s.Bindings(), keys.Default()) {
		t.Errorf("%+v", s)
	}
}

func TestParse(t *testing.T) {
	s, err := config.Parse("theme = \"light\"\nmouse = true\nwidth = 70\n[keys]\nzoom = [\"Z\", \"ctrl+space\"]\ncopy = \"f9\"\nredraw = []\nsearch-everywhere = [\"g g\"]\n")
	if err != nil {
		t.Fatal(err)
	}
	m, err := keys.New(s.Bindings())
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]keys.Action{"Z": keys.Zoom, "ctrl+space": keys.Zoom, "f9": keys.Copy, "g g": keys.Across} {
		if b, _ := m.Find(keys.InArticle, key); b.Action != want {
			t.Errorf("%s does %q", key, b.Action)
		}
	}
	for _, gone := range []string{"z", "y", "ctrl+l", "g /"} {
		if b, ok := m.Find(keys.InArticle, gone); ok {
			t.Errorf("%s still does %q", gone, b.Action)
		}
	}
	if s.Theme != config.Light || !s.Mouse || s.Measure() != 70 {
		t.Errorf("%+v", s)
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		text string
		line int
		what string // in the message
		hint string // in the hint
	}{
		{"theme = \"drak\"", 1, `theme cannot be "drak"`, "dark"},
		{"\n\nthem = 1", 3, `unknown setting "them"`, "theme"},
		{"mouse = 1", 1, "mouse cannot be 1", "true or false"},
		{"width = 5", 1, "width cannot be 5", "30 to 300"},
		{"width = 1.5", 1, "width cannot be 1.5", ""},
		{"keys = 1", 1, "not a table", "[keys]"},
		{"[keys]\n# a word\nzom = [\"x\"]", 3, `unknown action "zom"`, "zoom"},
		{"[keys]\npane = [\"x\"]", 2, `unknown action "pane"`, ""},
		{"[keys]\nzoom = 3", 2, "not a list", ""},
		{"[keys]\nzoom = [\"ctl+x\"]", 2, `no key "ctl+x"`, "ctrl+x"},
		{"[keys]\nzoom = [\"pgdwn\"]", 2, `no key "pgdwn"`, "pgdown"},
		{"[keys]\nzoom = [\"y\"]\ncopy = [\"y\"]", 3, `"zoom" and to "copy"`, "another key"},
		{"[keys]\nzoom = [\"q\"]\nredraw = [\"ctrl+c\"]", 3, "quit needs a key", ""},
		{"[keys]\nzoom = [\"3\"]", 2, `"pane" and to "zoom"`, ""},
		{"[keys]\nquit = []", 2, "quit needs a key", ""},
		{"[keys\nzoom = []", 1, "", ""},
		{"[colours]\na = 1", 1, `unknown setting "colours"`, ""},
	} {
		_, err := config.Parse(c.text)
		var e *config.Error
		if !errors.As(err, &e) {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if e.Line != c.line || !strings.Contains(e.What, c.what) || !strings.Contains(e.Hint, c.hint) {
			t.Errorf("%q: line %d: %s (%s)", c.text, e.Line, e.What, e.Hint)
		}
	}
}

// TestMistakesLockNobodyOut reads files with mistakes: the default holds for the
// line that is wrong, and what the others say holds.
func TestMistakesLockNobodyOut(t *testing.T) {
	for _, c := range []struct {
		text  string
		wrong int
		want  string // theme, mouse, width, and the keys of zoom
	}{
		{"theme = \"red\"\nmouse = true", 1, " true 88 [z]"},
		{"colour = \"red\"\nwidth = 20\ntheme = \"dark\"", 2, "dark false 88 [z]"},
		{"mouse = tru\nwidth = 70\n[keys]\nzoom = \"Z\"", 1, " false 70 [Z]"},
		{"width = 70\n[keys\nzoom = \"Z\"", 1, " false 70 [z]"},
		{"width = 70\nwidth = 71\n", 1, " false 70 [z]"},
		{"[keys]\nfilter = [\"3\"]\nzoom = [\"Z\"]", 1, " false 88 [Z]"},
		{"[keys]\ncopy = [\"Z\"]\nzoom = [\"Z\"]\n", 1, " false 88 [z]"},
		{"[keys]\nzoom = [\"Z\"]\nquit = []", 1, " false 88 [Z]"},
		{"\x00\n\"\"\"\n", 2, " false 88 [z]"},
	} {
		s, err := config.Parse(c.text)
		var all config.Errors
		errors.As(err, &all)
		m, bad := keys.New(s.Bindings())
		if bad != nil {
			t.Errorf("%q: %v", c.text, bad)
			continue
		}
		var zoom []string
		for _, b := range m.Bindings() {
			if b.Action == keys.Zoom {
				zoom = b.Keys
			}
		}
		if got := fmt.Sprint(s.Theme, " ", s.Mouse, " ", s.Measure(), " ", zoom); got != c.want || len(all) != c.wrong {
			t.Errorf("%q: %s, want %s; %v", c.text, got, c.want, err)
		}
	}
}

// TestTaken gives actions keys that others have by default: no word is needed to
// free them, and each does one thing.
func TestTaken(t *testing.T) {
	s, err := config.Parse("[keys]\nfilter = [\"ctrl+f\"]\naccept = [\"r\"]\nzoom = [\"q\"]\n")
	if err != nil {
		t.Fatal(err)
	}
	m, err := keys.New(s.Bindings())
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]keys.Action{"ctrl+f": keys.Filter, "pgdown": keys.PageDown, "r": keys.Accept, "q": keys.Zoom, "ctrl+c": keys.Quit, "f": keys.None} {
		if b, _ := m.Find(keys.InList, key); b.Action != want {
			t.Errorf("%s does %q, not %q", key, b.Action, want)
		}
	}
	for _, b := range m.Hints(keys.InList) {
		if len(b.Keys) == 0 {
			t.Errorf("%q is hinted at without a key", b.Action)
		}
	}
}

// All mistakes are told, in the order of their lines.
func TestAllErrors(t *testing.T) {
	s, err := config.Parse("width = 5\nmouse = true\nthem = \"dark\"\n[keys]\nzom = [\"x\"]\nzoom = [\"ctl+x\", \"pgdwn\"]\nquit = []\n")
	var all config.Errors
	if !errors.As(err, &all) || !s.Mouse || s.Measure() != config.DefaultWidth || !reflect.DeepEqual(s.Bindings(), keys.Default()) {
		t.Fatalf("%+v, %v", s, err)
	}
	var lines []int
	for _, e := range all {
		lines = append(lines, e.Line)
	}
	if want := []int{1, 3, 5, 6, 6, 7}; !reflect.DeepEqual(lines, want) {
		t.Errorf("lines %v, want %v: %v", lines, want, err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(config.Default(""))
	f.Add("[keys]\nzoom = [\"y\"]")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := config.Parse(text)
		var e *config.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatalf("%v is another kind of error", err)
		}
		if _, err := keys.New(s.Bindings()); err != nil || s.Measure() <= 0 {
			t.Fatalf("%+v: %v", s, err)
		}
	})
}
