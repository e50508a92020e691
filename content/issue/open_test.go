package issue

import (
	"strings"
	"testing"
)

// What says that something is open, and what does not.
func TestOpen(t *testing.T) {
	for _, c := range []struct {
		how string
		yes string // sentences, one a line
		no  string // sentences that say nothing of the kind
	}{
		{"not yet", `The council has not yet decided where the depot will stand.
No decision has been taken on the route of the new tram line.
A date for the hearing has not been fixed.
So far no buyer has come forward.
No charges have been brought.
The post has been empty since March and no successor has been named.`,
			`The council decided on Tuesday to close the depot.
The team has not lost at home this season.
The company has not raised its prices since 2020.
No flights were cancelled.
Nobody was hurt.`},
		{"nobody knows", `It was unclear on Monday how many of the boats had been insured.
Whether the museum will reopen this year is an open question.
The identity of the donor is a mystery.
"It is too early to say what went wrong," the engineer said.
Their whereabouts are unknown.
The extent of the pollution is not fully known.
Residents want to know when they may go home.`,
			`It is clear that the valve failed.
He knows why the valve failed.
She explained how the toll would be shared.
The road is open to traffic again.`},
		{"pending", `The cause of the fire is still under investigation.
An audit of the fund is still under way.
A decision is expected in the autumn.
The matter is before the courts.
The government is considering whether to appeal.
That question was referred to a working group.
"That is a matter for the tribunal," he said.
The sum is to be fixed by an arbiter.
The amendment is likely to be challenged.`,
			`The report was published in June.
The judge found the owner guilty on both counts.
The museum, which was built in 1890, holds 3,000 paintings.`},
		{"silence", `The communique was silent on tolls.
The plan does not say how the farmers would be paid.
The board has given no reason for the dismissal.
Neither side would disclose the price.
The number of the missing could not be confirmed independently.`,
			`The board gave its reasons in a letter.
The questions were answered in writing.`},
		{"dispute", `The two sides remain far apart on wages.
Accounts of the collision differ.
It is a matter of dispute who fired first.
The two men dispute who owned the licence.
Talks on the price broke down on Sunday.`,
			`The dispute was settled last year.
The talks ended with a handshake.
The two countries share a long border.`},
	} {
		t.Run(c.how, func(t *testing.T) {
			for s := range strings.Lines(c.yes) {
				if !isOpen(s) {
					t.Errorf("nothing open in: %s", s)
				}
			}
			for s := range strings.Lines(c.no) {
				if isOpen(s) {
					t.Errorf("something open in: %s", s)
				}
			}
		})
	}
}

func isOpen(sentence string) bool {
	d := dossier(nil, sentence)
	f := prepared(d, ferry)
	for _, u := range f.texts[0].sentences {
		if u.stance.found >= restLeast {
			return true
		}
	}
	return false
}
