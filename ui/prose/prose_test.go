package prose

import (
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/theme"
)

var update = flag.Bool("update", false, "write the goldens anew")

// lines makes a source of paragraphs out of the lines of a text.
func lines(id, text string) *model.Source {
	src := &model.Source{ID: id}
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" {
			add(src, model.Paragraph, 0, l)
		}
	}
	return src
}

func add(src *model.Source, kind model.BlockKind, level int, text string) {
	if src.Text != "" {
		src.Text += "\n\n"
	}
	start := len(src.Text)
	src.Text += text
	src.Blocks = append(src.Blocks, model.Block{Kind: kind, Level: level, Start: start, End: len(src.Text)})
}

func seedSources(t testing.TB) []*model.Source {
	names, err := fs.Glob(os.DirFS("../../seeds"), "*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no seeds: %v", err)
	}
	var out []*model.Source
	for _, name := range names {
		b, err := fs.ReadFile(os.DirFS("../../seeds"), name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, lines(name, string(b)))
	}
	return out
}

// mixed holds every kind of block, and what a Markdown reader, a terminal or a
// careless width would stumble over.
func mixed() *model.Source {
	src := &model.Source{ID: "mixed"}
	add(src, model.Heading, 1, "# The *ferry* & the `bridge`: what we know")
	add(src, model.Paragraph, 0, "HARBOUR CITY — “We will not sign,” said the mayor_elect, 1. before & after; &amp; &#27;]52;c;eA== \\*not\\* \\& [link](http://example.org) <b>bold</b> ~~gone~~ `code` $x$ | a \\| b.")
	add(src, model.Heading, 2, "A subhead, rather long for the narrowest of the pages")
	add(src, model.ListItem, 1, "the ferries run until well-known half-hourly never-ending timetables are re-negotiated")
	add(src, model.ListItem, 2, "nested & short")
	add(src, model.ListItem, 1, "1. numbered by its own text, which goes on for more than a single row")
	add(src, model.ListItem, 1, "– dashed by its own text")
	add(src, model.BlockQuote, 0, "The port is open. The port was always open, and whoever says otherwise has not been there.")
	add(src, model.Preformatted, 0, "func main() {\n\n    return // & \\n *stars* that run on and on beyond the narrowest page\n}")
	add(src, model.Table, 0, "Port\tShips\tLoss\nHarbour City\t1,204\t−3 %\n\t17\tnone")
	add(src, model.Table, 0, "A row much too wide for columns\tbecause its cells hold sentences, not figures\tand there are three of them, all of them long")
	add(src, model.Paragraph, 0, "日本語の文章は「空白」なしで続く。次の行に。한국어 문장도 있습니다. Смешанный текст — café naïve cafe\u0301 ﬁn.")
	add(src, model.Paragraph, 0, "👩‍👩‍👧‍👦 ❤️ 👍🏽 1️⃣ 🇫🇷 🏴󠁧󠁢󠁥󠁮󠁧󠁿 हिन्दी में क्षि ภาษาไทยกำ עברית العربية \u202eevil\u202c zero\u200bwidth soft\u00adhyphen a\u00a0b\u202fc.")
	add(src, model.Paragraph, 0, "Supercalifragilisticexpialidocious-and-then-some-more-hyphens--and https://example.org/a/very/long/path?with=query&and=more#fragment_that_goes_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on.")
	add(src, model.Paragraph, 0, "z"+strings.Repeat("\u0301", 60)+"algo \u0301lone mark]- ]- ]- ]- ]- (a)-(b)-(c) — – - --- … '''")
	return src
}

// hostile is text that no ingest would let through.
func hostile() *model.Source {
	return &model.Source{ID: "hostile", Text: "\x1b[2J\x1b]52;c;eA==\x07 a\x00b\x7fc\u009b31md\xff\xfe \xe2\x80 tail\r\n\r\n\u0301\u200d\ufe0f\n\n" +
		strings.Repeat("\t", 30) + "deep\n\n" + strings.Repeat("x", 500) + "\n\n\n\n" + strings.Repeat("字", 99) + strings.Repeat(" ", 400) + "\u2028end\\\\\\ &&&amp;lt;",
		Blocks: []model.Block{{Kind: model.Paragraph, Start: -5, End: 40}, {Kind: "unheard of", Start: 30, End: 44},
			{Kind: model.Heading, Level: 99, Start: 44, End: 60}, {Kind: model.Paragraph, Start: 1 << 30, End: -1}}}
}

