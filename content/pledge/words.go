package pledge

import (
	_ "embed"
	"strconv"
	"sync"

	"readout/content/annot"
	"readout/content/lexicon"
)

//go:embed pledge.txt
var pledgeText string

// lexica is pledge.txt, ready for use. Read-only.
type lexica struct {
	triggers *lexicon.Matcher
	drafts   *lexicon.Matcher
	phrasal  *lexicon.Matcher
	hollow   *lexicon.Matcher
	nouns    *lexicon.Matcher
	modals   map[string]rule
	// words by what they do to an undertaking
	state, harm, wish, mute, asks, text, ready, undertakes, endure, parties, vague, adds, body, selves, owns, undo, undone, wishful, none, denial, those, leads, lands, between, article, course, aside, talk, scant, spare, grants, objects, after, light, by, was, folk, time, bodies map[string]bool
	counts                                                                                                                                                                                                                                                                              map[string]int // numbers by word
	err                                                                                                                                                                                                                                                                                 error
}

// A rule is a line of pledge.txt with the tokens that it matched.
type rule struct {
	entry      *lexicon.Entry
	first, end int
}

func (r rule) attr(name string) string { return r.entry.Attr(name) }

var words = sync.OnceValue(func() *lexica {
	lex := &lexicon.Lexicon{}
	l := &lexica{modals: map[string]rule{}, counts: map[string]int{}, err: lex.Parse("pledge/pledge.txt", pledgeText)}
	if l.err != nil {
		return l // the tests say so
	}
	if l.triggers, l.err = lex.Matcher("undertake", "bind", "offer", "refuse", "withdraw"); l.err != nil {
		return l
	}
	if l.drafts, l.err = lex.Matcher("draft"); l.err != nil {
		return l
	}
	if l.phrasal, l.err = lex.Matcher("phrasal"); l.err != nil {
		return l
	}
	if l.nouns, l.err = lex.Matcher("noun"); l.err != nil {
		return l
	}
	if l.hollow, l.err = lex.Matcher("hollow"); l.err != nil {
		return l
	}
	for i, entries := 0, lex.Entries("modal"); i < len(entries); i++ {
		l.modals[entries[i].Pattern] = rule{entry: &entries[i]}
	}
	l.state, l.harm, l.wish, l.mute = lex.Set("state"), lex.Set("harm"), lex.Set("wish"), lex.Set("mute")
	l.asks, l.text, l.ready = lex.Set("asks"), lex.Set("text"), lex.Set("ready")
	l.undertakes, l.endure, l.parties, l.vague = lex.Set("undertakes"), lex.Set("endure"), lex.Set("parties"), lex.Set("vague")
	l.adds, l.body = lex.Set("adds"), lex.Set("body")
	l.undo, l.undone, l.wishful, l.none, l.denial, l.those = lex.Set("undo"), lex.Set("undone"), lex.Set("wishful"), lex.Set("none"), lex.Set("denial"), lex.Set("those")
	l.article, l.course, l.aside = lex.Set("article"), lex.Set("course"), lex.Set("aside")
	l.talk, l.scant, l.spare, l.grants = lex.Set("talk"), lex.Set("scant"), lex.Set("spare"), lex.Set("grants")
	l.objects, l.after = lex.Set("objects"), lex.Set("after")
	l.light, l.by = lex.Set("light"), lex.Set("by")
	l.was, l.folk = lex.Set("was"), lex.Set("folk")
	l.time, l.bodies = lex.Set("time"), lex.Set("bodies")
	l.leads, l.lands, l.between = lex.Set("leads"), lex.Set("lands"), lex.Set("between")
	l.selves, l.owns = lex.Set("selves"), lex.Set("owns")
	for _, e := range lex.Entries("counts") {
		l.counts[e.Pattern], _ = strconv.Atoi(e.Attr("n"))
	}
	return l
})

// trigger is the rule that the main verb of a clause matches, the longest one.
func (f *finder) trigger(c *annot.Clause) (rule, bool) {
	s := f.doc.Sentences[c.Sentence]
	for _, i := range [...]int{c.Head, c.Verb[0], c.Subject[1] - 1} {
		if i < s.First {
			continue
		}
		if m, ok := f.lex.triggers.At(f.doc.Tokens, i, s.First, s.End, f.holds); ok && (i == c.Head || m.End > c.Head) {
			return rule{m.Entry, m.First, m.End}, true
		}
	}
	return rule{}, false
}

// holds answers for the predicates of pledge.txt.
func (f *finder) holds(name string, i int) int {
	switch name {
	case "timex":
		for _, t := range f.doc.Timexes {
			if t.First == i {
				return t.End - t.First
			}
		}
	case "gerund":
		if l := f.doc.Tokens[i].Lower; len(l) > 4 && l[len(l)-3:] == "ing" {
			return 1
		}
	}
	return 0
}
