package tell_test

import (
	"testing"

	"readout/model"
	"readout/ui/tell"
)

// TestStretches: a stretch of whole months or years is told by these.
func TestStretches(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"2023-01-01", "2024-12-31", "2023–2024"},
		{"2024-01-01", "2024-12-31", "2024"},
		{"2024-09-01", "2024-11-30", "Sep–Nov 2024"},
		{"2024-02-01", "2024-02-29", "Feb 2024"},
		{"2023-12-01", "2024-02-29", "Dec 2023–Feb 2024"},
		{"2024-02-01", "2024-02-28", "1–28 Feb 2024"},
		{"2026-01-05", "2026-01-07", "5–7 Jan"},
		{"2026-01-30", "2026-02-02", "30 Jan–2 Feb"},
	} {
		w := model.When{Start: c.from, End: c.to, Precision: model.Range}
		if got := tell.When(w, "2026"); got != c.want {
			t.Errorf("%s to %s is told as %q, not %q", c.from, c.to, got, c.want)
		}
	}
}
