package main

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// imports are the packages of this module with what their files, tests left out,
// import of it and of others.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	graph := map[string][]string{}
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || p != "." && strings.HasPrefix(d.Name(), ".")) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		if ok, err := build.Default.MatchFile(filepath.Dir(p), d.Name()); err != nil || !ok {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := path.Join("readout", filepath.ToSlash(filepath.Dir(p)))
		for _, spec := range f.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if !slices.Contains(graph[pkg], name) {
				graph[pkg] = append(graph[pkg], name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return graph
}

func under(pkg string, folders ...string) bool {
	return slices.ContainsFunc(folders, func(f string) bool {
		return pkg == "readout/"+f || strings.HasPrefix(pkg, "readout/"+f+"/")
	})
}

// Packages below content that everything below content may use.
var sharedContent = []string{"content/annot", "content/lexicon"}

// formatParts are the packages below content/format that formats are made of.
var formatParts = []string{"content/format/charset", "content/format/mime", "content/format/clean", "content/format/dateline", "content/format/day", "content/format/litter", "content/format/masthead", "content/format/tidy"}

// The laws of who may import whom.
func TestImports(t *testing.T) {
	graph := imports(t)
	if len(graph) < 10 || len(graph["readout"]) == 0 {
		t.Fatalf("only %d packages were found", len(graph))
	}
	for pkg, names := range graph {
		for _, name := range names {
			if why := forbidden(pkg, name); why != "" {
				t.Errorf("%s imports %s: %s", pkg, name, why)
			}
		}
	}
}

// forbidden says why pkg may not import name, "" when it may.
func forbidden(pkg, name string) string {
	ours := name == "readout" || strings.HasPrefix(name, "readout/")
	stage := func(p string) string { // the part of content that p belongs to
		rest, ok := strings.CutPrefix(p, "readout/content/")
		if !ok {
			return ""
		}
		first, _, _ := strings.Cut(rest, "/")
		return first
	}
	switch {
	case under(pkg, "model") && name == "readout/model" && !under(pkg, "model/near", "model/cause"):
		return "" // what lies below it may know the briefing
	case under(pkg, "model", "near") && (ours || strings.Contains(name, ".")):
		return "it may use the standard library alone"
	case outward[name] && pkg != "readout/ui/fetch":
		return "only ui/fetch opens a connection outward"
	case !ours:
		return ""
	case name == "readout/ui/fetch" && pkg != "readout/ui/cli":
		return "only the command add fetches anything"
	case pkg == "readout" && !under(name, "content", "ui/cli") || pkg == "readout" && strings.HasPrefix(name, "readout/content/"):
		return "main ties content and the command line together and nothing else"
	case under(pkg, "content") && under(name, "ui"), under(pkg, "ui") && under(name, "content"):
		return "content and ui meet in model alone"
	case under(pkg, "ui/pane") && under(name, "ui/pane") && pkg != name:
		return "panes never import each other"
	case under(pkg, "ui") && under(name, "ui/app") && !under(pkg, "ui/cli", "ui/serve", "ui/app"):
		return "the app is above the panes"
	case pkg != "readout" && !programs[pkg] && (name == "readout/content" || under(name, "ui/cli")):
		return "it stands above all others"
	case under(pkg, "content/format") && !under(name, append(formatParts, "content/format", "content/lexicon", "content/annot", "model")...):
		return "formats know bytes and the model, no stage"
	case under(pkg, "content/format") && under(name, "content/format") && name != "readout/content/format" && !under(name, formatParts...):
		return "formats never import each other"
	case strings.HasPrefix(pkg, "readout/content/") && strings.HasPrefix(name, "readout/content/") &&
		stage(pkg) != stage(name) && !under(pkg, "content/format") && !under(name, sharedContent...) && !wordLists[stage(name)]:
		return "stages never import each other"
	case programs[name]:
		return "it is a command"
	case under(name, "ui/fixture", "content/annot/annottest"):
		return "it is for tests"
	}
	return ""
}

// outward are the packages of the standard library by which a program reaches
// other machines. What serves those who come in listens with net alone.
var outward = map[string]bool{"net/http": true, "net/rpc": true, "net/rpc/jsonrpc": true, "net/smtp": true, "net/http/httputil": true}

// dialling are the names of functions that open a connection.
var dialling = regexp.MustCompile(`^Dial($|[A-Z])`)

// Only the command add can open a connection outward: one file of the command line
// imports fetch, and no other package dials.
func TestOutward(t *testing.T) {
	files := map[string]bool{}
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") || strings.Contains(p, "testdata") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, 0)
		if err != nil {
			return err
		}
		for _, spec := range f.Imports {
			if spec.Path.Value == `"readout/ui/fetch"` {
				files[filepath.ToSlash(p)] = true
			}
		}
		if strings.HasPrefix(filepath.ToSlash(p), "ui/fetch/") {
			return nil
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && dialling.MatchString(s.Sel.Name) {
				t.Errorf("%s dials: %s", p, s.Sel.Name)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 || !files["ui/cli/add.go"] {
		t.Errorf("fetch is imported by %v", files)
	}
}

// programs are commands for whoever works on the stages; nothing imports them.
var programs = map[string]bool{"readout/content/issue/fit": true}

// wordLists are packages below content that hold words for several stages and
// are no stage themselves.
var wordLists = map[string]bool{"names": true}

// The laws themselves hold: each of these would be an error.
func TestForbidden(t *testing.T) {
	for _, c := range [][2]string{
		{"readout/model", "readout/model/near"}, {"readout/model", "golang.org/x/text"}, {"readout/model/near", "readout/model"},
		{"readout/model", "readout/model/review"}, {"readout/model/review", "golang.org/x/text"}, {"readout/model/review", "readout/ui/tell"}, {"readout/content/quote", "readout/content/pledge"},
		{"readout/content/merge", "readout/ui/tell"}, {"readout/ui/export", "readout/content"}, {"readout/ui/pane/issues", "readout/ui/pane/people"},
		{"readout", "readout/model"}, {"readout/ui/tell", "readout/ui/app"}, {"readout/content/format/html", "readout/content/format/markdown"},
		{"readout/content/format/plain", "readout/content/sentence"}, {"readout/ui/app", "readout/ui/fixture"},
		{"readout/content", "readout/content/issue/fit"}, {"readout/ui/app", "net/http"}, {"readout/ui/app", "readout/ui/fetch"},
	} {
		if forbidden(c[0], c[1]) == "" {
			t.Errorf("%s may import %s", c[0], c[1])
		}
	}
	for _, c := range [][2]string{
		{"readout", "readout/ui/cli"}, {"readout", "readout/content"}, {"readout/content/quote", "readout/content/annot"}, {"readout/ui/cli", "readout/ui/app"},
		{"readout/content", "readout/content/quote"}, {"readout/content/issue/fit", "readout/content"}, {"readout/content/format/html", "readout/content/format/clean"}, {"readout/model", "strings"},
		{"readout/ui/fetch", "net/http"}, {"readout/ui/cli", "readout/ui/fetch"},
		{"readout/model/review", "readout/model"}, {"readout/ui/export", "readout/model/review"},
	} {
		if why := forbidden(c[0], c[1]); why != "" {
			t.Errorf("%s may not import %s: %s", c[0], c[1], why)
		}
	}
}
