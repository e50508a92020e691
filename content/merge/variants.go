package merge

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/content/annot"
	"readout/model"
)

const (
	sameHappeningDay   = 0.55 // of the lighter telling's words, for one happening on two days
	sameHappeningAll   = 0.9  // the same, where they have few words
	sameHappeningMonth = 0.75 // the same, in two months or years
	nearMonths         = 125  // days between two months or years of one happening, where not all its words agree
	sameSaying         = 0.6  // of the shorter quotation's words, in order, in the other
	sameButOne         = 0.8  // of them in one stretch, for a saying and not a phrase
	leastSaying        = 5    // words of a quotation that is compared
	maxSpellings       = 12   // of one name that are compared
	longSaying         = 80   // words of a quotation that are compared
)

// apartMost is how many days lie between two dates of one happening at most, by
// how precise they are.
var apartMost = map[model.Precision]int{model.Day: 21, model.Month: 750, model.Year: 1850}

// A dated is a happening with the date that a source gives for it.
type dated struct {
	n           int // place of its document
	day         int // the first day of the date, in days of a count that goes on
	sentence    int
	first, end  int // the words that tell it
	x           *annot.Timex
	act         string // the stem of the verb that tells it
	appointment string // the kind of appointment it is; ""
	verbal      bool   // the appointment is told by a verb: "will vote"
	about       termset
	which       termset // what tells the appointment from others of its kind: "fairness" in "fairness hearing"
	who         []int   // who takes part
	said        *sense  // see saidOf
}

// days tells where sources put one happening on different days, months or years.
func (p *parter) days() {
	l := p.lib
	var all []dated
	byTerm := l.terms.postings()
	var tried, with []int // by happening, the one that it was compared with last, plus one; those to compare
	var told dates
	for n, doc := range p.dossier.Docs {
		for i := range doc.Events {
			e := &doc.Events[i]
			if e.Timex < 0 || apartMost[doc.Timexes[e.Timex].Precision] == 0 {
				continue
			}
			x := &doc.Timexes[e.Timex]
			t := dated{n: n, day: dayOf(x), sentence: e.Sentence, first: e.First, end: e.End, x: x, act: p.act(n, e), about: l.terms.in(doc, e.First, e.End), who: e.Participants}
			k := len(all)
			all, tried, with = append(all, t), append(tried, 0), with[:0]
			for _, id := range l.terms.rarest(t.about, 8) {
				for _, j := range byTerm.of(id) {
					if tried[j] != k+1 && all[j].act == t.act && p.contradict(&all[j], &t) {
						with = append(with, j)
					}
					tried[j] = k + 1
				}
				if len(byTerm.of(id)) < partners {
					byTerm.add(id, k)
				}
			}
			slices.Sort(with)
			for _, j := range with {
				o := &all[j]
				share, common := l.terms.overlap(t.about, o.about)
				if common < 2 || share < sameHappeningDay {
					continue
				}
				if t.x.Precision != model.Day && ((common < 3 || abs(t.day-o.day) > nearMonths) && share < sameHappeningAll || share < sameHappeningMonth) {
					continue
				}
				if len(o.who) > 0 && len(t.who) > 0 && !p.related(o.who, t.who) || p.reconciled(o, &t) {
					continue
				}
				told.add(o, &t)
			}
		}
	}
	p.appointments(&told)
	p.tellDates(&told)
}

// reconciled reports whether two dates of one happening may both be right: the
// other sentence gives the first date as well, one is a deadline that the other
// keeps, they are said of two things, or just a state is dated.
func (p *parter) reconciled(a, b *dated) bool {
	if a.act == "be" || a.act == "hav" {
		return true
	}
	if p.alsoOn(a, b) || p.alsoOn(b, a) {
		return true
	}
	if a.x.Deadline != b.x.Deadline && (a.x.Deadline && b.day <= a.day || b.x.Deadline && a.day <= b.day) {
		return true
	}
	docA, docB := p.dossier.Docs[a.n], p.dossier.Docs[b.n]
	if sameDayName(docA, a.x, docB, b.x) || otherFigures(docA, a.sentence, docB, b.sentence) {
		return true
	}
	return p.saidOf(a).unlike(p.saidOf(b))
}

// saidOf is what the sentence of a date says of it, read once.
func (p *parter) saidOf(d *dated) *sense {
	if d.said == nil {
		s := p.senseOf(p.dossier.Docs[d.n], &amount{sentence: d.sentence, first: d.x.First, end: d.x.End})
		d.said = &s
	}
	return d.said
}

// otherFigures reports whether two sentences give a figure each, and not the same
// one: then they tell of two days.
func otherFigures(a *annot.Document, s int, b *annot.Document, t int) bool {
	of := func(doc *annot.Document, n int) (out []string) {
		for i := doc.Sentences[n].First; i < doc.Sentences[n].End; i++ {
			if doc.Tokens[i].Kind == annot.Number && !inTimex(doc, i) {
				out = append(out, doc.Tokens[i].Lower)
			}
		}
		return out
	}
	x, y := of(a, s), of(b, t)
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(v string) bool { return slices.Contains(y, v) })
}

