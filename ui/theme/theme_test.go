package theme

import (
	"image/color"
	"math"
	"reflect"
	"testing"

	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"readout/model"
)

var statuses = []model.Status{model.Agreed, model.Promised, model.Offered, model.Refused, model.Withdrawn, ""}

var presences = []model.Presence{model.Present, model.Remote, model.Absent, model.PresenceUnknown}

// styles are all styles of a theme, by field, the marks among them.
func styles(th Theme) map[string]lipgloss.Style {
	out := make(map[string]lipgloss.Style)
	v := reflect.ValueOf(th)
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.Type == reflect.TypeFor[lipgloss.Style]() {
			out[f.Name] = v.Field(i).Interface().(lipgloss.Style)
		}
	}
	for _, s := range statuses {
		out["Status "+string(s)] = th.Status(s).Style
	}
	for _, s := range presences {
		out["Presence "+string(s)] = th.Presence(s).Style
	}
	return out
}

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		name        string
		dark        bool
		text        string // the terminal's own foreground
		backgrounds []string
	}{
		{"dark", true, "#839496", []string{"#000000", "#002b36"}},
		{"light", false, "#000000", []string{"#ffffff", "#fdf6e3"}},
	} {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
			th := New(c.dark, profile)
			for name, style := range styles(th) {
				for _, bg := range c.backgrounds {
					fore, back := color.Color(lipgloss.Color(c.text)), color.Color(lipgloss.Color(bg))
					if f := style.GetForeground(); f != (lipgloss.NoColor{}) {
						fore = profile.Convert(f)
					} else if style.GetBackground() == (lipgloss.NoColor{}) {
						continue // the terminal's own pair
					}
					if b := style.GetBackground(); b != (lipgloss.NoColor{}) {
						back = profile.Convert(b)
					}
					if r := contrast(fore, back); r < 4.5 {
						t.Errorf("%s, %v: %s has %.2f to 1 on %s", c.name, profile, name, r, bg)
					}
				}
			}
		}
	}
}

// A terminal with 256 colours and one with all of them show the same.
func TestColoursAreOfTheCube(t *testing.T) {
	for _, dark := range []bool{true, false} {
		for name, style := range styles(New(dark, colorprofile.TrueColor)) {
			for _, c := range []color.Color{style.GetForeground(), style.GetBackground()} {
				if c == (lipgloss.NoColor{}) {
					continue
				}
				if r := contrast(c, colorprofile.ANSI256.Convert(c)); r != 1 {
					t.Errorf("dark %v: %s changes in 256 colours", dark, name)
				}
			}
		}
	}
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		f := float64(v) / 0xffff
		if f <= 0.03928 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// attributes is what is left of a style where there are no colours.
func attributes(s lipgloss.Style) [5]bool {
	return [5]bool{s.GetBold(), s.GetUnderline(), s.GetReverse(), s.GetFaint(), s.GetItalic()}
}

func TestStatesWithoutColour(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.NoTTY, colorprofile.ASCII} {
		th := New(true, profile)
		for name, s := range styles(th) {
			if s.GetForeground() != (lipgloss.NoColor{}) || s.GetBackground() != (lipgloss.NoColor{}) {
				t.Errorf("%v: %s has a colour", profile, name)
			}
		}
	}
	groups := map[string]func(Theme) []lipgloss.Style{
		"in an article": func(th Theme) []lipgloss.Style {
			return []lipgloss.Style{th.Text, th.Evidence, th.EvidenceOther, th.Match, th.MatchCurrent}
		},
		"rows":   func(th Theme) []lipgloss.Style { return []lipgloss.Style{th.Text, th.Selected, th.SelectedBlurred} },
		"titles": func(th Theme) []lipgloss.Style { return []lipgloss.Style{th.Title, th.TitleFocused} },
	}
	for _, th := range []Theme{New(true, colorprofile.ASCII), Default(), New(false, colorprofile.ANSI)} {
		for name, group := range groups {
			seen := make(map[[5]bool]int)
			for i, s := range group(th) {
				a := attributes(s)
				if j, ok := seen[a]; ok {
					t.Errorf("%s: %d and %d differ by colour alone", name, j, i)
				}
				seen[a] = i
			}
		}
	}
}

// Even with colours, what is chosen or found carries an attribute.
func TestStatesWithColourHaveAttributes(t *testing.T) {
	for _, dark := range []bool{true, false} {
		th := New(dark, colorprofile.TrueColor)
		for name, s := range map[string]lipgloss.Style{"Selected": th.Selected, "SelectedBlurred": th.SelectedBlurred,
			"Evidence": th.Evidence, "EvidenceOther": th.EvidenceOther, "Match": th.Match, "MatchCurrent": th.MatchCurrent} {
			if attributes(s) == ([5]bool{}) {
				t.Errorf("dark %v: %s is told by colour alone", dark, name)
			}
		}
	}
}

func TestMarksDifferByGlyph(t *testing.T) {
	th := Default()
	seen := make(map[string]bool)
	for _, s := range statuses {
		m := th.Status(s)
		if seen[m.Glyph] || lipgloss.Width(m.Glyph) != 1 || m.Word != string(s) {
			t.Errorf("status %q: mark %q %q", s, m.Glyph, m.Word)
		}
		seen[m.Glyph] = true
	}
	clear(seen)
	for _, s := range presences {
		m := th.Presence(s)
		if seen[m.Glyph] || lipgloss.Width(m.Glyph) != 1 {
			t.Errorf("presence %q: mark %q", s, m.Glyph)
		}
		seen[m.Glyph] = true
	}
	if th.Status(model.Agreed).String() == "" {
		t.Error("a mark draws nothing")
	}
}

func TestGlamourIsACopy(t *testing.T) {
	th := New(true, colorprofile.TrueColor)
	var spoil func(v reflect.Value)
	spoil = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				v.Elem().SetZero()
			}
		case reflect.Struct:
			for i := range v.NumField() {
				spoil(v.Field(i))
			}
		}
	}
	first, want := th.Glamour(), th.Glamour()
	spoil(reflect.ValueOf(&first).Elem())
	if got := th.Glamour(); !reflect.DeepEqual(got, want) {
		t.Error("a change to one configuration reached the next")
	}
	if reflect.DeepEqual(first, want) {
		t.Error("the configuration holds no pointer: the test tests nothing")
	}
}

func TestGlamourColours(t *testing.T) {
	for _, c := range []struct {
		name string
		th   Theme
		want string
	}{
		{"own palette", Default(), "5"},
		{"light", New(false, colorprofile.TrueColor), "24"},
		{"none", New(true, colorprofile.ASCII), ""},
	} {
		got := ""
		if p := headingColour(c.th.Glamour()); p != nil {
			got = *p
		}
		if got != c.want {
			t.Errorf("%s: heading %q, want %q", c.name, got, c.want)
		}
	}
}

func headingColour(s ansi.StyleConfig) *string { return s.Heading.Color }
