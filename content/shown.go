package content

import (
	"fmt"
	"hash/maphash"

	"readout/content/annot"
	"readout/content/language"
)

// mostAnalysed is how long a reading text may be to be analysed, in bytes: what is longer
// is a book, and takes longer than anybody waits.
const mostAnalysed = 4 << 20

// shown parts the documents that are shown and not analysed from the others: those in
// another language than English, those that are too long, and those whose text another
// one of lower number is to the letter. Each says why.
func shown(all []*annot.Document) (docs, rest []*annot.Document) {
	tags := make([]string, len(all))
	annot.Each(len(all), func(i int) { tags[i] = language.Of(all[i].Source.Text, all[i].Source.Language) })
	seed := maphash.MakeSeed()
	first := map[uint64]*annot.Document{}
	for i, doc := range all {
		s := doc.Source
		hash := maphash.String(seed, s.Text)
		same := first[hash]
		if same == nil {
			first[hash] = doc
		}
		s.Language = ""
		if tags[i] != language.English {
			s.Language = tags[i]
		}
		switch {
		case same != nil && same.Source.Text == s.Text:
			s.SameAs, s.NotAnalysed = same.Source.ID, "the same article"
		case s.Language != "":
			s.NotAnalysed = "not English"
		case len(s.Text) > mostAnalysed:
			s.NotAnalysed = fmt.Sprintf("longer than %d MB", mostAnalysed>>20)
		default:
			docs = append(docs, doc)
			continue
		}
		rest = append(rest, doc)
	}
	return docs, rest
}
