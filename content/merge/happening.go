package merge

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"readout/content/lexicon"
	"readout/model"
)

// How alike the words of two tellings must be to be one happening, as the share
// of the lighter one's telling words that the other has too.
const (
	sameHappening  = 0.34 // on the same days
	lightToo       = 0.55 // where one tells it by a verb that says little
	coarser        = 0.40 // where one source is less exact about the days
	sameWait       = 0.45 // of two that wait
	wholeCondition = 0.70 // of their conditions, whoever takes part
	sameCondition  = 0.50 // of their conditions, where the rest agrees less
	toldWithout    = 0.45 // where a sentence has no date
	openingTells   = 0.18 // where the opening of an article tells the central event
	ownTells       = 0.45 // where a sentence has no date, of the words beside names
	verbTells      = 0.20 // and where the verb is the same and several take part in both
	otherwise      = 0.40 // of both together, where their conditions share no word
	bothTell       = 0.25 // and of both together
	enough         = 0.50 // of the tellings of a happening must agree with another one that waits
)

// soon is within how many days of its publication a day is too busy for a
// source's one happening of that day to be every other source's.
const soon = 3

// few is in how many sentences a term stands at most that is seldom spoken of.
const few = 4

// phrase is how many words before a relative clause tell what it goes on about.
const phrase = 9

//go:embed happening.txt
var happeningText string

// happenings is happening.txt.
var happenings = sync.OnceValue(func() *happeningWords {
	var lex lexicon.Lexicon
	w := &happeningWords{err: lex.Parse("merge/happening.txt", happeningText)}
	w.light, w.occasion, w.move = lex.Set("light"), lex.Set("occasion"), lex.Set("move")
	w.whither, w.movement, w.undergoes = lex.Set("whither"), lex.Set("movement"), lex.Set("undergoes")
	w.attains = lex.Set("attains")
	w.holds, w.time = lex.Set("holds"), lex.Set("time")
	w.which, w.preposition = lex.Set("which"), lex.Set("preposition")
	w.during = lex.Set("during")
	return w
})

type happeningWords struct {
	light    map[string]bool // verbs that tell little of what happens
	occasion map[string]bool // nouns that name a happening
	move     map[string]bool // verbs of going up and down
	whither  map[string]bool // where what "was up" has gone

	movement, undergoes map[string]bool // nouns of going up and down, and verbs that have them for objects
	attains             map[string]bool // verbs that tell a movement with the number that it has come to
	holds               map[string]bool // verbs of what is done with an occasion
	time                map[string]bool // openings of a clause that only says when
	which               map[string]bool // openings of a relative clause
	// preposition holds what may stand between an occasion and its date.
	preposition map[string]bool
	during      map[string]bool // prepositions of what is done at an occasion
	err         error
}

// join puts the tellings of one happening together: those of the same days,
// those that some source dates less exactly, and what is told of the central event.
func (l *liner) join() {
	blocks := map[string][]int{}
	var keys []string
	for i := range l.told {
		t := &l.told[i]
		k := t.when.Start + " " + string(t.when.Precision)
		if blocks[k] == nil {
			keys = append(keys, k)
		}
		blocks[k] = append(blocks[k], i)
	}
	slices.Sort(keys)
	for _, k := range keys {
		l.block(blocks[k])
	}
	for _, k := range keys {
		l.lone(blocks[k])
	}
	l.coarse()
	l.latest()
	l.centre(keys, blocks)
}

