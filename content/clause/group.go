package clause

import "readout/content/annot"

// group reads the verb group that begins at token i.
func (f *finder) group(i int) (annot.Clause, int, bool) {
	c := annot.Clause{Parent: -1, Coord: -1, Marker: -1, Speaker: -1, Head: -1, Verb: [2]int{i, i}}
	if !f.tags[i].verbal() && f.tags[i] != to {
		return c, i, false
	}
	f.introduce(&c, i)
	j := i
	if f.tags[i] == to {
		c.Infinitive = true
		j++
	}
	inBe := false // a form of be stands in the group
	for ; j < f.end; j++ {
		t, l := f.tags[j], f.doc.Tokens[j].Lower
		if next := f.aside(&c, j); next > 0 { // "would, though, vote", "will, he said, pay"
			j = next - 1
			continue
		}
		if t == modalTag && c.Modal == "" && c.Head < 0 && j == i {
			if next, subject := f.afterSubject(j); next > 0 { // "never will the firm pay"
				f.step(&c, j, &inBe)
				c.Negated, c.Subject = c.Negated || f.denied(j), subject
				j = next - 1
				continue
			}
		}
		if t == adv || t == neg || t == quote && j > i || t == when && c.Head >= 0 && f.groupGoesOn(j) || t == noun && l == "no" {
			if !f.groupGoesOn(j) {
				break
			}
			c.Negated = c.Negated || t == neg || l == "never"
			continue
		}
		if t == to && c.Head >= 0 && f.tags[c.Head] == beTag && c.Head == j-1 && j+1 < f.end { // "is to meet"
			c.Modal, c.Tense = "to", annot.Future
			continue
		}
		if !f.step(&c, j, &inBe) {
			break
		}
	}
	if c.Head < 0 {
		return c, i, false
	}
	f.negation(&c)
	c.Verb[1] = c.Head + 1
	c.Lemma = look(f.doc.Tokens[c.Head].Lower).lemma
	if f.tags[c.Head] == beTag {
		c.Lemma = "be"
	} else if f.tags[c.Head] == haveTag {
		c.Lemma, c.Perfect = "have", false
	} else if f.tags[c.Head] == doTag {
		c.Lemma = "do"
	}
	if c.Lemma == "" {
		c.Lemma = f.doc.Tokens[c.Head].Lower
	}
	if c.Modal == "will" || c.Modal == "shall" || c.Modal == "would" {
		c.Tense = annot.Future
	}
	return c, c.Head + 1, true
}

// aside is the token after a short parenthesis between commas at j within a verb
// group that goes on behind it, or 0.
func (f *finder) aside(c *annot.Clause, j int) int {
	if f.tags[j] != comma || c.Modal == "" || c.Head >= 0 {
		return 0
	}
	return f.afterAside(j)
}

// afterAside is the verb after a short parenthesis that the comma at j opens, or 0.
func (f *finder) afterAside(j int) int {
	for i := j + 1; i < f.end-1 && i <= j+8; i++ {
		switch t := f.tags[i]; {
		case t == comma:
			if i > j+1 && f.tags[i+1].verbal() && f.tags[i+1] != modalTag {
				return i + 1
			}
			return 0
		case t == stop || t == quote:
			return 0
		}
	}
	return 0
}

// afterSubject is the verb behind a subject that the modal at j stands before, and
// that subject; 0 where the modal stands behind its subject.
func (f *finder) afterSubject(j int) (int, [2]int) {
	for i := j + 1; i < f.end && i < j+14; i++ {
		switch t := f.tags[i]; {
		case t == vb || t == beTag || t == haveTag:
			if (&tagger{doc: f.doc, tags: f.tags}).fronted(i, f.first) {
				return i, [2]int{j + 1, i}
			}
			return 0, [2]int{}
		case t.verbal() || t == comma || t == stop || t == sub:
			return 0, [2]int{}
		}
	}
	return 0, [2]int{}
}

