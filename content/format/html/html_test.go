package html

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/content/format"
	"readout/content/format/clean"
)

// show writes an article so that a test can compare it at a glance.
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
		"marked up": {
			in: `<!doctype html><html lang="en"><head><title>Ferry line closes - Plain Herald</title>
<link rel="canonical" href="https://herald.example/ferry">
<meta property="og:site_name" content="Plain Herald">
<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],
"headline":"Ferry line closes &amp; opens","datePublished":"2024-03-05T22:10:00-05:00","author":[{"name":"Ana Lund"},{"name":"Per Holm"}]}]}</script>
<style>.gone{ color:red; display:none }</style></head><body>
<nav><ul><li><a href=/>Home</a></li></ul></nav><div id="cookie-banner"><p>We use cookies to track what you read here.</p></div>
<main><article><header><h1>Ferry line closes &amp; opens</h1><p class="byline">By <a href=x>Ana Lund</a></p></header>
<figure><img src=a><figcaption>A ferry, seen from the quay on Monday.</figcaption></figure>
<p>TALLINN (Loom) &mdash; The ferry line&nbsp;closed on <b>Monday</b>, the owner said.</p>
<aside class="related"><h3>Related</h3><ul><li><a href=1>Another ferry</a></li></ul></aside>
<p class="gone">This cannot be seen by any reader of the page.</p><p style="display: none">Nor can this line here.</p>
<h2>What comes next</h2><p>&ldquo;We will open it again by June,&rdquo; said the owner, Mr Tamm.</p>
<blockquote class="pull"><p>&ldquo;We will open it again by June&rdquo;</p><cite>Mr Tamm</cite></blockquote>
<ul><li>One boat is sold.</li><li>Two are kept.</li></ul>
<p><a href=x>Read: ten boats of the north</a></p>
<div class="newsletter-signup"><p>Get our morning letter by post.</p></div>
</article></main><footer><p>&copy; 2024 Plain Herald</p></footer></body></html>`,
			want: `title Ferry line closes & opens
outlet Plain Herald
byline Ana Lund, Per Holm
dateline Tallinn
published 2024-03-05
url https://herald.example/ferry
paragraph0 The ferry line closed on Monday, the owner said.
heading2 What comes next
paragraph0 “We will open it again by June,” said the owner, Mr Tamm.
item1 One boat is sold.
item1 Two are kept.
`},
		"without marks": {
			in: `<html><head><title>Bridge reopens | The Courier</title></head><body><div id=top><a href=/>News</a> <a href=/s>Sport</a></div>
<table><tr><td><div><font size=2>March 3, 2021</font><br><br>The bridge opened on Tuesday after two years, and lorries were the first to cross it.
<br><br>Its owner, the county, said that it would not take a toll before 2030, whatever happens.</div></td></tr></table>
<div class=x><a href=1>One</a> <a href=2>Two</a> <a href=3>Three</a></div></body></html>`,
			want: `title Bridge reopens
outlet The Courier
byline 
dateline 
published 2021-03-03
url 
paragraph0 The bridge opened on Tuesday after two years, and lorries were the first to cross it.
paragraph0 Its owner, the county, said that it would not take a toll before 2030, whatever happens.
`},
		"built by a program": {
			in: `<html><body><div id=root></div><script type="application/ld+json">{"@type":"Article","headline":"Mine sold",
"articleBody":"The mine was sold on Friday.\n\nIts price was not named by anybody."}</script></body></html>`,
			want: `title Mine sold
outlet 
byline 
dateline 
published 
url 
paragraph0 The mine was sold on Friday.
paragraph0 Its price was not named by anybody.
`},
		"XHTML": {
			in: `<?xml version="1.0" encoding="iso-8859-1"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><script src="x.js"/><title>Caf` + "\xe9" + ` closes</title></head>
<body><div id="top"/><div class="story"><a id="x"/><p>The caf` + "\xe9" + ` closed on Friday, and nobody was told why.</p></div></body></html>`,
			want: `title Café closes
outlet 
byline 
dateline 
published 
url 
paragraph0 The café closed on Friday, and nobody was told why.
`},
		"classes alone": {
			in: `<html><head><title>Mine sold</title></head><body class="with-newsletter"><div class="has-sidebar layout">
<div class="site-header"><a href=/>News</a></div><h1>Mine sold</h1><div class="post-meta">By Ana Lund | 5 March 2024</div>
<div class="entry"><p>The mine was sold on Friday, and its price was not named by anybody who knows.</p>
<div class="inline-promo-box"><p>Ten mines to see before they close, a list.</p></div>
<div class="see-also"><p>See also the sale of the other mine.</p></div>
<p>Its buyer did not speak to the press.</p></div>
<div id="comments-section"><p>I knew it, for my uncle works there and he has told me so since the summer, every week.</p>
<p>Me too, and I said so to everybody who would hear it, and to some who would not.</p><p>Sold too cheap, all of it, if you ask me, as nobody does.</p></div>
</div></body></html>`,
			want: `title Mine sold
outlet 
byline Ana Lund
dateline 
published 2024-03-05
url 
paragraph0 The mine was sold on Friday, and its price was not named by anybody who knows.
paragraph0 Its buyer did not speak to the press.
`},
		"a table of data": {
			in: `<article><p>These are the votes that were counted on Sunday in the two towns.</p><table><tr><th>Town</th><th>Votes</th></tr>
<tr><td>Aros</td><td>12</td></tr></table></article>`,
			want: `title 
outlet 
byline 
dateline 
published 
url 
paragraph0 These are the votes that were counted on Sunday in the two towns.
table0 Town	Votes
Aros	12
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

func TestReadNone(t *testing.T) {
	for name, in := range map[string]string{
		"empty":       "<html><body></body></html>",
		"only a menu": "<html><body><nav><a href=/>Home</a></nav></body></html>",
		"a picture":   "\x89PNG\r\n\x1a\n",
		"deep":        strings.Repeat("<div>", 2000) + "x",
	} {
		if a, err := Read([]byte(in)); err == nil {
			t.Errorf("%s: read as %s", name, show(a))
		}
	}
}

func TestSniff(t *testing.T) {
	for in, want := range map[string]bool{
		"\n <!DOCTYPE html><html>": true, "<HTML>": true, "\xEF\xBB\xBF<html lang=en>": true, "<?xml version=\"1.0\"?><html>": true,
		"A text about <html>": false, "": false, "<b>bold": false,
	} {
		if Sniff([]byte(in)) != want {
			t.Errorf("%q: want %v", in, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<article><p>One &#27;]52;c;x&#7; two<p>three<blockquote>four</article>"))
	f.Add([]byte(`<script type="application/ld+json">{"@type":"Article","headline":"\u202ea"}</script><p>b`))
	f.Add([]byte("<table><tr><td>a<td>b<tr><td>\tc<td>d</table>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Read(data)
		if err != nil {
			return
		}
		s := a.Source("x")
		if !utf8.ValidString(s.Text) {
			t.Fatalf("%q is not UTF-8", s.Text)
		}
		if got := strings.ReplaceAll(s.Text, "\t", " "); clean.Text(got) != got {
			t.Fatalf("%q is not clean", s.Text)
		}
		for _, v := range []string{s.Title, s.Outlet, s.Byline, s.Dateline, s.URL, s.Language, s.Published.Value} {
			if clean.Line(v) != v {
				t.Fatalf("field %q is not clean", v)
			}
		}
	})
}
