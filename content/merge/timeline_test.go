package merge_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout/content/annot"
	"readout/content/annot/annottest"
	"readout/content/clause"
	"readout/content/condition"
	"readout/content/event"
	"readout/content/merge"
	"readout/content/sentence"
	"readout/model"
)

// published is the day on which every document of a test appeared, a Friday.
var published = annot.Day{Year: 2030, Month: 5, Day: 17}

// dossier makes a document of each text, one paragraph each. Names stand in [ ]
// and are one entity wherever they stand; dates in < > with their value after a
// bar: a day, a month, a year or the Monday of a week (w): <on Monday|2030-05-13>.
func dossier(texts ...string) *annot.Dossier {
	d := &annot.Dossier{}
	for n, text := range texts {
		article(d, n, text)
	}
	for _, doc := range d.Docs {
		doc.Clauses = clause.Find(d, doc)
		doc.Conditions = condition.Find(doc)
		doc.Events = event.Find(d, doc)
	}
	return d
}

func article(d *annot.Dossier, n int, marked string) {
	doc, marks := annottest.Add(d, sentence.Stage(), fmt.Sprintf("%05d.txt", n), marked)
	doc.Source.Published = model.Published{Value: published.String(), Basis: model.PublishedStated}
	doc.Anchor = published
	for _, m := range marks {
		if m.Open != '<' {
			continue
		}
		x := annot.Timex{First: m.First, End: m.End, Type: "DATE"}
		x.From, x.To, x.Precision = period(m.Value)
		x.Deadline = m.First > 0 && (doc.Tokens[m.First-1].Lower == "by" || doc.Tokens[m.First-1].Lower == "until")
		doc.Timexes = append(doc.Timexes, x)
	}
}

func period(v string) (annot.Day, annot.Day, model.Precision) {
	if rest, ok := strings.CutPrefix(v, "w"); ok {
		monday := annot.ParseDay(rest)
		return monday, monday.Add(6), model.Week
	}
	y, _ := strconv.Atoi(v[:min(4, len(v))])
	switch len(v) {
	case 4:
		return annot.Day{Year: y, Month: 1, Day: 1}, annot.Day{Year: y, Month: 12, Day: 31}, model.Year
	case 7:
		m, _ := strconv.Atoi(v[5:])
		return annot.Day{Year: y, Month: m, Day: 1}, annot.Day{Year: y, Month: m, Day: 28}, model.Month
	}
	day := annot.ParseDay(v)
	return day, day, model.Day
}

// render writes entries as "when [condition] text ×evidence".
func render(b *model.Briefing) []string {
	var out []string
	for _, e := range b.Timeline {
		s := e.When.Start
		if !e.Condition.IsZero() {
			s += " [" + b.Text(e.Condition) + "]"
		}
		out = append(out, fmt.Sprintf("%s %s ×%d", s, b.Text(e.Text), len(e.Evidence)))
	}
	return out
}

