package prose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"readout/model"
	"readout/ui/theme"
)

// grown is the first seed's paragraphs over and over, up to size bytes.
func grown(b *testing.B, size int) *model.Source {
	seed := seedSources(b)[1]
	var text strings.Builder
	src := &model.Source{ID: "grown"}
	for i := 0; text.Len() < size; i++ {
		block := seed.Blocks[i%len(seed.Blocks)]
		if i > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		text.WriteString(seed.Text[block.Start:block.End])
		src.Blocks = append(src.Blocks, model.Block{Kind: block.Kind, Start: start, End: text.Len()})
	}
	src.Text = text.String()
	return src
}

var sizes = []struct {
	name string
	size int
}{{"5KB", 5 << 10}, {"100KB", 100 << 10}, {"5MB", 5 << 20}}

// BenchmarkFirstScreen lays out a source and draws its first 24 rows.
func BenchmarkFirstScreen(b *testing.B) {
	th := theme.New(true, colorprofile.TrueColor)
	for _, c := range sizes {
		src := grown(b, c.size)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				New(src, 76, th, Options{}).Lines(0, 24, nil)
			}
		})
	}
	one := &model.Source{ID: "one", Text: strings.ReplaceAll(grown(b, 5<<20).Text, "\n\n", " ")}
	b.Run("5MBParagraph", func(b *testing.B) {
		for b.Loop() {
			New(one, 76, th, Options{}).Lines(0, 24, nil)
		}
	})
}

// BenchmarkLines draws 40 rows in the middle of a page that has been seen, with
// evidence on them; BenchmarkScroll draws rows never seen before.
func BenchmarkLines(b *testing.B) {
	src := grown(b, 100<<10)
	p := New(src, 76, theme.New(true, colorprofile.TrueColor), Options{})
	for _, n := range []int{0, 6, 200} {
		var hl []Highlight
		for i := range n {
			hl = append(hl, Highlight{src.Span(50_000+i*100, 50_040+i*100), Evidence})
		}
		top := p.RowOf(50_000)
		b.Run(fmt.Sprintf("%dHighlights", n), func(b *testing.B) {
			for b.Loop() {
				p.Lines(top, 40, hl)
			}
		})
	}
}

func BenchmarkScroll(b *testing.B) {
	src := grown(b, 5<<20)
	p := New(src, 76, theme.New(true, colorprofile.TrueColor), Options{})
	top := 0
	for b.Loop() {
		p.Lines(top, 40, nil)
		top = (top + 400) % p.Height()
	}
}

func BenchmarkFind(b *testing.B) {
	for _, c := range sizes {
		p := New(grown(b, c.size), 76, theme.Default(), Options{})
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				p.Find("security guarantees")
			}
		})
	}
}
