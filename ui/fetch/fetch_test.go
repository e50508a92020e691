package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

const story = "<!doctype html><html><head><title>Ferry line: closed &amp; sold</title></head><body><p>The ferry line closed.</p></body></html>"

func saver() Saver {
	return Saver{Now: func() time.Time { return time.Date(2030, 5, 17, 10, 0, 0, 0, time.FixedZone("", 7200)) }, Agent: "readout/test", Patience: 5 * time.Second, MaxBytes: 1 << 20}
}

// server answers every kind of page that there is.
func server(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	page := func(path, kind, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = nil
			if kind != "" {
				w.Header().Set("Content-Type", kind)
			}
			_, _ = w.Write([]byte(body))
		})
	}
	page("/story", "text/html; charset=utf-8", story)
	page("/agent", "text/html", "")
	page("/latin", "text/html; charset=iso-8859-1", "<title>Caf\xe9</title><p>Caf\xe9")
	page("/declared", "text/html", "<meta charset=windows-1252><title>It\x92s</title>")
	page("/paper", "application/pdf", "%PDF-1.7")
	page("/escape", "text/\x1b[2Jhtml", story)
	page("/unsaid", "", story)
	page("/data", "application/json", `{"version": 1}`)
	page("/feed", "application/json", `{"title": "Quay", "version": "https:\/\/jsonfeed.org\/version\/1.1", "items": []}`)
	page("/empty", "text/html", " \n")
	page("/long", "text/html", strings.Repeat("x", 1<<20+1))
	mux.HandleFunc("/packed", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 64 {
			_, _ = z.Write(make([]byte, 1<<20))
		}
		z.Close()
	})
	mux.HandleFunc("/short", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Length", "1000")
		_, _ = w.Write([]byte(story))
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<p>"))
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	mux.HandleFunc("/round", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) })
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/story?from=moved", http.StatusMovedPermanently)
	})
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/hosts")
		w.WriteHeader(http.StatusFound)
	})
	for code := 400; code < 600; code++ {
		mux.HandleFunc(fmt.Sprintf("/%d", code), func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) })
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestGet(t *testing.T) {
	s := server(t)
	for _, c := range []struct{ path, url, title string }{
		{"/story", "/story", "Ferry line: closed & sold"},
		{"/story#end", "/story", "Ferry line: closed & sold"},
		{"/moved", "/story?from=moved", "Ferry line: closed & sold"},
		{"/latin", "/latin", "Café"},
		{"/declared", "/declared", "It’s"},
	} {
		p, err := saver().Get(context.Background(), s.URL+c.path)
		if err != nil {
			t.Errorf("%s: %v", c.path, err)
			continue
		}
		if p.URL != s.URL+c.url || p.Title != c.title || p.At.Format(time.RFC3339) != "2030-05-17T08:00:00Z" {
			t.Errorf("%s: %s %q %s", c.path, p.URL, p.Title, p.At)
		}
		if b := p.Bytes(); !utf8.Valid(b) || !bytes.Contains(b, []byte("saved from url=")) || !bytes.Contains(b, []byte("<!-- retrieved 2030-05-17T08:00:00Z by readout -->")) {
			t.Errorf("%s: %q", c.path, b)
		}
	}
	feed, err := saver().Get(context.Background(), s.URL+"/feed")
	if err != nil || feed.ending != ".json" || !bytes.HasPrefix(feed.Bytes(), []byte("{")) {
		t.Errorf("a JSON feed: %v", err)
	}
	p, err := saver().Get(context.Background(), strings.Replace(s.URL, "//", "//ada:secret@", 1)+"/story")
	if err != nil || strings.Contains(string(p.Bytes()), "secret") {
		t.Errorf("a password is kept: %v", err)
	}
}

// Each failure says in words what it was, and nothing of it acts on a terminal.
func TestGetFails(t *testing.T) {
	s := server(t)
	closed := httptest.NewServer(nil)
	closed.Close()
	secure := httptest.NewTLSServer(nil)
	secure.Config.ErrorLog = nil
	defer secure.Close()
	for address, want := range map[string]string{
		"":                         "no address of the web",
		"story":                    "no address of the web",
		"file:///etc/hosts":        "no address of the web",
		"ftp://example.org/x":      "no address of the web",
		"javascript:alert(1)":      "no address of the web",
		"http://":                  "no address of the web",
		"http://a\x1b[2J.example/": "no address of the web",
		s.URL + "/404":             "the server answers 404 Not Found",
		s.URL + "/403":             "the server answers 403 Forbidden",
		s.URL + "/599":             "the server answers 599",
		s.URL + "/503":             "the server answers 503 Service Unavailable",
		s.URL + "/paper":           "it is a PDF, not a page",
		s.URL + "/data":            "it is JSON and no feed",
		s.URL + "/unsaid":          "does not say what it is",
		s.URL + "/empty":           "the page is empty",
		s.URL + "/long":            "longer than 1 MB",
		s.URL + "/packed":          "longer than 1 MB",
		s.URL + "/short":           "the connection broke",
		s.URL + "/round":           "leads on more than 10 times",
		s.URL + "/file":            "not of the web",
		closed.URL:                 "no connection: ",
		secure.URL:                 "does not prove that it is who it says",
	} {
		_, err := saver().Get(context.Background(), address)
		var own *Error
		if !errors.As(err, &own) || !strings.Contains(own.What, want) || strings.ContainsAny(own.What+own.Hint, "\x1b\n") {
			t.Errorf("%q: %v, want %q", address, err, want)
		}
	}
	if _, err := saver().Get(context.Background(), s.URL+"/escape"); err == nil {
		t.Error("a kind with an escape is a page")
	}
	hasty := saver()
	hasty.Patience = 50 * time.Millisecond
	if _, err := hasty.Get(context.Background(), s.URL+"/slow"); err == nil || !strings.Contains(err.Error(), "took longer than 50ms") {
		t.Errorf("slow: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := saver().Get(ctx, s.URL+"/story"); err == nil || err.Error() != "it was broken off" {
		t.Errorf("cancelled: %v", err)
	}
}

// A connection that is accepted and never answered ends.
func TestGetSilence(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skip(err)
	}
	defer l.Close()
	hasty := saver()
	hasty.Patience = 50 * time.Millisecond
	if _, err := hasty.Get(context.Background(), "http://"+l.Addr().String()); err == nil || !strings.Contains(err.Error(), "took longer") {
		t.Errorf("%v", err)
	}
}

