// Package masthead reads the lines that stand over an article: fields ("Author:
// Ana Lund"), bylines, sections, the name of the paper. It judges one line at a
// time by its shape and the words of masthead.txt; where a line stands is the
// caller's affair.
package masthead

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"readout/content/format/clean"
	"readout/content/format/dateline"
	"readout/content/format/day"
	"readout/content/lexicon"
)

//go:embed masthead.txt
var words string

type vocabulary struct {
	field                              map[string]string
	section, menu, paper, small, other map[string]bool
	kind, number, printing, letter     map[string]bool
	body, company, address             map[string]bool
}

// elsewhen reports whether a word of s says that a date beside it is that of
// something else than the article.
func (v vocabulary) elsewhen(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if v.other[strings.ToLower(strings.Trim(w, ",.:()"))] {
			return true
		}
	}
	return false
}

var vocab = sync.OnceValue(func() vocabulary {
	var l lexicon.Lexicon
	if err := l.Parse("masthead.txt", words); err != nil {
		panic(err) // the file is embedded, and a test reads it
	}
	v := vocabulary{
		field: map[string]string{}, section: l.Set("section"), menu: l.Set("menu"), paper: l.Set("paper"), small: l.Set("small"), other: l.Set("elsewhen"),
		kind: l.Set("kind"), number: l.Set("number"), printing: l.Set("printing"), letter: l.Set("letter"),
		body: l.Set("body"), company: l.Set("company"), address: l.Set("address"),
	}
	for _, e := range l.Entries("field") {
		v.field[e.Pattern] = e.Attr("is")
	}
	return v
})

// Facts are what lines over an article state; "" where they do not say.
type Facts struct {
	Title, Byline, Outlet, Dateline, URL, Language string
	Published                                      string // ISO 8601
	Changed                                        string // the day of a later change, ISO 8601
	Day                                            day.Unsettled
	Issued                                         bool // it is a release, or an issue of something: the name of who issues it stands above
}

// joints are what may part the words of a field's name.
var joints = strings.NewReplacer("_", " ", "-", " ")

// Field reads "Name: value", or a pair as front matter has it. It reports false
// when the name is none that it knows.
func (f *Facts) Field(name, value string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	is, ok := vocab().field[joints.Replace(name)]
	value = clean.Line(value)
	switch is {
	case "title":
		set(&f.Title, value)
	case "byline":
		set(&f.Byline, strings.TrimPrefix(strings.TrimPrefix(value, "By "), "by "))
	case "outlet":
		if d, _, rest, dated := day.Amid(value); dated && len(rest) == 1 {
			set(&f.Published, d.String())
			value = rest[0]
		}
		set(&f.Outlet, value)
	case "dateline":
		set(&f.Dateline, value)
	case "url":
		set(&f.URL, Web(value))
	case "language":
		set(&f.Language, Language(value))
	case "date":
		if d, ok := day.ISO(value); ok {
			set(&f.Published, d.String())
		} else if u, ok := day.Partial(value); ok {
			f.unsettled(u)
		}
	case "changed":
		if d, ok := day.ISO(value); ok {
			set(&f.Changed, d.String())
		}
	}
	return ok
}

func (f *Facts) unsettled(u day.Unsettled) {
	if f.Day == (day.Unsettled{}) {
		f.Day = u
	}
}

func set(to *string, value string) {
	if *to == "" {
		*to = value
	}
}

// Web is s when it is an address of the web that holds no white space, else "".
func Web(s string) string {
	low := strings.ToLower(s)
	if !strings.HasPrefix(low, "http://") && !strings.HasPrefix(low, "https://") || strings.ContainsAny(s, " \n\t\"'<>\\^`{|}") {
		return ""
	}
	return s
}

