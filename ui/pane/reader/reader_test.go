package reader_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/fixture"
	"readout/ui/keys"
	"readout/ui/msg"
	"readout/ui/pane/reader"
	"readout/ui/tell"
	"readout/ui/theme"
)

func open(width, height int) (*reader.Reader, *tell.Book) {
	k := tell.New(fixture.Briefing())
	r := reader.New(k, theme.Default(), 88)
	r.SetSize(width, height)
	return r, k
}

// TestPlaceNeverDrifts goes through sizes and back from every row: the sentence
// at the top is the same.
func TestPlaceNeverDrifts(t *testing.T) {
	r, k := open(50, 6)
	r.Article(k.Sources[0].ID)
	for row := range 30 {
		before, top := r.Place(), firstWords(r)
		for _, w := range []int{120, 20, 33, 9, 50} {
			r.SetSize(w, 6)
		}
		if r.Place().Offset != before.Offset || firstWords(r) != top {
			t.Fatalf("row %d: from %v to %v", row, before, r.Place())
		}
		r.Update(keys.Down, 1)
	}
}

// firstWords is the first line in sight that is not blank.
func firstWords(r *reader.Reader) string {
	for _, line := range r.View(true) {
		if words := strings.TrimSpace(ansi.Strip(line)); words != "" {
			return words
		}
	}
	return ""
}

// TestTrailAcrossArticles follows evidence from one article into another, round
// the end and back.
func TestTrailAcrossArticles(t *testing.T) {
	r, k := open(60, 10)
	a, b := &k.Sources[0], &k.Sources[2]
	trail := msg.Trail{Spans: []model.Span{a.Span(0, 12), b.Span(20, 40)}}
	r.Follow(trail)
	var got []int
	for _, key := range []keys.Action{keys.Next, keys.Next, keys.Previous} {
		r.Update(key, 1)
		got = append(got, r.Source().Number)
	}
	if got[0] != 3 || got[1] != 1 || got[2] != 3 {
		t.Errorf("went through articles %v", got)
	}
	if !strings.Contains(ansi.Strip(strings.Join(r.View(true), "\n")), "▌") {
		t.Error("the evidence has no mark beside it")
	}
}

func TestLookCountsWhatWasInSight(t *testing.T) {
	r, k := open(60, 5)
	r.Article(k.Sources[0].ID)
	_, before := r.Look()
	r.Update(keys.Bottom, 0)
	_, jumped := r.Look()
	r.Update(keys.Top, 0)
	_, read := r.Look()
	for range 60 {
		r.Update(keys.Down, 1)
		_, read = r.Look()
	}
	if before >= jumped || jumped >= 100 || read != 100 {
		t.Errorf("%d%% at the top, %d%% after a jump to the end, %d%% after reading all", before, jumped, read)
	}
}

func TestNoArticle(t *testing.T) {
	r, _ := open(40, 4)
	for _, b := range keys.Default() {
		r.Update(b.Action, 1)
	}
	r.Search("x")
	if len(r.View(true)) != 4 || !r.Span().IsZero() {
		t.Error("a reader without an article should be blank")
	}
}

// TestSpeakersInTheMargin tells who speaks beside the row a quotation begins on,
// where there is room for it, and moves no word for it.
func TestSpeakersInTheMargin(t *testing.T) {
	narrow, k := open(91, 60)
	narrow.Article(k.Sources[0].ID)
	plain := narrow.View(true)
	for width := 91; width < 180; width++ {
		r, k := open(width, 60)
		r.Article(k.Sources[0].ID)
		lines := r.View(true)
		told := 0
		for i, line := range lines {
			text := ansi.Strip(line)
			if n := ansi.StringWidth(text); n != width {
				t.Fatalf("width %d: a line of %d cells", width, n)
			}
			if want := strings.TrimSpace(ansi.Strip(plain[i])); !strings.HasPrefix(strings.TrimSpace(text), want) {
				t.Fatalf("width %d: %q, without a margin %q", width, text, want)
			}
			_, who, ok := strings.Cut(text, "  – ")
			if !ok {
				continue
			}
			told++
			if who = strings.TrimSpace(who); !strings.HasSuffix("Lena Quill", who) && !strings.HasSuffix("Tomas Adeyre", who) {
				t.Errorf("width %d: %q speaks", width, who)
			}
			if !strings.ContainsAny(text, "“\"") {
				t.Errorf("width %d: nobody speaks in %q", width, text)
			}
		}
		if (told > 0) != (width >= 120) && (width < 110 || width > 125) {
			t.Errorf("width %d: %d speakers", width, told)
		}
	}
}

// TestEvidenceStaysInSight makes the screen small: the sentence one stands at is
// seen, and the old size shows the old screen.
func TestEvidenceStaysInSight(t *testing.T) {
	r, k := open(70, 40)
	src := &k.Sources[0]
	from := strings.Index(src.Text, "northern piers")
	r.Follow(msg.Trail{Spans: []model.Span{src.Span(from, from+len("northern piers"))}})
	before := strings.Join(r.View(true), "\n")
	for _, size := range [][2]int{{45, 13}, {30, 6}, {20, 4}, {90, 5}} {
		r.SetSize(size[0], size[1])
		if !strings.Contains(strings.Join(r.View(true), "\n"), "▌") {
			t.Errorf("%v: the sentence is not in sight:\n%s", size, ansi.Strip(strings.Join(r.View(true), "\n")))
		}
	}
	r.SetSize(70, 40)
	if strings.Join(r.View(true), "\n") != before {
		t.Error("the old size shows another screen")
	}
}

// TestHeadlineOnce opens an article whose text begins with its headline.
func TestHeadlineOnce(t *testing.T) {
	b := fixture.Briefing()
	src := &b.Sources[0]
	src.Title = src.Text[src.Blocks[0].Start:src.Blocks[0].End]
	r := reader.New(tell.New(b), theme.Default(), 200)
	r.SetSize(200, 20)
	r.Article(src.ID)
	words := strings.Join(strings.Fields(src.Title)[:4], " ")
	if n := strings.Count(ansi.Strip(strings.Join(r.View(true), "\n")), words); n != 1 {
		t.Errorf("%q stands there %d times:\n%s", words, n, ansi.Strip(strings.Join(r.View(true), "\n")))
	}
}

// TestSelectAtMatch begins to choose words at the match of a search, and keeps what
// begins in the text out of the title.
func TestSelectAtMatch(t *testing.T) {
	title, body := "Ice on the strait", "The ferry stays in port. Nobody knows for how long."
	text := title + "\n\n" + body
	b := &model.Briefing{Sources: []model.Source{{ID: "a.txt", Number: 1, Title: title, Text: text,
		Blocks: []model.Block{{Kind: model.Heading, End: len(title)}, {Kind: model.Paragraph, Start: len(title) + 2, End: len(text)}}}}}
	r := reader.New(tell.New(b), theme.Default(), 88)
	r.SetSize(60, 10)
	r.Article("a.txt")
	r.Search("nobody")
	r.Select()
	r.Update(keys.SentenceOn, 1)
	if s := r.Selected(); text[s.Start:s.End] != "Nobody knows for how long" {
		t.Errorf("chosen: %q", text[s.Start:s.End])
	}
	r.Update(keys.WordBack, 40)
	if s := r.Selected(); s.Start < len(title) {
		t.Errorf("chosen, title and all: %q", text[s.Start:s.End])
	}
	r.EndSelection()
	r.Search("")
	r.Select()
	r.Update(keys.SentenceOn, 2)
	if s := r.Selected(); s.End > len(title) {
		t.Errorf("chosen from the title on: %q", text[s.Start:s.End])
	}
}
