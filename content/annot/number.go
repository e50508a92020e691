package annot

// chunk is how many documents are numbered by themselves first.
const chunk = 32

// Number numbers the forms of all tokens from 0 on, in the order in which they
// first stand, so that what is known of a form is a look into a slice. It returns
// how many there are, and does its work once; only a dossier stage may call it.
func (d *Dossier) Number() int {
	if d.numbered == len(d.Docs) {
		return d.forms
	}
	chunks := make([]struct {
		docs  []*Document
		forms []string
		ids   []int32 // by number in the chunk, the number in the dossier
	}, (len(d.Docs)+chunk-1)/chunk)
	Each(len(chunks), func(i int) {
		c := &chunks[i]
		c.docs = d.Docs[i*chunk : min(len(d.Docs), (i+1)*chunk)]
		known := map[string]int32{}
		for _, doc := range c.docs {
			for k := range doc.Tokens {
				t := &doc.Tokens[k]
				id, ok := known[t.Lower]
				if !ok {
					id = int32(len(c.forms))
					known[t.Lower] = id
					c.forms = append(c.forms, t.Lower)
				}
				t.Word = id
			}
		}
	})
	all := map[string]int32{}
	for i := range chunks {
		c := &chunks[i]
		c.ids = make([]int32, len(c.forms))
		for k, form := range c.forms {
			id, ok := all[form]
			if !ok {
				id = int32(len(all))
				all[form] = id
			}
			c.ids[k] = id
		}
	}
	Each(len(chunks), func(i int) {
		for _, doc := range chunks[i].docs {
			for k := range doc.Tokens {
				doc.Tokens[k].Word = chunks[i].ids[doc.Tokens[k].Word]
			}
		}
	})
	d.forms, d.numbered = len(all), len(d.Docs)
	return d.forms
}
