package quote_test

import (
	"strings"
	"testing"

	"readout/content/annot"
	"readout/content/quote"
	"readout/content/sentence"
	"readout/model"
)

// document makes a document of paragraphs parted by blank lines.
func document(text string) *annot.Document {
	src := &model.Source{ID: "a.txt", Text: text}
	at := 0
	for p := range strings.SplitSeq(text, "\n\n") {
		src.Blocks = append(src.Blocks, model.Block{Kind: model.Paragraph, Start: at, End: at + len(p)})
		at += len(p) + 2
	}
	doc := &annot.Document{Source: src, Tokens: sentence.Tokenize(text)}
	doc.Sentences = sentence.Split(doc)
	doc.Marks = quote.Marks(doc)
	return doc
}

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // words of each mark, one > for each depth, ~ where it is never closed
	}{
		{`“We won,” she said.`, []string{"We won,"}},
		{`"We won," she said. "All of it."`, []string{"We won,", "All of it."}},
		{`He spoke of “the long winter" twice.`, []string{"the long winter"}},
		{`He spoke of "the long winter” twice.`, []string{"the long winter"}},
		{`"We made the call.“ However, it rang.`, []string{"We made the call."}},
		{`«Nous partons», he said, «ce soir».`, []string{"Nous partons", "ce soir"}},
		{`„So nicht“, he said.`, []string{"So nicht"}},
		{"``Not now,'' he said.", []string{"Not now,"}},
		{`“He told me ‘go home’ and I left,” she said.`, []string{"He told me ‘go home’ and I left,", ">go home"}},
		{`"He told me "go home" and I left," she said.`, []string{`He told me "go home" and I left,`, ">go home"}},
		{`‘He said “no” to me,’ she told them.`, []string{"He said “no” to me,", ">no"}},
		{`‘We went,’ says Ada Quist. ‘In May it rained.’`, []string{"We went,", "In May it rained."}},
		{`'We went,' says Ada Quist.`, []string{"We went,"}},
		{`The workers’ rights, the dockers' union and the ’90s`, nil},
		{`They shouted 'tis done and rock 'n' roll`, nil},
		{`‘The workers’ rights are ours,’ he said.`, []string{"The workers’ rights are ours,"}},
		{`It spoke of ‘two visits’ a year, the dockers’ union said.`, []string{"two visits"}},
		{`It wants ‘rights’, not words.`, []string{"rights"}},
		{`"The dockers' union won't go," he said.`, []string{"The dockers' union won't go,"}},
		{"“First this.\n\n“Then that,” he said.", []string{"~First this.", "Then that,"}},
		{"‘First this.\n\n‘Then that,’ he said.", []string{"~First this.", "Then that,"}},
		{`“The door is open. “And we are in,” he said.`, []string{"~The door is open.", "And we are in,"}},
		{`“The door is open, she said. “We are in,” he said.`, []string{"~The door is open,", "We are in,"}},
		{`“The door is open, the mayor said.`, []string{"~The door is open,"}},
		{`“The door is open, but nobody came.`, []string{"~The door is open, but nobody came."}},
		{`“We want … peace [in the valley] to last (for all),” he said.`, []string{"We want … peace [in the valley] to last (for all),"}},
		{`(“never again”) and —“now”—`, []string{"never again", "now"}},
		{`A pipe of 12" and a man of 5'10".`, nil},
		{`She said "" and left.`, nil},
		{`He asked:"Why?"and left.`, []string{"Why?"}},
		{`The “Widget Club”’s rules.`, []string{"Widget Club"}},
		{`That day has come. “ In the same letter he went.`, nil},
		{`Mary O 'Hara spoke of the boats' size.`, nil},
		{`She said," We won the day". He left.`, []string{"We won the day"}},
		{`'Hardens our resolve'`, []string{"Hardens our resolve"}},
	} {
		doc := document(c.text)
		var got []string
		for _, m := range doc.Marks {
			s := strings.Repeat(">", m.Depth) + doc.Text(m.First, m.End)
			if m.Close < 0 {
				s = "~" + s
			}
			got = append(got, s)
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("Marks(%s)\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestInQuote(t *testing.T) {
	doc := document(`He said “we ‘must’ go” and “stay”.`)
	for i := range doc.Tokens {
		want := -1
		for k, m := range doc.Marks {
			if m.Depth == 0 && m.First <= i && i < m.End {
				want = k
			}
		}
		if got := doc.InQuote(i); got != want {
			t.Errorf("InQuote(%d, %q) = %d, want %d", i, doc.Text(i, i+1), got, want)
		}
	}
}

func FuzzMarks(f *testing.F) {
	for _, s := range []string{"“a “b” c” ‘d’ \"e", "‘’“”'\"'\"«»", "a'b'' `` c\n\n“d", "“x, she said. “y”", "'''''\"\"\"\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := document(strings.ToValidUTF8(text, "?"))
		var around []annot.Mark
		last := -1
		for _, m := range doc.Marks {
			if m.Open <= last || m.First <= m.Open || m.End <= m.First || m.End > len(doc.Tokens) || m.Close >= 0 && m.Close < m.End {
				t.Fatalf("%+v after a mark at %d", m, last)
			}
			last = m.Open
			if a, b := doc.SentenceOf(m.Open), doc.SentenceOf(m.End-1); doc.Sentences[a].Block != doc.Sentences[b].Block {
				t.Fatalf("%+v leaves its block", m)
			}
			for len(around) > 0 && around[len(around)-1].End <= m.Open {
				around = around[:len(around)-1]
			}
			if m.Depth != len(around) {
				t.Fatalf("%+v stands in %d others", m, len(around))
			}
			if m.Depth > 0 && around[m.Depth-1].End < m.End {
				t.Fatalf("%+v crosses %+v", m, around[m.Depth-1])
			}
			around = append(around, m)
		}
	})
}

func BenchmarkMarks(b *testing.B) {
	doc := document(strings.Repeat("“We won’t go,” Ada Quist told the workers’ union. “Not ‘one’ of us.”\n\nIt rained on the town.\n\n", 500))
	b.SetBytes(int64(len(doc.Source.Text)))
	for b.Loop() {
		quote.Marks(doc)
	}
}
