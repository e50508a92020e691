package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// together finds the deepest folder that holds all of the paths and says how
// they are called from there, so that the order of the paths changes nothing.
func together(paths []string) (fs.FS, []string, error) {
	full := make([]string, len(paths))
	for i, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return nil, nil, err
		}
		full[i] = abs
	}
	root := filepath.Dir(full[0])
	for _, p := range full {
		for !within(root, p) && root != filepath.Dir(root) {
			root = filepath.Dir(root)
		}
	}
	names := make([]string, len(full))
	for i, p := range full {
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return nil, nil, err
		}
		names[i] = filepath.ToSlash(rel)
	}
	return os.DirFS(root), names, nil
}

func within(root, p string) bool {
	rel, err := filepath.Rel(root, p)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
