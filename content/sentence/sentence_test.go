package sentence_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"readout/content/annot"
	"readout/content/sentence"
	"readout/model"
)

func TestTokenize(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Mr. Okoro's envoy", "Mr. Okoro 's envoy"},
		{"the U.S.-led talks, the U.K. and a non-U.S. firm.", "the U.S.-led talks , the U.K. and a non-U.S. firm ."},
		{"“We won’t go,” she said. They’ll stay.", "“ We won’t go , ” she said . They ’ll stay ."},
		{"$1.6bn, 5.4bn and US$58.50; 1,150 of 20% in a 45-day review", "$1.6bn , 5.4bn and US $58.50 ; 1,150 of 20% in a 45-day review"},
		{"Gen. Ada B. Quist (ret.) left Jan. 6 at 7:05 p.m. on", "Gen. Ada B. Quist ( ret. ) left Jan. 6 at 7:05 p.m. on"},
		{"the workers’ rights, O’Hara and Yo‘ldoshev", "the workers ’ rights , O’Hara and Yo‘ldoshev"},
		{"son-in-law … and ... so -- on", "son-in-law … and ... so -- on"},
		{"in the '90s", "in the '90s"},
		{"gave Sh1.3 billion and Rs4,500.", "gave Sh1.3 billion and Rs4,500 ."},
		{"", ""},
	} {
		var got []string
		for _, tok := range sentence.Tokenize(c.text) {
			got = append(got, c.text[tok.Start:tok.End])
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("Tokenize(%q)\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func split(text string) []string {
	src := &model.Source{ID: "a.txt", Text: text}
	at := 0
	for p := range strings.SplitSeq(text, "\n\n") {
		src.Blocks = append(src.Blocks, model.Block{Kind: model.Paragraph, Start: at, End: at + len(p)})
		at += len(p) + 2
	}
	doc := &annot.Document{Source: src, Tokens: sentence.Tokenize(text)}
	var out []string
	for _, s := range sentence.Split(doc) {
		out = append(out, doc.Text(s.First, s.End))
	}
	return out
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"One. Two? “Three!” Four", []string{"One.", "Two?", "“Three!”", "Four"}},
		{"Gen. Ada Quist met U.S. Sen. Bo Lund on Jan. 6 in St. Ives.", []string{"Gen. Ada Quist met U.S. Sen. Bo Lund on Jan. 6 in St. Ives."}},
		{"It left the U.S. The firm stayed.", []string{"It left the U.S.", "The firm stayed."}},
		{`"Stop!" he said. "Go," she said.`, []string{`"Stop!" he said.`, `"Go," she said.`}},
		{"“We agreed. We signed,” he said.", []string{"“We agreed.", "We signed,” he said."}},
		{"It closed at 7 p.m. Nobody came.", []string{"It closed at 7 p.m.", "Nobody came."}},
		{"The gates will be locked at 9 a.m. Tuesday, it said. It ends at 7 p.m. May was cold.", []string{"The gates will be locked at 9 a.m. Tuesday, it said.", "It ends at 7 p.m. May was cold."}},
		{"A heading\n\nA line that ends", []string{"A heading", "A line that ends"}},
		{"It cost 5.4bn. 12 came.", []string{"It cost 5.4bn.", "12 came."}},
		{"They talked … and left. … Then peace.", []string{"They talked … and left.", "… Then peace."}},
	} {
		got := split(c.text)
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("Split(%q)\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"Mr. Okoro's envoy said “no”.", "$1.6bn a.m. 7a.m. '90s x", "a’s’ll’", "É.", "1-", "--", "…"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		at := 0
		for _, tok := range sentence.Tokenize(text) {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) {
				t.Fatalf("token %+v after byte %d of %d", tok, at, len(text))
			}
			if strings.TrimFunc(text[at:tok.Start], unicode.IsSpace) != "" {
				t.Fatalf("bytes %d to %d are in no token", at, tok.Start)
			}
			if !utf8.ValidString(text[tok.Start:tok.End]) {
				t.Fatalf("token cuts a rune: %q", text[tok.Start:tok.End])
			}
			at = tok.End
		}
		if strings.TrimFunc(text[at:], unicode.IsSpace) != "" {
			t.Fatalf("bytes from %d on are in no token", at)
		}
	})
}

func BenchmarkTokenize(b *testing.B) {
	text := strings.Repeat("Gen. Ada Quist met the U.S. envoy on Jan. 6; “We won’t go,” she said of the $1.6bn plan. ", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		sentence.Tokenize(text)
	}
}
