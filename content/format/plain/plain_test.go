package plain

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/content/format"
	"readout/content/format/clean"
)

func show(a *format.Article) string {
	var out strings.Builder
	for _, f := range []struct{ name, value string }{
		{"title", a.Title}, {"outlet", a.Outlet}, {"byline", a.Byline}, {"dateline", a.Dateline},
		{"day", a.Day.Day.String()}, {"published", a.Published}, {"url", a.URL},
	} {
		if f.value != "" {
			fmt.Fprintf(&out, "%s: %s\n", f.name, f.value)
		}
	}
	for _, b := range a.Blocks {
		fmt.Fprintf(&out, "%s%d %s\n", b.Kind, b.Level, b.Text)
	}
	return out.String()
}

func TestRead(t *testing.T) {
	const (
		one = "The ferry between the two ports was sold on Monday, its owner told a hearing in the town hall."
		two = "“We had no choice,” she said. The buyer did not speak."
	)
	for name, c := range map[string]struct{ in, want string }{
		"header line with headline": {
			" date 2024-03-05 Ferry sold after years of loss\n" + one + "\n" + two,
			"title: Ferry sold after years of loss\npublished: 2024-03-05\nparagraph0 " + one + "\nparagraph0 " + two + "\n",
		},
		"header line with the lead": {
			" date 2024-03-05 " + one + "\n\n" + two,
			"published: 2024-03-05\nparagraph0 " + one + "\nparagraph0 " + two + "\n",
		},
		"header line with a dateline": {
			" date 2024-03-05 TALLINN (Loom) — " + one + "\n" + two,
			"outlet: Loom\ndateline: Tallinn\npublished: 2024-03-05\nparagraph0 " + one + "\nparagraph0 " + two + "\n",
		},
		"dateline with a day": {
			"TALLINN, March 5 (Loom Wire) - " + one + "\n\n" + two,
			"outlet: Loom Wire\ndateline: Tallinn\nday: --03-05\nparagraph0 " + one + "\nparagraph0 " + two + "\n",
		},
		"dateline below a standfirst": {
			" date 2024-03-05 Ferry sold\nA long fight ends with a handshake.\nTALLINN: " + one,
			"title: Ferry sold\ndateline: Tallinn\npublished: 2024-03-05\nparagraph0 A long fight ends with a handshake.\nparagraph0 " + one + "\n",
		},
		"block of a saved page": {
			"\uFEFFPLAIN HERALD\r\nFerry sold\r\n\r\nTALLINN. March 5, 2024. /Plain Herald/ – " + one + "\r\n\r\n" + two + "\r\n\r\nRead also: Ten ferries\r\nPhoto: Ana Lund\r\nFollow\r\nShare\r\n",
			"title: Ferry sold\noutlet: Plain Herald\ndateline: Tallinn\npublished: 2024-03-05\nparagraph0 " + one + "\nparagraph0 " + two + "\n",
		},
		"byline, date and section": {
			"A ferry on paper\nThe Quay | Analysis\nBy Ana Lund\n5 March 2024\n\n" + one + "\n\n" + two,
			"title: A ferry on paper\noutlet: The Quay\nbyline: Ana Lund\npublished: 2024-03-05\nparagraph0 " + one + "\nparagraph0 " + two + "\n",
		},
		"published line": {
			"Ferry sold; crew walks out\nPublished: Mar. 5, 2024 9:15 a.m. ET\nBy The Harbour Wire\n\n" + one + "\n___\nFollow Harbour's coverage of the elections on its website.\n" +
				"", "title: Ferry sold; crew walks out\noutlet: The Harbour Wire\nbyline: The Harbour Wire\npublished: 2024-03-05\nparagraph0 " + one + "\n",
		},
		"fields": {
			"Title: Ferry sold\nSource: Plain Herald\nAuthor: Ana Lund\nDate: 2024-03-05T10:00:00Z\nURL: https://herald.example/a\n\n" + one + "\n" + two,
			"title: Ferry sold\noutlet: Plain Herald\nbyline: Ana Lund\npublished: 2024-03-05\nurl: https://herald.example/a\nparagraph0 " + one + "\nparagraph0 " + two + "\n",
		},
		"copied with the menu over it": {
			"Skip to main content\nThe Quay Post\nSections\nMy harbour\nSign in\nHome | News | World | Sport\n\nSubscribe | Sign in\nNews Opinion Sport Culture\n* Home\n* News\n* World\n* Sport\n* Opinion\n* Weather\n\nFerry sold after years of loss\nBy Ana Lund\n5 March 2024\n\n" + one + "\n\n" + two,
			"title: Ferry sold after years of loss\noutlet: The Quay Post\nbyline: Ana Lund\npublished: 2024-03-05\nparagraph0 " + one + "\nparagraph0 " + two + "\n",
		},
		"a short headline over a button": {
			"Ferry sold\nShare\nSave\n" + one + "\n\n" + two,
			"title: Ferry sold\nparagraph0 " + one + "\nparagraph0 " + two + "\n",
		},
		"no header": {
			one + "\n\n\n\n" + two + "\n\n\n\n",
			"paragraph0 " + one + "\nparagraph0 " + two + "\n",
		},
		"credits": {
			one + "\n" + two + " (Reporting by Ana Lund; Editing by Per Holm)\nAna Lund contributed reporting.\n\nCopyright The Plain Herald Limited 2024. All rights reserved.\n– With additional reporting from the wires\n",
			"outlet: The Plain Herald\nparagraph0 " + one + "\nparagraph0 " + two + "\n",
		},
		"subheads": {
			one + "\nWHO PAYS FOR IT\n" + two + "\nFuture of the line\n" + one + "\n'Good for us all'\n" + two,
			"paragraph0 " + one + "\nheading2 WHO PAYS FOR IT\nparagraph0 " + two + "\nheading2 Future of the line\nparagraph0 " + one + "\nheading2 'Good for us all'\nparagraph0 " + two + "\n",
		},
		"no subheads": {
			one + "\nThe buyer left.\n" + one + "\n“No,” she said\n" + two + "\nHe named three terms:\n" + two,
			"paragraph0 " + one + "\nparagraph0 The buyer left.\nparagraph0 " + one + "\nparagraph0 “No,” she said\nparagraph0 " + two + "\nparagraph0 He named three terms:\nparagraph0 " + two + "\n",
		},
		"wrapped by hand": {
			"Ferry sold\n\nThe ferry between the two ports was sold on\nMonday, its owner told a hearing in the well-\nknown town hall. The price was not named by\nanybody.\n\nOf its crew nobody had been asked, they said,\nand nobody would be.\n\n  - one boat is kept\n  - two are sold to the county\n    next door\n",
			"title: Ferry sold\nparagraph0 The ferry between the two ports was sold on Monday, its owner told a hearing in the well-known town hall. The price was not named by anybody.\nparagraph0 Of its crew nobody had been asked, they said, and nobody would be.\nitem1 one boat is kept\nitem1 two are sold to the county next door\n",
		},
		"a torn sentence": {
			one + "\nThe ferry between the two ports was sold on Monday, and its owner\n\ntold a hearing so.",
			"paragraph0 " + one + "\nparagraph0 The ferry between the two ports was sold on Monday, and its owner told a hearing so.\n",
		},
		"lists": {
			one + "\n• One boat is sold.\n• Two are kept.\n" + two + "\n1. Sell it.\n2. Keep it.\n",
			"paragraph0 " + one + "\nitem1 One boat is sold.\nitem1 Two are kept.\nparagraph0 " + two + "\nitem1 Sell it.\nitem1 Keep it.\n",
		},
		"date before the lead": {
			"Ferry sold\n\nThursday, March 7, 2024 On Tuesday the ferry was sold.\n\n" + two,
			"title: Ferry sold\npublished: 2024-03-07\nparagraph0 On Tuesday the ferry was sold.\nparagraph0 " + two + "\n",
		},
		"headline with the paper's name": {
			"Ferry sold to the county | The Plain Herald\n\n" + one,
			"title: Ferry sold to the county\noutlet: The Plain Herald\nparagraph0 " + one + "\n",
		},
		"a pull quote": {
			one + "\n“We had no choice and no other buyer,” she said. He left.\n“We had no choice and no other buyer”\n" + two,
			"paragraph0 " + one + "\nparagraph0 “We had no choice and no other buyer,” she said. He left.\nparagraph0 " + two + "\n",
		},
		"a transcript": {
			"LUND: We will not pay for the ferry.\nHOLM: Then who will pay for it?\nLUND: Ask the county, not us.",
			"paragraph0 LUND: We will not pay for the ferry.\nparagraph0 HOLM: Then who will pay for it?\nparagraph0 LUND: Ask the county, not us.\n",
		},
		"page of a broadcaster": {
			"Ferry sold after years of loss\nPublished\n5 March 2024\nShare\nAna Lund\nQuay News, Tallinn\n\n" + one + "\n\nRelated Topics\nEstonia\nMore on this story\nA ferry sinks\nPublished 3 days ago\n",
			"title: Ferry sold after years of loss\noutlet: Quay News\nbyline: Ana Lund\npublished: 2024-03-05\nparagraph0 " + one + "\n",
		},
		"page of an agency": {
			"6 MAR, 22:31\nFerry sold after years of loss\nTALLINN, March 6. /LOOM/. " + one + " Enditem",
			"title: Ferry sold after years of loss\noutlet: LOOM\ndateline: Tallinn\nday: --03-06\nparagraph0 " + one + "\n",
		},
		"an agency's end matter": {
			"TALLINN (LW) — " + one + "\n\n" + two + "\n\n___\n\nLund reported from Riga. Loom Wire writer Per Holm contributed to this report.",
			"outlet: LW\ndateline: Tallinn\nparagraph0 " + one + "\nparagraph0 " + two + "\n",
		},
		"a section over the headline": {
			"Shipping\nFerry sold after years of loss\nA deal that nobody wanted, and what comes of it\nAna Lund in Tallinn\nTue 5 Mar 2024 10.31 GMT\nLast modified on Tue 5 Mar 2024 12.00 GMT\n\n" + one,
			"title: Ferry sold after years of loss\nbyline: Ana Lund in Tallinn\npublished: 2024-03-05\nparagraph0 A deal that nobody wanted, and what comes of it\nparagraph0 " + one + "\n",
		},
		"headline, paper and date": {
			"Ferry sold to the county | QN | 05.03.2024\n\n" + one,
			"title: Ferry sold to the county\noutlet: QN\npublished: 2024-03-05\nparagraph0 " + one + "\n",
		},
		"a list at the end stays": {
			one + "\nShare\n• Tallinn\n• Riga\n",
			"paragraph0 " + one + "\nitem1 Tallinn\nitem1 Riga\n",
		},
		"one line": {"Ferry sold", "paragraph0 Ferry sold\n"},
	} {
		t.Run(name, func(t *testing.T) {
			a, err := Read([]byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			if got := show(a); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestReadNone(t *testing.T) {
	for name, in := range map[string]string{"empty": "", "white": " \n\t\n", "only litter": "Follow\nShare\n", "zeros": "a\x00b"} {
		if a, err := Read([]byte(in)); err == nil {
			t.Errorf("%s: read as %s", name, show(a))
		}
	}
}

func TestSource(t *testing.T) {
	a, err := Read([]byte("Ferry sold\n\nThe ferry was sold on Monday.\n\nWHO PAYS\n\nNobody knows, she said."))
	if err != nil {
		t.Fatal(err)
	}
	s := a.Source("a.txt")
	if want := "Ferry sold\n\nThe ferry was sold on Monday.\n\nWHO PAYS\n\nNobody knows, she said."; s.Text != want {
		t.Errorf("text %q", s.Text)
	}
	var got []string
	for _, b := range s.Blocks {
		got = append(got, fmt.Sprintf("%s%d %s", b.Kind, b.Level, s.Text[b.Start:b.End]))
	}
	if want := "heading1 Ferry sold|paragraph0 The ferry was sold on Monday.|heading2 WHO PAYS|paragraph0 Nobody knows, she said."; strings.Join(got, "|") != want {
		t.Errorf("blocks %q", got)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		" date 2024-03-05 TALLINN (Loom) — The ferry.\nShare", "A\r\n\r\nBy B\r\n5 March 2024\r\n\r\nC \u202E d\x1b[2J.",
		"\xff\xfea\x00\n\x00", "- a\n- b\n1. c\n2. d\n> e", "Title: x\nDate: y\n\nz",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Read(data)
		if err != nil {
			return
		}
		s := a.Source("x")
		if !utf8.ValidString(s.Text) || clean.Text(s.Text) != s.Text {
			t.Fatalf("%q is not clean", s.Text)
		}
		at := 0
		for i, b := range s.Blocks {
			if i > 0 && s.Text[at:b.Start] != "\n\n" || b.Start >= b.End || b.End > len(s.Text) {
				t.Fatalf("block %d of %q: %+v after %d", i, s.Text, b, at)
			}
			if strings.Contains(s.Text[b.Start:b.End], "\n") {
				t.Fatalf("block %d of %q holds a newline", i, s.Text)
			}
			at = b.End
		}
		if at != len(s.Text) {
			t.Fatalf("%q: the blocks end at %d", s.Text, at)
		}
		for _, v := range []string{s.Title, s.Outlet, s.Byline, s.Dateline, s.URL, s.Language, s.Published.Value} {
			if clean.Line(v) != v {
				t.Fatalf("field %q is not clean", v)
			}
		}
	})
}
