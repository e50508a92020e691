package app

import (
	"strconv"

	"github.com/charmbracelet/x/ansi"
)

// A quest is a search everywhere that was opened: n and N go from one of what it
// found to the next, items and places in articles alike, until Esc leads back to
// where it began or something else is opened.
type quest struct {
	query string
	found []item
	at    int // index in found
	from  place
	past  history
}

// startQuest opens what a search everywhere found, at one of it.
func (m *Model) startQuest(query string, found []item, at int) {
	q := &quest{query: query, found: found, at: at, from: m.where()}
	m.history.note(q.from)
	q.past = m.history.clone()
	m.pursue(q)
}

// step goes n on in a quest, or back, round the end.
func (m *Model) stepQuest(n int) {
	q := m.quest
	q.at = ((q.at+n)%len(q.found) + len(q.found)) % len(q.found)
	m.pursue(q)
}

// pursue shows what a quest is at. However far it goes, the way back is one step
// to where it began.
func (m *Model) pursue(q *quest) {
	m.take(q.found[q.at].show)
	from := q.from
	m.from, m.history, m.quest = &from, q.past.clone(), q
	m.settle()
}

// called is what was looked for, as a person calls it: what was found may only be
// like it.
func (q *quest) called() string {
	out := "“" + ansi.Truncate(q.query, 20, "…") + "”"
	if likeness(q.found) != "" {
		return "like " + out
	}
	return out
}

// words are what is marked of it: nothing where it stands nowhere.
func (q *quest) words() string {
	if q == nil || likeness(q.found) != "" {
		return ""
	}
	return q.query
}

// count says which of what was found one is at.
func (q *quest) count() string {
	return strconv.Itoa(q.at+1) + "/" + strconv.Itoa(len(q.found))
}