// alsoOn reports whether the sentence of a gives the date of b too.
func (p *parter) alsoOn(a, b *dated) bool {
	doc := p.dossier.Docs[a.n]
	s := doc.Sentences[a.sentence]
	for k := timexFrom(doc, s.First); k < len(doc.Timexes) && doc.Timexes[k].First < s.End; k++ {
		if x := &doc.Timexes[k]; x.From == b.x.From && !x.From.IsZero() {
			return true
		}
	}
	return false
}

// sameDayName reports whether two dates are told in the same words, within the
// days for which these mean one day: then one was resolved in the wrong direction.
func sameDayName(a *annot.Document, x *annot.Timex, b *annot.Document, y *annot.Timex) bool {
	return x.Resolved && y.Resolved && abs(int(a.Anchor.Time().Sub(b.Anchor.Time()).Hours()/24)) < 7 &&
		strings.EqualFold(a.Text(x.First, x.End), b.Text(y.First, y.End)) && x.From.Weekday() == y.From.Weekday()
}

// dates are what sources date differently: pairs of dates that lie apart, by their
// places among the dates. What pairs lead to from each other is one difference, so
// that there are never more of them than dates.
type dates struct {
	at    map[*annot.Timex]int
	all   []dated
	pairs [][2]int
}

// add notes that two sources give one happening different dates.
func (d *dates) add(a, b *dated) { d.pairs = append(d.pairs, [2]int{d.place(a), d.place(b)}) }

func (d *dates) place(t *dated) int {
	if k, ok := d.at[t.x]; ok {
		return k
	}
	if d.at == nil {
		d.at = map[*annot.Timex]int{}
	}
	d.at[t.x] = len(d.all)
	d.all = append(d.all, *t)
	return len(d.all) - 1
}

// dayOf numbers the first day of a date.
func dayOf(x *annot.Timex) int { return int(x.From.Time().Unix() / (24 * 60 * 60)) }

// contradict reports whether two reports give dates that are not the same, but
// close enough to be those of one happening.
func (p *parter) contradict(o, t *dated) bool {
	return o.n != t.n && o.day != t.day && o.x.Precision == t.x.Precision && abs(o.day-t.day) <= apartMost[t.x.Precision] && !p.oneReport(o.n, t.n)
}

// tellDates tells each happening that sources date differently, with all its dates.
func (p *parter) tellDates(told *dates) {
	joined := newUnions(len(told.all))
	for _, pair := range told.pairs {
		joined.join(pair[0], pair[1])
	}
	for _, g := range joined.groups() {
		var cs []model.Contrast
		for _, i := range g {
			t := &told.all[i]
			doc := p.dossier.Docs[t.n]
			cs = append(cs, model.Contrast{Value: doc.Text(t.x.First, t.x.End), Span: p.sentence(doc, t.sentence)})
		}
		t := &told.all[g[0]]
		p.add(model.Conflict, p.dossier.Docs[t.n].Span(t.first, t.end), cs)
	}
}

// act is the stem of the verb that tells an event, "" for a nominal one.
func (p *parter) act(n int, e *annot.Event) string {
	if e.Clause < 0 {
		return ""
	}
	s := stem(p.dossier.Docs[n].Clauses[e.Clause].Lemma)
	return cmp.Or(vocab().kin[s], s)
}

// quotations tells where one sentence of one speaker is quoted in different words.
func (p *parter) quotations() {
	type saying struct {
		quote *model.Quote
		words []string
	}
	type key struct{ speaker, word, next string }
	var all []saying
	byWords := map[key][]int{}
	var pairs [][2]int
	for i := range p.b.Quotes {
		q := &p.b.Quotes[i]
		s := saying{q, plain(p.b.Text(q.Span))}
		if q.Speaker == "" || len(s.words) < leastSaying {
			continue
		}
		s.words = s.words[:min(len(s.words), longSaying)]
		k := len(all)
		all = append(all, s)
		var with []int
		for w := range len(s.words) - 1 {
			at := key{q.Speaker, s.words[w], s.words[w+1]}
			with = append(with, byWords[at]...)
			if in := byWords[at]; len(in) < 8 {
				byWords[at] = append(in, k)
			}
		}
		slices.Sort(with)
		for _, j := range slices.Compact(with) {
			if o := &all[j]; p.apart(o.quote.Span.Source, q.Span.Source) && reworded(o.words, s.words) {
				pairs = append(pairs, [2]int{j, k})
			}
		}
	}
	one := newUnions(len(all))
	for _, pair := range pairs {
		one.join(pair[0], pair[1])
	}
	for _, g := range one.groups() {
		if len(g) < 2 {
			continue
		}
		var cs []model.Contrast
		for _, k := range g {
			cs = append(cs, model.Contrast{Value: p.b.Text(all[k].quote.Span), Span: all[k].quote.Span})
		}
		p.add(model.Conflict, all[g[0]].quote.Span, cs)
	}
}

