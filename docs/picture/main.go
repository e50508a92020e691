// Picture makes an SVG of a screen: it reads lines with colours and attributes,
// as tmux captures them, and writes what a terminal would show. docs/pictures.sh
// makes the pictures of the README with it, from a real run.
package main

import (
	"bufio"
	"fmt"
	"html"
	"image/color"
	"io"
	"os"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// The measures of a cell and of the edge, in pixels, and the colours of a
// terminal without any.
const (
	cellWidth, cellHeight, fontSize, edge = 8.4, 18, 14, 12

	paper = "#1c1c1c"
	ink   = "#dadada"
)

func main() {
	raw, err := io.ReadAll(os.Stdin)
	if err == nil {
		out := bufio.NewWriter(os.Stdout)
		write(out, strings.TrimRight(string(raw), "\n"))
		err = out.Flush()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "picture:", err)
		os.Exit(1)
	}
}

// write draws the screen: first the backgrounds, then the words in runs of one
// style, each stretched to its cells, so that no font can shift what follows.
func write(w io.Writer, screen string) {
	lines := strings.Split(screen, "\n")
	columns := 0
	for _, l := range lines {
		columns = max(columns, ansi.StringWidth(l))
	}
	cells := uv.NewScreenBuffer(columns, len(lines))
	uv.NewStyledString(screen).Draw(cells, cells.Bounds())
	width, height := 2*edge+cellWidth*float64(columns), 2*edge+cellHeight*len(lines)
	fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%d" viewBox="0 0 %.0f %d" `+
		`font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace" font-size="%d">`+"\n",
		width, height, width, height, fontSize)
	fmt.Fprintf(w, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", paper)
	for y := range lines {
		for x := 0; x < columns; {
			x = run(w, cells, x, y, columns)
		}
	}
	fmt.Fprintln(w, "</svg>")
}

// run draws the cells from x on that share a style and returns where they end.
func run(w io.Writer, cells uv.ScreenBuffer, x, y, columns int) int {
	first := cells.CellAt(x, y)
	if first == nil {
		return x + 1
	}
	var text strings.Builder
	end := x
	for end < columns {
		c := cells.CellAt(end, y)
		if c == nil || !c.Style.Equal(&first.Style) {
			break
		}
		text.WriteString(c.Content)
		end += max(c.Width, 1)
	}
	fg, bg := name(first.Style.Fg, ink), name(first.Style.Bg, paper)
	if first.Style.Attrs&uv.AttrReverse != 0 {
		fg, bg = bg, fg
	}
	left, top, wide := edge+cellWidth*float64(x), edge+cellHeight*y, cellWidth*float64(end-x)
	if bg != paper {
		fmt.Fprintf(w, `<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>`+"\n", left, top, wide, cellHeight, bg)
	}
	if strings.TrimSpace(text.String()) == "" {
		return end
	}
	fmt.Fprintf(w, `<text x="%.1f" y="%d" textLength="%.1f" xml:space="preserve" fill="%s"%s>%s</text>`+"\n",
		left, top+fontSize, wide, fg, look(first.Style), html.EscapeString(text.String()))
	return end
}

// look is the attributes of a style.
func look(s uv.Style) string {
	var out string
	if s.Attrs&uv.AttrBold != 0 {
		out += ` font-weight="bold"`
	}
	if s.Attrs&uv.AttrItalic != 0 {
		out += ` font-style="italic"`
	}
	if s.Attrs&uv.AttrFaint != 0 {
		out += ` opacity="0.65"`
	}
	if s.Underline != uv.UnderlineNone {
		out += ` text-decoration="underline"`
	}
	return out
}

func name(c color.Color, otherwise string) string {
	if c == nil {
		return otherwise
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
