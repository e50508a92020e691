package names

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"readout/content/annot"
	"readout/content/lexicon"
	"readout/model"
)

// A Trait is something that a word may be.
type Trait uint32

// What a word may be. A word may be several things at once.
const (
	Male Trait = 1 << iota
	Female
	Given     // a given name
	Doubtful  // a given name that is a common word or place too
	Particle  // part of a surname, may be written small: "von", "bin"
	Honorific // "Mr", "Dame"
	Head      // head of a role: "minister", "spokesman"
	Minor     // a role that is no title before a name: "worker", "friend"
	Kin       // "son-in-law", "widow"
	Rank      // before the head of a role: "deputy", "chief"
	Portfolio // what a role is about: "foreign", "energy"
	Body      // heads the name of a body: "Ministry", "Alliance"
	Weak      // a head of bodies that needs company: "House"
	Alone     // a body when it stands alone with a capital: "Congress"
	Suffix    // a legal form: "Inc."
	OfHead    // "of" goes on with the name: "Bank of"
	ForHead   // "for" or "on" goes on with the name: "Centre for"
	PlaceHead // "River"
	ThingHead // "Treaty"
	Group     // a lower-case noun that stands for a body: "the coalition"
	Land      // a lower-case noun that stands for a country: "the republic"
	Never     // a function word or a date: no name in spite of a capital
	Starter   // a common word that begins sentences
	People    // an adjective or people that names no country: "Arab"
	MaleHead  // a role that tells a man
	FemaleHead
	Facility // heads the name of a building as often as a body: "Museum"
	Phrasal  // begins a known name
)

// Has reports whether the word may be any of the given things.
func (t Trait) Has(any Trait) bool { return t&any != 0 }

// Gender is 'm', 'f' or 0.
func (t Trait) Gender() byte {
	switch {
	case t&(Male|Female) == Male || t&(Male|Female|MaleHead) == MaleHead:
		return 'm'
	case t&(Male|Female) == Female || t&(Male|Female|FemaleHead) == FemaleHead:
		return 'f'
	}
	return 0
}

// A Known is a name that the lexicons know.
type Known struct {
	Name string // the common name: "Kyrgyzstan" for "Kyrgyz" and for "Bishkek"
	Kind model.Kind
	Way  Way
	line *lexicon.Entry
	item string // of the line
}

// Rule names the entry of the lexicon.
func (k *Known) Rule() string { return k.line.Class + ": " + k.item }

// A Way is how a known name names.
type Way uint8

// The ways of known names.
const (
	Proper    Way = iota // the name or another name
	Adjective            // an adjective or people: "French"
	Seat                 // a capital, which is also a place
	Office               // the seat of a government: "Kremlin"
	Province             // a state or province: acts as a body, else a place
	Town                 // a city or region
	Outlet               // a news outlet or agency
	Index                // an index or currency: no body
)

// A phrase is a known name of several words.
type phrase struct {
	words []string // after the first
	known *Known
}

// An about is what is known of a word, or of a whole name in lower case.
type about struct {
	traits Trait
	begins int32  // the phrases that begin with the word: a place in phrases
	known  *Known // of the word or name as a whole
}

type table struct {
	words   map[string]about
	phrases [][]phrase // longest first; the first of them is empty
}

//go:embed countries.txt
var countriesText string

//go:embed places.txt
var placesText string

//go:embed given.txt
var givenText string

//go:embed roles.txt
var rolesText string

//go:embed bodies.txt
var bodiesText string

//go:embed common.txt
var commonText string

// Lexicon is the parsed lexicon of names.
var Lexicon = sync.OnceValue(func() *lexicon.Lexicon {
	l := &lexicon.Lexicon{}
	for _, f := range [...]struct{ name, text string }{
		{"countries", countriesText}, {"places", placesText}, {"given", givenText},
		{"roles", rolesText}, {"bodies", bodiesText}, {"common", commonText},
	} {
		if err := l.Parse("content/names/"+f.name+".txt", f.text); err != nil {
			panic(fmt.Sprintf("a lexicon that its own test reads: %v", err))
		}
	}
	return l
})

// words calls yield for each alternative of the entries of a class.
func words(class string, yield func(e *lexicon.Entry, word string)) {
	for e, item := range Lexicon().Items(class) {
		p := strings.TrimSuffix(strings.TrimPrefix(item, "("), ")")
		if p == item {
			yield(e, p)
			continue
		}
		for w := range strings.SplitSeq(p, "/") {
			yield(e, w)
		}
	}
}

