package review_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"readout/model"
	"readout/model/review"
	"readout/ui/fixture"
)

// random makes actions about whatever a review holds at the time, all of them
// sound when they are made.
type random struct {
	*rand.Rand
	n int
}

func pick[T any](r random, all []T) T { return all[r.IntN(len(all))] }

func (r *random) action(now *review.Review, l *review.Log) review.Action {
	r.n++
	a := review.Action{ID: fmt.Sprint("a", r.n)}
	if r.IntN(80) == 0 {
		if of, ok := l.Undo(); ok {
			a.Do, a.Of = review.Undo, of.ID
			return a
		}
	}
	if r.IntN(80) == 0 {
		if of, ok := l.Redo(); ok {
			a.Do, a.Of = review.Redo, of.ID
			return a
		}
	}
	b := now.Briefing()
	kind := pick(*r, review.Kinds())
	keys := now.Items(kind)
	key := pick(*r, keys)
	target := func(k review.Key, piece bool) review.Target {
		at := model.Span{}
		if all := now.Evidence(k); piece && len(all) > 0 {
			at = pick(*r, all)
		}
		t, ok := now.Target(k, at)
		if !ok {
			panic(fmt.Sprintf("%v cannot be told", k))
		}
		return t
	}
	a.Items = []review.Target{target(key, r.IntN(3) == 0)}
	switch r.IntN(12) {
	case 0, 1, 2, 3:
		a.Do, a.Value = review.Judge, string(pick(*r, []review.Verdict{review.Accept, review.Reject, review.Later, review.None}))
	case 4:
		a.Do, a.Value = review.Write, fmt.Sprintf("note %d\nwith a second line", r.n)
		if notes := now.Mark(key).Notes; len(notes) > 0 {
			a.Of = notes[0].ID
		}
	case 5:
		a.Do, a.Value = pick(*r, []review.Do{review.Tag, review.Untag}), pick(*r, []string{"check", "call", "print"})
	case 6, 7:
		a = r.edit(a, now)
	case 8:
		a.Do = review.Merge
		for range 1 + r.IntN(2) {
			a.Items = append(a.Items, target(pick(*r, keys), false))
		}
	case 9:
		a.Do, a.Items[0] = review.Split, target(key, true)
	default:
		src := pick(*r, b.Sources)
		a.Do, a.Kind, a.Value = review.Add, pick(*r, []review.Kind{review.Entry, review.Pledge, review.Issue}), string(model.Promised)
		a.Spans, a.Items = []review.Anchor{quote(b, r.stretch(src))}, nil
		a.Who = []review.Anchor{quote(b, r.mention(b))}
	}
	return a
}

func (r *random) edit(a review.Action, now *review.Review) review.Action {
	b := now.Briefing()
	a.Do, a.Field = review.Edit, pick(*r, []review.Field{review.Date, review.Status, review.Presence, review.Condition, review.Actors, review.Wording})
	words := quote(b, r.stretch(pick(*r, b.Sources)))
	switch a.Field {
	case review.Status:
		a.Value = string(pick(*r, review.Statuses()))
	case review.Presence:
		a.Value = string(pick(*r, review.Presences()))
	case review.Actors:
		a.Spans = []review.Anchor{quote(b, r.mention(b))}
	case review.Date:
		if len(b.Dates) > 0 && r.IntN(3) > 0 {
			a.Spans = []review.Anchor{quote(b, pick(*r, b.Dates).Span)}
		}
	case review.Condition:
		if r.IntN(3) > 0 {
			a.Spans = []review.Anchor{words}
		}
	default:
		a.Spans = []review.Anchor{words}
	}
	return a
}

// mention is a place where somebody is named.
func (r *random) mention(b *model.Briefing) model.Span {
	for {
		if p := pick(*r, b.Participants); len(p.Mentions) > 0 {
			return pick(*r, p.Mentions)
		}
	}
}

// stretch is some words of a source.
func (r *random) stretch(src model.Source) model.Span {
	for {
		i := r.IntN(len(src.Text) - 60)
		end := i + 10 + r.IntN(50)
		if at := strings.IndexByte(src.Text[i:], ' '); at >= 0 && i+at+1 < end {
			if to := strings.LastIndexByte(src.Text[:end], ' '); to > i+at+1 {
				return src.Span(i+at+1, to)
			}
		}
	}
}

func quote(b *model.Briefing, s model.Span) review.Anchor {
	a, ok := review.Quote(b, s)
	if !ok {
		panic(fmt.Sprintf("%v is no stretch of a source", s))
	}
	return a
}

