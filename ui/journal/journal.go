// Package journal keeps the actions of a review in a file, one a line, and never
// takes one back: lines are only added, so the file can be read and merged in git
// like any text. What Append has returned without an error is on the disk; nothing
// else is pretended.
//
// Several programs may write one file: each adds whole lines under a lock and
// reads what the others added. A line that is damaged, by a crash in the middle of
// it or by hand, is named, passed over and left where it is; the next line begins
// on a line of its own. What is read comes through ui/escape, as all that was
// written elsewhere. The package knows no briefing and no screen.
package journal

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"readout/model/cause"
	"readout/model/review"
	"readout/ui/escape"
)

const (
	maxFile  = 256 << 20            // bytes of a journal that is read
	waitLock = 3 * time.Second      // for another program to end its line
	askLock  = 3 * time.Millisecond // how often it is asked
	mode     = fs.FileMode(0o644)   // of a file beside the articles
	private  = fs.FileMode(0o700)   // of a folder of one's own
	idBytes  = 5                    // of chance in an ID
	maxNamed = 20                   // damaged lines that are named one by one
)

// A Journal is a review file in use by one session. Its methods may be called
// from several goroutines.
type Journal struct {
	prefix string // of the IDs of this session
	open   func(path string) (file, error)

	mu      sync.Mutex
	n       int     // actions named so far
	parts   []*part // where the review may lie, in the order in which it is tried
	at      int     // the one that lines are added to
	parser  review.Parser
	known   map[string]bool // IDs read or written
	damaged []Damage
}

// A part is one file, with how much of it is read.
type part struct {
	path  string
	end   int64 // bytes read
	lines int   // lines in those
	info  fs.FileInfo
}

// file is what a journal does with its file.
type file interface {
	io.Writer
	io.ReaderAt
	io.Closer
	Stat() (fs.FileInfo, error)
	Sync() error
	Truncate(size int64) error
}

// A Damage is a line that could not be read.
type Damage struct {
	Path string
	Line int    // from 1
	Why  string // what the parser says of it, for who repairs the file
}

func (d Damage) String() string {
	return fmt.Sprintf("damaged line %d of %s (kept, passed over)", d.Line, d.Path)
}

// Open reads the journal of a dossier: all actions there are, in order. Nothing is
// written, and no file made, before the first Append.
func Open(places Places) (*Journal, []review.Action, error) {
	chance := make([]byte, idBytes)
	if _, err := rand.Read(chance); err != nil {
		return nil, nil, fmt.Errorf("name the actions of this session: %w", err)
	}
	j := &Journal{
		prefix: hex.EncodeToString(chance), open: openFile, known: map[string]bool{},
		parser: review.Parser{Clean: escape.Strip},
	}
	var all []review.Action
	for _, path := range places.all() {
		p := &part{path: path}
		j.parts = append(j.parts, p)
		found, err := j.readPart(p)
		if err != nil {
			return nil, nil, err
		}
		all = append(all, found...)
	}
	if len(j.parts) == 0 {
		return nil, nil, errors.New("a review needs a folder to lie in: set HOME")
	}
	return j, all, nil
}

// Path is the file that actions are added to.
func (j *Journal) Path() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.parts[j.at].path
}

// Damaged are the lines that could not be read.
func (j *Journal) Damaged() []Damage {
	j.mu.Lock()
	defer j.mu.Unlock()
	return append([]Damage(nil), j.damaged...)
}

// Name makes an ID for an action, one that no other session makes.
func (j *Journal) Name() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.n++
	return j.prefix + "-" + strconv.Itoa(j.n)
}

func openFile(path string) (file, error) {
	if err := plainFile(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, mode)
}

// plainFile is an error where there is no file at a path, or something else than one. A
// link is something else: a dossier comes from anywhere, and what is decided about it,
// with words of its articles, is not written where it leads to.
func plainFile(path string) error {
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return fmt.Errorf("%s is a link; put the file itself there", path)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is no file", path)
	}
	return nil
}

// readPart reads a file that may not be there.
func (j *Journal) readPart(p *part) ([]review.Action, error) {
	if err := plainFile(p.path); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("read the review: %w", err)
	}
	f, err := os.Open(p.path)
	if err != nil {
		return nil, fmt.Errorf("read the review: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, fmt.Errorf("read the review: %w", err)
	case info.Size() > maxFile:
		return nil, fmt.Errorf("read the review: %s is longer than %d MB", p.path, maxFile>>20)
	}
	return j.more(p, f, info)
}

