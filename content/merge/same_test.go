package merge

import (
	"strings"
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
	correct(&annot.Dossier{Same: [][]string{{"dig-2", "dig"}, {"talks", "meeting"}, {"sel", "dig-2"}}}, b)
	if len(b.Pledges) != 2 || b.Pledges[1].ID != "dig-2" || len(b.Pledges[1].Evidence) != 2 || b.Pledges[1].Condition != span(9) {
		t.Errorf("pledges: %+v", b.Pledges)
	}
	if len(b.Timeline) != 1 || len(b.Timeline[0].Evidence) != 2 || len(b.Timeline[0].Participants) != 2 {
		t.Errorf("timeline: %+v", b.Timeline)
	}
	if len(b.Notices) != 1 || !strings.Contains(b.Notices[0].Message, `did you mean "sell"?`) {
		t.Errorf("notices: %+v", b.Notices)
	}
}
