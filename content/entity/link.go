package entity

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// A ref is one mention of one document.
type ref struct{ doc, at int }

// A form is one spelling of a name with all its mentions.
type form struct {
	text  string // as first written, white space evened
	toks  []string
	kind  model.Kind
	weak  bool // only context typed it
	known *names.Known
	place bool // a seat of government that is only a place here
	adj   bool
	refs  []ref
	roles map[string]bool // heads of the roles beside it
	twins []int           // forms that brackets tie to it: "(IAEA)"
	set   int             // index of its cluster, -1
}

// A cluster is an entity in the making.
type cluster struct {
	kind  model.Kind
	known *names.Known
	forms []int
	first ref    // earliest mention
	name  string // as the dossier states it; ""
}

// linker holds the tables of one run.
type linker struct {
	d        *annot.Dossier
	forms    []*form
	byText   map[string]int // kind class + text
	clusters []*cluster
}

// Link makes the entities of a dossier of the named mentions of its documents.
func Link(d *annot.Dossier) {
	lengthen(d)
	l := &linker{d: d, byText: map[string]int{}}
	l.collect()
	l.agree()
	l.countries()
	l.persons()
	l.bodies()
	l.rest()
	l.corrected()
	l.entities()
}

// collect gathers the distinct spellings.
func (l *linker) collect() {
	for n, doc := range l.d.Docs {
		prev, prevForm := -1, -1
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			if m.Form != annot.Named && m.Form != annot.Demonym {
				continue
			}
			text := evened(doc, m.First, m.End)
			class := string(m.Kind)
			if m.Form == annot.Demonym {
				class = "demonym"
			}
			key := class + "|" + strings.ToLower(text)
			at, ok := l.byText[key]
			if !ok {
				at = len(l.forms)
				l.byText[key] = at
				f := &form{text: text, kind: m.Kind, set: -1, weak: true, adj: m.Form == annot.Demonym}
				for t := m.First; t < m.End; t++ {
					f.toks = append(f.toks, doc.Tokens[t].Lower)
				}
				f.known = l.lookup(doc, m)
				f.place = f.known != nil && f.known.Way == names.Seat && m.Kind == model.Place
				l.forms = append(l.forms, f)
			}
			f := l.forms[at]
			f.weak = f.weak && strings.HasPrefix(m.Rule, "guess")
			f.refs = append(f.refs, ref{n, i})
			if m.Kind == model.Person && m.Role[0] < m.Role[1] {
				if _, head := wording(doc, m.Role); head != "" {
					if f.roles == nil {
						f.roles = map[string]bool{}
					}
					f.roles[head] = true
				}
			}
			if prev >= 0 && bracketed(doc, &doc.Mentions[prev], m) {
				f.twins = appendNew(f.twins, prevForm)
			}
			if prev >= 0 && spelled(doc, &doc.Mentions[prev], m) {
				l.forms[prevForm].twins = appendNew(l.forms[prevForm].twins, at)
			}
			if prev < 0 || m.First >= doc.Mentions[prev].End { // the outer one of nested names
				prev, prevForm = i, at
			}
		}
	}
}

// agree gives a name that one document takes for a person's and another for a body's one
// kind where only context told them: the kind of which a document is sure, else a person where
// one has an office or the surname alone is a person's, else a body, which shape alone often takes for a person.
func (l *linker) agree() {
	same, surnames := map[string][]*form{}, map[string]bool{}
	for _, f := range l.forms {
		if f.kind == model.Person && len(f.toks) == 1 && f.known == nil {
			surnames[f.toks[0]] = true
		}
		if f.known == nil && !f.adj && (f.kind == model.Person || f.kind == model.Organisation) {
			key := strings.ToLower(f.text)
			same[key] = append(same[key], f)
		}
	}
	for _, f := range l.forms {
		if f.known != nil || f.adj || !f.weak || f.kind != model.Person && f.kind != model.Organisation {
			continue
		}
		best := f
		for _, o := range same[strings.ToLower(f.text)] {
			if ground(o, surnames) > ground(best, surnames) {
				best = o
			}
		}
		f.kind = best.kind
	}
}

// ground is how good the ground is on which a form was given its kind; surnames are
// the single words that stand for persons.
func ground(f *form, surnames map[string]bool) int {
	switch {
	case !f.weak && len(f.toks) > 1:
		return 4
	case f.kind == model.Person && (len(f.roles) > 0 || len(f.toks) > 1 && surnames[f.toks[len(f.toks)-1]]):
		return 3
	case f.kind == model.Organisation:
		return 2
	}
	return 1
}

