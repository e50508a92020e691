package issue

import "strings"

// endings are the suffixes that stem takes off, longest first, with what the
// rest must at least keep. They are cut alike from a term and from the text, so
// a stem need not be a word: "ratify" and "ratification" meet in "ratif".
var endings = [...]struct {
	suffix, becomes string
	keep            int
}{
	{"ifications", "if", 3}, {"ification", "if", 3}, {"izations", "iz", 3}, {"ization", "iz", 3},
	{"isations", "iz", 3}, {"isation", "iz", 3}, {"ations", "", 4}, {"ation", "", 4},
	{"itions", "", 4}, {"ments", "", 4}, {"ment", "", 4}, {"ances", "", 4}, {"ance", "", 4},
	{"ences", "", 4}, {"ence", "", 4}, {"ities", "", 4}, {"ity", "", 4}, {"ions", "", 4}, {"ion", "", 4},
	{"tors", "t", 4}, {"tor", "t", 4}, {"sors", "s", 4}, {"sor", "s", 4}, {"tory", "t", 6},
	{"ified", "if", 3}, {"ifies", "if", 3}, {"ifying", "if", 3}, {"ify", "if", 3},
	{"ising", "iz", 3}, {"ised", "iz", 3}, {"ises", "iz", 3}, {"ise", "iz", 3},
	{"izing", "iz", 3}, {"ized", "iz", 3}, {"izes", "iz", 3}, {"ize", "iz", 3},
	{"ively", "", 4}, {"ives", "", 4}, {"ive", "", 4}, {"ially", "", 4}, {"ials", "", 4}, {"ial", "", 4},
	{"ally", "", 4}, {"als", "", 5}, {"al", "", 5}, {"ers", "", 4}, {"er", "", 4},
	{"ings", "", 3}, {"ing", "", 3}, {"ies", "", 3}, {"ied", "", 3}, {"ours", "or", 3}, {"our", "or", 3},
	{"ed", "", 3}, {"es", "", 3}, {"ly", "", 4}, {"s", "", 3}, {"y", "", 3}, {"e", "", 3},
}

// stem folds the forms of one word, and most words built on it, into one key:
// "inspector", "inspections" and "inspecting" into "inspect". It is made for
// telling whether a sentence is about a subject, never for showing.
func stem(word string) string {
	word = strings.ReplaceAll(word, ".", "") // "U.S." is "US"
	if len(word) < 4 {
		return word
	}
	for _, cluster := range [...]string{"re", "res"} { // "metre" is "meter"
		if w, ok := strings.CutSuffix(word, cluster); ok && len(w) > 2 && strings.IndexByte("tb", w[len(w)-1]) >= 0 {
			word = w + "er"
		}
	}
	for _, e := range endings {
		if w, ok := strings.CutSuffix(word, e.suffix); ok && len(w) >= e.keep && hasVowel(w) {
			if e.suffix == "s" && w[len(w)-1] == 's' {
				break
			}
			word = w + e.becomes
			break
		}
	}
	if n := len(word); n > 3 && word[n-1] == word[n-2] && strings.IndexByte("bdgmnprt", word[n-1]) >= 0 {
		word = word[:n-1]
	}
	return word
}

func hasVowel(w string) bool { return strings.ContainsAny(w, "aeiouy") }
