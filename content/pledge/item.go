package pledge

import (
	"slices"

	"readout/content/annot"
	"readout/model"
)

// items adds the undertakings that a list tells whose items go on the words above
// them: "We will:", "The bank has agreed to:", "Norway's commitments:".
func (f *finder) items() {
	blocks := f.doc.Source.Blocks
	for n := 0; n+1 < len(f.doc.Sentences); n++ {
		b := f.doc.Sentences[n].Block
		if b < 0 || b+1 >= len(blocks) || blocks[b].Kind == model.ListItem || f.doc.Sentences[n+1].Block != b+1 || blocks[b+1].Kind != model.ListItem {
			continue
		}
		lead, ok := f.lead(n)
		if !ok {
			continue
		}
		for _, x := range f.doc.Conditions { // "In the event of a flood, we will:"
			if x.First >= f.doc.Sentences[n].First && x.End <= f.doc.Sentences[n].End {
				lead.Condition = [2]int{x.First, x.End}
				break
			}
		}
		for i := n + 1; i < len(f.doc.Sentences); i++ {
			s := f.doc.Sentences[i]
			if blocks[s.Block].Kind != model.ListItem || s.Block > b+1+(i-n) {
				break
			}
			if s.Block != f.doc.Sentences[i-1].Block { // what follows within an item explains it
				f.item(i, lead)
			}
		}
	}
}

// lead reads the words above a list: who undertakes what its items tell, and how
// far it binds.
func (f *finder) lead(n int) (annot.Undertaking, bool) {
	s := f.doc.Sentences[n]
	end := s.End
	for end > s.First && f.doc.Tokens[end-1].Kind == annot.Punct {
		end--
	}
	u := annot.Undertaking{Sentence: n, Clause: -1, Speaker: -1}
	if end == s.First || end == s.End && f.doc.Tokens[end-1].Lower != "to" {
		return u, false
	}
	for k := range f.doc.Clauses {
		c := &f.doc.Clauses[k]
		if c.Sentence != n || f.supposed(k) {
			continue
		}
		if r, ok := f.trigger(c); ok && r.end == end && (r.attr("action") == "infinitive" || r.attr("action") == "phrase" || r.attr("action") == "complement") && f.voice(c, r) {
			u, ok = f.begin(k, r)
			u.Actors = f.whoDoes(k, r)
			return u, ok && len(u.Actors) > 0
		}
	}
	last := end - 1
	negated := f.doc.Tokens[last].Lower == "not"
	if negated {
		last--
	}
	if m, ok := f.lex.modals[f.doc.Tokens[last].Lower]; ok && last > s.First && m.attr("reported") == "" && m.attr("status") == "promised" && f.doc.Tokens[last].Lower != "to" {
		u.Actors, u.Status, u.Rule, u.Trigger = f.beforeModal(s, last), model.Promised, m.entry.ID(), [2]int{last, end}
		if negated {
			u.Status = model.Refused
		}
		return u, len(u.Actors) > 0
	}
	for i := end - 1; i >= s.First && i >= end-3; i-- {
		if m, ok := f.lex.nouns.At(f.doc.Tokens, i, s.First, s.End, f.holds); ok && m.End == end && m.Entry.Attr("soft") == "" {
			u.Actors, u.Status, u.Rule, u.Trigger = f.owners(n, m.First), model.Status(m.Entry.Attr("status")), m.Entry.ID(), [2]int{m.First, end}
			return u, len(u.Actors) > 0
		}
	}
	return u, false
}

// beforeModal is who stands as the subject right before the modal at token i, where
// nothing asks about it: not "whether it will".
func (f *finder) beforeModal(s annot.Sentence, i int) []int {
	for _, m := range f.doc.Mentions {
		if m.End != i || m.First < s.First || m.Entity < 0 || !f.canAct(m.Entity) {
			continue
		}
		p := min(m.First, m.Titled) - 1
		if p >= s.First && f.doc.Tokens[p].Lower == "the" {
			p--
		}
		if p < s.First || f.doc.Tokens[p].Kind == annot.Punct || f.holds("timex", p) > 0 || f.doc.Tokens[p].Kind == annot.Number || f.lex.aside[f.doc.Tokens[p].Lower] {
			return []int{m.Entity}
		}
	}
	return nil
}

// item adds what sentence n, the first of an item, tells after the words of lead.
func (f *finder) item(n int, lead annot.Undertaking) {
	s := f.doc.Sentences[n]
	if slices.ContainsFunc(f.out, func(u annot.Undertaking) bool { return u.Sentence == n }) {
		return
	}
	u := lead
	u.Sentence, u.Action = n, [2]int{s.First, s.End}
	for u.Action[0] < u.Action[1] && (f.doc.Tokens[u.Action[0]].Lower == "to" || !worded(f.doc.Tokens[u.Action[0]])) {
		u.Action[0]++
	}
	for i := u.Action[0] + 1; i < u.Action[1]; i++ {
		if f.doc.Tokens[i].Lower == ";" {
			u.Action[1] = i
		}
	}
	f.trim(&u.Action)
	if u.Action[0] >= u.Action[1] || f.vague(u.Action) {
		return
	}
	for k := range f.doc.Clauses {
		if c := &f.doc.Clauses[k]; c.Sentence == n {
			if c.Modal != "" || c.Tense == annot.Past && c.Head == u.Action[0] && u.Status != model.Withdrawn {
				return // a sentence of its own
			}
			u.Clause = k
			f.condition(k, &u)
			break
		}
	}
	u.Beneficiary = f.beneficiaries(&u)
	f.out = append(f.out, u)
}

// worded reports whether a token is a word, a name or a number.
func worded(t annot.Token) bool {
	return t.Kind == annot.Word || t.IsName() || t.Kind == annot.Number
}
