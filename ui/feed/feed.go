// Package feed makes a briefing beside a program that goes on meanwhile, and
// brings it what is new: how far the making has come, the articles that can be
// read already, in the end the briefing or why there is none.
//
// What is not fetched in time is passed over for what came after it: a slow
// screen never holds the making up, and the end is never lost. It imports model
// alone; what a briefing is made of, it is told.
package feed

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"readout/model"
)

// A Load makes a briefing and tells how far it has come, one call at a time.
type Load func(ctx context.Context, tell func(model.Progress)) (*model.Briefing, error)

// News is what is new.
type News struct {
	model.Progress
	Done     bool // nothing follows
	Briefing *model.Briefing
	Err      error // why there is no briefing
}

// A Feed is a briefing being made. One goroutine fetches from it.
type Feed struct {
	mu     sync.Mutex
	news   News
	ready  chan struct{} // holds one when there is news
	done   chan struct{} // closed at the end
	cancel context.CancelFunc
}

// Start begins to make a briefing. It ends early when ctx does.
func Start(ctx context.Context, load Load) *Feed {
	ctx, cancel := context.WithCancel(ctx)
	f := &Feed{ready: make(chan struct{}, 1), done: make(chan struct{}), cancel: cancel}
	go func() {
		b, err := guarded(ctx, load, f.tell)
		f.mu.Lock()
		f.news.Done, f.news.Briefing, f.news.Err = true, b, err
		f.mu.Unlock()
		close(f.done)
		f.wake()
	}()
	return f
}

// guarded turns a panic of the making into an error of it.
func guarded(ctx context.Context, load Load, tell func(model.Progress)) (b *model.Briefing, err error) {
	defer func() {
		if r := recover(); r != nil {
			b, err = nil, fmt.Errorf("a fault of the program: %v", r)
		}
	}()
	b, err = load(ctx, tell)
	if b == nil && err == nil {
		err = errors.New("no briefing was made")
	}
	return b, err
}

func (f *Feed) tell(p model.Progress) {
	f.mu.Lock()
	if p.Sources == nil {
		p.Sources = f.news.Sources // told before and not fetched yet
	}
	f.news.Progress = p
	f.mu.Unlock()
	f.wake()
}

func (f *Feed) wake() {
	select {
	case f.ready <- struct{}{}:
	default:
	}
}

// Next waits for news and fetches them. Once it was Done, so are all further
// ones.
func (f *Feed) Next() News {
	select {
	case <-f.ready:
	case <-f.done:
	}
	return f.Now()
}

// Now fetches what is new, without waiting.
func (f *Feed) Now() News {
	f.mu.Lock()
	defer f.mu.Unlock()
	news := f.news
	f.news.Sources = nil
	return news
}

// Within waits for the end, no longer than until ctx ends, and reports whether it
// came.
func (f *Feed) Within(ctx context.Context) bool {
	select {
	case <-f.done:
		return true
	case <-ctx.Done():
		return false
	}
}

// Stop ends the making.
func (f *Feed) Stop() { f.cancel() }
