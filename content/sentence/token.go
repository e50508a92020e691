package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/content/annot"
)

// Tokenize parts a text into tokens. A word keeps its inner hyphens, dots and
// apostrophes ("US-led", "U.S.", "Yo‘ldoshev", "won't"); possessives and the
// clitics 'll, 're, 've, 'd, 'm stand alone; a number keeps its sign of
// currency, separators and unit letters ("$1.6bn", "5.4bn", "1,150", "45-day",
// "20%"). Offsets are bytes.
func Tokenize(text string) []annot.Token {
	s := scanner{text: text, toks: make([]annot.Token, 0, len(text)/5+4)}
	for s.at < len(text) {
		s.next()
	}
	return s.toks
}

type scanner struct {
	text  string
	at    int
	space bool
	toks  []annot.Token
}

func (s *scanner) next() {
	r, n := utf8.DecodeRuneInString(s.text[s.at:])
	start := s.at
	switch {
	case unicode.IsSpace(r):
		s.at += n
		s.space = true
		return
	case unicode.IsLetter(r):
		s.word()
	case unicode.IsDigit(r) || currency(r) && s.digitAt(start+n):
		s.at += n
		s.number(start)
	case isQuote(r):
		if start, ok := s.elided(n); ok {
			s.emit(start, annot.Word)
			return
		}
		s.at += n
		s.emit(start, annot.QuoteTok)
		return
	case r == '…' || r == '.' && strings.HasPrefix(s.text[s.at:], "..."):
		s.at += n
		for s.at < len(s.text) && s.text[s.at] == '.' {
			s.at++
		}
		s.emit(start, annot.Punct)
		return
	case r == '-' && strings.HasPrefix(s.text[s.at:], "--"):
		for s.at < len(s.text) && s.text[s.at] == '-' {
			s.at++
		}
		s.emit(start, annot.Punct)
		return
	default:
		s.at += n
		s.emit(start, annot.Punct)
		return
	}
}

// elided reports a decade such as '90s, or 'em.
func (s *scanner) elided(n int) (int, bool) {
	rest := s.text[s.at+n:]
	if len(rest) >= 3 && rest[0] >= '0' && rest[0] <= '9' && rest[1] == '0' && rest[2] == 's' {
		start := s.at
		s.at += n + 3
		return start, true
	}
	return 0, false
}

func (s *scanner) digitAt(i int) bool {
	return i < len(s.text) && s.text[i] >= '0' && s.text[i] <= '9'
}

// word scans letters, digits and the marks that may stand within a word.
func (s *scanner) word() {
	start := s.at
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			s.at += n
			continue
		}
		after, m := utf8.DecodeRuneInString(s.text[s.at+n:])
		if m > 0 && unicode.IsLetter(after) || m > 0 && (r == '-' || r == '‑') && unicode.IsDigit(after) {
			switch {
			case r == '-' || r == '‑':
				s.at += n
				continue
			case r == '.' && s.dotted(start):
				s.at += n
				continue
			case isApostrophe(r) && !s.cliticAt(s.at, n):
				s.at += n
				continue
			case r == '&' && s.at-start <= 2:
				s.at += n
				continue
			}
		}
		if r == '.' && s.abbreviated(start) {
			s.at += n
			if after == '-' && m > 0 && len(s.text) > s.at+m && wordAt(s.text[s.at+m:]) { // "U.S.-led"
				s.at += m
				continue
			}
		}
		break
	}
	s.emitWord(start)
	if s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if isApostrophe(r) {
			s.clitic(n)
		}
	}
}

// dotted reports whether the letters since start are single ones parted by
// dots, as in "U.S" and "a.m".
func (s *scanner) dotted(start int) bool {
	w := s.text[start:s.at]
	if i := strings.LastIndexByte(w, '-'); i >= 0 { // "non-U.S."
		w = w[i+1:]
	}
	i := strings.LastIndexByte(w, '.')
	last := w[i+1:]
	_, n := utf8.DecodeRuneInString(last)
	return n == len(last)
}

