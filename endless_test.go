package main

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"readout/content"
	"readout/model"
	"readout/ui/export"
)

// patience is how long a test waits for what takes seconds at most, so that a busy
// machine passes.
const patience = time.Minute

// What has no end, or nests without end, is read or refused by name in no time
// that anybody notices, and shows and exports like everything else.
func TestEndless(t *testing.T) {
	rep := strings.Repeat
	numbered := func(n int, line string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, line, i)
		}
		return b.String()
	}
	for name, c := range map[string]struct{ file, data string }{
		"HTML nested deep":          {"a.html", "<html><body><article><p>" + story + "</p>" + rep("<div>", 200_000)},
		"HTML of inline elements":   {"a.html", "<html><body><article><p>" + story + "</p><p>" + rep("<b>", 100_000) + "x"},
		"HTML of lists":             {"a.html", "<html><body><article><p>" + story + "</p>" + rep("<ul><li>x", 50_000)},
		"HTML of tables":            {"a.html", "<html><body><article><p>" + story + "</p>" + rep("<table><tr><td>x", 20_000)},
		"HTML of quotations":        {"a.html", "<html><body><article><p>" + story + "</p>" + rep("<blockquote>x", 50_000)},
		"HTML of formatting":        {"a.html", "<html><body><article><p>" + story + "</p>" + rep("<p><b><i><u><font color=a>x", 5_000)},
		"HTML of attributes":        {"a.html", "<html><body><article><p>" + story + "</p><p " + numbered(50_000, "a%d=b ") + ">x</p>"},
		"HTML of entities":          {"a.html", "<html><body><article><p>" + story + "</p><p>" + rep("&amp;", 200_000)},
		"HTML of classes":           {"a.html", "<html><head><style>" + numbered(20_000, ".c%d{display:none}") + "</style></head><body><article><p>" + story + "</p>" + numbered(20_000, "<p class=c%d>x</p>")},
		"JSON-LD nested deep":       {"a.html", "<html><head><script type=\"application/ld+json\">" + rep("[", 500_000) + "</script></head><body><article><p>" + story + "</p>"},
		"JSON-LD graph":             {"a.html", "<html><head><script type=\"application/ld+json\">" + rep(`{"@graph":[`, 100_000) + "</script></head><body><article><p>" + story + "</p>"},
		"headings":                  {"a.md", story + "\n\n" + rep("# Bridge\n\n", 100_000)},
		"headings that differ":      {"a.md", story + "\n\n" + numbered(20_000, "## Bridge %d\n\n")},
		"lists in Markdown":         {"a.md", story + "\n\n" + rep("- ", 100_000) + "x"},
		"quotations in Markdown":    {"a.md", story + "\n\n" + rep("> ", 100_000) + "x"},
		"brackets in Markdown":      {"a.md", story + "\n\n" + rep("[", 100_000) + rep("](", 50_000)},
		"stars in Markdown":         {"a.md", story + "\n\n" + rep("*a_ ", 100_000)},
		"marks in Markdown":         {"a.md", story + "\n\n" + rep("`", 100_000) + " " + rep("~~", 50_000)},
		"tables in Markdown":        {"a.md", story + "\n\n" + rep("|a", 20_000) + "|\n" + rep("|-", 20_000) + "|\n" + rep("|b", 20_000) + "|\n"},
		"table filled up":           {"a.md", story + "\n\n" + rep("|a", 3_000) + "|\n" + rep("|-", 3_000) + "|\n" + rep("|x|\n", 30_000)},
		"front matter":              {"a.md", "---\n" + rep("title: a\n", 200_000) + "---\n" + story},
		"lists in front matter":     {"a.md", "+++\n" + rep("a = [\n", 100_000) + "+++\n" + story},
		"items of Markdown":         {"a.md", "# Bridge\n\n" + rep("- x\n", 500_000) + story},
		"elements of HTML":          {"a.html", "<article><p>" + story + "</p>" + rep("<p>x", 1_000_000)},
		"lines":                     {"a.txt", rep("x.\n", 2_000_000) + story},
		"paragraphs of Word":        {"a.docx", packed("<document><body>" + rep("<p><t>x</t></p>", 600_000) + "</body></document>")},
		"menus":                     {"a.txt", rep("Home | News | Sport\n", 50_000) + story},
		"one line":                  {"a.txt", story + rep("The bank agreed to pay for the bridge, ", 10_000)},
		"one word":                  {"a.txt", story + " " + rep("a", 1<<19)},
		"one word of wide letters":  {"a.txt", story + " " + rep("橋", 500_000)},
		"combining marks":           {"a.txt", story + " e" + rep("\u0301", 1<<20)},
		"joiners":                   {"a.txt", story + " " + rep("\U0001f468\u200d", 100_000)},
		"quotation marks":           {"a.txt", story + " " + rep("“", 200_000)},
		"quotations":                {"a.txt", story + " " + rep("“No,” said Lund. ", 10_000)},
		"dates":                     {"a.txt", story + " " + rep("on Tuesday 5 March 2024, ", 20_000)},
		"full stops":                {"a.txt", story + " " + rep(". ", 100_000)},
		"commas":                    {"a.txt", story + " " + rep(", and ", 100_000)},
		"names":                     {"a.txt", story + " " + numbered(5_000, "Ana Lund%d of Norland met Bo. ")},
		"one name":                  {"a.txt", story + " " + rep("Ana ", 200_000)},
		"conditions":                {"a.txt", story + " Portugal will pay" + rep(" if the bank agrees", 30_000) + "."},
		"undertakings":              {"a.txt", rep("Portugal will build a bridge over the Sund. ", 2_000)},
		"empty lines":               {"a.txt", story + rep("\n", 2<<20) + story},
		"headers":                   {"a.txt", rep("Title: Bridge\nBy: Ana\n", 10_000) + "\n" + story},
		"message parts":             {"a.eml", "Content-Type: multipart/mixed; boundary=b\n\n" + rep("--b\nContent-Type: text/plain\n\nx\n", 50_000) + "--b\n\n" + story + "\n--b--\n"},
		"message parts nested deep": {"a.eml", rep("Content-Type: multipart/mixed; boundary=b\n\n--b\n", 50_000) + "\n" + story},
		"message headers":           {"a.eml", rep("Subject: x\n", 100_000) + "\n" + story},
		"mailbox":                   {"a.mbox", rep("From a Tue Mar  5 10:00:00 2024\nSubject: x\n\nx\n\n", 2_000) + "From a Tue Mar  5 10:00:00 2024\nSubject: x\n\n" + story + "\n"},
		"feed nested deep":          {"a.rss", "<rss><channel>" + rep("<item>", 100_000)},
		"feed":                      {"a.rss", "<rss><channel>" + numbered(1_000, "<item><guid>%d</guid><title>x</title><description>The bank agreed.</description></item>") + "</channel></rss>"},
		"JSON Feed nested deep":     {"a.json", `{"version":"https://jsonfeed.org/version/1.1","items":` + rep("[", 1<<20)},
		"issues of dossier.toml":    {"dossier.toml", numbered(2_000, "[[issue]]\nid = \"a%d\"\ntitle = \"Bridge\"\nterms = [\"bridge\"]\n")},
		"names of dossier.toml":     {"dossier.toml", numbered(10_000, "[[participant]]\nname = \"Ana %[1]d\"\naliases = [\"Lund\", \"x%[1]d\"]\n")},
		"terms of dossier.toml":     {"dossier.toml", "[[issue]]\nid = \"a\"\nterms = [" + numbered(50_000, "\"bridge %d\", ") + "]\n"},
		"items of dossier.toml":     {"dossier.toml", numbered(5_000, "[[same]]\nitems = [\"a%[1]d\", \"b%[1]d\"]\n[[different]]\nitems = [\"a%[1]d\", \"c%[1]d\"]\n")},
		"title of dossier.toml":     {"dossier.toml", "title = \"" + rep("bridge ", 100_000) + "\""},
		"dossier.toml of 50 MB":     {"dossier.toml", "title = \"" + rep("x", 50_000_000) + "\""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := fstest.MapFS{c.file: {Data: []byte(c.data)}, "zz.txt": {Data: []byte(story)}}
			done := make(chan struct{})
			go func() {
				defer close(done)
				at := time.Now()
				b, err := content.Load(t.Context(), files)
				if err != nil {
					t.Error(err)
					return
				}
				loaded := time.Since(at)
				if err := model.Check(b); err != nil {
					t.Error(err)
				}
				screens(t, b, 120, 36, []string{"", "1", "j", "l", "enter", "G", "esc", "5", "j", "enter", "G"})
				t.Logf("%d KB: %s to load, %s to walk", len(c.data)>>10, loaded.Round(time.Millisecond), (time.Since(at) - loaded).Round(time.Millisecond))
			}()
			select {
			case <-done:
			case <-time.After(patience):
				t.Fatal("it has not ended")
			}
		})
	}
}

