package tell

import "readout/model"

// Narrow is the same dossier with fewer items in it: b holds those that are left,
// with all sources of k, and hidden names the sources that are not looked at. The
// central event, and so every grouping, stays what it is.
func (k *Book) Narrow(b *model.Briefing, hidden map[string]bool) *Book {
	out := New(b)
	out.EventDay, out.last, out.hidden = k.EventDay, k.last, hidden
	out.people = k.people // those who are left out have names all the same
	return out
}

// Shown are the sources that are looked at: all of them but where a filter says
// otherwise.
func (k *Book) Shown() []*model.Source {
	out := make([]*model.Source, 0, len(k.Sources))
	for i := range k.Sources {
		if s := &k.Sources[i]; !k.hidden[s.ID] {
			out = append(out, s)
		}
	}
	return out
}
