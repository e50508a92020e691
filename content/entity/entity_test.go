package entity_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/content/annot"
	"readout/content/entity"
	"readout/content/mention"
	"readout/content/quote"
	"readout/content/sentence"
	"readout/model"
)

// dossier runs the stages up to entities over texts, one document each.
func dossier(t testing.TB, texts ...string) *annot.Dossier {
	t.Helper()
	return dossierOf(t, &annot.Dossier{}, texts...)
}

// dossierOf runs them over a dossier that knows something before.
func dossierOf(t testing.TB, d *annot.Dossier, texts ...string) *annot.Dossier {
	t.Helper()
	for n, text := range texts {
		src := &model.Source{ID: fmt.Sprintf("%03d.txt", n), Text: text}
		at := 0
		for p := range strings.SplitSeq(text, "\n\n") {
			if p != "" {
				src.Blocks = append(src.Blocks, model.Block{Kind: model.Paragraph, Start: at, End: at + len(p)})
			}
			at += len(p) + 2
		}
		d.Docs = append(d.Docs, &annot.Document{Source: src})
	}
	stages := append([]annot.Stage{sentence.Stage(), quote.MarksStage(), mention.Stage()}, entity.Stages()...)
	if err := annot.Run(context.Background(), d, stages); err != nil {
		t.Fatal(err)
	}
	return d
}

// lines writes the entities of a kind as "Name = aliases (role, home) presence".
func lines(d *annot.Dossier, kind model.Kind) []string {
	var out []string
	for _, e := range d.Entities {
		if e.Kind != kind {
			continue
		}
		s := e.Name
		if len(e.Aliases) > 0 {
			s += " = " + strings.Join(e.Aliases, ", ")
		}
		if e.Role != "" || e.HomeName != "" {
			s += " (" + e.Role + ", " + e.HomeName + ")"
		}
		if e.Presence != model.PresenceUnknown {
			s += " " + string(e.Presence)
		}
		out = append(out, s)
	}
	return out
}

func TestPersons(t *testing.T) {
	for _, c := range []struct {
		about string
		texts []string
		want  []string
	}{
		{
			"titles, initials and surnames alone",
			[]string{"Norwegian President Ingrid B. Quist left. Ms Quist said so.", "Quist, the Norwegian president, left."},
			[]string{"Ingrid B. Quist = Quist (president, Norway)"},
		},
		{
			"spellings of one name of another alphabet",
			[]string{"Georgian Prime Minister Bakhtiyar Akhmedov agreed.", "Georgian Prime Minister Bahtiyor Ahmedov agreed. Akhmedoff said so."},
			[]string{"Bakhtiyar Akhmedov = Bahtiyor Ahmedov (prime minister, Georgia)", "Akhmedoff"},
		},
		{
			"accents and hyphens",
			[]string{"Zoë Ferrer-Lund, chairwoman of Harrow Rail, agreed.", "Ms Ferrer Lund agreed. Zoe Ferrer Lund left."},
			[]string{"Zoë Ferrer-Lund = Ferrer Lund, Zoe Ferrer Lund (chairwoman, Harrow Rail)"},
		},
		{
			"two persons of one surname",
			[]string{"Peter Quist and Paula Quist met. Paula Quist left."},
			[]string{"Peter Quist", "Paula Quist"},
		},
		{
			"a president is not the relative of the same name",
			[]string{"President Quist was silent. His daughter-in-law, Paula Quist, spoke."},
			[]string{"Quist (president, )", "Paula Quist (daughter-in-law, )"},
		},
		{
			"a counterpart has the same office",
			[]string{"Albanian Energy Minister Ada Quist met her Greek counterpart, Nikos Lund."},
			[]string{"Ada Quist (energy minister, Albania)", "Nikos Lund (energy minister, Greece)"},
		},
		{
			"staff belong to the body spoken of",
			[]string{"Harrow Freight plc lost money. Company spokesman Peter Quist said so. Chief executive Ida Falk agreed."},
			[]string{"Peter Quist (spokesman, Harrow Freight plc)", "Ida Falk (chief executive, Harrow Freight plc)"},
		},
		{
			"ministers belong to the country that the document is set in",
			[]string{"Peru agreed. Peru will pay, Peru said. Greece did not. Energy Minister Ida Falk agreed."},
			[]string{"Ida Falk (energy minister, Peru)"},
		},
		{
			"a country that other documents tell of one minister is that of the others",
			[]string{"Peru's President Ada Quist met envoys of Greece and Albania.", "President Ada Quist left. Trade Minister Bo Lund stayed."},
			[]string{"Ada Quist (president, Peru)", "Bo Lund (trade minister, Peru)"},
		},
		{
			"a mediator belongs to the body that the mediator speaks for",
			[]string{"The Harrow Labour Board met. Mediator Bo Lund said the board would wait."},
			[]string{"Bo Lund (mediator, Harrow Labour Board) present"},
		},
		{
			"a city manager belongs to the town that acts",
			[]string{"Tolbury, a town of 900, would close its pool, said City Manager Ida Falk."},
			[]string{"Ida Falk (city manager, Tolbury)"},
		},
	} {
		if got := lines(dossier(t, c.texts...), model.Person); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.about, got, c.want)
		}
	}
}

