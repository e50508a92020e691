package issue

import "math"

// A Feature is one thing that speaks for or against a sentence as a statement.
type Feature struct {
	Name string
	Sign int // 1: it can only speak for it, -1: against it, 0: either
}

// lensFeatures are what is known of a sentence under a lens, in the order in
// which reading gives the values.
var lensFeatures = []Feature{
	{"term", 1}, {"head", 1}, {"title", 1}, {"kin", 1}, {"asked", 1}, {"near", 1}, {"party", 1}, {"home", 1},
	{"anaphor-loan", 1}, {"speech-loan", 1}, {"block-loan", 1}, {"next-loan", 1}, {"heading-loan", 1},
	{"about", 1}, {"own", 1}, {"rival", -1},
	{"alike", 1}, {"rival-alike", -1}, {"before", 1}, {"after", 1}, {"paragraph", 1}, {"article", 1}, {"people", 1},
	{"unsettled", 1}, {"doubt", 1}, {"refusal", 1}, {"demand", 1}, {"condition-word", 1}, {"approval", 1},
	{"undertaking-word", 1}, {"contrast", 1}, {"question", 1}, {"praise", 1}, // praise counts below zero
	{"pledge", 1}, {"refused", 1}, {"condition", 1}, {"future", 1}, {"deadline", 1}, {"spoken", 0}, {"quoted", 0},
	{"figure", 0}, {"money", 0}, {"lead", 0}, {"short", -1}, {"long", 0}, {"plain", -1},
	{"stanced", 1}, {"stanced-alike", 1}, {"pledged", 1}, {"spoken-about", 1}, {"sum-asked", 1}, {"date-asked", 1}, {"breadth", -1}, {"rank", 1}, {"top", 1},
}

// nextFeatures are what is known of a sentence under a lens once each has a
// chance by itself: what stands around it and how it compares.
var nextFeatures = []Feature{
	{"next-itself", 1}, {"next-before", 0}, {"next-after", 0}, {"next-voice", 0}, {"next-rival", -1}, {"next-both", 0}, {"next-density", 0}, {"next-wide", 1},
}

// nextReading gives the values of nextFeatures for sentence n under lens k.
func (f *finder) nextReading(x *text, n, k int, out []float64) []float64 {
	u := &x.sentences[n]
	p := u.first[k]
	var before, after, voice, rival float64
	if n > 0 && !x.sentences[n-1].heading {
		b := &x.sentences[n-1]
		if b.Block == u.Block {
			before = b.first[k]
		} else {
			before = b.first[k] / 2
		}
		if u.voice >= 0 && b.voice == u.voice {
			voice = b.first[k]
		}
	}
	if n+1 < len(x.sentences) && !x.sentences[n+1].heading {
		b := &x.sentences[n+1]
		after = b.first[k] / 2
		if b.Block == u.Block {
			after = b.first[k]
		}
		if u.voice >= 0 && b.voice == u.voice {
			voice = max(voice, b.first[k])
		}
	}
	wide := 0.0 // those a little further off
	for i := max(0, n-3); i < min(len(x.sentences), n+4); i++ {
		if b := &x.sentences[i]; !b.heading && (i < n-1 || i > n+1) {
			wide += b.first[k]
		}
	}
	for j := range u.first {
		if j != k {
			rival = max(rival, u.first[j])
		}
	}
	return append(out[:0], math.Log(p/(1-p)), before, after, voice, rival, min(before, after), f.expected[k], wide/4)
}

// restFeatures are what is known of a sentence that may say that something
// beside the lenses is unsettled.
var restFeatures = []Feature{
	{"rest-open", 1}, {"rest-approval", 1}, {"rest-condition", 1}, {"rest-doubt", 1}, {"rest-near", -1},
}

// reading gives the values of lensFeatures for sentence n under lens k.
func (f *finder) reading(x *text, n, k int, out []float64) []float64 {
	u := &x.sentences[n]
	out = out[:0]
	for _, v := range u.own[k] {
		out = append(out, min(v, 1.5))
	}
	out = append(out, u.lent[k][:]...)
	about, own := level(u.about[k]), level(u.tied[k])
	rival, rivalAlike := 0.0, 0.0
	for j := range u.about {
		if j != k {
			rival = max(rival, level(u.about[j])-about)
			rivalAlike = max(rivalAlike, u.alike[j]-u.alike[k])
		}
	}
	out = append(out, about, own, rival, u.alike[k], rivalAlike)
	before, after, paragraph := f.surroundings(x, n, k)
	out = append(out, before, after, paragraph, x.density[k], u.people[k])
	out = append(out, u.stance.by[:numStances]...)
	plain := flag(u.stance.value < leastStance && u.voice < 0 && !u.pledge)
	out = append(out, flag(u.pledge), flag(u.refused), flag(u.waits), flag(u.future), flag(u.deadline), flag(u.voice >= 0), flag(u.quoted),
		flag(u.figure), flag(u.money), flag(n == 0), flag(u.End-u.First < 7), flag(u.End-u.First > 40), plain)
	s := &f.subjects[k]
	out = append(out, u.stance.value*about, u.stance.value*u.alike[k], flag(u.pledge)*about, flag(u.voice >= 0)*about,
		flag(u.money && s.sums)*(0.3+about), flag((u.future || u.deadline) && s.dates)*(0.3+about),
		f.breadth[k], u.rank[k], max(0, 10*u.rank[k]-9))
	return out
}

// restReading gives the values of restFeatures for sentence n.
func (f *finder) restReading(x *text, n int, out []float64) []float64 {
	u := &x.sentences[n]
	near := 0.001
	for _, p := range u.chance {
		near = max(near, min(p, 0.999))
	}
	by := &u.stance.by
	return append(out[:0], u.stance.open, by[approval], by[condition], by[doubt], math.Log(near/(1-near)))
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// surroundings is how much the sentences before and after one, and the rest of its
// paragraph, are about a lens by their own words.
func (f *finder) surroundings(x *text, n, k int) (before, after, paragraph float64) {
	u := &x.sentences[n]
	if n > 0 {
		before = level(x.sentences[n-1].tied[k])
		if x.sentences[n-1].Block != u.Block {
			before *= 0.6
		}
	}
	if n+1 < len(x.sentences) {
		after = level(x.sentences[n+1].tied[k])
		if x.sentences[n+1].Block != u.Block {
			after *= 0.6
		}
	}
	for i := n - 1; i >= 0 && i > n-8 && x.sentences[i].Block == u.Block; i-- {
		paragraph = max(paragraph, level(x.sentences[i].tied[k]))
	}
	for i := n + 1; i < len(x.sentences) && i < n+8 && x.sentences[i].Block == u.Block; i++ {
		paragraph = max(paragraph, level(x.sentences[i].tied[k]))
	}
	return before, after, paragraph
}

func level(about float64) float64 { return about / (about + 0.6) }
