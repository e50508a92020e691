package quote

import (
	"sort"
	"strings"

	"readout/content/annot"
	"readout/content/lexicon"
	"readout/model"
)

// A frame is one or more sentences that quotations hold together: where a
// sentence ends within a quotation, the next one is still the same frame. The
// words of quotations are one item each, so that the words around them can be
// read as a sentence of their own.
type frame struct {
	block int
	items []item
	cues  []cue
	alone bool // quotations and punctuation only
}

// An item is a token outside quotations, or a quotation.
type item struct {
	tok  int // the token; of a quotation, its opening mark
	end  int // the token after it; after the closing mark of a quotation
	mark int // index into Document.Marks; -1 for a token
}

// A cue is a verb, noun or phrase that may say who speaks.
type cue struct {
	at, end int // items
	entry   *lexicon.Entry
	kind    cueKind
	weak    bool // thinks rather than says
	naming  bool // gives a name or title
	subject nounPhrase
	known   bool // subject has been looked for
}

type cueKind uint8

const (
	finite cueKind = iota
	participle
	infinitive
	passive
	phrase
	noun
)

// frames cuts the sentences of one block into frames. Marks within others are
// passed over: only the outermost are looked at.
func (r *reader) frames(first, end int) []frame {
	out := make([]frame, 0, end-first)
	doc := r.doc
	items := make([]item, 0, doc.Sentences[end-1].End-doc.Sentences[first].First)
	m := r.firstMark(doc.Sentences[first].First)
	for s := first; s < end; {
		f := frame{block: doc.Sentences[s].Block, items: items[len(items):]}
		i := doc.Sentences[s].First
		for s < end && (len(f.items) == 0 || i > doc.Sentences[s].First) {
			for i < doc.Sentences[s].End {
				for m < len(doc.Marks) && (doc.Marks[m].Depth > 0 || r.after(m) <= i) {
					m++
				}
				if m < len(doc.Marks) && doc.Marks[m].Open <= i {
					f.items = append(f.items, item{doc.Marks[m].Open, r.after(m), m})
					i = r.after(m)
					continue
				}
				f.items = append(f.items, item{i, i + 1, -1})
				i++
			}
			s++
		}
		items = f.items[len(f.items):] // what is left of the room for the next frame
		f.cues, f.alone = r.findCues(&f), r.alone(&f)
		out = append(out, f)
	}
	return out
}

// alone reports a frame of quotations and punctuation only.
func (r *reader) alone(f *frame) bool {
	for _, it := range f.items {
		if it.mark < 0 && r.doc.Tokens[it.tok].Kind != annot.Punct {
			return false
		}
	}
	return true
}

// after is the token after a mark and its closing glyph.
func (r *reader) after(mark int) int {
	m := r.doc.Marks[mark]
	if m.Close < 0 {
		return m.End
	}
	end := m.Close + 1
	if m.First-m.Open == 2 && end < len(r.doc.Tokens) && r.doc.Tokens[end].Kind == annot.QuoteTok && !r.doc.Tokens[end].Space {
		end++ // '' for "
	}
	return end
}

