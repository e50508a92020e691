package merge

import (
	"cmp"
	"strings"

	"readout/content/annot"
	"readout/model"
)

// maxTitles is how many topics title a found issue that is made of unlike statements.
const maxTitles = 3

// issues are the open issues: the lenses of the dossier in its order, then what
// the program found beside them. A lens without statements stays: the reader
// asked about it.
func (m *merger) issues() []model.Issue {
	var out []model.Issue
	at := map[string]int{}
	taken := map[string]int{}
	for _, l := range m.dossier.Lens {
		at[l.ID] = len(out)
		taken[l.ID] = 1
		out = append(out, model.Issue{ID: l.ID, Title: l.Title, Question: l.Question, Origin: model.Lens})
	}
	leads := make([]lead, len(out))
	for _, doc := range m.dossier.Docs {
		for i := range doc.Statements {
			s := &doc.Statements[i]
			if k, ok := at[s.Issue]; ok && s.Group == 0 {
				leads[k].weigh(s, len(out[k].Statements))
				out[k].Statements = append(out[k].Statements, m.statement(doc, s))
			}
		}
	}
	for k := range out {
		leads[k].mark(&out[k])
	}
	return append(out, m.foundIssues(taken)...)
}

// A lead is the statement of an issue that says most plainly what is open.
type lead struct {
	at       int
	strength float64 // 0 while none says it
}

func (l *lead) weigh(s *annot.Statement, at int) {
	if strength := s.Open + s.Weight/2; s.Open > 0 && strength > l.strength {
		l.at, l.strength = at, strength
	}
}

func (l *lead) mark(x *model.Issue) {
	if l.strength > 0 {
		x.Statements[l.at].Lead = true
	}
}

// A finding is a found issue in the making, with the topics of its statements.
type finding struct {
	issue   model.Issue
	lead    lead
	topics  []topic
	first   string // its first statement, which titles it where none has a topic
	unalike bool   // its statements share nothing but that they are unsettled
}

type topic struct {
	text   string
	weight float64
}

// foundIssues are the issues that belong to no lens, in the order of their groups.
func (m *merger) foundIssues(taken map[string]int) []model.Issue {
	groups := map[int]*finding{}
	last := 0
	for _, doc := range m.dossier.Docs {
		for i := range doc.Statements {
			s := &doc.Statements[i]
			if s.Group == 0 {
				continue
			}
			last = max(last, s.Group)
			g := groups[s.Group]
			if g == nil {
				at := doc.Sentences[s.Sentence]
				g = &finding{issue: model.Issue{Origin: model.Found}, first: oneLine(doc.Text(at.First, at.End)), unalike: s.Mixed}
				groups[s.Group] = g
			}
			g.lead.weigh(s, len(g.issue.Statements))
			g.issue.Statements = append(g.issue.Statements, m.statement(doc, s))
			if text := doc.Text(s.Topic[0], s.Topic[1]); text != "" {
				g.topics = append(g.topics, topic{oneLine(text), s.Weight})
			}
		}
	}
	var out []model.Issue
	for n := 1; n <= last; n++ {
		g := groups[n]
		if g == nil {
			continue
		}
		g.issue.Title = cmp.Or(g.title(), g.first)
		g.issue.ID = unique(taken, "open-"+slug(g.issue.Title, 6))
		g.lead.mark(&g.issue)
		out = append(out, g.issue)
	}
	return out
}

// title is the topic of the strongest statement, or those of a few where the
// statements have no subject in common.
func (g *finding) title() string {
	n := 1
	if g.unalike {
		n = maxTitles
	}
	var words []string
	for range n {
		best := -1
		for i, t := range g.topics {
			if t.weight > 0 && (best < 0 || t.weight > g.topics[best].weight) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		words = append(words, g.topics[best].text)
		g.topics[best].weight = 0
	}
	return strings.Join(words, " · ")
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func (m *merger) statement(doc *annot.Document, s *annot.Statement) model.Statement {
	at := doc.Sentences[s.Sentence]
	return model.Statement{
		Speaker: m.ref(s.Speaker), Span: doc.Span(at.First, at.End),
		Reasons: []model.Reason{{Rule: s.Rule, Span: doc.Span(s.Trigger[0], s.Trigger[1])}},
	}
}