// TestUndoAll does ten thousand actions in random order and takes all of them
// back: what is left is the start. On the way the briefing is always sound, and
// what was added one by one is what the whole log makes.
func TestUndoAll(t *testing.T) {
	start := dated()
	actions := 10_000
	if testing.Short() {
		actions = 1000
	}
	for seed := range uint64(1) {
		r := &random{Rand: rand.New(rand.NewPCG(seed, 7))}
		var l review.Log
		now := review.Apply(start, &l)
		orphans := 0
		for i := range actions {
			a := r.action(now, &l)
			l.Add(a, false)
			if a.Do == review.Undo || a.Do == review.Redo {
				now = now.Again(&l)
			} else {
				now.Do(a)
			}
			if i%(actions/10) > 0 {
				continue
			}
			if err := model.Check(now.Briefing()); err != nil {
				t.Fatalf("seed %d, after %d actions, the last one %+v: %v", seed, i, a, err)
			}
			whole := review.Apply(start, &l)
			if !reflect.DeepEqual(whole.Briefing(), now.Briefing()) || !reflect.DeepEqual(whole.Orphans(), now.Orphans()) {
				t.Fatalf("seed %d: after %d actions the whole log makes another review", seed, i)
			}
			for _, kind := range review.Kinds() {
				for _, k := range now.Items(kind) {
					if got, want := now.Mark(k), whole.Mark(k); !reflect.DeepEqual(got, want) {
						t.Fatalf("seed %d: %v is %+v, by the whole log %+v", seed, k, got, want)
					}
				}
			}
			accepted := now.Only(func(_ review.Key, m review.Mark) bool { return m.Verdict == review.Accept })
			if err := model.Check(accepted); err != nil {
				t.Fatalf("seed %d: what was accepted: %v", seed, err)
			}
			orphans = len(now.Orphans())
		}
		if len(l.InForce()) < actions/2 {
			t.Fatalf("only %d actions are in force: the test tests little", len(l.InForce()))
		}
		t.Logf("seed %d: %d in force, %d orphans", seed, len(l.InForce()), orphans)
		for {
			of, ok := l.Undo()
			if !ok {
				break
			}
			r.n++
			l.Add(review.Action{ID: fmt.Sprint("a", r.n), Do: review.Undo, Of: of.ID}, false)
		}
		if now = now.Again(&l); now.Briefing() != start || !reflect.DeepEqual(start, dated()) {
			t.Fatalf("seed %d: undoing everything does not lead back", seed)
		}
		for _, kind := range review.Kinds() {
			for _, k := range now.Items(kind) {
				if m := now.Mark(k); !reflect.DeepEqual(m, review.Mark{}) {
					t.Errorf("seed %d: %v still is %+v", seed, k, m)
				}
			}
		}
	}
}

// dated is the fixture with some dates read in it.
func dated() *model.Briefing {
	b := fixture.Briefing()
	for i := range b.Sources {
		src := &b.Sources[i]
		for _, d := range [][2]string{{"Thursday", "2026-03-12"}, {"Friday", "2026-03-13"}} {
			if at := strings.Index(src.Text, d[0]); at >= 0 {
				b.Dates = append(b.Dates, model.Date{Span: src.Span(at, at+len(d[0])), Type: "DATE", Value: d[1], From: d[1], To: d[1]})
			}
		}
	}
	return b
}

// A review in which nothing was done is the briefing as it came: whoever starts
// draws it once.
func TestNothingDone(t *testing.T) {
	b := fixture.Briefing()
	if got := review.Apply(b, &review.Log{}).Briefing(); !reflect.DeepEqual(got, b) {
		t.Error("it is another briefing")
	}
}

// TestAlone hands on what was accepted and what that needs: no person and no
// quotation that it does not rest on, and those that it needs with their homes.
func TestAlone(t *testing.T) {
	b := fixture.Briefing()
	now := review.Apply(b, &review.Log{})
	key := review.Key{Kind: review.Pledge, ID: "p-piers"}
	target, _ := now.Target(key, model.Span{})
	now.Do(review.Action{ID: "1", Do: review.Judge, Value: string(review.Accept), Items: []review.Target{target}})
	got := now.Alone(func(_ review.Key, m review.Mark) bool { return m.Verdict == review.Accept })
	if err := model.Check(got); err != nil {
		t.Fatal(err)
	}
	if len(got.Pledges) != 1 || len(got.Timeline) > 0 || len(got.Participants) >= len(b.Participants) || len(got.Participants) == 0 {
		t.Errorf("%d pledges, %d participants", len(got.Pledges), len(got.Participants))
	}
	names := map[string]bool{}
	for _, p := range got.Participants {
		names[p.Name] = true
	}
	for _, p := range b.Participants {
		if names[p.Name] && p.Affiliation != "" && !names[p.Affiliation] {
			for _, o := range b.Participants {
				if o.Name == p.Affiliation {
					t.Errorf("%s is there without %s", p.Name, o.Name)
				}
			}
		}
	}
	for _, q := range got.Quotes {
		rests := false
		for _, s := range got.Pledges[0].Evidence {
			rests = rests || s.Overlaps(q.Span)
		}
		if !rests {
			t.Errorf("%q is nothing that was accepted", b.Text(q.Span))
		}
	}
}

// TestSplitAsCame gives a piece that is split off the status that it came with, not
// the one that the whole was corrected to.
func TestSplitAsCame(t *testing.T) {
	b := fixture.Briefing()
	now := review.Apply(b, &review.Log{})
	key := review.Key{Kind: review.Pledge, ID: "p-piers"}
	var came model.Status
	for _, p := range b.Pledges {
		if p.ID == key.ID {
			came = p.Status
		}
	}
	whole, _ := now.Target(key, model.Span{})
	piece, _ := now.Target(key, now.Evidence(key)[1])
	now.Do(review.Action{ID: "1", Do: review.Edit, Field: review.Status, Value: string(model.Withdrawn), Items: []review.Target{whole}})
	now.Do(review.Action{ID: "2", Do: review.Split, Items: []review.Target{piece}})
	for _, p := range now.Briefing().Pledges {
		if strings.HasPrefix(p.ID, "added") && p.Status != came {
			t.Errorf("split off as %s, it came as %s", p.Status, came)
		}
	}
}
