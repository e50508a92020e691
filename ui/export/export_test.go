package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"readout/model"
	"readout/model/compare"
	"readout/ui/fixture"
)

var update = flag.Bool("update", false, "write the golden files")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (go test -update writes it):\n%s", path, firstDifference(string(got), string(want)))
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[i]
		}
	}
	return "one is longer"
}

func TestGoldens(t *testing.T) {
	b := fixture.Briefing()
	for name, write := range map[string]func(*bytes.Buffer) error{
		"briefing.json":      func(w *bytes.Buffer) error { return JSON(w, b, nil, false) },
		"layers.json":        func(w *bytes.Buffer) error { return JSON(w, b, nil, true) },
		"briefing.txt":       func(w *bytes.Buffer) error { return Plain(w, b, nil, Width) },
		"briefing-40.txt":    func(w *bytes.Buffer) error { return Plain(w, b, nil, 40) },
		"briefing.html":      func(w *bytes.Buffer) error { return HTML(w, b, nil) },
		"briefing.md":        func(w *bytes.Buffer) error { return Markdown(w, b, nil) },
		"diff.txt":           func(w *bytes.Buffer) error { return Diff(w, compare.Briefings(before(), b), Width) },
		"diff-back.txt":      func(w *bytes.Buffer) error { return Diff(w, compare.Briefings(b, before()), Width) },
		"diff.json":          func(w *bytes.Buffer) error { return DiffJSON(w, compare.Briefings(before(), b)) },
		"explain-pledge.txt": func(w *bytes.Buffer) error { return Explain(w, b, find(t, b, b.Pledges[0].ID), Width) },
		"explain-issue.txt":  func(w *bytes.Buffer) error { return Explain(w, b, find(t, b, b.Issues[0].ID), Width) },
		"check.txt":          func(w *bytes.Buffer) error { return Check(w, b, Width) },
		"dossier.toml":       func(w *bytes.Buffer) error { return Dossier(w, b) },
		"explain-quote.txt":  func(w *bytes.Buffer) error { return Explain(w, b, find(t, b, "quote-2"), Width) },
	} {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		golden(t, name, out.Bytes())
	}
}

// before is the briefing without its last article, and with a pledge that was told
// otherwise.
func before() *model.Briefing {
	b := fixture.Briefing()
	gone := b.Sources[2].ID
	rest := func(spans []model.Span) []model.Span {
		return slices.DeleteFunc(spans, func(s model.Span) bool { return s.Source == gone })
	}
	b.Sources = b.Sources[:2]
	for i := range b.Participants {
		b.Participants[i].Mentions, b.Participants[i].Evidence = rest(b.Participants[i].Mentions), rest(b.Participants[i].Evidence)
	}
	b.Quotes = slices.DeleteFunc(b.Quotes, func(q model.Quote) bool { return q.Span.Source == gone })
	for i := range b.Timeline {
		b.Timeline[i].Evidence = rest(b.Timeline[i].Evidence)
	}
	b.Timeline = slices.DeleteFunc(b.Timeline, func(e model.Entry) bool { return e.Text.Source == gone })
	for i := range b.Pledges {
		b.Pledges[i].Evidence = rest(b.Pledges[i].Evidence)
	}
	b.Pledges = slices.DeleteFunc(b.Pledges, func(p model.Pledge) bool { return p.Action.Source == gone })
	b.Pledges[1].Status = model.Offered
	for i := range b.Issues {
		b.Issues[i].Statements = slices.DeleteFunc(b.Issues[i].Statements, func(s model.Statement) bool { return s.Span.Source == gone })
	}
	b.Issues = b.Issues[:2]
	b.Differences = b.Differences[1:]
	return b
}

func find(t *testing.T, b *model.Briefing, id string) Item {
	t.Helper()
	for _, it := range Items(b) {
		if it.ID == id {
			return it
		}
	}
	t.Fatalf("no item %q", id)
	return Item{}
}

// Lists that are empty are lists, and no letter of a source is written as an escape.
func TestJSONEmpty(t *testing.T) {
	var out bytes.Buffer
	b := &model.Briefing{Sources: []model.Source{{ID: "a.txt", Number: 1, Text: "R&D <b>", Blocks: []model.Block{{Kind: model.Paragraph, End: 7}}}},
		Participants: []model.Participant{{ID: "x", Name: "X"}}}
	if err := JSON(&out, b, nil, true); err != nil {
		t.Fatal(err)
	}
	got := out.String()
	if strings.Contains(got, "null") || !strings.Contains(got, "R&D <b>") || !strings.HasSuffix(got, "}\n") {
		t.Errorf("%s", got)
	}
	var fields map[string]any
	if err := json.Unmarshal(out.Bytes(), &fields); err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{"schema", "title", "sources", "participants", "quotes", "timeline", "pledges", "issues", "differences", "notices", "dates", "names"} {
		if _, ok := fields[f]; !ok {
			t.Errorf("no field %q", f)
		}
	}
}

