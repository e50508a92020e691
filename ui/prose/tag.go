package prose

import (
	"strconv"
	"strings"
)

// untag takes the tags out of a rendered line. It returns the line, with no
// more SGR in it than its look needs, the tag found, and what is shown before
// and under it.
func untag(raw string) (styled string, tag int, before, shown string) {
	var out sgrWriter
	var left, under strings.Builder
	current := 0
	for i := 0; i < len(raw); {
		if params, n, ok := sgr(raw[i:]); ok {
			var rest []string
			rest, current = withoutTag(params, current)
			out.style(rest)
			tag = max(tag, current)
			i += n
			continue
		}
		out.text(raw[i])
		if current > 0 {
			under.WriteByte(raw[i])
		} else if tag == 0 {
			left.WriteByte(raw[i])
		}
		i++
	}
	return out.end(), tag, left.String(), under.String()
}

// sgr reports whether s begins with an SGR sequence, its parameters and its
// length in bytes.
func sgr(s string) (params string, n int, ok bool) {
	if !strings.HasPrefix(s, "\x1b[") {
		return "", 0, false
	}
	for n = 2; n < len(s); n++ {
		switch c := s[n]; {
		case c == 'm':
			return s[2:n], n + 1, true
		case c < '0' || c > ';':
			return "", 0, false
		}
	}
	return "", 0, false
}

// withoutTag is what SGR parameters say besides the underline colour, and the
// tag that holds after them.
func withoutTag(params string, current int) (rest []string, tag int) {
	fields := strings.Split(params, ";")
	for i := 0; i < len(fields); i++ {
		switch f := fields[i]; {
		case f == "" || f == "0":
			current, rest = 0, []string{""}
		case f == "59":
			current = 0
		case f == "58" && i+4 < len(fields) && fields[i+1] == "2":
			current = 0
			for _, n := range fields[i+2 : i+5] {
				v, _ := strconv.Atoi(n)
				current = current<<8 | v&0xff
			}
			i += 4
		case (f == "38" || f == "48") && i+1 < len(fields):
			n := 2 // 38;5;n
			if fields[i+1] == "2" {
				n = 4 // 38;2;r;g;b
			}
			n = min(n, len(fields)-1-i)
			rest = append(rest, fields[i:i+n+1]...)
			i += n
		default:
			rest = append(rest, f)
		}
	}
	return rest, current
}

// An sgrWriter leaves out styles under which nothing is written.
type sgrWriter struct {
	b       strings.Builder
	styled  bool     // a style holds on what is written now
	reset   bool     // it is to end before the next text
	pending []string // parameters to set before the next text
}

// style takes parameters; "" among them is the reset.
func (w *sgrWriter) style(params []string) {
	for _, f := range params {
		if f == "" {
			w.reset, w.pending = true, nil
			continue
		}
		w.pending = append(w.pending, f)
	}
}

func (w *sgrWriter) text(c byte) {
	w.settle()
	if len(w.pending) > 0 {
		w.b.WriteString("\x1b[" + strings.Join(w.pending, ";") + "m")
		w.pending, w.styled = nil, true
	}
	w.b.WriteByte(c)
}

func (w *sgrWriter) settle() {
	if w.reset && w.styled {
		w.b.WriteString("\x1b[m")
		w.styled = false
	}
	w.reset = false
}

// end is all that was written; no style outlasts it.
func (w *sgrWriter) end() string {
	w.reset = true
	w.settle()
	return w.b.String()
}
