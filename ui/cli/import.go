package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"readout/model"
	"readout/model/cause"
	"readout/ui/escape"
	"readout/ui/export"
)

// maxBriefing is how long a briefing from elsewhere may be, in bytes.
const maxBriefing = 64 << 20

// take reads a briefing that was made elsewhere, says what of it does not hold, and
// shows or exports the rest.
func take(p Program, ctx context.Context, c call) (int, error) {
	if len(c.paths) == 0 {
		return Wrong, mistake{"import needs a briefing", "readout import FILE.json DIR, with the folder of its articles"}
	}
	name := c.paths[0]
	data, err := p.briefingFile(name)
	if err != nil {
		return Wrong, err
	}
	var files selection
	if len(c.paths) > 1 {
		if files, err = p.files(c.paths[1:]); err != nil {
			return Wrong, err
		}
	}
	held := func(ctx context.Context, files selection, tell func(model.Progress)) (*model.Briefing, error) {
		b, _, err := p.hold(ctx, name, data, files, tell)
		return b, err
	}
	if c.format == "" && !c.linear && p.screen() {
		c.passing = true
		return p.show(ctx, files, c, held)
	}
	b, r, err := p.hold(ctx, name, data, files, nil)
	if err != nil {
		return Wrong, err
	}
	p.warn(b)
	if c.format == "" {
		_, wrong := p.settings()
		p.complainOf(wrong)
		return codeOf(b), export.Plain(p.Stdout, b, r, p.width())
	}
	return codeOf(b), p.give(b, r, c)
}

// hold makes a briefing of a file and the articles of a selection, where it has any,
// with what people decided about it.
func (p Program) hold(ctx context.Context, name string, data []byte, files selection, tell func(model.Progress)) (*model.Briefing, *export.Review, error) {
	var dossier *model.Briefing
	if files.fsys != nil {
		var err error
		if dossier, err = p.loadFiles(ctx, files, tell); err != nil {
			return nil, nil, err
		}
	}
	b, marks, err := p.Import(filepath.Base(name), data, dossier)
	if err != nil {
		return nil, nil, mistake{name + ": " + err.Error(), "it must be in the form of readout export --format json"}
	}
	return b, export.Decided(marks), nil
}

// briefingFile reads a file that should hold a briefing.
func (p Program) briefingFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, p.missing(name, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBriefing+1))
	if err != nil {
		return nil, mistake{fmt.Sprintf("%s: %s", escape.Line(name), cause.Of(err)), "name a briefing: readout export --format json DIR > FILE.json"}
	}
	if len(data) > maxBriefing {
		return nil, mistake{fmt.Sprintf("%s: longer than %d MB", name, maxBriefing>>20), "export it anew without --layers"}
	}
	return data, nil
}
