package cli

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"readout/model"
	"readout/ui/fixture"
)

// Every help stands on one screen; the first names every command, and each
// command's its flags.
func TestHelp(t *testing.T) {
	list := commands()
	all := helpText(nil)
	for i := range list {
		text := helpText(&list[i])
		lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
		if len(lines) > 24 {
			t.Errorf("%q: %d lines", list[i].name, len(lines))
		}
		for _, l := range lines {
			if len(l) > 80 || l != strings.TrimRight(l, " ") {
				t.Errorf("%d columns: %q", len(l), l)
			}
		}
		if !strings.Contains(all, "readout "+strings.TrimSpace(list[i].name+" "+list[i].args)) {
			t.Errorf("no command %q", list[i].name)
		}
		for _, f := range flags() {
			if want := f.of(list[i].name); slices.ContainsFunc(lines, func(l string) bool {
				return strings.HasPrefix(l, "  -") && slices.Contains(strings.Fields(l), "--"+f.name)
			}) != want {
				t.Errorf("%q and its flag %q", list[i].name, f.name)
			}
		}
	}
}

// TestHelpOfACommand lists what the command can do and nothing else.
func TestHelpOfACommand(t *testing.T) {
	for _, c := range []struct {
		command, has string
		lacks        []string
	}{
		{"diff", "txt, md or json", []string{"--linear", "--fresh", "--watch", "csv"}},
		{"export", "html", []string{"--linear", "--fresh", "--watch", "diff"}},
		{"import", "--watch", nil},
		{"config", "--help", []string{"--linear", "--format"}},
	} {
		list := commands()
		text := helpText(&list[slices.IndexFunc(list, func(k command) bool { return k.name == c.command })])
		if !strings.Contains(text, c.has) {
			t.Errorf("%s: the help lacks %q:\n%s", c.command, c.has, text)
		}
		for _, no := range c.lacks {
			if strings.Contains(text, no) {
				t.Errorf("%s: the help has %q:\n%s", c.command, no, text)
			}
		}
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		args                  string
		command, format, rest string
		layers, linear        bool
	}{
		{"", "", "", "", false, false},
		{"a b", "", "", "a b", false, false},
		{"-", "", "", "-", false, false},
		{"export", "export", "", "", false, false},
		{"export --format md a", "export", "md", "a", false, false},
		{"--format=txt export --layers a b", "export", "txt", "a b", true, false},
		{"a export", "", "", "a export", false, false},
		{"explain x a --linear", "explain", "", "x a", false, true},
		{"-- --linear", "", "", "--linear", false, false},
	} {
		got, err := parse(strings.Fields(c.args))
		if err != nil {
			t.Errorf("%q: %v", c.args, err)
			continue
		}
		if got.command.name != c.command || got.format != c.format || got.layers != c.layers || got.linear != c.linear || strings.Join(got.paths, " ") != c.rest {
			t.Errorf("%q: %q %+v", c.args, got.command.name, got)
		}
	}
}

// run runs a command line over the invented briefing.
func run(load Load, environ []string, args ...string) (code int, out, errs string) {
	var stdout, stderr bytes.Buffer
	p := Program{Load: load, Embedded: fstest.MapFS{}, Stdin: strings.NewReader("words"), Stdout: &stdout, Stderr: &stderr, Environ: environ}
	code = p.Main(context.Background(), args)
	return code, stdout.String(), stderr.String()
}

func invented(context.Context, fs.FS, func(model.Progress), ...string) (*model.Briefing, error) {
	return fixture.Briefing(), nil
}

func TestMainCodes(t *testing.T) {
	code, out, errs := run(invented, nil)
	if code != Part || !strings.HasPrefix(out, "The Veyra Strait") || errs != "readout: scan.pdf: not text\n" {
		t.Errorf("with a file left out: %d %q %q", code, out[:min(len(out), 40)], errs)
	}
	whole := func(context.Context, fs.FS, func(model.Progress), ...string) (*model.Briefing, error) {
		b := fixture.Briefing()
		b.Notices = []model.Notice{{Message: "two dates for one happening"}}
		return b, nil
	}
	if code, _, errs := run(whole, nil); code != Whole || errs != "" {
		t.Errorf("with a doubt: %d %q", code, errs)
	}
	broken := func(context.Context, fs.FS, func(model.Progress), ...string) (*model.Briefing, error) {
		return nil, errors.New("a\x1b[2Jb\nc")
	}
	if code, out, errs := run(broken, nil); code != Wrong || out != "" || strings.Count(errs, "\n") != 2 || strings.Contains(errs, "\x1b") {
		t.Errorf("with nothing to read: %d %q %q", code, out, errs)
	}
	fails := func(context.Context, fs.FS, func(model.Progress), ...string) (*model.Briefing, error) { panic("x") }
	if code, _, errs := run(fails, nil); code != Wrong || strings.Count(errs, "\n") != 1 || strings.Contains(errs, "goroutine") {
		t.Errorf("with a fault: %d %q", code, errs)
	}
}

func TestColumns(t *testing.T) {
	for columns, want := range map[string]int{"": 80, "44": 44, "0": 80, "-3": 80, "wide": 80, "3": 20} {
		_, out, _ := run(invented, []string{"COLUMNS=" + columns}, "--linear")
		widest := 0
		for line := range strings.Lines(out) {
			if !strings.Contains(line, "東") {
				widest = max(widest, len([]rune(strings.TrimRight(line, "\n"))))
			}
		}
		if widest > want || widest < want-12 {
			t.Errorf("COLUMNS=%s: lines of %d, want %d", columns, widest, want)
		}
	}
}

func TestTogether(t *testing.T) {
	dir := t.TempDir()
	s, err := together([]string{dir + "/b/x.txt", dir + "/a.txt", dir + "/b"})
	if err != nil || !slices.Equal(s.names, []string{"b/x.txt", "a.txt", "b"}) {
		t.Errorf("%q, %v", s.names, err)
	}
	if got := s.called("b/x.txt: it is not text"); got != dir+"/b/x.txt: it is not text" {
		t.Errorf("called %q", got)
	}
}

func TestOneFile(t *testing.T) {
	if err := fstest.TestFS(oneFile{"a", []byte("words")}, "a"); err != nil {
		t.Error(err)
	}
}
