package event_test

import (
	"slices"
	"strings"
	"testing"

	"readout/content/annot"
	"readout/content/annot/annottest"
	"readout/content/clause"
	"readout/content/condition"
	"readout/content/event"
	"readout/content/sentence"
	"readout/model"
)

// document makes a document of one paragraph, published on 15 May 2030, a
// Wednesday. Names stand in [ ]; dates in < >, each 13 May 2030 whatever it says,
// or, with a number after a bar, that year: <by 2031|2031>.
func document(marked string) (*annot.Dossier, *annot.Document) {
	d := &annot.Dossier{}
	doc, marks := annottest.Add(d, sentence.Stage(), "a.txt", marked)
	doc.Anchor = annot.Day{Year: 2030, Month: 5, Day: 15}
	for _, m := range marks {
		if m.Open != '<' {
			continue
		}
		x := annot.Timex{First: m.First, End: m.End, Type: "DATE", Precision: model.Day, From: annot.Day{Year: 2030, Month: 5, Day: 13}}
		x.To = x.From
		if m.Value != "" {
			x.Precision, x.From, x.To = model.Year, annot.Day{Year: 2031, Month: 1, Day: 1}, annot.Day{Year: 2031, Month: 12, Day: 31}
		}
		doc.Timexes = append(doc.Timexes, x)
	}
	doc.Clauses = clause.Find(d, doc)
	doc.Conditions = condition.Find(doc)
	return d, doc
}