var known = sync.OnceValue(func() *table {
	t := &table{words: make(map[string]about, 9500), phrases: make([][]phrase, 1, 1024)}
	for _, c := range [...]struct {
		class string
		trait Trait
	}{
		{"male", Male | Given}, {"female", Female | Given}, {"either", Given}, {"doubtful", Given | Doubtful},
		{"particle", Particle}, {"head", Head}, {"minor", Minor}, {"kin", Kin}, {"rank", Rank}, {"portfolio", Portfolio},
		{"male head", MaleHead}, {"female head", FemaleHead},
		{"bodyhead", Body}, {"facility", Body | Facility}, {"weakhead", Body | Weak}, {"alonehead", Body | Alone}, {"suffix", Suffix}, {"ofhead", OfHead},
		{"forhead", ForHead}, {"group", Group}, {"landhead", Land}, {"placehead", PlaceHead}, {"thinghead", ThingHead},
		{"never", Never}, {"starter", Starter}, {"people", People},
	} {
		words(c.class, func(_ *lexicon.Entry, w string) { t.mark(w, c.trait) })
	}
	words("honorific", func(e *lexicon.Entry, w string) {
		trait := Honorific
		switch e.Attr("g") {
		case "m":
			trait |= MaleHead
		case "f":
			trait |= FemaleHead
		}
		t.mark(w, trait)
	})
	t.bodies()
	t.places()
	return t
})

func (t *table) bodies() {
	for _, c := range [...]struct {
		class string
		kind  model.Kind
	}{{"country", model.Country}, {"bloc", model.Place}, {"known", model.Organisation}} {
		words(c.class, func(e *lexicon.Entry, w string) {
			kind := c.kind
			if k := e.Attr("kind"); k != "" {
				kind = model.Kind(k)
			}
			add := func(names string, way Way) {
				if names == "" {
					return
				}
				k := &Known{Name: w, Kind: kind, Way: way, line: e, item: w}
				for n := range strings.SplitSeq(names, "/") {
					t.add(n, k)
				}
			}
			add(w, Proper)
			add(e.Attr("also"), Proper)
			add(e.Attr("people"), Adjective)
			add(e.Attr("seat"), Seat)
			add(e.Attr("office"), Office)
		})
	}
}

func (t *table) places() {
	for _, c := range [...]struct {
		class string
		kind  model.Kind
		way   Way
	}{
		{"province", model.Place, Province}, {"provincial", model.Other, Adjective}, {"city", model.Place, Town},
		{"region", model.Place, Town}, {"outlet", model.Organisation, Outlet}, {"index", model.Other, Index},
	} {
		words(c.class, func(e *lexicon.Entry, w string) {
			t.add(w, &Known{Name: w, Kind: c.kind, Way: c.way, line: e, item: w})
		})
	}
}

// mark says what a word may be.
func (t *table) mark(word string, is Trait) {
	word = strings.ToLower(word)
	a := t.words[word]
	a.traits |= is
	t.words[word] = a
}

// add enters one known name; the first line that names it wins.
func (t *table) add(name string, k *Known) {
	whole := strings.ToLower(strings.ReplaceAll(name, "’", "'"))
	a := t.words[whole]
	if a.known != nil {
		return
	}
	a.known = k
	parts := split(whole)
	if len(parts) == 1 {
		a.traits |= Phrasal
		t.words[whole] = a
		return
	}
	t.words[whole] = a
	a = t.words[parts[0]]
	a.traits |= Phrasal
	if a.begins == 0 {
		a.begins = int32(len(t.phrases))
		t.phrases = append(t.phrases, nil)
	}
	t.words[parts[0]] = a
	list := append(t.phrases[a.begins], phrase{parts[1:], k})
	for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	t.phrases[a.begins] = list
}

// split parts a name as the tokens of a text are parted: at spaces and before 's.
func split(name string) []string {
	if !strings.ContainsAny(name, " '") {
		return []string{name}
	}
	var out []string
	for w := range strings.FieldsSeq(name) {
		if stem, ok := strings.CutSuffix(w, "'s"); ok && stem != "" {
			out = append(out, stem, "'s")
			continue
		}
		out = append(out, w)
	}
	return out
}

// Ready reads the lexicons, which else the first look at a word does.
func Ready() { known() }

// Word tells what a word, in lower case, may be.
func Word(lower string) Trait { return known().words[lower].traits }

// Phrase finds the longest known name of the tokens that begins at token i and
// ends by token end. Its tokens are written with capitals but for small words
// between them. It returns how many tokens it takes, 0 when there is none.
func Phrase(toks []annot.Token, i, end int) (*Known, int) {
	t := known()
	first := t.words[toks[i].Lower]
	for _, p := range t.phrases[first.begins] {
		if i+1+len(p.words) > end {
			continue
		}
		fits := true
		for j, w := range p.words {
			if toks[i+1+j].Lower != w {
				fits = false
				break
			}
		}
		if fits {
			return p.known, 1 + len(p.words)
		}
	}
	if first.known != nil && i < end {
		return first.known, 1
	}
	return nil, 0
}

// ByName is the known name of that spelling, in lower case with straight
// apostrophes, or nil.
func ByName(lower string) *Known { return known().words[lower].known }
