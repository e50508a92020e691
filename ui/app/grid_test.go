package app

import (
	"strings"
	"testing"

	"readout/ui/pane/coverage"
)

// TestEveryCellOpens goes through all cells of Coverage: one that reports opens a
// sentence of its source, a silent one says that it is.
func TestEveryCellOpens(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 12}} {
		m := start(t, size[0], size[1])
		press(m, "7", "g")
		p := m.chosen().(*coverage.Pane)
		for range p.Len() {
			for column := range m.book.Sources {
				row, _ := p.Chosen()
				press(m, "enter")
				if row.Cells[column] == coverage.Silent {
					if m.at.article || !strings.Contains(m.said, "does not report it") {
						t.Fatalf("%s, source %d: a silent cell says %q", row.Key, column+1, m.said)
					}
				} else {
					if got := m.reader.Place().Trail.Span().Source; !m.at.article || got != m.book.Sources[column].ID {
						t.Fatalf("%s, source %d: opens %q", row.Key, column+1, got)
					}
					press(m, "esc")
				}
				if p.Column() != column {
					t.Fatalf("%s: back at column %d, not %d", row.Key, p.Column(), column)
				}
				if column < len(m.book.Sources)-1 {
					press(m, "right")
				}
			}
			press(m, "right")
			if !m.at.inside {
				t.Fatal("right of the last cell is the card")
			}
			press(m, "left", "left", "left", "j")
		}
		press(m, "left")
		if m.at.pane != 0 {
			t.Error("left of the first cell is the way out")
		}
	}
}

// TestCellAndCard walks the evidence of a row: the chosen cell goes along.
func TestCellAndCard(t *testing.T) {
	m := start(t, 120, 36)
	press(m, "7", "g")
	p := m.chosen().(*coverage.Pane)
	spans := m.card.Trail(0).Spans
	for i := range len(spans) {
		if got := p.Source(); got != spans[i].Source {
			t.Errorf("evidence %d: the cell is of %s, not of %s", i+1, got, spans[i].Source)
		}
		press(m, "n")
	}
	press(m, "t")
	if !strings.Contains(m.said, "Pledges") || p.Len() != 8 {
		t.Errorf("t shows %d rows: %s", p.Len(), m.said)
	}
}
