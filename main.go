// Readout makes one briefing of many articles about one event: what happened and
// when, who took part, who undertook what on which condition, and what is open.
package main

import (
	"context"
	"embed"
	"io/fs"
	"os"
	"runtime"

	"readout/content"
	"readout/ui/cli"
)

// seeds is the first dossier: the articles as they were saved, and its dossier.toml.
//
//go:embed seeds/*.txt seeds/dossier.toml
var seeds embed.FS

// headroom is memory that is never touched and so costs none, but makes the
// collector wait until as much again is in use: nothing that is made before the
// first frame is garbage worth collecting.
const headroom = 48 << 20

func main() {
	room := make([]byte, headroom)
	embedded, err := fs.Sub(seeds, "seeds")
	if err != nil {
		panic(err) // the name above and the folder's differ: no build of ours
	}
	code := cli.System(content.Load, embedded).Main(context.Background(), os.Args[1:])
	runtime.KeepAlive(room)
	os.Exit(code)
}
