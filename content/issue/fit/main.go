// Command fit makes content/issue/weights.txt: it reads annotated dossiers, fits
// how much each feature of a sentence says that it is a statement of an open
// issue, and writes the table that the stage embeds.
//
//	go run ./content/issue/fit [-o content/issue/weights.txt] DOSSIER...
//
// A DOSSIER is a folder with gold.json and the folder articles, or
// GOLD.json=ARTICLES where they stand apart. The order of dossiers changes
// nothing. Before it writes, it says how well the table does on each dossier
// when it is fitted to the others alone: that is what to expect of a dossier
// nobody has seen. With -n it says so and writes nothing.
//
// The fit is a logistic regression by descent along the gradient, with a
// penalty on large weights, and with no weight allowed to contradict the sign of
// its feature. It is a function of its input alone: no chance, no clock.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"readout/content/issue"
)

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("fit", flag.ContinueOnError)
	to := flags.String("o", "content/issue/weights.txt", "the `file` to write")
	dry := flags.Bool("n", false, "say how well it does and write nothing")
	shown := flags.Bool("v", false, "show the weights and each issue")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var all []*dossier
	for _, arg := range flags.Args() {
		d, err := load(ctx, arg)
		if err != nil {
			return fmt.Errorf("reading %s: %w", arg, err)
		}
		all = append(all, d)
	}
	if len(all) < 2 {
		return fmt.Errorf("two dossiers at least: each is measured with a table fitted to the others")
	}
	slices.SortFunc(all, func(a, b *dossier) int { return compare(a.name, b.name) })
	report(out, "left out", all, leaveOut(all), *shown)
	m := fitted(all)
	same := make([]*issue.Model, len(all))
	for i := range same {
		same[i] = m
	}
	report(out, "fitted to", all, same, *shown)
	if *shown {
		fmt.Fprint(out, render(all, m))
	}
	if *dry {
		return nil
	}
	if err := os.WriteFile(*to, []byte(render(all, m)), 0o644); err != nil {
		return fmt.Errorf("writing the table: %w", err)
	}
	return nil
}
