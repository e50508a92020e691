package quote_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/content/annot"
	"readout/content/quote"
	"readout/model"
)

// people are the entities of the invented articles below: name, kind, gender, role.
var people = []annot.Entity{
	{Name: "Ada Quist", Kind: model.Person, Gender: 'f', Role: "mayor"},
	{Name: "Bo Lund", Kind: model.Person, Gender: 'm', Role: "transport minister"},
	{Name: "Ife Okoro", Kind: model.Person},
	{Name: "Harbour Board", Kind: model.Organisation},
	{Name: "Norvia", Kind: model.Country},
	{Name: "Sudland", Kind: model.Country},
	{Name: "Mill Town", Kind: model.Place},
}

// read makes a document of an article in which mentions stand in brackets, with
// the entity after a bar where it is not the words themselves, or none after an
// empty one: "[Quist|Ada Quist] met [the board|Harbour Board]".
func read(t *testing.T, marked string) (*annot.Dossier, *annot.Document) {
	t.Helper()
	type stretch struct{ a, b, entity int }
	var text strings.Builder
	var found []stretch
	for marked != "" {
		before, rest, ok := strings.Cut(marked, "[")
		text.WriteString(before)
		if !ok {
			break
		}
		inside, after, _ := strings.Cut(rest, "]")
		words, name, given := strings.Cut(inside, "|")
		if !given {
			name = words
		}
		e := slices.IndexFunc(people, func(p annot.Entity) bool { return p.Name == name })
		if e < 0 && name != "" {
			t.Fatalf("nobody is called %q", name)
		}
		found = append(found, stretch{text.Len(), text.Len() + len(words), e})
		text.WriteString(words)
		marked = after
	}
	doc := document(text.String())
	for _, s := range found {
		m := annot.Mention{Entity: s.entity}
		for i, tok := range doc.Tokens {
			if tok.Start == s.a {
				m.First, m.Titled = i, i
			}
			if tok.End == s.b {
				m.End = i + 1
			}
		}
		if s.entity >= 0 {
			m.Kind = people[s.entity].Kind
		}
		switch first := doc.Tokens[m.First].Lower; {
		case first == "he" || first == "she" || first == "it" || first == "they" || first == "its" || first == "his" || first == "her":
			m.Form = annot.Pronoun
		case first == "the":
			m.Form = annot.Nominal
		}
		doc.Mentions = append(doc.Mentions, m)
	}
	return &annot.Dossier{Docs: []*annot.Document{doc}, Entities: people}, doc
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // "speaker: words" of each quotation
	}{
		// The verb after the words, before them and between them.
		{`“We won the day,” [Ada Quist] said.`, []string{"Ada Quist: We won the day,"}},
		{`“We won the day,” said [Ada Quist], standing on a crate.`, []string{"Ada Quist: We won the day,"}},
		{`“We won the day,” the mayor of Mill Town, [Ada Quist], told reporters.`, []string{"Ada Quist: We won the day,"}},
		{`“We won the day,” [Ada Quist], the mayor, who had rowed all night, said on Monday.`, []string{"Ada Quist: We won the day,"}},
		{`[Ada Quist] told reporters: “We won the day.”`, []string{"Ada Quist: We won the day."}},
		{`Asked about [Norvia], [Bo Lund] replied: “No.”`, []string{"Bo Lund: No."}},
		{`“We row,” [Ada Quist] told deputies, “and we row well.”`, []string{"Ada Quist: We row,", "Ada Quist: and we row well."}},
		{`“We row to win,” wrote [Ada Quist] on her page, “and we row well.”`, []string{"Ada Quist: We row to win,", "Ada Quist: and we row well."}},
		{`“Stop all that!” [Bo Lund] said.`, []string{"Bo Lund: Stop all that!"}},
		{`As [Bo Lund] put it, “nobody won at all”.`, []string{"Bo Lund: nobody won at all"}},
		{`[Ada Quist] and [Bo Lund] met. [Bo Lund] later said it was “a long and cold night”.`, []string{"Bo Lund: a long and cold night"}},

		// What goes on after it.
		{`“We won the day,” said [Ada Quist]. “It rained. We rowed.”`, []string{"Ada Quist: We won the day,", "Ada Quist: It rained. We rowed."}},
		{"[Ada Quist] said: “First we row.\n\n“Then we rest.”", []string{"Ada Quist: First we row.", "Ada Quist: Then we rest."}},
		{"[Bo Lund] said the pier was gone.\n\n“We will build it again,” he added.", []string{"Bo Lund: We will build it again,"}},
		{"“It is gone,” said [Bo Lund]. “It was old,” [he|Ife Okoro] added.", []string{"Bo Lund: It is gone,", "Bo Lund: It was old,"}},
		{"“Is it gone?” asked [Ife Okoro]. “It is not,” [he|Bo Lund] replied.", []string{"Ife Okoro: Is it gone?", "Bo Lund: It is not,"}},
		{"“It is all gone.” — [Bo Lund], minister", []string{"Bo Lund: It is all gone."}},
		{"“It is all gone, and soon.”\n\n[Bo Lund]", []string{"Bo Lund: It is all gone, and soon."}},
		{"'All of it gone'\n\n“It is all of it gone by now,” [Bo Lund] said.", []string{"Bo Lund: All of it gone", "Bo Lund: It is all of it gone by now,"}},

		// Words of somebody within the writer's own.
		{`[Ada Quist] said that the pier was “old and full of holes” and would be “closed for good by May”.`,
			[]string{"Ada Quist: old and full of holes", "Ada Quist: closed for good by May"}},
		{`The pier is “old and full of holes” from end to end, [Ada Quist] said.`, []string{"Ada Quist: old and full of holes"}},
		{`[Norvia] believes “the pier has to go,” added [Bo Lund].`, []string{"Bo Lund: the pier has to go,"}},
		{`[Bo Lund] refused to speak of money, turning to the pier and insisting that it was “safe for one more year”.`,
			[]string{"Bo Lund: safe for one more year"}},
		{`[Bo Lund] said the pier was open, telling guests “we are not closing a thing”.`, []string{"Bo Lund: we are not closing a thing"}},
		{`[Ada Quist] called the plan “a start, not a cure”.`, []string{"Ada Quist: a start, not a cure"}},
		{`[Ada Quist] described the plan as “a start, not a cure”.`, []string{"Ada Quist: a start, not a cure"}},
		{`The plan was described by [Ada Quist] as “a start, not a cure”.`, []string{"Ada Quist: a start, not a cure"}},
		{`[Bo Lund], who last week called it “a gift to all smugglers”, stayed at home.`, []string{"Bo Lund: a gift to all smugglers"}},
		{`[Quist|Ada Quist]’s claim that “nobody was ever hurt” is untrue.`, []string{"Ada Quist: nobody was ever hurt"}},
		{`[Bo Lund]’s message was plain: “No bridge this year.”`, []string{"Bo Lund: No bridge this year."}},
		{`According to [Ife Okoro], it was “a clean win for everybody”.`, []string{"Ife Okoro: a clean win for everybody"}},
		{`It was “a clean win for everybody”, according to [Ife Okoro].`, []string{"Ife Okoro: a clean win for everybody"}},
		{`For [Ife Okoro], the pier is “a friend of the family”.`, []string{"Ife Okoro: a friend of the family"}},

		// Roles, offices, spokesmen, texts.
		{`“We won the day,” [the mayor|Ada Quist] said.`, []string{"Ada Quist: We won the day,"}},
		{`[Bo Lund] was there. “We won the day,” the minister said.`, []string{"Bo Lund: We won the day,"}},
		{`“We won the day,” a spokesman for the [Harbour Board] said.`, []string{"Harbour Board: We won the day,"}},
		{`“We won the day,” said a spokeswoman for the [Harbour Board].`, []string{"Harbour Board: We won the day,"}},
		{`The [Harbour Board] has ruled out a sale. A spokesman said it was “not for sale this year”.`, []string{"Harbour Board: not for sale this year"}},
		{`“We won the day,” [Bo Lund]’s office said on his page.`, []string{"Bo Lund: We won the day,"}},
		{`The press service of [Bo Lund], for its part, called it “a victory of boats over maps”.`, []string{"Bo Lund: a victory of boats over maps"}},
		{`In a statement issued on Sunday, [its|Norvia] foreign ministry said it “will not sign a paper”.`, []string{"Norvia: will not sign a paper"}},
		{`“The lake is ours to share,” leaders of [Norvia] and [Sudland] said in a joint statement.`, []string{"Norvia: The lake is ours to share,"}},
		{`The statement from [Norvia] says it is “ready to share the lake”.`, []string{"Norvia: ready to share the lake"}},
		{`The draft contract leaves “gates and all the yards” to the owner.`, []string{"-: gates and all the yards"}},
		{`[Ife Okoro] of the [Harbour Board] said “nobody came to see it”.`, []string{"Ife Okoro: nobody came to see it"}},

		{`“We won the day,” said the head of the [Harbour Board], [Ada Quist].`, []string{"Ada Quist: We won the day,"}},
		{`The army’s chief of staff General [Ada Quist] said “we won the whole day”.`, []string{"Ada Quist: we won the whole day"}},
		{`Secretary of the [Harbour Board] [Bo Lund]: “No bridge this year.”`, []string{"Bo Lund: No bridge this year."}},
		{`The paper quoted [Bo Lund] as saying: “No bridge this year.”`, []string{"Bo Lund: No bridge this year."}},
		{`The pier fell, with [Ife Okoro] saying “nobody was near it”.`, []string{"Ife Okoro: nobody was near it"}},
		{`It would open for what [Ada Quist] described as “a very small fee”.`, []string{"Ada Quist: a very small fee"}},
		{"[Bo Lund] denied it.\n\n“We do not rule out a bridge.”", []string{"Bo Lund: We do not rule out a bridge."}},
		{"“Boats are selling less,” [Ife Okoro], who sells them.", []string{"Ife Okoro: Boats are selling less,"}},
		{"“We do not rule out a bridge.”\n\nsaid [Bo Lund].", []string{"Bo Lund: We do not rule out a bridge."}},
		{`“How can it go away?” [Bo Lund] remembered asking.`, []string{"Bo Lund: How can it go away?"}},

		// Nobody whom the text names.
		{`“We won the day,” an adviser to [Bo Lund] said.`, []string{"-: We won the day,"}},
		{`An adviser to [Bo Lund] said: “We won the day.” He added that it was “all that I can say”.`,
			[]string{"-: We won the day.", "-: all that I can say"}},
		{`One retired trustee described it as “a cake without the flour”.`, []string{"-: a cake without the flour"}},
		{`“We won the day,” officials from [Norvia] said.`, []string{"-: We won the day,"}},

		// No quotations.
		{`The so-called “friends of the old pier” met in [Mill Town].`, nil},
		{`They met in the hall of the “friends of the pier” on Monday.`, nil},
		{`She read “The Old Man and His Pier” twice.`, nil},
		{`The right to ‘linger quietly’ is gone.`, nil},
		{`The boat, called “Better Days”, sank.`, nil},

		{`The small boats, commonly called “tubs”, and the long ones, dubbed “Better Days” and “pikes,” sank.`, nil},
		{`The release of the “Heron” is late.`, nil},
		{`They use the cockpit voice “pingers” to find it.`, nil},

		// Marks within marks: the outer one counts.
		{`“He told me ‘go home’ and I went,” [Ada Quist] said.`, []string{"Ada Quist: He told me ‘go home’ and I went,"}},
		{`‘There will be no boats on that lake,’ [he|Bo Lund] told voters, ‘not big and not small.’`,
			[]string{"Bo Lund: There will be no boats on that lake,", "Bo Lund: not big and not small."}},
		{`“The door is open, but nobody came in, [Ada Quist] said.`, []string{"Ada Quist: The door is open, but nobody came in,"}},
	} {
		d, doc := read(t, c.text)
		var got []string
		for _, q := range quote.Find(d, doc) {
			who := "-"
			if q.Speaker >= 0 {
				who = d.Entities[q.Speaker].Name
			}
			m := doc.Marks[q.Mark]
			got = append(got, fmt.Sprintf("%s: %s", who, doc.Text(m.First, m.End)))
			if q.Rule == "" {
				t.Errorf("%s: no rule for %s", c.text, got[len(got)-1])
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"“We won,” said Ada Quist. “It rained,” she added.\n\n“And so,” — Bo Lund",
		"said said “said” said, said “", "according to “a” by “b” to call “c”, who said: “d”",
		"The “pier” of Ada, Bo, and Cy, who said, “x y z w” (said Ada)",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := document(strings.ToValidUTF8(text, "?"))
		for i, tok := range doc.Tokens { // every capital names somebody
			if tok.IsName() {
				doc.Mentions = append(doc.Mentions, annot.Mention{First: i, End: i + 1, Titled: i, Entity: i % len(people), Kind: people[i%len(people)].Kind})
			}
		}
		last := -1
		for _, q := range quote.Find(&annot.Dossier{Docs: []*annot.Document{doc}, Entities: people}, doc) {
			if q.Mark <= last || q.Mark >= len(doc.Marks) || doc.Marks[q.Mark].Depth != 0 || q.Cue >= len(doc.Tokens) || q.Speaker >= len(people) || q.Rule == "" {
				t.Fatalf("%+v after mark %d", q, last)
			}
			last = q.Mark
		}
	})
}

