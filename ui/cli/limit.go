package cli

import (
	"io/fs"
	"math"
	"strconv"
	"strings"
)

// maxFile is how long a file may be, in bytes, where no flag says otherwise.
const maxFile = 64 << 20

// size reads "200MB", "1.5 GB" or a number of bytes; 0 when it is none of these.
func size(s string) int64 {
	s = strings.ToUpper(strings.ReplaceAll(s, " ", ""))
	unit := 1.0
	s = strings.TrimSuffix(strings.TrimSuffix(s, "B"), "I") // MB, MiB and M are the same here
	for mark, n := range map[string]float64{"K": 1 << 10, "M": 1 << 20, "G": 1 << 30} {
		if rest, ok := strings.CutSuffix(s, mark); ok {
			s, unit = rest, n
		}
	}
	n, err := strconv.ParseFloat(s, 64)
	if n *= unit; err != nil || !(n >= 1 && n < math.MaxInt32*1024) {
		return 0
	}
	return int64(n)
}

// limited is a file system with another limit for the length of its files than the
// usual one; Load asks for it.
type limited struct {
	fs.FS
	limit int64
}

// MaxFile is how long a file may be, in bytes.
func (l limited) MaxFile() int64 { return l.limit }

// ReadDir and Stat are those of the file system below: to open a file in their place
// would wait on a named pipe.
func (l limited) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(l.FS, name) }

// Stat describes a file.
func (l limited) Stat(name string) (fs.FileInfo, error) { return fs.Stat(l.FS, name) }

// Above reports whether a folder is one that the file system lies in.
func (l limited) Above(f fs.FileInfo) bool {
	r, ok := l.FS.(rooted)
	return ok && r.Above(f)
}

// limit is a file system with the limit that the command line tells.
func (p Program) limit(fsys fs.FS) fs.FS {
	if p.maxFile > 0 {
		return limited{fsys, p.maxFile}
	}
	return fsys
}

// longest is how long a file may be, in bytes.
func (p Program) longest() int64 {
	if p.maxFile > 0 {
		return p.maxFile
	}
	return maxFile
}
