package content

import (
	"strings"
	"testing"
)

func TestParseSettings(t *testing.T) {
	s := parseSettings([]byte(`title = "Ferry sale,
" `))
	if len(s.faults) == 0 {
		t.Error("a torn text has no fault")
	}
	s = parseSettings([]byte(`
title = "The ferry sale"
event = 2024-03-05

[[issue]]
id = "price"
title = "The price"
question = "Who pays?"
terms = ["price", "pay"]

[[source]]
path = "a.txt"
outlet = "Plain Herald"
published = "2024-03"

[[participant]]
name = "Ana Lund"
aliases = ["Lund"]

[[same]]
items = ["one", "two"]
`))
	if len(s.faults) > 0 {
		t.Fatalf("faults %v", s.faults)
	}
	if s.title != "The ferry sale" || s.event.String() != "2024-03-05" || len(s.lenses) != 1 || len(s.known) != 1 || len(s.same) != 1 || len(s.sources) != 1 {
		t.Errorf("%+v", s)
	}
	if l := s.lenses[0]; l.ID != "price" || l.Question != "Who pays?" || len(l.Terms) != 2 {
		t.Errorf("lens %+v", l)
	}
	if c := s.sources[0]; c.path != "a.txt" || c.outlet != "Plain Herald" || c.published != "2024-03" {
		t.Errorf("source %+v", c)
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name, in string
		line     int
		want     string // part of the fault
	}{
		{"unknown key", "titel = \"x\"\n", 1, `unknown key "titel"; did you mean "title"?`},
		{"unknown table", "title = \"x\"\n\n[[isue]]\nid = \"a\"\n", 3, `unknown key "isue"; did you mean "issue"?`},
		{"unknown key in a table", "[[issue]]\nid = \"a\"\n[[issue]]\nid = \"b\"\nterm = [\"x\"]\n", 5, `did you mean "terms"?`},
		{"wrong type", "title = 3\n", 1, "title must be a text in quotation marks, not a number"},
		{"a text for a list", "[[issue]]\nid = \"a\"\nterms = \"x\"\n", 3, "terms must be a list"},
		{"a number in a list", "[[issue]]\nid = \"a\"\nterms = [\"x\", 2]\n", 3, "it holds a number"},
		{"no date", "event = \"last week\"\n", 1, "event must be a date"},
		{"no whole date", "event = \"2024-03\"\n", 1, "event must be a whole day"},
		{"one bracket", "[issue]\nid = \"a\"\n", 1, "write [[issue]] with two brackets"},
		{"id used twice", "[[issue]]\nid = \"a\"\n\n[[issue]]\nid = \"a\"\n", 5, `the id "a" is used twice, first on line 2`},
		{"no id", "[[issue]]\ntitle = \"A\"\n", 1, `the issue "A" needs an id`},
		{"no path", "[[source]]\noutlet = \"A\"\n", 1, "needs a path"},
		{"one item", "[[same]]\nitems = [\"a\"]\n", 1, "two items or more"},
		{"no TOML", "title = \"a\"\n[[issue]]\nid = \"b\"\n[[source]\npath = 1\n", 4, "lines 4 to 5 are not used"},
		{"a torn line", "title = \"a\nevent = \"2024-03-05\"\n", 1, "this line is not used"},
		{"a torn line, and one more", "title = \"a\nevent = 2024-03-55\n", 2, "this line is not used"},
		{"a key twice", "title = \"a\"\ntitle = \"b\"\n", 2, "this line is not used"},
		{"a list that is never closed", "[[issue]]\nid = \"a\"\nterms = [\"x\",\n\"y\"\n\n[[issue]]\nid = \"b\"\n", 6, "lines 3 to 5 are not used"},
		{"a long text that is never closed", "event = 2024-03-05\ntitle = \"\"\"a\n[[issue]]\nid = \"b\"\n", 4, "lines 2 to 4 are not used"},
		{"behind a torn table", "[[issue]]\nid = \"a\"\n[[issue]\nid = \"b\"\n[[issue]]\nid = \"c\"\nterm = []\n", 7, `did you mean "terms"?`},
		{"keys in a long text", "title = \"\"\"\nevent = 1\n\"\"\"\nevnt = \"2024-03-05\"\n", 4, `did you mean "event"?`},
		{"not text", "a\x00b", 1, "not text"},
	} {
		s := parseSettings([]byte(c.in))
		found := false
		for _, f := range s.faults {
			found = found || f.line == c.line && strings.Contains(f.text, c.want)
		}
		if !found {
			t.Errorf("%s: want line %d %q, got %v", c.name, c.line, c.want, s.faults)
		}
	}
}

