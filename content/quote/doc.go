// Package quote finds quotations and who says them.
//
// Its first stage gives the layer Marks: quotation marks paired, block by block,
// whatever their shape, with marks that are nested, mixed, reopened paragraph by
// paragraph or never closed. It needs tokens alone, so that every later stage
// knows which words are somebody else's.
//
// Its second stage gives the layer Quotes: the marks that hold what a person or
// body says or writes, each with its speaker and the cue that says so. Scare
// quotes, names and titles in marks are left out.
//
// Invariants: marks nest or are disjoint, never leave their block and stand in
// the order of their opening; there is at most one Quote for a Mark, and quotes
// stand in the order of their marks. A speaker is only what the text says: an
// unnamed official is nobody's name.
//
// The package knows annot, lexicon and model, and no other stage.
package quote
