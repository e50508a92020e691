package mention_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/content/annot"
	"readout/content/mention"
	"readout/content/sentence"
	"readout/model"
)

// document makes a document of paragraphs parted by empty lines.
func document(text string) *annot.Document {
	src := &model.Source{ID: "a.txt", Text: text}
	at := 0
	for p := range strings.SplitSeq(text, "\n\n") {
		if p != "" {
			src.Blocks = append(src.Blocks, model.Block{Kind: model.Paragraph, Start: at, End: at + len(p)})
		}
		at += len(p) + 2
	}
	doc := &annot.Document{Source: src}
	sentence.Stage().Document(nil, doc)
	doc.Mentions = mention.Find(doc)
	return doc
}

// told writes a mention as "kind name", with its role and home behind it.
func told(doc *annot.Document, m annot.Mention) string {
	kind := string(m.Kind)
	if m.Form == annot.Demonym {
		kind = "demonym"
	}
	s := kind + " " + doc.Text(m.First, m.End)
	if m.Role[0] < m.Role[1] {
		s += " (" + doc.Text(m.Role[0], m.Role[1])
		if m.Home[0] < m.Home[1] {
			s += " of " + doc.Text(m.Home[0], m.Home[1])
		}
		s += ")"
	} else if m.Home[0] < m.Home[1] {
		s += " (of " + doc.Text(m.Home[0], m.Home[1]) + ")"
	}
	return s
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Norwegian Prime Minister Ingrid Quist left.", "demonym Norwegian; person Ingrid Quist (Prime Minister of Norwegian)"},
		{"She met Mr Okwuosa's lawyer.", "person Okwuosa"},
		{"Bo Lund, the Albanian energy minister, agreed.", "person Bo Lund (energy minister of Albanian); demonym Albanian"},
		{"Bo Lund, chief executive of Harrow Freight plc, agreed.", "person Bo Lund (chief executive of Harrow Freight plc); organisation Harrow Freight plc"},
		{"The fund's special adviser, Bo Lund, agreed.", "person Bo Lund (special adviser of fund)"},
		{"The fund, said Ada Quist, who chairs the Harrow Teachers’ Union, is dead.", "person Ada Quist (chairs of Harrow Teachers’ Union); organisation Harrow Teachers’ Union"},
		{"Lund's brother-in-law Peter Ramirez agreed.", "person Lund; person Peter Ramirez (brother-in-law of Lund)"},
		{"Nato's deputy commander in Europe, Gen. Bo Lund, agreed.", "organisation Nato; place Europe; person Bo Lund (deputy commander in Europe of Nato)"},
		{"Ursula van der Meer told Ahmed bin Salem of it.", "person Ursula van der Meer; person Ahmed bin Salem"},
		{"Company spokesman Étienne Quist agreed.", "person Étienne Quist (Company spokesman)"},
		{"Harbour Workers Alliance President Ada Quist agreed.", "organisation Harbour Workers Alliance; person Ada Quist (President of Harbour Workers Alliance)"},
		{"Foreign Ministry spokeswoman Ada Quist agreed.", "organisation Foreign Ministry; person Ada Quist (spokeswoman of Foreign Ministry)"},
		{"Minister of Trade and Agriculture Ada Quist agreed.", "person Ada Quist (Minister of Trade and Agriculture)"},
		{"The US Department of State and the Food and Drug Administration agreed.", "organisation US Department of State; organisation Food and Drug Administration"},
		{"Talks in Tirana ended. Tirana refused, the Kremlin said.", "place Tirana; country Tirana; country Kremlin"},
		{"The German-led force and pro-Greek voters left.", "demonym German-led; demonym pro-Greek"},
		{"They said that May would come in May. Theresa May came.", "person May; person Theresa May"},
		{"Workers left. Dismissals followed. Nothing came of it.", ""},
		{"A summit of the “league of the patient” ended. The league of the patient met.", "organisation league of the patient; organisation league of the patient"},
		{"John Smith came. On Monday Smith left.", "person John Smith; person Smith"},
		{"BIG NEWS FOR ALL OF THEM\n\nIt was cold.", ""},
		{"Tom “Buddy” Haskins won.", "person Tom “Buddy” Haskins"},
		{"The head of the bank, Ada Quist, agreed.", "person Ada Quist (head of bank)"},
		{"Sen. Bo Lund (D-Ohio) and Rep. Ida Falk, R-Ohio, agreed.", "person Bo Lund (Sen.); person Ida Falk (Rep.)"},
		{"President Kwame Asante of Ghana agreed.", "person Kwame Asante (President of Ghana); country Ghana"},
		{"FURIOUS villagers paid ONE PENNY each. A penny is a penny.", ""},
		{"ANGRY\n\nIt was cold.", ""},
		{"The Head of State spoke to the Chief Executive Officer.", ""},
		{"Hurricane Marlo hit the coast. Marlo killed ten people.", "other Hurricane Marlo; other Marlo"},
		{"LIMA, May 4 (Harrowire) - It rained.", "place LIMA; organisation Harrowire"},
		{"Tolbury, a town by the lake, has a new school.", "place Tolbury"},
		{"They read the Bill, and a Bill it was.", "other Bill; other Bill"},
		{"Shares of Harrow Corp. (NYSE: HRWX) fell.", "organisation Harrow Corp.; organisation NYSE"},
		{"Phone Ingrid Quist at noon. It was Ingrid Quist, they said.", "person Ingrid Quist; person Ingrid Quist"},
		{"A spokesman for Bo Lund declined.", "person Bo Lund"},
		{"Bo Lund, a former head of forecasting in Oslo, agreed.", "person Bo Lund (former head of forecasting of Oslo); place Oslo"},
		{"Ada Quist, a former Peruvian tax inspector, agreed.", "person Ada Quist (tax inspector of Peruvian); demonym Peruvian"},
		{"Minister of State for Public Works Bo Lund agreed.", "person Bo Lund (Minister of State for Public Works)"},
		{"Peru's President Ada Quist agreed.", "country Peru; person Ada Quist (President of Peru)"},
		{"Peru's Finance minister Ada Quist agreed.", "country Peru; person Ada Quist (Finance minister of Peru)"},
		{"The Harrow Teachers’ Union, whose leader, Bo Lund, has left, agreed.", "organisation Harrow Teachers’ Union; person Bo Lund (leader of Harrow Teachers’ Union)"},
		{"Ida Falk, who keeps bees and leads the Harrow Water Alliance, agreed.", "person Ida Falk (leads of Harrow Water Alliance); organisation Harrow Water Alliance"},
		{"Ida Falk, who runs the burns ward, agreed.", "person Ida Falk (runs the burns ward)"},
		{"Plant manager Bo Lund, who spoke for the company, agreed.", "person Bo Lund (Plant manager of company)"},
		{"Bo Lund, executive director of Marsh Wren, agreed.", "person Bo Lund (executive director of Marsh Wren); organisation Marsh Wren"},
		{"It rained. Kansas, which built the dam, will pay.", "organisation Kansas"},
	} {
		doc := document(c.text)
		var got []string
		for _, m := range doc.Mentions {
			got = append(got, told(doc, m))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("Find(%q)\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

// checkMentions reports the first mention that breaks an invariant.
func checkMentions(doc *annot.Document) error {
	n := len(doc.Tokens)
	for i, m := range doc.Mentions {
		switch {
		case m.First < 0 || m.End <= m.First || m.End > n:
			return fmt.Errorf("mention %d covers tokens %d to %d of %d", i, m.First, m.End, n)
		case m.Titled < 0 || m.Titled > m.First:
			return fmt.Errorf("mention %d begins its titles at %d, itself at %d", i, m.Titled, m.First)
		case m.Role[0] > m.Role[1] || m.Role[1] > n || m.Home[0] > m.Home[1] || m.Home[1] > n:
			return fmt.Errorf("mention %d: role %v, home %v of %d tokens", i, m.Role, m.Home, n)
		case i > 0 && (doc.Mentions[i-1].First > m.First || doc.Mentions[i-1].First == m.First && doc.Mentions[i-1].End <= m.End):
			return fmt.Errorf("mention %d is out of order", i)
		case m.Entity != -1:
			return fmt.Errorf("mention %d has an entity before there are any", i)
		}
	}
	return nil
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"Norwegian Prime Minister Ingrid Quist left the U.S.", "“league of the", "Mr", "de la X", "A & B of the", "X's Y, the Z of",
		"Gen. Gen. Gen.", "Bank of of", "Tom “B” H", "so-called", "Ministry of Water and", "the head of the bank, Ada, agreed", ", who chairs",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := document(strings.ToValidUTF8(text, "?"))
		if err := checkMentions(doc); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Norwegian Prime Minister Ingrid Quist met Bo Lund, chief executive of Harrow Freight plc, in Tirana on Monday. "+
		"The company said that it would wait. “We won't go,” she told reporters from the Department of Transport.\n\n", 500)
	doc := document(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		mention.Find(doc)
	}
}
