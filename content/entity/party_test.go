package entity_test

import (
	"slices"
	"testing"

	"readout/content/annot"
	"readout/model"
)

// parties are the names of those who take part.
func parties(d *annot.Dossier, kind model.Kind) []string {
	var out []string
	for _, e := range d.Entities {
		if e.Participant && e.Kind == kind {
			out = append(out, e.Name)
		}
	}
	return out
}

func TestParties(t *testing.T) {
	for _, c := range []struct {
		about, text     string
		persons, bodies []string
	}{
		{"a possessive with a second one", "The Weavers’ and Dyers’ Guild will strike. Talks failed, the Weavers’ and Dyers’ Guild said.", nil, []string{"Weavers’ and Dyers’ Guild"}},
		{"a full name in brackets", "The AMU (Allied Miners’ Union) will vote. An AMU official said so.", nil, []string{"Allied Miners’ Union"}},
		{"two partners and a legal form", "Halloran and Pike LLP agreed.", nil, []string{"Halloran and Pike LLP"}},
		{"a field after for", "The Department for Transport refused.", nil, []string{"Department for Transport"}},
		{"an office is no body", "The Minister of Finance refused. The Undersecretary of the Foreign Ministry agreed. The Foreign Ministry will pay.", nil, []string{"Foreign Ministry"}},
		{"a land after all", "Weavers struck. The All India Weavers’ Federation will meet.", nil, []string{"All India Weavers’ Federation"}},
		{"a hospital of a saint", "Patients will move. St Bride’s Hospital will close. The St Bride’s Hospital agreed.", nil, []string{"St Bride’s Hospital"}},
		{"parties of a text", "The Parties will meet. The Parties agreed. The parties are two.", nil, nil},
		{"a currency", "It will pay CZK 16bn. CZK 4bn was lost, and CZK fell.", nil, nil},
		{"a ship", "The MV Northern Loom will sail. The MV Northern Loom left.", nil, nil},
		{"an estate", "Villagers of Orin Nagar met. Orin Nagar will be cleared.", nil, nil},
		{"who told a paper", "Peter Quist told HWM that it was over. HWM asked Harrow Works Ltd for comment. Harrow Works Ltd declined.", []string{"Peter Quist"}, []string{"Harrow Works Ltd"}},
		{"a former officer", "Former Harrow Works chairman Ada Falk left. Harrow Works refused.", []string{"Ada Falk"}, []string{"Harrow Works"}},
		{"a trade of a kind", "Ferry captain Ada Falk left.", []string{"Ada Falk"}, nil},
		{"the writer's line", "Peter Quist left.\n\nHe will return.\n\nAda Falk is a columnist with the paper.", []string{"Peter Quist"}, nil},
		{"a byline with others", "By Ada Falk, with our correspondent in Lima\n\nPeter Quist left.", []string{"Peter Quist"}, nil},
		{"a name on its own line", "They sold it cheap\n\nADA FALK\n\nPeter Quist left.", []string{"Peter Quist"}, nil},
	} {
		d := dossier(t, c.text)
		if got := parties(d, model.Person); !slices.Equal(got, c.persons) {
			t.Errorf("%s: persons %q, want %q", c.about, got, c.persons)
		}
		if got := parties(d, model.Organisation); !slices.Equal(got, c.bodies) {
			t.Errorf("%s: bodies %q, want %q", c.about, got, c.bodies)
		}
	}
}

// What a noun like "the fund" stands for is a body that the text has named, not the
// one that all the world knows.
func TestWorldBodies(t *testing.T) {
	d := dossier(t, "The IMF lent it money. The IMF, the IMF and the IMF agreed.", "Villagers want the fund to pay. The fund has no chair, and the committee has not met.")
	for _, m := range d.Docs[1].Mentions {
		if m.Entity >= 0 && d.Entities[m.Entity].Name == "International Monetary Fund" {
			t.Errorf("%q stands for the IMF", d.Docs[1].Text(m.First, m.End))
		}
	}
}

// Where something happens or where somebody is from takes no part.
func TestCountriesOnlyNamed(t *testing.T) {
	for _, c := range []struct {
		about, text string
		want        []string
	}{
		{"where a body is from", "The mill was sold to Harrow Works of Peru.", nil},
		{"a fund of a capital", "Harrow Works, a London fund, sold the mill.", nil},
		{"where something is", "The mill lost money in Peru.", nil},
		{"it acts", "Peru sold the mill. Then Peru bought another.", []string{"Peru"}},
		{"an officer of it", "The president of Peru sold the mill.", []string{"Peru"}},
	} {
		if got := parties(dossier(t, c.text), model.Country); !slices.Equal(got, c.want) {
			t.Errorf("%s: countries %q, want %q", c.about, got, c.want)
		}
	}
}
