package content

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/content/format/clean"
	"readout/model/near"
)

// A kind is what a key holds.
type kind string

const (
	text   kind = "a text in quotation marks"
	texts  kind = "a list of texts, as in [\"one\", \"two\"]"
	date   kind = "a date, as in \"2024-03-06\""
	tables kind = "a table of its own, under a line with two brackets"
)

type field struct {
	key  string
	kind kind
}

// A reader walks the values of a TOML file and collects what is wrong with them.
type reader struct {
	src    string
	lines  map[string]int // line of a key by its path: "issue.0.terms"
	starts []int          // the lines of all headers and keys
	faults []fault
}

// A table holds the sound values of one table.
type table struct {
	line   int
	lines  map[string]int // of its keys
	values map[string]any // string, []string or []table
}

// at is the line of a key, that of the table when the key is not there.
func (t table) at(key string) int {
	if n := t.lines[key]; n > 0 {
		return n
	}
	return t.line
}

func (t table) text(key string) string    { s, _ := t.values[key].(string); return s }
func (t table) texts(key string) []string { s, _ := t.values[key].([]string); return s }
func (t table) tables(key string) []table { s, _ := t.values[key].([]table); return s }

func newReader(src string) *reader {
	r := &reader{src: src}
	r.lines, r.starts = keyLines(src)
	return r
}

func (r *reader) fault(line int, text string) {
	r.faults = append(r.faults, fault{line, text})
}

func (r *reader) faultAt(path, text string) { r.fault(r.lines[path], text) }

// table reads the values of one table by the schema of its name.
func (r *reader) table(name, path string, values map[string]any) table {
	t := table{line: r.lines[path], lines: map[string]int{}, values: map[string]any{}}
	for _, key := range keysInOrder(values) {
		at := strings.TrimPrefix(path+"."+key, ".")
		t.lines[key] = r.lines[at]
		i := slices.IndexFunc(schema[name], func(f field) bool { return f.key == key })
		if i < 0 {
			var known []string
			for _, f := range schema[name] {
				known = append(known, f.key)
			}
			r.faultAt(at, fmt.Sprintf("unknown key %q%s", clean.Line(key), meant(key, known)))
			continue
		}
		if v := r.value(schema[name][i], at, values[key]); v != nil {
			t.values[key] = v
		}
	}
	return t
}

// value checks a value against what its key holds; nil when it does not fit.
func (r *reader) value(f field, path string, v any) any {
	switch v := v.(type) {
	case string:
		v = clean.Line(v)
		switch f.kind {
		case text:
			return v
		case date:
			if iso := isoDate(v); iso != "" || v == "" {
				return iso
			}
		case texts: // one text where a list is asked for: clear enough
			r.faultAt(path, fmt.Sprintf("%s must be %s; it is read as a list of one", f.key, f.kind))
			return []string{v}
		}
	case time.Time:
		if f.kind == date {
			return v.Format(time.DateOnly)
		}
	case []any:
		if f.kind == texts {
			return r.list(f, path, v)
		}
		if len(v) == 0 && f.kind == tables {
			return nil
		}
	case []map[string]any:
		if f.kind == tables {
			return r.each(f, path, v)
		}
	case map[string]any:
		if f.kind == tables {
			r.faultAt(path, fmt.Sprintf("write [[%s]] with two brackets", f.key))
			return []table{r.table(f.key, path, v)}
		}
	}
	r.faultAt(path, fmt.Sprintf("%s must be %s, not %s", f.key, f.kind, called(v)))
	return nil
}

func (r *reader) list(f field, path string, values []any) []string {
	var out []string
	for _, v := range values {
		s, ok := v.(string)
		if !ok {
			r.faultAt(path, fmt.Sprintf("%s must be %s; it holds %s", f.key, f.kind, called(v)))
			continue
		}
		if s = clean.Line(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (r *reader) each(f field, path string, values []map[string]any) []table {
	var out []table
	for i, v := range values {
		at := fmt.Sprintf("%s.%d", path, i)
		if r.lines[at] == 0 { // inline tables have no line of their own
			r.lines[at] = r.lines[path]
		}
		out = append(out, r.table(f.key, at, v))
	}
	return out
}

func called(v any) string {
	switch v := v.(type) {
	case string:
		return fmt.Sprintf("%q", clean.Line(v))
	case int64, float64:
		return "a number"
	case bool:
		return "true or false"
	case time.Time:
		return "a date"
	case []any:
		return "a list"
	}
	return "a table"
}

func keysInOrder(values map[string]any) []string {
	keys := make([]string, 0, len(values))
	for k := range values {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// keyLines finds the line of each key and table, by its path, and the lines of all
// headers and keys. It knows as much of TOML as that takes: headers, keys at the start of a line,
// and long strings.
func keyLines(src string) (lines map[string]int, starts []int) {
	lines = map[string]int{}
	count := map[string]int{}
	prefix := ""
	long := "" // the marks that end the long string that the line begins in
	n := 0
	for line := range strings.Lines(src) {
		n++
		line = strings.TrimSpace(line)
		if long != "" {
			if strings.Contains(line, long) {
				long = ""
			}
			continue
		}
		if strings.HasPrefix(line, "[") {
			starts = append(starts, n)
		}
		if name, ok := strings.CutPrefix(line, "[["); ok {
			name = tableName(name)
			prefix = fmt.Sprintf("%s.%d.", name, count[name])
			count[name]++
			mark(lines, name, n)
			mark(lines, strings.TrimSuffix(prefix, "."), n)
			continue
		}
		if name, ok := strings.CutPrefix(line, "["); ok {
			prefix = tableName(name) + "."
			mark(lines, strings.TrimSuffix(prefix, "."), n)
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		mark(lines, prefix+strings.Trim(strings.TrimSpace(key), `"'`), n)
		starts = append(starts, n)
		for _, m := range []string{`"""`, `'''`} {
			if strings.Count(value, m) == 1 {
				long = m
			}
		}
	}
	return lines, starts
}

func mark(lines map[string]int, path string, n int) {
	if lines[path] == 0 {
		lines[path] = n
	}
}

func tableName(s string) string {
	name, _, _ := strings.Cut(s, "]")
	return strings.Trim(strings.TrimSpace(name), `"'`)
}

// meant is a hint at the known word that s was probably meant to be, "" when
// none is near.
func meant(s string, known []string) string {
	if word := near.Word(s, known); word != "" {
		return fmt.Sprintf("; did you mean %q?", word)
	}
	return ""
}
