package timex_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/content/annot"
	"readout/content/sentence"
	"readout/content/timex"
	"readout/model"
)

// document makes a document of paragraphs parted by empty lines.
func document(id, text string) *annot.Document {
	src := &model.Source{ID: id, Text: text}
	at := 0
	for p := range strings.SplitSeq(text, "\n\n") {
		src.Blocks = append(src.Blocks, model.Block{Kind: model.Paragraph, Start: at, End: at + len(p)})
		at += len(p) + 2
	}
	doc := &annot.Document{Source: src, Tokens: sentence.Tokenize(text)}
	doc.Sentences = sentence.Split(doc)
	return doc
}

// describe writes time expressions as "text=value", with the days where the
// value does not say them, "!" for a deadline.
func describe(doc *annot.Document) string {
	var out []string
	for _, x := range timex.Find(doc) {
		s := doc.Text(x.First, x.End) + "=" + x.Value
		if x.Precision == model.Range {
			s += fmt.Sprintf("(%s..%s)", x.From, x.To)
		}
		if x.Deadline {
			s += "!"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// TestSpoken: "today" between quotation marks is the day on which it was said.
func TestSpoken(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"“The mill is shut today,” Quist said.", "today=2026-02-11"},
		{"“The mill is shut today,” Quist said on Tuesday.", "today=2026-02-10; Tuesday=2026-02-10"},
		{"On Monday Quist told the guild: “Tomorrow we dig.”", "Monday=2026-02-09; Tomorrow=2026-02-10"},
		{"“The mill is shut today,” said Quist, who was elected on Monday.", "today=2026-02-11; Monday=2026-02-09"},
		{"Quist shut the mill yesterday. The guild was silent. “Today we lost a friend,” Lund said.", "yesterday=2026-02-10; Today=2026-02-10"},
		{"Quist shut the mill yesterday. It opens again today. “Today we won,” Lund said.", "yesterday=2026-02-10; today=2026-02-11; Today=2026-02-10"},
		{"Quist shut the mill on Sunday. The guild was silent. “Today we lost a friend,” Lund said.", "Sunday=2026-02-08; Today=2026-02-11"},
	} {
		doc := document("a.txt", c.text)
		doc.Anchor = annot.Day{Year: 2026, Month: 2, Day: 11}
		if got := describe(doc); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestFind reads invented sentences published on Wednesday, 11 February 2026.
func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// Full and partial dates.
		{"Signed on 6 January 2026, January 6, Jan. 6 and 14 May.", "6 January 2026=2026-01-06; January 6=2026-01-06; Jan. 6=2026-01-06; 14 May=2025-05-14"},
		{"It will be signed on 14 May.", "14 May=2026-05-14"},
		{"The pier opened in May 2019 and closed Sept. 30, 2020.", "May 2019=2019-05; Sept. 30, 2020=2020-09-30"},
		{"Mayor Lund resigned Tuesday (Feb 3).", "Tuesday=2026-02-03; Feb 3=2026-02-03"},
		{"Filed 2026-01-06, heard 31/01/2026.", "2026-01-06=2026-01-06; 31/01/2026=2026-01-31"},
		{"It was heard on 05/02/2026.", "05/02/2026=2026-02-05"},
		{"It was heard on 03/04/2021.", "03/04/2021="},
		{"The hut stood from February 29, 2023 on.", ""},
		// Years, decades, centuries.
		{"The mill, built in 1894, burned in the 1990s and in the '70s.", "1894=1894; 1990s=199(1990-01-01..1999-12-31); '70s=197(1970-01-01..1979-12-31)"},
		{"A 19th-century barn from the twentieth century.", "19th-century=18(1800-01-01..1899-12-31); the twentieth century=19(1900-01-01..1999-12-31)"},
		{"It sold 1,150 cars to 2030 people and 1950 farmers.", ""},
		{"The 2014 flood followed the plan of 2009–2012.", "2014=2014; 2009=2009; 2012=2012"},
		{"The plan runs from 2019 to 2021, and by 2030 it pays.", "2019=2019; 2021=2021; 2030=2030!"},
		// Weekdays by tense.
		{"The board met on Friday.", "Friday=2026-02-06"},
		{"The board will meet on Friday.", "Friday=2026-02-13"},
		{"The board is to meet on Friday.", "Friday=2026-02-13"},
		{"The board is expected Friday in Ostheim.", "Friday=2026-02-13"},
		{"Friday's meeting lasted six hours.", "Friday=2026-02-06; six hours=PT6H"},
		{"She said on Monday that they would sign on Thursday.", "Monday=2026-02-09; Thursday=2026-02-12"},
		{"The vote is set for Thursday.", "Thursday=2026-02-12"},
		{"The road stays closed until Friday.", "Friday=2026-02-13!"},
		{"They plan to vote Wednesday.", "Wednesday=2026-02-11"},
		{"It was filed last Friday and is heard next Thursday.", "last Friday=2026-02-06; next Thursday=2026-02-19"},
		{"They meet on Saturday week.", "Saturday week=2026-02-21"},
		{"From Tuesday to Friday it is shut; they called a strike for Monday and Tuesday.", "Tuesday=2026-02-10; Friday=2026-02-13; Monday=2026-02-16; Tuesday=2026-02-17"},
		{"He has until Friday to reply. The talks resume on Monday.", "Friday=2026-02-13!; Monday=2026-02-16"},
		{"Sales rose in January from a year earlier.", "January=2026-01; a year earlier=2025-01"},
		{"Black Friday sales and the Sunday Times.", ""},
		// Neighbours of today, and parts of days.
		{"He left yesterday; she leaves tomorrow night.", "yesterday=2026-02-10; tomorrow night=2026-02-12TNI"},
		{"The town has a lease that lapses Monday. The bill won 40 votes in the hall late Tuesday.", "Monday=2026-02-16; late Tuesday=2026-02-10"},
		{"The statement came late on Tuesday, after Monday night.", "late on Tuesday=2026-02-10; Monday night=2026-02-09TNI"},
		{"The truce begins at noon on Friday.", "noon on Friday=2026-02-13T12:00"},
		{"It sank at 7:05 p.m. on Monday.", "7:05 p.m. on Monday=2026-02-09T19:05"},
		{"The final score was 10:30.", ""},
		// Weeks, months, quarters, seasons.
		{"Last week, next month and this year.", "Last week=2026-W06; next month=2026-03; this year=2026"},
		{"In the third quarter sales fell; they will rise in the fourth quarter of 2026.", "the third quarter=2025-Q3(2025-07-01..2025-09-30); the fourth quarter of 2026=2026-Q4(2026-10-01..2026-12-31)"},
		{"It burned last summer and opens in spring 2027.", "last summer=2025-SU(2025-06-01..2025-08-31); spring 2027=2027-SP(2027-03-01..2027-05-31)"},
		{"Deputies will see the text in the autumn.", "the autumn=2026-FA(2026-09-01..2026-11-30)"},
		{"They promised in November to finish by the end of June.", "November=2025-11; the end of June=2026-06!"},
		{"It must close before the end of the year.", "the end of the year=2026!"},
		{"The port has no window until November, she said.", "November=2026-11!"},
		{"She had waited until October, she said.", "October=2025-10!"},
		{"They have until the end of the month.", "the end of the month=2026-02!"},
		{"Work began in early January and ends in mid-2027.", "early January=2026-01; mid-2027=2027"},
		{"They may march in May.", "May=2026-05"},
		{"Ms. Ada May said May would march.", ""},
		// So long ago, so long from now.
		{"He left two weeks ago, she three years ago.", "two weeks ago=2026-W05; three years ago=2023"},
		{"The senate will vote in two weeks.", "two weeks=2026-W09"},
		{"The law was signed on Monday and must be applied within 90 days.", "Monday=2026-02-09; 90 days=P90D(2026-02-09..2026-05-10)"},
		{"It burned in 1906; two years later it stood.", "1906=1906; two years later=1908"},
		{"He won on 5 January and died the next day.", "5 January=2026-01-05; the next day=2026-01-06"},
		// Lengths, what comes back, vague times.
		{"After 11 months they agreed on a lease of up to 40 years.", "11 months=P11M; 40 years=P40Y"},
		{"A 45-day review of a two-year ban.", "45-day=P45D; two-year=P2Y"},
		{"The 14-year-old, aged nine months, is 90 years old.", ""},
		{"Every Monday, each summer and every 10 days.", "Every Monday=P1W; each summer=P1Y; every 10 days=P10D"},
		{"It shuts between May and August of each year.", "May and August of each year=P1Y"},
		{"It makes 15 a year, twice a week.", "a year=P1Y; twice a week=P1W"},
		{"In recent weeks and the past months talks stalled; now they go on.", "recent weeks=PAST_REF; the past months=PAST_REF; now=PRESENT_REF"},
		// Ranges and holidays.
		{"The fair runs 2–5 May and 6-8 June.", "2–5 May=2026-05-02/2026-05-05(2026-05-02..2026-05-05); 6-8 June=2026-06-06/2026-06-08(2026-06-06..2026-06-08)"},
		{"The truce began on Christmas Eve, the eve of Orthodox Christmas came after.", "Christmas Eve=2025-12-24; the eve of Orthodox Christmas=2026-01-06"},
		{"On Good Friday 2025 it snowed.", "Good Friday 2025=2025-04-18"},
		{"By no later than March 1 he must pay.", "March 1=2026-03-01!"},
		{"It is shut on 5, 6 and 7 March; it was shut on 5, 12 and 19 January.", "5, 6 and 7 March=2026-03-05/2026-03-07(2026-03-05..2026-03-07); 19 January=2026-01-19"},
		{"Thefts doubled in the first half of January; they will fall in the second half of March 2026.", "the first half of January=2026-01-01/2026-01-15(2026-01-01..2026-01-15); the second half of March 2026=2026-03-16/2026-03-31(2026-03-16..2026-03-31)"},
		// What looks ahead in the present or the past, and what looks back.
		{"The choir's lease lapses at noon on Friday.", "noon on Friday=2026-02-13T12:00"},
		{"Nobody knows what happens on Friday.", "Friday=2026-02-13"},
		{"The mill's owner said it was ready to bring forward to June a payment due in May.", "June=2026-06; May=2026-05"},
		{"The match was postponed to Friday and the fair moved from August to June.", "Friday=2026-02-13; August=2025-08; June=2026-06"},
		{"She invited the millers to a third meeting in August.", "August=2026-08"},
		{"One of them, Bo Lund, sued in April to be paid.", "April=2025-04"},
		{"The hearing is on 6 March. The clerk will write within 40 days of it.", "6 March=2026-03-06; 40 days=P40D(2026-03-06..2026-04-15)"},
		{"On Monday they met. If the ferry sails, they will be home that day.", "Monday=2026-02-09"},
		{"The pact was filed on Monday. They will build a mill within 15 months of consent.", "Monday=2026-02-09; 15 months=P15M"},
		{"On Monday he vowed an answer within ten days.", "Monday=2026-02-09; ten days=P10D(2026-02-09..2026-02-19)"},
	} {
		doc := document("a.txt", c.text)
		doc.Anchor = annot.Day{Year: 2026, Month: 2, Day: 11}
		if got := describe(doc); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestUnsettled holds that nothing is told from a day that is not known.
func TestUnsettled(t *testing.T) {
	for _, c := range []struct{ published, text, want string }{
		{"", "He left on Tuesday, last week, in May and two years ago, but not in 2019.", "Tuesday=; last week=; May=; two years ago=; 2019=2019"},
		{"2026-02", "He left on Tuesday, last month and in May 2024.", "Tuesday=; last month=2026-01; May 2024=2024-05"},
		{"2026", "He left last month, and last year.", "last month=; last year=2025"},
	} {
		doc := document("a.txt", c.text)
		doc.Source.Published.Value = c.published
		if got := describe(doc); got != c.want {
			t.Errorf("published %q: %s\n got %s\nwant %s", c.published, c.text, got, c.want)
		}
	}
}

const bridge = "The Velm bridge collapsed on Tuesday in Ostheim, Governor Ada Quist told reporters. " +
	"Engineers from Norland Railways inspected the remaining pillars, and the transport ministry promised financing for reconstruction."

func TestAnchors(t *testing.T) {
	const other = "A festival of lanterns opened on Tuesday with music and fireworks."
	for _, c := range []struct {
		name     string
		dossier  annot.Dossier
		text     string
		dateline annot.Unsettled
		siblings []string // published, text
		want     model.Published
	}{
		{"a sibling says which Tuesday", annot.Dossier{}, bridge, annot.Unsettled{},
			[]string{"2026-01-07", "Norland Railways engineers blamed the transport ministry. Governor Ada Quist told them Tuesday (Jan 6) that the Velm bridge in Ostheim lacked financing; reporters saw the remaining pillars collapsed. Reconstruction was promised and inspected."},
			model.Published{Value: "2026-01-06", Basis: model.PublishedInferred}},
		{"a later weekday", annot.Dossier{}, bridge + " On Wednesday she resigned.", annot.Unsettled{},
			[]string{"2026-01-07", "Norland Railways engineers blamed the transport ministry. Governor Ada Quist told them Tuesday (Jan 6) that the Velm bridge in Ostheim lacked financing; reporters saw the remaining pillars collapsed. Reconstruction was promised and inspected."},
			model.Published{Value: "2026-01-07", Basis: model.PublishedInferred}},
		{"yesterday in the lead", annot.Dossier{}, strings.Replace(bridge, "on Tuesday", "yesterday", 1), annot.Unsettled{},
			[]string{"2026-01-07", "Norland Railways engineers blamed the transport ministry. Governor Ada Quist told them Tuesday (Jan 6) that the Velm bridge in Ostheim lacked financing; reporters saw the remaining pillars collapsed. Reconstruction was promised and inspected."},
			model.Published{Value: "2026-01-07", Basis: model.PublishedInferred}},
		{"who says today does not name the day", annot.Dossier{}, bridge + " The ministry today closed the road.", annot.Unsettled{},
			[]string{"2026-01-07", "Norland Railways engineers blamed the transport ministry. Governor Ada Quist told them Tuesday (Jan 6) that the Velm bridge in Ostheim lacked financing; reporters saw the remaining pillars collapsed. Reconstruction was promised and inspected."},
			model.Published{Value: "2026-01-07", Basis: model.PublishedInferred}},
		{"a sibling about something else", annot.Dossier{}, bridge, annot.Unsettled{}, []string{"2026-01-07", other}, model.Published{Basis: model.PublishedUnknown}},
		{"nobody is dated", annot.Dossier{}, bridge, annot.Unsettled{}, nil, model.Published{Basis: model.PublishedUnknown}},
		{"the dossier names the event", annot.Dossier{Event: annot.Day{Year: 2026, Month: 1, Day: 6}}, bridge, annot.Unsettled{}, nil,
			model.Published{Value: "2026-01-06", Basis: model.PublishedInferred}},
		{"the dateline has the day, a sibling the year", annot.Dossier{}, bridge, annot.Unsettled{Day: annot.Day{Month: 12, Day: 30}},
			[]string{"2026-01-02", other}, model.Published{Value: "2025-12-30", Basis: model.PublishedInferred}},
		{"a weekday with its full date in the lead", annot.Dossier{}, "The Velm bridge collapsed on Tuesday, 6 January 2026.", annot.Unsettled{}, nil,
			model.Published{Value: "2026-01-06", Basis: model.PublishedInferred}},
		{"a date beside yesterday", annot.Dossier{}, "The Velm bridge, which collapsed yesterday, Tuesday 6 January 2026, was old. It was built in 1921.", annot.Unsettled{}, nil,
			model.Published{Value: "2026-01-07", Basis: model.PublishedInferred}},
		{"a date in brackets beside tomorrow", annot.Dossier{}, "Repairs begin tomorrow (7 January 2026).", annot.Unsettled{}, nil,
			model.Published{Value: "2026-01-06", Basis: model.PublishedInferred}},
		{"figures that a sibling settles", annot.Dossier{}, bridge, annot.Unsettled{Day: annot.Day{Year: 2026, Month: 7, Day: 1}, Other: annot.Day{Year: 2026, Month: 1, Day: 7}},
			[]string{"2026-01-07", other}, model.Published{Value: "2026-01-07", Basis: model.PublishedInferred}},
		{"figures in the order of the text", annot.Dossier{}, bridge + " A report is due on 9 July.", annot.Unsettled{Day: annot.Day{Year: 2026, Month: 7, Day: 1}, Other: annot.Day{Year: 2026, Month: 1, Day: 7}},
			nil, model.Published{Value: "2026-07-01", Basis: model.PublishedInferred}},
		{"figures that nothing settles", annot.Dossier{}, bridge, annot.Unsettled{Day: annot.Day{Year: 2026, Month: 7, Day: 1}, Other: annot.Day{Year: 2026, Month: 1, Day: 7}},
			nil, model.Published{Basis: model.PublishedUnknown}},
		{"a weekday beside the day and a year in the text", annot.Dossier{}, bridge + " It had been repaired in 2025.", annot.Unsettled{Day: annot.Day{Month: 1, Day: 7}, Weekday: 3}, nil,
			model.Published{Value: "2026-01-07", Basis: model.PublishedInferred}},
		{"the year of the note of copyright", annot.Dossier{}, bridge, annot.Unsettled{Day: annot.Day{Month: 1, Day: 7}, Year: 2026}, nil,
			model.Published{Value: "2026-01-07", Basis: model.PublishedInferred}},
		{"a date of long ago is no ground", annot.Dossier{}, "The Velm bridge was built in 1921. It collapsed today.", annot.Unsettled{}, nil,
			model.Published{Basis: model.PublishedUnknown}},
	} {
		d := c.dossier
		doc := document("a.txt", c.text)
		doc.Dateline = c.dateline
		doc.Source.Published.Basis = model.PublishedUnknown
		d.Docs = []*annot.Document{doc}
		for i := 0; i+1 < len(c.siblings); i += 2 {
			s := document(fmt.Sprintf("b%d.txt", i), c.siblings[i+1])
			s.Source.Published = model.Published{Value: c.siblings[i], Basis: model.PublishedStated}
			d.Docs = append(d.Docs, s)
		}
		timex.Anchors().Dossier(&d)
		if doc.Source.Published != c.want || doc.Anchor != annot.ParseDay(c.want.Value) {
			t.Errorf("%s: published %+v, anchor %s; want %+v", c.name, doc.Source.Published, doc.Anchor, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"On 6 January 2026, at 7:05 p.m. Tuesday", "the end of the third quarter of last year", "2–5 May", "99/99/99", "within 999999 years", "mid-", "the 99th century", "in 0000", "'90s", "Easter 1", "the last week of February 2024", "9999999 decades later", "the year after, that day the next day"} {
		f.Add(s, 2026, 2, 11)
	}
	f.Fuzz(func(t *testing.T, text string, y, m, d int) {
		text = strings.ToValidUTF8(text, "?")
		doc := document("a.txt", text)
		doc.Anchor = annot.ParseDay(fmt.Sprintf("%04d-%02d-%02d", y, m, d))
		at := 0
		for _, x := range timex.Find(doc) {
			if x.First < at || x.End <= x.First || x.End > len(doc.Tokens) {
				t.Fatalf("%+v after token %d of %d", x, at, len(doc.Tokens))
			}
			at = x.End
			if x.From.IsZero() != x.To.IsZero() || x.From.Compare(x.To) > 0 || annot.ParseDay(x.From.String()) != x.From {
				t.Fatalf("%q: from %v to %v", doc.Text(x.First, x.End), x.From, x.To)
			}
			if x.Type == "" || x.Rule == "" || x.Precision == "" {
				t.Fatalf("%q: %+v", doc.Text(x.First, x.End), x)
			}
			if x.From.IsZero() != (x.Precision == model.NoPrecision) {
				t.Fatalf("%q: precision %s without days", doc.Text(x.First, x.End), x.Precision)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Governor Ada Quist met the envoy in Ostheim on Tuesday; “We won’t go,” she said of the plan, which cost $1.6bn in the third quarter. "+
		"The ministry has asked two firms for papers about the bridge, and the head of the union said that its members would not accept an offer "+
		"that left the question of the pillars open until the end of the year. It was built in 1921 by engineers who had worked for two years on the older one.\n\n", 400)
	doc := document("a.txt", text)
	doc.Anchor = annot.Day{Year: 2026, Month: 2, Day: 11}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		timex.Find(doc)
	}
}
