package html

import (
	"net/url"
	"strings"
	"time"

	"readout/content/format/masthead"
)

// saved is what the comments over a page say that browsers and readout itself
// write into what they save: where it came from, and when it was fetched.
type saved struct {
	from string // http or https
	at   string // RFC 3339, UTC; "" where a browser saved it
	own  string // from, where readout fetched it
}

// comment reads one comment of a page; over is whether it stands over all of it.
func (s *saved) comment(text string, over bool) {
	if _, from, ok := strings.Cut(text, "saved from url="); ok && s.from == "" {
		if _, after, ok := strings.Cut(from, ")"); ok {
			from = after
		}
		s.from = masthead.Web(strings.TrimSpace(from))
		if over {
			s.own = s.from
		}
	}
	if at, ok := strings.CutPrefix(strings.TrimSpace(text), "retrieved "); ok && over && s.at == "" {
		at, _, _ = strings.Cut(at, " ")
		if t, err := time.Parse(time.RFC3339, at); err == nil {
			s.at = t.UTC().Format(time.RFC3339)
		}
	}
}

// address is the address of an article that a page states, but where readout has
// fetched the page from another host, that which it was fetched from.
func (s *saved) address(stated string) string {
	if s.at == "" || s.own == "" {
		return stated
	}
	a, errA := url.Parse(stated)
	b, errB := url.Parse(s.own)
	if errA != nil || errB != nil || !strings.EqualFold(a.Hostname(), b.Hostname()) {
		return s.own
	}
	return stated
}
