package content

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"readout/content/annot"
	"readout/model"
)

// seeds is the first dossier.
func seeds() fs.FS { return os.DirFS(filepath.Join("..", "seeds")) }

const report = "OSLO — The two ports signed a treaty on Tuesday, the harbour minister said.\n\n“We will open the pier by June,” she said.\n"

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

func load(t *testing.T, fsys fs.FS, paths ...string) *model.Briefing {
	t.Helper()
	b, err := Load(context.Background(), fsys, paths...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func ids(b *model.Briefing) []string {
	var out []string
	for _, s := range b.Sources {
		out = append(out, s.ID)
	}
	return out
}

// lost are the notices of what was left out, "path: message".
func lost(b *model.Briefing) []string {
	var out []string
	for _, n := range b.Notices {
		if n.Lost {
			out = append(out, n.Path+": "+n.Message)
		}
	}
	return out
}

func TestStages(t *testing.T) {
	if err := annot.Check(stages()); err != nil {
		t.Error(err)
	}
}

func TestLoad(t *testing.T) {
	b := load(t, fstest.MapFS{
		"b.txt": file(report), "sub/a.md": file("# Ports agree\n\n" + report), "page.html": file("<article><p>" + report + "</p></article>"),
		"page_files/x.js": file("x"), ".hidden.txt": file(report), ".git/c.txt": file(report), "sub/CVS/d.txt": file(report), "noname": file(report),
		"saved.txt":    file("<!doctype html><html><body><article><h1>Ports agree</h1><p>" + report + "</p></article></body></html>"),
		"review.jsonl": file("{}"), "dossier.toml": file("title = \"Two ports\"\nevent = \"2024-03-05\"\n"),
	})
	if got, want := ids(b), []string{"b.txt", "noname", "page.html", "saved.txt", "sub/a.md"}; !slices.Equal(got, want) {
		t.Errorf("sources %q, want %q", got, want)
	}
	for i, s := range b.Sources {
		if s.Number != i+1 || s.Dateline != "Oslo" {
			t.Errorf("%s: number %d, dateline %q", s.ID, s.Number, s.Dateline)
		}
	}
	if md, page := b.Source("sub/a.md"), b.Source("saved.txt"); md.Format != "Markdown" || page.Format != "HTML" {
		t.Errorf("read as %q and %q", md.Format, page.Format)
	}
	if b.Title != "Two ports" || len(b.Notices) > 0 && len(lost(b)) > 0 {
		t.Errorf("title %q, left out %q", b.Title, lost(b))
	}
	if s := b.Source("saved.txt"); s.Title != "Ports agree" || strings.Contains(s.Text, "<") {
		t.Errorf("HTML in a file of text: %q %q", s.Title, s.Text)
	}
	if got, want := b.Source("b.txt").Title, "The two ports signed a treaty on Tuesday, the harbour minister said."; got != want {
		t.Errorf("title %q, want the lead sentence", got)
	}
}

func TestLoadPaths(t *testing.T) {
	fsys := fstest.MapFS{"a.txt": file(report), "b.txt": file(report), "c/d.txt": file(report), ".h.txt": file(report)}
	if got, want := ids(load(t, fsys, "c", "a.txt", "a.txt")), []string{"a.txt", "c/d.txt"}; !slices.Equal(got, want) {
		t.Errorf("sources %q, want %q", got, want)
	}
	if got, want := ids(load(t, fsys, ".h.txt")), []string{".h.txt"}; !slices.Equal(got, want) {
		t.Errorf("a hidden file that is named: %q, want %q", got, want)
	}
	if _, err := Load(context.Background(), fsys, "a.txt", "z.txt"); err == nil || !strings.Contains(err.Error(), "z.txt: no such file") {
		t.Errorf("a path that is not there: %v", err)
	}
}

func TestLoadLeftOut(t *testing.T) {
	b := load(t, fstest.MapFS{
		"a.txt": file(report), "b.pdf": file("%PDF-1.7 x"), "c.bin": file("\x00\x01\x02"), "d.css": file("p{}"), "e.txt": file("\n\n"), "f\x1b[2J.txt": file(""),
		"dossier.toml": file("titel = \"x\"\n[[source]]\npath = \"q.txt\"\n[[source]]\npath = \"b.pdf\"\n"), "sub/dossier.toml": file(""),
	})
	if got := ids(b); len(got) != 1 {
		t.Fatalf("sources %q", got)
	}
	want := []string{
		"b.pdf: left out: it is a PDF, not an article", "c.bin: left out: it is not text",
		"d.css: left out: files that end in .css are no articles", "e.txt: left out: it holds no text", "f[2J.txt: left out: it holds no text",
		"dossier.toml: line 1: unknown key \"titel\"; did you mean \"title\"?",
		"dossier.toml: line 3: no article \"q.txt\" in this dossier",
		"sub/dossier.toml: left out: dossier.toml speaks for the whole dossier",
	}
	got := lost(b)
	for _, w := range want {
		if !slices.ContainsFunc(got, func(g string) bool { return strings.HasPrefix(g, w) }) {
			t.Errorf("no notice %q in %q", w, got)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d notices, want %d: %q", len(got), len(want), got)
	}
}

func TestLoadNothing(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"empty": fstest.MapFS{}, "binary": fstest.MapFS{"a": file("\x00"), "b": file("\x00")}} {
		if _, err := Load(context.Background(), fsys); !errors.Is(err, ErrNothing) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Load(context.Background(), fstest.MapFS{"a.txt": file("")}); err == nil || err.Error() != "a.txt: it holds no text" {
		t.Errorf("one file: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Load(ctx, fstest.MapFS{"a.txt": file(report)}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// Folders, links, and what is no file, on the disk.
func TestLoadDisk(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip("no links here:", err)
		}
	}
	write("a.txt", report)
	write("sub/b.txt", report)
	link("..", "sub/up")
	link("self", "self")
	link("gone.txt", "dangling.txt")
	link("sub", "again")
	link("a.txt", "linked.txt")
	b := load(t, os.DirFS(dir))
	if got, want := ids(b), []string{"a.txt", "linked.txt", "sub/b.txt"}; !slices.Equal(got, want) {
		t.Errorf("sources %q, want %q", got, want)
	}
	got := lost(b)
	for _, p := range []string{"again", "dangling.txt", "self", "sub/up"} {
		if !slices.ContainsFunc(got, func(n string) bool { return strings.HasPrefix(n, p+": left out: ") }) {
			t.Errorf("%s is not named in %q", p, got)
		}
	}
}

// Corrections in dossier.toml hold over what was read.
func TestCorrections(t *testing.T) {
	b := load(t, fstest.MapFS{"a.txt": file(report), "dossier.toml": file("[[source]]\npath = \"a.txt\"\noutlet = \"Quay\"\npublished = 2024-03-06\ntitle = \"Ports sign\"\n")})
	s := b.Sources[0]
	if s.Outlet != "Quay" || s.Title != "Ports sign" || s.TitleBasis != model.TitleStated || s.Published != (model.Published{Value: "2024-03-06", Basis: model.PublishedStated}) {
		t.Errorf("%+v", s)
	}
	if strings.Contains(s.Text, "Ports sign") {
		t.Error("a title of the dossier is no text of the article")
	}
}

// A file may hold several articles; each is a source, and dossier.toml may name one of
// them or all.
func TestParts(t *testing.T) {
	feed := `<rss version="2.0"><channel><title>Quay</title><item><title>One</title><description>` + report + `</description></item>` +
		`<item><title>Nothing</title></item><item><title>Three</title><description>` + report + `</description></item></channel></rss>`
	b := load(t, fstest.MapFS{
		"feed.xml": file(feed), "other.xml": file("<svg></svg>"), "a#1.txt": file(report),
		"dossier.toml": file("[[source]]\npath = \"feed.xml#3\"\noutlet = \"Pier\"\n[[source]]\npath = \"feed.xml\"\npublished = 2024-03-06\n[[source]]\npath = \"feed.xml#7\"\ntitle = \"x\"\n"),
	})
	if got, want := ids(b), []string{"a#1.txt", "feed.xml#1", "feed.xml#3"}; !slices.Equal(got, want) {
		t.Fatalf("sources %q, want %q", got, want)
	}
	for id, want := range map[string][2]string{"feed.xml#1": {"Quay", "2024-03-06"}, "feed.xml#3": {"Pier", "2024-03-06"}} {
		if s := b.Source(id); s.Outlet != want[0] || s.Published.Value != want[1] {
			t.Errorf("%s: outlet %q, published %q, want %q", id, s.Outlet, s.Published.Value, want)
		}
	}
	want := []string{"other.xml: left out: files that end in .xml are no articles", "feed.xml#2: left out: it holds no text", "dossier.toml: line 8: no article \"feed.xml#7\" in this dossier; did you mean \"feed.xml\"?"}
	got := lost(b)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("left out %q, want %q", got, want)
	}
}

// The same files give the same briefing, whatever their order.
func TestOrder(t *testing.T) {
	names, err := fs.Glob(seeds(), "*")
	if err != nil {
		t.Fatal(err)
	}
	want := load(t, seeds())
	slices.Reverse(names)
	for i := range names {
		turned := append(slices.Clone(names[i:]), names[:i]...)
		if got := load(t, seeds(), turned...); !reflect.DeepEqual(got, want) {
			t.Errorf("%q give another briefing", turned)
		}
	}
}

// A stage that fails costs what it would have found, and is named.
func TestGuarded(t *testing.T) {
	var failed failures
	list := guarded([]annot.Stage{
		{Name: "one", Document: func(*annot.Dossier, *annot.Document) { panic("one") }},
		{Name: "two", Dossier: func(*annot.Dossier) { panic("two") }},
	}, &failed)
	d := &annot.Dossier{Docs: []*annot.Document{{Source: &model.Source{ID: "b"}}, {Source: &model.Source{ID: "a"}}}}
	if err := annot.Run(context.Background(), d, list); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range failed.notices() {
		got = append(got, fmt.Sprint(n.Path, n.Lost))
	}
	if want := []string{"true", "atrue", "btrue"}; !slices.Equal(got, want) {
		t.Errorf("notices %q, want %q", got, want)
	}
}

func BenchmarkLoad(b *testing.B) {
	size := 0
	files := fstest.MapFS{}
	err := fs.WalkDir(seeds(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(p, ".txt") {
			return err
		}
		data, err := fs.ReadFile(seeds(), p)
		for i := range 40 {
			files[fmt.Sprintf("%02d/%s", i, p)] = &fstest.MapFile{Data: data}
			size += len(data)
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("seeds", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Load(b.Context(), seeds()); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("200 articles", func(b *testing.B) {
		b.SetBytes(int64(size))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Load(b.Context(), files); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("reading alone", func(b *testing.B) {
		found, err := list(files, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(size))
		b.ReportAllocs()
		for b.Loop() {
			if _, _, err := readAll(b.Context(), files, nil, found.articles); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// What is not English, too long or there twice is shown, and nothing is found in it.
func TestShown(t *testing.T) {
	german := "BERN — Der Rat hat am Dienstag beschlossen, dass der alte Kai noch zwei Jahre offen bleiben soll, und das gegen den Rat der Ingenieure. Die Stadt wird den Bau nicht mehr zahlen.\n"
	book := strings.Repeat(report+"\n", mostAnalysed/len(report)+1)
	b := load(t, fstest.MapFS{"a.txt": file(report), "b.txt": file(report), "c.txt": file(german), "d.txt": file(book), "e.txt": file(report + "\nOne more sentence stands here.\n")})
	if err := model.Check(b); err != nil {
		t.Error(err)
	}
	for id, want := range map[string][3]string{
		"a.txt": {}, "b.txt": {"", "a.txt", "the same article"}, "c.txt": {"de", "", "not English"}, "d.txt": {"", "", "longer than 4 MB"}, "e.txt": {},
	} {
		s := b.Source(id)
		if got := [3]string{s.Language, s.SameAs, s.NotAnalysed}; got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
		if s.NotAnalysed != "" {
			for _, q := range b.Quotes {
				if q.Span.Source == id {
					t.Errorf("%s: a quotation of it", id)
				}
			}
		}
	}
	if n := b.Counted(); n != 2 {
		t.Errorf("%d articles counted, want 2", n)
	}
	only := load(t, fstest.MapFS{"c.txt": file(german)})
	if len(only.Sources) != 1 || only.Sources[0].NotAnalysed == "" {
		t.Errorf("%+v", only.Sources)
	}
}

// Nearly the same article twice is marked, and counts once.
func TestNearlySame(t *testing.T) {
	w := newWriter()
	w.begin()
	one := w.article()
	head, tail, _ := strings.Cut(one, "\n")
	b := load(t, fstest.MapFS{"a.txt": file(one), "b.txt": file(head + "\n" + strings.Replace(tail, " the ", " that ", 1)), "c.txt": file(w.article())})
	for id, want := range map[string]string{"a.txt": "", "b.txt": "a.txt", "c.txt": ""} {
		if got := b.Source(id).SameAs; got != want {
			t.Errorf("%s is the same as %q, want %q", id, got, want)
		}
	}
	if b.Counted() != 2 || b.CountedOf([]model.Span{{Source: "a.txt"}, {Source: "b.txt"}}) != 1 {
		t.Errorf("%d articles are counted", b.Counted())
	}
	if s := b.Source("b.txt"); s.NotAnalysed != "" {
		t.Errorf("b.txt is not analysed: %s", s.NotAnalysed)
	}
}

type small struct{ fstest.MapFS }

func (small) MaxFile() int64 { return 1 << 20 }

func TestLimit(t *testing.T) {
	long := file(strings.Repeat("word ", 1<<18))
	b := load(t, small{fstest.MapFS{"a.txt": file(report), "b.txt": long}})
	if got, want := lost(b), []string{"b.txt: left out: longer than 1 MB; --max-file raises the limit"}; !slices.Equal(got, want) {
		t.Errorf("left out %q, want %q", got, want)
	}
}
