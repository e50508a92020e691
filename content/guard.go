package content

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"readout/content/annot"
	"readout/model"
)

// failures are the stages that failed over a document.
type failures struct {
	mu   sync.Mutex
	list []model.Notice
}

func (f *failures) add(path, stage string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.list = append(f.list, model.Notice{Path: path, Lost: true,
		Message: fmt.Sprintf("a fault of the program: the stage %q failed here, and what it finds is missing", stage)})
}

// notices are the failures in an order that does not depend on when they came.
func (f *failures) notices() []model.Notice {
	slices.SortFunc(f.list, func(a, b model.Notice) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Message, b.Message))
	})
	return f.list
}

// guarded are the stages, each of which costs what it would have found, and not
// the program, when it fails over a text that nobody thought of.
func guarded(list []annot.Stage, failed *failures) []annot.Stage {
	out := slices.Clone(list)
	for i, s := range list {
		if s.Document != nil {
			out[i].Document = func(d *annot.Dossier, doc *annot.Document) {
				defer func() {
					if recover() != nil {
						failed.add(doc.Source.ID, s.Name)
					}
				}()
				s.Document(d, doc)
			}
			continue
		}
		out[i].Dossier = func(d *annot.Dossier) {
			defer func() {
				if recover() != nil {
					failed.add("", s.Name)
				}
			}()
			s.Dossier(d)
		}
	}
	return out
}
