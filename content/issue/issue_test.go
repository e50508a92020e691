package issue

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/content/annot"
	"readout/content/annot/annottest"
	"readout/content/clause"
	"readout/content/sentence"
)

// dossier makes a dossier of texts whose paragraphs are parted by empty lines.
// Every [name] in them is a mention; the same name is one entity.
func dossier(lenses []annot.Lens, texts ...string) *annot.Dossier {
	d := &annot.Dossier{Lens: lenses}
	for n, marked := range texts {
		doc, _ := annottest.Add(d, sentence.Stage(), fmt.Sprintf("%c.txt", 'a'+n), marked)
		quote(doc)
	}
	given := []annot.Layer{annot.Tokens, annot.Sentences, annot.Marks, annot.Mentions, annot.Entities, annot.Timexes, annot.Quotes, annot.Conditions, annot.Undertakings}
	before := annot.Stage{Name: "before", Gives: given, Dossier: func(*annot.Dossier) {}}
	if err := annot.Run(context.Background(), d, []annot.Stage{before, clause.Stage(), Stage()}); err != nil {
		panic(err)
	}
	return d
}

// quote pairs straight marks and gives each quotation the first mention of its sentence.
func quote(doc *annot.Document) {
	open := -1
	for i, t := range doc.Tokens {
		if t.Kind != annot.QuoteTok {
			continue
		}
		if open < 0 {
			open = i
			continue
		}
		doc.Marks = append(doc.Marks, annot.Mark{Open: open, Close: i, First: open + 1, End: i})
		s := doc.Sentences[doc.SentenceOf(i)]
		q := annot.Quote{Mark: len(doc.Marks) - 1, Speaker: -1, Cue: -1}
		for _, m := range doc.Mentions {
			if m.First >= s.First && m.First < s.End {
				q.Speaker = m.Entity
				break
			}
		}
		doc.Quotes = append(doc.Quotes, q)
		open = -1
	}
}

// render writes the statements of an issue, "speaker: sentence" one a line.
func render(d *annot.Dossier, issue string) string {
	var out []string
	for _, doc := range d.Docs {
		for _, s := range doc.Statements {
			if s.Issue != issue {
				continue
			}
			who := ""
			if s.Speaker >= 0 {
				who = d.Entities[s.Speaker].Name
			}
			out = append(out, who+": "+doc.Text(doc.Sentences[s.Sentence].First, doc.Sentences[s.Sentence].End))
		}
	}
	return strings.Join(out, "\n")
}

var ferry = []annot.Lens{
	{ID: "fare", Title: "The fare", Question: "What will the crossing cost, and who pays?", Terms: []string{"fare", "ticket", "subsidy"}},
	{ID: "pier", Title: "The new pier", Question: "Where will the pier stand?", Terms: []string{"pier", "mooring"}},
}

const filler = "The band played in the square all afternoon.\n\nChildren ran along the beach with kites.\n\n" +
	"The baker sold out by noon.\n\nA choir sang three old songs.\n\nThe lighthouse was painted last spring.\n\n"

func TestStatements(t *testing.T) {
	for _, c := range []struct {
		name, text, issue, want string
	}{
		{"what is not decided, under the lens of its subject",
			filler + "The fare has not been decided. The mayor shook hands with the band.", "fare",
			": The fare has not been decided."},
		{"praise and scenery are left out",
			filler + "The old pier gleamed in the sun.\n\nTickets are printed on blue paper.", "pier", ""},
		{"a refusal is its speaker's",
			filler + "[Quist] ruled out a pier on the north shore.", "pier",
			"Quist: [Quist] ruled out a pier on the north shore."},
		{"every form of a term counts",
			filler + "Whether the mooring or the piers come first is unclear.", "pier",
			": Whether the mooring or the piers come first is unclear."},
		{"a sentence that goes on from one about the subject",
			filler + "The subsidy for the fare must be approved by the council. It has yet to vote on that.", "fare",
			": The subsidy for the fare must be approved by the council.\n: It has yet to vote on that."},
		{"reported words have their speaker",
			filler + "[Lund] said the fare would not rise unless the subsidy ends.", "fare",
			"Lund: [Lund] said the fare would not rise unless the subsidy ends."},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := strings.NewReplacer("[", "", "]", "").Replace(c.want)
			if got := render(dossier(ferry, c.text), c.issue); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestBesideTheLenses(t *testing.T) {
	d := dossier(ferry, filler+"It remains unclear which village keeps its school.\n\nThe fare has not been decided.")
	var found []annot.Statement
	for _, s := range d.Docs[0].Statements {
		if s.Issue == "" {
			found = append(found, s)
		}
	}
	if len(found) != 1 || found[0].Group == 0 {
		t.Fatalf("found %+v", found)
	}
	if got := d.Docs[0].Text(found[0].Topic[0], found[0].Topic[1]); got != "which village keeps its school" {
		t.Errorf("topic %q", got)
	}
}

// Without lenses, what is unsettled is put together by its subject.
func TestFoundIssues(t *testing.T) {
	d := dossier(nil,
		filler+"The toll on the bridge has not been decided. The council refused to discuss the toll.\n\nNobody knows who will guard the museum.",
		filler+"How the toll is shared remains unclear. The harbour master rejected the toll.\n\nIt is unclear who will guard the museum.")
	groups := map[int][]string{}
	for _, doc := range d.Docs {
		for _, s := range doc.Statements {
			if s.Group == 0 {
				t.Errorf("a statement of no issue: %+v", s)
			}
			groups[s.Group] = append(groups[s.Group], doc.Text(doc.Sentences[s.Sentence].First, doc.Sentences[s.Sentence].End))
		}
	}
	for _, g := range groups {
		toll := strings.Contains(strings.Join(g, " "), "toll")
		if toll && strings.Contains(strings.Join(g, " "), "museum") {
			t.Errorf("toll and museum are one issue: %q", g)
		}
		if toll && len(g) != 4 {
			t.Errorf("the toll has %d statements, not 4: %q", len(g), g)
		}
	}
	if len(groups) != 2 {
		t.Errorf("%d issues, not 2: %v", len(groups), groups)
	}
}

// A found issue is titled by a question left open or a phrase that names what is unsettled.
func TestTitles(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"How the toll is shared remains unclear.", "How the toll is shared"},
		{"The mayor, who likes music, said it was not clear whether the old bridge can be mended.", "whether the old bridge can be mended"},
		{"Who would lead such a choir has not been decided.", "Who would lead such a choir"},
		{"The cost of the new harbour wall remains disputed.", "The cost of the new harbour wall"},
		{"The council has yet to approve the budget of the archive.", "the budget of the archive"},
		{"[Ada Quist] said that the rent of the archive remains unclear.", "the rent of the archive"},
		{"Whether the archive will be asked to move is not known.", "Whether the archive will be asked to move"},
	} {
		d := dossier(nil, filler+c.text)
		got := ""
		for _, s := range d.Docs[0].Statements {
			got += d.Docs[0].Text(s.Topic[0], s.Topic[1])
		}
		if got != c.want {
			t.Errorf("%q is titled %q, not %q", c.text, got, c.want)
		}
	}
}

