package theme

import (
	"fmt"
	"image/color"
	"strconv"

	"charm.land/glamour/v2/ansi"
	terminal "github.com/charmbracelet/x/ansi"
)

// Glamour is the style of a rendered article. Every call returns a copy of its
// own, pointers included: glamour's renderers keep what they are given.
func (t Theme) Glamour() ansi.StyleConfig {
	p := t.palette
	accent := ansi.StylePrimitive{Color: name(p.accent), Bold: ptr(true)}
	heading := func() ansi.StyleBlock {
		return ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: name(p.accent), Bold: ptr(true)}}
	}
	first := heading()
	first.Underline = ptr(true)
	quote := ansi.StyleBlock{
		StylePrimitive: ansi.StylePrimitive{Italic: ptr(true)},
		Indent:         ptr(uint(1)),
		IndentToken:    ptr("│ "),
	}
	return ansi.StyleConfig{
		Heading:        heading(),
		H1:             first,
		BlockQuote:     quote,
		Item:           ansi.StylePrimitive{BlockPrefix: "• "},
		List:           ansi.StyleList{LevelIndent: 2},
		Enumeration:    ansi.StylePrimitive{BlockPrefix: ". "},
		Emph:           ansi.StylePrimitive{Italic: ptr(true)},
		Strong:         ansi.StylePrimitive{Bold: ptr(true)},
		Strikethrough:  ansi.StylePrimitive{CrossedOut: ptr(true)},
		HorizontalRule: ansi.StylePrimitive{Format: "\n────────\n"},
		Link:           ansi.StylePrimitive{Underline: ptr(true)},
		LinkText:       accent,
		Image:          ansi.StylePrimitive{Underline: ptr(true)},
	}
}

// name is a colour as glamour wants it, "#rrggbb" or the number of one of 256;
// nil for the terminal's own.
func name(c color.Color) *string {
	if c == nil {
		return nil
	}
	switch n := c.(type) {
	case terminal.BasicColor:
		return ptr(strconv.Itoa(int(n)))
	case terminal.IndexedColor:
		return ptr(strconv.Itoa(int(n)))
	}
	r, g, b, _ := c.RGBA()
	return ptr(fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8))
}

func ptr[T any](v T) *T { return &v }
