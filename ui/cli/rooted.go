package cli

import (
	"io/fs"
	"os"
	"path/filepath"
)

// rooted is a folder as a file system that knows the folders that it lies in: a link
// to one of those leads out of the dossier and around to it again.
type rooted struct {
	fs.FS
	above []fs.FileInfo
}

// rootedAt is the folder at a path.
func rootedAt(dir string) fs.FS {
	r := rooted{FS: os.DirFS(dir)}
	at, err := filepath.Abs(dir)
	if real, failed := filepath.EvalSymlinks(at); err == nil && failed == nil {
		at = real
	}
	for up := filepath.Dir(at); err == nil && up != at; at, up = up, filepath.Dir(up) {
		if info, failed := os.Stat(up); failed == nil {
			r.above = append(r.above, info)
		}
	}
	return r
}

// Above reports whether a folder is one that the file system lies in; Load asks for it.
func (r rooted) Above(f fs.FileInfo) bool {
	for _, a := range r.above {
		if os.SameFile(a, f) {
			return true
		}
	}
	return false
}

// ReadDir and Stat are those of the file system below: to open a file in their place
// would wait on a named pipe.
func (r rooted) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.FS, name) }

// Stat describes a file.
func (r rooted) Stat(name string) (fs.FileInfo, error) { return fs.Stat(r.FS, name) }
