package merge

import "testing"

func TestHappeningWords(t *testing.T) {
	w := happenings()
	if w.err != nil {
		t.Fatal(w.err)
	}
	for name, set := range map[string]map[string]bool{"light": w.light, "occasion": w.occasion, "move": w.move, "holds": w.holds, "time": w.time, "which": w.which, "preposition": w.preposition, "during": w.during} {
		if len(set) == 0 {
			t.Errorf("happening.txt has no class %q", name)
		}
	}
}

func TestFigure(t *testing.T) {
	for in, want := range map[string]string{"$31mn": "31", "€4.5bn": "4.5", "1,150": "1,150", "8.1": "8.1", "harbour": "", "": "", "$": ""} {
		if got := figure(in); got != want {
			t.Errorf("figure(%q) = %q, want %q", in, got, want)
		}
	}
}
