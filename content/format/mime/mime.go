// Package mime reads messages as mail and browsers write them: header fields, and the
// parts with their transfer encodings and encodings of characters undone. What is
// broken is read as far as it goes. It opens no attachment.
package mime

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"readout/content/format/charset"
	"readout/content/format/clean"
)

// Limits of a message: how deep its parts nest, and how many it has.
const (
	deepest = 12
	most    = 400
)

// A Message is what a message states and its parts that are text.
type Message struct {
	Header Header
	Parts  []Part // in order, those of HTML and plain text
}

// A Header is the fields of a message or a part.
type Header textproto.MIMEHeader

// A Part is one text of a message.
type Part struct {
	HTML   bool
	Header Header
	Text   []byte // UTF-8 with a byte order mark, so that what the text declares does not count
}

// Get is a field, decoded and on one line; "" where there is none.
func (h Header) Get(key string) string {
	raw := textproto.MIMEHeader(h).Get(key)
	words := mime.WordDecoder{CharsetReader: func(label string, in io.Reader) (io.Reader, error) {
		data, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		s, err := charset.Decode(data, label)
		return strings.NewReader(s), err
	}}
	if s, err := words.DecodeHeader(raw); err == nil {
		raw = s
	}
	if s, err := charset.Decode([]byte(raw), ""); err == nil {
		raw = s
	}
	return clean.Line(raw)
}

// Name is the name in a field of addresses, else the address.
func (h Header) Name(key string) string {
	s := h.Get(key)
	if a, err := mail.ParseAddress(s); err == nil {
		if a.Name != "" {
			return clean.Line(a.Name)
		}
		return clean.Line(a.Address)
	}
	name, _, _ := strings.Cut(s, "<")
	return strings.Trim(name, "\" ")
}

// Day is the date of a field as it was written there, ISO 8601; "" where there is none.
func (h Header) Day(key string) string {
	t, err := mail.ParseDate(h.Get(key))
	if err != nil || t.Year() < 1500 || t.Year() > 2999 {
		return ""
	}
	return t.Format("2006-01-02")
}

// Sniff reports whether data begins as a message does: with fields, two of those that
// only messages have among them, or one beside those that every message has.
func Sniff(data []byte) bool {
	own, usual := fields(data)
	return own >= 2 || own == 1 && usual >= 2
}

// Begins reports whether data may be a message where the line before says that it is.
func Begins(data []byte) bool {
	own, usual := fields(data)
	return own+usual >= 2
}

// fields counts the fields that data begins with: those that only messages have, and
// those that people write above an article, too.
func fields(data []byte) (own, usual int) {
	const far = 8 << 10
	for line := range bytes.Lines(data[:min(len(data), far)]) {
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, ok := bytes.Cut(line, []byte(":"))
		if !ok || bytes.ContainsAny(name, " \t") {
			return 0, 0
		}
		switch strings.ToLower(string(name)) {
		case "mime-version", "message-id", "received", "content-type", "return-path", "delivered-to", "content-transfer-encoding":
			own++
		case "from", "to", "subject", "date":
			usual++
		}
	}
	return own, usual
}

// Read reads a message.
func Read(data []byte) (*Message, error) {
	data = bytes.TrimLeft(data, "\r\n")
	r := textproto.NewReader(bufio.NewReader(bytes.NewReader(data)))
	header, err := r.ReadMIMEHeader()
	if err != nil && len(header) == 0 {
		return nil, errors.New("it is no message: it has no header")
	}
	rest, err := io.ReadAll(r.R)
	if err != nil {
		return nil, errors.New("it breaks off")
	}
	m := &Message{Header: Header(header)}
	left := most
	m.part(Header(header), rest, 0, &left)
	return m, nil
}

// part reads one part, and those in it.
func (m *Message) part(h Header, body []byte, depth int, left *int) {
	if *left--; *left < 0 || depth > deepest {
		return
	}
	kind, params, err := mime.ParseMediaType(textproto.MIMEHeader(h).Get("Content-Type"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	disposition, _, _ := mime.ParseMediaType(textproto.MIMEHeader(h).Get("Content-Disposition"))
	switch {
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "":
		r := multipart.NewReader(bytes.NewReader(body), params["boundary"])
		for {
			p, err := r.NextRawPart()
			if err != nil {
				return
			}
			inner, err := io.ReadAll(p)
			m.part(Header(p.Header), inner, depth+1, left)
			if err != nil || *left < 0 {
				return // what it held until it broke off is read
			}
		}
	case disposition == "attachment":
	case kind == "message/rfc822":
		if inner, err := Read(untransfer(h, body)); err == nil {
			m.Parts = append(m.Parts, inner.Parts...)
		}
	case kind == "text/html", kind == "application/xhtml+xml", kind == "text/plain":
		m.text(h, kind != "text/plain", untransfer(h, body), params["charset"])
	}
}

func (m *Message) text(h Header, page bool, data []byte, label string) {
	if label == "" && page {
		label = charset.Declared(data)
	}
	s, err := charset.Decode(data, label)
	if err != nil || strings.TrimSpace(s) == "" {
		return
	}
	m.Parts = append(m.Parts, Part{HTML: page, Header: h, Text: []byte("\uFEFF" + s)})
}

// untransfer undoes the transfer encoding of a part, as far as it is sound.
func untransfer(h Header, body []byte) []byte {
	var r io.Reader
	switch strings.ToLower(strings.TrimSpace(textproto.MIMEHeader(h).Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		r = quotedprintable.NewReader(bytes.NewReader(body))
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, bytes.NewReader(bytes.Map(base64Byte, body)))
	default:
		return body
	}
	out, err := io.ReadAll(r)
	if err != nil && len(out) == 0 {
		return body
	}
	return out
}

// base64Byte leaves out what base64 has not.
func base64Byte(r rune) rune {
	if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '+' || r == '/' || r == '=' {
		return r
	}
	return -1
}
