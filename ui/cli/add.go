package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"readout/model/cause"
	"readout/ui/escape"
	"readout/ui/fetch"
)

// add saves pages of the web in a folder. It is the one command that opens a
// connection, and nothing else of the program imports fetch.
func add(p Program, ctx context.Context, c call) (int, error) {
	switch {
	case len(c.paths) == 0:
		return Wrong, mistake{"add needs the address of a page", "readout add https://example.org/story --to DIR"}
	case c.to == "":
		return Wrong, mistake{"add needs a folder to save to", "readout add URL --to DIR"}
	}
	if err := os.MkdirAll(c.to, 0o755); err != nil {
		return Wrong, mistake{fmt.Sprintf("%s: it cannot be a folder to save to: %v", c.to, cause.Of(err)), "name a folder that you may write to"}
	}
	now := p.Now
	if now == nil {
		now = time.Now
	}
	from := fetch.Saver{Now: now, Agent: "readout/" + Version}
	saved := 0
	for _, address := range c.paths {
		if p.addOne(ctx, from, address, c.to) {
			saved++
		}
	}
	switch saved {
	case len(c.paths):
		return Whole, nil
	case 0:
		return Wrong, nil
	}
	return Part, nil
}

// addOne saves one page and says where, or why it could not.
func (p Program) addOne(ctx context.Context, from fetch.Saver, address, dir string) bool {
	page, err := from.Get(ctx, address)
	if err != nil {
		p.complain(address + ": " + err.Error())
		var why *fetch.Error
		if errors.As(err, &why) && why.Hint != "" {
			p.hint(why.Hint)
		}
		return false
	}
	path, err := page.WriteTo(dir)
	if err != nil {
		p.complain(address + ": " + err.Error())
		return false
	}
	fmt.Fprintln(p.Stdout, escape.Line(path))
	return true
}
