package pledge

import (
	"slices"
	"strings"

	"readout/content/annot"
	"readout/model"
)

// act finds what is undertaken, as the rule says where it stands.
func (f *finder) act(k int, r rule, u *annot.Undertaking) bool {
	c := &f.doc.Clauses[k]
	switch r.attr("action") {
	case "infinitive":
		return f.infinitive(k, r, u)
	case "complement": // "commit to binding rules", "commit to build"
		if f.infinitive(k, r, u) {
			return true
		}
		u.Action = f.upTo(r.end, k)
	case "object":
		return f.object(k, r, u)
	case "doer":
		return f.doer(k, r, u)
	case "gerund":
		if f.gerund(k, r, u) {
			return true
		}
		fallthrough
	case "phrase":
		if c.Negated && u.Status == model.Promised { // "will not oppose": an undertaking to refrain
			u.Action = f.upTo(c.Head, k)
			return true
		}
		if f.saying(r.end) || u.Status == model.Refused && f.talks(r.end) || f.scanty(r.end, c.End) {
			return false
		}
		if f.content(k, r, u) {
			return true
		}
		switch u.Action = f.upTo(r.end, k); {
		case f.byAgent(c, r) && !f.takesMore(c, r.end):
			u.Action = [2]int{c.Subject[0], c.Verb[1]}
			if c.Participle { // "the money pledged by"
				u.Action = c.Subject
			}
		case f.byAgent(c, r): // "the village has been promised a well by"
			u.Action = [2]int{r.end, c.Agent[0] - 1}
		case f.objectRelative(c): // "the money that the town pledged"
			if a := f.before(c.Marker); a[0] < a[1] {
				u.Action = a
			}
		case c.Marker < 0 && f.unsaid(r.end, c.End): // "the money the town pledged to the club"
			if a := f.before(c.Subject[0]); a[0] < a[1] && c.Subject[0] < c.Verb[0] {
				u.Action = a
			}
		}
		if r.attr("actor") == "object" {
			u.Actors = f.named(r.first, r.end)
			return len(u.Actors) > 0
		}
	case "object-phrase":
		u.Action = f.upTo(c.Head+1, k)
		if r.attr("start") == "end" {
			u.Action = f.upTo(r.end-1, k)
		}
	case "verb":
		u.Action = f.upTo(r.first, k)
	case "copula":
		u.Action = f.upTo(max(r.end, c.Head+1), k)
	case "subject":
		u.Action = c.Subject
		if r.attr("passive") == "yes" && !f.isAgreement(u.Action) {
			return false
		}
	default:
		return false
	}
	return u.Action[0] < u.Action[1]
}

// gerund takes "a pact that foresees Ruritania sending tugs": the subject of the
// participle acts.
func (f *finder) gerund(k int, r rule, u *annot.Undertaking) bool {
	for j := k + 1; j < len(f.doc.Clauses); j++ {
		v := &f.doc.Clauses[j]
		if v.Sentence != u.Sentence || v.Verb[0] > r.end+14 {
			return false
		}
		if v.Participle && !v.Passive && len(v.Actors) > 0 && v.Subject[0] >= r.end-1 {
			u.Actors, u.Action = v.Actors, f.upTo(v.Head, j)
			f.used[j] = true
			return true
		}
	}
	return false
}

// doer takes "that would see Ruritania lead the patrols": the object acts.
func (f *finder) doer(k int, r rule, u *annot.Undertaking) bool {
	if k+1 >= len(f.doc.Clauses) {
		return false
	}
	v := &f.doc.Clauses[k+1]
	if v.Sentence != u.Sentence || v.Subject[0] != r.end || len(v.Actors) == 0 || v.Tense == annot.Past {
		return false
	}
	u.Actors, u.Action = v.Actors, f.upTo(v.Head, k+1)
	f.used[k+1] = true
	return true
}

// saying reports whether the phrase from token i is a matter of talk ("refused comment").
func (f *finder) saying(i int) bool {
	return i < len(f.doc.Tokens) && f.lex.mute[f.doc.Tokens[i].Lower]
}

