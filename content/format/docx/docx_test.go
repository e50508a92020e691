package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/content/format"
	"readout/content/format/clean"
)

// pack makes an archive of files: name, content, and so on.
func pack(t testing.TB, files ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	space = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	text  = `<?xml version="1.0" encoding="UTF-8"?><w:document ` + space + `><w:body>
<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>The quay stays open</w:t></w:r></w:p>
<w:p><w:r><w:t>By Ana Lund</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The harbour board voted on </w:t></w:r><w:r><w:t>Tuesday to keep it open &amp; to mend it.</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr><w:r><w:t>What it costs</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>Piles: 2.4 million</w:t></w:r></w:p>
<w:p><w:del><w:r><w:delText>This was taken out.</w:delText></w:r></w:del><w:ins><w:r><w:t>The county has not answered.</w:t></w:r></w:ins></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Town</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Votes</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Sill</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>`
	names = `<w:styles ` + space + `><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style></w:styles>`
	core  = `<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Draft 3</dc:title><dc:creator>A. L.</dc:creator><dcterms:created>2024-03-05T07:00:00Z</dcterms:created></cp:coreProperties>`
)

func document(t testing.TB) []byte {
	return pack(t, "[Content_Types].xml", "<Types/>", "word/document.xml", text, "word/styles.xml", names, "docProps/core.xml", core)
}

func show(a *format.Article) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s | %s | %s\n", a.Title, a.Byline, a.Published)
	for _, b := range a.Blocks {
		fmt.Fprintf(&out, "%s%d %s\n", b.Kind, b.Level, b.Text)
	}
	return out.String()
}

func TestRead(t *testing.T) {
	data := document(t)
	if !Sniff(data) || Sniff([]byte("PK\x03\x04 word/")) || Sniff(pack(t, "a.txt", "x")) {
		t.Error("not told by its bytes")
	}
	a, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	want := `The quay stays open | A. L. | 2024-03-05
paragraph0 The harbour board voted on Tuesday to keep it open & to mend it.
heading2 What it costs
item1 Piles: 2.4 million
paragraph0 The county has not answered.
table0 Town	Votes
Sill	12
`
	if got := show(a); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestReadNone(t *testing.T) {
	bomb := `<w:document ` + space + `><w:body><w:p><w:r><w:t>` + strings.Repeat("a ", mostText/2+8) + `</w:t></w:r></w:p></w:body></w:document>`
	for name, in := range map[string][]byte{
		"torn":    document(t)[:300],
		"no text": pack(t, "word/document.xml", `<w:document `+space+`/>`),
		"other":   pack(t, "xl/workbook.xml", "<x/>"),
		"bomb":    pack(t, "word/document.xml", bomb),
		"deep":    pack(t, "word/document.xml", strings.Repeat("<w:p>", 5000)),
		"empty":   nil,
	} {
		if a, err := Read(in); err == nil {
			t.Errorf("%s: read as %.80s", name, show(a))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(text, names, core)
	f.Add(`<w:document><w:p><w:r><w:t>&#27;]52;c;x`, "<style><name val='heading 9'>", "<title>\u202e</title>")
	f.Add(`<tbl><tr><tc><tbl></tc></tr></tbl></tbl><p><t>a`, "", "")
	f.Fuzz(func(t *testing.T, document, styles, core string) {
		a, err := Read(pack(t, "word/document.xml", document, "word/styles.xml", styles, "docProps/core.xml", core))
		if err != nil {
			return
		}
		s := a.Source("x")
		if text := strings.ReplaceAll(s.Text, "\t", " "); !utf8.ValidString(text) || clean.Text(text) != text || text == "" {
			t.Fatalf("%q is not clean", text)
		}
		for _, v := range []string{s.Title, s.Byline, s.Language, s.Published.Value} {
			if clean.Line(v) != v {
				t.Fatalf("field %q is not clean", v)
			}
		}
	})
}