func TestBodies(t *testing.T) {
	for _, c := range []struct {
		about string
		texts []string
		want  []string
	}{
		{
			"legal forms, first words and British spelling",
			[]string{"Harrow Harbour Holdings plc lost money. Harrow said so.", "Harrow Harbor Holdings lost money."},
			[]string{"Harrow Harbour Holdings plc = Harrow, Harrow Harbor Holdings"},
		},
		{
			"acronyms, in brackets or told by their letters",
			[]string{"The Lake Fishers Union met. The LFU agreed. The Board of Inland Waters (BIWA) agreed."},
			[]string{"Lake Fishers Union = LFU", "Board of Inland Waters = BIWA"},
		},
		{
			"a department either way round",
			[]string{"The Department of Inland Waters agreed.", "The Inland Waters Department agreed."},
			[]string{"Department of Inland Waters = Inland Waters Department"},
		},
		{
			"a word that begins a sentence belongs to the name where another document shows it",
			[]string{"The buyer was Great Harrow Rail Group.", "Great Harrow Rail Group paid."},
			[]string{"Great Harrow Rail Group"},
		},
		{
			"an assembly that nothing ties to the United Nations is another one",
			[]string{"The General Assembly voted. The General Assembly will meet again."},
			[]string{"General Assembly"},
		},
	} {
		if got := lines(dossier(t, c.texts...), model.Organisation); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.about, got, c.want)
		}
	}
}

func TestCountries(t *testing.T) {
	d := dossier(t, "Albania refused. Tirana said that Albanian voters would decide. In Tirana, it rained.")
	want := []string{"Albania = Albanian, Tirana"}
	if got := lines(d, model.Country); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := lines(d, model.Place); !slices.Equal(got, []string{"Tirana"}) {
		t.Errorf("places %q: the town where it rains is no country", got)
	}
}

// TestReference states for what nouns and pronouns stand.
func TestReference(t *testing.T) {
	for _, c := range []struct{ text, word, want string }{
		{"Ingrid Quist, the Norwegian energy minister, left. The minister was ill.", "The minister", "Ingrid Quist"},
		{"The Harrow Bank met Peter Quist. The bank agreed.", "The bank", "Harrow Bank"},
		{"Harrow Freight plc lost money. The company sold ships.", "The company", "Harrow Freight plc"},
		{"Ingrid Quist met Peter Lund. She agreed.", "She", "Ingrid Quist"},
		{"Ingrid Quist met Peter Lund. He agreed.", "He", "Peter Lund"},
		{"Harrow Freight plc lost money. It sold ships.", "It", "Harrow Freight plc"},
		{"Harrow Freight plc lost money. It is unclear whether that matters.", "It", ""},
		{"Ingrid Quist left. “He said that she would stay,” said Peter Lund.", "she", ""},
		{"Peru agreed. Peru will pay, said Ida Falk. Bo Lund said the government was ready.", "the government", "Peru"},
		{"The Harrow Miners Union met. The Harrow Miners Union left. The Harrow Miners Union said so. It rained.\n\nNorway's oldest mining union agreed.", "union", "Harrow Miners Union"},
		{"Ida Falk, director of Marsh Relief, agreed. She said her organisation had paid.", "organisation", "Marsh Relief"},
		{"Ida Falk left. She said that her office would pay.", "office", "Ida Falk"},
		{"Tom Quist, 71, has waited. “I am tired,” said the retired ferry pilot.", "the retired ferry pilot", "Tom Quist"},
		{"The Peru Department of Health met in Lima. It will pay.", "It", "Peru Department of Health"},
	} {
		d := dossier(t, c.text)
		got := ""
		for _, m := range d.Docs[0].Mentions {
			if (m.Form == annot.Nominal || m.Form == annot.Pronoun) && d.Docs[0].Text(m.First, m.End) == c.word {
				got = d.Entities[m.Entity].Name
			}
		}
		if got != c.want {
			t.Errorf("%q in %q stands for %q, want %q", c.word, c.text, got, c.want)
		}
	}
}

