package timex

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"readout/content/annot"
	"readout/content/lexicon"
)

//go:embed words.txt
var wordsText string

//go:embed rules.txt
var rulesText string

// language is words.txt and rules.txt made ready. Read-only.
type language struct {
	lex     *lexicon.Lexicon
	phrase  *lexicon.Matcher // rules that begin with a word
	figure  *lexicon.Matcher // rules that begin with a number, a month or a weekday
	holiday *lexicon.Matcher
	refs    *lexicon.Matcher             // times within times
	number  map[string]map[string]int    // class, word: n
	letter  map[string]map[string]string // class, word: u or v
	sets    map[string]map[string]bool   // class, word
	starts  map[string]bool              // words that a figure rule may begin with
	makers  map[string]maker
}

// words is the language, made once.
var words = sync.OnceValue(func() *language {
	w, err := load(wordsText, rulesText)
	if err != nil {
		panic(fmt.Sprintf("timex: the embedded lexicon is broken: %v", err)) // its test fails first
	}
	return w
})

func load(wordsText, rulesText string) (*language, error) {
	w := &language{lex: &lexicon.Lexicon{}, number: map[string]map[string]int{},
		letter: map[string]map[string]string{}, sets: map[string]map[string]bool{}, starts: map[string]bool{}, makers: makers()}
	if err := w.lex.Parse("words.txt", wordsText); err != nil {
		return nil, err
	}
	if err := w.lex.Parse("rules.txt", rulesText); err != nil {
		return nil, err
	}
	var err error
	matcher := func(classes ...string) *lexicon.Matcher {
		m, e := w.lex.Matcher(classes...)
		if e != nil && err == nil {
			err = e
		}
		return m
	}
	w.phrase, w.figure = matcher("phrase"), matcher("figure")
	w.holiday, w.refs = matcher("holiday", "bare-holiday"), matcher("phrase", "figure", "year-ref", "month-ref", "span-ref")
	if err != nil {
		return nil, err
	}
	for _, class := range w.lex.Lists() {
		w.sets[class] = w.lex.Set(class)
		numbers, letters := map[string]int{}, map[string]string{}
		for e, item := range w.lex.Items(class) {
			if len(e.Attrs) == 0 {
				continue
			}
			word := strings.ToLower(item)
			if n := e.Attr("n"); n != "" {
				if n, err := strconv.Atoi(n); err == nil {
					numbers[word] = n
				}
			}
			if uv := e.Attr("u") + e.Attr("v"); uv != "" {
				letters[word] = uv
			}
		}
		w.number[class], w.letter[class] = numbers, letters
	}
	for _, class := range []string{"month", "weekday", "short-weekday", "weekdays", "count", "vague-count", "ordinal"} {
		for word := range w.sets[class] {
			w.starts[word] = true
		}
	}
	return w, nil
}

// is reports whether token i is a word of the class.
func (f *finder) is(class string, i int) bool {
	return i >= 0 && i < len(f.toks) && f.w.sets[class][f.toks[i].Lower]
}

// month is the number of the month that token i names, 0 for none.
func (f *finder) month(i int) int {
	if !f.toks[i].IsName() {
		return 0
	}
	return f.w.number["month"][f.toks[i].Lower]
}

// weekday is 1 for Monday to 7 for Sunday when token i names one, else 0.
func (f *finder) weekday(i int) int {
	t := f.toks[i]
	if !t.IsName() {
		return 0
	}
	if n := f.w.number["weekday"][t.Lower]; n > 0 {
		return n
	}
	n := f.w.number["short-weekday"][t.Lower]
	if n > 0 && i+1 < len(f.toks) && (f.toks[i+1].Lower == "," || f.toks[i+1].Kind == annot.Number || f.month(i+1) > 0) {
		return n
	}
	return 0
}

// dayNumber is the day of the month that token i writes: "6", "6th", "06".
func (f *finder) dayNumber(i int) int {
	return dayNumber(f.toks[i].Lower)
}

