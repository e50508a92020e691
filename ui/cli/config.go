package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"readout/ui/config"
)

// A Config is the settings file: where it is, and its text.
type Config struct {
	Path string // "" where there is no place for one
	Read func() ([]byte, error)
}

// personal is the settings file of whoever runs the program.
func personal() Config {
	dir, err := os.UserConfigDir()
	if err != nil {
		return Config{}
	}
	path := filepath.Join(dir, "readout", "config.toml")
	return Config{Path: path, Read: func() ([]byte, error) { return os.ReadFile(path) }}
}

// settings are what the settings file says; without one, the program as it comes.
// Where a line is wrong the default holds, and wrong tells it.
func (p Program) settings() (set config.Settings, wrong []mistake) {
	if p.Config.Read == nil {
		return set, nil
	}
	text, err := p.Config.Read()
	if errors.Is(err, fs.ErrNotExist) {
		return set, nil
	}
	if err != nil {
		return set, []mistake{{"settings: " + err.Error(), "make the file readable, or take it away"}}
	}
	set, err = config.Parse(string(text))
	var all config.Errors
	errors.As(err, &all)
	for _, w := range all {
		where := p.Config.Path
		if w.Line > 0 {
			where += fmt.Sprintf(":%d", w.Line)
		}
		wrong = append(wrong, mistake{where + ": " + w.What, w.Hint})
	}
	return set, wrong
}

// complainOf tells mistakes, each with what helps.
func (p Program) complainOf(wrong []mistake) {
	for _, m := range wrong {
		p.complain(m.what)
		if m.hint != "" {
			p.hint(m.hint)
		}
	}
}

// brief tells mistakes of the settings on one line of a screen, "" for none.
func (p Program) brief(wrong []mistake) string {
	if len(wrong) == 0 {
		return ""
	}
	out := strings.ReplaceAll(wrong[0].what, p.Config.Path, filepath.Base(p.Config.Path))
	if n := len(wrong) - 1; n > 0 {
		out += fmt.Sprintf(", and %d more", n)
	}
	return out + "; readout config tells"
}

// printConfig writes out the settings as they come, and tells what is wrong in the
// file.
func printConfig(p Program, _ context.Context, c call) (int, error) {
	if len(c.paths) > 0 {
		return Wrong, mistake{"config takes no paths", "readout config > " + p.Config.Path}
	}
	_, err := io.WriteString(p.Stdout, config.Default(p.Config.Path))
	if _, wrong := p.settings(); len(wrong) > 0 {
		p.complainOf(wrong)
		return Part, err
	}
	return Whole, err
}
