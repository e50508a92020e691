// Package theme is how the program looks: every style that a pane or the
// reader draws with, in one value. It holds no state: a session makes a Theme
// when it learns of its terminal and hands it down.
//
// Two invariants hold for every Theme and are tested. A state is never told by
// colour alone: bold, underline, reverse video or a glyph tells it too, so that
// nothing is lost without colours. And where a Theme names its own colours, text
// stands out from its background by at least 4.5 to 1.
//
// The package knows the words of model and draws nothing itself.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"readout/model"
)

// A Theme is the look of one session.
type Theme struct {
	Text   lipgloss.Style // the terminal's own foreground, nothing added
	Strong lipgloss.Style // the one word of a row that matters most
	Dim    lipgloss.Style // what may be passed over: counts, outlets, units
	Accent lipgloss.Style // the one colour of the program

	Title        lipgloss.Style // title of a pane without focus
	TitleFocused lipgloss.Style // title of the pane with focus
	Heading      lipgloss.Style // heading of a group of rows, or of an article

	Selected        lipgloss.Style // the chosen row of the pane with focus
	SelectedBlurred lipgloss.Style // the chosen row of another pane

	Border        lipgloss.Style // line round a pane
	BorderFocused lipgloss.Style // line round the pane with focus
	Rounded       lipgloss.Border
	Thick         lipgloss.Border // for the pane with focus

	Evidence      lipgloss.Style // evidence of the current item in an article: where n and N stand
	EvidenceOther lipgloss.Style // its other evidence
	Match         lipgloss.Style // what a search found
	MatchCurrent  lipgloss.Style // the found place one stands at

	Date   lipgloss.Style // a date in a row
	Key    lipgloss.Style // a key in the footer
	Hint   lipgloss.Style // what that key does
	Notice lipgloss.Style // something to know
	Error  lipgloss.Style // something that failed
	Bar    lipgloss.Style // a scroll bar or a sparkline

	palette palette
}

// A Mark tells a state: by glyph and word to every eye, by style besides.
type Mark struct {
	Glyph string // one cell
	Word  string
	Style lipgloss.Style
}

// String is the styled glyph.
func (m Mark) String() string { return m.Style.Render(m.Glyph) }

// Default is the Theme for a terminal of which nothing is known: its own
// palette of 16, in colours that read on light and on dark.
func Default() Theme { return build(ownPalette()) }

// New is the Theme for a background and for the colours a terminal has.
func New(dark bool, profile colorprofile.Profile) Theme {
	switch {
	case profile == colorprofile.Unknown:
		return Default()
	case profile <= colorprofile.ASCII:
		return build(palette{})
	case profile == colorprofile.ANSI && dark:
		return build(darkOf16())
	case profile == colorprofile.ANSI:
		return build(lightOf16())
	case dark:
		return build(darkPalette())
	default:
		return build(lightPalette())
	}
}

// Status is the mark of how far a pledge binds.
func (t Theme) Status(s model.Status) Mark {
	switch s {
	case model.Agreed:
		return Mark{"●", string(s), paint(t.palette.good).Bold(true)}
	case model.Promised:
		return Mark{"◐", string(s), paint(t.palette.good)}
	case model.Offered:
		return Mark{"○", string(s), paint(t.palette.warn)}
	case model.Refused:
		return Mark{"✗", string(s), paint(t.palette.bad).Bold(true)}
	case model.Withdrawn:
		return Mark{"↶", string(s), paint(t.palette.bad)}
	}
	return Mark{"·", string(s), t.Dim}
}

// Presence is the mark of whether a participant was at the central event.
func (t Theme) Presence(p model.Presence) Mark {
	switch p {
	case model.Present:
		return Mark{"●", string(p), paint(t.palette.good).Bold(true)}
	case model.Remote:
		return Mark{"◌", string(p), paint(t.palette.warn)}
	case model.Absent:
		return Mark{"○", string(p), paint(t.palette.bad)}
	}
	return Mark{"·", string(p), t.Dim}
}

// paint is the style of a foreground; nil leaves the terminal's own.
func paint(c color.Color) lipgloss.Style {
	s := lipgloss.NewStyle()
	if c != nil {
		s = s.Foreground(c)
	}
	return s
}

// on is the style of a foreground on a background, or reverse video where the
// palette has no such pair.
func (p pair) on() lipgloss.Style {
	if p.fg == nil || p.bg == nil {
		return lipgloss.NewStyle().Reverse(true)
	}
	return lipgloss.NewStyle().Foreground(p.fg).Background(p.bg)
}

func build(p palette) Theme {
	plain := lipgloss.NewStyle()
	return Theme{
		Text:   plain,
		Strong: plain.Bold(true),
		Dim:    faint(p),
		Accent: paint(p.accent),

		Title:        plain.Bold(true),
		TitleFocused: paint(p.accent).Bold(true).Underline(true),
		Heading:      paint(p.accent).Bold(true),

		Selected:        p.selected.on().Bold(true),
		SelectedBlurred: plain.Bold(true).Underline(true),

		Border:        faint(p),
		BorderFocused: paint(p.accent),
		Rounded:       lipgloss.RoundedBorder(),
		Thick:         lipgloss.ThickBorder(),

		Evidence:      p.evidence.on().Bold(true),
		EvidenceOther: paint(p.accent).Underline(true),
		Match:         paint(p.warn).Bold(true).Underline(true),
		MatchCurrent:  p.match.on().Bold(true).Underline(true),

		Date:   paint(p.date),
		Key:    paint(p.accent).Bold(true),
		Hint:   faint(p),
		Notice: paint(p.warn),
		Error:  paint(p.bad).Bold(true),
		Bar:    paint(p.accent),

		palette: p,
	}
}

// faint is what may be passed over: a colour of its own where the palette has
// one, else the attribute.
func faint(p palette) lipgloss.Style {
	if p.dim == nil {
		return lipgloss.NewStyle().Faint(true)
	}
	return paint(p.dim)
}
