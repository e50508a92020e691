package export

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"readout/ui/fixture"
)

// Every table has as many cells in each row as in its header, and what a program
// reads out of it is what was put in.
func TestCSV(t *testing.T) {
	b := fixture.Briefing()
	rows := map[string]int{"timeline": len(b.Timeline), "participants": len(b.Participants), "pledges": len(b.Pledges), "issues": 8, "quotes": len(b.Quotes), "differences": 5}
	for _, name := range Tables() {
		var out bytes.Buffer
		if err := CSV(&out, b, nil, name); err != nil {
			t.Fatal(err)
		}
		golden(t, name+".csv", out.Bytes())
		text, ok := strings.CutPrefix(out.String(), "\ufeff")
		if !ok || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\n") {
			t.Errorf("%s: no mark of UTF-8, or a line that ends without a carriage return", name)
		}
		got, err := csv.NewReader(strings.NewReader(text)).ReadAll() // rows of other lengths are an error
		if err != nil || len(got) != rows[name]+1 {
			t.Errorf("%s: %d rows, %v", name, len(got), err)
		}
	}
	if err := CSV(&bytes.Buffer{}, b, nil, "weather"); err == nil {
		t.Error("a table of nothing")
	}
	if err := CSV(full{}, b, nil, "quotes"); err == nil {
		t.Error("a full disk goes unnoticed")
	}
}

// No cell begins as a formula does.
func TestCSVIsInert(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@sum": "'@sum", "\t=1": "'=1", "\r=1": "'=1", " =1": "'=1", "＝1": "'＝1", "\"=1": "'\"=1", "'=1": "''=1",
		"a=1": "a=1", "6 Jan": "6 Jan", "": "", "“-5”": "“-5”", "a\n=b": "a\n=b", "\x1b[2Jx": "x", "\u00a0=1": "'=1", "\u202e=1": "'=1",
	} {
		if got := inert(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
	b := hostile()
	b.Pledges[0].ID, b.Participants[0].Name = "=HYPERLINK(1)", "@cmd"
	for _, name := range Tables() {
		var out bytes.Buffer
		if err := CSV(&out, b, nil, name); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\ufeff"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") || strings.ContainsAny(cell, "\x1b\x07") {
					t.Errorf("%s: the cell %q", name, cell)
				}
			}
		}
	}
}
