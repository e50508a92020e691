package app

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/config"
	"readout/ui/fixture"
)

var update = flag.Bool("update", false, "write the golden files")

// start is the program on the invented briefing.
func start(t testing.TB, width, height int) *Model {
	t.Helper()
	m, err := New(fixture.Briefing(), colorprofile.TrueColor, width, height)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// press sends keys as they are named in the table.
func press(m *Model, names ...string) {
	for _, name := range names {
		m.Update(key(name))
	}
}

func key(name string) tea.KeyPressMsg {
	special := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp,
		"pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace, "space": tea.KeySpace, "f1": tea.KeyF1,
	}
	k := tea.Key{}
	for {
		if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
			k.Mod |= tea.ModCtrl
			name = rest
		} else if rest, ok := strings.CutPrefix(name, "shift+"); ok {
			k.Mod |= tea.ModShift
			name = rest
		} else {
			break
		}
	}
	if code, ok := special[name]; ok {
		k.Code = code
		if code == tea.KeySpace {
			k.Text = " "
		}
	} else {
		k.Code = []rune(name)[0]
		if k.Mod == 0 {
			k.Text = name
		}
	}
	return tea.KeyPressMsg(k)
}

func screen(m *Model) string { return ansi.Strip(m.View().Content) }

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: the screen is another; look at it and run the test with -update\n%s", path, got)
	}
}

// walks are the screens kept as golden files.
var walks = []struct {
	name string
	keys []string
}{
	{"glance", nil},
	{"timeline", []string{"1", "j", "j", "j", "j"}},
	{"participants", []string{"2", "j"}},
	{"pledges", []string{"3"}},
	{"pledges-status", []string{"3", "t"}},
	{"issues", []string{"4"}},
	{"sources", []string{"5", "j"}},
	{"differences", []string{"6"}},
	{"coverage", []string{"7", "j", "l"}},
	{"card", []string{"3", "j", "l", "j"}},
	{"article", []string{"3", "enter", "n"}},
	{"zoom", []string{"3", "enter", "z"}},
	{"search", []string{"1", "/", "s", "h", "i", "p"}},
	{"palette", []string{":", "s", "h", "i", "p"}},
	{"everywhere", []string{"S", "n", "o", "r", "t", "h", "e", "r", "n", "down", "down"}},
	{"filter", []string{"f", "enter", "j", "enter"}},
	{"filtered", []string{"f", "enter", "esc", "3"}},
	{"items", []string{"3", "enter", "i"}},
	{"help", []string{"?"}},
}

func TestScreens(t *testing.T) {
	for _, size := range [][2]int{{250, 60}, {120, 36}, {80, 24}, {40, 12}, {20, 5}} {
		for _, w := range walks {
			if size[0] == 20 && w.name != "glance" {
				continue
			}
			name := fmt.Sprintf("%s-%dx%d", w.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				m := start(t, size[0], size[1])
				press(m, w.keys...)
				golden(t, name+".txt", trim(screen(m)))
			})
		}
	}
}

// TestStyledScreens keeps the styles too, for two kinds of terminal.
func TestStyledScreens(t *testing.T) {
	for name, profile := range map[string]colorprofile.Profile{"none": colorprofile.ASCII, "16": colorprofile.ANSI} {
		m, err := New(fixture.Briefing(), profile, 80, 24)
		if err != nil {
			t.Fatal(err)
		}
		press(m, "3", "j")
		golden(t, "styled-list-"+name+".ansi", m.View().Content+"\n")
		press(m, "enter")
		golden(t, "styled-article-"+name+".ansi", m.View().Content+"\n")
	}
}

// TestLightDarkNone keeps a screen with its styles at every size: on a light and
// on a dark background, and without colour.
func TestLightDarkNone(t *testing.T) {
	for name, set := range map[string]config.Settings{"light": {Theme: config.Light}, "dark": {Theme: config.Dark}, "none": {}} {
		profile := colorprofile.TrueColor
		if name == "none" {
			profile = colorprofile.ASCII
		}
		for _, size := range [][2]int{{250, 60}, {120, 36}, {80, 24}, {40, 12}, {20, 5}} {
			m, err := NewWith(fixture.Briefing(), profile, size[0], size[1], set)
			if err != nil {
				t.Fatal(err)
			}
			press(m, "3", "j", "enter", "n")
			golden(t, fmt.Sprintf("styled-%s-%dx%d.ansi", name, size[0], size[1]), m.View().Content+"\n")
		}
	}
}

func trim(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}
