package day

import "testing"

func TestLine(t *testing.T) {
	for in, want := range map[string]string{
		"2026-02-10":                                   "2026-02-10",
		"2026/02/10 10:31":                             "2026-02-10",
		"10.02.2026":                                   "2026-02-10",
		"17 May 2025":                                  "2025-05-17",
		"Saturday, 17 May 2025, 08:15 GMT":             "2025-05-17",
		"Published: Feb. 10, 2026 10:31 p.m. ET":       "2026-02-10",
		"Published 10th of February 2026":              "2026-02-10",
		"Updated Feb. 11, 2026 | Posted Feb. 10, 2026": "2026-02-10",
		"Feb. 10, 2026 | 7:05 p.m. | Updated Feb. 11, 2026 | 7:12 a.m.": "2026-02-10",
		"Published: June 2009":          "2009-06",
		"Thursday, May 7, 2015":         "2015-05-07",
		"28/02/2026":                    "2026-02-28",
		"Last updated on March 3, 2024": "",
		"03/04/2026":                    "",
		"May 14":                        "",
		"February 30, 2026":             "",
		"In May 2015 the harbour froze": "",
		"2026":                          "",
		"On Tuesday":                    "",
		"":                              "",
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
		"Jan. 6, 2026, the quay":       {"2026-01-06", 13},
		"6 January 2026, Bern":         {"2026-01-06", 15},
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
		"2026-02-10T19:05:00-05:00": "2026-02-10",
		"2026-02-10 19:05":          "2026-02-10",
		"Tue, 10 Feb 2026 19:05:00": "2026-02-10",
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
	if d, ok := Partial("6 JAN, 22:31"); !ok || d.String() != "--01-06" {
		t.Errorf("a day without a year: %v %v", d, ok)
	}
	if d, ok := Partial("6 Jan 2026"); ok {
		t.Errorf("a whole date is no part of one: %v", d)
	}
}

func FuzzLine(f *testing.F) {
	f.Add("Published: Feb. 10, 2026 10:31 p.m. ET")
	f.Add("10.02.2026")
	f.Fuzz(func(t *testing.T, s string) {
		if d, ok := Line(s); ok && (d.Year == 0 || !d.valid()) {
			t.Fatalf("%q gives %v", s, d)
		}
		if _, n := Prefix(s); n > len(s) {
			t.Fatalf("%q: %d bytes", s, n)
		}
	})
}
