// Package dateline reads what stands before the first sentence of a report: the
// city, the day and the agency, as in "BERN, March 3 (Loom Wire) - The canton …".
// It parses one paragraph; it knows no article and no file.
package dateline

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"readout/content/format/day"
	"readout/content/lexicon"
)

//go:embed places.txt
var places string

var vocab = sync.OnceValue(func() map[string]map[string]bool {
	var l lexicon.Lexicon
	if err := l.Parse("places.txt", places); err != nil {
		panic(err) // the file is embedded, and a test reads it
	}
	v := map[string]map[string]bool{}
	for _, class := range l.Classes() {
		v[class] = l.Set(class)
	}
	return v
})

// A Dateline is what one states.
type Dateline struct {
	City   string // in ordinary case: "Rio de Janeiro"; "" when only agency or day stand there
	Agency string
	Day    day.Date
	// Sure is false when the form alone speaks for it: one word in capitals and
	// a colon, which may also be the label of a speaker.
	Sure bool
}

// longest is how many bytes a dateline may have.
const longest = 120

// Parse reads the dateline that a paragraph begins with and tells how many bytes
// it takes, the dash and the space after it included; 0 when there is none.
func Parse(s string) (Dateline, int) {
	p := parser{in: s}
	if !p.run() {
		return Dateline{}, 0
	}
	d, ok := p.judge()
	if !ok {
		return Dateline{}, 0
	}
	return d, p.at
}

type parser struct {
	in      string
	at      int
	parts   []string // place, regions, and an agency that stands without brackets
	agency  string
	slashes bool // the agency stands between slashes, which may end the dateline
	date    day.Date
	colon   bool // the dateline ends in a colon
}

// run reads parts up to the dash or colon that ends a dateline.
func (p *parser) run() bool {
	for steps := 0; steps < 8 && p.at < longest; steps++ {
		p.skip(" ,")
		rest := p.in[p.at:]
		switch {
		case p.agency == "" && len(p.parts) > 0 && p.dash() > 0 && strings.HasPrefix(strings.TrimLeft(rest, "-–—"), "("): // "BERN--(LOOM WIRE)--"
			p.skip("-–—")
		case p.agency != "" && p.date == (day.Date{}) && p.dash() > 0 && p.dayAfter(p.dash()): // "--March 3, 2024--"
			p.at += p.dash()
		case p.dash() > 0 && (len(p.parts) > 0 || p.agency != ""):
			p.at += p.dash()
			return p.ends()
		case strings.HasPrefix(rest, ":") && len(p.parts) > 0:
			p.colon = true
			p.at++
			return p.ends()
		case p.slashes && strings.HasPrefix(rest, "."):
			p.at++
			return p.ends()
		case strings.HasPrefix(rest, "."):
			p.at++
		case p.date != (day.Date{}) && len(p.parts) > 0 && capitals(p.agency) && p.sentence(): // "Bern, March 3 (LW) The canton"
			return p.ends()
		case strings.HasPrefix(rest, "("):
			if p.dayEnclosed() {
				continue
			}
			if !p.enclosed("(", ")") {
				return false
			}
		case strings.HasPrefix(rest, "/"):
			if !p.enclosed("/", "/") {
				return false
			}
			p.slashes = true
		default:
			if d, n := day.Prefix(upToDash(rest)); n > 0 {
				if p.date != (day.Date{}) {
					return false
				}
				p.date = d
				p.at += n
				if p.in[p.at-1] == ':' { // "Bern, 3 March 2024: The canton"
					p.at--
				}
			} else if !p.part() {
				return false
			}
		}
	}
	return false
}

func (p *parser) skip(set string) {
	for p.at < len(p.in) && strings.IndexByte(set, p.in[p.at]) >= 0 {
		p.at++
	}
}

// dash is the length of the dash at the place that is read: an em or en dash, or
// hyphens that a space or a bracket stands before.
func (p *parser) dash() int {
	rest := p.in[p.at:]
	for _, d := range []string{"—", "–", "--", "―"} {
		if strings.HasPrefix(rest, d) {
			return len(d)
		}
	}
	if strings.HasPrefix(rest, "-") && p.at > 0 && strings.IndexByte(" )/", p.in[p.at-1]) >= 0 {
		return 1
	}
	return 0
}

// ends steps over white space and reports whether a sentence begins there.
func (p *parser) ends() bool {
	p.skip(" -")
	rest := p.in[p.at:]
	if strings.Count(rest, " ") < 2 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLower(r) || p.agency != ""
}

// upToDash is s up to a double hyphen that may stand close behind a date.
func upToDash(s string) string {
	if i := strings.Index(s[:min(len(s), longest)], "--"); i > 0 {
		return s[:i]
	}
	return s
}

// dayAfter reports whether a whole date stands after the next n bytes.
func (p *parser) dayAfter(n int) bool {
	d, k := day.Prefix(upToDash(p.in[p.at+n:]))
	return k > 0 && d.Year > 0
}

// dayEnclosed reads a date in brackets: "BERN (March 3, 2024) - ".
func (p *parser) dayEnclosed() bool {
	inner, _, ok := strings.Cut(p.in[p.at+1:], ")")
	if d, n := day.Prefix(inner); ok && n > 0 && n == len(inner) && p.date == (day.Date{}) && len(p.parts) > 0 {
		p.date = d
		p.at += n + 2
		return true
	}
	return false
}

