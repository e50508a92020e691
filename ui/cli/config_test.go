package cli

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"readout/ui/config"
)

func TestSettings(t *testing.T) {
	read := func(text string, err error) Program {
		return Program{Config: Config{Path: "/x/config.toml", Read: func() ([]byte, error) { return []byte(text), err }}}
	}
	for _, p := range []Program{{}, read("", fs.ErrNotExist), read("", nil)} {
		if s, err := p.settings(); err != nil || s.Measure() != config.DefaultWidth {
			t.Errorf("%+v, %v", s, err)
		}
	}
	_, err := read("mouse = true\n[keys]\nzom = \"x\"\n", nil).settings()
	var m mistake
	if !errors.As(err, &m) || !strings.HasPrefix(m.what, "/x/config.toml:3: unknown action") || m.hint != "did you mean zoom?" {
		t.Errorf("%v (%s)", err, m.hint)
	}
	var errs strings.Builder
	p := read("mous = true\n[keys]\nzom = \"x\"\n", nil)
	p.Stderr = &errs
	if _, err := p.settings(); !errors.As(err, &m) || !strings.HasPrefix(m.what, "/x/config.toml:3: ") ||
		errs.String() != "readout: /x/config.toml:1: unknown setting \"mous\"\nhint: did you mean mouse?\n" {
		t.Errorf("%v, %q", err, errs.String())
	}
	if _, err := read("", fs.ErrPermission).settings(); !errors.As(err, &m) || m.hint == "" {
		t.Error(err)
	}
	if s, err := read("mouse = true", nil).settings(); err != nil || !s.Mouse {
		t.Errorf("%+v, %v", s, err)
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
