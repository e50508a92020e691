package app

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/review"
	"readout/ui/bookmark"
	"readout/ui/keys"
	"readout/ui/layout"
	"readout/ui/msg"
	"readout/ui/tell"
)

// A Keeper keeps the actions of a review for good.
type Keeper interface {
	// Name makes an ID for an action.
	Name() string
	// Append returns when all of the actions are kept, or none of them, with what
	// other programs added in the meantime.
	Append(...review.Action) (others []review.Action, err error)
	// Path is where they are kept.
	Path() string
}

// Options of a review.
type Review struct {
	Keeper  Keeper
	Actions []review.Action  // what was done before
	Damaged []string         // lines that could not be read, in words
	Now     func() time.Time // nil is the clock
}

// reviewing is the review of a session. What is done shows at once, as waiting;
// its letter shows when it is kept.
type reviewing struct {
	Review
	log  *review.Log
	base *model.Briefing // as it came
	of   *review.Review
	news review.News
	era  int // goes up with everything that shows

	path    string   // where it was kept until now
	queue   []queued // what is not kept yet, in order
	sending int      // how many of them are on their way
	leaving bool     // quit when all are kept
}

// A queued action waits to be kept.
type queued struct {
	review.Action
	keys  []review.Key // what it is about
	draft *draft       // what was typed for it, to go back to when it cannot be kept
}

// kept says what became of the actions on their way.
type kept struct {
	others []review.Action
	err    error
}

// takeUp takes up the review of the briefing that is shown or will be.
func (m *Model) takeUp(r Review) {
	if r.Now == nil {
		r.Now = time.Now
	}
	m.review = reviewing{Review: r, log: &review.Log{}}
	for _, a := range r.Actions {
		m.review.log.Add(a, false)
	}
	m.review.Actions = nil
	if r.Keeper != nil {
		m.review.path = r.Keeper.Path()
	}
	switch {
	case len(m.all.Sources) == 0 || m.reading.first:
	case m.review.log.Len() == 0: // nothing done, nothing to draw anew
		m.reviewed(m.all.Briefing)
	default:
		m.change(m.all.Briefing)
	}
	damage := ""
	switch {
	case len(r.Damaged) > 1:
		damage = r.Damaged[0] + "; R lists " + tell.Count(len(r.Damaged)-1, "more")
	case len(r.Damaged) == 1:
		damage = r.Damaged[0]
	}
	if damage != "" && m.said != "" {
		damage += "; " + m.said
	}
	m.said = cmp.Or(damage, m.said)
}

// reviewed is a briefing that came with the review applied to it.
func (m *Model) reviewed(b *model.Briefing) *model.Briefing {
	r := &m.review
	if r.Keeper == nil {
		return b
	}
	r.base = b
	r.of = review.Apply(b, r.log)
	r.news = review.Since(b, r.log.LastSeen())
	if news := m.tellNews(); news != "" && m.said == "" {
		m.said = news
	}
	return r.of.Briefing()
}

// came is the briefing as it came, before it was reviewed.
func (m *Model) came() *model.Briefing {
	if m.review.base != nil {
		return m.review.base
	}
	return m.all.Briefing
}

// tellNews says which articles came since the last time, "" when none did.
func (m *Model) tellNews() string {
	added := 0
	for i := range m.review.base.Sources {
		if m.review.news.Added(m.review.base.Sources[i].ID) {
			added++
		}
	}
	if added == 0 {
		return ""
	}
	return tell.Count(added, "article") + " came since the last time; * marks what they tell of"
}

// do does an action about items and has it kept. One that cannot be done is not,
// and why is said.
func (m *Model) do(a review.Action, keys ...review.Key) bool { return m.doDrafted(a, nil, keys...) }

func (m *Model) doDrafted(a review.Action, d *draft, keys ...review.Key) bool {
	r := &m.review
	now := r.Now().UTC().Format(time.RFC3339)
	a.ID, a.Time = r.Keeper.Name(), now
	r.log.Add(a, false)
	if a.Do == review.Undo || a.Do == review.Redo {
		r.of = r.of.Again(r.log)
	} else if why := r.of.Try(a); why != "" {
		m.said = "not done: " + why
		r.log = r.log.Without(map[string]bool{a.ID: true})
		r.of = r.of.Again(r.log)
		return false
	}
	if r.log.LastSeen() == nil { // so that the next time what is new can be told
		seen := review.Action{ID: r.Keeper.Name(), Time: now, Do: review.Seen, Sources: review.Sums(r.base)}
		r.log.Add(seen, false)
		r.queue = append(r.queue, queued{Action: seen})
	}
	r.queue = append(r.queue, queued{a, keys, d})
	m.refreshReview()
	return true
}

