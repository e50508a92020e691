package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"golang.org/x/net/html"

	"readout/content"
	"readout/model"
	"readout/ui/app"
	"readout/ui/cli"
	"readout/ui/export"
)

// story makes items of every kind.
const story = `Portugal agreed on Tuesday to build a bridge over the Sund if the bank agrees, said Ana Lund, the foreign minister. “We will pay 3.4 million euros for it by June,” said Lund. Spain refused to pay, and it is unclear who will.`

// An attack is a dossier that wants to act.
type attack struct {
	name  string
	files fstest.MapFS
}

// attacks reads testdata/hostile/attacks.txt.
func attacks(t testing.TB) []attack {
	t.Helper()
	data, err := os.ReadFile("testdata/hostile/attacks.txt")
	if err != nil {
		t.Fatal(err)
	}
	fill := strings.NewReplacer("{ENT}", "&#27;]52;c;ZXZpbA==&#7;", "{ESC}", "\x1b]52;c;ZXZpbA==\x07", "{STORY}", story)
	var out []attack
	file := ""
	for n, line := range strings.Split(string(data), "\n") {
		name, isName := strings.CutPrefix(line, "== ")
		quoted, isFile := strings.CutPrefix(line, "-- ")
		if !isFile {
			quoted = line
		}
		switch {
		case isName:
			out = append(out, attack{name, fstest.MapFS{}})
		case len(out) == 0 || line == "":
		default:
			s, err := strconv.Unquote(quoted)
			if err != nil {
				t.Fatalf("attacks.txt:%d: %v", n+1, err)
			}
			files := out[len(out)-1].files
			if isFile {
				file = s
				files[file] = &fstest.MapFile{}
			} else {
				files[file].Data = append(files[file].Data, fill.Replace(s)...)
			}
		}
	}
	return out
}

// What may pass to a terminal: colours and attributes, and links to the web.
var (
	colours = regexp.MustCompile(`\x1b\[[0-9;:]*m`)
	links   = regexp.MustCompile(`\x1b\]8;[!-:<-~]*;((https?://|mailto:)[!-~]+)?(\x07|\x1b\\)`)
)

// acts says what of a text acts on whoever shows it, "" for nothing: it knows
// nothing of how the program filters.
func acts(s string) string {
	if !utf8.ValidString(s) {
		return "invalid UTF-8"
	}
	for i, r := range s {
		switch {
		case r == '\n':
		case unicode.IsControl(r), r == 0x2028, r == 0x2029, unicode.Is(unicode.Bidi_Control, r), r >= 0xE0000 && r <= 0xE007F,
			r == 0x200B, r == 0x2060, r == 0xFEFF:
			return fmt.Sprintf("%U in %q", r, s[max(0, i-30):min(len(s), i+30)])
		}
	}
	return ""
}

// screenActs is acts for what goes to a terminal.
func screenActs(s string) string {
	return acts(links.ReplaceAllString(colours.ReplaceAllString(s, ""), ""))
}

// harmless fails the test where an output acts.
func harmless(t testing.TB, where, out string) {
	t.Helper()
	if why := acts(out); why != "" {
		t.Errorf("%s: %s", where, why)
	}
}

func TestNothingActs(t *testing.T) {
	list := attacks(t)
	if len(list) < 60 {
		t.Fatalf("only %d attacks", len(list))
	}
	for _, a := range list {
		t.Run(a.name, func(t *testing.T) {
			t.Parallel()
			alone(t, a.files)
			files := fstest.MapFS{"zz other.txt": {Data: []byte("date 2024-03-06 Another bridge\n\nPortugal will build the bridge over the Sund by July, said Ana Lund. The bank did not agree.\n")}}
			for name, f := range a.files {
				files[name] = f
			}
			b, err := content.Load(t.Context(), files)
			if err != nil {
				t.Fatal(err)
			}
			if err := model.Check(b); err != nil {
				t.Error(err)
			}
			outputs(t, b)
			screens(t, b, 120, 36, walk)
			screens(t, b, 70, 24, []string{"", "5", "j", "l", "enter"})
			screens(t, b, 40, 12, []string{"", "3", "l", "enter", "n"})
			screens(t, b, 20, 5, []string{""})
		})
	}
}

// alone runs the commands over an attack as it is: whatever they say is harmless.
func alone(t *testing.T, files fstest.MapFS) {
	t.Helper()
	for _, args := range [][]string{{}, {"check"}, {"explain", "\x1b]0;x\x07\u202e"}} {
		var stdout, stderr bytes.Buffer
		p := cli.Program{Load: content.LoadTelling, Embedded: files, Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr}
		if code := p.Main(t.Context(), args); code == cli.Wrong != (stdout.Len() == 0) {
			t.Errorf("%q: exit code %d with %d bytes written", args, code, stdout.Len())
		}
		harmless(t, fmt.Sprintf("%q", args), stdout.String())
		harmless(t, fmt.Sprintf("%q on standard error", args), stderr.String())
		if strings.Contains(stderr.String(), "fault of the program") {
			t.Errorf("%q: %s", args, stderr.String())
		}
	}
}