func TestStem(t *testing.T) {
	for _, c := range [][]string{
		{"inspector", "inspectors", "inspection", "inspections", "inspecting", "inspected"},
		{"ratify", "ratified", "ratification", "ratifies"},
		{"metre", "metres", "meter", "meters"},
		{"finance", "financing", "finances"},
		{"territory", "territorial", "territories"},
		{"commit", "commitment", "commitments", "committed"},
		{"labour", "labor"},
		{"u.s.", "us"},
	} {
		for _, w := range c {
			if stem(w) != stem(c[0]) {
				t.Errorf("%s is %q, %s is %q", w, stem(w), c[0], stem(c[0]))
			}
		}
	}
	for _, c := range [][2]string{{"vote", "vow"}, {"union", "unit"}, {"job", "joy"}, {"press", "pres"}} {
		if stem(c[0]) == stem(c[1]) {
			t.Errorf("%s and %s are both %q", c[0], c[1], stem(c[0]))
		}
	}
}

// The order of documents changes nothing but the order of what is found in them.
func TestOrder(t *testing.T) {
	a, b := filler+"The fare has not been decided.", filler+"[Quist] ruled out a pier. The subsidy must be approved by the council."
	one, two := dossier(ferry, a, b), dossier(ferry, b, a)
	for _, id := range []string{"fare", "pier"} {
		x, y := strings.Split(render(one, id), "\n"), strings.Split(render(two, id), "\n")
		slices.Sort(x)
		slices.Sort(y)
		if !slices.Equal(x, y) {
			t.Errorf("%s: %q and %q", id, x, y)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("The fare has not been decided. Whether it rises is unclear: \"We will not pay,\" [Quist] said.")
	f.Add("Nobody knows. The pier, the pier, the pier must be approved?\n\n[Lund] refused to")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 || strings.Count(text, "[") != strings.Count(text, "]") || strings.Contains(text, "[]") {
			return
		}
		text = strings.NewReplacer("[", "", "]", "").Replace(strings.ToValidUTF8(text, "?"))
		for _, lenses := range [][]annot.Lens{ferry, nil} {
			for _, doc := range dossier(lenses, text, text).Docs {
				for _, s := range doc.Statements {
					u := doc.Sentences[s.Sentence]
					if s.Trigger[0] < u.First || s.Trigger[1] > u.End || s.Topic[0] > s.Topic[1] {
						t.Fatalf("%+v outside %+v", s, u)
					}
					if s.Issue == "" && s.Group == 0 {
						t.Fatalf("%+v is of no issue", s)
					}
				}
			}
		}
	})
}

// BenchmarkFind holds that the cost grows with the text.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{20, 200} {
		texts := make([]string, n)
		size := 0
		for i := range texts {
			texts[i] = fmt.Sprintf("%sThe fare to island %d has not been decided. [Quist] ruled out a pier there unless the council of town %d agrees.", filler, i, i%50)
			size += len(texts[i])
		}
		d := dossier(ferry, texts...)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, doc := range d.Docs {
					doc.Statements = nil
				}
				Find(d)
			}
		})
	}
}
