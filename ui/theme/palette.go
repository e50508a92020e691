package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// A palette is the colours of a Theme; nil leaves the terminal's own.
type palette struct {
	accent, dim, good, warn, bad, date color.Color
	selected, evidence, match          pair
}

// A pair is text on a background of its own; reverse video when empty.
type pair struct{ fg, bg color.Color }

// ownPalette takes from the 16 colours that the terminal's owner chose the one
// that reads on light and on dark in the palettes that terminals come with:
// every other falls below 2.5 to 1 on one of them. The rest is told by
// attributes and glyphs, pairs by reverse video.
func ownPalette() palette {
	return palette{accent: lipgloss.Magenta}
}

// The two of 16 colours leave backgrounds alone: reverse video is the one pair
// that is readable whatever the owner made of the palette.

func darkOf16() palette {
	return palette{
		accent: lipgloss.Cyan,
		good:   lipgloss.Green,
		warn:   lipgloss.Yellow,
		bad:    lipgloss.BrightRed,
	}
}

func lightOf16() palette {
	return palette{
		accent: lipgloss.Blue,
		warn:   lipgloss.Magenta,
		bad:    lipgloss.Red,
	}
}

// darkPalette and lightPalette name colours of the 256-colour cube by number: a
// terminal with 256 colours and one with all of them show the same, and a number
// is half as long to send as three parts of a colour.

func darkPalette() palette {
	return palette{
		accent:   lipgloss.ANSIColor(117),
		dim:      lipgloss.ANSIColor(248),
		good:     lipgloss.ANSIColor(114),
		warn:     lipgloss.ANSIColor(222),
		bad:      lipgloss.ANSIColor(217),
		date:     lipgloss.ANSIColor(187),
		selected: pair{lipgloss.ANSIColor(231), lipgloss.ANSIColor(24)},
		evidence: pair{lipgloss.ANSIColor(16), lipgloss.ANSIColor(222)},
		match:    pair{lipgloss.ANSIColor(16), lipgloss.ANSIColor(117)},
	}
}

func lightPalette() palette {
	return palette{
		accent:   lipgloss.ANSIColor(24),
		dim:      lipgloss.ANSIColor(240),
		good:     lipgloss.ANSIColor(22),
		warn:     lipgloss.ANSIColor(55),
		bad:      lipgloss.ANSIColor(124),
		date:     lipgloss.ANSIColor(58),
		selected: pair{lipgloss.ANSIColor(231), lipgloss.ANSIColor(24)},
		evidence: pair{lipgloss.ANSIColor(16), lipgloss.ANSIColor(222)},
		match:    pair{lipgloss.ANSIColor(16), lipgloss.ANSIColor(117)},
	}
}
