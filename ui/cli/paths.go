package cli

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"readout/model"
)

// A selection is the files that a command line names: a file system and the paths
// in it, none for all of it.
type selection struct {
	fsys  fs.FS
	names []string
	given map[string]string // what a path in fsys was called on the command line
	root  string            // the folder that fsys is; "" when it is none
	gone  []model.Notice    // paths that are not there, beside others that are
}

// file is where a source of the selection is kept, "" when it is in no file. One of
// several in a file, "alerts.mbox#3", is kept there.
func (s selection) file(source string) string {
	if s.root == "" || !fs.ValidPath(source) {
		return ""
	}
	if i := strings.LastIndexByte(source, '#'); i > 0 {
		if _, err := fs.Stat(s.fsys, source); err != nil {
			source = source[:i]
		}
	}
	path, err := filepath.Abs(filepath.Join(s.root, filepath.FromSlash(source)))
	if err != nil {
		return ""
	}
	return path
}

// called gives an error the name that the person typed.
func (s selection) called(what string) string {
	for name, typed := range s.given {
		if rest, ok := strings.CutPrefix(what, name+": "); ok {
			return typed + ": " + rest
		}
	}
	if typed, ok := s.given["."]; ok {
		return typed + ": " + what
	}
	return what
}

// title is what the selection is called in a few words; "" for the sample.
func (s selection) title() string {
	switch typed, folder := s.given["."]; {
	case folder:
		return typed
	case len(s.names) == 1:
		return s.given[s.names[0]]
	}
	return ""
}

// isSample reports whether nothing was named.
func (s selection) isSample() bool {
	_, piped := s.fsys.(oneFile)
	return s.root == "" && !piped
}

// dossier names the selection for good, wherever it is asked for from; "" for what
// comes by a pipe.
func (s selection) dossier() string {
	if s.isSample() {
		return "sample"
	}
	if s.root == "" {
		return ""
	}
	path, err := filepath.Abs(s.root)
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	names := slices.Clone(s.names)
	slices.Sort(names)
	return strings.Join(append([]string{path}, names...), "\n")
}

// redirected reports whether a file was given as standard input, which nobody
// does in vain.
func redirected(in io.Reader) bool {
	f, ok := in.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode().IsRegular() && info.Size() > 0
}

// files finds what the paths of a command line name. The order of the paths
// changes nothing: a file is called by its path from the deepest folder that
// holds them all.
func (p Program) files(paths []string) (selection, error) {
	switch {
	case len(paths) == 0:
		if redirected(p.Stdin) {
			p.complain("no article is named, so this is the sample; to read standard input, add -")
		}
		return selection{fsys: p.Embedded}, nil
	case len(paths) == 1 && paths[0] == "-":
		data, err := io.ReadAll(io.LimitReader(p.Stdin, p.longest()+1))
		if err != nil {
			return selection{}, fmt.Errorf("standard input: %w", err)
		}
		if int64(len(data)) > p.longest() {
			return selection{}, mistake{fmt.Sprintf("standard input: longer than %d MB", p.longest()>>20), "--max-file raises the limit, as in --max-file 200MB"}
		}
		return selection{fsys: oneFile{inputName, data}}, nil
	}
	there, gone, err := p.present(paths)
	if err != nil {
		return selection{}, err
	}
	if len(there) == 1 {
		if info, err := os.Stat(there[0]); err == nil && info.IsDir() {
			return selection{fsys: rootedAt(there[0]), root: there[0], given: map[string]string{".": there[0]}, gone: gone}, nil
		}
	}
	s, err := together(there)
	s.gone = gone
	return s, err
}

// present parts the paths that are there from those that are not, and says why. It is
// an error when none is, or when one that is not is plainly a command.
func (p Program) present(paths []string) (there []string, gone []model.Notice, err error) {
	var first error
	for _, path := range paths {
		if path == "-" {
			return nil, nil, mistake{"- stands for standard input and goes alone", "readout - < report.txt"}
		}
		_, err := os.Stat(path)
		if err == nil {
			there = append(there, path)
			continue
		}
		m := p.missing(path, err)
		if first == nil {
			first = m
		}
		if os.IsNotExist(err) && m.hint != pathsHint {
			return nil, nil, m
		}
		gone = append(gone, model.Notice{Path: path, Message: "left out: " + strings.TrimPrefix(m.what, path+": "), Lost: true})
	}
	if len(there) == 0 {
		return nil, nil, first
	}
	return there, gone, nil
}

