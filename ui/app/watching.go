package app

import (
	"context"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/feed"
	"readout/ui/tell"
)

// lookEvery is how often the files are looked at. A change is read when it has
// rested for so long.
const lookEvery = 700 * time.Millisecond

// watching is the files that are looked at. The zero value looks at none.
type watching struct {
	ctx     context.Context // of the session
	changed func(ctx context.Context) bool
	load    feed.Load
}

// looked says whether the files changed.
type looked struct{ changed bool }

// watchOn looks at the files after a while, away from Update.
func (m *Model) watchOn() tea.Cmd {
	w := m.watch
	if w.changed == nil {
		return nil
	}
	return tea.Tick(lookEvery, func(time.Time) tea.Msg { return looked{w.changed(w.ctx)} })
}

// reread makes the briefing anew where the files changed. What was being read of
// them before is dropped.
func (m *Model) reread(in looked) tea.Cmd {
	if !in.changed {
		return m.watchOn()
	}
	r := &m.reading
	if r.feed != nil {
		r.feed.Stop()
	}
	r.feed, r.far = feed.Start(m.watch.ctx, m.watch.load), model.Progress{}
	r.era++
	return tea.Batch(m.await(), m.watchOn())
}

// changes says what of the articles is new.
func changes(was *tell.Book, now *model.Briefing) string {
	var added, changed, gone []string
	there := make(map[string]bool, len(now.Sources))
	for i := range now.Sources {
		s := &now.Sources[i]
		there[s.ID] = true
		switch old := was.Source(s.ID); {
		case old == nil:
			added = append(added, s.ID)
		case old.Text != s.Text:
			changed = append(changed, s.ID)
		}
	}
	for i := range was.Sources {
		if id := was.Sources[i].ID; !there[id] {
			gone = append(gone, id)
		}
	}
	var parts []string
	for _, c := range []struct {
		ids  []string
		what string
	}{{added, "new"}, {changed, "changed"}, {gone, "gone"}} {
		switch len(c.ids) {
		case 0:
		case 1:
			parts = append(parts, tell.Line(c.ids[0])+" is "+c.what)
		default:
			parts = append(parts, strconv.Itoa(len(c.ids))+" articles are "+c.what)
		}
	}
	if len(parts) == 0 {
		return "the briefing was made anew: its settings changed"
	}
	return tell.And(parts) + "; " + tell.Count(len(now.Sources), "source") + " now"
}