func allSources(t testing.TB) []*model.Source {
	return append(seedSources(t), mixed(), hostile())
}

// marker is a theme whose evidence can be told from everything else.
func marker() theme.Theme {
	th := theme.New(true, colorprofile.TrueColor)
	th.Evidence = lipgloss.NewStyle().Background(lipgloss.Color("#010203"))
	return th
}

// painted is the text that is drawn in the evidence style of marker.
func painted(line string) string {
	var out strings.Builder
	on := false
	for i := 0; i < len(line); {
		if params, n, ok := sgr(line[i:]); ok {
			on = strings.Contains(params, "48;2;1;2;3")
			i += n
			continue
		}
		if on {
			out.WriteByte(line[i])
		}
		i++
	}
	return out.String()
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// words is what must be painted for a span: every cluster it touches, without
// blanks.
func words(p *Page, s model.Span) string {
	var out strings.Builder
	for _, u := range p.units {
		for at := u.start; at < u.end; {
			c := next(p.src.Text[at:u.end], p.opts)
			if s.Start < at+c.size && at < s.End && c.kind != tab && c.kind != blank {
				out.WriteString(c.shown)
			}
			at += c.size
		}
	}
	return squeeze(out.String())
}

func TestSpansArePainted(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, src := range allSources(t) {
		for _, width := range []int{20, 28, 46, 76, 120} {
			p := New(src, width, marker(), Options{SafeEmoji: width%4 == 2})
			bare := p.Lines(0, p.Height(), nil)
			for range 60 {
				start := r.IntN(len(src.Text))
				span := src.Span(start, min(start+1+r.IntN(400), len(src.Text)))
				checkSpan(t, p, span, bare)
			}
			if p.unmatched != 0 {
				t.Errorf("%s at %d: glamour changed %d rows", src.ID, width, p.unmatched)
			}
		}
	}
}

func checkSpan(t *testing.T, p *Page, span model.Span, bare []string) {
	t.Helper()
	got := p.Lines(0, p.Height(), []Highlight{{span, Evidence}})
	var text strings.Builder
	first, last := -1, -1
	for i, l := range got {
		if plain := ansi.Strip(l); plain != ansi.Strip(bare[i]) {
			t.Fatalf("%v: row %d moved: %q, was %q", span, i, plain, ansi.Strip(bare[i]))
		}
		if ansi.StringWidth(l) > p.width {
			t.Fatalf("row %d is %d wide, the page %d: %q", i, ansi.StringWidth(l), p.width, l)
		}
		if s := squeeze(painted(l)); s != "" {
			text.WriteString(s)
			last = i
			if first < 0 {
				first = i
			}
		}
	}
	want := words(p, span)
	if text.String() != want {
		t.Fatalf("%v at %d (%q): painted %q, want %q", span, p.width, p.src.Text[span.Start:span.End], text.String(), want)
	}
	if a, b, ok := p.Rows(span); want != "" && (!ok || a > first || b < last) {
		t.Fatalf("%v is painted on rows %d to %d; Rows says %d, %d, %v", span, first, last, a, b, ok)
	}
}

// Spans as they come, of whole words, cover exactly the rows they are seen on,
// and the words painted are the words of the source.
func TestSpansOfSeeds(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, src := range seedSources(t) {
		for _, width := range []int{24, 60, 100} {
			p := New(src, width, marker(), Options{})
			for range 40 {
				span := wholeWords(src, r)
				first, last, ok := p.Rows(span)
				if !ok {
					t.Fatalf("%v is on no row", span)
				}
				var text strings.Builder
				got := p.Lines(first, last-first+1, []Highlight{{span, Evidence}})
				for _, l := range got {
					text.WriteString(" " + painted(l))
				}
				if got, want := squeeze(text.String()), squeeze(src.Text[span.Start:span.End]); got != want {
					t.Fatalf("%v: painted %q, want %q", span, got, want)
				}
				if painted(got[0]) == "" || painted(got[len(got)-1]) == "" {
					t.Fatalf("%v: rows %d to %d are too many", span, first, last)
				}
			}
		}
	}
}

// wholeWords is a random span that begins and ends at words.
func wholeWords(src *model.Source, r *rand.Rand) model.Span {
	start := r.IntN(len(src.Text) - 1)
	end := min(start+1+r.IntN(300), len(src.Text))
	for start > 0 && !isBreak(src.Text[start-1]) {
		start--
	}
	for start < len(src.Text) && isBreak(src.Text[start]) {
		start++
	}
	end = max(end, start+1)
	for end < len(src.Text) && !isBreak(src.Text[end]) {
		end++
	}
	for isBreak(src.Text[end-1]) {
		end--
	}
	return src.Span(start, end)
}

func isBreak(c byte) bool { return c == ' ' || c == '\n' }

// No word of a text is lost, whatever its blocks say.
func TestEveryWordIsShown(t *testing.T) {
	for _, src := range allSources(t) {
		for width := 1; width <= 130; width += 3 {
			p := New(src, width, theme.Default(), Options{})
			whole := words(p, src.Span(0, len(src.Text)))
			var shown strings.Builder
			for _, r := range p.rows {
				text, pieces := p.show(r)
				for _, pc := range pieces {
					if !pc.filler {
						shown.WriteString(text[pc.from:pc.to])
					}
				}
			}
			if got := squeeze(shown.String()); got != whole {
				t.Fatalf("%s at %d: shows %q, holds %q", src.ID, width, got, whole)
			}
			for i, l := range p.Lines(0, p.Height(), nil) {
				if ansi.StringWidth(l) > width {
					t.Fatalf("%s at %d: row %d is %d wide", src.ID, width, i, ansi.StringWidth(l))
				}
			}
		}
	}
	src := hostile()
	if got, want := units(src)[0].start, 0; got > want+1 {
		t.Errorf("the first unit begins at %d", got)
	}
}

// A row is where glamour itself would have put it.
func TestRowsBreakAsGlamourBreaksThem(t *testing.T) {
	for _, src := range seedSources(t) {
		for width := 24; width <= 120; width++ {
			p := New(src, width, theme.New(true, colorprofile.ASCII), Options{})
			var want []string
			for i, b := range src.Blocks {
				if i > 0 {
					want = append(want, "")
				}
				want = append(want, strings.Split(ansi.Wrap(src.Text[b.Start:b.End], width, ""), "\n")...)
			}
			for i := range want {
				want[i] = strings.TrimRight(want[i], " ")
			}
			if got := p.Lines(0, p.Height(), nil); !slices.Equal(got, want) {
				for i := range min(len(got), len(want)) {
					if got[i] != want[i] {
						t.Fatalf("%s at %d, row %d: %q, glamour has %q", src.ID, width, i, got[i], want[i])
					}
				}
				t.Fatalf("%s at %d: %d rows, glamour has %d", src.ID, width, len(got), len(want))
			}
		}
	}
}

func TestLinesInPartsAreLinesInOne(t *testing.T) {
	src := mixed()
	for _, width := range []int{9, 20, 44} {
		p := New(src, width, marker(), Options{})
		whole := New(src, width, marker(), Options{}).Lines(0, p.Height(), nil)
		var parts []string
		for top := 0; top < p.Height(); top += 7 {
			parts = append(parts, p.Lines(top, 7, nil)...)
		}
		if !slices.Equal(parts, whole) {
			t.Errorf("at %d the parts differ from the whole", width)
		}
	}
	long := &model.Source{ID: "long"}
	for _, kind := range []model.BlockKind{model.ListItem, model.BlockQuote, model.Heading} {
		add(long, kind, 1, strings.Repeat("so it goes on ", 200))
	}
	p := New(long, 30, marker(), Options{})
	for i, l := range p.Lines(1, p.Height(), nil) { // the first row alone has a bullet
		if r := p.rows[i+1]; r.start < r.end && p.units[r.unit].kind == model.ListItem && !strings.HasPrefix(l, "  ") {
			t.Fatalf("row %d of an item: %q", i+1, l)
		}
	}
	if p.unmatched != 0 {
		t.Errorf("glamour changed %d rows", p.unmatched)
	}
}

func TestOffsetAndRow(t *testing.T) {
	for _, src := range allSources(t) {
		wide, narrow := New(src, 100, marker(), Options{}), New(src, 31, marker(), Options{})
		for i := range narrow.Height() {
			at := narrow.Offset(i)
			if r := narrow.RowOf(at); r < i || narrow.Offset(r) != at {
				t.Fatalf("%s: row %d begins at %d, which is on row %d", src.ID, i, at, r)
			}
			if r := wide.RowOf(at); wide.Offset(r) > at || r+1 < wide.Height() && wide.rows[r].end <= at {
				t.Fatalf("%s: byte %d is not on row %d of the wide page", src.ID, at, r)
			}
		}
	}
	p := New(&model.Source{ID: "empty"}, 20, marker(), Options{})
	if p.Height() != 0 || p.Offset(3) != 0 || p.RowOf(9) != 0 || p.Lines(0, 5, nil) != nil {
		t.Error("an empty source has rows")
	}
	if _, _, ok := p.Rows(model.Span{Source: "empty", Start: 0, End: 1}); ok {
		t.Error("an empty source shows a span")
	}
}

func TestRowsOfForeignSpans(t *testing.T) {
	src := mixed()
	p := New(src, 40, marker(), Options{})
	for _, s := range []model.Span{{}, {Source: "other", Start: 0, End: 9}, src.Span(5, 5), src.Span(9, 3),
		src.Span(len(src.Text), len(src.Text)+5), src.Span(-9, 0)} {
		if first, last, ok := p.Rows(s); ok {
			t.Errorf("%v is on rows %d to %d", s, first, last)
		}
		for i, l := range p.Lines(0, p.Height(), []Highlight{{s, Evidence}}) {
			if painted(l) != "" {
				t.Errorf("%v is painted on row %d", s, i)
			}
		}
	}
}

func TestHigherHighlightIsSeen(t *testing.T) {
	src := lines("a", "one two three four")
	th := marker()
	p := New(src, 40, th, Options{})
	line := p.Lines(0, 1, []Highlight{{src.Span(4, 7), Evidence}, {src.Span(0, 18), EvidenceOther}})[0]
	if got := painted(line); got != "two" {
		t.Errorf("evidence on other evidence: %q in %q", got, line)
	}
	line = p.Lines(0, 1, []Highlight{{src.Span(0, 18), Evidence}, {src.Span(4, 7), Match}})[0]
	if got := painted(line); got != "one  three four" {
		t.Errorf("evidence under a match: %q in %q", got, line)
	}
}

func TestSafeEmoji(t *testing.T) {
	src := lines("a", "a 👩‍👩‍👧‍👦 b ❤️ c 👍🏽 d 1️⃣ e 🇫🇷 f हिन्दी g")
	line := New(src, 60, theme.Default(), Options{SafeEmoji: true}).Lines(0, 1, nil)[0]
	if want := "a 👩 b ❤ c 👍 d 1 e 🇫🇷 f हिन्दी g"; line != want {
		t.Errorf("%q, want %q", line, want)
	}
	line = New(src, 60, theme.Default(), Options{}).Lines(0, 1, nil)[0]
	if want := strings.Replace(src.Text, "1️⃣", "1", 1); line != want {
		t.Errorf("%q, want %q", line, want)
	}
	for width := 2; width < 40; width++ {
		for _, l := range New(mixed(), width, theme.Default(), Options{SafeEmoji: true}).Lines(0, 400, nil) {
			if w := ansi.StringWidthWc(l); w > width && width > 8 {
				t.Errorf("at %d a terminal that counts runes draws %d cells: %q", width, w, l)
			}
		}
	}
}

// Every session has pages of its own, and they share nothing that changes.
func TestPagesInParallel(t *testing.T) {
	want := New(mixed(), 50, marker(), Options{}).Lines(0, 200, nil)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			p := New(mixed(), 50, marker(), Options{})
			if got := p.Lines(0, 200, nil); !slices.Equal(got, want) {
				t.Error("a page drawn beside others differs")
			}
		})
	}
	all.Wait()
}