// lengthen gives a name the capital before it where another place of the dossier
// has both as one name: a word that begins a sentence is left out of a name that
// nothing in its own document shows it to be part of.
func lengthen(d *annot.Dossier) {
	whole := map[string]bool{}
	for _, doc := range d.Docs {
		for i := range doc.Mentions {
			if m := &doc.Mentions[i]; m.Form == annot.Named && m.End-m.First > 2 && m.Kind != model.Person {
				whole[strings.ToLower(evened(doc, m.First, m.End))] = true
			}
		}
	}
	for _, doc := range d.Docs {
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			if m.First > 0 && m.Form == annot.Named && m.Kind != model.Person && m.Titled == m.First && doc.Tokens[m.First-1].IsName() && (i == 0 || doc.Mentions[i-1].End < m.First) &&
				whole[strings.ToLower(evened(doc, m.First-1, m.End))] {
				m.First--
				m.Titled--
			}
		}
	}
}

// bracketed reports whether b is a short form of a in brackets right after it.
func bracketed(doc *annot.Document, a, b *annot.Mention) bool {
	return a.Kind == model.Organisation && b.First == a.End+1 && next(doc, a.End) == "(" && next(doc, b.End) == ")" &&
		b.End-b.First == 1 && doc.Tokens[b.First].Kind != annot.Word && (a.End-a.First > 1 || b.Kind == model.Organisation || b.Kind == model.Other)
}

// small is the words of a mention, in small letters.
func small(doc *annot.Document, m *annot.Mention) []string {
	var out []string
	for i := m.First; i < m.End; i++ {
		out = append(out, doc.Tokens[i].Lower)
	}
	return out
}

// spelled reports whether b is in brackets the full name of the initials a: "AMU
// (Allied Miners' Union)".
func spelled(doc *annot.Document, a, b *annot.Mention) bool {
	return b.Kind == model.Organisation && a.End-a.First == 1 && b.End-b.First > 1 && doc.Tokens[a.First].Kind == annot.AllCaps &&
		b.First == a.End+1 && next(doc, a.End) == "(" && next(doc, b.End) == ")" && slices.Contains(initials(small(doc, b)), doc.Tokens[a.First].Lower)
}

// lookup is the known name that a mention is, or nil. A person's mention is none.
func (l *linker) lookup(doc *annot.Document, m *annot.Mention) *names.Known {
	if m.Kind == model.Person {
		return nil
	}
	if k, n := names.Phrase(doc.Tokens, m.First, m.End); n == m.End-m.First {
		return k
	}
	if i := m.First + 2; m.Form == annot.Named && i < m.End && doc.Tokens[m.First].Lower == "government" && doc.Tokens[m.First+1].Lower == "of" {
		if doc.Tokens[i].Lower == "the" {
			i++
		}
		if k, n := names.Phrase(doc.Tokens, i, m.End); n > 0 && n == m.End-i && k.Kind == model.Country {
			return k // the government of a country is that country
		}
	}
	if m.Form == annot.Demonym && m.End-m.First == 1 {
		if head, _, ok := strings.Cut(doc.Tokens[m.First].Lower, "-"); ok {
			return names.ByName(head)
		}
	}
	return nil
}

