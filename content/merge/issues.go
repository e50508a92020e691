package merge

import (
	"readout/model"
)

// issues are the open issues: the lenses of the dossier in its order, then what
// the program found beside them.
func (m *merger) issues() []model.Issue {
	var out []model.Issue
	at := map[string]int{}
	for _, l := range m.dossier.Lens {
		at[l.ID] = len(out)
		out = append(out, model.Issue{ID: l.ID, Title: l.Title, Question: l.Question, Origin: model.Lens})
	}
	for _, doc := range m.dossier.Docs {
		for _, s := range doc.Statements {
			k, ok := at[s.Issue]
			if !ok {
				k = len(out)
				at[s.Issue] = k
				out = append(out, model.Issue{ID: "found-" + s.Issue, Title: s.Issue, Origin: model.Found})
			}
			span := doc.Span(doc.Sentences[s.Sentence].First, doc.Sentences[s.Sentence].End)
			out[k].Statements = append(out[k].Statements, model.Statement{Speaker: m.ref(s.Speaker), Span: span,
				Reasons: []model.Reason{{Rule: s.Rule, Span: doc.Span(s.Trigger[0], s.Trigger[1])}}})
		}
	}
	return out
}
