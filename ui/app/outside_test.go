package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/model"
)

func TestCopyItem(t *testing.T) {
	m := start(t, 120, 36)
	press(m, "3", "l", "j")
	_, cmd := m.Update(key("Y"))
	if cmd == nil {
		t.Fatal("Y sends nothing")
	}
	got := fmt.Sprint(cmd())
	for _, want := range []string{"### reopen its two northern piers", "- who: Orsavia", "\n> She said that Orsavia", "<https://wire.example/veyra>"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// TestClipboardInTmux sends both what tmux takes and what it hands on, and says
// that it cannot know.
func TestClipboardInTmux(t *testing.T) {
	m := start(t, 120, 36)
	m.outside = outsideOf([]string{"TMUX=/tmp/tmux-0/default,1,0"}, nil)
	press(m, "3", "enter")
	_, cmd := m.Update(key("y"))
	batch, ok := cmd().(tea.BatchMsg)
	if !ok || len(batch) != 2 || !strings.Contains(m.said, "tmux") {
		t.Fatalf("%T: %s", cmd(), m.said)
	}
	if raw := fmt.Sprint(batch[1]()); !strings.Contains(raw, "\x1bPtmux;\x1b\x1b]52;c;") {
		t.Errorf("%q is not wrapped for tmux", raw)
	}
}

func TestEditorArgs(t *testing.T) {
	for _, c := range []struct{ editor, want string }{
		{"vim", "vim +7 /a b"}, {"/usr/bin/nano -l", "/usr/bin/nano -l +7 /a b"}, {"code", "code --wait --goto /a b:7"},
		{"hx", "hx /a b:7"}, {"something", "something /a b"},
	} {
		if got := strings.Join(editorArgs(strings.Fields(c.editor), "/a b", 7), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.editor, got, c.want)
		}
	}
	argv := editorArgs([]string{"vi"}, "/x; rm -r $(y)", 1)
	if !slices.Equal(argv, []string{"vi", "+1", "/x; rm -r $(y)"}) {
		t.Errorf("the path is not one argument: %q", argv)
	}
}

func TestEdit(t *testing.T) {
	m := start(t, 120, 36)
	press(m, "3", "e")
	if !strings.Contains(m.said, "no file of its own") {
		t.Error(m.said)
	}
	dir := t.TempDir()
	src := m.all.Sources[0]
	text := "Title: x\n\n" + strings.ReplaceAll(src.Text, ". ", ".\n")
	if err := os.WriteFile(filepath.Join(dir, src.ID), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	m.outside = outsideOf([]string{"EDITOR=vi"}, func(source string) string { return filepath.Join(dir, source) })
	_, cmd := m.Update(key("e"))
	in, ok := cmd().(edit)
	at := 1 + strings.Count(text[:strings.Index(text, "She said that Orsavia would reopen")], "\n")
	if !ok || !slices.Equal(in.argv, []string{"vi", fmt.Sprintf("+%d", at), filepath.Join(dir, src.ID)}) {
		t.Errorf("%+v, want line %d", in, at)
	}
	m.outside.editor = nil
	press(m, "e")
	if !strings.Contains(m.said, "no editor is set") {
		t.Error(m.said)
	}
	m.outside = outsideOf([]string{"EDITOR=vi"}, func(string) string { return filepath.Join(dir, "gone") })
	_, cmd = m.Update(key("e"))
	if in, ok := cmd().(told); !ok || !strings.Contains(in.text, "cannot be read") {
		t.Errorf("%+v", in)
	}
}

func TestLineOf(t *testing.T) {
	src := &model.Source{ID: "a", Text: "The first of it. The same here. And more of it. The same here."}
	raw := "<p>The first\nof it. The same\nhere. And more\nof it. The same\nhere.</p>\n"
	for words, want := range map[string]int{"The first of it.": 1, "And more": 3} {
		i := strings.Index(src.Text, words)
		if got, ok := lineOf(raw, src, src.Span(i, i+len(words))); got != want || !ok {
			t.Errorf("%q is on line %d", words, got)
		}
	}
	i := strings.LastIndex(src.Text, "The same")
	if got, _ := lineOf(raw, src, src.Span(i, i+8)); got != 4 {
		t.Errorf("the second of two is on line %d", got)
	}
	if got, ok := lineOf("nothing of it", src, src.Span(0, 9)); got != 1 || ok {
		t.Errorf("what is not there is on line %d", got)
	}
}

// TestWeb asks first and then hands the address over as one argument.
func TestWeb(t *testing.T) {
	m := start(t, 120, 36)
	var ran []string
	m.outside = outside{opener: []string{"opener"}, run: func(argv []string) error { ran = argv; return errors.New("no browser") }}
	press(m, "5", "o")
	if !strings.Contains(m.said, "no address") {
		t.Error(m.said)
	}
	m.all.Sources[2].URL = "https://wire.example/a;b?$(c)"
	press(m, "G", "o")
	if m.chosen().Index() != 2 {
		press(m, "k", "o")
	}
	if !strings.Contains(m.said, "o again opens wire.example") || ran != nil {
		t.Fatal(m.said)
	}
	press(m, "k", "j", "o")
	if !strings.Contains(m.said, "o again") {
		t.Error("another key between should ask again")
	}
	_, cmd := m.Update(key("o"))
	if in, ok := cmd().(told); !ok || !strings.Contains(in.text, "no browser") || !slices.Equal(ran, []string{"opener", "https://wire.example/a;b?$(c)"}) {
		t.Errorf("%v %q", in, ran)
	}
	m.outside.remote = true
	press(m, "o")
	if !strings.Contains(m.said, "other end") {
		t.Error(m.said)
	}
	m.all.Sources[2].URL = "javascript:alert(1)"
	press(m, "o")
	if !strings.Contains(m.said, "none of the web") {
		t.Error(m.said)
	}
}
