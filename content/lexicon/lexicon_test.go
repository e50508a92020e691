package lexicon_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/content/annot"
	"readout/content/lexicon"
	"readout/content/sentence"
)

// parsed is the lexicon of a text, or the test ends.
func parsed(t *testing.T, text string) *lexicon.Lexicon {
	t.Helper()
	l := &lexicon.Lexicon{}
	if err := l.Parse("words.txt", text); err != nil {
		t.Fatal(err)
	}
	return l
}

// TestErrors holds that what is wrong with a file is told with file, line and
// the likely intent.
func TestErrors(t *testing.T) {
	for _, c := range []struct {
		text string
		line int
		want string // part of the message
	}{
		{"sign~", 1, `begin with "== name: rule"`},
		{"== pledge", 1, `"== name: rule" or "== name: list"`},
		{"== pledge: rules", 1, `"== name: rule" or "== name: list"`},
		{"== : list", 1, `"== name: rule" or "== name: list"`},
		{"# a\n\n== a: list\nx\n== a: rule", 5, "a list in one place"},
		{"== a: rule\nsign~ | status=agreed", 2, `a rule without an example`},
		{"== a: rule\nsign~ | + They signed.", 2, "one [ and one ]"},
		{"== a: rule\nsign~ | + They [signed] and [left].", 2, "one [ and one ]"},
		{"== a: rule\nsign~ | They [signed].", 2, `"key=value", "+ example" or "- counter-example"`},
		{"== a: rule\n | + They [signed].", 2, "without a pattern"},
		// found when the patterns are compiled
		{"== a: rule\n(sign/agree | + They [sign].", 2, "a ( that is never closed"},
		{"== a: rule\nsign/agree | + They [sign].", 2, "a / without its ("},
		{"== a: rule\nsign) | + They [sign].", 2, "a ) without its ("},
		{"== a: rule\n(sign/) it | + They [sign it].", 2, "(a/b)?"},
		{"== a: rule\n{ sign | + They [sign].", 2, "a { without its }"},
		{"== a: rule\nsign } | + They [sign].", 2, "a } without its {"},
		{"== a: rule\nsign ..0 it | + They [sign it].", 2, "..1 to ..12"},
		{"== a: rule\nsign ..x it | + They [sign it].", 2, "..1 to ..12"},
		{"== a: rule\n(sign)~ | + They [sign].", 2, "sign~"},
		{"== a: rule\nsign <> | + They [sign it].", 2, "<any>"},
		{"== months: list\nmay\n== a: rule\n@month | + In [may].", 4, `did you mean "months"?`},
		{"== verb: list\nmay\n== a: rule\n@noun | + In [may].", 4, `the classes are a, verb`},
		{"== b: list\nx @c\n== c: list\n@b\n== a: rule\n@b | + A [b].", 6, `"b" holds itself`},
	} {
		l := &lexicon.Lexicon{}
		err := l.Parse("words.txt", c.text)
		if err == nil {
			err = l.Check("a")
		}
		var e *lexicon.Error
		if !errors.As(err, &e) {
			t.Errorf("%q: error %v, want a *lexicon.Error", c.text, err)
			continue
		}
		if e.File != "words.txt" || e.Line != c.line || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q:\n got %v\nwant line %d, %q", c.text, err, c.line, c.want)
		}
	}
	if m, err := parsed(t, "== a: list\nx y)").Matcher("a"); err != nil {
		t.Error(err)
	} else if toks := sentence.Tokenize("x y)"); len(m.Find(toks, 0, len(toks), nil)) > 0 {
		t.Error("a pattern that is wrong behind its beginning matches")
	}
	if _, err := parsed(t, "== a: list\nx").Matcher("b"); err == nil {
		t.Error("a matcher of a class that is not there")
	}
}

func TestEntries(t *testing.T) {
	l := parsed(t, "\uFEFF# Words.\r\n== a: list\r\nred, dark  blue | n=1 v=two words\n\n== r: rule\nsign~ , then | status=agreed | + He [signed, then] left. | - He left. | - She left.\n== a: list\ngreen\n")
	var got []string
	for _, e := range l.Entries("a") {
		got = append(got, fmt.Sprintf("%s/%s/%s/%d", e.ID(), e.Attr("n"), e.Attr("v"), e.Line))
	}
	if want := []string{"a: red/1/two words/3", "a: dark blue/1/two words/3", "a: green///8"}; !slices.Equal(got, want) {
		t.Errorf("entries %q, want %q", got, want)
	}
	if r := l.Entries("r"); len(r) != 1 || r[0].Pattern != "sign~ , then" || len(r[0].Examples()) != 1 || len(r[0].Counters()) != 2 {
		t.Errorf("rule %+v", r)
	}
	if set := l.Set("a"); !set["red"] || !set["dark blue"] || len(set) != 3 {
		t.Errorf("set %v", set)
	}
	if got := l.Classes(); !slices.Equal(got, []string{"a", "r"}) {
		t.Errorf("classes %q", got)
	}
}

