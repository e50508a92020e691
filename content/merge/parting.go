package merge

import (
	_ "embed"
	"strconv"
	"sync"

	"readout/content/lexicon"
)

//go:embed differences.txt
var differencesText string

// partingWords is differences.txt.
type partingWords struct {
	waiting             map[string]bool
	measure             map[string]bool
	scale               map[string]float64
	numeral             map[string]float64
	currency            map[string]string // a word to its sign
	appointment, voting map[string]bool
	counter             *lexicon.Matcher
	length              map[string]float64 // a unit of time in hours
	unit, deed          map[string]string  // stem to the one that stands for its group

	// Words by what they say of an amount: see sense.
	bare, plural, beyond, neutral, wish, maybe, supposed, least, most, about     map[string]bool
	before, part, degree, whole, ordinal, at, pro, since, change, passive, until map[string]bool

	err error
}

var parting = sync.OnceValue(func() *partingWords {
	var lex lexicon.Lexicon
	w := &partingWords{err: lex.Parse("merge/differences.txt", differencesText)}
	if w.err != nil {
		return w
	}
	w.waiting, w.measure = lex.Set("waiting"), lex.Set("measure")
	w.appointment, w.voting = lex.Set("appointment"), lex.Set("voting")
	w.scale, w.numeral, w.currency = map[string]float64{}, map[string]float64{}, map[string]string{}
	for _, e := range lex.Entries("scale") {
		if w.scale[e.Pattern], w.err = strconv.ParseFloat(e.Attr("by"), 64); w.err != nil {
			return w
		}
	}
	for _, e := range lex.Entries("numeral") {
		if w.numeral[e.Pattern], w.err = strconv.ParseFloat(e.Attr("is"), 64); w.err != nil {
			return w
		}
	}
	for _, e := range lex.Entries("currency") {
		w.currency[e.Pattern] = e.Attr("sign")
	}
	w.length = map[string]float64{}
	for _, e := range lex.Entries("length") {
		if w.length[e.Pattern], w.err = strconv.ParseFloat(e.Attr("hours"), 64); w.err != nil {
			return w
		}
	}
	w.unit, w.deed = groups(lex.Entries("unit"), singular), groups(lex.Entries("deed"), stem)
	w.neutral, w.wish, w.change = map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, e := range lex.Entries("neutral") {
		w.neutral[stem(e.Pattern)] = true
	}
	for _, e := range lex.Entries("wish") {
		w.wish[stem(e.Pattern)] = true
	}
	for _, e := range lex.Entries("change") {
		w.change[stem(e.Pattern)] = true
	}
	for name, set := range map[string]*map[string]bool{
		"bare": &w.bare, "plural": &w.plural, "beyond": &w.beyond, "maybe": &w.maybe, "supposed": &w.supposed,
		"least": &w.least, "most": &w.most, "about": &w.about, "before": &w.before, "part": &w.part, "degree": &w.degree,
		"whole": &w.whole, "ordinal": &w.ordinal, "at": &w.at, "pro": &w.pro, "since": &w.since, "passive": &w.passive, "until": &w.until,
	} {
		*set = lex.Set(name)
	}
	w.counter, w.err = lex.Matcher("counter")
	return w
})

// groups leads from the key of every form of a word to that of the first word of
// its line.
func groups(entries []lexicon.Entry, key func(string) string) map[string]string {
	out, first := map[string]string{}, map[int]string{}
	for _, e := range entries {
		for _, form := range lexicon.Forms(e.Pattern) {
			k := key(form)
			if first[e.Line] == "" {
				first[e.Line] = k
			}
			if out[k] == "" {
				out[k] = first[e.Line]
			}
		}
	}
	return out
}
