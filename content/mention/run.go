package mention

import (
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// A unit is a token of a run of capitals, or a known name within it.
type unit struct {
	first, end int
	trait      names.Trait
	known      *names.Known
	kind       annot.TokenKind
}

// sentence finds the runs of one sentence.
func (f *finder) sentence(s annot.Sentence) {
	for i := s.First; i < s.End; {
		first := i
		if f.toks[i].Kind == annot.Word {
			if !f.particleStart(i, s.End) {
				if f.hyphened(i, s.End) {
					i++
					continue
				}
				i++
				continue
			}
		} else if !f.proper(i, s.End) {
			f.hyphened(i, s.End)
			i++
			continue
		}
		i = f.runEnd(first, s.End)
		f.run(first, i)
	}
}

// particleStart reports whether a name begins at token i with a small particle:
// "von der Aue", "bin Rashid".
func (f *finder) particleStart(i, end int) bool {
	if !f.traits[i].Has(names.Particle) || f.traits[i].Has(names.Never) {
		return false
	}
	for j := i + 1; j < end && j < i+4; j++ {
		if f.toks[j].Kind == annot.Capital {
			return !f.traits[j].Has(names.Never|names.Starter|names.Body) && !f.weak[j]
		}
		if !f.traits[j].Has(names.Particle) {
			return false
		}
	}
	return false
}

// hyphened finds a country in a compound: "US-led", "Moscow-based".
func (f *finder) hyphened(i, end int) bool {
	t := &f.toks[i]
	if !t.IsName() {
		return false
	}
	for c := 1; c < len(t.Lower)-1; c++ {
		if t.Lower[c] == '-' {
			head := t.Lower[:c]
			if f.words.prefix[head] {
				head = t.Lower[c+1:]
			}
			if k := names.ByName(head); k != nil && k.Kind == model.Country {
				f.emit(i, i+1, model.Country, annot.Demonym, "compound: "+k.Rule())
				return true
			}
			return false
		}
	}
	return false
}

// runEnd is the token after the run of a name that begins at first.
func (f *finder) runEnd(first, end int) int {
	i := first
	for i < end {
		if n := f.nickname(first, i, end); n > 0 {
			i += n
			continue
		}
		if f.toks[i].Kind != annot.Word && i > first && !f.joined(i) {
			if n := f.genitive(first, i, end); n > 0 {
				i += n
				continue
			}
			break
		}
		if k, n := f.known(i, end); k != nil && f.proper(i, end) {
			i += n
			continue
		}
		if i > first && f.toks[i].Kind == annot.Number && f.toks[i].Space && f.traits[i-1].Has(names.Body|names.ThingHead) && len(f.toks[i].Lower) <= 4 {
			i++
			break
		}
		if f.proper(i, end) || i == first {
			i++
			continue
		}
		if i > first && f.words.small[f.toks[i].Lower] {
			i++
			break
		}
		n := f.link(first, i, end)
		if n == 0 {
			n = f.genitive(first, i, end)
		}
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// joined reports whether token i follows the one before it without a mark.
func (f *finder) joined(i int) bool { return f.toks[i].Space || f.toks[i].Kind == annot.Punct }

// link is how many small words at token i carry a name on: particles, "of" after
// a head that takes it, "and" or "&" within the name of a body; 0 when it ends.
func (f *finder) link(first, i, end int) int {
	t := &f.toks[i]
	if f.traits[i].Has(names.Particle) && t.Kind == annot.Word {
		j := i
		for j < end && f.toks[j].Kind == annot.Word && f.traits[j].Has(names.Particle) {
			j++
		}
		if j < end && j-i <= 3 && f.toks[j].Kind == annot.Capital && !f.traits[j].Has(names.Never) {
			return j - i
		}
		// "Syndicat des boulangers de la Meuse": a foreign body goes on in small words.
		if f.traits[first].Has(names.OfHead) && j+1 < end && f.toks[j].Kind == annot.Word && f.traits[j+1].Has(names.Particle) {
			return j + 1 - i
		}
		return 0
	}
	prev := f.traits[i-1]
	next := i + 1
	if next < end && f.toks[next].Lower == "the" && (t.Lower == "of" || t.Lower == "for") {
		next++
	}
	if next >= end || !f.toks[next].IsName() || f.traits[next].Has(names.Never) {
		return 0
	}
	switch t.Lower {
	case "of":
		if next > i+2-1+1 && i-first > 2 && f.knownCountry(next, end) && f.toks[next-1].Lower == "the" {
			return 0 // "a State University of the US"
		}
		if f.within(first, i, "for") || prev.Has(names.OfHead) || prev.Has(names.Head) && f.traits[next].Has(names.Portfolio) {
			return next - i
		}
	case "for", "on", "against":
		if prev.Has(names.ForHead) && !f.knownCountry(next, end) {
			return next - i
		}
		if t.Lower == "for" && f.traits[next].Has(names.Portfolio) && f.office(first, i) {
			return next - i // "Minister of State for Fisheries"
		}
	case "and", "&":
		if f.within(first, i, "of") && f.traits[first].Has(names.Body) && plural(f.toks[i-1].Lower) && plural(f.toks[next].Lower) && !f.knownCountry(next, end) {
			return 1
		}
		return f.conjoined(first, i, next, end)
	}
	return 0
}

// nickname is how many tokens a nickname in quotation marks within a name takes.
func (f *finder) nickname(first, i, end int) int {
	if f.toks[i].Kind != annot.QuoteTok || i == first || i+3 >= end || !f.traits[i-1].Has(names.Given) {
		return 0
	}
	for j := i + 2; j < i+4 && j+1 < end; j++ {
		if f.toks[j].Kind == annot.QuoteTok {
			if f.toks[i+1].IsName() && f.toks[j+1].Kind == annot.Capital && !f.traits[j+1].Has(names.Never) && f.toks[j+1].Space {
				return j - i + 1
			}
			return 0
		}
	}
	return 0
}

// genitive is how many tokens a possessive within the name of a body takes:
// "Growers’ Union", "Women's Institute", "Weavers' and Dyers' Guild"; 0 where it
// ends the name.
func (f *finder) genitive(first, i, end int) int {
	if !f.owners(i, end) {
		return 0
	}
	n := 1
	if f.tok(i+1) == "and" && i+3 < end && f.toks[i+2].Kind == annot.Capital && f.owners(i+3, end) {
		i, n = i+3, 2
	}
	j := i + 1
	for j < end && f.toks[j].Kind == annot.Capital && f.toks[j].Space && !f.traits[j].Has(names.Never|names.Head) {
		j++
	}
	if j > i+1 && f.traits[j-1].Has(names.Body) {
		return n
	}
	if j > i+2 && !f.weak[first] && f.words.genitive[f.toks[i-1].Lower] && f.tok(first-1) == "the" {
		return n // "the Women's Loom Circle"
	}
	return 0
}

// owners reports whether token i is the possessive of a word for people, as the
// names of bodies have it.
func (f *finder) owners(i, end int) bool {
	t, w := &f.toks[i], f.toks[i-1].Lower
	if t.Space || i+1 >= end || !f.toks[i+1].Space {
		return false
	}
	people := f.words.genitive[w] || i > 1 && f.words.saint[f.tok(i-2)] || strings.HasSuffix(w, "men") || strings.HasSuffix(w, "women")
	plural := (t.Lower == "’" || t.Lower == "'") && strings.HasSuffix(w, "s")
	if !plural && !(t.Lower == "'s" && people) || f.traits[i-1].Has(names.Given) && !people {
		return false
	}
	k, _ := f.known(i-1, i)
	return k == nil
}

// within reports whether a word stands between tokens first and i.
func (f *finder) within(first, i int, word string) bool {
	for ; first < i; first++ {
		if f.toks[first].Lower == word {
			return true
		}
	}
	return false
}

// office reports whether tokens first to end are the words of an office.
func (f *finder) office(first, end int) bool {
	head := false
	for i := first; i < end; i++ {
		head = head || f.traits[i].Has(names.Head)
		if !f.traits[i].Has(names.Head|names.Rank|names.Portfolio) && f.toks[i].Lower != "of" {
			return false
		}
	}
	return head
}

func (f *finder) knownCountry(i, end int) bool {
	k, _ := f.known(i, end)
	return k != nil && k.Kind == model.Country && k.Way != names.Adjective
}

// conjoined reports whether "and" at token i joins two parts of one name.
func (f *finder) conjoined(first, i, next, end int) int {
	if f.toks[i].Lower == "&" {
		return 1
	}
	if f.traits[i-1].Has(names.Portfolio) && f.traits[next].Has(names.Portfolio) {
		for j := first; j < i; j++ {
			if f.traits[j].Has(names.Body|names.Head) || j > first && f.toks[j].Lower == "of" {
				return 1
			}
		}
	}
	// "Food and Drug Administration", "Bureau of Labour and Mines"
	if k, _ := f.known(first, end); k != nil || i-first > 2 {
		return 0
	}
	j := next
	for j < end && f.toks[j].IsName() && !f.traits[j].Has(names.Never) {
		if k, _ := f.known(j, end); k != nil {
			return 0
		}
		j++
	}
	if j-next >= 2 && f.traits[j-1].Has(names.Suffix) && !f.traits[first].Has(names.Given|names.Head|names.Honorific) {
		return 1 // "Quist and Lund LLP"
	}
	if j-next >= 2 && f.traits[j-1].Has(names.Body) && !f.traits[j-1].Has(names.Weak) && !f.traits[first].Has(names.Given|names.Body|names.Head|names.Honorific) {
		return 1
	}
	return 0
}