// pathsHint is what helps when nothing that is named can be read.
const pathsHint = "name a folder of articles, or articles: .txt, .md, .html"

// missing says that a path is not there; a mistyped command is one too.
func (p Program) missing(path string, err error) mistake {
	what := fmt.Sprintf("%s: no such file or folder", path)
	if !os.IsNotExist(err) {
		what = fmt.Sprintf("%s: it cannot be read", path)
		if os.IsPermission(err) {
			what = fmt.Sprintf("%s: no permission to read it", path)
		}
	}
	var names []string
	for _, c := range commands()[1:] {
		names = append(names, c.name)
	}
	hint := pathsHint
	if path == "help" || path == "version" {
		return mistake{what, "readout --" + path}
	}
	if os.IsPermission(err) {
		hint = "make it readable: chmod u+r FILE"
	}
	if !strings.ContainsAny(path, "./\\") {
		hint = meant(path, names, hint)
	}
	return mistake{what, hint}
}

// together finds the deepest folder that holds all of the paths and says how
// they are called from there.
func together(paths []string) (selection, error) {
	full := make([]string, len(paths))
	for i, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return selection{}, fmt.Errorf("%s: %w", p, err)
		}
		full[i] = abs
	}
	root := filepath.Dir(full[0])
	for _, p := range full {
		for !within(root, p) && root != filepath.Dir(root) {
			root = filepath.Dir(root)
		}
	}
	s := selection{fsys: rootedAt(root), root: root, given: map[string]string{}}
	for i, p := range full {
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return selection{}, fmt.Errorf("%s: %w", paths[i], err)
		}
		name := filepath.ToSlash(rel)
		s.names = append(s.names, name)
		s.given[name] = paths[i]
	}
	return s, nil
}

func within(root, p string) bool {
	rel, err := filepath.Rel(root, p)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// inputName is what an article from standard input is called.
const inputName = "standard-input"

// oneFile is a file system that holds one file.
type oneFile struct {
	name string
	data []byte
}

// Open opens the file, or the folder that holds it.
func (f oneFile) Open(name string) (fs.File, error) {
	switch name {
	case ".":
		return &openFolder{entry: f.info()}, nil
	case f.name:
		return &openFile{bytes.NewReader(f.data), f.info()}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func (f oneFile) info() fileInfo { return fileInfo{f.name, int64(len(f.data))} }

type openFile struct {
	*bytes.Reader
	info fileInfo
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

type openFolder struct {
	entry fileInfo
	done  bool
}

func (d *openFolder) Stat() (fs.FileInfo, error) { return folderInfo{}, nil }
func (d *openFolder) Close() error               { return nil }
func (d *openFolder) Read([]byte) (int, error)   { return 0, fs.ErrInvalid }

func (d *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if d.done {
		if n > 0 {
			return nil, io.EOF
		}
		return nil, nil
	}
	d.done = true
	return []fs.DirEntry{fs.FileInfoToDirEntry(d.entry)}, nil
}

type fileInfo struct {
	name string
	size int64
}

func (i fileInfo) Name() string       { return i.name }
func (i fileInfo) Size() int64        { return i.size }
func (i fileInfo) Mode() fs.FileMode  { return 0o444 }
func (i fileInfo) ModTime() time.Time { return time.Time{} }
func (i fileInfo) IsDir() bool        { return false }
func (i fileInfo) Sys() any           { return nil }

type folderInfo struct{ fileInfo }

func (folderInfo) Name() string      { return "." }
func (folderInfo) Mode() fs.FileMode { return fs.ModeDir | 0o555 }
func (folderInfo) IsDir() bool       { return true }
