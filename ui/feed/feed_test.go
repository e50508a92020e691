package feed

import (
	"context"
	"errors"
	"testing"

	"readout/model"
)

func TestNews(t *testing.T) {
	next := make(chan model.Progress)
	f := Start(context.Background(), func(_ context.Context, tell func(model.Progress)) (*model.Briefing, error) {
		for p := range next {
			tell(p)
		}
		return &model.Briefing{Title: "whole"}, nil
	})
	next <- model.Progress{Files: 3}
	if got := f.Next(); got.Files != 3 || got.Done {
		t.Errorf("first %+v", got)
	}
	part := &model.Briefing{Title: "part"}
	next <- model.Progress{Files: 3, Read: 1, Sources: part}
	next <- model.Progress{Files: 3, Read: 2}
	next <- model.Progress{Files: 3, Read: 3} // by now the one before was told
	got := f.Next()
	if got.Sources != part || got.Read < 2 {
		t.Errorf("the articles told two steps before are lost: %+v", got)
	}
	for got.Read < 3 {
		if got = f.Next(); got.Sources != nil {
			t.Error("what was fetched is told once")
		}
	}
	expired, stop := context.WithCancel(context.Background())
	stop()
	if f.Within(expired) {
		t.Error("it has not ended")
	}
	close(next)
	if !f.Within(context.Background()) {
		t.Error("it has ended")
	}
	for range 2 {
		if got = f.Next(); !got.Done || got.Briefing.Title != "whole" {
			t.Errorf("at the end %+v", got)
		}
	}
}

func TestFailures(t *testing.T) {
	fail := errors.New("nothing there")
	for name, load := range map[string]Load{
		"error":   func(context.Context, func(model.Progress)) (*model.Briefing, error) { return nil, fail },
		"panic":   func(context.Context, func(model.Progress)) (*model.Briefing, error) { panic("x") },
		"nothing": func(context.Context, func(model.Progress)) (*model.Briefing, error) { return nil, nil },
	} {
		f := Start(context.Background(), load)
		f.Within(context.Background())
		if got := f.Next(); !got.Done || got.Err == nil || got.Briefing != nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestStop(t *testing.T) {
	f := Start(context.Background(), func(ctx context.Context, _ func(model.Progress)) (*model.Briefing, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	})
	f.Stop()
	f.Within(context.Background())
	if got := f.Next(); !errors.Is(got.Err, context.Canceled) {
		t.Errorf("%+v", got)
	}
}
