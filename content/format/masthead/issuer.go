package masthead

import (
	"strings"
	"unicode"

	"readout/content/format/dateline"
	"readout/content/format/day"
)

// Limits of the names that stand over an article, in words.
const (
	longestOutlet  = 5
	longestBody    = 8
	longestAddress = 10
	longestRubric  = 3
)

// kind reads a line that says what kind of document this is, perhaps with its number
// and its day: "Press release no. 14/2024". What says so was issued by somebody.
func (f *Facts) kind(s string) bool {
	d, _, parts, dated := day.Amid(s)
	if !dated {
		parts = []string{s}
	}
	if len(parts) != 1 {
		return false
	}
	if head, _, ok := strings.Cut(s, ", "); ok && dated {
		parts[0] = head
	}
	left, _ := unnumbered(parts[0])
	if low := strings.ToLower(strings.TrimRight(left, ":")); !vocab().kind[low] {
		return false
	}
	if dated {
		set(&f.Published, d.String())
	}
	f.Issued = true
	return true
}

// numbered reads the line of a paper's or a letter's issue: its name, the number, the
// day, the section, in any order that begins with the name: "Grid Watch, No. 57, 5 March
// 2024". The number alone says that the line above is the name.
func (f *Facts) numbered(s string) bool {
	d, _, parts, dated := day.Amid(s)
	if _, whole := day.Line(s); !dated && !whole && len(s) < longest {
		parts = strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("|·•–—,", r) })
	}
	if len(parts) > 1 && strings.HasPrefix(s, parts[0]+" & "+parts[1]) { // "Ports & Power"
		parts = append([]string{parts[0] + " & " + parts[1]}, parts[2:]...)
	}
	_, number := unnumbered(strings.Map(unmarked, s))
	name := ""
	for i, part := range parts {
		left, found := unnumbered(strings.TrimSpace(part))
		number = number || found
		if cut := strings.LastIndexByte(left, ' '); vocab().number[strings.ToLower(strings.Trim(left[cut+1:], "."))] {
			left = strings.TrimSpace(left[:cut+1]) // its figure went with the date
		}
		switch {
		case left == "":
		case len(strings.Fields(left)) > longestOutlet || !raised(left) || vocab().elsewhen(left) || strings.ContainsAny(left, ".!?\"“”"):
			return false
		case i == 0 && strings.IndexFunc(left, unicode.IsLetter) >= 0 && !vocab().number[strings.ToLower(left)]:
			name = left
		}
	}
	if !number || name == "" && !dated {
		return false
	}
	if dated {
		set(&f.Published, d.String())
	}
	if name != "" && !vocab().section[strings.ToLower(name)] {
		set(&f.Outlet, dateline.Ordinary(name))
	} else {
		f.Issued = true
	}
	return true
}

// unmarked is r, or a space where r parts what stands on a line.
func unmarked(r rune) rune {
	if strings.ContainsRune("|·•–—,/", r) {
		return ' '
	}
	return r
}

// unnumbered is s without what counts the issues of a paper and its pages: "No. 412",
// "#57", "Late edition", "Price 80p"; it reports whether that stood there.
func unnumbered(s string) (left string, found bool) {
	words := strings.Fields(s)
	var out []string
	for i := 0; i < len(words); i++ {
		w := strings.ToLower(strings.Trim(words[i], ".,:()"))
		digits := func(w string) bool { return strings.ContainsAny(w, "0123456789") }
		switch {
		case vocab().number[w] && i+1 < len(words) && digits(words[i+1]):
			i++
		case strings.HasPrefix(w, "#") && digits(w):
		case vocab().printing[w] && i == len(words)-1 && len(words) <= longestBody:
			if words[i] == w && raised(s[:len(s)-len(w)]) && i > 0 && vocab().letter[w] { // "Fjord Brief newsletter"
				break
			}
			out = nil
		default:
			out = append(out, words[i])
			continue
		}
		found = true
	}
	return strings.TrimRight(strings.Join(out, " "), " ,:-–—"), found
}

