// Package timex finds the time expressions of a document, the layer Timexes, and
// the day from which relative ones are told, the layer Anchors.
//
// What a time expression looks like stands in rules.txt, the words of dates in
// words.txt. A rule names how its value is found ("make"); those ways are the
// functions in make.go, which read months, counts and units out of the tokens
// that the rule matched. calendar.go knows the calendar and no words; tense.go
// says whether a sentence looks back or ahead, which decides whether "Tuesday"
// is the last one or the next.
//
// A value that the text does not settle stays empty: without a publication day
// "last week" is found, but has no days. The package imports annot, lexicon and
// model, and no other stage.
package timex