// render writes events as "date or -: words [condition] (participants)", with a
// leading ~ for background.
func render(d *annot.Dossier, doc *annot.Document) string {
	var out []string
	for _, e := range doc.Events {
		s := "-"
		if e.Timex >= 0 {
			t := doc.Timexes[e.Timex]
			s = doc.Text(t.First, t.End)
		}
		s += ": " + doc.Text(e.First, e.End)
		if e.Condition[0] < e.Condition[1] {
			s += " [" + doc.Text(e.Condition[0], e.Condition[1]) + "]"
		}
		if e.Background {
			s = "~" + s
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[Ada Quist] resigned <on Monday>.", "on Monday: Ada Quist resigned on Monday"},
		{"[Ruritania] and [Freedonia] <on Monday> signed a pact.", "on Monday: Ruritania and Freedonia on Monday signed a pact"},
		{"[Freedonia], <last week>, closed its old mill.", "last week: Freedonia, last week, closed its old mill"},
		{"[Ada Quist] said on <Monday> that the bridge will open <in 2031|2031>.", "~Monday: the bridge will open in 2031 | in 2031: the bridge will open in 2031"},
		{"[Ada Quist] said <Monday>.", "~Monday: Ada Quist said Monday"},
		{"<Monday>'s debate lasted nine hours.", "Monday: Monday's debate lasted nine hours"},
		{"[Bo Lund] said after <Monday>'s hearing in the old town that it was over.", "Monday: Monday's hearing in the old town"},
		{"A map of <13 May> shows the cave.", "13 May: A map of 13 May shows the cave"},
		{"[Bo Lund] told a hearing in the old town on <Monday> that no tree would go.", "Monday: a hearing in the old town on Monday"},
		{"In a note to the choir printed on <Monday>, the abbot undertook to lend his organ until <the end of 2031|2031>.",
			"Monday: a note to the choir printed on Monday | the end of 2031: the abbot undertook to lend his organ until the end of 2031"},
		{"The permit, which runs out in <2031|2031>, is cheap.", "2031: The permit, which runs out in 2031"},
		{"The club is prepared to extend the season to <2031|2031>.", ""},
		{"It paid more than in <May>.", ""},
		{"She will sign if the price falls.", "-: She will sign if the price falls [if the price falls]"},
		{"Work would begin in <March> if the loan is approved.", "March: Work would begin in March if the loan is approved [if the loan is approved]"},
		{"[Bo Lund] would go if the report says so on <17 June|2031>.", "-: Bo Lund would go if the report says so on 17 June [if the report says so on 17 June]"},
		{"Whether the mill closes on <23 June|2031> depends on the council.", ""},
		{"<30 June|2031>: it is still unclear who will pay.", ""},
		{"<30 June|2031>: the lease runs out.", "30 June: 30 June: the lease runs out"},
		{"He would not paint unless the ladder is brought back by <Monday>.", "Monday: the ladder is brought back by Monday"},
		{"They talked for hours.", ""},
		{"Asked on <Monday> about the lease, [Ada Quist] declined to answer.", "~Monday: Asked on Monday about the lease, Ada Quist declined to answer"},
		{"The fair is held from <May 13> to <May 15>.", "May 13: The fair is held from May 13 to May 15"},
		{"[Ada Quist] won in <2031|2031> and again in <2031|2031>.", "2031: Ada Quist won in 2031 and again in 2031"},
		{"An <April> sketch, seen by The Bugle, would have forced [Ruritania] to dig.", "April: An April sketch, seen by The Bugle, would have forced Ruritania to dig"},
		{"[Bo Lund], the head of it, stands to inherit $7mn if the aunt agrees.", "-: Bo Lund, the head of it, stands to inherit $7mn if the aunt agrees [if the aunt agrees]"},
		{"[Ruritania] has closed its last mine.", "-: Ruritania has closed its last mine"},
		{"[Ruritania] has not closed a mine.", ""},
		{"We are poor <today>, she said.", ""},
		{"[Ada Quist] met them on <Monday> (<13 May>).", "Monday: Ada Quist met them on Monday (13 May)"},
		{"They signed a pact on <Monday>, but they kept a window open.", "Monday: They signed a pact on Monday"},
		{"It will spend a lot on tents and painting by <2031|2031>.", "2031: It will spend a lot on tents and painting by 2031"},
		{"They hold its <2031|2031> bond and remember the <2031|2031> flood.", ""},
		{"The choir turned down <Monday>'s offer by a show of hands.", "Monday: Monday's offer"},
		{"[Ada Quist] is due to visit the mill on <Monday> to sign the lease, if the owner clears it.", "Monday: Ada Quist is due to visit the mill on Monday to sign the lease, if the owner clears it [if the owner clears it]"},
		{"The mill employs 12 hands <today>.", ""},
		{"The choir meets <today>.", "today: The choir meets today"},
		{"That worry does not matter <today>, he said.", ""},
		{"They must lay new pipes no later than <May 13>.", "May 13: They must lay new pipes no later than May 13"},
		{"They wrote the same of <May>.", ""},
		{"The tide was at its lowest since <2031|2031>.", ""},
		{"Shares of the mill declined by half <on Monday>.", "on Monday: Shares of the mill declined by half on Monday"},
		{"The harbour index posted a gain <on Monday>.", "on Monday: The harbour index posted a gain on Monday"},
		{"[Bo Lund] posted <on Monday> that the mill was idle.", "~on Monday: the mill was idle"},
		{"They offered to move the fair from <May> to <June>.", "June: They offered to move the fair from May to June"},
		{"You will have read <this week> about the choir.", ""},
		{"What happens <on Friday> is half settled.", ""},
		{"[Ruritania] has dropped a tax that it brought in <in May>.", "in May: it brought in in May | -: Ruritania has dropped a tax that it brought in in May"},
		{"[Freedonia] shut its last mine. The miners wept.", "-: Freedonia shut its last mine"},
		{"She wants a market where you can trade if you are poor.", ""},
		{"They would have sold the mill by <2031|2031>.", ""},
		{"It spent more than had been planned in <May>.", ""},
		{"A ferry off the old pier <in May>", ""},
		{"[Ada Quist] (left) and [Bo Lund] (right) <in May>", ""},
		{"The mill will add 12 jobs, up from the nine jobs announced <on Sunday>.", ""},
		{"Repairs before building starts were pledged by [Ada Quist] <on Friday>.", "on Friday: Repairs before building starts were pledged by Ada Quist on Friday"},
		{"The ferry sank <in May>", "in May: The ferry sank in May"},
		{"[Freedonia] shut its last mine <in May>. The miners wept.", "in May: Freedonia shut its last mine in May"},
	} {
		d, doc := document(c.text)
		doc.Events = event.Find(d, doc)
		if got := render(d, doc); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestTold: what is shown of an event can stand alone.
func TestTold(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[Ada Quist] resigned <on Monday>.", "Ada Quist resigned on Monday"},
		{"[Ada Quist] said that she would sell the mill <in 2031|2031>.", "Ada Quist said that she would sell the mill in 2031"},
		{"[Ada Quist] said that the mill would close <in 2031|2031>.", "the mill would close in 2031"},
		{"They wrote to [Freedonia], which left the league <in 2031|2031>.", "Freedonia, which left the league in 2031"},
		{"It came at a feast for a truce with [Freedonia], which left the league <in 2031|2031>.", "Freedonia, which left the league in 2031"},
		{"They pay the farmers from [Ruritania] and [Freedonia] who applied <in May>.", "They pay the farmers from Ruritania and Freedonia who applied in May"},
		{"In a note to the choir printed on <Monday>, the abbot undertook to lend his organ.", "In a note to the choir printed on Monday, the abbot undertook to lend his organ"},
	} {
		d, doc := document(c.text)
		doc.Events = event.Find(d, doc)
		if len(doc.Events) == 0 {
			t.Errorf("%s: no event", c.text)
			continue
		}
		e := doc.Events[0]
		if got := doc.Text(e.Told[0], e.Told[1]); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
		if e.Told[0] > e.First || e.Told[1] < e.End {
			t.Errorf("%s: told %v leaves out words of %d-%d", c.text, e.Told, e.First, e.End)
		}
	}
}

func TestParticipants(t *testing.T) {
	d, doc := document("[Ada Quist] met [Bo Lund] on <Monday>, while [Cy Orr] slept.")
	doc.Events = event.Find(d, doc)
	if len(doc.Events) != 1 || !slices.Contains(doc.Events[0].Participants, 0) || !slices.Contains(doc.Events[0].Participants, 1) {
		t.Fatalf("participants of %+v", doc.Events)
	}
}

// TestActing: who takes part is neither where it happens, nor who tells it, nor
// the maker whose name a thing bears.
func TestActing(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[Ada Quist] met [Bo Lund] in [Freedonia] on <Monday>.", "Ada Quist, Bo Lund"},
		{"[Freedonia] lent [Ruritania] a barge on <Monday>.", "Freedonia, Ruritania"},
		{"According to [Cy Orr], [Ada Quist] fell off a barge on <Monday>.", "Ada Quist"},
		{"[Cy Orr] said that [Ada Quist] fell off a barge on <Monday>.", "Ada Quist"},
		{"An old [Norvik] 320 sank off the cape on <Monday>.", ""},
		{"[Ada Quist] fell ill on <Monday> amid doubts over whether [Bo Lund] would pay.", "Ada Quist"},
		{"[Norvik] sank a barge off the cape on <Monday>.", "Norvik"},
	} {
		d, doc := document(c.text)
		for i := range d.Entities {
			if d.Entities[i].Name == "Norvik" {
				d.Entities[i].Kind, doc.Mentions[0].Kind = model.Organisation, model.Organisation
			}
		}
		doc.Events = event.Find(d, doc)
		var got []string
		for _, e := range doc.Events {
			for _, x := range e.Acting {
				got = append(got, d.Entities[x].Name)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %q take part, want %q", c.text, s, c.want)
		}
	}
}

// TestLength: a stretch of years that runs now is no time of a happening, a
// deadline counted from a dated act is.
func TestLength(t *testing.T) {
	for _, c := range []struct {
		text, typ string
		years     int
		want      string
	}{
		{"[Ada Quist] bought the filters <this decade>.", "DATE", 10, ""},
		{"[Ada Quist] must answer within <90 days>.", "DURATION", 1, "90 days: Ada Quist must answer within 90 days"},
	} {
		d, doc := document(c.text)
		x := &doc.Timexes[0]
		x.Type, x.Resolved, x.Precision = c.typ, true, model.Range
		x.To.Year = x.From.Year + c.years
		doc.Events = event.Find(d, doc)
		if got := render(d, doc); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestVague(t *testing.T) {
	d, doc := document("[Ada Quist] met him in <recent years>.")
	doc.Timexes[0].Vague = true
	if got := event.Find(d, doc); len(got) > 0 {
		t.Errorf("a vague time gave %+v", got)
	}
}

func TestExamples(t *testing.T) {
	for _, err := range event.CheckExamples(sentence.Tokenize) {
		t.Error(err)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"[Ada] signed <Monday>.", "<Monday>'s", "of <May> than <May>", "If <May>, [Bo] will.", "“<Monday>”; <May> said"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Count(text, "[") != strings.Count(text, "]") || strings.Count(text, "<") != strings.Count(text, ">") || strings.ContainsAny(text, "|") {
			t.Skip()
		}
		d, doc := document(strings.ToValidUTF8(text, "?"))
		for _, e := range event.Find(d, doc) {
			if e.First < 0 || e.End <= e.First || e.End > len(doc.Tokens) || e.Clause >= len(doc.Clauses) || e.Timex >= len(doc.Timexes) ||
				e.Told[0] < 0 || e.Told[0] > e.First || e.Told[1] < e.End || e.Told[1] > len(doc.Tokens) {
				t.Fatalf("event out of order: %+v in %q", e, text)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	d, doc := document(strings.Repeat("[Ada Quist] said on <Monday> that after a truce, [Ruritania] will open the bridge in <2031|2031> if the bank, which opened in <2031|2031>, agrees. ", 200))
	b.SetBytes(int64(len(doc.Source.Text)))
	b.ReportAllocs()
	for b.Loop() {
		event.Find(d, doc)
	}
}
