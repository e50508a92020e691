package model

// Progress is how far the making of a briefing has come.
type Progress struct {
	Files   int // files that there are to read
	Read    int // how many of them are read
	Percent int // of what follows the reading; 0 until all are read
	// Sources are the articles read so far, in a briefing without items; nil when
	// they are those told before. They can be read while the rest is made.
	Sources *Briefing
}