// refreshReview shows what the review holds now.
func (m *Model) refreshReview() {
	m.review.era++
	m.content = ""
	if b := m.review.of.Briefing(); b != m.all.Briefing {
		m.put(b)
	} else if m.filter.Reviews() {
		m.narrow()
	}
	m.sign()
}

// send has what waits kept, away from Update: all of it at once, and no second
// time before the first is done.
func (m *Model) send() tea.Cmd {
	r := &m.review
	if r.sending > 0 || len(r.queue) == 0 {
		return nil
	}
	r.sending = len(r.queue)
	var batch []review.Action
	for _, q := range r.queue {
		batch = append(batch, q.Action)
	}
	keeper, mark, keepPlace := r.Keeper, bookmark.Mark{}, m.keepPlace
	if keepPlace != nil && !m.reading.first {
		mark = m.bookmark()
	} else {
		keepPlace = nil
	}
	return func() tea.Msg {
		others, err := keeper.Append(batch...)
		if keepPlace != nil { // what ends the program at once loses no more than the last steps
			keepPlace(mark)
		}
		return kept{others, err}
	}
}

// acknowledge takes what became of the actions on their way. What could not be
// kept is taken back, with all that was done after it, and said.
func (m *Model) acknowledge(in kept) tea.Cmd {
	r := &m.review
	if in.err != nil {
		return m.refuse(in.err)
	}
	r.queue = slices.Delete(r.queue, 0, min(r.sending, len(r.queue)))
	r.sending = 0
	if len(in.others) > 0 {
		for _, a := range in.others {
			r.log.Add(a, true)
		}
		r.of = r.of.Again(r.log)
		others := "another readout reviews this too: " + tell.Count(len(in.others), "action") + " of it came in"
		if m.said != "" { // what was just done is not hidden
			others = m.said + "; " + others
		}
		m.said = others
	}
	if path := r.Keeper.Path(); path != r.path {
		r.path = path
		m.said = "the folder cannot be written to: the review is kept in " + tell.Line(path)
	}
	m.refreshReview()
	m.settle()
	if r.leaving && len(r.queue) == 0 {
		return tea.Quit
	}
	return m.send()
}

// refuse takes back what could not be kept.
func (m *Model) refuse(err error) tea.Cmd {
	r := &m.review
	lost := map[string]bool{}
	for _, q := range r.queue {
		lost[q.ID] = true
		if q.draft != nil && m.draft == nil {
			m.draft = q.draft
		}
	}
	m.said = "NOT KEPT, " + tell.Count(r.unkept(), "action") + " taken back: " + tell.Line(err.Error())
	r.queue, r.sending, r.leaving = nil, 0, false
	r.log = r.log.Without(lost)
	r.of = r.of.Again(r.log)
	said := m.said
	m.refreshReview()
	m.settle()
	m.said = said
	return nil
}

// unkept is how many actions of the person are not kept yet.
func (r *reviewing) unkept() int {
	n := 0
	for _, q := range r.queue {
		if q.Do != review.Seen {
			n++
		}
	}
	return n
}

// quit ends the program once everything is kept; asked again, at once.
func (m *Model) quit() tea.Cmd {
	if len(m.review.queue) == 0 || m.review.leaving {
		return tea.Quit
	}
	m.review.leaving = true
	m.said = "keeping the last of the review; q again quits without it"
	return nil
}

// finish keeps what a signal left open, a note being written too, and what was
// looked at, for the next time. An action that was kept already counts once.
func (m *Model) finish() error {
	r := &m.review
	if r.Keeper == nil || r.of == nil {
		return nil
	}
	if d := m.draft; d != nil && d.Text() != d.was {
		m.keepNote()
	}
	var last []review.Action
	for _, q := range r.queue {
		last = append(last, q.Action)
	}
	if r.log.LastSeen() != nil && r.news.Any() {
		last = append(last, review.Action{ID: r.Keeper.Name(), Time: r.Now().UTC().Format(time.RFC3339), Do: review.Seen, Sources: review.Sums(r.base)})
	}
	if len(last) == 0 {
		return nil
	}
	if _, err := r.Keeper.Append(last...); err != nil && len(r.queue) > 0 {
		return fmt.Errorf("the last of the review is not kept: %w", err)
	}
	return nil
}

// waiting reports whether something about an item is not kept yet.
func (r *reviewing) waiting(k review.Key) bool {
	return slices.ContainsFunc(r.queue, func(q queued) bool { return slices.Contains(q.keys, k) })
}

