package timex

import (
	"maps"
	"slices"

	"readout/content/annot"
)

// A telling is what a sentence that names a day is about.
type telling struct {
	day   annot.Day // zero in an undated document
	stems []string  // of its names and longer words, sorted
	// In an undated document:
	from    int  // days from the day of publication: 0 for "today"
	today   bool // it is told from that day
	weekday int  // 1 to 7 when it is named by its weekday alone
	look    look
	quoted  bool
	lead    bool // in one of the first sentences
}

// tellings are those of a document, and how many sentences each stem is in.
type tellings struct {
	of    []telling
	count map[string]int
	days  map[annot.Day]int // days of the week up to publication: how often they are told of
}

// around is how many days before and after its publication a document's days are
// held against those of another.
const around = 10

// tellingsOf reads the days that a dated document tells of.
func tellingsOf(doc *annot.Document) tellings {
	f := newFinder(doc)
	f.run()
	t := tellings{days: map[annot.Day]int{}}
	var bySentence [][]string
	bySentence, t.count = stems(doc)
	for _, x := range f.found {
		if x.when.isZero() || !within(x.when, unitDay) {
			continue
		}
		back := daysBetween(x.when.from, doc.Anchor)
		if back >= 0 && back < 7 {
			t.days[x.when.from]++
		}
		if abs(back) <= around {
			t.of = append(t.of, telling{day: x.when.from, stems: bySentence[doc.SentenceOf(x.first)]})
		}
	}
	return t
}

// undated reads what an undated document says of days that lie near to its own.
func (f *finder) undated() tellings {
	var t tellings
	var bySentence [][]string
	bySentence, t.count = stems(f.doc)
	quoted := quotedTokens(f.doc)
	for i, x := range f.found {
		n := f.doc.SentenceOf(x.first)
		tell := telling{stems: bySentence[n], look: f.tense(x.first, x.end), quoted: quoted[x.first], lead: n < 2}
		switch from, ok := f.fromToday(i); {
		case ok:
			tell.from, tell.today = from, true
		case x.weekday > 0:
			tell.weekday = x.weekday
			if f.at1(x.first-1).Lower == "until" {
				tell.look = forward
			}
		default:
			continue
		}
		t.of = append(t.of, tell)
	}
	return t
}

// stemBytes is how much of a word its stem is.
const stemBytes = 5

// stems are the beginnings of the names and longer words of each sentence, sorted,
// and how many sentences each is in.
func stems(doc *annot.Document) (bySentence [][]string, count map[string]int) {
	count = map[string]int{}
	bySentence = make([][]string, len(doc.Sentences))
	for n, s := range doc.Sentences {
		var of []string
		for _, t := range doc.Tokens[s.First:s.End] {
			if (t.Kind == annot.Word || t.IsName()) && len(t.Lower) >= stemBytes-1 {
				of = append(of, t.Lower[:min(len(t.Lower), stemBytes)])
			}
		}
		slices.Sort(of)
		of = slices.Compact(of)
		for _, stem := range of {
			count[stem]++
		}
		bySentence[n] = of
	}
	return bySentence, count
}

// quotedTokens tells which tokens stand between quotation marks of one paragraph.
func quotedTokens(doc *annot.Document) []bool {
	in := make([]bool, len(doc.Tokens))
	open, last := false, 0
	for i, t := range doc.Tokens {
		for _, c := range []byte(doc.Source.Text[last:t.Start]) {
			open = open && c != '\n'
		}
		last = t.End
		if t.Kind == annot.QuoteTok {
			switch t.Lower {
			case "“":
				open = true
			case "”":
				open = false
			case "\"":
				open = !open
			}
		}
		in[i] = open
	}
	return in
}

// alikeness says how sure it is that two sentences tell of one thing: the stems
// that they share, those that are rare in both documents most.
func alikeness(a, b []string, in, too map[string]int) float64 {
	sum := 0.0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			switch n := max(in[a[i]], too[a[i]]); {
			case n <= 2:
				sum++
			case n <= 5:
				sum += 0.5
			default:
				sum += 0.15
			}
			i, k = i+1, k+1
		}
	}
	return sum
}

// What speaks for a day of publication, in votes, and what against it.
const (
	sameThing   = 1.6 // alikeness from which two sentences are taken to tell of one thing
	mostOfThing = 3.0
	eventVotes  = 5.0 // of the day of the event that the dossier states
	leadVotes   = 2.0 // the first sentences tell of the day of the event
	otherVotes  = 0.4
	timesTold   = 3    // a day told more often than so counts no more
	perTime     = 0.34 // what a day told once by a sibling counts
	named       = 1.5  // against a day named by its weekday where others are told from today
	backCost    = 0.2  // a day, for each weekday told as past
	beforeEvent = 2.0
	besideOther = 0.3
	leastVotes  = 0.3 // of what is told, below which nothing is inferred
)

// sinceTold is how likely a paper still names a day by its weekday alone, so many
// days later.
var sinceTold = [7]float64{1, 0.97, 0.93, 0.85, 0.7, 0.5, 0.3}

// A ballot is what speaks for each day of publication.
type ballot struct {
	votes   map[annot.Day]float64
	sources map[annot.Day]map[int]bool // the siblings that it comes from
}

func (b *ballot) add(d annot.Day, votes float64, from int) {
	b.votes[d] += votes
	if b.sources[d] == nil {
		b.sources[d] = map[int]bool{}
	}
	b.sources[d][from] = true
}

