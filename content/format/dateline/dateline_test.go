package dateline

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ in, city, agency, date string }{
		{"LISBON — |The ferries stopped on Monday.", "Lisbon", "", ""},
		{"LISBON: |The ferries stopped on Monday.", "Lisbon", "", ""},
		{"Lisbon, Portugal: |The ferries stopped on Monday.", "Lisbon", "", ""},
		{"QUITO, March 3 (Loom Wire) - |Ecuador signed the pact.", "Quito", "Loom Wire", "--03-03"},
		{"QUITO. March 3, 2024. /Plain Herald/ – |Ecuador signed the pact.", "Quito", "Plain Herald", "2024-03-03"},
		{"QUITO, March 3. /LOOM/. |Ecuador signed the pact.", "Quito", "LOOM", "--03-03"},
		{"QUITO, Ecuador (Loom Press) — |“We signed it,” she said.", "Quito", "Loom Press", ""},
		{"MOUNT ISA, Australia (LP) — |The mine is shut.", "Mount Isa", "LP", ""},
		{"NEW DELHI: |The court ruled on Friday.", "New Delhi", "", ""},
		{"RIO DE JANEIRO -- |The court ruled on Friday.", "Rio de Janeiro", "", ""},
		{"COX'S BAZAR — |The camp burned on Friday.", "Cox's Bazar", "", ""},
		{"N'DJAMENA — |The camp burned on Friday.", "N'Djamena", "", ""},
		{"ST. LOUIS (LP) — |The bridge is shut.", "St. Louis", "LP", ""},
		{"WASHINGTON, D.C. — |The bridge is shut.", "Washington", "", ""},
		{"SPRINGFIELD, Ill. — |The bridge is shut.", "Springfield", "", ""},
		{"BERN/GENEVA, Jan 6 (Loom) - |The cantons voted.", "Bern", "Loom", "--01-06"},
		{"Geneva – |The cantons voted on Sunday.", "Geneva", "", ""},
		{"Geneva (LP) – |The cantons voted on Sunday.", "Geneva", "LP", ""},
		{"6 March 2024, Geneva – |The cantons voted on Sunday.", "Geneva", "", "2024-03-06"},
		{"ASTANA. LOOMNEWS – |The ministers met on Sunday.", "Astana", "LOOMNEWS", ""},
		{"(Loom Wire) - |The cantons voted on Sunday.", "", "Loom Wire", ""},
		{"GENEVA (March 3, 2024) – |The cantons voted.", "Geneva", "", "2024-03-03"},
		{"GENEVA--(LOOMWIRE)--March 3, 2024--|The cantons voted.", "Geneva", "LOOMWIRE", "2024-03-03"},
		{"Quito, March 3 (LNS) |The court ruled on Friday.", "Quito", "LNS", "--03-03"},
		{"Quito, 3rd March 2024: |The court ruled on Friday.", "Quito", "", "2024-03-03"},
		{"GENEVA—|The cantons voted on Sunday.", "Geneva", "", ""},
		{"Mitrovica, Kosovo — |The bridge is shut.", "Mitrovica", "", ""},
	} {
		head, tail, _ := strings.Cut(c.in, "|")
		d, n := Parse(head + tail)
		if d.City != c.city || d.Agency != c.agency || d.Day.String() != c.date || n != len(head) {
			t.Errorf("%q: %+v, %d bytes of %d", c.in, d, n, len(head))
		}
	}
}

func TestParseNone(t *testing.T) {
	for _, in := range []string{
		"The ferries stopped on Monday.",
		"EXCLUSIVE: Ferries will stop next week.",
		"ANALYSIS — Ferries will stop next week.",
		"NATO — the alliance of 32 countries — met.",
		"Lisbon — the city of light — is calm.",
		"Mr Pereira — Who knows? — left.",
		"Ferries: What we know so far today",
		"“LISBON: it is calm,” she said.",
		"In March 3 (of 4) - The count",
		"LISBON —",
		"Talks in Bern (which failed) - The end came.",
		"A: B c d",
		"",
	} {
		if d, n := Parse(in); n != 0 {
			t.Errorf("%q: %+v, %d bytes", in, d, n)
		}
	}
}

func TestPlace(t *testing.T) {
	for in, want := range map[string]string{
		"NEW DELHI": "New Delhi", "Geneva": "Geneva", "Geneva, Switzerland": "Geneva",
		"Geneva, Ana Lund": "", "Ana Lund": "", "NOWHERE QUAY": "", "": "",
	} {
		if got, ok := Place(in); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q %v", in, got, ok)
		}
	}
}

func TestParseUnsure(t *testing.T) {
	if d, n := Parse("OLAFSSON: We will not pay for it."); n == 0 || d.Sure {
		t.Errorf("a label in capitals may be a speaker: %+v %d", d, n)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("QUITO, March 3 (Loom Wire) - Ecuador signed the pact.")
	f.Add("OSLO. June 3, 2024. /Loom/ – Signed it was.")
	f.Fuzz(func(t *testing.T, s string) {
		if d, n := Parse(s); n < 0 || n > len(s) || n == 0 && d != (Dateline{}) {
			t.Fatalf("%q: %+v %d", s, d, n)
		}
	})
}