// Language is the primary tag of a BCP 47 tag, "" for English or what is no tag.
func Language(s string) string {
	tag := strings.ToLower(s)
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	if len(tag) < 2 || len(tag) > 3 || tag == "en" || tag == "eng" || strings.Trim(tag, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	return tag
}

// longest is how long such a line may be, in bytes.
const longest = 1 << 10

// Line reads a line that is none of the article's own words: a field, a date, a
// byline, a section, or several of these parted by bars. It reports false, and
// takes nothing, when the line is something else.
func (f *Facts) Line(s string) bool {
	if len(s) > longest {
		return false
	}
	if Menu(s) || f.trail(s) || f.crumbs(s) || f.kind(s) {
		return true
	}
	if day.Labelled(s) && f.bars(s) { // "Updated: March 5, 2024 | BERN"
		return true
	}
	if name, value, ok := strings.Cut(s, ":"); ok && len(name) < 20 && strings.TrimSpace(value) != "" {
		if old := *f; f.Field(name, value) {
			return true
		} else {
			*f = old
		}
	}
	if d, ok := day.Line(s); ok {
		set(&f.Published, d.String())
		return true
	}
	if d, ok := day.Changed(s); ok {
		set(&f.Changed, d.String())
		return true
	}
	if u, ok := day.Partial(s); ok {
		f.unsettled(u)
		return true
	}
	if day.Labelled(s) && f.amid(s) {
		return true
	}
	if day.Label(s) || day.Labelled(s) && len(s) < 60 && strings.ContainsAny(s, "0123456789") && !strings.HasSuffix(s, ".") {
		return true // "Updated at 10:12 GMT"
	}
	if f.numbered(s) || f.bars(s) || f.signed(s) || f.dated(s) || f.amid(s) || f.rubric(s) {
		return true
	}
	if city, ok := dateline.Place(s); ok && strings.Contains(s, ", ") { // "AREQUIPA, Peru"
		set(&f.Dateline, city)
		return true
	}
	return len(s) < 60 && vocab().section[strings.ToLower(s)]
}

// signed reads a byline, with or without a date behind it: "By Ana Lund, 5 March 2024".
func (f *Facts) signed(s string) bool {
	name, ok := Byline(s)
	if !ok {
		return false
	}
	if d, changed, rest, dated := day.Amid(name); dated && len(rest) > 0 {
		set(&f.Published, d.String())
		set(&f.Changed, changed.String())
		name = name[:strings.Index(name, rest[0])+len(rest[0])]
	}
	f.byline(name)
	return true
}

// amid reads the name of a paper or a person among dates: "Ana Lund · 5 March 2024 ·
// 4 min read". Words that may be a headline's are none.
func (f *Facts) amid(s string) bool {
	d, changed, rest, ok := day.Amid(s)
	if !ok || len(rest) == 0 || len(rest) > 3 || strings.HasSuffix(s, ".") {
		return false
	}
	found := *f
	set(&found.Published, d.String())
	set(&found.Changed, changed.String())
	for _, part := range rest {
		name, signed := Byline(part)
		city, placed := dateline.Place(part)
		switch {
		case signed:
			found.byline(name)
		case vocab().section[strings.ToLower(part)]:
		case Paper(part):
			set(&found.Outlet, part)
		case placed:
			set(&found.Dateline, city)
		case Name(part) && len(strings.Fields(part)) < 4 && len(rest) == 1 && !vocab().elsewhen(part):
			set(&found.Byline, part)
		default:
			return false
		}
	}
	*f = found
	return true
}

// bars reads a line of parts parted by bars or dots: "The Plain Herald | Analysis".
func (f *Facts) bars(s string) bool {
	parts := Parts(s)
	if len(parts) < 2 {
		return false
	}
	found := *f
	known, place := 0, false
	var open []string
	for _, p := range parts {
		if d, ok := day.Line(p); ok {
			set(&found.Published, d.String())
			known++
		} else if d, ok := day.Changed(p); ok {
			set(&found.Changed, d.String())
			known++
		} else if u, ok := day.Partial(p); ok {
			found.unsettled(u)
			known++
		} else if name, ok := Byline(p); ok {
			found.byline(name)
			known++
		} else if found.kind(p) || sectional(p) || strings.IndexFunc(p, unicode.IsLetter) < 0 || day.Labelled(p) || day.Clock(p) {
			known++
		} else if city, ok := dateline.Place(p); ok && found.Dateline == "" {
			found.Dateline = city
			place = true
		} else if Paper(p) || Founded(p) {
			set(&found.Outlet, p)
			known++
		} else {
			open = append(open, p)
		}
	}
	if _, first := day.Line(parts[0]); first && slices.IndexFunc(open, long) < 0 {
		if open = slices.DeleteFunc(open, func(p string) bool { return !raised(p) }); len(open) > 1 {
			open = nil // "19/04/2023 | Europe | Ports & tides": sections
		}
	}
	if known == 0 || len(open) > 1 || place && found.Published == f.Published && found.Day == f.Day && !slices.ContainsFunc(parts, day.Labelled) {
		return false // a place goes with a date; else it may be a section
	}
	for _, p := range open {
		switch n := len(strings.Fields(p)); {
		case n > 5 || !raised(p):
			return false
		case n == 1 && p != parts[0] && sectional(parts[0]): // "Transport | Crossings"
		case strings.HasPrefix(p, "The ") || strings.Contains(p, " & ") || n == 1 && known < 3:
			set(&found.Outlet, p)
		case known > 2: // one more section of a menu
		default:
			set(&found.Byline, p)
		}
	}
	*f = found
	return true
}

// long reports whether a part has more words than the name of a section.
func long(part string) bool { return len(strings.Fields(part)) > 3 }

// dated reads the name of a paper, a person or a place with a date behind it:
// "The Quay Post, March 5, 2024".
func (f *Facts) dated(s string) bool {
	for i := range len(s) {
		if s[i] != ',' && s[i] != ' ' {
			continue
		}
		rest, comma := strings.CutPrefix(s[i:], ",")
		if !comma {
			var dash bool
			if rest, dash = afterDash(s[i:]); !dash {
				continue
			}
		}
		head := strings.TrimSpace(s[:i])
		d, ok := day.Line(strings.TrimSpace(rest))
		if !ok || len(strings.Fields(head)) > 4 || head == "" || !raised(head) || vocab().elsewhen(head) {
			continue
		}
		set(&f.Published, d.String())
		switch {
		case Paper(head) || strings.HasPrefix(head, "The "):
			set(&f.Outlet, head)
		case Name(head) && comma && !cities(head):
			set(&f.Byline, head)
		default:
			set(&f.Dateline, dateline.Ordinary(head))
		}
		return true
	}
	return false
}

// cities reports whether s names a known city, and perhaps another place beside it:
// "Bern and Loomwick".
func cities(s string) bool {
	first, _, _ := strings.Cut(s, " and ")
	_, ok := dateline.Place(first)
	return ok
}

// afterDash is what follows a dash that spaces stand around and s begins with.
func afterDash(s string) (string, bool) {
	for _, d := range [...]string{" – ", " — ", " - "} {
		if rest, ok := strings.CutPrefix(s, d); ok {
			return rest, true
		}
	}
	return "", false
}

// Name reports whether s has the shape of a person's name and no more: two to
// four words with capitals, and perhaps a place: "Ana Lund in Riga".
func Name(s string) bool {
	name, place, placed := strings.Cut(s, " in ")
	n := len(strings.Fields(name))
	if n < 2 || n > 4 || placed && (!raised(place) || len(strings.Fields(place)) > 3) {
		return false
	}
	for w := range strings.FieldsSeq(name) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !vocab().small[w] || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(".-'’", r) }) {
			return false
		}
	}
	return true
}

