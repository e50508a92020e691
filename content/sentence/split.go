package sentence

import (
	_ "embed"
	"strings"
	"sync"

	"readout/content/annot"
)

//go:embed abbreviations.txt
var abbreviationsText string

// abbreviations maps an abbreviation without its dot to whether a sentence may
// end at it: "etc" and "p.m" may, "Mr" and "Gen" never do. Read-only.
var abbreviations = sync.OnceValue(func() map[string]bool {
	table := map[string]bool{}
	for line := range strings.Lines(abbreviationsText) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] != "never" && f[0] != "ends" {
			continue
		}
		for _, w := range f[1:] {
			table[w] = f[0] == "ends"
		}
	}
	return table
})

// Stage gives the layers Tokens and Sentences.
func Stage() annot.Stage {
	return annot.Stage{
		Name:  "sentence",
		Ready: func() { abbreviations(); starters(); halves(); days() },
		Gives: []annot.Layer{annot.Tokens, annot.Sentences},
		Document: func(_ *annot.Dossier, doc *annot.Document) {
			doc.Tokens = Tokenize(doc.Source.Text)
			doc.Sentences = Split(doc)
		},
	}
}

// Split parts the tokens of a document into sentences, block by block.
func Split(doc *annot.Document) []annot.Sentence {
	var out []annot.Sentence
	i := 0
	for b, block := range doc.Source.Blocks {
		end := i
		for end < len(doc.Tokens) && doc.Tokens[end].Start < block.End {
			end++
		}
		for i < end {
			j := sentenceEnd(doc.Tokens, i, end)
			out = append(out, annot.Sentence{First: i, End: j, Block: b})
			i = j
		}
	}
	return out
}

// longest is how many tokens a sentence has at most. Nobody writes longer ones, and
// stages that look from each word to all others of a sentence need an end.
const longest = 600

// sentenceEnd is the token after the sentence that begins at i.
func sentenceEnd(toks []annot.Token, i, end int) int {
	end = min(end, i+longest)
	for ; i < end; i++ {
		if !stop(toks, i, end) {
			continue
		}
		j := i + 1
		for j < end && closing(toks, j, end) {
			j++
		}
		if j >= end || opens(toks, j, end) {
			return j
		}
	}
	return end
}

// stop reports whether token i may end a sentence.
func stop(toks []annot.Token, i, end int) bool {
	t := toks[i]
	switch t.Lower {
	case ".", "?", "!":
		return true
	case "…", "...":
		return !toks[i].Space && i+1 < end && toks[i+1].Kind != annot.Word
	}
	if t.Kind == annot.Punct || t.Kind == annot.QuoteTok || !strings.HasSuffix(t.Lower, ".") {
		return false
	}
	w := strings.TrimSuffix(t.Lower, ".")
	if ends, known := abbreviations()[w]; known {
		return ends && !(halves()[w] && i+1 < end && days()[toks[i+1].Lower])
	}
	// Initials ("J.", "U.S.") end a sentence only before a word that nearly
	// always begins one.
	return len(w) > 1 && i+1 < end && starters()[toks[i+1].Lower] && toks[i+1].IsName()
}

// halves are the abbreviations of the halves of a day, days the words that name its
// day or its time zone behind them: "at 9 a.m. Tuesday".
var (
	halves = sync.OnceValue(func() map[string]bool { return listed("half") })
	days   = sync.OnceValue(func() map[string]bool { return listed("day") })
)

// starters are words that begin sentences far oftener than they follow an
// abbreviation inside one when written with a capital.
var starters = sync.OnceValue(func() map[string]bool {
	return listed("starters")
})

// listed are the words of the lines that begin with a word.
func listed(of string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(abbreviationsText) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == of {
			for _, w := range f[1:] {
				set[w] = true
			}
		}
	}
	return set
}

// closing reports whether token j still belongs to the sentence that a full stop
// before it ended: a mark or bracket that closes and stands close to it.
func closing(toks []annot.Token, j, end int) bool {
	t := toks[j]
	if t.Space {
		// A straight mark after a space opens; a curly closing one still closes.
		return t.Lower == "”" || t.Lower == "»" || t.Lower == ")"
	}
	switch t.Kind {
	case annot.QuoteTok:
		return t.Lower != "“" && t.Lower != "‘" && t.Lower != "«"
	case annot.Punct:
		return t.Lower == ")" || t.Lower == "]" || t.Lower == "." || t.Lower == "!" || t.Lower == "?"
	}
	return false
}

// opens reports whether a sentence can begin at token j.
func opens(toks []annot.Token, j, end int) bool {
	t := toks[j]
	switch t.Kind {
	case annot.Capital, annot.AllCaps, annot.Number:
		return true
	case annot.QuoteTok:
		// "Stop!" he said: a quotation ended with its own mark goes on.
		return j+1 < end && toks[j+1].Kind != annot.Word
	case annot.Punct:
		return t.Lower == "(" || t.Lower == "[" || t.Lower == "-" || t.Lower == "—" || t.Lower == "–" || t.Lower == "•" ||
			t.Lower == "…" || t.Lower == "..." || t.Lower == "#" || t.Lower == "@"
	}
	return false
}