// denied reports whether what stands in front of the modal at j denies what it
// tells: "never", "under no circumstances", and not "only".
func (f *finder) denied(j int) bool {
	for i := j - 1; i >= f.first && f.tags[i] != stop && f.tags[i] != quote; i-- {
		switch f.doc.Tokens[i].Lower {
		case "only":
			return false
		case "never", "nor", "neither", "no", "not", "nowhere":
			return true
		}
	}
	return false
}

// introduce sets what the first token of a group says of its tense and kind.
func (f *finder) introduce(c *annot.Clause, i int) {
	switch f.tags[i] {
	case vbd:
		c.Tense = annot.Past
	case vbz, vb:
		c.Tense = annot.Present
	case vbn, vbg:
		c.Participle = true
		c.Passive = f.tags[i] == vbn
	case beTag, haveTag, doTag:
		c.Tense = annot.Present
		switch f.doc.Tokens[i].Lower {
		case "was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't":
			c.Tense = annot.Past
		case "being", "having", "been", "be":
			c.Participle = true
		}
	}
}

// step takes token j into the group c, or reports that the group is over.
func (f *finder) step(c *annot.Clause, j int, inBe *bool) bool {
	t, l := f.tags[j], f.doc.Tokens[j].Lower
	switch t {
	case modalTag:
		if c.Head >= 0 || c.Modal != "" {
			return false
		}
		c.Modal = modalName(l)
	case haveTag:
		if c.Head >= 0 && !*inBe || c.Head >= 0 && c.Modal == "" {
			return false
		}
		c.Perfect = true
		c.Head = j
	case beTag:
		if c.Head >= 0 && f.tags[c.Head] != haveTag && f.tags[c.Head] != beTag {
			return false
		}
		*inBe = true
		c.Head = j
	case doTag:
		if c.Head >= 0 {
			return false
		}
		c.Head = j
	case vb, vbz, vbd, vbn, vbg:
		if c.Head >= 0 && !aux(f.tags[c.Head]) {
			return false
		}
		c.Passive = c.Passive || t == vbn && *inBe
		c.Head = j
	default:
		return false
	}
	return true
}

func aux(t tag) bool { return t == beTag || t == haveTag || t == doTag }

func modalName(l string) string {
	switch l {
	case "'ll", "won't":
		return "will"
	case "'d", "wouldn't":
		return "would"
	case "can't", "cannot":
		return "can"
	case "couldn't":
		return "could"
	case "shouldn't":
		return "should"
	case "mustn't":
		return "must"
	}
	return l
}

// groupGoesOn reports whether after the adverb at j the group has more verbs.
func (f *finder) groupGoesOn(j int) bool {
	for j++; j < f.end && j < f.first+200; j++ {
		switch t := f.tags[j]; {
		case t == adv || t == neg || t == quote:
		case t == to:
			return false
		case t == comma:
			return f.afterAside(j) > 0
		default:
			return t.verbal()
		}
	}
	return false
}

// negation looks for not, never and n't within the group, and for a negative
// subject ("no delegation came", "nobody said").
func (f *finder) negation(c *annot.Clause) {
	for j := c.Verb[0]; j <= c.Head; j++ {
		switch l := f.doc.Tokens[j].Lower; {
		case f.tags[j] == neg, l == "cannot", len(l) > 3 && l[len(l)-3:] == "n't":
			c.Negated = true
		}
	}
	if j := c.Head + 1; j < f.end && f.tags[j] == neg && aux(f.tags[c.Head]) {
		c.Negated = true
	}
	if i := c.Verb[0] - 1; i >= f.first && (f.tags[i] == neg || c.Infinitive && i > f.first && f.tags[i] == adv && f.tags[i-1] == neg) && f.doc.Tokens[i].Lower != "neither" {
		c.Negated = true // "not to lay off"
	}
	for i := c.Verb[0] - 1; i >= f.first && i >= c.Verb[0]-2; i-- {
		if l := f.doc.Tokens[i].Lower; l == "longer" && i > f.first && f.doc.Tokens[i-1].Lower == "no" {
			c.Negated = true
		}
	}
}
