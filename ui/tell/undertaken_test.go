package tell_test

import (
	"strings"
	"testing"

	"readout/model"
	"readout/ui/tell"
)

func TestUndertaken(t *testing.T) {
	for _, c := range []struct {
		status         model.Status
		sentence, want string // the action stands between brackets
	}{
		{model.Refused, "The chair, Ola Brandt, declined to [free her], two people said.", "declined to free her"},
		{model.Refused, "The mayor has long ruled out [selling].", "The mayor has long ruled out selling"},
		{model.Refused, "She refused, [for the third time, to name a judge].", "She refused, for the third time, to name a judge"},
		{model.Withdrawn, "On Monday the board dropped [a promise of a night ferry].", "On Monday the board dropped a promise of a night ferry"},
		{model.Promised, "The line will [pay for two new piers], it said.", "pay for two new piers"},
		{model.Offered, "Its director, Ola Brandt, then offered to [resign].", "then offered to resign"},
		{model.Promised, "“We'd [sooner sink it at sea,” she told] the council.", "“We'd sooner sink it at sea,” she told"},
		{model.Promised, "It says the port ‘will [try to limit’ any cuts of pay].", "‘will try to limit’ any cuts of pay"},
		{model.Promised, "The ‘port’ will [keep the ferry’s night boat running].", "keep the ferry’s night boat running"},
		{model.Refused, "[Sell] it they will not.", "Sell"},
		{model.Refused, strings.Repeat("and so on ", 20) + "they refused to [sell it].", "sell it"},
	} {
		from, to := strings.Index(c.sentence, "["), strings.Index(c.sentence, "]")-1
		text := strings.NewReplacer("[", "", "]", "").Replace(c.sentence)
		src := model.Source{ID: "a", Number: 1, Text: "Before. " + text}
		at := len("Before. ")
		p := model.Pledge{
			ID: "p", Status: c.status, Action: model.Span{Source: "a", Start: at + from, End: at + to},
			Evidence: []model.Span{{Source: "a", Start: at, End: len(src.Text)}},
		}
		k := tell.New(&model.Briefing{Sources: []model.Source{src}, Pledges: []model.Pledge{p}})
		if got := k.Text(k.Undertaken(&p)); got != c.want {
			t.Errorf("%s: told as %q, not %q", c.sentence, got, c.want)
		}
	}
}
