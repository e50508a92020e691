package masthead

import (
	"testing"

	"readout/content/format/day"
)

func TestLine(t *testing.T) {
	for in, want := range map[string]Facts{
		"By Ana Lund": {Byline: "Ana Lund"},
		"By ANA LUND and Per Holm, Staff Writers":           {Byline: "ANA LUND and Per Holm, Staff Writers"},
		"By Ana Lund | March 5, 2024 | 7:05 p.m.":           {Byline: "Ana Lund", Published: "2024-03-05"},
		"By Ana Lund, March 5, 2024":                        {Byline: "Ana Lund", Published: "2024-03-05"},
		"By The Harbour Wire":                               {Byline: "The Harbour Wire", Outlet: "The Harbour Wire"},
		"The Quay | Analysis":                               {Outlet: "The Quay"},
		"World | Plain Herald":                              {Outlet: "Plain Herald"},
		"5 March 2024 · Ana Lund":                           {Byline: "Ana Lund", Published: "2024-03-05"},
		"Published: 5 March 2024":                           {Published: "2024-03-05"},
		"Source: Plain Herald":                              {Outlet: "Plain Herald"},
		"Analysis":                                          {},
		"The Quay Post, March 5, 2024":                      {Outlet: "The Quay Post", Published: "2024-03-05"},
		"Arvik, 5 March 2024":                               {Dateline: "Arvik", Published: "2024-03-05"},
		"Updated: March 6, 2024 21:15 IST | NEW DELHI":      {Changed: "2024-03-06", Dateline: "New Delhi"},
		"LISBON | 5 March 2024 | Ana Lund":                  {Dateline: "Lisbon", Byline: "Ana Lund", Published: "2024-03-05"},
		"Arvik – 11 June 2024, 14:30":                       {Dateline: "Arvik", Published: "2024-06-11"},
		"ARVIK - 11 June 2024":                              {Dateline: "Arvik", Published: "2024-06-11"},
		"The Quay Post — June 11, 2024":                     {Outlet: "The Quay Post", Published: "2024-06-11"},
		"LOOMWICK, Kenya":                                   {Dateline: "Loomwick"},
		"6 JAN, 22:31":                                      {Day: day.Unsettled{Day: day.Date{Month: 1, Day: 6}}},
		"Published":                                         {},
		"Last modified on Tue 6 Mar 2024":                   {Changed: "2024-03-06"},
		"Updated - March 06, 2024 10:14 pm IST - New Delhi": {Changed: "2024-03-06", Dateline: "New Delhi"},
		"Ana Lund · 5 March 2024 · 4 min read":              {Byline: "Ana Lund", Published: "2024-03-05"},
		"Ana Lund 5 March 2024":                             {Byline: "Ana Lund", Published: "2024-03-05"},
		"By Ana Lund on March 5, 2024":                      {Byline: "Ana Lund", Published: "2024-03-05"},
		"Plain Herald (March 5, 2024)":                      {Outlet: "Plain Herald", Published: "2024-03-05"},
		"Source: Plain Herald, 5 March 2024":                {Outlet: "Plain Herald", Published: "2024-03-05"},
		"Published: 03/05/2024 | Local":                     {Day: day.Unsettled{Day: day.Date{Year: 2024, Month: 5, Day: 3}, Other: day.Date{Year: 2024, Month: 3, Day: 5}}},
		"19/04/2023 | Europe | Ports & tides":               {Published: "2023-04-19"},
		"London and Loomwick, 5 March 2024":                 {Dateline: "London and Loomwick", Published: "2024-03-05"},
		"Contact: Ana Lund, 555-0142":                       {},
		"Updated at 10:12 GMT":                              {},
		"link: javascript:alert(1)":                         {},
	} {
		var f Facts
		if !f.Line(in) || f != want {
			t.Errorf("%q: %+v, want %+v", in, f, want)
		}
	}
	for _, in := range []string{
		"Issue 3 on the ballot splits county", "Rail/road crossing shut at Loomwick", "Mayor / minister row deepens", "Statement of claim filed over quarry fall",
		"Strike at Loom Steel — what we know", "Press freedom group fined", "Loom Road, Arvik, to be closed until June",
		"By Tuesday the ferry had been sold.", "By March 5, 2024", "By then he had left", "Analysis of the river shows nothing",
		"The owner said: sell it.", "Ferry sold | what we know so far today", "Next Meeting 5 March 2024", "Comments close on 5 March 2024", "Event: 5 March 2024", "Council Election, 5 March 2024",
		"He left | she stayed", "",
	} {
		var f Facts
		if f.Line(in) {
			t.Errorf("%q is the article's own; read as %+v", in, f)
		}
	}
}

func TestMenu(t *testing.T) {
	for _, line := range []string{
		"Home | News | World | Sport", "Skip to main content", "Menu", "☰ Menu  🔍 Search  Log In  Subscribe", "Sign in | Subscribe",
		"News Opinion Sport Culture Lifestyle", "Facebook Twitter WhatsApp", "Latest | Politics | Harbour | Opinion | Letters", "Edition: UK", "World / Europe",
	} {
		if !Menu(line) {
			t.Errorf("%q is a menu", line)
		}
	}
	for _, line := range []string{
		"", "Analysis", "Save energy", "Search for the ferry is over", "The Quay | Analysis", "World | Plain Herald", "Ferry sold | World | News | Europe",
		"News of the ferry", "Sport minister quits", "World, Europe", "Home | News | What we know of the ferry", "Sign in ink",
	} {
		if Menu(line) {
			t.Errorf("%q is none", line)
		}
	}
	for in, want := range map[string]Facts{
		"Home » Harbours » Ferry sold after years":     {Title: "Ferry sold after years"},
		"Home > Harbours > Ferry sold after years of…": {},
		"Home · News · World · The Quay Post":          {Outlet: "The Quay Post"},
		"Home | News | Sport | World | Harbours":       {},
	} {
		var f Facts
		if !f.Line(in) || f != want {
			t.Errorf("%q: %+v, want %+v", in, f, want)
		}
	}
}

func TestSplit(t *testing.T) {
	for in, want := range map[string][2]string{
		"Ferry sold to the county - The Plain Herald": {"Ferry sold to the county", "The Plain Herald"},
		"Ferry sold | Quay":                           {"Ferry sold", "Quay"},
		"Ferry sold | World | Plain Herald":           {"Ferry sold", "Plain Herald"},
		"Ferry sold - what we know":                   {"Ferry sold - what we know", ""},
		"Ferry sold":                                  {"Ferry sold", ""},
	} {
		if head, outlet := Split(in); head != want[0] || outlet != want[1] {
			t.Errorf("%q: %q, %q", in, head, outlet)
		}
	}
}

func TestWeb(t *testing.T) {
	for in, ok := range map[string]bool{
		"https://a.example/b": true, "HTTP://a.example": true, "javascript:alert(1)": false, "https://a b": false, "": false, "file:///x": false,
	} {
		if (Web(in) == in && in != "") != ok {
			t.Errorf("%q: %q", in, Web(in))
		}
	}
}

func TestLanguage(t *testing.T) {
	for in, want := range map[string]string{"en-US": "", "en": "", "fr-FR": "fr", "DE": "de", "x": "", "klingon": ""} {
		if got := Language(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
