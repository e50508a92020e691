// Package fetch saves pages of the web, for reading without a network. It is the
// one part of the program that opens a connection, and only the command add asks
// it to; a test at the root of the module holds that.
//
// A page is kept as it came, in UTF-8, under two comments that say where it came
// from and when. It is fetched within limits of time, size and redirections, from
// http and https alone, and written to a new file: nothing is ever overwritten.
package fetch

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html/charset"
)

// The limits of one page.
const (
	MaxBytes     = 16 << 20 // of the page, unpacked
	MaxRedirects = 10
	Patience     = 30 * time.Second // from the first connection to the last byte
)

// A Saver fetches pages.
type Saver struct {
	Now      func() time.Time
	Patience time.Duration // 0 is Patience
	MaxBytes int64         // 0 is MaxBytes
	Agent    string        // what the program calls itself to servers
}

// A Page is one page as it came.
type Page struct {
	URL    string // where it came from, after redirections; no name or password
	Title  string // "" where it has none
	At     time.Time
	html   []byte // UTF-8
	ending string // of the name of its file; "" for a page
}

// An Error is why a page could not be had, and what helps.
type Error struct {
	What string // "the server answers 404 Not Found"
	Hint string // "" when nothing is known to help
}

func (e *Error) Error() string { return e.What }

// Get fetches the page at an address. Its error is an *Error.
func (s Saver) Get(ctx context.Context, address string) (*Page, error) {
	u, err := parse(address)
	if err != nil {
		return nil, err
	}
	patience := s.Patience
	if patience == 0 {
		patience = Patience
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, &Error{"it is no address of the web", "an address begins with https:// or http://"}
	}
	req.Header.Set("Accept", "text/html, application/xhtml+xml;q=0.9, */*;q=0.1")
	req.Header.Set("Accept-Language", "en")
	req.Header.Set("User-Agent", s.Agent)
	client := &http.Client{Transport: transport(), CheckRedirect: redirect}
	resp, err := client.Do(req)
	if err != nil {
		return nil, s.explain(err, patience)
	}
	defer resp.Body.Close()
	if err := answered(resp); err != nil {
		return nil, err
	}
	limit := s.MaxBytes
	if limit == 0 {
		limit = MaxBytes
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, limit+1))
	if err != nil {
		return nil, s.explain(err, patience)
	}
	if int64(len(body)) > limit {
		return nil, &Error{fmt.Sprintf("it is longer than %d MB", max(limit>>20, 1)), "save it with a browser"}
	}
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, &Error{"the page is empty", ""}
	}
	from := *resp.Request.URL
	from.User = nil
	if kindOf(resp) == "application/json" && !feedVersion.Match(body) {
		return nil, &Error{"it is JSON and no feed", "look for the page that a browser shows"}
	}
	ending := endings[kindOf(resp)]
	if ending != ".html" && ending != ".txt" { // it states its encoding itself
		return &Page{URL: from.String(), At: s.Now().UTC(), html: body, ending: ending}, nil
	}
	text, err := toUTF8(body, resp.Header.Get("Content-Type"))
	if err != nil {
		return nil, &Error{"it is in a character set that is not known", "save it with a browser"}
	}
	if ending == ".txt" {
		return &Page{URL: from.String(), At: s.Now().UTC(), html: text, ending: ending}, nil
	}
	return &Page{URL: from.String(), Title: title(text), At: s.Now().UTC(), html: text}, nil
}

// parse reads an address; one without a scheme is taken for https.
func parse(address string) (*url.URL, error) {
	wrong := &Error{"it is no address of the web", "an address begins with https:// or http://"}
	if !strings.Contains(address, "://") && strings.Contains(address, ".") && !strings.Contains(address, ":") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || !web(u) {
		return nil, wrong
	}
	u.Fragment = ""
	return u, nil
}

func web(u *url.URL) bool { return u.Scheme == "https" || u.Scheme == "http" }

