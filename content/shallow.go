package content

import "strings"

// How much structure a dossier.toml may have. It needs two levels; a parser of
// TOML takes time by the square of what is nested.
const (
	maxSettings = 1 << 20 // bytes
	maxNesting  = 16      // brackets and braces within each other
	maxDots     = 16      // parts of a key
)

// tooDeep is the line from 1 on which a text of TOML nests more than settings
// need, 0 when none does. It looks past texts and comments.
func tooDeep(src string) int {
	line, depth, dots := 1, 0, 0
	for i := 0; i < len(src); {
		switch c := src[i]; c {
		case '\n':
			line, dots = line+1, 0
		case '#':
			n := strings.IndexByte(src[i:], '\n')
			if n < 0 {
				return 0
			}
			i += n
			continue
		case '"', '\'':
			end := textEnd(src, i)
			line += strings.Count(src[i:end], "\n")
			i = end
			continue
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		case '.':
			dots++
		case '=', ',':
			dots = 0
		}
		if depth > maxNesting || dots > maxDots {
			return line
		}
		i++
	}
	return 0
}

// textEnd is where the text ends that begins at i with a quotation mark: at the
// same mark, or at the end of the line or of all where that is missing.
func textEnd(src string, i int) int {
	mark := src[i : i+1]
	if long := strings.Repeat(mark, 3); strings.HasPrefix(src[i:], long) {
		for j := i + 3; j < len(src); j++ {
			if src[j] == '\\' && mark == `"` {
				j++
			} else if strings.HasPrefix(src[j:], long) {
				return j + 3
			}
		}
		return len(src)
	}
	for j := i + 1; j < len(src); j++ {
		switch {
		case src[j] == '\\' && mark == `"`:
			j++
		case src[j] == mark[0]:
			return j + 1
		case src[j] == '\n':
			return j
		}
	}
	return len(src)
}
