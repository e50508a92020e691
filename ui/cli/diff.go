package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"readout/model"
	"readout/model/compare"
	"readout/ui/export"
)

// diff says what changed between two dossiers, two exports, or one of each.
func diff(p Program, ctx context.Context, c call) (int, error) {
	if len(c.paths) != 2 {
		return Wrong, mistake{"diff needs what was and what is", "readout diff OLD NEW: folders, or exports in JSON"}
	}
	if c.format != "" && c.format != "txt" && c.format != "json" {
		return Wrong, mistake{"diff writes txt or json, not " + c.format, "readout diff --format json OLD NEW"}
	}
	var sides [2]*model.Briefing
	code := Whole
	for i, path := range c.paths {
		b, err := p.side(ctx, path)
		if err != nil {
			return Wrong, err
		}
		p.warn(b)
		code = max(code, codeOf(b))
		sides[i] = b
	}
	return code, p.tellDiff(compare.Briefings(sides[0], sides[1]), c)
}

func (p Program) tellDiff(r compare.Report, c call) error {
	if c.format == "json" {
		return export.DiffJSON(p.Stdout, r)
	}
	return export.Diff(p.Stdout, r, p.width())
}

// side makes one of the two briefings that are compared: of a folder, or as a file
// in JSON has it.
func (p Program) side(ctx context.Context, path string) (*model.Briefing, error) {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && strings.EqualFold(filepath.Ext(path), ".json") {
		data, err := p.briefingFile(path)
		if err != nil {
			return nil, err
		}
		return p.hold(ctx, path, data, selection{}, nil)
	}
	b, _, err := p.load(ctx, call{paths: []string{path}})
	return b, err
}
