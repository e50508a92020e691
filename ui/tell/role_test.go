package tell_test

import (
	"testing"

	"readout/model"
	"readout/ui/tell"
)

func TestRole(t *testing.T) {
	for _, c := range []struct{ role, of, want string }{
		{"director", "Harbour Board", "director"},
		{"heads", "Harbour Board", "heads Harbour Board"},
		{"leads", "", ""},
		{"Princess", "", "Princess"},
		{"hostess", "", "hostess"},
		{"head of sales", "Quay Line", "head of sales"},
		{"", "Quay Line", ""},
	} {
		p := model.Participant{Kind: model.Person, Role: c.role, Affiliation: c.of}
		if got := tell.Role(&p); got != c.want {
			t.Errorf("%q of %q is told as %q, not %q", c.role, c.of, got, c.want)
		}
	}
}