// hostile is a briefing whose words want to act.
func hostile() *model.Briefing {
	const words = "\x1b]52;c;eA==\x07 # [x](http://a.example) <script> **b** `c` | d &#27;[2J \u202e http://e.example www.f.example @g ~h~ \u009b2J\n\n- i"
	src := model.Source{ID: words, Number: 1, Title: words, TitleBasis: model.TitleStated, Outlet: words, Text: words,
		Blocks: []model.Block{{Kind: model.Paragraph, End: len(words)}}}
	span := src.Span(0, len(words))
	return &model.Briefing{
		Title: words, Sources: []model.Source{src},
		Participants: []model.Participant{{ID: "p", Name: words, Kind: model.Person, Role: words, Affiliation: words, Mentions: []model.Span{span}}},
		Timeline:     []model.Entry{{ID: "t", Text: span, Condition: span, Evidence: []model.Span{span}, When: model.When{Basis: model.WhenConditional}}},
		Pledges:      []model.Pledge{{ID: "q", Actors: []string{"p"}, Action: span, Condition: span, Status: model.Agreed, Evidence: []model.Span{span}}},
		Issues:       []model.Issue{{ID: "i", Title: words, Question: words, Statements: []model.Statement{{Span: span}}}},
		Differences:  []model.Difference{{ID: "d", Kind: model.Conflict, Title: span, Statements: []model.Contrast{{Value: words, Span: span}}}},
		Notices:      []model.Notice{{Path: words, Message: words}},
	}
}

func TestNothingActs(t *testing.T) {
	b := hostile()
	var plain, md, explained, checked, dossier bytes.Buffer
	if err := errors.Join(Plain(&plain, b, nil, 60), Markdown(&md, b, nil), Explain(&explained, b, find(t, b, "q"), 60), Check(&checked, b, 60), Dossier(&dossier, b)); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(dossier.String()) {
		if line != "\n" && line[0] != '#' {
			t.Errorf("an article's words are no comment: %q", line)
		}
	}
	for name, out := range map[string]string{"plain": plain.String(), "markdown": md.String(), "explain": explained.String(), "check": checked.String(), "dossier.toml": dossier.String()} {
		for _, r := range out {
			if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == 0x202e {
				t.Errorf("%s holds %U", name, r)
				break
			}
		}
	}
	source := md.Bytes()
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()
	if got, want := strings.Count(md.String(), "\n[^"), 1; got != want {
		t.Errorf("%d footnotes, want %d", got, want)
	}
	_ = ast.Walk(parser.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.Kind() {
		case ast.KindDocument, ast.KindHeading, ast.KindParagraph, ast.KindTextBlock, ast.KindText, ast.KindList, ast.KindListItem,
			ast.KindEmphasis, east.KindFootnote, east.KindFootnoteLink, east.KindFootnoteList, east.KindFootnoteBacklink:
		default:
			if entering {
				t.Errorf("an article's words became %s", n.Kind())
			}
		}
		return ast.WalkContinue, nil
	})
}

// Lines are never wider than asked for, but where one letter is.
func TestPlainWidth(t *testing.T) {
	for width := 20; width < 130; width++ {
		var out bytes.Buffer
		if err := Plain(&out, fixture.Briefing(), nil, width); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			if w := ansi.StringWidth(strings.TrimRight(line, "\n")); w > width {
				t.Fatalf("width %d: %d cells in %q", width, w, line)
			}
		}
	}
}

// Words of a source stand in quotation marks wherever they stand, and whoever
// said them is named.
func TestWordsAreQuoted(t *testing.T) {
	b := fixture.Briefing()
	d := draw(b, nil)
	for l := range newOutline(draw(b, nil)).lines {
		quotes := false
		for _, p := range l.parts {
			if p.words && (p.text == "" || !strings.HasPrefix(p.quoted(), "“") || !strings.HasSuffix(p.quoted(), "”")) {
				t.Errorf("%q", p.text)
			}
			quotes = quotes || !p.span.IsZero()
		}
		if all := d.tellers(l); quotes && len(l.proofs) > 0 && len(all) == 0 {
			t.Errorf("nobody is named for %q", join(l.parts))
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWriteError(t *testing.T) {
	b := fixture.Briefing()
	for name, err := range map[string]error{
		"json": JSON(full{}, b, nil, false), "plain": Plain(full{}, b, nil, 80), "markdown": Markdown(full{}, b, nil), "html": HTML(full{}, b, nil),
		"diff": Diff(full{}, compare.Briefings(b, b), 80), "diff as json": DiffJSON(full{}, compare.Briefings(b, b)), "explain": Explain(full{}, b, Items(b)[0], 80),
	} {
		if err == nil || !strings.Contains(err.Error(), "no space left") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
