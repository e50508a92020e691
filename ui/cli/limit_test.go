package cli

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestSize(t *testing.T) {
	for in, want := range map[string]int64{
		"200MB": 200 << 20, "200mb": 200 << 20, "1.5 GB": 3 << 29, "2M": 2 << 20, "4096": 4096, "3KiB": 3072,
		"": 0, "MB": 0, "-1MB": 0, "0": 0, "NaN": 0, "1e400": 0, "many": 0,
	} {
		if got := size(in); got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
}

func TestLimit(t *testing.T) {
	fsys := fstest.MapFS{"a.txt": {Data: []byte("a")}}
	c, err := parse([]string{"check", "--max-file", "2MB", "x"})
	if err != nil || c.maxFile != 2<<20 {
		t.Fatalf("%d, %v", c.maxFile, err)
	}
	p := Program{maxFile: c.maxFile}
	l, ok := p.limit(fsys).(interface{ MaxFile() int64 })
	if !ok || l.MaxFile() != 2<<20 {
		t.Error("the limit is not told to Load")
	}
	if _, err := fs.Stat(p.limit(fsys), "a.txt"); err != nil {
		t.Error(err)
	}
	if _, err := parse([]string{"--max-file=much"}); err == nil {
		t.Error("much is no length")
	}
}