// words are the matched words of each match, the capture in braces.
func words(text string, toks []annot.Token, found []lexicon.Match) string {
	var out []string
	for _, m := range found {
		s := text[toks[m.First].Start:toks[m.End-1].End]
		if m.CapEnd > m.CapFirst {
			s += "{" + text[toks[m.CapFirst].Start:toks[m.CapEnd-1].End] + "}"
		}
		out = append(out, s)
	}
	return strings.Join(out, "|")
}

func TestPatterns(t *testing.T) {
	const classes = "== colour: list\nred, dark blue, (sea/grass) green\n== one: list\nlone\n"
	for _, c := range []struct{ pattern, text, want string }{
		{"sign", "They sign; he SIGNS and Sign", "sign|Sign"},
		{"don't", "They don’t.", "don’t"},
		{"sign~", "signs signed signing sign signal", "signs|signed|signing|sign"},
		{"agree~ to", "It agreed to go and agreed too.", "agreed to"},
		{"(agree~/be~ ready) to", "It is ready to go, agrees to", "is ready to|agrees to"},
		{"will (not/(hardly/scarcely) ever)? go", "will go will not go will scarcely ever go", "will go|will not go|will scarcely ever go"},
		{"very? good", "very good good", "very good|good"},
		{"@colour car", "red car, dark blue car, grass green car, blue car", "red car|dark blue car|grass green car"},
		{"@colour? car", "blue car", "car"},
		{"@one", "the lone one", "lone"},
		{"<name> said", "Ada said it, he said", "Ada said"},
		{"<number> cars", "20 cars", "20 cars"},
		{"<date> talks", "day before talks, some talks", "day before talks"},
		{"sign ..2 pact", "sign pact sign the pact sign the new pact sign the very new pact", "sign pact|sign the pact|sign the new pact"},
		{"sign ..4 pact", "sign it. The pact; sign “the pact”", ""},
		{"sign { <any> <any>? } now", "sign it now, sign this thing now", "sign it now{it}|sign this thing now{this thing}"},
		{"^ he", "he and he", "he"},
		{"a (b/c)? (b/c)? d", "a b c d a d", "a b c d|a d"},
		{"x ( { y } / z { w } )", "x y x z w", "x y{y}|x z w{w}"},
	} {
		l := parsed(t, classes)
		if err := l.Parse("rules.txt", "== r: rule\n"+c.pattern+" | + [x]"); err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		m, err := l.Matcher("r")
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		toks := sentence.Tokenize(c.text)
		pred := func(name string, i int) int {
			if name == "date" && toks[i].Lower == "day" && i+1 < len(toks) {
				return 2
			}
			return 0
		}
		if got := words(c.text, toks, m.Find(toks, 0, len(toks), pred)); got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.pattern, c.text, got, c.want)
		}
	}
}

// TestLongest holds the order among several rules: the longest match, of equal
// ones the first line; All gives each rule's longest.
func TestLongest(t *testing.T) {
	l := parsed(t, "== r: rule\nthe bank | + [the bank]\n<any> bank | + [a bank]\nthe bank of <name>? | + [the bank of]\nthe ..3 bank | + [the bank]")
	m, err := l.Matcher("r")
	if err != nil {
		t.Fatal(err)
	}
	text := "the bank of Velm"
	toks := sentence.Tokenize(text)
	best, ok := m.At(toks, 0, 0, len(toks), nil)
	if !ok || best.Entry.Pattern != "the bank of <name>?" || best.End != 4 {
		t.Errorf("best %+v", best)
	}
	var all []string
	for _, x := range m.All(toks, 0, 0, len(toks), nil) {
		all = append(all, fmt.Sprintf("%s:%d", x.Entry.Pattern, x.End))
	}
	if want := []string{"the bank:2", "<any> bank:2", "the bank of <name>?:4", "the ..3 bank:2"}; !slices.Equal(all, want) {
		t.Errorf("all %q, want %q", all, want)
	}
	if x, ok := m.At(toks, 0, 0, 2, nil); !ok || x.Entry.Pattern != "the bank" {
		t.Errorf("up to token 2: %+v", x)
	}
	if _, ok := m.At(toks, 4, 0, len(toks), nil); ok {
		t.Error("a match after the last token")
	}
}

