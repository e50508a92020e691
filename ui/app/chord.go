package app

// A chord is the first of two keys that a person has bound together. What it does
// by itself is done already; when the second comes next, that is undone. No clock
// decides it: the next key does, whenever it comes.
type chord struct {
	key    string // "" when there is none
	before place
	past   history
}

// joined is a key with the one before it where the two are bound together, else
// the key alone. Whatever the first has done is undone then.
func (m *Model) joined(name string) string {
	c := m.chord
	m.chord.key = ""
	if c.key == "" {
		return name
	}
	if _, ok := m.keys.Find(m.in(), c.key+" "+name); !ok {
		return name
	}
	m.restore(c.before)
	m.history = c.past
	return c.key + " " + name
}

// begin remembers a key that may be the first of two, before it does anything,
// and reports whether it is one.
func (m *Model) begin(name string) bool {
	if m.over != nil || !m.keys.Begins(m.in(), name) {
		return false
	}
	m.chord = chord{name, m.where(), m.history.clone()}
	return true
}