// sentence reports whether a sentence begins behind the space that stands before
// the place that is read.
func (p *parser) sentence() bool {
	r, _ := utf8.DecodeRuneInString(p.in[p.at:])
	return p.in[p.at-1] == ' ' && (unicode.IsUpper(r) || r == '“' || r == '"')
}

// enclosed reads an agency between two marks.
func (p *parser) enclosed(open, shut string) bool {
	inner, _, ok := strings.Cut(p.in[p.at+len(open):], shut)
	r, _ := utf8.DecodeRuneInString(inner)
	if !ok || p.agency != "" || len(inner) > 40 || len(strings.Fields(inner)) > 5 || !unicode.IsUpper(r) {
		return false
	}
	p.agency = inner
	p.at += len(open) + len(inner) + len(shut)
	return true
}

// part reads a name of a place or of an agency.
func (p *parser) part() bool {
	start := p.at
	for p.at < len(p.in) && p.at-start < 50 {
		rest := p.in[p.at:]
		if strings.IndexByte(",:(", rest[0]) >= 0 || p.dash() > 0 || rest[0] == '\n' {
			break
		}
		if rest[0] == '/' && p.in[p.at-1] == ' ' {
			break
		}
		if strings.HasPrefix(rest, ". ") && !abbreviated(p.in[start:p.at+1]) {
			break
		}
		_, size := utf8.DecodeRuneInString(rest)
		p.at += size
	}
	name := strings.TrimSpace(p.in[start:p.at])
	if name == "" || !named(name) {
		return false
	}
	p.parts = append(p.parts, name)
	return len(p.parts) <= 4
}

// abbreviated reports whether the full stop at the end of s belongs to the word:
// "ST.", "Calif.", "D.C.".
func abbreviated(s string) bool {
	w := s[strings.LastIndexByte(s, ' ')+1:]
	return utf8.RuneCountInString(w) <= 3 || strings.Count(w, ".") > 1 || vocab()["region"][strings.ToLower(strings.TrimSpace(s))]
}

// named reports whether s has the shape of a name: up to five words, letters
// with points, hyphens and apostrophes, each with a capital but the small ones.
func named(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '/' })
	if len(words) == 0 || len(words) > 5 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && (i == 0 || !vocab()["small"][w]) && !vocab()["region"][strings.ToLower(s)] {
			return false
		}
		if strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(".-'’", r) }) {
			return false
		}
	}
	return true
}

// judge decides whether what was read is a dateline.
func (p *parser) judge() (Dateline, bool) {
	d := Dateline{Agency: p.agency, Day: p.date, Sure: true}
	if len(p.parts) == 0 {
		return d, p.agency != ""
	}
	first := strings.Split(p.parts[0], "/")[0]
	caps := capitals(first)
	region := false
	for _, part := range p.parts[1:] {
		known := vocab()["region"][strings.ToLower(part)] || vocab()["city"][strings.ToLower(part)]
		switch {
		case known:
			region = true
		case !caps:
			return d, false
		case d.Agency == "" && capitals(part):
			d.Agency = part
		}
	}
	low := strings.ToLower(first)
	evidence := region || d.Agency != "" || p.date != (day.Date{}) || vocab()["city"][low]
	switch {
	case vocab()["label"][low] && !region:
		return d, false
	case caps && utf8.RuneCountInString(first) < 3:
		return d, false
	case !caps && !evidence:
		return d, false
	}
	d.City = Ordinary(first)
	d.Sure = evidence || !p.colon
	return d, true
}

// Place reads a line or a part of one that names a known city and nothing else,
// perhaps with its region, or any in capitals with its region: "NEW DELHI", "Bern,
// Switzerland", "LOOMWICK, Kenya". It gives the city in
// ordinary case.
func Place(s string) (string, bool) {
	city, region, more := strings.Cut(s, ",")
	known := vocab()["city"][strings.ToLower(strings.TrimSpace(city))]
	if more && (known || capitals(city) && len(strings.Fields(city)) < 4) {
		known = vocab()["region"][strings.ToLower(strings.TrimSpace(region))]
	}
	return Ordinary(strings.TrimSpace(city)), known
}

// capitals reports whether s has letters and all of them are capitals.
func capitals(s string) bool {
	return strings.ContainsFunc(s, unicode.IsLetter) && !strings.ContainsFunc(s, unicode.IsLower)
}

// Ordinary writes a name that is all capitals the ordinary way; others stay.
func Ordinary(s string) string {
	if !capitals(s) {
		return s
	}
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		if i == 0 || !vocab()["small"][w] {
			words[i] = raise(w)
		}
	}
	return strings.Join(words, " ")
}

// raise gives each part of a word its capital: "tash-kent", "n'djamena", "d.c.",
// but not the "s" of "cox's".
func raise(w string) string {
	parts := strings.Split(w, "-")
	for k, part := range parts {
		if k > 0 && vocab()["small"][part] {
			continue
		}
		runes := []rune(part)
		for i := range runes {
			before := rune(' ')
			if i > 0 {
				before = runes[i-1]
			}
			if before == ' ' || before == '.' || (before == '\'' || before == '’') && i+1 < len(runes) {
				runes[i] = unicode.ToUpper(runes[i])
			}
		}
		parts[k] = string(runes)
	}
	return strings.Join(parts, "-")
}
