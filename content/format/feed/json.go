package feed

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"strings"

	"readout/content/format/charset"
	"readout/content/format/clean"
)

// version is the field that says that JSON is a feed; it may stand behind the entries.
var version = regexp.MustCompile(`"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/`)

// sniffJSON reports whether data is a JSON feed, which states its version.
func sniffJSON(data []byte) bool {
	return bytes.HasPrefix(begins(data), []byte("{")) && version.Match(data)
}

type person struct {
	Name string `json:"name"`
}

type jsonItem struct {
	Title     string   `json:"title"`
	URL       string   `json:"url"`
	External  string   `json:"external_url"`
	HTML      string   `json:"content_html"`
	Text      string   `json:"content_text"`
	Summary   string   `json:"summary"`
	Published string   `json:"date_published"`
	Modified  string   `json:"date_modified"`
	Language  string   `json:"language"`
	Author    person   `json:"author"`
	Authors   []person `json:"authors"`
}

func readJSON(data []byte) ([]entry, error) {
	text, err := charset.Decode(data, "utf-8")
	if err != nil {
		return nil, err
	}
	var feed struct {
		Title    string            `json:"title"`
		Language string            `json:"language"`
		Author   person            `json:"author"`
		Authors  []person          `json:"authors"`
		Items    []json.RawMessage `json:"items"`
	}
	if err := json.Unmarshal([]byte(text), &feed); err != nil {
		return nil, errors.New("it is broken JSON")
	}
	var out []entry
	for _, raw := range feed.Items[:min(len(feed.Items), most+1)] {
		var item jsonItem
		if err := json.Unmarshal(raw, &item); err != nil {
			item = jsonItem{} // told as one that holds no text
		}
		e := entry{
			title: item.Title, outlet: inline(feed.Title), url: or(item.URL, item.External),
			published: or(item.Published, item.Modified), language: or(item.Language, feed.Language),
			html: item.HTML, text: item.Text,
			byline: or(names(item.Authors, item.Author), names(feed.Authors, feed.Author)),
		}
		if strings.TrimSpace(e.html) == "" && strings.TrimSpace(e.text) == "" {
			e.text = item.Summary
		}
		out = append(out, e)
	}
	return out, nil
}

func names(list []person, one person) string {
	var out []string
	for _, p := range append(list, one) {
		if s := clean.Line(p.Name); s != "" && len(out) < 8 {
			out = append(out, s)
		}
	}
	return strings.Join(out, ", ")
}