// more reads what was added since: all of it, when the file is another one now.
func (j *Journal) more(p *part, f io.ReaderAt, info fs.FileInfo) ([]review.Action, error) {
	if p.info == nil || !os.SameFile(p.info, info) || info.Size() < p.end {
		p.end, p.lines = 0, 0
	}
	p.info = info
	if info.Size() == p.end {
		return nil, nil
	}
	data := make([]byte, info.Size()-p.end)
	n, err := f.ReadAt(data, p.end)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read the review: %w", err)
	}
	return j.parse(p, data[:n]), nil
}

// parse reads lines. One without an end is torn, or being written: it is looked
// at once more when there is more of it.
func (j *Journal) parse(p *part, data []byte) []review.Action {
	var out []review.Action
	for line := range bytes.Lines(data) {
		a, err := j.parser.Parse(line)
		switch {
		case err == nil && !j.known[a.ID]:
			j.known[a.ID] = true
			out = append(out, a)
		case err != nil && len(bytes.TrimSpace(line)) > 0:
			j.damage(p, p.lines+1, err)
		}
		if line[len(line)-1] != '\n' {
			break
		}
		p.end += int64(len(line))
		p.lines++
	}
	return out
}

func (j *Journal) damage(p *part, line int, err error) {
	why := escape.Line(strings.TrimPrefix(err.Error(), review.ErrAction.Error()+": "))
	d := Damage{filepath.Base(p.path), line, why}
	for _, o := range j.damaged {
		if o.Path == d.Path && o.Line == d.Line {
			return
		}
	}
	if len(j.damaged) < maxNamed {
		j.damaged = append(j.damaged, d)
	}
}

// Append adds actions at the end and returns when they are on the disk, with what
// others added in the meantime. On an error none of them is in the file. Where the
// folder cannot be written to, the review goes on in the person's own folder.
func (j *Journal) Append(actions ...review.Action) (others []review.Action, err error) {
	var lines []byte
	for i := range actions {
		line, err := actions[i].Line()
		if err != nil {
			return nil, err
		}
		lines = append(lines, line...)
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	others, err = j.add(j.parts[j.at], lines)
	if readOnly(err) && j.at+1 < len(j.parts) {
		j.at++
		others, err = j.add(j.parts[j.at], lines)
	}
	if err != nil {
		return others, fmt.Errorf("%s: %w", j.parts[j.at].path, cause.Of(err))
	}
	for i := range actions {
		j.known[actions[i].ID] = true
	}
	return others, nil
}

// add adds lines under a lock.
func (j *Journal) add(p *part, lines []byte) (others []review.Action, err error) {
	if p != j.parts[0] || len(j.parts) == 1 { // not beside the articles
		if err := os.MkdirAll(filepath.Dir(p.path), private); err != nil {
			return nil, err
		}
	}
	f, err := j.open(p.path)
	if err != nil {
		return nil, err
	}
	defer func() {
		if e := f.Close(); err == nil && e != nil {
			err = e
		}
	}()
	unlock, err := lock(p.path)
	if err != nil {
		return nil, err
	}
	defer unlock()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	fresh := info.Size() == 0
	if others, err = j.more(p, f, info); err != nil {
		return nil, err
	}
	if p.end < info.Size() { // a torn line swallows no other

		lines = append([]byte("\n"), lines...)
	}
	if err := write(f, lines, info.Size()); err != nil {
		return others, err
	}
	if fresh {
		syncFolder(filepath.Dir(p.path))
	}
	p.end, p.lines = info.Size()+int64(len(lines)), p.lines+bytes.Count(lines, []byte("\n"))
	return others, nil
}

// write adds bytes to the end of a file, all of them or, where that can be had,
// none: what a full disk took is cut off again.
func write(f file, data []byte, size int64) error {
	n, err := f.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	if err == nil {
		err = f.Sync()
	}
	if err != nil {
		return errors.Join(err, f.Truncate(size))
	}
	return nil
}

// syncFolder has the name of a new file on the disk too. Not every system can.
func syncFolder(path string) {
	if d, err := os.Open(path); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// lock waits until no other program writes. Where files cannot be locked, lines
// are added whole all the same, for the file is opened to be added to.
func lock(path string) (unlock func(), err error) {
	l := flock.New(path)
	ctx, stop := context.WithTimeout(context.Background(), waitLock)
	defer stop()
	ok, err := l.TryLockContext(ctx, askLock)
	switch {
	case ok:
		return func() { _ = l.Unlock() }, nil
	case errors.Is(err, context.DeadlineExceeded):
		return nil, errors.New("another program keeps it locked")
	}
	return func() {}, nil
}

// readOnly reports whether an error says that nothing may be written there.
func readOnly(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, errReadOnly)
}
