// Package mail reads messages: one that was saved (.eml), and mailboxes (.mbox), in
// which each message is an article. The text of a message is read as plain text, or
// its HTML as a page where it has no text, by the readers that the list of formats
// gives. Attachments are not opened.
package mail

import (
	"bytes"
	"errors"
	"strings"

	"readout/content/format"
	"readout/content/format/clean"
	"readout/content/format/masthead"
	"readout/content/format/mime"
)

// A reader reads the parts of a message.
type reader struct{ text, page format.Reader }

// Format is the entry for a saved message.
func Format(text, page format.Reader) format.Format {
	r := reader{text, page}
	return format.Format{Name: "e-mail", Extensions: []string{".eml"}, Sniff: mime.Sniff, Read: format.One(r.message)}
}

// Mailbox is the entry for a file of several messages.
func Mailbox(text, page format.Reader) format.Format {
	r := reader{text, page}
	return format.Format{Name: "mailbox", Extensions: []string{".mbox", ".mbx"}, Sniff: sniffMailbox, Read: r.mailbox}
}

// sniffMailbox reports whether data begins with the line that parts messages.
func sniffMailbox(data []byte) bool {
	line, rest, _ := bytes.Cut(data[:min(len(data), 1<<13)], []byte("\n"))
	return fromLine(bytes.TrimRight(line, "\r")) && mime.Begins(rest)
}

// fromLine reports whether a line is one that parts messages: "From ", a word, and a
// time of day: "From ana@quay.example Tue Mar  5 07:15:00 2024".
func fromLine(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("From "))
	if !ok {
		return false
	}
	fields := bytes.Fields(rest)
	if len(fields) < 4 {
		return false
	}
	for _, f := range fields[1:] {
		if bytes.Count(f, []byte(":")) >= 1 && f[0] >= '0' && f[0] <= '9' {
			return true
		}
	}
	return false
}

// mailbox reads each message.
func (r reader) mailbox(data []byte) ([]*format.Article, error) {
	messages := split(data)
	out, left := format.Several(len(messages), func(i int) (*format.Article, error) { return r.message(messages[i]) })
	if len(out) == 0 {
		return nil, errors.New("no message in it holds text")
	}
	return out, errors.Join(left...)
}

// split parts the messages of a mailbox, with the marks before lines of theirs that
// begin with "From " taken off.
func split(data []byte) [][]byte {
	var out [][]byte
	var message []byte
	blank, begun := true, false
	for line := range bytes.Lines(data) {
		bare := bytes.TrimRight(line, "\r\n")
		if blank && fromLine(bare) {
			if begun {
				out = append(out, message)
			}
			message, begun = nil, true
			blank = false
			continue
		}
		blank = len(bare) == 0
		if quoted := bytes.TrimLeft(line, ">"); len(quoted) < len(line) && bytes.HasPrefix(quoted, []byte("From ")) {
			line = line[1:]
		}
		message = append(message, line...)
		begun = begun || !blank
	}
	if begun {
		out = append(out, message)
	}
	return out
}

// message reads one message.
func (r reader) message(data []byte) (*format.Article, error) {
	m, err := mime.Read(data)
	if err != nil {
		return nil, err
	}
	a, err := r.body(m.Parts)
	if err != nil {
		return nil, err
	}
	if s := subject(m.Header.Get("Subject")); s != "" {
		a.Title = s
	}
	if d := m.Header.Day("Date"); d != "" {
		a.Published = d
	}
	if from := m.Header.Name("From"); from != "" && !strings.Contains(from, "@") {
		switch {
		case masthead.Name(from) && !masthead.Paper(from):
			a.Byline = first(a.Byline, from)
		default:
			a.Outlet = first(a.Outlet, from)
		}
	}
	dropTitle(a)
	return a, nil
}

// body reads the text of a message, or its page where the text is no more than a word
// on how to see the page.
func (r reader) body(parts []mime.Part) (*format.Article, error) {
	const stub = 200 // bytes
	err := errors.New("it holds no text")
	var short *format.Article
	for _, page := range []bool{false, true} {
		for _, p := range parts {
			if p.HTML != page {
				continue
			}
			read, text := r.text, unsigned(p.Text)
			if page {
				read, text = r.page, p.Text
			}
			a, failed := read(text)
			switch {
			case failed != nil:
				err = failed
			case size(a) < stub && !page:
				short = a
			default:
				return a, nil
			}
		}
	}
	if short != nil {
		return short, nil
	}
	return nil, err
}

// unsigned is a text without the signature under it: what stands behind a line of two
// dashes and a space, which the transfer may have taken off.
func unsigned(text []byte) []byte {
	for _, mark := range []string{"\n-- \n", "\n--\n"} {
		if i := bytes.LastIndex(text, []byte(mark)); i > 0 {
			return text[:i]
		}
	}
	return text
}

func size(a *format.Article) int {
	n := len(a.Title)
	for _, b := range a.Blocks {
		n += len(b.Text)
	}
	return n
}

// subject is the subject of a message without the marks of an answer or of sending on.
func subject(s string) string {
	for {
		mark, rest, ok := strings.Cut(s, ":")
		switch strings.ToLower(mark) {
		case "re", "fw", "fwd":
			s = strings.TrimSpace(rest)
		default:
			ok = false
		}
		if !ok {
			return clean.Line(s)
		}
	}
}

// dropTitle drops the first block where it is the headline again.
func dropTitle(a *format.Article) {
	if len(a.Blocks) > 1 && strings.EqualFold(a.Blocks[0].Text, a.Title) {
		a.Blocks = a.Blocks[1:]
	}
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
