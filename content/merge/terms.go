package merge

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"readout/content/annot"
)

// terms numbers the telling stems of a dossier, so that what sentences are
// about can be compared as sorted sets of numbers.
type terms struct {
	ids    map[string]int32 // stem or its kin → number
	forms  map[string][]int32
	words  []word  // by number of a form in the dossier
	df     []int32 // number of sentences that hold a term
	n      int32   // sentences counted
	weight []int64
	work   termset // a set in the making
	focus  focus   // the set that others were compared with last

	entities []annot.Entity // whose names stand in for the adjectives made of them
}

// A word is what is known of a form: its terms, once asked for.
type word struct {
	terms []int32
	known bool
}

func newTerms(d *annot.Dossier) *terms {
	return &terms{ids: map[string]int32{}, forms: map[string][]int32{}, words: make([]word, d.Number())}
}

// ofToken are the terms of a token.
func (t *terms) ofToken(tok *annot.Token) []int32 {
	w := &t.words[tok.Word]
	if !w.known {
		w.terms, w.known = t.of(tok.Lower), true
	}
	return w.terms
}

// of are the terms of a word: none for one that tells nothing, several for one
// joined by hyphens.
func (t *terms) of(lower string) []int32 {
	if ids, ok := t.forms[lower]; ok {
		return ids
	}
	var ids []int32
	for part := range strings.SplitSeq(lower, "-") {
		s := stem(part)
		if n := figure(part); n != "" {
			s = n
		}
		if len(s) < 2 || vocab().empty[s] {
			continue
		}
		if k := vocab().kin[s]; k != "" {
			s = k
		}
		id, ok := t.ids[s]
		if !ok {
			id = int32(len(t.ids))
			t.ids[s] = id
			t.df = append(t.df, 0)
			if t.weight != nil {
				t.weight = append(t.weight, t.weighing(0))
			}
		}
		ids = append(ids, id)
	}
	t.forms[lower] = ids
	return ids
}

// figure is the digits of a number, without its currency and unit: "31" of
// "$31mn"; "" for what is none.
func figure(w string) string {
	w = strings.TrimLeft(w, "$£€¥")
	n := 0
	for n < len(w) && (w[n] >= '0' && w[n] <= '9' || w[n] == '.' || w[n] == ',') {
		n++
	}
	return strings.TrimRight(w[:n], ".,")
}

// A termset is a sorted set of terms.
type termset []int32

// in collects the terms of tokens first to end, dates left out.
func (t *terms) in(doc *annot.Document, first, end int) termset {
	out := t.work[:0]
	i, _ := slices.BinarySearchFunc(doc.Timexes, first, func(x annot.Timex, at int) int { return x.End - 1 - at })
	k, _ := slices.BinarySearchFunc(doc.Mentions, first, func(m annot.Mention, at int) int { return m.First - at })
	for ; first < end; first++ {
		for k < len(doc.Mentions) && doc.Mentions[k].First < first {
			k++
		}
		if k < len(doc.Mentions) && doc.Mentions[k].First == first {
			if m := doc.Mentions[k]; m.Form == annot.Demonym && m.Entity >= 0 && m.Entity < len(t.entities) { // "French": France
				for w := range strings.FieldsSeq(strings.ToLower(t.entities[m.Entity].Name)) {
					out = append(out, t.of(w)...)
				}
				first = m.End - 1
				continue
			}
		}
		for i < len(doc.Timexes) && doc.Timexes[i].End <= first {
			i++
		}
		if i < len(doc.Timexes) && doc.Timexes[i].First <= first {
			continue
		}
		switch tok := &doc.Tokens[first]; tok.Kind {
		case annot.QuoteTok, annot.Punct, annot.Clitic:
		default:
			out = append(out, t.ofToken(tok)...)
		}
	}
	t.work = out
	return distinct(out)
}

// distinct is a copy of terms, sorted and each once.
func distinct(terms []int32) termset {
	if len(terms) == 0 {
		return nil
	}
	slices.Sort(terms)
	return slices.Clone(slices.Compact(terms))
}

