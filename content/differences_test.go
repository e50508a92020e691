package content

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"readout/model"
)

//go:embed testdata/differences.txt
var differencePairs string

// TestDifferencesOfPairs holds how many of the conflicts between two invented
// sentences are told, and how many pairs that do not conflict are left alone.
func TestDifferencesOfPairs(t *testing.T) {
	const leastFound, mostFalse = 57, 3
	conflicts, found, harmless, alarms := 0, 0, 0, 0
	for n, line := range strings.Split(differencePairs, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		field := strings.Split(line, " | ")
		if len(field) < 3 || (field[0] == "conflict") != (len(field) == 4) {
			t.Fatalf("testdata/differences.txt:%d: want kind | sentence | sentence | value = value", n+1)
		}
		b := pairOf(t, field[1], field[2])
		if field[0] == "none" {
			harmless++
			if told := conflictsOf(b); len(told) > 0 {
				alarms++
				t.Logf("testdata/differences.txt:%d: no conflict: %q", n+1, told)
			}
			continue
		}
		conflicts++
		one, other, _ := strings.Cut(field[3], " = ")
		hit := false
		for _, told := range conflictsOf(b) {
			hit = hit || strings.Contains(told[0], one) && strings.Contains(told[1], other)
		}
		if hit {
			found++
		} else {
			t.Logf("testdata/differences.txt:%d: missed %q, found %q", n+1, field[3], conflictsOf(b))
		}
	}
	t.Logf("%d of %d conflicts told; %d of %d others called conflicts", found, conflicts, alarms, harmless)
	if found < leastFound || alarms > mostFalse {
		t.Errorf("%d of %d conflicts told, at least %d wanted; %d of %d others called conflicts, at most %d wanted",
			found, conflicts, leastFound, alarms, harmless, mostFalse)
	}
}

// The rest of the two articles, so that neither is a copy of the other.
var besides = [...]string{
	"Shopkeepers along the old harbour road went about their morning much as ever, and a clerk swept the steps of the exchange before anybody came.",
	"Readers wrote to this paper all through the night to ask what would become of the library, whose roof has leaked since the autumn gales.",
}

// pairOf is the briefing of two articles that a sentence each sets apart.
func pairOf(t *testing.T, a, b string) *model.Briefing {
	files := fstest.MapFS{}
	for i, s := range []string{a, b} {
		files[fmt.Sprintf("%c.txt", 'a'+i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "date 2031-03-06 News in brief\n\n%s\n\n%s\n", s, besides[i])}
	}
	briefing, err := Load(context.Background(), files)
	if err != nil {
		t.Fatal(err)
	}
	return briefing
}

// conflictsOf are the conflicts of a briefing, as the values of either article.
func conflictsOf(b *model.Briefing) (out [][2]string) {
	for _, d := range b.Differences {
		if d.Kind != model.Conflict {
			continue
		}
		var told [2]string
		for _, s := range d.Statements {
			told[s.Span.Source[0]-'a'] += s.Value + "; "
		}
		out = append(out, told)
	}
	return out
}
