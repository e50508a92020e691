package cli

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/model"
	"readout/model/compare"
	"readout/model/review"
	"readout/ui/export"
)

// diff says what changed between two dossiers, two exports, or one of each; of one
// dossier, since it was last reviewed.
func diff(p Program, ctx context.Context, c call) (int, error) {
	if len(c.paths) != 1 && len(c.paths) != 2 {
		return Wrong, mistake{"diff needs what was and what is", "readout diff OLD NEW: folders, or exports in JSON; or one reviewed folder"}
	}
	if c.format != "" && c.format != "txt" && c.format != "md" && c.format != "json" {
		return Wrong, mistake{"diff writes txt, md or json, not " + c.format, "readout diff --format json OLD NEW"}
	}
	if len(c.paths) == 1 {
		return p.since(ctx, c)
	}
	var sides [2]*model.Briefing
	var verdicts [2]compare.Verdict
	code := Whole
	for i, path := range c.paths {
		b, r, err := p.side(ctx, path, c)
		if err != nil {
			return Wrong, err
		}
		p.warn(b)
		code = max(code, codeOf(b))
		sides[i], verdicts[i] = b, decided(r)
	}
	return code, p.tellDiff(compare.Reviewed(sides[0], sides[1], verdicts[0], verdicts[1]), c)
}

func (p Program) tellDiff(r compare.Report, c call) error {
	switch c.format {
	case "json":
		return export.DiffJSON(p.Stdout, r)
	case "md":
		return export.DiffMarkdown(p.Stdout, r)
	}
	return export.Diff(p.Stdout, r, p.width())
}

// since says what the articles changed that came to a dossier since it was last
// reviewed. The briefing of then is made of the articles that were seen.
func (p Program) since(ctx context.Context, c call) (int, error) {
	files, err := p.files(c.paths)
	if err != nil {
		return Wrong, err
	}
	log, err := p.log(files)
	if err != nil {
		return Wrong, err
	}
	seen := log.LastSeen()
	if seen == nil {
		return Wrong, mistake{c.paths[0] + ": it was not reviewed yet", "to compare it with another one: readout diff OLD NEW"}
	}
	now, err := p.loadFiles(ctx, files, nil)
	if err != nil {
		return Wrong, err
	}
	p.warn(now)
	then := files
	if then.names = p.there(files.fsys, seen); len(then.names) == 0 {
		return Wrong, mistake{c.paths[0] + ": none of the articles that were reviewed is there", "to compare it with another one: readout diff OLD NEW"}
	}
	var unseen []string
	news := review.Since(now, seen)
	for i := range now.Sources {
		if id := now.Sources[i].ID; news.Changed(id) {
			unseen = append(unseen, id)
			p.complain(id + ": it was edited since; it is compared as it is now")
		}
	}
	old, err := p.loadFiles(ctx, then, nil)
	if err != nil {
		return Wrong, err
	}
	r := compare.Briefings(old, now)
	r.Unseen = unseen
	return codeOf(now), p.tellDiff(r, c)
}

// there are the files of the articles that were seen, with the settings of the
// dossier. Those that are gone are named: what rested on them cannot be told.
func (p Program) there(fsys fs.FS, seen map[string]string) []string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(seen)) {
		file := id
		if _, err := fs.Stat(fsys, file); err != nil {
			if i := strings.LastIndexByte(id, '#'); i > 0 {
				file = id[:i]
			}
		}
		if _, err := fs.Stat(fsys, file); err != nil {
			p.complain(id + ": it was reviewed and is there no more")
		} else if !slices.Contains(out, file) {
			out = append(out, file)
		}
	}
	if _, err := fs.Stat(fsys, settingsFile); err == nil && len(out) > 0 {
		out = append(out, settingsFile)
	}
	return out
}

// side makes one of the two briefings that are compared: of a folder, as it was
// reviewed but with what was rejected, or as a file in JSON has it.
func (p Program) side(ctx context.Context, path string, c call) (*model.Briefing, *export.Review, error) {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && strings.EqualFold(filepath.Ext(path), ".json") {
		data, err := p.briefingFile(path)
		if err != nil {
			return nil, nil, err
		}
		return p.hold(ctx, path, data, selection{}, nil)
	}
	files, err := p.files([]string{path})
	if err != nil {
		return nil, nil, err
	}
	b, err := p.loadFiles(ctx, files, nil)
	if err != nil || c.bare {
		return b, nil, err
	}
	log, err := p.log(files)
	if err != nil {
		return nil, nil, mistake{err.Error(), "--no-review leaves the review out"}
	}
	if len(log.InForce()) == 0 {
		return b, nil, nil
	}
	r := review.Apply(b, log)
	return r.Briefing(), &export.Review{Mark: r.Mark}, nil
}

// decided is what people decided about the items of a side.
func decided(r *export.Review) compare.Verdict {
	if r == nil {
		return nil
	}
	return func(kind compare.Kind, id string) string {
		k := review.Key{Kind: review.Kind(kind), ID: id}
		if kind == compare.Entry {
			k.Kind = review.Entry
		}
		return r.Verdict(k)
	}
}