func (f *Facts) byline(name string) {
	set(&f.Byline, name)
	if Paper(name) {
		set(&f.Outlet, name)
	}
}

// bars are the marks that part a line, with one of them in the place of all.
var bars = strings.NewReplacer(" · ", " | ", " • ", " | ", " / ", " | ", " > ", " | ", " » ", " | ")

// barred reports whether a mark may part what stands over an article.
func barred(r rune) bool { return r == '/' || r == '>' || r == '·' || r == '•' || r == '»' }

// Parts splits a line at bars and dots that spaces stand around.
func Parts(s string) []string {
	if strings.ContainsFunc(s, barred) {
		s = bars.Replace(s)
	}
	var parts []string
	for p := range strings.SplitSeq(s, " | ") {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// Byline reads "By Ana Lund" and gives the name.
func Byline(s string) (string, bool) {
	rest, ok := strings.CutPrefix(s, "By ")
	if !ok {
		if rest, ok = strings.CutPrefix(s, "BY "); !ok {
			return "", false
		}
	}
	rest = strings.TrimSpace(rest)
	if rest == "" || len(strings.Fields(rest)) > 14 || strings.HasSuffix(rest, ".") || strings.ContainsAny(rest, "\"“”?!") || !raised(rest) {
		return "", false
	}
	if d, n := day.Prefix(rest); n > 0 && d.Day != 0 {
		return "", false
	}
	return rest, true
}

// Paper reports whether s has the shape of the name of a paper or an agency: few
// words, all with capitals, one of them a noun that such names have.
func Paper(s string) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > 6 || strings.ContainsAny(s, ".:;!?\"“”") || !raised(s) {
		return false
	}
	for _, w := range fields {
		if vocab().paper[strings.ToLower(strings.Trim(w, ",()"))] {
			return true
		}
	}
	return false
}

// Split parts a headline from the name of the paper behind it: "Ferry sinks | The
// Plain Herald". The outlet is "" when there is none.
func Split(title string) (headline, outlet string) {
	for _, sep := range []string{" | ", " — ", " – ", " - ", " · ", " :: "} {
		i := strings.LastIndex(title, sep)
		if i <= 0 {
			continue
		}
		tail := strings.TrimSpace(title[i+len(sep):])
		head := strings.TrimSpace(title[:i])
		if len(strings.Fields(head)) >= 2 && (Paper(tail) || sep == " | " && len(strings.Fields(tail)) <= 4 && raised(tail)) {
			if h, again := Split(head); again != "" { // "Headline - World - The Plain Herald"
				head = h
			}
			return head, tail
		}
	}
	return title, ""
}

// raised reports whether all words of s have a capital or are small ones.
func raised(s string) bool {
	first := true
	for w := range strings.FieldsSeq(s) {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && (first || !vocab().small[w]) {
			return false
		}
		first = false
	}
	return true
}
