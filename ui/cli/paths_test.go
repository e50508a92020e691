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

// A dossier has one name wherever it is asked for from; what comes by a pipe has
// none.
func TestDossierName(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("words"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := Program{Stdin: strings.NewReader("words")}
	name := func(paths ...string) string {
		t.Helper()
		s, err := p.files(paths)
		if err != nil {
			t.Fatal(err)
		}
		return s.dossier()
	}
	a, b := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt")
	whole, sample := name(dir), name()
	if whole == "" || whole != name(dir+string(filepath.Separator)) || name(a, b) != name(b, a) {
		t.Error("one dossier has two names")
	}
	t.Chdir(dir)
	if name(".") != whole || name("a.txt") != name(a) {
		t.Error("from within it has another name")
	}
	if name(a) == whole || name(a) == name(a, b) || sample == "" || sample == whole || name("-") != "" {
		t.Error("two dossiers have one name")
	}
}
