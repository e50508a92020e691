package plain

import (
	"strings"

	"readout/content/format"
	"readout/content/format/dateline"
	"readout/content/format/day"
	"readout/content/format/litter"
	"readout/content/format/masthead"
)

// depth is among how many units at the beginning the lines over an article are
// looked for, those of a menu not counted.
const depth = 12

// longestMenu is how many lines a menu over an article has at most.
const longestMenu = 200

// A standfirst may stand over a byline, and a summary under it; after so many
// paragraphs, a paragraph having at least so many bytes, a date by itself is that
// of another article which the page names.
const (
	standfirsts = 3
	longLine    = 100
)

// header reads what stands over the article off the first units and returns the
// others, the body. A headline is a line over the article that does not end as a
// sentence does; bylines, dates and sections may also stand below a standfirst,
// which is part of the text.
func header(a *format.Article, in []unit) []unit {
	var facts masthead.Facts
	in = firstLine(a, in)
	var heads, passed, body []unit
	started := false     // a line of the article's own text has been seen
	told := 0            // paragraphs of it
	menu, looked := 0, 0 // lines of a menu, and others
	issuer := false      // the first line is the name of who issued this
	for _, u := range in {
		if menu < longestMenu && looked < depth && !started && (masthead.Menu(u.text) || u.item && masthead.Entry(u.text)) {
			menu++
			heads, passed = overMenu(heads, passed)
			continue
		}
		looked++
		switch {
		case looked > depth:
			body = append(body, u)
		case u.item || u.quoted || isRule(u.text):
			started = true
			body = append(body, u)
		case len(heads) == 1 && !started && masthead.Address(u.text):
			issuer = true
		case (told < standfirsts || day.Labelled(u.text)) && facts.Line(u.text):
			issuer = issuer || facts.Issued && len(heads) > 0 && !started && len(heads) < 3
		case !started && isHeadline(u.text):
			heads = append(heads, u)
		default:
			if !started {
				_, page := litter.Is(u.text)
				started = !page
			}
			if len(u.text) > longLine && sentenceEnd(u.text) {
				told++
			}
			body = append(body, u)
		}
	}
	if len(heads) == 0 {
		heads = passed
	}
	if len(body) == 0 { // nothing but short lines: they are the text
		body, heads = heads, nil
	}
	heads = issued(&facts, heads, issuer)
	body = append(titles(a, &facts, heads), body...)
	adopt(a, facts)
	return body
}

// issued takes the name of who issued a statement off the lines over the text, where
// more than its shape says that it is one, and the lines that say whose part that is.
func issued(f *masthead.Facts, heads []unit, known bool) []unit {
	if len(heads) == 0 || len(heads) == 1 && !(known && masthead.Body(heads[0].text)) {
		return heads
	}
	first := heads[0].text
	if !masthead.Founded(first) && !(known && (masthead.Body(first) || masthead.Named(first))) {
		return heads
	}
	heads = heads[1:]
	for len(heads) > 1 && masthead.Founded(heads[0].text) { // the ministry below its government
		first, heads = heads[0].text, heads[1:]
	}
	setOutlet(f, first)
	return heads
}

// overMenu parts the lines over a line of a menu: the short ones are of the menu too,
// where a headline stands below it; the name of a paper never is.
func overMenu(heads, passed []unit) (left, more []unit) {
	for _, u := range heads {
		if len(strings.Fields(u.text)) <= 3 && !masthead.Paper(u.text) {
			passed = append(passed, u)
		} else {
			left = append(left, u)
		}
	}
	return left, passed
}

// firstLine reads the header line that some archives write: "date 2026-01-07
// Headline". What follows the date is the headline, unless it is a sentence: then
// the archive had none and put the article's beginning there.
func firstLine(a *format.Article, in []unit) []unit {
	if len(in) == 0 {
		return in
	}
	rest, ok := strings.CutPrefix(in[0].text, "date ")
	if !ok {
		return in
	}
	d, n := day.Prefix(rest)
	if n == 0 || d.Year == 0 {
		return in
	}
	a.Published = d.String()
	rest = strings.TrimSpace(rest[n:])
	_, dated := dateline.Parse(rest)
	switch {
	case rest == "":
		return in[1:]
	case dated > 0 || len(rest) > maxHeadline || sentenceEnd(rest) && !isHeadline(rest) || len(in) == 1:
		in[0].text = rest
		return in
	}
	a.Title = rest
	return in[1:]
}

