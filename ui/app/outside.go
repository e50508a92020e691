package app

import (
	"cmp"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/match"
	"readout/ui/tell"
)

// outside is what of the world beside the terminal a session may use. The zero
// value may use nothing. Programs are started by their arguments, never through
// a shell.
type outside struct {
	tmux   bool
	remote bool     // at the other end of an SSH connection: a browser would open there
	editor []string // with its arguments; nil when none is set
	opener []string
	file   func(source string) string // where an article is kept; "" when it is not
	run    func(argv []string) error
}

// outsideOf is what a session started in an environment may use.
func outsideOf(environ []string, file func(source string) string) outside {
	env := make(map[string]string)
	for _, v := range environ {
		name, value, _ := strings.Cut(v, "=")
		env[name] = value
	}
	o := outside{
		tmux: env["TMUX"] != "", remote: env["SSH_CONNECTION"] != "" || env["SSH_TTY"] != "", file: file,
		editor: strings.Fields(cmp.Or(env["VISUAL"], env["EDITOR"])),
		opener: []string{"xdg-open"},
		run:    func(argv []string) error { return exec.Command(argv[0], argv[1:]...).Run() },
	}
	if runtime.GOOS == "darwin" {
		o.opener = []string{"open"}
	}
	return o
}

// told is a word for the footer from a command.
type told struct{ text string }

// edit asks for an editor, which has the terminal until it ends.
type edit struct {
	argv []string
	said string
	path string // of the file, and what it held before
	was  string
}

// sentence is the stretch of a source one is at.
func (m *Model) sentence() model.Span {
	switch {
	case m.at.article && m.reader.Selecting():
		return m.reader.Selected()
	case m.at.article:
		return m.reader.Span()
	case m.at.pane == 0:
		return m.glance.Span()
	}
	return m.card.Trail(max(m.detail.Mark(), 0)).Span()
}

// source is the article one is at, or nil.
func (m *Model) source() *model.Source {
	if m.at.article {
		return m.reader.Source()
	}
	if m.at.pane > 0 {
		if row, ok := m.chosen().Chosen(); ok && m.all.Source(row.Key) != nil {
			return m.all.Source(row.Key)
		}
	}
	return m.all.Source(m.sentence().Source)
}

// copy sends the sentence one is at to the clipboard of the terminal.
func (m *Model) copy() tea.Cmd {
	s := m.sentence()
	if s.IsZero() {
		m.said = "no sentence here to copy"
		return nil
	}
	return m.clip(m.all.Cite(s), "sentence and source")
}

// copyItem sends the item one is at to the clipboard, as Markdown.
func (m *Model) copyItem() tea.Cmd {
	c := m.card
	if m.at.pane == 0 && !m.at.article || c.Title == "" {
		m.said = "no item here to copy; y copies the sentence"
		return nil
	}
	return m.clip(c.Markdown(m.all), "item as Markdown")
}

// clip sends a text to the clipboard of the terminal by OSC 52, and says what is
// not known about it.
func (m *Model) clip(text, what string) tea.Cmd {
	m.said = what + " sent to the clipboard; only a paste shows whether it took it"
	if !m.outside.tmux {
		return tea.SetClipboard(text)
	}
	m.said = what + " sent; try a paste (tmux needs set-clipboard on)"
	return tea.Batch(tea.SetClipboard(text), tea.Raw(ansi.TmuxPassthrough(ansi.SetSystemClipboard(text))))
}

const unread = "saved; start anew, or with --watch, to read what you changed"

// edit opens the article in the editor, at the line of the sentence.
func (m *Model) edit() tea.Cmd {
	src, at := m.source(), m.sentence()
	switch {
	case src == nil:
		m.said = "no article here to edit"
		return nil
	case m.outside.file == nil || m.outside.file(src.ID) == "":
		m.said = "this article has no file of its own: it came with the program or by a pipe"
		return nil
	case len(m.outside.editor) == 0:
		m.said = "no editor is set: EDITOR=nano readout …"
		return nil
	}
	path, editor := m.outside.file(src.ID), m.outside.editor
	if at.Source != src.ID {
		at = model.Span{}
	}
	watched := m.watch.changed != nil
	return func() tea.Msg {
		raw, err := os.ReadFile(path)
		if err != nil {
			return told{"the file cannot be read: " + err.Error()}
		}
		line, ok := lineOf(string(raw), src, at)
		said := unread
		if watched {
			said = "what you saved is read by itself"
		}
		if !ok {
			said = "opened at its top: the file has the sentence in other words"
		}
		return edit{editorArgs(editor, path, line), said, path, string(raw)}
	}
}

