package masthead

import (
	"strings"
	"unicode"

	"readout/content/format/litter"
)

const (
	longestMenu = 400 // bytes of a line that may be a menu
	longestName = 4   // words of one entry of a menu
)

// Menu reports whether a line is part of the menu of a site, as it comes along when a
// page is copied: a button of the site ("Sign in"), or several sections and buttons
// with nothing between ("News Sport Opinion"). Between bars an entry may be unknown.
func Menu(s string) bool {
	if len(s) > longestMenu {
		return false
	}
	parts := Parts(s)
	entries, unknown, site := 0, 0, false
	for i, p := range parts {
		n, own := menuEntries(spoken(p))
		switch {
		case n > 0:
			entries += n
			site = site || own
		case i == 0 || len(strings.Fields(p)) > 2 || Paper(p) || strings.HasPrefix(p, "The "):
			return false
		default:
			unknown++
		}
	}
	return entries > unknown && (site && unknown == 0 || entries > 2 || len(parts) == entries && entries == 2)
}

// Entry reports whether a line is one entry of a menu or several, be it a section alone.
func Entry(s string) bool {
	if len(s) > longestMenu {
		return false
	}
	n, _ := menuEntries(spoken(s))
	return n > 0
}

// menuEntries parts words into entries of a menu, the longest first: how many there
// are, 0 when a word is none of one; own reports whether one is a button of a site.
func menuEntries(words []string) (n int, own bool) {
	for len(words) > 0 {
		size := min(longestName, len(words))
		for ; size > 0; size-- {
			entry := strings.Join(words[:size], " ")
			rule, is := litter.Is(entry)
			is = is && (strings.HasPrefix(rule, "menu:") || strings.HasPrefix(rule, "page:"))
			if low := strings.ToLower(entry); is || vocab().section[low] || vocab().menu[low] {
				own = own || strings.HasPrefix(rule, "menu:")
				break
			}
		}
		if size == 0 {
			return 0, false
		}
		n++
		words = words[size:]
	}
	return n, own
}

// spoken are the words of s without the signs and pictures that stand alone.
func spoken(s string) []string {
	var out []string
	for w := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			out = append(out, w)
		}
	}
	return out
}

// trail reads the line that says where in a site a page is, from its home down to the
// headline, which a line of the page repeats: "Home » World » Ferry sold to the county".
func (f *Facts) trail(s string) bool {
	parts := Parts(s)
	if len(s) > longestMenu || len(parts) < 2 || !strings.EqualFold(parts[0], "home") {
		return false
	}
	last := parts[len(parts)-1]
	switch {
	case Paper(last):
		set(&f.Outlet, last)
	case len(strings.Fields(last)) > 3 && !strings.HasSuffix(last, "…") && !strings.HasSuffix(last, "..."):
		set(&f.Title, last)
	}
	return true
}
