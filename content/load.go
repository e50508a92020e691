// Package content makes a briefing of a dossier: it lists the files, reads each
// in its format, runs the stages over the reading texts and merges what they
// found. It meets the terminal only in model, imports nothing of ui, and does no
// I/O but through the file system it is given.
package content

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"readout/content/annot"
	"readout/content/format"
	"readout/content/format/clean"
	"readout/content/format/day"
	"readout/content/merge"
	"readout/model"
)

// ErrNothing says that a dossier holds no article that can be read.
var ErrNothing = errors.New("nothing that can be read as an article")

// Load makes the briefing of the files at paths in fsys, of all of it when there
// are none. Files and settings that are left out become Notices that are Lost. It
// is an error when a path is not there or nothing can be read at all. The order
// of paths does not matter.
func Load(ctx context.Context, fsys fs.FS, paths ...string) (*model.Briefing, error) {
	return LoadTelling(ctx, fsys, nil, paths...)
}

// LoadTelling is Load that says how far it has come. Its calls of tell come one
// at a time, from goroutines of its own, and none after it returned.
func LoadTelling(ctx context.Context, fsys fs.FS, tell func(model.Progress), paths ...string) (*model.Briefing, error) {
	d, notices, err := annotated(ctx, fsys, newTeller(tell), paths)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b := merge.Build(d)
	b.Event = statedEvent(d)
	b.Notices = append(notices, b.Notices...)
	return b, nil
}

// statedEvent is the day of the central event that dossier.toml states, as such or
// in its title; "" when it states none.
func statedEvent(d *annot.Dossier) string {
	if !d.Event.IsZero() {
		return d.Event.String()
	}
	if on, ok := day.First(d.Title); ok {
		return on.String()
	}
	return ""
}

// Annotated reads the files as Load does and gives what the stages found in
// them, before it is merged, with what there is to notice.
func Annotated(ctx context.Context, fsys fs.FS, paths ...string) (*annot.Dossier, []model.Notice, error) {
	return annotated(ctx, fsys, nil, paths)
}

func annotated(ctx context.Context, fsys fs.FS, t *teller, paths []string) (*annot.Dossier, []model.Notice, error) {
	found, err := list(fsys, paths)
	if err != nil {
		return nil, nil, err
	}
	t.begin(found.articles)
	go ready()
	set := readSettings(fsys, found.settings)
	articles, notices, err := readAll(ctx, fsys, t, found.articles)
	if err != nil {
		return nil, nil, err
	}
	notices = append(found.notices, notices...)
	if len(articles) == 0 {
		return nil, nil, nothing(notices)
	}
	set.correct(found.settings, found.articles, articles)
	d := &annot.Dossier{}
	set.apply(d)
	d.Docs, d.Shown = shown(documents(found.articles, articles))
	var failed failures
	if err := annot.Run(ctx, d, t.told(guarded(stages(), &failed), d)); err != nil {
		return nil, nil, err
	}
	leads(d)
	notices = append(notices, set.notices(found.settings)...)
	notices = append(notices, failed.notices()...)
	for i := range notices {
		notices[i].Path = clean.Name(notices[i].Path)
		notices[i].Message = clean.Line(notices[i].Message)
	}
	return d, notices, nil
}

// nothing says why nothing could be read; with one file, its own reason.
func nothing(notices []model.Notice) error {
	if len(notices) == 1 {
		return fmt.Errorf("%s: %s", clean.Name(notices[0].Path), clean.Line(strings.TrimPrefix(notices[0].Message, "left out: ")))
	}
	var names []string
	for _, n := range notices {
		if len(names) == 3 {
			names = append(names, fmt.Sprintf("%d more", len(notices)-3))
			break
		}
		names = append(names, clean.Name(n.Path))
	}
	if len(names) == 0 {
		return ErrNothing
	}
	return &nothingRead{fmt.Errorf("%w (left out: %s)", ErrNothing, strings.Join(names, ", ")), notices}
}

// nothingRead is ErrNothing with the reason for each file.
type nothingRead struct {
	error
	notices []model.Notice
}

