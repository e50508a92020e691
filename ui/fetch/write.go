package fetch

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"readout/model/cause"
	"readout/ui/escape"
)

const (
	longestName = 64  // bytes of the name of a file, without number and ending
	most        = 999 // pages of one name in one folder
)

// Bytes is the page as it is written to a file: under two comments that say
// where it came from and when, the first in the form that browsers have.
func (p *Page) Bytes() []byte {
	if p.ending != "" {
		return p.html
	}
	body, mark := bytes.CutPrefix(p.html, []byte("\xEF\xBB\xBF"))
	var out bytes.Buffer
	if mark {
		out.WriteString("\xEF\xBB\xBF")
	}
	from := inComment(p.URL)
	fmt.Fprintf(&out, "<!-- saved from url=(%04d)%s -->\n<!-- retrieved %s by readout -->\n", len(from), from, p.At.Format(time.RFC3339))
	out.Write(body)
	return out.Bytes()
}

// inComment is an address that does not end the comment it stands in.
func inComment(address string) string {
	return strings.NewReplacer("--", "-%2D", "<", "%3C", ">", "%3E", `"`, "%22", "'", "%27", "`", "%60", "{", "%7B", "|", "%7C", "}", "%7D", "\\", "%5C", "^", "%5E", " ", "%20").Replace(address)
}

// WriteTo writes the page to a new file in a folder and returns its path. Where
// a file has its name, the page gets a number.
func (p *Page) WriteTo(dir string) (path string, err error) {
	for n := 1; n <= most; n++ {
		name := p.name()
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		path = filepath.Join(dir, name+cmp.Or(p.ending, ".html"))
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("making a file in %s: %w", dir, cause.Of(err))
		}
		_, err = f.Write(p.Bytes())
		if err = errors.Join(err, f.Close()); err != nil {
			_ = os.Remove(path) // half a page is none
			return "", fmt.Errorf("writing %s: %w", path, cause.Of(err))
		}
		return path, nil
	}
	return "", fmt.Errorf("%s holds %d pages of that name", dir, most)
}

// name is the name of a file for the page: the words of its title, else those of
// its address, in letters and digits that every file system takes.
func (p *Page) name() string {
	u, err := url.Parse(p.URL)
	if err != nil {
		return "page"
	}
	last := u.Path[strings.LastIndexByte(strings.TrimRight(u.Path, "/"), '/')+1:]
	last = strings.TrimSuffix(strings.TrimRight(last, "/"), filepath.Ext(last))
	for _, words := range []string{p.Title, last, u.Hostname()} {
		if name := slug(words); name != "" {
			return name
		}
	}
	return "page"
}

// slug is the words of a text in lower case, parted by hyphens.
func slug(text string) string {
	words := strings.FieldsFunc(strings.ToLower(strings.ToValidUTF8(text, " ")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	out := ""
	for _, w := range words {
		if len(out)+1+len(w) > longestName {
			break
		}
		out = strings.TrimPrefix(out+"-"+w, "-")
	}
	if out == "" && len(words) > 0 { // one very long word
		out = words[0][:longestName]
		for !utf8.ValidString(out) {
			out = out[:len(out)-1]
		}
	}
	if reserved(out) {
		out += "-page"
	}
	return out
}

// reserved reports whether Windows keeps a name for a device.
func reserved(name string) bool {
	if slices.Contains([]string{"con", "prn", "aux", "nul"}, name) {
		return true
	}
	return len(name) == 4 && (name[:3] == "com" || name[:3] == "lpt") && name[3] >= '0' && name[3] <= '9'
}

// title is the title of a page on one line, "" where it has none.
func title(page []byte) string {
	z := html.NewTokenizer(bytes.NewReader(page))
	z.SetMaxBuf(1 << 20)
	in := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken:
			tag, _ := z.TagName()
			in = string(tag) == "title"
			if string(tag) == "body" {
				return ""
			}
		case html.TextToken:
			if in {
				return strings.Join(strings.Fields(escape.Line(string(z.Text()))), " ")
			}
		}
	}
}
