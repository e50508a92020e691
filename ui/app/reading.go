package app

import (
	"reflect"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/feed"
	"readout/ui/tell"
)

// A reading is a briefing being made beside the program. The zero value is none.
type reading struct {
	feed   *feed.Feed
	era    int    // of the feed: what an earlier one tells is dropped
	called string // what is read
	first  bool   // there is no briefing before it
	far    model.Progress
	failed error // why there is none at all
}

// news is what a feed told.
type news struct {
	era int
	feed.News
}

// follow takes the first briefing from a feed.
func (m *Model) follow(f *feed.Feed, called string) {
	m.reading = reading{feed: f, era: m.reading.era + 1, called: called, first: true}
	m.receive(news{m.reading.era, f.Now()})
}

// await waits for news, away from Update.
func (m *Model) await() tea.Cmd {
	f, era := m.reading.feed, m.reading.era
	return func() tea.Msg { return news{era, f.Next()} }
}

// receive takes what a feed told and waits for more.
func (m *Model) receive(in news) tea.Cmd {
	r := &m.reading
	if in.era != r.era || r.feed == nil {
		return nil
	}
	r.far = in.Progress
	switch {
	case !in.Done:
		if r.first && in.Sources != nil {
			m.put(in.Sources)
		}
		m.tellReading()
		return m.await()
	case in.Err != nil && r.first:
		r.failed = in.Err
		return tea.Quit
	case in.Err != nil:
		m.said = "the briefing stays the one before: " + tell.Line(in.Err.Error())
	default:
		first := r.first
		*r = reading{era: r.era}
		m.glance.SetReading("")
		if !first && reflect.DeepEqual(in.Briefing, m.came()) {
			return nil
		}
		said := changes(m.all, in.Briefing)
		m.change(in.Briefing)
		if first {
			if m.mark != nil {
				m.resume(*m.mark)
			}
			return m.afterwards()
		}
		m.said = said
		return nil
	}
	*r = reading{era: r.era}
	m.settle()
	return nil
}

// tellReading says how far the reading is, where there is nothing else to show.
func (m *Model) tellReading() {
	if m.reading.first {
		m.glance.SetReading(m.reading.text())
	}
	m.settle()
}

// text says how far it is.
func (r reading) text() string {
	articles := tell.Count(r.far.Files, "article")
	of := ""
	if r.called != "" {
		of = " of " + tell.Line(r.called)
	}
	switch {
	case r.far.Files == 0:
		return "Looking for the articles" + of
	case r.far.Read < r.far.Files:
		return "Reading " + strconv.Itoa(r.far.Read) + " of " + articles + of
	}
	return "Making the briefing of " + articles + of + ": " + strconv.Itoa(r.far.Percent) + "%"
}

// short is text in few cells; nothing where nothing is read.
func (r reading) short() string {
	switch {
	case r.feed == nil || r.far.Files == 0:
		return ""
	case r.far.Read < r.far.Files:
		return "read " + strconv.Itoa(r.far.Read) + "/" + strconv.Itoa(r.far.Files) + " "
	}
	return "briefing " + strconv.Itoa(r.far.Percent) + "% "
}
