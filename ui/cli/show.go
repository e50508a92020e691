package cli

import (
	"context"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"time"

	"readout/model"
	"readout/ui/app"
	"readout/ui/bookmark"
	"readout/ui/feed"
	"readout/ui/journal"
	"readout/ui/watch"
)

// blink is how long the screen waits for the whole briefing before it opens with
// what there is of it.
const blink = 120 * time.Millisecond

// A maker makes the briefing of a selection, and tells how far it has come.
type maker func(ctx context.Context, files selection, tell func(model.Progress)) (*model.Briefing, error)

// show opens a selection on the full screen. The settings are read while the
// articles are.
func (p Program) show(ctx context.Context, files selection, c call, make maker) (int, error) {
	var shown atomic.Pointer[model.Briefing]
	load := func(ctx context.Context, tell func(model.Progress)) (*model.Briefing, error) {
		b, err := make(ctx, files, tell)
		if err == nil {
			shown.Store(b)
		}
		return b, err
	}
	var changed func(context.Context) bool
	if c.watch {
		if files.root == "" {
			return Wrong, mistake{"--watch needs a folder, or files", "readout --watch DIR"}
		}
		changed = watch.New(files.fsys, files.names...).Changed
	}
	review := p.reviewBeside(files)
	f := feed.Start(ctx, load)
	defer f.Stop()
	set, wrong := p.settings()
	opts := app.Options{
		Stdin: p.Stdin, Stdout: p.Stdout, Environ: p.Environ, File: files.file, Settings: set, Told: p.brief(wrong), Settled: trim,
		Feed: f, Called: files.title(), Changed: changed, Load: load,
	}
	if !c.passing {
		opts.Review = <-review
		store, dossier := bookmark.Personal(p.env), files.dossier()
		if m, ok := store.Find(dossier); ok && !c.fresh {
			opts.Mark = &m
		}
		opts.Keep = func(m bookmark.Mark) {
			_ = store.Keep(dossier, m) // a convenience: the next time starts at a glance
		}
	}
	if !files.isSample() { // which is small: its first screen is the whole briefing
		opts.Patience = blink
	}
	err := app.Run(ctx, opts)
	b := shown.Load()
	if b != nil {
		p.warn(b)
	}
	return codeOf(b), err
}

// reviewBeside reads the review of a selection beside all else.
func (p Program) reviewBeside(files selection) <-chan *app.Review {
	out := make(chan *app.Review, 1)
	go func() { out <- p.review(files) }()
	return out
}

// review is the review of a selection with what was done before. Where it cannot
// be read, that is said, and nothing is kept.
func (p Program) review(files selection) *app.Review {
	j, actions, err := journal.Open(files.places(p.env))
	if err != nil {
		return &app.Review{Damaged: []string{err.Error()}}
	}
	r := &app.Review{Keeper: j, Actions: actions, Now: p.Now}
	for _, d := range j.Damaged() {
		r.Damaged = append(r.Damaged, d.String())
	}
	return r
}

// places are where the review of a selection may lie: beside the articles where
// they are all in one folder, else in the person's own.
func (s selection) places(env func(string) string) journal.Places {
	home, state := env("HOME"), env("XDG_STATE_HOME")
	switch {
	case s.isSample():
		return journal.PlacesOf("", "sample", home, state)
	case s.root == "":
		return journal.PlacesOf("", inputName, home, state)
	}
	return journal.PlacesOf(s.root, "", home, state)
}

// unhurried lets the first collection of memory wait until 48 MB are in use: of
// what is made on the way to the first screen little is garbage. From then on it
// is as before.
func unhurried() {
	const percent = 1200 // of the 4 MB that Go begins with
	before := debug.SetGCPercent(percent)
	runtime.AddCleanup(new([64]byte), func(before int) { // when the first is done
		if now := debug.SetGCPercent(before); now != percent {
			debug.SetGCPercent(now) // trim was sooner
		}
	}, before)
}

// trim gives back what making the briefing took: reading needs a fraction of it.
// From then on little is asked for, so memory is collected early.
func trim() {
	const percent = 40
	debug.SetGCPercent(percent)
	debug.FreeOSMemory()
}
