package app

import (
	"context"
	"image/color"
	"io"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"readout/model"
	"readout/ui/config"
	"readout/ui/feed"
	"readout/ui/fixture"
)

// TestSettings starts with the mouse on, a theme of one's own, other keys and a
// narrower text.
func TestSettings(t *testing.T) {
	set, err := config.Parse("theme = \"light\"\nmouse = true\nwidth = 40\n[keys]\nzoom = [\"Z\"]\nhelp = [\"g h\"]\n")
	if err != nil {
		t.Fatal(err)
	}
	m, err := NewWith(fixture.Briefing(), colorprofile.TrueColor, 120, 36, set)
	if err != nil {
		t.Fatal(err)
	}
	if m.View().MouseMode == tea.MouseModeNone || m.Init() != nil {
		t.Error("the mouse should be on, and the background not asked for")
	}
	before := m.View().Content
	m.Update(tea.BackgroundColorMsg{Color: color.Black})
	if m.View().Content != before {
		t.Error("the terminal overrules the person’s theme")
	}
	press(m, "3", "Z", "enter")
	for line := range strings.Lines(screen(m)) {
		if n := len([]rune(strings.TrimSpace(line))); n > 44 && strings.Contains(line, "Orsavia") && !strings.Contains(line, "─") {
			t.Errorf("a line of %d cells: %q", n, line)
		}
	}
	press(m, "g h")
	if !m.at.zoom || m.over == nil || !strings.Contains(screen(m), "gh") {
		t.Error("the keys of the file do not hold")
	}
	press(m, "esc", "z")
	if !strings.Contains(m.said, "does nothing") {
		t.Error("z should be free")
	}
}

// TestSettingsTold begins with a mistake in the settings and a damaged line of the
// review: both stand in the last line.
func TestSettingsTold(t *testing.T) {
	const told = "config.toml:1: width cannot be 20"
	for _, damaged := range [][]string{nil, {"review.jsonl:3: torn"}} {
		feed := feed.Start(t.Context(), func(context.Context, func(model.Progress)) (*model.Briefing, error) { return fixture.Briefing(), nil })
		m, err := begin(t.Context(), Options{Stdout: io.Discard, Told: told, Feed: feed, Review: &Review{Keeper: &shelf{}, Damaged: damaged}})
		feed.Stop()
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(screen(m), "\n")
		if last := lines[len(lines)-1]; !strings.Contains(last, told) || !strings.Contains(last, strings.Join(damaged, "")) {
			t.Errorf("%q", last)
		}
	}
}
