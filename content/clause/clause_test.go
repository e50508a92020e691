package clause_test

import (
	"strings"
	"testing"

	"readout/content/annot"
	"readout/content/annot/annottest"
	"readout/content/clause"
	"readout/content/sentence"
)

// document makes a document of one paragraph. Names stand in [ ], dates in < >.
func document(marked string) (*annot.Dossier, *annot.Document) {
	d := &annot.Dossier{}
	doc, marks := annottest.Add(d, sentence.Stage(), "a.txt", marked)
	for _, m := range marks {
		if m.Open == '<' {
			doc.Timexes = append(doc.Timexes, annot.Timex{First: m.First, End: m.End})
		}
	}
	return d, doc
}

// render writes clauses as "actors: modal not lemma (tense) <speaker>".
func render(d *annot.Dossier, doc *annot.Document) string {
	var out []string
	for _, c := range doc.Clauses {
		var names []string
		for _, a := range c.Actors {
			names = append(names, d.Entities[a].Name)
		}
		s := strings.Join(names, "+") + ":"
		if c.Modal != "" {
			s += " " + c.Modal
		}
		if c.Infinitive {
			s += " to"
		}
		if c.Negated {
			s += " not"
		}
		s += " " + c.Lemma
		if c.Passive {
			s += " passive"
		}
		if len(c.AgentOf) > 0 {
			s += " by " + d.Entities[c.AgentOf[0]].Name
		}
		if c.Speaker >= 0 {
			s += " <" + d.Entities[c.Speaker].Name + ">"
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[Norvik] dropped by 4%.", "Norvik: drop"},
		{"[Norvik] slipped by more than a third.", "Norvik: slip"},
		{"A hut owned by 3 [Ruritania] firms burnt.", ": own passive | : burn"},
		{"[Ruritania] will sign the pact.", "Ruritania: will sign"},
		{"[Ada Quist] said <Tuesday> that [Ruritania] and [Freedonia] will not send troops.", "Ada Quist: say | Ruritania+Freedonia: will not send <Ada Quist>"},
		{"[Ada Quist] said that after a truce, [Ruritania] and [Freedonia] will build a bridge.", "Ada Quist: say | Ruritania+Freedonia: will build <Ada Quist>"},
		{"[Ruritania] will take part in patrols, support the port, and work toward a treaty.", "Ruritania: will take | Ruritania: will support | Ruritania: will work"},
		{"[Ada Quist], who chairs the board, vowed <Monday> not to close a single mine.", "Ada Quist: chair | Ada Quist: vow | Ada Quist: to not close <Ada Quist>"},
		{"The patrols would be led by [Ruritania].", ": would lead passive by Ruritania"},
		{"“We are ready,” said [Ada Quist].", ": be <Ada Quist> | Ada Quist: say"},
		{"[Ruritania]'s forces could join the mission, [Ada Quist] said.", "Ruritania: could join <Ada Quist> | Ada Quist: say"},
		{"[Freedonia], for its part, is prepared to buy grain.", "Freedonia: prepare passive | Freedonia: to buy"},
		{"[Bo Lund] does not rule out a recount.", "Bo Lund: not rule"},
		{"[Bo Lund] has ruled out a sale.", "Bo Lund: rule"},
		{"The ministers are to meet in [Freedonia].", ": to meet"},
		{"Leaders of [Ruritania] and [Freedonia] signed a pact <on Monday>.", "Ruritania+Freedonia: sign"},
		{"A plan to close the mine has been dropped, [Ada Quist] said.", ": to close <Ada Quist> | : drop passive <Ada Quist> | Ada Quist: say"},
		{"[Freedonia] has for the third time backed the plan.", "Freedonia: back"},
		{"Leaders of [Freedonia] pledge new boats as talks drag on.", "Freedonia: pledge"},
		{"[Ada Quist] “plainly stands behind” the deal.", "Ada Quist: stand"},
		{"[Ruritania] would commit to “support the choir”.", "Ruritania: would commit | Ruritania: to support"},
		{"The [Northia Fund], the bank that owns a mine, vowed to sell.", ": own | Northia Fund: vow | Northia Fund: to sell <Northia Fund>"},
		{"It sets out guarantees that would include [Ruritania].", ": set | : would include"},
		{"[Ruritania]'s allies will meet.", ": will meet"},
		{"The port, which “will remain” open, belongs to [Ruritania].", ": will remain | : belong"},
		{"[Ada Quist] said that following a truce the [Norland] and [Ruritania] will pay.", "Ada Quist: say | : follow <Ada Quist> | Norland+Ruritania: will pay <Ada Quist>"},
		{"The pact, signed <on Monday> (6 May) after talks, obliges [Ruritania] to pay.", ": sign passive | : oblige | : to pay"},
		{"The pact, signed <on Monday>, obliges [Ruritania] to release water.", ": sign passive | : oblige | : to release"},
		{"Never again will [Ruritania] use the pass, [Ada Quist] said.", "Ruritania: will not use <Ada Quist> | Ada Quist: say"},
		{"Only after the audit will [Ruritania] pay.", "Ruritania: will pay"},
		{"[Ruritania] will not, however, sign.", "Ruritania: will not sign"},
		{"[Ruritania] would, though, vote for it.", "Ruritania: would vote"},
		{"[Ruritania] will no longer pay.", "Ruritania: will not pay"},
		{"[Ruritania] has since agreed.", "Ruritania: agree"},
		{"Bills will be called in until <Friday>, [Ruritania] said.", ": will call passive <Ruritania> | Ruritania: say"},
		{"The strike is off, [Ada Quist] said, and she would pay.", ": be <Ada Quist> | Ada Quist: say | : would pay <Ada Quist>"},
		{"Promising to pay, [Ruritania] signed.", "Ruritania: promise | Ruritania: to pay <Ruritania> | Ruritania: sign"},
		{"[Ruritania] sued [Freedonia], promising to pay.", "Ruritania: sue | Ruritania: promise | Ruritania: to pay <Ruritania>"},
		{"The head of the [Northia Fund], [Ada Quist], vowed to sell.", "Ada Quist: vow | Ada Quist: to sell <Ada Quist>"},
		{"Miners who struck in [Ruritania] have agreed.", ": strike | : agree"},
		{"[Ruritania] closed the pit, where a rock killed a man, and said it would pay.", "Ruritania: close | : kill | Ruritania: say | : would pay <Ruritania>"},
		{"[Ruritania] refused to sign but is prepared to talk.", "Ruritania: refuse | Ruritania: to sign | Ruritania: prepare passive | Ruritania: to talk"},
	} {
		d, doc := document(c.text)
		doc.Clauses = clause.Find(d, doc)
		if got := render(d, doc); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"[Ada] will sign <today>, and not leave.", "“No,” said [Bo].", "to to to will be been not , ,", "— ( ) [A], who, which, said by"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "[]<>") && strings.Count(text, "[")+strings.Count(text, "<") > 3 {
			t.Skip()
		}
		text = strings.ToValidUTF8(strings.NewReplacer("[", "", "]", "", "<", "", ">", "").Replace(text), "?")
		d, doc := document(text)
		for _, c := range clause.Find(d, doc) {
			if c.Head < c.Verb[0] || c.Head >= c.Verb[1] || c.First > c.Verb[0] || c.End < c.Verb[1] || c.End > len(doc.Tokens) || c.Subject[0] > c.Subject[1] {
				t.Fatalf("clause out of order: %+v in %q", c, text)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("[Ada Quist], who chairs the board, said that after a truce, [Ruritania] and [Freedonia] will take part in patrols, support the port, and work toward a treaty that would be led by [Ruritania]. ", 200)
	d, doc := document(text)
	b.SetBytes(int64(len(doc.Source.Text)))
	b.ReportAllocs()
	for b.Loop() {
		clause.Find(d, doc)
	}
}
