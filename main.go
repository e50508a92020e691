// Readout makes one briefing of many articles about one event: what happened and
// when, who took part, who undertook what on which condition, and what is open.
package main

import (
	"context"
	"embed"
	"io/fs"
	"os"

	"readout/content"
	"readout/ui/cli"
)

// seeds is the first dossier: the articles as they were saved, and its dossier.toml.
//
//go:embed seeds/*.txt seeds/dossier.toml
var seeds embed.FS

func main() {
	embedded, err := fs.Sub(seeds, "seeds")
	if err != nil {
		panic(err) // the name above and the folder's differ: no build of ours
	}
	os.Exit(cli.System(content.LoadTelling, content.Import, embedded).Main(context.Background(), os.Args[1:]))
}
