package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"math"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout/model"
	"readout/ui/fixture"
)

func htmlOf(t *testing.T, b *model.Briefing) string {
	t.Helper()
	var out bytes.Buffer
	if err := HTML(&out, b, nil); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// words are the text of a node.
func wordsOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	out := ""
	for c := range n.ChildNodes() {
		out += wordsOf(c)
	}
	return out
}

// tags are all that a page may be made of.
const tags = " html head meta title style body header h1 p nav ul li a main section h2 h3 ol article span strong blockquote footer "

// attributes are all that its elements may have.
const attributes = " lang charset http-equiv content name aria-label aria-labelledby class href id rel "

// The page is inert: it is made of known elements alone, runs nothing, asks for
// nothing, and leads to http, https and mailto only. That holds for hostile words.
func TestHTMLIsInert(t *testing.T) {
	hostile := hostile()
	hostile.Sources[0].URL = "javascript:alert(1)"
	for name, b := range map[string]*model.Briefing{"fixture": fixture.Briefing(), "hostile": hostile, "empty": {}} {
		page := htmlOf(t, b)
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		ids, level := map[string]bool{}, 0
		var targets []string
		for n := range root.Descendants() {
			switch {
			case n.Type == html.CommentNode:
				t.Errorf("%s: a comment %q", name, n.Data)
			case n.Type != html.ElementNode:
				continue
			case !strings.Contains(tags, " "+n.Data+" "):
				t.Errorf("%s: <%s>", name, n.Data)
			case n.Data == "style" && n.Parent.Data != "head":
				t.Errorf("%s: a style within the page", name)
			}
			if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
				if next := int(n.Data[1] - '0'); next > level+1 {
					t.Errorf("%s: a heading of level %d after one of %d: %q", name, next, level, wordsOf(n))
				}
				level = int(n.Data[1] - '0')
				if strings.TrimSpace(wordsOf(n)) == "" && name != "empty" {
					t.Errorf("%s: an empty heading", name)
				}
			}
			for _, a := range n.Attr {
				if !strings.Contains(attributes, " "+a.Key+" ") {
					t.Errorf("%s: attribute %s on <%s>", name, a.Key, n.Data)
				}
			}
			if id := attr(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("%s: the id %q stands twice", name, id)
				}
				ids[id] = true
			}
			if n.Data != "a" {
				continue
			}
			to := attr(n, "href")
			switch {
			case strings.HasPrefix(to, "#"):
				targets = append(targets, to[1:])
			case !strings.HasPrefix(to, "https://") && !strings.HasPrefix(to, "http://") && !strings.HasPrefix(to, "mailto:"):
				t.Errorf("%s: a link to %q", name, to)
			case !strings.Contains(attr(n, "rel"), "noreferrer"):
				t.Errorf("%s: a link that tells where it was followed from", name)
			}
			if strings.TrimSpace(wordsOf(n)+attr(n, "aria-label")) == "" {
				t.Errorf("%s: a link without words to %q", name, to)
			}
		}
		for _, to := range targets {
			if !ids[to] {
				t.Errorf("%s: nothing is called %q", name, to)
			}
		}
		for _, r := range page {
			if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == 0x202e {
				t.Errorf("%s: %U", name, r)
			}
		}
		sum := sha256.Sum256([]byte(pageStyle))
		for n := range root.Descendants() {
			if n.Data == "meta" && attr(n, "http-equiv") == "Content-Security-Policy" {
				if got, want := attr(n, "content"), "default-src 'none'; style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'; base-uri 'none'; form-action 'none'"; got != want {
					t.Errorf("%s: the policy is %s", name, got)
				}
			}
			if n.Data == "style" && wordsOf(n) != pageStyle {
				t.Errorf("%s: the style is another one than the policy lets in", name)
			}
		}
	}
	if strings.ContainsAny(pageStyle, "<@") && strings.Contains(pageStyle, "url(") || strings.Contains(pageStyle, "@import") {
		t.Error("the style asks for something")
	}
}

// Every line's words open their sentence in the article, which is marked there.
func TestHTMLOpensSentences(t *testing.T) {
	b := fixture.Briefing()
	root, err := html.Parse(strings.NewReader(htmlOf(t, b)))
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]string{}
	for n := range root.Descendants() {
		if id := attr(n, "id"); id != "" {
			at[id] = wordsOf(n)
		}
	}
	opened := 0
	for n := range root.Descendants() {
		if n.Data != "a" || attr(n, "class") != "q" {
			continue
		}
		opened++
		said := strings.TrimSuffix(strings.TrimPrefix(wordsOf(n), "“"), "”")
		if sentence := at[strings.TrimPrefix(attr(n, "href"), "#")]; !strings.Contains(sentence, said) {
			t.Errorf("%q opens %q", said, sentence)
		}
	}
	if opened < 30 {
		t.Errorf("%d lines open a sentence", opened)
	}
	for i := range b.Sources {
		article := at["s"+digits(i+1)]
		for _, block := range b.Sources[i].Blocks {
			if words := b.Sources[i].Text[block.Start:block.End]; !strings.Contains(article, words) {
				t.Errorf("article %d lacks %q", i+1, words)
			}
		}
	}
}

// contrast is how far two colours of six hexadecimal digits part, as the guidelines
// for accessibility count it.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	bright := func(hex string) float64 {
		if len(hex) == 3 {
			hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
		}
		var rgb [3]float64
		for i := range rgb {
			v := 0
			for _, c := range hex[2*i : 2*i+2] {
				v = v*16 + strings.IndexRune("0123456789abcdef", c)
			}
			rgb[i] = linear(float64(v) / 255)
		}
		return 0.2126*rgb[0] + 0.7152*rgb[1] + 0.0722*rgb[2]
	}
	x, y := bright(a), bright(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Text is told from what is behind it, in light and in dark.
func TestHTMLContrast(t *testing.T) {
	for _, scheme := range strings.Split(pageStyle, ":root{")[1:] {
		colours := map[string]string{}
		for pair := range strings.SplitSeq(scheme[:strings.Index(scheme, "}")], ";") {
			if name, value, ok := strings.Cut(pair, ":#"); ok {
				colours[strings.TrimPrefix(name, "--")] = value
			}
		}
		for _, front := range []string{"ink", "soft", "link"} {
			for _, back := range []string{"paper", "cited", "here"} {
				if c := contrast(t, colours[front], colours[back]); c < 4.5 {
					t.Errorf("%s on %s: %.2f", front, back, c)
				}
			}
		}
	}
}

func linear(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}
