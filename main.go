// Readout makes one briefing of many articles about one event.
package main

import (
	"context"
	"os"

	"readout/content"
	"readout/seeds"
	"readout/ui/cli"
)

func main() {
	program := cli.Program{Load: content.Load, Embedded: seeds.Files,
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
	os.Exit(program.Main(context.Background(), os.Args[1:]))
}