// transport opens a connection of its own for each page and packs nothing away.
func transport() *http.Transport {
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            (&net.Dialer{Timeout: 10 * time.Second}).DialContext,
		TLSHandshakeTimeout:    10 * time.Second,
		MaxResponseHeaderBytes: 256 << 10,
		DisableKeepAlives:      true,
		ForceAttemptHTTP2:      true,
	}
}

func redirect(req *http.Request, via []*http.Request) error {
	switch {
	case len(via) > MaxRedirects:
		return &Error{fmt.Sprintf("it leads on more than %d times", MaxRedirects), "open it in a browser and save it there"}
	case !web(req.URL):
		return &Error{"it leads on to an address that is not of the web", ""}
	}
	return nil
}

// answered judges the answer of a server before its page is read.
func answered(resp *http.Response) error {
	switch code := resp.StatusCode; {
	case code == http.StatusUnauthorized, code == http.StatusPaymentRequired, code == http.StatusForbidden:
		return &Error{status(code), "it asks who you are or to pay; open it in a browser and save it there"}
	case code == http.StatusTooManyRequests, code >= 500:
		return &Error{status(code), "try again later"}
	case code != http.StatusOK:
		return &Error{status(code), "look whether the address is whole"}
	}
	kind, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	switch {
	case resp.Header.Get("Content-Type") == "":
		return &Error{"the server does not say what it is", "save it with a browser"}
	case err != nil && kind == "":
		kind = "of no known kind"
	case endings[kind] != "":
		return nil
	case kind == "application/pdf":
		return &Error{"it is a PDF, not a page", "save it with a browser and make text of it: pdftotext FILE"}
	}
	return &Error{fmt.Sprintf("it is %s, not a page", kind), "save it with a browser"}
}

// endings are the names' endings of what is saved, by the kind that the server states.
var endings = map[string]string{
	"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md",
	"application/rss+xml": ".rss", "application/atom+xml": ".atom", "application/feed+json": ".json", "application/json": ".json", "text/xml": ".xml", "application/xml": ".xml",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx", "message/rfc822": ".eml",
}

// feedVersion is the field by which a JSON feed is known.
var feedVersion = regexp.MustCompile(`"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/`)

// kindOf is the kind of what a server sends, as it states it.
func kindOf(resp *http.Response) string {
	kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	return kind
}

func status(code int) string {
	return strings.TrimSpace(fmt.Sprintf("the server answers %d %s", code, http.StatusText(code)))
}

// explain says in words why a connection failed.
func (s Saver) explain(err error, patience time.Duration) error {
	var own *Error
	var name *net.DNSError
	var op *net.OpError
	var cert *tls.CertificateVerificationError
	switch {
	case errors.As(err, &own):
		return own
	case errors.Is(err, context.DeadlineExceeded):
		return &Error{fmt.Sprintf("it took longer than %s", patience), "try again later"}
	case errors.Is(err, context.Canceled):
		return &Error{"it was broken off", ""}
	case errors.As(err, &name):
		return &Error{fmt.Sprintf("there is no host %q to be found", name.Name), "look whether the address is right and there is a network"}
	case errors.As(err, &cert):
		return &Error{"the server does not prove that it is who it says", "open it in a browser, which tells more"}
	case errors.As(err, &op) && op.Op == "dial":
		return &Error{"no connection: " + innermost(op), "look whether there is a network, and try again"}
	}
	return &Error{"the connection broke: " + innermost(err), "try again"}
}

// innermost is the reason at the bottom of an error.
func innermost(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err.Error()
		}
		err = inner
	}
}

// toUTF8 makes UTF-8 of a page in the character set that its server or the page
// itself declares, with a byte order mark where it was another one: that mark
// holds over what the page goes on to say of itself.
func toUTF8(body []byte, contentType string) ([]byte, error) {
	enc, name, _ := charset.DetermineEncoding(body, contentType)
	if name == "utf-8" {
		return body, nil
	}
	text, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return nil, err
	}
	return append([]byte("\xEF\xBB\xBF"), text...), nil
}
