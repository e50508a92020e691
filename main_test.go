package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/testscript"

	"readout/content"
	"readout/ui/export"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"readout": main})
}

// The commands as a person types them, with what they write and their exit codes.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup:               web,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "docx": docx},
	})
}

// web gives a script a server of pages, at $WEB.
func web(env *testscript.Env) error {
	mux := http.NewServeMux()
	mux.HandleFunc("/story", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><html><head><title>Ports agree</title><meta property="og:site_name" content="Quay Post"></head><body><article>
<h1>Ports agree</h1><p>OSLO, March 5, 2024 - The two ports of Oslo and Bergen signed a treaty on Tuesday, said Ana Lund, the harbour minister of Norland.</p>
<p>The ports will open the pier to everybody by June, said Lund, who had asked for it for years.</p></article></body></html>`)
	})
	mux.HandleFunc("/paper", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "application/pdf") })
	mux.HandleFunc("/feed", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"title":"Quay Notes","items":[{"id":"1","title":"Nets mended","content_text":"The nets were mended on Tuesday, the port said."}],"version":"https://jsonfeed.org/version/1.1"}`)
	})
	mux.HandleFunc("/data", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"nets": 3}`)
	})
	mux.HandleFunc("/round", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) })
	server := httptest.NewServer(mux)
	env.Defer(server.Close)
	env.Setenv("WEB", server.URL)
	return nil
}

// docx writes a Word document of one paragraph: "docx paper.docx The ferry was sold.".
func docx(ts *testscript.TestScript, _ bool, args []string) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range map[string]string{
		"[Content_Types].xml": "<Types/>",
		"word/document.xml":   "<document><body><p><t>" + strings.Join(args[1:], " ") + "</t></p></body></document>",
	} {
		w, err := z.Create(name)
		ts.Check(err)
		_, err = io.WriteString(w, text)
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out.Bytes(), 0o644))
}

// exits runs a command and holds its exit code: "exits 2 readout bad".
func exits(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: exits code command...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// The seeds are embedded whole, and nothing is left out of them.
func TestSeeds(t *testing.T) {
	entries, err := os.ReadDir("seeds")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, err := seeds.ReadFile("seeds/" + e.Name()); err != nil {
			t.Errorf("%s is not embedded", e.Name())
		}
	}
}

// Whatever packages do before main is done at every start, for every person: a
// library that reads its tables there is told by what it allocates.
func TestPackagesBeginLight(t *testing.T) {
	const most = 400 << 10 // bytes, of one package
	cmd := exec.Command("readout", "--version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	// init unicode @0.1 ms, 0.02 ms clock, 13280 bytes, 20 allocs
	lines := regexp.MustCompile(`(?m)^init (\S+) .* (\d+) bytes, \d+ allocs$`).FindAllStringSubmatch(string(trace), -1)
	if len(lines) < 10 {
		t.Fatalf("only %d packages tell what they take:\n%s", len(lines), trace)
	}
	for _, l := range lines {
		if n, err := strconv.Atoi(l[2]); err != nil || n > most {
			t.Errorf("%s takes %s bytes before main, want %d at most", l[1], l[2], most)
		}
	}
}

// The dossier.toml that init writes holds, as it is and with every line counting.
func TestDossierHolds(t *testing.T) {
	articles := fstest.MapFS{
		"a.txt": {Data: []byte(" date 2024-03-05 Bridge\nOSLO, March 5 (Loom Wire) - Portugal agreed to build a bridge over the Sund, said Ana Lund. Lund hired ten teachers.")},
		"b.txt": {Data: []byte("Portugal will sell \"two\" ferries to Spain.")},
	}
	for name, change := range map[string]func(string) string{
		"as it is": func(s string) string { return s },
		"all of it": func(s string) string {
			return regexp.MustCompile(`(?m)^# (\[\[|[a-z]+ = )`).ReplaceAllString(s, "$1")
		},
	} {
		b, err := content.Load(t.Context(), articles)
		if err != nil {
			t.Fatal(err)
		}
		if len(b.Pledges) < 2 {
			t.Fatalf("%d pledges", len(b.Pledges))
		}
		var text bytes.Buffer
		if err := export.Dossier(&text, b); err != nil {
			t.Fatal(err)
		}
		files := maps.Clone(articles)
		files["dossier.toml"] = &fstest.MapFile{Data: []byte(change(text.String()))}
		if b, err = content.Load(t.Context(), files); err != nil {
			t.Fatal(err)
		}
		for _, n := range b.Notices {
			if n.Lost && (name == "as it is" || !strings.Contains(n.Message, "both name")) { // the examples of [[same]] and [[different]] are of the same two
				t.Errorf("%s: %s: %s\n%s", name, n.Path, n.Message, files["dossier.toml"].Data)
			}
		}
	}
}

// BenchmarkColdStart runs the program over its embedded dossier from the start of
// the process to its end: packages begun, lexicons read, articles analysed.
func BenchmarkColdStart(b *testing.B) {
	for b.Loop() {
		if err := exec.Command("readout", "export", "--format", "txt").Run(); err != nil {
			b.Fatal(err)
		}
	}
}