// itemKey is what a row of a pane is in a review, and whether it is anything.
func (m *Model) itemKey(pane, row string) (review.Key, bool) {
	kinds := map[string]review.Kind{
		"Timeline": review.Entry, "Participants": review.Participant, "Pledges": review.Pledge,
		"Open issues": review.Issue, "Differences": review.Difference,
	}
	if kind := kinds[pane]; kind != "" {
		return review.Key{Kind: kind, ID: row}, row != ""
	}
	for title, kind := range map[string]review.Kind{"Pledges ": review.Pledge, "Events ": review.Entry, "Open issues ": review.Issue} {
		if n := len(title); pane == "Coverage" && len(row) > n && row[:n] == title {
			return review.Key{Kind: kind, ID: row[n:]}, true
		}
	}
	return review.Key{}, false
}

// subject is the item that one is at, and in its card the piece of evidence.
func (m *Model) subject() (k review.Key, piece model.Span, ok bool) {
	if m.at.pane == layout.Glance {
		show, is := m.glance.Update(keys.Card, 0).(msg.Show)
		if !is {
			return k, piece, false
		}
		k, ok = m.itemKey(show.Pane, show.Key)
		return k, piece, ok
	}
	row, _ := m.chosen().Chosen()
	k, ok = m.itemKey(m.chosen().Name(), row.Key)
	if m.at.article && m.reader.Place().Trail.Title != m.card.Title {
		return k, piece, false
	}
	if m.at.inside && !m.at.article {
		piece = m.card.Trail(max(m.detail.Mark(), 0)).Span()
	}
	return k, piece, ok
}

// targets tells the items that a key is about, n of them from the chosen row on or
// the rows of the range. It says why there are none.
func (m *Model) targets(n int) (all []review.Target, about []review.Key) {
	r := &m.review
	if r.Keeper == nil || r.of == nil {
		m.said = m.noReview()
		return nil, nil
	}
	add := func(k review.Key, piece model.Span) {
		if t, ok := r.of.Target(k, piece); ok && !slices.Contains(about, k) {
			all, about = append(all, t), append(about, k)
		}
	}
	k, piece, ok := m.subject()
	switch {
	case ok && !piece.IsZero() && !slices.Contains(r.of.Evidence(k), piece):
		m.said = "this line is no evidence of the item itself; h leaves the card"
		return nil, nil
	case m.in() == keys.InList:
		p := m.chosen()
		first, last := p.Range(n)
		for i := first; i <= last; i++ {
			if k, ok := m.itemKey(p.Name(), p.RowAt(i).Key); ok {
				add(k, model.Span{})
			}
		}
	case ok:
		add(k, piece)
	}
	if len(all) == 0 {
		m.said = "nothing here that can be reviewed; Enter or a digit leads to the items"
	}
	return all, about
}

// noReview says why nothing can be reviewed.
func (m *Model) noReview() string {
	switch r := &m.review; {
	case m.reading.first:
		return "the briefing is still being made; it can be reviewed then"
	case r.Keeper == nil && len(r.Damaged) > 0:
		return "no review: " + tell.Line(r.Damaged[0])
	}
	return "no review: what is shown is in no folder, and HOME is not set"
}

// judge gives a verdict on what one is at and goes on to what comes next.
func (m *Model) judge(v review.Verdict, n int) {
	all, about := m.targets(n)
	if len(all) == 0 {
		return
	}
	next := m.after(n)
	if !m.do(review.Action{Do: review.Judge, Value: string(v), Items: all}, about...) {
		return
	}
	m.said = map[review.Verdict]string{review.Accept: "accepted", review.Reject: "rejected", review.Later: "put off", review.None: "no verdict"}[v]
	if len(all) > 1 {
		m.said += ": " + tell.Count(len(all), "item")
	}
	if v != review.None {
		m.goOn(next)
	} else {
		m.endRange()
	}
}

// undo takes back n actions, or brings them back.
func (m *Model) undo(n int, again bool) {
	r := &m.review
	if r.Keeper == nil || r.of == nil {
		m.said = m.noReview()
		return
	}
	do, next, word := review.Undo, r.log.Undo, "undone: "
	if again {
		do, next, word = review.Redo, r.log.Redo, "done again: "
	}
	for i := range max(n, 1) {
		of, ok := next()
		if !ok {
			if i == 0 {
				m.said = map[bool]string{false: "nothing to undo", true: "nothing to redo"}[again]
				if !again && len(r.log.InForce()) > 0 {
					m.said += ": what still holds is the other readout’s, which undoes it"
				}
			}
			return
		}
		m.do(review.Action{Do: do, Of: of.ID})
		m.goTo(of)
		m.said = word + did(of)
		if again {
			next = r.log.Redo
		} else {
			next = r.log.Undo
		}
	}
}