// outputs holds every export to be harmless.
func outputs(t *testing.T, b *model.Briefing) {
	t.Helper()
	write := func(name string, f func(*bytes.Buffer) error) string {
		var out bytes.Buffer
		if err := f(&out); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		s := out.String()
		switch name {
		case "csv":
			s = strings.ReplaceAll(strings.TrimPrefix(s, "\uFEFF"), "\r\n", "\n")
		case "html":
			s = strings.ReplaceAll(s, "\t", " ") // parts the cells of a table
		}
		harmless(t, name, s)
		return s
	}
	write("plain", func(w *bytes.Buffer) error { return export.Plain(w, b, nil, 60) })
	write("markdown", func(w *bytes.Buffer) error { return export.Markdown(w, b, nil) })
	write("check", func(w *bytes.Buffer) error { return export.Check(w, b, 60) })
	write("dossier.toml", func(w *bytes.Buffer) error { return export.Dossier(w, b) })
	for _, it := range export.Items(b) {
		write("explain "+it.ID, func(w *bytes.Buffer) error { return export.Explain(w, b, it, 60) })
	}
	inertPage(t, write("html", func(w *bytes.Buffer) error { return export.HTML(w, b, nil) }))
	for _, name := range export.Tables() {
		inertTable(t, write("csv", func(w *bytes.Buffer) error { return export.CSV(w, b, nil, name) }))
	}
	var values any
	if err := json.Unmarshal([]byte(write("json", func(w *bytes.Buffer) error { return export.JSON(w, b, nil, true) })), &values); err != nil {
		t.Error(err)
	}
	jsonTexts(values, func(s string) { harmless(t, "a text of the JSON", strings.ReplaceAll(s, "\t", " ")) })
}

// jsonTexts are all texts of a JSON value, keys too.
func jsonTexts(v any, f func(string)) {
	switch v := v.(type) {
	case string:
		f(v)
	case []any:
		for _, x := range v {
			jsonTexts(x, f)
		}
	case map[string]any:
		for k, x := range v {
			f(k)
			jsonTexts(x, f)
		}
	}
}

// inertPage holds a page of HTML to run and to fetch nothing.
func inertPage(t *testing.T, page string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if slices.Contains([]string{"script", "iframe", "object", "embed", "img", "svg", "math", "base", "form", "link", "video", "audio", "template"}, n.Data) {
			t.Errorf("the page holds an element %s", n.Data)
		}
		for _, a := range n.Attr {
			address := strings.ToLower(a.Val)
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "src", a.Key == "srcset", a.Key == "srcdoc", a.Key == "action":
				t.Errorf("the page holds an attribute %s", a.Key)
			case a.Key == "href" && !strings.HasPrefix(address, "#") && !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "mailto:"):
				t.Errorf("the page leads to %q", a.Val)
			}
			harmless(t, "an attribute of the page", a.Val)
		}
	}
}

// inertTable holds a table to have no formula.
func inertTable(t *testing.T, table string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		t.Error(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("a cell is a formula: %q", cell)
			}
		}
	}
}

// walk is the keys that lead to every pane, into cards and articles, through search,
// filter, help and palette, and copy what is there.
var walk = []string{
	"", "y", "j", "enter", "n", "i", "y", "Y", "o", "o", "e", "J", "]", "esc", "esc",
	"1", "j", "l", "y", "Y", "enter", "y", "esc", "2", "j", "l", "Y", "3", "t", "j", "l", "Y", "enter", "z", "z", "4", "j", "l", "Y", "enter",
	"5", "j", "j", "l", "Y", "y", "o", "enter", "G", "K", "6", "j", "l", "Y", "7", "j", "l", "enter", "y", "0",
	"/", "l", "u", "enter", "esc", "f", "j", "enter", "esc", "F", "?", "j", "esc", ":", "l", "u", "j", "esc", "S", "l", "u", "esc",
}

// screens walks over a screen and holds everything that it shows to be harmless,
// every line to fit, and everything that it copies to be harmless too.
func screens(t *testing.T, b *model.Briefing, width, height int, walk []string) {
	t.Helper()
	m, err := app.New(b, colorprofile.TrueColor, width, height)
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range walk {
		where := fmt.Sprintf("screen of %d by %d after %q", width, height, walk[:i+1])
		var cmd tea.Cmd
		if name != "" {
			_, cmd = m.Update(press(name))
		}
		if name == "y" || name == "Y" {
			copied(t, where, cmd)
		}
		v := m.View()
		if why := screenActs(v.Content); why != "" {
			t.Fatalf("%s: %s", where, why)
		}
		if n := strings.Count(v.Content, "\n"); n >= height {
			t.Fatalf("%s: %d lines", where, n+1)
		}
		if why := acts(v.WindowTitle); why != "" || strings.Contains(v.WindowTitle, "\n") {
			t.Fatalf("%s: window title %q", where, v.WindowTitle)
		}
	}
}

