// Package bookmark keeps where somebody left a dossier, so that it opens there
// again: one small file for each dossier, in the state folder of the person.
//
// A bookmark is a convenience and nothing rests on it. One that is damaged, of
// another version or of another dossier is none; one is replaced whole or not at
// all. It holds IDs and numbers, and no more of an article than a few words to
// find a sentence again. What they mean, the app knows.
package bookmark

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// version is that of the format; another one is not read.
const version = 1

// longest is how long a bookmark may be, in bytes.
const longest = 1 << 20

// A Mark is where somebody is. What is empty was not so.
type Mark struct {
	Pane   string `json:",omitempty"` // its name; "" is At a glance
	Row    string `json:",omitempty"` // the key of the row
	Top    int    `json:",omitempty"` // the first line in sight: of the pane, or At a glance
	Line   int    `json:",omitempty"` // the marked line At a glance
	Column string `json:",omitempty"` // in Coverage, the ID of the source
	Card   *Card  `json:",omitempty"` // in the card of the row
	Zoom   bool   `json:",omitempty"`

	Article *Article `json:",omitempty"` // the article that is open

	Groups map[string]string `json:",omitempty"` // how rows are grouped, by pane
	Filter *Filter           `json:",omitempty"`
	Read   map[string]int    `json:",omitempty"` // percent, by ID of the source
}

// A Card is a place in the card of a row.
type Card struct{ Line, Top int }

// An Article is a place in an article.
type Article struct {
	Source   string // its ID
	Offset   int    // byte of the text that is first in sight; -1 in the head
	Row      int    `json:",omitempty"` // rows above it in sight
	Words    string `json:",omitempty"` // the text from Offset on
	Evidence int    `json:",omitempty"` // which of the evidence of the row one is at, from 0
}

// A Filter is what is looked at.
type Filter struct {
	Sources, People, Statuses, Review []string `json:",omitempty"`
	From, To                          string   `json:",omitempty"`
}

// A Store is a folder of bookmarks. The zero Store holds none and takes none.
type Store struct {
	Dir string
}

// Personal is the store of whoever runs the program, by the rules of XDG: a
// folder that is not told absolutely is not used.
func Personal(env func(name string) string) Store {
	dir := env("XDG_STATE_HOME")
	if !filepath.IsAbs(dir) {
		home := env("HOME")
		if !filepath.IsAbs(home) {
			return Store{}
		}
		dir = filepath.Join(home, ".local", "state")
	}
	return Store{Dir: filepath.Join(dir, "readout", "places")}
}

// file is what is written.
type file struct {
	Version int
	Dossier string // so that whoever looks into the folder sees what is of what
	Mark    Mark
}

func (s Store) path(dossier string) string {
	sum := sha256.Sum256([]byte(dossier))
	return filepath.Join(s.Dir, hex.EncodeToString(sum[:12])+".json")
}

// Find is the bookmark of a dossier, and whether there is a sound one.
func (s Store) Find(dossier string) (Mark, bool) {
	if s.Dir == "" || dossier == "" {
		return Mark{}, false
	}
	if info, err := os.Stat(s.path(dossier)); err != nil || !info.Mode().IsRegular() {
		return Mark{}, false
	}
	f, err := os.Open(s.path(dossier))
	if err != nil {
		return Mark{}, false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, longest))
	if err != nil {
		return Mark{}, false
	}
	var in file
	if json.Unmarshal(data, &in) != nil || in.Version != version || in.Dossier != dossier {
		return Mark{}, false
	}
	return in.Mark, true
}

// Keep writes the bookmark of a dossier in the place of the one before.
func (s Store) Keep(dossier string, m Mark) error {
	if s.Dir == "" || dossier == "" {
		return nil
	}
	data, err := json.MarshalIndent(file{version, dossier, m}, "", "  ")
	if err != nil {
		return fmt.Errorf("keeping the place: %w", err)
	}
	if err := os.MkdirAll(s.Dir, 0o700); err != nil {
		return fmt.Errorf("keeping the place: %w", err)
	}
	if err := replace(s.path(dossier), append(data, '\n')); err != nil {
		return fmt.Errorf("keeping the place: %w", err)
	}
	return nil
}

// replace writes a file whole, or leaves what was there.
func replace(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // what is left of it is of no use
	}
	return err
}
