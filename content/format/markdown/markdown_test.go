package markdown

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/content/format"
	"readout/content/format/clean"
	"readout/content/format/masthead"
)

func show(a *format.Article) string {
	var out strings.Builder
	fmt.Fprintf(&out, "title %s\noutlet %s\nbyline %s\ndateline %s\npublished %s\nurl %s\n", a.Title, a.Outlet, a.Byline, a.Dateline, a.Published, a.URL)
	for _, b := range a.Blocks {
		fmt.Fprintf(&out, "%s%d %s\n", b.Kind, b.Level, b.Text)
	}
	return out.String()
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"front matter of YAML": {
			in: "---\ntitle: \"Ferries: a \\\"guide\\\"\"\ndate: 2024-03-05T10:00:00Z # local\noutlet: Quay Weekly\nauthors:\n  - name: Ana Lund\n    url: x\n  - Per Holm\ntags: [a, b]\n---\n\n# Ferries: a \"guide\"\n\n*What to know.*\n\n" +
				"The *ferry* was [sold](https://x.example) on\n**Monday**, AT&amp;T said \\*twice\\*.\n\n## Terms\n\n- **Price.** Twelve.\n- *Date.* June.\n  - Perhaps.\n\n> \"I read,\" she said.\n\n![A ferry](x.png)\n\n<div>Not <b>bold</b></div>\n\n" +
				"| Town | Votes |\n|---|---|\n| Aros | 12 |\n\nIt is `closed &amp; shut`.\n\n---\n\n*Quay Weekly is free. Tell a friend.*\n",
			want: `title Ferries: a "guide"
outlet Quay Weekly
byline Ana Lund, Per Holm
dateline 
published 2024-03-05
url 
paragraph0 What to know.
paragraph0 The ferry was sold on Monday, AT&T said *twice*.
heading2 Terms
item1 Price. Twelve.
item1 Date. June.
item2 Perhaps.
quote0 "I read," she said.
paragraph0 Not bold
table0 Town	Votes
Aros	12
paragraph0 It is closed &amp; shut.
`},
		"front matter of TOML": {
			in: "+++\ntitle = 'A pier'\ndate = 2024-03-05\n+++\nBERGEN, Norway — The pier fell into the sea.\n",
			want: `title A pier
outlet 
byline 
dateline Bergen
published 2024-03-05
url 
paragraph0 The pier fell into the sea.
`},
		"none": {
			in: "# A pier\n\nBy Ana Lund | 5 March 2024\n\nThe pier fell into the sea.\n\n***\n\nIt was old.\n",
			want: `title A pier
outlet 
byline Ana Lund
dateline 
published 2024-03-05
url 
paragraph0 The pier fell into the sea.
paragraph0 It was old.
`},
		"long texts and lists of TOML": {
			in: "+++\ntitle = \"\"\"\nA pier \\\n  of \\\"stone\\\"\"\"\"\nauthors = [\n\"Ana Lund\",\n'Per Holm',\n]\ndate = 2024-03-05\n+++\nThe pier fell into the sea.\n",
			want: `title A pier of "stone"
outlet 
byline Ana Lund, Per Holm
dateline 
published 2024-03-05
url 
paragraph0 The pier fell into the sea.
`},
		"values that go on below": {
			in: "---\ntitle: \"A pier\n  of stone\"\noutlet: Quay\n  Weekly\n---\nThe pier fell into the sea.\n",
			want: `title A pier of stone
outlet Quay Weekly
byline 
dateline 
published 
url 
paragraph0 The pier fell into the sea.
`},
		"front matter that is never closed": {
			in: "---\ntitle: \"A pier \\u2013 sold\"\nauthors:\n  - Ana Lund\ndate: 2024-03-05\n\nThe pier fell into the sea.\n\nIt was old.\n",
			want: `title A pier – sold
outlet 
byline Ana Lund
dateline 
published 2024-03-05
url 
paragraph0 The pier fell into the sea.
paragraph0 It was old.
`},
		"a rule over a line with a colon": {
			in: "---\nThe owner said: it fell into the sea on Monday.\nNobody: knew.\n",
			want: `title 
outlet 
byline 
dateline 
published 
url 
paragraph0 The owner said: it fell into the sea on Monday. Nobody: knew.
`},
		"a rule at the top": {
			in: "---\n\nThe pier fell into the sea on Monday.\n",
			want: `title 
outlet 
byline 
dateline 
published 
url 
paragraph0 The pier fell into the sea on Monday.
`},
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

// What is never closed is told beside the article.
func TestOpenFrontMatter(t *testing.T) {
	list, err := Format().Read([]byte("---\ntitle: A pier\ndate: 2024-03-05\n\nThe pier fell into the sea.\n"))
	if len(list) != 1 || list[0].Title != "A pier" || err == nil || !strings.Contains(err.Error(), "never closed") {
		t.Errorf("%d articles, %v", len(list), err)
	}
	if list, err = Format().Read([]byte("---\ntitle: A pier\n---\nThe pier fell into the sea.\n")); len(list) != 1 || err != nil {
		t.Errorf("%d articles, %v", len(list), err)
	}
}

func TestReadNone(t *testing.T) {
	for name, in := range map[string]string{
		"empty": "\n\n", "only front matter": "---\ntitle: x\n---\n", "zeros": "# a\x00b", "deep": strings.Repeat("> ", 500) + "a",
	} {
		if a, err := Read([]byte(in)); err == nil {
			t.Errorf("%s: read as %s", name, show(a))
		}
	}
}

func TestSniff(t *testing.T) {
	for in, want := range map[string]bool{
		"# A\n\nb": true, "---\ntitle: a\n---\n": true, "---\n\nA text.": false, "+++\na='b'\n+++": true, "A text.": false, "": false, "---": false,
	} {
		if Sniff([]byte(in)) != want {
			t.Errorf("%q: want %v", in, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("---\ntitle: [a\n---\n# b\n\n&#27;]52;c; &#x9b;2J **c** &zwj;"))
	f.Add([]byte("| a | b |\n|--|--|\n| c\td | e |\n\n- x\n  - y\n> z"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Read(data)
		if err != nil {
			return
		}
		s := a.Source("x")
		if got := strings.ReplaceAll(s.Text, "\t", " "); clean.Text(got) != got || !utf8.ValidString(got) {
			t.Fatalf("%q is not clean", s.Text)
		}
		for _, v := range []string{s.Title, s.Outlet, s.Byline, s.Dateline, s.URL, s.Language, s.Published.Value} {
			if clean.Line(v) != v {
				t.Fatalf("field %q is not clean", v)
			}
		}
	})
}

func TestScriptIsNoText(t *testing.T) {
	a, err := Read([]byte("# Pier\n\nThe pier was sold.\n\n<script>\nalert(1);\n\nvar x = 2;\n</script>\n\nNobody bid.\n"))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, b := range a.Blocks {
		all = append(all, b.Text)
	}
	if got := strings.Join(all, "|"); got != "The pier was sold.|Nobody bid." {
		t.Errorf("got %q", got)
	}
}

func TestUnescaped(t *testing.T) {
	for in, want := range map[string]string{
		`Quay \u2013 sold`: "Quay – sold", `a\x41\U0001F6A2`: "aA🚢", `\"x\" \\ y\n`: `"x" \ y `, `torn \u20`: `torn \u20`, `end\`: `end\`,
	} {
		if got := unescaped(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

// FuzzFrontMatter holds that front matter of any form takes nothing from the text
// after it and states facts of one clean line.
func FuzzFrontMatter(f *testing.F) {
	f.Add("title: \"Bridge \\\"x\\\"\"\nauthor:\n  - name: Ana\n    url: x\ndate: 2024-03-05", true)
	f.Add("title = 'Bridge'\nauthors = [\"Ana\", 'Bo']", false)
	f.Add("title: |\n  a\n  b\n---x\n: y\n[x]: z # c", true)
	f.Fuzz(func(t *testing.T, head string, yaml bool) {
		fence := "+++"
		if yaml {
			fence = "---"
		}
		src := clean.Text(fence + "\n" + head + "\n" + fence + "\n\nThe bridge is built.\n")
		var facts masthead.Facts
		if rest, open := frontMatter(src, &facts); open || !strings.HasSuffix(rest, "\nThe bridge is built.\n") || !strings.HasSuffix(src, rest) {
			t.Fatalf("%q left of %q", rest, src)
		}
		a, err := Read([]byte(src))
		if err != nil {
			t.Skip()
		}
		for _, s := range []string{a.Title, a.Outlet, a.Byline, a.Dateline, a.URL, a.Language} {
			if clean.Line(s) != s {
				t.Fatalf("%q is not one clean line", s)
			}
		}
	})
}
