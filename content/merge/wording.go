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
	sameShare  = 0.9  // of the words of both, to be the same article
)

// wording sets how much of each source stands word for word in another one. Its
// cost grows with the text, not with the pairs of sources.
func (m *merger) wording(sources []model.Source) {
	docs := m.dossier.Docs
	words := make([][]uint64, len(docs))
	length := make([]float64, len(docs)) // in words
	size := 0
	for n, doc := range docs {
		words[n] = shingles(doc)
		length[n] = float64(len(words[n]) + shingle - 1)
		size += len(words[n])
	}
	holders := holdersOf(words, size)
	covered, reach := make([]int, len(docs)), make([]int, len(docs)) // words shared with a source; the first not yet counted
	for n := range docs {
		var touched []int32
		for i, h := range words[n] {
			for _, o := range holders.of(h) {
				if o == int32(n) {
					continue
				}
				if reach[o] == 0 {
					touched = append(touched, o)
				}
				covered[o] += i + shingle - max(i, reach[o])
				reach[o] = i + shingle
			}
		}
		for _, o := range touched {
			if share := float64(covered[o]) / length[n]; share >= leastShare {
				sources[n].SameWording = append(sources[n].SameWording, model.SameWording{Source: docs[o].Source.ID, Share: share})
			}
			covered[o], reach[o] = 0, 0
		}
		slices.SortFunc(sources[n].SameWording, func(a, b model.SameWording) int {
			return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Source, b.Source))
		})
		sources[n].SameWording = slices.Clip(sources[n].SameWording[:min(len(sources[n].SameWording), maxHolders)])
	}
	sameArticles(sources, length)
}

// sameArticles marks the sources that are nearly the same article as one of lower
// number: most of the words of each, by their lengths, stand in the other. A source
// of many copies is told only of the first ones, so the other half of the words is
// reckoned, not looked up. None is marked as the same as one that is marked itself.
func sameArticles(sources []model.Source, length []float64) {
	at := map[string]int{}
	for i := range sources {
		at[sources[i].ID] = i
	}
	for i := range sources {
		for _, w := range sources[i].SameWording {
			j, ok := at[w.Source]
			if !ok || j >= i || w.Share < sameShare || w.Share*length[i] < sameShare*length[j] || sources[j].SameAs != "" {
				continue
			}
			if s := sources[i].SameAs; s == "" || sources[j].ID < s {
				sources[i].SameAs = sources[j].ID
			}
		}
	}
}

// holders are the sources that have a shingle, for shingles of several sources
// only: most stand once, which a bitset tells without a table of them all.
type holders struct {
	again bitset
	first map[uint64]int32 // the source, or minus one minus the place in more
	more  [][]int32
}

// A bitset holds hashes: it knows those that were added, and few others.
type bitset []uint64

func newBitset(size int) bitset { return make(bitset, size/4+1) } // 16 bits for each

func (b bitset) at(hash uint64) (*uint64, uint64) {
	return &b[hash>>8%uint64(len(b))], 1 << (hash & 63)
}

func (b bitset) has(hash uint64) bool {
	word, bit := b.at(hash)
	return *word&bit != 0
}

func (b bitset) add(hash uint64) {
	word, bit := b.at(hash)
	*word |= bit
}

func holdersOf(words [][]uint64, size int) holders {
	seen := newBitset(size)
	h := holders{again: newBitset(size), first: map[uint64]int32{}}
	for n := range words {
		for _, w := range words[n] {
			if seen.has(w) {
				h.again.add(w)
			}
			seen.add(w)
		}
	}
	for n := range words {
		for _, w := range words[n] {
			if !h.again.has(w) {
				continue
			}
			k, ok := h.first[w]
			switch {
			case !ok:
				h.first[w] = int32(n)
			case k >= 0 && k != int32(n):
				h.first[w] = int32(-1 - len(h.more))
				h.more = append(h.more, []int32{k, int32(n)})
			case k < 0:
				in := h.more[-1-k]
				if len(in) < maxHolders && in[len(in)-1] != int32(n) {
					h.more[-1-k] = append(in, int32(n))
				}
			}
		}
	}
	return h
}

func (h *holders) of(w uint64) []int32 {
	if !h.again.has(w) {
		return nil
	}
	if k := h.first[w]; k < 0 {
		return h.more[-1-k]
	}
	return nil
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

// reportsOf says which sources give one report: each leads to the first one that
// it copies or that copies it, to itself when it stands alone.
func reportsOf(sources []model.Source) []int {
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
	out := make([]int, len(sources))
	for i := range out {
		out[i] = u.find(i)
	}
	return out
}
