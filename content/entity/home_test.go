package entity_test

import (
	"slices"
	"testing"

	"readout/model"
)

// Whom a person belongs to is told by more than an apposition, and not by any body
// that stands nearby.
func TestBelonging(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// apposition
		{"Hannah Okoro, the chief executive of Brightwater Energy, spoke.", "Hannah Okoro (chief executive, Brightwater Energy)"},
		{"Hannah Okoro, managing director, Brightwater Energy, spoke.", "Hannah Okoro (managing director, Brightwater Energy)"},
		{"Hannah Okoro, head of investor relations at Brightwater Energy, spoke.", "Hannah Okoro (head, Brightwater Energy)"},
		{"Hannah Okoro, a member of the board of Brightwater Energy, spoke.", "Hannah Okoro (member, Brightwater Energy)"},
		{"Hannah Okoro, a teacher whose son was hurt and who now leads the Lund Families Council, spoke.", "Hannah Okoro (teacher, Lund Families Council)"},
		// beside the name
		{"Hannah Okoro, of Brightwater Energy, spoke.", "Hannah Okoro (, Brightwater Energy)"},
		{"The meters were wrong, Hannah Okoro, from Brightwater Energy, told reporters.", "Hannah Okoro (, Brightwater Energy)"},
		{"Hannah Okoro (Brightwater Energy) spoke.", "Hannah Okoro (, Brightwater Energy)"},
		{"Hannah Okoro, representing Brightwater Energy, spoke.", "Hannah Okoro (, Brightwater Energy)"},
		{"Speaking for Brightwater Energy, Hannah Okoro said no.", "Hannah Okoro (, Brightwater Energy)"},
		{"Hannah Okoro, whose company Brightwater Energy owns the plant, spoke.", "Hannah Okoro (, Brightwater Energy)"},
		// relative clauses
		{"Hannah Okoro, who has run Brightwater Energy since 2019, spoke.", "Hannah Okoro (run, Brightwater Energy)"},
		{"Hannah Okoro, who teaches law at Lund University, spoke.", "Hannah Okoro (teaches law, Lund University)"},
		{"Hannah Okoro, who covers the coast for the Mines Inspectorate, spoke.", "Hannah Okoro (, Mines Inspectorate)"},
		{"The Mines Inspectorate, which Hannah Okoro chairs, met.", "Hannah Okoro (, Mines Inspectorate)"},
		{"The Mines Inspectorate, whose director is Hannah Okoro, met.", "Hannah Okoro (director, Mines Inspectorate)"},
		{"Hannah Okoro, a retired engineer who chairs the Mines Inspectorate, spoke.", "Hannah Okoro (retired engineer, Mines Inspectorate)"},
		{"The Mines Inspectorate agreed. Its Welsh secretary, Hannah Okoro, spoke.", "Hannah Okoro (secretary, Mines Inspectorate)"},
		{"Hannah Okoro, a nurse, said the man who runs the Mines Inspectorate had failed.", "Hannah Okoro (nurse, )"},
		// predicates
		{"Hannah Okoro is the chair of the Mines Inspectorate.", "Hannah Okoro (chair, Mines Inspectorate)"},
		{"Hannah Okoro was appointed director of the Mines Inspectorate.", "Hannah Okoro (director, Mines Inspectorate)"},
		{"Hannah Okoro will succeed Bo Lund as head of the Mines Inspectorate.", "Hannah Okoro (head, Mines Inspectorate)"},
		{"The Mines Inspectorate has named Hannah Okoro as its new director.", "Hannah Okoro (new director, Mines Inspectorate)"},
		{"The Mines Inspectorate is headed by Hannah Okoro, a former captain.", "Hannah Okoro (former captain, Mines Inspectorate)"},
		{"As head of the Mines Inspectorate, Hannah Okoro signs every permit.", "Hannah Okoro (head, Mines Inspectorate)"},
		{"The Minister of Power, Chief Hannah Okoro, agreed.", "Hannah Okoro (minister of power, )"},
		// countries
		{"In Lima, Prime Minister Hannah Okoro agreed. Greece and Peru did not.", "Hannah Okoro (prime minister, Peru)"},
		{"Trade Minister Hannah Okoro said that Peru had not been asked.", "Hannah Okoro (trade minister, Peru)"},
		// none
		{"Hannah Okoro, a critic of Brightwater Energy, spoke.", "Hannah Okoro (critic, )"},
		{"Hannah Okoro, who sued Brightwater Energy in May, spoke.", "Hannah Okoro"},
		{"Hannah Okoro told the Mines Inspectorate that it was late.", "Hannah Okoro"},
		{"After the Mines Inspectorate met, Hannah Okoro left.", "Hannah Okoro"},
		{"Hannah Okoro, whose brother works for Brightwater Energy, spoke.", "Hannah Okoro"},
		{"Hannah Okoro, a nurse, sat in the front row. Brightwater Energy did not come.", "Hannah Okoro (nurse, )"},
		{"Brightwater Energy kept silent. The committee's chair, Hannah Okoro, did not.", "Hannah Okoro (chair, )"},
	} {
		got := lines(dossier(t, c.text), model.Person)
		for i, s := range got { // where somebody was is not asked here
			for _, p := range []string{" present", " absent", " remote"} {
				if n := len(s) - len(p); n > 0 && s[n:] == p {
					got[i] = s[:n]
				}
			}
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// A body that one document takes for a person's name is one body.
func TestKindsAgree(t *testing.T) {
	d := dossier(t, "Okoro Vesna agreed on Sunday to buy the bank. Okoro Vesna’s shares fell.",
		"Hannah Lund, chief executive of Okoro Vesna, spoke. The lender Okoro Vesna will pay.")
	if got := lines(d, model.Organisation); !slices.Equal(got, []string{"Okoro Vesna"}) {
		t.Errorf("got %q", got)
	}
}