// packed is a Word document of a text.
func packed(text string) string {
	var out strings.Builder
	z := zip.NewWriter(&out)
	w, err := z.Create("word/document.xml")
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	if err = errors.Join(err, z.Close()); err != nil {
		panic(err)
	}
	return out.String()
}

// A feed of as many entries as are read is written out in no time that anybody notices.
func TestManySources(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"a.json": {Data: []byte(`{"version":"https://jsonfeed.org/version/1.1","items":[` + strings.Repeat(`{"content_text":"a b"},`, 20_000) + `{"content_text":"` + "The bank agreed." + `"}]}`)}}
	b, err := content.Load(t.Context(), files)
	if err != nil || len(b.Sources) != 20_000 {
		t.Fatalf("%d sources, %v", len(b.Sources), err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for name, write := range map[string]func(io.Writer) error{
			"plain": func(w io.Writer) error { return export.Plain(w, b, nil, 80) }, "markdown": func(w io.Writer) error { return export.Markdown(w, b, nil) },
			"html": func(w io.Writer) error { return export.HTML(w, b, nil) }, "check": func(w io.Writer) error { return export.Check(w, b, 80) },
			"dossier.toml": func(w io.Writer) error { return export.Dossier(w, b) },
		} {
			at := time.Now()
			if err := write(io.Discard); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			t.Logf("%s: %s", name, time.Since(at).Round(time.Millisecond))
		}
		screens(t, b, 120, 36, []string{"", "7", "j", "l", "enter", "5", "j", "enter", "G"})
	}()
	select {
	case <-done:
	case <-time.After(patience):
		t.Fatal("it has not ended")
	}
}
