// Package sentence parts a reading text into tokens and sentences: the layers
// Tokens and Sentences. Tokens cover every byte of the text that is not white
// space, in order and without overlap; sentences cover every token and never
// cross a block.
//
// Other segmenters were looked at: Unicode's sentence boundaries (uax29) end a
// sentence after "Gen.", "U.S." and "Mr.", the commonest abbreviations of news,
// and word boundaries (uax29) part "5.4bn" well but also "son-in-law" and "U.S.".
// Both are repaired most easily by not using them, so this is a scanner of its own.
// It imports annot and lexicon and no other stage.
package sentence
