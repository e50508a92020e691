package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"syscall"

	"readout/model/review"
	"readout/ui/escape"
)

// errReadOnly is what a file system answers that was mounted to be read.
const errReadOnly = syscall.EROFS

// Places are where the review of a dossier may lie.
type Places struct {
	Beside string // the file beside the articles; "" when they are in no folder
	Own    string // the file in the person's own folder; "" when there is none
}

// PlacesOf are the places of the dossier in a folder. One without a folder, as it
// came with the program or by a pipe, is known by name. home and state are HOME
// and XDG_STATE_HOME.
func PlacesOf(folder, name, home, state string) Places {
	var p Places
	if folder != "" {
		if abs, err := filepath.Abs(folder); err == nil {
			folder = abs
		}
		p.Beside = filepath.Join(folder, review.FileName)
		sum := sha256.Sum256([]byte(folder))
		name = filepath.Base(folder) + "-" + hex.EncodeToString(sum[:6])
	}
	switch {
	case filepath.IsAbs(state):
	case home != "":
		state = filepath.Join(home, ".local", "state")
	default:
		return p
	}
	p.Own = filepath.Join(state, "readout", "reviews", escape.Line(name), review.FileName)
	return p
}

// None reports whether a review can be kept nowhere.
func (p Places) None() bool { return p.Beside == "" && p.Own == "" }

// all are the places in the order in which they are tried.
func (p Places) all() []string {
	var out []string
	for _, path := range []string{p.Beside, p.Own} {
		if path != "" {
			out = append(out, path)
		}
	}
	return out
}
