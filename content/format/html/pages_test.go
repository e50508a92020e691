package html

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"readout/content/format"
)

// What pages are measured against: the words of the article, its headline and the
// day it appeared, where the page states one.
const (
	leastF1    = 0.94
	leastTitle = 0.90
	leastDate  = 0.85
)

// TestPages measures how well pages are read: the folders of testdata/pages, or those
// of READOUT_PAGES, each with a source.html, the expected.html that holds the
// words of its article alone, and an expected-metadata.json.
func TestPages(t *testing.T) {
	dir := "testdata/pages"
	if other := os.Getenv("READOUT_PAGES"); other != "" {
		dir = other
	}
	pages, err := filepath.Glob(filepath.Join(dir, "*", "source.html"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages in %s: %v", dir, err)
	}
	var sum score
	for _, p := range pages {
		s := measure(t, filepath.Dir(p))
		t.Logf("%-45s F1 %.3f (precision %.3f, recall %.3f)", filepath.Base(filepath.Dir(p)), s.f1, s.precision, s.recall)
		sum.add(s)
	}
	f1, title, date := sum.f1/float64(len(pages)), share(sum.title), share(sum.date)
	t.Logf("%d pages: F1 %.4f, title %.3f of %d, date %.3f of %d", len(pages), f1, title, sum.title[1], date, sum.date[1])
	if f1 < leastF1 || title < leastTitle || date < leastDate {
		t.Errorf("F1 %.4f, title %.3f, date %.3f: too low", f1, title, date)
	}
}

// A score is what one page, or all of them, came to; counts are of hits and of pages
// where there is something to hit.
type score struct {
	f1, precision, recall float64
	title, date           [2]int
}

func (s *score) add(o score) {
	s.f1 += o.f1
	for i := range 2 {
		s.title[i] += o.title[i]
		s.date[i] += o.date[i]
	}
}

func share(hits [2]int) float64 {
	if hits[1] == 0 {
		return 1
	}
	return float64(hits[0]) / float64(hits[1])
}

func measure(t *testing.T, dir string) (s score) {
	data, err := os.ReadFile(filepath.Join(dir, "source.html"))
	if err != nil {
		t.Fatal(err)
	}
	a, err := Read(data)
	if err != nil {
		t.Logf("%s: %v", filepath.Base(dir), err)
		a = &format.Article{}
	}
	if want, err := os.ReadFile(filepath.Join(dir, "expected.html")); err == nil {
		doc, err := html.Parse(strings.NewReader(string(want)))
		if err != nil {
			t.Fatal(err)
		}
		s.precision, s.recall, s.f1 = compare(bag(words(a.Blocks)), bag(strings.Join(texts(doc), " ")))
	}
	var meta struct{ Title, PublishedTime string }
	if data, err := os.ReadFile(filepath.Join(dir, "expected-metadata.json")); err == nil {
		if err := json.Unmarshal(data, &meta); err != nil {
			t.Fatal(err)
		}
	}
	if meta.Title != "" {
		s.title[1] = 1
		if headline(a.Title, meta.Title) {
			s.title[0] = 1
		} else {
			t.Logf("%s: title %q, want %q", filepath.Base(dir), a.Title, meta.Title)
		}
	}
	if meta.PublishedTime != "" {
		s.date[1] = 1
		if len(a.Published) >= 10 && strings.HasPrefix(meta.PublishedTime, a.Published) {
			s.date[0] = 1
		} else {
			t.Logf("%s: published %q, want %q", filepath.Base(dir), a.Published, meta.PublishedTime)
		}
	}
	return s
}

// headline reports whether got is the title of a page, or all of it but the name of
// the site behind a mark that parts them.
func headline(got, want string) bool {
	got, want = strings.Join(strings.Fields(got), " "), strings.Join(strings.Fields(want), " ")
	rest, ok := strings.CutPrefix(want, got)
	rest = strings.TrimSpace(rest)
	return ok && got != "" && (rest == "" || strings.ContainsAny(rest[:1], "|-_[") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—"))
}

// texts are the words of a page that can be seen.
func texts(n *html.Node) []string {
	if n.Type == html.TextNode {
		return []string{n.Data}
	}
	if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || n.Data == "noscript") {
		return nil
	}
	var out []string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = append(out, texts(c)...)
	}
	return out
}

func fields(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func bag(s string) map[string]int {
	out := map[string]int{}
	for _, w := range fields(s) {
		out[w]++
	}
	return out
}

func compare(got, want map[string]int) (precision, recall, f1 float64) {
	both, ours, theirs := 0, 0, 0
	for w, n := range got {
		both += min(n, want[w])
		ours += n
	}
	for _, n := range want {
		theirs += n
	}
	if ours == 0 || theirs == 0 {
		if ours == theirs {
			return 1, 1, 1
		}
		return 0, 0, 0
	}
	precision, recall = float64(both)/float64(ours), float64(both)/float64(theirs)
	if both == 0 {
		return 0, 0, 0
	}
	return precision, recall, 2 * precision * recall / (precision + recall)
}
