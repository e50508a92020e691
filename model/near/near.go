// Package near finds the word that was probably meant by one that is not known: a
// key of a file, a flag, an id. It imports the standard library alone and may be
// used by content and ui alike, for it knows neither.
package near

import (
	"strings"
	"unicode/utf8"
)

// longest is the length in bytes of the longest word that is compared.
const longest = 200

// Word is the known word nearest to s, "" when none is near: of equally near ones
// the first.
func Word(s string, known []string) string {
	if len(s) > longest {
		return ""
	}
	best, least := "", max(2, utf8.RuneCountInString(s)/3)+1
	for _, k := range known {
		if len(k) > longest {
			continue
		}
		if d := Distance(strings.ToLower(s), strings.ToLower(k)); d < least {
			best, least = k, d
		}
	}
	return best
}

// Distance is how many letters must be put in, taken out or changed to make b of a.
func Distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range to {
			cost := diagonal
			if r != s {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(to)]
}