// past gives votes to the days on which a past day may be told of by its weekday.
func (b *ballot) past(d annot.Day, votes float64, from int) {
	for n, share := range sinceTold {
		b.add(d.Add(n), votes*share, from)
	}
}

// day is the day of publication of an undated document, as its siblings date what
// both tell of; zero where they do not.
func (s *siblings) day(f *finder) annot.Day {
	own := f.undated()
	if len(own.of) == 0 {
		return annot.Day{}
	}
	b := ballot{map[annot.Day]float64{}, map[annot.Day]map[int]bool{}}
	told := map[annot.Day]int{}
	alike := s.alike(keysOf(f.doc))
	for _, i := range alike {
		for d, n := range s.docs[i].told().days {
			told[d] += min(n, timesTold)
		}
		b.sibling(own, s.docs[i].told(), i)
	}
	event := s.event
	if event.IsZero() {
		event = mostTold(told)
	} else {
		b.event(own, event)
	}
	if event.IsZero() {
		return annot.Day{}
	}
	b.lead(own, event)
	best, most := annot.Day{}, 0.0
	for d, votes := range b.votes {
		votes -= against(own, d)
		if d.Compare(event) < 0 {
			votes -= beforeEvent
		}
		for _, i := range alike {
			if abs(daysBetween(d, s.docs[i].doc.Anchor)) <= 1 {
				votes += besideOther
				break
			}
		}
		if best.IsZero() || votes > most+1e-9 || votes > most-1e-9 && d.Compare(best) < 0 {
			best, most = d, votes
		}
	}
	if best.IsZero() || b.votes[best] < leastVotes || !b.agreed(best) || s.wide && s.event.IsZero() && len(b.around(best)) < 2 {
		return annot.Day{}
	}
	return best
}

// mostTold is the day that is told of most often, the first of several.
func mostTold(told map[annot.Day]int) annot.Day {
	var best annot.Day
	for d, n := range told {
		if best.IsZero() || n > told[best] || n == told[best] && d.Compare(best) < 0 {
			best = d
		}
	}
	return best
}

// sibling gives the votes of a dated document about the same thing.
func (b *ballot) sibling(own, other tellings, from int) {
	weekdays := pastWeekdays(own)
	for _, d := range slices.SortedFunc(maps.Keys(other.days), annot.Day.Compare) {
		if weekdays[isoWeekday(d)-1] {
			b.past(d, perTime*float64(min(other.days[d], timesTold)), from)
		}
	}
	for _, t := range own.of {
		for _, o := range other.of {
			like := alikeness(t.stems, o.stems, own.count, other.count)
			if like < sameThing {
				continue
			}
			like = min(like, mostOfThing)
			switch {
			case t.today && !t.quoted:
				b.add(o.day.Add(-t.from), like, from)
			case t.weekday == isoWeekday(o.day) && t.look == forward:
				for n := 1; n < 7; n++ {
					b.add(o.day.Add(-n), like/4, from)
				}
			}
		}
	}
}

// event gives the votes of the day that the dossier states.
func (b *ballot) event(own tellings, event annot.Day) {
	if pastWeekdays(own)[isoWeekday(event)-1] {
		b.past(event, eventVotes, -1)
	}
}

// lead gives the votes of what the document tells from its own day: most likely
// that is the event.
func (b *ballot) lead(own tellings, event annot.Day) {
	done := false
	for _, t := range own.of {
		if !t.today || t.from > 0 || t.quoted {
			continue
		}
		votes := otherVotes
		if t.lead && !done {
			votes, done = leadVotes, true
		}
		b.add(event.Add(-t.from), votes, -1)
	}
}

// pastWeekdays are the weekdays by which past days are named.
func pastWeekdays(own tellings) (w [7]bool) {
	for _, t := range own.of {
		if t.weekday > 0 && t.look != forward {
			w[t.weekday-1] = true
		}
	}
	return w
}

// against is what speaks against a day: a paper that says "today" does not name that
// day by its weekday, nor the day before where it says "yesterday"; and weekdays are
// those of the last few days.
func against(own tellings, d annot.Day) float64 {
	sum := 0.0
	for w, past := range pastWeekdays(own) {
		if past {
			sum += backCost * float64(floorMod(isoWeekday(d)-(w+1), 7))
		}
	}
	told := map[int]bool{}
	for _, t := range own.of {
		if t.today && !t.quoted && !told[t.from] {
			told[t.from] = true
			if clash(own, d.Add(t.from), t.from) {
				sum += named
			}
		}
	}
	return sum
}

// clash reports whether a day, n days from that of publication, is also named by
// its weekday.
func clash(own tellings, d annot.Day, n int) bool {
	for _, t := range own.of {
		if t.weekday == isoWeekday(d) && !t.quoted && (n == 0 || (n < 0) == (t.look == backward)) {
			return true
		}
	}
	return false
}

// around is the siblings that speak for a day or one of the week around it.
func (b *ballot) around(best annot.Day) map[int]bool {
	from := map[int]bool{}
	for d, of := range b.sources {
		if abs(daysBetween(best, d)) <= 7 {
			for i := range of {
				from[i] = true
			}
		}
	}
	return from
}

// agreed reports whether most votes are for days within a week of the best one.
func (b *ballot) agreed(best annot.Day) bool {
	near, all := 0.0, 0.0
	for d, n := range b.votes {
		all += n
		if abs(daysBetween(best, d)) <= 7 {
			near += n
		}
	}
	return 3*near >= 2*all
}
