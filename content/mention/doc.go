// Package mention finds the names of a document: the layer Mentions. A mention
// covers the words of the name; titles, roles, the article and the possessive
// stay outside and are kept beside it (Titled, Role, Home).
//
// A capital alone proves little: at the start of a sentence or in a heading a
// word is a name only when a lexicon, its neighbours or the rest of the document
// say so. What a name names is decided once for all its mentions in a document.
//
// Mentions that only their context typed carry a Rule that begins with "guess";
// the entity stage may think better of them. The package imports annot, lexicon,
// model and names, and no other stage.
package mention