// block joins tellings of the same days, or of none. Candidates share a telling word.
func (l *liner) block(block []int) {
	waiting := l.told[block[0]].waiting()
	var group linkage
	for _, i := range block {
		t := &l.told[i]
		best, most := -1, 0.0
		for _, set := range [2]termset{t.about, t.waits} {
			for _, s := range set {
				partners := l.byTerm.of(s)
				for _, j := range partners[max(0, len(partners)-maxPartners):] {
					r := l.one.find(j)
					if !l.untried(i, j, r) || !l.same(i, j) {
						continue
					}
					if !waiting {
						l.one.join(i, j)
						continue
					}
					l.settled[r] = i + 1
					if share := group.share(r, func(k int) bool { return l.same(i, k) }); share > most {
						best, most = r, share
					}
				}
				l.byTerm.add(s, i)
			}
		}
		if best >= 0 && most >= enough {
			l.one.join(i, best)
		}
		if waiting {
			group.add(l.one.find(i), i)
		}
	}
	for _, i := range block {
		for _, set := range [2]termset{l.told[i].about, l.told[i].waits} {
			for _, s := range set {
				l.byTerm[s] = nil
			}
		}
	}
}

// untried reports whether telling i is still to be compared with telling j, whose
// set begins with r: not where it has been or where it is known to what of that
// set it belongs.
func (l *liner) untried(i, j, r int) bool {
	if j == i || l.tried[j] == i+1 || l.settled[r] == i+1 || r == l.one.find(i) {
		return false
	}
	l.tried[j] = i + 1
	return true
}

// A linkage holds some tellings of each happening, so that what waits is joined
// to what it agrees with as a whole and not by chains.
type linkage map[int][]int

func (g *linkage) add(root, i int) {
	if *g == nil {
		*g = linkage{}
	}
	if len((*g)[root]) < 6 {
		(*g)[root] = append((*g)[root], i)
	}
}

// share is the share of the tellings of a happening that agree.
func (g linkage) share(root int, agrees func(int) bool) float64 {
	n := 0
	for _, k := range g[root] {
		if agrees(k) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(g[root])))
}

// same reports whether two tellings of the same days are of one happening.
func (l *liner) same(i, j int) bool {
	a, b := &l.told[i], &l.told[j]
	if a.at() == b.at() {
		return false
	}
	if a.waiting() {
		return l.sameWait(a, b)
	}
	if l.otherDeed(a, b) {
		return false
	}
	share, n := l.terms.overlap(a.about, b.about)
	verb := a.verb >= 0 && a.verb == b.verb && !a.light
	if verb && n > 1 && (share >= sameHappening || l.allied(a, b)) {
		return true
	}
	if k := l.terms.common(a.occasion, b.occasion); k > 0 {
		if a.holds() && b.holds() {
			return l.allied(a, b) || len(a.e.Participants) == 0 || len(b.e.Participants) == 0 || l.rare(a, b) || share >= sameHappening
		}
		if n-k < 3 {
			return false
		}
	}
	if n > 0 && (l.wholly(a, b) || l.wholly(b, a) || l.forthcoming(a, b)) {
		return true
	}
	if n == 0 || n == 1 && max(len(a.about), len(b.about)) > 4 {
		return false
	}
	if a.light != b.light {
		return share >= lightToo
	}
	return share >= sameHappening
}

// wholly reports whether a noun tells nothing of a day that b does not tell too:
// "Monday's draft" and "a draft was sent round on Monday". The noun must be one
// that is seldom spoken of.
func (l *liner) wholly(a, b *telling) bool {
	if !a.noun() || a.when.Precision != model.Day || len(a.about) == 0 || len(a.about) > 2 {
		return false
	}
	if l.terms.common(a.about, b.about) < len(a.about) {
		return false
	}
	return l.seldom(a.about)
}

// forthcoming reports whether two tellings of the same time to come are of one
// thing: the same subject, which is nobody who may do several things a day, or
// in the same words for the date something seldom spoken of.
func (l *liner) forthcoming(a, b *telling) bool {
	if !l.ahead(a) || !l.ahead(b) || a.n == b.n {
		return false
	}
	if a.when.Precision == model.Day && a.subject >= 0 && a.subject == b.subject {
		return true
	}
	if a.when.Precision != model.Month || l.dateWords(a) != l.dateWords(b) {
		return false
	}
	for _, id := range a.about {
		if _, ok := slices.BinarySearch(b.about, id); ok && l.terms.df[id] <= few {
			return true
		}
	}
	return false
}

