package content

import (
	"slices"
	"sync"

	"readout/content/annot"
	"readout/content/format"
	"readout/model"
)

// A teller says how far the making of a briefing has come. Its calls come from
// many goroutines and go on one at a time. A nil teller says nothing.
type teller struct {
	mu       sync.Mutex
	tell     func(model.Progress)
	now      model.Progress
	paths    []string
	articles map[string][]*format.Article
	next     int // how many articles are read when they are told again

	work, done int // bytes of text, once for each stage that goes through it
}

func newTeller(tell func(model.Progress)) *teller {
	if tell == nil {
		return nil
	}
	return &teller{tell: tell, next: 1, articles: make(map[string][]*format.Article)}
}

// begin says which files there are.
func (t *teller) begin(paths []string) {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.paths, t.now.Files = paths, len(paths)
	t.tell(t.now)
}

// read says that one more file is done with. What can be read by then is told
// each time that it has doubled, which costs less than twice as much as once.
func (t *teller) read(path string, list []*format.Article) {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.now.Read++
	if len(list) > 0 {
		t.articles[path] = list
	}
	now := t.now
	if n := len(t.articles); n > 0 && (n >= t.next || t.now.Read == t.now.Files) {
		t.next = 2 * n
		now.Sources = readable(documents(t.paths, t.articles))
	}
	t.tell(now)
}

// readable is a briefing of the articles alone, that no stage changes any more.
func readable(docs []*annot.Document) *model.Briefing {
	b := &model.Briefing{Sources: make([]model.Source, len(docs))}
	for i, d := range docs {
		b.Sources[i] = *d.Source
		b.Sources[i].Blocks = slices.Clone(d.Source.Blocks)
	}
	return b
}

// told are the stages, each of which says when it has gone through a document.
func (t *teller) told(list []annot.Stage, d *annot.Dossier) []annot.Stage {
	if t == nil {
		return list
	}
	text := 0
	for _, doc := range d.Docs {
		text += len(doc.Source.Text)
	}
	out := slices.Clone(list)
	for i, s := range list {
		t.work += text
		if s.Dossier != nil {
			out[i].Dossier = func(d *annot.Dossier) {
				s.Dossier(d)
				t.step(text)
			}
			continue
		}
		out[i].Document = func(d *annot.Dossier, doc *annot.Document) {
			s.Document(d, doc)
			t.step(len(doc.Source.Text))
		}
	}
	t.work += text // merging, which comes last
	return out
}

// step says that so many bytes more were gone through.
func (t *teller) step(n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.done += n
	if p := t.done * 100 / max(t.work, 1); p != t.now.Percent {
		t.now.Percent = p
		t.tell(t.now)
	}
}
