package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

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
func (p Program) settings() (config.Settings, error) {
	if p.Config.Read == nil {
		return config.Settings{}, nil
	}
	text, err := p.Config.Read()
	if errors.Is(err, fs.ErrNotExist) {
		return config.Settings{}, nil
	}
	if err != nil {
		return config.Settings{}, mistake{"settings: " + err.Error(), "make the file readable, or take it away"}
	}
	s, err := config.Parse(string(text))
	var wrong config.Errors
	if !errors.As(err, &wrong) {
		return s, err
	}
	told := make([]mistake, len(wrong))
	for i, w := range wrong {
		told[i] = mistake{fmt.Sprintf("%s:%d: %s", p.Config.Path, w.Line, w.What), w.Hint}
	}
	last := len(told) - 1
	for _, m := range told[:last] { // the last one is told as any mistake is
		p.complain(m.what)
		if m.hint != "" {
			p.hint(m.hint)
		}
	}
	return s, told[last]
}

// printConfig writes out the settings as they come.
func printConfig(p Program, _ context.Context, c call) (int, error) {
	if len(c.paths) > 0 {
		return Wrong, mistake{"config takes no paths", "readout config > " + p.Config.Path}
	}
	_, err := io.WriteString(p.Stdout, config.Default(p.Config.Path))
	return Whole, err
}
