package names_test

import (
	"strings"
	"testing"

	"readout/content/names"
	"readout/content/sentence"
	"readout/model"
)

func TestPhrase(t *testing.T) {
	for _, c := range []struct {
		text  string
		name  string
		kind  model.Kind
		way   names.Way
		words int
	}{
		{"Kyrgyz officials", "Kyrgyzstan", model.Country, names.Adjective, 1},
		{"South Korean envoys", "South Korea", model.Country, names.Adjective, 2},
		{"U.S. troops", "United States", model.Country, names.Proper, 1},
		{"Downing Street said", "United Kingdom", model.Country, names.Office, 2},
		{"Tirana replied", "Albania", model.Country, names.Seat, 1},
		{"Moody's cut", "Moody's", model.Organisation, names.Proper, 2},
		{"New South Wales voted", "New South Wales", model.Place, names.Province, 3},
		{"Rotterdam waits", "Rotterdam", model.Place, names.Town, 1},
		{"European ministers", "Europe", model.Place, names.Adjective, 1},
		{"Zebra crossings", "", "", 0, 0},
	} {
		toks := sentence.Tokenize(c.text)
		k, n := names.Phrase(toks, 0, len(toks))
		if k == nil {
			k = &names.Known{}
		}
		if k.Name != c.name || k.Kind != c.kind || k.Way != c.way || n != c.words {
			t.Errorf("Phrase(%q) = %+v, %d words", c.text, *k, n)
		}
	}
}

func TestWord(t *testing.T) {
	for _, c := range []struct {
		word string
		is   names.Trait
		sex  byte
	}{
		{"olga", names.Given | names.Female, 'f'}, {"igor", names.Given, 'm'}, {"mr", names.Honorific, 'm'},
		{"spokeswoman", names.Head, 'f'}, {"tuesday", names.Never, 0}, {"ministry", names.Body | names.OfHead | names.Group, 0},
		{"robin", names.Doubtful, 'm'}, {"von", names.Particle, 0},
	} {
		got := names.Word(c.word)
		if got&c.is != c.is || got.Gender() != c.sex {
			t.Errorf("Word(%q) = %b, gender %q", c.word, got, got.Gender())
		}
	}
}

// Every word of the lists is reachable as the tokens of a text are parted.
func TestKnownNamesAreTokens(t *testing.T) {
	l := names.Lexicon()
	for _, class := range []string{"country", "bloc", "known"} {
		for _, e := range l.Entries(class) {
			for _, list := range []string{e.Pattern, e.Attr("also"), e.Attr("people"), e.Attr("seat"), e.Attr("office")} {
				for name := range strings.SplitSeq(list, "/") {
					if name == "" {
						continue
					}
					toks := sentence.Tokenize(name)
					if k, n := names.Phrase(toks, 0, len(toks)); n != len(toks) {
						t.Errorf("%s:%d: %q is not found as it is written (%v, %d of %d)", e.File, e.Line, name, k, n, len(toks))
					}
				}
			}
		}
	}
}
