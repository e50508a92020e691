package prose

import (
	"readout/model"
	"readout/ui/match"
)

// Find returns where query stands in the reading text, from top to bottom and
// without overlap, by the folding that lists use too.
func (p *Page) Find(query string) []model.Span {
	var out []model.Span
	for _, m := range match.All(p.src.Text, query) {
		out = append(out, p.src.Span(m[0], m[1]))
	}
	return out
}