// seldom reports whether some term of a set is seldom spoken of.
func (l *liner) seldom(set termset) bool {
	for _, id := range set {
		if l.terms.df[id] <= max(few, l.terms.n/40) {
			return true
		}
	}
	return false
}

// rare reports whether the occasion of both is seldom spoken of.
func (l *liner) rare(a, b *telling) bool {
	for _, id := range a.occasion {
		if slices.Contains(b.occasion, id) && l.terms.df[id] <= max(few, l.terms.n/40) {
			return true
		}
	}
	return false
}

// sameWait reports whether two tellings wait for one thing to do one thing.
func (l *liner) sameWait(a, b *telling) bool {
	x := l.terms.compare(a.about, b.about)
	if x.n == 0 {
		return false
	}
	l.waits.on(l.terms, a.waits)
	y := l.waits.with(l.terms, b.waits)
	if y.n == 0 && x.dice() < otherwise { // conditions in other words ask for more agreement
		return false
	}
	if x.n > 1 && (x.share() >= sameWait && x.dice() >= bothTell || a.verb >= 0 && a.verb == b.verb && l.allied(a, b)) {
		return true
	}
	if y.n > 1 && y.share() >= wholeCondition {
		return true
	}
	return y.share() >= sameCondition && (y.n > 1 || x.share() >= sameHappening) && l.allied(a, b)
}

// allied reports whether those who take part in two tellings are related.
func (l *liner) allied(a, b *telling) bool { return l.related(a.e.Participants, b.e.Participants) }

// lone joins what each of several sources tells as its one happening of a day
// that is not just now: a deadline, an appointment, a day of the past.
func (l *liner) lone(block []int) {
	if l.told[block[0]].waiting() || len(block) > 2*maxPartners {
		return
	}
	only := map[int]int{} // document → root, -1 where it has several
	var docs []int
	for _, i := range block {
		t := &l.told[i]
		if t.e.Background || t.news || !l.calm(t) {
			continue
		}
		r := l.one.find(i)
		if old, ok := only[t.n]; !ok {
			docs = append(docs, t.n)
			only[t.n] = i
		} else if old >= 0 && l.one.find(old) != r {
			only[t.n] = -1
		}
	}
	for k, d := range docs {
		for _, o := range docs[:k] {
			i, j := only[o], only[d]
			if i >= 0 && j >= 0 && l.oneDay(&l.told[i], &l.told[j], len(docs)) {
				l.one.join(i, j)
				break
			}
		}
	}
}

// calm reports whether a day lies well away from the day of publication.
func (l *liner) calm(t *telling) bool {
	a := t.doc.Anchor
	return a.IsZero() || t.from.Compare(a.Add(soon)) > 0 || t.to.Compare(a.Add(-soon)) < 0 || t.when.Precision != model.Day
}

// oneDay reports whether the only happenings that two sources tell of the same
// days are the same: by somebody who takes part, or because few sources tell
// anything of that day.
func (l *liner) oneDay(a, b *telling, docs int) bool {
	_, n := l.terms.overlap(a.about, b.about)
	related := l.allied(a, b)
	if l.opposed(a, b) {
		return false
	}
	if a.when.Precision == model.Day {
		return related || docs == 2 && l.ahead(a) || l.terms.common(l.ownOf(a), l.ownOf(b)) > 0
	}
	if a.when.Precision == model.Range && a.to.Compare(a.from.Add(6)) <= 0 && !l.ahead(a) { // "on 7 and 8 May"
		return n > 0 || related
	}
	return l.ahead(a) && l.ahead(b) && l.dateWords(a) == l.dateWords(b) && (n > 1 || related)
}

// dateWords is how a date is worded.
func (l *liner) dateWords(t *telling) string {
	x := &t.doc.Timexes[t.e.Timex]
	return strings.ToLower(t.doc.Text(x.First, x.End))
}