func TestName(t *testing.T) {
	for _, c := range []struct{ title, url, want string }{
		{"Ferry line: closed & sold", "https://a.example/1", "ferry-line-closed-sold"},
		{"../../etc/passwd", "https://a.example/1", "etc-passwd"},
		{"a\x00b\n\x1b]0;c\x07d\u202e/e\\f", "https://a.example/1", "a-b-0-c-d-e-f"},
		{"東京の橋", "https://a.example/1", "東京の橋"},
		{"", "https://a.example/news/the-ferry.html", "the-ferry"},
		{"…", "https://a.example/news/the-ferry/", "the-ferry"},
		{"", "https://a.example/", "a-example"},
		{"CON", "https://a.example/", "con-page"},
		{"Com1", "https://a.example/", "com1-page"},
		{strings.Repeat("word ", 50), "https://a.example/", strings.TrimSuffix(strings.Repeat("word-", 13), "-")},
		{strings.Repeat("長", 50), "https://a.example/", strings.Repeat("長", 21)},
		{"", "https://[::1]/", "1"},
	} {
		p := Page{Title: c.title, URL: c.url}
		if got := p.name(); got != c.want {
			t.Errorf("%q, %s: %q, want %q", c.title, c.url, got, c.want)
		}
	}
}

func TestWriteTo(t *testing.T) {
	dir := t.TempDir()
	p := Page{URL: "https://a.example/x?a=1--><script>", Title: "Ferry", html: []byte("\xEF\xBB\xBF<p>x</p>")}
	for _, want := range []string{"ferry.html", "ferry-2.html", "ferry-3.html"} {
		path, err := p.WriteTo(dir)
		if err != nil || filepath.Base(path) != want {
			t.Fatalf("%s, %v, want %s", path, err, want)
		}
		data, err := os.ReadFile(path)
		if err != nil || !bytes.HasPrefix(data, []byte("\xEF\xBB\xBF<!-- saved from url=(")) || bytes.Count(data, []byte("-->")) != 2 || bytes.Contains(data, []byte("<script>")) {
			t.Errorf("%q, %v", data, err)
		}
	}
	if _, err := p.WriteTo(filepath.Join(dir, "nowhere")); err == nil || strings.Count(err.Error(), "nowhere") != 1 {
		t.Errorf("no folder: %v", err)
	}
}

// FuzzPage holds that whatever a server calls a page, it lands in its folder,
// under comments that nothing in its address ends.
func FuzzPage(f *testing.F) {
	f.Add("Ferry", "https://a.example/x")
	f.Add("../x\x00", "https://a.example/?--><b>")
	f.Add("\xff\u202e", "http://[::1]/a/../b.html")
	f.Fuzz(func(t *testing.T, title, address string) {
		u, err := parse(address)
		if err != nil {
			t.Skip()
		}
		p := Page{URL: u.String(), Title: title, html: []byte("<p>")}
		name := p.name()
		if name == "" || len(name) > longestName+len("-page") || filepath.Base(name) != name || !utf8.ValidString(name) || strings.ContainsAny(name, ". /\\:\x00\n\x1b") {
			t.Fatalf("name %q", name)
		}
		if b := p.Bytes(); bytes.Count(b, []byte("-->")) != 2 || bytes.Count(b, []byte("<")) != 3 {
			t.Fatalf("%q", b)
		}
	})
}

// What readout reads besides pages is saved as it came, under an ending that says what it is.
func TestOtherKinds(t *testing.T) {
	for kind, want := range map[string]string{"application/rss+xml": ".rss", "text/plain; charset=utf-8": ".txt", "application/feed+json": ".json"} {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			_, _ = io.WriteString(w, "The pier was sold.")
		}))
		page, err := Saver{Now: time.Now}.Get(t.Context(), s.URL+"/news")
		s.Close()
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		path, err := page.WriteTo(t.TempDir())
		if err != nil || filepath.Ext(path) != want || string(page.Bytes()) != "The pier was sold." {
			t.Errorf("%s: %s, %v, %q", kind, path, err, page.Bytes())
		}
	}
}
