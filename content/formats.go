package content

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"readout/content/annot"
	"readout/content/format"
	"readout/content/format/clean"
	"readout/content/format/docx"
	"readout/content/format/feed"
	"readout/content/format/html"
	"readout/content/format/mail"
	"readout/content/format/markdown"
	"readout/content/format/mhtml"
	"readout/content/format/plain"
)

// formats is the list of formats, in the order in which they are asked whether a
// file whose name does not tell is theirs; the last one takes what is left.
func formats() []format.Format {
	return []format.Format{
		html.Format(),
		mhtml.Format(html.Read),
		mail.Format(plain.Read, html.Read),
		mail.Mailbox(plain.Read, html.Read),
		feed.Format(html.Read),
		feed.JSON(html.Read),
		docx.Format(),
		markdown.Format(),
		plain.Format(),
	}
}

// foreign are the extensions of files that are text and no articles, unless a format
// knows them by their bytes: a feed ends in .xml, too.
var foreign = []string{
	".css", ".js", ".mjs", ".json", ".jsonl", ".xml", ".svg", ".csv", ".tsv", ".yaml", ".yml", ".toml",
	".log", ".ini", ".conf", ".sh", ".bat", ".py", ".go", ".c", ".h", ".java", ".rs", ".sql", ".lock", ".url", ".rtf",
}

// choose finds the format of a file by its name and, where that does not tell, by
// its bytes. A page of HTML that was saved under the name of plain text is HTML.
func choose(name string, data []byte) (format.Format, error) {
	list := formats()
	ext := strings.ToLower(path.Ext(name))
	last := list[len(list)-1]
	i := slices.IndexFunc(list, func(f format.Format) bool { return slices.Contains(f.Extensions, ext) })
	known := clean.Known(data)
	if i >= 0 && i < len(list)-1 && (known == "" || list[i].Sniff(data)) {
		return list[i], nil
	}
	for _, f := range list[:len(list)-1] {
		if f.Sniff(data) {
			return f, nil
		}
	}
	switch {
	case known != "":
		return format.Format{}, fmt.Errorf("it is %s, not an article%s", known, wayOut(known))
	case slices.Contains(foreign, ext):
		return format.Format{}, fmt.Errorf("files that end in %s are no articles", ext)
	}
	return last, nil
}

// wayOut is what helps with a kind of file that holds articles and is not read.
func wayOut(kind string) string {
	switch kind {
	case "a PDF":
		return "; make text of it: pdftotext FILE"
	case "an RTF document", "an office document", "a ZIP archive or an office document":
		return "; save it as .docx, .html or .txt"
	}
	return ""
}

func sortByID(docs []*annot.Document) {
	slices.SortFunc(docs, func(a, b *annot.Document) int { return cmp.Compare(a.Source.ID, b.Source.ID) })
	for i, d := range docs {
		d.Source.Number = i + 1
	}
}
