// Package content makes a briefing of a dossier: it lists the files, reads each
// in its format, runs the stages over the reading texts and merges what they
// found. It meets the terminal only in model, imports nothing of ui, and does no
// I/O but through the file system it is given.
package content

import (
	"context"
	"fmt"
	"io/fs"
	"os"

	"readout/content/annot"
	"readout/content/merge"
	"readout/model"
)

func sameFile(a, b fs.FileInfo) bool { return os.SameFile(a, b) }

// Load makes the briefing of the files at paths in fsys, of all of it when there
// are none. Files that cannot be read become Notices. It is an error when a path
// is not there or nothing can be read at all. The order of paths does not matter.
func Load(ctx context.Context, fsys fs.FS, paths ...string) (*model.Briefing, error) {
	found, err := list(fsys, paths)
	if err != nil {
		return nil, err
	}
	d := &annot.Dossier{}
	notices := found.notices
	for _, p := range found.articles {
		source, err := readSource(fsys, p)
		if err != nil {
			notices = append(notices, model.Notice{Path: p, Message: "left out: " + err.Error()})
			continue
		}
		source.Number = len(d.Docs) + 1
		d.Docs = append(d.Docs, &annot.Document{Source: source})
	}
	if len(d.Docs) == 0 {
		return nil, fmt.Errorf("nothing readable")
	}
	if err := annot.Run(ctx, d, stages()); err != nil {
		return nil, err
	}
	b := merge.Build(d)
	b.Notices = append(b.Notices, notices...)
	return b, nil
}

func readSource(fsys fs.FS, p string) (*model.Source, error) {
	data, err := read(fsys, p)
	if err != nil {
		return nil, err
	}
	article, err := formats()[0].Read(data)
	if err != nil {
		return nil, err
	}
	return article.Source(p), nil
}
