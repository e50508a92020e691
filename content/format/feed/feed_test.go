package feed

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/content/format"
	"readout/content/format/clean"
	"readout/model"
)

// page stands in for the reader of pages: a paragraph of each <p>.
func page(data []byte) (*format.Article, error) {
	a := &format.Article{}
	for _, part := range strings.Split(string(data), "<p>")[1:] {
		text, _, _ := strings.Cut(part, "<")
		a.Blocks = append(a.Blocks, format.Block{Kind: model.Paragraph, Text: text})
	}
	if len(a.Blocks) == 0 {
		return nil, fmt.Errorf("no article was found in the page")
	}
	return a, nil
}

// show writes articles a line a field.
func show(list []*format.Article) string {
	var out strings.Builder
	for _, a := range list {
		fmt.Fprintf(&out, "%s | %s | %s | %s | %s | %s | %s\n", a.Part, a.Title, a.Outlet, a.Byline, a.Published, a.URL, a.Language)
		for _, b := range a.Blocks {
			fmt.Fprintf(&out, "  %s\n", b.Text)
		}
	}
	return out.String()
}

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Quay Post</title><link>https://quay.example/</link><language>en-gb</language>
<image><title>A logo</title><url>x.png</url></image>
<item><title>Ferry &amp; lorry collide</title><link>https://quay.example/1</link><pubDate>Tue, 05 Mar 2024 23:15:00 -0500</pubDate>
<dc:creator><![CDATA[Ana Lund]]></dc:creator><media:title>Not this</media:title>
<description>A summary alone.</description>
<content:encoded><![CDATA[<p>The ferry struck a lorry.</p><p>Nobody was hurt, the port said.</p>]]></content:encoded></item>
<item><title>Only a picture</title></item>
<item><title>Toll ends</title><link>https://quay.example/3</link><author>desk@quay.example (Per Holm)</author>
<description>The toll ends in June &amp;amp; stays ended.</description></item>
</channel></rss>`

const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafenblatt</title>
<entry xml:lang="en"><title type="html">Pier &lt;b&gt;sold&lt;/b&gt;</title><link rel="self" href="https://h.example/self"/><link rel="alternate" href="https://h.example/1"/>
<published>2024-03-05T07:00:00Z</published><updated>2024-03-09T07:00:00Z</updated><author><name>Ana Lund</name><email>a@h.example</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The pier was sold.</p></div></content></entry>
<entry><title>Kran steht</title><link href="https://h.example/2"/><updated>2024-03-06T07:00:00Z</updated><content type="text">Der Kran &lt; steht.</content></entry></feed>`

const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"Quay Notes","language":"en","items":[
{"id":"1","url":"https://n.example/1","title":"Nets mended","content_text":"The nets are mended.\n\nThey were torn.","date_published":"2024-03-05T07:00:00Z","authors":[{"name":"Ana Lund"},{"name":"Per Holm"}]},
{"id":2,"title":3},
{"id":"3","content_html":"<p>No title here.</p>"}]}`

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, in string
		read     func([]byte) ([]*format.Article, error)
		want     string
		left     []string
	}{
		{"RSS", rss, Format(page).Read, `1 | Ferry & lorry collide | The Quay Post | Ana Lund | 2024-03-05 | https://quay.example/1 | 
  The ferry struck a lorry.
  Nobody was hurt, the port said.
3 | Toll ends | The Quay Post | Per Holm |  | https://quay.example/3 | 
  The toll ends in June & stays ended.
`, []string{"part 2: it holds no text"}},
		{"Atom", atom, Format(page).Read, `1 | Pier sold | Hafenblatt | Ana Lund | 2024-03-05 | https://h.example/1 | 
  The pier was sold.
2 | Kran steht | Hafenblatt |  | 2024-03-06 | https://h.example/2 | de
  Der Kran < steht.
`, nil},
		{"JSON", jsonFeed, JSON(page).Read, `1 | Nets mended | Quay Notes | Ana Lund, Per Holm | 2024-03-05 | https://n.example/1 | 
  The nets are mended.
  They were torn.
3 |  | Quay Notes |  |  |  | 
  No title here.
`, []string{"part 2: it holds no text"}},
		{"broken off", rss[:strings.Index(rss, "<item><title>Toll")] + "<item><title>Torn", Format(page).Read, `1 | Ferry & lorry collide | The Quay Post | Ana Lund | 2024-03-05 | https://quay.example/1 | 
  The ferry struck a lorry.
  Nobody was hurt, the port said.
`, []string{"part : the feed breaks off after 1 entry; that is read"}},
	} {
		list, err := c.read([]byte(c.in))
		if got := show(list); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
		var left []string
		for _, e := range format.PartErrors(err) {
			left = append(left, e.Error())
		}
		if strings.Join(left, "\n") != strings.Join(c.left, "\n") {
			t.Errorf("%s: left out %q, want %q", c.name, left, c.left)
		}
	}
}

func TestSniff(t *testing.T) {
	for in, want := range map[string][2]bool{
		rss: {true, false}, atom: {true, false}, jsonFeed: {false, true}, "<!-- a --><rdf:RDF xmlns='x'>": {true, false},
		"<svg></svg>": {}, `{"version":1}`: {}, "": {}, "<": {}, "<html><body><feed>": {}, "\xEF\xBB\xBF\n" + rss: {true, false},
	} {
		if got := [2]bool{sniffXML([]byte(in)), sniffJSON([]byte(in))}; got != want {
			t.Errorf("%.40q: %v, want %v", in, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{rss, atom, jsonFeed, "<rss><item><title>&#27;]52;c;x</title><description>&lt;p&gt;\u202ea", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []func([]byte) ([]*format.Article, error){Format(page).Read, JSON(page).Read} {
			list, err := read(data)
			if len(list) == 0 && err == nil {
				t.Fatal("neither articles nor an error")
			}
			for _, a := range list {
				s := a.Source("x")
				if !utf8.ValidString(s.Text) || clean.Text(s.Text) != s.Text || s.Text == "" {
					t.Fatalf("%q is not clean", s.Text)
				}
				for _, v := range []string{a.Title, a.Outlet, a.Byline, a.URL, a.Language, a.Published} {
					if clean.Line(v) != v {
						t.Fatalf("field %q is not clean", v)
					}
				}
			}
		}
	})
}