// Unwrap is the error without the reasons.
func (e *nothingRead) Unwrap() error { return e.error }

// Reasons are why each file was left out, one line of clean text each.
func (e *nothingRead) Reasons() []string {
	var out []string
	for _, n := range e.notices {
		out = append(out, clean.Name(n.Path)+": "+clean.Line(n.Message))
	}
	return out
}

// readAll reads the articles at paths, on all processors.
func readAll(ctx context.Context, fsys fs.FS, t *teller, paths []string) (map[string][]*format.Article, []model.Notice, error) {
	type result struct {
		articles []*format.Article
		err      error
	}
	results := make([]result, len(paths))
	annot.Each(len(paths), func(i int) {
		if ctx.Err() == nil {
			list, err := readFile(fsys, paths[i])
			results[i] = result{list, err}
			t.read(paths[i], list)
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	articles := make(map[string][]*format.Article, len(paths))
	var notices []model.Notice
	for i, r := range results {
		for _, e := range format.PartErrors(r.err) {
			message := "left out: " + e.Err.Error()
			if e.Rest {
				message = e.Err.Error()
			}
			notices = append(notices, model.Notice{Path: partPath(paths[i], e.Part), Message: message, Lost: true})
		}
		if len(r.articles) > 0 {
			articles[paths[i]] = r.articles
		}
	}
	return articles, notices, nil
}

// partPath is what a part of the file at path p is called: "alerts.mbox#3".
func partPath(p, part string) string {
	if part == "" {
		return p
	}
	return p + "#" + part
}

// readFile reads one file in its format. A parser that fails on hostile input
// costs that file, not the program.
func readFile(fsys fs.FS, p string) (list []*format.Article, err error) {
	data, err := read(fsys, p)
	if err != nil {
		return nil, err
	}
	f, err := choose(path.Base(p), data)
	if err != nil {
		return nil, err
	}
	defer func() {
		if recover() != nil {
			list, err = nil, fmt.Errorf("it cannot be read as %s", f.Name)
		}
	}()
	list, err = f.Read(data)
	for _, a := range list {
		a.Format = f.Name
	}
	return list, err
}

// documents freezes the articles, in the order of paths. An ID is the path with
// what cannot be shown taken out and the part behind it; should two be the same
// then, the later one gets a number.
func documents(paths []string, articles map[string][]*format.Article) []*annot.Document {
	var docs []*annot.Document
	taken := map[string]bool{}
	for _, p := range paths {
		for _, a := range articles[p] {
			name := clean.Name(partPath(p, a.Part))
			id := name
			for n := 2; taken[id]; n++ {
				id = fmt.Sprintf("%s (%d)", name, n)
			}
			taken[id] = true
			docs = append(docs, &annot.Document{Source: a.Source(id), Dateline: unsettled(a)})
		}
	}
	sortByID(docs)
	return docs
}

// unsettled is what an article says of its day where it does not settle it.
func unsettled(a *format.Article) annot.Unsettled {
	return annot.Unsettled{Day: annot.Day(a.Day.Day), Other: annot.Day(a.Day.Other), Weekday: a.Day.Weekday, Year: a.Year}
}

// leads shortens the titles that a lead paragraph stands in for to its first
// sentence, once sentences are known; to its first words where nothing was analysed.
func leads(d *annot.Dossier) {
	for _, doc := range d.Docs {
		s := doc.Source
		if s.TitleBasis != model.TitleLead {
			continue
		}
		for _, sentence := range doc.Sentences {
			if b := sentence.Block; b >= 0 && b < len(s.Blocks) && s.Blocks[b].Kind == model.Paragraph {
				s.Title = doc.Text(sentence.First, sentence.End)
				break
			}
		}
	}
	const long = 160 // bytes
	for _, doc := range d.Shown {
		if s := doc.Source; s.TitleBasis == model.TitleLead && len(s.Title) > long {
			cut := strings.LastIndexByte(s.Title[:long], ' ')
			if cut <= 0 {
				cut = long
			}
			s.Title = strings.ToValidUTF8(s.Title[:cut], "")
		}
	}
}
