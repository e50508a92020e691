package content_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"readout/content"
	"readout/model"
)

// What Load makes of any dossier at hand holds every invariant of the model.
func TestLoadedBriefingsAreSound(t *testing.T) {
	folders := []string{"../seeds"}
	more, err := filepath.Glob("../testdata/dossiers/*/articles")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range append(folders, more...) {
		b, err := content.Load(context.Background(), os.DirFS(dir))
		if err != nil {
			t.Errorf("%s: %v", dir, err)
			continue
		}
		if err := model.Check(b); err != nil {
			t.Errorf("%s: %v", dir, err)
		}
	}
}

func FuzzLoad(f *testing.F) {
	files, err := fs.Glob(os.DirFS("../seeds"), "*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(filepath.Join("../seeds", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, []byte("Ada Quist said on Tuesday that Norland will not pay unless the bank agrees."))
	}
	f.Add([]byte("“No,” said \x1b]52;c;x\x07 Bo. 'If' — \xff\xfe“"), []byte(" date 2026-01-07 T\n\nA: B"))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		briefing, err := content.Load(context.Background(), fstest.MapFS{"a.txt": {Data: a}, "b.txt": {Data: b}})
		if err != nil {
			t.Skip()
		}
		if err := model.Check(briefing); err != nil {
			t.Fatal(err)
		}
	})
}