// BenchmarkHostile shows that no text makes the work grow faster than itself: the
// speed of the longer texts is that of the shorter ones.
func BenchmarkHostile(b *testing.B) {
	for _, piece := range []string{`"a "b `, `“a, said Bo “`, `"x" said `, `Bo, Bo, and Bo `, `‘a s’ `, `“a” “b” and he said `, `to call also `, `“`, `the office of `} {
		for _, n := range []int{2000, 8000} {
			doc := document(strings.Repeat(piece, n))
			for i, tok := range doc.Tokens {
				if tok.IsName() {
					doc.Mentions = append(doc.Mentions, annot.Mention{First: i, End: i + 1, Titled: i, Entity: 1, Kind: model.Person})
				}
			}
			d := &annot.Dossier{Docs: []*annot.Document{doc}, Entities: people}
			b.Run(fmt.Sprintf("%.8q-%d", piece, n), func(b *testing.B) {
				b.SetBytes(int64(len(doc.Source.Text)))
				for b.Loop() {
					doc.Marks = quote.Marks(doc)
					quote.Find(d, doc)
				}
			})
		}
	}
}

func BenchmarkFind(b *testing.B) {
	var t testing.T
	d, doc := read(&t, strings.Repeat("“We won’t go,” [Ada Quist] told the workers’ union in the long hall by the lake. “Not one of us.”\n\nIt rained on the town, and the boats went out to the far side of it, where nobody had been before.\n\n[Bo Lund] said that the pier was “old and full of holes”, and that [he|Bo Lund] would build it again.\n\n", 300))
	b.SetBytes(int64(len(doc.Source.Text)))
	for b.Loop() {
		quote.Find(d, doc)
	}
}
