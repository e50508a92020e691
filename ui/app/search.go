package app

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"readout/ui/layout"
	"readout/ui/tell"
)

// typing is a search being typed: what it goes through follows every letter.
type typing struct {
	prompt string
	text   []rune
	cursor int
	before place // to go back to when it is given up
	last   string
	done   func(text string) // what is done with it; nil for a search
}

func (m *Model) startTyping() {
	m.typing = &typing{prompt: "in " + m.scope() + ": ", before: m.where(), last: m.target().Query()}
}

// scope is what a search goes through, as a person calls it.
func (m *Model) scope() string {
	switch {
	case m.over != nil && m.over.title == helpTitle:
		return "the help"
	case m.over != nil:
		return "this list"
	case m.at.article:
		return "this article"
	case m.at.pane == layout.Glance:
		return m.glance.Name()
	case m.at.inside:
		return "this card"
	}
	return m.chosen().Name()
}

// insert puts text where the cursor is, on one line.
func (t *typing) insert(s string) {
	for _, r := range tell.Line(s) {
		if unicode.IsPrint(r) {
			t.text = append(t.text[:t.cursor], append([]rune{r}, t.text[t.cursor:]...)...)
			t.cursor++
		}
	}
}

// cut removes what is between from and the cursor.
func (t *typing) cut(from int) {
	t.text = append(t.text[:from], t.text[t.cursor:]...)
	t.cursor = from
}

// word is where the word before the cursor begins.
func (t *typing) word() int {
	i := t.cursor
	for i > 0 && t.text[i-1] == ' ' {
		i--
	}
	for i > 0 && t.text[i-1] != ' ' {
		i--
	}
	return i
}

// typeKey does a key while a search is typed.
func (m *Model) typeKey(k tea.KeyPressMsg) tea.Cmd {
	t := m.typing
	if m.over != nil && m.over.finder != nil {
		if cmd, done := m.finderKey(k.String()); done {
			return cmd
		}
	}
	switch k.String() {
	case "enter":
		m.accept()
		return nil
	case "esc", "ctrl+c", "ctrl+g":
		m.giveUp()
		return nil
	case "backspace", "ctrl+h":
		if len(t.text) == 0 {
			m.giveUp()
			return nil
		}
		t.cut(max(t.cursor-1, 0))
	case "ctrl+w", "alt+backspace":
		t.cut(t.word())
	case "ctrl+u":
		t.cut(0)
	case "left", "ctrl+b":
		t.cursor = max(t.cursor-1, 0)
		return nil
	case "right", "ctrl+f":
		t.cursor = min(t.cursor+1, len(t.text))
		return nil
	case "home", "ctrl+a":
		t.cursor = 0
		return nil
	case "end", "ctrl+e":
		t.cursor = len(t.text)
		return nil
	case "up", "ctrl+p":
		t.text, t.cursor = []rune(t.last), len([]rune(t.last))
	default:
		if k.Text == "" {
			return nil
		}
		t.insertTyped(k.Text)
	}
	m.typed()
	return nil
}

// insertTyped is insert for typed text, in which a lone space counts.
func (t *typing) insertTyped(s string) {
	if s != " " {
		t.insert(s)
		return
	}
	t.text = append(t.text[:t.cursor], append([]rune{' '}, t.text[t.cursor:]...)...)
	t.cursor++
}

// typed searches for what is typed so far, from the place the search began at.
func (m *Model) typed() {
	if m.typing.done != nil {
		return
	}
	if m.over != nil && m.over.finder != nil {
		m.find(m.typing.query())
		return
	}
	m.goBack()
	m.target().Search(m.typing.query())
}

func (t *typing) query() string { return strings.TrimRight(string(t.text), " ") }

// goBack goes to where the search began; the help has no place of its own.
func (m *Model) goBack() {
	if m.over == nil {
		m.restore(m.typing.before)
	}
}

// accept ends the typing and keeps what it found. Nothing typed is the search
// before.
func (m *Model) accept() {
	t := m.typing
	m.typing = nil
	if t.done != nil {
		t.done(t.query())
		return
	}
	if len(t.text) == 0 {
		m.target().Search(t.last)
		return
	}
	if _, of := m.target().Found(); of == 0 {
		m.said = "“" + t.query() + "” is not here"
		if m.over == nil {
			m.said = "“" + t.query() + "” is not in " + m.scope() + "; S searches everywhere"
		}
		m.target().Search("")
	}
}

// giveUp ends the typing as if it had not begun.
func (m *Model) giveUp() {
	if m.over != nil && m.over.finder != nil {
		m.over, m.typing = nil, nil
		return
	}
	if m.typing.done != nil {
		m.typing = nil
		return
	}
	last := m.typing.last
	m.target().Search(last)
	m.goBack()
	m.typing = nil
}
