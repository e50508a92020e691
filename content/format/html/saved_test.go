package html

import "testing"

// Where a page was saved from and when is read back from the comments over it.
func TestSaved(t *testing.T) {
	const page = `<!DOCTYPE html><html><head>%LINK%<title>Ferry line closes</title></head><body><article><h1>Ferry line closes</h1>
<p>The ferry line closed on Monday, the owner said, and nobody knows when it opens again.</p></article></body></html>`
	const ours = "<!-- saved from url=(0029)https://herald.example/f?id=1 -->\n<!-- retrieved 2026-03-05T10:00:00Z by readout -->\n"
	for _, c := range []struct{ name, in, url, at string }{
		{"by a browser", "<!DOCTYPE html>\n<!-- saved from url=(0029)https://herald.example/f?id=1 -->\n<html><body><article><p>The ferry line closed on Monday, the owner said.</p></article>", "https://herald.example/f?id=1", ""},
		{"by readout", ours + page, "https://herald.example/f?id=1", "2026-03-05T10:00:00Z"},
		{"what the page says of the same host", ours + `<link rel="canonical" href="https://herald.example/ferry">` + page, "https://herald.example/ferry", "2026-03-05T10:00:00Z"},
		{"what it says of another", ours + `<link rel="canonical" href="https://other.example/ferry">` + page, "https://herald.example/f?id=1", "2026-03-05T10:00:00Z"},
		{"a script for an address", "<!-- saved from url=(0019)javascript:alert(1) -->" + page, "", ""},
		{"no time", "<!-- retrieved yesterday by readout -->" + page, "", ""},
		{"in the text of a page", page + "<p>x<!-- retrieved 2026-03-05T10:00:00Z by readout --></p>", "", ""},
	} {
		a, err := Read([]byte(c.in))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if a.URL != c.url || a.Retrieved != c.at {
			t.Errorf("%s: %q at %q, want %q at %q", c.name, a.URL, a.Retrieved, c.url, c.at)
		}
	}
}
