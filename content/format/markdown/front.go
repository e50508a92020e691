package markdown

import (
	"strconv"
	"strings"

	"readout/content/format/masthead"
)

// frontMatter reads the facts between two lines "---" (YAML) or "+++" (TOML) at
// the very beginning, and returns the text after them. It reads what front matter
// of articles is made of: names with one value, a list of values, a value folded
// over lines, or a thing with a name. What it does not know it passes over. Front
// matter that no second line closes ends where its fields do, and open says so.
func frontMatter(src string, facts *masthead.Facts) (text string, open bool) {
	head := strings.TrimLeft(src, "\n ")
	fence, rest, ok := strings.Cut(head, "\n")
	fence = strings.TrimRight(fence, " ")
	if !ok || fence != "---" && fence != "+++" {
		return src, false
	}
	body := rest
	var lines []string
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if trimmed := strings.TrimRight(line, " "); trimmed == fence || trimmed == "..." {
			readFields(lines, facts)
			return rest, false
		}
		lines = append(lines, line)
	}
	n := fields(lines)
	var found masthead.Facts
	if n < 2 || !readFields(lines[:n], &found) {
		return src, false // a rule, and text
	}
	*facts = found
	for range n {
		_, body, _ = strings.Cut(body, "\n")
	}
	return body, true
}

// fields is how many of the lines can be of front matter: pairs whose names are as
// short as those of fields, and what is indented below them.
func fields(lines []string) int {
	for i, line := range lines {
		below := i > 0 && (strings.HasPrefix(line, " ") || strings.HasPrefix(line, "- "))
		key, _, ok := pair(line)
		if !below && (!ok || len(strings.Fields(key)) > 2) || strings.TrimSpace(line) == "" {
			return i
		}
	}
	return len(lines)
}

// readFields reads the lines of front matter, and reports whether it knows one of the names.
func readFields(lines []string, facts *masthead.Facts) (known bool) {
	for i := 0; i < len(lines); {
		key, value, ok := pair(lines[i])
		i++
		if !ok {
			continue
		}
		if n := within(value, lines[i:]); n > 0 {
			value = strings.Join(append([]string{value}, lines[i:i+n]...), "\n")
			i += n
		}
		var more []string // the lines that belong to it
		for i < len(lines) && (strings.HasPrefix(lines[i], " ") || strings.HasPrefix(lines[i], "- ")) {
			more = append(more, strings.TrimSpace(lines[i]))
			i++
		}
		known = facts.Field(key, scalar(value, more)) || known
	}
	return known
}

// longestValue is over how many lines a value goes at most; looking further for the end
// of each would take too long.
const longestValue = 200

// within is how many of the lines below a value belong to it, because a list or a
// long text of TOML begins in it and ends in the last of them.
func within(value string, below []string) int {
	mark, end := "", ""
	for _, m := range [...][2]string{{`"""`, `"""`}, {"'''", "'''"}, {"[", "]"}} {
		if strings.HasPrefix(value, m[0]) {
			mark, end = m[0], m[1]
			break
		}
	}
	if mark == "" || strings.Contains(value[len(mark):], end) {
		return 0
	}
	for i, line := range below[:min(len(below), longestValue)] {
		if strings.Contains(line, end) {
			return i + 1
		}
	}
	return 0
}

// pair parts "key: value" or "key = value".
func pair(line string) (key, value string, ok bool) {
	if line == "" || line[0] == ' ' || line[0] == '#' || line[0] == '-' || line[0] == '[' {
		return "", "", false
	}
	i := strings.IndexAny(line, ":=")
	if i <= 0 {
		return "", "", false
	}
	return strings.TrimSpace(line[:i]), strings.TrimSpace(line[i+1:]), true
}

// scalar makes one text of a value and the lines below it.
func scalar(value string, more []string) string {
	if value == "" || strings.HasPrefix(value, "|") || strings.HasPrefix(value, ">") {
		var items []string
		list := false
		for _, m := range more {
			item, isItem := strings.CutPrefix(m, "- ")
			list = list || isItem
			if name, v, ok := pair(item); ok && name == "name" {
				item = v
			} else if ok && list {
				continue // another fact of a thing: its address, its role
			}
			items = append(items, unquote(item))
		}
		if list {
			return strings.Join(items, ", ")
		}
		return strings.Join(items, " ")
	}
	if len(more) > 0 && !strings.HasPrefix(more[0], "- ") { // it goes on below
		value += " " + strings.Join(more, " ")
	}
	if inner, ok := strings.CutPrefix(value, "["); ok {
		inner, _, _ = strings.Cut(inner, "]")
		var items []string
		for item := range strings.SplitSeq(inner, ",") {
			if item = unquote(item); item != "" {
				items = append(items, item)
			}
		}
		return strings.Join(items, ", ")
	}
	return unquote(value)
}

// unescaped undoes the escapes of a value in double quotes, those of characters by
// their numbers too.
func unescaped(s string) string {
	var out strings.Builder
	for {
		before, after, ok := strings.Cut(s, `\`)
		out.WriteString(before)
		switch {
		case !ok:
			return out.String()
		case after == "":
			return out.String() + `\`
		}
		size := map[byte]int{'x': 2, 'u': 4, 'U': 8}[after[0]]
		if size > 0 && len(after) > size {
			if n, err := strconv.ParseUint(after[1:1+size], 16, 31); err == nil {
				out.WriteRune(rune(n))
				s = after[1+size:]
				continue
			}
		}
		out.WriteString(escapes.Replace(`\` + after[:1]))
		s = after[1:]
	}
}

// escapes are those of a value in double quotes.
var escapes = strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\n`, " ", `\t`, " ")

// unquote takes the marks off a quoted value, and a comment off another.
func unquote(s string) string {
	s = strings.TrimSpace(s)
	for _, long := range [...]string{`"""`, "'''"} {
		if inner, ok := strings.CutPrefix(s, long); ok {
			if end := strings.LastIndex(inner, long); end >= 0 {
				inner = inner[:end]
			}
			if long[0] == '"' {
				inner = unescaped(strings.ReplaceAll(inner, "\\\n", "\n"))
			}
			return strings.Join(strings.Fields(inner), " ")
		}
	}
	if len(s) > 1 && (s[0] == '"' || s[0] == '\'') {
		if end := strings.LastIndexByte(s, s[0]); end > 0 {
			inner := s[1:end]
			if s[0] == '"' {
				return unescaped(inner)
			}
			return strings.ReplaceAll(inner, "''", "'")
		}
	}
	if i := strings.Index(s, " #"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimSpace(s)
}