// after is what to say once the editor has ended.
func (in edit) after() string {
	if now, err := os.ReadFile(in.path); err == nil && string(now) == in.was {
		return "the file is as it was"
	}
	return in.said
}

// startEditor gives the terminal to the editor.
func startEditor(in edit) tea.Cmd {
	return tea.ExecProcess(exec.Command(in.argv[0], in.argv[1:]...), func(err error) tea.Msg {
		if err != nil {
			return told{in.argv[0] + ": " + err.Error()}
		}
		return told{in.after()}
	})
}

// lineOf is the line of a file, from 1, that a span of its reading text stands
// on. A file may hold its text otherwise (as HTML, in lines of 72 letters), so
// the first words of the span are looked for, nearest to where they should be.
func lineOf(raw string, src *model.Source, s model.Span) (line int, ok bool) {
	if s.IsZero() || s.End > len(src.Text) {
		return 1, true
	}
	words := strings.Fields(src.Text[s.Start:s.End])
	for n := min(len(words), 6); n > 0; n -= 2 {
		hits := match.All(raw, strings.Join(words[:n], " "))
		if len(hits) == 0 {
			continue
		}
		want := s.Start * len(raw) / max(len(src.Text), 1)
		best := hits[0][0]
		for _, h := range hits {
			if distance(h[0], want) < distance(best, want) {
				best = h[0]
			}
		}
		return 1 + strings.Count(raw[:best], "\n"), true
	}
	return 1, false
}

func distance(a, b int) int { return max(a-b, b-a) }

// editorArgs are the arguments that open a file at a line, for the editors that
// are known to have such.
func editorArgs(editor []string, path string, line int) []string {
	argv := append([]string(nil), editor...)
	at := strconv.Itoa(line)
	switch strings.TrimSuffix(filepath.Base(editor[0]), ".exe") {
	case "vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "jed", "ne", "mg", "mcedit", "ed", "pico", "gedit", "kate":
		return append(argv, "+"+at, path)
	case "code", "codium", "cursor":
		return append(argv, "--wait", "--goto", path+":"+at)
	case "hx", "helix", "subl", "zed":
		return append(argv, path+":"+at)
	}
	return append(argv, path)
}

// web opens the address that an article came from: the first time it says which
// host that is, the second time it does it.
func (m *Model) web() tea.Cmd {
	asked := m.asked
	m.asked = ""
	src := m.source()
	if src == nil || src.URL == "" {
		m.said = "this article tells no address it came from"
		return nil
	}
	u, err := url.Parse(src.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		m.said = "this article’s address is none of the web: " + tell.Line(src.URL)
		return nil
	}
	switch {
	case m.outside.run == nil || m.outside.remote:
		m.said = "a browser would open at the other end of this connection; the address is " + tell.Line(src.URL)
		return nil
	case asked != src.URL:
		m.asked = src.URL
		m.said = "o again opens " + host(u) + " in the browser"
		return nil
	}
	argv, run, name := append(append([]string(nil), m.outside.opener...), u.String()), m.outside.run, host(u)
	m.said = "opening " + name
	return func() tea.Msg {
		if err := run(argv); err != nil {
			return told{fmt.Sprintf("%s could not open %s: %v", argv[0], name, err)}
		}
		return told{name + " was handed to the browser"}
	}
}

// host is the host of an address in plain letters: one that looks like another
// in other letters shows itself.
func host(u *url.URL) string {
	q := strconv.QuoteToASCII(u.Hostname())
	return q[1 : len(q)-1]
}