// count takes a sentence into the frequencies.
func (t *terms) count(s termset) {
	t.n++
	for _, id := range s {
		t.df[id]++
	}
}

// weigh fixes how telling each term is: the rarer, the more. Weights are
// integers, so that sums do not depend on their order.
func (t *terms) weigh() {
	t.weight = make([]int64, len(t.df))
	for id, n := range t.df {
		t.weight[id] = t.weighing(n)
	}
}

// weighing is the weight of a term that n sentences hold.
func (t *terms) weighing(n int32) int64 {
	return int64(1e6 * math.Log(1+float64(t.n+1)/float64(1+n)))
}

// common is the number of terms that two sets share.
func (t *terms) common(a, b termset) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i, j = i+1, j+1
		}
	}
	return n
}

// Postings lead from a term to the items that hold it.
type postings [][]int

func (t *terms) postings() postings { return make(postings, len(t.df)) }

func (p postings) of(id int32) []int {
	if int(id) < len(p) {
		return p[id]
	}
	return nil
}

func (p *postings) add(id int32, item int) {
	if int(id) >= len(*p) {
		*p = append(*p, make(postings, int(id)+1-len(*p))...)
	}
	(*p)[id] = append((*p)[id], item)
}

// A focus is a set with which many others are compared one after another: by
// looking their terms up, which is faster than going through both.
type focus struct {
	set   termset
	total int64   // weight of the set
	held  []int64 // by term, its weight where the set has it
}

// on makes a the set in focus, as it mostly is already.
func (f *focus) on(t *terms, a termset) {
	if len(a) == len(f.set) && (len(a) == 0 || &a[0] == &f.set[0]) {
		return
	}
	if len(f.held) < len(t.weight) {
		f.held = append(f.held, make([]int64, len(t.weight)-len(f.held))...)
	}
	for _, id := range f.set {
		f.held[id] = 0
	}
	f.set, f.total = a, 0
	for _, id := range a {
		f.held[id] = t.weight[id]
		f.total += t.weight[id]
	}
}

// A likeness is what two sets have in common.
type likeness struct {
	n           int   // terms
	both        int64 // their weight
	left, right int64 // weight of either set
}

// with compares the set in focus with another one.
func (f *focus) with(t *terms, b termset) likeness {
	x := likeness{left: f.total}
	for _, id := range b {
		x.right += t.weight[id]
		if int(id) < len(f.held) && f.held[id] > 0 {
			x.both += f.held[id]
			x.n++
		}
	}
	return x
}

// share is the share of the lighter set's weight that the other has too, 0 to 1.
func (x likeness) share() float64 {
	if least := min(x.left, x.right); x.n > 0 && least > 0 {
		return float64(x.both) / float64(least)
	}
	return 0
}

// of is the share of the other set's weight that the set in focus has too.
func (x likeness) of() float64 { return float64(x.both) / float64(max(1, x.right)) }

// dice is the share of the weight of both sets that they have in common.
func (x likeness) dice() float64 {
	if all := x.left + x.right; all > 0 {
		return 2 * float64(x.both) / float64(all)
	}
	return 0
}

// compare compares two sets; it is fast where the first one is that of the call before.
func (t *terms) compare(a, b termset) likeness {
	t.focus.on(t, a)
	return t.focus.with(t, b)
}

// overlap is the share of the lighter set's weight that the other has too, 0 to
// 1, with the number of terms that they share. Sets that many are compared with
// come first.
func (t *terms) overlap(a, b termset) (float64, int) {
	x := t.compare(a, b)
	return x.share(), x.n
}

// rarest are the up to n terms of a set that tell most, the most telling first.
func (t *terms) rarest(a termset, n int) []int32 {
	out := slices.Clone(a)
	slices.SortFunc(out, func(x, y int32) int {
		return cmp.Or(cmp.Compare(t.weight[y], t.weight[x]), cmp.Compare(x, y))
	})
	return out[:min(n, len(out))]
}
