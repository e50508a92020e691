// Package cli is the command line: what may be typed (one table, from which
// parsing, help and errors come), what is read, where it is written, and the exit
// code. It reads the names of files and hands them on; the briefing is made by
// the Load that it is given, for ui and content meet in model alone.
//
// Whatever goes wrong is one line on standard error, with a hint on a second one.
package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"

	"readout/model"
	"readout/model/contract"
	"readout/ui/escape"
	"readout/ui/export"
)

// Exit codes.
const (
	Whole = 0 // all of the dossier is in the briefing
	Wrong = 1 // nothing readable, or wrong usage
	Part  = 2 // done, but files or settings were left out
)

// A Load makes the briefing of paths in a file system, of all of it without paths,
// and tells how far it has come; a nil tell asks for silence.
type Load func(ctx context.Context, fsys fs.FS, tell func(model.Progress), paths ...string) (*model.Briefing, error)

// An Import reads a briefing that was made elsewhere, from the bytes of the file
// called name, and holds it against the articles of dossier, or against the file's
// own texts where that is nil. With it comes what people decided about its items, by
// kind and ID.
type Import func(name string, data []byte, dossier *model.Briefing) (*model.Briefing, map[[2]string]*contract.Review, error)

// A Program is what the command line runs on.
type Program struct {
	// Load makes the briefing of paths in a file system, of all of it without paths.
	Load     Load
	Import   Import
	Embedded fs.FS // the dossier that is shown when none is named
	Stdin    io.Reader
	Stdout   io.Writer
	Stderr   io.Writer
	Environ  []string // "NAME=value"
	Config   Config
	Now      func() time.Time // nil is the clock
	maxFile  int64            // bytes that a file may have; 0 for the usual
}

// A mistake is an error of the person at the keyboard, with a hint at what helps.
type mistake struct{ what, hint string }

// detailed is an error that has a reason for each file that could not be read.
type detailed interface{ Reasons() []string }

// An unread dossier is one of which nothing can be read.
type unread struct {
	mistake
	detailed
}

func (u unread) Unwrap() error { return u.mistake }

func (m mistake) Error() string { return m.what }

// Main runs the command line and returns the exit code.
func (p Program) Main(ctx context.Context, args []string) (code int) {
	defer func() {
		if r := recover(); r != nil {
			code = p.fail(fmt.Errorf("a fault of the program: %v", r))
		}
	}()
	call, err := parse(args)
	if err != nil {
		return p.fail(err)
	}
	p.maxFile = call.maxFile
	code, err = call.command.run(p, ctx, call)
	if err != nil {
		return p.fail(err)
	}
	return code
}

// fail says what went wrong and returns the exit code for it.
func (p Program) fail(err error) int {
	var ended interface{ ExitCode() int }
	if errors.As(err, &ended) {
		return ended.ExitCode()
	}
	p.complain(err.Error())
	var m mistake
	if errors.As(err, &m) && m.hint != "" {
		p.hint(m.hint)
	}
	return Wrong
}

func (p Program) hint(what string) {
	fmt.Fprintln(p.Stderr, "hint: "+escape.Line(what))
}

func (p Program) complain(what string) {
	fmt.Fprintln(p.Stderr, "readout: "+escape.Line(what))
}

// load makes the briefing that a call names, and says what was left out of it.
func (p Program) load(ctx context.Context, c call) (*model.Briefing, int, error) {
	files, err := p.files(c.paths)
	if err != nil {
		return nil, Wrong, err
	}
	b, err := p.loadFiles(ctx, files, nil)
	return b, codeOf(b), err
}

// loadFiles makes the briefing of a selection.
func (p Program) loadFiles(ctx context.Context, files selection, tell func(model.Progress)) (*model.Briefing, error) {
	unhurried()
	b, err := p.Load(ctx, p.limit(files.fsys), tell, files.names...)
	if err != nil {
		m := mistake{files.called(err.Error()), pathsHint}
		var d detailed
		if errors.As(err, &d) {
			return nil, unread{m, d}
		}
		return nil, m
	}
	b.Notices = append(slices.Clone(files.gone), b.Notices...)
	return b, nil
}

// codeOf is the exit code of whoever was shown a briefing.
func codeOf(b *model.Briefing) int {
	if b != nil && slices.ContainsFunc(b.Notices, func(n model.Notice) bool { return n.Lost }) {
		return Part
	}
	return Whole
}

// warn names on standard error what was left out.
func (p Program) warn(b *model.Briefing) {
	for _, n := range b.Notices {
		if n.Lost {
			p.complain(n.Path + ": " + n.Message)
		}
	}
}

