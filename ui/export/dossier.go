package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"readout/model"
	"readout/ui/tell"
)

// Dossier writes a dossier.toml of comments: an example of everything that may
// stand in one, and the articles of a briefing with what was read of them. As it
// is written it changes nothing.
func Dossier(w io.Writer, b *model.Briefing) error {
	out := bufio.NewWriter(w)
	out.WriteString(`# What readout should know of this folder. All of it may be left out.
# Take the # from a line to have it count; readout check shows what it does.

# The title of the briefing, and the day of the central event where the articles
# leave it open.
`)
	title := b.Title
	if title == "" && len(b.Sources) > 0 {
		title = tell.Clip(tell.Line(b.Sources[0].Title), 80)
	}
	set(out, "title", or(title, "The bridge, 6 May"))
	set(out, "event", eventOf(b))
	out.WriteString(`
# A question to follow: its statements are gathered from all articles. The terms
# are a start; every inflected form counts, and related sentences are found too.
# [[issue]]
# id = "costs"
# title = "The costs"
# question = "Who pays, and how much?"
# terms = ["cost", "toll", "pay for"]
`)
	dossierNames(out, b)
	dossierItems(out, b)
	out.WriteString("\n# The articles, as they were read: correct what is wrong or missing.\n")
	if len(b.Sources) == 0 {
		sourceTable(out, &model.Source{ID: "report.txt", Title: "The headline", Outlet: "The Harbour Post"})
	}
	for i := range b.Sources {
		sourceTable(out, &b.Sources[i])
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write dossier.toml: %w", err)
	}
	return nil
}

func eventOf(b *model.Briefing) string {
	if day := tell.New(b).EventDay; day != "" {
		return day
	}
	return "2025-05-06"
}

// dossierNames shows how names are put together, with one of the briefing that has others.
func dossierNames(out *bufio.Writer, b *model.Briefing) {
	name, aliases := "Ada Quist", []string{"Quist-Lund"}
	for i := range b.Participants {
		p := &b.Participants[i]
		var others []string
		for _, a := range p.Aliases {
			if a != p.Name && len(others) < 3 {
				others = append(others, a)
			}
		}
		if len(others) > 0 {
			name, aliases = p.Name, others
			break
		}
	}
	out.WriteString("\n# Names that belong to one person, country or body.\n# [[participant]]\n")
	set(out, "name", name)
	list(out, "aliases", aliases)
}

// dossierItems shows how items are put together and kept apart, by IDs of the briefing.
func dossierItems(out *bufio.Writer, b *model.Briefing) {
	ids := []string{"norvik-build-a-bridge", "norvik-pay-for-the-bridge"}
	if len(b.Pledges) > 1 {
		ids = []string{b.Pledges[0].ID, b.Pledges[1].ID}
	}
	out.WriteString(`
# Two items of the briefing that are one, by their IDs: readout export shows them.
# [[same]]
`)
	list(out, "items", ids)
	out.WriteString(`
# Two items that are not one, by the IDs that they have when each article is read
# alone: readout export FILE shows them.
# [[different]]
`)
	list(out, "items", ids)
}

func sourceTable(out *bufio.Writer, s *model.Source) {
	out.WriteString("\n# [[source]]\n")
	set(out, "path", s.ID)
	if s.TitleBasis != model.TitleLead {
		set(out, "title", s.Title)
	}
	set(out, "outlet", s.Outlet)
	if s.Dateline != "" {
		set(out, "dateline", s.Dateline)
	}
	set(out, "published", s.Published.Value)
}

func set(out *bufio.Writer, key, value string) {
	fmt.Fprintf(out, "# %s = %s\n", key, tomlText(value))
}

func list(out *bufio.Writer, key string, values []string) {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = tomlText(v)
	}
	fmt.Fprintf(out, "# %s = [%s]\n", key, strings.Join(quoted, ", "))
}

// tomlText is a text of TOML on one line.
func tomlText(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(tell.Line(s)) + `"`
}
