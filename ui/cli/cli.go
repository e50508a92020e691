// Package cli is the command line: arguments, help, errors and exit codes.
package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"

	"readout/model"
	"readout/ui/export"
)

// A Program is what the command line runs on.
type Program struct {
	// Load makes the briefing of paths in a file system, of all of it without paths.
	Load     func(ctx context.Context, fsys fs.FS, paths ...string) (*model.Briefing, error)
	Embedded fs.FS // the dossier that is shown when none is named
	Stdin    io.Reader
	Stdout   io.Writer
	Stderr   io.Writer
}

// Main runs the command line and returns the exit code.
func (p Program) Main(ctx context.Context, args []string) int {
	var paths []string
	layers := false
	for _, a := range args {
		switch a {
		case "export", "--format", "json":
		case "--layers":
			layers = true
		default:
			paths = append(paths, a)
		}
	}
	fsys, names, err := open(p.Embedded, paths)
	if err != nil {
		fmt.Fprintln(p.Stderr, "readout:", err)
		return 1
	}
	b, err := p.Load(ctx, fsys, names...)
	if err != nil {
		fmt.Fprintln(p.Stderr, "readout:", err)
		return 1
	}
	for _, n := range b.Notices {
		fmt.Fprintf(p.Stderr, "readout: %s: %s\n", n.Path, n.Message)
	}
	out := bufio.NewWriter(p.Stdout)
	if err := export.JSON(out, b, layers); err != nil {
		return 1
	}
	if out.Flush() != nil {
		return 1
	}
	return 0
}

func open(embedded fs.FS, paths []string) (fs.FS, []string, error) {
	if len(paths) == 0 {
		return embedded, nil, nil
	}
	if len(paths) == 1 {
		if info, err := os.Stat(paths[0]); err != nil {
			return nil, nil, err
		} else if info.IsDir() {
			return os.DirFS(paths[0]), nil, nil
		}
	}
	return together(paths)
}
