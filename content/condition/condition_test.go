package condition_test

import (
	"slices"
	"strings"
	"testing"

	"readout/content/annot"
	"readout/content/annot/annottest"
	"readout/content/clause"
	"readout/content/condition"
	"readout/content/sentence"
	"readout/model"
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
	doc.Clauses = clause.Find(d, doc)
	return d, doc
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[Ada Quist] will sign if the price falls.", "if the price falls → sign"},
		{"If the price falls, [Ada Quist] will sign.", "If the price falls → sign"},
		{"If one juror leaves, the trial continues, she added.", "If one juror leaves → continue"},
		{"If [Freedonia] pays, he said, the club is prepared to repair the boat.", "If Freedonia pays → prepare"},
		{"[Ada Quist] will sign even if the price falls.", ""},
		{"Asked if he was tired, [Bo Lund] left.", ""},
		{"The mine will close, with or without the loan.", ""},
		{"The hall will be heated once the roof is whole.", "once the roof is whole → heat"},
		{"She once said that it would rain.", ""},
		{"The aunt is prepared to sell it, once the two boys have agreed.", "once the two boys have agreed → sell"},
		{"Once ratified, the pact will run for ten years.", "Once ratified → run"},
		{"Until it is tested, [Ruritania] will not hand over a key.", "Until it is tested → hand"},
		{"They may court others until <Feb. 23>.", ""},
		{"He lived there until he died.", ""},
		{"The two will build a bridge after a ceasefire.", "after a ceasefire → build"},
		{"[Ada Quist] said that after a ceasefire, [Ruritania] and [Freedonia] will build a bridge.", "after a ceasefire → build"},
		{"[Ada Quist] said that following a ceasefire the two will build a bridge.", "following a ceasefire → build"},
		{"They left after a vote.", ""},
		{"They signed after months of talks.", ""},
		{"[Ada Quist] spoke after the meeting.", ""},
		{"The guard “will stay” after any new lock is fitted.", "after any new lock is fitted → stay"},
		{"[Ruritania] is willing to talk after approval, it wrote.", "after approval → talk"},
		{"In the event of a flood, the crews “will open the gates”, he said.", "In the event of a flood → open"},
		{"It covers the sending of boats in case of a flood in the south.", "in case of a flood → cover"},
		{"She would open the garden, provided that the dog does not bark.", "provided that the dog does not bark → open"},
		{"He spoke on condition of anonymity.", ""},
		{"The choir would not object to it “as long as the organ is tuned for the feast.”", "as long as the organ is tuned for the feast → object"},
		{"They have asked for weeks how to reward it should it decide to leave the league.", "should it decide to leave the league → reward"},
		{"They should leave.", ""},
		{"She would not move a chair before the last guest has voted.", "before the last guest has voted → move"},
		{"She left before the last guest voted.", ""},
		{"There can be no concert until a new stage is found.", "until a new stage is found → be"},
		{"He vowed to sing for them on <May 5> and, if it rains, to bring along two tents.", "if it rains → bring"},
		{"He said he would not paint unless the ladder is brought back by <May 5>.", "unless the ladder is brought back by May 5 → paint"},
		{"“I will only play once there is a piano and the hall has paid for the tuning,” he said.", "once there is a piano and the hall has paid for the tuning → play"},
		{"The work would begin in <May> if the loan is approved and would end in <June>.", "if the loan is approved → begin"},
		{"[Freedonia] is ready to use it each winter if the wind stays below gale force, she said.", "if the wind stays below gale force → use"},
		{"[Ruritania] stands ready to travel, he said, if it is given a choir.", "if it is given a choir → travel"},
		{"The envoy said after the summit that [Ada Quist] stands behind it.", ""},
		{"He had been subject to mockery.", ""},
		{"The sale is subject to approval by the council.", "subject to approval by the council → be"},
		{"With the time provided and the work done, they left.", ""},
		{"They laughed only when [Freedonia] opened its box.", ""},
		{"“After lunch, not before,” she said.", ""},
		{"The choir will sing, provided the hall is dry.", "provided the hall is dry → sing"},
		{"They provided the hall with chairs.", ""},
		{"Who pays if the mill shuts?", ""},
		{"She said she would sing if she could.", "if she could → sing"},
		{"The two will meet again after the talks collapsed.", ""},
		{"They will go to court if they must.", ""},
		{"They will sell the mill, if it comes to that.", ""},
		{"Which nine tailors should he let in?", ""},
		{"If it fails they will leave.", "If it fails → leave"},
	} {
		_, doc := document(c.text)
		var got []string
		for _, x := range condition.Find(doc) {
			s := doc.Text(x.First, x.End)
			if x.Clause >= 0 {
				s += " → " + doc.Clauses[x.Clause].Lemma
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

// TestSpoken reads direct speech, whose marks are an earlier layer.
func TestSpoken(t *testing.T) {
	for text, want := range map[string]int{
		"“I would sing if I could,” she said.":     0,
		"“I would sing if they paid,” she said.":   1,
		"“We will sing if we are paid,” she said.": 1,
	} {
		_, doc := document(text)
		doc.Marks = []annot.Mark{{First: 1, End: slices.IndexFunc(doc.Tokens, func(x annot.Token) bool { return x.Lower == "she" }) - 1}}
		if got := condition.Find(doc); len(got) != want {
			t.Errorf("%s: %+v", text, got)
		}
	}
}

// TestOver: nothing waits on what a day that is over has seen.
func TestOver(t *testing.T) {
	for day, want := range map[int]int{14: 0, 18: 1} {
		_, doc := document("The choir will sing after the all-night talks on the organ are closed <on Tuesday>.")
		doc.Anchor = annot.Day{Year: 2030, Month: 5, Day: 15}
		x := &doc.Timexes[0]
		x.From = annot.Day{Year: 2030, Month: 5, Day: day}
		x.To, x.Precision = x.From, model.Day
		if got := condition.Find(doc); len(got) != want {
			t.Errorf("on 15 May, of %d May: %+v", day, got)
		}
	}
}

func TestExamples(t *testing.T) {
	for _, err := range condition.CheckExamples(sentence.Tokenize) {
		t.Error(err)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"If it rains, leave.", "should it should it, unless", "once once until, if if and", "in case of", "“if", "(if it ) after a truce"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(strings.NewReplacer("[", "", "]", "", "<", "", ">", "").Replace(text), "?")
		_, doc := document(text)
		last := 0
		for _, c := range condition.Find(doc) {
			if c.First < last || c.End <= c.First || c.End > len(doc.Tokens) || c.Clause >= len(doc.Clauses) {
				t.Fatalf("condition out of order: %+v in %q", c, text)
			}
			last = c.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	_, doc := document(strings.Repeat("[Ada Quist] said that after a truce, [Ruritania] will build a bridge if the bank agrees, unless it rains, and should it rain, once it stops. ", 200))
	b.SetBytes(int64(len(doc.Source.Text)))
	b.ReportAllocs()
	for b.Loop() {
		condition.Find(doc)
	}
}
