// Package cause says why something failed with a file, in words and without the
// path, which whoever tells of it has. It imports the standard library alone and may
// be used by content and ui alike, for it knows neither.
package cause

import (
	"errors"
	"io/fs"
)

// Of is the cause of an error of a file.
func Of(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("no such file or folder")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("no permission")
	}
	return err
}
