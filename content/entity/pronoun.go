package entity

import (
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// person resolves he and she.
func (r *resolver) person(i, n int, s annot.Sentence) {
	var g byte = 'm'
	if w := r.doc.Tokens[i].Lower; w[0] == 's' || strings.HasPrefix(w, "her") {
		g = 'f'
	}
	best, score := -1, -1
	seen := 0
	r.recent(n, 8, func(h heard) bool {
		e := &r.d.Entities[h.entity]
		if e.Kind != model.Person || r.gender(h.entity) != 0 && r.gender(h.entity) != g {
			return true
		}
		if seen++; seen > 12 {
			return false
		}
		v := 20 - 4*min(n-h.sentence, 5) - min(seen, 4)
		if h.subject {
			v += 6
		}
		if r.gender(h.entity) == g {
			v += 3
		}
		if h.sentence == n && !h.subject {
			v -= 2
		}
		if v > score {
			best, score = h.entity, v
		}
		return true
	})
	if best < 0 {
		return
	}
	if r.gender(best) == 0 {
		r.told = append(r.told, gendered{best, g})
	}
	r.add(i, i+1, annot.Pronoun, best, n, s, "pronoun")
}

// thing resolves it and its.
func (r *resolver) thing(i, n int, s annot.Sentence) {
	toks := r.doc.Tokens
	if toks[i].Lower == "it" && r.empty(i, s) {
		return
	}
	if e := r.saidBy(i, s); e >= 0 {
		r.add(i, i+1, annot.Pronoun, e, n, s, "pronoun: who said so")
		return
	}
	best, score := -1, 3
	seen := 0
	role := r.owned(i, s)
	r.recent(n, 3, func(h heard) bool {
		e := &r.d.Entities[h.entity]
		land := e.Kind == model.Country || premiers()[role] && isProvince(e.Name)
		if e.Kind != model.Organisation && !land || land && (managers()[role] || h.demonym) {
			return true
		}
		if seen++; seen > 10 {
			return false
		}
		v := 14 - 5*(n-h.sentence) - min(seen, 3)
		if h.subject {
			v += 6
		}
		if h.main {
			v += 3
		}
		if v > score {
			best, score = h.entity, v
		}
		return true
	})
	if best >= 0 {
		r.add(i, i+1, annot.Pronoun, best, n, s, "pronoun")
	}
}

// saidBy is the body or country that "which" stands for in ", which said it would";
// -1 where the "it" at token i is not told so.
func (r *resolver) saidBy(i int, s annot.Sentence) int {
	toks := r.doc.Tokens
	j := i - 1
	if j > s.First && toks[j].Lower == "that" {
		j--
	}
	if j-3 < s.First || !saying()[toks[j].Lower] || toks[j-1].Lower != "which" || toks[j-2].Lower != "," || len(r.past) == 0 {
		return -1
	}
	h := r.past[len(r.past)-1]
	if k := r.d.Entities[h.entity].Kind; k != model.Organisation && k != model.Country || j-2-h.token > 4 {
		return -1
	}
	return h.entity
}

// owned is the head of the role that is said to be of the one for whom "its" at
// token i stands: "its chief executive"; "" where it is none.
func (r *resolver) owned(i int, s annot.Sentence) string {
	role := ""
	for k := i + 1; k < s.End && k < i+6 && r.traits[k].Has(names.Head|names.Rank|names.Portfolio|names.Group); k++ {
		if r.traits[k].Has(names.Head) {
			role = r.doc.Tokens[k].Lower
		}
	}
	return role
}

// empty reports whether the "it" at token i stands for nothing: "it is unclear",
// "it was hoped that".
func (r *resolver) empty(i int, s annot.Sentence) bool {
	toks := r.doc.Tokens
	j := i + 1
	if j >= s.End || !auxiliary()[toks[j].Lower] && toks[j].Lower != "remains" && toks[j].Lower != "remained" && toks[j].Lower != "seems" && toks[j].Lower != "takes" && toks[j].Lower != "took" && toks[j].Kind != annot.Clitic {
		return false
	}
	if j+1 < s.End && agentive()[toks[j+1].Lower] {
		return false
	}
	for k := j + 1; k < s.End && k < i+9; k++ {
		switch toks[k].Lower {
		case "that", "whether", "to", "how", "if", "what", "when", "clear", "unclear", "possible", "likely":
			return toks[j].Lower != "will" && toks[j].Lower != "would" && toks[j].Lower != "has" && toks[j].Lower != "had" || toks[k].Lower == "that" && k > j+1
		case ",", ";", ".":
			return false
		}
	}
	return false
}

// many resolves they where a body or people was the last subject.
func (r *resolver) many(i, n int, s annot.Sentence) {
	best := -1
	r.recent(n, 1, func(h heard) bool {
		e := &r.d.Entities[h.entity]
		if !h.subject {
			return true
		}
		if e.Kind == model.Organisation {
			best = h.entity
		}
		return false
	})
	if best >= 0 {
		r.add(i, i+1, annot.Pronoun, best, n, s, "pronoun")
	}
}
