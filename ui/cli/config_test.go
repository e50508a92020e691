package cli

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"readout/ui/config"
)

func TestSettings(t *testing.T) {
	read := func(text string, err error) Program {
		return Program{Config: Config{Path: "/x/config.toml", Read: func() ([]byte, error) { return []byte(text), err }}}
	}
	for _, p := range []Program{{}, read("", fs.ErrNotExist), read("", nil)} {
		if s, wrong := p.settings(); wrong != nil || s.Measure() != config.DefaultWidth || p.brief(wrong) != "" {
			t.Errorf("%+v, %v", s, wrong)
		}
	}
	p := read("mous = true\nwidth = 70\n[keys]\nzom = \"x\"\n", nil)
	s, wrong := p.settings()
	want := []mistake{{`/x/config.toml:1: unknown setting "mous"`, "did you mean mouse?"}, {`/x/config.toml:4: unknown action "zom"`, "did you mean zoom?"}}
	if !slices.Equal(wrong, want) || s.Measure() != 70 {
		t.Errorf("%+v, %v", s, wrong)
	}
	if got := p.brief(wrong); got != `config.toml:1: unknown setting "mous", and 1 more; readout config tells` {
		t.Errorf("on the screen: %q", got)
	}
	if _, wrong := read("", fs.ErrPermission).settings(); len(wrong) != 1 || wrong[0].hint == "" {
		t.Error(wrong)
	}
}

// TestSettingsDoNotLockOut opens the briefing in a pipe with a mistake in the
// settings, and asks for the settings: both are given, and the mistake is told.
func TestSettingsDoNotLockOut(t *testing.T) {
	for _, args := range [][]string{{"--linear"}, {"config"}} {
		var out, errs strings.Builder
		p := Program{Load: invented, Embedded: fstest.MapFS{}}
		p.Stdin, p.Stdout, p.Stderr = strings.NewReader(""), &out, &errs
		p.Config = Config{Path: "/x/config.toml", Read: func() ([]byte, error) { return []byte("width = 20\n"), nil }}
		code := p.Main(t.Context(), args)
		if out.Len() == 0 || code == Wrong || !strings.HasPrefix(errs.String(), "readout: /x/config.toml:1: width cannot be 20\nhint: it is a number from 30 to 300\n") {
			t.Errorf("%v: %d, %d bytes, %q", args, code, out.Len(), errs.String())
		}
	}
}

func TestPrintConfig(t *testing.T) {
	code, out, _ := run(invented, nil, "config")
	if code != Whole || !strings.Contains(out, "#[keys]") {
		t.Errorf("%d %q", code, out)
	}
	if code, _, errs := run(invented, nil, "config", "x"); code != Wrong || errs == "" {
		t.Errorf("%d %q", code, errs)
	}
}