func TestTimeline(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  []string
	}{
		{"one happening of two sources", []string{
			"[Ruritania] and [Freedonia] signed a fishing pact <on Monday|2030-05-13>.",
			"The fishing pact was signed <on May 13|2030-05-13> by [Ruritania] and its neighbour.",
		}, []string{"2030-05-13 Ruritania and Freedonia signed a fishing pact on Monday ×2"}},
		{"two happenings of one day", []string{
			"[Ruritania] signed a fishing pact <on Monday|2030-05-13>. A tanker sank off the southern cape <on Monday|2030-05-13>.",
		}, []string{
			"2030-05-13 Ruritania signed a fishing pact on Monday ×1",
			"2030-05-13 A tanker sank off the southern cape on Monday ×1",
		}},
		{"different dates stay apart", []string{
			"Gliders race over the mill <on June 5|2030-06-05>.",
			"Gliders race over the mill <on June 6|2030-06-06>.",
		}, []string{
			"2030-06-05 Gliders race over the mill on June 5 ×1",
			"2030-06-06 Gliders race over the mill on June 6 ×1",
		}},
		{"a source that is less exact", []string{
			"A map of <4 April|2030-04-04> showed [Ruritania] three caves under the northern glacier.",
			"An <April|2030-04> map had shown [Ruritania] some caves under the glacier.",
		}, []string{"2030-04-04 A map of 4 April showed Ruritania three caves under the northern glacier ×2"}},
		{"an appointment in other words", []string{
			"[Freedonia] may look for singers until <June 25|2030-06-25>.",
			"The search of [Freedonia] ends on <June 25|2030-06-25>.",
		}, []string{"2030-06-25 Freedonia may look for singers until June 25 ×2"}},
		{"a sentence without a date", []string{
			"[Ruritania] and [Freedonia] signed a fishing pact <on Monday|2030-05-13>.",
			"It rained. [Ruritania] and [Freedonia] signed the fishing pact in a tent.",
		}, []string{"2030-05-13 Ruritania and Freedonia signed a fishing pact on Monday ×2"}},
		{"what happens at an occasion", []string{
			"[Ada Quist] said after <Monday|2030-05-13>'s hearing in the old mill that it was over.",
			"[Bo Lund] told a hearing in the old mill <on Monday|2030-05-13> that no tree would go. Painters walked out of the hearing <on Monday|2030-05-13>.",
		}, []string{
			"2030-05-13 Monday's hearing in the old mill ×3",
			"2030-05-13 Painters walked out of the hearing on Monday ×1",
		}},
		{"a sentence that goes on", []string{
			"Shares of the mill fell <on Monday|2030-05-13>. The harbour index lost two points.",
		}, []string{"2030-05-13 Shares of the mill fell on Monday ×2"}},
		{"a day's movements, one after the other", []string{
			"Shares of the mill fell 3 points <on Monday|2030-05-13>. A cook sang. The barge owners were glad. The miller slept. His wife read. " +
				"The harbour index was down by 2 percent. Shares of the inn had a small gain.",
		}, []string{"2030-05-13 Shares of the mill fell 3 points on Monday ×3"}},
		{"what a verb of the day only completes", []string{
			"Shares of the mill recovered to end <Monday|2030-05-13> at 40. The harbour index reached 200 points. The choir reached a village.",
		}, []string{"2030-05-13 Shares of the mill recovered to end Monday at 40 ×2"}},
		{"what moved on another day", []string{
			"Shares of the mill fell 3 points <on Monday|2030-05-13>. Shares of the inn rose a point <on Tuesday|2030-05-14>. The harbour index lost two points.",
		}, []string{"2030-05-13 Shares of the mill fell 3 points on Monday ×1", "2030-05-14 Shares of the inn rose a point on Tuesday ×2"}},
		{"mere speech", []string{
			"[Ada Quist] said <on Wednesday|2030-05-15> that the fish were small.",
		}, nil},
		{"what waits", []string{
			"[Ruritania] will build a lighthouse on the cape if the bank agrees.",
			"If the bank agrees, [Ruritania] will build a lighthouse, he said.",
		}, []string{" [if the bank agrees] Ruritania will build a lighthouse on the cape if the bank agrees ×2"}},
		{"a date and a condition", []string{
			"Work on the lighthouse would begin in <March|2031-03> if the bank agrees.",
		}, []string{"2031-03 [if the bank agrees] Work on the lighthouse would begin in March if the bank agrees ×1"}},
		{"a debate, and what is asked at it", []string{
			"The choir will ask its members at debates <tomorrow|2030-05-18> what they make of the new organ.",
			"We shall speak of it at <today|2030-05-18>'s debates in the old mill.",
		}, []string{"2030-05-18 The choir will ask its members at debates tomorrow what they make of the new organ ×2"}},
		{"a noun of a day, and who sent it round", []string{
			"A new psalter printed <on Monday|2030-05-13> had called for a louder organ in the nave.",
			"[Ada Quist] spoke after <Monday|2030-05-13>'s psalter. It rained.",
		}, []string{"2030-05-13 A new psalter printed on Monday had called for a louder organ in the nave ×2"}},
		{"one thing with an end told two ways", []string{
			"The lease would stay in force until <Sunday|2030-05-19>.",
			"The mill's lease lapses <on Sunday|2030-05-19>.",
		}, []string{"2030-05-19 The lease would stay in force until Sunday ×2"}},
		{"an object that stands before its clause", []string{
			"The choir wants a second organ, which [Bo Lund] would build in <June|2030-06>.",
			"[Ruritania] was willing to pay in <June|2030-06> for a second organ.",
		}, []string{"2030-06 Bo Lund would build in June ×2"}},
		{"two persons on a day to come", []string{
			"[Ada Quist] will visit a ferry <on Sunday|2030-05-19>. It rained. [Cy Orr] will sell his goats <on Sunday|2030-05-19>.",
			"[Bo Lund] will paint the barn <on Sunday|2030-05-19>. It rained. [Di Moe] is to fly to the cape <on Sunday|2030-05-19>.",
		}, []string{
			"2030-05-19 Ada Quist will visit a ferry on Sunday ×1",
			"2030-05-19 Cy Orr will sell his goats on Sunday ×1",
			"2030-05-19 Bo Lund will paint the barn on Sunday ×1",
			"2030-05-19 Di Moe is to fly to the cape on Sunday ×1",
		}},
		{"the opening tells the news", []string{
			"[Ruritania] has closed its last tin mine.",
		}, []string{"2030-05-17 Ruritania has closed its last tin mine ×1"}},
		{"the opening of one, dated by another", []string{
			"[Ruritania] has closed its last tin mine.",
			"[Ruritania] closed its last tin mine <on Tuesday|2030-05-14>.",
		}, []string{"2030-05-14 Ruritania closed its last tin mine on Tuesday ×2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := merge.Build(dossier(c.texts...))
			if got := render(b); !slices.Equal(got, c.want) {
				t.Errorf("\n got %s\nwant %s", strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
			}
			ids := map[string]bool{}
			for _, e := range b.Timeline {
				if ids[e.ID] || e.ID == "" {
					t.Errorf("ID %q is empty or not the only one", e.ID)
				}
				ids[e.ID] = true
			}
		})
	}
}

