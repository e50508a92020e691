package content

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"readout/model"
	"readout/model/contract"
)

// Exported, imported and exported again, every dossier is the same bytes, with its
// articles at hand and without.
func TestRoundTrip(t *testing.T) {
	dossiers := map[string]fs.FS{"seeds": os.DirFS("../seeds")}
	folders, err := filepath.Glob("../testdata/dossiers/*/articles")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		dossiers[f] = os.DirFS(f)
	}
	if len(dossiers) < 4 {
		t.Fatalf("only %d dossiers", len(dossiers))
	}
	for name, fsys := range dossiers {
		b, err := Load(context.Background(), fsys)
		if err != nil {
			t.Fatal(err)
		}
		for _, layers := range []bool{false, true} {
			var out bytes.Buffer
			if err := contract.Write(&out, b, layers, nil); err != nil {
				t.Fatal(err)
			}
			for _, dossier := range []*model.Briefing{nil, b} {
				again, _, err := Import("briefing.json", out.Bytes(), dossier)
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				for _, n := range again.Notices {
					if n.Lost {
						t.Errorf("%s: %s", name, n.Message)
					}
				}
				var twice bytes.Buffer
				if err := contract.Write(&twice, again, layers, nil); err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(out.Bytes(), twice.Bytes()) {
					t.Errorf("%s, layers %v, dossier %v: other bytes after a round trip", name, layers, dossier != nil)
				}
			}
		}
	}
}
