package merge

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout/content/annot"
	"readout/content/annot/annottest"
	"readout/content/lexicon"
	"readout/content/sentence"
	"readout/model"
)

// dossier makes a dossier of texts whose paragraphs are parted by empty lines:
// tokens and sentences only.
func dossier(texts ...string) *annot.Dossier {
	d := &annot.Dossier{}
	for n, text := range texts {
		annottest.Add(d, sentence.Stage(), fmt.Sprintf("%c.txt", 'a'+n), text)
	}
	return d
}

func TestDifferencesLexicon(t *testing.T) {
	w := parting()
	if w.err != nil {
		t.Fatal(w.err)
	}
	var lex lexicon.Lexicon
	if err := lex.Parse("differences.txt", differencesText); err != nil {
		t.Fatal(err)
	}
	for _, err := range lex.CheckExamples(sentence.Tokenize, nil, "counter") {
		t.Error(err)
	}
}

func values(b *model.Briefing) string {
	var out []string
	for _, d := range b.Differences {
		var vs []string
		for _, s := range d.Statements {
			vs = append(vs, s.Span.Source[:1]+" "+s.Value)
		}
		out = append(out, string(d.Kind)+": "+strings.Join(vs, " | "))
	}
	return strings.Join(out, "\n")
}

func TestAmountsThatDiffer(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  string
	}{
		{"a sum told in two ways",
			[]string{"The Lorne Bank will lend Quist $1.6 billion for the new tunnel.", "The Lorne Bank lends Quist $1.5bn for its tunnel."},
			"conflict: a $1.6 billion | b $1.5bn"},
		{"rounded figures are one",
			[]string{"The Lorne Bank will lend Quist $1.600 billion for the new tunnel.", "The Lorne Bank lends Quist $1.6bn for its tunnel."}, ""},
		{"sums for different things",
			[]string{"The Lorne Bank will lend Quist $1.6 billion for the new tunnel.", "A ferry cost the harbour master $1.5bn last winter."}, ""},
		{"few things are counted whatever is said of them",
			[]string{"The lake will drown 11 hamlets.", "Nobody asked the 12 hamlets on the shore."},
			"conflict: a 11 hamlets | b 12 hamlets"},
		{"one source against another in one sentence",
			[]string{"The crew says it lost 212 huts; the mill says 96.", "Rain fell."},
			"conflict: a 212 huts | a 96"},
		{"a part of a whole counts the part",
			[]string{"The crew says that 23 of the 31 huts, all new, fell; its rival says 14.", "Rain fell."},
			"conflict: a 23 of the 31 huts | a 14"},
		{"sums of one kind, in signs and in words",
			[]string{"Lorne hailed gifts of 3.1 million dollars after the flood of last winter.", "The flood brought gifts of $2.9 million, said a clerk."},
			"conflict: a 3.1 million dollars | b $2.9 million"},
		{"one vote counted in two ways",
			[]string{"The council passed it by a vote of 7 to 4.", "Lorne said the council had split 8-3 over the bridge.", "It was adopted by seven votes to four."},
			"conflict: a 7 to 4 | b 8-3 | c seven votes to four"},
		{"the votes of two bodies",
			[]string{"The council passed it by a vote of 7 to 4.", "The board of the mill voted 3 to 2."}, ""},
		{"one figure in common is no difference",
			[]string{"The mill pays 30 weavers and 12 hamlets.", "It feeds 12 hamlets and 9 hamlets more."}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := values(Build(dossier(c.texts...))); got != c.want {
				t.Errorf("got %s\nwant %s", got, c.want)
			}
		})
	}
}