// maxHeadline is the length of the longest headline in bytes.
const maxHeadline = 240

// isHeadline reports whether a line over the text can be a headline.
func isHeadline(s string) bool {
	if len(s) > maxHeadline { // before its words are counted: it may be 50 MB
		return false
	}
	words := len(strings.Fields(s))
	if words > 32 {
		return false
	}
	if _, n := dateline.Parse(s); n > 0 {
		return false
	}
	if _, page := litter.Is(s); page {
		return false
	}
	switch s[len(s)-1] {
	case ':', ';', ',':
		return false
	}
	question := strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!")
	return !sentenceEnd(s) || question && words <= 20 && !strings.Contains(s, ". ")
}

// titles takes the headline, the paper's name and the writer's from the lines over
// the text and returns those that are none of them: a standfirst without a full stop.
func titles(a *format.Article, facts *masthead.Facts, heads []unit) []unit {
	if len(heads) > 1 && a.Title == "" {
		switch first := heads[0].text; {
		case masthead.Paper(first) && len(strings.Fields(first)) <= 5:
			if n := len(strings.Fields(facts.Outlet)); n == 1 && facts.Dateline == "" {
				facts.Dateline, facts.Outlet = facts.Outlet, "" // a place taken for a paper
			}
			setOutlet(facts, first)
			heads = heads[1:]
		case kicker(first) && !kicker(heads[1].text):
			heads = heads[1:]
		}
	}
	if len(heads) > 0 && a.Title == "" && facts.Title == "" {
		a.Title = unprinted(heads[0].text)
		heads = heads[1:]
	}
	var rest []unit
	for _, u := range heads {
		name, _, _ := strings.Cut(u.text, ", ")
		switch {
		case masthead.Paper(name) && len(strings.Fields(name)) <= 4:
			setOutlet(facts, name)
		case masthead.Name(u.text) && facts.Byline == "" && facts.Published != "":
			facts.Byline = u.text
		default:
			rest = append(rest, u)
		}
	}
	return rest
}

// unprinted is a title without the day and the hour that browsers print before it:
// "05/03/2024, 18:30 Ferry sold".
func unprinted(s string) string {
	words := strings.SplitN(s, " ", 4)
	if len(words) < 3 || !figures(words[0], "/.-,") || !strings.HasSuffix(words[0], ",") || !figures(words[1], ":") {
		return s
	}
	rest := strings.TrimSpace(strings.Join(words[2:], " "))
	if half := strings.ToUpper(words[2]); half == "AM" || half == "PM" {
		rest = strings.TrimSpace(strings.Join(words[3:], " "))
	}
	if rest == "" {
		return s
	}
	return rest
}

// figures reports whether w is figures with one of the marks between.
func figures(w, marks string) bool {
	return strings.ContainsAny(w, marks) && strings.Trim(w, "0123456789"+marks) == ""
}

// kicker reports whether the first of several lines names a section: one word, or
// a few in capitals.
func kicker(s string) bool {
	n := len(strings.Fields(s))
	return n == 1 || capitals(s) && n <= 3
}

func setOutlet(f *masthead.Facts, name string) {
	name, _, _ = strings.Cut(name, " (") // "The Quay Post (Arvik)"
	if f.Outlet == "" {
		f.Outlet = dateline.Ordinary(name)
	}
}

// adopt gives the article what the lines over it state, where the header line
// has not said it already.
func adopt(a *format.Article, f masthead.Facts) {
	for to, from := range map[*string]string{
		&a.Title: f.Title, &a.Byline: f.Byline, &a.Outlet: f.Outlet, &a.Dateline: f.Dateline,
		&a.URL: f.URL, &a.Language: f.Language, &a.Published: f.Published, &a.Changed: f.Changed,
	} {
		if *to == "" {
			*to = from
		}
	}
	a.Day = f.Day
	if i := strings.LastIndex(a.Title, " | "); i > 0 { // "Headline | Paper | 06.03.2024"
		if d, ok := day.Line(a.Title[i+3:]); ok {
			a.Title = a.Title[:i]
			if a.Published == "" {
				a.Published = d.String()
			}
		}
	}
	if head, outlet := masthead.Split(a.Title); outlet != "" && (a.Outlet == "" || a.Outlet == outlet) {
		a.Title, a.Outlet = head, outlet
	}
}
