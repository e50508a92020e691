// Readout makes one briefing of many articles about one event: what happened and
// when, who took part, who undertook what on which condition, and what is open.
package main

import (
	"context"
	"os"

	"readout/content"
	"readout/seeds"
	"readout/ui/cli"
)

func main() {
	os.Exit(cli.System(content.Load, seeds.Files).Main(context.Background(), os.Args[1:]))
}
