package content

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/model"
	"readout/model/cause"
	"readout/model/review"
)

// MaxFile is how long a file may be to be read as an article, in bytes, unless the file
// system says otherwise (see Limited).
const MaxFile = 64 << 20

// Limited is what a file system is that says itself how long a file in it may be, in bytes.
type Limited interface {
	fs.FS
	MaxFile() int64
}

// Rooted is what a file system is that knows the folders that its own lies in.
type Rooted interface {
	fs.FS
	Above(folder fs.FileInfo) bool
}

// maxFile is how long a file in fsys may be.
func maxFile(fsys fs.FS) int64 {
	if l, ok := fsys.(Limited); ok {
		return l.MaxFile()
	}
	return MaxFile
}

// tooLong says that a file is longer than that, and the way out.
func tooLong(limit int64) string {
	size := fmt.Sprintf("%d MB", limit>>20)
	if limit < 1<<20 {
		size = fmt.Sprintf("%d bytes", limit)
	}
	return "longer than " + size + "; --max-file raises the limit"
}

// SettingsFile is the name of the file that corrects a dossier.
const SettingsFile = "dossier.toml"

// listing is what a dossier's file system holds.
type listing struct {
	settings string   // path of dossier.toml; ""
	articles []string // paths, sorted
	notices  []model.Notice
}

// list finds the files to read. Without paths that is everything in fsys but
// hidden files and folders (names that begin with a dot) and those of old versions. A path that is given
// is read, hidden or not. Folders are walked once, however many links lead to them.
func list(fsys fs.FS, paths []string) (*listing, error) {
	w := &walker{fsys: fsys, limit: maxFile(fsys), seen: map[string]bool{}}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	paths = slices.Clone(paths)
	slices.Sort(paths)
	for _, p := range paths {
		info, err := fs.Stat(fsys, p)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p, reason(err))
		}
		if info.IsDir() {
			w.folder(p, info)
		} else {
			w.file(p, info)
		}
	}
	w.links()
	slices.Sort(w.out.articles)
	w.chooseSettings()
	return &w.out, nil
}

type walker struct {
	fsys    fs.FS
	limit   int64 // of a file, in bytes
	out     listing
	seen    map[string]bool
	folders []fs.FileInfo // walked so far
	linked  []string      // links to folders, walked when all else is

	settings []string // every dossier.toml
}

func (w *walker) leave(p, why string) {
	w.out.notices = append(w.out.notices, model.Notice{Path: p, Message: why, Lost: true})
}

func (w *walker) folder(p string, info fs.FileInfo) {
	w.folders = append(w.folders, info)
	entries, err := fs.ReadDir(w.fsys, p)
	if err != nil {
		w.leave(p, "the folder cannot be read: "+reason(err).Error())
	}
	for _, e := range entries {
		name := path.Join(p, e.Name())
		if !utf8.ValidString(e.Name()) {
			w.leave(name, "left out: its name is not UTF-8; give it another one")
			continue
		}
		if strings.HasPrefix(e.Name(), ".") || e.IsDir() && slices.Contains(kept, e.Name()) || w.pageParts(entries, e) {
			continue
		}
		info, err := fs.Stat(w.fsys, name)
		switch {
		case err != nil:
			w.leave(name, "left out: "+reason(err).Error())
		case info.IsDir() && e.Type()&fs.ModeSymlink != 0:
			w.linked = append(w.linked, name)
		case info.IsDir():
			w.folder(name, info)
		default:
			w.file(name, info)
		}
	}
}

// kept are the folders in which programs keep old versions, where a dot does not hide them.
var kept = []string{"CVS", "_darcs", "RCS", "SCCS"}

// pageParts reports whether e is the folder of pictures and scripts that a
// browser saves beside a page: "report_files" beside "report.html".
func (w *walker) pageParts(entries []fs.DirEntry, e fs.DirEntry) bool {
	page, ok := strings.CutSuffix(e.Name(), "_files")
	return ok && e.IsDir() && slices.ContainsFunc(entries, func(o fs.DirEntry) bool {
		return o.Name() == page+".html" || o.Name() == page+".htm"
	})
}

// links walks the folders that links lead to, unless they were walked already.
func (w *walker) links() {
	for len(w.linked) > 0 {
		p := w.linked[0]
		w.linked = w.linked[1:]
		info, err := fs.Stat(w.fsys, p)
		if err != nil {
			w.leave(p, "left out: "+reason(err).Error())
			continue
		}
		if slices.ContainsFunc(w.folders, func(o fs.FileInfo) bool { return os.SameFile(o, info) }) {
			w.leave(p, "left out: a link to a folder that is read already")
			continue
		}
		if r, ok := w.fsys.(Rooted); ok && r.Above(info) {
			w.leave(p, "left out: a link to a folder that this one lies in")
			continue
		}
		w.folder(p, info)
	}
}

func (w *walker) file(p string, info fs.FileInfo) {
	switch {
	case w.seen[p]:
	case path.Base(p) == review.FileName: // what people decided about the articles
	case !info.Mode().IsRegular():
		w.leave(p, "left out: "+kindOf(info.Mode())+", not a file; save what it gives in one, or pipe it: readout -")
	case info.Size() > w.limit:
		w.leave(p, "left out: "+tooLong(w.limit))
	case path.Base(p) == SettingsFile:
		w.settings = append(w.settings, p)
	default:
		w.out.articles = append(w.out.articles, p)
	}
	w.seen[p] = true
}

// chooseSettings takes the dossier.toml that lies highest; it speaks for the whole.
func (w *walker) chooseSettings() {
	slices.SortFunc(w.settings, func(a, b string) int {
		return cmp.Or(strings.Count(a, "/")-strings.Count(b, "/"), strings.Compare(a, b))
	})
	for i, p := range w.settings {
		if i == 0 {
			w.out.settings = p
		} else {
			w.leave(p, "left out: "+w.settings[0]+" speaks for the whole dossier")
		}
	}
}

func kindOf(m fs.FileMode) string {
	switch {
	case m&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	}
	return "something special"
}

// read reads a file whole, up to the limit of its file system.
func read(fsys fs.FS, p string) ([]byte, error) {
	f, err := fsys.Open(p)
	if err != nil {
		return nil, reason(err)
	}
	defer f.Close()
	limit := maxFile(fsys)
	var data bytes.Buffer
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() && info.Size() <= limit {
		data.Grow(int(info.Size()) + bytes.MinRead) // else it doubles, and takes twice the memory
	}
	n, err := data.ReadFrom(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, reason(err)
	}
	if n > limit {
		return nil, errors.New(tooLong(limit))
	}
	return data.Bytes(), nil
}

// reason is the cause of an error of reading a file, with the way out where there is one.
func reason(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return errors.New("no permission to read it; make it readable: chmod u+r FILE")
	}
	return cause.Of(err)
}
