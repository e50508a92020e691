package content

import (
	"context"
	_ "embed"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

//go:embed testdata/sentences.txt
var sentences string

// storyArticles is how many articles tell one story.
const storyArticles = 16

// A writer makes articles of invented sentences, the same ones on every run and
// hardly one twice, a third of them of no consequence. Each story has people, places and things of its own.
type writer struct {
	random    *rand.Rand
	all       map[string][]string // words by slot
	story     map[string][]string // those of the story in work
	sentences []string
}

func newWriter() *writer {
	w := &writer{random: rand.New(rand.NewPCG(1, 2)), all: map[string][]string{}}
	slots, list, _ := strings.Cut(sentences, "\n==\n")
	for line := range strings.Lines(slots) {
		if name, words, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && !strings.HasPrefix(line, "#") {
			w.all[name] = strings.Split(words, ", ")
		}
	}
	w.sentences = strings.Split(strings.TrimSpace(list), "\n")
	return w
}

// begin begins a story: it chooses a few words for each slot and names the people
// and things anew.
func (w *writer) begin() {
	w.story = map[string][]string{}
	for _, slot := range slices.Sorted(maps.Keys(w.all)) {
		for range 4 {
			w.story[slot] = append(w.story[slot], w.pick(w.all[slot]))
		}
	}
	for i, p := range w.story["person"] {
		given, _, _ := strings.Cut(p, " ")
		w.story["surname"][i] = w.name()
		w.story["person"][i] = given + " " + w.story["surname"][i]
	}
	for i, t := range w.story["thing"] {
		w.story["thing"][i] = "the " + w.name() + strings.TrimPrefix(t, "the")
	}
	for i := range w.story["city"] {
		w.story["city"][i] = w.name()
	}
}

// name is an invented name.
func (w *writer) name() string {
	name := ""
	for range 2 + w.random.IntN(2) {
		name += w.pick([]string{"bar", "del", "fen", "gor", "hal", "kes", "lin", "mor", "nad", "pol", "ras", "sten", "tov", "ulm", "ver", "zan"})
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

func (w *writer) pick(list []string) string { return list[w.random.IntN(len(list))] }

func (w *writer) sentence() string {
	var out strings.Builder
	rest := w.pick(w.sentences)
	for {
		before, after, ok := strings.Cut(rest, "{")
		out.WriteString(before)
		if !ok {
			break
		}
		slot, tail, _ := strings.Cut(after, "}")
		out.WriteString(w.pick(w.story[slot]))
		rest = tail
	}
	s := out.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

// article is a dated article of about 3,500 bytes.
func (w *writer) article() string {
	var out strings.Builder
	fmt.Fprintf(&out, "date 2026-%02d-%02d %s\n", 1+w.random.IntN(6), 1+w.random.IntN(28), strings.TrimSuffix(w.sentence(), "."))
	for range 10 + w.random.IntN(4) {
		out.WriteString("\n")
		for range 2 + w.random.IntN(2) {
			out.WriteString(w.sentence() + " ")
		}
		out.WriteString("\n")
	}
	return out.String()
}

// dossier is so many articles, and how many bytes they have.
func (w *writer) dossier(articles int) (fstest.MapFS, int64) {
	files, size := fstest.MapFS{}, int64(0)
	for n := range articles {
		if n%storyArticles == 0 {
			w.begin()
		}
		text := w.article()
		files[fmt.Sprintf("%05d.txt", n)] = &fstest.MapFile{Data: []byte(text)}
		size += int64(len(text))
	}
	return files, size
}

func loadArticles(b *testing.B, articles int) {
	files, size := newWriter().dossier(articles)
	if _, err := Load(context.Background(), fstest.MapFS{"a.txt": files["00000.txt"]}); err != nil { // reads the lexicons
		b.Fatal(err)
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(context.Background(), files); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPipeline reads two megabytes of articles; two megabytes a second on two
// processors are asked for.
func BenchmarkPipeline(b *testing.B) { loadArticles(b, 640) }

// BenchmarkGrowth reads ever more articles. Megabytes a second must not fall, and
// bytes allocated must grow as the articles do.
func BenchmarkGrowth(b *testing.B) {
	for _, articles := range []int{160, 640, 2560} {
		b.Run(fmt.Sprint(articles), func(b *testing.B) { loadArticles(b, articles) })
	}
}