// TestPresenceCues states what a sentence tells of the presence of Ida Falk.
func TestPresenceCues(t *testing.T) {
	for _, c := range []struct {
		text string
		want model.Presence
	}{
		{"Ida Falk, who headed the Greek delegation to the summit, agreed.", model.Present},
		{"Ida Falk refused to sign for an hour.", model.Present},
		{"Ida Falk told the opening ceremony that she agreed.", model.Present},
		{"Ida Falk sat in the front row of the chamber.", model.Present},
		{"The pact was unveiled from the town-hall balcony by Bo Lund and Ida Falk.", model.Present},
		{"Ida Falk wasn't at the signing.", model.Absent},
		{"Ida Falk, who wasn't invited, agreed.", model.Absent},
		{"Ida Falk had been shut out of the talks.", model.Absent},
		{"Ida Falk walked away from the table.", model.Absent},
		{"Ida Falk has a red coat.", model.PresenceUnknown},
	} {
		d := dossier(t, c.text)
		for _, e := range d.Entities {
			if e.Name == "Ida Falk" && e.Presence != c.want {
				t.Errorf("%q: %q, want %q", c.text, e.Presence, c.want)
			}
		}
	}
}

// TestKnown states that what the dossier says of its participants decides.
func TestKnown(t *testing.T) {
	text := "Ingrid Quist met Yngrida Kvistova. Harrow Freight plc agreed; the Old Mill Company paid. Peter Lund and Pete Lund left."
	known := []annot.Known{
		{Name: "Ingrid Quist", Aliases: []string{"Yngrida Kvistova"}},
		{Name: "Harrow Group", Aliases: []string{"Harrow Freight plc", "the Old Mill Company"}},
		{Name: "Peter Lund"},
		{Name: "Pete Lund"},
		{Name: "Nobody Here"},
	}
	d := dossierOf(t, &annot.Dossier{Known: known}, text)
	if got, want := lines(d, model.Person), []string{"Ingrid Quist = Yngrida Kvistova", "Peter Lund", "Pete Lund"}; !slices.Equal(got, want) {
		t.Errorf("persons %q, want %q", got, want)
	}
	if got, want := lines(d, model.Organisation), []string{"Harrow Group = Harrow Freight plc, Old Mill Company"}; !slices.Equal(got, want) {
		t.Errorf("bodies %q, want %q", got, want)
	}
	if err := check(d); err != nil {
		t.Error(err)
	}
}

func TestPresence(t *testing.T) {
	d := dossier(t, "Ingrid Quist of Norway and Peter Lund signed the treaty in Oslo. Bo Falk spoke by video link. Ada Wren did not attend. Ida Moss spoke.")
	want := []string{"Ingrid Quist (, Norway) present", "Peter Lund present", "Bo Falk remote", "Ada Wren absent", "Ida Moss"}
	if got := lines(d, model.Person); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if got := lines(d, model.Country); !slices.Equal(got, []string{"Norway present"}) {
		t.Errorf("countries %q: a country is where its people are", got)
	}
}