func TestTimelineIsStable(t *testing.T) {
	texts := []string{
		"[Ruritania] and [Freedonia] signed a fishing pact <on Monday|2030-05-13>. [Ada Quist] left if it rains.",
		"The fishing pact was signed <on May 13|2030-05-13> by [Ruritania]. [Bo Lund] will pay once the roof is mended.",
	}
	want := fmt.Sprint(merge.Build(dossier(texts...)).Timeline)
	for range 20 {
		if got := fmt.Sprint(merge.Build(dossier(texts...)).Timeline); got != want {
			t.Fatalf("two runs differ:\n%s\n%s", got, want)
		}
	}
}

// What [[different]] names stays two, where else it would be one.
func TestDifferentHappenings(t *testing.T) {
	build := func(apart ...string) *model.Briefing {
		d := dossier("[Norland] opened the new pier in the harbour <on Monday|2030-05-13>.", "The new pier in the harbour was opened by [Norland] <on Monday|2030-05-13>.")
		if len(apart) > 0 {
			d.Apart = [][]string{apart}
		}
		return merge.Build(d)
	}
	one := build()
	if len(one.Timeline) != 1 {
		t.Fatalf("%d entries without it", len(one.Timeline))
	}
	b := build("2030-05-13-norland-opened-the-new-pier-in", "2030-05-13-the-new-pier-in-the-harbour")
	if len(b.Timeline) != 2 || len(b.Notices) > 0 {
		for _, e := range b.Timeline {
			t.Errorf("%s of %d sources", e.ID, model.SourcesOf(e.Evidence))
		}
		t.Errorf("notices %v", b.Notices)
	}
	for _, e := range b.Timeline {
		if model.SourcesOf(e.Evidence) != 1 {
			t.Errorf("%s has evidence of both", e.ID)
		}
	}
}

func FuzzTimeline(f *testing.F) {
	f.Add("[Ruritania] signed <today|2030-05-17>.", "If [Bo Lund] pays, [Ruritania] will sign <in June|2030-06>.")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, s := range []string{a, b} {
			if strings.ContainsAny(s, "|<>[]") && (strings.Count(s, "<") != strings.Count(s, "|") || strings.Count(s, "<") != strings.Count(s, ">") || strings.Count(s, "[") != strings.Count(s, "]")) {
				t.Skip()
			}
		}
		d := dossier(strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(b, "?"))
		br := merge.Build(d)
		for _, e := range br.Timeline {
			if br.Text(e.Text) == "" || len(e.Evidence) == 0 {
				t.Fatalf("entry without words or evidence: %+v", e)
			}
		}
	})
}

// articles are n documents about as many happenings, each told by two sources.
func articles(n int) []string {
	var texts []string
	for i := range n {
		day := published.Add(-i / 2 % 300)
		texts = append(texts, fmt.Sprintf("[Land%d] and [Freedonia] signed pact%d on harbour%d <on Monday|%s>. [Ada Quist] will lend ship%d to [Land%d] if council%d agrees. It rained on street%d.",
			i/2, i/2, i/2%97, day, i/2, i/2, i/2%31, i))
	}
	return texts
}

func BenchmarkTimeline(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		d := dossier(articles(n)...)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				merge.Build(d)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/article")
		})
	}
}

// TestCentral: on the day of the central event somebody of one who takes part in it
// does what is done there, in words of his own.
func TestCentral(t *testing.T) {
	for home, want := range map[int][]string{
		1:  {"2030-05-13 Ruritania and Freedonia signed a fishing pact on Monday ×2", "2030-05-13 Painters robbed the cape on Monday ×1"},
		-1: {"2030-05-13 Ruritania and Freedonia signed a fishing pact on Monday ×1", "2030-05-13 Painters robbed the cape on Monday ×1", "2030-05-13 Bo Lund signed away the wall around our herring on Monday ×1"},
	} {
		d := dossier(
			"[Ruritania] and [Freedonia] signed a fishing pact <on Monday|2030-05-13>. Painters robbed the cape <on Monday|2030-05-13>.",
			"[Bo Lund] signed away the wall around our herring <on Monday|2030-05-13>.",
		)
		d.Event = annot.ParseDay("2030-05-13")
		d.Entities[2].Home = home
		if got := render(merge.Build(d)); !slices.Equal(got, want) {
			t.Errorf("home %d:\n got %s\nwant %s", home, strings.Join(got, " | "), strings.Join(want, " | "))
		}
	}
}
