package review

import (
	"slices"
	"strings"

	"readout/model"
)

// A Note is what somebody wrote about an item.
type Note struct {
	ID   string // of the action, which a later text replaces
	Time string
	Text string     // one or many lines
	At   model.Span // the piece of evidence; zero for the item
}

// A Mark is what was decided about an item.
type Mark struct {
	Verdict  Verdict
	Evidence map[model.Span]Verdict // of single pieces of its evidence
	Notes    []Note
	Tags     []string // sorted, each once
	Edited   []Field  // in the order of the first change
	Added    bool     // a person found it: by itself, or split off another
	Merged   int      // how many others became one with it
	Reworded bool     // the words that were judged are spelled otherwise since
	Was      Verdict  // what was held until its sentence came to say something else; None when judged since
}

// Reviewed reports whether somebody decided: put off is not decided.
func (m Mark) Reviewed() bool { return m.Verdict == Accept || m.Verdict == Reject }

// An Orphan is an action in force that could not be applied.
type Orphan struct {
	Action Action
	Why    string

	open []*Mark // of a verdict: those that it no longer counts for
}

// A Review is a briefing with a log of actions applied to it. It changes nothing
// of the briefing it was made of. Its methods are for one goroutine.
type Review struct {
	base  *model.Briefing
	find  *finder
	items map[Kind][]*item

	byKey  map[Key]*item
	starts map[stretch][]*item         // by where its own words begin, now or once
	pieces map[Kind]map[string][]piece // by source: the evidence, now or once; nil until asked for
	names  map[string][]mention

	marks   map[Key]*Mark
	orphans []Orphan

	briefing *model.Briefing // as reviewed; nil when it has to be made
	changed  bool            // an item is not as it came
}

// A stretch is where the words of an item of a kind begin.
type stretch struct {
	kind   Kind
	source string
	start  int
}

type piece struct {
	model.Span
	of *item
}

type mention struct {
	model.Span
	participant string
}

// Apply makes the review of a briefing by all actions of a log that are in force.
func Apply(b *model.Briefing, l *Log) *Review {
	return again(b, newFinder(b), l)
}

// Again is the review of the same briefing by the log as it is now: what a
// change in the middle of it, an undo, asks for.
func (r *Review) Again(l *Log) *Review { return again(r.base, r.find, l) }

func again(b *model.Briefing, f *finder, l *Log) *Review {
	r := &Review{
		base: b, find: f, items: items(b), briefing: b, marks: map[Key]*Mark{},
		byKey: map[Key]*item{}, starts: map[stretch][]*item{}, pieces: map[Kind]map[string][]piece{},
	}
	for _, kind := range Kinds() {
		for _, it := range r.items[kind] {
			r.index(it)
		}
	}
	for _, a := range l.actions {
		if !l.undone[a.ID] {
			r.Do(a)
		}
	}
	return r
}

// index makes an item found by its words and its name.
func (r *Review) index(it *item) {
	r.byKey[it.Key] = it
	w := it.words()
	at := stretch{it.Kind, w.Source, w.Start}
	if !slices.Contains(r.starts[at], it) {
		r.starts[at] = append(r.starts[at], it)
	}
	if r.pieces[it.Kind] == nil {
		return
	}
	for _, s := range it.evidence() {
		if p := (piece{s, it}); !slices.Contains(r.pieces[it.Kind][s.Source], p) {
			r.pieces[it.Kind][s.Source] = append(r.pieces[it.Kind][s.Source], p)
		}
	}
}

// piecesIn are the pieces of evidence that items of a kind have, or had, in a source.
func (r *Review) piecesIn(kind Kind, source string) []piece {
	if r.pieces[kind] == nil {
		r.pieces[kind] = map[string][]piece{}
		for _, it := range r.items[kind] {
			for _, s := range it.evidence() {
				r.pieces[kind][s.Source] = append(r.pieces[kind][s.Source], piece{s, it})
			}
		}
	}
	return r.pieces[kind][source]
}

// Do applies one more action, the last one of the log. Undo and Redo change what
// was before: for them, and for what they make of the log, ask Again.
func (r *Review) Do(a Action) {
	if !undoable(a.Do) {
		return
	}
	if why := r.Try(a); why != "" {
		r.orphans = append(r.orphans, Orphan{Action: a, Why: why})
	}
}

