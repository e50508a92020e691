package pledge

import (
	"slices"

	"readout/content/annot"
	"readout/model"
)

// they is whom "they", alone a subject, stands for: those who together are the
// subject of the clause that reports it or of the sentence before. It reports false
// where the words do not settle it, and nobody where they speak of others: "the
// bank wrote to 400 customers. They will pay."
func (f *finder) they(k int) ([]int, bool) {
	c := &f.doc.Clauses[k]
	if c.Subject[1]-c.Subject[0] != 1 || f.doc.Tokens[c.Subject[0]].Lower != "they" || f.quoted(c.Head) >= 0 {
		return nil, false
	}
	p := f.antecedent(k)
	if p == nil {
		return nil, false
	}
	var all []int
	for _, a := range p.Actors {
		if f.canAct(a) && !slices.Contains(all, a) {
			all = append(all, a)
		}
	}
	if len(all) > 1 {
		return all, true
	}
	return nil, p.Sentence < c.Sentence && f.counted(p)
}

// antecedent is the clause whose subject "they", the subject of clause k, takes up:
// the one that governs it, or the main one of the sentence before; or nil.
func (f *finder) antecedent(k int) *annot.Clause {
	c := &f.doc.Clauses[k]
	if c.Parent >= 0 && f.doc.Clauses[c.Parent].Head < c.Subject[0] {
		p := &f.doc.Clauses[c.Parent]
		if p.Infinitive || p.Participle || p.Subject[1]-p.Subject[0] < 2 {
			return nil
		}
		return p
	}
	var main *annot.Clause
	for i := k - 1; i >= 0 && f.doc.Clauses[i].Sentence >= c.Sentence-1; i-- {
		p := &f.doc.Clauses[i]
		if p.Sentence == c.Sentence {
			return nil
		}
		if p.Marker < 0 && !p.Infinitive && !p.Participle && p.Subject[1]-p.Subject[0] > 1 {
			main = p
		}
	}
	return main
}

// counted reports whether several things or people stand behind the verb of a
// clause, counted or owned: "its ferries", "400 customers".
func (f *finder) counted(p *annot.Clause) bool {
	toks := f.doc.Tokens
	for i := p.Verb[1]; i+1 < min(p.End, p.Verb[1]+6); i++ {
		if toks[i].Lower != "its" && (toks[i].Kind != annot.Number || f.holds("timex", i) > 0) || f.lex.time[toks[i+1].Lower] {
			continue
		}
		if l := toks[i+1].Lower; toks[i+1].Kind == annot.Word && len(l) > 3 && l[len(l)-1] == 's' && l[len(l)-2] != 's' {
			return true
		}
	}
	return false
}

// listed is the bodies or countries that "the parties" or "both sides" stands for:
// those of the last list of them before it, "X, Y and Z", or the two of whom one
// met or signed with the other.
func (f *finder) listed(c *annot.Clause) []int {
	if c.Subject[1]-c.Subject[0] < 2 || c.Subject[1]-c.Subject[0] > 3 || !f.lex.parties[f.doc.Tokens[c.Subject[1]-1].Lower] {
		return nil
	}
	noun, want := f.doc.Tokens[c.Subject[1]-1].Lower, f.party(c)
	if first := f.doc.Tokens[c.Subject[0]].Lower; !f.lex.article[first] && f.lex.counts[first] == 0 {
		return nil // "many parties"
	}
	if f.lex.lands[noun] { // those that the whole dossier may count
		if want == 2 {
			return f.paired(c, noun)
		}
		return nil
	}
	k, _ := slices.BinarySearchFunc(f.doc.Mentions, c.Subject[0], func(m annot.Mention, i int) int { return m.First - i })
	for k--; k >= 0 && c.Sentence-f.doc.SentenceOf(f.doc.Mentions[k].First) <= 12; k-- {
		if list := f.listEnding(k); len(list) > 1 && (want == 0 || want == len(list)) && f.areOf(list, noun) {
			return list
		}
	}
	if want == 0 || want == 2 {
		return f.paired(c, noun)
	}
	return nil
}

