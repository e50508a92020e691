package merge

import (
	"slices"
	"strings"

	"readout/content/annot"
)

// own takes the names and roles of those who are named in tokens first to end out
// of what these are about. Two sentences on one body share its name and often its
// office; what they tell of it is in the other words.
func (t *terms) own(d *annot.Dossier, doc *annot.Document, first, end int, about termset) termset {
	var names []int32
	for _, m := range mentionsIn(doc, first, end) {
		for i := m.First; i < m.End; i++ {
			names = append(names, t.ofToken(&doc.Tokens[i])...)
		}
		if m.Entity < 0 {
			continue
		}
		e := &d.Entities[m.Entity]
		for _, text := range [...]string{e.Name, e.Role} {
			for w := range strings.FieldsSeq(strings.ToLower(text)) {
				names = append(names, t.of(w)...)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(about), func(id int32) bool { return slices.Contains(names, id) })
}