// content takes "vowed that it would never sell": what the clause tells that the
// trigger governs, by the one who vowed it.
func (f *finder) content(k int, r rule, u *annot.Undertaking) bool {
	if !direct(u.Status) {
		return false
	}
	c := &f.doc.Clauses[k]
	for j := k + 1; j < len(f.doc.Clauses); j++ {
		v := &f.doc.Clauses[j]
		if v.Sentence != u.Sentence || v.First > r.end+5 {
			return false
		}
		if v.Modal == "" || v.Infinitive || v.Participle || f.lex.modals[v.Modal].entry == nil && v.Modal != "can" || v.Marker < r.end-1 && v.Subject[0] < r.end {
			continue
		}
		first := v.Verb[0]
		if !shares(c.Actors, v.Actors) && !(v.Subject[1]-v.Subject[0] == 1 && f.lex.selves[f.doc.Tokens[v.Subject[0]].Lower]) {
			first = min(v.Subject[0], v.Verb[0])
			if v.Subject[0] == v.Subject[1] {
				first = v.Verb[0]
			}
			if first > r.end && f.doc.Tokens[first-1].Lower == "not" { // "that not a tree would fall"
				first--
			}
		} else if !v.Negated {
			first = v.Head
		}
		last := f.coordinated(j)
		f.used[j] = true
		u.Action = f.upTo(first, last)
		return u.Action[0] < u.Action[1]
	}
	return false
}

// takesMore reports whether a passive has an object of its own before its agent:
// "was promised a well by".
func (f *finder) takesMore(c *annot.Clause, end int) bool {
	return c.Agent[0] > end+2 && f.lex.article[f.doc.Tokens[end].Lower]
}

// unsaid reports whether no object stands from token i on.
func (f *finder) unsaid(i, end int) bool {
	return i >= end || f.lex.after[f.doc.Tokens[i].Lower] || f.holds("timex", i) > 0
}

// before is the noun phrase that ends before token end, as far as its article or number.
func (f *finder) before(end int) [2]int {
	r := [2]int{end, end}
	for i := end - 1; i >= 0 && i >= end-8; i-- {
		t := f.doc.Tokens[i]
		if t.Kind == annot.Punct || t.Kind == annot.QuoteTok || f.lex.after[t.Lower] && t.Lower != "of" || f.verbal(i) {
			break
		}
		r[0] = i
		if f.lex.article[t.Lower] && (i == 0 || f.doc.Tokens[i-1].Lower != "of") {
			break
		}
	}
	return r
}

// verbal reports whether token i is the main verb of a clause.
func (f *finder) verbal(i int) bool {
	k, _ := slices.BinarySearchFunc(f.doc.Clauses, i, func(c annot.Clause, t int) int { return c.Head - t })
	return k < len(f.doc.Clauses) && f.doc.Clauses[k].Head == i && !f.doc.Clauses[k].Participle
}

// talks reports whether what is rejected from token i on is what somebody said:
// "rejected the claim that".
func (f *finder) talks(i int) bool {
	for end := min(i+4, len(f.doc.Tokens)); i < end && f.doc.Tokens[i].Kind != annot.Punct; i++ {
		if f.lex.talk[f.doc.Tokens[i].Lower] {
			return true
		}
	}
	return false
}

// scanty reports whether what is promised from token i on is only told as much or
// little: "promised much".
func (f *finder) scanty(i, end int) bool {
	return i < end && f.lex.scant[f.doc.Tokens[i].Lower] && (i+1 >= end || f.doc.Tokens[i+1].Kind == annot.Punct || f.doc.Tokens[i+1].Lower == "and" || f.doc.Tokens[i+1].Lower == "but")
}

// infinitive takes the "to" clause after the trigger, with those joined to it.
func (f *finder) infinitive(k int, r rule, u *annot.Undertaking) bool {
	for j := k + 1; j < len(f.doc.Clauses); j++ {
		v := &f.doc.Clauses[j]
		if v.Sentence != u.Sentence || v.Verb[0] > r.end+1 {
			return false
		}
		if !v.Infinitive || v.Verb[0] < r.end-1 {
			continue
		}
		if f.lex.mute[v.Lemma] && u.Status == model.Refused {
			return false
		}
		if f.lex.undo[v.Lemma] && direct(u.Status) && f.undoes(v) {
			u.Status = model.Withdrawn
		}
		if r.attr("doing") == "yes" && f.lex.state[v.Lemma] {
			return false
		}
		if v.Negated && u.Status != model.Refused && u.Status != model.Withdrawn {
			u.Status = model.Promised // "vowed not to": an undertaking to refrain
		}
		first := v.Verb[0]
		for first < v.Head && f.doc.Tokens[first].Lower == "to" {
			first++
		}
		if v.Negated && u.Status != model.Withdrawn {
			for first = v.Verb[0]; first > r.first && f.doc.Tokens[first].Lower != "not"; {
				first--
			}
		}
		f.used[j] = true
		last, split := f.joined(j)
		u.Action = f.upTo(first, last)
		for _, other := range split {
			more := *u
			o := &f.doc.Clauses[other]
			more.Action, more.Clause = f.upTo(o.Head, other), other
			more.Actors = nil
			f.used[other], f.own[other] = true, true
			defer f.add(k, r, more)
		}
		return true
	}
	return false
}

