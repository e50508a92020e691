package clean

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// ErrNotText says that bytes are no text in any encoding that is read.
var ErrNotText = errors.New("it is not text")

// Decode makes clean text of the bytes of a file: UTF-8, UTF-16 with or without
// a byte order mark, or else Windows-1252.
func Decode(data []byte) (string, error) {
	s, err := decode(data)
	if err != nil {
		return "", err
	}
	return Text(s), nil
}

// Known says what kind of file the bytes are when they are surely no text, "".
func Known(data []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return m.name
		}
	}
	return ""
}

var magics = [...]struct{ prefix, name string }{
	{"%PDF-", "a PDF"}, {"PK\x03\x04", "a ZIP archive or an office document"}, {"\x89PNG", "a picture"},
	{"\xFF\xD8\xFF", "a picture"}, {"GIF8", "a picture"}, {"\x1F\x8B", "a gzip archive"},
	{"\x7FELF", "a program"}, {"{\\rtf", "an RTF document"}, {"\xD0\xCF\x11\xE0", "an office document"},
}

func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return decode8(data[3:])
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decode16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decode16(data[2:], binary.BigEndian)
	}
	if order := order16(data); order != nil {
		return decode16(data, order)
	}
	return decode8(data)
}

// order16 tells the byte order of UTF-16 without a mark: English text then has
// a zero in nearly every second byte.
func order16(data []byte) binary.ByteOrder {
	head := data[:min(len(data), 4096)&^1]
	var zero [2]int
	for i, c := range head {
		if c == 0 {
			zero[i&1]++
		}
	}
	pairs := len(head) / 2
	switch {
	case pairs < 2:
	case zero[1]*10 > pairs*7 && zero[0]*10 < pairs:
		return binary.LittleEndian
	case zero[0]*10 > pairs*7 && zero[1]*10 < pairs:
		return binary.BigEndian
	}
	return nil
}

func decode16(data []byte, order binary.ByteOrder) (string, error) {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	s := string(utf16.Decode(units))
	if odd(s)*20 > len(s) {
		return "", ErrNotText
	}
	return s, nil
}

func decode8(data []byte) (string, error) {
	if bytes.Count(data, []byte{0}) > 4+len(data)/500 || Known(data) != "" {
		return "", ErrNotText // a few zeros slip into text, binary files are full of them
	}
	if utf8.Valid(data) {
		if s := string(data); odd(s)*20 <= len(s) {
			return s, nil
		}
		return "", ErrNotText
	}
	if Mostly8(data) {
		return strings.ToValidUTF8(string(data), "\uFFFD"), nil
	}
	return windows1252(data)
}

// Mostly8 reports whether bytes are UTF-8 with a few faults: more of those that are
// not ASCII make characters than do not. Half a surrogate pair, and a character cut
// off by the end, are faults that only UTF-8 has.
func Mostly8(data []byte) bool {
	good, bad := 0, 0 // characters of more than one byte, bytes that belong to none
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1 && damaged(data[i:]) > 0:
			good++
			size = damaged(data[i:])
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		i += size
	}
	return good > bad
}

// damaged is the length of half a surrogate pair that data begins with, or of the
// rest of it where that is the first bytes of a character; 0 for neither.
func damaged(data []byte) int {
	if len(data) > 2 && data[0] == 0xED && data[1]&0xE0 == 0xA0 && data[2]&0xC0 == 0x80 {
		return 3
	}
	if len(data) > 1 && len(data) < utf8.UTFMax && !utf8.FullRune(data) {
		return len(data)
	}
	return 0
}

// odd counts the control characters that text does not use.
func odd(s string) int {
	n := 0
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B {
			n++
		}
	}
	return n
}

// upper is Windows-1252 from 0x80 to 0x9F; zero where it has no character.
var upper = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

func windows1252(data []byte) (string, error) {
	var out strings.Builder
	strange := 0
	for _, c := range data {
		r := rune(c)
		if c >= 0x80 && c < 0xA0 {
			if r = upper[c-0x80]; r == 0 {
				r, strange = utf8.RuneError, strange+1
			}
		}
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			strange++
		}
		out.WriteRune(r)
	}
	if strange*50 > len(data) {
		return "", ErrNotText
	}
	return out.String(), nil
}

// Unicode reports whether bytes bear a mark of byte order, or are UTF-16 without one.
func Unicode(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) || bytes.HasPrefix(data, []byte{0xFF, 0xFE}) ||
		bytes.HasPrefix(data, []byte{0xFE, 0xFF}) || order16(data) != nil
}
