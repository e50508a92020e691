package merge

import (
	"cmp"
	"slices"

	"readout/content/annot"
	"readout/model"
)

const (
	shingle    = 8    // words that must stand in the same order to be the same wording
	maxHolders = 16   // sources in which a shingle is looked for; more, and it is litter
	leastShare = 0.05 // of a source's words, to be told
	copyShare  = 0.4  // of a source's words, to be a copy of one report
)

// wording sets how much of each source stands word for word in another one. Its
// cost grows with the text, not with the pairs of sources.
func (m *merger) wording(sources []model.Source) {
	docs := m.dossier.Docs
	holders := map[uint64][]int32{}
	words := make([][]uint64, len(docs))
	for n, doc := range docs {
		words[n] = shingles(doc)
		for _, h := range words[n] {
			in := holders[h]
			if k := len(in); k < maxHolders && (k == 0 || in[k-1] != int32(n)) {
				holders[h] = append(in, int32(n))
			}
		}
	}
	for n := range docs {
		total := len(words[n]) + shingle - 1
		covered := map[int32]int{} // words by the other source
		reach := map[int32]int{}   // the first word not yet counted
		for i, h := range words[n] {
			for _, o := range holders[h] {
				if o != int32(n) {
					from := max(i, reach[o])
					covered[o] += i + shingle - from
					reach[o] = i + shingle
				}
			}
		}
		for o, k := range covered {
			if share := float64(k) / float64(total); share >= leastShare {
				sources[n].SameWording = append(sources[n].SameWording, model.SameWording{Source: docs[o].Source.ID, Share: share})
			}
		}
		slices.SortFunc(sources[n].SameWording, func(a, b model.SameWording) int {
			return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Source, b.Source))
		})
	}
}

// shingles are the hashes of the runs of shingle words of a document, marks left out.
func shingles(doc *annot.Document) []uint64 {
	const prime = 1099511628211
	var hashes []uint64
	for _, t := range doc.Tokens {
		if t.Kind == annot.Punct || t.Kind == annot.QuoteTok {
			continue
		}
		h := uint64(14695981039346656037)
		for i := range len(t.Lower) {
			h = (h ^ uint64(t.Lower[i])) * prime
		}
		hashes = append(hashes, h)
	}
	if len(hashes) < shingle {
		return nil
	}
	out := make([]uint64, 0, len(hashes)-shingle+1)
	for i := range len(hashes) - shingle + 1 {
		h := uint64(14695981039346656037)
		for _, w := range hashes[i : i+shingle] {
			h = (h ^ w) * prime
		}
		out = append(out, h)
	}
	return out
}

// reports is which sources give one report: each source by ID to the first one
// that it copies or that copies it, itself when it stands alone.
func reportsOf(sources []model.Source) map[string]string {
	at := map[string]int{}
	for i := range sources {
		at[sources[i].ID] = i
	}
	u := newUnions(len(sources))
	for i := range sources {
		for _, w := range sources[i].SameWording {
			if j, ok := at[w.Source]; ok && w.Share >= copyShare {
				u.join(i, j)
			}
		}
	}
	out := map[string]string{}
	for i := range sources {
		out[sources[i].ID] = sources[u.find(i)].ID
	}
	return out
}
