// Package watch tells when the files of a dossier changed. It looks at names,
// sizes and times whenever it is asked and knows no clock: whoever asks says how
// often. So it works the same on every file system, a network's too, and costs a
// few system calls for each file.
//
// A change is told once it has come to rest: an editor that writes a file in
// pieces, or a folder that is being copied, is one change.
package watch

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"readout/model/review"
)

// passedOver are files that a dossier may hold and that are no part of its
// briefing.
func passedOver(name string) bool {
	base := path.Base(name)
	return base != "." && strings.HasPrefix(base, ".") || base == review.FileName || strings.HasSuffix(base, "~")
}

// state is all that is looked at, in 32 bytes.
type state [sha256.Size]byte

// A Folder is the files looked at. One goroutine uses it at a time.
type Folder struct {
	fsys  fs.FS
	names []string
	told  state // as last told
	seen  state // at the last look
}

// New notes how the files at paths in fsys are now, all of them without paths.
func New(fsys fs.FS, names ...string) *Folder {
	f := &Folder{fsys: fsys, names: names}
	if len(names) == 0 {
		f.names = []string{"."}
	}
	f.told = f.look(context.Background())
	f.seen = f.told
	return f
}

// Changed reports whether the files are others than when it last said so, and
// were the same at the look before.
func (f *Folder) Changed(ctx context.Context) bool {
	now := f.look(ctx)
	if ctx.Err() != nil {
		return false
	}
	rests := now == f.seen
	f.seen = now
	if !rests || now == f.told {
		return false
	}
	f.told = now
	return true
}

func (f *Folder) look(ctx context.Context) state {
	sum := sha256.New()
	note := func(name string, info fs.FileInfo, err error) {
		if err != nil {
			fmt.Fprintf(sum, "%q cannot be read\n", name)
			return
		}
		fmt.Fprintf(sum, "%q %d %d\n", name, info.Size(), info.ModTime().UnixNano())
	}
	for _, root := range f.names {
		// What cannot be read is noted as that; the walk itself cannot fail.
		_ = fs.WalkDir(f.fsys, root, func(name string, d fs.DirEntry, err error) error {
			switch {
			case ctx.Err() != nil:
				return fs.SkipAll
			case name != root && passedOver(name):
				if d != nil && d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case err != nil:
				note(name, nil, err)
				return nil
			case d.IsDir():
				return nil
			}
			info, err := fs.Stat(f.fsys, name)
			note(name, info, err)
			return nil
		})
	}
	var out state
	sum.Sum(out[:0])
	return out
}
