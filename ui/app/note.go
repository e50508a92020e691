package app

// A draft is a note being written.
type draft struct{}
