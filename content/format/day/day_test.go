package day

import (
	"fmt"
	"testing"
)

func TestLine(t *testing.T) {
	for in, want := range map[string]string{
		"2024-03-05":                                 "2024-03-05",
		"2024/03/05 9:15":                            "2024-03-05",
		"05.03.2024":                                 "2024-03-05",
		"9 May 2021":                                 "2021-05-09",
		"Sunday, 9 May 2021, 08:15 GMT":              "2021-05-09",
		"Published: Mar. 5, 2024 9:15 a.m. ET":       "2024-03-05",
		"Published 5th of March 2024":                "2024-03-05",
		"Updated Mar. 6, 2024 | Posted Mar. 5, 2024": "2024-03-05",
		"Mar. 5, 2024 | 6:40 p.m. | Updated Mar. 6, 2024 | 8:02 a.m.": "2024-03-05",
		"March 5, 2024 09:15 AM Pacific Standard Time":                "2024-03-05",
		"Mar 5, 2024, 9:15 British Summer Time":                       "2024-03-05",
		"March 5, 2024 was a daylight robbery":                        "",
		"Published: June 2009":                                        "2009-06",
		"Thursday, May 7, 2015":                                       "2015-05-07",
		"28/02/2026":                                                  "2026-02-28",
		"05/06/2026 14:30 BST":                                        "2026-06-05",
		"06/05/2026 2:30 PM EDT":                                      "2026-06-05",
		"Friday 05/06/2026":                                           "2026-06-05",
		"DATE: 06-05-2026 (Friday)":                                   "2026-06-05",
		"Fri 5/6/26":                                                  "2026-06-05",
		"03-Jun-2026":                                                 "2026-06-03",
		"3-Jun-26":                                                    "2026-06-03",
		"2026-06-03T14:22:00+02:00":                                   "2026-06-03",
		"Wed Jun  3 14:22:11 2026":                                    "2026-06-03",
		"(3 June 2026)":                                               "2026-06-03",
		"[Wednesday 3rd June, 2026]":                                  "2026-06-03",
		"Press release – 3 June 2026":                                 "2026-06-03",
		"For immediate release: June 3, 2026":                         "2026-06-03",
		"EMBARGOED FOR RELEASE UNTIL 6 A.M. EDT, JUNE 3, 2026":        "2026-06-03",
		"From the print edition of 3 June 2026":                       "2026-06-03",
		"This story was originally published June 3, 2026, 5:00 AM.":  "2026-06-03",
		"June 3, 2026 · 4 min read":                                   "2026-06-03",
		"Until 3 June 2026":                                           "",
		"By March 5, 2024":                                            "",
		"Accessed 9 June 2026":                                        "",
		"Next issue: 12 June 2026":                                    "",
		"Last updated on March 3, 2024":                               "",
		"03/04/2026":                                                  "",
		"May 14":                                                      "",
		"February 30, 2026":                                           "",
		"In May 2015 the harbour froze":                               "",
		"2026":                                                        "",
		"On Tuesday":                                                  "",
		"":                                                            "",
	} {
		got, ok := Line(in)
		if got.String() != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestPrefix(t *testing.T) {
	for in, want := range map[string]struct {
		date string
		n    int
	}{
		"May 14 (Loom Wire)":           {"--05-14", 6},
		"May 14, 2025. /Plain Herald/": {"2025-05-14", 13},
		"January 6. /LOOM/":            {"--01-06", 10},
		"Mar. 6, 2024, the quay":       {"2024-03-06", 13},
		"6 March 2024, Bern":           {"2024-03-06", 13},
		"May said that":                {"", 0},
		"12 people":                    {"", 0},
		"Thursday, May 7, 2015 On":     {"2015-05-07", 21},
	} {
		got, n := Prefix(in)
		if got.String() != want.date || n != want.n {
			t.Errorf("%q: %q %d, want %q %d", in, got, n, want.date, want.n)
		}
	}
}

func TestISO(t *testing.T) {
	for in, want := range map[string]string{
		"2024-03-05T19:05:00-05:00": "2024-03-05",
		"2024-03-05 19:05":          "2024-03-05",
		"Tue, 05 Mar 2024 19:05:00": "2024-03-05",
		"2026-13-10":                "",
		"soon":                      "",
	} {
		if got, _ := ISO(in); got.String() != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestLabels(t *testing.T) {
	for in, want := range map[string]bool{
		"Published": true, "Last modified": true, "First published:": true, "Updated 6 May": false, "On the": false, "Last time": false, "": false,
	} {
		if Label(in) != want {
			t.Errorf("%q: want %v", in, want)
		}
	}
	for in, want := range map[string]Unsettled{
		"6 JAN, 22:31":              {Day: Date{0, 1, 6}},
		"Wednesday, June 3":         {Day: Date{0, 6, 3}, Weekday: 3},
		"Updated 4:15 p.m. 3 June":  {Day: Date{0, 6, 3}},
		"05/06/2026":                {Day: Date{2026, 6, 5}, Other: Date{2026, 5, 6}},
		"Posted: 05.06.26":          {Day: Date{2026, 6, 5}, Other: Date{2026, 5, 6}},
		"Saturday 05/06/2026, 9:00": {Day: Date{2026, 6, 5}, Other: Date{2026, 5, 6}, Weekday: 6},
	} {
		if d, ok := Partial(in); !ok || d != want {
			t.Errorf("%q: %+v, want %+v", in, d, want)
		}
	}
	if d, ok := Partial("6 Mar 2024"); ok {
		t.Errorf("a whole date is no part of one: %v", d)
	}
}

func FuzzLine(f *testing.F) {
	f.Add("Published: Mar. 5, 2024 9:15 a.m. ET")
	f.Add("05.03.2024")
	f.Fuzz(func(t *testing.T, s string) {
		if d, ok := Line(s); ok && (d.Year == 0 || !d.valid()) {
			t.Fatalf("%q gives %v", s, d)
		}
		if _, n := Prefix(s); n > len(s) {
			t.Fatalf("%q: %d bytes", s, n)
		}
	})
}

func TestFirst(t *testing.T) {
	for in, want := range map[string]string{
		"Posted on 14 September 2023 by Ana Lund in Water": "2023-09-14",
		"Ana Lund, March 5, 2024":                          "2024-03-05",
		"Updated 6 March 2024, posted 5 March 2024":        "2024-03-05",
		"In March 2024 by Ana Lund":                        "",
		"By Ana Lund":                                      "",
		"":                                                 "",
	} {
		got := ""
		if d, ok := First(in); ok {
			got = d.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestChanged(t *testing.T) {
	for in, want := range map[string]string{
		"Last updated: 3 June 2026 10:14 AM":            "2026-06-03",
		"Updated June 3, 2026 at 4:15 p.m. ET":          "2026-06-03",
		"Published 2 June 2026. Updated 3 June 2026":    "",
		"Accessed 3 June 2026":                          "",
		"He updated the list of ferries on 3 June 2026": "",
		"Updated 3 June":                                "",
	} {
		got, ok := Changed(in)
		if got.String() != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestAmid(t *testing.T) {
	for in, want := range map[string]string{
		"Ana Lund · 3 June 2026 · 4 min read":        "2026-06-03 [Ana Lund]",
		"Ana Lund 3 June 2026":                       "2026-06-03 [Ana Lund]",
		"By Ana Lund on June 3, 2026":                "2026-06-03 [By Ana Lund]",
		"The Eastern Post (June 3, 2026)":            "2026-06-03 [The Eastern Post]",
		"Plain Herald - Wed, June 3, 2026 - Page A4": "2026-06-03 [Plain Herald]",
		"Local news - 3 June 2026 - Ana Lund":        "2026-06-03 [Ana Lund]",
		"Deadline: June 30, 2026":                    "2026-06-30 [Deadline]",
		"Updated: June 3, 2026 | NEW DELHI":          "2026-06-03 [NEW DELHI]",
	} {
		p, c, rest, ok := Amid(in)
		if got := fmt.Sprint(p.String()+c.String(), " ", rest); got != want || !ok {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
	if _, _, _, ok := Amid("3 June and a ferry"); ok {
		t.Error("no whole date")
	}
}
