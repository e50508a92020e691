package entity

import (
	"slices"
	"strings"

	"readout/content/annot"
	"readout/model"
)

// issuer is the body that gives out a document and speaks in it as "we", outside
// quotation marks: a release, a statement, a newsletter; -1 where a person or a
// paper writes, or where two bodies may be meant. It is told by who is named at
// the head of the text or stands first in it as a subject; what an outlet is
// called must not say otherwise.
func (r *resolver) issuer() int {
	src := r.doc.Source
	if src.Byline != "" || !r.plural() {
		return -1
	}
	counts := map[int]int{}
	first, head := -1, -1
	outlet := strings.ToLower(src.Outlet)
	for k := range r.doc.Mentions {
		m := &r.doc.Mentions[k]
		if m.Form != annot.Named || m.Entity < 0 || r.quoted[m.First] || r.d.Entities[m.Entity].Kind != model.Organisation {
			continue
		}
		counts[m.Entity]++
		n := r.doc.SentenceOf(m.First)
		s := r.doc.Sentences[n]
		heading := src.Blocks[s.Block].Kind == model.Heading
		switch {
		case head < 0 && heading && m.Titled == s.First && n == 0:
			head = m.Entity
		case first < 0 && !heading && s.Block <= r.opening() && r.subject(m.First, m.End, s):
			first = m.Entity
		}
	}
	who := first
	if head >= 0 && counts[head] > 1 {
		who = head
	}
	if outlet != "" && !r.releases(outlet) {
		return r.outletBody(outlet)
	}
	if who < 0 {
		return -1
	}
	for e, n := range counts {
		if e != who && n > counts[who]+1 {
			return -1
		}
	}
	return who
}

// releases reports whether what stands for the outlet only says that the text was
// given out: "press statement".
func (r *resolver) releases(outlet string) bool {
	for w := range strings.FieldsSeq(outlet) {
		if givenOut()[w] {
			return true
		}
	}
	return false
}

// outletBody is the body of the dossier by whose name the outlet goes, but no
// paper's; or -1.
func (r *resolver) outletBody(outlet string) int {
	for w := range strings.FieldsSeq(outlet) {
		if outlets()[w] {
			return -1
		}
	}
	plain := func(name string) string {
		return strings.ReplaceAll(strings.TrimPrefix(strings.ToLower(name), "the "), "’", "'")
	}
	outlet = plain(outlet)
	return slices.IndexFunc(r.d.Entities, func(e annot.Entity) bool {
		return e.Kind == model.Organisation && plain(e.Name) == outlet
	})
}

// opening is the block in which the text opens: the first that is no heading, or
// the one after it.
func (r *resolver) opening() int {
	for b := range r.doc.Source.Blocks {
		if r.doc.Source.Blocks[b].Kind != model.Heading {
			return b + 1
		}
	}
	return 0
}

// plural reports whether the text says "we" outside quotation marks and never "I".
func (r *resolver) plural() bool {
	we := false
	for i := range r.doc.Tokens {
		if r.quoted[i] {
			continue
		}
		switch r.doc.Tokens[i].Lower {
		case "we", "our", "us":
			we = we || r.doc.Tokens[i].Kind != annot.AllCaps
		case "i", "my", "me":
			return false
		}
	}
	return we
}

// we resolves "we" and "our" outside quotation marks to the body that issues the
// text. Nothing else refers back to it.
func (r *resolver) we(i int) {
	if r.issued < 0 || r.quoted[i] || r.doc.Tokens[i].Kind == annot.AllCaps {
		return
	}
	r.found = append(r.found, annot.Mention{First: i, End: i + 1, Form: annot.Pronoun, Kind: model.Organisation, Entity: r.issued, Titled: i, Rule: "we: who issues it"})
}
