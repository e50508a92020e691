package app

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model/review"
	"readout/ui/layout"
	"readout/ui/pad"
	"readout/ui/tell"
)

// A draft is a note being written. It is left when its text is kept on the disk,
// or given up; not before.
type draft struct {
	*pad.Pad
	about []review.Target
	keys  []review.Key
	of    string // the note it replaces
	was   string // its text
	title string
	sure  bool // Esc was pressed once
}

// startNote writes a note on what one is at, or goes on with the one there is.
func (m *Model) startNote(n int) {
	all, about := m.targets(n)
	if len(all) == 0 {
		return
	}
	d := &draft{about: all, keys: about}
	if len(all) == 1 {
		for _, note := range m.review.of.Mark(about[0]).Notes {
			if note.At.IsZero() == (all[0].At == nil) {
				d.of, d.was = note.ID, note.Text
			}
		}
	}
	d.title = "Note on " + called(all)
	d.Pad = pad.New(d.was)
	m.draft = d
	m.endRange()
}

// noteKey does a key while a note is written.
func (m *Model) noteKey(k tea.KeyPressMsg) tea.Cmd {
	d := m.draft
	sure := d.sure
	d.sure = false
	switch name := k.String(); {
	case name == "ctrl+s" || name == "ctrl+enter" || name == "alt+enter":
		m.keepNote()
	case name == "esc" || name == "ctrl+c":
		if sure || d.Text() == d.was {
			m.draft = nil
			return nil
		}
		d.sure = true
		m.said = "Esc again throws the note away; Ctrl-s keeps it"
	case name == "ctrl+e" || name == "ctrl+g":
		return m.noteOutside()
	case d.Key(name):
	case k.Text != "":
		d.Insert(k.Text)
	}
	return nil
}

// keepNote has the note kept. Until it is, its text stays at hand.
func (m *Model) keepNote() {
	d := m.draft
	text := d.Text()
	m.draft = nil
	if text == d.was {
		m.said = "the note is as it was"
		return
	}
	m.doDrafted(review.Action{Do: review.Write, Value: text, Of: d.of, Items: d.about}, d, d.keys...)
	if m.said = "noted"; strings.TrimSpace(text) == "" {
		m.said = "the note is gone; u brings it back"
	}
}

// noteOutside opens the note in the person's editor.
func (m *Model) noteOutside() tea.Cmd {
	if len(m.outside.editor) == 0 {
		m.said = "no editor is set: EDITOR=nano readout …"
		return nil
	}
	editor, text := m.outside.editor, m.draft.Text()
	return func() tea.Msg {
		f, err := os.CreateTemp("", "readout-note-*.txt")
		if err != nil {
			return told{"the note cannot be opened elsewhere: " + err.Error()}
		}
		_, err = io.WriteString(f, text+"\n")
		if err = errors.Join(err, f.Close()); err != nil {
			return told{"the note cannot be opened elsewhere: " + err.Error()}
		}
		return lent{f.Name(), append(append([]string(nil), editor...), f.Name())}
	}
}

// lent is a note that is written in another editor.
type lent struct {
	path string
	argv []string
}

// returned is what was written there.
type returned struct {
	text string
	err  error
}

func lend(in lent) tea.Cmd {
	return tea.ExecProcess(exec.Command(in.argv[0], in.argv[1:]...), func(err error) tea.Msg {
		if err != nil {
			return returned{err: fmt.Errorf("%s: %w; the note is in %s", in.argv[0], err, in.path)}
		}
		data, err := os.ReadFile(in.path)
		if err != nil {
			return returned{err: err}
		}
		return returned{text: string(data), err: os.Remove(in.path)}
	})
}

// takeBack takes a note back from another editor and keeps it.
func (m *Model) takeBack(in returned) {
	m.content = ""
	if in.err != nil && in.text == "" {
		m.said = tell.Line(in.err.Error())
		return
	}
	if m.draft != nil {
		m.draft.Pad = pad.New(in.text)
		m.keepNote()
	}
}

// noteLines draw the note over the screen.
func (m *Model) noteLines() []string {
	th := m.look.theme
	out := []string{m.title(header{name: m.draft.title, focused: true}, layout.Rect{W: m.width, H: 1})}
	rows, _, _ := m.draft.View(m.width-2, m.height-2)
	for _, r := range rows {
		out = append(out, fit(" "+th.Text.Render(r), m.width))
	}
	for len(out) < m.height-1 {
		out = append(out, strings.Repeat(" ", m.width))
	}
	if m.said != "" {
		return append(out, m.footer())
	}
	foot := ""
	for _, h := range [][2]string{{"Ctrl-s", "keep"}, {"Esc", "give up"}, {"Enter", "new line"}, {"Ctrl-e", "in $EDITOR"}} {
		hint := " " + th.Key.Render(h[0]) + " " + th.Hint.Render(h[1]) + " "
		if ansi.StringWidth(foot)+ansi.StringWidth(hint) <= m.width {
			foot += hint
		}
	}
	return append(out, fit(foot, m.width))
}

// noteCursor is where the cursor of the note is on the screen.
func (m *Model) noteCursor() *tea.Cursor {
	_, x, y := m.draft.View(m.width-2, m.height-2)
	c := tea.NewCursor(min(x+1, m.width-1), min(y+1, m.height-1))
	c.Blink = false
	return c
}

// startTag asks for a tag for what one is at; one with a minus before it is taken
// off.
func (m *Model) startTag(n int) {
	all, about := m.targets(n)
	if len(all) == 0 {
		return
	}
	m.endRange()
	m.typing = &typing{prompt: "tag (-tag takes it off): ", before: m.where(), done: func(text string) {
		do, tag := review.Tag, strings.TrimSpace(text)
		if rest, off := strings.CutPrefix(tag, "-"); off {
			do, tag = review.Untag, strings.TrimSpace(rest)
		}
		if tag == "" {
			return
		}
		m.do(review.Action{Do: do, Value: tag, Items: all}, about...)
		m.said = cmp.Or(map[review.Do]string{review.Untag: "no longer tagged "}[do], "tagged ") + ansi.Truncate(tell.Line(tag), 40, "…")
		if len(all) > 1 {
			m.said += ": " + tell.Count(len(all), "item")
		}
	}}
}
