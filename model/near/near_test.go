package near

import "testing"

func TestWord(t *testing.T) {
	known := []string{"issue", "source", "participant", "title"}
	for in, want := range map[string]string{
		"isue": "issue", "Sources": "source", "particpant": "participant", "titel": "title",
		"issue": "issue", "colour": "", "": "", "x": "",
	} {
		if got := Word(in, known); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"abc", "acb", 2}, {"kitten", "sitting", 3}, {"né", "ne", 1}} {
		if got := Distance(c.a, c.b); got != c.want {
			t.Errorf("%q %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
