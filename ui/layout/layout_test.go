package layout_test

import (
	"fmt"
	"testing"

	"readout/ui/layout"
)

// TestNothingOverlaps asks for every size, focus and zoom: what is placed covers
// the screen exactly once.
func TestNothingOverlaps(t *testing.T) {
	rows := []int{30, 8, 0, 3, 120, 5}
	for width := 1; width <= 260; width += 1 + width/30 {
		for height := 1; height <= 70; height++ {
			for pane := 0; pane <= len(rows); pane++ {
				for bits := range 8 {
					s := layout.Screen{Width: width, Height: height, Rows: rows, Pane: pane,
						Inside: bits&1 != 0 && pane > 0, Article: bits&2 != 0, Zoom: bits&4 != 0}
					covers(t, s, layout.Place(s))
				}
			}
		}
	}
}

func covers(t *testing.T, s layout.Screen, f layout.Frame) {
	t.Helper()
	if f.Mode == layout.TooSmall {
		return
	}
	cells := 0
	all := append([]layout.Rect{f.Tabs, f.Detail, f.Rule, f.Footer}, f.Panes...)
	for i, r := range all {
		if r.Empty() {
			continue
		}
		cells += r.W * r.H
		if r.X < 0 || r.Y < 0 || r.X+r.W > s.Width || r.Y+r.H > s.Height {
			t.Fatalf("%+v: %+v is not on the screen", s, r)
		}
		for _, o := range all[i+1:] {
			if !o.Empty() && r.X < o.X+o.W && o.X < r.X+r.W && r.Y < o.Y+o.H && o.Y < r.Y+r.H {
				t.Fatalf("%+v: %+v and %+v overlap", s, r, o)
			}
		}
	}
	if cells != s.Width*s.Height {
		t.Fatalf("%+v: %d of %d cells are covered", s, cells, s.Width*s.Height)
	}
}

func TestShare(t *testing.T) {
	for _, c := range []struct {
		height int
		rows   []int
		grown  int
		want   []int
	}{
		{10, []int{2, 2}, 0, []int{7, 3}},
		{20, []int{100, 100, 100}, 1, []int{3, 15, 2}},
		{20, []int{100, 1, 0}, -1, []int{17, 2, 1}},
		{5, []int{1, 1}, -1, []int{2, 3}},
		{2, []int{9, 9, 9}, 2, []int{1, 1, 0}},
		{0, []int{1}, 0, []int{0}},
	} {
		if got := layout.Share(c.height, c.rows, c.grown); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("Share(%d, %v, %d) = %v, want %v", c.height, c.rows, c.grown, got, c.want)
		}
	}
}