// deny lets the action of an undertaking to refrain begin with the words that deny
// it: "will [not oppose the bill]", "[not a cent will go abroad]". Of what is refused
// or withdrawn the status says so.
func (f *finder) deny(u *annot.Undertaking) {
	if u.Status == model.Refused || u.Status == model.Withdrawn {
		return
	}
	for k := range f.doc.Clauses {
		c := &f.doc.Clauses[k]
		if c.Sentence != u.Sentence || min(c.Subject[0], c.Verb[0]) > u.Action[0] || c.Head < u.Action[0] {
			continue
		}
		first := f.denial(c, u.Action[0])
		if first < u.Action[0] {
			u.Action[0] = first
		}
		return
	}
}

// denial is where the words begin that deny a clause, as far as they stand before
// token end; end when there are none.
func (f *finder) denial(c *annot.Clause, end int) int {
	for i := c.Verb[0]; i < end; i++ {
		switch word := f.doc.Tokens[i].Lower; {
		case f.lex.denial[word]:
			return i
		case word == "n't": // behind its modal
			return max(i-1, c.Verb[0])
		case strings.HasSuffix(word, "n't"):
			return i
		}
	}
	switch first := c.Subject[0]; {
	case first > end || !f.denies(c):
		return end
	case f.lex.none[f.doc.Tokens[first].Lower]:
		return first
	default:
		return first - 1 // "not a tree"
	}
}

// undoes reports whether what a verb such as scrap does away with is a plan.
func (f *finder) undoes(v *annot.Clause) bool {
	for i := v.Head + 1; i < v.End && i < v.Head+6; i++ {
		if f.lex.undone[f.doc.Tokens[i].Lower] {
			return true
		}
	}
	return false
}

// joined follows what is coordinated with clause j. Two verbs joined by "and"
// are one undertaking; lists of three and verbs with a condition of their own
// are several. It returns the last clause of the first one, and the others.
func (f *finder) joined(j int) (last int, others []int) {
	last = j
	var coords []int
	if c := f.doc.Clauses[j].Coord; c >= 0 && f.doc.Clauses[c].Coord >= 0 {
		return last, nil // the end of a list of three or more
	}
	for n := j + 1; n < len(f.doc.Clauses) && f.doc.Clauses[n].Sentence == f.doc.Clauses[j].Sentence; n++ {
		if c := f.doc.Clauses[n].Coord; c == j || c >= 0 && slices.Contains(coords, c) {
			coords = append(coords, n)
		}
	}
	switch {
	case len(coords) == 0:
	case len(coords) == 1 && !f.anew(coords[0]) && !f.conditionBefore(coords[0]) && f.doc.Clauses[coords[0]].Negated == f.doc.Clauses[j].Negated && (f.doc.Clauses[j].Coord < 0 || f.doc.Clauses[j].Infinitive && !f.doc.Clauses[f.doc.Clauses[j].Coord].Infinitive):
		f.used[coords[0]] = true
		last = coords[0]
	default:
		others = coords
	}
	return last, others
}

// anew reports whether a coordinated verb says again that it will be done: "will
// pay and would stay".
func (f *finder) anew(n int) bool {
	c := &f.doc.Clauses[n]
	return c.Verb[0] < c.Head && f.doc.Tokens[c.Verb[0]].Lower == c.Modal
}

// conditionBefore reports whether a condition stands right before the verb of clause n.
func (f *finder) conditionBefore(n int) bool {
	v := f.doc.Clauses[n].Verb[0]
	return slices.ContainsFunc(f.doc.Conditions, func(x annot.Condition) bool { return x.End <= v && x.End >= v-2 })
}

// coordinated is the last clause that belongs to the undertaking of clause k;
// what is listed after it becomes undertakings of its own, in its turn.
func (f *finder) coordinated(k int) int {
	last, others := f.joined(k)
	if len(others) > 0 {
		return k
	}
	return last
}

