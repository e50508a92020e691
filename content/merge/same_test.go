package merge

import (
	"testing"

	"readout/content/annot"
	"readout/model"
)

func TestCorrect(t *testing.T) {
	span := func(n int) model.Span { return model.Span{Source: "a.txt", Start: n, End: n + 1} }
	b := &model.Briefing{
		Pledges: []model.Pledge{
			{ID: "dig", Evidence: []model.Span{span(1)}},
			{ID: "sell", Evidence: []model.Span{span(2)}},
			{ID: "dig-2", Condition: span(9), Evidence: []model.Span{span(1), span(3)}},
		},
		Timeline: []model.Entry{
			{ID: "talks", Participants: []string{"ada"}, Evidence: []model.Span{span(4)}},
			{ID: "meeting", Participants: []string{"ada", "bo"}, Evidence: []model.Span{span(5)}},
		},
	}
	correct(&annot.Dossier{Same: [][]string{{"dig-2", "dig"}, {"talks", "meeting"}, {"sel", "dig-2"}, {"sell", "talks"}, {"dig-2", "sell"}}, Apart: [][]string{{"sell", "dig-2"}}}, b)
	if len(b.Pledges) != 2 || b.Pledges[1].ID != "dig-2" || len(b.Pledges[1].Evidence) != 2 || b.Pledges[1].Condition != span(9) {
		t.Errorf("pledges: %+v", b.Pledges)
	}
	if len(b.Timeline) != 1 || len(b.Timeline[0].Evidence) != 2 || len(b.Timeline[0].Participants) != 2 {
		t.Errorf("timeline: %+v", b.Timeline)
	}
	want := []string{
		`[[same]]: no item has the ID "sel"; did you mean "sell"?`,
		`[[same]]: "sell" is a pledge and "talks" is none; they stay two`,
		`[[same]] and [[different]] both name "dig-2" and "sell"; they stay two`,
	}
	for i, n := range b.Notices {
		if i >= len(want) || n.Message != want[i] || !n.Lost || n.Path != "dossier.toml" {
			t.Errorf("notice %+v", n)
		}
	}
	if len(b.Notices) != len(want) {
		t.Errorf("%d notices, want %d", len(b.Notices), len(want))
	}
}