// Try is Do for an action that is not to count unless all of it can be done: it says
// why not, and what was done of it then has to be made good by Again.
func (r *Review) Try(a Action) (why string) {
	switch a.Do {
	case Judge:
		return r.judge(a)
	case Write:
		return r.note(a)
	case Tag, Untag:
		return r.tag(a)
	case Edit:
		return r.edit(a)
	case Merge:
		return r.merge(a)
	case Split:
		return r.split(a)
	case Add:
		return r.add(a)
	}
	return "this program does not know what it does"
}

// Why an action could not be applied.
const (
	goneItem  = "its words are no longer in the articles"
	gonePiece = "the sentence is no longer in the articles, or no evidence of it"
	goneWords = "the words chosen are no longer in the articles"
	noTarget  = "it names no item"
	noValue   = "its value is none that the program knows"
)

// Of each target: the item, and the piece of evidence that is meant.
type meant struct {
	*item
	at       model.Span
	reworded bool
	told     Target // as the action tells it
}

// eachTarget does something with every target that is found again. It says why
// when one is not.
func (r *Review) eachTarget(a Action, do func(meant)) (why string) {
	if len(a.Items) == 0 {
		return noTarget
	}
	for _, t := range a.Items {
		m, w := r.locate(t)
		if w != "" {
			why = w
			continue
		}
		m.told = t
		do(m)
	}
	return why
}

// locate finds the item that a target means.
func (r *Review) locate(t Target) (meant, string) {
	m := r.locateItem(t)
	if m.item == nil {
		return m, goneItem
	}
	if t.At == nil {
		return m, ""
	}
	p := r.find.find(*t.At)
	m.at = among(p.Span, m.evidence())
	if m.at.IsZero() {
		return m, gonePiece
	}
	m.reworded = m.reworded || p.reworded
	return m, ""
}

// among is the one of spans that shares most with s, the zero Span when none does.
func among(s model.Span, spans []model.Span) model.Span {
	best, most := model.Span{}, 0
	for _, o := range spans {
		if n := shared(s, o); n > most {
			best, most = o, n
		}
	}
	return best
}

func shared(a, b model.Span) int {
	if a.Source != b.Source {
		return 0
	}
	return max(min(a.End, b.End)-max(a.Start, b.Start), 0)
}

// locateItem finds an item by its own words where they begin one, else by the
// evidence that holds most of what is quoted. A name decides between equals only.
func (r *Review) locateItem(t Target) meant {
	if it := r.byKey[Key{t.Kind, t.ID}]; it != nil && it.lens() {
		return meant{item: it.stands()}
	}
	best, most := meant{}, 0
	weigh := func(it *item, points int, reworded bool) {
		it = it.stands()
		points *= 2
		if it.ID == t.ID {
			points++
		}
		if points > most {
			best, most = meant{item: it, reworded: reworded}, points
		}
	}
	const ownWords = 1 << 20 // more than any evidence shares
	for i, a := range t.Words {
		p := r.find.find(a)
		if p.IsZero() {
			continue
		}
		if i == 0 {
			for _, it := range r.starts[stretch{t.Kind, p.Source, p.Start}] {
				weigh(it, ownWords, p.reworded)
			}
			if most > ownWords {
				return best
			}
		}
		for _, e := range r.piecesIn(t.Kind, p.Source) {
			if n := shared(p.Span, e.Span); n > 0 && slices.Contains(e.of.stands().evidence(), e.Span) {
				weigh(e.of, n, p.reworded)
			}
		}
	}
	return best
}

// stands is the item itself, or what it was merged into.
func (it *item) stands() *item {
	for it.into != nil {
		it = it.into
	}
	return it
}

func (r *Review) mark(it *item) *Mark {
	m := r.marks[it.Key]
	if m == nil {
		m = &Mark{}
		r.marks[it.Key] = m
	}
	return m
}

