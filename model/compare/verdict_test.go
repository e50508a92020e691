package compare_test

import (
	"testing"

	"readout/model"
	"readout/model/compare"
)

func harbour(affiliation string) *model.Briefing {
	src := model.Source{ID: "a.txt", Number: 1, Text: "The port will open the pier, said Ana Lund."}
	all := src.Span(0, len(src.Text))
	return &model.Briefing{
		Sources:      []model.Source{src},
		Participants: []model.Participant{{ID: "ana-lund", Name: "Ana Lund", Kind: model.Person, Affiliation: affiliation, Evidence: []model.Span{all}, Mentions: []model.Span{all}}},
		Pledges:      []model.Pledge{{ID: "open", Actors: []string{"ana-lund"}, Action: src.Span(14, 27), Status: model.Promised, Evidence: []model.Span{all}}},
	}
}

// TestApostropheIsNoChange: the same name set otherwise is the same name.
func TestApostropheIsNoChange(t *testing.T) {
	if r := compare.Briefings(harbour("Pilots' Union"), harbour("Pilots’ Union")); r.Any() {
		t.Errorf("%+v", r.Changes)
	}
	if r := compare.Briefings(harbour("Pilots' Union"), harbour("Pilots' Guild")); len(r.Changes) != 1 {
		t.Errorf("%+v", r.Changes)
	}
}

// TestVerdictIsAChange: two states of one folder part in what was decided.
func TestVerdictIsAChange(t *testing.T) {
	accepted := func(kind compare.Kind, id string) string {
		if kind == compare.Pledge && id == "open" {
			return "accepted"
		}
		return ""
	}
	b := harbour("")
	r := compare.Reviewed(b, b, nil, accepted)
	if len(r.Changes) != 1 || len(r.Changes[0].Fields) != 1 || r.Changes[0].Fields[0].Name != "verdict" || r.Changes[0].Fields[0].New.Text != "accepted" {
		t.Errorf("%+v", r.Changes)
	}
	if r := compare.Reviewed(b, b, accepted, accepted); r.Any() {
		t.Errorf("%+v", r.Changes)
	}
}
