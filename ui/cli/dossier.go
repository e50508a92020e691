package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"readout/model"
	"readout/model/cause"
	"readout/ui/escape"
	"readout/ui/export"
)

// settingsFile is the name of the file that corrects a dossier.
const settingsFile = "dossier.toml"

// check says of each file what it was read as, and what was left out and why.
func check(p Program, ctx context.Context, c call) (int, error) {
	files, err := p.files(c.paths)
	if err != nil {
		return Wrong, err
	}
	if _, err := p.log(files); err != nil { // it names the lines that are damaged
		p.complain(err.Error())
	}
	b, err := p.loadFiles(ctx, files, nil)
	var why unread
	if errors.As(err, &why) {
		for _, reason := range why.Reasons() {
			p.complain(reason)
		}
		return Wrong, why.mistake
	}
	if err != nil {
		return Wrong, err
	}
	return codeOf(b), export.Check(p.Stdout, b, p.width())
}

// initialise writes a dossier.toml into a folder: comments alone, with an example
// of everything that may stand in it and the articles that are there.
func initialise(p Program, ctx context.Context, c call) (int, error) {
	if len(c.paths) != 1 {
		return Wrong, mistake{"init needs one folder", "readout init DIR"}
	}
	dir := c.paths[0]
	if info, err := os.Stat(dir); err != nil {
		return Wrong, mistake{fmt.Sprintf("%s: %v", dir, cause.Of(err)), "name a folder that is there"}
	} else if !info.IsDir() {
		return Wrong, mistake{dir + ": it is a file, not a folder", "name the folder that holds the articles"}
	}
	path := filepath.Join(dir, settingsFile)
	if _, err := os.Lstat(path); err == nil {
		return Wrong, taken(path)
	}
	b, err := p.Load(ctx, p.limit(rootedAt(dir)), nil)
	if err != nil {
		b = &model.Briefing{} // no articles yet: examples alone
	}
	var text bytes.Buffer
	if err := export.Dossier(&text, b); err != nil {
		return Wrong, err
	}
	if err := writeNew(path, text.Bytes()); err != nil {
		return Wrong, err
	}
	fmt.Fprintln(p.Stdout, escape.Line(path))
	return Whole, nil
}

// taken says that a file is there already.
func taken(path string) error {
	return mistake{path + ": it is there already, and nothing was written", "change it by hand, or take it away first"}
}

// writeNew writes a file that is not there yet, whole or not at all.
func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return taken(path)
	}
	if err != nil {
		return mistake{fmt.Sprintf("%s: it cannot be written: %v", path, cause.Of(err)), "name a folder that you may write to"}
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(path)
		return fmt.Errorf("%s: it cannot be written: %w", path, cause.Of(err))
	}
	return nil
}