// rubric reads the name of a paper and one of its sections behind a dash: "Inland Ports
// Review — Freight & yards".
func (f *Facts) rubric(s string) bool {
	for i := range len(s) {
		if s[i] != ' ' {
			continue
		}
		tail, ok := afterDash(s[i:])
		if !ok {
			continue
		}
		head, words := s[:i], strings.Fields(tail)
		if len(words) == 0 || len(words) > longestRubric || strings.ContainsAny(tail, ".,:;!?0123456789“”\"") {
			return false
		}
		named := Paper(head) && len(strings.Fields(head)) > 1
		the := strings.HasPrefix(strings.ToLower(head), "the ") && raised(head) && len(strings.Fields(head)) <= longestOutlet
		if !(named && (raised(tail) || strings.Contains(tail, " & ")) || the && sectional(tail)) || Name(tail) && !sectional(tail) {
			return false
		}
		set(&f.Outlet, dateline.Ordinary(head))
		return true
	}
	return false
}

// sectional reports whether s names a section of a paper, or several: "News & analysis".
func sectional(s string) bool {
	low := strings.ToLower(s)
	if vocab().section[low] || vocab().kind[low] || vocab().kind[strings.TrimSuffix(low, "s")] {
		return true
	}
	n := 0
	for w := range strings.FieldsSeq(low) {
		w = strings.Trim(w, ",")
		if w == "&" || w == "and" {
			continue
		}
		if !vocab().section[w] && !vocab().menu[w] {
			return false
		}
		n++
	}
	return n > 0
}

// crumbs reads the line that says where in a site a page is and that does not begin at
// its home: "Loom County Council > News > Press releases".
func (f *Facts) crumbs(s string) bool {
	if strings.Contains(s, " | ") || strings.ContainsAny(s, "0123456789?!") {
		return false
	}
	parts, known := Parts(s), false
	if len(parts) < 3 {
		return false
	}
	for i, p := range parts {
		if len(strings.Fields(p)) > longestOutlet || !raised(p) && !sectional(p) {
			return false
		}
		known = known || i > 0 && sectional(p)
	}
	if !known {
		return false
	}
	if first := parts[0]; Paper(first) || Body(first) {
		set(&f.Outlet, dateline.Ordinary(first))
	}
	return true
}

// Body reports whether s has the shape of the name of one that issues statements: words
// with capitals of which the last, or the first before "of", is such a body.
func Body(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	if len(words) < 2 || len(words) > longestBody || strings.ContainsAny(s, ".:;!?,\"“”") || !raised(s) {
		return false
	}
	if vocab().body[words[len(words)-1]] {
		for _, w := range words[:len(words)-1] {
			if vocab().small[w] && w != "of" && w != "and" && w != "for" && w != "the" {
				return false
			}
		}
		return true
	}
	return Founded(s)
}

// Founded reports whether s is such a name beyond doubt, for its form is that of no
// headline: "Ministry of Ports", "Quay Holdings plc".
func Founded(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	if len(words) < 2 || len(words) > longestOutlet || !raised(s) {
		return false
	}
	return vocab().company[strings.Trim(words[len(words)-1], ".")] ||
		len(words) > 2 && vocab().body[words[0]] && (words[1] == "of" || words[1] == "for")
}

// Address reports whether s is where somebody can be found by post: a street or a
// house, and the town behind a comma.
func Address(s string) bool {
	if len(s) > longest || len(strings.Fields(s)) > longestAddress || !raised(s) || strings.ContainsAny(s, ";!?\"“”") {
		return false
	}
	first, town, comma := strings.Cut(s, ",")
	words := strings.Fields(strings.ToLower(first))
	if !comma || len(words) < 2 || strings.TrimSpace(town) == "" {
		return false
	}
	last := strings.Trim(words[len(words)-1], ".0123456789")
	box := last == "" && vocab().address[strings.Trim(words[len(words)-2], ".")]
	return box || vocab().address[last]
}

// Named reports whether s may be a name by its capitals alone: few words, all with one.
func Named(s string) bool {
	return len(strings.Fields(s)) <= longestOutlet && raised(s) && !strings.ContainsAny(s, ".:;!?,0123456789\"“”")
}
