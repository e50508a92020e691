// Package names holds what everybody knows about names: countries with their
// peoples, capitals and seats of government, provinces and cities, given names,
// honorifics, roles, and the words that head the names of bodies, places and
// deeds. The words stand in the lexicon files beside it; Word tells what one
// word may be, Phrase finds the longest known name that begins at a token.
//
// It is knowledge, not a stage: it annotates nothing, keeps no state and knows
// no dossier. It imports lexicon, annot and model.
package names
