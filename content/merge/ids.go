package merge

import (
	"strconv"
	"strings"
	"unicode"
)

// slug makes an ID of the first words of a text: letters and digits of any
// script in lower case, parted by hyphens.
func slug(text string, words int) string {
	parts := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(parts[:min(words, len(parts))], "-")
}

// unique makes an ID that no item before has.
func unique(taken map[string]int, id string) string {
	taken[id]++
	if n := taken[id]; n > 1 {
		return unique(taken, id+"-"+strconv.Itoa(n))
	}
	return id
}