func (r *Review) judge(a Action) string {
	v := Verdict(a.Value)
	if v != None && v != Accept && v != Reject && v != Later {
		return noValue
	}
	var open []*Mark
	why := r.eachTarget(a, func(t meant) {
		m := r.mark(t.item)
		now := r.turned(t.told)
		m.Reworded = t.reworded || now == spelling
		if t.at.IsZero() {
			m.Was = None
		}
		switch {
		case now == meaning && v != None:
			open = append(open, m)
			r.reopen(m, t.at, v)
		case t.at.IsZero():
			m.Verdict = v
		case v == None:
			delete(m.Evidence, t.at)
		default:
			if m.Evidence == nil {
				m.Evidence = map[model.Span]Verdict{}
			}
			m.Evidence[t.at] = v
		}
	})
	if len(open) > 0 {
		r.orphans = append(r.orphans, Orphan{Action: a, Why: whyOpen(v, len(a.Items)), open: open})
	}
	return why
}

// reopen takes a verdict back whose sentence says something else now.
func (r *Review) reopen(m *Mark, piece model.Span, was Verdict) {
	m.Reworded, m.Was = false, was
	if piece.IsZero() {
		m.Verdict = None
		return
	}
	delete(m.Evidence, piece)
}

func whyOpen(v Verdict, of int) string {
	said := map[Verdict]string{Accept: "accepted", Reject: "rejected", Later: "put off"}[v]
	if of > 1 {
		return "some of it was " + said + " before its words changed, and is open again"
	}
	return "was " + said + " before its words changed; open again"
}

func (r *Review) note(a Action) string {
	return r.eachTarget(a, func(t meant) {
		m := r.mark(t.item)
		i := slices.IndexFunc(m.Notes, func(n Note) bool { return n.ID == a.Of && a.Of != "" })
		n := Note{a.ID, a.Time, a.Value, t.at}
		switch {
		case strings.TrimSpace(a.Value) == "" && i >= 0:
			m.Notes = slices.Delete(m.Notes, i, i+1)
		case strings.TrimSpace(a.Value) == "":
		case i >= 0:
			m.Notes[i] = n
		default:
			m.Notes = append(m.Notes, n)
		}
	})
}

func (r *Review) tag(a Action) string {
	if a.Value == "" {
		return noValue
	}
	return r.eachTarget(a, func(t meant) {
		m := r.mark(t.item)
		i, there := slices.BinarySearch(m.Tags, a.Value)
		switch {
		case a.Do == Tag && !there:
			m.Tags = slices.Insert(m.Tags, i, a.Value)
		case a.Do == Untag && there:
			m.Tags = slices.Delete(m.Tags, i, i+1)
		}
	})
}

// Mark is what was decided about an item of Briefing, the zero Mark when nothing was.
func (r *Review) Mark(k Key) Mark {
	if m := r.marks[k]; m != nil {
		return *m
	}
	return Mark{}
}

// Orphans are the actions in force that could not be applied, in the order of the
// log; of verdicts that no longer count those alone that nobody gave anew.
func (r *Review) Orphans() []Orphan {
	return slices.DeleteFunc(slices.Clone(r.orphans), func(o Orphan) bool {
		return len(o.open) > 0 && !slices.ContainsFunc(o.open, func(m *Mark) bool { return m.Was != None })
	})
}

// Target tells an item of Briefing by quotation, for an action about it; with a
// piece, that piece of its evidence. False when there is none.
func (r *Review) Target(k Key, piece model.Span) (Target, bool) {
	it := r.byKey[k]
	if it == nil || it.into != nil {
		return Target{}, false
	}
	return it.target(r.base, piece)
}

// Find is the item of Briefing that a target means, and whether it is there.
func (r *Review) Find(t Target) (Key, bool) {
	m := r.locateItem(t)
	if m.item == nil {
		return Key{}, false
	}
	return m.Key, true
}

// Evidence are the pieces of evidence of an item, each of which can be judged by
// itself: of a participant what shows its role or presence, then its mentions.
func (r *Review) Evidence(k Key) []model.Span {
	if it := r.byKey[k]; it != nil && it.into == nil {
		return slices.Clone(it.evidence())
	}
	return nil
}

// Items are the items of a kind in Briefing.
func (r *Review) Items(kind Kind) []Key {
	var out []Key
	for _, it := range r.items[kind] {
		if it.into == nil {
			out = append(out, it.Key)
		}
	}
	return out
}

// Progress is how many items of a kind were decided, of how many.
func (r *Review) Progress(kind Kind) (done, of int) {
	for _, it := range r.items[kind] {
		if it.into != nil {
			continue
		}
		of++
		if m := r.marks[it.Key]; m != nil && m.Reviewed() {
			done++
		}
	}
	return done, of
}