// What nests without end, or is long without end, is told and costs no time.
func TestSettingsWithoutEnd(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"brackets":            {"title = \"a\"\na = " + strings.Repeat("[", 1<<19), "line 2: it is nested deeper"},
		"braces":              {"a = " + strings.Repeat("{a=", 1<<18), "line 1: it is nested deeper"},
		"dots":                {strings.Repeat("a.", 1<<18) + "a = 1", "line 1: it is nested deeper"},
		"dots of a table":     {"\n\n[" + strings.Repeat("a.", 1<<18) + "a]", "line 3: it is nested deeper"},
		"a long text":         {"title = \"" + strings.Repeat("x", 1<<20) + "\"", "longer than 1 MB"},
		"brackets in a text":  {"title = \"" + strings.Repeat("[", 1<<10) + "\"", ""},
		"dots in a long text": {"title = '''\n" + strings.Repeat(".", 1<<10) + "'''", ""},
		"dots in a comment":   {"# " + strings.Repeat("[.", 100) + "\ntitle = \"a\"", ""},
		"an escaped mark":     {"title = \"\\\"" + strings.Repeat("[", 100) + "\"", ""},
	} {
		s := parseSettings([]byte(c.in))
		var got string
		for _, n := range s.notices("dossier.toml") {
			got += n.Message
		}
		if c.want == "" && got != "" || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// What is sound holds, whatever stands beside it.
func TestSoundPart(t *testing.T) {
	s := parseSettings([]byte("title = \"A\"\ncolour = \"x\"\n\n[[issue]]\nid = \"b\"\nterms = [1]\n\n[[issue]]\nid = \"b\"\n\n[[issue]]\nid = \"c\"\n\n[[participant]]\nname = 3\n"))
	if s.title != "A" || len(s.lenses) != 2 || s.lenses[1].ID != "c" || len(s.faults) != 5 {
		t.Errorf("%+v", s)
	}
	s = parseSettings([]byte("title = \"A\"\n[[issue]]\nid = \"b\"\n[[issue]]\nid = b\n"))
	if s.title != "A" || len(s.lenses) != 1 || len(s.faults) != 2 { // the value, and the issue that has no id then
		t.Errorf("beside an error: %+v", s)
	}
	s = parseSettings([]byte("titel = \"A\nevent = 2024-03-05\n[[issue]]\nid = \"b\"\nterms = [\"x\" \"y\"]\n\n[[issue]\nid = \"c\"\n\n[[issue]]\nid = \"d\"\n"))
	if s.event.String() != "2024-03-05" || len(s.lenses) != 2 || s.lenses[1].ID != "d" || len(s.faults) != 3 {
		t.Errorf("around errors: %+v", s)
	}
}

func FuzzParseSettings(f *testing.F) {
	for _, s := range []string{"title = \"a\"\n[[issue]]\nid = \"b\"\n", "[issue]\nid=1\n", "a.b.c = [{x=1}]", "issue = [{id = \"a\"}, {id = \"a\"}]", "title = '''\n'''\n[[", "\"\" = 1"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s := parseSettings(data)
		seen := map[string]bool{}
		for _, l := range s.lenses {
			if l.ID == "" || seen[l.ID] {
				t.Fatalf("issue %+v", l)
			}
			seen[l.ID] = true
		}
		lines := strings.Count(string(data), "\n") + 1 + strings.Count(string(data), "\r")
		for _, fault := range s.faults {
			if fault.text == "" || fault.line < 0 || fault.line > lines+strings.Count(string(data), "\u2028")+strings.Count(string(data), "\f")+len(data) {
				t.Fatalf("fault %+v of %d lines", fault, lines)
			}
		}
	})
}

// A path that init wrote finds its file, though what cannot be shown was taken out of it.
func TestPathAsItIsShown(t *testing.T) {
	paths := []string{"a\u202eb.txt", "ab.txt", "c\u202ed.txt"}
	for given, want := range map[string]string{"ab.txt": "ab.txt", "cd.txt": "c\u202ed.txt", "e.txt": "e.txt", "a\u202eb.txt": "a\u202eb.txt"} {
		if got := asRead(given, paths); got != want {
			t.Errorf("%q is %q, want %q", given, got, want)
		}
	}
}