// copied holds what a command sends to the clipboard to be harmless.
func copied(t *testing.T, where string, cmd tea.Cmd) {
	t.Helper()
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			copied(t, where, c)
		}
	default:
		if s := fmt.Sprint(msg); strings.HasSuffix(fmt.Sprintf("%T", msg), "setClipboardMsg") {
			harmless(t, where+": clipboard", s)
		}
	}
}

func press(name string) tea.KeyPressMsg {
	special := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape}
	if code, ok := special[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// The hostile names of files on a disk, and paths that are not there.
func TestNamesOnDisk(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a\n\x1b]52;c;eA==\x07\u202e.txt", "b\x1b[2J.pdf", "c\u009b2J.css"} {
		if err := os.WriteFile(path.Join(dir, name), []byte(story), 0o644); err != nil {
			t.Skip("no such names here:", err)
		}
	}
	for _, args := range [][]string{
		{dir}, {"check", dir}, {path.Join(dir, "a\n\x1b]52;c;eA==\x07\u202e.txt")}, {path.Join(dir, "gone\x1b[2J\n\u202e")}, {"init", path.Join(dir, "\x1b[2J")},
		{"--fo\x1b[2J\n"}, {"export", "--format", "\x1b[2J"}, {"export", "--to", "\x1b[2J\x00", dir}, {"add", "\x1b[2J\n", "--to", dir}, {"add", "https://127.0.0.1:1/\x1b[2J", "--to", dir},
		{"explain", "\x9b2J\n", dir}, {"config", "\x1b[2J"}, {"init", dir},
	} {
		var stdout, stderr bytes.Buffer
		p := cli.Program{Load: content.LoadTelling, Embedded: fstest.MapFS{}, Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr}
		p.Main(t.Context(), args)
		harmless(t, fmt.Sprintf("%q", args), stdout.String())
		harmless(t, fmt.Sprintf("%q on standard error", args), stderr.String())
		if strings.Contains(stderr.String(), "fault of the program") {
			t.Errorf("%q: %s", args, stderr.String())
		}
	}
}

// FuzzScreen is the whole way of two files' bytes to exports and screens.
func FuzzScreen(f *testing.F) {
	for _, a := range attacks(f) {
		for name, file := range a.files {
			f.Add(path.Ext(name), file.Data, []byte(""))
		}
	}
	f.Add(".txt", []byte(story), []byte("title = \"\\u001b\"\n[[issue]]\nid = \"a\"\nterms = [\"bank\"]"))
	f.Fuzz(func(t *testing.T, ext string, data, settings []byte) {
		if len(data) > 20_000 || len(settings) > 5_000 || strings.Contains(ext, "/") {
			t.Skip()
		}
		b, err := content.Load(context.Background(), fstest.MapFS{"a" + ext: {Data: data}, "b.txt": {Data: []byte(story)}, "dossier.toml": {Data: settings}})
		if err != nil {
			t.Fatal(err)
		}
		if err := model.Check(b); err != nil {
			t.Fatal(err)
		}
		outputs(t, b)
		screens(t, b, 90, 30, walk)
	})
}

// A briefing made elsewhere whose every text wants to act shows and exports
// nothing that does, with the articles and without.
func TestImportedNothingActs(t *testing.T) {
	dossier, err := content.Load(t.Context(), fstest.MapFS{"a.txt": {Data: []byte(story)}, "b.txt": {Data: []byte("Portugal will build the bridge over the Sund.")}})
	if err != nil {
		t.Fatal(err)
	}
	var whole bytes.Buffer
	if err := export.JSON(&whole, dossier, nil, true); err != nil {
		t.Fatal(err)
	}
	for name, poison := range map[string]func(key, s string) string{
		"every text": func(_, s string) string { return s + "\x1b]52;c;eA==\x07\u202e\u009b2J\n&#27;[2J" },
		"all but what must fit": func(key, s string) string {
			if slices.Contains([]string{"text", "source", "id", "kind", "basis", "status", "schema", "value", "start", "precision", "presence", "type", "origin", "title_basis"}, key) {
				return s
			}
			return "\x1b[2J\u2066" + s + "\n\x1b]0;x\x07\u200b"
		},
	} {
		var values any
		if err := json.Unmarshal(whole.Bytes(), &values); err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(poisoned("", values, poison))
		if err != nil {
			t.Fatal(err)
		}
		for _, held := range []*model.Briefing{nil, dossier} {
			b, _, err := content.Import("x\x1b[2J.json", data, held)
			if err != nil {
				harmless(t, name, err.Error())
				continue
			}
			if err := model.Check(b); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			outputs(t, b)
			screens(t, b, 120, 36, walk)
		}
	}
}

func poisoned(key string, v any, f func(key, s string) string) any {
	switch v := v.(type) {
	case string:
		if key == "schema" {
			return v
		}
		return f(key, v)
	case []any:
		for i := range v {
			v[i] = poisoned(key, v[i], f)
		}
	case map[string]any:
		for k := range v {
			v[k] = poisoned(k, v[k], f)
		}
	}
	return v
}