func TestCheckExamples(t *testing.T) {
	l := parsed(t, "== r: rule\nagree~ to | + They [agreed to] go. | - They agreed.\nsign~ | + They [sealed] it.\nsend | + They [send] it. | - They send it.")
	errs := l.CheckExamples(sentence.Tokenize, nil)
	if len(errs) != 2 || !strings.Contains(errs[0].Error(), "words.txt:3: example") || !strings.Contains(errs[1].Error(), "words.txt:4: counter-example") {
		t.Errorf("got %v", errs)
	}
}

func TestForms(t *testing.T) {
	for lemma, want := range map[string]string{
		"sign":     "sign signs signed signed signing",
		"agree":    "agree agrees agreed agreed agreeing",
		"ratify":   "ratify ratifies ratified ratified ratifying",
		"deploy":   "deploy deploys deployed deployed deploying",
		"stop":     "stop stops stopped stopped stopping",
		"offer":    "offer offers offered offered offering",
		"veto":     "veto vetoes vetoed vetoed vetoing",
		"tie":      "tie ties tied tied tying",
		"watch":    "watch watches watched watched watching",
		"free":     "free frees freed freed freeing",
		"commit":   "commit commits committed committed committing",
		"withdraw": "withdraw withdraws withdrew withdrawn withdrawing",
		"be":       "be is am are was were been being",
	} {
		got := lexicon.Forms(lemma)
		for _, f := range strings.Fields(want) {
			if !slices.Contains(got, f) {
				t.Errorf("Forms(%q) = %q, without %q", lemma, got, f)
			}
		}
		for _, f := range got {
			if !slices.Contains(strings.Fields(want), f) {
				t.Errorf("Forms(%q) = %q: %q is none", lemma, got, f)
			}
		}
	}
	if v := lexicon.Verb("go"); v.Third != "goes" || !slices.Equal(v.Past, []string{"went"}) || !slices.Equal(v.Participle, []string{"gone"}) || v.Ing != "going" {
		t.Errorf("Verb(go) = %+v", v)
	}
}

func FuzzMatcher(f *testing.F) {
	for _, s := range [][2]string{
		{"sign~ ..3 (pact/@list)?", "They signed the new pact."}, {"{ a } b?", "a b"}, {"(((a)?)?)?", "a"}, {"^ <any> ..12 ..12 ..12 x", "a b c d e f g"},
		{"@list @list", "x y"}, {"a/b", "a"}, {"(a", ""}, {"~", "~"}, {"<>", "<>"}, {"x | a=b | + [x", "x"}, {"(a?/b?)? (a?/b?)? (a?/b?)? c", "a b a"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		l := &lexicon.Lexicon{}
		if err := l.Parse("fuzz.txt", "== list: list\nx, y z, @more\n== more: list\nw\n== r: list\n"+pattern); err != nil {
			var e *lexicon.Error
			if !errors.As(err, &e) || e.Line < 6 {
				t.Fatalf("error without its line: %v", err)
			}
			return
		}
		m, err := l.Matcher("r")
		if err != nil {
			return
		}
		toks := sentence.Tokenize(strings.ToValidUTF8(text, "?"))
		at := 0
		for _, x := range m.Find(toks, 0, len(toks), func(string, int) int { return 2 }) {
			if x.First < at || x.End <= x.First || x.End > len(toks) || x.CapFirst < x.First || x.CapEnd > x.End || x.CapFirst > x.CapEnd {
				t.Fatalf("match %+v after %d of %d", x, at, len(toks))
			}
			at = x.End
		}
		for i := range toks { // At is the longest of All
			best, ok := m.At(toks, i, 0, len(toks), nil)
			all := m.All(toks, i, 0, len(toks), nil)
			if ok != (len(all) > 0) {
				t.Fatalf("At %v, All %v", best, all)
			}
			for _, x := range all {
				if x.End > best.End {
					t.Fatalf("At %+v is shorter than %+v", best, x)
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	l := &lexicon.Lexicon{}
	if err := l.Parse("words.txt", "== a: list\nagree~ to, (will/shall) not, the ..3 pact, be~ ready to, sign~ (the/a)? @b\n== b: list\npact, deal, treaty"); err != nil {
		b.Fatal(err)
	}
	m, err := l.Matcher("a")
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("Ada Quist said the union was ready to sign a deal but would not agree to the terms of the old pact. ", 500)
	toks := sentence.Tokenize(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		m.Find(toks, 0, len(toks), nil)
	}
}
