package content

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"readout/content/format/clean"
)

// mostTorn is how many places of a file that are no TOML are told one by one; from
// there on nothing counts.
const mostTorn = 20

// parse decodes the file. What is no TOML is left out with all of its statement, and
// the rest counts.
func (r *reader) parse() map[string]any {
	src := r.src
	for n := 1; ; n++ {
		var values map[string]any
		_, err := toml.Decode(src, &values)
		if err == nil {
			r.lines, _ = keyLines(src)
			return values
		}
		line, message := 1, err.Error()
		var p toml.ParseError
		if errors.As(err, &p) {
			// Position.Line is that of the character after the error where a line ends.
			line = 1 + strings.Count(src[:min(p.Position.Start, len(src))], "\n")
			if message = p.Message; message == "" {
				message = strings.TrimPrefix(p.Error(), fmt.Sprintf("toml: line %d: ", p.Position.Line))
			}
		}
		message = strings.TrimSuffix(clean.Line(message), ".")
		first, last := r.statement(line)
		rest := without(src, first, last)
		if rest == src { // it is left out already
			first, last = 1, strings.Count(src, "\n")+1
			rest = without(src, first, last)
		}
		if n == mostTorn {
			r.fault(line, message+"; nothing behind it is looked at, and nothing in the file is used")
			return nil
		}
		r.fault(line, message+leftOut(first, last))
		src = rest
	}
}

// statement is the lines of the statement that holds a line: from its key to the next
// one; of a table from its header to the next one.
func (r *reader) statement(line int) (first, last int) {
	all := strings.Split(r.src, "\n")
	line = min(max(line, 1), len(all))
	first = line
	for first > 1 && !r.begins(first) {
		first--
	}
	if open := r.openList(all, first); open > 0 {
		return open, first - 1
	}
	table := isHeader(all[first-1])
	last = first
	for last < len(all) && !(r.begins(last+1) && (!table || isHeader(all[last]))) {
		last++
	}
	for last > line && blank(all[last-1]) {
		last--
	}
	return first, last
}

// blank reports whether a line of TOML says nothing.
func blank(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || line[0] == '#'
}

// openList is the line of the key just before a line whose list nothing closes, 0 when
// there is none: the error shows where the next statement begins.
func (r *reader) openList(all []string, line int) int {
	i, _ := slices.BinarySearch(r.starts, line)
	if i == 0 {
		return 0
	}
	start := r.starts[i-1]
	text := strings.Join(all[start-1:line-1], "\n")
	if _, value, _ := strings.Cut(text, "="); strings.HasPrefix(strings.TrimSpace(value), "[") && strings.Count(value, "[") > strings.Count(value, "]") {
		return start
	}
	return 0
}

// begins reports whether a statement begins with a line.
func (r *reader) begins(line int) bool {
	_, is := slices.BinarySearch(r.starts, line)
	return is
}

func isHeader(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "[") }

// without is src with its lines from the first to the last emptied.
func without(src string, first, last int) string {
	all := strings.Split(src, "\n")
	for i := first - 1; i < min(last, len(all)); i++ {
		all[i] = ""
	}
	return strings.Join(all, "\n")
}

// leftOut says which lines are not used.
func leftOut(first, last int) string {
	if first == last {
		return "; this line is not used"
	}
	return fmt.Sprintf("; lines %d to %d are not used", first, last)
}