func TestParticipants(t *testing.T) {
	d := dossier(t, "Albania refused. Peter Quist told Reuters so in Venezuela.\n\nIda Falk contributed reporting.")
	for _, e := range d.Entities {
		want := e.Name == "Albania" || e.Name == "Peter Quist"
		if e.Participant != want {
			t.Errorf("%s: participant %v, want %v", e.Name, e.Participant, want)
		}
	}
}

// check reports the first invariant of the layers that does not hold.
func check(d *annot.Dossier) error {
	ids := map[string]bool{}
	for _, e := range d.Entities {
		if e.ID == "" || ids[e.ID] {
			return fmt.Errorf("ID %q is empty or used twice", e.ID)
		}
		ids[e.ID] = true
		if e.Home >= len(d.Entities) {
			return fmt.Errorf("%s: home %d of %d", e.ID, e.Home, len(d.Entities))
		}
	}
	for _, doc := range d.Docs {
		for i, m := range doc.Mentions {
			if m.First >= m.End || m.End > len(doc.Tokens) || m.Entity < 0 || m.Entity >= len(d.Entities) {
				return fmt.Errorf("mention %+v", m)
			}
			if i > 0 && doc.Mentions[i-1].First > m.First {
				return fmt.Errorf("mention %d is out of order", i)
			}
		}
	}
	return nil
}

func FuzzEntities(f *testing.F) {
	f.Add("Ingrid Quist met Bo Lund. She left.", "Mr Lund of the Harrow Bank (HB) signed the deal.")
	f.Add("The UN", "the minister, X, of")
	f.Fuzz(func(t *testing.T, a, b string) {
		d := dossier(t, strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(b, "?"))
		if err := check(d); err != nil {
			t.Fatal(err)
		}
	})
}

// BenchmarkEntities shows that the work grows with the number of documents.
func BenchmarkEntities(b *testing.B) {
	for _, n := range []int{100, 1000, 4000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			texts := make([]string, n)
			size := 0
			for i := range texts {
				texts[i] = strings.Repeat(fmt.Sprintf("Ingrid Quist%d met Bo Lund, chief executive of Harrow%d Freight plc, in Tirana. The company said that it would wait. She left.\n\n", i%97, i%89), 10)
				size += len(texts[i])
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				dossier(b, texts...)
			}
		})
	}
}

// TestHomes states to whom the words around a name tie it.
func TestHomes(t *testing.T) {
	for _, c := range []struct {
		about string
		texts []string
		kind  model.Kind
		want  []string
	}{
		{"a surname more or less", []string{"Ada Moreno Falk spoke. Moreno left.", "Ada Moreno agreed."}, model.Person, []string{"Ada Moreno Falk = Ada Moreno, Moreno"}},
		{"a noun beside a name", []string{"The miners' union, Sunhak, has agreed. The Orvela party refused. Bo Lund, who heads the growers association Tirbano, agreed."}, model.Organisation,
			[]string{"Sunhak", "Orvela", "Tirbano"}},
		{"who heads a body", []string{"Bo Lund, who heads the growers association Tirbano, agreed."}, model.Person, []string{"Bo Lund (heads, Tirbano)"}},
		{"the body of its leader", []string{"The rural Orvela party of Ada Falk has agreed. Ada Falk smiled."}, model.Person, []string{"Ada Falk (, Orvela)"}},
		{"of the regulator, by name", []string{"It was refused by Ada Falk, president of the supervisor, Sunhak. Sunhak has agreed."}, model.Person, []string{"Ada Falk (president, Sunhak)"}},
		{"a noun that only one body has", []string{"The Orvela party filed a suit. The Sunhak union agreed. \"No,\" party deputy Ada Falk said."}, model.Person, []string{"Ada Falk (party deputy, Orvela)"}},
		{"the country that is spoken of", []string{"Albania will demand a share, Prime Minister Bo Lund said."}, model.Person, []string{"Bo Lund (prime minister, Albania)"}},
		{"a rival is no person", []string{"Claribo, Orvela's fiercest rival, has cut its fares. Orvela has agreed."}, model.Person, nil},
	} {
		d := dossier(t, c.texts...)
		if got := lines(d, c.kind); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q\nwant %q", c.about, got, c.want)
		}
	}
}
