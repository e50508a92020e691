package entity

import (
	"strings"
	"sync"
	"unicode"
)

// fold evens out how a name is spelt: case, accents, apostrophes, doubled
// letters and the commonest ways of writing one sound of another alphabet.
func fold(w string) string {
	s := ascii(w)
	for i := 0; i+1 < len(digraphs); i += 2 {
		if strings.Contains(s, digraphs[i]) {
			s = strings.ReplaceAll(s, digraphs[i], digraphs[i+1])
		}
	}
	return strings.TrimRight(single(s), ".")
}

// ascii is a word in small ASCII letters.
func ascii(w string) string {
	out := make([]byte, 0, len(w))
	for _, r := range w {
		out = append(out, plain(unicode.ToLower(r))...)
	}
	return string(out)
}

// digraphs are pairs of spellings: the first is written as the second.
var digraphs = [...]string{
	"dzh", "j", "zh", "j", "kh", "h", "ph", "f", "ck", "k", "q", "k", "tz", "ts", "sch", "sh", "tch", "ch",
	"yi", "y", "iy", "y", "ij", "y", "yy", "y", "ii", "i", "ou", "u", "oo", "u", "ee", "i", "w", "v", "x", "ks",
}

// single writes doubled letters once.
func single(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if i > 0 && s[i] == s[i-1] && s[i] >= 'a' {
			continue
		}
		out = append(out, s[i])
	}
	return string(out)
}

// skeleton is a folded name without vowels, for spellings that differ in them:
// its first letter is kept as it is only when it is a consonant.
func skeleton(folded string) string {
	out := make([]byte, 0, len(folded))
	for i := 0; i < len(folded); i++ {
		switch c := folded[i]; c {
		case 'a', 'e', 'i', 'o', 'u', 'y', '-', ' ', '.':
		default:
			if n := len(out); n == 0 || out[n-1] != c {
				out = append(out, c)
			}
		}
	}
	return string(out)
}

// plain is the ASCII spelling of a lower-case letter; marks and apostrophes are
// dropped.
func plain(r rune) string {
	if r < 0x80 {
		if r == '\'' || r == '`' {
			return ""
		}
		return letters[r : r+1]
	}
	switch r {
	case '’', '‘', 'ʼ', 'ʻ', 'ʹ', '′':
		return ""
	case 'ß':
		return "ss"
	case 'æ', 'ǽ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø', 'ő':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ı':
		return "i"
	case '‑', '–':
		return "-"
	}
	if s, ok := accents()[r]; ok {
		return s
	}
	if unicode.Is(unicode.Mn, r) {
		return ""
	}
	return string(r)
}

// letters is the ASCII table, to slice one letter from.
var letters = func() string {
	b := make([]byte, 128)
	for i := range b {
		b[i] = byte(i)
	}
	return string(b)
}()

// accents maps letters with accents to their base letter.
var accents = sync.OnceValue(func() map[rune]string {
	t := map[rune]string{}
	for _, row := range [...]string{
		"aáàâäãåāăą", "cçćčĉċ", "dď", "eéèêëēėęěĕ", "gğģĝġ", "hĥħ", "iíìîïīįĩ", "jĵ", "kķ", "lĺľļ", "nñńňņ", "oóòôöõōŏ",
		"rŕřŗ", "sśšşșŝ", "tťţț", "uúùûüūůűųũ", "wŵ", "yýÿŷ", "zźžż",
	} {
		for _, r := range row[1:] {
			t[r] = row[:1]
		}
	}
	return t
})

// distance is the number of letters that must change to make b of a, no more
// than limit+1.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		prev := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			old := row[j]
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(row[j]+1, row[j-1]+1, prev+cost)
			prev = old
		}
	}
	return min(row[len(b)], limit+1)
}