func TestGoldens(t *testing.T) {
	themes := map[string]theme.Theme{
		"light": theme.New(false, colorprofile.TrueColor),
		"dark":  theme.New(true, colorprofile.TrueColor),
		"plain": theme.New(true, colorprofile.ASCII),
	}
	seed := seedSources(t)[1]
	for name, th := range themes {
		for _, width := range []int{28, 76} {
			golden(t, fmt.Sprintf("mixed-%s-%d", name, width), New(mixed(), width, th, Options{SafeEmoji: true}), nil)
		}
		hl := []Highlight{{seed.Span(130, 420), Evidence}, {seed.Span(600, 640), EvidenceOther}, {seed.Span(300, 306), Match}}
		golden(t, "seed-"+name, New(seed, 60, th, Options{}), hl)
	}
}

func golden(t *testing.T, name string, p *Page, hl []Highlight) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	got := strings.ReplaceAll(strings.Join(p.Lines(0, p.Height(), hl), "\n")+"\n", "\x1b", "␛")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (go test ./ui/prose -update writes it)", err)
	}
	if got != string(want) {
		t.Errorf("%s differs; go test ./ui/prose -update and read the diff\n%s", path, got)
	}
}

func FuzzPage(f *testing.F) {
	f.Add([]byte(mixed().Text), uint8(40), uint16(3), uint16(90), true)
	f.Add([]byte(hostile().Text), uint8(7), uint16(0), uint16(9), false)
	f.Add([]byte("a\tb\nc\t\u200b\u0301d &amp;\\"), uint8(3), uint16(1), uint16(5), false)
	kinds := []model.BlockKind{model.Paragraph, model.Heading, model.ListItem, model.BlockQuote, model.Table, model.Preformatted}
	th := marker()
	f.Fuzz(func(t *testing.T, b []byte, width uint8, start, length uint16, safe bool) {
		if len(b) > 1500 {
			b = b[:1500]
		}
		src := &model.Source{ID: "fuzz", Text: string(b)}
		at := 0
		for i, part := range strings.SplitAfter(src.Text, "\n\n") {
			src.Blocks = append(src.Blocks, model.Block{Kind: kinds[i%len(kinds)], Level: i % 7, Start: at, End: at + len(part)})
			at += len(part)
		}
		p := New(src, int(width), th, Options{SafeEmoji: safe})
		span := src.Span(int(start), int(start)+int(length))
		bare, got := p.Lines(0, p.Height(), nil), p.Lines(0, p.Height(), []Highlight{{span, Evidence}})
		for i, l := range got {
			if ansi.Strip(l) != ansi.Strip(bare[i]) {
				t.Fatalf("row %d moved: %q, was %q", i, l, bare[i])
			}
			if ansi.StringWidth(l) > p.width {
				t.Fatalf("row %d is %d wide, the page %d", i, ansi.StringWidth(l), p.width)
			}
			for j := 0; j < len(l); {
				if _, n, ok := sgr(l[j:]); ok {
					j += n
					continue
				}
				if c := l[j]; c < ' ' || c == 0x7f {
					t.Fatalf("control in row %d: %q", i, l)
				}
				j++
			}
			if strings.ContainsFunc(l, func(r rune) bool { return r != '\x1b' && unicode.IsControl(r) }) {
				t.Fatalf("control in row %d: %q", i, l)
			}
		}
		if width > 8 {
			var text strings.Builder
			for _, l := range got {
				text.WriteString(squeeze(painted(l)))
			}
			if want := words(p, span); text.String() != want {
				t.Fatalf("painted %q, want %q", text.String(), want)
			}
		}
		if p.unmatched != 0 {
			t.Fatalf("glamour changed %d rows", p.unmatched)
		}
		if first, last, ok := p.Rows(span); ok && (first < 0 || first > last || last >= p.Height()) {
			t.Fatalf("Rows: %d to %d of %d", first, last, p.Height())
		}
		p.Find(string(b[:min(len(b), 3)]))
	})
}
