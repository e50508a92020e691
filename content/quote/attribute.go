package quote

import (
	"strings"

	"readout/content/annot"
	"readout/model"
)

// Stage gives the layer Quotes.
func Stage() annot.Stage {
	return annot.Stage{
		Name:  "quote",
		Needs: []annot.Layer{annot.Tokens, annot.Sentences, annot.Marks, annot.Mentions, annot.Entities},
		Gives: []annot.Layer{annot.Quotes},
		Document: func(d *annot.Dossier, doc *annot.Document) {
			doc.Quotes = Find(d, doc)
		},
	}
}

// Find returns the quotations of a document with their speakers, in order.
func Find(d *annot.Dossier, doc *annot.Document) []annot.Quote {
	if len(doc.Marks) == 0 {
		return nil
	}
	a := &attributor{reader: newReader(d, doc)}
	for i := 0; i < len(doc.Sentences); {
		j := i + 1
		for j < len(doc.Sentences) && doc.Sentences[j].Block == doc.Sentences[i].Block {
			j++
		}
		a.block(i, j)
		i = j
	}
	a.echoes()
	return a.quotes()
}

// A verdict is what was found out about one quotation.
type verdict struct {
	mark    int
	speaker int // entity; -1 when the text names none
	cue     int // token; -1
	rule    string
	said    bool // something says that it is somebody's words
	alone   bool // nothing but the quotation makes its sentence
}

// An attributor goes through the blocks of a document and remembers who spoke last.
type attributor struct {
	*reader
	out  []verdict
	last turn
}

// A turn is who spoke last, and where.
type turn struct {
	verdict
	block int
	open  bool // the last quotation was never closed: it goes on in the next block
	colon bool // the words after it end in a colon
	ok    bool
}

// block looks at the sentences i to j of one block.
func (a *attributor) block(i, j int) {
	first, end := a.doc.Sentences[i].First, a.doc.Sentences[j-1].End
	a.caption(i, j)
	m := a.firstMark(first)
	quoted := m < len(a.doc.Marks) && a.doc.Marks[m].Open < end
	if !quoted && !a.nextQuoted(m, j) {
		return
	}
	frames := a.frames(i, j)
	for k := range frames {
		var next *frame
		if k+1 < len(frames) {
			next = &frames[k+1]
		}
		a.frame(&frames[k], next, k == 0)
	}
}

// caption gives a quotation that makes a block of its own the name that makes the
// next one: a line pulled out of the text.
func (a *attributor) caption(i, j int) {
	if len(a.out) == 0 || !a.out[len(a.out)-1].alone {
		return
	}
	v, s := &a.out[len(a.out)-1], a.doc.Sentences[i]
	at := a.doc.SentenceOf(a.doc.Marks[v.mark].Open)
	if a.doc.Sentences[at].Block != s.Block-1 {
		return
	}
	first := s.First
	if dash(a.doc.Tokens[first].Lower) {
		first++
	}
	if first >= s.End {
		return
	}
	if t := a.doc.Tokens[first]; t.Kind == annot.Word && a.words.plain[t.Lower] {
		for first < s.End && a.mentionAt(first) < 0 { // said the head of the board, Ada Quist
			first++
		}
		if first < s.End && a.speaks(a.doc.Mentions[a.mentionAt(first)].Entity) {
			v.speaker, v.cue, v.rule, v.said = a.doc.Mentions[a.mentionAt(first)].Entity, s.First, "next paragraph", true
		}
		return
	}
	if v.cue >= 0 || j > i+1 || s.End-s.First > 12 {
		return
	}
	m := a.mentionAt(first)
	if m < 0 || a.start(m) != first || !a.named(m) || !a.speaks(a.doc.Mentions[m].Entity) {
		return
	}
	if e := a.doc.Mentions[m].End; e == s.End || a.doc.Tokens[e].Lower == "," {
		v.speaker, v.rule, v.said = a.doc.Mentions[m].Entity, "signed", true
	}
}

// speaker is who a cue's noun phrase stands for. Okoro said that it rained. But
// he added: “…”: a pronoun whose verb comes next after another one of speech goes
// on with its speaker, where it agrees and the verb is no answer.
func (a *attributor) speaker(f *frame, c *cue, n nounPhrase) int {
	w := a.lower(f, n.head)
	if n.end-n.first != 1 || !a.words.pronoun[w] || c.entry.Attr("turn") == "other" || !a.last.ok || a.last.cue < 0 ||
		a.last.block != f.block && a.last.block != f.block-1 {
		return a.resolve(f, n)
	}
	if a.last.speaker >= 0 && a.agrees(w, a.last.speaker) {
		return a.last.speaker
	}
	if a.last.speaker < 0 && a.last.said && a.last.block == f.block && (w == "he" || w == "she") {
		return -1 // somebody whom the text does not name
	}
	return a.resolve(f, n)
}

