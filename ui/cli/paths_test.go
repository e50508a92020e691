package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRedirected(t *testing.T) {
	file := func(words string) *os.File {
		path := filepath.Join(t.TempDir(), "a.txt")
		if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if !redirected(file("an article")) {
		t.Error("a file with words is no standard input by chance")
	}
	if redirected(file("")) || redirected(null) || redirected(strings.NewReader("words")) {
		t.Error("nothing was given as standard input")
	}
}
