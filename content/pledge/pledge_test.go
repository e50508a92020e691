package pledge_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/content/annot"
	"readout/content/annot/annottest"
	"readout/content/clause"
	"readout/content/pledge"
	"readout/content/sentence"
)

// document makes a document of one paragraph. Names stand in [ ], dates in < >,
// conditions in { }.
func document(marked string) (*annot.Dossier, *annot.Document) {
	d := &annot.Dossier{}
	doc, marks := annottest.Add(d, sentence.Stage(), "a.txt", marked)
	for _, m := range marks {
		switch m.Open {
		case '<':
			doc.Timexes = append(doc.Timexes, annot.Timex{First: m.First, End: m.End})
		case '{':
			doc.Conditions = append(doc.Conditions, annot.Condition{First: m.First, End: m.End, Clause: -1})
		}
	}
	doc.Clauses = clause.Find(d, doc)
	return d, doc
}

func render(d *annot.Dossier, doc *annot.Document) string {
	var out []string
	for _, u := range doc.Undertakings {
		var names []string
		for _, a := range u.Actors {
			names = append(names, d.Entities[a].Name)
		}
		s := fmt.Sprintf("%s %s: %s", strings.Join(names, "+"), u.Status, doc.Text(u.Action[0], u.Action[1]))
		if u.Condition[0] < u.Condition[1] {
			s += " {" + doc.Text(u.Condition[0], u.Condition[1]) + "}"
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[Ruritania] agreed to open the port {once the treaty is signed}.", "Ruritania agreed: open the port {once the treaty is signed}"},
		{"[Ada Quist] vowed <Monday> not to close a single mine.", "Ada Quist promised: not to close a single mine"},
		{"[Ada Quist] said {after a truce}, [Ruritania] and [Freedonia] will build bridges.", "Ruritania+Freedonia agreed: build bridges {after a truce}"},
		{"[Ruritania] will not send troops.", "Ruritania refused: send troops"},
		{"[Ruritania] will not oppose the deal.", "Ruritania promised: not oppose the deal"},
		{"[Ruritania] won't stand in the way.", "Ruritania promised: won't stand in the way"},
		{"[Ada Quist] said she will never leave a man behind.", "Ada Quist promised: never leave a man behind"},
		{"[Freedonia] is prepared to buy grain {if the price holds}.", "Freedonia offered: buy grain {if the price holds}"},
		{"[Freedonia] stands ready to fund $2bn.", "Freedonia offered: fund $2bn"},
		{"[Bo Lund] ruled out any sale.", "Bo Lund refused: any sale"},
		{"[Bo Lund] has not ruled out any sale.", "Bo Lund offered: any sale"},
		{"[Bo Lund] refused to sell the mine.", "Bo Lund refused: sell the mine"},
		{"[Bo Lund] refused to comment.", ""},
		{"[Bo Lund] declined to tell how it would close.", ""},
		{"The patrols would be led by [Ruritania].", "Ruritania agreed: The patrols would be led by Ruritania"},
		{"[Freedonia] will join the patrols, support the port, and repair the road.", "Freedonia promised: join the patrols | Freedonia promised: support the port | Freedonia promised: repair the road"},
		{"[Freedonia] undertook to keep its mill and to hire ten clerks.", "Freedonia promised: keep its mill and to hire ten clerks"},
		{"[Ada Quist] demanded that [Freedonia] will pay.", ""},
		{"How [Freedonia] will pay is unclear.", ""},
		{"Will [Freedonia] pay?", ""},
		{"[Freedonia] will be the last to know.", ""},
		{"[Freedonia] must pay.", ""},
		{"The treaty obliges [Freedonia] to release water.", "Freedonia agreed: release water"},
		{"An earlier draft would have obliged [Freedonia] to pay a fine.", "Freedonia withdrawn: pay a fine"},
		{"[Freedonia] has withdrawn a plan to dig a canal.", "Freedonia withdrawn: a plan to dig a canal"},
		{"The pact would see [Ruritania] lead the patrols.", "Ruritania agreed: lead the patrols"},
		{"[Ruritania] signed a pact that foresees [Freedonia] sending tugs.", "Freedonia agreed: sending tugs"},
		{"[Bo Lund] said the mill would stay in the town.", "Bo Lund promised: stay in the town"},
		{"This does not mean that [Freedonia] will pay.", ""},
		{"The two sides agreed to meet again.", ""},
		{"[Freedonia] said the rent would stay as it is and would not be sold.", "Freedonia promised: stay as it is | Freedonia refused: would not be sold"},
		{"[Freedonia] has agreed not to sue.", "Freedonia promised: not to sue"},
		{"[Freedonia] would not commit to a date.", "Freedonia refused: a date"},
		{"[Freedonia] turned down the bid.", "Freedonia refused: the bid"},
		{"[Freedonia] could lend $2bn {if its board agrees}.", "Freedonia offered: lend $2bn {if its board agrees}"},
		{"[Freedonia] said it will offer free tests.", "Freedonia promised: free tests"},
		{"[Freedonia] will withdraw its troops.", "Freedonia promised: withdraw its troops"},
		{"[Freedonia] has withdrawn its claim.", "Freedonia withdrawn: its claim"},
		{"[Freedonia] said its report would be sent in May.", "Freedonia promised: its report would be sent in May"},
		{"[Freedonia] committed another $3 million.", "Freedonia promised: another $3 million"},
		{"The pact will come into force in May.", ""},
		{"“I will pay for the mill,” promised [Ada Quist].", ""},
		{"[Ada Quist], having refused to pay at dawn, now says that she will come.", "Ada Quist refused: pay at dawn | Ada Quist promised: come"},
		{"[Freedonia], which promised £30 million in May, has paid £2 million.", "Freedonia promised: £30 million in May"},
		{"[Freedonia] committed 40 million crowns.", "Freedonia promised: 40 million crowns"},
		{"[Freedonia] paid for the bridge.", ""},
		{"The bid was rejected at once by [Freedonia].", "Freedonia refused: The bid was rejected"},
		{"The bid was rejected at once.", ""},
		{"[Freedonia] will fight the sale but will accept a vote.", "Freedonia promised: fight the sale | Freedonia promised: accept a vote"},
		{"[Ruritania] said [Freedonia] would be consulted before the vote.", "Ruritania promised: Freedonia would be consulted before the vote"},
		{"[Freedonia] will call out the guard {if the bridge falls}.", "Freedonia promised: call out the guard {if the bridge falls}"},
		{"[Ruritania] said a plane would fetch the crew.", "Ruritania promised: fetch the crew"},
		{"[Ruritania] said the storm would pass the coast.", ""},
		{"[Ruritania] said that no boat would leave the port {until the tax is paid}.", "Ruritania refused: no boat would leave the port {until the tax is paid}"},
		{"[Freedonia] proposed to pay half of it.", "Freedonia offered: pay half of it"},
		{"[Freedonia] has given a commitment that no tree will fall.", "Freedonia promised: no tree will fall"},
		{"[Freedonia] announced a small grant for the crew.", "Freedonia promised: a small grant for the crew"},
		{"A band holding the [Freedonia] pass has agreed to leave it.", ""},
		{"[Freedonia] is prepared to drop its claim, she went on.", "Freedonia offered: drop its claim"},
		{"[Freedonia] agreed to drop its claim.", "Freedonia withdrawn: drop its claim"},
		{"[Freedonia] agreed on <Monday> to build a bridge.", "Freedonia agreed: build a bridge"},
		{"[Freedonia] threatened to close the pass.", "Freedonia offered: close the pass"},
		{"[Freedonia] voted <Monday> to close the pass.", "Freedonia promised: close the pass"},
		{"[Freedonia] would not exclude a sale.", "Freedonia offered: a sale"},
		{"[Freedonia] has given up its seat.", "Freedonia withdrawn: its seat"},
		{"[Ada Quist] vowed <last May> that she would never sell the mill.", "Ada Quist promised: would never sell the mill"},
		{"[Ada Quist] promised that no mill would close.", "Ada Quist promised: no mill would close"},
		{"[Ada Quist] said not a cent of it would go to the bank.", "Ada Quist promised: not a cent of it would go to the bank"},
		{"“Nobody will lose a job,” said [Ada Quist].", "Ada Quist promised: Nobody will lose a job"},
		{"The $40 million that [Freedonia] pledged for the clinic has not come.", "Freedonia promised: The $40 million"},
		{"The village has been promised a new well by [Freedonia].", "Freedonia promised: a new well"},
		{"[Freedonia]'s promise to rebuild the clinic was welcomed.", "Freedonia promised: rebuild the clinic"},
		{"A promise by [Freedonia] to rebuild the clinic was welcomed.", "Freedonia promised: rebuild the clinic"},
		{"[Freedonia]'s refusal to open the mine angered many.", "Freedonia refused: open the mine"},
		{"[Freedonia] made an offer of 5 percent.", "Freedonia offered: 5 percent"},
		{"[Freedonia]'s refusal to comment angered many.", ""},
		{"[Freedonia] will no longer fund the clinic.", "Freedonia withdrawn: fund the clinic"},
		{"[Freedonia] is no longer willing to fund the clinic.", "Freedonia withdrawn: fund the clinic"},
		{"[Freedonia] called off its strike.", "Freedonia withdrawn: its strike"},
		{"[Freedonia] went back on its word.", "Freedonia withdrawn: its word"},
		{"[Freedonia] is unwilling to pay.", "Freedonia refused: pay"},
		{"[Freedonia] has no intention of paying for it.", "Freedonia refused: paying for it"},
		{"A sale is out of the question, [Freedonia] said.", "Freedonia refused: A sale"},
		{"[Freedonia] rejected the claim that it had lied.", ""},
		{"[Freedonia] has promised much.", ""},
		{"[Ada Quist] will turn 60 in May.", ""},
		{"[Freedonia] is going to hire ten clerks.", "Freedonia promised: hire ten clerks"},
		{"[Freedonia] is to hire ten clerks.", "Freedonia promised: hire ten clerks"},
		{"[Freedonia] was to hire ten clerks.", ""},
		{"[Ada Quist] agreed that two guards may sit in.", "Ada Quist agreed: two guards may sit in"},
		{"[Freedonia]'s offer to host the talks has been withdrawn.", "Freedonia withdrawn: host the talks"},
		{"[Freedonia] undertakes no duty to update it.", ""},
	} {
		d, doc := document(c.text)
		doc.Undertakings = pledge.Find(d, doc)
		if got := render(d, doc); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