// abbreviated reports whether the dot at s.at belongs to the word before it:
// initials, dotted letters and known abbreviations.
func (s *scanner) abbreviated(start int) bool {
	w := s.text[start:s.at]
	if strings.Contains(w, ".") {
		return s.dotted(start)
	}
	r, n := utf8.DecodeRuneInString(w)
	if n == len(w) {
		return unicode.IsUpper(r) && w != "I"
	}
	_, ok := abbreviations()[strings.ToLower(w)]
	return ok
}

// cliticAt reports whether an apostrophe of n bytes at i opens a clitic that
// ends its word: 's, 'll, 're, 've, 'd, 'm.
func (s *scanner) cliticAt(i, n int) bool {
	rest := s.text[i+n:]
	for _, c := range [...]string{"s", "ll", "re", "ve", "d", "m", "S"} {
		if strings.HasPrefix(rest, c) {
			r, k := utf8.DecodeRuneInString(rest[len(c):])
			return k == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
		}
	}
	return false
}

// clitic emits 's and its like, or the bare apostrophe of a plural possessive
// (workers’ rights), which otherwise would pass for a closing mark.
func (s *scanner) clitic(n int) {
	start := s.at
	if s.cliticAt(start, n) {
		s.at += n
		for s.at < len(s.text) && asciiLetter(s.text[s.at]) {
			s.at++
		}
		s.emit(start, annot.Clitic)
	}
}

// number scans on from the digit or sign of currency at start.
func (s *scanner) number(start int) {
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if unicode.IsDigit(r) || unicode.IsLetter(r) {
			s.at += n
			continue
		}
		next := s.at + n
		if strings.ContainsRune(".,:", r) && s.digitAt(next) ||
			(r == '-' || r == '‑') && next < len(s.text) && wordAt(s.text[next:]) {
			s.at = next
			continue
		}
		if r == '%' {
			s.at = next
		}
		break
	}
	if ordinalDot(s.text[start:s.at]) && strings.HasPrefix(s.text[s.at:], ".m.") {
		s.at += len(".m.") // "7a.m."
	}
	s.emit(start, annot.Number)
	if s.at < len(s.text) {
		if r, n := utf8.DecodeRuneInString(s.text[s.at:]); isApostrophe(r) {
			s.clitic(n)
		}
	}
}

func ordinalDot(w string) bool {
	return strings.HasSuffix(w, "a") || strings.HasSuffix(w, "p")
}

func wordAt(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func (s *scanner) emitWord(start int) {
	w := s.text[start:s.at]
	first, n := utf8.DecodeRuneInString(w)
	kind := annot.Word
	if unicode.IsUpper(first) || unicode.IsTitle(first) {
		kind = annot.Capital
		if len(w) > n && allCaps(w) {
			kind = annot.AllCaps
		}
	} else if n < len(w) && innerCapital(w) {
		kind = annot.Capital // iPhone, al-Sisi, eBay
	}
	s.emit(start, kind)
}

// innerCapital reports a capital after a short lower-case start.
func innerCapital(w string) bool {
	for i, r := range w {
		if unicode.IsUpper(r) {
			return i <= 4
		}
	}
	return false
}

func allCaps(w string) bool {
	letters := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}

func (s *scanner) emit(start int, kind annot.TokenKind) {
	w := s.text[start:s.at]
	s.toks = append(s.toks, annot.Token{Start: start, End: s.at, Lower: lower(w), Kind: kind, Space: s.space})
	s.space = false
}

// lower folds case and curly apostrophes; it shares memory with w where it can.
func lower(w string) string {
	for i := 0; i < len(w); i++ {
		if c := w[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			w = strings.ToLower(w)
			if strings.ContainsAny(w, "’‘ʼ‑") {
				w = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "‑", "-").Replace(w)
			}
			return w
		}
	}
	return w
}

func asciiLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func currency(r rune) bool { return unicode.Is(unicode.Sc, r) }

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == 'ʻ'
}

func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '`':
		return true
	}
	return false
}