func dayNumber(s string) int {
	if len(s) > 2 && (strings.HasSuffix(s, "st") || strings.HasSuffix(s, "nd") || strings.HasSuffix(s, "rd") || strings.HasSuffix(s, "th")) {
		s = s[:len(s)-2]
	}
	if len(s) > 2 {
		return 0
	}
	if n, ok := wholeNumber(s); ok && n >= 1 && n <= 31 {
		return n
	}
	return 0
}

// year is the year that token i writes in four digits, 0 for none.
func (f *finder) year(i int) int { return yearNumber(f.toks[i].Lower) }

func yearNumber(s string) int {
	if len(s) != 4 {
		return 0
	}
	if n, ok := wholeNumber(s); ok && n >= 1000 && n <= 2199 {
		return n
	}
	return 0
}

// ordinal is the number of an ordinal, in words or figures; -1 for "last".
func (f *finder) ordinal(i int) int {
	s := f.toks[i].Lower
	if n, ok := f.w.number["ordinal"][s]; ok {
		return n
	}
	if f.toks[i].Kind == annot.Number && len(s) > 2 {
		switch s[len(s)-2:] {
		case "st", "nd", "rd", "th":
			if n, ok := wholeNumber(s[:len(s)-2]); ok {
				return n
			}
		}
	}
	return 0
}

// wholeNumber reads digits, at most six of them.
func wholeNumber(s string) (int, bool) {
	if len(s) == 0 || len(s) > 6 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// count reads a count at token i: its value as TIMEX3 writes it ("11", "2.5",
// "X") and how many tokens it takes, 0 for none.
func (f *finder) count(i int) (string, int) {
	t := f.toks[i]
	if t.Kind == annot.Number {
		s := strings.ReplaceAll(t.Lower, ",", "")
		whole, part, dotted := strings.Cut(s, ".")
		if _, ok := wholeNumber(whole); !ok {
			return "", 0
		}
		if _, ok := wholeNumber(part); dotted && !ok {
			return "", 0
		}
		return s, 1
	}
	if t.Kind == annot.Punct || t.Kind == annot.QuoteTok {
		return "", 0
	}
	end := i
	next := func(k int, word string) bool { return i+k < len(f.toks) && f.toks[i+k].Lower == word }
	if (t.Lower == "a" || t.Lower == "the") && i+1 < len(f.toks) && (f.is("vague-count", i+1) || next(1, "couple") || next(1, "dozen") || next(1, "hundred")) {
		end = i + 1
	}
	v := f.toks[end].Lower
	k := end - i + 1
	if next(k, "of") && (v == "couple" || v == "dozens") {
		k++
	}
	if f.w.sets["vague-count"][v] {
		return "X", k
	}
	if v == "couple" && k == 1 {
		return "", 0
	}
	if n := f.countWord(v); n > 0 {
		if n < 100 && next(k, "hundred") {
			return strconv.Itoa(100 * n), k + 1
		}
		return strconv.Itoa(n), k
	}
	return "", 0
}

// countWord is the number that a word says: "twelve", "twenty-five"; 0 for none.
func (f *finder) countWord(v string) int {
	if n, ok := f.w.number["count"][v]; ok {
		return n
	}
	tens, ones, ok := strings.Cut(v, "-")
	if a, b := f.w.number["count"][tens], f.w.number["count"][ones]; ok && a >= 20 && a < 100 && b > 0 && b < 10 {
		return a + b
	}
	return 0
}

// length reads a length in one token ("45-day", "two-year", "decades-long"):
// its count and unit.
func (f *finder) length(s string) (string, unit, bool) {
	s = strings.TrimSuffix(s, "-long")
	i := strings.LastIndexByte(s, '-')
	if i <= 0 {
		return "", "", false
	}
	u, ok := f.w.letter["unit"][s[i+1:]]
	if !ok {
		return "", "", false
	}
	if n, ok := wholeNumber(s[:i]); ok {
		return strconv.Itoa(n), unit(u), true
	}
	if n := f.countWord(s[:i]); n > 0 {
		return strconv.Itoa(n), unit(u), true
	}
	if f.w.sets["vague-count"][s[:i]] || s[:i] == "multi" {
		return "X", unit(u), true
	}
	return "", "", false
}
