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

// darkPalette and lightPalette name colours of the 256-colour cube only, so that
// a terminal with 256 colours and one with all of them show the same.

func darkPalette() palette {
	return palette{
		accent:   lipgloss.Color("#87d7ff"),
		dim:      lipgloss.Color("#a8a8a8"),
		good:     lipgloss.Color("#87d787"),
		warn:     lipgloss.Color("#ffd787"),
		bad:      lipgloss.Color("#ffafaf"),
		date:     lipgloss.Color("#d7d7af"),
		selected: pair{lipgloss.Color("#ffffff"), lipgloss.Color("#005f87")},
		evidence: pair{lipgloss.Color("#000000"), lipgloss.Color("#ffd787")},
		match:    pair{lipgloss.Color("#000000"), lipgloss.Color("#87d7ff")},
	}
}

func lightPalette() palette {
	return palette{
		accent:   lipgloss.Color("#005f87"),
		dim:      lipgloss.Color("#585858"),
		good:     lipgloss.Color("#005f00"),
		warn:     lipgloss.Color("#5f00af"),
		bad:      lipgloss.Color("#af0000"),
		date:     lipgloss.Color("#5f5f00"),
		selected: pair{lipgloss.Color("#ffffff"), lipgloss.Color("#005f87")},
		evidence: pair{lipgloss.Color("#000000"), lipgloss.Color("#ffd787")},
		match:    pair{lipgloss.Color("#000000"), lipgloss.Color("#87d7ff")},
	}
}
