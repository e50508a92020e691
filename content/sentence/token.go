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
	s := scanner{text: text}
	s.folded, s.toks = foldASCII(text), make([]annot.Token, 0, atMost(text))
	for s.at < len(text) {
		s.next()
	}
	return s.toks
}

type scanner struct {
	text   string
	folded string // text with A to Z in lower case, so that it has the same offsets
	at     int
	space  bool
	toks   []annot.Token
}

func (s *scanner) next() {
	switch c := s.text[s.at]; {
	case c == ' ' || c == '\n':
		s.at++
		s.space = true
		return
	case asciiLetter(c):
		if !s.simple() {
			s.word()
		}
		return
	}
	r, n := utf8.DecodeRuneInString(s.text[s.at:])
	start := s.at
	switch {
	case isQuote(r):
		if start, ok := s.elided(n); ok {
			s.emit(start, annot.Word)
			return
		}
		s.at += n
		s.emit(start, annot.QuoteTok)
		return
	case unicode.IsSpace(r):
		s.at += n
		s.space = true
		return
	case unicode.IsLetter(r):
		s.word()
	case unicode.IsDigit(r) || currency(r) && s.digitAt(start+n):
		s.at += n
		s.number(start)
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

// simple emits a word of ASCII letters alone that ends at a space, comma or the
// like, and reports whether one stands here. It only saves time: word would find
// the same token.
func (s *scanner) simple() bool {
	start, i, capitals := s.at, s.at, 0
	for i < len(s.text) && asciiLetter(s.text[i]) {
		capitals += int(^s.text[i] >> 5 & 1)
		i++
	}
	if i < len(s.text) {
		switch s.text[i] {
		case ' ', ',', '\n', ')', ':', ';', '?', '!', '"':
		default:
			return false
		}
	}
	kind := annot.Word
	switch first := s.text[start] < 'a'; {
	case first && capitals == i-start && capitals > 1:
		kind = annot.AllCaps
	case first:
		kind = annot.Capital
	case capitals > 0:
		return false // "iPhone"
	}
	s.at = i
	s.toks = append(s.toks, annot.Token{Start: start, End: i, Lower: s.folded[start:i], Kind: kind, Space: s.space})
	s.space = false
	return true
}

// word scans letters, digits and the marks that may stand within a word.
func (s *scanner) word() {
	start := s.at
	for s.at < len(s.text) {
		s.plain()
		if s.at == len(s.text) || s.text[s.at] == ' ' {
			break
		}
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if n > 1 && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)) {
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
		if (r == '.' || r == ',') && s.digitAt(s.at+n) && s.digitAt(s.at-1) { // "Sh1.3", "A4,5"
			s.at += n
			continue
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
	if s.at < len(s.text) && s.text[s.at] != ' ' {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if isApostrophe(r) {
			s.clitic(n)
		}
	}
}

// plain skips ASCII letters and digits, which is what nearly all words are.
func (s *scanner) plain() {
	i := s.at
	for i < len(s.text) && (asciiLetter(s.text[i]) || s.text[i]-'0' < 10) {
		i++
	}
	s.at = i
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
	_, ok := abbreviations()[s.lower(start)]
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
	s.toks = append(s.toks, annot.Token{Start: start, End: s.at, Lower: s.lower(start), Kind: kind, Space: s.space})
	s.space = false
}

// lower is the text from start to s.at in lower case.
func (s *scanner) lower(start int) string {
	low := s.folded[start:s.at]
	if beyondASCII(low) {
		return lower(s.text[start:s.at])
	}
	return low
}

// foldASCII is the text with A to Z in lower case; all else, and every offset,
// stays. One copy serves the lower-case forms of all tokens.
func foldASCII(text string) string {
	b := []byte(text)
	for i, c := range b {
		if c-'A' < 26 {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// atMost is a number of tokens that a text hardly exceeds: one for each run of
// letters and digits and one for each other character but a space.
func atMost(text string) int {
	n, inWord := 1, false
	for i := 0; i < len(text); i++ {
		c := text[i]
		word := asciiLetter(c) || c-'0' < 10 || c >= utf8.RuneSelf && c < 0xC0
		if !word && c > ' ' || word && !inWord {
			n++
		}
		inWord = word
	}
	return n
}

func beyondASCII(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

// lower folds case and curly apostrophes of a word that is not all ASCII.
func lower(w string) string {
	switch w { // the commonest, without a copy
	case "’", "‘":
		return "'"
	case "“", "”", "—", "–", "…":
		return w
	case "’s":
		return "'s"
	}
	out := make([]byte, 0, len(w))
	for _, r := range w {
		switch r {
		case '’', '‘', 'ʼ':
			out = append(out, '\'')
		case '‑':
			out = append(out, '-')
		default:
			out = utf8.AppendRune(out, unicode.ToLower(r))
		}
	}
	return string(out)
}

func asciiLetter(c byte) bool { return c|0x20-'a' < 26 }

func currency(r rune) bool { return r == '$' || r >= utf8.RuneSelf && unicode.Is(unicode.Sc, r) }

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