// plain is the words of a quotation, marks and ellipses left out.
func plain(text string) []string {
	return strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(text, "’", "'")), func(r rune) bool {
		return r != '\'' && r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && r < 0x80 || r == '“' || r == '”' || r == '…'
	})
}

// reworded reports whether two quotations are one saying in different words:
// most of the shorter one stands in the other in the same order, but it is not
// just a part of it, nor just a phrase that both have.
func reworded(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if strings.Contains(" "+strings.Join(b, " ")+" ", " "+strings.Join(a, " ")+" ") {
		return false
	}
	row := make([]int, len(b)+1) // the longest common subsequence
	for _, w := range a {
		diagonal := 0
		for j, v := range b {
			above := row[j+1]
			if w == v {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = above
		}
	}
	if float64(row[len(b)]) < sameSaying*float64(len(a)) || row[len(b)] < leastSaying-1 {
		return false
	}
	return row[len(b)] > run(a, b) || float64(row[len(b)]) >= sameButOne*float64(len(a))
}

// run is how many words both have one right after another, at most.
func run(a, b []string) int {
	row, most := make([]int, len(b)+1), 0
	for _, w := range a {
		diagonal := 0
		for j, v := range b {
			above := row[j+1]
			row[j+1] = 0
			if w == v {
				row[j+1] = diagonal + 1
				most = max(most, row[j+1])
			}
			diagonal = above
		}
	}
	return most
}

// A spelling is one form of a name with a place where it stands.
type spelling struct {
	name  string
	lower string
	words []string // of the name
	span  model.Span
}

// spellings tells where sources spell a name in different ways.
func (p *parter) spellings() {
	forms := make([][]spelling, len(p.dossier.Entities)) // those of one source stand together
	for _, doc := range p.dossier.Docs {
		for _, n := range doc.Mentions {
			if n.Form != annot.Named || n.Entity < 0 || len(forms[n.Entity]) > partners {
				continue
			}
			name := doc.Text(n.First, n.End)
			s := spelling{name: name, lower: strings.ToLower(name), span: doc.Span(n.First, n.End)}
			if !s.knownIn(forms[n.Entity]) {
				s.words = strings.Fields(strings.ReplaceAll(name, "’", "'"))
				forms[n.Entity] = append(forms[n.Entity], s)
			}
		}
	}
	for _, fs := range forms {
		if len(fs) < 2 {
			continue
		}
		var distinct []*spelling
		for i := range fs {
			if len(distinct) < maxSpellings && !slices.ContainsFunc(distinct, func(s *spelling) bool { return s.name == fs[i].name }) {
				distinct = append(distinct, &fs[i])
			}
		}
		varied := map[string]bool{}
		for i, a := range distinct {
			for _, b := range distinct[:i] {
				if respelt(a.words, b.words) {
					varied[a.name], varied[b.name] = true, true
				}
			}
		}
		var cs []model.Contrast
		for _, f := range fs {
			if varied[f.name] {
				cs = append(cs, model.Contrast{Value: f.name, Span: f.span})
			}
		}
		if p.vary(cs, func(v string) string { return v }) {
			p.add(model.Nuance, cs[0].Span, cs)
		}
	}
}

// knownIn reports whether the source of s, the last one of forms, has it
// already: whether of two names the shorter is the end of the other.
func (s *spelling) knownIn(forms []spelling) bool {
	for i := len(forms) - 1; i >= 0 && forms[i].span.Source == s.span.Source; i-- {
		if strings.HasSuffix(forms[i].lower, s.lower) || strings.HasSuffix(s.lower, forms[i].lower) {
			return true
		}
	}
	return false
}

// respelt reports whether the words of two names are one name, spelt differently:
// a word of one has a counterpart in the other that begins alike and differs in a
// few letters.
func respelt(x, y []string) bool {
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) == len(y) {
		differ := 0
		for i := range x {
			if x[i] != y[i] {
				if !variant(x[i], y[i]) {
					return false
				}
				differ++
			}
		}
		return differ > 0
	}
	return variant(x[len(x)-1], y[len(y)-1])
}

// variant reports whether two different words are spellings of one.
func variant(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	a, b = strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	if a == b || len(a) < 4 || len(b) < 4 || a+"s" == b || b+"s" == a {
		return false
	}
	n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	most := max(1, min(n, m)/4)
	if n > 40 || m > 40 || abs(n-m) > most {
		return false
	}
	return distance([]rune(a), []rune(b)) <= most
}

// distance is how many letters must be changed, put in or taken out.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			above := row[j+1]
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(diagonal+cost, above+1, row[j]+1)
			diagonal = above
		}
	}
	return row[len(b)]
}