// areOf reports whether a noun such as "companies" may stand for entities: bodies
// where it does not stand for countries, countries only where it does.
func (f *finder) areOf(list []int, noun string) bool {
	for _, e := range list {
		country := f.dossier.Entities[e].Kind == model.Country
		if country && f.lex.bodies[noun] || !country && f.lex.lands[noun] {
			return false
		}
	}
	return true
}

// paired is the two of whom the text last told that one met, or signed something,
// with the other: "X held talks with Y"; or nil.
func (f *finder) paired(c *annot.Clause, noun string) []int {
	for k := len(f.doc.Clauses) - 1; k >= 0; k-- {
		p := &f.doc.Clauses[k]
		if p.Sentence >= c.Sentence || len(p.Actors) != 1 || p.Infinitive || p.Participle {
			continue
		}
		if c.Sentence-p.Sentence > 3 {
			return nil
		}
		for i := p.Verb[1]; i < min(p.End, p.Verb[1]+6); i++ {
			if f.doc.Tokens[i].Lower != "with" {
				continue
			}
			at, _ := slices.BinarySearchFunc(f.doc.Mentions, i+1, func(m annot.Mention, i int) int { return m.First - i })
			if at == len(f.doc.Mentions) || f.doc.Mentions[at].First > i+2 || !f.collective(&f.doc.Mentions[at]) {
				break
			}
			if pair := []int{p.Actors[0], f.doc.Mentions[at].Entity}; pair[0] != pair[1] && f.dossier.Entities[pair[0]].Kind != model.Person && f.areOf(pair, noun) {
				return pair
			}
		}
	}
	return nil
}

// listEnding is the list of bodies or countries of which mention k is the last, or nil.
func (f *finder) listEnding(k int) []int {
	toks := f.doc.Tokens
	last := &f.doc.Mentions[k]
	p := last.Titled - 1
	for p > 0 && (toks[p].Lower == "the" || f.doc.InQuote(p) < 0 && toks[p].Kind == annot.Word && f.lex.between[toks[p].Lower]) {
		p--
	}
	if p < 1 || toks[p].Lower != "and" || !f.collective(last) {
		return nil
	}
	list := []int{last.Entity}
	for k--; k >= 0; k-- {
		m := &f.doc.Mentions[k]
		if m.End > p || !f.collective(m) {
			if m.End > p {
				continue
			}
			break
		}
		if gap := p - m.End; gap < 0 || gap > 6 || f.doc.SentenceOf(m.First) != f.doc.SentenceOf(last.First) {
			break
		}
		if !slices.Contains(list, m.Entity) {
			list = append(list, m.Entity)
		}
		p = m.Titled - 1
		for p > 0 && toks[p].Kind == annot.Word && (toks[p].Lower == "the" || f.lex.between[toks[p].Lower]) {
			p--
		}
		if toks[p].Lower != "," {
			break
		}
	}
	slices.Reverse(list)
	return list
}

// collective reports whether a mention names a body or a country.
func (f *finder) collective(m *annot.Mention) bool {
	if m.Entity < 0 || m.Form != annot.Named {
		return false
	}
	k := f.dossier.Entities[m.Entity].Kind
	return k == model.Organisation || k == model.Country
}

// party is the number of countries or bodies that the subject counts without
// naming them ("the three governments", "both sides"), or 0.
func (f *finder) party(c *annot.Clause) int {
	if c.Subject[1]-c.Subject[0] < 2 || c.Subject[1]-c.Subject[0] > 4 || !f.lex.parties[f.doc.Tokens[c.Subject[1]-1].Lower] {
		return 0
	}
	for i := c.Subject[0]; i < c.Subject[1]; i++ {
		if n := f.lex.counts[f.doc.Tokens[i].Lower]; n > 0 {
			return n
		}
	}
	return 0
}