// firstMark is the first mark that ends after a token.
func (r *reader) firstMark(tok int) int {
	marks := r.doc.Marks
	lo, hi := 0, len(marks)
	for lo < hi {
		mid := (lo + hi) / 2
		if marks[mid].Open < tok {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// findCues finds the cues among the tokens of a frame, in order.
func (r *reader) findCues(f *frame) []cue {
	var out []cue
	toks := r.doc.Tokens
	for i := 0; i < len(f.items); i++ {
		it := f.items[i]
		if it.mark >= 0 || toks[it.tok].Kind == annot.Punct || toks[it.tok].IsName() && r.inName(it.tok) {
			continue
		}
		end := it.tok + 1 // of the run of tokens that no quotation interrupts
		for k := i + 1; k < len(f.items) && f.items[k].mark < 0 && end < it.tok+4; k++ {
			end++
		}
		m, ok := r.words.cues.At(toks, it.tok, it.tok, end, nil)
		if !ok {
			continue
		}
		c := cue{at: i, end: i + m.End - m.First, entry: m.Entry}
		c.weak, c.naming = m.Entry.Attr("use") == "weak", m.Entry.Attr("use") == "name"
		if r.classify(f, &c) {
			out = append(out, c)
			i = c.end - 1
		}
	}
	return out
}

// inName reports a word of a name, as in "the Evening Post".
func (r *reader) inName(tok int) bool {
	m := r.mentionAt(tok)
	return m >= 0 && r.doc.Mentions[m].Form == annot.Named
}

// classify tells how a cue is used; false when the words are no cue here.
func (r *reader) classify(f *frame, c *cue) bool {
	switch c.entry.Class {
	case "phrase":
		c.kind = phrase
		return c.entry.Attr("view") == "" || r.viewpoint(f, c)
	case "noun":
		c.kind = noun
		return true
	}
	w, low := r.words, r.doc.Tokens[f.items[c.at].tok].Lower
	prev := r.lower(f, c.at-1)
	if r.asNoun(f, c) {
		c.kind = noun
		return nounForm(low) && !c.naming
	}
	be := false
	for k := c.at - 1; k >= 0 && k >= c.at-4; k-- {
		b := r.lower(f, k)
		if w.being[b] {
			be = true
			break
		}
		if !w.adverb[b] && !w.auxiliary[b] && !adverbial(b) {
			break
		}
	}
	switch {
	case len(low) > 4 && low[len(low)-3:] == "ing":
		c.kind = participle
		if be {
			c.kind = finite
		}
	case prev == "to":
		c.kind = infinitive
	case be && pastForm(low), pastForm(low) && r.lower(f, c.end) == "by":
		c.kind = passive
	default:
		c.kind = finite
		return r.inflected(f, c)
	}
	return true
}

// inflected reports whether a verb stands in a form that its subject can have: a
// bare one ("call", "voice") needs a plural or an auxiliary before it, or else it
// is a noun.
func (r *reader) inflected(f *frame, c *cue) bool {
	low := r.doc.Tokens[f.items[c.at].tok].Lower
	if lemma, _, _ := strings.Cut(c.entry.Pattern, "~"); low != lemma || pastForm(low) || c.at == 0 {
		return true
	}
	k := c.at - 1
	for k > 0 && (r.words.adverb[r.lower(f, k)] || adverbial(r.lower(f, k))) {
		k--
	}
	prev := r.lower(f, k)
	return prev == "" || r.words.auxiliary[prev] || r.words.pronoun[prev] || r.words.relative[prev] || r.words.conjunction[prev] ||
		strings.HasSuffix(prev, "s") || prev == "people" || prev == "police" || prev == "," || prev == ")" || r.mentionAt(f.items[k].tok) >= 0
}

// viewpoint reports "For Okoro, …" at the beginning of a sentence.
func (r *reader) viewpoint(f *frame, c *cue) bool {
	if c.at > 0 && !r.ends(f, c.at-1) || c.end >= len(f.items) || f.items[c.end].mark >= 0 {
		return false
	}
	n := r.ahead(f, c.end)
	return n.ok() && n.mention >= 0 && r.doc.Mentions[n.mention].Kind == model.Person &&
		r.doc.Mentions[n.mention].Form == annot.Named && r.lower(f, n.end) == ","
}

// asNoun reports a verb's form that stands as a noun: "his claims", "the call".
func (r *reader) asNoun(f *frame, c *cue) bool {
	if c.at == 0 {
		return false
	}
	it := f.items[c.at-1]
	if it.mark >= 0 {
		return false
	}
	t := r.doc.Tokens[it.tok]
	switch {
	case t.Kind == annot.Clitic:
		return t.Lower == "'s" && nounForm(r.doc.Tokens[f.items[c.at].tok].Lower)
	case t.Kind == annot.QuoteTok: // the workers’ claims
		return true
	case r.words.possessive[t.Lower]:
		return true
	case r.words.determiner[t.Lower]:
		return t.Lower != "all" && t.Lower != "both" && t.Lower != "this" && t.Lower != "that" && t.Lower != "one" &&
			t.Lower != "most" && t.Lower != "many" && t.Lower != "some"
	}
	return r.words.preposition[t.Lower] && t.Lower != "to" && t.Lower != "as" && t.Lower != "by" &&
		nounForm(r.doc.Tokens[f.items[c.at].tok].Lower)
}

// cuesFrom is the index of the first cue at item i or after it.
func (f *frame) cuesFrom(i int) int {
	return sort.Search(len(f.cues), func(k int) bool { return f.cues[k].at >= i })
}

// nounForm reports a form that may be a noun: not one in -ed or -ing, nor "said".
func nounForm(w string) bool {
	return !pastForm(w) && (len(w) < 4 || w[len(w)-3:] != "ing")
}

// pastForm reports a past or a participle.
func pastForm(w string) bool {
	if len(w) > 3 && w[len(w)-2:] == "ed" {
		return true
	}
	switch w {
	case "said", "told", "wrote", "written", "put", "thought", "felt", "saw", "seen", "meant", "read", "went", "gone",
		"began", "begun", "spoke", "spoken", "sent", "gave", "given", "found", "sought":
		return true
	}
	return false
}

// adverbial reports a word in -ly.
func adverbial(w string) bool { return len(w) > 3 && w[len(w)-2:] == "ly" }

// lower is the lower-case form of an item, "" outside the frame and for a quotation.
func (r *reader) lower(f *frame, i int) string {
	if i < 0 || i >= len(f.items) || f.items[i].mark >= 0 {
		return ""
	}
	return r.doc.Tokens[f.items[i].tok].Lower
}
