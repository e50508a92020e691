package content

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"testing/fstest"

	"readout/model"
)

func manyReports(n int) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := range n {
		fsys[fmt.Sprintf("%03d.txt", i)] = file(report)
	}
	return fsys
}

// Progress only grows, tells every file once, and gives articles to read before
// the end; the briefing is the one that Load makes in silence.
func TestProgress(t *testing.T) {
	fsys := manyReports(20)
	fsys["picture.txt"] = file("\x00\x01\x02")
	var all []model.Progress
	b, err := LoadTelling(context.Background(), fsys, func(p model.Progress) { all = append(all, p) })
	if err != nil {
		t.Fatal(err)
	}
	if quiet := load(t, fsys); !reflect.DeepEqual(b, quiet) {
		t.Error("the briefing is another when somebody listens")
	}
	last, parts := model.Progress{}, 0
	for _, p := range all {
		if p.Files != 21 || p.Read < last.Read || p.Percent < last.Percent || p.Percent > 0 && p.Read < p.Files || p.Percent > 100 {
			t.Fatalf("%+v after %+v", p, last)
		}
		if p.Sources != nil {
			parts++
			if n := len(p.Sources.Sources); n == 0 || n > p.Read || p.Sources.Sources[0].Text == "" {
				t.Errorf("%d articles told when %d files were read", n, p.Read)
			}
			if problems := model.Check(p.Sources); problems != nil {
				t.Error(problems)
			}
			last.Sources = p.Sources
		}
		last.Read, last.Percent = p.Read, p.Percent
	}
	if last.Read != 21 || last.Percent == 0 || parts < 2 || parts > 7 || len(last.Sources.Sources) != 20 {
		t.Errorf("ended with %+v after %d parts", last, parts)
	}
}

// A context that ends while files are read, or while they are analysed, ends it.
func TestProgressCancelled(t *testing.T) {
	for _, stop := range []func(model.Progress) bool{
		func(p model.Progress) bool { return p.Read == 1 },
		func(p model.Progress) bool { return p.Percent > 0 },
	} {
		ctx, cancel := context.WithCancel(context.Background())
		_, err := LoadTelling(ctx, manyReports(20), func(p model.Progress) {
			if stop(p) {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
		cancel()
	}
}
