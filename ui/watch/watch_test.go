package watch

import (
	"context"
	"testing"
	"testing/fstest"
	"time"
)

func at(minute int, words string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(words), ModTime: time.Date(2025, 5, 6, 12, minute, 0, 0, time.UTC)}
}

func TestChanged(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(fstest.MapFS)
		want bool
	}{
		{"nothing", func(fstest.MapFS) {}, false},
		{"a file came", func(f fstest.MapFS) { f["c.txt"] = at(1, "c") }, true},
		{"a file came below", func(f fstest.MapFS) { f["sub/deep/c.txt"] = at(1, "c") }, true},
		{"a file went", func(f fstest.MapFS) { delete(f, "a.txt") }, true},
		{"a file grew", func(f fstest.MapFS) { f["a.txt"] = at(0, "longer") }, true},
		{"a file was saved anew", func(f fstest.MapFS) { f["a.txt"] = at(1, "a") }, true},
		{"a file has another name", func(f fstest.MapFS) { f["z.txt"] = f["a.txt"]; delete(f, "a.txt") }, true},
		{"all went", func(f fstest.MapFS) { clear(f) }, true},
		{"an editor's own file", func(f fstest.MapFS) { f[".a.txt.swp"] = at(1, "x"); f["a.txt~"] = at(1, "x") }, false},
		{"a hidden folder", func(f fstest.MapFS) { f[".git/index"] = at(1, "x") }, false},
		{"the review", func(f fstest.MapFS) { f["review.jsonl"] = at(1, "x") }, false},
	} {
		files := fstest.MapFS{"a.txt": at(0, "a"), "sub/b.txt": at(0, "b")}
		f := New(files)
		c.do(files)
		if f.Changed(t.Context()) {
			t.Errorf("%s: told before it came to rest", c.name)
		}
		if got := f.Changed(t.Context()); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
		if f.Changed(t.Context()) {
			t.Errorf("%s: told twice", c.name)
		}
	}
}

// What goes on changing is told when it rests, once.
func TestRests(t *testing.T) {
	files := fstest.MapFS{"a.txt": at(0, "a")}
	f := New(files)
	for minute := range 5 {
		files["a.txt"] = at(minute+1, "a")
		if f.Changed(t.Context()) {
			t.Error("told while it still changes")
		}
	}
	if !f.Changed(t.Context()) || f.Changed(t.Context()) {
		t.Error("it is told once it rests")
	}
	files["b.txt"] = at(9, "b")
	f.Changed(t.Context())
	delete(files, "b.txt")
	for range 2 {
		if f.Changed(t.Context()) {
			t.Error("what came and went is no change")
		}
	}
}

func TestNamedFiles(t *testing.T) {
	files := fstest.MapFS{"a.txt": at(0, "a"), "b.txt": at(0, "b")}
	f := New(files, "a.txt", "gone.txt")
	files["b.txt"] = at(1, "b")
	if f.Changed(t.Context()); f.Changed(t.Context()) {
		t.Error("a file that was not named changed")
	}
	files["gone.txt"] = at(1, "back")
	if f.Changed(t.Context()); !f.Changed(t.Context()) {
		t.Error("a file that was named came back")
	}
}

func TestCancelled(t *testing.T) {
	files := fstest.MapFS{"a.txt": at(0, "a")}
	f := New(files)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	delete(files, "a.txt")
	for range 2 {
		if f.Changed(ctx) {
			t.Error("a look that was broken off tells nothing")
		}
	}
}