// object takes "obliges X to sell": the object acts.
func (f *finder) object(k int, r rule, u *annot.Undertaking) bool {
	for j := k + 1; j < len(f.doc.Clauses); j++ {
		v := &f.doc.Clauses[j]
		if v.Sentence != u.Sentence {
			return false
		}
		if v.Infinitive {
			u.Actors = f.named(r.end, v.Verb[0])
			last, _ := f.joined(j)
			u.Action = f.upTo(v.Head, last)
			f.used[j] = true
			return len(u.Actors) > 0
		}
	}
	return false
}

// named is the entities mentioned between two tokens.
func (f *finder) named(first, end int) []int {
	var out []int
	for _, m := range f.doc.Mentions {
		if m.First >= first && m.End <= end && m.Entity >= 0 && !slices.Contains(out, m.Entity) && f.canAct(m.Entity) {
			out = append(out, m.Entity)
		}
	}
	return out
}

func (f *finder) canAct(e int) bool {
	k := f.dossier.Entities[e].Kind
	return k == model.Person || k == model.Country || k == model.Organisation
}

// upTo is the tokens from first to the end of clause k, or to a comma after which
// something is added to it ("…, which", "…, though").
func (f *finder) upTo(first, k int) [2]int {
	r := [2]int{first, f.doc.Clauses[k].End}
	for i := first + 1; i+1 < r[1]; i++ {
		if l := f.doc.Tokens[i].Lower; l == ";" || l == "," && f.lex.adds[f.doc.Tokens[i+1].Lower] || f.closes(first, i) {
			r[1] = i
		}
	}
	f.trim(&r)
	return r
}

// closes reports whether the quotation that holds token first ends at token i, a
// comma or full stop: what comes behind it nobody said.
func (f *finder) closes(first, i int) bool {
	return f.doc.Tokens[i].Kind == annot.Punct && f.doc.Tokens[i+1].Kind == annot.QuoteTok && !f.doc.Tokens[i+1].Space && f.doc.Tokens[i].Lower != ")" &&
		f.balanced([2]int{first, i})
}

// trim leaves marks at both ends of a range out, and an attribution at its end.
func (f *finder) trim(r *[2]int) {
	for r[1] > r[0] {
		t := f.doc.Tokens[r[1]-1]
		if t.Kind == annot.Punct && t.Lower != ")" && t.Lower != "%" || t.Lower == "and" || t.Lower == "but" || t.Kind == annot.QuoteTok && !f.balanced(*r) {
			r[1]--
			continue
		}
		break
	}
	for r[0] < r[1] && f.doc.Tokens[r[0]].Kind == annot.Punct {
		r[0]++
	}
}

// balanced reports whether the quotation marks in the range come in pairs.
func (f *finder) balanced(r [2]int) bool {
	n := 0
	for i := r[0]; i < r[1]; i++ {
		if f.doc.Tokens[i].Kind == annot.QuoteTok {
			n++
		}
	}
	return n%2 == 0
}

// isText reports whether the range names a text that binds or proposes.
func (f *finder) isText(r [2]int) bool {
	for i := r[0]; i < r[1]; i++ {
		if f.lex.text[f.doc.Tokens[i].Lower] {
			return true
		}
	}
	return false
}

// isAgreement reports whether what was dropped is something undertaken or planned.
func (f *finder) isAgreement(r [2]int) bool {
	for i := r[0]; i < r[1]; i++ {
		if f.lex.text[f.doc.Tokens[i].Lower] || f.lex.undertakes[f.doc.Tokens[i].Lower] {
			return true
		}
	}
	return false
}

// isDraft reports whether the clause tells what an earlier version said.
func (f *finder) isDraft(c *annot.Clause) bool {
	s := f.doc.Sentences[c.Sentence]
	return len(f.lex.drafts.Find(f.doc.Tokens, s.First, c.Verb[1], f.holds)) > 0
}

// planned reports whether the clause stands in an agreed text: "under the deal",
// "the declaration says that".
func (f *finder) planned(c *annot.Clause) bool {
	s := f.doc.Sentences[c.Sentence]
	toks := f.doc.Tokens
	for i := s.First; i < c.Verb[0] && i+2 < s.End; i++ {
		if l := toks[i].Lower; l == "under" || l == "according" {
			for j := i + 1; j < i+8 && j < s.End && toks[j].Kind != annot.Punct; j++ {
				if f.lex.text[toks[j].Lower] {
					return true
				}
			}
		}
	}
	for p, hops := c.Parent, 0; p >= 0 && hops < 4; p, hops = f.doc.Clauses[p].Parent, hops+1 {
		if f.isText(f.doc.Clauses[p].Subject) {
			return true
		}
	}
	return f.isText(c.Subject)
}