// evened is the text of tokens with its white space evened.
func evened(doc *annot.Document, first, end int) string {
	s := doc.Text(first, end)
	if strings.ContainsAny(s, "\n\t\u00a0") || strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// join puts a form into a cluster, a new one when set is -1, and returns it.
func (l *linker) join(f int, set int) int {
	if l.forms[f].set >= 0 {
		return l.forms[f].set
	}
	if set < 0 {
		set = len(l.clusters)
		l.clusters = append(l.clusters, &cluster{kind: l.forms[f].kind, known: l.forms[f].known, first: l.forms[f].refs[0]})
	}
	c := l.clusters[set]
	c.forms = append(c.forms, f)
	c.first = earlier(c.first, l.forms[f].refs[0])
	l.forms[f].set = set
	return set
}

func earlier(a, b ref) ref {
	if b.doc < a.doc || b.doc == a.doc && b.at < a.at {
		return b
	}
	return a
}

// tails takes the knowledge from names that are only the end of a known body's
// name ("Security Council") where nothing else of the dossier names that body or
// the one before it.
func (l *linker) tails() {
	there := map[string]bool{}
	for _, f := range l.forms {
		if f.known != nil {
			if name := strings.ToLower(f.known.Name); !strings.HasSuffix(name, " "+strings.ToLower(f.text)) {
				there[name] = true
			}
		}
	}
	for _, f := range l.forms {
		if f.known == nil || f.known.Kind != model.Organisation {
			continue
		}
		name := strings.ToLower(f.known.Name)
		lead, ok := strings.CutSuffix(name, " "+strings.ToLower(f.text))
		if !ok || there[name] {
			continue
		}
		if k := names.ByName(lead); k != nil && !there[strings.ToLower(k.Name)] {
			f.known = nil
		}
	}
}

// countries puts together all that stands for one known country, bloc or body:
// names, peoples, seats and offices. A seat that is only a place stays alone.
func (l *linker) countries() {
	sets := map[string]int{}
	l.tails()
	for i, f := range l.forms {
		if f.known == nil {
			continue
		}
		key := f.known.Name
		if f.place {
			key = "place " + f.toks[0]
		} else if f.known.Way == names.Adjective && f.known.Kind == model.Other {
			continue
		}
		set, ok := sets[key]
		if !ok {
			set = -1
		}
		sets[key] = l.join(i, set)
		if !f.place && f.known.Way != names.Province {
			l.clusters[sets[key]].kind = f.known.Kind
		}
		if f.known.Way == names.Province && f.kind == model.Organisation {
			l.clusters[sets[key]].kind = model.Organisation
		}
	}
}

// rest makes a cluster of every spelling that no other step took.
func (l *linker) rest() {
	byText := map[string]int{}
	for i, f := range l.forms {
		if f.set >= 0 {
			continue
		}
		key := strings.ToLower(f.text)
		set, ok := byText[key]
		if !ok {
			set = -1
		}
		byText[key] = l.join(i, set)
	}
}

// entities writes the clusters into the dossier and the mentions.
func (l *linker) entities() {
	order := make([]int, len(l.clusters))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := l.clusters[a].first, l.clusters[b].first
		return cmp.Or(cmp.Compare(x.doc, y.doc), cmp.Compare(x.at, y.at))
	})
	ids := map[string]bool{}
	l.d.Entities = make([]annot.Entity, 0, len(order))
	for n, at := range order {
		c := l.clusters[at]
		e := annot.Entity{Kind: c.kind, Home: -1, Presence: model.PresenceUnknown}
		e.Name, e.Aliases = l.naming(c)
		e.ID = unique(ids, slug(e.Name))
		for _, f := range c.forms {
			for _, r := range l.forms[f].refs {
				m := &l.d.Docs[r.doc].Mentions[r.at]
				m.Entity = n
				if m.Form == annot.Named || m.Kind == model.Other {
					m.Kind = c.kind
				}
				if e.Gender == 0 && m.Gender != 0 && c.kind == model.Person {
					e.Gender = m.Gender
				}
			}
		}
		l.d.Entities = append(l.d.Entities, e)
	}
}

// naming is the fullest name of a cluster and its other names.
func (l *linker) naming(c *cluster) (string, []string) {
	type spelling struct {
		text string
		n    int
		f    *form
	}
	var all []spelling
	for _, i := range c.forms {
		f := l.forms[i]
		all = append(all, spelling{f.text, len(f.refs), f})
	}
	name := ""
	if c.known != nil && c.kind != model.Place {
		name = c.known.Name
	}
	if c.name != "" {
		name = c.name
	}
	if name == "" {
		best := -1
		for i, s := range all {
			if s.f.adj && len(all) > 1 {
				continue
			}
			if best < 0 || fuller(c.kind, s.f, s.n, all[best].f, all[best].n) {
				best = i
			}
		}
		name = all[max(best, 0)].text
		if strings.ToUpper(name) == name && len(name) > 5 {
			for _, s := range all {
				if strings.EqualFold(s.text, name) && s.text != name {
					name = s.text
				}
			}
		}
	}
	seen := map[string]bool{name: true}
	var aliases []string
	for _, s := range all {
		if !seen[s.text] {
			seen[s.text] = true
			aliases = append(aliases, s.text)
		}
	}
	slices.Sort(aliases)
	return name, aliases
}

// fuller reports whether spelling a is a fuller name than b: more words first,
// then the commoner one.
func fuller(kind model.Kind, a *form, an int, b *form, bn int) bool {
	if kind == model.Person || kind == model.Organisation {
		if x, y := fullness(a), fullness(b); x != y {
			return x > y
		}
	}
	if an != bn {
		return an > bn
	}
	if len(a.text) != len(b.text) {
		return len(a.text) > len(b.text)
	}
	return a.text < b.text
}

// fullness counts the words of a name up to two for persons with initials left
// out, so that the commonest full form wins over the longest.
func fullness(f *form) int {
	n := 0
	for _, t := range f.toks {
		if len(strings.TrimRight(t, ".")) > 1 && !names.Word(t).Has(names.Suffix) {
			n++
		}
	}
	if f.kind == model.Person {
		return min(n, 2)
	}
	return n
}

// slug is a name as an ID: ASCII letters and digits, parted by hyphens.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		for _, c := range []byte(plain(r)) {
			if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
				if gap && b.Len() > 0 {
					b.WriteByte('-')
				}
				gap = false
				b.WriteByte(c)
			} else {
				gap = true
			}
		}
	}
	if b.Len() == 0 {
		return "name"
	}
	return b.String()
}

// unique makes an ID that is not taken yet.
func unique(taken map[string]bool, id string) string {
	for n := 1; ; n++ {
		try := id
		if n > 1 {
			try += "-" + strconv.Itoa(n)
		}
		if !taken[try] {
			taken[try] = true
			return try
		}
	}
}