// open shows the briefing: on the full screen of a terminal, else as plain text.
func open(p Program, ctx context.Context, c call) (int, error) {
	files, err := p.files(c.paths)
	if err != nil {
		return Wrong, err
	}
	if c.linear || !p.screen() {
		b, err := p.loadFiles(ctx, files, nil)
		if err != nil {
			return Wrong, err
		}
		defer p.warn(b)
		_, wrong := p.settings()
		defer p.complainOf(wrong)
		code := codeOf(b)
		b, r, err := p.reviewed(b, files, c)
		if err != nil {
			return Wrong, err
		}
		return code, export.Plain(p.Stdout, b, r, p.width())
	}
	return p.show(ctx, files, c, p.loadFiles)
}

func write(p Program, ctx context.Context, c call) (int, error) {
	files, err := p.files(c.paths)
	if err != nil {
		return Wrong, err
	}
	b, err := p.loadFiles(ctx, files, nil)
	if err != nil {
		return Wrong, err
	}
	p.warn(b)
	code := codeOf(b)
	b, r, err := p.reviewed(b, files, c)
	if err != nil {
		return Wrong, err
	}
	if r != nil {
		p.complain(r.About + " --no-review leaves the review out.")
	}
	return code, p.give(b, r, c)
}

// give writes a briefing in the form that was asked for, as JSON where none was.
func (p Program) give(b *model.Briefing, r *export.Review, c call) error {
	if c.format != "csv" && c.table+c.to != "" {
		return mistake{"--table and --to go with --format csv only", "readout export --format csv --table " + export.Tables()[0] + " ..."}
	}
	switch c.format {
	case "csv":
		return p.writeTables(b, r, c)
	case "md":
		return export.Markdown(p.Stdout, b, r)
	case "html":
		return export.HTML(p.Stdout, b, r)
	case "txt":
		return export.Plain(p.Stdout, b, r, p.width())
	}
	return export.JSON(p.Stdout, b, r, c.layers)
}

// writeTables writes one table, or all of them into a folder.
func (p Program) writeTables(b *model.Briefing, r *export.Review, c call) error {
	switch {
	case c.table != "" && c.to != "":
		return mistake{"--table writes one table and --to all of them", "leave one of them out"}
	case c.table != "":
		return export.CSV(p.Stdout, b, r, c.table)
	case c.to == "":
		return mistake{"csv is one table or a folder of them", "add --table " + strings.Join(export.Tables(), "|") + ", or --to FOLDER"}
	}
	if err := os.MkdirAll(c.to, 0o777); err != nil {
		return fmt.Errorf("make the folder for the tables: %w", err)
	}
	for _, name := range export.Tables() {
		var out bytes.Buffer
		if err := export.CSV(&out, b, r, name); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(c.to, name+".csv"), out.Bytes(), 0o666); err != nil {
			return fmt.Errorf("write a table: %w", err)
		}
	}
	return nil
}

func explain(p Program, ctx context.Context, c call) (int, error) {
	if len(c.paths) == 0 {
		return Wrong, mistake{"explain needs the id of an item", "the ids stand in the export: readout export --format json"}
	}
	id := c.paths[0]
	c.paths = c.paths[1:]
	b, code, err := p.load(ctx, c)
	if err != nil {
		return Wrong, err
	}
	p.warn(b)
	var ids []string
	found := false
	for _, it := range export.Items(b) {
		ids = append(ids, it.ID)
		if it.ID != id {
			continue
		}
		found = true
		if err := export.Explain(p.Stdout, b, it, p.width()); err != nil {
			return Wrong, err
		}
	}
	if !found {
		return Wrong, mistake{fmt.Sprintf("no item %q in this briefing", id), meant(id, ids, "the ids stand in the export: readout export --format json")}
	}
	return code, nil
}

func help(p Program, _ context.Context, c call) (int, error) {
	_, err := io.WriteString(p.Stdout, helpText(c.topic))
	return Whole, err
}

func version(p Program, _ context.Context, _ call) (int, error) {
	_, err := fmt.Fprintln(p.Stdout, versionLine())
	return Whole, err
}

// screen reports whether standard output is a terminal that can show a full screen.
func (p Program) screen() bool {
	f, ok := p.Stdout.(term.File)
	kind := p.env("TERM")
	return ok && term.IsTerminal(f.Fd()) && kind != "" && kind != "dumb"
}

// width is how many cells a line of plain text has: COLUMNS, else those of the
// terminal, else 80.
func (p Program) width() int {
	if n, err := strconv.Atoi(p.env("COLUMNS")); err == nil && n > 0 {
		return min(n, 1000)
	}
	if f, ok := p.Stdout.(term.File); ok && term.IsTerminal(f.Fd()) {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			return w
		}
	}
	return export.Width
}

func (p Program) env(name string) string {
	for i := len(p.Environ) - 1; i >= 0; i-- {
		if value, ok := strings.CutPrefix(p.Environ[i], name+"="); ok {
			return value
		}
	}
	return ""
}

// System is the program as it runs in a shell.
func System(load Load, read Import, embedded fs.FS) Program {
	return Program{Load: load, Import: read, Embedded: embedded, Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Environ: os.Environ(), Config: personal()}
}