// One appointment has one day; two days in one source are two appointments.
func TestAppointments(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"She set a hearing for @2030-05-06.", "A hearing is set for @2030-05-05.", "conflict: a 2030-05-06 | b 2030-05-05"},
		{"She set a hearing for @2030-05-06.", "A hearing is set for @2030-05-06.", ""},
		{"She set a hearing for @2030-05-06.", "A hearing is set for @2030-06-25.", ""},
		{"She set a hearing for @2030-05-06.", "A hearing is set for @2030-05-05 and a hearing of the rest for @2030-05-08.", ""},
		{"She set a hearing for @2030-05-06.", "The trial is set for @2030-05-05.", ""},
		{"She set a hearing for @2030-05-06.", "There was a hearing on @2030-05-01.", ""}, // it is over
	} {
		d := dossier(strings.ReplaceAll(c.a, "@", ""), strings.ReplaceAll(c.b, "@", ""))
		for _, doc := range d.Docs {
			doc.Anchor = annot.Day{Year: 2030, Month: 5, Day: 2}
			for i, tok := range doc.Tokens {
				if day := annot.ParseDay(doc.Text(i, i+1)); tok.Kind == annot.Number && !day.IsZero() {
					doc.Timexes = append(doc.Timexes, annot.Timex{First: i, End: i + 1, Type: "DATE", From: day, To: day, Precision: model.Day})
				}
			}
			if len(doc.Timexes) == 0 {
				t.Fatalf("no dates in %q", doc.Source.Text)
			}
		}
		if got := values(Build(d)); got != c.want {
			t.Errorf("%q and %q: got %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		in    string
		value float64
		unit  string
		ok    bool
	}{
		{"$1.6bn", 1.6e9, "$", true}, {"us$58.50", 58.5, "$", true}, {"€210m", 210e6, "€", true}, {"1,150", 1150, "", true},
		{"20%", 20, "%", true}, {"$9.9-billion", 9.9e9, "$", true}, {"8-3", 0, "", false}, {"45-day", 0, "", false}, {"1st", 0, "", false},
		{"", 0, "", false}, {"$", 0, "", false}, {"12.", 12, "", true},
	} {
		if v, u, ok := number(c.in); v != c.value || u != c.unit && ok || ok != c.ok {
			t.Errorf("number(%q) = %v %q %v", c.in, v, u, ok)
		}
	}
}

func TestReworded(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"the gate is not showing it is ready for rain", "the gate is not showing that it is ready for rain", true},
		{"so that when this flood ends, it ends for good", "when this ends, it ends for good", true},
		{"we will mend the gate", "today we will mend the gate at last", false},                                              // a part of the other
		{"a robust gate for a sound and lasting peace", "the plan for a sound and lasting peace has for once a roof", false}, // a phrase that both have
		{"we will mend the gate and the wall", "nobody knows what it costs us all", false},
	} {
		if got := reworded(plain(c.a), plain(c.b)); got != c.want {
			t.Errorf("reworded(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestRespelt(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Ilya Varenko", "Ilya Varenkoh", true}, {"Varenko", "Varenkoh", true}, {"Nicolás Bruun", "Nicolas Bruun", true},
		{"Port Harbor", "Port Harbour", true}, {"Quist", "Lund", false}, {"the Quists", "Quist", false},
		{"Ada Quist", "Quist", false}, {"Bo", "Bob", false}, {"", "Quist", false},
	} {
		if got := respelt(strings.Fields(c.a), strings.Fields(c.b)); got != c.want {
			t.Errorf("respelt(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestWording(t *testing.T) {
	copied := "the harbour board of the northern town met late on the last evening of the week to weigh the plan"
	d := dossier(copied+" again.", copied+".", "Nothing of the sort was heard anywhere on the island this whole long winter, said the keeper.")
	b := Build(d)
	if s := b.Sources[0].SameWording; len(s) != 1 || s[0].Source != "b.txt" || s[0].Share < 0.9 || s[0].Share > 1 {
		t.Errorf("a.txt: %+v", s)
	}
	if s := b.Sources[2].SameWording; len(s) != 0 {
		t.Errorf("c.txt shares wording: %+v", s)
	}
	r := reportsOf(b.Sources)
	if r[0] != r[1] || r[0] == r[2] {
		t.Errorf("reports %v", r)
	}
}

// Every one of many copies is the same as the first one, though each has a figure of its own.
func TestManyCopies(t *testing.T) {
	var texts []string
	for i := range 40 {
		texts = append(texts, "The lake will drown "+strconv.Itoa(100+7*i)+" hamlets, and the council of the northern town met late on the last evening of the week to weigh the plan of its mayor and agreed on nothing at all, for the mill had promised to pay for the road and the bridge only if the lake were smaller than the one on the map.")
	}
	b := Build(dossier(texts...))
	for i, s := range b.Sources {
		if i > 0 != (s.SameAs == b.Sources[0].ID) {
			t.Errorf("%s is the same as %q", s.ID, s.SameAs)
		}
	}
	if len(b.Differences) > 0 {
		t.Errorf("copies differ: %+v", b.Differences)
	}
}

// What many sources date differently is one difference, not one for each two of them.
func TestDatesOfMany(t *testing.T) {
	var told dates
	var xs [3]annot.Timex
	for _, pair := range [][2]int{{0, 1}, {0, 2}, {1, 2}, {0, 1}} {
		told.add(&dated{x: &xs[pair[0]]}, &dated{x: &xs[pair[1]]})
	}
	if len(told.all) != 3 {
		t.Errorf("%d dates", len(told.all))
	}
}

// Copies of one report do not contradict each other.
func TestCopiesAgree(t *testing.T) {
	shared := "the council of the northern town met late on the last evening of the week to weigh the plan of its mayor and agreed on nothing"
	a := "The lake will drown 11 hamlets, and " + shared + "."
	b := "The lake will drown 12 hamlets, and " + shared + "."
	if got := values(Build(dossier(a, b))); got != "" {
		t.Errorf("got %s", got)
	}
}

func TestDifferencesKeepTheirPlaces(t *testing.T) {
	d := dossier("The lake will drown 11 hamlets.", "Nobody asked the 12 hamlets on the shore.")
	b := Build(d)
	for _, x := range b.Differences {
		if b.Text(x.Title) == "" || !slices.ContainsFunc(x.Statements, func(s model.Contrast) bool { return strings.Contains(b.Text(s.Span), s.Value) }) {
			t.Errorf("%+v", x)
		}
	}
}

func FuzzDifferences(f *testing.F) {
	f.Add("The lake will drown 11 hamlets; the mill says 9.", "Nobody asked the 12 hamlets. Put the toll at 96.")
	f.Add("$ US$ 1.6.6bn 8-3 12", "% 20 per cent 9,9,9")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 4096 {
			return
		}
		a, b = strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(b, "?")
		d := dossier(a, b)
		briefing := Build(d)
		for _, x := range briefing.Differences {
			for _, s := range x.Statements {
				if briefing.Text(s.Span) == "" {
					t.Fatalf("a statement without words: %+v", s)
				}
			}
		}
	})
}

// BenchmarkDifferences holds that the cost grows with the sources, not with their pairs.
func BenchmarkDifferences(b *testing.B) {
	for _, n := range []int{100, 1000} {
		var texts []string
		for i := range n {
			texts = append(texts, fmt.Sprintf("The council of town %d will lend the ferry $%d million for %d new boats, its clerk said. Nobody asked the %d hamlets of the shore whether they want a pier number %d.", i, i%7+1, i%5+2, i%3+9, i))
		}
		d := dossier(texts...)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m := &merger{dossier: d}
				brief := &model.Briefing{}
				for _, doc := range d.Docs {
					brief.Sources = append(brief.Sources, *doc.Source)
				}
				m.wording(brief.Sources)
				m.differences(brief, newLibrary(d))
			}
		})
	}
}
