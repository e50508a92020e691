package drift

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSpan(t *testing.T) {
	const old = "The ferry sails at noon. The captain agreed. Nobody asked why."
	for _, c := range []struct{ name, new, words, want string }{
		{"nothing changed", old, "The captain agreed.", "The captain agreed."},
		{"something put before it", "Harbour. " + old, "The captain agreed.", "The captain agreed."},
		{"something put after it", old + " It rained.", "The captain agreed.", "The captain agreed."},
		{"moved to the end", "The ferry sails at noon. Nobody asked why. The captain agreed.", "The captain agreed.", "The captain agreed."},
		{"its words changed", "The ferry sails at noon. The captain refused. Nobody asked why.", "The captain agreed.", ""},
		{"gone", "The ferry sails at noon.", "The captain agreed.", ""},
		{"all gone", "", "The captain agreed.", ""},
	} {
		at := strings.Index(old, c.words)
		from, to, ok := Of(old, c.new).Span(at, at+len(c.words))
		got := ""
		if ok {
			got = c.new[from:to]
		}
		if got != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
	if _, _, ok := Of(old, old).Span(5, len(old)+1); ok {
		t.Error("a span beyond the text is nowhere")
	}
}

func TestOffset(t *testing.T) {
	const old = "One day.\n\nThe mill stood still for a week.\n\nThe end."
	at := strings.Index(old, "The mill")
	for _, c := range []struct{ new, want string }{
		{old, "The mill stood"},
		{"Zero.\n\n" + old, "The mill stood"},
		{"One day.\n\nIt rained.\n\nThe mill stood still for two weeks.\n\nThe end.", "The mill stood"},
		{"One day.\n\nThe end.", "The end"},
	} {
		if got := c.new[Of(old, c.new).Offset(at):]; !strings.HasPrefix(got, c.want) {
			t.Errorf("in %q at %q", c.new, got)
		}
	}
}

// FuzzDrift holds that every place lies in the new text and within no letter.
func FuzzDrift(f *testing.F) {
	f.Add("añb", "aéb", 2, 3)
	f.Add("aa aa aa", "aa aa", 3, 5)
	f.Fuzz(func(t *testing.T, old, new string, start, end int) {
		if !utf8.ValidString(old) || !utf8.ValidString(new) {
			t.Skip()
		}
		d := Of(old, new)
		if at := d.Offset(start); at < 0 || at > len(new) || at < len(new) && !utf8.RuneStart(new[at]) {
			t.Errorf("byte %d of %q became %d of %q", start, old, at, new)
		}
		if from, to, ok := d.Span(start, end); ok && (from < 0 || to > len(new) || new[from:to] != old[start:end]) {
			t.Errorf("%d to %d became %d to %d", start, end, from, to)
		}
	})
}
