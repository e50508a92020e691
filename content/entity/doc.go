// Package entity puts the mentions of all documents together: one Entity for each
// person, country, body, place or other name of the dossier, with its aliases,
// role, affiliation and presence at the event; then it finds the nouns and
// pronouns that stand for entities and adds them to the mentions of their
// document.
//
// Mentions are compared within blocks of equal keys only (folded surname, first
// word of a body, known name), so that the work grows with the number of
// mentions. The order of documents decides nothing but ties. The package imports
// annot, lexicon, model and names, and no other stage.
package entity