// agrees reports whether a pronoun may stand for an entity.
func (r *reader) agrees(pronoun string, entity int) bool {
	x := r.dossier.Entities[entity]
	switch pronoun {
	case "he":
		return x.Kind == model.Person && x.Gender != 'f'
	case "she":
		return x.Kind == model.Person && x.Gender != 'm'
	case "it":
		return x.Kind != model.Person
	case "they":
		return true
	}
	return false
}

// nextQuoted reports whether mark m stands in the block that begins with sentence j:
// then the words before it may say who speaks.
func (a *attributor) nextQuoted(m, j int) bool {
	if m >= len(a.doc.Marks) || j >= len(a.doc.Sentences) {
		return false
	}
	s := a.doc.SentenceOf(a.doc.Marks[m].Open)
	return s >= 0 && a.doc.Sentences[s].Block == a.doc.Sentences[j].Block
}

// frame judges the quotations of one frame.
func (a *attributor) frame(f, next *frame, opensBlock bool) {
	n := len(a.out)
	quoted := false
	for q := range f.items {
		if f.items[q].mark >= 0 {
			quoted = true
			a.out = append(a.out, a.judge(f, next, q, opensBlock))
		}
	}
	if !quoted {
		a.narrate(f)
		return
	}
	a.share(a.out[n:])
	for _, v := range a.out[n:] {
		if v.said {
			m := a.doc.Marks[v.mark]
			a.last = turn{verdict: v, block: f.block, open: m.Close < 0, ok: true}
		}
	}
}

// narrate remembers who speaks in a frame without quotations: "She went on." A
// frame that tells of nobody's speech leaves whom it is about as a guess.
func (a *attributor) narrate(f *frame) {
	t := turn{verdict: verdict{speaker: -1, cue: -1}, block: f.block}
	t.colon = len(f.items) > 0 && a.lower(f, len(f.items)-1) == ":"
	for k := range f.cues {
		if c := &f.cues[k]; !c.weak && (c.kind == finite || c.kind == phrase) {
			if n := a.subject(f, c); n.ok() {
				t.speaker, t.cue, t.ok = a.speaker(f, c, n), f.items[c.at].tok, true
				t.rule = c.entry.ID()
				break
			}
		}
	}
	if !t.ok {
		if n := a.opening(f, 0, len(f.items)); n.ok() && n.mention >= 0 {
			t.speaker, t.rule = a.resolve(f, n), "told of before"
			t.ok = t.speaker >= 0
		}
	}
	a.last = t
}

// share gives the stretches of one frame that nothing else attributes the speaker
// of the nearest one before them, or else after them: “…,” he said, “…”.
func (a *attributor) share(vs []verdict) {
	from := -1
	give := func(i int) {
		switch {
		case vs[i].said && vs[i].cue >= 0:
			from = i
		case from >= 0 && !vs[i].said && a.stretch(vs[i].mark).long:
			vs[i].speaker, vs[i].cue, vs[i].rule, vs[i].said = vs[from].speaker, vs[from].cue, "same sentence", true
		}
	}
	for i := range vs {
		give(i)
	}
	from = -1
	for i := len(vs) - 1; i >= 0; i-- {
		give(i)
	}
}

// quotes are the verdicts that are quotations.
func (a *attributor) quotes() []annot.Quote {
	var out []annot.Quote
	for _, v := range a.out {
		if v.said {
			out = append(out, annot.Quote{Mark: v.mark, Speaker: v.speaker, Cue: v.cue, Rule: v.rule})
		}
	}
	return out
}

// echoes gives headings and pulled-out lines the speaker of the same words elsewhere.
func (a *attributor) echoes() {
	var index map[string][]int // verdicts with a cue by each run of three words in them
	for i := range a.out {
		v := &a.out[i]
		if v.cue >= 0 || !v.alone {
			continue
		}
		run := a.key(v.mark)
		if len(run) < 3 {
			continue
		}
		if index == nil {
			index = a.runs()
		}
		for _, j := range index[strings.Join(run[:3], " ")] {
			if o := &a.out[j]; j != i && holds(a.key(o.mark), run) {
				v.speaker, v.cue, v.rule, v.said = o.speaker, -1, "same words elsewhere", true
				break
			}
		}
	}
}

func (a *attributor) runs() map[string][]int {
	index := map[string][]int{}
	for j, o := range a.out {
		if o.cue < 0 {
			continue
		}
		words := a.key(o.mark)
		for k := 0; k+3 <= len(words); k++ {
			run := strings.Join(words[k:k+3], " ")
			if len(index[run]) < 8 {
				index[run] = append(index[run], j)
			}
		}
	}
	return index
}

// key is the words of a mark, folded.
func (a *attributor) key(mark int) []string {
	m := a.doc.Marks[mark]
	var out []string
	for _, t := range a.doc.Tokens[m.First:m.End] {
		if t.Kind != annot.Punct && t.Kind != annot.QuoteTok {
			out = append(out, t.Lower)
		}
	}
	return out
}

func holds(words, run []string) bool {
	for i := 0; i+len(run) <= len(words); i++ {
		k := 0
		for k < len(run) && words[i+k] == run[k] {
			k++
		}
		if k == len(run) {
			return true
		}
	}
	return false
}
