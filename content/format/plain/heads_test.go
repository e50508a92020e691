package plain

import (
	"os"
	"strings"
	"testing"
)

// TestHeads reads what papers, letters, press offices and browsers leave over an
// article: testdata/heads.txt holds, parted by "%", the title (T), the outlet (O) and
// the day (D) that are wanted, and the lines.
func TestHeads(t *testing.T) {
	data, err := os.ReadFile("testdata/heads.txt")
	if err != nil {
		t.Fatal(err)
	}
	const body = "\n\nThe ferry between the two ports was sold on Monday, its owner told a hearing in the town hall.\n\n“We had no choice,” she said. The buyer did not speak.\n"
	for c := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n%\n") {
		lines := strings.SplitN(c, "\n", 4)
		a, err := Read([]byte(lines[3] + body))
		if err != nil {
			t.Fatal(err)
		}
		for i, got := range []string{a.Title, a.Outlet, a.Published} {
			if want := strings.TrimSpace(lines[i][1:]); !strings.EqualFold(got, want) {
				t.Errorf("%s\n\t%s %q, want %q", lines[3], lines[i][:1], got, want)
			}
		}
	}
}
