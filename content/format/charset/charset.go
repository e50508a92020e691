// Package charset makes text of bytes in any encoding that articles are saved in:
// the one that is declared, where the bytes bear it out, else the one that they
// show. What it returns has passed the text gate (package clean). It knows no format.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding/htmlindex"

	"readout/content/format/clean"
)

// Decode makes clean text of bytes. declared is the name of the encoding as the file
// states it, "" where it states none. A mark of byte order goes before what is
// declared, and so do bytes that are UTF-8 throughout, for nothing else looks like it.
func Decode(data []byte, declared string) (string, error) {
	if clean.Unicode(data) {
		return clean.Decode(data)
	}
	stated := name(declared)
	switch {
	case utf8.Valid(data) && (ascii(data) && !escaped(stated) || !ascii(data)), stated == "utf-8":
		return clean.Decode(data)
	case stated == "" && clean.Mostly8(data):
		return clean.Decode(data)
	case stated == "":
		stated = detect(data)
	}
	if s, ok := decode(data, stated); ok {
		return clean.Text(s), nil
	}
	return clean.Decode(data)
}

// name is the canonical name of an encoding, "" for one that is not known.
func name(label string) string {
	enc, err := htmlindex.Get(strings.Trim(label, "\"' \t"))
	if err != nil {
		return ""
	}
	stated, err := htmlindex.Name(enc)
	if err != nil || stated == "replacement" || stated == "x-user-defined" || strings.HasPrefix(stated, "utf-16") {
		return "" // UTF-16 that does not look like it is something else
	}
	return stated
}

// escaped reports whether an encoding writes other characters as ASCII.
func escaped(name string) bool { return name == "iso-2022-jp" || name == "hz-gb-2312" }

func ascii(data []byte) bool {
	for _, c := range data {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

// decode reads data in an encoding; ok is false where it is plainly not in it.
func decode(data []byte, name string) (string, bool) {
	if name == "" || name == "windows-1252" || bytes.IndexByte(data, 0) >= 0 {
		return "", false // clean.Decode reads it so
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return "", false
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil || bytes.Count(out, []byte("\uFFFD"))*20 > len(out) {
		return "", false
	}
	return string(out), true
}

// foreign is how many of a hundred bytes must be no ASCII before bytes that declare
// nothing are taken for anything but Windows-1252: an English text has a few accents
// and quotation marks.
const foreign = 4

// detect guesses the encoding of bytes that are not UTF-8; "" for Windows-1252.
func detect(data []byte) string {
	const enough = 1 << 16
	head := data[:min(len(data), enough)]
	high := 0
	for _, c := range head {
		if c >= 0x80 {
			high++
		}
	}
	if euro(head) {
		return "iso-8859-15"
	}
	if high*100 < foreign*len(head) || utf8.Valid(head) {
		return ""
	}
	const sure = 30 // percent
	best, err := chardet.NewTextDetector().DetectBest(head)
	if err != nil || best.Confidence < sure || strings.HasPrefix(strings.ToLower(best.Charset), "utf") {
		return ""
	}
	return name(best.Charset)
}

// euro reports whether a sign of currency that ISO-8859-15 put in the place of another
// one stands at a number, and nothing of Windows-1252 is there.
func euro(data []byte) bool {
	found := false
	for i, c := range data {
		switch {
		case c >= 0x80 && c < 0xA0:
			return false
		case c == 0xA4:
			found = found || i+1 < len(data) && digit(data[i+1]) || i > 1 && (digit(data[i-1]) || data[i-1] == ' ' && digit(data[i-2]))
		}
	}
	return found
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// Declared is the encoding that a page or an XML file states at its beginning, "".
func Declared(data []byte) string {
	const far = 2048
	head := bytes.ToLower(data[:min(len(data), far)])
	if rest, ok := bytes.CutPrefix(bytes.TrimLeft(head, " \r\n\t"), []byte("<?xml")); ok {
		decl, _, _ := bytes.Cut(rest, []byte("?>"))
		if label := after(decl, "encoding"); label != "" {
			return label
		}
	}
	for rest := head; ; {
		_, at, ok := bytes.Cut(rest, []byte("<meta"))
		if !ok {
			return ""
		}
		element, next, _ := bytes.Cut(at, []byte(">"))
		if label := after(element, "charset"); label != "" {
			return label
		}
		rest = next
	}
}

// after is the value that follows a name and "=".
func after(s []byte, key string) string {
	_, rest, ok := bytes.Cut(s, []byte(key))
	rest = bytes.TrimLeft(rest, " \t\r\n")
	rest, assigned := bytes.CutPrefix(rest, []byte("="))
	if !ok || !assigned {
		return ""
	}
	rest = bytes.TrimLeft(rest, " \t\r\n\"'")
	if i := bytes.IndexAny(rest, " \t\r\n\"';>/"); i >= 0 {
		rest = rest[:i]
	}
	return string(rest)
}
